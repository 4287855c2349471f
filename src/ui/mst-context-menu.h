/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A menu of @owner, which pops up where it is asked for: it has @model and is unparented by @owner. @closed is
 * called with @user_data when it closes, to put the focus back. @model: (nullable); (transfer none) */
GtkWidget *mst_context_menu_new (GtkWidget *owner, GMenuModel *model, GCallback closed,
                                 gpointer user_data);
/* Beside @area of its owner. */
void mst_context_menu_pop_up (GtkWidget *menu, const GdkRectangle *area);
/* Where the pointer is in @widget, which is its owner or within. */
void mst_context_menu_pop_up_at (GtkWidget *menu, GtkWidget *widget, double x, double y);
/* Below @widget, that has the keyboard. FALSE: it isn't shown now. */
gboolean mst_context_menu_pop_up_below (GtkWidget *menu, GtkWidget *widget);

G_END_DECLS
