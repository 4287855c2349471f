/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of marks that stand for all values of a range. */

#include "mst-chart-private.h"

static void
clear_range_key (gpointer data)
{
  MstRangeKey *key = data;

  if (key->free != NULL)
    key->free (key->user_data);
}

MstRangeKey *
mst_chart_ref_range_key (const MstChart *self)
{
  return self->range_key != NULL ? g_atomic_rc_box_acquire (self->range_key) : NULL;
}

void
mst_chart_take_range_key (MstChart *self, MstRangeKey *key)
{
  if (self->range_key != NULL)
    g_atomic_rc_box_release_full (self->range_key, clear_range_key);
  self->range_key = key;
  g_clear_pointer (&self->range_keys, g_ptr_array_unref);
}

void
mst_chart_set_range_key (MstChart *self, MstChartRangeFunc func, gpointer user_data,
                         GDestroyNotify free)
{
  MstRangeKey *key;

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  key = g_atomic_rc_box_new (MstRangeKey);
  *key = (MstRangeKey){ func, user_data, free };
  mst_chart_take_range_key (self, key);
}
