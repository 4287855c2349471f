/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an .xls workbook: what its sheets share, then the sheets. An own reader, since merged ranges,
 * hidden rows and the visibility of sheets are needed, and files are not to be trusted. */

#include "config.h"

#include "mst-bytes.h"
#include "mst-compound.h"
#include "mst-error.h"
#include "mst-foreign.h"
#include "mst-limits.h"
#include "mst-number-format.h"
#include "mst-package.h"
#include "mst-reader.h"
#include "mst-xls-private.h"

#include <glib/gi18n-lib.h>

#define VERSION_8 0x0600
#define VERSION_5 0x0500
#define CODE_PAGE_CHINESE 936
#define SHEET_WORKSHEET 0
/* Each sheet is gone through twice. */
#define PASSES 4

typedef struct
{
  char *name;
  gsize at;
  gboolean visible;
} Sheet;

typedef struct
{
  MstXls shared;
  GPtrArray *sheets;
  GHashTable *codes; /* number format → code */
} Reader;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet);
}

gboolean
mst_xls_set_damaged (const MstXls *self, const char *reason, GError **error)
{
  mst_package_set_damaged (error, self->name, reason);
  return FALSE;
}

gboolean
mst_xls_next (MstXls *self, gsize *at, MstXlsRecord *record)
{
  if (*at > self->size || self->size - *at < 4)
    return FALSE;
  record->type = mst_bytes_get_16 (self->stream + *at);
  record->length = mst_bytes_get_16 (self->stream + *at + 2);
  record->data = self->stream + *at + 4;
  if (self->size - *at - 4 < record->length || self->n_left < (gsize) record->length + 4)
    return FALSE;
  self->n_left -= (gsize) record->length + 4;
  *at += (gsize) record->length + 4;
  return TRUE;
}

static char *
read_text (Reader *reader, const MstXlsRecord *record, gsize offset, guint length_size,
           gsize next_record)
{
  MstXlsText text;
  char *copy = NULL;

  mst_xls_text_init (&text, &reader->shared, record, offset, next_record);
  if (mst_xls_text_read (&text, length_size))
    copy = g_strndup (text.text->str, text.text->len);
  mst_xls_text_clear (&text);
  return copy;
}

static gboolean
add_sheet (Reader *reader, const MstXlsRecord *record, gsize next_record, GError **error)
{
  g_autofree char *name = NULL;
  Sheet *sheet;

  if (record->length < 7 || reader->sheets->len == MST_LIMIT_SHEETS
      || (name = read_text (reader, record, 6, 1, next_record)) == NULL)
    return mst_xls_set_damaged (&reader->shared, _ ("its list of sheets is something else"), error);
  if (record->data[5] != SHEET_WORKSHEET)
    return TRUE;
  sheet = g_new0 (Sheet, 1);
  sheet->name = g_steal_pointer (&name);
  sheet->at = mst_bytes_get_32 (record->data);
  sheet->visible = (record->data[4] & 3) == 0;
  g_ptr_array_add (reader->sheets, sheet);
  return TRUE;
}

static gboolean
read_shared_record (Reader *reader, const MstXlsRecord *record, gsize next_record, GError **error)
{
  MstXls *shared = &reader->shared;
  guint value = record->length >= 2 ? mst_bytes_get_16 (record->data) : 0;
  guint8 is_date;

  switch (record->type)
    {
    case MST_XLS_FILE_PASS:
      mst_foreign_set_protected (shared->name, error);
      return FALSE;
    case MST_XLS_DATE_MODE:
      shared->epoch_1904 = value == 1;
      return TRUE;
    case MST_XLS_CODE_PAGE:
      shared->encoding = value == CODE_PAGE_CHINESE ? "GB18030" : "WINDOWS-1252";
      return TRUE;
    case MST_XLS_FORMAT:
      g_hash_table_insert (
        reader->codes, GUINT_TO_POINTER (value),
        read_text (reader, record, 2, shared->is_version_8 ? 2 : 1, next_record));
      return TRUE;
    case MST_XLS_XF:
      value = record->length >= 4 ? mst_bytes_get_16 (record->data + 2) : 0;
      is_date = mst_number_format_is_date (
        value, g_hash_table_lookup (reader->codes, GUINT_TO_POINTER (value)));
      g_byte_array_append (shared->is_date, &is_date, 1);
      return TRUE;
    case MST_XLS_BOUND_SHEET:
      return add_sheet (reader, record, next_record, error);
    case MST_XLS_SST:
      return mst_xls_read_strings (shared, record, next_record, error);
    default:
      return TRUE;
    }
}

/* What stands before the sheets. */
static gboolean
read_shared (Reader *reader, GError **error)
{
  MstXls *shared = &reader->shared;
  MstXlsRecord record;
  gsize at = 0;
  guint version = 0;

  if (mst_xls_next (shared, &at, &record) && record.type == MST_XLS_BOF && record.length >= 4)
    version = mst_bytes_get_16 (record.data);
  if (version != VERSION_8 && version != VERSION_5)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
                   _ ("“%s” was made by a very old program, or is damaged. Open it in WPS or Excel "
                      "and save it as .xlsx."),
                   shared->name);
      return FALSE;
    }
  shared->is_version_8 = version == VERSION_8;
  while (mst_xls_next (shared, &at, &record))
    {
      if (record.type == MST_XLS_EOF)
        return TRUE;
      if (!read_shared_record (reader, &record, at, error))
        return FALSE;
    }
  return mst_xls_set_damaged (shared, _ ("it breaks off before its first sheet"), error);
}

static GPtrArray *
read_sheets (Reader *reader, MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) grids = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_grid_unref);

  for (guint i = 0; i < reader->sheets->len; i++)
    {
      const Sheet *sheet = g_ptr_array_index (reader->sheets, i);
      MstGrid *grid;

      if (mst_progress_is_cancelled (progress, error))
        return NULL;
      grid = mst_xls_read_sheet (&reader->shared, sheet->at, sheet->name, sheet->visible, error);
      if (grid == NULL)
        return NULL;
      g_ptr_array_add (grids, grid);
    }
  return g_steal_pointer (&grids);
}

static GPtrArray *
read_stream (GBytes *stream, const char *name, MstProgress *progress, GError **error)
{
  g_autoptr (MstArena) arena = mst_arena_new ();
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  g_autoptr (GByteArray) is_date = g_byte_array_new ();
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Reader reader = {
    .shared = {
      .name = name,
      .encoding = "GB18030",
      .arena = arena,
      .strings = strings,
      .is_date = is_date,
    },
    .sheets = sheets,
    .codes = codes,
  };

  reader.shared.stream = g_bytes_get_data (stream, &reader.shared.size);
  reader.shared.n_left = reader.shared.size * PASSES;
  return read_shared (&reader, error) ? read_sheets (&reader, progress, error) : NULL;
}

GPtrArray *
mst_xls_read (GBytes *bytes, const char *name, MstProgress *progress, GError **error)
{
  g_autoptr (MstCompound) compound = mst_compound_open (bytes);
  g_autoptr (GBytes) stream = NULL;

  if (compound == NULL)
    {
      mst_package_set_damaged (error, name, _ ("it is not complete"));
      return NULL;
    }
  if (mst_foreign_refuse_compound (compound, name, error))
    return NULL;
  stream = mst_compound_read (compound, "Workbook");
  if (stream == NULL)
    stream = mst_compound_read (compound, "Book");
  if (stream == NULL)
    {
      mst_package_set_damaged (error, name, _ ("there is no workbook in it"));
      return NULL;
    }
  g_clear_pointer (&compound, mst_compound_free);
  return read_stream (stream, name, progress, error);
}
