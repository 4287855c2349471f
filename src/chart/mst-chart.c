/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart as a value: building it. */

#include "mst-chart-private.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (MstChart, mst_chart, mst_chart_ref, mst_chart_unref)

static void
clear_category (gpointer data)
{
  MstCategory *category = data;

  g_free (category->label);
  g_free (category->key);
}

static void
clear_series (gpointer data)
{
  MstSeries *series = data;

  g_free (series->name);
  if (series->keys != NULL)
    {
      for (guint i = 0; i < series->values->len; i++)
        g_free (series->keys[i]);
      g_free (series->keys);
    }
  g_array_unref (series->values);
}

static void
clear_group (gpointer data)
{
  g_free (((MstGroup *) data)->name);
}

static void
clear_point (gpointer data)
{
  MstPoint *point = data;

  g_free (point->label);
  g_free (point->key);
}

static void
clear_room (gpointer data)
{
  MstRoom *room = data;

  g_free (room->entrance);
  g_free (room->label);
  g_free (room->key);
}

static void
clear_span (gpointer data)
{
  MstSpan *span = data;

  g_free (span->label);
  g_free (span->key);
}

static void
clear_note (gpointer data)
{
  g_free (((MstNote *) data)->text);
}

static GArray *
new_array (guint size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);
  return array;
}

MstChart *
mst_chart_new (MstChartKind kind)
{
  MstChart *self;

  g_return_val_if_fail ((guint) kind < MST_CHART_N_KINDS, NULL);

  self = g_new0 (MstChart, 1);
  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  self->target = NAN;
  self->categories = new_array (sizeof (MstCategory), clear_category);
  self->series = new_array (sizeof (MstSeries), clear_series);
  self->groups = new_array (sizeof (MstGroup), clear_group);
  self->points = new_array (sizeof (MstPoint), clear_point);
  self->links = new_array (sizeof (MstLink), NULL);
  self->rooms = new_array (sizeof (MstRoom), clear_room);
  self->spans = new_array (sizeof (MstSpan), clear_span);
  self->notes = new_array (sizeof (MstNote), clear_note);
  return self;
}

MstChart *
mst_chart_ref (MstChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_chart_unref (MstChart *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->unit);
  g_free (self->source);
  g_free (self->target_label);
  g_array_unref (self->categories);
  g_array_unref (self->series);
  g_array_unref (self->groups);
  g_array_unref (self->points);
  g_array_unref (self->links);
  g_array_unref (self->rooms);
  g_array_unref (self->spans);
  g_array_unref (self->notes);
  mst_chart_take_range_key (self, NULL);
  g_clear_pointer (&self->drawing.style, mst_chart_style_free);
  g_clear_pointer (&self->drawing.picture, cairo_surface_destroy);
  g_clear_pointer (&self->drawing.pixels, cairo_surface_destroy);
  g_clear_pointer (&self->drawing.places, g_array_unref);
  g_free (self);
}

/* --- what stands around it --- */

static void
set_text (MstChart *self, char **field, const char *text)
{
  char *copy = text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;

  g_free (*field);
  *field = copy;
  self->revision++;
}

void
mst_chart_set_title (MstChart *self, const char *title)
{
  g_return_if_fail (self != NULL);
  set_text (self, &self->title, title);
}

void
mst_chart_set_subtitle (MstChart *self, const char *subtitle)
{
  g_return_if_fail (self != NULL);
  set_text (self, &self->subtitle, subtitle);
}

void
mst_chart_set_unit (MstChart *self, const char *unit)
{
  g_return_if_fail (self != NULL);
  set_text (self, &self->unit, unit);
}

void
mst_chart_set_source (MstChart *self, const char *source)
{
  g_return_if_fail (self != NULL);
  set_text (self, &self->source, source);
}

void
mst_chart_set_document (MstChart *self, gboolean is_document)
{
  g_return_if_fail (self != NULL);

  self->is_document = is_document;
}

void
mst_chart_set_as_of (MstChart *self, MstDate day)
{
  g_return_if_fail (self != NULL);

  self->as_of = day;
  self->revision++;
}

MstChartKind
mst_chart_get_kind (const MstChart *self)
{
  g_return_val_if_fail (self != NULL, MST_CHART_BAR);
  return self->kind;
}

const char *
mst_chart_get_title (const MstChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

const char *
mst_chart_get_unit (const MstChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->unit;
}

guint
mst_chart_get_n_categories (const MstChart *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->categories->len;
}

guint
mst_chart_get_n_series (const MstChart *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->series->len;
}

MstChartScale
mst_chart_get_scale (const MstChart *self)
{
  g_return_val_if_fail (self != NULL, MST_CHART_NAMES);
  return self->scale;
}

const char *
mst_chart_get_series_name (const MstChart *self, guint series)
{
  g_return_val_if_fail (self != NULL && series < self->series->len, NULL);
  return mst_chart_get_series (self, series)->name;
}

gboolean
mst_chart_is_annotated (const MstChart *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return !isnan (self->target) || self->notes->len > 0;
}

/* --- what it shows --- */

static char *
dup_valid (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

void
mst_chart_set_scale (MstChart *self, MstChartScale scale)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->categories->len == 0);

  self->scale = scale;
}

