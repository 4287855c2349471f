/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes .xlsx workbooks: the file that is whole or not there, its sheets, and free-form cells. Tables
 * are in mst-sheet-table.c, formats in mst-sheet-format.c. */

#include "config.h"

#include "mst-sheet-writer-private.h"

#include "mst-error.h"
#include "mst-grid.h"
#include "mst-new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Each has a file open while the workbook is written. */
#define MOST_SHEETS 500

G_DEFINE_FINAL_TYPE (MstSheetWriter, mst_sheet_writer, G_TYPE_OBJECT)

/* The library's own clean-up leaves the temporary files of constant memory open. */
static void
discard_workbook (MstSheetWriter *self)
{
  lxw_sheet *sheet;

  if (self->workbook == NULL)
    return;

  STAILQ_FOREACH (sheet, self->workbook->sheets, list_pointers)
  {
    if (!sheet->is_chartsheet && sheet->u.worksheet->optimize_tmpfile != NULL)
      fclose (sheet->u.worksheet->optimize_tmpfile);
  }
  lxw_workbook_free (g_steal_pointer (&self->workbook));
}

static void
mst_sheet_writer_finalize (GObject *object)
{
  MstSheetWriter *self = MST_SHEET_WRITER (object);

  discard_workbook (self);
  if (self->temporary_path != NULL)
    g_unlink (self->temporary_path);
  g_clear_pointer (&self->table, mst_table_state_free);
  g_hash_table_unref (self->sheet_names);
  g_hash_table_unref (self->formats);
  g_free (self->path);
  g_free (self->temporary_path);
  g_free (self->title);
  g_free (self->author);
  g_free (self->company);

  G_OBJECT_CLASS (mst_sheet_writer_parent_class)->finalize (object);
}

static void
mst_sheet_writer_class_init (MstSheetWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_sheet_writer_finalize;
}

static void
mst_sheet_writer_init (MstSheetWriter *self)
{
  self->sheet_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->formats = g_hash_table_new (g_direct_hash, g_direct_equal);
}

MstSheetWriter *
mst_sheet_writer_new (const char *path, const char *title, const char *author, GError **error)
{
  g_autoptr (MstSheetWriter) self = NULL;
  int file;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (MST_TYPE_SHEET_WRITER, NULL);
  self->path = g_strdup (path);
  self->title = g_strdup (title);
  self->author = g_strdup (author);

  file = mst_new_file_open (path, &self->temporary_path, error);
  if (file < 0)
    return NULL;
  close (file);
  return g_steal_pointer (&self);
}

gboolean
mst_sheet_writer_check (MstSheetWriter *self, lxw_error code, lxw_row_t row, guint column,
                        GError **error)
{
  char cell[MST_CELL_NAME_SIZE];

  switch (code)
    {
    case LXW_NO_ERROR:
      return TRUE;

    case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
      g_set_error (
        error, MST_ERROR, MST_ERROR_INPUT,
        _ ("The text of cell %s is longer than the 32,767 characters a cell of a workbook "
           "can hold. Shorten it, or save as .csv."),
        mst_cell_name (row, column, cell));
      return FALSE;

    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” can't be written: %s."), self->path,
                   errno != 0 ? g_strerror (errno) : lxw_strerror (code));
      return FALSE;

    default:
      g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("Cell %s can't be written: %s."),
                   mst_cell_name (row, column, cell), lxw_strerror (code));
      return FALSE;
    }
}

/* Whether "_x", four hexadecimal digits and "_" stand at @text: the form in which the file format
 * hides a character. */
static gboolean
looks_like_escape (const char *text)
{
  return text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit (text[2])
         && g_ascii_isxdigit (text[3]) && g_ascii_isxdigit (text[4]) && g_ascii_isxdigit (text[5])
         && text[6] == '_';
}

static gboolean
is_unwanted (const char *text)
{
  guchar first = (guchar) text[0];

  if (first < 0x20)
    return first != '\t' && first != '\n';
  if (first == '_')
    return looks_like_escape (text);
  /* U+FFFE and U+FFFF */
  return first == 0xef && (guchar) text[1] == 0xbf && (guchar) text[2] >= 0xbe;
}

