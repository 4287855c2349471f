/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-bulk-edit.h"

G_BEGIN_DECLS

/**
 * MstBulkEditRow:
 * @version: of the record when it was looked at
 * @reason: (nullable)
 * @old: a value of each field; %NULL when the record is gone
 */
typedef struct
{
  gint64 id;
  gint64 version;
  MstBulkEditState state;
  char *title;
  char *reason;
  MstBulkEditValue **old;
} MstBulkEditRow;

/** MstBulkEditField: one field to set. @values: what stands there now, by canonical text ("" for
 *  blank), and the new one. */
typedef struct
{
  const MstField *field;
  guint position; /* in the type */
  char *value;    /* nullable */
  GHashTable *values;
  MstBulkEditValue *new_value; /* owned by @values; NULL before the preview */
} MstBulkEditField;

struct _MstBulkEdit
{
  gatomicrefcount references;
  const MstRecordType *type;
  GArray *ids;       /* gint64 */
  GPtrArray *fields; /* MstBulkEditField */
  GPtrArray *rows;   /* MstBulkEditRow; empty before the preview */
};

/* How many records are read at once. */
#define MST_BULK_EDIT_CHUNK 256

static inline MstBulkEditRow *
mst_bulk_edit_peek_row (const MstBulkEdit *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

static inline MstBulkEditField *
mst_bulk_edit_peek_field (const MstBulkEdit *self, guint index)
{
  return g_ptr_array_index (self->fields, index);
}

/* @reason: (transfer full) */
void mst_bulk_edit_row_refuse (MstBulkEditRow *row, char *reason);

/* Sets the fields in @record. */
void mst_bulk_edit_change (const MstBulkEdit *self, MstRecord *record);

G_END_DECLS
