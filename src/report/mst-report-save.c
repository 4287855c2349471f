/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves reports as workbooks, as comma-separated text, as pages and as pictures. */
#include "config.h"

#include "mst-report-private.h"
#include "mst-report-set.h"
#include "mst-table-private.h"
#include "mst-table-split.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a chart as a picture for slides, in units of 1/96 inch. */
#define CHART_WIDTH 960.0
#define CHART_HEIGHT 540.0
#define PICTURE_DPI 150.0

#define WORDS_SHEET "说明"
#define FIGURES_SHEET "指标"

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

/* --- figures and words as a table --- */

static void
add_figure_rows (MstTable *table, const GArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const MstReportFigure *figure = &g_array_index (figures, MstReportFigure, i);
      g_autofree char *value = g_strdup_printf ("%.*f", (int) figure->digits, figure->value);
      g_autofree char *change =
        figure->has_change ? g_strdup_printf ("%+.*f", (int) figure->digits, figure->change) : NULL;
      const char *values[] = { figure->label, value, figure->unit, change };

      mst_table_add_row (table, values);
    }
}

/* The key figures; NULL when there are none. (transfer full) */
static MstTable *
create_figures_table (MstReportContent *self)
{
  g_autoptr (MstTable) table = mst_table_new (self->title);
  guint n = 0;

  mst_table_add_column (table, "指标", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "数值", MST_COLUMN_DECIMAL, 0);
  mst_table_add_column (table, "单位", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "较上周", MST_COLUMN_TEXT, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MstReportBlock *block = mst_report_content_get_block (self, i);

      if (block->figures == NULL)
        continue;
      add_figure_rows (table, block->figures);
      n += block->figures->len;
    }
  table->sheet_name = g_strdup (FIGURES_SHEET);
  table->as_of = self->day;
  mst_table_set_made_by (table, self->office);
  return n > 0 ? g_steal_pointer (&table) : NULL;
}

/* --- workbooks --- */

static gboolean
write_words (MstReportContent *self, MstSheetWriter *writer, GError **error)
{
  guint32 row = 1;
  gboolean begun = FALSE;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MstReportBlock *block = mst_report_content_get_block (self, i);
      g_auto (GStrv) lines = NULL;

      if (block->kind != MST_REPORT_HEADING && block->kind != MST_REPORT_PARAGRAPH)
        continue;
      if (!begun
          && (!mst_sheet_writer_begin_sheet (writer, WORDS_SHEET, error)
              || !mst_sheet_writer_put (writer, 0, 0, 's', self->title, 0, MST_CELL_STYLE_HEADING,
                                        NULL, error)))
        return FALSE;
      if (!begun)
        mst_sheet_writer_set_column_width (writer, 0, 100);
      begun = TRUE;
      lines = g_strsplit (block->text, "\n", -1);
      for (char **line = lines; *line != NULL; line++)
        if (!mst_sheet_writer_put (writer, row++, 0, 's', *line, 0,
                                   block->kind == MST_REPORT_HEADING ? MST_CELL_STYLE_TOTAL
                                                                     : MST_CELL_STYLE_PLAIN,
                                   NULL, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
write_sheets (MstReportContent *self, MstSheetWriter *writer, MstProgress *progress, GError **error)
{
  g_autoptr (MstTable) figures = create_figures_table (self);

  if (figures != NULL && !mst_table_write_sheet (figures, writer, progress, error))
    return FALSE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      MstTable *table = mst_report_content_get_block (self, i)->table;

      if (table == NULL)
        continue;
      if (!mst_table_write_sheet (table, writer, progress, error))
        return FALSE;
      if (self->options->split && table->group_column > 0
          && !mst_table_write_groups (table, writer, progress, error))
        return FALSE;
    }
  return write_words (self, writer, error);
}

static gboolean
save_workbook (MstReportContent *const *contents, guint n_contents, const char *title,
               const char *path, MstProgress *progress, GError **error)
{
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (
    path, title != NULL ? title : contents[0]->title, contents[0]->office, error);

  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < n_contents; i++)
    if (!write_sheets (contents[i], writer, progress, error))
      return FALSE;
  return mst_sheet_writer_finish (writer, error);
}

/* --- pages --- */

static gboolean
save_pdf (MstReportContent *const *contents, guint n_contents, const char *title, const char *path,
          MstProgress *progress, GError **error)
{
  g_autoptr (MstVolume) volume =
    mst_report_contents_bind (contents, n_contents, title, progress, error);

  return volume != NULL && mst_volume_save_pdf (volume, path, progress, error);
}

/* --- pictures --- */

static gboolean
save_page (MstReportContent *self, const char *path, guint page, double dpi, MstProgress *progress,
           GError **error)
{
  g_autoptr (MstDocument) document = mst_report_content_create_document (self);
  g_autoptr (MstPages) pages = mst_pages_new (document, progress, error);

  if (pages == NULL)
    return FALSE;
  if (page > mst_pages_get_n_pages (pages))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   ngettext ("There is only %u page.", "There are only %u pages.",
                             mst_pages_get_n_pages (pages)),
                   mst_pages_get_n_pages (pages));
      return FALSE;
    }
  return mst_pages_save_picture (pages, page - 1, path, dpi, error);
}

