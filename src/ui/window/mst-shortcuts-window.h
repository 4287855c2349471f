/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A modal window over @parent that lists every key. (transfer none) until it is closed */
GtkWindow *mst_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
