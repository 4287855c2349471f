/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MstProgress: how far long work is, written by a worker thread and read by any other without
 * locks, and the wish to stop it. Reference counted.
 */
#define MST_TYPE_PROGRESS (mst_progress_get_type ())
G_DECLARE_FINAL_TYPE (MstProgress, mst_progress, MST, PROGRESS, GObject)

MstProgress *mst_progress_new (void);
GCancellable *mst_progress_get_cancellable (MstProgress *self);

/* Everything below accepts a NULL @self and then does nothing. */
void mst_progress_set_stage (MstProgress *self, const char *stage); /* translated */
void mst_progress_set_total (MstProgress *self, gint64 total);      /* 0: unknown */
void mst_progress_set_done (MstProgress *self, gint64 done);
void mst_progress_add_done (MstProgress *self, gint64 step);

char *mst_progress_dup_stage (MstProgress *self);
gint64 mst_progress_get_total (MstProgress *self);
gint64 mst_progress_get_done (MstProgress *self);
/* Seconds left by the pace since the total was set; negative while unknown. */
double mst_progress_get_seconds_left (MstProgress *self);

/* TRUE and @error set (G_IO_ERROR_CANCELLED) when the work should stop. */
gboolean mst_progress_is_cancelled (MstProgress *self, GError **error);

G_END_DECLS
