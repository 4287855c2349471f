/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store-private.h"

G_BEGIN_DECLS

/**
 * MstJournalWriter: writes the entries of one group. The group's row is written with its first
 * entry: a group that changes nothing leaves no trace.
 *
 * An entry's hash is SHA-256 over the hash before it and every column of the entry and of its group,
 * each framed as "length:bytes" ("-" for NULL), so that no change, omission or exchange of an entry
 * goes unseen.
 */
MstJournalWriter *mst_journal_writer_new (MstConnection *connection, MstGroupKind kind,
                                          const char *who);
void mst_journal_writer_free (MstJournalWriter *self);
/* Before the first entry. @undoes 0: none. */
void mst_journal_writer_describe (MstJournalWriter *self, const char *action, const char *label,
                                  gint64 undoes);

/* @version: the record's after the change. */
gboolean mst_journal_writer_add (MstJournalWriter *self, const char *type, gint64 record,
                                 gint64 version, const char *change, const char *before,
                                 const char *after, const char *source, GError **error);
/* Writes the number of changes to the group's row. */
gboolean mst_journal_writer_finish (MstJournalWriter *self, GError **error);
gint64 mst_journal_writer_get_n_changes (MstJournalWriter *self);
/* Of the last entry. */
gint64 mst_journal_writer_get_sequence (MstJournalWriter *self);
/* Of the last entry; NULL when there is none. */
const char *mst_journal_writer_get_hash (MstJournalWriter *self);

/* Walks the chain and adds a sentence for each break to @problems. */
gboolean mst_journal_check (MstConnection *connection, GPtrArray *problems, MstProgress *progress,
                            GError **error);

G_END_DECLS
