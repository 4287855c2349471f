/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of an .xls workbook: they run on over records, and each stretch says anew how it is written. */

#include "config.h"

#include "mst-bytes.h"
#include "mst-limits.h"
#include "mst-xls-private.h"

#include <glib/gi18n-lib.h>

#define FLAG_WIDE 0x01
#define FLAG_PHONETIC 0x04
#define FLAG_RICH 0x08

void
mst_xls_text_init (MstXlsText *self, MstXls *xls, const MstXlsRecord *record, gsize offset,
                   gsize next_record)
{
  self->xls = xls;
  self->at = next_record;
  self->data = record->data + MIN (offset, record->length);
  self->end = record->data + record->length;
  self->text = g_string_sized_new (256);
}

void
mst_xls_text_clear (MstXlsText *self)
{
  g_string_free (self->text, TRUE);
}

static gboolean
go_on (MstXlsText *self)
{
  MstXlsRecord record;

  if (!mst_xls_next (self->xls, &self->at, &record) || record.type != MST_XLS_CONTINUE)
    return FALSE;
  self->data = record.data;
  self->end = record.data + record.length;
  return TRUE;
}

static gboolean
read_number (MstXlsText *self, guint size, guint32 *number)
{
  *number = 0;
  for (guint i = 0; i < size; i++)
    {
      while (self->data == self->end)
        if (!go_on (self))
          return FALSE;
      *number |= (guint32) *self->data++ << (8 * i);
    }
  return TRUE;
}

static gboolean
skip (MstXlsText *self, guint64 n)
{
  while (n > 0)
    {
      gsize step = MIN (n, (gsize) (self->end - self->data));

      self->data += step;
      n -= step;
      if (n > 0 && !go_on (self))
        return FALSE;
    }
  return TRUE;
}

/* Appends a code unit; @high holds the first half of a pair, 0 when none is waiting. */
static void
append_unit (GString *text, guint32 unit, guint32 *high)
{
  if (*high != 0 && unit >= 0xDC00 && unit < 0xE000)
    {
      g_string_append_unichar (text, 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00));
      *high = 0;
      return;
    }
  if (*high != 0)
    g_string_append_unichar (text, 0xFFFD);
  *high = 0;
  if (unit >= 0xD800 && unit < 0xDC00)
    *high = unit;
  else if (unit >= 0xDC00 && unit < 0xE000)
    g_string_append_unichar (text, 0xFFFD);
  else if (unit != 0)
    g_string_append_unichar (text, unit);
}

static gboolean
read_units (MstXlsText *self, guint32 n_units, guint32 flags)
{
  guint32 high = 0;

  for (guint32 i = 0; i < n_units; i++)
    {
      guint size = (flags & FLAG_WIDE) != 0 ? 2 : 1;

      while (self->data == self->end)
        if (!go_on (self) || !read_number (self, 1, &flags))
          return FALSE;
      size = (flags & FLAG_WIDE) != 0 ? 2 : 1;
      if (self->end - self->data < (gssize) size)
        return FALSE;
      append_unit (self->text, size == 2 ? mst_bytes_get_16 (self->data) : *self->data, &high);
      self->data += size;
    }
  if (high != 0)
    g_string_append_unichar (self->text, 0xFFFD);
  return TRUE;
}

static gboolean
read_old (MstXlsText *self, guint32 length)
{
  g_autofree char *text = NULL;
  gsize n_written;

  if (self->end - self->data < (gssize) length)
    return FALSE;
  text = g_convert_with_fallback ((const char *) self->data, (gssize) length, "UTF-8",
                                  self->xls->encoding, "\xEF\xBF\xBD", NULL, &n_written, NULL);
  if (text == NULL || !g_utf8_validate (text, (gssize) n_written, NULL))
    return FALSE;
  g_string_append_len (self->text, text, (gssize) n_written);
  self->data += length;
  return TRUE;
}

gboolean
mst_xls_text_read (MstXlsText *self, guint length_size)
{
  guint32 length, flags, n_runs = 0, n_phonetic = 0;

  g_string_truncate (self->text, 0);
  if (!read_number (self, length_size, &length))
    return FALSE;
  if (!self->xls->is_version_8)
    return read_old (self, length);
  return read_number (self, 1, &flags)
         && ((flags & FLAG_RICH) == 0 || read_number (self, 2, &n_runs))
         && ((flags & FLAG_PHONETIC) == 0 || read_number (self, 4, &n_phonetic))
         && read_units (self, length, flags) && skip (self, (guint64) n_runs * 4 + n_phonetic);
}

gboolean
mst_xls_read_strings (MstXls *self, const MstXlsRecord *record, gsize next_record, GError **error)
{
  MstXlsText reader;
  guint32 n_strings = record->length >= 8 ? mst_bytes_get_32 (record->data + 4) : 0;
  const char *reason = NULL;

  mst_xls_text_init (&reader, self, record, 8, next_record);
  for (guint32 i = 0; i < n_strings && reason == NULL; i++)
    {
      if (!mst_xls_text_read (&reader, 2))
        reason = _ ("its table of texts breaks off");
      else if (i == MST_LIMIT_STRINGS
               || mst_arena_get_size (self->arena) + reader.text->len > MST_LIMIT_TEXT_BYTES)
        reason = _ ("it holds more text than a workbook can");
      else if (reader.text->len == 0)
        g_ptr_array_add (self->strings, (gpointer) "");
      else
        g_ptr_array_add (self->strings, (gpointer) mst_arena_add (self->arena, reader.text->str,
                                                                  reader.text->len));
    }
  mst_xls_text_clear (&reader);
  return reason == NULL || mst_xls_set_damaged (self, reason, error);
}
