/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of the journal as they are read; and what was seen or taken out. */
#include "config.h"

#include "mst-journal.h"
#include "mst-store-private.h"

#include <string.h>

static void
entry_free (MstJournalEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->at);
  g_free (self->who);
  g_free (self->action);
  g_free (self->label);
  g_free (self->type);
  g_free (self->change);
  g_free (self->before);
  g_free (self->after);
  g_free (self->source);
  g_free (self->hash);
  g_free (self);
}

static MstJournalEntry *
read_entry (MstStatement *s)
{
  MstJournalEntry *entry = g_new0 (MstJournalEntry, 1);

  entry->sequence = mst_statement_get_integer (s, 0);
  entry->group = mst_statement_get_integer (s, 1);
  entry->at = g_strdup (mst_statement_get_text (s, 2));
  entry->who = g_strdup (mst_statement_get_text (s, 3));
  entry->action = g_strdup (mst_statement_get_text (s, 4));
  entry->label = g_strdup (mst_statement_get_text (s, 5));
  entry->type = g_strdup (mst_statement_get_text (s, 6));
  entry->record = mst_statement_get_integer (s, 7);
  entry->change = g_strdup (mst_statement_get_text (s, 8));
  entry->before = g_strdup (mst_statement_get_text (s, 9));
  entry->after = g_strdup (mst_statement_get_text (s, 10));
  entry->source = g_strdup (mst_statement_get_text (s, 11));
  entry->hash = g_strdup (mst_statement_get_text (s, 12));
  return entry;
}

#define SELECT_ENTRIES                                                                          \
  "SELECT j.sequence, j.group_id, g.at, g.who, g.action, g.label, j.type, j.record, j.change, " \
  "j.before, j.after, j.source, j.hash FROM journal j JOIN journal_group g ON g.id = j.group_id "

/* The rows of a bound statement. */
static GPtrArray *
read_entries (MstStatement *s, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);

  while (mst_statement_step (s))
    g_ptr_array_add (entries, read_entry (s));
  return mst_statement_end (s, error) ? g_steal_pointer (&entries) : NULL;
}

GPtrArray *
mst_store_list_journal (MstStore *self, const MstRecordType *type, gint64 id, guint offset,
                        guint limit, GError **error)
{
  g_autofree char *sql = NULL;
  MstStatement *s;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  sql = g_strdup_printf (SELECT_ENTRIES "%s%s ORDER BY j.sequence DESC LIMIT $1 OFFSET $2",
                         type != NULL ? "WHERE j.type = $3" : "",
                         type != NULL && id != 0 ? " AND j.record = $4" : "");
  s = mst_connection_prepare (self->connection, sql, error);
  if (s == NULL)
    return NULL;
  mst_statement_bind_integer (s, 1, limit);
  mst_statement_bind_integer (s, 2, offset);
  if (type != NULL)
    mst_statement_bind_text (s, 3, type->name);
  if (type != NULL && id != 0)
    mst_statement_bind_integer (s, 4, id);
  return read_entries (s, error);
}

GPtrArray *
mst_store_list_group_entries (MstStore *self, gint64 group, guint offset, guint limit,
                              GError **error)
{
  MstStatement *s;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  /* A group's entries follow one another: the first one wanted is found at once. */
  s = mst_connection_prepare (
    self->connection,
    SELECT_ENTRIES "WHERE g.id = $1 AND j.sequence >= (SELECT first_sequence FROM journal_group "
                   "WHERE id = $1) + $3 AND j.sequence < (SELECT first_sequence + n_changes "
                   "FROM journal_group WHERE id = $1) ORDER BY j.sequence LIMIT $2",
    error);
  if (s == NULL)
    return NULL;
  mst_statement_bind_integer (s, 1, group);
  mst_statement_bind_integer (s, 2, limit);
  mst_statement_bind_integer (s, 3, offset);
  return read_entries (s, error);
}

GPtrArray *
mst_store_verify_journal (MstStore *self, MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  return mst_journal_check (self->connection, problems, progress, error)
           ? g_steal_pointer (&problems)
           : NULL;
}

gboolean
mst_store_note_access (MstStore *self, const char *action, const char *label,
                       const MstRecordType *type, gint64 id, GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (action != NULL && label != NULL, FALSE);

  if (!mst_store_begin_kind (self, MST_GROUP_ACCESS, error))
    return FALSE;
  mst_journal_writer_describe (self->journal, action, label, 0);
  if (mst_journal_writer_add (self->journal, type != NULL ? type->name : "", id, 0, action, NULL,
                              NULL, NULL, error))
    return mst_store_commit (self, error);
  mst_store_rollback (self);
  return FALSE;
}
