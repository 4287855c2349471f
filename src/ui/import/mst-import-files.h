/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-batch.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstImportFiles: the first step of the import assistant: the sheets with what was recognised in them,
 * and the columns of the chosen one, which can be corrected.
 *
 * MstImportFiles::changed (files): what is imported was changed.
 */
#define MST_TYPE_IMPORT_FILES (mst_import_files_get_type ())
G_DECLARE_FINAL_TYPE (MstImportFiles, mst_import_files, MST, IMPORT_FILES, AdwBin)

void mst_import_files_set_batch (MstImportFiles *self, MstStore *store, MstImportBatch *batch);
/* Shows the batch as it is now. */
void mst_import_files_refresh (MstImportFiles *self);

G_END_DECLS
