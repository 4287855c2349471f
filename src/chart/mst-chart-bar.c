/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Upright bars: side by side, and one upon the other. */

#include "mst-plot.h"

#include "mst-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Of a slot; the rest is air between the categories. */
#define BAR_SHARE 0.66
#define WIDEST_BAR 4.5 /* em */

typedef struct
{
  const MstChart *chart;
  MstCanvas *canvas;
  MstPlot plot;
  MstSlots slots;
  double slot, bar;
  gboolean has_figures, is_stacked;
} Bars;

static double
get_left (const Bars *bars, guint category, guint series)
{
  guint n = bars->is_stacked ? 1 : bars->chart->series->len;
  double middle = bars->plot.box.x + (category + 0.5) * bars->slot;

  return middle - n * bars->bar / 2 + (bars->is_stacked ? 0 : series) * bars->bar;
}

/* The box from @from to @until, with a hair of air to its neighbours. */
static MstBox
get_box (const Bars *bars, guint category, guint series, double from, double until)
{
  double a = mst_plot_at (&bars->plot, from), b = mst_plot_at (&bars->plot, until);
  double air = bars->bar > 4 && !bars->is_stacked && bars->chart->series->len > 1 ? 1 : 0;

  return (MstBox){ get_left (bars, category, series) + air / 2, fmin (a, b), bars->bar - air,
                   fabs (a - b) };
}

/* Figures stand over all bars or over none. */
static gboolean
have_figures_room (Bars *bars, guint n_bars)
{
  double room = bars->is_stacked || n_bars == 1 ? bars->slot - 4 : bars->bar - 1;

  for (guint category = 0; category < bars->chart->categories->len; category++)
    {
      double sum = 0;

      for (guint series = 0; series < bars->chart->series->len; series++)
        {
          double value = mst_chart_get_value (bars->chart, series, category);
          g_autofree char *figure = NULL;
          double width;

          if (isnan (value))
            continue;
          sum += value;
          figure = mst_figure_format (bars->is_stacked ? sum : value, -1);
          mst_canvas_measure (bars->canvas, figure, MST_FONT_LABEL, &width, NULL);
          if (width > room)
            return FALSE;
        }
    }
  return TRUE;
}

static void
draw_figure (Bars *bars, double x, double y, double value, gboolean below)
{
  g_autofree char *figure = mst_figure_format (value, -1);
  const MstText how = { .font = MST_FONT_LABEL,
                        .colour = bars->canvas->style->ink,
                        .x = x,
                        .y = y + (below ? 2 : -2),
                        .across = MST_ALIGN_MIDDLE,
                        .down = below ? MST_ALIGN_START : MST_ALIGN_END };

  mst_canvas_draw_text (bars->canvas, figure, &how);
}

static void
draw_one (Bars *bars, guint category, guint series)
{
  const MstSeries *one = mst_chart_get_series (bars->chart, series);
  const MstPaint paint = mst_chart_style_get_paint (bars->canvas->style, series, one->tone);
  guint mark = series * bars->chart->categories->len + category;
  double value = mst_chart_get_value (bars->chart, series, category);
  MstBox box;

  if (isnan (value))
    return;
  box = get_box (bars, category, series, 0, value);
  mst_canvas_fill_box (bars->canvas, &box, &paint);
  if (mst_plot_is_cut (&bars->plot, value))
    mst_plot_draw_break (&bars->plot, bars->canvas, &box);
  if (bars->has_figures)
    draw_figure (bars, box.x + box.width / 2, value < 0 ? box.y + box.height : box.y, value,
                 value < 0);
  /* A bar of zero can be found too. */
  if (box.height < 3)
    {
      box.y -= value < 0 ? 0 : 3 - box.height;
      box.height = 3;
    }
  mst_canvas_mark_box (bars->canvas, mark, &box);
}

