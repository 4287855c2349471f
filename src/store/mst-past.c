/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many records a query had on an evening that has passed: today's, with what the journal says of the
 * days since taken back. */
#include "config.h"

#include "mst-query-private.h"
#include "mst-store-private.h"

#include <string.h>

/* An update tells of something that counts here when it names one of the fields that are asked for. */
#define MAX_FIELDS 8

typedef struct
{
  const MstQuery *query;
  MstStore *store;
  const char *day;
  gint64 first; /* sequence of the first entry since */
  const char *fields[MAX_FIELDS];
  guint n_fields;
} Past;

static void
collect_fields (Past *self)
{
  for (guint i = 0; i < mst_query_get_n_conditions (self->query); i++)
    {
      const MstField *field;
      MstOperator operator_;

      mst_query_get_condition (self->query, i, &field, &operator_, NULL, NULL);
      g_return_if_fail (operator_ == MST_OPERATOR_IS && self->n_fields + 1 < MAX_FIELDS);
      self->fields[self->n_fields++] = field->name;
    }
  self->fields[self->n_fields++] = MST_ENDED;
}

/* "…": in the text of an entry only a field's name stands between plain quotation marks and before a
 * colon. */
static char *
make_select (const Past *self, const char *what, const char *tail)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql,
                   "WITH touched AS (SELECT record, min(sequence) AS sequence FROM journal "
                   "WHERE sequence >= %" G_GINT64_FORMAT
                   " AND type = '%s' AND (change IN ('insert', 'delete') "
                   "OR change = 'update' AND (",
                   self->first, mst_query_get_record_type (self->query)->name);
  for (guint i = 0; i < self->n_fields; i++)
    g_string_append_printf (sql, "%sbefore LIKE '%%\"%s\":%%' OR after LIKE '%%\"%s\":%%'",
                            i == 0 ? "" : " OR ", self->fields[i], self->fields[i]);
  g_string_append_printf (sql, ")) GROUP BY record) SELECT %s FROM touched %s", what, tail);
  return g_string_free (sql, FALSE);
}

