/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small multiples: a little chart per series, all on one scale, so that they can be compared. */

#include "mst-curve.h"

#include "mst-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SMALLEST_WIDTH 9.0 /* em, of one panel */

/* Columns and rows for @n panels: as near to 3:2 as they go. */
static void
choose_grid (const MstCanvas *canvas, guint n, guint *n_columns, guint *n_rows)
{
  double best = INFINITY;
  guint most = (guint) CLAMP (canvas->plot.width / (SMALLEST_WIDTH * canvas->em), 1, n);

  *n_columns = 1;
  for (guint columns = 1; columns <= most; columns++)
    {
      guint rows = (n + columns - 1) / columns;
      double shape = (canvas->plot.width / columns) / (canvas->plot.height / rows);
      double fault = fabs (log (shape / 1.5)) + 0.15 * (rows * columns - n) / n;

      if (fault < best)
        {
          best = fault;
          *n_columns = columns;
        }
    }
  *n_rows = (n + *n_columns - 1) / *n_columns;
}

static void
draw_curve (const MstCurves *curves, MstCanvas *canvas, const MstPlot *plot, guint series)
{
  const MstChart *chart = curves->chart;
  const MstPaint paint =
    mst_chart_style_get_paint (canvas->style, 0, mst_chart_get_series (chart, series)->tone);
  g_autofree double *values = mst_curves_dup_values (curves, series);
  g_autoptr (GArray) dots = mst_curves_trace (curves, plot, values);
  guint last = G_MAXUINT;

  mst_curves_stroke (canvas, dots, 0, &paint, 1.6);
  for (guint i = 0; i < curves->n; i++)
    {
      guint category = curves->order[i];

      if (isnan (values[category]))
        continue;
      last = category;
      mst_canvas_mark_point (canvas, series * chart->categories->len + category,
                             mst_curves_get_x (curves, &plot->box, category),
                             mst_plot_at (plot, values[category]), 2);
    }
  if (last != G_MAXUINT)
    mst_canvas_draw_marker (canvas, 0, mst_curves_get_x (curves, &plot->box, last),
                            mst_plot_at (plot, values[last]), 2.4, &paint);
}

/* Name and last value over the panel. */
static void
draw_heading (const MstCurves *curves, MstCanvas *canvas, const MstBox *panel, guint series)
{
  const MstChart *chart = curves->chart;
  const char *name = mst_chart_get_series (chart, series)->name;
  double value = NAN;
  g_autofree char *figure = NULL;
  MstText how = { .font = MST_FONT_LABEL,
                  .colour = canvas->style->ink,
                  .x = panel->x + panel->width,
                  .y = panel->y,
                  .across = MST_ALIGN_END };
  MstBox box;

  for (guint i = curves->n; i > 0 && isnan (value); i--)
    value = mst_chart_get_value (chart, series, curves->order[i - 1]);
  figure = mst_figure_format (value, -1);
  box = mst_canvas_draw_text (canvas, figure, &how);
  how.x = panel->x;
  how.across = MST_ALIGN_START;
  how.colour = canvas->style->soft;
  how.room = fmax (box.x - panel->x - 4, 1);
  if (name != NULL)
    mst_canvas_draw_text (canvas, name, &how);
}

/* The first and the last place under the panels of the lowest row. */
static void
draw_foot (const MstCurves *curves, MstCanvas *canvas, const MstBox *box)
{
  guint ends[2] = { curves->order[0], curves->order[curves->n - 1] };

  for (guint i = 0; i < (curves->n > 1 ? 2 : 1); i++)
    {
      g_autofree char *label = mst_chart_dup_category_label (curves->chart, ends[i]);
      const MstText how = { .font = MST_FONT_SMALL,
                            .colour = canvas->style->faint,
                            .x = i == 0 ? box->x : box->x + box->width,
                            .y = box->y + box->height + 0.3 * canvas->em,
                            .across = i == 0 ? MST_ALIGN_START : MST_ALIGN_END };

      if (curves->chart->scale == MST_CHART_DAYS && strlen (label) == 10)
        mst_canvas_try_text (canvas, box->width < 12 * canvas->em ? label + 5 : label, &how);
      else
        mst_canvas_try_text (canvas, label, &how);
    }
}