const char *
mst_sheet_writer_clean_text (const char *text, char **scratch)
{
  g_autoptr (GString) clean = NULL;
  g_autofree char *valid = NULL;
  const char *c;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  for (c = text; *c != '\0' && !is_unwanted (c); c++)
    ;
  if (*c == '\0')
    {
      g_free (*scratch);
      *scratch = g_steal_pointer (&valid);
      return text;
    }

  clean = g_string_new_len (text, c - text);
  for (; *c != '\0'; c++)
    {
      if (!is_unwanted (c))
        g_string_append_c (clean, *c);
      else if (*c == '_')
        g_string_append (clean, "_x005F_");
      else if (*c == '\r')
        g_string_append (clean, c[1] == '\n' ? "" : "\n");
      else if ((guchar) *c == 0xef)
        c += 2;
    }
  g_free (*scratch);
  *scratch = g_string_free (g_steal_pointer (&clean), FALSE);
  return *scratch;
}

/* The name itself where it was reserved for this sheet. */
static char *
take_sheet_name (MstSheetWriter *self, const char *wanted)
{
  g_autofree char *folded = wanted != NULL ? g_utf8_casefold (wanted, -1) : NULL;

  if (folded == NULL || !GPOINTER_TO_INT (g_hash_table_lookup (self->sheet_names, folded)))
    return mst_sheet_make_name (self->sheet_names, wanted);
  g_hash_table_insert (self->sheet_names, g_steal_pointer (&folded), GINT_TO_POINTER (FALSE));
  return g_strdup (wanted);
}

char *
mst_sheet_writer_reserve_sheet (MstSheetWriter *self, const char *name)
{
  char *reserved;

  g_return_val_if_fail (MST_IS_SHEET_WRITER (self), NULL);

  reserved = mst_sheet_make_name (self->sheet_names, name);
  g_hash_table_insert (self->sheet_names, g_utf8_casefold (reserved, -1), GINT_TO_POINTER (TRUE));
  return reserved;
}

gboolean
mst_sheet_writer_add_sheet (MstSheetWriter *self, const char *name, gboolean constant_memory,
                            GError **error)
{
  g_autofree char *sheet_name = NULL;

  if (self->workbook != NULL && self->workbook->num_worksheets >= MOST_SHEETS)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("The workbook would have more than %d sheets; choose a smaller area or a "
                      "coarser division, or make a file for each."),
                   MOST_SHEETS);
      return FALSE;
    }
  if (self->workbook == NULL)
    self->workbook = workbook_new (self->temporary_path);
  if (self->workbook != NULL)
    self->workbook->options.constant_memory = constant_memory ? LXW_TRUE : LXW_FALSE;
  sheet_name = take_sheet_name (self, name);
  errno = 0;
  self->sheet = self->workbook != NULL ? workbook_add_worksheet (self->workbook, sheet_name) : NULL;
  if (self->sheet == NULL)
    return mst_sheet_writer_check (self, LXW_ERROR_CREATING_TMPFILE, 0, 0, error);
  return TRUE;
}

gboolean
mst_sheet_writer_begin_sheet (MstSheetWriter *self, const char *name, GError **error)
{
  g_return_val_if_fail (MST_IS_SHEET_WRITER (self), FALSE);
  g_return_val_if_fail (self->table == NULL, FALSE);

  return mst_sheet_writer_add_sheet (self, name, FALSE, error);
}

gboolean
mst_sheet_writer_put (MstSheetWriter *self, guint32 row, guint32 column, char type,
                      const char *text, double number, MstCellStyle style, const char *comment,
                      GError **error)
{
  g_autofree char *scratch = NULL;
  lxw_format *format;
  lxw_error code;

  g_return_val_if_fail (MST_IS_SHEET_WRITER (self), FALSE);
  g_return_val_if_fail (self->sheet != NULL, FALSE);

  if (row >= LXW_ROW_MAX || column >= LXW_COL_MAX)
    return mst_sheet_writer_check (self, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, row, column,
                                   error);

  format = mst_sheet_writer_get_copy_format (self, type, style);
  switch (type)
    {
    case MST_CELL_TEXT:
    case MST_CELL_ERROR:
      text = mst_sheet_writer_clean_text (text != NULL ? text : "", &scratch);
      code = worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, format);
      break;
    case MST_CELL_NUMBER:
    case MST_CELL_DATE:
      code = worksheet_write_number (self->sheet, row, (lxw_col_t) column, number, format);
      break;
    case MST_CELL_BOOLEAN:
      code = worksheet_write_boolean (self->sheet, row, (lxw_col_t) column, number != 0, format);
      break;
    default:
      code = worksheet_write_blank (self->sheet, row, (lxw_col_t) column, format);
      break;
    }
  if (code == LXW_NO_ERROR && comment != NULL)
    {
      g_autofree char *scratch_comment = NULL;

      comment = mst_sheet_writer_clean_text (comment, &scratch_comment);
      code = worksheet_write_comment (self->sheet, row, (lxw_col_t) column, comment);
    }
  return mst_sheet_writer_check (self, code, row, column, error);
}

