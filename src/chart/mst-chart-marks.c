/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart as a value: its kinds, its marks, and itself in words. */

#include "mst-chart-private.h"

#include "mst-axis.h"
#include "mst-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const MstChartClass *
mst_chart_get_class (MstChartKind kind)
{
  static const MstChartClass *const classes[MST_CHART_N_KINDS] = {
    [MST_CHART_BAR] = &mst_chart_bar_class,
    [MST_CHART_STACKED] = &mst_chart_stacked_class,
    [MST_CHART_HORIZONTAL] = &mst_chart_horizontal_class,
    [MST_CHART_HORIZONTAL_STACKED] = &mst_chart_horizontal_stacked_class,
    [MST_CHART_LINE] = &mst_chart_line_class,
    [MST_CHART_AREA] = &mst_chart_area_class,
    [MST_CHART_DONUT] = &mst_chart_donut_class,
    [MST_CHART_HEAT] = &mst_chart_heat_class,
    [MST_CHART_HISTOGRAM] = &mst_chart_histogram_class,
    [MST_CHART_RADAR] = &mst_chart_radar_class,
    [MST_CHART_BULLET] = &mst_chart_bullet_class,
    [MST_CHART_MULTIPLES] = &mst_chart_multiples_class,
    [MST_CHART_MAP] = &mst_chart_map_class,
    [MST_CHART_TILES] = &mst_chart_tiles_class,
    [MST_CHART_BUILDING] = &mst_chart_building_class,
    [MST_CHART_GANTT] = &mst_chart_gantt_class,
  };

  g_assert ((guint) kind < MST_CHART_N_KINDS);
  return classes[kind];
}

const char *
mst_chart_kind_get_nick (MstChartKind kind)
{
  g_return_val_if_fail ((guint) kind < MST_CHART_N_KINDS, NULL);
  return mst_chart_get_class (kind)->nick;
}

const char *
mst_chart_kind_get_label (MstChartKind kind)
{
  g_return_val_if_fail ((guint) kind < MST_CHART_N_KINDS, NULL);
  return _ (mst_chart_get_class (kind)->label);
}

