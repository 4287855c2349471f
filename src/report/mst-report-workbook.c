/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves reports as workbooks: key figures, tables with their charts, words. */
#include "config.h"

#include "mst-report-charts.h"
#include "mst-table-private.h"
#include "mst-table-split.h"

#define WORDS_SHEET "说明"
#define FIGURES_SHEET "指标"
/* In characters of the default font. */
#define WORDS_WIDTH 80

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

MstTable *
mst_report_content_create_figures_table (MstReportContent *self)
{
  static const double widths[] = { 32, 14, 14, 16 };
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
  for (guint i = 0; i < table->columns->len; i++)
    g_array_index (table->columns, MstSheetColumn, i).width = widths[i];
  table->sheet_name = g_strdup (FIGURES_SHEET);
  table->as_of = self->day;
  mst_table_set_made_by (table, self->office);
  return n > 0 ? g_steal_pointer (&table) : NULL;
}

/* --- workbooks --- */

/* Headings and paragraphs, one a row. */
static gboolean
write_words (MstReportContent *self, MstSheetWriter *writer, GError **error)
{
  static const MstTableSheet sheet = { .sheet_name = WORDS_SHEET, .is_unsigned = TRUE };
  g_autoptr (MstTable) table = mst_table_new (self->title);
  guint n = 0;

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, WORDS_SHEET, MST_COLUMN_TEXT, 0);
  g_array_index (table->columns, MstSheetColumn, 1).width = WORDS_WIDTH;
  mst_table_set_made_by (table, self->office);
  mst_table_set_as_of (table, self->day);
  mst_table_set_paper (table, self->options->paper);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MstReportBlock *block = mst_report_content_get_block (self, i);
      g_auto (GStrv) lines = NULL;

      if (!mst_report_block_has_words (block))
        continue;
      lines = g_strsplit (block->text, "\n", -1);
      for (char **line = lines; *line != NULL; line++)
        {
          g_autofree char *ordinal = g_strdup_printf ("%u", ++n);
          const char *values[] = { ordinal, *line };

          mst_table_add_row (table, values);
        }
    }
  return n == 0 || mst_table_write_sheet (table, writer, &sheet, NULL, error);
}

/* A table with the charts that show it. */
static gboolean
write_table (MstReportContent *self, MstTable *table, MstSheetWriter *writer, MstProgress *progress,
             GError **error)
{
  g_autoptr (GArray) figures = mst_report_charts_list_beside (self, table, error);
  MstTableSheet sheet = { 0 };

  if (figures == NULL)
    return FALSE;
  if (self->options->split && table->group_column > 0)
    return mst_table_write_groups (table, writer, progress, error);
  sheet.figures = (const MstSheetFigure *) figures->data;
  sheet.n_figures = figures->len;
  return mst_table_write_sheet (table, writer, &sheet, progress, error);
}

/* A chart that shows no table, with one of its own. */
static gboolean
write_chart (MstReportContent *self, MstChart *chart, MstSheetWriter *writer, MstProgress *progress,
             GError **error)
{
  g_autoptr (MstTable) table = mst_report_charts_create_table (self, chart);
  g_autoptr (GArray) figures = mst_report_charts_list_alone (self, chart, table, error);
  MstTableSheet sheet = { 0 };

  if (figures == NULL)
    return FALSE;
  sheet.figures = (const MstSheetFigure *) figures->data;
  sheet.n_figures = figures->len;
  return mst_table_write_sheet (table, writer, &sheet, progress, error);
}

static gboolean
write_sheets (MstReportContent *self, MstSheetWriter *writer, MstProgress *progress, GError **error)
{
  g_autoptr (MstTable) figures = mst_report_content_create_figures_table (self);

  if (figures != NULL && !mst_table_write_sheet (figures, writer, NULL, progress, error))
    return FALSE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      MstTable *table = mst_report_content_get_block (self, i)->table;

      if (table != NULL && !write_table (self, table, writer, progress, error))
        return FALSE;
    }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      MstChart *chart = mst_report_content_get_block (self, i)->chart;

      if (chart != NULL && mst_report_charts_is_alone (self, chart)
          && !write_chart (self, chart, writer, progress, error))
        return FALSE;
    }
  return write_words (self, writer, error);
}

gboolean
mst_report_contents_save_workbook (MstReportContent *const *contents, guint n_contents,
                                   const char *title, const char *path, MstProgress *progress,
                                   GError **error)
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
