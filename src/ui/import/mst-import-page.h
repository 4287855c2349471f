/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstImportPage: the import assistant, a MstPage: files and how they are understood, problems to
 * settle, the result. Nothing is written before the last step; what was written is announced by
 * MstStore::changed as any other change.
 *
 * MstImportPage::show-records (page, const char *type): shows the records of a type.
 */
#define MST_TYPE_IMPORT_PAGE (mst_import_page_get_type ())
G_DECLARE_FINAL_TYPE (MstImportPage, mst_import_page, MST, IMPORT_PAGE, AdwBin)

GtkWidget *mst_import_page_new (MstStore *store);
/* Adds sources to those that are there; paths as in the file system. (element-type filename) */
void mst_import_page_add_files (MstImportPage *self, GPtrArray *paths);
/* Adds what was copied from a spreadsheet. */
void mst_import_page_add_text (MstImportPage *self, const char *text);

G_END_DECLS