static void
draw_panel (const MstCurves *curves, MstCanvas *canvas, const MstPlot *plot, const MstBox *panel,
            guint series, gboolean is_first, gboolean is_lowest)
{
  const double heading = 1.6 * canvas->em;
  MstPlot small = *plot;

  small.box = (MstBox){ panel->x, panel->y + heading, panel->width,
                        fmax (panel->height - heading - 1.6 * canvas->em, 1) };
  draw_heading (curves, canvas, panel, series);
  for (guint i = 0; i < plot->axis.n_ticks; i++)
    {
      double at = mst_plot_at (&small, mst_axis_get_tick (&plot->axis, i));
      gboolean is_zero = mst_axis_get_tick (&plot->axis, i) == 0;

      mst_canvas_line (canvas, small.box.x, at, small.box.x + small.box.width, at,
                       is_zero ? canvas->style->axis : canvas->style->grid, 1);
      if (is_first)
        {
          g_autofree char *label = mst_axis_format_tick (&plot->axis, i, curves->chart->unit);
          const MstText how = { .font = MST_FONT_SMALL,
                                .colour = canvas->style->faint,
                                .x = small.box.x - 0.5 * canvas->em,
                                .y = at,
                                .across = MST_ALIGN_END,
                                .down = MST_ALIGN_MIDDLE };

          mst_canvas_try_text (canvas, label, &how);
        }
    }
  draw_curve (curves, canvas, &small, series);
  if (is_lowest)
    draw_foot (curves, canvas, &small.box);
}

static void
draw_multiples (const MstChart *chart, MstCanvas *canvas)
{
  MstReach reach = mst_reach_of_chart (chart, FALSE);
  MstPlot plot = { .is_lying = FALSE };
  MstCurves curves;
  double labels = 0, width, height;
  guint n_columns, n_rows;

  mst_curves_init (&curves, chart);
  if (!mst_chart_has_values (chart) || curves.n == 0)
    {
      mst_canvas_draw_nothing (canvas);
      mst_curves_clear (&curves);
      return;
    }

  choose_grid (canvas, chart->series->len, &n_columns, &n_rows);
  plot.unit = chart->unit;
  if (reach.cut > 0)
    {
      reach.lowest = fmax (reach.lowest, -reach.cut);
      reach.highest = fmin (reach.highest, reach.cut);
    }
  plot.axis = mst_axis_new (reach.lowest, reach.highest, 4,
                            MST_AXIS_FROM_ZERO | (mst_chart_is_whole (chart) ? MST_AXIS_WHOLE : 0));
  for (guint i = 0; i < plot.axis.n_ticks; i++)
    {
      g_autofree char *label = mst_axis_format_tick (&plot.axis, i, chart->unit);
      double size;

      mst_canvas_measure (canvas, label, MST_FONT_SMALL, &size, NULL);
      labels = fmax (labels, size);
    }
  labels += 0.5 * canvas->em;
  width = (canvas->plot.width - labels) / n_columns;
  height = canvas->plot.height / n_rows;
  for (guint i = 0; i < chart->series->len; i++)
    {
      const MstBox panel = { canvas->plot.x + labels + (i % n_columns) * width,
                             canvas->plot.y + i / n_columns * height,
                             fmax (width - 1.8 * canvas->em, 1), height };

      draw_panel (&curves, canvas, &plot, &panel, i, i % n_columns == 0,
                  i + n_columns >= chart->series->len);
    }
  mst_curves_clear (&curves);
}

const MstChartClass mst_chart_multiples_class = {
  .nick = "multiples",
  .label = N_ ("Small Multiples"),
  .draw = draw_multiples,
  .remark = mst_reach_remark,
};
