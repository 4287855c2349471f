/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms under which a record is found. */
#include "config.h"

#include "mst-name.h"
#include "mst-search.h"

#include <string.h>

/* ASCII between letters and digits divides; what isn't ASCII belongs to a word. */
gboolean
mst_search_is_word_byte (char byte)
{
  return (byte & 0x80) || g_ascii_isalnum (byte);
}

void
mst_search_append_text_terms (GString *terms, const char *text)
{
  while (*text != '\0')
    {
      const char *next = g_utf8_next_char (text);

      if (mst_search_is_word_byte (*text))
        {
          const char *end = mst_search_is_word_byte (*next) ? g_utf8_next_char (next) : next;

          for (const char *p = text; p < end; p++)
            g_string_append_c (terms, g_ascii_tolower (*p));
          g_string_append_c (terms, ' ');
        }
      text = next;
    }
}

/* @pinyin: syllables separated by spaces. */
static void
append_pinyin_terms (GString *terms, const char *pinyin)
{
  for (const char *from = pinyin; from != NULL; from = strchr (from, ' '))
    {
      gsize before;

      while (*from == ' ')
        from++;
      g_string_append_c (terms, '~');
      before = terms->len;
      for (const char *p = from; *p != '\0'; p++)
        if (g_ascii_isalnum (*p))
          g_string_append_c (terms, g_ascii_tolower (*p));
      if (terms->len > before)
        g_string_append_c (terms, ' ');
      else
        g_string_truncate (terms, before - 1);
    }
}

static void
append_initials (GString *terms, const char *pinyin)
{
  gsize before;

  g_string_append_c (terms, '@');
  before = terms->len;
  for (const char *p = pinyin; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) && (p == pinyin || p[-1] == ' '))
      g_string_append_c (terms, g_ascii_tolower (*p));
  if (terms->len > before)
    g_string_append_c (terms, ' ');
  else
    g_string_truncate (terms, before - 1);
}

static void
append_readings (GString *terms, const char *text, gboolean is_person)
{
  g_autofree char *pinyin = mst_name_get_pinyin (text, is_person);
  g_auto (GStrv) others = mst_name_get_other_pinyin (text, is_person);

  append_pinyin_terms (terms, pinyin);
  append_initials (terms, pinyin);
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    {
      append_pinyin_terms (terms, others[i]);
      append_initials (terms, others[i]);
    }
}

static void
append_backwards (GString *terms, const char *number)
{
  g_string_append_c (terms, '#');
  for (const char *p = number + strlen (number); p > number; p--)
    if (g_ascii_isalnum (p[-1]))
      g_string_append_c (terms, g_ascii_tolower (p[-1]));
  g_string_append_c (terms, ' ');
}

MstSearchKind
mst_search_get_kind (const MstField *field)
{
  if (!(field->flags & MST_FIELD_SEARCHED))
    return MST_SEARCH_NOT;
  switch (field->kind)
    {
    case MST_FIELD_REFERENCE:
      return MST_SEARCH_REFERENCE;
    case MST_FIELD_PHONE:
    case MST_FIELD_CITIZEN_NUMBER:
      return MST_SEARCH_NUMBER;
    case MST_FIELD_NAME:
      return MST_SEARCH_NAME;
    case MST_FIELD_TEXT:
    case MST_FIELD_NOTE:
    case MST_FIELD_CREDIT_CODE:
    case MST_FIELD_DATE:
    case MST_FIELD_MONTH:
    case MST_FIELD_INTEGER:
    case MST_FIELD_DECIMAL:
    case MST_FIELD_CHOICE:
    case MST_FIELD_FLAG:
    default:
      return field->flags & MST_FIELD_SORT_KEYS ? MST_SEARCH_NAME : MST_SEARCH_SHARED_TEXT;
    }
}

void
mst_search_append_terms (GString *terms, const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];
      const char *value = mst_record_get_at (record, i);
      MstSearchKind kind = value != NULL ? mst_search_get_kind (field) : MST_SEARCH_NOT;

      if (kind == MST_SEARCH_NUMBER)
        append_backwards (terms, value);
      else if (kind == MST_SEARCH_NAME)
        {
          mst_search_append_text_terms (terms, value);
          append_readings (terms, value, field->kind == MST_FIELD_NAME);
        }
    }
}
