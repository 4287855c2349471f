/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record.h"

G_BEGIN_DECLS

/** MstSearchNote: what a change means to the search index; terms as mst_search_append_terms(). */
typedef struct
{
  const MstRecordType *type;
  gint64 id;
  MstRecord *old_names; /* what the terms are made of; NULL once they are made */
  MstRecord *new_names;
  char *before; /* terms; NULL: there was, or will be, no record */
  char *after;
} MstSearchNote;

/**
 * MstSearchNotes: the notes of a group. Reading names takes as long as writing them, so once there are
 * many a thread makes the terms of those that are there while the group goes on.
 */
typedef struct _MstSearchNotes MstSearchNotes;

MstSearchNotes *mst_search_notes_new (void);
void mst_search_notes_free (MstSearchNotes *self);
/* Either record is NULL for an insert or a delete. */
void mst_search_notes_add (MstSearchNotes *self, const MstRecord *before, const MstRecord *after);
/* All of them with their terms, by type and id; of one record in the order in which they were added.
 * (element-type MstSearchNote) (transfer container) */
GPtrArray *mst_search_notes_finish (MstSearchNotes *self);

/* Of mst_search_notes_finish(): 0 for two notes of one record. */
int mst_search_note_compare (const MstSearchNote *a, const MstSearchNote *b);

G_END_DECLS
