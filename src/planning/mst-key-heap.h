/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heap of numbered keys, the lowest first, equal keys by number; private to planning. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 key;
  guint64 number;
} MstKey;

typedef struct
{
  MstKey *keys;
  gsize n, n_allocated;
} MstKeyHeap;

void mst_key_heap_push (MstKeyHeap *self, gint64 key, guint64 number);
/* The heap holds something. */
MstKey mst_key_heap_pop (MstKeyHeap *self);
void mst_key_heap_clear (MstKeyHeap *self);

static inline gboolean
mst_key_heap_is_empty (const MstKeyHeap *self)
{
  return self->n == 0;
}

static inline gint64
mst_key_heap_get_lowest (const MstKeyHeap *self)
{
  return self->keys[0].key;
}

G_END_DECLS
