/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-grid.h"

G_BEGIN_DECLS

/* Of how many rows a heading may be. */
#define MST_SHEET_HEADINGS_MAX_ROWS 3

/**
 * MstSheetHeadings: the texts over the columns of some rows.
 * @columns: (element-type guint32): those with a cell, ascending
 * @texts: by row and position in @columns; normalised, %NULL when blank
 */
typedef struct
{
  guint32 first_row, last_row;
  GArray *columns;
  char **texts;
} MstSheetHeadings;

void mst_sheet_headings_init (MstSheetHeadings *self, const MstGrid *grid, guint32 first_row,
                              guint32 last_row);
void mst_sheet_headings_clear (MstSheetHeadings *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MstSheetHeadings, mst_sheet_headings_clear)

/* The parts over a column from top to bottom; the same text twice is one (a range merged down). */
guint mst_sheet_headings_get_parts (const MstSheetHeadings *self, guint position,
                                    const char *parts[MST_SHEET_HEADINGS_MAX_ROWS]);

G_END_DECLS
