/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Categories around a centre, series as outlines. */

#include "mst-axis.h"
#include "mst-canvas.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_RINGS 5

typedef struct
{
  const MstChart *chart;
  MstCanvas *canvas;
  MstAxis axis;
  double x, y, radius;
  guint n;
} Radar;

/* The place of @share of the radius in a category's direction. */
static void
get_place (const Radar *radar, guint category, double share, double *x, double *y)
{
  double angle = 2 * G_PI * category / radar->n;

  *x = radar->x + radar->radius * share * sin (angle);
  *y = radar->y - radar->radius * share * cos (angle);
}

static void
draw_web (const Radar *radar)
{
  MstCanvas *canvas = radar->canvas;
  double x, y;

  for (guint ring = 1; ring < radar->axis.n_ticks; ring++)
    {
      double share = (double) ring / (radar->axis.n_ticks - 1);

      for (guint i = 0; i < radar->n; i++)
        {
          get_place (radar, i, share, &x, &y);
          cairo_line_to (canvas->cr, x, y);
        }
      cairo_close_path (canvas->cr);
      cairo_set_line_width (canvas->cr, 1);
      mst_canvas_set_colour (canvas, ring + 1 == radar->axis.n_ticks ? canvas->style->axis
                                                                     : canvas->style->grid);
      cairo_stroke (canvas->cr);
    }
  for (guint i = 0; i < radar->n; i++)
    {
      get_place (radar, i, 1, &x, &y);
      cairo_move_to (canvas->cr, radar->x, radar->y);
      cairo_line_to (canvas->cr, x, y);
      cairo_set_line_width (canvas->cr, 1);
      mst_canvas_set_colour (canvas, canvas->style->grid);
      cairo_stroke (canvas->cr);
    }
}

static void
draw_names (const Radar *radar)
{
  for (guint i = 0; i < radar->n; i++)
    {
      double angle = 2 * G_PI * i / radar->n, side = sin (angle), up = cos (angle);
      g_autofree char *label = mst_chart_dup_category_label (radar->chart, i);
      MstText how = { .font = MST_FONT_LABEL, .colour = radar->canvas->style->soft, .lines = 2 };

      get_place (radar, i, 1, &how.x, &how.y);
      how.x += side * 0.7 * radar->canvas->em;
      how.y -= up * 0.7 * radar->canvas->em;
      how.across = fabs (side) < 0.1 ? MST_ALIGN_MIDDLE
                   : side > 0        ? MST_ALIGN_START
                                     : MST_ALIGN_END;
      how.down = up > 0.9 ? MST_ALIGN_END : up < -0.9 ? MST_ALIGN_START : MST_ALIGN_MIDDLE;
      how.room = how.across == MST_ALIGN_START
                   ? radar->canvas->plot.x + radar->canvas->plot.width - how.x
                 : how.across == MST_ALIGN_END ? how.x - radar->canvas->plot.x
                                               : 2 * radar->radius;
      how.room = fmax (how.room, radar->canvas->em);
      mst_canvas_try_text (radar->canvas, label, &how);
    }
}

static void
draw_figures (const Radar *radar)
{
  for (guint i = 0; i < radar->axis.n_ticks; i++)
    {
      g_autofree char *label = mst_axis_format_tick (&radar->axis, i, radar->chart->unit);
      MstText how = { .font = MST_FONT_SMALL,
                      .colour = radar->canvas->style->faint,
                      .across = MST_ALIGN_END,
                      .down = MST_ALIGN_MIDDLE,
                      .has_halo = TRUE };

      get_place (radar, 0, (double) i / (radar->axis.n_ticks - 1), &how.x, &how.y);
      how.x -= 4;
      mst_canvas_try_text (radar->canvas, label, &how);
    }
}

/* Unknown values interrupt the outline; only a whole one is closed and filled. */
static void
draw_outline (const Radar *radar, guint series)
{
  const MstChart *chart = radar->chart;
  const MstPaint paint = mst_chart_style_get_paint (radar->canvas->style, series,
                                                    mst_chart_get_series (chart, series)->tone);
  const MstColour colour = paint.is_outlined ? paint.ink : paint.colour;
  cairo_t *cr = radar->canvas->cr;
  gboolean is_whole = TRUE;
  int n_dashes;
  const double *dashes = mst_chart_style_get_dashes (radar->canvas->style, series, &n_dashes);

  cairo_new_path (cr);
  for (guint i = 0; i < radar->n; i++)
    {
      double value = mst_chart_get_value (chart, series, i), x, y;

      if (isnan (value))
        {
          is_whole = FALSE;
          cairo_new_sub_path (cr);
          continue;
        }
      get_place (radar, i, CLAMP (mst_axis_get_share (&radar->axis, value), 0, 1), &x, &y);
      cairo_line_to (cr, x, y);
    }
  if (is_whole)
    {
      cairo_close_path (cr);
      cairo_set_source_rgba (cr, ((colour >> 16) & 0xff) / 255., ((colour >> 8) & 0xff) / 255.,
                             (colour & 0xff) / 255., 0.1);
      cairo_fill_preserve (cr);
    }
  cairo_save (cr);
  cairo_set_dash (cr, dashes, n_dashes, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2);
  mst_canvas_set_colour (radar->canvas, colour);
  cairo_stroke (cr);
  cairo_restore (cr);

  for (guint i = 0; i < radar->n; i++)
    {
      double value = mst_chart_get_value (chart, series, i), x, y;

      if (isnan (value))
        continue;
      get_place (radar, i, CLAMP (mst_axis_get_share (&radar->axis, value), 0, 1), &x, &y);
      mst_canvas_draw_marker (radar->canvas, series, x, y, 3, &paint);
      mst_canvas_mark_point (radar->canvas, series * chart->categories->len + i, x, y, 4);
    }
}

static void
draw_radar (const MstChart *chart, MstCanvas *canvas)
{
  Radar radar = { .chart = chart, .canvas = canvas, .n = chart->categories->len };
  double lowest = 0, highest = 0;

  if (!mst_chart_has_values (chart) || radar.n == 0)
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }
  mst_canvas_draw_legend (canvas, chart, MST_LEGEND_LINES);
  for (guint series = 0; series < chart->series->len; series++)
    {
      for (guint i = 0; i < radar.n; i++)
        {
          double value = mst_chart_get_value (chart, series, i);

          lowest = value < lowest ? value : lowest;
          highest = value > highest ? value : highest;
        }
    }
  radar.axis =
    mst_axis_new (lowest, highest, MOST_RINGS + 1,
                  MST_AXIS_FROM_ZERO | (mst_chart_is_whole (chart) ? MST_AXIS_WHOLE : 0));
  radar.radius = fmax (
    fmin (canvas->plot.height / 2 - 2 * canvas->em, canvas->plot.width / 2 - 6 * canvas->em), 4);
  radar.x = canvas->plot.x + canvas->plot.width / 2;
  radar.y = canvas->plot.y + canvas->plot.height / 2;

  draw_web (&radar);
  draw_names (&radar);
  for (guint i = 0; i < chart->series->len; i++)
    draw_outline (&radar, i);
  draw_figures (&radar);
}

const MstChartClass mst_chart_radar_class = {
  .nick = "radar",
  .label = N_ ("Radar"),
  .legend = MST_LEGEND_LINES,
  .draw = draw_radar,
};
