/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines over names, days or numbers, each named at its end where there is room. */

#include "mst-curve.h"

#include "mst-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define MOST_NAMED_LINES 8
#define MOST_FIGURES 14
/* Between the points of a line that shows each of them. */
#define NARROWEST_MARKERS 12.0

typedef struct
{
  guint series;
  double at, y; /* where the line ends, and where its name stands */
} EndName;

/* The last known point of a series; FALSE without one. */
static gboolean
find_end (const MstCurves *curves, const MstPlot *plot, guint series, double *x, double *y)
{
  for (guint i = curves->n; i > 0; i--)
    {
      guint category = curves->order[i - 1];
      double value = mst_chart_get_value (curves->chart, series, category);

      if (isnan (value))
        continue;
      *x = mst_curves_get_x (curves, &plot->box, category);
      *y = mst_plot_at (plot, value);
      return TRUE;
    }
  return FALSE;
}

static int
compare_names (const void *a, const void *b)
{
  const EndName *x = a, *y = b;

  return x->at < y->at ? -1 : x->at > y->at;
}

/* Moves names apart, as little as possible: down where they touch, then up from the plot's end. */
static void
spread_names (EndName *names, guint n, double step, double top, double bottom)
{
  qsort (names, n, sizeof *names, compare_names);
  for (guint i = 0; i < n; i++)
    names[i].y = fmax (names[i].at, i > 0 ? names[i - 1].y + step : top);
  for (guint i = n; i > 0; i--)
    {
      double limit = i < n ? names[i].y - step : bottom;

      names[i - 1].y = fmin (names[i - 1].y, limit);
    }
}

static double
measure_names (const MstChart *chart, MstCanvas *canvas)
{
  double widest = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const char *name = mst_chart_get_series (chart, i)->name;
      double width;

      mst_canvas_measure (canvas, name != NULL ? name : "", MST_FONT_LABEL, &width, NULL);
      widest = fmax (widest, width);
    }
  return widest;
}

static void
draw_names (const MstCurves *curves, const MstPlot *plot, MstCanvas *canvas)
{
  const MstChart *chart = curves->chart;
  EndName names[MOST_NAMED_LINES];
  const MstBox *box = &plot->box;
  guint n = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      double x;

      names[n].series = i;
      if (find_end (curves, plot, i, &x, &names[n].at))
        n++;
    }
  spread_names (names, n, 1.25 * canvas->em, box->y, box->y + box->height);
  for (guint i = 0; i < n; i++)
    {
      const MstSeries *series = mst_chart_get_series (chart, names[i].series);
      const MstPaint paint =
        mst_chart_style_get_paint (canvas->style, names[i].series, series->tone);
      const MstColour colour = paint.is_outlined ? canvas->style->ink : paint.colour;
      const MstText how = { .font = MST_FONT_LABEL,
                            .colour = mst_chart_style_mix (colour, canvas->style->ink, 0.3),
                            .x = box->x + box->width + 1.5 * canvas->em,
                            .y = names[i].y,
                            .down = MST_ALIGN_MIDDLE };
      double x = box->x + box->width, y = names[i].at;

      find_end (curves, plot, names[i].series, &x, &y);
      /* A leader where the name had to move away or the line ends early. */
      if (fabs (names[i].y - y) > 0.5 * canvas->em || x < box->x + box->width - 2)
        {
          cairo_move_to (canvas->cr, x + 4, y);
          cairo_line_to (canvas->cr, box->x + box->width + 1.2 * canvas->em, names[i].y);
          cairo_set_line_width (canvas->cr, 0.7);
          mst_canvas_set_colour (canvas, canvas->style->axis);
          cairo_stroke (canvas->cr);
        }
      mst_canvas_draw_text (canvas, series->name, &how);
    }
}

static gboolean
have_names_room (const MstChart *chart, MstCanvas *canvas, double names)
{
  if (chart->series->len < 2 || chart->series->len > MOST_NAMED_LINES)
    return FALSE;
  for (guint i = 0; i < chart->series->len; i++)
    {
      if (mst_chart_get_series (chart, i)->name == NULL)
        return FALSE;
    }
  return names < 0.2 * canvas->plot.width
         && chart->series->len * 1.3 * canvas->em < 0.7 * canvas->plot.height;
}

