/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstMarks: the records others changed since the officer last looked.
 */
typedef struct _MstMarks MstMarks;

MstMarks *mst_marks_new (void);
void mst_marks_free (MstMarks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstMarks, mst_marks_free)

gboolean mst_marks_contain (const MstMarks *self, const MstRecordType *type, gint64 id);
/* FALSE when it was not marked. */
gboolean mst_marks_remove (MstMarks *self, const MstRecordType *type, gint64 id);
gboolean mst_marks_remove_all (MstMarks *self);

/**
 * MstNews: what was written to the file since, and not by this program.
 * @sequence: of the newest entry of the journal
 * @changes: (element-type MstChange)
 * @group: the last one of others; 0: others wrote nothing
 * @text: "Wang Wu has just changed 3 people"
 */
typedef struct
{
  gint64 sequence;
  GPtrArray *changes;
  gint64 group;
  char *text;
} MstNews;

/* What is new after @sequence; for a reading thread. */
MstNews *mst_news_read (MstStore *store, gint64 sequence, GError **error);
void mst_news_free (MstNews *self);
void mst_marks_add (MstMarks *self, const MstNews *news);

G_END_DECLS
