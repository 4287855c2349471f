/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-grid.h"

G_BEGIN_DECLS

/**
 * MstSheetShift: rows were put in under one row of a sheet: what stands below goes down. Rows count from 1.
 */
typedef struct
{
  const char *sheet;
  guint row;
  guint added;
} MstSheetShift;

/**
 * mst_sheet_shift_formula:
 * @home: the sheet on which the formula stands; "" when it stands on none
 *
 * References follow the cells they refer to; a range that ends in the row takes the new ones in: SUM(C5:C5)
 * becomes SUM(C5:C24). Those to other sheets and workbooks, texts and names are left alone.
 *
 * Returns: (transfer full)
 */
char *mst_sheet_shift_formula (const char *formula, const char *home, const MstSheetShift *shift);
/* The same in the copy number @copy, from 0, of the row itself: relative references to the row and to rows
 * above it go along, as in copying down. (transfer full) */
char *mst_sheet_repeat_formula (const char *formula, const char *home, const MstSheetShift *shift,
                                guint copy);
/* As if the cell were copied: relative references move by @rows and @columns. (transfer full) */
char *mst_sheet_move_formula (const char *formula, int rows, int columns);

/* References to the sheet @from lead to the sheet @to instead. (transfer full) */
char *mst_sheet_rename_formula (const char *formula, const char *from, const char *to);

/* "A5:F5 H5": ranges without a sheet. @grows: whether one that is in the row alone takes the new ones
 * in. (transfer full) */
char *mst_sheet_shift_ranges (const char *ranges, const MstSheetShift *shift, gboolean grows);

/* Reads "$AB$12" up to where it ends; NULL when none stands there. @column from 0, @row from 1. */
const char *mst_sheet_read_reference (const char *text, guint *column, guint *row,
                                      gboolean *fixed_column, gboolean *fixed_row);

G_END_DECLS
