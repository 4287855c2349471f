/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the table of shared strings. */

#include "config.h"

#include "mst-limits.h"
#include "mst-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  TABLE = 1,
  STRING,
  RUN,
  TEXT,
};

typedef struct
{
  MstXlsx *xlsx;
  GString *text;
} Reader;

static guint8
start_cb (MstXml *xml, guint8 parent, const char *name, const char **attributes, gpointer data)
{
  Reader *reader = data;

  switch (parent)
    {
    case 0:
      if (strcmp (name, "sst") == 0)
        return TABLE;
      mst_xml_fail (xml, _ ("its table of texts is something else"));
      return 0;
    case TABLE:
      if (strcmp (name, "si") != 0)
        return 0;
      g_string_truncate (reader->text, 0);
      return STRING;
    case STRING:
      if (strcmp (name, "r") == 0)
        return RUN;
      return strcmp (name, "t") == 0 ? TEXT : 0;
    case RUN:
      return strcmp (name, "t") == 0 ? TEXT : 0;
    default:
      return 0;
    }
}

static void
end_cb (MstXml *xml, guint8 state, gpointer data)
{
  Reader *reader = data;
  MstXlsx *xlsx = reader->xlsx;
  gsize length;

  if (state != STRING)
    return;
  if (xlsx->strings->len == MST_LIMIT_STRINGS
      || mst_arena_get_size (xlsx->arena) + reader->text->len > MST_LIMIT_TEXT_BYTES)
    {
      mst_xml_fail (xml, _ ("it holds more text than a workbook can"));
      return;
    }
  length = mst_xlsx_unescape (reader->text->str, reader->text->len);
  g_ptr_array_add (xlsx->strings,
                   length == 0 ? (gpointer) ""
                               : (gpointer) mst_arena_add (xlsx->arena, reader->text->str, length));
}

static void
text_cb (guint8 state, const char *text, int length, gpointer data)
{
  Reader *reader = data;

  if (state == TEXT)
    g_string_append_len (reader->text, text, length);
}

/* The code unit written at @text as _xHHHH_; -1 when there is none. */
static int
read_escape (const char *text, const char *end)
{
  int unit = 0;

  if (end - text < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (text[i]);
    }
  return unit;
}

gsize
mst_xlsx_unescape (char *text, gsize length)
{
  char *end = text + length, *to, *from;

  from = memmem (text, length, "_x", 2);
  if (from == NULL)
    return length;
  for (to = from; from < end;)
    {
      int unit = read_escape (from, end), low;
      gunichar character;

      if (unit < 0)
        {
          *to++ = *from++;
          continue;
        }
      from += 7;
      character = (gunichar) unit;
      if (unit >= 0xD800 && unit < 0xDC00 && (low = read_escape (from, end)) >= 0xDC00
          && low < 0xE000)
        {
          character = 0x10000 + (((gunichar) unit - 0xD800) << 10) + ((gunichar) low - 0xDC00);
          from += 7;
        }
      else if (unit >= 0xD800 && unit < 0xE000)
        character = 0xFFFD;
      if (character != 0)
        to += g_unichar_to_utf8 (character, to);
    }
  *to = '\0';
  return (gsize) (to - text);
}

gboolean
mst_xlsx_read_strings (MstXlsx *self, const char *part, GError **error)
{
  static const MstXmlHandlers handlers = { start_cb, end_cb, text_cb };
  Reader reader = { self, g_string_sized_new (256) };
  gboolean is_read;

  self->strings = g_ptr_array_new ();
  is_read = mst_xml_parse (self->package, part, &handlers, &reader, error);
  g_string_free (reader.text, TRUE);
  return is_read;
}
