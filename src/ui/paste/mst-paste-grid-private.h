/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the grid of pasted cells know of one another. */
#pragma once

#include "list/mst-cell-cursor.h"
#include "mst-paste-grid.h"

G_BEGIN_DECLS

#define MST_TYPE_PASTE_LINE (mst_paste_line_get_type ())
G_DECLARE_FINAL_TYPE (MstPasteLine, mst_paste_line, MST, PASTE_LINE, GObject)

/** MstPasteLine: a row, as the view bears it; MstPasteLine::changed (line): what it shows may be another. */
struct _MstPasteLine
{
  GObject parent_instance;
  guint row;
};

struct _MstPasteGrid
{
  AdwBin parent_instance;

  GtkColumnView *view;

  MstSession *session;
  MstPaste *paste;
  GListStore *lines;
  MstCellCursor *cursor;
  GtkWidget *menu;  /* of the heading that was clicked last */
  guint wanted_row; /* to be moved to when the view has it */
  int wanted_column;
  guint placing;
  gboolean busy;
};

/* --- mst-paste-grid-columns.c --- */

/* A click on a heading offers the fields that the column may be of. */
void mst_paste_grid_add_heading_menus (MstPasteGrid *self);
/* Has the view's columns be those of the paste. */
void mst_paste_grid_update_columns (MstPasteGrid *self);

G_END_DECLS
