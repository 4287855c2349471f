/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves reports as comma-separated text, as pages and as pictures. Workbooks are in
 * mst-report-workbook.c. */
#include "config.h"

#include "mst-report-private.h"
#include "mst-report-set.h"
#include "mst-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a chart as a picture for slides, in units of 1/96 inch. */
#define CHART_WIDTH 960.0
#define CHART_HEIGHT 540.0
#define PICTURE_DPI 150.0

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
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
  g_autoptr (MstTable) figures =
    table == NULL ? mst_report_content_create_figures_table (self) : NULL;

  if (mst_report_content_is_paged (self)
      && mst_report_content_find_page_end (self, 0) < self->blocks->len)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“%s”: each page has a table of its own. Save it as .pdf or .xlsx, or make a "
                      "file for each."),
                   path);
      return FALSE;
    }
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
    return mst_report_contents_save_workbook (contents, n_contents, title, path, progress, error);
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
