/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A binary heap of keys. */

#include "mst-key-heap.h"

static inline gboolean
is_below (const MstKey *a, const MstKey *b)
{
  return a->key < b->key || (a->key == b->key && a->number < b->number);
}

void
mst_key_heap_push (MstKeyHeap *self, gint64 key, guint64 number)
{
  MstKey added = { key, number };
  gsize at = self->n++;

  if (self->n > self->n_allocated)
    {
      self->n_allocated = MAX (64, 2 * self->n_allocated);
      self->keys = g_renew (MstKey, self->keys, self->n_allocated);
    }
  while (at > 0 && is_below (&added, &self->keys[(at - 1) / 2]))
    {
      self->keys[at] = self->keys[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  self->keys[at] = added;
}

MstKey
mst_key_heap_pop (MstKeyHeap *self)
{
  MstKey lowest = self->keys[0];
  MstKey last = self->keys[--self->n];
  gsize at = 0;

  for (;;)
    {
      gsize child = 2 * at + 1;

      if (child >= self->n)
        break;
      if (child + 1 < self->n && is_below (&self->keys[child + 1], &self->keys[child]))
        child++;
      if (!is_below (&self->keys[child], &last))
        break;
      self->keys[at] = self->keys[child];
      at = child;
    }
  self->keys[at] = last;
  return lowest;
}

void
mst_key_heap_clear (MstKeyHeap *self)
{
  g_clear_pointer (&self->keys, g_free);
  self->n = self->n_allocated = 0;
}
