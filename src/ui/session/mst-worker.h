/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstWorker: a thread with its own store that answers questions one after another, so that the main
 * thread never waits for a figure or a disk.
 */
#define MST_TYPE_WORKER (mst_worker_get_type ())
G_DECLARE_FINAL_TYPE (MstWorker, mst_worker, MST, WORKER, GObject)

/* Runs in the worker's thread. Returns the answer, or NULL; fails by setting @error. */
typedef gpointer (*MstWorkerFunc) (MstStore *store, gpointer data, GError **error);

/* Its store only reads. */
MstWorker *mst_worker_new (const char *path);
/* Its store also writes. */
MstWorker *mst_worker_new_writing (const char *path);

/**
 * mst_worker_ask:
 * @data: (transfer full): handed to @func
 * @cancellable: (nullable): a question that is cancelled before its turn is not asked
 * @callback: called in the main context of the thread that asks
 */
void mst_worker_ask (MstWorker *self, MstWorkerFunc func, gpointer data, GDestroyNotify free_data,
                     GDestroyNotify free_answer, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data);

/* The answer, owned by the caller. */
gpointer mst_worker_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
