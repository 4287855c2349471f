/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings that go with the file. */
#include "config.h"

#include "mst-setting.h"

#include "mst-journal.h"
#include "mst-store-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

char *
mst_store_dup_setting (MstStore *self, const char *key)
{
  MstStatement *statement;
  char *value = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  statement =
    mst_connection_prepare (self->connection, "SELECT value FROM setting WHERE key = $1", NULL);
  if (statement == NULL)
    return NULL;
  mst_statement_bind_text (statement, 1, key);
  if (mst_statement_step (statement))
    value = g_strdup (mst_statement_get_text (statement, 0));
  mst_statement_end (statement, NULL);
  return value;
}

gboolean
mst_store_write_setting (MstStore *self, const char *key, const char *value, GError **error)
{
  MstStatement *statement =
    mst_connection_prepare (self->connection,
                            "INSERT INTO setting (key, value) VALUES ($1, $2) "
                            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                            error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_text (statement, 1, key);
  mst_statement_bind_text (statement, 2, value);
  return mst_statement_run (statement, error);
}

gboolean
mst_store_set_setting (MstStore *self, const char *key, const char *value, GError **error)
{
  g_autofree char *before = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  before = mst_store_dup_setting (self, key);
  if (mst_store_refuse_held (self, error))
    return FALSE;
  if (!mst_store_write_setting (self, key, value, error))
    return FALSE;
  if (g_strcmp0 (before, value) != 0)
    mst_store_announce (self, "setting");
  return TRUE;
}

/* --- as a step of undo --- */

/* {"key":"made_by","value":null}, as the journal keeps it. */
static char *
describe (const char *key, const char *value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "key");
  json_builder_add_string_value (builder, key);
  json_builder_set_member_name (builder, "value");
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

gboolean
mst_setting_read_journalled (const char *json, char **key, char **value)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonObject *object =
    node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  g_return_val_if_fail (key != NULL && value != NULL, FALSE);

  *key = *value = NULL;
  if (object == NULL)
    return FALSE;
  *key = g_strdup (json_object_get_string_member_with_default (object, "key", NULL));
  *value = g_strdup (json_object_get_string_member_with_default (object, "value", NULL));
  return *key != NULL;
}

/* Within a group. */
static gboolean
write_journalled (MstStore *self, const char *key, const char *before, const char *after,
                  GError **error)
{
  g_autofree char *old = describe (key, before);
  g_autofree char *new = describe (key, after);

  if (!mst_store_write_setting (self, key, after, error))
    return FALSE;
  self->is_broken = TRUE;
  if (!mst_journal_writer_add (self->journal, MST_JOURNAL_SETTING, 0, 0, "update", old, new, NULL,
                               error))
    return FALSE;
  self->is_broken = FALSE;
  mst_store_announce (self, "setting");
  return TRUE;
}

gboolean
mst_store_change_setting (MstStore *self, const char *key, const char *value, const char *label,
                          GError **error)
{
  g_autofree char *before = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (key != NULL && label != NULL, FALSE);

  if (!mst_store_begin (self, "setting", label, error))
    return FALSE;
  before = mst_store_dup_setting (self, key);
  if (g_strcmp0 (before, value) == 0 || write_journalled (self, key, before, value, error))
    return mst_store_commit (self, error);
  mst_store_rollback (self);
  return FALSE;
}

gboolean
mst_store_take_back_setting (MstStore *self, const char *before, const char *after, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new_key = NULL;
  g_autofree char *new = NULL;
  g_autofree char *now = NULL;

  if (!mst_setting_read_journalled (before, &key, &old)
      || !mst_setting_read_journalled (after, &new_key, &new) || !g_str_equal (key, new_key))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_FAILED,
                           _ ("The journal names a kind of record that this program lacks."));
      return FALSE;
    }
  now = mst_store_dup_setting (self, key);
  if (g_strcmp0 (now, new) == 0)
    return write_journalled (self, key, new, old, error);
  g_set_error (error, MST_ERROR, MST_ERROR_STALE,
               _ ("“%s” was changed since by somebody else, so this can't be taken back."),
               new != NULL ? new : key);
  return FALSE;
}