gboolean
mst_chart_kind_from_nick (const char *nick, MstChartKind *kind)
{
  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    {
      if (g_strcmp0 (nick, mst_chart_get_class ((MstChartKind) i)->nick) == 0)
        {
          *kind = (MstChartKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* --- values --- */

double
mst_chart_get_value (const MstChart *self, guint series, guint category)
{
  const GArray *values;
  double value;

  g_return_val_if_fail (self != NULL, NAN);

  if (series >= self->series->len)
    return NAN;
  values = mst_chart_get_series (self, series)->values;
  value = category < values->len ? g_array_index (values, double, category) : NAN;
  return isfinite (value) ? value : NAN;
}

char *
mst_chart_dup_category_label (const MstChart *self, guint index)
{
  const MstCategory *category;

  g_return_val_if_fail (self != NULL && index < self->categories->len, NULL);

  category = mst_chart_get_category (self, index);
  if (category->label != NULL)
    return g_strdup (category->label);
  if (self->scale == MST_CHART_DAYS)
    return mst_axis_format_moment (category->at);
  return mst_figure_format (category->at, -1);
}

gboolean
mst_chart_has_values (const MstChart *self)
{
  for (guint series = 0; series < self->series->len; series++)
    {
      const GArray *values = mst_chart_get_series (self, series)->values;

      for (guint i = 0; i < values->len; i++)
        {
          if (isfinite (g_array_index (values, double, i)))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
mst_chart_is_whole (const MstChart *self)
{
  for (guint series = 0; series < self->series->len; series++)
    {
      const GArray *values = mst_chart_get_series (self, series)->values;

      for (guint i = 0; i < values->len; i++)
        {
          double value = g_array_index (values, double, i);

          if (isfinite (value) && value != rint (value))
            return FALSE;
        }
    }
  return TRUE;
}

char *
mst_chart_format_value (const MstChart *self, double value)
{
  return isfinite (value) ? mst_figure_format_with_unit (value, self->unit)
                          : g_strdup (_ ("unknown"));
}

static int
compare_descending (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x > y ? -1 : x < y;
}

double
mst_chart_find_cut (const double *values, guint n)
{
  g_autofree double *sorted = g_new (double, n + 1);
  guint count = 0, most;
  double cut = 0;

  for (guint i = 0; i < n; i++)
    {
      if (isfinite (values[i]))
        sorted[count++] = fabs (values[i]);
    }
  if (count < 4)
    return 0;
  qsort (sorted, count, sizeof *sorted, compare_descending);
  most = MAX (count / 10, 1);
  for (guint huge = 1; huge <= MIN (most, 3); huge++)
    {
      if (sorted[huge] > 0 && sorted[huge - 1] >= 5 * sorted[huge])
        cut = sorted[huge];
    }
  return cut;
}

/* --- marks --- */

/* Categories that every series has a mark for. */
static guint
count_columns (const MstChart *self)
{
  return self->categories->len;
}

guint
mst_chart_get_n_marks (const MstChart *self)
{
  const MstChartClass *class;

  g_return_val_if_fail (self != NULL, 0);

  class = mst_chart_get_class (self->kind);
  return class->count_marks != NULL ? class->count_marks (self)
                                    : self->series->len * count_columns (self);
}

char *
mst_chart_describe_mark (const MstChart *self, guint mark)
{
  const MstChartClass *class;
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;
  const char *name;
  guint series, category;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (mark < mst_chart_get_n_marks (self), NULL);

  class = mst_chart_get_class (self->kind);
  if (class->describe_mark != NULL)
    return class->describe_mark (self, mark);
  series = mark / count_columns (self);
  category = mark % count_columns (self);
  label = mst_chart_dup_category_label (self, category);
  value = mst_chart_format_value (self, mst_chart_get_value (self, series, category));
  name = mst_chart_get_series (self, series)->name;
  if (self->series->len == 1 || name == NULL)
    return g_strdup_printf ("%s %s", label, value);
  return g_strdup_printf ("%s %s %s", label, name, value);
}

const char *
mst_chart_get_mark_key (const MstChart *self, guint mark)
{
  const MstChartClass *class;
  const MstSeries *series;
  guint category;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (mark < mst_chart_get_n_marks (self), NULL);

  class = mst_chart_get_class (self->kind);
  if (class->get_mark_key != NULL)
    return class->get_mark_key (self, mark);
  series = mst_chart_get_series (self, mark / count_columns (self));
  category = mark % count_columns (self);
  if (series->keys != NULL && category < series->values->len && series->keys[category] != NULL)
    return series->keys[category];
  return mst_chart_get_category (self, category)->key;
}

/* --- in words --- */

/* "highest 和平里 2,810 人, lowest 前门 401 人; total 24,651 人" */
static char *
describe_series (const MstChart *self, guint series)
{
  double highest = -INFINITY, lowest = INFINITY, total = 0;
  guint at_highest = 0, at_lowest = 0, n = 0;
  g_autofree char *high = NULL, *low = NULL, *sum = NULL;
  g_autofree char *high_label = NULL, *low_label = NULL;

  for (guint i = 0; i < self->categories->len; i++)
    {
      double value = mst_chart_get_value (self, series, i);

      if (isnan (value))
        continue;
      n++;
      total += value;
      if (value > highest)
        {
          highest = value;
          at_highest = i;
        }
      if (value < lowest)
        {
          lowest = value;
          at_lowest = i;
        }
    }
  if (n == 0)
    return g_strdup (_ ("no data"));
  high_label = mst_chart_dup_category_label (self, at_highest);
  high = mst_chart_format_value (self, highest);
  if (n == 1)
    return g_strdup_printf ("%s %s", high_label, high);
  if (lowest == highest)
    return g_strdup_printf (_ ("all %s"), high);
  low_label = mst_chart_dup_category_label (self, at_lowest);
  low = mst_chart_format_value (self, lowest);
  /* Percentages and states of single days don't add up. */
  if (mst_figure_is_percent (self->unit) || self->scale != MST_CHART_NAMES
      || self->kind == MST_CHART_RADAR || self->kind == MST_CHART_BULLET)
    return g_strdup_printf (_ ("highest %s %s, lowest %s %s"), high_label, high, low_label, low);
  sum = mst_chart_format_value (self, total);
  return g_strdup_printf (_ ("highest %s %s, lowest %s %s; total %s"), high_label, high, low_label,
                          low, sum);
}

static char *
describe_values (const MstChart *self)
{
  GString *words = g_string_new (NULL);
  guint most = 8;

  if (!mst_chart_has_values (self) || self->categories->len == 0)
    {
      g_string_append (words, _ ("no data"));
      return g_string_free (words, FALSE);
    }
  g_string_append_printf (words, ngettext ("%u item", "%u items", self->categories->len),
                          self->categories->len);
  for (guint series = 0; series < MIN (self->series->len, most); series++)
    {
      g_autofree char *sentence = describe_series (self, series);
      const char *name = mst_chart_get_series (self, series)->name;

      g_string_append (words, _ ("; "));
      if (self->series->len > 1 && name != NULL)
        g_string_append_printf (words, _ ("%s: "), name);
      g_string_append (words, sentence);
    }
  if (self->series->len > most)
    {
      guint more = self->series->len - most;

      g_string_append (words, _ ("; "));
      g_string_append_printf (words, ngettext ("%u more series", "%u more series", more), more);
    }
  if (!isnan (self->target))
    {
      g_autofree char *target = mst_chart_format_value (self, self->target);

      g_string_append (words, _ ("; "));
      g_string_append_printf (words, _ ("target %s"), target);
    }
  return g_string_free (words, FALSE);
}

char *
mst_chart_describe (const MstChart *self)
{
  const MstChartClass *class;
  g_autofree char *words = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  class = mst_chart_get_class (self->kind);
  words = class->describe != NULL ? class->describe (self) : describe_values (self);
  if (self->title == NULL)
    return g_steal_pointer (&words);
  return g_strdup_printf (_ ("%s. %s"), self->title, words);
}
