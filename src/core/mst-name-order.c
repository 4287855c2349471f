/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sort keys: the order of a register, as text that compares byte by byte.
 *
 * A key is made of one part a character, so that names compare character by character:
 *
 * - by strokes: the number of strokes, the strokes 横竖撇点折 two to a byte, then the place in the
 *   table of standard characters (于 after 干) or, behind them, the code point;
 * - by pinyin: the syllable, its tone, then the same as by strokes, so that people of one surname
 *   stand together and homophones follow each other by strokes (GB/T 13418-1992).
 *
 * What isn't Chinese comes before all Chinese characters, numbers in it by their value. Keys say
 * themselves how they compare: those computed with an older table keep their place in an index. */

#include "config.h"

#include <string.h>

#include "mst-name-reading.h"
#include "mst-name.h"

/* The leading bytes of a part, in their order. */
#define MISSING_CHARACTER ' '
#define NOT_CHINESE '!'
#define FIRST_DIGIT '0' /* counts, strokes and code points count up from here */
#define NO_READING '~'

#define MAX_NUMBER 64
#define MAX_STROKES 64

/* Beyond all places in the table of standard characters. */
#define AFTER_STANDARD 0x2000

static char *
write_code (char *end, gunichar c)
{
  *end++ = (char) (FIRST_DIGIT + (c >> 12 & 0x3F));
  *end++ = (char) (FIRST_DIGIT + (c >> 6 & 0x3F));
  *end++ = (char) (FIRST_DIGIT + (c & 0x3F));
  return end;
}

static void
append_code (GString *key, gunichar c)
{
  char code[3];

  g_string_append_len (key, code, write_code (code, c) - code);
}

/* 1 to 5, for 横竖撇点折. */
static int
stroke_class (char stroke)
{
  switch (stroke)
    {
    case 'h':
      return 1;
    case 's':
      return 2;
    case 'p':
      return 3;
    case 'n':
      return 4;
    default:
      return 5;
    }
}

/* A character of which only the number of strokes is known stands behind those with as many. */
static void
append_strokes (GString *key, gunichar c)
{
  const char *strokes = mst_character_get_place_strokes (c);
  guint count =
    MIN (strokes == NULL ? mst_strokes_count (c) : (guint) strlen (strokes), MAX_STROKES);
  guint standard = mst_character_get_standard_place (c);
  char part[1 + MAX_STROKES / 2 + 3];
  char *end = part;

  *end++ = (char) (FIRST_DIGIT + count);
  for (guint i = 0; i < count; i += 2)
    {
      int first = strokes == NULL ? 5 : stroke_class (strokes[i]);
      int second = 0;

      if (i + 1 < count)
        second = strokes == NULL ? 5 : stroke_class (strokes[i + 1]);
      *end++ = (char) (FIRST_DIGIT + first * 6 + second);
    }
  end = write_code (end, standard != 0 ? standard : AFTER_STANDARD + c);
  g_string_append_len (key, part, end - part);
}

/* The number that begins at @digits; returns how many digits were used. */
static guint
append_number (GString *key, const gunichar *digits, guint n)
{
  guint zeros = 0;
  guint end;

  while (zeros + 1 < n && digits[zeros] == '0' && digits[zeros + 1] >= '0'
         && digits[zeros + 1] <= '9')
    zeros++;
  for (end = zeros; end < n && end - zeros < MAX_NUMBER; end++)
    if (digits[end] < '0' || digits[end] > '9')
      break;
  g_string_append_c (key, NOT_CHINESE);
  append_code (key, '0');
  g_string_append_c (key, (char) (FIRST_DIGIT + end - zeros));
  for (guint i = zeros; i < end; i++)
    g_string_append_c (key, (char) digits[i]);
  return end;
}

/* Spaces order nothing. */
static void
drop_spaces (MstNameCharacters *characters)
{
  guint n = 0;

  for (guint i = 0; i < characters->n; i++)
    if (!g_unichar_isspace (characters->characters[i]))
      characters->characters[n++] = characters->characters[i];
  characters->n = n;
}

/* Where a single given name leaves the middle character out; 0 when it doesn't. */
static guint
missing_position (const MstNameCharacters *characters)
{
  const MstPhrase *phrase = mst_surname_find (characters->characters, characters->n);
  guint surname = phrase == NULL ? 1 : phrase->length;

  return characters->n == surname + 1 ? surname : 0;
}

static void
append_characters (GString *key, const MstNameCharacters *characters, const MstReading *readings,
                   guint missing)
{
  guint i = 0;

  while (i < characters->n)
    {
      gunichar c = characters->characters[i];

      if (missing != 0 && i == missing)
        g_string_append_c (key, MISSING_CHARACTER);
      if (c >= '0' && c <= '9')
        {
          i += append_number (key, characters->characters + i, characters->n - i);
          continue;
        }
      i++;
      if (!mst_character_is_han (c))
        {
          g_string_append_c (key, NOT_CHINESE);
          append_code (key, g_unichar_tolower (c));
          continue;
        }
      if (readings != NULL && readings[i - 1].syllable[0] != '\0')
        {
          g_string_append (key, readings[i - 1].syllable);
          g_string_append_c (key, (char) (FIRST_DIGIT + readings[i - 1].tone));
        }
      else if (readings != NULL)
        {
          g_string_append_c (key, NO_READING);
        }
      append_strokes (key, c);
    }
}

char *
mst_name_get_sort_key (const char *text, MstNameOrder order, gboolean person)
{
  g_auto (MstNameCharacters) characters;
  g_autofree MstReading *readings = NULL;
  guint missing = 0;
  GString *key;

  g_return_val_if_fail (text != NULL, NULL);

  mst_name_characters_init (&characters, text);
  drop_spaces (&characters);
  key = g_string_sized_new (characters.n * 16 + 1);
  if (order == MST_NAME_ORDER_PINYIN)
    {
      readings = g_new (MstReading, characters.n + 1);
      mst_name_get_readings (&characters, person, readings);
    }
  else if (order == MST_NAME_ORDER_SURNAME_STROKES && person)
    {
      missing = missing_position (&characters);
    }
  append_characters (key, &characters, readings, missing);
  return g_string_free (key, FALSE);
}
