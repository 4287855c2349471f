/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sets that a merge page goes through. */
#include "config.h"

#include "mst-merge-sets.h"

#include "mst-duplicates.h"

struct _MstMergeSets
{
  GPtrArray *sets; /* GArray of gint64 */
  GArray *states;  /* MstMergeState */
};

MstMergeSets *
mst_merge_sets_new (void)
{
  MstMergeSets *self = g_new (MstMergeSets, 1);

  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->states = g_array_new (FALSE, FALSE, sizeof (MstMergeState));
  return self;
}

void
mst_merge_sets_free (MstMergeSets *self)
{
  g_ptr_array_unref (self->sets);
  g_array_unref (self->states);
  g_free (self);
}

void
mst_merge_sets_add (MstMergeSets *self, GArray *ids)
{
  const MstMergeState state = MST_MERGE_OPEN;

  g_ptr_array_add (self->sets, ids);
  g_array_append_val (self->states, state);
}

guint
mst_merge_sets_get_n (const MstMergeSets *self)
{
  return self->sets->len;
}

GArray *
mst_merge_sets_get_ids (const MstMergeSets *self, guint index)
{
  return g_ptr_array_index (self->sets, index);
}

MstMergeState
mst_merge_sets_get_state (const MstMergeSets *self, guint index)
{
  return g_array_index (self->states, MstMergeState, index);
}

void
mst_merge_sets_set_state (MstMergeSets *self, guint index, MstMergeState state)
{
  g_array_index (self->states, MstMergeState, index) = state;
}

static guint
count (const MstMergeSets *self, MstMergeState state)
{
  guint n = 0;

  for (guint i = 0; i < self->states->len; i++)
    n += mst_merge_sets_get_state (self, i) == state;
  return n;
}

guint
mst_merge_sets_count_merged (const MstMergeSets *self)
{
  return count (self, MST_MERGE_DONE);
}

guint
mst_merge_sets_count_different (const MstMergeSets *self)
{
  return count (self, MST_MERGE_SAID) + count (self, MST_MERGE_DIFFERENT);
}

guint
mst_merge_sets_find_open (const MstMergeSets *self, guint index, int step)
{
  guint n = self->sets->len;

  for (guint i = 1; i <= n; i++)
    {
      guint at = (index + (step > 0 ? i : n - i)) % n;

      if (mst_merge_sets_get_state (self, at) == MST_MERGE_OPEN)
        return at;
    }
  return G_MAXUINT;
}

/* --- what the file says --- */

typedef struct
{
  const MstRecordType *type;
  GPtrArray *sets;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->sets);
  g_free (question);
}

static gpointer
list_different (MstStore *store, gpointer data, GError **error)
{
  const Question *question = data;

  return mst_duplicates_list_dismissed (store, question->type, question->sets);
}

void
mst_merge_sets_check (MstMergeSets *self, MstWorker *reader, const MstRecordType *type,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Question *question = g_new (Question, 1);

  question->type = type;
  question->sets = g_ptr_array_ref (self->sets);
  mst_worker_ask (reader, list_different, question, question_free, (GDestroyNotify) g_array_unref,
                  cancellable, callback, user_data);
}

/* What was only said may not have been written yet. */
static MstMergeState
follow (MstMergeState state, gboolean is_different)
{
  if (is_different)
    return state == MST_MERGE_DONE ? state : MST_MERGE_DIFFERENT;
  return state == MST_MERGE_DIFFERENT ? MST_MERGE_OPEN : state;
}

gboolean
mst_merge_sets_check_finish (MstMergeSets *self, GAsyncResult *result, guint *reopened,
                             GError **error)
{
  g_autoptr (GArray) different = mst_worker_ask_finish (result, error);

  *reopened = G_MAXUINT;
  if (different == NULL)
    return FALSE;
  for (guint i = 0; i < different->len; i++)
    {
      MstMergeState before = mst_merge_sets_get_state (self, i);
      MstMergeState after = follow (before, g_array_index (different, gboolean, i));

      mst_merge_sets_set_state (self, i, after);
      if (after == MST_MERGE_OPEN && before != MST_MERGE_OPEN)
        *reopened = i;
    }
  return TRUE;
}
