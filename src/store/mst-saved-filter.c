/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries kept in the file under a name. */
#include "config.h"

#include "mst-saved-filter.h"

#include "mst-journal.h"
#include "mst-store-private.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

void
mst_saved_filter_free (MstSavedFilter *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->query);
  g_free (self);
}

/* --- reading --- */

static gboolean
read_filters (MstStore *self, const MstRecordType *type, GPtrArray *filters, GError **error)
{
  MstStatement *statement = mst_connection_prepare (
    self->connection,
    "SELECT name, query, position FROM saved_filter WHERE type = $1 ORDER BY position, name",
    error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_text (statement, 1, type->name);
  while (mst_statement_step (statement))
    {
      MstSavedFilter *filter = g_new0 (MstSavedFilter, 1);

      filter->type = type;
      filter->name = g_strdup (mst_statement_get_text (statement, 0));
      filter->query = g_strdup (mst_statement_get_text (statement, 1));
      filter->position = mst_statement_get_integer (statement, 2);
      g_ptr_array_add (filters, filter);
    }
  return mst_statement_end (statement, error);
}

GPtrArray *
mst_store_list_filters (MstStore *self, const MstRecordType *type, GError **error)
{
  const MstRecordType *const *types = mst_record_types ();
  g_autoptr (GPtrArray) filters =
    g_ptr_array_new_with_free_func ((GDestroyNotify) mst_saved_filter_free);

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  for (guint i = 0; types[i] != NULL; i++)
    if ((type == NULL || type == types[i]) && !read_filters (self, types[i], filters, error))
      return NULL;
  return g_steal_pointer (&filters);
}

static MstSavedFilter *
find (GPtrArray *filters, const char *name)
{
  for (guint i = 0; i < filters->len; i++)
    {
      MstSavedFilter *filter = g_ptr_array_index (filters, i);

      if (strcmp (filter->name, name) == 0)
        return filter;
    }
  return NULL;
}

static gboolean
refuse_unknown (const char *name, GError **error)
{
  g_set_error (error, MST_ERROR, MST_ERROR_NOT_FOUND, _ ("There is no saved filter “%s”."), name);
  return FALSE;
}

MstQuery *
mst_store_get_filter (MstStore *self, const MstRecordType *type, const char *name, GError **error)
{
  g_autoptr (GPtrArray) filters = NULL;
  const MstSavedFilter *filter;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);
  g_return_val_if_fail (type != NULL && name != NULL, NULL);

  filters = mst_store_list_filters (self, type, error);
  if (filters == NULL)
    return NULL;
  filter = find (filters, name);
  if (filter != NULL)
    return mst_query_from_json (filter->query, error);
  refuse_unknown (name, error);
  return NULL;
}

/* --- writing --- */

/* A row as the journal keeps it; NULL without @error when there is none. */
static char *
dup_row (MstStore *self, const char *type, const char *name, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  MstStatement *s = mst_connection_prepare (
    self->connection, "SELECT position, query FROM saved_filter WHERE type = $1 AND name = $2",
    error);
  gboolean found;

  if (s == NULL)
    return NULL;
  mst_statement_bind_text (s, 1, type);
  mst_statement_bind_text (s, 2, name);
  found = mst_statement_step (s);
  if (found)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "type");
      json_builder_add_string_value (builder, type);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, name);
      json_builder_set_member_name (builder, "position");
      json_builder_add_int_value (builder, mst_statement_get_integer (s, 0));
      json_builder_set_member_name (builder, "query");
      json_builder_add_string_value (builder, mst_statement_get_text (s, 1));
      json_builder_end_object (builder);
    }
  if (!mst_statement_end (s, error) || !found)
    return NULL;
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/** Writing: a change of saved filters, within a group of its own unless one is open. */
typedef struct
{
  MstStore *store;
  const MstRecordType *type;
  gboolean is_own_group;
} Writing;

static gboolean
begin (Writing *self, const char *action, const char *label, GError **error)
{
  self->is_own_group = !mst_store_in_group (self->store);
  return !self->is_own_group || mst_store_begin (self->store, action, label, error);
}

static gboolean
end (Writing *self, gboolean is_written, GError **error)
{
  if (is_written)
    mst_store_announce (self->store, "filter");
  if (!self->is_own_group)
    return is_written;
  if (is_written)
    return mst_store_commit (self->store, error);
  mst_store_rollback (self->store);
  return FALSE;
}

/* Runs @sql, which turns the filter @name into @new_name; either is NULL when there is none before or
 * after. @texts are bound. */
