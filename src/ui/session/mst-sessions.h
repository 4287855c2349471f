/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-session.h"

G_BEGIN_DECLS

/**
 * MstSessions: the files that are open in this program, each with one session however many windows
 * show it, so that they are in step at once. A session goes with its last window.
 */
#define MST_TYPE_SESSIONS (mst_sessions_get_type ())
G_DECLARE_FINAL_TYPE (MstSessions, mst_sessions, MST, SESSIONS, GObject)

MstSessions *mst_sessions_new (void);
/* The session of the file, opened when it isn't yet; errors as mst_store_open(). (transfer full) */
MstSession *mst_sessions_open (MstSessions *self, const char *path, GError **error);

G_END_DECLS
