/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws the cells of one field of a list: masked as the session says, figures to the right. */
GtkListItemFactory *mst_record_cell_factory_new (MstSession *session, const MstField *field);
/* The text of a cell of another make, that the rest here knows as well. */
GtkWidget *mst_record_cell_create_text (GtkListItem *item, gboolean is_figure);
/* What a cell or the first cell of a row of a GtkColumnView shows; NULL when it shows nothing. */
GtkListItem *mst_record_cell_find_item (GtkWidget *widget);
/* What the row at @x, @y of the view shows; NULL where there is no row. */
GtkListItem *mst_record_cell_find_item_at (GtkColumnView *view, double x, double y);
/* What a cell says; NULL when it says nothing. */
const char *mst_record_cell_peek_text (GtkWidget *widget);
/* Shows a masked value whole, or masked again; showing another row masks it anyhow. */
void mst_record_cell_set_revealed (GtkWidget *widget, gboolean revealed);
/* Whether it says more than it has room for. */
gboolean mst_record_cell_is_elided (GtkWidget *widget);
/* What a cell says of a value. (transfer full) */
char *mst_record_cell_dup_text (MstSession *session, const MstField *field, const char *value);
/* Whether the values of a field stand at the right of their column. */
gboolean mst_record_cell_is_figure (const MstField *field);
/* Shows a column of a fixed @width, or hides it: GTK 4.8 else leaves its room free. */
void mst_record_cell_set_column_shown (GtkColumnViewColumn *column, gboolean shown, int width);
/* A fitting width of the column in pixels. */
int mst_record_cell_get_width (const MstField *field);

G_END_DECLS