static gboolean
write_filter (Writing *self, const char *name, const char *new_name, const char *sql,
              const char *const *texts, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) local = NULL;
  MstStatement *statement;

  if (name != NULL)
    before = dup_row (self->store, self->type->name, name, &local);
  statement = local == NULL ? mst_connection_prepare (self->store->connection, sql, &local) : NULL;
  if (statement != NULL)
    {
      for (int i = 0; texts[i] != NULL; i++)
        mst_statement_bind_text (statement, i + 1, texts[i]);
      self->store->is_broken = mst_statement_run (statement, &local);
    }
  if (local == NULL && new_name != NULL)
    after = dup_row (self->store, self->type->name, new_name, &local);
  if (local == NULL && g_strcmp0 (before, after) != 0)
    mst_journal_writer_add (self->store->journal, MST_JOURNAL_FILTER, 0, 0,
                            before == NULL  ? "insert"
                            : after == NULL ? "delete"
                                            : "update",
                            before, after, NULL, &local);
  if (local == NULL)
    self->store->is_broken = FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (!mst_text_is_blank (name))
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT, _ ("Give the filter a name."));
  return FALSE;
}

gboolean
mst_store_save_filter (MstStore *self, const char *name, const MstQuery *query, GError **error)
{
  g_autofree char *tidy = NULL;
  g_autofree char *json = NULL;
  g_autofree char *label = NULL;
  Writing writing = { .store = self };
  gboolean is_written;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  if (!check_name (name, error))
    return FALSE;
  tidy = mst_text_normalise (name);
  json = mst_query_to_json (query);
  label = g_strdup_printf (_ ("Save the filter “%s”"), tidy);
  writing.type = mst_query_get_record_type (query);
  if (!begin (&writing, "save-filter", label, error))
    return FALSE;
  is_written =
    write_filter (&writing, tidy, tidy,
                  "INSERT INTO saved_filter (type, name, query, position) VALUES ($1, $2, $3, "
                  "(SELECT coalesce (max (position), -1) + 1 FROM saved_filter WHERE type = $1)) "
                  "ON CONFLICT (type, name) DO UPDATE SET query = excluded.query",
                  (const char *[]){ writing.type->name, tidy, json, NULL }, error);
  return end (&writing, is_written, error);
}

gboolean
mst_store_rename_filter (MstStore *self, const MstRecordType *type, const char *name,
                         const char *new_name, GError **error)
{
  g_autoptr (GPtrArray) filters = NULL;
  g_autofree char *tidy = NULL;
  g_autofree char *label = NULL;
  Writing writing = { .store = self, .type = type };
  gboolean is_written;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (type != NULL && name != NULL, FALSE);

  filters = mst_store_list_filters (self, type, error);
  if (filters == NULL)
    return FALSE;
  if (find (filters, name) == NULL)
    return refuse_unknown (name, error);
  if (!check_name (new_name, error))
    return FALSE;
  tidy = mst_text_normalise (new_name);
  if (strcmp (tidy, name) == 0)
    return TRUE;
  if (find (filters, tidy) != NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("There is a filter “%s” already. Choose another name."), tidy);
      return FALSE;
    }
  label = g_strdup_printf (_ ("Rename the filter “%s” to “%s”"), name, tidy);
  if (!begin (&writing, "rename-filter", label, error))
    return FALSE;
  is_written = write_filter (&writing, name, tidy,
                             "UPDATE saved_filter SET name = $3 WHERE type = $1 AND name = $2",
                             (const char *[]){ type->name, name, tidy, NULL }, error);
  return end (&writing, is_written, error);
}

gboolean
mst_store_remove_filter (MstStore *self, const MstRecordType *type, const char *name,
                         GError **error)
{
  g_autoptr (GPtrArray) filters = NULL;
  g_autofree char *label = NULL;
  Writing writing = { .store = self, .type = type };
  gboolean is_written;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (type != NULL && name != NULL, FALSE);

  filters = mst_store_list_filters (self, type, error);
  if (filters == NULL)
    return FALSE;
  if (find (filters, name) == NULL)
    return refuse_unknown (name, error);
  label = g_strdup_printf (_ ("Delete the filter “%s”"), name);
  if (!begin (&writing, "remove-filter", label, error))
    return FALSE;
  is_written =
    write_filter (&writing, name, NULL, "DELETE FROM saved_filter WHERE type = $1 AND name = $2",
                  (const char *[]){ type->name, name, NULL }, error);
  return end (&writing, is_written, error);
}

