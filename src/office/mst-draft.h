/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record.h"

G_BEGIN_DECLS

/**
 * MstDraft: what was written into a form and not saved, by field. It lies in a file of its own that only
 * the officer may read, in the state folder (XDG_STATE_HOME, muster/drafts/<file id>/), so that it
 * outlives the program. Not for two threads at once.
 */
typedef struct _MstDraft MstDraft;

/* In the place of an id: a new record that another one is to refer to. That may be a new one of the same
 * type, with a draft too. */
#define MST_DRAFT_REFERRED (-1)

MstDraft *mst_draft_new (const MstRecordType *type, gint64 id);
void mst_draft_free (MstDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstDraft, mst_draft_free)

/* @text: as typed; @value: canonical text when it was understood, nullable */
void mst_draft_add (MstDraft *self, const char *field, const char *text, const char *value,
                    gboolean is_understood);
guint mst_draft_get_n_fields (const MstDraft *self);
/* FALSE when the field wasn't written into. Outputs are the draft's. */
gboolean mst_draft_get (const MstDraft *self, const char *field, const char **text,
                        const char **value, gboolean *is_understood);
const MstRecordType *mst_draft_get_record_type (const MstDraft *self);
/* 0: of a new record. */
gint64 mst_draft_get_id (const MstDraft *self);
/* When it was written to disk; NULL before. */
GDateTime *mst_draft_get_time (const MstDraft *self);

/* @file_id: the setting "id" of the .muster file. On disk when it returns. */
gboolean mst_draft_save (MstDraft *self, const char *file_id, GError **error);
/* NULL when there is none, or none that can be read. @id 0: the new record of that type. */
MstDraft *mst_draft_load (const char *file_id, const MstRecordType *type, gint64 id);
/* (element-type MstDraft) (transfer full) those that lie there for new records and for old ones, the newest
 * first; not those of records that another one is to refer to */
GPtrArray *mst_draft_list (const char *file_id);
void mst_draft_remove (const char *file_id, const MstRecordType *type, gint64 id);

G_END_DECLS
