/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door for writes: checks a record, writes it and its journal row, announces it. */
#include "config.h"

#include "mst-store-private.h"

#include "mst-journal.h"
#include "mst-rules.h"
#include "mst-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- the writing half --- */

static gboolean
run_bound (MstStore *self, const MstRecord *record, gboolean is_insert, GError **error)
{
  MstTypeSql *sql = mst_store_get_type_sql (self, mst_record_get_record_type (record));
  MstStatement **statement = is_insert ? &sql->insert_statement : &sql->update_statement;

  if (*statement == NULL)
    *statement =
      mst_connection_prepare (self->connection, is_insert ? sql->insert : sql->update, error);
  if (*statement == NULL)
    return FALSE;
  mst_type_sql_bind (sql, *statement, record, self->sort_keys);
  return mst_statement_run (*statement, error);
}

gboolean
mst_store_write_insert (MstStore *self, MstRecord *record, const char *source, GError **error)
{
  const MstRecordType *type = mst_record_get_record_type (record);
  g_autofree char *after = NULL;

  if (!run_bound (self, record, TRUE, error))
    return FALSE;
  self->is_broken = TRUE;
  after = mst_record_to_json (record);
  if (!mst_journal_writer_add (self->journal, type->name, mst_record_get_id (record),
                               mst_record_get_version (record), "insert", NULL, after, source,
                               error))
    return FALSE;
  mst_search_writer_note (self->search, NULL, record);
  mst_store_announce (self, type->name);
  self->is_broken = FALSE;
  return TRUE;
}

/* Records of only what differs; both NULL when nothing does. */
static void
split_difference (const MstRecord *before, const MstRecord *after, char **old_json, char **new_json)
{
  const MstRecordType *type = mst_record_get_record_type (before);
  g_autoptr (MstRecord) old_values = mst_record_new (type);
  g_autoptr (MstRecord) new_values = mst_record_new (type);
  gboolean differs = FALSE;

  for (guint i = 0; i < type->n_fields; i++)
    if (g_strcmp0 (mst_record_get_at (before, i), mst_record_get_at (after, i)) != 0)
      {
        mst_record_set_at (old_values, i, mst_record_get_at (before, i));
        mst_record_set_at (new_values, i, mst_record_get_at (after, i));
        differs = TRUE;
      }
  *old_json = differs ? mst_record_to_json (old_values) : NULL;
  *new_json = differs ? mst_record_to_json (new_values) : NULL;
}

gboolean
mst_store_write_update (MstStore *self, const MstRecord *before, MstRecord *record,
                        const char *source, GError **error)
{
  const MstRecordType *type = mst_record_get_record_type (record);
  g_autofree char *old_json = NULL;
  g_autofree char *new_json = NULL;

  split_difference (before, record, &old_json, &new_json);
  if (new_json == NULL)
    return TRUE;
  mst_record_set_version (record, mst_record_get_version (before) + 1);
  if (!run_bound (self, record, FALSE, error))
    {
      mst_record_set_version (record, mst_record_get_version (before));
      return FALSE;
    }
  self->is_broken = TRUE;
  if (!mst_journal_writer_add (self->journal, type->name, mst_record_get_id (record),
                               mst_record_get_version (record), "update", old_json, new_json,
                               source, error))
    return FALSE;
  mst_store_forget_titles (self, type);
  mst_search_writer_note (self->search, before, record);
  mst_store_announce (self, type->name);
  self->is_broken = FALSE;
  return TRUE;
}

gboolean
mst_store_write_delete (MstStore *self, const MstRecord *before, GError **error)
{
  const MstRecordType *type = mst_record_get_record_type (before);
  MstTypeSql *sql = mst_store_get_type_sql (self, type);
  MstStatement *statement = mst_connection_prepare (self->connection, sql->delete_, error);
  g_autofree char *json = NULL;

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, mst_record_get_id (before));
  if (!mst_statement_run (statement, error))
    return FALSE;
  self->is_broken = TRUE;
  json = mst_record_to_json (before);
  if (!mst_journal_writer_add (self->journal, type->name, mst_record_get_id (before),
                               mst_record_get_version (before) + 1, "delete", json, NULL, NULL,
                               error))
    return FALSE;
  mst_store_forget_titles (self, type);
  mst_search_writer_note (self->search, before, NULL);
  mst_store_announce (self, type->name);
  self->is_broken = FALSE;
  return TRUE;
}

