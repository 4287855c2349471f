/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tile map: one square a subdistrict, near where it lies, coloured by value. */

#include "mst-plot.h"
#include "mst-ramp.h"

#include "mst-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LARGEST_TILE 9.0 /* em */

static const MstPoint *
get_point (const MstChart *chart, guint index)
{
  return &g_array_index (chart->points, MstPoint, index);
}

static gboolean
is_placed (const MstPoint *point)
{
  return isfinite (point->x) && isfinite (point->y) && fabs (point->x) < 1000
         && fabs (point->y) < 1000;
}

static gboolean
find_extent (const MstChart *chart, double *left, double *top, guint *n_columns, guint *n_rows)
{
  double right = -INFINITY, bottom = -INFINITY;

  *left = *top = INFINITY;
  for (guint i = 0; i < chart->points->len; i++)
    {
      const MstPoint *point = get_point (chart, i);

      if (!is_placed (point))
        continue;
      *left = fmin (*left, rint (point->x));
      *top = fmin (*top, rint (point->y));
      right = fmax (right, rint (point->x));
      bottom = fmax (bottom, rint (point->y));
    }
  if (!isfinite (*left))
    return FALSE;
  *n_columns = (guint) (right - *left) + 1;
  *n_rows = (guint) (bottom - *top) + 1;
  return TRUE;
}

/* What all names end with, in bytes. */
static gsize
find_suffix (const MstChart *chart)
{
  g_autofree char **labels = g_new0 (char *, chart->points->len + 1);

  for (guint i = 0; i < chart->points->len; i++)
    labels[i] = get_point (chart, i)->label;
  return mst_slots_find_suffix (labels, chart->points->len);
}

/* @suffix: before which a name is broken that is too long for one line */
static void
draw_words (const MstChart *chart, MstCanvas *canvas, const MstPoint *point, const MstBox *tile,
            MstColour colour, gsize suffix)
{
  g_autofree char *figure = mst_ramp_format (chart, point->value);
  g_autofree char *broken = mst_slots_break_label (point->label, suffix);
  double width, height;
  MstText how = { .font = MST_FONT_LABEL,
                  .colour = colour,
                  .x = tile->x + tile->width / 2,
                  .y = tile->y + tile->height / 2 - 0.1 * canvas->em,
                  .across = MST_ALIGN_MIDDLE,
                  .down = MST_ALIGN_END,
                  .room = fmax (tile->width - 0.6 * canvas->em, 1),
                  .lines = tile->height > 5 * canvas->em ? 2 : 1 };

  if (tile->height < 2.8 * canvas->em)
    {
      how.down = MST_ALIGN_MIDDLE;
      if (tile->height > 1.2 * canvas->em && tile->width > 2 * canvas->em)
        mst_canvas_draw_text (canvas, point->label, &how);
      return;
    }
  mst_canvas_measure (canvas, point->label, how.font, &width, &height);
  mst_canvas_draw_text (canvas, how.lines > 1 && width > how.room ? broken : point->label, &how);
  how.y += 0.25 * canvas->em;
  how.down = MST_ALIGN_START;
  how.font = MST_FONT_STRONG;
  how.lines = 1;
  mst_canvas_draw_text (canvas, figure, &how);
}

static void
draw_tiles (const MstChart *chart, MstCanvas *canvas)
{
  MstBox box = canvas->plot;
  double left, top, side;
  guint n_columns, n_rows;
  gsize suffix = find_suffix (chart);
  MstRamp ramp;

  if (!find_extent (chart, &left, &top, &n_columns, &n_rows))
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }

  mst_ramp_init_for_points (&ramp, chart);
  mst_ramp_draw_key (&ramp, canvas, chart, &box);
  box.y += 0.5 * canvas->em;
  box.height = fmax (box.height - 0.5 * canvas->em, 1);
  side = fmin (fmin (box.width / n_columns, box.height / n_rows), LARGEST_TILE * canvas->em);
  box.x += (box.width - side * n_columns) / 2;
  box.y += fmax (0, (box.height - side * n_rows) / 2);
  for (guint i = 0; i < chart->points->len; i++)
    {
      const MstPoint *point = get_point (chart, i);
      const MstPaint paint = mst_ramp_get_paint (&ramp, canvas->style, point->value);
      MstBox tile = { box.x + (rint (point->x) - left) * side,
                      box.y + (rint (point->y) - top) * side, fmax (side - 3, 1),
                      fmax (side - 3, 1) };

      if (!is_placed (point))
        continue;
      mst_canvas_fill_box (canvas, &tile, &paint);
      mst_canvas_mark_box (canvas, i, &tile);
      draw_words (chart, canvas, point, &tile,
                  isfinite (point->value)
                    ? mst_chart_style_get_text_on (canvas->style, paint.colour)
                    : canvas->style->soft,
                  suffix);
    }
}

const MstChartClass mst_chart_tiles_class = {
  .nick = "tiles",
  .label = N_ ("Tile Map"),
  .draw = draw_tiles,
  .count_marks = mst_chart_count_points,
  .describe_mark = mst_chart_describe_point,
  .get_mark_key = mst_chart_get_point_key,
  .describe = mst_chart_describe_points,
};
