/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is reached against a target, over the grades: one row a task. */

#include "mst-plot.h"
#include "mst-ramp.h"

#include "mst-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_NAME_ROOM 0.35 /* of the plot's width */
#define HIGHEST_ROW 4.0     /* em */

static double
get_target (const MstChart *chart, guint category)
{
  double own = mst_chart_get_value (chart, 1, category);

  return isnan (own) ? chart->target : own;
}

static const char *
get_word (double value, double target)
{
  return value >= target ? _ ("reached") : _ ("short");
}

/* Pale bands up to the end of each grade; the strongest is the lowest grade. */
static void
draw_grades (const MstChart *chart, MstCanvas *canvas, const MstPlot *plot, guint category,
             const MstBox *row)
{
  guint n = chart->series->len > 2 ? chart->series->len - 2 : 0;
  double from = 0;

  for (guint i = 0; i < n; i++)
    {
      double end = mst_chart_get_value (chart, i + 2, category);
      double left, right;
      MstPaint paint = { .hatch = MST_HATCH_NONE };
      MstBox box;

      if (isnan (end) || end <= from)
        continue;
      left = mst_plot_at (plot, from);
      right = mst_plot_at (plot, end);
      box = (MstBox){ left, row->y, right - left, row->height };
      paint.colour = mst_chart_style_mix (canvas->style->background, canvas->style->axis,
                                          0.62 - 0.46 * i / MAX (n - 1, 1));
      mst_canvas_fill_box (canvas, &box, &paint);
      mst_canvas_mark_box (canvas, (i + 2) * chart->categories->len + category, &box);
      from = end;
    }
}

static void
draw_row (const MstChart *chart, MstCanvas *canvas, const MstPlot *plot, guint category,
          double middle, double height, double figures)
{
  const guint n = chart->categories->len;
  const MstPaint paint = mst_chart_style_get_paint (canvas->style, 0, MST_CHART_TONE_NONE);
  const MstBox band = { plot->box.x, middle - height / 2, plot->box.width, height };
  double value = mst_chart_get_value (chart, 0, category);
  double target = get_target (chart, category);
  g_autofree char *figure = mst_ramp_format (chart, value);
  MstText how = { .font = MST_FONT_LABEL,
                  .colour = canvas->style->ink,
                  .x = plot->box.x + plot->box.width + figures,
                  .y = middle,
                  .across = MST_ALIGN_END,
                  .down = MST_ALIGN_MIDDLE };

  draw_grades (chart, canvas, plot, category, &band);
  if (!isnan (value))
    {
      double zero = mst_plot_at (plot, 0), end = mst_plot_at (plot, value);
      MstBox bar = { fmin (zero, end), middle - height * 0.18, fabs (end - zero), height * 0.36 };

      mst_canvas_fill_box (canvas, &bar, &paint);
      bar.width = fmax (bar.width, 3);
      mst_canvas_mark_box (canvas, category, &bar);
    }
  if (isfinite (target) && !mst_plot_is_cut (plot, target))
    {
      double at = mst_plot_at (plot, target);
      const MstBox mark = { at - 2.5, band.y - 2, 5, band.height + 4 };
      const MstPaint line = { canvas->style->ink, canvas->style->ink, MST_HATCH_NONE, FALSE };
      const MstBox stroke = { at - 1.25, band.y - 1, 2.5, band.height + 2 };

      mst_canvas_fill_box (canvas, &stroke, &line);
      if (chart->series->len > 1)
        mst_canvas_mark_box (canvas, n + category, &mark);
    }
  mst_canvas_draw_text (canvas, figure, &how);
  /* A word, not a colour, says whether it is reached. */
  if (isfinite (value) && isfinite (target))
    {
      how.x += 0.6 * canvas->em;
      how.across = MST_ALIGN_START;
      how.colour = canvas->style->soft;
      mst_canvas_draw_text (canvas, get_word (value, target), &how);
    }
}

