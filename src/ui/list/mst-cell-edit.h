/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-cell-cursor.h"
#include "mst-list-columns.h"
#include "mst-row-model.h"

G_BEGIN_DECLS

/**
 * MstCellEdit: editing the cells of a list where they stand. The control lies over the cell, so that
 * rows may come and go under it. Enter saves and goes down, Tab saves and goes along, Escape gives the
 * old value back; what can't be saved stays in the cell with the reason under it.
 */
#define MST_TYPE_CELL_EDIT (mst_cell_edit_get_type ())
G_DECLARE_FINAL_TYPE (MstCellEdit, mst_cell_edit, MST, CELL_EDIT, GObject)

/* @overlay lies over @view, which is of @cursor, @columns and @rows. */
MstCellEdit *mst_cell_edit_new (MstSession *session, const MstRecordType *type, GtkOverlay *overlay,
                                GtkColumnView *view, MstCellCursor *cursor, MstListColumns *columns,
                                MstRowModel *rows);
/* Edits the current cell, or tells why it can't be. */
void mst_cell_edit_begin (MstCellEdit *self);
/* The control while a cell is edited; NULL. */
GtkWidget *mst_cell_edit_get_editor (MstCellEdit *self);

G_END_DECLS
