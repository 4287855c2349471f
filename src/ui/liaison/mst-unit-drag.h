/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The unit at @x, @y of @widget; 0: none, nothing is dragged from there. */
typedef gint64 (*MstUnitDragFind) (GtkWidget *widget, double x, double y, gpointer user_data);

/**
 * MstUnitDragWeigh:
 * @x, @y: of the widget
 * @is_possible: (out): whether it may be dropped there
 *
 * What it means that @unit is dropped there, for whoever drags it; %NULL where nothing can take a unit.
 */
typedef char *(*MstUnitDragWeigh) (GtkWidget *widget, double x, double y, gint64 unit,
                                   gboolean *is_possible, gpointer user_data);
/* Whether something came of it. Also called when the unit is let go where it may not be dropped, to say why. */
typedef gboolean (*MstUnitDragDrop) (GtkWidget *widget, double x, double y, gint64 unit,
                                     gpointer user_data);
/* Nothing is over @widget any more. */
typedef void (*MstUnitDragLeave) (GtkWidget *widget, gpointer user_data);

/* Lets units be dragged out of @widget, which @user_data has to outlive; within the program, between windows
 * on the same file. What it means where they are is said beside the pointer. */
void mst_unit_drag_add_source (GtkWidget *widget, MstSession *session, MstUnitDragFind find,
                               gpointer user_data);
/* Lets units be dropped on @widget. */
void mst_unit_drag_add_target (GtkWidget *widget, MstSession *session, MstUnitDragWeigh weigh,
                               MstUnitDragDrop drop, MstUnitDragLeave leave, gpointer user_data);

G_END_DECLS