/* The numbers from 0 in the new order. */
static gboolean
write_positions (Writing *self, GPtrArray *filters, GError **error)
{
  for (guint i = 0; i < filters->len; i++)
    {
      const MstSavedFilter *filter = g_ptr_array_index (filters, i);
      g_autofree char *sql =
        g_strdup_printf ("UPDATE saved_filter SET position = %u WHERE type = $1 AND name = $2", i);

      if (!write_filter (self, filter->name, filter->name, sql,
                         (const char *[]){ self->type->name, filter->name, NULL }, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mst_store_move_filter (MstStore *self, const MstRecordType *type, const char *name, guint position,
                       GError **error)
{
  g_autoptr (GPtrArray) filters = NULL;
  g_autofree char *label = NULL;
  Writing writing = { .store = self, .type = type };
  MstSavedFilter *filter;
  guint from;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (type != NULL && name != NULL, FALSE);

  filters = mst_store_list_filters (self, type, error);
  if (filters == NULL)
    return FALSE;
  filter = find (filters, name);
  if (filter == NULL)
    return refuse_unknown (name, error);
  g_ptr_array_find (filters, filter, &from);
  g_ptr_array_steal_index (filters, from);
  g_ptr_array_insert (filters, (int) MIN (position, filters->len), filter);
  label = g_strdup_printf (_ ("Move the filter “%s”"), name);
  return begin (&writing, "move-filter", label, error)
         && end (&writing, write_positions (&writing, filters, error), error);
}

/* --- from the journal --- */

MstSavedFilter *
mst_saved_filter_read_journalled (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (MstSavedFilter) filter = g_new0 (MstSavedFilter, 1);
  JsonObject *object;

  node = json != NULL ? json_from_string (json, NULL) : NULL;
  object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (object != NULL)
    {
      filter->type =
        mst_record_type_get (json_object_get_string_member_with_default (object, "type", ""));
      filter->name = g_strdup (json_object_get_string_member_with_default (object, "name", NULL));
      filter->query = g_strdup (json_object_get_string_member_with_default (object, "query", NULL));
      filter->position = json_object_get_int_member_with_default (object, "position", 0);
    }
  if (filter->type != NULL && filter->name != NULL && filter->query != NULL)
    return g_steal_pointer (&filter);
  g_set_error_literal (error, MST_ERROR, MST_ERROR_FAILED,
                       _ ("The journal names a kind of record that this program lacks."));
  return NULL;
}

/* Whether the filter is as @json says; NULL: not there. */
static gboolean
check_is (MstStore *self, const MstSavedFilter *filter, const char *json, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *now = dup_row (self, filter->type->name, filter->name, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (g_strcmp0 (now, json) == 0)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_STALE,
               _ ("“%s” was changed since by somebody else, so this can't be taken back."),
               filter->name);
  return FALSE;
}

static gboolean
take_back_insert (Writing *self, const MstSavedFilter *new, GError **error)
{
  self->type = new->type;
  return write_filter (self, new->name, NULL,
                       "DELETE FROM saved_filter WHERE type = $1 AND name = $2",
                       (const char *[]){ new->type->name, new->name, NULL }, error);
}

static gboolean
take_back_delete (Writing *self, const MstSavedFilter *old, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO saved_filter (type, name, query, position) "
                                          "VALUES ($1, $2, $3, %" G_GINT64_FORMAT ")",
                                          old->position);

  self->type = old->type;
  return write_filter (self, NULL, old->name, sql,
                       (const char *[]){ old->type->name, old->name, old->query, NULL }, error);
}

static gboolean
take_back_update (Writing *self, const MstSavedFilter *old, const MstSavedFilter *new,
                  GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE saved_filter SET name = $3, query = $4, "
                     "position = %" G_GINT64_FORMAT " WHERE type = $1 AND name = $2",
                     old->position);

  self->type = new->type;
  return write_filter (self, new->name, old->name, sql,
                       (const char *[]){ new->type->name, new->name, old->name, old->query, NULL },
                       error);
}

gboolean
mst_store_take_back_filter (MstStore *self, const char *before, const char *after, GError **error)
{
  g_autoptr (MstSavedFilter) old = NULL;
  g_autoptr (MstSavedFilter) new = NULL;
  Writing writing = { .store = self };
  gboolean is_written;

  if ((before != NULL && (old = mst_saved_filter_read_journalled (before, error)) == NULL)
      || ((after != NULL || before == NULL)
          && (new = mst_saved_filter_read_journalled (after, error)) == NULL)
      || (new != NULL && !check_is (self, new, after, error))
      || (old != NULL && (new == NULL || strcmp (old->name, new->name) != 0)
          && !check_is (self, old, NULL, error)))
    return FALSE;
  if (old != NULL && new != NULL)
    is_written = take_back_update (&writing, old, new, error);
  else if (new != NULL)
    is_written = take_back_insert (&writing, new, error);
  else
    is_written = old != NULL && take_back_delete (&writing, old, error);
  if (is_written)
    mst_store_announce (self, "filter");
  return is_written;
}
