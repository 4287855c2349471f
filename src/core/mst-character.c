/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks characters up in the tables generated at build time. */

#include "config.h"

#include "mst-character.h"

#include <string.h>

#include "mst-character-table.h"
#include "mst-name.h"

/* What the code positions FE50 to FEA0 of GBK mean, which old fonts and systems hand on as the
 * private-use characters U+E815 to U+E864; 䶮 is met in names. */
#define GBK_PRIVATE_FIRST 0xE815
#define GBK_PRIVATE_LAST 0xE864
static const char gbk_private[] = "⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟"
                                  "㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱"
                                  "䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟"
                                  "䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻";

static const MstTableEntry *
find_entry (const MstTableEntry *table, gsize n, gunichar character)
{
  gsize low = 0;

  while (low < n)
    {
      gsize middle = low + (n - low) / 2;

      if (table[middle].character == character)
        return &table[middle];
      if (table[middle].character < character)
        low = middle + 1;
      else
        n = middle;
    }
  return NULL;
}

static void
expand_reading (guint16 packed, MstReading *reading)
{
  memcpy (reading->syllable, mst_table_syllables[packed >> 3], sizeof reading->syllable);
  reading->tone = (char) (packed & 7);
}

gboolean
mst_character_get_reading (gunichar character, MstReading *reading)
{
  guint16 packed = 0;

  if (character >= MST_TABLE_FIRST && character <= MST_TABLE_LAST)
    {
      packed = mst_table_readings[character - MST_TABLE_FIRST];
    }
  else if (character >= MST_TABLE_FIRST_OTHER)
    {
      const MstTableEntry *entry =
        find_entry (mst_table_other_readings, mst_table_n_other_readings, character);

      if (entry != NULL)
        packed = entry->values[0];
    }
  else if (character == MST_TABLE_ZERO)
    {
      *reading = (MstReading){ "ling", 2 };
      return TRUE;
    }
  if (packed == 0)
    return FALSE;
  expand_reading (packed, reading);
  return TRUE;
}

guint
mst_character_get_second_readings (gunichar character, MstReading readings[2])
{
  const MstTableEntry *entry =
    find_entry (mst_table_second_readings, mst_table_n_second_readings, character);
  guint n = 0;

  if (entry == NULL)
    return 0;
  while (n < MST_TABLE_MAX_OTHERS && entry->values[n] != 0)
    {
      expand_reading (entry->values[n], &readings[n]);
      n++;
    }
  return n;
}

static gunichar
unify_radical (gunichar character)
{
  for (gsize i = 0; i < mst_table_n_radicals; i++)
    if (mst_table_radicals[i].radical == character)
      return mst_table_radicals[i].unified;
  return character;
}

gunichar
mst_character_unify (gunichar character)
{
  gunichar unified;

  if (character < 0x2E80)
    return character;
  if (character <= 0x2FDF)
    return unify_radical (character);
  if (character >= GBK_PRIVATE_FIRST && character <= GBK_PRIVATE_LAST)
    return unify_radical (g_utf8_get_char (
      g_utf8_offset_to_pointer (gbk_private, (glong) (character - GBK_PRIVATE_FIRST))));
  if ((character >= 0xF900 && character <= 0xFAFF)
      || (character >= 0x2F800 && character <= 0x2FA1F))
    return g_unichar_fully_decompose (character, FALSE, &unified, 1) == 1 ? unified : character;
  return character;
}

guint
mst_character_get_standard_place (gunichar character)
{
  const MstTableEntry *entry;

  if (character >= MST_TABLE_FIRST && character <= MST_TABLE_LAST)
    return mst_table_standard[character - MST_TABLE_FIRST];
  entry = find_entry (mst_table_other_standard, mst_table_n_other_standard, character);
  return entry == NULL ? 0 : entry->values[0];
}

gboolean
mst_character_is_han (gunichar character)
{
  return (character >= 0x4E00 && character <= 0x9FFF)
         || (character >= 0x3400 && character <= 0x4DBF) || character >= 0x20000
         || character == MST_TABLE_ZERO || (character >= 0xF900 && character <= 0xFAFF);
}

gboolean
mst_character_is_dot (gunichar character)
{
  switch (character)
    {
    case MST_MIDDLE_DOT:
    case 0x0387:
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x30FB:
    case 0xFF65:
      return TRUE;
    default:
      return FALSE;
    }
}

static guint32
find_strokes (gunichar character)
{
  if (character >= MST_TABLE_FIRST && character <= MST_TABLE_LAST)
    return mst_table_strokes[character - MST_TABLE_FIRST];
  if (character >= MST_TABLE_FIRST_OTHER && character <= mst_table_last_other_strokes)
    return mst_table_other_strokes[character - MST_TABLE_FIRST_OTHER];
  return character == MST_TABLE_ZERO ? mst_table_zero_strokes : 0;
}

guint
mst_strokes_count (gunichar character)
{
  guint32 entry = find_strokes (character);

  if (entry & MST_TABLE_COUNT_ONLY)
    return entry & ~MST_TABLE_COUNT_ONLY;
  return (guint) strlen (mst_table_stroke_strings + (entry & ~MST_TABLE_NEIGHBOUR));
}

const char *
mst_strokes_order (gunichar character)
{
  guint32 entry = find_strokes (character);

  if (entry == 0 || (entry & (MST_TABLE_COUNT_ONLY | MST_TABLE_NEIGHBOUR)) != 0)
    return NULL;
  return mst_table_stroke_strings + entry;
}

const char *
mst_character_get_place_strokes (gunichar character)
{
  guint32 entry = find_strokes (character);

  if (entry == 0 || (entry & MST_TABLE_COUNT_ONLY) != 0)
    return NULL;
  return mst_table_stroke_strings + (entry & ~MST_TABLE_NEIGHBOUR);
}
