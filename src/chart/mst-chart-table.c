/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of a chart as a plain table, such as mst_chart_new_for_cells() reads. */

#include "mst-chart-private.h"

#include "mst-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A cell must not break the table. */
static void
append_text (GString *table, const char *text)
{
  for (const char *at = text != NULL ? text : ""; *at != '\0'; at++)
    g_string_append_c (table, *at == '\t' || *at == '\n' || *at == '\r' ? ' ' : *at);
}

static void
append_figure (GString *table, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (value))
    g_string_append (table, g_ascii_formatd (digits, sizeof digits, "%.15g", value));
}

static void
append_moment (GString *table, double at)
{
  g_autofree char *text = mst_axis_format_moment (at);

  g_string_append (table, text);
}

static const char *
get_group_name (const MstChart *self, guint group)
{
  return group != MST_CHART_NO_GROUP ? mst_chart_get_group (self, group)->name : NULL;
}

/* --- categories and series --- */

static void
append_heading (GString *table, const MstChart *self, guint series)
{
  const char *name = mst_chart_get_series (self, series)->name;

  append_text (table, name != NULL ? name : self->is_document ? "数值" : _ ("Value"));
  if (self->unit != NULL)
    {
      g_string_append (table, "（");
      append_text (table, self->unit);
      g_string_append (table, "）");
    }
}

static void
append_values (GString *table, const MstChart *self)
{
  g_string_append (table, self->is_document ? "名称" : _ ("Name"));
  for (guint series = 0; series < self->series->len; series++)
    {
      g_string_append_c (table, '\t');
      append_heading (table, self, series);
    }
  g_string_append_c (table, '\n');
  for (guint i = 0; i < self->categories->len; i++)
    {
      g_autofree char *label = mst_chart_dup_category_label (self, i);

      append_text (table, label);
      for (guint series = 0; series < self->series->len; series++)
        {
          g_string_append_c (table, '\t');
          append_figure (table, mst_chart_get_value (self, series, i));
        }
      g_string_append_c (table, '\n');
    }
}

/* All of them: the classes are what the drawing makes of them. */
static void
append_occurrences (GString *table, const MstChart *self)
{
  const GArray *values = self->series->len > 0 ? mst_chart_get_series (self, 0)->values : NULL;

  if (values == NULL)
    return;
  append_heading (table, self, 0);
  g_string_append_c (table, '\n');
  for (guint i = 0; i < values->len; i++)
    {
      append_figure (table, g_array_index (values, double, i));
      g_string_append_c (table, '\n');
    }
}

/* --- parts --- */

static void
append_points (GString *table, const MstChart *self)
{
  gboolean is_map = self->kind == MST_CHART_MAP;

  g_string_append (table, is_map ? "名称\t经度\t纬度\t数值\t类别\n" : "名称\t列\t行\t数值\n");
  for (guint i = 0; i < self->points->len; i++)
    {
      const MstPoint *point = &g_array_index (self->points, MstPoint, i);

      append_text (table, point->label);
      g_string_append_c (table, '\t');
      append_figure (table, point->x);
      g_string_append_c (table, '\t');
      append_figure (table, point->y);
      g_string_append_c (table, '\t');
      append_figure (table, point->value);
      if (is_map)
        {
          g_string_append_c (table, '\t');
          append_text (table, get_group_name (self, point->group));
        }
      g_string_append_c (table, '\n');
    }
}

static void
append_rooms (GString *table, const MstChart *self)
{
  g_string_append (table, "单元\t楼层\t房号\t标记\t关照\n");
  for (guint i = 0; i < self->rooms->len; i++)
    {
      const MstRoom *room = &g_array_index (self->rooms, MstRoom, i);

      append_text (table, room->entrance);
      g_string_append_printf (table, "\t%d\t", room->floor);
      append_text (table, room->label);
      g_string_append_c (table, '\t');
      append_text (table, get_group_name (self, room->group));
      g_string_append (table, room->special ? "\t是\n" : "\t\n");
    }
}

static void
append_spans (GString *table, const MstChart *self)
{
  g_string_append (table, "名称\t开始\t结束\t内容\t类别\n");
  for (guint i = 0; i < self->spans->len; i++)
    {
      const MstSpan *span = &g_array_index (self->spans, MstSpan, i);

      append_text (table, mst_chart_get_category (self, span->lane)->label);
      g_string_append_c (table, '\t');
      append_moment (table, span->from);
      g_string_append_c (table, '\t');
      append_moment (table, span->until);
      g_string_append_c (table, '\t');
      append_text (table, span->label);
      g_string_append_c (table, '\t');
      append_text (table, get_group_name (self, span->group));
      g_string_append_c (table, '\n');
    }
}

char *
mst_chart_dup_table (const MstChart *self)
{
  GString *table;

  g_return_val_if_fail (self != NULL, NULL);

  table = g_string_new (NULL);
  switch (self->kind)
    {
    case MST_CHART_HISTOGRAM:
      append_occurrences (table, self);
      break;
    case MST_CHART_MAP:
    case MST_CHART_TILES:
      append_points (table, self);
      break;
    case MST_CHART_BUILDING:
      append_rooms (table, self);
      break;
    case MST_CHART_GANTT:
      append_spans (table, self);
      break;
    default:
      append_values (table, self);
      break;
    }
  return g_string_free (table, FALSE);
}