gboolean
mst_report_content_save_picture (MstReportContent *self, const char *path, guint page, double dpi,
                                 MstProgress *progress, GError **error)
{
  MstChart *chart;
  g_autoptr (MstChartStyle) style = NULL;

  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (dpi <= 0)
    dpi = PICTURE_DPI;
  chart = mst_report_content_get_chart (self);
  if (page > 0 || chart == NULL)
    return save_page (self, path, MAX (page, 1), dpi, progress, error);
  style =
    mst_chart_style_new (self->options->black_and_white ? MST_CHART_PRINT_BLACK : MST_CHART_PRINT);
  return mst_chart_save (chart, style, path, CHART_WIDTH, CHART_HEIGHT, dpi, error);
}

/* --- by suffix --- */

static gboolean
save_csv (MstReportContent *self, const char *path, MstProgress *progress, GError **error)
{
  MstTable *table = mst_report_content_get_table (self);
  g_autoptr (MstTable) figures = table == NULL ? create_figures_table (self) : NULL;

  if (table == NULL)
    table = figures;
  if (table != NULL)
    return mst_table_save (table, path, progress, error);
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
               _ ("“%s”: the report has no table. Save it as .pdf."), path);
  return FALSE;
}

gboolean
mst_report_contents_save (MstReportContent *const *contents, guint n_contents, const char *title,
                          const char *path, MstProgress *progress, GError **error)
{
  g_return_val_if_fail (contents != NULL && n_contents > 0, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (has_suffix (path, ".xlsx"))
    return save_workbook (contents, n_contents, title, path, progress, error);
  if (has_suffix (path, ".pdf"))
    return save_pdf (contents, n_contents, title, path, progress, error);
  g_set_error (
    error, MST_ERROR, MST_ERROR_USAGE,
    _ ("“%s”: several reports are saved as .xlsx or .pdf; end the name with one of them."), path);
  return FALSE;
}

gboolean
mst_report_content_save (MstReportContent *self, const char *path, MstProgress *progress,
                         GError **error)
{
  g_return_val_if_fail (MST_IS_REPORT_CONTENT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (has_suffix (path, ".xlsx") || has_suffix (path, ".pdf"))
    return mst_report_contents_save (&self, 1, NULL, path, progress, error);
  if (has_suffix (path, ".csv"))
    return save_csv (self, path, progress, error);
  if (has_suffix (path, ".png") || has_suffix (path, ".svg"))
    return mst_report_content_save_picture (self, path, 0, 0, progress, error);
  g_set_error (
    error, MST_ERROR, MST_ERROR_USAGE,
    _ ("“%s”: reports are saved as .xlsx, .csv, .pdf, .png or .svg; end the name with one "
       "of them."),
    path);
  return FALSE;
}
