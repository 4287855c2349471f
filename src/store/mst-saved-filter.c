/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries kept in the file under a name. */
#include "config.h"

#include "mst-saved-filter.h"

#include "mst-store-private.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
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
  g_autoptr (GError) local = NULL;
  MstStatement *statement = mst_connection_prepare (
    self->connection,
    "SELECT name, query FROM saved_filter WHERE type = $1 ORDER BY position, name", error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_text (statement, 1, type->name);
  while (mst_statement_step (statement, &local))
    {
      MstSavedFilter *filter = g_new0 (MstSavedFilter, 1);

      filter->type = type;
      filter->name = g_strdup (mst_statement_get_text (statement, 0));
      filter->query = g_strdup (mst_statement_get_text (statement, 1));
      g_ptr_array_add (filters, filter);
    }
  mst_statement_reset (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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

static gboolean
write_filter (MstStore *self, const char *sql, const char *const *texts, GError **error)
{
  MstStatement *statement = mst_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; texts[i] != NULL; i++)
    mst_statement_bind_text (statement, i + 1, texts[i]);
  return mst_statement_run (statement, error);
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

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  if (!check_name (name, error))
    return FALSE;
  tidy = mst_text_normalise (name);
  json = mst_query_to_json (query);
  if (!write_filter (
        self,
        "INSERT INTO saved_filter (type, name, query, position) VALUES ($1, $2, $3, "
        "(SELECT coalesce (max (position), -1) + 1 FROM saved_filter WHERE type = $1)) "
        "ON CONFLICT (type, name) DO UPDATE SET query = excluded.query",
        (const char *[]){ mst_query_get_record_type (query)->name, tidy, json, NULL }, error))
    return FALSE;
  mst_store_announce (self, "filter");
  return TRUE;
}

gboolean
mst_store_rename_filter (MstStore *self, const MstRecordType *type, const char *name,
                         const char *new_name, GError **error)
{
  g_autoptr (GPtrArray) filters = NULL;
  g_autofree char *tidy = NULL;

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
  if (!write_filter (self, "UPDATE saved_filter SET name = $3 WHERE type = $1 AND name = $2",
                     (const char *[]){ type->name, name, tidy, NULL }, error))
    return FALSE;
  mst_store_announce (self, "filter");
  return TRUE;
}

gboolean
mst_store_remove_filter (MstStore *self, const MstRecordType *type, const char *name,
                         GError **error)
{
  g_autoptr (GPtrArray) filters = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);
  g_return_val_if_fail (type != NULL && name != NULL, FALSE);

  filters = mst_store_list_filters (self, type, error);
  if (filters == NULL)
    return FALSE;
  if (find (filters, name) == NULL)
    return refuse_unknown (name, error);
  if (!write_filter (self, "DELETE FROM saved_filter WHERE type = $1 AND name = $2",
                     (const char *[]){ type->name, name, NULL }, error))
    return FALSE;
  mst_store_announce (self, "filter");
  return TRUE;
}

/* In one statement: the numbers from 0 in the new order. */
static gboolean
write_positions (MstStore *self, const MstRecordType *type, GPtrArray *filters, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE saved_filter SET position = CASE name");
  g_autofree const char **texts = g_new0 (const char *, filters->len + 2);

  texts[0] = type->name;
  for (guint i = 0; i < filters->len; i++)
    {
      g_string_append_printf (sql, " WHEN $%u THEN %u", i + 2, i);
      texts[i + 1] = ((const MstSavedFilter *) g_ptr_array_index (filters, i))->name;
    }
  g_string_append (sql, " ELSE position END WHERE type = $1");
  return write_filter (self, sql->str, texts, error);
}

gboolean
mst_store_move_filter (MstStore *self, const MstRecordType *type, const char *name, guint position,
                       GError **error)
{
  g_autoptr (GPtrArray) filters = NULL;
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
  if (!write_positions (self, type, filters, error))
    return FALSE;
  mst_store_announce (self, "filter");
  return TRUE;
}