/* --- checks --- */

gint64
mst_store_find_holder (MstStore *self, const MstRecordType *type, const MstField *field,
                       const char *value, gint64 id)
{
  g_autofree char *sql = NULL;
  MstStatement *statement;
  gint64 found = 0;

  g_return_val_if_fail (MST_IS_STORE (self), 0);
  g_return_val_if_fail (type != NULL && field != NULL, 0);

  sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = $1 AND id <> $2", type->name, field->name);
  statement = mst_connection_prepare (self->connection, sql, NULL);
  if (statement == NULL)
    return 0;
  mst_statement_bind_text (statement, 1, value);
  mst_statement_bind_integer (statement, 2, id);
  if (mst_statement_step (statement))
    found = mst_statement_get_integer (statement, 0);
  mst_statement_end (statement, NULL);
  return found;
}

void
mst_store_explain_refusal (MstStore *self, const MstRecord *record, GError **error)
{
  const MstRecordType *type = mst_record_get_record_type (record);

  if (error == NULL || !g_error_matches (*error, MST_ERROR, MST_ERROR_INPUT))
    return;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];
      const char *value = mst_record_get_at (record, i);
      gint64 other;

      if (value == NULL)
        continue;
      if (field->kind == MST_FIELD_REFERENCE
          && mst_store_peek_title (self, mst_record_type_get (field->reference),
                                   g_ascii_strtoll (value, NULL, 10))
               == NULL)
        {
          g_clear_error (error);
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("%s: what it refers to is not in the file (any more)."),
                       mst_field_get_label (field));
          return;
        }
      if (!(field->flags & MST_FIELD_UNIQUE))
        continue;
      other = mst_store_find_holder (self, type, field, value, mst_record_get_id (record));
      if (other != 0)
        {
          g_autofree char *shown = mst_field_show (field, value, TRUE);
          const char *title = mst_store_peek_title (self, type, other);

          g_clear_error (error);
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("%s: %s is already that of “%s” (no. %d)."), mst_field_get_label (field),
                       shown, title != NULL ? title : "", (int) other);
          return;
        }
    }
}

/* The rules of one record. */
static gboolean
check_record (MstStore *self, const MstRecord *record, GError **error)
{
  g_autofree char *sentence = NULL;

  mst_findings_clear (self->findings);
  mst_record_check (record, self->findings);
  sentence = mst_findings_dup_error (self->findings, mst_record_get_record_type (record));
  if (sentence == NULL)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT, sentence);
  return FALSE;
}

static gboolean
require_group (MstStore *self, GError **error)
{
  /* On a full disk, say, SQLite takes the whole transaction back by itself. */
  if (self->in_group && !mst_connection_in_transaction (self->connection))
    self->is_broken = TRUE;
  if (self->in_group && !self->is_broken)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       self->in_group
                         ? _ ("A change could not be written whole. Everything must be taken back.")
                         : _ ("A change must be part of a group."));
  return FALSE;
}

/* --- the door --- */

gboolean
mst_store_insert (MstStore *self, MstRecord *record, const char *source, GError **error)
{
  const MstRecordType *type;
  gint64 id;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (record != NULL && mst_record_get_id (record) == 0, FALSE);

  type = mst_record_get_record_type (record);
  if (!require_group (self, error) || !mst_rules_apply (self, NULL, record, error)
      || !check_record (self, record, error))
    return FALSE;
  id = mst_store_take_id (self, type, error);
  if (id == 0)
    return FALSE;
  mst_record_set_id (record, id);
  mst_record_set_version (record, 1);
  if (mst_store_write_insert (self, record, source, error))
    {
      mst_store_count_insert (self, type, id);
      return TRUE;
    }
  mst_record_set_id (record, 0);
  mst_record_set_version (record, 0);
  mst_store_explain_refusal (self, record, error);
  return FALSE;
}

static gboolean
check_version (const MstRecord *current, gint64 version, GError **error)
{
  if (current == NULL)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_NOT_FOUND,
                           _ ("The record is not there any more: somebody else has deleted it."));
      return FALSE;
    }
  if (mst_record_get_version (current) != version)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_STALE,
                   _ ("“%s” was changed by somebody else meanwhile. Look at it again, then repeat "
                      "your change."),
                   mst_record_get_title (current));
      return FALSE;
    }
  return TRUE;
}

