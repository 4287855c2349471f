/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes a window fill the screen that @parent is on, for a room to see. Escape and F11 close it. */
void mst_projector_set_up (GtkWindow *window, GtkWindow *parent);

G_END_DECLS
