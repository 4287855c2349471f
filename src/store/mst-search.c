/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index: its tables, keeping them in step, and comparing them with the records. */
#include "config.h"

#include "mst-search.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Raised whenever records get other terms, by this code or by the tables of readings behind it. */
#define TERMS_VERSION "2"

/* --- tables --- */

static gboolean
is_searched (const MstRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & MST_FIELD_SEARCHED)
      return TRUE;
  return FALSE;
}

/* @name: of what the index is of. */
static gboolean
make_index (MstConnection *connection, const char *name, GError **error)
{
  /* Only ids are asked of the index: no places in the text, no lengths, no text. */
  g_autofree char *sql = g_strdup_printf (
    "DROP TABLE IF EXISTS %s_search;"
    "CREATE VIRTUAL TABLE %s_search USING fts5 (terms, content = '', columnsize = 0, "
    "detail = none, tokenize = \"ascii tokenchars '#@~'\")",
    name, name);

  return mst_connection_execute (connection, sql, error);
}

static gboolean
add_record (const MstRecord *record, gpointer user_data)
{
  mst_search_writer_note (user_data, NULL, record);
  return TRUE;
}

static gboolean
make_shared_texts (MstConnection *connection, GError **error)
{
  return mst_connection_execute (connection,
                                 "DROP TABLE IF EXISTS shared_text;"
                                 "CREATE TABLE shared_text (id INTEGER NOT NULL PRIMARY KEY, "
                                 "text TEXT NOT NULL UNIQUE) STRICT",
                                 error)
         && make_index (connection, "shared_text", error);
}

static gboolean
make_tables (MstStore *store, GError **error)
{
  const MstRecordType *const *types = mst_record_types ();

  if (!make_shared_texts (store->connection, error))
    return FALSE;

  for (guint i = 0; types[i] != NULL; i++)
    {
      MstSearchWriter *writer = mst_search_writer_new ();
      g_autoptr (MstQuery) all = mst_query_new (types[i]);
      gboolean made = TRUE;

      if (is_searched (types[i]))
        made = make_index (store->connection, types[i]->name, error)
               && mst_query_foreach (all, store, add_record, writer, error)
               && mst_search_writer_finish (writer, store->connection, error);
      mst_search_writer_free (writer);
      if (!made)
        return FALSE;
    }
  return mst_store_write_setting (store, "search_terms", TERMS_VERSION, error);
}

gboolean
mst_search_prepare (MstStore *store, GError **error)
{
  g_autofree char *version = mst_store_dup_setting (store, "search_terms");

  if (g_strcmp0 (version, TERMS_VERSION) == 0)
    return TRUE;
  if (!mst_connection_execute (store->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (make_tables (store, error) && mst_connection_execute (store->connection, "COMMIT", error))
    return TRUE;
  if (mst_connection_in_transaction (store->connection))
    mst_connection_execute (store->connection, "ROLLBACK", NULL);
  return FALSE;
}

/* --- writing --- */

typedef struct
{
  const MstRecordType *type;
  gint64 id;
  char *before; /* terms; nullable */
  char *after;
} Note;

struct _MstSearchWriter
{
  GArray *notes;
  GHashTable *texts; /* shared ones that records have got */
  GString *buffer;
};

static void
clear_note (gpointer data)
{
  Note *note = data;

  g_free (note->before);
  g_free (note->after);
}

MstSearchWriter *
mst_search_writer_new (void)
{
  MstSearchWriter *self = g_new0 (MstSearchWriter, 1);

  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (self->notes, clear_note);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->buffer = g_string_new (NULL);
  return self;
}

void
mst_search_writer_free (MstSearchWriter *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->notes);
  g_hash_table_unref (self->texts);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

static char *
make_terms (MstSearchWriter *self, const MstRecord *record)
{
  if (record == NULL)
    return NULL;
  g_string_truncate (self->buffer, 0);
  mst_search_append_terms (self->buffer, record);
  return g_strndup (self->buffer->str, self->buffer->len);
}

static void
note_texts (MstSearchWriter *self, const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *value = mst_record_get_at (record, i);

      if (value != NULL && mst_search_get_kind (&type->fields[i]) == MST_SEARCH_SHARED_TEXT
          && !g_hash_table_contains (self->texts, value))
        g_hash_table_add (self->texts, g_strdup (value));
    }
}

void
mst_search_writer_note (MstSearchWriter *self, const MstRecord *before, const MstRecord *after)
{
  const MstRecord *either = after != NULL ? after : before;
  Note note = {
    .type = mst_record_get_record_type (either),
    .id = mst_record_get_id (either),
    .before = make_terms (self, before),
    .after = make_terms (self, after),
  };

  if (after != NULL)
    note_texts (self, after);
  if (is_searched (note.type) && g_strcmp0 (note.before, note.after) != 0)
    g_array_append_val (self->notes, note);
  else
    clear_note (&note);
}

/* By type and id; of one record in the order in which they were made. */
static int
compare_notes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Note *first = a, *second = b;

  if (first->type != second->type)
    return first->type < second->type ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

static gboolean
run (MstConnection *connection, const char *sql, gint64 id, const char *terms, GError **error)
{
  MstStatement *statement = mst_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, id);
  mst_statement_bind_static (statement, 2, terms);
  return mst_statement_run (statement, error);
}

