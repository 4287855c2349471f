/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstBulkEdit: fields of many records set at once: made, previewed with a store, applied as one group.
 * Reference counted; used by one thread at a time.
 */
typedef struct _MstBulkEdit MstBulkEdit;
#define MST_TYPE_BULK_EDIT (mst_bulk_edit_get_type ())
GType mst_bulk_edit_get_type (void);

typedef enum
{
  MST_BULK_EDIT_UNCHANGED, /* has the new values already */
  MST_BULK_EDIT_CHANGED,   /* will change */
  MST_BULK_EDIT_REFUSED,   /* can't take them; the reason is given */
  MST_BULK_EDIT_WRITTEN,   /* was changed by mst_bulk_edit_apply() */
} MstBulkEditState;

/**
 * MstBulkEditValue: one value of a field.
 * @value: (nullable): canonical
 * @text: what a person reads of it; "" for blank
 * @masked: the same, masked where @field is sensitive; the same pointer as @text where nothing is
 *   masked
 * @count: how many of the records have it now
 */
typedef struct
{
  char *value;
  char *text;
  char *masked;
  guint count;
} MstBulkEditValue;

/** MstBulkEditCounts: of the records. */
typedef struct
{
  guint n_unchanged;
  guint n_changed;
  guint n_refused;
  guint n_written;
} MstBulkEditCounts;

/* @ids: (array length=n_ids): in the order of the preview; the second of the same is dropped */
MstBulkEdit *mst_bulk_edit_new (const MstRecordType *type, const gint64 *ids, guint n_ids);
MstBulkEdit *mst_bulk_edit_ref (MstBulkEdit *self);
void mst_bulk_edit_unref (MstBulkEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstBulkEdit, mst_bulk_edit_unref)

const MstRecordType *mst_bulk_edit_get_record_type (const MstBulkEdit *self);

/* @value: (nullable): canonical; %NULL makes the field blank. A field set before gets the new value.
 * The preview is void afterwards. */
void mst_bulk_edit_set (MstBulkEdit *self, const MstField *field, const char *value);
guint mst_bulk_edit_get_n_fields (const MstBulkEdit *self);
const MstField *mst_bulk_edit_get_field (const MstBulkEdit *self, guint index);

/**
 * mst_bulk_edit_preview:
 *
 * Reads the records and checks what they would be: rules, required fields, unique values. FALSE only
 * when the store fails, when cancelled, and with %MST_ERROR_INPUT for what no record can take: no field
 * set, a field that the program fills by itself, a reference to nothing.
 */
gboolean mst_bulk_edit_preview (MstBulkEdit *self, MstStore *store, MstProgress *progress,
                                GError **error);

/* --- the preview: nothing before mst_bulk_edit_preview() --- */

guint mst_bulk_edit_get_n_rows (const MstBulkEdit *self);
gint64 mst_bulk_edit_get_row_id (const MstBulkEdit *self, guint row);
const char *mst_bulk_edit_get_row_title (const MstBulkEdit *self,
                                         guint row); /* "" when it's gone */
MstBulkEditState mst_bulk_edit_get_row_state (const MstBulkEdit *self, guint row);
/* Why it is refused, a sentence; NULL when it isn't. */
const char *mst_bulk_edit_get_row_reason (const MstBulkEdit *self, guint row);
/* What stands there now in the field @index; NULL when the record is gone. */
const MstBulkEditValue *mst_bulk_edit_get_old (const MstBulkEdit *self, guint row, guint index);
/* What all get; its count is of those that have it now. */
const MstBulkEditValue *mst_bulk_edit_get_new (const MstBulkEdit *self, guint index);
/* The values there now, the most frequent first. (transfer container) (element-type MstBulkEditValue) */
GPtrArray *mst_bulk_edit_list_old (const MstBulkEdit *self, guint index);
/* "12 different values now, 3,120 of them blank". (transfer full) */
char *mst_bulk_edit_describe_old (const MstBulkEdit *self, guint index);
MstBulkEditCounts mst_bulk_edit_get_counts (const MstBulkEdit *self);

/**
 * mst_bulk_edit_apply:
 *
 * Writes the rows that will change as one group, and those alone. What was changed or deleted since the
 * preview, and what the file refuses, is marked as refused and left; the sentence says how many.
 * Cancelled, it leaves nothing behind. After it, the preview tells what was done; to go on, preview
 * again.
 *
 * Returns: (transfer full): what was done, for the officer; %NULL with @error, %MST_ERROR_INPUT when
 *   every record that would change was refused; %NULL without @error when nothing was to change
 */
char *mst_bulk_edit_apply (MstBulkEdit *self, MstStore *store, MstProgress *progress,
                           GError **error);

G_END_DECLS
