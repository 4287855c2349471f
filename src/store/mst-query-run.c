/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries put to the store: counts, ids, records, sums, tallies. */
#include "config.h"

#include "mst-order.h"
#include "mst-query-match.h"
#include "mst-search.h"
#include "mst-store-private.h"

#include <string.h>

/* Up to this many records are put in order by reading them. */
#define MAX_SORTED_BY_SQL 1000

MstStatement *
mst_query_prepare (const MstQuery *self, MstStore *store, const char *what, gboolean ordered,
                   GError **error)
{
  g_autoptr (MstQuerySql) sql = mst_query_sql_new (self, self->scope);
  g_autofree char *text = g_strdup_printf ("%sSELECT %s FROM %s t %s%s %s", sql->with->str, what,
                                           self->type->name, ordered ? sql->join->str : "",
                                           sql->where->str, ordered ? sql->order->str : "");

  return mst_query_sql_prepare (sql, store->connection, text, error);
}

/* The number of records that have each value of @field, nullable, as "value" and "n". What is hidden is
 * counted and taken off: few records, where to pass over them would cost each of the others. */
static MstStatement *
prepare_numbers (const MstQuery *self, MstStore *store, const char *field, GError **error)
{
  gboolean hides = mst_query_hides_ended (self);
  g_autoptr (MstQuerySql) sql = mst_query_sql_new (self, hides ? MST_SCOPE_ALL : self->scope);
  g_autoptr (MstQuerySql) hidden = hides ? mst_query_sql_new (self, MST_SCOPE_ENDED) : NULL;
  g_autofree char *value = field != NULL ? g_strconcat ("t.", field, NULL) : g_strdup ("NULL");
  g_autofree char *group =
    field != NULL ? g_strconcat (" GROUP BY t.", field, NULL) : g_strdup ("");
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text,
                   "%sSELECT value, sum(n) FROM (SELECT %s AS value, count(*) AS n FROM %s t %s%s",
                   sql->with->str, value, self->type->name, sql->where->str, group);
  /* Not grouped by themselves: for that the database would walk through all the others in order. */
  if (hides)
    g_string_append_printf (text, " UNION ALL SELECT %s, %s FROM %s t %s", value,
                            field != NULL ? "-1" : "-count(*)", self->type->name,
                            hidden->where->str);
  g_string_append (text, ") AS numbers GROUP BY value HAVING sum(n) > 0 ORDER BY 2 DESC, value");
  return mst_query_sql_prepare (hides ? hidden : sql, store->connection, text->str, error);
}

gint64
mst_query_count (const MstQuery *self, MstStore *store, GError **error)
{
  MstStatement *statement;
  gint64 n = 0;

  g_return_val_if_fail (self != NULL && MST_IS_STORE (store), -1);

  statement = prepare_numbers (self, store, NULL, error);
  if (statement == NULL)
    return -1;
  if (mst_statement_step (statement))
    n = mst_statement_get_integer (statement, 1);
  return mst_statement_end (statement, error) ? n : -1;
}

typedef struct
{
  const MstQueryMatch *match;
  gint64 *counts;
} Counting;

static gboolean
count_values (gint64 id, const char *const *values, gpointer user_data)
{
  const Counting *counting = user_data;

  mst_query_match_count (counting->match, values, counting->counts);
  return TRUE;
}

/* As many queries as this are counted faster outside of the database. */
#define FEW_QUERIES 8

gboolean
mst_query_count_each (const MstQuery *const *queries, guint n, MstStore *store, gint64 *counts,
                      GError **error)
{
  g_autoptr (MstQuery) all = NULL;
  g_autoptr (MstQuerySql) sql = NULL;
  g_autoptr (MstQueryMatch) match = NULL;
  g_autoptr (GString) what = g_string_new ("count(*)");
  g_autofree int *columns = g_new0 (int, n);
  g_autofree char *text = NULL;
  MstStatement *statement;
  int n_columns = 1;

  g_return_val_if_fail (n > 0 && MST_IS_STORE (store), FALSE);

  all = mst_query_copy (queries[0]);
  mst_query_clear_conditions (all);
  match = n >= FEW_QUERIES ? mst_query_match_new (queries, n) : NULL;
  if (match != NULL)
    {
      Counting counting = { match, counts };

      memset (counts, 0, sizeof *counts * n);
      return mst_query_foreach_values (all, store, mst_query_match_get_fields (match), count_values,
                                       &counting, error);
    }
  sql = mst_query_sql_new (all, all->scope);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *conditions = NULL;

      g_return_val_if_fail (queries[i]->type == all->type && queries[i]->scope == all->scope,
                            FALSE);
      g_return_val_if_fail (queries[i]->area == NULL && queries[i]->search == NULL, FALSE);
      conditions = mst_query_sql_add_conditions (sql, queries[i]);
      if (*conditions == '\0')
        continue; /* all: counted once, however often it is asked for */
      columns[i] = n_columns++;
      g_string_append_printf (what, ", count(*) FILTER (WHERE %s)", conditions);
    }
  text = g_strdup_printf ("SELECT %s FROM %s t %s", what->str, all->type->name, sql->where->str);
  statement = mst_query_sql_prepare (sql, store->connection, text, error);
  if (statement == NULL)
    return FALSE;
  if (mst_statement_step (statement))
    for (guint i = 0; i < n; i++)
      counts[i] = mst_statement_get_integer (statement, columns[i]);
  return mst_statement_end (statement, error);
}