/* The first entry since; G_MAXINT64 when there is none. FALSE also when the file is younger. */
static gboolean
find_first (MstStore *store, const char *day, gint64 *first, gboolean *is_known, GError **error)
{
  MstStatement *statement = mst_connection_prepare (
    store->connection,
    "SELECT min(CASE WHEN substr(at, 1, 10) > $1 THEN first_sequence END), "
    "count(CASE WHEN substr(at, 1, 10) <= $1 THEN 1 END) FROM journal_group",
    error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_text (statement, 1, day);
  if (mst_statement_step (statement, &local))
    {
      *first = mst_statement_is_null (statement, 0) ? G_MAXINT64
                                                    : mst_statement_get_integer (statement, 0);
      *is_known = mst_statement_get_integer (statement, 1) > 0;
    }
  mst_statement_reset (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Of the records touched since, those that are in the file now and fit. */
static gint64
count_touched (const Past *self, GError **error)
{
  g_autoptr (MstQuery) then = mst_query_copy (self->query);
  g_autoptr (MstQuerySql) conditions = NULL;
  g_autoptr (GString) tail = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) local = NULL;
  MstStatement *statement;
  gint64 n = 0;

  mst_query_set_as_of (then, self->day);
  conditions = mst_query_sql_new (then, MST_SCOPE_CURRENT);
  g_string_printf (tail, "JOIN %s t ON t.id = touched.record %s",
                   mst_query_get_record_type (self->query)->name, conditions->where->str);
  sql = make_select (self, "count(*)", tail->str);
  statement = mst_connection_prepare (self->store->connection, sql, error);
  if (statement == NULL)
    return -1;
  for (guint i = 0; i < conditions->texts->len; i++)
    mst_statement_bind_text (statement, (int) i + 1, g_ptr_array_index (conditions->texts, i));
  if (mst_statement_step (statement, &local))
    n = mst_statement_get_integer (statement, 0);
  mst_statement_reset (statement);
  if (local == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

/* The record as it is, or as it was when it was deleted; NULL without @error when nobody knows. */
static MstRecord *
find_last (const Past *self, gint64 id, GError **error)
{
  const MstRecordType *type = mst_query_get_record_type (self->query);
  g_autoptr (MstRecord) present = mst_store_get (self->store, type, id, NULL);
  g_autoptr (GPtrArray) entries = NULL;

  if (present != NULL)
    return g_steal_pointer (&present);
  entries = mst_store_list_journal (self->store, type, id, 0, 1, error);
  if (entries == NULL || entries->len == 0)
    return NULL;
  {
    const MstJournalEntry *last = g_ptr_array_index (entries, 0);

    return last->before != NULL ? mst_record_from_json (type, last->before, error) : NULL;
  }
}

/* What the entry changed is as it was before it. */
static gboolean
take_back (const Past *self, MstRecord *record, const char *before, const char *after,
           GError **error)
{
  const MstRecordType *type = mst_query_get_record_type (self->query);
  g_autoptr (MstRecord) old_values = NULL;
  g_autoptr (MstRecord) new_values = NULL;

  old_values = mst_record_from_json (type, before != NULL ? before : "{}", error);
  if (old_values == NULL)
    return FALSE;
  new_values = mst_record_from_json (type, after != NULL ? after : "{}", error);
  if (new_values == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_fields; i++)
    if (mst_record_get (old_values, self->fields[i]) != NULL
        || mst_record_get (new_values, self->fields[i]) != NULL)
      mst_record_set (record, self->fields[i], mst_record_get (old_values, self->fields[i]));
  return TRUE;
}

static gboolean
fits (const Past *self, const MstRecord *record)
{
  for (guint i = 0; i < mst_query_get_n_conditions (self->query); i++)
    {
      const MstField *field;
      const char *value;

      mst_query_get_condition (self->query, i, &field, NULL, &value, NULL);
      if (g_strcmp0 (mst_record_get (record, field->name), value) != 0)
        return FALSE;
    }
  return mst_record_is_current (record, self->day);
}

typedef struct
{
  gint64 id;
  gboolean was_deleted;
  char *before, *after;
} Touched;

static void
touched_clear (gpointer data)
{
  Touched *touched = data;

  g_free (touched->before);
  g_free (touched->after);
}

/* The records that were there: the first thing that was done to them since isn't that they came. */
static GArray *
list_touched (const Past *self, GError **error)
{
  g_autofree char *sql =
    make_select (self, "touched.record, j.change, j.before, j.after",
                 "JOIN journal j ON j.sequence = touched.sequence WHERE j.change <> 'insert'");
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Touched));
  MstStatement *statement = mst_connection_prepare (self->store->connection, sql, error);
  g_autoptr (GError) local = NULL;

  g_array_set_clear_func (list, touched_clear);
  if (statement == NULL)
    return NULL;
  while (mst_statement_step (statement, &local))
    {
      Touched touched = {
        .id = mst_statement_get_integer (statement, 0),
        .was_deleted = strcmp (mst_statement_get_text (statement, 1), "delete") == 0,
        .before = g_strdup (mst_statement_get_text (statement, 2)),
        .after = g_strdup (mst_statement_get_text (statement, 3)),
      };

      g_array_append_val (list, touched);
    }
  mst_statement_reset (statement);
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Of the records touched since, those that were there and fitted. */
static gint64
count_as_they_were (const Past *self, GError **error)
{
  const MstRecordType *type = mst_query_get_record_type (self->query);
  g_autoptr (GArray) list = list_touched (self, error);
  gint64 n = 0;

  if (list == NULL)
    return -1;
  for (guint i = 0; i < list->len; i++)
    {
      const Touched *touched = &g_array_index (list, Touched, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (MstRecord) record = touched->was_deleted
                                       ? mst_record_from_json (type, touched->before, &local)
                                       : find_last (self, touched->id, &local);

      if (record == NULL && local == NULL)
        continue;
      if (record == NULL
          || (!touched->was_deleted
              && !take_back (self, record, touched->before, touched->after, &local)))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return -1;
        }
      n += fits (self, record) ? 1 : 0;
    }
  return n;
}

gboolean
mst_query_count_past (const MstQuery *self, MstStore *store, const char *day, gint64 *count,
                      GError **error)
{
  Past past = { .query = self, .store = store, .day = day };
  g_autoptr (MstQuery) then = NULL;
  gboolean is_known = FALSE;
  gint64 now_fitting, touched, were;

  g_return_val_if_fail (self != NULL && MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (day != NULL && count != NULL, FALSE);
  g_return_val_if_fail (mst_query_get_search (self) == NULL && mst_query_get_area (self) == NULL,
                        FALSE);

  *count = -1;
  collect_fields (&past);
  if (!find_first (store, day, &past.first, &is_known, error))
    return FALSE;
  if (!is_known)
    return TRUE;
  then = mst_query_copy (self);
  mst_query_set_as_of (then, day);
  now_fitting = mst_query_count (then, store, error);
  if (now_fitting < 0)
    return FALSE;
  touched = past.first == G_MAXINT64 ? 0 : count_touched (&past, error);
  if (touched < 0)
    return FALSE;
  were = past.first == G_MAXINT64 ? 0 : count_as_they_were (&past, error);
  if (were < 0)
    return FALSE;
  *count = now_fitting - touched + were;
  return TRUE;
}
