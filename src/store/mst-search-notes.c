/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group means to the search index, made ready on another thread. */
#include "config.h"

#include "mst-search-notes.h"

#include "mst-search.h"

#define BLOCK_SIZE 256

/** Block: notes that go to the thread together. */
typedef struct
{
  guint n_notes;
  MstSearchNote notes[BLOCK_SIZE];
} Block;

struct _MstSearchNotes
{
  GPtrArray *blocks; /* all but the last are with the thread, or done */
  GThreadPool *pool; /* NULL while there is one block */
};

static void
block_free (gpointer data)
{
  Block *block = data;

  for (guint i = 0; i < block->n_notes; i++)
    {
      g_clear_pointer (&block->notes[i].old_names, mst_record_unref);
      g_clear_pointer (&block->notes[i].new_names, mst_record_unref);
      g_free (block->notes[i].before);
      g_free (block->notes[i].after);
    }
  g_free (block);
}

/* (transfer full) (nullable) */
static char *
make_terms (MstRecord **names, GString *buffer)
{
  if (*names == NULL)
    return NULL;
  g_string_truncate (buffer, 0);
  mst_search_append_terms (buffer, *names);
  g_clear_pointer (names, mst_record_unref);
  return g_strndup (buffer->str, buffer->len);
}

static void
make_block_terms (gpointer data, gpointer user_data)
{
  Block *block = data;
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (guint i = 0; i < block->n_notes; i++)
    {
      MstSearchNote *note = &block->notes[i];

      note->before = make_terms (&note->old_names, buffer);
      note->after = make_terms (&note->new_names, buffer);
    }
}

MstSearchNotes *
mst_search_notes_new (void)
{
  MstSearchNotes *self = g_new0 (MstSearchNotes, 1);

  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

/* Waits for the thread. */
static void
close_pool (MstSearchNotes *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
}

void
mst_search_notes_free (MstSearchNotes *self)
{
  if (self == NULL)
    return;
  close_pool (self);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static gboolean
has_terms (const MstField *field)
{
  MstSearchKind kind = mst_search_get_kind (field);

  return kind == MST_SEARCH_NAME || kind == MST_SEARCH_NUMBER;
}

/* A record of only what terms are made of, which no one else changes. (transfer full) (nullable) */
static MstRecord *
copy_names (const MstRecord *record)
{
  const MstRecordType *type;
  MstRecord *names;

  if (record == NULL)
    return NULL;
  type = mst_record_get_record_type (record);
  names = mst_record_new (type);
  for (guint i = 0; i < type->n_fields; i++)
    if (has_terms (&type->fields[i]))
      mst_record_set_at (names, i, mst_record_get_at (record, i));
  return names;
}

static gboolean
are_names_equal (const MstRecord *a, const MstRecord *b)
{
  const MstRecordType *type = mst_record_get_record_type (a);

  for (guint i = 0; i < type->n_fields; i++)
    if (has_terms (&type->fields[i])
        && g_strcmp0 (mst_record_get_at (a, i), mst_record_get_at (b, i)) != 0)
      return FALSE;
  return TRUE;
}

/* The block with room for one more; the full one before it goes to the thread. */
static Block *
get_block (MstSearchNotes *self)
{
  Block *last =
    self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;

  if (last != NULL && last->n_notes < BLOCK_SIZE)
    return last;
  if (last != NULL)
    {
      if (self->pool == NULL)
        self->pool = g_thread_pool_new (make_block_terms, NULL, 1, FALSE, NULL);
      g_thread_pool_push (self->pool, last, NULL);
    }
  last = g_new0 (Block, 1);
  g_ptr_array_add (self->blocks, last);
  return last;
}

void
mst_search_notes_add (MstSearchNotes *self, const MstRecord *before, const MstRecord *after)
{
  const MstRecord *either = after != NULL ? after : before;
  Block *block;

  if (!mst_search_has_index (mst_record_get_record_type (either))
      || (before != NULL && after != NULL && are_names_equal (before, after)))
    return;
  block = get_block (self);
  block->notes[block->n_notes++] = (MstSearchNote){
    .type = mst_record_get_record_type (either),
    .id = mst_record_get_id (either),
    .old_names = copy_names (before),
    .new_names = copy_names (after),
  };
}

int
mst_search_note_compare (const MstSearchNote *a, const MstSearchNote *b)
{
  if (a->type != b->type)
    return a->type < b->type ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return mst_search_note_compare (*(const MstSearchNote *const *) a,
                                  *(const MstSearchNote *const *) b);
}

GPtrArray *
mst_search_notes_finish (MstSearchNotes *self)
{
  GPtrArray *notes = g_ptr_array_new ();

  if (self->blocks->len > 0)
    make_block_terms (g_ptr_array_index (self->blocks, self->blocks->len - 1), NULL);
  close_pool (self);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = g_ptr_array_index (self->blocks, i);

      for (guint k = 0; k < block->n_notes; k++)
        g_ptr_array_add (notes, &block->notes[k]);
    }
  /* A stable sort. */
  g_ptr_array_sort (notes, compare_cb);
  return notes;
}
