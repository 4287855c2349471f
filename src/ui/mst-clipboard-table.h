/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** MstCellForm: how a cell is taken by a spreadsheet. */
typedef enum
{
  MST_CELL_HEADING,
  MST_CELL_WORDS,  /* as it stands: no number is made of it */
  MST_CELL_FIGURE, /* to be counted with */
  MST_CELL_TOTAL_WORDS,
  MST_CELL_TOTAL_FIGURE,
} MstCellForm;

/**
 * MstClipboardTable: a table on its way to the clipboard, as text for everything and as HTML for
 * spreadsheets and word processors. Written row by row, by any thread.
 */
typedef struct _MstClipboardTable MstClipboardTable;

MstClipboardTable *mst_clipboard_table_new (void);
void mst_clipboard_table_free (MstClipboardTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstClipboardTable, mst_clipboard_table_free)

/* A line over @n_columns; between tables a blank line comes first. */
void mst_clipboard_table_add_title (MstClipboardTable *self, const char *title, guint n_columns);
/* @text: "" for blank */
void mst_clipboard_table_add_cell (MstClipboardTable *self, MstCellForm form, const char *text);
/* After the last cell of a row. */
void mst_clipboard_table_end_row (MstClipboardTable *self);
/* Both forms on @clipboard. */
void mst_clipboard_table_put (MstClipboardTable *self, GdkClipboard *clipboard);

/* What was written so far. */
const char *mst_clipboard_table_get_text (MstClipboardTable *self);

G_END_DECLS
