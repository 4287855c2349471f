/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-recognition.h"
#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstImport: workbooks of one record type on their way into a store. Three steps, each repeatable:
 * add sources (each sheet is recognised and can be corrected), read (rows are understood, checked and
 * compared with what is there; nothing is written), apply (one group). Read and apply are long:
 * they run on whatever thread calls them, with the store opened by that thread.
 */
#define MST_TYPE_IMPORT (mst_import_get_type ())
G_DECLARE_FINAL_TYPE (MstImport, mst_import, MST, IMPORT, GObject)

/* @type NULL: guessed from the first source that tells; all sources are of one type. */
MstImport *mst_import_new (const MstRecordType *type);
const MstRecordType *mst_import_get_record_type (MstImport *self);
void mst_import_set_record_type (MstImport *self, const MstRecordType *type);

/** MstImportSheet: one sheet of one source. Change its mapping before mst_import_read(). */
typedef struct
{
  MstWorkbook *workbook;
  guint sheet; /* index in the workbook */
  MstGrid *grid;
  gboolean used;               /* the officer may leave a sheet out */
  MstRecognition *recognition; /* NULL when no heading was found: not used */
  char *place;                 /* taken from title, sheet name or file name; nullable */
  guint n_rows;                /* data rows, roughly */
} MstImportSheet;

/* Reads workbooks (long), several side by side; all of them or, with @error set, none. @paths is
 * NULL-terminated. With @store, a layout remembered for their headings is used. %MST_ERROR_INPUT when no sheet
 * of one has the headings of the type. */
gboolean mst_import_add_files (MstImport *self, MstStore *store, const char *const *paths,
                               MstProgress *progress, GError **error);
/* Unlike with the files, a workbook in which no sheet is understood is no error. */
gboolean mst_import_add_workbook (MstImport *self, MstStore *store, MstWorkbook *workbook,
                                  GError **error);
/* (element-type MstImportSheet) (transfer none) */
GPtrArray *mst_import_get_sheets (MstImport *self);
/* Only the sheet with this number (from 1) or name of every source. */
gboolean mst_import_select_sheet (MstImport *self, const char *sheet, GError **error);
/* --map FIELD=HEADING and --set FIELD=VALUE */
gboolean mst_import_map (MstImport *self, const char *field, const char *heading, GError **error);
gboolean mst_import_preset (MstImport *self, const char *field, const char *value, GError **error);

typedef enum
{
  MST_OUTCOME_IMPORTED,
  MST_OUTCOME_UPDATED,
  MST_OUTCOME_UNCHANGED,
  MST_OUTCOME_DUPLICATE, /* the same as an earlier row of this import */
  MST_OUTCOME_REJECTED,
} MstOutcome;

/** MstImportProblem: what is wrong or doubtful about a row. @row and @column count from 0; @column
 *  G_MAXUINT32 when it is the whole row. @code as in the contract; @value as written. A problem with
 *  @proposal (a canonical value: the repaired citizen number) can be accepted. */
typedef struct
{
  guint sheet; /* index in mst_import_get_sheets() */
  guint32 row;
  guint32 column;
  int field; /* -1: none */
  gboolean is_reject;
  const char *code;
  char *value;
  char *message;
  char *proposal; /* nullable */
} MstImportProblem;

/** MstConflict: a stored or earlier value that a row contradicts, for a decision. @part: which of its records,
 *  when it stands for several. */
typedef struct
{
  guint sheet;
  guint32 row;
  guint part;
  int field;
  char *old_value; /* canonical */
  char *new_value;
  gboolean take_new; /* the decision: FALSE keeps the old */
} MstConflict;

typedef struct
{
  guint sheet;
  char *label; /* "合计" or "小计" with its place */
  gint64 said;
  gint64 found;    /* rows read under it */
  gint64 rejected; /* of which go back */
  guint32 row;
} MstReconciliation;

/**
 * MstImportCounts: how many rows and records there are. A row whose cell names several places makes a
 * record for each of them.
 * @rows: of the sheets that were read
 * @imported, @updated, @unchanged: records that are added, filled in or changed, there already
 * @rejected: rows that go back, in whole or in part
 * @duplicates: rows that repeat others
 */
typedef struct
{
  gint64 rows, imported, updated, unchanged, rejected, duplicates;
  gint64 skipped_blank, skipped_subtotal, skipped_total, hidden;
} MstImportCounts;

/* Understands, checks and compares every row; replaces what an earlier read found. */
gboolean mst_import_read (MstImport *self, MstStore *store, MstProgress *progress, GError **error);
MstImportCounts mst_import_get_counts (MstImport *self);
GPtrArray *mst_import_get_problems (MstImport *self);        /* MstImportProblem, in row order */
GPtrArray *mst_import_get_conflicts (MstImport *self);       /* MstConflict */
GPtrArray *mst_import_get_reconciliations (MstImport *self); /* MstReconciliation */

/* A correction made in the assistant: the cell is read as @text from the next read on; accepting a
 * proposal is the same with the proposal. */
void mst_import_correct (MstImport *self, guint sheet, guint32 row, guint32 column,
                         const char *text);
/* What the cell says, corrected where it is. (transfer full) */
char *mst_import_dup_cell (MstImport *self, guint sheet, guint32 row, guint32 column);

/* Writes everything as one group after a backup; returns FALSE with the file as before when it fails
 * or is cancelled. The layouts used are remembered. */
gboolean mst_import_apply (MstImport *self, MstStore *store, MstProgress *progress, GError **error);

/* The writing of mst_import_apply() alone: inside a group the caller has begun on @store, after a
 * mst_import_read() that may itself have seen uncommitted rows of that group. No backup, no commit, no
 * rollback. For several record types in one group (MstImportBatch), where posts stand in compounds
 * that come in the same drop. */
gboolean mst_import_write (MstImport *self, MstStore *store, MstProgress *progress, GError **error);

/* The rejected rows in their senders' own layouts. */
gboolean mst_import_write_rejects (MstImport *self, const char *path, GError **error);

/* The sentence of a problem without sensitive numbers: for logs and screens that others see. */
char *mst_import_mask_message (MstImport *self, const MstImportProblem *problem);
/* The JSON of the contract; sensitive numbers are masked. */
char *mst_import_to_json (MstImport *self);
/* "已导入 24,651 人，355 行退回。" */
char *mst_import_describe (MstImport *self);

G_END_DECLS
