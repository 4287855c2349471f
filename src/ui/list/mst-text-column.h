/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  MST_TEXT_COLUMN_WORDS,
  MST_TEXT_COLUMN_FIGURES, /* at the right, with their heading */
  MST_TEXT_COLUMN_TREE,    /* words; the items of the list are GtkTreeListRow */
} MstTextColumnKind;

/**
 * MstTextColumnShow:
 * @cell: a GtkInscription
 * @item: of the list
 * @column: the number that the column was given
 * @owner: whose list it is
 *
 * Gives @cell its text, its tooltip and its classes; it may have shown another item before.
 */
typedef void (*MstTextColumnShow) (GtkInscription *cell, gpointer item, int column, gpointer owner);

/* Adds a column of texts to @view, which must belong to @owner. @title: (nullable); @width: in pixels for
 * text of the usual size; 0: what is left. (transfer none) */
GtkColumnViewColumn *mst_text_column_append (GtkColumnView *view, const char *title, int width,
                                             MstTextColumnKind kind, MstTextColumnShow show,
                                             int column, gpointer owner);
/* Shows all cells of such columns of @view again: what they tell of has changed, and stays where it is. */
void mst_text_column_refresh (GtkColumnView *view);

G_END_DECLS
