/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many records queries had on an evening that has passed: today's, with what the journal says of the
 * days since taken back, in one walk through them. */
#include "config.h"

#include "mst-query-private.h"
#include "mst-store-private.h"

#include <string.h>

/* The fields that queries of one type ask for, "ended" and "since" among them. */
#define MAX_FIELDS 5

typedef struct
{
  const MstRecordType *type;
  const char *fields[MAX_FIELDS];
  char *keys[MAX_FIELDS]; /* "\"field\":\"" */
  guint n_fields;
  GHashTable *records; /* gint64 → Touched */
} Type;

/** Touched: a record that came, went or changed since: what it was then and what it is now. A value is
 * NULL where blank, #unknown where no entry tells. */
typedef struct
{
  gint64 id;
  gboolean was_there, is_there;
  const char *then[MAX_FIELDS];
  const char *now[MAX_FIELDS];
} Touched;

static const char unknown[] = "";

typedef struct
{
  MstStore *store;
  const char *day;
  GArray *types; /* Type */
  GStringChunk *texts;
} Past;

/* --- what is asked for --- */

static void
type_clear (gpointer data)
{
  Type *type = data;

  for (guint i = 0; i < type->n_fields; i++)
    g_free (type->keys[i]);
  g_hash_table_unref (type->records);
}

static void
add_field (Type *type, const char *field)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i], field) == 0)
      return;
  g_return_if_fail (type->n_fields < MAX_FIELDS);
  type->fields[type->n_fields] = field;
  type->keys[type->n_fields++] = g_strdup_printf ("\"%s\":\"", field);
}

static Type *
find_type (Past *self, const char *name)
{
  for (guint i = 0; i < self->types->len; i++)
    if (strcmp (g_array_index (self->types, Type, i).type->name, name) == 0)
      return &g_array_index (self->types, Type, i);
  return NULL;
}

static void
add_query (Past *self, const MstQuery *query, const char *summed)
{
  const MstRecordType *record_type = mst_query_get_record_type (query);
  Type *type = find_type (self, record_type->name);

  if (type == NULL)
    {
      Type added = { .type = record_type };

      added.records = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
      g_array_append_val (self->types, added);
      type = &g_array_index (self->types, Type, self->types->len - 1);
      add_field (type, MST_ENDED);
      if (mst_record_type_find (record_type, MST_SINCE) >= 0)
        add_field (type, MST_SINCE);
    }
  for (guint i = 0; i < mst_query_get_n_conditions (query); i++)
    {
      const MstField *field;
      MstOperator operator_;

      mst_query_get_condition (query, i, &field, &operator_, NULL, NULL);
      g_return_if_fail (operator_ == MST_OPERATOR_IS);
      g_return_if_fail (field->kind == MST_FIELD_CHOICE || field->kind == MST_FIELD_FLAG);
      add_field (type, field->name);
    }
  if (summed != NULL)
    add_field (type, summed);
}

/* --- the journal --- */

/* The value that an entry's JSON has for a field; NULL where it doesn't name it. Codes and days have
 * nothing in them that is written otherwise in JSON, and within a text quotation marks are. */
static const char *
find_value (Past *self, const char *json, const char *key)
{
  const char *found = json != NULL ? strstr (json, key) : NULL;
  const char *value = found != NULL ? found + strlen (key) : NULL;
  g_autofree char *text = NULL;

  if (value == NULL)
    return NULL;
  text = g_strndup (value, strcspn (value, "\""));
  return g_string_chunk_insert_const (self->texts, text);
}

static Touched *
ensure_touched (Type *type, gint64 id, gboolean was_there)
{
  Touched *touched = g_hash_table_lookup (type->records, &id);

  if (touched != NULL)
    return touched;
  touched = g_new0 (Touched, 1);
  touched->id = id;
  touched->was_there = touched->is_there = was_there;
  for (guint i = 0; i < type->n_fields; i++)
    touched->then[i] = touched->now[i] = was_there ? unknown : NULL;
  g_hash_table_insert (type->records, &touched->id, touched);
  return touched;
}

