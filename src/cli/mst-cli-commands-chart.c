/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that draws a chart of a plain table. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-chart-cells.h"
#include "mst-workbook.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- the table --- */

/* Texts are made once: a chart asks for a cell several times. */
typedef struct
{
  GPtrArray *texts; /* char*, row by row */
  guint n_columns;
} Table;

static const char *
get_cell_cb (gpointer data, guint row, guint column)
{
  const Table *table = data;

  return g_ptr_array_index (table->texts, row * table->n_columns + column);
}

static void
read_grid (MstGrid *grid, Table *table, MstChartCells *cells)
{
  guint n_rows = mst_grid_get_n_rows (grid);

  table->n_columns = mst_grid_get_n_columns (grid);
  for (guint i = 0; i < n_rows; i++)
    {
      guint32 row = mst_grid_get_row_number (grid, i);

      for (guint column = 0; column < table->n_columns; column++)
        {
          const MstCell *cell = mst_grid_get_cell (grid, row, column);

          g_ptr_array_add (table->texts, cell != NULL
                                           ? mst_cell_dup_text (cell, mst_grid_uses_1904 (grid))
                                           : g_strdup (""));
        }
    }
  *cells = (MstChartCells){ n_rows, table->n_columns, get_cell_cb, table };
}

static MstChart *
read_chart (MstCli *cli, MstChartKind kind, const char *path, GError **error)
{
  g_autoptr (MstWorkbook) workbook = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Table table = { texts, 0 };
  MstChartCells cells = { 0, 0, get_cell_cb, &table };

  if (!mst_cli_check_exists (path, error))
    return NULL;
  workbook = mst_workbook_open (path, cli->progress, error);
  if (workbook == NULL)
    return NULL;
  if (mst_workbook_get_n_sheets (workbook) > 0)
    read_grid (mst_workbook_get_sheet (workbook, 0), &table, &cells);
  return mst_chart_new_for_cells (kind, &cells, error);
}

/* --- what was asked for --- */

static gboolean
choose_kind (const char *nick, MstChartKind *kind, GError **error)
{
  g_autoptr (GString) nicks = NULL;

  if (mst_chart_kind_from_nick (nick, kind))
    return TRUE;
  nicks = g_string_new (NULL);
  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    g_string_append_printf (nicks, "%s%s", i > 0 ? " " : "",
                            mst_chart_kind_get_nick ((MstChartKind) i));
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no chart “%s”; there are: %s."),
               nick, nicks->str);
  return FALSE;
}

static MstChartStyle *
choose_style (const MstCliArguments *arguments, GError **error)
{
  const char *nick = mst_cli_get_option (arguments, "palette");
  MstChartPalette palette = MST_CHART_PRINT;
  g_autoptr (MstChartStyle) style = NULL;

  if (nick != NULL && !mst_chart_palette_from_nick (nick, &palette))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("“--palette” must be light, dark, print, black or colour-blind."));
      return NULL;
    }
  style = mst_chart_style_new (palette);
  if (mst_cli_has_option (arguments, "transparent"))
    return mst_chart_style_with_transparency (style);
  return g_steal_pointer (&style);
}

static gboolean
choose_target (const MstCliArguments *arguments, MstChart *chart, GError **error)
{
  const char *text = mst_cli_get_option (arguments, "target");
  char *end = NULL;
  double target;

  if (text == NULL)
    return TRUE;
  target = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (target))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE, _ ("“--target” must be a number."));
      return FALSE;
    }
  mst_chart_set_target (chart, target, NULL);
  return TRUE;
}

static gboolean
set_words (const MstCliArguments *arguments, MstChart *chart, GError **error)
{
  const char *unit = mst_cli_get_option (arguments, "unit");
  MstDate day = { 0 };

  mst_chart_set_title (chart, mst_cli_get_option (arguments, "title"));
  mst_chart_set_subtitle (chart, mst_cli_get_option (arguments, "subtitle"));
  mst_chart_set_source (chart, mst_cli_get_option (arguments, "source"));
  if (unit != NULL)
    mst_chart_set_unit (chart, unit);
  if (!mst_cli_get_day (arguments, "date", &day, error))
    return FALSE;
  if (mst_date_is_set (day))
    mst_chart_set_as_of (chart, day);
  return TRUE;
}

static void
print_result (MstChart *chart, const char *path, gboolean as_json)
{
  g_autofree char *words = mst_chart_describe (chart);
  JsonObject *object;

  if (!as_json)
    {
      mst_cli_print ("%s: %s\n", path, words);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "file", path);
  json_object_set_string_member (object, "kind",
                                 mst_chart_kind_get_nick (mst_chart_get_kind (chart)));
  json_object_set_int_member (object, "marks", mst_chart_get_n_marks (chart));
  json_object_set_string_member (object, "words", words);
  mst_cli_print_object (object);
}

static gboolean
chart (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 2);
  g_autoptr (MstChartStyle) style = NULL;
  g_autoptr (MstChart) result = NULL;
  MstChartKind kind;
  gint64 width, height, dpi;

  if (!choose_kind (mst_cli_get_word (arguments, 0), &kind, error)
      || !mst_cli_get_number (arguments, "width", 1, 20000, 960, &width, error)
      || !mst_cli_get_number (arguments, "height", 1, 20000, 540, &height, error)
      || !mst_cli_get_number (arguments, "dpi", 10, 1200, 96, &dpi, error))
    return FALSE;
  style = choose_style (arguments, error);
  if (style == NULL)
    return FALSE;
  result = read_chart (cli, kind, mst_cli_get_word (arguments, 1), error);
  if (result == NULL || !choose_target (arguments, result, error)
      || !set_words (arguments, result, error)
      || !mst_chart_save (result, style, path, (double) width, (double) height, (double) dpi,
                          error))
    return FALSE;
  print_result (result, path, arguments->json);
  return TRUE;
}

static gboolean
charts (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    mst_cli_print ("%-20s %s\n%-20s %s\n", mst_chart_kind_get_nick ((MstChartKind) i),
                   mst_chart_kind_get_label ((MstChartKind) i), "",
                   mst_chart_kind_get_columns ((MstChartKind) i));
  return TRUE;
}

static const MstCliOption chart_options[] = {
  { "title", "T", N_ ("what stands over it") },
  { "subtitle", "T", N_ ("the line under the title") },
  { "unit", "U", N_ ("of the values; default: what the headings have in brackets") },
  { "source", "T", N_ ("where the figures come from, for the foot") },
  { "date", "DAY", N_ ("the day the figures are of, for the foot") },
  { "target", "N", N_ ("a line at this value") },
  { "palette", "P", N_ ("light, dark, print, black (hatched) or colour-blind; default: print") },
  { "width", "N", N_ ("in pixels of 1/96 inch; default: 960") },
  { "height", "N", N_ ("default: 540") },
  { "dpi", "N", N_ ("of a PNG; default: 96") },
  { "transparent", NULL, N_ ("without a background") },
  { NULL },
};

const MstCliCommand mst_cli_chart_commands[] = {
  { "charts", "", N_ ("the kinds of charts and the columns each wants"), 0, 0, NULL, charts },
  { "chart",
    "KIND DATA.{csv,xlsx} OUT.{png,svg,pdf} [--title T] [--source T] [--date DAY] [--palette P] "
    "[--width N] [--height N] [--dpi N]",
    N_ ("draws a chart of a table; “muster-cli charts” lists the kinds"), 3, 3, chart_options,
    chart },
  { NULL },
};
