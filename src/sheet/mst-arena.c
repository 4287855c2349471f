/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strings of a workbook, laid one after the other in blocks and freed together. */

#include "config.h"

#include "mst-arena.h"

#include <string.h>

#define FIRST_BLOCK ((gsize) 16 * 1024)
#define LARGEST_BLOCK ((gsize) 1024 * 1024)

typedef struct _Block Block;
struct _Block
{
  Block *next;
  char bytes[];
};

struct _MstArena
{
  Block *blocks;
  char *free_bytes;
  gsize n_free;
  gsize next_block;
  gsize size;
};

static void
arena_clear (MstArena *self)
{
  Block *next;

  for (Block *block = self->blocks; block != NULL; block = next)
    {
      next = block->next;
      g_free (block);
    }
}

static char *
arena_add_block (MstArena *self, gsize size)
{
  Block *block = g_malloc (sizeof *block + size);

  block->next = self->blocks;
  self->blocks = block;
  return block->bytes;
}

MstArena *
mst_arena_new (void)
{
  MstArena *self = g_atomic_rc_box_new0 (MstArena);

  self->next_block = FIRST_BLOCK;
  return self;
}

MstArena *
mst_arena_ref (MstArena *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
mst_arena_unref (MstArena *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) arena_clear);
}

const char *
mst_arena_add (MstArena *self, const char *text, gsize length)
{
  gsize needed = length + 1;
  char *copy;

  if (needed > self->n_free && needed > LARGEST_BLOCK / 4)
    copy = arena_add_block (self, needed);
  else
    {
      if (needed > self->n_free)
        {
          gsize size = MAX (self->next_block, needed);

          self->free_bytes = arena_add_block (self, size);
          self->n_free = size;
          self->next_block = MIN (self->next_block * 2, LARGEST_BLOCK);
        }
      copy = self->free_bytes;
      self->free_bytes += needed;
      self->n_free -= needed;
    }
  memcpy (copy, text, length);
  copy[length] = '\0';
  self->size += needed;
  return copy;
}

gsize
mst_arena_get_size (const MstArena *self)
{
  return self->size;
}
