/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a report in a workbook: beside the table whose cells they show. */
#include "config.h"

#include "mst-report-charts.h"

#include "mst-table-private.h"

#include <math.h>
#include <string.h>

/* Of pictures, in units of 1/96 inch, and how fine they are. */
#define PICTURE_WIDTH 640.0
#define PICTURE_HEIGHT 400.0
#define PICTURE_DPI 192.0

#define PIXELS_A_POINT (96.0 / 72.0)

/* Of the names under upright bars. */
#define MOST_CHARACTERS_ABREAST 40

/* Digits after the point that a table of a chart shows at most. */
#define MOST_DIGITS 6

/* Charts have fewer series and slices than this in colours of their own. */
#define N_COLOURS 24

/* Of areas and lines in black and white. */
static const guint32 greys[] = { 0x8c8c8c, 0xe6e6e6, 0xb3b3b3, 0xf7f7f7, 0x9f9f9f, 0xd2d2d2 };
static const guint32 dark_greys[] = { 0x000000, 0x7f7f7f, 0x404040, 0xa6a6a6 };

/* --- the cells a chart shows --- */

static gboolean
is_number (const MstSheetColumn *column)
{
  return column->kind == MST_COLUMN_INTEGER || column->kind == MST_COLUMN_DECIMAL
         || column->kind == MST_COLUMN_PERCENT;
}

static gboolean
holds_series (MstTable *table, guint column, const MstChart *chart, guint series)
{
  if (!is_number (mst_table_get_column (table, column)))
    return FALSE;
  for (guint row = 0; row < table->rows->len; row++)
    {
      const char *text =
        g_ptr_array_index ((GPtrArray *) g_ptr_array_index (table->rows, row), column);
      double value = mst_chart_get_value (chart, series, row);

      if (text == NULL ? !isnan (value) : g_ascii_strtod (text, NULL) != value)
        return FALSE;
    }
  return TRUE;
}

/* The column that holds a series, rather one of the same name; -1 when there is none. */
static int
find_column (MstTable *table, const MstChart *chart, guint series)
{
  const char *name = mst_chart_get_series_name (chart, series);
  int found = -1;

  for (guint i = 0; i < table->columns->len; i++)
    {
      if (!holds_series (table, i, chart, series))
        continue;
      if (g_strcmp0 (mst_table_get_column (table, i)->heading, name) == 0)
        return (int) i;
      found = (int) i;
    }
  return found;
}

/* The columns of all series, when the table's rows are the chart's categories. (transfer full)
 * (nullable) */
static GArray *
find_columns (MstTable *table, const MstChart *chart)
{
  g_autoptr (GArray) columns = NULL;
  guint n = mst_chart_get_n_series (chart);

  if (table->rows->len == 0 || n == 0 || mst_chart_get_n_categories (chart) != table->rows->len)
    return NULL;
  columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      int column = find_column (table, chart, i);

      if (column < 0)
        return NULL;
      g_array_append_val (columns, column);
    }
  return g_steal_pointer (&columns);
}

/* The column that says what a row is. */
static guint
find_names (MstTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MstSheetColumn *column = mst_table_get_column (table, i);

      if (column->kind != MST_COLUMN_ORDINAL && !is_number (column))
        return i;
    }
  return 0;
}

static MstTable *
find_table (MstReportContent *self, const MstChart *chart)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      MstTable *table = mst_report_content_get_block (self, i)->table;
      g_autoptr (GArray) columns = table != NULL ? find_columns (table, chart) : NULL;

      if (columns != NULL)
        return table;
    }
  return NULL;
}

/* --- figures --- */

static void
clear_figure (gpointer data)
{
  MstSheetFigure *figure = data;

  g_free ((char *) figure->description);
  g_free ((char *) figure->title);
  g_free ((char *) figure->category_title);
  g_free ((char *) figure->value_title);
  g_free ((guint *) figure->series);
  g_free ((guint32 *) figure->colours);
  g_clear_pointer (&figure->png, g_bytes_unref);
}

/* What the spreadsheet draws as @chart; a picture where it has no such chart or would leave something
 * out. */
