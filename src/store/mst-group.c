/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups: one action of the officer, one transaction; the ids it gives out and what it announces. */
#include "config.h"

#include "mst-store-private.h"

#include "mst-bulk.h"
#include "mst-journal.h"
#include "mst-search.h"

#include <glib/gi18n-lib.h>

static guint
get_type_index (const MstRecordType *type)
{
  const MstRecordType *const *types = mst_record_types_all ();
  guint i = 0;

  while (types[i] != type)
    i++;
  return i;
}

static void
end_group (MstStore *self)
{
  self->in_group = FALSE;
  self->is_broken = FALSE;
  g_clear_pointer (&self->journal, mst_journal_writer_free);
  g_clear_pointer (&self->search, mst_search_writer_free);
  g_clear_pointer (&self->bulk, mst_bulk_free);
  g_clear_pointer (&self->n_inserted, g_array_unref);
  g_clear_pointer (&self->last_ids, g_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->findings, mst_findings_free);
  g_clear_pointer (&self->sort_keys, g_ptr_array_unref);
}

gboolean
mst_store_begin_kind (MstStore *self, MstGroupKind kind, GError **error)
{
  const MstRecordType *const *types = mst_record_types_all ();
  guint n_types = 0;

  if (self->is_read_only)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_FAILED,
                           _ ("The file was opened for reading only."));
      return FALSE;
    }
  if (self->in_group)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("Another change is being written. Wait until it is done."));
      return FALSE;
    }
  if (mst_store_refuse_held (self, error)
      || !mst_connection_execute (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  mst_store_forget_stale_titles (self);
  while (types[n_types] != NULL)
    n_types++;
  self->in_group = TRUE;
  self->journal = mst_journal_writer_new (self->connection, kind, self->user);
  self->search = mst_search_writer_new ();
  self->bulk = mst_bulk_new (self->connection);
  self->n_inserted = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_set_size (self->n_inserted, n_types);
  self->last_ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_set_size (self->last_ids, n_types);
  self->changed = g_ptr_array_new ();
  self->findings = mst_findings_new ();
  self->sort_keys = g_ptr_array_new_with_free_func (g_free);
  return TRUE;
}

gboolean
mst_store_begin (MstStore *self, const char *action, const char *label, GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (action != NULL && label != NULL, FALSE);

  if (!mst_store_begin_kind (self, MST_GROUP_CHANGE, error))
    return FALSE;
  mst_journal_writer_describe (self->journal, action, label, 0);
  return TRUE;
}

static gboolean
write_counters (MstStore *self, GError **error)
{
  const MstRecordType *const *types = mst_record_types_all ();
  MstStatement *statement;

  for (guint i = 0; i < self->last_ids->len; i++)
    {
      gint64 last = g_array_index (self->last_ids, gint64, i);

      if (last == 0)
        continue;
      statement =
        mst_connection_prepare (self->connection,
                                "INSERT INTO record_counter (type, last_id) VALUES ($1, $2) "
                                "ON CONFLICT (type) DO UPDATE SET last_id = excluded.last_id",
                                error);
      if (statement == NULL)
        return FALSE;
      mst_statement_bind_text (statement, 1, types[i]->name);
      mst_statement_bind_integer (statement, 2, last);
      if (!mst_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mst_store_commit (MstStore *self, GError **error)
{
  g_autoptr (GPtrArray) changed = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->in_group, FALSE);

  if (self->is_broken || !mst_connection_in_transaction (self->connection))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_FAILED,
                           _ ("A change could not be written whole. Everything was taken back."));
      mst_store_rollback (self);
      return FALSE;
    }
  if (!write_counters (self, error) || !mst_bulk_finish (self->bulk, error)
      || !mst_search_writer_finish (self->search, self->connection, error)
      || !mst_journal_writer_finish (self->journal, error))
    {
      mst_store_rollback (self);
      return FALSE;
    }
  /* Others see what is committed while the call still puts the log in its place. */
  if (mst_journal_writer_get_hash (self->journal) != NULL)
    mst_store_note_made_here (mst_journal_writer_get_hash (self->journal));
  if (!mst_connection_execute (self->connection, "COMMIT", error))
    {
      mst_store_rollback (self);
      return FALSE;
    }
  self->n_commits++;
  changed = g_steal_pointer (&self->changed);
  end_group (self);
  for (guint i = 0; i < changed->len; i++)
    mst_store_announce (self, g_ptr_array_index (changed, i));
  return TRUE;
}

void
mst_store_rollback (MstStore *self)
{
  g_return_if_fail (MST_IS_STORE (self));

  if (!self->in_group)
    return;
  /* SQLite has rolled back by itself after some failures. */
  if (mst_connection_in_transaction (self->connection))
    mst_connection_execute (self->connection, "ROLLBACK", NULL);
  end_group (self);
  mst_store_forget_titles (self, NULL);
}

gboolean
mst_store_in_group (MstStore *self)
{
  g_return_val_if_fail (MST_IS_STORE (self), FALSE);

  return self->in_group;
}

/* --- ids --- */

gint64
mst_store_take_id (MstStore *self, const MstRecordType *type, GError **error)
{
  gint64 *last = &g_array_index (self->last_ids, gint64, get_type_index (type));

  if (*last == 0)
    {
      g_autoptr (GError) local = NULL;
      g_autofree char *sql = g_strdup_printf (
        "SELECT max (coalesce ((SELECT last_id FROM record_counter WHERE type = '%s'), 0), "
        "coalesce ((SELECT max (id) FROM %s), 0))",
        type->name, type->name);

      *last = mst_connection_get_integer (self->connection, sql, &local);
      if (local != NULL)
        {
          *last = 0;
          g_propagate_error (error, g_steal_pointer (&local));
          return 0;
        }
    }
  return ++*last;
}

void
mst_store_count_insert (MstStore *self, const MstRecordType *type, gint64 id)
{
  gint64 *n = &g_array_index (self->n_inserted, gint64, get_type_index (type));

  mst_bulk_note_insert (self->bulk, type->name, id, ++*n);
  mst_bulk_note_insert (self->bulk, "journal", mst_journal_writer_get_sequence (self->journal),
                        mst_journal_writer_get_n_changes (self->journal));
}
