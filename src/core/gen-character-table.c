/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs at build time: writes, as a C file of constant arrays, what Muster must know of Chinese
 * characters. Readings come from ICU's transliterator Han-Latin, corrected by Unihan's kTGHZ2013,
 * second readings from its kHanyuPinlu; strokes from Rime's stroke dictionary and Unihan's kTotalStrokes, their order from kTGH; radicals
 * from EquivalentUnifiedIdeograph.txt. */

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utrans.h>

#include "mst-character-table.h"

#define LAST_CHARACTER 0x323AF
#define LAST_STANDARD 8105
#define MAX_SYLLABLES 1024

typedef struct
{
  guint total;     /* kTotalStrokes, the mainland's count; 0 when unknown */
  char *strokes;   /* hspnz, chosen so far */
  int preference;  /* of @strokes; see add_strokes() */
  guint16 reading; /* 0: none */
  guint16 others[MST_TABLE_MAX_OTHERS];
  guint16 standard; /* place in the mainland's table of standard characters; 0: not in it */
} Character;

static Character characters[LAST_CHARACTER + 1];
static gunichar by_place[LAST_STANDARD + 1];
static char *syllables[MAX_SYLLABLES];
static guint n_syllables = 1;
static GHashTable *syllable_indexes;

static void
fail (const char *what, const char *detail)
{
  fprintf (stderr, "gen-character-table: %s: %s\n", what, detail);
  exit (1);
}

static char **
read_lines (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if (!g_file_get_contents (path, &text, NULL, &error))
    fail (path, error->message);
  /* Not g_strsplit(): its strstr() measures the whole rest for each line under a sanitizer. */
  for (char *line = text, *end; line != NULL; line = end)
    {
      end = strchr (line, '\n');
      if (end != NULL)
        *end++ = '\0';
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/* "lǚ" to an index of the syllable "lv" and the tone 3; 0 when it is no Mandarin syllable. */
static guint16
reading_from_pinyin (const char *pinyin)
{
  g_autofree char *decomposed = g_utf8_normalize (pinyin, -1, G_NORMALIZE_NFD);
  char syllable[MST_TABLE_SYLLABLE_SIZE] = "";
  guint length = 0;
  guint tone = 5;
  guint index;

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 'a' && c <= 'z' && length < sizeof syllable - 1)
        syllable[length++] = (char) c;
      else if (c == 0x308 && length > 0 && syllable[length - 1] == 'u')
        syllable[length - 1] = 'v';
      else if (c == 0x304)
        tone = 1;
      else if (c == 0x301)
        tone = 2;
      else if (c == 0x30C)
        tone = 3;
      else if (c == 0x300)
        tone = 4;
      else if (c != 0x302) /* ê */
        return 0;
    }
  if (length == 0)
    return 0;

  index = GPOINTER_TO_UINT (g_hash_table_lookup (syllable_indexes, syllable));
  if (index == 0)
    {
      g_assert (n_syllables < MAX_SYLLABLES);
      index = n_syllables++;
      syllables[index] = g_strdup (syllable);
      g_hash_table_insert (syllable_indexes, syllables[index], GUINT_TO_POINTER (index));
    }
  return (guint16) (index << 3 | tone);
}

static void
load_readings (void)
{
  static const UChar id[] = u"Han-Latin";
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

  if (U_FAILURE (status))
    fail ("Han-Latin", u_errorName (status));

  for (gunichar c = MST_TABLE_FIRST; c <= LAST_CHARACTER; c++)
    {
      UChar text[32];
      int32_t length = 0;
      int32_t limit;
      g_autofree char *pinyin = NULL;

      if (c == MST_TABLE_LAST + 1)
        c = MST_TABLE_FIRST_OTHER;
      if (c > 0xFFFF)
        {
          text[length++] = (UChar) (0xD7C0 + (c >> 10));
          text[length++] = (UChar) (0xDC00 | (c & 0x3FF));
        }
      else
        text[length++] = (UChar) c;
      limit = length;
      utrans_transUChars (transliterator, text, &length, G_N_ELEMENTS (text), 0, &limit, &status);
      if (U_FAILURE (status))
        fail ("Han-Latin", u_errorName (status));
      pinyin = g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);
      if (pinyin != NULL)
        characters[c].reading = reading_from_pinyin (pinyin);
    }
  utrans_close (transliterator);
}