static MstSheetFigureKind
choose_kind (const MstChart *chart)
{
  if (mst_chart_is_annotated (chart) || mst_chart_get_scale (chart) == MST_CHART_NUMBERS)
    return MST_SHEET_FIGURE_PICTURE;
  switch (mst_chart_get_kind (chart))
    {
    case MST_CHART_BAR:
      return MST_SHEET_FIGURE_COLUMN;
    case MST_CHART_STACKED:
      return MST_SHEET_FIGURE_COLUMN_STACKED;
    case MST_CHART_HORIZONTAL:
      return MST_SHEET_FIGURE_BAR;
    case MST_CHART_HORIZONTAL_STACKED:
      return MST_SHEET_FIGURE_BAR_STACKED;
    case MST_CHART_LINE:
      return MST_SHEET_FIGURE_LINE;
    case MST_CHART_AREA:
      return MST_SHEET_FIGURE_AREA;
    case MST_CHART_DONUT:
      return MST_SHEET_FIGURE_DOUGHNUT;
    case MST_CHART_RADAR:
      return MST_SHEET_FIGURE_RADAR;
    default:
      return MST_SHEET_FIGURE_PICTURE;
    }
}

/* Upright bars whose names wouldn't find room beside each other are laid down. */
static MstSheetFigureKind
lay_down (MstSheetFigureKind kind, MstTable *table, guint names)
{
  guint n = table->rows->len;
  glong longest = 0;

  if (kind != MST_SHEET_FIGURE_COLUMN && kind != MST_SHEET_FIGURE_COLUMN_STACKED)
    return kind;
  for (guint i = 0; i < n; i++)
    {
      const char *name =
        g_ptr_array_index ((GPtrArray *) g_ptr_array_index (table->rows, i), names);

      longest = MAX (longest, name != NULL ? g_utf8_strlen (name, -1) : 0);
    }
  if (n * (guint) longest <= MOST_CHARACTERS_ABREAST)
    return kind;
  return kind == MST_SHEET_FIGURE_COLUMN ? MST_SHEET_FIGURE_BAR : MST_SHEET_FIGURE_BAR_STACKED;
}

static MstChartStyle *
create_style (MstReportContent *self)
{
  return mst_chart_style_new (self->options->black_and_white ? MST_CHART_PRINT_BLACK
                                                             : MST_CHART_PRINT);
}

static void
set_colours (MstReportContent *self, const MstChart *chart, MstSheetFigure *figure)
{
  g_autoptr (MstChartStyle) style = create_style (self);
  guint32 *colours;

  if (self->options->black_and_white)
    {
      gboolean is_line =
        figure->kind == MST_SHEET_FIGURE_LINE || figure->kind == MST_SHEET_FIGURE_RADAR;

      figure->n_colours = is_line ? G_N_ELEMENTS (dark_greys) : G_N_ELEMENTS (greys);
      figure->colours =
        g_memdup2 (is_line ? dark_greys : greys, figure->n_colours * sizeof *figure->colours);
      return;
    }
  figure->n_colours = MAX (N_COLOURS, mst_chart_get_n_series (chart));
  figure->colours = colours = g_new (guint32, figure->n_colours);
  for (guint i = 0; i < figure->n_colours; i++)
    colours[i] = mst_chart_get_colour (chart, style, i);
}

static gboolean
set_picture (MstReportContent *self, MstChart *chart, double height, MstSheetFigure *figure,
             GError **error)
{
  g_autoptr (MstChartStyle) style = create_style (self);

  figure->width = (guint) PICTURE_WIDTH;
  figure->height = (guint) (height > 0 ? height * PIXELS_A_POINT : PICTURE_HEIGHT);
  figure->png =
    mst_chart_create_png (chart, style, figure->width, figure->height, PICTURE_DPI, error);
  return figure->png != NULL;
}

/* @columns: of the series in @table; nullable: a picture. @height: of a picture, in points; 0: the usual
 * one */
static gboolean
add_figure (MstReportContent *self, GArray *figures, MstChart *chart, MstTable *table,
            const GArray *columns, double height, GError **error)
{
  guint names = find_names (table);
  MstSheetFigure figure = {
    .kind =
      columns != NULL ? lay_down (choose_kind (chart), table, names) : MST_SHEET_FIGURE_PICTURE,
    .description = mst_chart_describe (chart),
    .title = g_strdup (mst_chart_get_title (chart)),
    .category_column = names,
  };
  gboolean added = TRUE;

  if (figure.kind == MST_SHEET_FIGURE_PICTURE)
    added = set_picture (self, chart, height, &figure, error);
  else
    {
      figure.category_title = g_strdup (mst_table_get_column (table, names)->heading);
      figure.value_title = g_strdup (mst_chart_get_unit (chart));
      figure.n_series = columns->len;
      figure.series = g_memdup2 (columns->data, columns->len * sizeof (guint));
      set_colours (self, chart, &figure);
    }
  g_array_append_val (figures, figure);
  return added;
}

