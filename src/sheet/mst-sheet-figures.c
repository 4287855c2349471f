/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts and pictures beside a table. Charts refer to the table's cells, and hold what the cells hold for
 * programs that show them without calculating. */

#include "config.h"

#include "mst-sheet-writer-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define CHART_FONT "宋体"
#define TITLE_FONT "黑体"
#define TITLE_SIZE 13
#define TEXT_SIZE 10
#define INK 0x23282E
#define GRID 0xDDE1E4

/* Between the table and the figures, and between figures, in pixels. */
#define COLUMN_PIXELS 64
#define GAP 24
#define ROW_PIXELS ((guint) (MST_ROW_HEIGHT * 96 / 72))

/* Charts have their values written at the marks up to so many, and hold the values of so many rows. */
#define MOST_LABELS 24
#define MOST_PIE_LABELS 10
#define MOST_KEPT 4000

/* Told apart in colour, by brightness in black and white. */
static const guint32 default_colours[] = {
  0x1F5288, 0xC47F1C, 0x2C7A6D, 0x9C3C34, 0x66558F, 0x5B84AD, 0x777630, 0x765F4C,
};

static gboolean
is_round (const MstSheetFigure *figure)
{
  return figure->kind == MST_SHEET_FIGURE_PIE || figure->kind == MST_SHEET_FIGURE_DOUGHNUT;
}

static gboolean
is_lying (const MstSheetFigure *figure)
{
  return figure->kind == MST_SHEET_FIGURE_BAR || figure->kind == MST_SHEET_FIGURE_BAR_STACKED;
}

static guint
count_rows (const MstTableState *table)
{
  return table->end_row - table->heading_row - 1;
}

void
mst_sheet_figures_copy (MstTableState *table, const MstSheetLayout *layout)
{
  table->n_figures = layout->n_figures;
  table->figures = g_new0 (MstSheetFigure, layout->n_figures);
  for (guint i = 0; i < layout->n_figures; i++)
    {
      const MstSheetFigure *from = &layout->figures[i];
      MstSheetFigure *to = &table->figures[i];

      *to = *from;
      to->description = g_strdup (from->description);
      to->title = g_strdup (from->title);
      to->category_title = g_strdup (from->category_title);
      to->value_title = g_strdup (from->value_title);
      to->series = g_memdup2 (from->series, from->n_series * sizeof *from->series);
      to->colours = g_memdup2 (from->colours, from->n_series * sizeof *from->colours);
      to->png = from->png != NULL ? g_bytes_ref (from->png) : NULL;
      if (from->kind == MST_SHEET_FIGURE_PICTURE)
        continue;

      g_assert (from->category_column < table->n_columns);
      for (guint series = 0; series <= from->n_series; series++)
        {
          guint column = series < from->n_series ? from->series[series] : from->category_column;

          g_assert (column < table->n_columns);
          if (table->columns[column].drawn == NULL)
            table->columns[column].drawn = g_ptr_array_new_with_free_func (g_free);
        }
    }
}

void
mst_sheet_figures_clear (MstTableState *table)
{
  for (guint i = 0; i < table->n_figures; i++)
    {
      MstSheetFigure *figure = &table->figures[i];

      g_free ((char *) figure->description);
      g_free ((char *) figure->title);
      g_free ((char *) figure->category_title);
      g_free ((char *) figure->value_title);
      g_free ((guint *) figure->series);
      g_free ((guint32 *) figure->colours);
      g_clear_pointer (&figure->png, g_bytes_unref);
    }
  g_clear_pointer (&table->figures, g_free);
  table->n_figures = 0;
}

void
mst_sheet_figures_add_row (MstTableState *table, const char *const *values)
{
  if (table->n_figures == 0)
    return;
  for (guint i = 0; i < table->n_columns; i++)
    {
      GPtrArray *drawn = table->columns[i].drawn;

      if (drawn != NULL && drawn->len <= MOST_KEPT)
        g_ptr_array_add (drawn, g_strdup (values[i]));
    }
}

/* ---- sizes and places ---- */

static guint
read_number (const guchar *bytes)
{
  return (guint) bytes[0] << 24 | (guint) bytes[1] << 16 | (guint) bytes[2] << 8 | bytes[3];
}

/* The size the library gives the picture, in pixels of 1/96 inch: as its resolution says. */
static gboolean
measure_png (GBytes *png, double *width, double *height)
{
  static const guchar magic[] = { 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a };
  gsize size;
  const guchar *bytes = g_bytes_get_data (png, &size);
  const guchar *end = bytes + size, *chunk;

  if (size < 33 || memcmp (bytes, magic, sizeof magic) != 0 || memcmp (bytes + 12, "IHDR", 4) != 0)
    return FALSE;
  *width = read_number (bytes + 16);
  *height = read_number (bytes + 20);
  for (chunk = bytes + 8; end - chunk >= 12; chunk += 12 + read_number (chunk))
    {
      if (memcmp (chunk + 4, "IDAT", 4) == 0 || read_number (chunk) > (gsize) (end - chunk))
        break;
      if (memcmp (chunk + 4, "pHYs", 4) == 0 && end - chunk >= 21 && chunk[16] == 1)
        {
          double across = read_number (chunk + 8) * 0.0254,
                 down = read_number (chunk + 12) * 0.0254;

          if (across > 0 && down > 0)
            {
              *width *= 96 / across;
              *height *= 96 / down;
            }
          break;
        }
    }
  return *width > 0 && *height > 0;
}

