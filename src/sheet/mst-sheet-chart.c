/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts that spreadsheets draw: they refer to the table's cells, and hold what the cells hold for programs
 * that show them without calculating. */

#include "config.h"

#include "mst-sheet-writer-private.h"

#include <stdlib.h>
#include <string.h>

#define CHART_FONT "宋体"
#define TITLE_FONT "黑体"
#define TITLE_SIZE 13
#define TEXT_SIZE 10
#define INK 0x23282E
#define GRID 0xDDE1E4
#define OUTLINE 0x5C6670

/* Charts have their values written at the marks up to so many, */
#define MOST_LABELS 24
#define MOST_PIE_LABELS 10

/* Told apart in colour, by brightness in black and white. */
static const guint32 default_colours[] = {
  0x1F5288, 0xC47F1C, 0x2C7A6D, 0x9C3C34, 0x66558F, 0x5B84AD, 0x777630, 0x765F4C,
};

static void
keep_values (lxw_series_range *range, const MstTableColumn *column, gboolean as_numbers)
{
  if (column->drawn->len == 0 || column->drawn->len > MST_SHEET_MOST_KEPT)
    return;
  range->ignore_cache = LXW_TRUE; /* it has been filled */
  range->has_string_cache = !as_numbers;
  range->num_data_points = (uint16_t) column->drawn->len;
  for (guint i = 0; i < column->drawn->len; i++)
    {
      const char *text = g_ptr_array_index (column->drawn, i);
      lxw_series_data_point *point = calloc (1, sizeof *point);

      if (text == NULL || *text == '\0')
        point->no_data = LXW_TRUE;
      else if (as_numbers)
        point->number = g_ascii_strtod (text, NULL);
      else
        {
          g_autofree char *scratch = NULL;

          point->is_string = LXW_TRUE;
          point->string = strdup (mst_sheet_writer_clean_text (text, &scratch));
        }
      STAILQ_INSERT_TAIL (range->data_cache, point, list_pointers);
    }
}

static void
keep_heading (lxw_series_range *range, const char *heading)
{
  lxw_series_data_point *point = calloc (1, sizeof *point);
  g_autofree char *scratch = NULL;

  point->is_string = LXW_TRUE;
  point->string = strdup (mst_sheet_writer_clean_text (heading, &scratch));
  STAILQ_INSERT_TAIL (range->data_cache, point, list_pointers);
  range->ignore_cache = LXW_TRUE;
  range->has_string_cache = LXW_TRUE;
  range->num_data_points = 1;
}

static guint8
get_type (MstSheetFigureKind kind)
{
  static const guint8 types[] = {
    [MST_SHEET_FIGURE_COLUMN] = LXW_CHART_COLUMN,
    [MST_SHEET_FIGURE_COLUMN_STACKED] = LXW_CHART_COLUMN_STACKED,
    [MST_SHEET_FIGURE_BAR] = LXW_CHART_BAR,
    [MST_SHEET_FIGURE_BAR_STACKED] = LXW_CHART_BAR_STACKED,
    [MST_SHEET_FIGURE_LINE] = LXW_CHART_LINE,
    [MST_SHEET_FIGURE_AREA] = LXW_CHART_AREA_STACKED,
    [MST_SHEET_FIGURE_PIE] = LXW_CHART_PIE,
    [MST_SHEET_FIGURE_DOUGHNUT] = LXW_CHART_DOUGHNUT,
    [MST_SHEET_FIGURE_RADAR] = LXW_CHART_RADAR_WITH_MARKERS,
  };

  return types[kind];
}

static guint32
get_colour (const MstSheetFigure *figure, guint index)
{
  if (figure->n_colours > 0)
    return figure->colours[index % figure->n_colours];
  return default_colours[index % G_N_ELEMENTS (default_colours)];
}

/* 0 to 255. */
static guint
get_brightness (guint32 colour)
{
  return (299 * (colour >> 16 & 0xff) + 587 * (colour >> 8 & 0xff) + 114 * (colour & 0xff)) / 1000;
}

/* Of words upon a colour: white on dark ones. */
static guint32
get_ink_on (guint32 colour)
{
  return get_brightness (colour) < 130 ? LXW_COLOR_WHITE : INK;
}

/* Around an area: pale ones need it. */
static lxw_chart_line
get_outline (guint32 colour, guint32 otherwise)
{
  lxw_chart_line line = { .color = get_brightness (colour) > 190 ? OUTLINE : otherwise,
                          .width = 0.75 };

  return line;
}

static void
colour_points (const MstTableState *table, const MstSheetFigure *figure, lxw_chart_series *series)
{
  guint n = MIN (mst_table_state_count_rows (table), 255);
  g_autofree lxw_chart_fill *fills = g_new0 (lxw_chart_fill, n);
  g_autofree lxw_chart_line *lines = g_new0 (lxw_chart_line, n);
  g_autofree lxw_chart_point *points = g_new0 (lxw_chart_point, n);
  g_autofree lxw_chart_point **list = g_new0 (lxw_chart_point *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      fills[i].color = get_colour (figure, i);
      lines[i] = get_outline (get_colour (figure, i), LXW_COLOR_WHITE);
      points[i].fill = &fills[i];
      points[i].line = &lines[i];
      list[i] = &points[i];
    }
  chart_series_set_points (series, list);
}