/* One upon the other, what is negative below zero. */
static void
draw_stack (Bars *bars, guint category)
{
  const MstChart *chart = bars->chart;
  double above = 0, below = 0;
  guint n = 0;

  for (guint series = 0; series < chart->series->len; series++)
    {
      const MstPaint paint = mst_chart_style_get_paint (bars->canvas->style, series,
                                                        mst_chart_get_series (chart, series)->tone);
      double value = mst_chart_get_value (chart, series, category);
      double *end = value < 0 ? &below : &above;
      MstBox box;

      if (isnan (value))
        continue;
      n++;
      box = get_box (bars, category, series, *end, *end + value);
      *end += value;
      if (box.height >= 3 && !paint.is_outlined)
        box.height -= 1; /* a line of air between two parts */
      mst_canvas_fill_box (bars->canvas, &box, &paint);
      mst_canvas_mark_box (bars->canvas, series * chart->categories->len + category, &box);
    }
  if (n == 0)
    return;
  if (mst_plot_is_cut (&bars->plot, above))
    {
      const MstBox whole = get_box (bars, category, 0, 0, above);

      mst_plot_draw_break (&bars->plot, bars->canvas, &whole);
    }
  if (bars->has_figures && (above > 0 || below == 0))
    draw_figure (bars, get_left (bars, category, 0) + bars->bar / 2,
                 mst_plot_at (&bars->plot, above), above, FALSE);
  if (bars->has_figures && below < 0)
    draw_figure (bars, get_left (bars, category, 0) + bars->bar / 2,
                 mst_plot_at (&bars->plot, below), below, TRUE);
}

static void
draw_notes (Bars *bars)
{
  for (guint i = 0; i < bars->chart->notes->len; i++)
    {
      const MstNote *note = &g_array_index (bars->chart->notes, MstNote, i);

      if (note->category < bars->chart->categories->len)
        mst_plot_draw_note (&bars->plot, bars->canvas,
                            bars->plot.box.x + (note->category + 0.5) * bars->slot, note->text);
    }
}

static void
draw_bars (const MstChart *chart, MstCanvas *canvas)
{
  const gboolean is_stacked = mst_chart_get_class (chart->kind)->is_stacked;
  Bars bars = { .chart = chart, .canvas = canvas, .is_stacked = is_stacked };
  MstReach reach = mst_reach_of_chart (chart, is_stacked);
  MstAxisFlags flags = MST_AXIS_FROM_ZERO | (mst_chart_is_whole (chart) ? MST_AXIS_WHOLE : 0);
  guint n_bars = is_stacked ? 1 : MAX (chart->series->len, 1);

  if (!mst_chart_has_values (chart) || chart->categories->len == 0)
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }

  mst_plot_init (&bars.plot, canvas, chart, &reach, flags, FALSE);
  mst_plot_take_notes (&bars.plot, canvas, chart);
  bars.slot = bars.plot.box.width / chart->categories->len;
  bars.bar = fmin (bars.slot * BAR_SHARE / n_bars, WIDEST_BAR * canvas->em);
  mst_slots_init (&bars.slots, canvas, chart, bars.plot.box.width);
  bars.plot.box.height = fmax (bars.plot.box.height - bars.slots.height, 1);
  bars.has_figures = bars.plot.box.height > 5 * canvas->em && have_figures_room (&bars, n_bars);
  if (bars.has_figures)
    {
      bars.plot.box.y += 1.1 * canvas->em;
      bars.plot.box.height -= (reach.lowest < 0 ? 2.4 : 1.1) * canvas->em;
    }

  mst_plot_draw_grid (&bars.plot, canvas);
  for (guint category = 0; category < chart->categories->len; category++)
    {
      if (is_stacked)
        draw_stack (&bars, category);
      for (guint series = 0; !is_stacked && series < chart->series->len; series++)
        draw_one (&bars, category, series);
    }
  mst_plot_draw_zero (&bars.plot, canvas);
  mst_slots_draw (&bars.slots, canvas, bars.plot.box.x + bars.slot / 2, bars.slot,
                  bars.plot.box.y + bars.plot.box.height
                    + (bars.has_figures && reach.lowest < 0 ? 1.2 * canvas->em : 0));
  draw_notes (&bars);
  mst_plot_draw_target (&bars.plot, canvas, chart);
  mst_slots_clear (&bars.slots);
}

const MstChartClass mst_chart_bar_class = {
  .nick = "bar",
  .label = N_ ("Bars"),
  .legend = MST_LEGEND_SERIES,
  .draw = draw_bars,
  .remark = mst_reach_remark,
};

const MstChartClass mst_chart_stacked_class = {
  .nick = "stacked",
  .label = N_ ("Stacked Bars"),
  .legend = MST_LEGEND_SERIES,
  .is_stacked = TRUE,
  .draw = draw_bars,
  .remark = mst_reach_remark,
};
