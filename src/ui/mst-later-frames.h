/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is not looked for at once comes a frame or more after the rest: to make, style, measure and draw all of
 * it for one frame would keep the main thread away for too long. */

/* Calls @callback, with NULL as its data, in every frame but the next one, until it returns
 * G_SOURCE_REMOVE. The id is that of a tick callback of @widget. */
guint mst_later_frames_add (GtkWidget *widget, GtkTickCallback callback);

/* Hides the @n @parts of @widget and shows one after another again, each in a frame of its own. */
void mst_later_frames_show (GtkWidget *widget, GtkWidget *const *parts, guint n);

G_END_DECLS