static void
measure_figure (const MstTableState *table, const MstSheetFigure *figure, guint *width,
                guint *height)
{
  double natural_width = 600, natural_height = 360;

  if (figure->kind == MST_SHEET_FIGURE_PICTURE && figure->png != NULL)
    measure_png (figure->png, &natural_width, &natural_height);
  else if (is_lying (figure))
    natural_height = CLAMP (120 + 22.0 * count_rows (table), 300, 1200);
  else if (is_round (figure) || figure->kind == MST_SHEET_FIGURE_RADAR)
    natural_width = 480;
  else
    natural_width = CLAMP (160 + 30.0 * count_rows (table), 480, 960);

  if (figure->kind == MST_SHEET_FIGURE_PICTURE && (figure->width == 0) != (figure->height == 0))
    {
      double scale =
        figure->width != 0 ? figure->width / natural_width : figure->height / natural_height;

      natural_width *= scale;
      natural_height *= scale;
    }
  *width = figure->width != 0 ? figure->width : (guint) natural_width;
  *height = figure->height != 0 ? figure->height : (guint) natural_height;
}

static gboolean
has_data (const MstTableState *table, const MstSheetFigure *figure)
{
  if (figure->kind == MST_SHEET_FIGURE_PICTURE)
    return figure->png != NULL;
  return count_rows (table) > 0 && figure->n_series > 0;
}

double
mst_sheet_figures_measure (const MstTableState *table, lxw_row_t *last_row, lxw_col_t *last_column)
{
  guint widest = 0, below = 0;

  *last_row = 0;
  *last_column = (lxw_col_t) (table->n_columns - 1);
  for (guint i = 0; i < table->n_figures; i++)
    {
      guint width, height;

      if (!has_data (table, &table->figures[i]))
        continue;
      measure_figure (table, &table->figures[i], &width, &height);
      widest = MAX (widest, width);
      below += height + GAP;
    }
  if (widest == 0)
    return 0;

  *last_row = table->heading_row + 1 + (below + ROW_PIXELS - 1) / ROW_PIXELS;
  *last_column = (lxw_col_t) (table->n_columns + (GAP + widest) / COLUMN_PIXELS);
  return (*last_column - table->n_columns + 1) * COLUMN_PIXELS / 96.0;
}

/* ---- charts ---- */

static void
keep_values (lxw_series_range *range, const MstTableColumn *column, gboolean as_numbers)
{
  if (column->drawn->len == 0 || column->drawn->len > MOST_KEPT)
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
  if (figure->colours != NULL && !is_round (figure))
    return figure->colours[index];
  return default_colours[index % G_N_ELEMENTS (default_colours)];
}

static void
colour_points (const MstTableState *table, const MstSheetFigure *figure, lxw_chart_series *series)
{
  guint n = MIN (count_rows (table), 255);
  g_autofree lxw_chart_fill *fills = g_new0 (lxw_chart_fill, n);
  g_autofree lxw_chart_line *lines = g_new0 (lxw_chart_line, n);
  g_autofree lxw_chart_point *points = g_new0 (lxw_chart_point, n);
  g_autofree lxw_chart_point **list = g_new0 (lxw_chart_point *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      fills[i].color = get_colour (figure, i);
      lines[i].color = LXW_COLOR_WHITE;
      points[i].fill = &fills[i];
      points[i].line = &lines[i];
      list[i] = &points[i];
    }
  chart_series_set_points (series, list);
}

static void
label_series (const MstTableState *table, const MstSheetFigure *figure, lxw_chart_series *series,
              const char *pattern)
{
  lxw_chart_font font = { .name = (char *) CHART_FONT, .size = TEXT_SIZE - 1, .color = INK };
  guint n_rows = count_rows (table);

  if (is_round (figure))
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
        font.color = LXW_COLOR_WHITE;
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
      font.color = LXW_COLOR_WHITE;
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

  if (is_round (figure))
    colour_points (table, figure, series);
  else if (is_line)
    {
      chart_series_set_line (series, &line);
      chart_series_set_marker_type (series, count_rows (table) <= 31 ? LXW_CHART_MARKER_CIRCLE
                                                                     : LXW_CHART_MARKER_NONE);
      chart_series_set_marker_size (series, 5);
      chart_series_set_marker_fill (series, &fill);
      line.width = 0.75;
      chart_series_set_marker_line (series, &line);
    }
  else
    chart_series_set_fill (series, &fill);
  label_series (table, figure, series, pattern);
  return TRUE;
}

