/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

G_BEGIN_DECLS

/**
 * MstReader: puts queries to a file on a worker thread with a connection of its own, one at a time.
 * Reference counted. A newer load supersedes the one that runs: it is interrupted and its answer
 * thrown away.
 */
typedef struct _MstReader MstReader;

/** MstReaderFunc: the answer, in the thread-default main context of the caller.
 * @ids: (transfer full) (element-type gint64) (nullable): NULL when it failed with @error
 * @sums: (transfer full): as mst_query_sum() */
typedef void (*MstReaderFunc) (GArray *ids, double *sums, const GError *error, gpointer user_data);

MstReader *mst_reader_new (const char *path, MstReaderFunc func, gpointer user_data);
/* After this @func is not called any more. */
void mst_reader_close (MstReader *self);
void mst_reader_load (MstReader *self, const MstQuery *query);
/* What runs is given up. */
void mst_reader_cancel (MstReader *self);

G_END_DECLS
