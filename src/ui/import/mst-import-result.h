/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-batch.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstImportResult: the last step of the import assistant: what was imported, how it agrees with the
 * totals in the sheets, and what goes back.
 */
#define MST_TYPE_IMPORT_RESULT (mst_import_result_get_type ())
G_DECLARE_FINAL_TYPE (MstImportResult, mst_import_result, MST, IMPORT_RESULT, AdwBin)

void mst_import_result_show (MstImportResult *self, MstImportBatch *batch);

G_END_DECLS
