/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-paste.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The column that says which record a row is. */
#define MST_PASTE_GRID_ROW_HEAD -1

/**
 * MstPasteGrid: a block of pasted cells under the headings of its fields: what changes, what doesn't,
 * what is bad. A heading's menu chooses another field by "paste.take-column" (us): a column and a
 * field's name, "" to leave it out.
 *
 * MstPasteGrid::moved (grid): another cell is current
 * MstPasteGrid::edit (grid): the current cell is to be written
 */
#define MST_TYPE_PASTE_GRID (mst_paste_grid_get_type ())
G_DECLARE_FINAL_TYPE (MstPasteGrid, mst_paste_grid, MST, PASTE_GRID, AdwBin)

/* Shows the rows and columns it has now. */
void mst_paste_grid_set_paste (MstPasteGrid *self, MstSession *session, MstPaste *paste);
/* While another thread works with the paste, cells stay as they are. */
void mst_paste_grid_set_busy (MstPasteGrid *self, gboolean busy);
/* The current cell; FALSE when there is none. */
gboolean mst_paste_grid_get_cell (MstPasteGrid *self, guint *row, int *column);
void mst_paste_grid_move (MstPasteGrid *self, guint row, int column);
/* Gives @button the menu of what each column may be; made when it is opened. */
void mst_paste_grid_set_columns_button (MstPasteGrid *self, GtkMenuButton *button);
/* What a person reads of a cell's new value, or of what is wrong in it. (transfer full) */
char *mst_paste_grid_dup_text (MstPasteGrid *self, guint row, guint column);
/* What stands there now. (transfer full) */
char *mst_paste_grid_dup_old (MstPasteGrid *self, guint row, guint column);

G_END_DECLS
