/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves tables as workbooks, as comma-separated text and as pages. */

#include "config.h"

#include "mst-table-private.h"

#include "mst-csv-writer.h"
#include "mst-error.h"
#include "mst-pages.h"

#include <glib/gi18n-lib.h>

#define MADE_BY "制表单位：%s"

char *
mst_table_format_day (MstDate day)
{
  if (!mst_date_is_set (day))
    return NULL;
  if (day.month == 0)
    return g_strdup_printf ("%u年", day.year);
  if (day.day == 0)
    return g_strdup_printf ("%u年%u月", day.year, day.month);
  return g_strdup_printf ("%u年%u月%u日", day.year, day.month, day.day);
}

static gboolean
add_workbook_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  return mst_sheet_writer_add_row (user_data, values, MST_CELL_STYLE_PLAIN, error);
}

gboolean
mst_table_begin_sheet (MstTable *self, MstSheetWriter *writer, const MstTableSheet *sheet,
                       GError **error)
{
  static const MstTableSheet own = { 0 };
  g_autofree char *made_by =
    self->made_by != NULL ? g_strdup_printf (MADE_BY, self->made_by) : NULL;
  g_autofree char *as_of = mst_table_format_day (self->as_of);
  MstSheetLayout layout = {
    .made_by = made_by,
    .as_of = as_of,
    .unit = self->unit,
    .paper = self->paper,
    .landscape = self->orientation == MST_ORIENTATION_LANDSCAPE,
    .columns = (const MstSheetColumn *) self->columns->data,
    .n_columns = self->columns->len,
  };

  if (sheet == NULL)
    sheet = &own;
  layout.title = sheet->title != NULL ? sheet->title : self->title;
  layout.sheet_name = sheet->sheet_name != NULL  ? sheet->sheet_name
                      : self->sheet_name != NULL ? self->sheet_name
                                                 : layout.title;
  layout.signatures = !sheet->is_unsigned;
  layout.back_to = sheet->back_to;
  layout.figures = sheet->figures;
  layout.n_figures = sheet->n_figures;
  return mst_sheet_writer_begin_table (writer, &layout, error);
}

gboolean
mst_table_write_sheet (MstTable *self, MstSheetWriter *writer, const MstTableSheet *sheet,
                       MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) totals = NULL;
  g_autoptr (GError) totals_error = NULL;

  if (!mst_table_begin_sheet (self, writer, sheet, error)
      || !mst_table_foreach (self, add_workbook_row_cb, writer, progress, error))
    return FALSE;

  totals = mst_table_get_totals (self, &totals_error);
  if (totals_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&totals_error));
      return FALSE;
    }
  if (totals != NULL
      && !mst_sheet_writer_add_row (writer, (const char *const *) totals->pdata,
                                    MST_CELL_STYLE_TOTAL, error))
    return FALSE;
  return mst_sheet_writer_end_table (writer, error);
}

static gboolean
save_workbook (MstTable *self, const char *path, MstProgress *progress, GError **error)
{
  g_autoptr (MstSheetWriter) writer =
    mst_sheet_writer_new (path, self->title, self->made_by, error);

  return writer != NULL && mst_table_write_sheet (self, writer, NULL, progress, error)
         && mst_sheet_writer_finish (writer, error);
}

typedef struct
{
  MstCsvWriter *writer;
  guint n_columns;
} CsvTarget;

static gboolean
add_csv_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  CsvTarget *target = user_data;

  return mst_csv_writer_add_row (target->writer, values, target->n_columns, error);
}

static gboolean
save_csv (MstTable *self, const char *path, MstProgress *progress, GError **error)
{
  g_autoptr (MstCsvWriter) writer = mst_csv_writer_new (path, error);
  g_autofree const char **headings = g_new0 (const char *, self->columns->len + 1);
  CsvTarget target = { writer, self->columns->len };

  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    headings[i] = mst_table_get_column (self, i)->heading;
  return mst_csv_writer_add_row (writer, headings, self->columns->len, error)
         && mst_table_foreach (self, add_csv_row_cb, &target, progress, error)
         && mst_csv_writer_finish (writer, error);
}

static gboolean
save_pdf (MstTable *self, const char *path, MstProgress *progress, GError **error)
{
  g_autoptr (MstDocument) document = mst_document_new_for_table (self);
  g_autoptr (MstPages) pages = mst_pages_new (document, progress, error);

  return pages != NULL && mst_pages_save_pdf (pages, path, progress, error);
}

gboolean
mst_table_save (MstTable *self, const char *path, MstProgress *progress, GError **error)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (MST_IS_TABLE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  if (g_str_has_suffix (lower, ".xlsx"))
    return save_workbook (self, path, progress, error);
  if (g_str_has_suffix (lower, ".csv"))
    return save_csv (self, path, progress, error);
  if (g_str_has_suffix (lower, ".pdf"))
    return save_pdf (self, path, progress, error);

  g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
               _ ("“%s”: lists are saved as .xlsx, .csv or .pdf; end the name with one of them."),
               path);
  return FALSE;
}
