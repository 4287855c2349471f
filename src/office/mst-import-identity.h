/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-import-private.h"

G_BEGIN_DECLS

/**
 * MstIdentityIndex: records by what identifies them: the identities of their type, strongest first.
 * The records must outlive it.
 */
typedef struct _MstIdentityIndex MstIdentityIndex;

typedef enum
{
  MST_IDENTITY_NEW,
  MST_IDENTITY_SAME,
  MST_IDENTITY_CONTRADICTS, /* the number is one's, the name another's */
  MST_IDENTITY_SEVERAL,     /* fits several, and nothing decides */
} MstIdentity;

MstIdentityIndex *mst_identity_index_new (const MstRecordType *type);
void mst_identity_index_free (MstIdentityIndex *self);

/* A record may be added again after it has gained values. */
void mst_identity_index_add (MstIdentityIndex *self, const MstRecord *record, guint payload);

/**
 * mst_identity_index_find:
 * @payload: (out): of the record found, unless new
 * @field: (out) (optional): the field by which @record contradicts the one found
 *
 * Two records with different numbers (a citizen number, a code) are different, whatever else agrees;
 * an invalid number identifies nobody.
 */
MstIdentity mst_identity_index_find (MstIdentityIndex *self, const MstRecord *record,
                                     guint *payload, const char **field);

/* Whether any identity of @record is in the index. */
gboolean mst_identity_index_touches (MstIdentityIndex *self, const MstRecord *record);

G_END_DECLS
