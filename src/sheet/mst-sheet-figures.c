/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts and pictures beside a table: what they show, and where they stand. Charts themselves are in
 * mst-sheet-chart.c. */

#include "config.h"

#include "mst-sheet-writer-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between the table and the figures, and between figures, in pixels. */
#define GAP 24

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
      to->colours = g_memdup2 (from->colours, from->n_colours * sizeof *from->colours);
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

      if (drawn != NULL && drawn->len <= MST_SHEET_MOST_KEPT)
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
  else if (mst_sheet_figure_is_lying (figure))
    natural_height = CLAMP (120 + 22.0 * mst_table_state_count_rows (table), 300, 1200);
  else if (mst_sheet_figure_is_round (figure) || figure->kind == MST_SHEET_FIGURE_RADAR)
    natural_width = 480;
  else
    natural_width = CLAMP (160 + 30.0 * mst_table_state_count_rows (table), 480, 960);

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
  return mst_table_state_count_rows (table) > 0 && figure->n_series > 0;
}

void
mst_sheet_figures_measure (const MstTableState *table, guint *width, guint *height)
{
  *width = *height = 0;
  for (guint i = 0; i < table->n_figures; i++)
    {
      guint across, down;

      if (!has_data (table, &table->figures[i]))
        continue;
      measure_figure (table, &table->figures[i], &across, &down);
      *width = MAX (*width, GAP + across);
      *height += GAP + down;
    }
}

static lxw_error
write_picture (MstSheetWriter *self, const MstSheetFigure *figure, lxw_row_t row, lxw_col_t column,
               int left, int down, guint width, guint height)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (figure->png, &size);
  double natural_width, natural_height;
  lxw_image_options options = {
    .x_offset = left,
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
  lxw_col_t column = table->figures_column;
  int left = column > 0 ? GAP : 0;
  guint down = 0;

  if (column + 1 >= LXW_COL_MAX)
    return TRUE;
  for (guint i = 0; i < table->n_figures; i++)
    {
      const MstSheetFigure *figure = &table->figures[i];
      guint width, height;
      lxw_row_t row = table->figures_row + down / MST_ROW_PIXELS;
      int offset = (int) (down % MST_ROW_PIXELS);
      lxw_error code;

      if (!has_data (table, figure))
        continue;
      measure_figure (table, figure, &width, &height);
      code =
        figure->kind == MST_SHEET_FIGURE_PICTURE
          ? write_picture (self, figure, row, column, left, offset, width, height)
          : mst_sheet_writer_write_chart (self, figure, row, column, left, offset, width, height);
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
