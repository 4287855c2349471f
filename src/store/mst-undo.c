/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: what can be taken back is read from the journal, so it survives a restart. A group
 * is taken back by the inverse of its entries, last first, as a group of its own. */
#include "config.h"

#include "mst-different.h"
#include "mst-journal.h"
#include "mst-saved-filter.h"
#include "mst-setting.h"
#include "mst-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 group;
  gint64 first_sequence;
  gint64 n_changes;
  char *label;
} Target;

static void
target_free (gpointer data)
{
  Target *self = data;

  g_free (self->label);
  g_free (self);
}

static Target *
read_target (MstStatement *s)
{
  Target *target = g_new0 (Target, 1);

  target->group = mst_statement_get_integer (s, 0);
  target->first_sequence = mst_statement_get_integer (s, 3);
  target->n_changes = mst_statement_get_integer (s, 4);
  target->label = g_strdup (mst_statement_get_text (s, 5));
  return target;
}

/*
 * Walks from the newest group to the oldest. A group that was taken back by a group which was not
 * itself taken back has no effect. The first with effect that changed or redid something is what undo
 * takes back; the first with effect that undid something, when nothing new was done after it, is
 * what redo takes back. What comes next is found as if that one had been taken back already. At most
 * @limit of them.
 */
static GPtrArray *
list_targets (MstStore *self, MstGroupKind wanted, guint limit)
{
  g_autoptr (GHashTable) taken_back =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *targets = g_ptr_array_new_with_free_func (target_free);
  gboolean is_over = FALSE;
  MstStatement *s = mst_connection_prepare (
    self->connection,
    "SELECT id, kind, coalesce (undoes, 0), first_sequence, n_changes, label "
    "FROM journal_group WHERE kind <> 'access' ORDER BY id DESC",
    NULL);

  while (s != NULL && targets->len < limit && !is_over && mst_statement_step (s))
    {
      gint64 group = mst_statement_get_integer (s, 0);
      gint64 undoes = mst_statement_get_integer (s, 2);
      const char *kind = mst_statement_get_text (s, 1);
      gboolean is_undo = strcmp (kind, "undo") == 0;
      gboolean has_effect = !g_hash_table_contains (taken_back, &group);

      if (wanted == MST_GROUP_REDO && strcmp (kind, "change") == 0)
        is_over = TRUE;
      else if (has_effect && is_undo == (wanted == MST_GROUP_REDO))
        g_ptr_array_add (targets, read_target (s));
      else if (has_effect && undoes != 0)
        g_hash_table_add (taken_back, g_memdup2 (&undoes, sizeof undoes));
    }
  if (s != NULL)
    mst_statement_end (s, NULL);
  return targets;
}

static GPtrArray *
list_labels (MstStore *self, MstGroupKind wanted, guint limit)
{
  g_autoptr (GPtrArray) targets = list_targets (self, wanted, limit);
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (labels, g_strdup (((Target *) g_ptr_array_index (targets, i))->label));
  return labels;
}

static char *
dup_label (MstStore *self, MstGroupKind wanted)
{
  g_autoptr (GPtrArray) labels = list_labels (self, wanted, 1);

  return labels->len > 0 ? g_strdup (g_ptr_array_index (labels, 0)) : NULL;
}

char *
mst_store_dup_undo_label (MstStore *self)
{
  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  return dup_label (self, MST_GROUP_UNDO);
}

char *
mst_store_dup_redo_label (MstStore *self)
{
  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  return dup_label (self, MST_GROUP_REDO);
}

GPtrArray *
mst_store_list_undo_labels (MstStore *self, guint limit)
{
  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  return list_labels (self, MST_GROUP_UNDO, limit);
}

GPtrArray *
mst_store_list_redo_labels (MstStore *self, guint limit)
{
  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  return list_labels (self, MST_GROUP_REDO, limit);
}

/* --- taking back --- */

/** Undoing: a group that is being taken back. */
typedef struct
{
  MstStore *store;
  GHashTable *touched; /* "type id" of the records this has changed already */
} Undoing;

