/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-merge.h"

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

/* The index of a record of the merge; -1 when @id is none. */
int mst_merge_find (const MstMerge *self, gint64 id);

/* The ids of the records that refer to @id by @referer. */
GArray *mst_merge_list_referring (MstStore *store, const MstReferer *referer, gint64 id,
                                  GError **error);

G_END_DECLS
