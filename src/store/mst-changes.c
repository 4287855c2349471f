/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed since a moment, and whether this process did it. */
#include "config.h"

#include "mst-store-private.h"

static GMutex made_lock;
static GHashTable *made; /* hashes of the last entries of groups written here */

void
mst_store_note_made_here (const char *hash)
{
  g_mutex_lock (&made_lock);
  if (made == NULL)
    made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (made, g_strdup (hash));
  g_mutex_unlock (&made_lock);
}

static gboolean
was_made_here (const char *hash)
{
  gboolean found;

  g_mutex_lock (&made_lock);
  found = made != NULL && hash != NULL && g_hash_table_contains (made, hash);
  g_mutex_unlock (&made_lock);
  return found;
}

gboolean
mst_store_made_here (MstStore *self, gint64 group)
{
  MstStatement *s;
  gboolean found;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);

  s = mst_connection_prepare (self->connection,
                              "SELECT hash FROM journal WHERE sequence = (SELECT first_sequence + "
                              "n_changes - 1 FROM journal_group WHERE id = $1)",
                              NULL);
  if (s == NULL)
    return FALSE;
  mst_statement_bind_integer (s, 1, group);
  found = mst_statement_step (s) && was_made_here (mst_statement_get_text (s, 0));
  mst_statement_end (s, NULL);
  return found;
}

gint64
mst_store_get_last_sequence (MstStore *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 sequence;

  g_return_val_if_fail (MST_IS_STORE (self), -1);

  sequence = mst_connection_get_integer (
    self->connection, "SELECT coalesce (max (sequence), 0) FROM journal", &local);
  if (local == NULL)
    return sequence;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

void
mst_change_free (MstChange *self)
{
  if (self == NULL)
    return;
  g_free (self->type);
  g_free (self->who);
  g_free (self->change);
  g_free (self);
}

GPtrArray *
mst_store_list_changes_after (MstStore *self, gint64 sequence, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_change_free);
  MstStatement *s;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  s = mst_connection_prepare (
    self->connection,
    "SELECT j.sequence, j.group_id, j.type, j.record, g.who, j.change FROM journal j JOIN "
    "journal_group g ON g.id = j.group_id WHERE j.sequence > $1 ORDER BY j.sequence LIMIT $2",
    error);
  if (s == NULL)
    return NULL;
  mst_statement_bind_integer (s, 1, sequence);
  mst_statement_bind_integer (s, 2, limit);
  while (mst_statement_step (s))
    {
      MstChange *change = g_new0 (MstChange, 1);

      change->sequence = mst_statement_get_integer (s, 0);
      change->group = mst_statement_get_integer (s, 1);
      change->type = g_strdup (mst_statement_get_text (s, 2));
      change->record = mst_statement_get_integer (s, 3);
      change->who = g_strdup (mst_statement_get_text (s, 4));
      change->change = g_strdup (mst_statement_get_text (s, 5));
      g_ptr_array_add (changes, change);
    }
  return mst_statement_end (s, error) ? g_steal_pointer (&changes) : NULL;
}
