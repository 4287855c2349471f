/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A view of GTK 4.8 gives each of its 205 rows another record when it is scrolled far, and five in six
 * of them are out of sight. Cells that show their record by these calls do so before the next drawing
 * where they are in sight, and else when there is time. */

/* Shows what @item has; @data as it was set up. */
typedef void (*MstLateCellShow) (GtkListItem *item, gpointer data);

/* Once for each item, before it is bound. @data: as long as the item lives. */
void mst_late_cell_set_up (GtkListItem *item, MstLateCellShow show, gpointer data);
/* The item has something else: it is shown soon, or at once where nothing is drawn. */
void mst_late_cell_bind (GtkListItem *item);
/* It has nothing any more. */
void mst_late_cell_unbind (GtkListItem *item);
/* Whoever reads a cell: it shows what it has, if it was set up here. */
void mst_late_cell_settle (GtkListItem *item);

G_END_DECLS
