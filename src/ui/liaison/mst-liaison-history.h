/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonHistory: who has answered for a place and those above it, from when to when; those who did on the
 * chosen day stand out. A pair is opened by double click or Enter.
 */
#define MST_TYPE_LIAISON_HISTORY (mst_liaison_history_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonHistory, mst_liaison_history, MST, LIAISON_HISTORY, AdwWindow)

/* @widget: whose window it belongs to. @iso: the day that is chosen at first */
GtkWindow *mst_liaison_history_new (GtkWidget *widget, MstSession *session, const char *iso,
                                    gint64 place);

G_END_DECLS
