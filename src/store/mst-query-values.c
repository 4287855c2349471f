/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few fields of many records, for those who count: no records are made of them. */
#include "config.h"

#include "mst-query-private.h"
#include "mst-store-private.h"

gint64
mst_value_to_integer (const char *value)
{
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static char *
list_columns (const MstRecordType *type, const char *const *fields)
{
  g_autoptr (GString) columns = g_string_new ("t.id");

  for (; *fields != NULL; fields++)
    {
      const MstField *field = mst_record_type_get_field (type, *fields);

      g_return_val_if_fail (field != NULL, NULL);
      g_string_append_printf (columns, ", t.%s", field->name);
    }
  return g_string_free (g_steal_pointer (&columns), FALSE);
}

/* Steps through @statement and gives it back. FALSE when a step failed; @goes_on: whether more are wanted. */
static gboolean
tell (MstStatement *statement, const char **values, guint n_values, MstValuesFunc func,
      gpointer user_data, gboolean *goes_on, GError **error)
{
  while (*goes_on && mst_statement_step (statement))
    {
      for (guint i = 0; i < n_values; i++)
        values[i] = mst_statement_get_text (statement, (int) i + 1);
      *goes_on = func (mst_statement_get_integer (statement, 0), values, user_data);
    }
  return mst_statement_end (statement, error);
}

gboolean
mst_query_foreach_values (const MstQuery *self, MstStore *store, const char *const *fields,
                          MstValuesFunc func, gpointer user_data, GError **error)
{
  guint n_values = g_strv_length ((char **) fields);
  g_autofree const char **values = g_new0 (const char *, n_values + 1);
  g_autofree char *columns = NULL;
  MstStatement *statement;
  gboolean goes_on = TRUE;

  g_return_val_if_fail (self != NULL && MST_IS_STORE (store), FALSE);

  columns = list_columns (self->type, fields);
  g_return_val_if_fail (columns != NULL, FALSE);
  statement = mst_query_prepare (self, store, columns,
                                 self->sort_field >= 0 || self->group_field >= 0, error);
  return statement != NULL && tell (statement, values, n_values, func, user_data, &goes_on, error);
}

gboolean
mst_store_foreach_values (MstStore *self, const MstRecordType *type, const gint64 *ids, guint n_ids,
                          const char *const *fields, MstValuesFunc func, gpointer user_data,
                          GError **error)
{
  guint n_values = g_strv_length ((char **) fields);
  g_autofree const char **values = g_new0 (const char *, n_values + 1);
  g_autofree char *columns = NULL;
  g_autofree char *sql = NULL;
  gboolean goes_on = TRUE;

  g_return_val_if_fail (MST_IS_STORE (self), FALSE);

  columns = list_columns (type, fields);
  g_return_val_if_fail (columns != NULL, FALSE);
  sql = g_strdup_printf ("SELECT %s FROM %s t WHERE t.id = $1", columns, type->name);
  for (guint i = 0; i < n_ids && goes_on; i++)
    {
      MstStatement *statement = mst_connection_prepare (self->connection, sql, error);

      if (statement == NULL)
        return FALSE;
      mst_statement_bind_integer (statement, 1, ids[i]);
      if (!tell (statement, values, n_values, func, user_data, &goes_on, error))
        return FALSE;
    }
  return TRUE;
}