static GArray *
create_figures (void)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (MstSheetFigure));

  g_array_set_clear_func (figures, clear_figure);
  return figures;
}

GArray *
mst_report_charts_list_beside (MstReportContent *self, MstTable *table, GError **error)
{
  g_autoptr (GArray) figures = create_figures ();

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MstReportBlock *block = mst_report_content_get_block (self, i);
      g_autoptr (GArray) columns = NULL;

      if (block->chart == NULL || find_table (self, block->chart) != table)
        continue;
      columns = find_columns (table, block->chart);
      if (!add_figure (self, figures, block->chart, table, columns, block->height, error))
        return NULL;
    }
  return g_steal_pointer (&figures);
}

/* --- charts without a table --- */

gboolean
mst_report_charts_is_alone (MstReportContent *self, const MstChart *chart)
{
  return find_table (self, chart) == NULL;
}

/* How many digits stand after the point; -1 when it is no plain number. */
static int
count_digits (const char *text)
{
  const char *point = strchr (text, '.');
  char *end;

  g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || (text[0] == '0' && g_ascii_isdigit (text[1])))
    return -1;
  return point != NULL ? (int) strspn (point + 1, "0123456789") : 0;
}

/* What a column holds, by its cells. */
static MstColumnKind
choose_column (const GPtrArray *lines, guint column, guint *digits)
{
  gboolean are_days = TRUE, are_numbers = TRUE;
  guint n = 0;

  *digits = 0;
  for (guint i = 1; i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);
      const char *text = column < g_strv_length (cells) ? cells[column] : "";
      int after = count_digits (text);
      MstDate day;

      if (*text == '\0')
        continue;
      n++;
      are_days = are_days && mst_date_from_iso (text, &day) && day.day != 0;
      are_numbers = are_numbers && after >= 0;
      *digits = MAX (*digits, (guint) MAX (after, 0));
    }
  *digits = MIN (*digits, MOST_DIGITS);
  if (n == 0 || (!are_days && !are_numbers))
    return MST_COLUMN_TEXT;
  return are_days ? MST_COLUMN_DATE : *digits > 0 ? MST_COLUMN_DECIMAL : MST_COLUMN_INTEGER;
}

MstTable *
mst_report_charts_create_table (MstReportContent *self, const MstChart *chart)
{
  g_autofree char *text = mst_chart_dup_table (chart);
  g_auto (GStrv) rows = g_strsplit (g_strchomp (text), "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree const char **values = NULL;
  MstTable *table = mst_table_new (mst_chart_get_title (chart));
  char **headings;
  guint n_columns;

  for (char **row = rows; *row != NULL; row++)
    g_ptr_array_add (lines, g_strsplit (*row, "\t", -1));
  headings = g_ptr_array_index (lines, 0);
  n_columns = g_strv_length (headings);
  for (guint i = 0; i < n_columns; i++)
    {
      guint digits;
      MstColumnKind kind = choose_column (lines, i, &digits);

      mst_table_add_column (table, headings[i], kind, digits);
    }
  values = g_new0 (const char *, n_columns);
  for (guint row = 1; row < lines->len; row++)
    {
      char **cells = g_ptr_array_index (lines, row);
      guint n_cells = g_strv_length (cells);

      for (guint i = 0; i < n_columns; i++)
        values[i] = i < n_cells && *cells[i] != '\0' ? cells[i] : NULL;
      mst_table_add_row (table, values);
    }
  mst_table_set_made_by (table, self->office);
  mst_table_set_as_of (table, self->day);
  mst_table_set_paper (table, self->options->paper);
  return table;
}

GArray *
mst_report_charts_list_alone (MstReportContent *self, MstChart *chart, MstTable *table,
                              GError **error)
{
  g_autoptr (GArray) figures = create_figures ();
  g_autoptr (GArray) columns = find_columns (table, chart);

  return add_figure (self, figures, chart, table, columns, 0, error) ? g_steal_pointer (&figures)
                                                                     : NULL;
}
