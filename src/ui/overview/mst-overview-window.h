/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstOverviewWindow: the overview on the whole screen, in type for a room. It follows the file like the one
 * in the window. Escape and F11 close it; so does a figure, whose rows @parent then shows.
 */
#define MST_TYPE_OVERVIEW_WINDOW (mst_overview_window_get_type ())
G_DECLARE_FINAL_TYPE (MstOverviewWindow, mst_overview_window, MST, OVERVIEW_WINDOW, GtkWindow)

GtkWindow *mst_overview_window_new (GtkWindow *parent, MstSession *session);

G_END_DECLS