/** Entry: a row of the journal that is to be inverted. @type: NULL for what is no record: see
 * @kind. */
typedef struct
{
  const MstRecordType *type;
  const char *kind;
  gint64 record;
  gint64 version;
  const char *change;
  const char *before;
  const char *after;
} Entry;

static gboolean
fail_stale (const char *title, GError **error)
{
  g_set_error (error, MST_ERROR, MST_ERROR_STALE,
               _ ("“%s” was changed since by somebody else, so this can't be taken back."), title);
  return FALSE;
}

/* Whether @current has @values in the fields that either of @values and @others fills. */
static gboolean
has_values (const MstRecord *current, const MstRecord *values, const MstRecord *others)
{
  guint n = mst_record_get_record_type (current)->n_fields;

  for (guint i = 0; i < n; i++)
    {
      const char *value = mst_record_get_at (values, i);

      if (value == NULL && others != NULL && mst_record_get_at (others, i) == NULL)
        continue;
      if (g_strcmp0 (mst_record_get_at (current, i), value) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_back_insert (Undoing *self, const Entry *entry, gboolean is_touched, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *dependents = NULL;
  g_autoptr (MstRecord) current = NULL;

  if (!mst_store_find (self->store, entry->type, entry->record, &current, error))
    return FALSE;
  if (current == NULL)
    return fail_stale (mst_record_type_get_label (entry->type), error);
  if (!is_touched && mst_record_get_version (current) != entry->version)
    {
      g_autoptr (MstRecord) made = mst_record_from_json (entry->type, entry->after, error);

      if (made == NULL)
        return FALSE;
      if (!has_values (current, made, NULL))
        return fail_stale (mst_record_get_title (current), error);
    }
  if (mst_store_write_delete (self->store, current, &local))
    return TRUE;
  dependents = mst_store_describe_dependents (self->store, entry->type, entry->record);
  if (dependents == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, MST_ERROR, MST_ERROR_STALE,
                 _ ("“%s” is referred to by %s since, so this can't be taken back."),
                 mst_record_get_title (current), dependents);
  return FALSE;
}

static gboolean
take_back_update (Undoing *self, const Entry *entry, GError **error)
{
  g_autoptr (MstRecord) current = NULL;
  g_autoptr (MstRecord) before = mst_record_from_json (entry->type, entry->before, error);
  g_autoptr (MstRecord) after = NULL;
  g_autoptr (MstRecord) changed = NULL;

  if (before == NULL)
    return FALSE;
  after = mst_record_from_json (entry->type, entry->after, error);
  if (after == NULL || !mst_store_find (self->store, entry->type, entry->record, &current, error))
    return FALSE;
  if (current == NULL || !has_values (current, after, before))
    return fail_stale (current != NULL ? mst_record_get_title (current)
                                       : mst_record_type_get_label (entry->type),
                       error);
  changed = mst_record_copy (current);
  for (guint i = 0; i < entry->type->n_fields; i++)
    if (mst_record_get_at (before, i) != NULL || mst_record_get_at (after, i) != NULL)
      mst_record_set_at (changed, i, mst_record_get_at (before, i));
  if (mst_store_write_update (self->store, current, changed, NULL, error))
    return TRUE;
  mst_store_explain_refusal (self->store, changed, error);
  return FALSE;
}

static gboolean
take_back_delete (Undoing *self, const Entry *entry, GError **error)
{
  g_autoptr (MstRecord) record = mst_record_from_json (entry->type, entry->before, error);

  if (record == NULL)
    return FALSE;
  mst_record_set_id (record, entry->record);
  mst_record_set_version (record, entry->version + 1);
  if (mst_store_write_insert (self->store, record, NULL, error))
    return TRUE;
  mst_store_explain_refusal (self->store, record, error);
  return FALSE;
}

static gboolean
take_back_entry (Undoing *self, const Entry *entry, GError **error)
{
  g_autofree char *key = NULL;
  gboolean is_touched;

  if (strcmp (entry->kind, MST_JOURNAL_SETTING) == 0)
    return mst_store_take_back_setting (self->store, entry->before, entry->after, error);
  if (strcmp (entry->kind, MST_JOURNAL_FILTER) == 0)
    return mst_store_take_back_filter (self->store, entry->before, entry->after, error);
  if (strcmp (entry->change, MST_JOURNAL_DIFFERENT) == 0
      || strcmp (entry->change, MST_JOURNAL_ALIKE) == 0)
    return mst_store_take_back_different (self->store, entry->type, entry->record, entry->before,
                                          entry->after, error);
  key = g_strdup_printf ("%s %" G_GINT64_FORMAT, entry->type->name, entry->record);
  is_touched = !g_hash_table_add (self->touched, g_steal_pointer (&key));
  if (strcmp (entry->change, "insert") == 0)
    return take_back_insert (self, entry, is_touched, error);
  if (strcmp (entry->change, "update") == 0)
    return take_back_update (self, entry, error);
  g_assert (strcmp (entry->change, "delete") == 0);
  return take_back_delete (self, entry, error);
}

static gboolean
take_back_entries (Undoing *self, const Target *target, GError **error)
{
  gboolean goes_on = TRUE;
  MstStatement *s =
    mst_connection_prepare (self->store->connection,
                            "SELECT type, record, version, change, before, after FROM journal "
                            "WHERE sequence >= $1 AND sequence < $1 + $2 ORDER BY sequence DESC",
                            error);

  if (s == NULL)
    return FALSE;
  mst_statement_bind_integer (s, 1, target->first_sequence);
  mst_statement_bind_integer (s, 2, target->n_changes);
  while (goes_on && mst_statement_step (s))
    {
      const char *kind = mst_statement_get_text (s, 0);
      Entry entry = {
        .type = mst_record_type_get (kind),
        .kind = kind,
        .record = mst_statement_get_integer (s, 1),
        .version = mst_statement_get_integer (s, 2),
        .change = mst_statement_get_text (s, 3),
        .before = mst_statement_get_text (s, 4),
        .after = mst_statement_get_text (s, 5),
      };

      goes_on = entry.type != NULL || strcmp (kind, MST_JOURNAL_FILTER) == 0
                || strcmp (kind, MST_JOURNAL_SETTING) == 0;
      if (!goes_on)
        g_set_error_literal (error, MST_ERROR, MST_ERROR_FAILED,
                             _ ("The journal names a kind of record that this program lacks."));
      goes_on = goes_on && take_back_entry (self, &entry, error);
    }
  return mst_statement_end (s, goes_on ? error : NULL) && goes_on;
}

static gboolean
take_back (MstStore *self, MstGroupKind kind, GError **error)
{
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Undoing undoing = { self, touched };
  gboolean is_undo = kind == MST_GROUP_UNDO;
  Target *target;

  /* Begun before looking, so that no other program's group comes between. */
  if (!mst_store_begin_kind (self, kind, error))
    return FALSE;
  targets = list_targets (self, kind, 1);
  if (targets->len == 0)
    {
      mst_store_rollback (self);
      g_set_error_literal (error, MST_ERROR, MST_ERROR_NOT_FOUND,
                           is_undo ? _ ("There is nothing to undo.")
                                   : _ ("There is nothing to redo."));
      return FALSE;
    }
  target = g_ptr_array_index (targets, 0);
  mst_journal_writer_describe (self->journal, is_undo ? "undo" : "redo", target->label,
                               target->group);
  if (take_back_entries (&undoing, target, error))
    return mst_store_commit (self, error);
  mst_store_rollback (self);
  return FALSE;
}

gboolean
mst_store_undo (MstStore *self, GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (self), FALSE);

  return take_back (self, MST_GROUP_UNDO, error);
}

gboolean
mst_store_redo (MstStore *self, GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (self), FALSE);

  return take_back (self, MST_GROUP_REDO, error);
}