static void
draw_points (const MstCurves *curves, const MstPlot *plot, MstCanvas *canvas, guint series)
{
  const MstChart *chart = curves->chart;
  const MstPaint paint =
    mst_chart_style_get_paint (canvas->style, series, mst_chart_get_series (chart, series)->tone);
  gboolean has_markers = curves->n * NARROWEST_MARKERS <= plot->box.width;
  gboolean has_figures = chart->series->len == 1 && curves->n <= MOST_FIGURES;

  for (guint i = 0; i < curves->n; i++)
    {
      guint category = curves->order[i];
      double value = mst_chart_get_value (chart, series, category);
      double x, y;

      if (isnan (value))
        continue;
      x = mst_curves_get_x (curves, &plot->box, category);
      y = mst_plot_at (plot, value);
      mst_canvas_mark_point (canvas, series * chart->categories->len + category, x, y,
                             has_markers ? 4 : 1.5);
      if (has_markers)
        mst_canvas_draw_marker (canvas, series, x, y, 2.8, &paint);
      if (has_figures || mst_plot_is_cut (plot, value))
        {
          g_autofree char *figure = mst_figure_format (value, -1);
          const MstText places[] = {
            { MST_FONT_LABEL, canvas->style->ink, x, y - 5, MST_ALIGN_MIDDLE, MST_ALIGN_END,
              .has_halo = TRUE },
            { MST_FONT_LABEL, canvas->style->ink, x, y + 5, MST_ALIGN_MIDDLE, MST_ALIGN_START,
              .has_halo = TRUE },
            { MST_FONT_LABEL, canvas->style->ink, x + 6, y, MST_ALIGN_START, MST_ALIGN_MIDDLE,
              .has_halo = TRUE },
          };

          mst_canvas_try_places (canvas, figure, places, G_N_ELEMENTS (places));
        }
    }
}

static void
draw_notes (const MstCurves *curves, const MstPlot *plot, MstCanvas *canvas)
{
  const MstChart *chart = curves->chart;

  for (guint i = 0; i < chart->notes->len; i++)
    {
      const MstNote *note = &g_array_index (chart->notes, MstNote, i);

      if (note->category < chart->categories->len)
        mst_plot_draw_note (plot, canvas, mst_curves_get_x (curves, &plot->box, note->category),
                            note->text);
    }
}

static void
draw_line (const MstChart *chart, MstCanvas *canvas)
{
  MstReach reach = mst_reach_of_chart (chart, FALSE);
  MstAxisFlags flags = mst_chart_is_whole (chart) ? MST_AXIS_WHOLE : MST_AXIS_PLAIN;
  double names = measure_names (chart, canvas);
  MstCurves curves;
  MstPlot plot;
  gboolean has_names;

  mst_curves_init (&curves, chart);
  if (!mst_chart_has_values (chart) || curves.n == 0)
    {
      mst_canvas_draw_nothing (canvas);
      mst_curves_clear (&curves);
      return;
    }

  /* Small changes of large values would vanish on an axis from zero. */
  if (reach.cut > 0 || reach.lowest < 0 || reach.lowest < 0.6 * reach.highest)
    flags |= MST_AXIS_FROM_ZERO;
  has_names = have_names_room (chart, canvas, names);
  if (!has_names)
    mst_canvas_draw_legend (canvas, chart, MST_LEGEND_LINES);
  mst_plot_init (&plot, canvas, chart, &reach, flags, FALSE);
  mst_plot_take_notes (&plot, canvas, chart);
  /* The last label below hangs over by half. */
  plot.box.width -= has_names                         ? names + 1.5 * canvas->em
                    : chart->scale == MST_CHART_NAMES ? 0
                                                      : 1.6 * canvas->em;
  if (chart->scale != MST_CHART_NAMES)
    {
      plot.box.x += 0.8 * canvas->em;
      plot.box.width -= 0.8 * canvas->em;
    }
  plot.box.width = fmax (plot.box.width, 1);
  plot.box.height =
    fmax (plot.box.height - mst_curves_measure_scale (&curves, canvas, plot.box.width), 1);
  if (chart->series->len == 1 && curves.n <= MOST_FIGURES)
    {
      plot.box.y += 0.8 * canvas->em;
      plot.box.height = fmax (plot.box.height - 0.8 * canvas->em, 1);
    }

  mst_plot_draw_grid (&plot, canvas);
  mst_plot_draw_zero (&plot, canvas);
  mst_curves_draw_scale (&curves, canvas, &plot.box);
  for (guint i = 0; i < chart->series->len; i++)
    {
      const MstPaint paint =
        mst_chart_style_get_paint (canvas->style, i, mst_chart_get_series (chart, i)->tone);
      g_autofree double *values = mst_curves_dup_values (&curves, i);
      g_autoptr (GArray) dots = mst_curves_trace (&curves, &plot, values);

      mst_curves_stroke (canvas, dots, i, &paint, curves.n > plot.box.width ? 1 : 2);
    }
  for (guint i = 0; i < chart->series->len; i++)
    draw_points (&curves, &plot, canvas, i);
  if (has_names)
    draw_names (&curves, &plot, canvas);
  draw_notes (&curves, &plot, canvas);
  mst_plot_draw_target (&plot, canvas, chart);
  mst_curves_clear (&curves);
}

const MstChartClass mst_chart_line_class = {
  .nick = "line",
  .label = N_ ("Lines"),
  .legend = MST_LEGEND_LINES,
  .draw = draw_line,
  .remark = mst_reach_remark,
};
