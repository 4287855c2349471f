/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstCellCursor: the current cell of a list, which GTK 4.8 has not: in the row that has or had the
 * keyboard, the column that Left, Right, Home and End go through. It is drawn by a style class of one
 * cell and read out as the name of the row.
 *
 * MstCellCursor::moved (cursor): another cell is current, or none
 * MstCellCursor::clicked (cursor): the cell that was current was clicked, once
 */
#define MST_TYPE_CELL_CURSOR (mst_cell_cursor_get_type ())
G_DECLARE_FINAL_TYPE (MstCellCursor, mst_cell_cursor, MST, CELL_CURSOR, GObject)

/* @view owns what shows the cursor, and must outlive it. */
MstCellCursor *mst_cell_cursor_new (GtkColumnView *view);

/* The position of the current row; GTK_INVALID_LIST_POSITION when there is none. */
guint mst_cell_cursor_get_row (MstCellCursor *self);
/* Among the columns shown; valid whenever there are columns. */
guint mst_cell_cursor_get_column (MstCellCursor *self);
/* The cell at @x, @y of the view becomes current; FALSE when none is there. */
gboolean mst_cell_cursor_move_to_point (MstCellCursor *self, double x, double y);
/* Makes a cell current and its row the selected one, brings it into view and gives it the keyboard. */
void mst_cell_cursor_move (MstCellCursor *self, guint row, guint column);
/* Brings a row into view and gives it the keyboard; what is selected stays. */
void mst_cell_cursor_focus_row (MstCellCursor *self, guint row);
/* Only the column. */
void mst_cell_cursor_set_column (MstCellCursor *self, guint column);
/* Stays on its column in a row that moved; brings it into view, leaves the keyboard where it is. */
void mst_cell_cursor_follow (MstCellCursor *self, guint row);
/* The widget of a cell; NULL while it is out of view. */
GtkWidget *mst_cell_cursor_find_cell (MstCellCursor *self, guint row, guint column);
/* The widget of the current cell; NULL while it is out of view. */
GtkWidget *mst_cell_cursor_get_cell (MstCellCursor *self);
/* The record of the current cell stands in @row now: the cell is there, when the row can be seen. What is
 * selected stays so, and nothing is scrolled. */
void mst_cell_cursor_shift (MstCellCursor *self, guint row);

/* Looks again where the cell is and what it says, after rows or columns changed. */
void mst_cell_cursor_refresh (MstCellCursor *self);

G_END_DECLS