gboolean
mst_store_update (MstStore *self, MstRecord *record, const char *source, GError **error)
{
  const MstRecordType *type;
  g_autoptr (MstRecord) before = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (record != NULL && mst_record_get_id (record) != 0, FALSE);

  type = mst_record_get_record_type (record);
  if (!require_group (self, error)
      || !mst_store_find (self, type, mst_record_get_id (record), &before, error)
      || !check_version (before, mst_record_get_version (record), error)
      || !mst_rules_apply (self, before, record, error) || !check_record (self, record, error))
    return FALSE;
  if (!mst_store_write_update (self, before, record, source, error))
    {
      mst_store_explain_refusal (self, record, error);
      return FALSE;
    }
  if (mst_rules_rename (self, before, record, error))
    return TRUE;
  self->is_broken = TRUE;
  return FALSE;
}

gboolean
mst_store_delete (MstStore *self, const MstRecordType *type, gint64 id, gint64 version,
                  GError **error)
{
  g_autoptr (MstRecord) before = NULL;
  g_autofree char *dependents = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (type != NULL, FALSE);

  if (!require_group (self, error) || !mst_store_find (self, type, id, &before, error)
      || !check_version (before, version, error))
    return FALSE;
  dependents = mst_store_describe_dependents (self, type, id);
  if (dependents != NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_IN_USE,
                   _ ("“%s” can't be deleted while it is referred to by %s."),
                   mst_record_get_title (before), dependents);
      return FALSE;
    }
  return mst_store_write_delete (self, before, error);
}

gboolean
mst_store_find (MstStore *self, const MstRecordType *type, gint64 id, MstRecord **record,
                GError **error)
{
  MstTypeSql *sql;
  MstStatement *statement;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (type != NULL && record != NULL, FALSE);

  *record = NULL;
  sql = mst_store_get_type_sql (self, type);
  statement = mst_connection_prepare (self->connection, sql->select, error);
  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, id);
  if (mst_statement_step (statement))
    *record = mst_type_sql_read (sql, statement);
  return mst_statement_end (statement, error);
}

MstRecord *
mst_store_get (MstStore *self, const MstRecordType *type, gint64 id, GError **error)
{
  MstRecord *record = NULL;

  if (mst_store_find (self, type, id, &record, error) && record == NULL)
    g_set_error (error, MST_ERROR, MST_ERROR_NOT_FOUND, _ ("%s no. %d is not in the file."),
                 mst_record_type_get_label (type), (int) id);
  return record;
}

GArray *
mst_store_list_referring (MstStore *self, const MstRecordType *type, const char *field, gint64 id,
                          GError **error)
{
  g_autofree char *sql = NULL;
  MstStatement *statement;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);
  g_return_val_if_fail (type != NULL && field != NULL, NULL);

  sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = $1 ORDER BY id", type->name, field);
  statement = mst_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return NULL;
  mst_statement_bind_integer (statement, 1, id);
  return mst_statement_list_integers (statement, error);
}

/* How many records of @type refer to the record @id of @target. */
static gint64
count_dependents (MstStore *self, const MstRecordType *type, const MstRecordType *target, gint64 id)
{
  g_autoptr (GString) condition = g_string_new (NULL);
  g_autofree char *sql = NULL;
  MstStatement *statement;
  gint64 n = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == MST_FIELD_REFERENCE
        && strcmp (type->fields[i].reference, target->name) == 0)
      g_string_append_printf (condition, "%s%s = $1", condition->len > 0 ? " OR " : "",
                              type->fields[i].name);
  if (condition->len == 0)
    return 0;
  sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", type->name, condition->str);
  statement = mst_connection_prepare (self->connection, sql, NULL);
  if (statement == NULL)
    return 0;
  mst_statement_bind_integer (statement, 1, id);
  if (mst_statement_step (statement))
    n = mst_statement_get_integer (statement, 0);
  mst_statement_end (statement, NULL);
  return n;
}

char *
mst_store_describe_dependents (MstStore *self, const MstRecordType *type, gint64 id)
{
  const MstRecordType *const *types = mst_record_types ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (MST_IS_STORE (self), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  for (guint i = 0; types[i] != NULL; i++)
    {
      gint64 n = count_dependents (self, types[i], type, id);
      g_autofree char *count = NULL;

      if (n == 0)
        continue;
      count = mst_record_type_dup_count (types[i], n);
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", count);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}