gboolean
mst_sheet_writer_merge (MstSheetWriter *self, guint32 first_row, guint32 first_column,
                        guint32 last_row, guint32 last_column, const char *text, MstCellStyle style,
                        GError **error)
{
  g_autofree char *scratch = NULL;
  lxw_format *format;
  lxw_error code;

  g_return_val_if_fail (MST_IS_SHEET_WRITER (self), FALSE);
  g_return_val_if_fail (self->sheet != NULL, FALSE);
  g_return_val_if_fail (first_row <= last_row && first_column <= last_column, FALSE);

  if (last_row >= LXW_ROW_MAX || last_column >= LXW_COL_MAX)
    return mst_sheet_writer_check (self, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, last_row,
                                   last_column, error);
  if (first_row == last_row && first_column == last_column)
    return mst_sheet_writer_put (self, first_row, first_column, MST_CELL_TEXT, text, 0, style, NULL,
                                 error);

  format = mst_sheet_writer_get_copy_format (self, MST_CELL_TEXT, style);
  text = mst_sheet_writer_clean_text (text != NULL ? text : "", &scratch);
  code = worksheet_merge_range (self->sheet, first_row, (lxw_col_t) first_column, last_row,
                                (lxw_col_t) last_column, text, format);
  return mst_sheet_writer_check (self, code, first_row, first_column, error);
}

void
mst_sheet_writer_set_column_width (MstSheetWriter *self, guint32 column, double width)
{
  g_return_if_fail (MST_IS_SHEET_WRITER (self));
  g_return_if_fail (self->sheet != NULL);
  g_return_if_fail (column < LXW_COL_MAX);

  worksheet_set_column (self->sheet, (lxw_col_t) column, (lxw_col_t) column, width, NULL);
}

void
mst_sheet_writer_freeze (MstSheetWriter *self, guint32 rows, guint32 columns)
{
  g_return_if_fail (MST_IS_SHEET_WRITER (self));
  g_return_if_fail (self->sheet != NULL);

  worksheet_freeze_panes (self->sheet, rows, (lxw_col_t) columns);
}

/* The library doesn't look at what writing the rows' temporary files said. */
static gboolean
check_row_files (MstSheetWriter *self, GError **error)
{
  lxw_sheet *sheet;

  STAILQ_FOREACH (sheet, self->workbook->sheets, list_pointers)
  {
    FILE *rows = sheet->is_chartsheet ? NULL : sheet->u.worksheet->optimize_tmpfile;

    errno = 0;
    if (rows != NULL && (fflush (rows) != 0 || ferror (rows)))
      return mst_sheet_writer_check (self, LXW_ERROR_CREATING_TMPFILE, 0, 0, error);
  }
  return TRUE;
}

static gboolean
sync_file (const char *path)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = file >= 0 && fsync (file) == 0;

  if (file >= 0)
    close (file);
  return synced;
}

gboolean
mst_sheet_writer_finish (MstSheetWriter *self, GError **error)
{
  lxw_doc_properties properties = { 0 };
  lxw_error code;

  g_return_val_if_fail (MST_IS_SHEET_WRITER (self), FALSE);
  g_return_val_if_fail (self->table == NULL, FALSE);
  g_return_val_if_fail (self->temporary_path != NULL, FALSE);

  if (self->workbook == NULL && !mst_sheet_writer_add_sheet (self, NULL, TRUE, error))
    return FALSE;
  if (!check_row_files (self, error))
    return FALSE;

  properties.title = self->title;
  properties.author = self->author;
  properties.company = self->company != NULL ? self->company : self->author;
  properties.comments = (char *) "Muster " MST_VERSION;
  workbook_set_properties (self->workbook, &properties);

  errno = 0;
  code = workbook_close (g_steal_pointer (&self->workbook));
  self->sheet = NULL;
  if (code != LXW_NO_ERROR)
    return mst_sheet_writer_check (self, code, 0, 0, error);

  if (!sync_file (self->temporary_path))
    return mst_new_file_fail (self->path, g_strerror (errno), error);
  if (!mst_new_file_keep (self->path, self->temporary_path, error))
    return FALSE;
  g_clear_pointer (&self->temporary_path, g_free);
  return TRUE;
}