static void
draw_legend (const MstChart *chart, MstCanvas *canvas)
{
  const char *reached = mst_chart_get_series (chart, 0)->name;
  const char *target = chart->series->len > 1 ? mst_chart_get_series (chart, 1)->name : NULL;
  g_autofree char *words = NULL;
  MstText how = { .font = MST_FONT_SMALL,
                  .colour = canvas->style->faint,
                  .x = canvas->plot.x,
                  .y = canvas->plot.y,
                  .room = canvas->plot.width };
  GString *grades = g_string_new (NULL);

  for (guint i = 2; i < chart->series->len; i++)
    {
      const char *name = mst_chart_get_series (chart, i)->name;

      g_string_append_printf (grades, "%s%s", i > 2 ? " / " : "", name != NULL ? name : "");
    }
  words =
    g_strdup_printf (_ ("Bar: %s　Upright line: %s%s%s"), reached != NULL ? reached : _ ("value"),
                     target != NULL ? target : _ ("target"),
                     grades->len > 0 ? _ ("　Shades, from dark: ") : "", grades->str);
  g_string_free (grades, TRUE);
  how.y += 0.2 * canvas->em;
  mst_canvas_draw_text (canvas, words, &how);
  canvas->plot.y += 2 * canvas->em;
  canvas->plot.height = fmax (canvas->plot.height - 2 * canvas->em, 1);
}

static double
measure (const MstChart *chart, MstCanvas *canvas, gboolean figures)
{
  double widest = 0;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      g_autofree char *text = figures ? mst_ramp_format (chart, mst_chart_get_value (chart, 0, i))
                                      : mst_chart_dup_category_label (chart, i);
      double width;

      mst_canvas_measure (canvas, text, MST_FONT_LABEL, &width, NULL);
      widest = fmax (widest, width);
    }
  return widest;
}

static void
draw_bullet (const MstChart *chart, MstCanvas *canvas)
{
  MstReach reach = mst_reach_of_chart (chart, FALSE);
  MstPlot plot;
  double names, figures, reached, missed, slot;

  if (!mst_chart_has_values (chart) || chart->categories->len == 0)
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }

  draw_legend (chart, canvas);
  reach.cut = 0;
  mst_plot_init (&plot, canvas, chart, &reach, MST_AXIS_FROM_ZERO, TRUE);
  names = fmin (measure (chart, canvas, FALSE), MOST_NAME_ROOM * canvas->plot.width);
  figures = measure (chart, canvas, TRUE) + canvas->em;
  mst_canvas_measure (canvas, get_word (1, 0), MST_FONT_LABEL, &reached, NULL);
  mst_canvas_measure (canvas, get_word (0, 1), MST_FONT_LABEL, &missed, NULL);
  plot.box.x += names + 0.7 * canvas->em;
  plot.box.width =
    fmax (plot.box.width - names - 1.3 * canvas->em - figures - fmax (reached, missed), 1);
  slot = fmin (plot.box.height / chart->categories->len, HIGHEST_ROW * canvas->em);
  plot.box.height = slot * chart->categories->len;

  mst_plot_draw_grid (&plot, canvas);
  for (guint i = 0; i < chart->categories->len; i++)
    {
      g_autofree char *label = mst_chart_dup_category_label (chart, i);
      const double middle = plot.box.y + (i + 0.5) * slot;
      const MstText how = { .font = MST_FONT_LABEL,
                            .colour = canvas->style->soft,
                            .x = plot.box.x - 0.7 * canvas->em,
                            .y = middle,
                            .across = MST_ALIGN_END,
                            .down = MST_ALIGN_MIDDLE,
                            .room = names };

      mst_canvas_draw_text (canvas, label, &how);
      draw_row (chart, canvas, &plot, i, middle, slot * 0.6, figures);
    }
  mst_plot_draw_zero (&plot, canvas);
}

/* "5 of 6 reach their target: …" */
static char *
describe (const MstChart *chart)
{
  GString *missed = g_string_new (NULL);
  guint n = chart->categories->len, reached = 0, n_missed = 0;

  for (guint i = 0; i < n; i++)
    {
      double value = mst_chart_get_value (chart, 0, i), target = get_target (chart, i);
      g_autofree char *label = mst_chart_dup_category_label (chart, i);
      g_autofree char *figure = mst_chart_format_value (chart, value);

      if (value >= target)
        {
          reached++;
          continue;
        }
      if (n_missed++ < 5)
        g_string_append_printf (missed, "%s%s %s", n_missed > 1 ? _ (", ") : "", label, figure);
    }
  {
    g_autofree char *list = g_string_free (missed, FALSE);

    if (n == 0 || !mst_chart_has_values (chart))
      return g_strdup (_ ("no data"));
    if (n_missed == 0)
      return g_strdup_printf (_ ("all %u reach the target"), n);
    return g_strdup_printf (_ ("%u of %u reach the target; not: %s"), reached, n, list);
  }
}

const MstChartClass mst_chart_bullet_class = {
  .nick = "bullet",
  .label = N_ ("Reached and Target"),
  .draw = draw_bullet,
  .describe = describe,
};
