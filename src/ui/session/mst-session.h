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
 * MstSession::write-started (session, const char *title, MstProgress *progress): a change is waiting
 * or being written.
 * MstSession::written (session, const char *text): a change was written; @text says what was done.
 * MstSession::write-ended (session): after it, however it ended.
 * MstSession::changed-by-others (session, const char *text, gint64 group): another program wrote; @text
 * says who did what, @group is the last step of it.
 * MstSession::marks-changed (session): other records are marked.
 */
#define MST_TYPE_SESSION (mst_session_get_type ())
G_DECLARE_FINAL_TYPE (MstSession, mst_session, MST, SESSION, GObject)

MstSession *mst_session_new (MstStore *store);
MstStore *mst_session_get_store (MstSession *self);
const char *mst_session_get_path (MstSession *self);
/* The district's name; "" when it has none. Notifies "name". */
const char *mst_session_get_name (MstSession *self);
/* For panels: figures, lists, history. */
MstWorker *mst_session_get_reader (MstSession *self);
/* For what is typed: never waits behind a figure. */
MstWorker *mst_session_get_searcher (MstSession *self);
/**
 * MstSessionWrite: what a change does, in the writer's thread, as one group of the journal.
 *
 * Returns: (transfer full) (nullable): what was done, in a sentence for the officer; %NULL with @error
 *   when nothing was, or without when there was nothing to do
 */
typedef char *(*MstSessionWrite) (MstStore *store, gpointer data, MstProgress *progress,
                                  GError **error);
/**
 * mst_session_write:
 * @title: what is being done, translated ("Saving…")
 * @data: (transfer full): handed to @func
 * @callback: (nullable): called with the session in the main context; without one a failure goes to
 *   the log only
 *
 * The one way in which the window changes the file: changes are written one after another by a thread,
 * with the session kept alive until they are.
 */
void mst_session_write (MstSession *self, const char *title, MstSessionWrite func, gpointer data,
                        GDestroyNotify free_data, GAsyncReadyCallback callback, gpointer user_data);
/* FALSE with @error when it failed. */
gboolean mst_session_write_finish (MstSession *self, GAsyncResult *result, GError **error);
/* Notes in the journal that @field of a record (0: of many), or NULL: all its sensitive values, are shown in
 * full. @type NULL: the one that has @field. @callback as of mst_session_write(): they may be shown then. */
void mst_session_note_reveal (MstSession *self, const MstRecordType *type, const MstField *field,
                              gint64 id, GAsyncReadyCallback callback, gpointer user_data);
/* Whether a change is waiting or being written. */
gboolean mst_session_is_writing (MstSession *self);
/* Whether somebody else changed the record since the officer last looked at it: for ten minutes, or
 * until it is looked at. */
gboolean mst_session_is_marked (MstSession *self, const MstRecordType *type, gint64 id);
void mst_session_clear_mark (MstSession *self, const MstRecordType *type, gint64 id);
/* (nullable) until read */
const MstAreaTree *mst_session_get_areas (MstSession *self);
/* (nullable) a sentence: why the counts or the areas could not be read when they changed last; told by “counted” */
const char *mst_session_get_problem (MstSession *self);
/* -1 until counted, and when that failed */
gint64 mst_session_get_count (MstSession *self, const MstRecordType *type);
/* How many things in a panel wait for the officer; -1 until known. */
gint64 mst_session_get_waiting (MstSession *self, const char *panel);
/* Emits "counted". */
void mst_session_set_waiting (MstSession *self, const char *panel, gint64 n);
/* Whether sensitive values are masked; notifies "masked". */
gboolean mst_session_get_masked (MstSession *self);

G_END_DECLS
