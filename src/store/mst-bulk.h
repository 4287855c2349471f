/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store-private.h"

G_BEGIN_DECLS

/**
 * MstBulk: spares the database the indexes of a table that a group fills. After many records have come
 * into a table that had few, its indexes are dropped, to be made again in one go before the commit,
 * which takes a fifth of the time. Indexes that keep values unique stay. All of it is part of the
 * group's transaction.
 */
MstBulk *mst_bulk_new (MstConnection *connection);
void mst_bulk_free (MstBulk *self);

/* A row has come in under @id, the highest there is, as the @n_inserted-th of the group. */
void mst_bulk_note_insert (MstBulk *self, const char *table, gint64 id, gint64 n_inserted);
/* Makes again what was dropped. */
gboolean mst_bulk_finish (MstBulk *self, GError **error);

G_END_DECLS
