/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An order remembered. */
#include "config.h"

#include "mst-order.h"

#include <stdlib.h>

/* How many places may be empty for each that is not. */
#define MAX_SPARSE 8

struct _MstOrder
{
  const MstRecordType *type;
  int sort_field;
  MstSortOrder order;
  gboolean descending;
  gint64 version;

  guint32 *places; /* by id; 0: unknown */
  gint64 n_places;
};

MstOrder *
mst_order_new (const MstQuery *query, const GArray *ids, gint64 version)
{
  MstOrder *self;
  gint64 highest = 0;

  for (guint i = 0; i < ids->len; i++)
    highest = MAX (highest, g_array_index (ids, gint64, i));
  if (highest > (gint64) ids->len * MAX_SPARSE || highest >= G_MAXUINT32)
    return NULL;
  self = g_new0 (MstOrder, 1);
  self->type = query->type;
  self->sort_field = query->sort_field;
  self->order = query->order;
  self->descending = query->descending;
  self->version = version;
  self->n_places = highest + 1;
  self->places = g_new0 (guint32, self->n_places);
  for (guint i = 0; i < ids->len; i++)
    self->places[g_array_index (ids, gint64, i)] = i + 1;
  return self;
}

void
mst_order_free (MstOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->places);
  g_free (self);
}

gboolean
mst_order_fits (const MstOrder *self, const MstQuery *query, gint64 version)
{
  return self != NULL && self->version == version && self->type == query->type
         && self->sort_field == query->sort_field && self->order == query->order
         && self->descending == query->descending;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

void
mst_order_sort (const MstOrder *self, GArray *ids)
{
  guint64 *keys = (guint64 *) (gpointer) ids->data;

  /* Place above, id below: both fit 32 bits. */
  for (guint i = 0; i < ids->len; i++)
    {
      guint64 id = keys[i];
      guint32 place = id < (guint64) self->n_places ? self->places[id] : 0;

      keys[i] = (guint64) (place != 0 ? place : G_MAXUINT32) << 32 | (id & G_MAXUINT32);
    }
  qsort (keys, ids->len, sizeof *keys, compare_keys);
  for (guint i = 0; i < ids->len; i++)
    keys[i] &= G_MAXUINT32;
}