void
mst_chart_add_category (MstChart *self, const char *label, const char *key)
{
  MstCategory category = { dup_valid (label != NULL ? label : ""), g_strdup (key), NAN };

  g_return_if_fail (self != NULL);

  category.at = self->categories->len;
  g_array_append_val (self->categories, category);
  self->revision++;
}

void
mst_chart_add_category_at (MstChart *self, double at, const char *key)
{
  MstCategory category = { NULL, g_strdup (key), at };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->categories, category);
  self->revision++;
}

void
mst_chart_add_series (MstChart *self, const char *name, const double *values, guint n_values,
                      const char *const *keys)
{
  MstSeries series = { .name = dup_valid (name) };

  g_return_if_fail (self != NULL);
  g_return_if_fail (values != NULL || n_values == 0);

  series.values = g_array_sized_new (FALSE, FALSE, sizeof (double), n_values);
  if (n_values > 0)
    g_array_append_vals (series.values, values, n_values);
  if (keys != NULL)
    {
      series.keys = g_new0 (char *, n_values);
      for (guint i = 0; i < n_values; i++)
        series.keys[i] = g_strdup (keys[i]);
    }
  g_array_append_val (self->series, series);
  self->revision++;
}

void
mst_chart_set_series_tone (MstChart *self, guint series, MstChartTone tone)
{
  g_return_if_fail (self != NULL && series < self->series->len);

  g_array_index (self->series, MstSeries, series).tone = tone;
  self->revision++;
}

guint
mst_chart_add_group (MstChart *self, const char *name, MstChartTone tone)
{
  MstGroup group = { dup_valid (name != NULL ? name : ""), tone };

  g_return_val_if_fail (self != NULL, MST_CHART_NO_GROUP);

  g_array_append_val (self->groups, group);
  self->revision++;
  return self->groups->len - 1;
}

static guint
check_group (const MstChart *self, guint group)
{
  return group < self->groups->len ? group : MST_CHART_NO_GROUP;
}

guint
mst_chart_add_point (MstChart *self, const char *label, double x, double y, double value,
                     guint group, const char *key)
{
  MstPoint point = { dup_valid (label != NULL ? label : ""), g_strdup (key), x, y, value };

  g_return_val_if_fail (self != NULL, 0);

  point.group = check_group (self, group);
  g_array_append_val (self->points, point);
  self->revision++;
  return self->points->len - 1;
}

void
mst_chart_add_link (MstChart *self, guint from, guint to)
{
  MstLink link = { from, to };

  g_return_if_fail (self != NULL);
  g_return_if_fail (from < self->points->len && to < self->points->len);

  g_array_append_val (self->links, link);
  self->revision++;
}

void
mst_chart_add_room (MstChart *self, const char *entrance, int floor, const char *label, guint group,
                    gboolean special, const char *key)
{
  MstRoom room = { dup_valid (entrance != NULL ? entrance : ""),
                   dup_valid (label != NULL ? label : ""), g_strdup (key), floor };

  g_return_if_fail (self != NULL);

  room.group = check_group (self, group);
  room.special = special;
  g_array_append_val (self->rooms, room);
  self->revision++;
}

static guint
find_lane (MstChart *self, const char *lane)
{
  for (guint i = 0; i < self->categories->len; i++)
    {
      if (g_strcmp0 (mst_chart_get_category (self, i)->label, lane) == 0)
        return i;
    }
  mst_chart_add_category (self, lane, NULL);
  return self->categories->len - 1;
}

void
mst_chart_add_span (MstChart *self, const char *lane, double from, double until, const char *label,
                    guint group, const char *key)
{
  MstSpan span = { dup_valid (label), g_strdup (key) };

  g_return_if_fail (self != NULL);

  span.lane = find_lane (self, lane != NULL ? lane : "");
  span.from = from;
  span.until = until;
  span.group = check_group (self, group);
  g_array_append_val (self->spans, span);
  self->revision++;
}

void
mst_chart_set_target (MstChart *self, double value, const char *label)
{
  g_return_if_fail (self != NULL);

  self->target = value;
  set_text (self, &self->target_label, label);
}

void
mst_chart_add_note (MstChart *self, guint category, const char *text)
{
  MstNote note = { category, dup_valid (text != NULL ? text : "") };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->notes, note);
  self->revision++;
}