static void
label_series (const MstTableState *table, const MstSheetFigure *figure, lxw_chart_series *series,
              guint index, const char *pattern)
{
  lxw_chart_font font = { .name = (char *) CHART_FONT, .size = TEXT_SIZE - 1, .color = INK };
  guint n_rows = mst_table_state_count_rows (table);

  if (mst_sheet_figure_is_round (figure))
    {
      if (n_rows > MOST_PIE_LABELS)
        return;
      chart_series_set_labels_options (series, LXW_FALSE, figure->kind == MST_SHEET_FIGURE_PIE,
                                       LXW_FALSE);
      chart_series_set_labels_percentage (series);
      if (figure->kind == MST_SHEET_FIGURE_PIE)
        {
          chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
          chart_series_set_labels_leader_line (series);
        }
      else
        font.color = get_ink_on (get_colour (figure, 0));
      chart_series_set_labels_num_format (series, "0.0%");
      chart_series_set_labels_font (series, &font);
      return;
    }

  if (n_rows * figure->n_series > MOST_LABELS || figure->kind == MST_SHEET_FIGURE_AREA
      || figure->kind == MST_SHEET_FIGURE_RADAR
      || (figure->kind == MST_SHEET_FIGURE_LINE && figure->n_series > 1))
    return;
  chart_series_set_labels (series);
  if (figure->kind == MST_SHEET_FIGURE_LINE)
    chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_ABOVE);
  else if (figure->kind == MST_SHEET_FIGURE_COLUMN || figure->kind == MST_SHEET_FIGURE_BAR)
    chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
  else
    {
      font.color = get_ink_on (get_colour (figure, index));
      chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_CENTER);
    }
  if (pattern != NULL)
    chart_series_set_labels_num_format (series, pattern);
  chart_series_set_labels_font (series, &font);
}

static gboolean
add_series (MstSheetWriter *self, const MstSheetFigure *figure, lxw_chart *chart, guint index,
            const char *pattern)
{
  const MstTableState *table = self->table;
  const MstTableColumn *column = &table->columns[figure->series[index]];
  const MstTableColumn *categories = &table->columns[figure->category_column];
  lxw_row_t first = table->heading_row + 1, last = table->end_row - 1;
  lxw_chart_fill fill = { .color = get_colour (figure, index) };
  lxw_chart_line line = { .color = get_colour (figure, index), .width = 2.25 };
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  gboolean is_line =
    figure->kind == MST_SHEET_FIGURE_LINE || figure->kind == MST_SHEET_FIGURE_RADAR;

  if (series == NULL)
    return FALSE;
  chart_series_set_categories (series, self->sheet->name, first,
                               (lxw_col_t) figure->category_column, last,
                               (lxw_col_t) figure->category_column);
  chart_series_set_values (series, self->sheet->name, first, (lxw_col_t) figure->series[index],
                           last, (lxw_col_t) figure->series[index]);
  chart_series_set_name_range (series, self->sheet->name, table->heading_row,
                               (lxw_col_t) figure->series[index]);
  keep_values (series->categories, categories, FALSE);
  keep_values (series->values, column, TRUE);
  keep_heading (series->title.range, column->heading);

  if (mst_sheet_figure_is_round (figure))
    colour_points (table, figure, series);
  else if (is_line)
    {
      chart_series_set_line (series, &line);
      chart_series_set_marker_type (series, mst_table_state_count_rows (table) <= 31
                                              ? LXW_CHART_MARKER_CIRCLE
                                              : LXW_CHART_MARKER_NONE);
      chart_series_set_marker_size (series, 5);
      chart_series_set_marker_fill (series, &fill);
      line.width = 0.75;
      chart_series_set_marker_line (series, &line);
    }
  else
    {
      line = get_outline (fill.color, fill.color);
      chart_series_set_fill (series, &fill);
      chart_series_set_line (series, &line);
    }
  label_series (table, figure, series, index, pattern);
  return TRUE;
}

static gboolean
goes_below_zero (const MstTableState *table, const MstSheetFigure *figure)
{
  for (guint i = 0; i < figure->n_series; i++)
    {
      const GPtrArray *drawn = table->columns[figure->series[i]].drawn;

      for (guint row = 0; row < drawn->len; row++)
        {
          const char *text = g_ptr_array_index (drawn, row);

          if (text != NULL && *text == '-')
            return TRUE;
        }
    }
  return FALSE;
}