static void
note_insert (Past *self, Type *type, gint64 id, const char *after)
{
  Touched *touched = ensure_touched (type, id, FALSE);

  touched->is_there = TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    touched->now[i] = find_value (self, after, type->keys[i]);
}

static void
note_delete (Past *self, Type *type, gint64 id, const char *before)
{
  Touched *touched = ensure_touched (type, id, TRUE);

  touched->is_there = FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    if (touched->then[i] == unknown)
      touched->then[i] = find_value (self, before, type->keys[i]);
}

/* The entry names the fields that changed, with what they were and what they became. */
static void
note_update (Past *self, Type *type, gint64 id, const char *before, const char *after)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *old_value = find_value (self, before, type->keys[i]);
      const char *new_value = find_value (self, after, type->keys[i]);
      Touched *touched;

      if (old_value == NULL && new_value == NULL)
        continue;
      touched = ensure_touched (type, id, TRUE);
      if (touched->then[i] == unknown)
        touched->then[i] = old_value;
      touched->now[i] = new_value;
    }
}

static gboolean
walk (Past *self, gint64 first, GError **error)
{
  MstStatement *statement = mst_connection_prepare (
    self->store->connection,
    "SELECT type, record, change, before, after FROM journal WHERE sequence >= $1 "
    "AND change IN ('insert', 'update', 'delete') ORDER BY sequence",
    error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, first);
  while (mst_statement_step (statement))
    {
      Type *type = find_type (self, mst_statement_get_text (statement, 0));
      gint64 id = mst_statement_get_integer (statement, 1);

      if (type == NULL)
        continue;
      switch (*mst_statement_get_text (statement, 2))
        {
        case 'i':
          note_insert (self, type, id, mst_statement_get_text (statement, 4));
          break;
        case 'd':
          note_delete (self, type, id, mst_statement_get_text (statement, 3));
          break;
        default:
          note_update (self, type, id, mst_statement_get_text (statement, 3),
                       mst_statement_get_text (statement, 4));
          break;
        }
    }
  return mst_statement_end (statement, error);
}

/* What no entry tells is as it always was. */
static void
complete (Past *self, const Type *type, Touched *touched)
{
  g_autoptr (MstRecord) record = NULL;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *value;

      if (touched->then[i] != unknown && touched->now[i] != unknown)
        continue;
      if (record == NULL)
        record = mst_store_get (self->store, type->type, touched->id, NULL);
      value = record != NULL ? mst_record_get (record, type->fields[i]) : NULL;
      if (value != NULL)
        value = g_string_chunk_insert_const (self->texts, value);
      if (touched->then[i] == unknown)
        touched->then[i] = value;
      touched->now[i] = value;
    }
}

/* --- counting --- */

/* Whether a record with @values counts on the day. */
static gboolean
is_current (const Past *self, const Type *type, const char *const *values)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (values[i] == NULL)
        continue;
      if (strcmp (type->fields[i], MST_ENDED) == 0 && strcmp (values[i], self->day) <= 0)
        return FALSE;
      if (strcmp (type->fields[i], MST_SINCE) == 0 && strcmp (values[i], self->day) > 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fits (const Past *self, const Type *type, const char *const *values, const MstQuery *query)
{
  if (!is_current (self, type, values))
    return FALSE;
  for (guint i = 0; i < mst_query_get_n_conditions (query); i++)
    {
      const MstField *field;
      const char *value;

      mst_query_get_condition (query, i, &field, NULL, &value, NULL);
      for (guint j = 0; j < type->n_fields; j++)
        if (strcmp (type->fields[j], field->name) == 0 && g_strcmp0 (values[j], value) != 0)
          return FALSE;
    }
  return TRUE;
}

/* What a record with @values counts for: its value of @summed, or, without one, for one. */
static gint64
weigh (const Type *type, const char *const *values, const char *summed)
{
  if (summed == NULL)
    return 1;
  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i], summed) == 0)
      return mst_value_to_integer (values[i]);
  g_return_val_if_reached (0);
}

