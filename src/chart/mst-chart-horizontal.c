/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lying bars, for names that are long or many: side by side, and one after the other. */

#include "mst-plot.h"

#include "mst-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BAR_SHARE 0.68
#define WIDEST_BAR 2.2     /* em, across */
#define MOST_NAME_ROOM 0.4 /* of the plot's width */
/* Of a row with its name, in heights of the text: Chinese characters fill theirs, and nothing more. */
#define LEAST_SLOT 1.05

typedef struct
{
  const MstChart *chart;
  MstCanvas *canvas;
  MstPlot plot;
  double names, slot, bar;
  guint every; /* names are thinned out when rows are lower than text */
  gboolean has_figures, is_stacked;
} Rows;

static double
measure_figures (const Rows *rows)
{
  double widest = 0;

  for (guint category = 0; category < rows->chart->categories->len; category++)
    {
      double sum = 0;

      for (guint i = 0; i < rows->chart->series->len; i++)
        {
          double value = mst_chart_get_value (rows->chart, i, category);
          g_autofree char *figure = NULL;
          double width;

          if (isnan (value))
            continue;
          sum += value;
          figure = mst_figure_format (rows->is_stacked ? sum : value, -1);
          mst_canvas_measure (rows->canvas, figure, MST_FONT_LABEL, &width, NULL);
          widest = fmax (widest, width);
        }
    }
  return widest;
}

static double
get_top (const Rows *rows, guint category, guint series)
{
  guint n = rows->is_stacked ? 1 : rows->chart->series->len;
  double middle = rows->plot.box.y + (category + 0.5) * rows->slot;

  return middle - n * rows->bar / 2 + (rows->is_stacked ? 0 : series) * rows->bar;
}

static MstBox
get_box (const Rows *rows, guint category, guint series, double from, double until)
{
  double a = mst_plot_at (&rows->plot, from), b = mst_plot_at (&rows->plot, until);
  double air = rows->bar > 4 && !rows->is_stacked && rows->chart->series->len > 1 ? 1 : 0;

  return (MstBox){ fmin (a, b), get_top (rows, category, series) + air / 2, fabs (a - b),
                   rows->bar - air };
}

static void
draw_figure (const Rows *rows, const MstBox *box, double value)
{
  g_autofree char *figure = mst_figure_format (value, -1);
  const MstText how = { .font = MST_FONT_LABEL,
                        .colour = rows->canvas->style->ink,
                        .x = value < 0 ? box->x - 5 : box->x + box->width + 5,
                        .y = box->y + box->height / 2,
                        .across = value < 0 ? MST_ALIGN_END : MST_ALIGN_START,
                        .down = MST_ALIGN_MIDDLE };

  mst_canvas_draw_text (rows->canvas, figure, &how);
}

static void
draw_one (const Rows *rows, guint category, guint series)
{
  const MstPaint paint = mst_chart_style_get_paint (
    rows->canvas->style, series, mst_chart_get_series (rows->chart, series)->tone);
  double value = mst_chart_get_value (rows->chart, series, category);
  MstBox box;

  if (isnan (value))
    return;
  box = get_box (rows, category, series, 0, value);
  mst_canvas_fill_box (rows->canvas, &box, &paint);
  if (mst_plot_is_cut (&rows->plot, value))
    mst_plot_draw_break (&rows->plot, rows->canvas, &box);
  if (rows->has_figures)
    draw_figure (rows, &box, value);
  box.width = fmax (box.width, 3);
  mst_canvas_mark_box (rows->canvas, series * rows->chart->categories->len + category, &box);
}

/* The figure of a part, inside it, where it fits. */
static void
draw_part_figure (const Rows *rows, const MstBox *box, const MstPaint *paint, double value)
{
  g_autofree char *figure = mst_figure_format (value, -1);
  const MstText how = { .font = MST_FONT_SMALL,
                        .colour = mst_chart_style_get_text_on (rows->canvas->style, paint->colour),
                        .x = box->x + box->width / 2,
                        .y = box->y + box->height / 2,
                        .across = MST_ALIGN_MIDDLE,
                        .down = MST_ALIGN_MIDDLE };
  MstBox text = mst_canvas_place_text (rows->canvas, figure, &how);

  if (text.width + 6 > box->width || text.height > box->height + 3)
    return;
  if (paint->hatch != MST_HATCH_NONE)
    {
      /* Figures aren't legible on hatching. */
      const MstPaint plain = { paint->colour, paint->colour, MST_HATCH_NONE, FALSE };
      const MstBox under = { text.x - 2, box->y + 1, text.width + 4, box->height - 2 };

      mst_canvas_fill_box (rows->canvas, &under, &plain);
    }
  mst_canvas_draw_text (rows->canvas, figure, &how);
}