/* The first word is what Unihan says; @name must be the second of three columns. */
static gboolean
parse_unihan (const char *line, const char *name, gunichar *character, const char **value)
{
  char *end;
  gulong c;

  if (!g_str_has_prefix (line, "U+"))
    return FALSE;
  c = strtoul (line + 2, &end, 16);
  if (*end != '\t' || !g_str_has_prefix (end + 1, name) || end[1 + strlen (name)] != '\t'
      || c > LAST_CHARACTER)
    return FALSE;
  *character = (gunichar) c;
  *value = end + 2 + strlen (name);
  return TRUE;
}

static void
load_totals (const char *path)
{
  g_auto (GStrv) lines = read_lines (path);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gunichar c;
      const char *value;

      /* Where Unihan gives two counts, the first is the one of the mainland's form. */
      if (parse_unihan (lines[i], "kTotalStrokes", &c, &value))
        characters[c].total = (guint) strtoul (value, NULL, 10), n++;
    }
  if (n < 20000)
    fail (path, "has no kTotalStrokes");
}

/* Adds a second reading unless its syllable is known already. */
static void
add_other (Character *character, guint16 reading)
{
  guint n = 0;

  if (reading == 0 || reading >> 3 == character->reading >> 3)
    return;
  while (n < MST_TABLE_MAX_OTHERS && character->others[n] != 0)
    if (character->others[n++] >> 3 == reading >> 3)
      return;
  if (n < MST_TABLE_MAX_OTHERS)
    character->others[n] = reading;
}

/* kTGHZ2013 is the dictionary to the mainland's table of standard characters: "038.110:cháng
 * 466.110:zhǎng". A reading that isn't in it gives way, preferably to one of the same syllable. */
static void
correct_reading (Character *character, const char *value)
{
  g_auto (GStrv) words = g_strsplit_set (value, " ,", -1);
  guint16 first = 0;
  guint16 alike = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *colon = strrchr (words[i], ':');
      guint16 reading = reading_from_pinyin (colon == NULL ? words[i] : colon + 1);

      if (reading == character->reading)
        return;
      if (first == 0)
        first = reading;
      if (alike == 0 && reading >> 3 == character->reading >> 3)
        alike = reading;
    }
  if (first != 0)
    {
      guint16 other = character->reading;

      character->reading = alike != 0 ? alike : first;
      add_other (character, other);
    }
}

/* kHanyuPinlu gives the readings found in a corpus of modern Chinese, each with how often:
 * "lè(283) yuè(54)". Those of at least a fiftieth count. */
static void
add_frequent_readings (Character *character, const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  gulong total = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (strchr (words[i], '(') != NULL)
      total += strtoul (strchr (words[i], '(') + 1, NULL, 10);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *bracket = strchr (words[i], '(');

      if (bracket == NULL || strtoul (bracket + 1, NULL, 10) * 50 < total)
        continue;
      *bracket = '\0';
      if (strlen (words[i]) > 1) /* not the "r" of 儿 */
        add_other (character, reading_from_pinyin (words[i]));
    }
}

static void
load_readings_of_unihan (const char *path)
{
  g_auto (GStrv) lines = read_lines (path);
  gunichar c;
  const char *value;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (parse_unihan (lines[i], "kTGHZ2013", &c, &value))
      correct_reading (&characters[c], value), n++;
  if (n < 8000)
    fail (path, "has no kTGHZ2013");
  for (guint i = 0; lines[i] != NULL; i++)
    if (parse_unihan (lines[i], "kHanyuPinlu", &c, &value))
      add_frequent_readings (&characters[c], value);
}

/* The table of standard characters is ordered by strokes, level by level, so that it tells which of
 * two characters with the same strokes comes first: "2013:1". */
static void
load_standard (const char *path)
{
  g_auto (GStrv) lines = read_lines (path);
  gunichar c;
  const char *value;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gulong place;

      if (!parse_unihan (lines[i], "kTGH", &c, &value) || !g_str_has_prefix (value, "2013:"))
        continue;
      place = strtoul (value + 5, NULL, 10);
      if (place < 1 || place > LAST_STANDARD)
        fail (path, value);
      characters[c].standard = (guint16) place;
      by_place[place] = c;
      n++;
    }
  if (n < 8000)
    fail (path, "has no kTGH");
}

/* The dictionary's first part follows Taiwan's forms, its second part the mainland's where they
 * differ. So the best string is of the mainland's length and in the second part; then of that
 * length in the first part; then of another length, again the second part first. */
static void
add_strokes (gunichar c, const char *strokes, gboolean mainland)
{
  Character *character = &characters[c];
  int preference = (strlen (strokes) == character->total ? 3 : 1) + (mainland ? 1 : 0);

  if (preference <= character->preference)
    return;
  g_free (character->strokes);
  character->strokes = g_strdup (strokes);
  character->preference = preference;
}

