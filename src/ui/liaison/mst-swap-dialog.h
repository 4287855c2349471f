/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstSwapDialog: the place with which another is to swap its unit, chosen among all with what each swap costs,
 * those first that bring both nearer; written from a day on when it is chosen.
 */
#define MST_TYPE_SWAP_DIALOG (mst_swap_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MstSwapDialog, mst_swap_dialog, MST, SWAP_DIALOG, AdwWindow)

/* @widget: whose window it belongs to, and tells when it can't be written. @iso: the day */
GtkWindow *mst_swap_dialog_new (GtkWidget *widget, MstSession *session, const char *iso,
                                gint64 place);

G_END_DECLS
