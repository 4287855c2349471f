/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours for values. */

#include "mst-ramp.h"

#include "mst-figure.h"

#include <math.h>

static void
span (MstRamp *self, const double *values, guint n)
{
  double cut = mst_chart_find_cut (values, n);

  self->lowest = INFINITY;
  self->highest = -INFINITY;
  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (values[i]) || (cut > 0 && fabs (values[i]) > cut))
        continue;
      self->lowest = fmin (self->lowest, values[i]);
      self->highest = fmax (self->highest, values[i]);
    }
  if (!isfinite (self->lowest))
    self->lowest = self->highest = 0;
}

void
mst_ramp_init_for_series (MstRamp *self, const MstChart *chart)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint series = 0; series < chart->series->len; series++)
    {
      for (guint i = 0; i < chart->categories->len; i++)
        {
          double value = mst_chart_get_value (chart, series, i);

          g_array_append_val (values, value);
        }
    }
  span (self, (const double *) values->data, values->len);
}

void
mst_ramp_init_for_points (MstRamp *self, const MstChart *chart)
{
  g_autofree double *values = g_new (double, chart->points->len + 1);

  for (guint i = 0; i < chart->points->len; i++)
    values[i] = g_array_index (chart->points, MstPoint, i).value;
  span (self, values, chart->points->len);
}

MstPaint
mst_ramp_get_paint (const MstRamp *self, const MstChartStyle *style, double value)
{
  MstPaint paint = { .hatch = MST_HATCH_NONE };
  double share;

  if (!isfinite (value))
    return style->missing;
  if (self->lowest < 0)
    {
      /* Zero is the palest; both sides go equally far. */
      double furthest = fmax (-self->lowest, self->highest);

      share = CLAMP (value / furthest, -1, 1);
      paint.hatch =
        share < 0 && style->palette == MST_CHART_PRINT_BLACK ? MST_HATCH_FALLING : MST_HATCH_NONE;
    }
  else
    share = self->highest > self->lowest
              ? CLAMP ((value - self->lowest) / (self->highest - self->lowest), 0, 1)
            : value != 0 ? 0.5
                         : 0;
  paint.colour = mst_chart_style_get_ramp (style, share);
  paint.ink = mst_chart_style_mix (paint.colour, style->ink, 0.25);
  return paint;
}

char *
mst_ramp_format (const MstChart *chart, double value)
{
  g_autofree char *figure = NULL;

  if (!mst_figure_is_percent (chart->unit) || !isfinite (value))
    return mst_figure_format (value, -1);
  /* All with a decimal or none, so that they stand under each other. */
  figure = mst_figure_format (value, mst_chart_is_whole (chart) ? 0 : 1);
  return g_strconcat (figure, "%", NULL);
}

void
mst_ramp_draw_key (const MstRamp *self, MstCanvas *canvas, const MstChart *chart, const MstBox *box)
{
  const guint n_steps = 5;
  const double em = canvas->em, width = 1.6 * em, height = 0.8 * em;
  g_autofree char *low = mst_ramp_format (chart, self->lowest);
  g_autofree char *high = mst_ramp_format (chart, self->highest);
  MstText how = { .font = MST_FONT_SMALL,
                  .colour = canvas->style->faint,
                  .x = box->x + box->width,
                  .y = box->y - 0.7 * em,
                  .across = MST_ALIGN_END,
                  .down = MST_ALIGN_MIDDLE };
  MstBox text;

  if (self->lowest == self->highest || box->width < 24 * em || canvas->height < 12 * em)
    return;
  text = mst_canvas_draw_text (canvas, high, &how);
  for (guint i = n_steps; i > 0; i--)
    {
      double value = self->lowest + (self->highest - self->lowest) * (i - 1) / (n_steps - 1);
      const MstPaint paint = mst_ramp_get_paint (self, canvas->style, value);
      const MstBox step = { text.x - 0.5 * em - width * (n_steps - i + 1), how.y - height / 2,
                            width - 1, height };

      mst_canvas_fill_box (canvas, &step, &paint);
    }
  how.x = text.x - em - width * n_steps;
  mst_canvas_draw_text (canvas, low, &how);
}
