/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

G_BEGIN_DECLS

/**
 * MstJournalLines: an entry of the journal in words, made by a reading thread.
 * @type: (nullable) for what concerns no record
 * @title: the record's, as it is now or was last; nullable
 * @exists: whether the record is still there
 * @change: "Changed"
 * @lines: "Unit: A → B" for each field that was changed; all values of a record that was added or
 *   deleted in one (element-type utf8)
 * @source: "From people.xlsx, sheet 1, row 214"; nullable
 */
typedef struct
{
  const MstRecordType *type;
  gint64 record;
  char *title;
  gboolean exists;
  const char *change;
  GPtrArray *lines;
  char *source;
} MstJournalLines;

MstJournalLines *mst_journal_lines_new (MstStore *store, const MstJournalEntry *entry,
                                        gboolean masked);
void mst_journal_lines_free (MstJournalLines *self);

/* "Added", for a MstJournalEntry:change. */
const char *mst_journal_get_change_label (const char *change);
/* Of an entry's source; @source as the journal has it. (transfer full) */
char *mst_journal_describe_source (const char *source);
/* "Age as written: 37" for each field that the sender of an import wrote in another form than it is kept
 * in. @masked: so are numbers. (element-type utf8) (transfer full) */
GPtrArray *mst_journal_list_originals (const char *source, const MstRecordType *type,
                                       gboolean masked);
/* "Unit: A → B", of the field with the index @field; NULL when it is the same, or not to be seen.
 * (transfer full) */
char *mst_journal_describe_change (MstStore *store, const MstRecord *before, const MstRecord *after,
                                   guint field, gboolean masked);
/* What a MstJournalEntry has of its record; blank when that is nothing. (transfer full) */
MstRecord *mst_journal_read_values (const MstRecordType *type, const char *json);
/* What the group is called: "Undo: Import 17 rosters". (transfer full) */
char *mst_journal_describe_group (const MstJournalGroup *group);
/* A symbolic icon for its kind. */
const char *mst_journal_get_icon (const MstJournalGroup *group);
/* "2026-11-24 Tuesday (today)"; "15:04"; "2026-11-24 15:04". @at: ISO 8601 with zone. (transfer full) */
char *mst_journal_describe_day (const char *at);
char *mst_journal_describe_time (const char *at);
char *mst_journal_describe_moment (const char *at);

G_END_DECLS
