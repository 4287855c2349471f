/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas over names, days or numbers, one upon the other: what a total is made of. */

#include "mst-curve.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In pixels, of an area at a point whose neighbours are unknown. */
#define SINGLE_WIDTH 8.0

/* The end of the run of known points that begins at @first. */
static guint
find_run_end (const GArray *dots, guint first)
{
  while (first < dots->len && !isnan (g_array_index (dots, MstDot, first).y))
    first++;
  return first;
}

/* What lies between two curves, which are interrupted at the same places. */
static void
trace_area (cairo_t *cr, const GArray *above, const GArray *below)
{
  guint a = 0, b = 0;

  cairo_new_path (cr);
  while (a < above->len && b < below->len)
    {
      guint a_end = find_run_end (above, a), b_end = find_run_end (below, b);

      cairo_new_sub_path (cr);
      for (guint i = a; i < a_end; i++)
        cairo_line_to (cr, g_array_index (above, MstDot, i).x, g_array_index (above, MstDot, i).y);
      for (guint i = b_end; i > b && a_end > a; i--)
        cairo_line_to (cr, g_array_index (below, MstDot, i - 1).x,
                       g_array_index (below, MstDot, i - 1).y);
      if (a_end > a)
        cairo_close_path (cr);
      /* Past the interruption, of one or several categories. */
      for (a = a_end; a < above->len && isnan (g_array_index (above, MstDot, a).y);)
        a++;
      for (b = b_end; b < below->len && isnan (g_array_index (below, MstDot, b).y);)
        b++;
    }
}

/* A point alone has no area: it is a level line through the whole plot when it is the only one, else a narrow
 * one. */
static void
widen_single (GArray *dots, const MstBox *box)
{
  g_autoptr (GArray) narrow = g_array_new (FALSE, FALSE, sizeof (MstDot));
  gboolean is_only = dots->len == 1;

  for (guint first = 0; first < dots->len;)
    {
      guint end = find_run_end (dots, first);
      MstDot dot = g_array_index (dots, MstDot, first);

      if (end != first + 1)
        g_array_append_vals (narrow, &g_array_index (dots, MstDot, first),
                             MAX (end, first + 1) - first);
      else
        for (int side = -1; side <= 1; side += 2)
          {
            MstDot edge = dot;

            edge.x += side * SINGLE_WIDTH / 2;
            if (is_only)
              edge.x = side < 0 ? box->x : box->x + box->width;
            edge.x = CLAMP (edge.x, box->x, box->x + box->width);
            g_array_append_val (narrow, edge);
          }
      first = MAX (end, first + 1);
    }
  g_array_set_size (dots, 0);
  g_array_append_vals (dots, narrow->data, narrow->len);
}

static void
draw_layers (const MstCurves *curves, const MstPlot *plot, MstCanvas *canvas)
{
  const MstChart *chart = curves->chart;
  g_autofree double *sums = g_new0 (double, chart->categories->len + 1);
  g_autoptr (GArray) below = NULL;

  /* A total that lacks a part would mislead: areas are interrupted there. */
  for (guint i = 0; i < chart->series->len; i++)
    {
      for (guint category = 0; category < chart->categories->len; category++)
        sums[category] += 0 * mst_chart_get_value (chart, i, category);
    }
  below = mst_curves_trace (curves, plot, sums);
  widen_single (below, &plot->box);
  for (guint i = 0; i < chart->series->len; i++)
    {
      const MstSeries *series = mst_chart_get_series (chart, i);
      MstPaint paint = mst_chart_style_get_paint (canvas->style, i, series->tone);
      GArray *above;

      for (guint category = 0; category < chart->categories->len; category++)
        {
          double value = mst_chart_get_value (chart, i, category);

          sums[category] += value;
        }
      above = mst_curves_trace (curves, plot, sums);
      widen_single (above, &plot->box);
      trace_area (canvas->cr, above, below);
      if (!paint.is_outlined)
        paint.colour = mst_chart_style_mix (paint.colour, canvas->style->background, 0.22);
      mst_canvas_fill (canvas, &paint);
      mst_dots_trace (canvas->cr, above);
      cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (canvas->cr, paint.is_outlined ? 1 : 1.5);
      mst_canvas_set_colour (canvas, paint.ink);
      cairo_stroke (canvas->cr);

      for (guint category = 0; category < chart->categories->len; category++)
        {
          double value = mst_chart_get_value (chart, i, category);

          if (!isnan (value) && !isnan (sums[category])
              && isfinite (mst_curves_get_x (curves, &plot->box, category)))
            mst_canvas_mark_point (canvas, i * chart->categories->len + category,
                                   mst_curves_get_x (curves, &plot->box, category),
                                   mst_plot_at (plot, sums[category]), 2);
        }
      g_array_unref (below);
      below = above;
    }
}

static void
draw_area (const MstChart *chart, MstCanvas *canvas)
{
  MstReach reach = mst_reach_of_chart (chart, TRUE);
  MstAxisFlags flags = MST_AXIS_FROM_ZERO | (mst_chart_is_whole (chart) ? MST_AXIS_WHOLE : 0);
  MstCurves curves;
  MstPlot plot;

  mst_curves_init (&curves, chart);
  if (!mst_chart_has_values (chart) || curves.n == 0)
    {
      mst_canvas_draw_nothing (canvas);
      mst_curves_clear (&curves);
      return;
    }

  mst_plot_init (&plot, canvas, chart, &reach, flags, FALSE);
  mst_plot_take_notes (&plot, canvas, chart);
  if (chart->scale != MST_CHART_NAMES)
    plot.box.width = fmax (plot.box.width - 1.6 * canvas->em, 1);
  plot.box.height =
    fmax (plot.box.height - mst_curves_measure_scale (&curves, canvas, plot.box.width), 1);
  mst_plot_draw_grid (&plot, canvas);
  draw_layers (&curves, &plot, canvas);
  mst_plot_draw_zero (&plot, canvas);
  mst_curves_draw_scale (&curves, canvas, &plot.box);
  for (guint i = 0; i < chart->notes->len; i++)
    {
      const MstNote *note = &g_array_index (chart->notes, MstNote, i);

      if (note->category < chart->categories->len)
        mst_plot_draw_note (&plot, canvas, mst_curves_get_x (&curves, &plot.box, note->category),
                            note->text);
    }
  mst_plot_draw_target (&plot, canvas, chart);
  mst_curves_clear (&curves);
}

const MstChartClass mst_chart_area_class = {
  .nick = "area",
  .label = N_ ("Filled Lines"),
  .legend = MST_LEGEND_SERIES,
  .is_stacked = TRUE,
  .draw = draw_area,
  .remark = mst_reach_remark,
};
