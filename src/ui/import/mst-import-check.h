/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-batch.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstImportCheck: the second step of the import assistant: what reading found, grouped by reason, each
 * problem with its row as in the sheet, to correct, accept or decide.
 *
 * MstImportCheck::corrected (check): cells were corrected; the batch is to be read again.
 */
#define MST_TYPE_IMPORT_CHECK (mst_import_check_get_type ())
G_DECLARE_FINAL_TYPE (MstImportCheck, mst_import_check, MST, IMPORT_CHECK, AdwBin)

void mst_import_check_set_batch (MstImportCheck *self, MstStore *store, MstImportBatch *batch);
/* Shows what the last reading found. */
void mst_import_check_refresh (MstImportCheck *self);

G_END_DECLS
