/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/* Long work, in a thread of its own with the file opened by that thread (NULL when there is no
 * file). Fails by setting @error. */
typedef gboolean (*MstTaskFunc) (MstStore *store, gpointer data, MstProgress *progress,
                                 GError **error);

/**
 * mst_task_run:
 * @path: (nullable): the file to open for @func
 * @data: (transfer full): handed to @func
 * @progress: how far it is; its cancellable stops it
 * @callback: called in the main context of the thread that starts it
 */
void mst_task_run (const char *path, MstTaskFunc func, gpointer data, GDestroyNotify free_data,
                   MstProgress *progress, GAsyncReadyCallback callback, gpointer user_data);
gboolean mst_task_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
