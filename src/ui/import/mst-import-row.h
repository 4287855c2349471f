/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstImportRow: one row of a sheet as it stands there, what is wrong with it, and the means to mend
 * it: correct the cell, accept the proposal, decide between two values.
 *
 * MstImportRow::corrected (row): the cell was corrected.
 */
#define MST_TYPE_IMPORT_ROW (mst_import_row_get_type ())
G_DECLARE_FINAL_TYPE (MstImportRow, mst_import_row, MST, IMPORT_ROW, AdwBin)

/* @item NULL: nothing is shown. */
void mst_import_row_set_item (MstImportRow *self, MstImportItem *item);

G_END_DECLS
