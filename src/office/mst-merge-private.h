/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-merge.h"

#include <string.h>

G_BEGIN_DECLS

/** MstReferer: a field by which records of a type may refer to the records that are merged. */
typedef struct
{
  const MstRecordType *type;
  const MstField *field;
  guint index;    /* of the field in its type */
  gint64 *counts; /* by record: how many refer to it, but for the records of the merge themselves */
} MstReferer;

struct _MstMerge
{
  gatomicrefcount references;
  const MstRecordType *type;
  GPtrArray *records; /* MstRecord, as read */
  guint keeper;
  MstRecord *result;
  gint64 *taken;      /* by field: 0 for none's */
  GHashTable *titles; /* "TYPE ID" → title, of what the records refer to */
  GHashTable
    *parents; /* gint64 area → gint64 area it is part of; of what they refer to, and above */
  GArray *referers; /* MstReferer */
  MstFindings *findings;
};

static inline const MstRecord *
mst_merge_peek (const MstMerge *self, guint index)
{
  return g_ptr_array_index (self->records, index);
}

static inline gint64
mst_merge_read_id (const char *value)
{
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static inline gboolean
mst_merge_refers_to (const MstField *field, const MstRecordType *type)
{
  return field->kind == MST_FIELD_REFERENCE && strcmp (field->reference, type->name) == 0;
}

/* The records, each once, and all that is about them. */
gboolean mst_merge_read (MstMerge *self, MstStore *store, const gint64 *ids, guint n_ids,
                         GError **error);
void mst_merge_referer_clear (gpointer referer);
char *mst_merge_make_title_key (const char *type, const char *id);

/* The index of a record of the merge; -1 when @id is none. */
int mst_merge_find (const MstMerge *self, gint64 id);

G_END_DECLS
