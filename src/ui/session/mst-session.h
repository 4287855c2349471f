/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-area-tree.h"
#include "mst-worker.h"

G_BEGIN_DECLS

/**
 * MstSession: an open district as the window works with it: the store of the main thread, the
 * threads that read for it, and the figures several panels show.
 *
 * MstSession::counted (session): the records were counted anew.
 * MstSession::figures-changed (session): then the area tree was read anew.
 */
#define MST_TYPE_SESSION (mst_session_get_type ())
G_DECLARE_FINAL_TYPE (MstSession, mst_session, MST, SESSION, GObject)

MstSession *mst_session_new (MstStore *store);
MstStore *mst_session_get_store (MstSession *self);
const char *mst_session_get_path (MstSession *self);
/* The district's name; "" when it has none. */
const char *mst_session_get_name (MstSession *self);
/* For panels: figures, lists, history. */
MstWorker *mst_session_get_reader (MstSession *self);
/* For what is typed: never waits behind a figure. */
MstWorker *mst_session_get_searcher (MstSession *self);
/* (nullable) until read */
const MstAreaTree *mst_session_get_areas (MstSession *self);
/* -1 until counted */
gint64 mst_session_get_count (MstSession *self, const MstRecordType *type);
/* Whether sensitive values are masked; notifies "masked". */
gboolean mst_session_get_masked (MstSession *self);
void mst_session_set_masked (MstSession *self, gboolean masked);

G_END_DECLS
