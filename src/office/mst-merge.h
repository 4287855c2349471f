/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstMerge: records that are one, side by side, on their way into one record: the keeper. Read once
 * from a store; choosing needs no store; applied by the store of any thread. Reference counted; used by
 * one thread at a time.
 *
 * What is taken of each field unless chosen otherwise: the keeper's value, else the first that is not
 * blank. A finer value wins over the keeper's when it says the same and more: 1985-07-01 over 1985-07, a
 * community over its subdistrict, two telephone numbers over one of them. Notes are put one below the
 * other. What is in use in one of them is in use.
 */
typedef struct _MstMerge MstMerge;
#define MST_TYPE_MERGE (mst_merge_get_type ())
GType mst_merge_get_type (void);

/** MstMergeReference: how many records of @type refer by @field to the records that go. */
typedef struct
{
  const MstRecordType *type;
  const MstField *field;
  gint64 count;
} MstMergeReference;

/**
 * mst_merge_new:
 * @ids: (array length=n_ids): two or more, each once; the first is the keeper
 *
 * Returns: (transfer full): %NULL with %MST_ERROR_NOT_FOUND when one is not there, %MST_ERROR_INPUT for
 *   fewer than two
 */
MstMerge *mst_merge_new (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
                         GError **error);
MstMerge *mst_merge_ref (MstMerge *self);
void mst_merge_unref (MstMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstMerge, mst_merge_unref)

const MstRecordType *mst_merge_get_record_type (const MstMerge *self);
/* The records, in the order given. */
guint mst_merge_get_n (const MstMerge *self);
const MstRecord *mst_merge_get_record (const MstMerge *self, guint index);
gint64 mst_merge_get_keeper (const MstMerge *self); /* its id */

/* Of field @field by position. */
/* Whether all records that have a value have the same. */
gboolean mst_merge_agrees (const MstMerge *self, guint field);
/* The id of the record whose value is taken; 0 when it is none's: blank, or a value given. */
gint64 mst_merge_get_taken (const MstMerge *self, guint field);
/* What a person reads: of record @index, or of the result for %MST_MERGE_RESULT; references by
 * name. (transfer full) */
#define MST_MERGE_RESULT G_MAXUINT
char *mst_merge_show (const MstMerge *self, guint index, guint field, gboolean masked);

/* Choosing the keeper forgets what was chosen field by field. */
void mst_merge_set_keeper (MstMerge *self, gint64 id);
void mst_merge_take (MstMerge *self, guint field, gint64 id);
/* A value of none of them, canonical; %NULL for blank. References only to what one of them refers to. */
void mst_merge_take_value (MstMerge *self, guint field, const char *value);

/* The keeper as it will be, and what is wrong or doubtful about it. */
const MstRecord *mst_merge_get_result (const MstMerge *self);
const MstFindings *mst_merge_get_findings (MstMerge *self);
/* What refers to the records that go, and will refer to the keeper, as read with the records.
 * (element-type MstMergeReference) (transfer container) */
GPtrArray *mst_merge_list_references (const MstMerge *self);

/**
 * mst_merge_apply:
 *
 * As one group: whatever refers to the others refers to the keeper, the others are deleted, the keeper
 * gets the result. Places below a place that goes move below the keeper and get codes there.
 *
 * Returns: (transfer full): what was done, for the officer; %NULL with nothing changed and
 *   %MST_ERROR_STALE when one of the records was changed meanwhile, %MST_ERROR_INPUT when a rule is broken
 */
char *mst_merge_apply (MstMerge *self, MstStore *store, MstProgress *progress, GError **error);

G_END_DECLS
