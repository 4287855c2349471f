/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of points in words. */

#include "mst-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const MstPoint *
get_point (const MstChart *chart, guint index)
{
  return &g_array_index (chart->points, MstPoint, index);
}

guint
mst_chart_count_points (const MstChart *chart)
{
  return chart->points->len;
}

const char *
mst_chart_get_point_key (const MstChart *chart, guint mark)
{
  return get_point (chart, mark)->key;
}

char *
mst_chart_describe_point (const MstChart *chart, guint mark)
{
  const MstPoint *point = get_point (chart, mark);
  GString *words = g_string_new (point->label);

  if (point->group != MST_CHART_NO_GROUP)
    g_string_append_printf (words, " %s", mst_chart_get_group (chart, point->group)->name);
  /* A map's points need not have values. */
  if (isfinite (point->value) || chart->kind == MST_CHART_TILES)
    {
      g_autofree char *value = mst_chart_format_value (chart, point->value);

      g_string_append_printf (words, " %s", value);
    }
  return g_string_free (words, FALSE);
}

char *
mst_chart_describe_points (const MstChart *chart)
{
  const MstPoint *highest = NULL, *lowest = NULL;
  guint n = chart->points->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u place", "%u places", n), n);
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;

  if (n == 0)
    return g_strdup (_ ("no data"));
  for (guint i = 0; i < n; i++)
    {
      const MstPoint *point = get_point (chart, i);

      if (!isfinite (point->value))
        continue;
      if (highest == NULL || point->value > highest->value)
        highest = point;
      if (lowest == NULL || point->value < lowest->value)
        lowest = point;
    }
  if (highest == NULL || highest == lowest)
    return g_steal_pointer (&count);
  high = mst_chart_format_value (chart, highest->value);
  low = mst_chart_format_value (chart, lowest->value);
  return g_strdup_printf (_ ("%s; highest %s %s, lowest %s %s"), count, highest->label, high,
                          lowest->label, low);
}