static void
set_axes (const MstTableState *table, const MstSheetFigure *figure, lxw_chart *chart,
          const char *pattern)
{
  /* The library calls the axis below X, and that of the categories where bars stand upright. */
  lxw_chart_axis *below = chart_axis_get (chart, LXW_CHART_AXIS_TYPE_X);
  lxw_chart_axis *beside = chart_axis_get (chart, LXW_CHART_AXIS_TYPE_Y);
  lxw_chart_axis *categories = is_lying (figure) ? beside : below;
  lxw_chart_axis *values = is_lying (figure) ? below : beside;
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

  chart_axis_set_line (values, &none);
  chart_axis_set_major_tick_mark (categories, LXW_CHART_AXIS_TICK_MARK_NONE);
  /* Below also where bars go below zero. */
  chart_axis_set_label_position (categories, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  if (figure->category_title != NULL)
    {
      chart_axis_set_name (categories, figure->category_title);
      chart_axis_set_name_font (categories, is_lying (figure) ? &level : &font);
    }
  if (figure->value_title != NULL)
    {
      chart_axis_set_name (values, figure->value_title);
      chart_axis_set_name_font (values, is_lying (figure) ? &font : &level);
    }
  if (is_lying (figure))
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
  if (is_round (figure))
    {
      if (figure->kind == MST_SHEET_FIGURE_DOUGHNUT)
        chart_set_hole_size (chart, 58);
      else if (count_rows (table) <= MOST_PIE_LABELS)
        chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
      return;
    }
  if (figure->n_series == 1)
    chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  if (figure->kind == MST_SHEET_FIGURE_COLUMN || is_lying (figure))
    chart_set_series_gap (chart, 60);
  if (figure->kind == MST_SHEET_FIGURE_COLUMN_STACKED
      || figure->kind == MST_SHEET_FIGURE_BAR_STACKED)
    {
      chart_set_series_gap (chart, 60);
      chart_set_series_overlap (chart, 100);
    }
}

static lxw_error
write_chart (MstSheetWriter *self, const MstSheetFigure *figure, lxw_row_t row, lxw_col_t column,
             int down, guint width, guint height)
{
  const MstTableState *table = self->table;
  const MstTableColumn *first = &table->columns[figure->series[0]];
  g_autofree char *pattern = mst_sheet_create_number_pattern (first->kind, first->digits);
  lxw_chart *chart = workbook_add_chart (self->workbook, get_type (figure->kind));
  lxw_chart_options options = {
    .x_offset = GAP,
    .y_offset = down,
    .x_scale = width / 480.0,
    .y_scale = height / 288.0,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = (char *) figure->description,
  };
  guint n = is_round (figure) ? 1 : figure->n_series;

  for (guint i = 0; i < n; i++)
    if (chart == NULL || !add_series (self, figure, chart, i, pattern))
      return LXW_ERROR_MEMORY_MALLOC_FAILED;
  dress_chart (table, figure, chart);
  if (!is_round (figure))
    set_axes (table, figure, chart, pattern);
  return worksheet_insert_chart_opt (self->sheet, row, column, chart, &options);
}

static lxw_error
write_picture (MstSheetWriter *self, const MstSheetFigure *figure, lxw_row_t row, lxw_col_t column,
               int down, guint width, guint height)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (figure->png, &size);
  double natural_width, natural_height;
  lxw_image_options options = {
    .x_offset = GAP,
    .y_offset = down,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = (char *) (figure->description != NULL ? figure->description : ""),
  };

  if (!measure_png (figure->png, &natural_width, &natural_height))
    return LXW_ERROR_IMAGE_DIMENSIONS;
  options.x_scale = width / natural_width;
  options.y_scale = height / natural_height;
  return worksheet_insert_image_buffer_opt (self->sheet, row, column, bytes, size, &options);
}

gboolean
mst_sheet_writer_write_figures (MstSheetWriter *self, GError **error)
{
  const MstTableState *table = self->table;
  lxw_row_t row = table->heading_row + 1;
  lxw_col_t column = (lxw_col_t) table->n_columns;
  guint down = 0;

  if (column + 1 >= LXW_COL_MAX)
    return TRUE;
  for (guint i = 0; i < table->n_figures; i++)
    {
      const MstSheetFigure *figure = &table->figures[i];
      guint width, height;
      lxw_row_t at = row + down / ROW_PIXELS;
      int offset = (int) (down % ROW_PIXELS);
      lxw_error code;

      if (!has_data (table, figure))
        continue;
      measure_figure (table, figure, &width, &height);
      code = figure->kind == MST_SHEET_FIGURE_PICTURE
               ? write_picture (self, figure, at, column, offset, width, height)
               : write_chart (self, figure, at, column, offset, width, height);
      if (code != LXW_NO_ERROR)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
                       _ ("A chart of sheet “%s” can't be written: %s."), self->sheet->name,
                       lxw_strerror (code));
          return FALSE;
        }
      down += height + GAP;
    }
  return TRUE;
}
