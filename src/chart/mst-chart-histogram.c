/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often values occur: bars over equal classes with nice ends. */

#include "mst-plot.h"

#include "mst-figure.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FEWEST_CLASSES 5
#define MOST_CLASSES 24

/* Classes take in their lower end, the last one both. */
typedef struct
{
  MstAxis axis;
  guint n_classes, n_values;
  guint counts[MOST_CLASSES + 2];
  double middle; /* the median */
  gboolean is_whole;
} Classes;

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double *
dup_sorted (const MstChart *chart, guint *n)
{
  guint n_all = chart->series->len > 0 ? mst_chart_get_series (chart, 0)->values->len : 0;
  double *values = g_new (double, n_all + 1);

  *n = 0;
  for (guint i = 0; i < n_all; i++)
    {
      double value = mst_chart_get_value (chart, 0, i);

      if (!isnan (value))
        values[(*n)++] = value;
    }
  qsort (values, *n, sizeof *values, compare);
  return values;
}

/* Widths after Freedman and Diaconis (1981): 2 · interquartile range / ∛n, made nice; of few classes
 * what Sturges (1926) says: 1 + log₂ n. */
static void
init_classes (Classes *self, const MstChart *chart)
{
  g_autofree double *values = dup_sorted (chart, &self->n_values);
  guint n = self->n_values, wanted;
  double quartiles, span;

  memset (self->counts, 0, sizeof self->counts);
  self->n_classes = 0;
  self->is_whole = TRUE;
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    self->is_whole &= values[i] == rint (values[i]);
  self->middle = n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
  quartiles = values[n * 3 / 4] - values[n / 4];
  span = values[n - 1] - values[0];
  wanted = (guint) ceil (1 + log2 (n));
  if (quartiles > 0)
    wanted = (guint) CLAMP (ceil (span / (2 * quartiles / cbrt (n))), wanted, MOST_CLASSES);
  wanted = CLAMP (wanted, FEWEST_CLASSES, MOST_CLASSES);
  self->axis = mst_axis_new (values[0], values[n - 1], wanted + 1,
                             self->is_whole ? MST_AXIS_WHOLE : MST_AXIS_PLAIN);
  self->n_classes = MIN (self->axis.n_ticks - 1, MOST_CLASSES + 1);
  for (guint i = 0; i < n; i++)
    {
      double at = floor ((values[i] - self->axis.low) / self->axis.step + 1e-9);

      self->counts[(guint) CLAMP (at, 0, self->n_classes - 1)]++;
    }
}

static double
get_end (const Classes *self, guint index)
{
  return mst_axis_get_tick (&self->axis, index);
}

static void
draw_class (const Classes *classes, MstCanvas *canvas, const MstPlot *plot, guint index,
            double width)
{
  const MstPaint paint = mst_chart_style_get_paint (canvas->style, 0, MST_CHART_TONE_NONE);
  double top = mst_plot_at (plot, classes->counts[index]);
  MstBox box = { plot->box.x + index * width, top, fmax (width - 1, 1),
                 plot->box.y + plot->box.height - top };
  g_autofree char *figure = mst_figure_format (classes->counts[index], 0);
  const MstText how = { .font = MST_FONT_LABEL,
                        .colour = canvas->style->ink,
                        .x = box.x + box.width / 2,
                        .y = top - 2,
                        .across = MST_ALIGN_MIDDLE,
                        .down = MST_ALIGN_END,
                        .has_halo = TRUE };

  mst_canvas_fill_box (canvas, &box, &paint);
  if (classes->counts[index] > 0)
    mst_canvas_try_text (canvas, figure, &how);
  /* Empty classes can be read too, along the foot. */
  if (box.height < 3)
    {
      box.y -= 3;
      box.height += 3;
    }
  mst_canvas_mark_box (canvas, index, &box);
}

static void
draw_ends (const Classes *classes, MstCanvas *canvas, const MstPlot *plot, double width)
{
  for (guint i = 0; i <= classes->n_classes; i++)
    {
      g_autofree char *label = mst_axis_format_tick (&classes->axis, i, NULL);
      const MstText how = { .font = MST_FONT_SMALL,
                            .colour = canvas->style->soft,
                            .x = plot->box.x + i * width,
                            .y = plot->box.y + plot->box.height + 0.5 * canvas->em,
                            .across = MST_ALIGN_MIDDLE };

      mst_canvas_line (canvas, how.x, plot->box.y + plot->box.height, how.x,
                       plot->box.y + plot->box.height + 0.35 * canvas->em, canvas->style->axis, 1);
      mst_canvas_try_text (canvas, label, &how);
    }
}