static GArray *
list_in_order (const MstQuery *self, MstStore *store, GError **error)
{
  MstStatement *statement = mst_query_prepare (self, store, "t.id", TRUE, error);

  return statement != NULL ? mst_statement_list_integers (statement, error) : NULL;
}

/* A search alone is answered by indexes alone. */
static MstStatement *
prepare_search (const MstQuery *self, MstStore *store, GError **error)
{
  g_autoptr (MstQuerySql) sql = mst_query_sql_new_empty ();
  g_autofree char *select = mst_search_make_select (sql, self->type, self->search);

  return mst_query_sql_prepare (sql, store->connection, select, error);
}

static GArray *
list_in_any_order (const MstQuery *self, MstStore *store, GError **error)
{
  gboolean is_search = self->area == NULL && self->conditions->len == 0
                       && self->scope == MST_SCOPE_ALL && !mst_query_hides_later (self);
  MstStatement *statement = is_search ? prepare_search (self, store, error)
                                      : mst_query_prepare (self, store, "t.id", FALSE, error);

  return statement != NULL ? mst_statement_list_integers (statement, error) : NULL;
}

/* All records in the order of @self, which is remembered. */
static GArray *
list_all (const MstQuery *self, MstStore *store, gint64 version, GError **error)
{
  g_autoptr (MstQuery) all = mst_query_copy (self);
  GArray *ids;

  mst_query_set_search (all, NULL);
  mst_query_set_area (all, NULL);
  mst_query_clear_conditions (all);
  mst_query_set_scope (all, MST_SCOPE_ALL);
  mst_query_set_as_of (all, NULL);
  ids = list_in_order (all, store, error);
  if (ids == NULL)
    return NULL;
  g_clear_pointer (&store->order, mst_order_free);
  if (ids->len > MAX_SORTED_BY_SQL)
    store->order = mst_order_new (all, ids, version);
  return ids;
}

/* @self hides nobody. */
static GArray *
list_ids (const MstQuery *self, MstStore *store, GError **error)
{
  g_autoptr (GArray) found = NULL;
  gint64 version;

  /* Within a group what is remembered may be wrong at any moment. */
  if (store->in_group || self->group_field >= 0)
    return list_in_order (self, store, error);
  version = mst_connection_get_data_version (store->connection) + store->n_commits;
  if (self->search == NULL && self->area == NULL && self->conditions->len == 0
      && self->scope == MST_SCOPE_ALL && !mst_query_hides_later (self))
    return list_all (self, store, version, error);

  found = list_in_any_order (self, store, error);
  if (found == NULL)
    return NULL;
  if (!mst_order_fits (store->order, self, version))
    {
      g_autoptr (GArray) all = NULL;

      if (found->len <= MAX_SORTED_BY_SQL)
        return list_in_order (self, store, error);
      all = list_all (self, store, version, error);
      if (all == NULL)
        return NULL;
      if (store->order == NULL)
        return list_in_order (self, store, error);
    }
  mst_order_sort (store->order, found);
  return g_steal_pointer (&found);
}

/* Bits of a sieve that most ids fall through while few are looked for. */
#define SIEVE_BITS 65536

static void
remove_ids (GArray *ids, const GArray *removed)
{
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  guint8 sieve[SIEVE_BITS / 8] = { 0 };
  guint n = 0;

  for (guint i = 0; i < removed->len; i++)
    {
      guint64 id = (guint64) g_array_index (removed, gint64, i);

      sieve[id % SIEVE_BITS / 8] |= 1 << id % 8;
      g_hash_table_add (set, GSIZE_TO_POINTER (id));
    }
  for (guint i = 0; i < ids->len; i++)
    {
      guint64 id = (guint64) g_array_index (ids, gint64, i);

      if ((sieve[id % SIEVE_BITS / 8] & 1 << id % 8) != 0
          && g_hash_table_contains (set, GSIZE_TO_POINTER (id)))
        continue;
      g_array_index (ids, gint64, n++) = (gint64) id;
    }
  g_array_set_size (ids, n);
}

