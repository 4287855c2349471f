/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the search index is what the records make it: sums over all pairs of term and id. */
#include "config.h"

#include "mst-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Sum: over all pairs of term and id, whatever their order. */
typedef struct
{
  guint64 sum;
  GString *terms;
  GArray *hashes;
} Sum;

/* FNV-1a */
static guint64
hash_term (const char *term, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) term[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static guint64
mix (guint64 hash, gint64 id)
{
  hash ^= (guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash = (hash ^ hash >> 32) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return hash ^ hash >> 32;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

/* Adds the terms in the buffer, each once. */
static void
add_terms (Sum *sum, gint64 id)
{
  guint64 previous = 0;

  g_array_set_size (sum->hashes, 0);
  for (const char *term = sum->terms->str; *term != '\0';)
    {
      const char *end = strchr (term, ' ');
      guint64 hash = hash_term (term, (gsize) (end - term));

      g_array_append_val (sum->hashes, hash);
      term = end + 1;
    }
  g_array_sort (sum->hashes, compare_hashes);
  for (guint i = 0; i < sum->hashes->len; i++)
    {
      guint64 hash = g_array_index (sum->hashes, guint64, i);

      if (i == 0 || hash != previous)
        sum->sum += mix (hash, id);
      previous = hash;
    }
}

static gboolean
sum_record (const MstRecord *record, gpointer user_data)
{
  Sum *sum = user_data;

  g_string_truncate (sum->terms, 0);
  mst_search_append_terms (sum->terms, record);
  add_terms (sum, mst_record_get_id (record));
  return TRUE;
}

static gboolean
sum_texts (MstConnection *connection, guint64 *total, GError **error)
{
  MstStatement *statement =
    mst_connection_prepare (connection, "SELECT id, text FROM shared_text", error);
  Sum sum;

  if (statement == NULL)
    return FALSE;
  sum = (Sum){ 0, g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint64)) };
  while (mst_statement_step (statement))
    {
      g_string_truncate (sum.terms, 0);
      mst_search_append_text_terms (sum.terms, mst_statement_get_text (statement, 1));
      add_terms (&sum, mst_statement_get_integer (statement, 0));
    }
  *total = sum.sum;
  g_string_free (sum.terms, TRUE);
  g_array_unref (sum.hashes);
  return mst_statement_end (statement, error);
}

static gboolean
sum_records (MstStore *store, const MstRecordType *type, guint64 *total, GError **error)
{
  g_autoptr (MstQuery) all = mst_query_new (type);
  Sum sum = { 0, g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint64)) };
  gboolean summed;

  mst_query_set_scope (all, MST_SCOPE_ALL);
  summed = mst_query_foreach (all, store, sum_record, &sum, error);

  *total = sum.sum;
  g_string_free (sum.terms, TRUE);
  g_array_unref (sum.hashes);
  return summed;
}

/* Sums up what the temporary table of terms lists. */
static gboolean
sum_listed_terms (MstConnection *connection, guint64 *total, GError **error)
{
  MstStatement *statement =
    mst_connection_prepare (connection, "SELECT term, doc FROM temp.search_terms", error);

  *total = 0;
  if (statement == NULL)
    return FALSE;
  while (mst_statement_step (statement))
    {
      const char *term = mst_statement_get_text (statement, 0);

      *total += mix (hash_term (term, strlen (term)), mst_statement_get_integer (statement, 1));
    }
  return mst_statement_end (statement, error);
}

static gboolean
sum_index (MstStore *store, const char *name, guint64 *total, GError **error)
{
  g_autofree char *make = g_strdup_printf (
    "CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab ('main', '%s_search', 'instance')",
    name);
  gboolean summed;

  /* A temporary table counts as a change too. */
  if (store->is_read_only
      && !mst_connection_execute (store->connection, "PRAGMA query_only = OFF", error))
    return FALSE;
  summed = mst_connection_execute (store->connection, make, error)
           && sum_listed_terms (store->connection, total, error);
  mst_connection_execute (store->connection, "DROP TABLE IF EXISTS temp.search_terms", NULL);
  if (store->is_read_only)
    mst_connection_execute (store->connection, "PRAGMA query_only = ON", NULL);
  return summed;
}

/* The values of shared texts that aren't among them. */
static gint64
count_unshared (MstConnection *connection, const MstRecordType *type, GError **error)
{
  gint64 n = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (mst_search_get_kind (&type->fields[i]) == MST_SEARCH_SHARED_TEXT)
      {
        const char *name = type->fields[i].name;
        g_autoptr (GError) local = NULL;
        g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM %s WHERE %s IS NOT NULL AND %s NOT IN "
                           "(SELECT text FROM shared_text)",
                           type->name, name, name);

        n += mst_connection_get_integer (connection, sql, &local);
        if (local != NULL)
          {
            g_propagate_error (error, g_steal_pointer (&local));
            return -1;
          }
      }
  return n;
}

static void
add_problem (GPtrArray *problems, const char *of)
{
  g_ptr_array_add (problems,
                   g_strdup_printf (_ ("The search index of %s doesn't fit the records."), of));
}

gboolean
mst_search_check (MstStore *store, GPtrArray *problems, MstProgress *progress, GError **error)
{
  const MstRecordType *const *types = mst_record_types ();
  guint64 of_records, of_index;

  for (guint i = 0; types[i] != NULL; i++)
    {
      gint64 n_unshared;

      if (!mst_search_has_index (types[i]))
        continue;
      if (mst_progress_is_cancelled (progress, error)
          || !sum_records (store, types[i], &of_records, error)
          || !sum_index (store, types[i]->name, &of_index, error))
        return FALSE;
      n_unshared = count_unshared (store->connection, types[i], error);
      if (n_unshared < 0)
        return FALSE;
      if (of_records != of_index || n_unshared > 0)
        add_problem (problems, _ (types[i]->label_plural));
    }
  if (!sum_texts (store->connection, &of_records, error)
      || !sum_index (store, "shared_text", &of_index, error))
    return FALSE;
  if (of_records != of_index)
    add_problem (problems, _ ("shared texts"));
  return TRUE;
}
