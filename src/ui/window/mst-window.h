/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** MstWindow: the window on one district. */
#define MST_TYPE_WINDOW (mst_window_get_type ())
G_DECLARE_FINAL_TYPE (MstWindow, mst_window, MST, WINDOW, AdwApplicationWindow)

MstWindow *mst_window_new (GtkApplication *application);
/* Takes the place of the file that is open; what goes wrong is told in the window. */
void mst_window_open_file (MstWindow *self, const char *path);

G_END_DECLS
