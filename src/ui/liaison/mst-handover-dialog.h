/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstHandoverDialog: the unit that is to answer for a place, chosen among all, with what it means; written
 * from a day on when it is chosen.
 */
#define MST_TYPE_HANDOVER_DIALOG (mst_handover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MstHandoverDialog, mst_handover_dialog, MST, HANDOVER_DIALOG, AdwWindow)

/* @widget: whose window it belongs to, and tells when it can't be written. @iso: the day */
GtkWindow *mst_handover_dialog_new (GtkWidget *widget, MstSession *session, const char *iso,
                                    gint64 place);

G_END_DECLS