/* Slips of the dictionary, found by comparing it with the order of the standard characters. */
static void
correct_strokes (void)
{
  static const char *const corrections[][2] = {
    { "字", "nnzzsh" },
    { "塍", "pzhhnphhpnhsh" },
    { "涐", "nnhphshzpn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      Character *character = &characters[g_utf8_get_char (corrections[i][0])];

      g_assert (strlen (corrections[i][1]) == character->total);
      g_free (character->strokes);
      character->strokes = g_strdup (corrections[i][1]);
    }
}

static void
load_strokes (const char *path)
{
  g_auto (GStrv) lines = read_lines (path);
  gboolean mainland = FALSE;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *tab = strchr (lines[i], '\t');
      gunichar c;

      if (lines[i][0] == '#' && strstr (lines[i], "inherited from the original table") != NULL)
        mainland = TRUE;
      if (lines[i][0] == '#' || tab == NULL || g_utf8_next_char (lines[i]) != tab)
        continue;
      g_strchomp (lines[i]);
      if (tab[1 + strspn (tab + 1, "hspnz")] != '\0')
        continue;
      c = g_utf8_get_char (lines[i]);
      if (c <= LAST_CHARACTER)
        add_strokes (c, tab + 1, mainland), n++;
    }
  if (!mainland || n < 20000)
    fail (path, "is not the stroke dictionary that is expected");
}

static void
write_standard (FILE *out)
{
  guint n = 0;

  fprintf (out, "const guint16 mst_table_standard[] = {\n");
  for (gunichar c = MST_TABLE_FIRST; c <= MST_TABLE_LAST; c++)
    fprintf (out, "%u,%s", characters[c].standard, c % 16 == 15 ? "\n" : "");
  fprintf (out, "};\nconst MstTableEntry mst_table_other_standard[] = {\n");
  for (gunichar c = MST_TABLE_FIRST_OTHER; c <= LAST_CHARACTER; c++)
    if (characters[c].standard != 0)
      fprintf (out, "{0x%X,{%u}},\n", c, characters[c].standard), n++;
  fprintf (out, "};\nconst gsize mst_table_n_other_standard = %u;\n", n);
}

static void
write_syllables (FILE *out)
{
  fprintf (out, "const char mst_table_syllables[][MST_TABLE_SYLLABLE_SIZE] = {\n");
  fprintf (out, "\"\",\n");
  for (guint i = 1; i < n_syllables; i++)
    fprintf (out, "\"%s\",\n", syllables[i]);
  fprintf (out, "};\n");
}

static void
write_readings (FILE *out)
{
  guint n = 0;

  fprintf (out, "const guint16 mst_table_readings[] = {\n");
  for (gunichar c = MST_TABLE_FIRST; c <= MST_TABLE_LAST; c++)
    fprintf (out, "%u,%s", characters[c].reading, c % 16 == 15 ? "\n" : "");
  fprintf (out, "};\nconst MstTableEntry mst_table_other_readings[] = {\n");
  for (gunichar c = MST_TABLE_FIRST_OTHER; c <= LAST_CHARACTER; c++)
    if (characters[c].reading != 0)
      fprintf (out, "{0x%X,{%u}},\n", c, characters[c].reading), n++;
  fprintf (out, "};\nconst gsize mst_table_n_other_readings = %u;\n", n);

  n = 0;
  fprintf (out, "const MstTableEntry mst_table_second_readings[] = {\n");
  for (gunichar c = MST_TABLE_FIRST; c <= MST_TABLE_LAST; c++)
    if (characters[c].others[0] != 0)
      fprintf (out, "{0x%X,{%u,%u}},\n", c, characters[c].others[0], characters[c].others[1]), n++;
  fprintf (out, "};\nconst gsize mst_table_n_second_readings = %u;\n", n);
}

/* The strokes of the standard character that stands next to @character and has as many, for those
 * few of which only the number is known; NULL when there is none. */
static const char *
neighbour_strokes (const Character *character)
{
  static const int steps[] = { -1, 1, -2, 2, -3, 3, -4, 4 };

  if (character->standard == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      int place = character->standard + steps[i];
      const Character *neighbour;

      if (place < 1 || place > LAST_STANDARD || by_place[place] == 0)
        continue;
      neighbour = &characters[by_place[place]];
      if (neighbour->strokes != NULL && strlen (neighbour->strokes) == character->total)
        return neighbour->strokes;
    }
  return NULL;
}

