/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index: its tables, and keeping them in step with the records. */
#include "config.h"

#include "mst-search.h"

#include "mst-search-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Raised whenever records get other terms, by this code or by the tables of readings behind it, and when
 * another type is searched. */
#define TERMS_VERSION "5"

/* --- tables --- */

gboolean
mst_search_has_index (const MstRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & MST_FIELD_SEARCHED)
      return TRUE;
  return FALSE;
}

/* Bytes of terms that are gathered before they are written: with the default of a megabyte an import
 * writes several parts and joins them, which takes twice the time. */
#define GATHERED_BYTES 8388608

/* @name: of what the index is of. */
static gboolean
make_index (MstConnection *connection, const char *name, GError **error)
{
  /* Only ids are asked of the index: no places in the text, no lengths, no text. */
  g_autofree char *sql = g_strdup_printf (
    "DROP TABLE IF EXISTS %s_search;"
    "CREATE VIRTUAL TABLE %s_search USING fts5 (terms, content = '', columnsize = 0, "
    "detail = none, tokenize = \"ascii tokenchars '#@~'\");"
    "INSERT INTO %s_search (%s_search, rank) VALUES ('hashsize', %d)",
    name, name, name, name, GATHERED_BYTES);

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

      mst_query_set_scope (all, MST_SCOPE_ALL);
      if (mst_search_has_index (types[i]))
        made = make_index (store->connection, types[i]->name, error)
               && mst_query_foreach (all, store, add_record, writer, error)
               && mst_search_writer_finish (writer, store->connection, error);
      mst_search_writer_free (writer);
      if (!made)
        return FALSE;
    }
  return mst_store_write_setting (store, "search_terms", TERMS_VERSION, error);
}

static gboolean
is_prepared (MstStore *store)
{
  g_autofree char *version = mst_store_dup_setting (store, "search_terms");

  return g_strcmp0 (version, TERMS_VERSION) == 0;
}

gboolean
mst_search_prepare (MstStore *store, GError **error)
{
  if (is_prepared (store))
    return TRUE;
  if (!mst_connection_execute (store->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  /* Another program may just have done it. */
  if ((is_prepared (store) || make_tables (store, error))
      && mst_connection_execute (store->connection, "COMMIT", error))
    return TRUE;
  if (mst_connection_in_transaction (store->connection))
    mst_connection_execute (store->connection, "ROLLBACK", NULL);
  return FALSE;
}

/* --- writing --- */

struct _MstSearchWriter
{
  MstSearchNotes *notes;
  GHashTable *texts; /* shared ones that records have got */
};

MstSearchWriter *
mst_search_writer_new (void)
{
  MstSearchWriter *self = g_new0 (MstSearchWriter, 1);

  self->notes = mst_search_notes_new ();
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
mst_search_writer_free (MstSearchWriter *self)
{
  if (self == NULL)
    return;
  mst_search_notes_free (self->notes);
  g_hash_table_unref (self->texts);
  g_free (self);
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
  if (after != NULL)
    note_texts (self, after);
  mst_search_notes_add (self->notes, before, after);
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
  g_autoptr (GPtrArray) notes = mst_search_notes_finish (self->notes);
  const MstRecordType *type = NULL;
  g_autofree char *add = NULL;
  g_autofree char *take = NULL;

  for (guint i = 0; i < notes->len;)
    {
      const MstSearchNote *first = g_ptr_array_index (notes, i);
      const MstSearchNote *last = first;

      while (++i < notes->len && mst_search_note_compare (first, g_ptr_array_index (notes, i)) == 0)
        last = g_ptr_array_index (notes, i);
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

  *id = 0;
  if (statement == NULL)
    return FALSE;
  mst_statement_bind_static (statement, 1, text);
  while (mst_statement_step (statement))
    *id = mst_statement_get_integer (statement, 0);
  return mst_statement_end (statement, error);
}

/* What is there already is indexed already. What no record has any more stays: it finds nothing. All
 * rows are written before all terms, for FTS5 writes out what it has gathered at each statement that
 * may have to be taken back by itself. */
static gboolean
write_texts (MstSearchWriter *self, MstConnection *connection, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GString) terms = g_string_new (NULL);
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
      g_string_truncate (terms, 0);
      mst_search_append_text_terms (terms, g_ptr_array_index (texts, i));
      if (!run (connection, "INSERT INTO shared_text_search (rowid, terms) VALUES ($1, $2)",
                g_array_index (ids, gint64, i), terms->str, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mst_search_writer_finish (MstSearchWriter *self, MstConnection *connection, GError **error)
{
  return write_texts (self, connection, error) && write_notes (self, connection, error);
}