/* By how much more there were then of those that were touched since. */
static gint64
count_difference (Past *self, const MstQuery *query, const char *summed)
{
  const Type *type = find_type (self, mst_query_get_record_type (query)->name);
  GHashTableIter iter;
  gpointer data;
  gint64 n = 0;

  g_assert (type != NULL); /* it was added with the query */
  g_hash_table_iter_init (&iter, type->records);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Touched *touched = data;

      complete (self, type, touched);
      if (touched->was_there && fits (self, type, touched->then, query))
        n += weigh (type, touched->then, summed);
      if (touched->is_there && fits (self, type, touched->now, query))
        n -= weigh (type, touched->now, summed);
    }
  return n;
}

/* The first entry since; G_MAXINT64 when there is none. */
static gboolean
find_first (MstStore *store, const char *day, gint64 *first, gboolean *is_known, GError **error)
{
  MstStatement *statement = mst_connection_prepare (
    store->connection,
    "SELECT min(CASE WHEN substr(at, 1, 10) > $1 THEN first_sequence END), "
    "count(CASE WHEN substr(at, 1, 10) <= $1 THEN 1 END) FROM journal_group",
    error);

  if (statement == NULL)
    return FALSE;
  mst_statement_bind_text (statement, 1, day);
  if (mst_statement_step (statement))
    {
      *first = mst_statement_is_null (statement, 0) ? G_MAXINT64
                                                    : mst_statement_get_integer (statement, 0);
      *is_known = mst_statement_get_integer (statement, 1) > 0;
    }
  return mst_statement_end (statement, error);
}

/* Of today's records as of the day. */
static gboolean
count_now (const Past *self, const MstQuery *query, const char *summed, gint64 *count,
           GError **error)
{
  g_autoptr (MstQuery) then = mst_query_copy (query);
  g_autofree double *sums = NULL;

  mst_query_set_as_of (then, self->day);
  if (summed == NULL)
    return (*count = mst_query_count (then, self->store, error)) >= 0;
  sums = mst_query_sum (then, self->store, error);
  if (sums != NULL)
    *count = (gint64) sums[mst_record_type_find (mst_query_get_record_type (query), summed)];
  return sums != NULL;
}

static gboolean
count_all (Past *self, const MstQuery *const *queries, const char *const *summed, guint n,
           gint64 first, gint64 *counts, GError **error)
{
  for (guint i = 0; i < n; i++)
    add_query (self, queries[i], summed != NULL ? summed[i] : NULL);
  if (first != G_MAXINT64 && !walk (self, first, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *what = summed != NULL ? summed[i] : NULL;

      if (!count_now (self, queries[i], what, &counts[i], error))
        return FALSE;
      counts[i] += count_difference (self, queries[i], what);
    }
  return TRUE;
}

gboolean
mst_query_count_past_each (const MstQuery *const *queries, const char *const *summed, guint n,
                           MstStore *store, const char *day, gint64 *counts, GError **error)
{
  Past past = { .store = store, .day = day };
  gboolean is_known = FALSE;
  gboolean counted;
  gint64 first;

  g_return_val_if_fail (n > 0 && MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (day != NULL && counts != NULL, FALSE);

  for (guint i = 0; i < n; i++)
    {
      g_return_val_if_fail (queries[i]->search == NULL && queries[i]->area == NULL, FALSE);
      counts[i] = -1;
    }
  if (!find_first (store, day, &first, &is_known, error))
    return FALSE;
  if (!is_known)
    return TRUE;
  past.types = g_array_new (FALSE, FALSE, sizeof (Type));
  g_array_set_clear_func (past.types, type_clear);
  past.texts = g_string_chunk_new (256);
  counted = count_all (&past, queries, summed, n, first, counts, error);
  g_array_unref (past.types);
  g_string_chunk_free (past.texts);
  return counted;
}

gboolean
mst_query_count_past (const MstQuery *self, MstStore *store, const char *day, gint64 *count,
                      GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return mst_query_count_past_each (&self, NULL, 1, store, day, count, error);
}
