/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstCardLayout: puts the children in rows of as many equal columns as there is room for, in their order.
 * The last one of a row takes what is left of it; those of a row are equally high.
 */
#define MST_TYPE_CARD_LAYOUT (mst_card_layout_get_type ())
G_DECLARE_FINAL_TYPE (MstCardLayout, mst_card_layout, MST, CARD_LAYOUT, GtkLayoutManager)

/* How many columns a child of a widget with such a layout is wide, where there are as many. */
void mst_card_layout_set_columns (GtkWidget *child, guint columns);

G_END_DECLS
