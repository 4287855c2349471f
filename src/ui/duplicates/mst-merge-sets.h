/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record-type.h"
#include "session/mst-worker.h"

G_BEGIN_DECLS

typedef enum
{
  MST_MERGE_OPEN,
  MST_MERGE_DONE,      /* one by now, or gone otherwise */
  MST_MERGE_SAID,      /* that they are different is being written */
  MST_MERGE_DIFFERENT, /* the file says that they are */
} MstMergeState;

/**
 * MstMergeSets: sets of records that may be one, and what has become of each.
 */
typedef struct _MstMergeSets MstMergeSets;

MstMergeSets *mst_merge_sets_new (void);
void mst_merge_sets_free (MstMergeSets *self);
/* @ids: (transfer full): of gint64 */
void mst_merge_sets_add (MstMergeSets *self, GArray *ids);

guint mst_merge_sets_get_n (const MstMergeSets *self);
GArray *mst_merge_sets_get_ids (const MstMergeSets *self, guint index);
MstMergeState mst_merge_sets_get_state (const MstMergeSets *self, guint index);
void mst_merge_sets_set_state (MstMergeSets *self, guint index, MstMergeState state);
/* How many are merged, and how many said to be different. */
guint mst_merge_sets_count_merged (const MstMergeSets *self);
guint mst_merge_sets_count_different (const MstMergeSets *self);
/* The first open one on from @index, in the direction of @step (1 or -1), @index itself last; G_MAXUINT when
 * none is. */
guint mst_merge_sets_find_open (const MstMergeSets *self, guint index, int step);

/* What the file says of them: a question to @reader. */
void mst_merge_sets_check (MstMergeSets *self, MstWorker *reader, const MstRecordType *type,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
/* Takes the answer. A set that the file doesn't call different any more is open again. @reopened: (out): the last
 * such; G_MAXUINT */
gboolean mst_merge_sets_check_finish (MstMergeSets *self, GAsyncResult *result, guint *reopened,
                                      GError **error);

G_END_DECLS
