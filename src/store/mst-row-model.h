/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

G_BEGIN_DECLS

/**
 * MstRow: what the row model hands out: a position's record, fetched when it is first asked for.
 */
#define MST_TYPE_ROW (mst_row_get_type ())
G_DECLARE_FINAL_TYPE (MstRow, mst_row, MST, ROW, GObject)
gint64 mst_row_get_id (MstRow *self);
MstRecord *mst_row_get_record (MstRow *self); /* (transfer none) (nullable) when gone meanwhile */

/**
 * MstRowModel: a lazy GListModel of MstRow over a query: a vector of ids and a few pages of records.
 * The ids are found on a thread with its own connection; until they are there the model keeps what it
 * had ("loading" property). It follows MstStore::changed.
 *
 * MstRow:record is notified when the record was read again.
 *
 * Signals of replacement come as (at, n, 0) then (at, 0, m), what is the same before
 * and after them staying. The selection model lives in ui, since
 * GtkSelectionModel does; ids are reached by mst_row_model_get_id() without fetching.
 */
#define MST_TYPE_ROW_MODEL (mst_row_model_get_type ())
G_DECLARE_FINAL_TYPE (MstRowModel, mst_row_model, MST, ROW_MODEL, GObject)

MstRowModel *mst_row_model_new (MstStore *store);
/* NULL: empty. */
void mst_row_model_set_query (MstRowModel *self, const MstQuery *query);
gint64 mst_row_model_get_id_at (MstRowModel *self, guint position); /* 0 out of range */
/* GTK_INVALID_LIST_POSITION (G_MAXUINT) when absent. */
guint mst_row_model_find (MstRowModel *self, gint64 id);
gboolean mst_row_model_is_loading (MstRowModel *self);
/* Why the list or rows of it couldn't be read the last time ("error" property); NULL: they could. */
const GError *mst_row_model_get_error (MstRowModel *self);
/* Tries once more. */
void mst_row_model_reload (MstRowModel *self);
/* Sums of the shown records; NULL while loading. */
const double *mst_row_model_get_sums (MstRowModel *self);

G_END_DECLS
