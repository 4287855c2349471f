/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Lets other programs on an X display read what is copied here when it is more than 256 KB. GTK 4.8 hands
 * that over in pieces, each when the one before was taken, but doesn't ask to hear of it: they would wait
 * for ever. Nothing on other displays. */
void mst_x11_clipboard_set_up (GdkDisplay *display);

G_END_DECLS
