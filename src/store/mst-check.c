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
  MstStatement *statement = mst_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  while (mst_statement_step (statement))
    {
      char *problem = make (statement);

      if (problem != NULL)
        g_ptr_array_add (problems, problem);
    }
  return mst_statement_end (statement, error);
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

static char *
describe_broken_group (MstStatement *statement)
{
  return g_strdup_printf (_ ("Entries are missing from group no. %d of the journal."),
                          (int) mst_statement_get_integer (statement, 0));
}

static char *
describe_unjournalled (MstStatement *statement)
{
  const MstRecordType *type = mst_record_type_get (mst_statement_get_text (statement, 0));

  return g_strdup_printf (_ ("%s no. %d is not as the journal left it."),
                          mst_record_type_get_label (type),
                          (int) mst_statement_get_integer (statement, 1));
}

static char *
describe_lost (MstStatement *statement)
{
  const MstRecordType *type = mst_record_type_get (mst_statement_get_text (statement, 0));

  return g_strdup_printf (_ ("%s: the journal knows of %d records, the file has %d."),
                          _ (type->label_plural), (int) mst_statement_get_integer (statement, 1),
                          (int) mst_statement_get_integer (statement, 2));
}

/* Every record is in the version that the journal wrote last, and none has gone without a trace. */
static gboolean
check_versions (MstConnection *connection, const MstRecordType *type, GPtrArray *problems,
                GError **error)
{
  g_autofree char *versions = g_strdup_printf (
    "SELECT '%s', t.id FROM %s t WHERE t.version <> coalesce ((SELECT j.version FROM journal j "
    "WHERE j.record = t.id AND j.type = '%s' AND j.change IN ('insert', 'update', 'delete') "
    "ORDER BY j.sequence DESC LIMIT 1), 0) ORDER BY t.id LIMIT 20",
    type->name, type->name, type->name);
  g_autofree char *numbers = g_strdup_printf (
    "SELECT * FROM (SELECT '%s', coalesce ((SELECT sum (CASE change WHEN 'insert' THEN 1 "
    "WHEN 'delete' THEN -1 ELSE 0 END) FROM journal WHERE type = '%s'), 0) AS known, "
    "(SELECT count(*) FROM %s) AS there) AS numbers WHERE known <> there",
    type->name, type->name, type->name);

  return add_rows (connection, versions, describe_unjournalled, problems, error)
         && add_rows (connection, numbers, describe_lost, problems, error);
}

/* --- tables against descriptions --- */

/* What FTS5 keeps an index in. */
static const char *const index_suffixes[] = { "_search", "_search_data", "_search_idx",
                                              "_search_config" };

static gboolean
is_our_table (const char *name)
{
  static const char *const others[] = { "setting",
                                        "record_counter",
                                        "saved_filter",
                                        "journal",
                                        "journal_group",
                                        "shared_text",
                                        "shared_text_search",
                                        "shared_text_search_data",
                                        "shared_text_search_idx",
                                        "shared_text_search_config" };
  const MstRecordType *const *types = mst_record_types_all ();

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (name, others[i]) == 0)
      return TRUE;
  for (guint i = 0; types[i] != NULL; i++)
    {
      const char *rest =
        g_str_has_prefix (name, types[i]->name) ? name + strlen (types[i]->name) : NULL;

      if (rest == NULL)
        continue;
      if (*rest == '\0')
        return TRUE;
      for (guint k = 0; k < G_N_ELEMENTS (index_suffixes); k++)
        if (strcmp (rest, index_suffixes[k]) == 0)
          return TRUE;
    }
  return FALSE;
}

static char *
describe_strange_table (MstStatement *statement)
{
  return is_our_table (mst_statement_get_text (statement, 1)) ? NULL
                                                              : describe_stranger (statement);
}

static GHashTable *
read_columns (MstConnection *connection, const char *table)
{
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *sql = g_strdup_printf ("SELECT name, type FROM pragma_table_info ('%s')", table);
  MstStatement *statement = mst_connection_prepare (connection, sql, NULL);

  while (statement != NULL && mst_statement_step (statement))
    g_hash_table_insert (columns, g_strdup (mst_statement_get_text (statement, 0)),
                         g_strdup (mst_statement_get_text (statement, 1)));
  if (statement != NULL)
    mst_statement_end (statement, NULL);
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
         && add_rows (connection,
                      "SELECT 'table ' || name, name FROM sqlite_schema WHERE type = 'table' "
                      "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                      describe_strange_table, problems, error)
         && add_rows (connection, "PRAGMA foreign_key_check", describe_foreign_key, problems,
                      error);
}

static gboolean
check_stages (MstStore *self, GPtrArray *problems, MstProgress *progress, GError **error)
{
  const MstRecordType *const *types = mst_record_types_all ();
  gboolean are_tables_right;
  guint n_problems;

  mst_progress_set_stage (progress, _ ("Checking the database"));
  if (mst_progress_is_cancelled (progress, error)
      || !check_database (self->connection, problems, error))
    return FALSE;
  n_problems = problems->len;
  for (guint i = 0; types[i] != NULL; i++)
    check_table (self->connection, types[i], problems);
  are_tables_right = problems->len == n_problems;
  mst_progress_set_stage (progress, _ ("Checking the journal"));
  if (!mst_journal_check (self->connection, problems, progress, error)
      || !add_rows (self->connection,
                    "SELECT id FROM journal_group g WHERE n_changes < 1 OR n_changes <> "
                    "(SELECT count(*) FROM journal j WHERE j.sequence >= g.first_sequence "
                    "AND j.sequence < g.first_sequence + g.n_changes AND j.group_id = g.id)",
                    describe_broken_group, problems, error))
    return FALSE;
  /* Records can't be read from tables of another shape. */
  for (guint i = 0; types[i] != NULL; i++)
    if (mst_progress_is_cancelled (progress, error)
        || !check_versions (self->connection, types[i], problems, error)
        || (are_tables_right
            && !mst_store_check_records (self, types[i], problems, progress, error)))
      return FALSE;
  mst_progress_set_stage (progress, _ ("Checking the search index"));
  return !are_tables_right || mst_search_check (self, problems, progress, error);
}

GPtrArray *
mst_store_check (MstStore *self, MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  gboolean is_checked;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  /* Of one moment: what others write meanwhile would seem to be out of step. */
  is_checked = mst_store_hold (self, &local);
  if (is_checked)
    {
      is_checked = check_stages (self, problems, progress, &local);
      mst_store_release (self);
    }
  if (is_checked)
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
