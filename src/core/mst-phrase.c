/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks up the longest phrase with which a text begins. */

#include "config.h"

#include "mst-phrase.h"

#include <stdlib.h>
#include <string.h>

/* Phrases sorted by first character, the longer ones first; @first finds the place to begin. */
struct _MstPhraseTable
{
  MstPhrase *phrases;
  guint n;
  GHashTable *first;
};

/* "chan2 yu2" */
static void
parse_reading (const char *text, MstReading *readings, guint length)
{
  for (guint i = 0; i < length; i++)
    {
      gsize n = strcspn (text, "12345");

      g_assert (n > 0 && n < sizeof readings[i].syllable && text[n] != '\0');
      memcpy (readings[i].syllable, text, n);
      readings[i].syllable[n] = '\0';
      readings[i].tone = (char) (text[n] - '0');
      text += n + 1;
      if (*text == ' ')
        text++;
    }
  g_assert (*text == '\0' || *text == '|');
}

static void
parse_row (const MstPhraseRow *row, MstPhrase *phrase)
{
  const char *text = row->readings;

  *phrase = (MstPhrase){ 0 };
  for (const char *p = row->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_assert (phrase->length < MST_PHRASE_MAX_LENGTH);
      phrase->characters[phrase->length++] = g_utf8_get_char (p);
    }
  while (text != NULL)
    {
      g_assert (phrase->n_readings < MST_PHRASE_MAX_READINGS);
      parse_reading (text, phrase->readings[phrase->n_readings++], phrase->length);
      text = strchr (text, '|');
      if (text != NULL)
        text++;
    }
}

static int
compare_phrases (const void *a, const void *b)
{
  const MstPhrase *phrase_a = a;
  const MstPhrase *phrase_b = b;

  if (phrase_a->characters[0] != phrase_b->characters[0])
    return phrase_a->characters[0] < phrase_b->characters[0] ? -1 : 1;
  return (int) phrase_b->length - (int) phrase_a->length;
}

MstPhraseTable *
mst_phrase_table_new (const MstPhraseRow *rows, guint n)
{
  MstPhraseTable *table = g_new (MstPhraseTable, 1);

  table->phrases = g_new (MstPhrase, n);
  table->n = n;
  table->first = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n; i++)
    parse_row (&rows[i], &table->phrases[i]);
  qsort (table->phrases, n, sizeof *table->phrases, compare_phrases);
  for (guint i = n; i > 0; i--)
    g_hash_table_insert (table->first, GUINT_TO_POINTER (table->phrases[i - 1].characters[0]),
                         &table->phrases[i - 1]);
  return table;
}

const MstPhrase *
mst_phrase_table_find (const MstPhraseTable *table, const gunichar *characters, guint n)
{
  const MstPhrase *phrase;
  const MstPhrase *end = table->phrases + table->n;

  if (n == 0)
    return NULL;
  phrase = g_hash_table_lookup (table->first, GUINT_TO_POINTER (characters[0]));
  for (; phrase != NULL && phrase < end && phrase->characters[0] == characters[0]; phrase++)
    if (phrase->length <= n
        && memcmp (phrase->characters, characters, phrase->length * sizeof *characters) == 0)
      return phrase;
  return NULL;
}