static void
set_axes (const MstTableState *table, const MstSheetFigure *figure, lxw_chart *chart,
          const char *pattern)
{
  /* The library calls the axis below X, and that of the categories where bars stand upright. */
  lxw_chart_axis *below = chart_axis_get (chart, LXW_CHART_AXIS_TYPE_X);
  lxw_chart_axis *beside = chart_axis_get (chart, LXW_CHART_AXIS_TYPE_Y);
  lxw_chart_axis *categories = mst_sheet_figure_is_lying (figure) ? beside : below;
  lxw_chart_axis *values = mst_sheet_figure_is_lying (figure) ? below : beside;
  const MstTableColumn *column = &table->columns[figure->category_column];
  g_autofree char *category_pattern =
    column->kind == MST_COLUMN_DATE ? mst_sheet_create_number_pattern (column->kind, 0) : NULL;
  lxw_chart_font font = { .name = (char *) CHART_FONT, .size = TEXT_SIZE, .color = INK };
  lxw_chart_font level = { .name = (char *) CHART_FONT,
                           .size = TEXT_SIZE,
                           .color = INK,
                           /* in the reading direction, and not along the axis */
                           .rotation = 360 };
  lxw_chart_line grid = { .color = GRID, .width = 0.75 };
  lxw_chart_line none = { .none = LXW_TRUE };

  chart_axis_set_num_font (categories, &font);
  chart_axis_set_num_font (values, &font);
  if (category_pattern != NULL)
    chart_axis_set_num_format (categories, category_pattern);
  if (pattern != NULL)
    chart_axis_set_num_format (values, pattern);
  chart_axis_major_gridlines_set_visible (values, LXW_TRUE);
  chart_axis_major_gridlines_set_line (values, &grid);
  if (figure->kind == MST_SHEET_FIGURE_RADAR)
    return;

  /* Bars and areas are read by their length. */
  if (figure->kind != MST_SHEET_FIGURE_LINE && !goes_below_zero (table, figure))
    chart_axis_set_min (values, 0);
  chart_axis_set_line (values, &none);
  chart_axis_set_major_tick_mark (categories, LXW_CHART_AXIS_TICK_MARK_NONE);
  /* Below also where bars go below zero. */
  chart_axis_set_label_position (categories, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  if (figure->category_title != NULL)
    {
      chart_axis_set_name (categories, figure->category_title);
      chart_axis_set_name_font (categories, mst_sheet_figure_is_lying (figure) ? &level : &font);
    }
  if (figure->value_title != NULL)
    {
      chart_axis_set_name (values, figure->value_title);
      chart_axis_set_name_font (values, mst_sheet_figure_is_lying (figure) ? &font : &level);
    }
  if (mst_sheet_figure_is_lying (figure))
    {
      chart_axis_set_reverse (categories);
      chart_axis_set_crossing_max (categories);
    }
}

static void
dress_chart (const MstTableState *table, const MstSheetFigure *figure, lxw_chart *chart)
{
  lxw_chart_font title = {
    .name = (char *) TITLE_FONT, .size = TITLE_SIZE, .bold = LXW_EXPLICIT_FALSE, .color = INK
  };
  lxw_chart_font text = { .name = (char *) CHART_FONT, .size = TEXT_SIZE, .color = INK };
  lxw_chart_line border = { .color = GRID, .width = 0.75 };

  if (figure->title != NULL)
    {
      chart_title_set_name (chart, figure->title);
      chart_title_set_name_font (chart, &title);
    }
  else
    chart_title_off (chart);

  chart_chartarea_set_line (chart, &border);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font (chart, &text);
  if (mst_sheet_figure_is_round (figure))
    {
      if (figure->kind == MST_SHEET_FIGURE_DOUGHNUT)
        chart_set_hole_size (chart, 58);
      else if (mst_table_state_count_rows (table) <= MOST_PIE_LABELS)
        chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
      return;
    }
  if (figure->n_series == 1)
    chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  if (figure->kind == MST_SHEET_FIGURE_COLUMN || mst_sheet_figure_is_lying (figure))
    chart_set_series_gap (chart, 60);
  if (figure->kind == MST_SHEET_FIGURE_COLUMN_STACKED
      || figure->kind == MST_SHEET_FIGURE_BAR_STACKED)
    {
      chart_set_series_gap (chart, 60);
      chart_set_series_overlap (chart, 100);
    }
}

lxw_error
mst_sheet_writer_write_chart (MstSheetWriter *self, const MstSheetFigure *figure, lxw_row_t row,
                              lxw_col_t column, int left, int down, guint width, guint height)
{
  const MstTableState *table = self->table;
  const MstTableColumn *first = &table->columns[figure->series[0]];
  g_autofree char *pattern = mst_sheet_create_number_pattern (first->kind, first->digits);
  lxw_chart *chart = workbook_add_chart (self->workbook, get_type (figure->kind));
  lxw_chart_options options = {
    .x_offset = left,
    .y_offset = down,
    .x_scale = width / 480.0,
    .y_scale = height / 288.0,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = (char *) figure->description,
  };
  guint n = mst_sheet_figure_is_round (figure) ? 1 : figure->n_series;

  for (guint i = 0; i < n; i++)
    if (chart == NULL || !add_series (self, figure, chart, i, pattern))
      return LXW_ERROR_MEMORY_MALLOC_FAILED;
  dress_chart (table, figure, chart);
  if (!mst_sheet_figure_is_round (figure))
    set_axes (table, figure, chart, pattern);
  return worksheet_insert_chart_opt (self->sheet, row, column, chart, &options);
}
