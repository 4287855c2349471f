/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is whole: the database, the journal, and that tables are what descriptions say. */
#include "config.h"

#include "mst-journal.h"
#include "mst-search.h"
#include "mst-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Adds what @make makes of every row of @sql; NULL is no problem. */
static gboolean
add_rows (MstConnection *connection, const char *sql, char *(*make) (MstStatement *statement),
          GPtrArray *problems, GError **error)
{
  g_autoptr (GError) local = NULL;
  MstStatement *statement = mst_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  while (mst_statement_step (statement, &local))
    {
      char *problem = make (statement);

      if (problem != NULL)
        g_ptr_array_add (problems, problem);
    }
  mst_statement_reset (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static char *
describe_integrity (MstStatement *statement)
{
  const char *text = mst_statement_get_text (statement, 0);

  return g_strcmp0 (text, "ok") == 0 ? NULL
                                     : g_strdup_printf (_ ("The database is damaged: %s"), text);
}

static char *
describe_foreign_key (MstStatement *statement)
{
  const MstRecordType *type = mst_record_type_get (mst_statement_get_text (statement, 0));
  const MstRecordType *target = mst_record_type_get (mst_statement_get_text (statement, 2));

  return g_strdup_printf (
    _ ("%s no. %d refers to %s that is not there."),
    type != NULL ? mst_record_type_get_label (type) : mst_statement_get_text (statement, 0),
    (int) mst_statement_get_integer (statement, 1),
    target != NULL ? mst_record_type_get_label (target) : mst_statement_get_text (statement, 2));
}

/* Nothing in a Muster file runs by itself. */
static char *
describe_stranger (MstStatement *statement)
{
  return g_strdup_printf (_ ("The file has something that Muster did not put there: %s."),
                          mst_statement_get_text (statement, 0));
}

/* --- tables against descriptions --- */

static GHashTable *
read_columns (MstConnection *connection, const char *table)
{
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *sql = g_strdup_printf ("SELECT name, type FROM pragma_table_info ('%s')", table);
  MstStatement *statement = mst_connection_prepare (connection, sql, NULL);

  while (statement != NULL && mst_statement_step (statement, NULL))
    g_hash_table_insert (columns, g_strdup (mst_statement_get_text (statement, 0)),
                         g_strdup (mst_statement_get_text (statement, 1)));
  if (statement != NULL)
    mst_statement_reset (statement);
  return columns;
}

static void
expect_column (GHashTable *columns, const MstRecordType *type, const char *name,
               const char *column_type, GPtrArray *problems)
{
  if (g_strcmp0 (g_hash_table_lookup (columns, name), column_type) != 0)
    g_ptr_array_add (problems, g_strdup_printf (_ ("The table “%s” lacks the column “%s” (%s)."),
                                                type->name, name, column_type));
  g_hash_table_remove (columns, name);
}

static void
check_table (MstConnection *connection, const MstRecordType *type, GPtrArray *problems)
{
  g_autoptr (GHashTable) columns = read_columns (connection, type->name);
  GHashTableIter iter;
  gpointer name;

  expect_column (columns, type, "id", "INTEGER", problems);
  expect_column (columns, type, "version", "INTEGER", problems);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];

      expect_column (columns, type, field->name, mst_type_sql_get_column_type (field), problems);
      for (int k = 0; (field->flags & MST_FIELD_SORT_KEYS) && k < MST_TYPE_SQL_N_SORT_KEYS; k++)
        {
          g_autofree char *key =
            g_strconcat (field->name, "_", mst_type_sql_sort_suffixes[k], NULL);

          expect_column (columns, type, key, "TEXT", problems);
        }
    }
  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (
      problems, g_strdup_printf (_ ("The table “%s” has the column “%s”, which no field uses."),
                                 type->name, (const char *) name));
}

static gboolean
check_database (MstConnection *connection, GPtrArray *problems, GError **error)
{
  return add_rows (connection, "PRAGMA integrity_check (20)", describe_integrity, problems, error)
         && add_rows (connection,
                      "SELECT type || ' ' || name FROM sqlite_schema "
                      "WHERE type NOT IN ('table', 'index')",
                      describe_stranger, problems, error)
         && add_rows (connection, "PRAGMA foreign_key_check", describe_foreign_key, problems,
                      error);
}

static gboolean
check_stages (MstStore *self, GPtrArray *problems, MstProgress *progress, GError **error)
{
  const MstRecordType *const *types = mst_record_types ();

  mst_progress_set_stage (progress, _ ("Checking the database"));
  if (mst_progress_is_cancelled (progress, error)
      || !check_database (self->connection, problems, error))
    return FALSE;
  for (guint i = 0; types[i] != NULL; i++)
    check_table (self->connection, types[i], problems);
  mst_progress_set_stage (progress, _ ("Checking the journal"));
  if (!mst_journal_check (self->connection, problems, progress, error))
    return FALSE;
  mst_progress_set_stage (progress, _ ("Checking the search index"));
  return mst_search_check (self, problems, progress, error);
}

GPtrArray *
mst_store_check (MstStore *self, MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  if (check_stages (self, problems, progress, &local))
    return g_steal_pointer (&problems);
  /* Damage that ends the reading is a find, not a failure. */
  if (g_error_matches (local, MST_ERROR, MST_ERROR_REFUSED))
    {
      g_ptr_array_add (problems, g_strdup (local->message));
      return g_steal_pointer (&problems);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