static void
draw_stack (const Rows *rows, guint category)
{
  const MstChart *chart = rows->chart;
  double right = 0, left = 0;
  guint n = 0;

  for (guint series = 0; series < chart->series->len; series++)
    {
      const MstPaint paint = mst_chart_style_get_paint (rows->canvas->style, series,
                                                        mst_chart_get_series (chart, series)->tone);
      double value = mst_chart_get_value (chart, series, category);
      double *end = value < 0 ? &left : &right;
      MstBox box;

      if (isnan (value))
        continue;
      n++;
      box = get_box (rows, category, series, *end, *end + value);
      *end += value;
      if (box.width >= 3 && !paint.is_outlined)
        box.width -= 1;
      mst_canvas_fill_box (rows->canvas, &box, &paint);
      if (!mst_plot_is_cut (&rows->plot, *end))
        draw_part_figure (rows, &box, &paint, value);
      mst_canvas_mark_box (rows->canvas, series * chart->categories->len + category, &box);
    }
  if (n == 0)
    return;
  {
    const MstBox whole = get_box (rows, category, 0, 0, right);
    const MstBox negative = get_box (rows, category, 0, 0, left);

    if (mst_plot_is_cut (&rows->plot, right))
      mst_plot_draw_break (&rows->plot, rows->canvas, &whole);
    if (rows->has_figures && (right > 0 || left == 0))
      draw_figure (rows, &whole, right);
    if (rows->has_figures && left < 0)
      draw_figure (rows, &negative, left);
  }
}

static void
draw_name (const Rows *rows, guint category)
{
  g_autofree char *label = mst_chart_dup_category_label (rows->chart, category);
  const MstText how = { .font = MST_FONT_LABEL,
                        .colour = rows->canvas->style->soft,
                        .x = rows->plot.box.x - 0.7 * rows->canvas->em,
                        .y = rows->plot.box.y + (category + 0.5) * rows->slot,
                        .across = MST_ALIGN_END,
                        .down = MST_ALIGN_MIDDLE,
                        .room = rows->names };

  if (category % rows->every == 0)
    mst_canvas_draw_text (rows->canvas, label, &how);
}

static void
draw_rows (const MstChart *chart, MstCanvas *canvas)
{
  const gboolean is_stacked = mst_chart_get_class (chart->kind)->is_stacked;
  Rows rows = { .chart = chart, .canvas = canvas, .is_stacked = is_stacked };
  MstReach reach = mst_reach_of_chart (chart, is_stacked);
  MstAxisFlags flags = MST_AXIS_FROM_ZERO | (mst_chart_is_whole (chart) ? MST_AXIS_WHOLE : 0);
  guint n_bars = is_stacked ? 1 : MAX (chart->series->len, 1);
  double figures;

  if (!mst_chart_has_values (chart) || chart->categories->len == 0)
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }

  mst_plot_init (&rows.plot, canvas, chart, &reach, flags, TRUE);
  rows.names = mst_slots_measure_names (canvas, chart, MOST_NAME_ROOM);
  rows.plot.box.x += rows.names + 0.7 * canvas->em;
  rows.plot.box.width = fmax (rows.plot.box.width - rows.names - 0.7 * canvas->em, 1);
  if (isfinite (chart->target))
    {
      rows.plot.box.y += 1.5 * canvas->em;
      rows.plot.box.height = fmax (rows.plot.box.height - 1.5 * canvas->em, 1);
    }
  rows.slot = rows.plot.box.height / chart->categories->len;
  rows.bar = fmin (rows.slot * BAR_SHARE, n_bars * WIDEST_BAR * canvas->em) / n_bars;
  rows.every = (guint) fmax (ceil (LEAST_SLOT * canvas->em / rows.slot), 1);

  figures = measure_figures (&rows) + 8;
  rows.has_figures =
    rows.plot.box.width > 3 * figures && (n_bars > 1 ? rows.bar : rows.slot) > 0.95 * canvas->em;
  if (rows.has_figures)
    {
      double before = reach.lowest < 0 ? figures : 0, after = reach.highest > 0 ? figures : 0;

      rows.plot.box.x += before;
      rows.plot.box.width -= before + after;
    }

  mst_plot_draw_grid (&rows.plot, canvas);
  /* Names stay at the edge when figures of negative bars stand between. */
  for (guint category = 0; category < chart->categories->len; category++)
    {
      Rows names = rows;

      if (rows.has_figures && reach.lowest < 0)
        names.plot.box.x -= figures;
      draw_name (&names, category);
      if (is_stacked)
        draw_stack (&rows, category);
      for (guint series = 0; !is_stacked && series < chart->series->len; series++)
        draw_one (&rows, category, series);
    }
  mst_plot_draw_zero (&rows.plot, canvas);
  mst_plot_draw_target (&rows.plot, canvas, chart);
}

const MstChartClass mst_chart_horizontal_class = {
  .nick = "horizontal",
  .label = N_ ("Lying Bars"),
  .legend = MST_LEGEND_SERIES,
  .draw = draw_rows,
  .remark = mst_reach_remark,
};

const MstChartClass mst_chart_horizontal_stacked_class = {
  .nick = "horizontal-stacked",
  .label = N_ ("Stacked Lying Bars"),
  .legend = MST_LEGEND_SERIES,
  .is_stacked = TRUE,
  .draw = draw_rows,
  .remark = mst_reach_remark,
};