/* The stroke entry of a character: where its string begins, or only a count, or 0. */
static guint32
stroke_entry (FILE *out, GHashTable *offsets, guint32 *end, gunichar c)
{
  const Character *character = &characters[c];
  const char *strokes = character->strokes;
  guint32 flag = 0;
  gpointer offset;

  if (strokes == NULL)
    {
      strokes = neighbour_strokes (character);
      flag = MST_TABLE_NEIGHBOUR;
    }
  if (strokes == NULL)
    return character->total == 0 ? 0 : MST_TABLE_COUNT_ONLY | character->total;
  if (!g_hash_table_lookup_extended (offsets, strokes, NULL, &offset))
    {
      fprintf (out, "\"%s\\0\"\n", strokes);
      offset = GUINT_TO_POINTER (*end);
      g_hash_table_insert (offsets, (gpointer) strokes, offset);
      *end += (guint32) strlen (strokes) + 1;
    }
  return flag | GPOINTER_TO_UINT (offset);
}

static void
write_strokes (FILE *out)
{
  g_autoptr (GHashTable) offsets = g_hash_table_new (g_str_hash, g_str_equal);
  static guint32 entries[LAST_CHARACTER + 1];
  guint32 end = 1;
  gunichar last = MST_TABLE_FIRST_OTHER;

  fprintf (out, "const char mst_table_stroke_strings[] = \"\\0\"\n");
  entries[MST_TABLE_ZERO] = stroke_entry (out, offsets, &end, MST_TABLE_ZERO);
  for (gunichar c = MST_TABLE_FIRST; c <= LAST_CHARACTER; c++)
    {
      entries[c] = stroke_entry (out, offsets, &end, c);
      if (entries[c] != 0 && c > last)
        last = c;
    }
  fprintf (out, ";\nconst guint32 mst_table_zero_strokes = %u;\n", entries[MST_TABLE_ZERO]);
  fprintf (out, "const guint32 mst_table_strokes[] = {\n");
  for (gunichar c = MST_TABLE_FIRST; c <= MST_TABLE_LAST; c++)
    fprintf (out, "%uu,%s", entries[c], c % 16 == 15 ? "\n" : "");
  fprintf (out, "};\nconst guint32 mst_table_other_strokes[] = {\n");
  for (gunichar c = MST_TABLE_FIRST_OTHER; c <= last; c++)
    fprintf (out, "%uu,%s", entries[c], c % 16 == 15 ? "\n" : "");
  fprintf (out, "};\nconst gunichar mst_table_last_other_strokes = 0x%X;\n", last);
}

/* "2E9F ; 6BCD # …" and "2F00 ; 4E00 # …", sometimes "2E80..2E81 ; …" */
static void
write_radicals (FILE *out, const char *path)
{
  g_auto (GStrv) lines = read_lines (path);
  guint n = 0;

  fprintf (out, "const MstTableRadical mst_table_radicals[] = {\n");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *end;
      gulong first;
      gulong last;
      gulong unified;

      if (!g_ascii_isxdigit (lines[i][0]))
        continue;
      first = last = strtoul (lines[i], &end, 16);
      if (g_str_has_prefix (end, ".."))
        last = strtoul (end + 2, &end, 16);
      end += strspn (end, " ");
      if (*end != ';' || first < 0x2E80 || last > 0x2FDF)
        continue;
      unified = strtoul (end + 1, NULL, 16);
      for (gulong radical = first; radical <= last; radical++)
        fprintf (out, "{0x%lX,0x%lX},\n", radical, unified), n++;
    }
  fprintf (out, "};\nconst gsize mst_table_n_radicals = %u;\n", n);
  if (n < 200)
    fail (path, "has no radicals");
}

int
main (int argc, char **argv)
{
  FILE *out;

  if (argc != 7)
    fail ("usage", "STROKES IRGSOURCES READINGS MAPPINGS RADICALS OUTPUT");

  syllable_indexes = g_hash_table_new (g_str_hash, g_str_equal);
  load_readings ();
  load_totals (argv[2]);
  load_readings_of_unihan (argv[3]);
  load_standard (argv[4]);
  load_strokes (argv[1]);
  correct_strokes ();

  out = fopen (argv[6], "w");
  if (out == NULL)
    fail (argv[6], "cannot be written");
  fprintf (out, "/* Generated; do not edit. */\n#include \"mst-character-table.h\"\n");
  write_syllables (out);
  write_readings (out);
  write_strokes (out);
  write_standard (out);
  write_radicals (out, argv[5]);
  if (fclose (out) != 0)
    fail (argv[6], "cannot be written");
  return 0;
}
