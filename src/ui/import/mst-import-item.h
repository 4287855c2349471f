/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import.h"

G_BEGIN_DECLS

/**
 * MstImportItem: a problem or a conflict of an import as a list shows it. It has copies of its own, so
 * that the import can be read again while the list still stands.
 */
#define MST_TYPE_IMPORT_ITEM (mst_import_item_get_type ())
G_DECLARE_FINAL_TYPE (MstImportItem, mst_import_item, MST, IMPORT_ITEM, GObject)

MstImportItem *mst_import_item_new_for_problem (MstImport *import, const MstImportProblem *problem);
/* @index in mst_import_get_conflicts() */
MstImportItem *mst_import_item_new_for_conflict (MstImport *import, guint index, MstStore *store);

MstImport *mst_import_item_get_import (MstImportItem *self);
MstImportSheet *mst_import_item_get_sheet (MstImportItem *self);
/* "people-01.xlsx · 花名册 · row 214" */
const char *mst_import_item_get_place (MstImportItem *self);
const char *mst_import_item_get_value (MstImportItem *self);
const char *mst_import_item_get_message (MstImportItem *self);
guint32 mst_import_item_get_row (MstImportItem *self);
guint32 mst_import_item_get_column (MstImportItem *self);       /* G_MAXUINT32: the whole row */
const char *mst_import_item_get_proposal (MstImportItem *self); /* nullable */

/* The cell is read as @text from now on. */
void mst_import_item_correct (MstImportItem *self, const char *text);

/* The conflict it stands for; NULL for a problem. Valid until the import is read again. */
MstConflict *mst_import_item_get_conflict (MstImportItem *self);
const char *mst_import_item_get_old_value (MstImportItem *self); /* shown, of a conflict */
const char *mst_import_item_get_new_value (MstImportItem *self);

G_END_DECLS