static void
draw_middle (const Classes *classes, const MstChart *chart, MstCanvas *canvas, const MstPlot *plot)
{
  double share = (classes->middle - classes->axis.low) / (classes->axis.step * classes->n_classes);
  double x = plot->box.x + share * plot->box.width;
  g_autofree char *value = mst_chart_format_value (chart, classes->middle);
  g_autofree char *words = g_strdup_printf (_ ("Median %s"), value);

  mst_plot_draw_note (plot, canvas, x, words);
}

static void
draw_histogram (const MstChart *chart, MstCanvas *canvas)
{
  MstReach reach = { 0 };
  MstPlot plot;
  Classes classes;
  double width;

  init_classes (&classes, chart);
  if (classes.n_values == 0)
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }
  for (guint i = 0; i < classes.n_classes; i++)
    reach.highest = fmax (reach.highest, classes.counts[i]);

  mst_plot_init (&plot, canvas, chart, &reach, MST_AXIS_FROM_ZERO | MST_AXIS_WHOLE, FALSE);
  plot.unit = NULL; /* how often, whatever is counted */
  plot.box.y += 2.6 * canvas->em;
  plot.box.height = fmax (plot.box.height - 4.6 * canvas->em, 1);
  plot.box.width = fmax (plot.box.width - canvas->em, 1);
  width = plot.box.width / classes.n_classes;
  mst_plot_draw_grid (&plot, canvas);
  draw_middle (&classes, chart, canvas, &plot);
  for (guint i = 0; i < classes.n_classes; i++)
    draw_class (&classes, canvas, &plot, i, width);
  mst_plot_draw_zero (&plot, canvas);
  draw_ends (&classes, canvas, &plot, width);
}

static guint
count_marks (const MstChart *chart)
{
  Classes classes;

  init_classes (&classes, chart);
  return classes.n_classes;
}

/* "30–39" of whole numbers, "2.5–5" of others. */
static char *
format_class (const Classes *classes, guint index, const char *between)
{
  double from = get_end (classes, index), until = get_end (classes, index + 1);
  gboolean takes_in_end = index + 1 == classes->n_classes;
  g_autofree char *a = mst_figure_format (from, -1);
  g_autofree char *b = NULL;

  if (classes->is_whole && !takes_in_end)
    until -= 1;
  b = mst_figure_format (until, -1);
  return until == from ? g_steal_pointer (&a) : g_strconcat (a, between, b, NULL);
}

static char *
describe_mark (const MstChart *chart, guint mark)
{
  Classes classes;
  g_autofree char *range = NULL;
  g_autofree char *count = NULL;

  init_classes (&classes, chart);
  range = format_class (&classes, mark, "–");
  count = mst_text_format_integer (classes.counts[mark]);
  return g_strdup_printf (_ ("%s%s%s: %s times"), range, chart->unit != NULL ? " " : "",
                          chart->unit != NULL ? chart->unit : "", count);
}

static char *
describe (const MstChart *chart)
{
  Classes classes;
  g_autofree double *values = NULL;
  g_autofree char *low = NULL, *high = NULL, *middle = NULL, *count = NULL;
  guint n;

  init_classes (&classes, chart);
  if (classes.n_values == 0)
    return g_strdup (_ ("no data"));
  values = dup_sorted (chart, &n);
  count = mst_text_format_integer (n);
  low = mst_chart_format_value (chart, values[0]);
  high = mst_chart_format_value (chart, values[n - 1]);
  middle = mst_chart_format_value (chart, classes.middle);
  return g_strdup_printf (_ ("%s values from %s to %s, median %s"), count, low, high, middle);
}

/* A chart is used by one thread at a time. */
static void
make_keys (MstChart *chart)
{
  Classes classes;

  init_classes (&classes, chart);
  g_clear_pointer (&chart->range_keys, g_ptr_array_unref);
  chart->range_keys = g_ptr_array_new_with_free_func (g_free);
  chart->range_keys_revision = chart->revision;
  for (guint i = 0; i < classes.n_classes; i++)
    {
      double until = get_end (&classes, i + 1);
      gboolean takes_in_end = i + 1 == classes.n_classes;

      if (classes.is_whole && !takes_in_end)
        until -= 1;
      g_ptr_array_add (chart->range_keys, chart->range_key->func (get_end (&classes, i), until,
                                                                  takes_in_end || classes.is_whole,
                                                                  chart->range_key->user_data));
    }
}

static const char *
get_mark_key (const MstChart *chart, guint mark)
{
  if (chart->range_key == NULL)
    return NULL;
  if (chart->range_keys == NULL || chart->range_keys_revision != chart->revision)
    make_keys ((MstChart *) chart);
  return mark < chart->range_keys->len ? g_ptr_array_index (chart->range_keys, mark) : NULL;
}

const MstChartClass mst_chart_histogram_class = {
  .nick = "histogram",
  .label = N_ ("Histogram"),
  .draw = draw_histogram,
  .count_marks = count_marks,
  .describe_mark = describe_mark,
  .get_mark_key = get_mark_key,
  .describe = describe,
};
