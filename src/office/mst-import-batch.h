/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import.h"

G_BEGIN_DECLS

/**
 * MstBatchSheet: one sheet of one source in a batch.
 * @type: what its rows are; %NULL when no heading was recognised
 * @import: the import it belongs to; %NULL without a type
 * @index: its place in mst_import_get_sheets() of @import
 */
typedef struct
{
  MstWorkbook *workbook;
  guint sheet;
  const MstRecordType *type;
  MstImport *import;
  guint index;
} MstBatchSheet;

/**
 * MstImportBatch: sources of several record types on their way into a store as one action: the
 * compound ledger, the rosters and the posts of one drop. Each sheet goes to the import of its
 * type; imports follow one another in the order in which types depend on one another, so that a
 * post may stand in a compound that comes in the same batch.
 */
#define MST_TYPE_IMPORT_BATCH (mst_import_batch_get_type ())
G_DECLARE_FINAL_TYPE (MstImportBatch, mst_import_batch, MST, IMPORT_BATCH, GObject)

MstImportBatch *mst_import_batch_new (void);

/**
 * mst_import_batch_add_files:
 * @paths: (element-type filename)
 * @refused: (out) (transfer full) (element-type utf8): a sentence for each file that was refused
 *
 * Reads the files on several threads; one refused file does not keep the others out. Fails only when
 * cancelled, with the batch as before.
 */
gboolean mst_import_batch_add_files (MstImportBatch *self, MstStore *store, GPtrArray *paths,
                                     GPtrArray **refused, MstProgress *progress, GError **error);
gboolean mst_import_batch_add_workbook (MstImportBatch *self, MstStore *store,
                                        MstWorkbook *workbook, GError **error);

/* (element-type MstBatchSheet) (transfer none), in the order they came. */
GPtrArray *mst_import_batch_get_sheets (MstImportBatch *self);
/* The officer knows better: the sheet's rows are of @type (%NULL: leave the sheet out). */
gboolean mst_import_batch_set_type (MstImportBatch *self, MstStore *store, guint sheet,
                                    const MstRecordType *type, GError **error);
/* Whether any sheet is used. */
gboolean mst_import_batch_is_ready (MstImportBatch *self);

/* Imports with at least one used sheet, in order of dependency. (element-type MstImport)
 * (transfer container) */
GPtrArray *mst_import_batch_list_imports (MstImportBatch *self);

/* What applying would do: every import is read and written within a group that is rolled back. */
gboolean mst_import_batch_read (MstImportBatch *self, MstStore *store, MstProgress *progress,
                                GError **error);
/* One backup, one group; the file is as before when it fails or is cancelled. */
gboolean mst_import_batch_apply (MstImportBatch *self, MstStore *store, MstProgress *progress,
                                 GError **error);

/* Over all imports. */
MstImportCounts mst_import_batch_get_counts (MstImportBatch *self);
/* The rejects of all imports; one workbook for each import, beside one another when there are
 * several: "退回.xlsx", "退回-单位.xlsx". Adds the paths written to @written (utf8). */
gboolean mst_import_batch_write_rejects (MstImportBatch *self, const char *path, GPtrArray *written,
                                         GError **error);
/* "已导入 24,651 人、540 个小区，355 行退回。" */
char *mst_import_batch_describe (MstImportBatch *self);

G_END_DECLS