static gboolean
write_notes (MstSearchWriter *self, MstConnection *connection, GError **error)
{
  const MstRecordType *type = NULL;
  g_autofree char *add = NULL;
  g_autofree char *take = NULL;

  g_qsort_with_data (self->notes->data, (int) self->notes->len, sizeof (Note), compare_notes, NULL);
  for (guint i = 0; i < self->notes->len;)
    {
      const Note *first = &g_array_index (self->notes, Note, i);
      const Note *last = first;

      while (++i < self->notes->len && compare_notes (first, last + 1, NULL) == 0)
        last++;
      if (first->type != type)
        {
          type = first->type;
          g_free (add);
          g_free (take);
          add =
            g_strdup_printf ("INSERT INTO %s_search (rowid, terms) VALUES ($1, $2)", type->name);
          take = g_strdup_printf (
            "INSERT INTO %s_search (%s_search, rowid, terms) VALUES ('delete', $1, $2)", type->name,
            type->name);
        }
      if (g_strcmp0 (first->before, last->after) == 0)
        continue;
      if ((first->before != NULL && !run (connection, take, first->id, first->before, error))
          || (last->after != NULL && !run (connection, add, first->id, last->after, error)))
        return FALSE;
    }
  return TRUE;
}

/* The id of a text that was not there; 0 when it was. */
static gboolean
insert_text (MstConnection *connection, const char *text, gint64 *id, GError **error)
{
  MstStatement *statement = mst_connection_prepare (
    connection,
    "INSERT INTO shared_text (text) VALUES ($1) ON CONFLICT (text) DO NOTHING RETURNING id", error);
  g_autoptr (GError) local = NULL;

  *id = 0;
  if (statement == NULL)
    return FALSE;
  mst_statement_bind_static (statement, 1, text);
  if (mst_statement_step (statement, &local))
    *id = mst_statement_get_integer (statement, 0);
  if (local != NULL)
    {
      mst_statement_reset (statement);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return mst_statement_run (statement, error);
}

/* What is there already is indexed already. What no record has any more stays: it finds nothing. All
 * rows are written before all terms, for FTS5 writes out what it has gathered at each statement that
 * may have to be taken back by itself. */
static gboolean
write_texts (MstSearchWriter *self, MstConnection *connection, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer text;
  gint64 id;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      if (!insert_text (connection, text, &id, error))
        return FALSE;
      if (id == 0)
        continue;
      g_array_append_val (ids, id);
      g_ptr_array_add (texts, text);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_string_truncate (self->buffer, 0);
      mst_search_append_text_terms (self->buffer, g_ptr_array_index (texts, i));
      if (!run (connection, "INSERT INTO shared_text_search (rowid, terms) VALUES ($1, $2)",
                g_array_index (ids, gint64, i), self->buffer->str, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mst_search_writer_finish (MstSearchWriter *self, MstConnection *connection, GError **error)
{
  return write_texts (self, connection, error) && write_notes (self, connection, error);
}

/* --- checking --- */

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
  g_autoptr (GError) local = NULL;
  Sum sum = { 0, g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint64)) };
  MstStatement *statement =
    mst_connection_prepare (connection, "SELECT id, text FROM shared_text", &local);

  while (statement != NULL && mst_statement_step (statement, &local))
    {
      g_string_truncate (sum.terms, 0);
      mst_search_append_text_terms (sum.terms, mst_statement_get_text (statement, 1));
      add_terms (&sum, mst_statement_get_integer (statement, 0));
    }
  if (statement != NULL)
    mst_statement_reset (statement);
  *total = sum.sum;
  g_string_free (sum.terms, TRUE);
  g_array_unref (sum.hashes);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
sum_records (MstStore *store, const MstRecordType *type, guint64 *total, GError **error)
{
  g_autoptr (MstQuery) all = mst_query_new (type);
  Sum sum = { 0, g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint64)) };
  gboolean summed = mst_query_foreach (all, store, sum_record, &sum, error);

  *total = sum.sum;
  g_string_free (sum.terms, TRUE);
  g_array_unref (sum.hashes);
  return summed;
}

/* Sums up what the temporary table of terms lists. */
static gboolean
sum_listed_terms (MstConnection *connection, guint64 *total, GError **error)
{
  g_autoptr (GError) local = NULL;
  MstStatement *statement =
    mst_connection_prepare (connection, "SELECT term, doc FROM temp.search_terms", error);

  *total = 0;
  if (statement == NULL)
    return FALSE;
  while (mst_statement_step (statement, &local))
    {
      const char *term = mst_statement_get_text (statement, 0);

      *total += mix (hash_term (term, strlen (term)), mst_statement_get_integer (statement, 1));
    }
  mst_statement_reset (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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

      if (!is_searched (types[i]))
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
