/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** MstHistoryView: what happened to a record: who, when, from what to what, and where it comes from. */
#define MST_TYPE_HISTORY_VIEW (mst_history_view_get_type ())
G_DECLARE_FINAL_TYPE (MstHistoryView, mst_history_view, MST, HISTORY_VIEW, AdwBin)

/* @id 0: nothing. Read when the view is first seen. */
void mst_history_view_set_record (MstHistoryView *self, MstSession *session,
                                  const MstRecordType *type, gint64 id);

G_END_DECLS