/* What is out of use on the day of @self. */
static GArray *
list_ended (const MstQuery *self, MstStore *store, GError **error)
{
  g_autoptr (MstQuery) ended = mst_query_new (self->type);

  mst_query_set_scope (ended, MST_SCOPE_ENDED);
  mst_query_set_as_of (ended, self->as_of);
  return list_in_any_order (ended, store, error);
}

GArray *
mst_query_list_ids (const MstQuery *self, MstStore *store, GError **error)
{
  g_autoptr (MstQuery) all = NULL;
  g_autoptr (GArray) ended = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (self != NULL && MST_IS_STORE (store), NULL);

  if (!mst_query_hides_ended (self))
    return list_ids (self, store, error);
  /* Taken out of the list, not out of what the database looks at: its ways stay the short ones. */
  all = mst_query_copy (self);
  mst_query_set_scope (all, MST_SCOPE_ALL);
  ids = list_ids (all, store, error);
  ended = ids != NULL ? list_ended (self, store, error) : NULL;
  if (ended == NULL)
    return NULL;
  if (ended->len > 0)
    remove_ids (ids, ended);
  return g_steal_pointer (&ids);
}

gboolean
mst_query_foreach (const MstQuery *self, MstStore *store, MstRecordFunc func, gpointer user_data,
                   GError **error)
{
  MstTypeSql *sql;
  MstStatement *statement;
  gboolean goes_on = TRUE;

  g_return_val_if_fail (self != NULL && MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  sql = mst_store_get_type_sql (store, self->type);
  statement = mst_query_prepare (self, store, sql->columns, TRUE, error);
  if (statement == NULL)
    return FALSE;
  while (goes_on && mst_statement_step (statement))
    {
      g_autoptr (MstRecord) record = mst_type_sql_read (sql, statement);

      goes_on = func (record, user_data);
    }
  return mst_statement_end (statement, error);
}

static void
free_record (gpointer data)
{
  if (data != NULL)
    mst_record_unref (data);
}

GPtrArray *
mst_store_get_many (MstStore *self, const MstRecordType *type, const gint64 *ids, guint n_ids,
                    GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_ids, free_record);
  MstTypeSql *sql;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  sql = mst_store_get_type_sql (self, type);
  for (guint i = 0; i < n_ids; i++)
    {
      MstStatement *statement = mst_connection_prepare (self->connection, sql->select, error);
      MstRecord *record = NULL;

      if (statement == NULL)
        return NULL;
      mst_statement_bind_integer (statement, 1, ids[i]);
      if (mst_statement_step (statement))
        record = mst_type_sql_read (sql, statement);
      g_ptr_array_add (records, record);
      if (!mst_statement_end (statement, error))
        return NULL;
    }
  return g_steal_pointer (&records);
}

double *
mst_query_sum (const MstQuery *self, MstStore *store, GError **error)
{
  g_autoptr (GString) what = g_string_new ("count(*)");
  g_autofree double *sums = NULL;
  MstStatement *statement;

  g_return_val_if_fail (self != NULL && MST_IS_STORE (store), NULL);

  sums = g_new0 (double, self->type->n_fields);
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->type->fields[i].flags & MST_FIELD_SUMMED)
      g_string_append_printf (what, ", sum(t.%s)", self->type->fields[i].name);
  if (what->len == strlen ("count(*)"))
    return g_steal_pointer (&sums);
  statement = mst_query_prepare (self, store, what->str, FALSE, error);
  if (statement == NULL)
    return NULL;
  if (mst_statement_step (statement))
    for (guint i = 0, column = 1; i < self->type->n_fields; i++)
      if (self->type->fields[i].flags & MST_FIELD_SUMMED)
        sums[i] = mst_statement_get_double (statement, (int) column++);
  return mst_statement_end (statement, error) ? g_steal_pointer (&sums) : NULL;
}

static void
tally_free (gpointer data)
{
  MstTally *tally = data;

  g_free (tally->value);
  g_free (tally);
}

GPtrArray *
mst_query_tally (const MstQuery *self, MstStore *store, const char *field, GError **error)
{
  g_autoptr (GPtrArray) tallies = g_ptr_array_new_with_free_func (tally_free);
  MstStatement *statement;

  g_return_val_if_fail (self != NULL && MST_IS_STORE (store), NULL);
  g_return_val_if_fail (mst_record_type_find (self->type, field) >= 0, NULL);

  statement = prepare_numbers (self, store, field, error);
  if (statement == NULL)
    return NULL;
  while (mst_statement_step (statement))
    {
      MstTally *tally = g_new0 (MstTally, 1);

      tally->value = g_strdup (mst_statement_get_text (statement, 0));
      tally->count = mst_statement_get_integer (statement, 1);
      g_ptr_array_add (tallies, tally);
    }
  return mst_statement_end (statement, error) ? g_steal_pointer (&tallies) : NULL;
}
