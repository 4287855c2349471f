/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says what a screen reader calls @widget. The inner button of a menu button or a drop-down,
 * which has the focus, is named with it. */
void mst_accessible_set_name (GtkWidget *widget, const char *name);

/* Names the searches, menus, texts and buttons that GTK and libadwaita make within @widget and leave
 * without a name. */
void mst_accessible_name_inner_parts (GtkWidget *widget);

/* Shows @toast, its closing button with a name. (transfer full) */
void mst_accessible_add_toast (AdwToastOverlay *overlay, AdwToast *toast);

/* An icon beside a text that says the same: no screen reader speaks of it. */
GtkWidget *mst_accessible_ornament_new (const char *icon_name);

G_END_DECLS
