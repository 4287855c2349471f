/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of what is referred to. */
#include "config.h"

#include "mst-area.h"
#include "mst-query.h"
#include "mst-store-private.h"

/* Titles kept by heart for each type; beyond it they are forgotten and asked for again. */
#define MAX_TITLES 50000

static GHashTable *
get_titles (MstStore *self, const MstRecordType *type)
{
  GHashTable *titles = g_hash_table_lookup (self->titles, type);

  if (titles == NULL)
    {
      titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_hash_table_insert (self->titles, (gpointer) type, titles);
    }
  return titles;
}

const char *
mst_store_peek_title (MstStore *self, const MstRecordType *type, gint64 id)
{
  GHashTable *titles;
  MstStatement *statement;
  g_autofree char *sql = NULL;
  char *title = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  titles = get_titles (self, type);
  title = g_hash_table_lookup (titles, &id);
  if (title != NULL)
    return title;
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = $1", type->title_field, type->name);
  statement = mst_connection_prepare (self->connection, sql, NULL);
  if (statement == NULL)
    return NULL;
  mst_statement_bind_integer (statement, 1, id);
  if (mst_statement_step (statement))
    title = g_strdup (mst_statement_get_text (statement, 0));
  mst_statement_end (statement, NULL);
  if (title == NULL)
    return NULL;
  if (g_hash_table_size (titles) >= MAX_TITLES)
    g_hash_table_remove_all (titles);
  g_hash_table_insert (titles, g_memdup2 (&id, sizeof id), title);
  return title;
}

char *
mst_store_dup_area_path (MstStore *self, gint64 area_id)
{
  g_autoptr (GString) path = g_string_new (NULL);
  MstStatement *statement;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  /* From the place up; levels say where to stop, and n where a damaged tree turns in a circle. */
  statement = mst_connection_prepare (
    self->connection,
    "WITH RECURSIVE above (id, n) AS (SELECT $1 + 0, 0 UNION ALL SELECT a.parent, above.n + 1 "
    "FROM area a JOIN above ON a.id = above.id WHERE a.parent IS NOT NULL AND above.n < 10) "
    "SELECT a.name, a.level FROM above JOIN area a ON a.id = above.id ORDER BY above.n",
    NULL);
  if (statement == NULL)
    return g_string_free (g_steal_pointer (&path), FALSE);
  mst_statement_bind_integer (statement, 1, area_id);
  while (mst_statement_step (statement))
    {
      gint64 level = mst_statement_get_integer (statement, 1);

      if (level <= MST_AREA_DISTRICT && path->len > 0)
        continue;
      if (path->len > 0)
        g_string_prepend_c (path, ' ');
      g_string_prepend (path, mst_statement_get_text (statement, 0));
    }
  mst_statement_end (statement, NULL);
  return g_string_free (g_steal_pointer (&path), FALSE);
}

char *
mst_store_show_value (MstStore *self, const MstField *field, const char *value, gboolean masked)
{
  g_return_val_if_fail (MST_IS_STORE (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (field->kind == MST_FIELD_REFERENCE && value != NULL)
    {
      const char *title = mst_store_peek_title (self, mst_record_type_get (field->reference),
                                                g_ascii_strtoll (value, NULL, 10));

      if (title != NULL)
        return g_strdup (title);
    }
  return mst_field_show (field, value, masked);
}
