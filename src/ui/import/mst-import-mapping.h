/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstImportMapping: the first rows of a sheet under its headings, and above each column what it is
 * read as.
 *
 * MstImportMapping::changed (mapping): a column or the heading rows were changed.
 */
#define MST_TYPE_IMPORT_MAPPING (mst_import_mapping_get_type ())
G_DECLARE_FINAL_TYPE (MstImportMapping, mst_import_mapping, MST, IMPORT_MAPPING, AdwBin)

/* @sheet NULL: nothing is shown. It is changed in place. */
void mst_import_mapping_set_sheet (MstImportMapping *self, const MstRecordType *type,
                                   MstImportSheet *sheet);
/* Labels of required fields no column is read as; "" when all are there. (transfer full) */
char *mst_import_mapping_describe_missing (const MstRecordType *type, const MstImportSheet *sheet);

G_END_DECLS
