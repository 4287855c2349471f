/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart like another one. */

#include "mst-chart-private.h"

static void
copy_words (const MstChart *self, MstChart *copy)
{
  mst_chart_set_title (copy, self->title);
  mst_chart_set_subtitle (copy, self->subtitle);
  mst_chart_set_unit (copy, self->unit);
  mst_chart_set_source (copy, self->source);
  mst_chart_set_as_of (copy, self->as_of);
  mst_chart_set_document (copy, self->is_document);
  mst_chart_set_target (copy, self->target, self->target_label);
  for (guint i = 0; i < self->notes->len; i++)
    {
      const MstNote *note = &g_array_index (self->notes, MstNote, i);

      mst_chart_add_note (copy, note->category, note->text);
    }
}

static void
copy_values (const MstChart *self, MstChart *copy)
{
  mst_chart_set_scale (copy, self->scale);
  for (guint i = 0; i < self->categories->len; i++)
    {
      const MstCategory *category = mst_chart_get_category (self, i);

      if (category->label != NULL)
        mst_chart_add_category (copy, category->label, category->key);
      else
        mst_chart_add_category_at (copy, category->at, category->key);
    }
  for (guint i = 0; i < self->series->len; i++)
    {
      const MstSeries *series = mst_chart_get_series (self, i);

      mst_chart_add_series (copy, series->name, (const double *) (gpointer) series->values->data,
                            series->values->len, (const char *const *) series->keys);
      mst_chart_set_series_tone (copy, i, series->tone);
    }
  mst_chart_take_range_key (copy, mst_chart_ref_range_key (self));
}

static void
copy_parts (const MstChart *self, MstChart *copy)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const MstGroup *group = mst_chart_get_group (self, i);

      mst_chart_add_group (copy, group->name, group->tone);
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      const MstPoint *point = &g_array_index (self->points, MstPoint, i);

      mst_chart_add_point (copy, point->label, point->x, point->y, point->value, point->group,
                           point->key);
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      const MstLink *link = &g_array_index (self->links, MstLink, i);

      mst_chart_add_link (copy, link->from, link->to);
    }
  for (guint i = 0; i < self->rooms->len; i++)
    {
      const MstRoom *room = &g_array_index (self->rooms, MstRoom, i);

      mst_chart_add_room (copy, room->entrance, room->floor, room->label, room->group,
                          room->special, room->key);
    }
  for (guint i = 0; i < self->spans->len; i++)
    {
      const MstSpan *span = &g_array_index (self->spans, MstSpan, i);

      mst_chart_add_span (copy, mst_chart_get_category (self, span->lane)->label, span->from,
                          span->until, span->label, span->group, span->key);
    }
}

MstChart *
mst_chart_copy (const MstChart *self)
{
  MstChart *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = mst_chart_new (self->kind);
  copy_words (self, copy);
  copy_values (self, copy);
  copy_parts (self, copy);
  return copy;
}
