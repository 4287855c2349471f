/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-merge.h"
#include "session/mst-worker.h"

G_BEGIN_DECLS

/* Reads the records with these @ids (element-type gint64) that are still there, to be made one. */
void mst_merge_reading_start (MstWorker *reader, const MstRecordType *type, GArray *ids,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
/* NULL without @error when two of them are no longer there. Errors: as mst_merge_new(), and that it was
 * cancelled. (transfer full) */
MstMerge *mst_merge_reading_finish (GAsyncResult *result, GError **error);

/* Whether @a and @b are of the same records as they are in the file: what was chosen of one stays. @a, @b:
 * nullable */
gboolean mst_merge_reading_is_same (const MstMerge *a, const MstMerge *b);

G_END_DECLS
