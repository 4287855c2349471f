/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many records queries had on an evening that has passed: today's, with what the journal says of the
 * days since taken back, in one walk through them. */
#include "config.h"

#include "mst-query-match.h"
#include "mst-store-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

/** Type: the queries of one record type. @asked: their numbers; @fields: those of the match first, then
 *  "ended", "since" and what is summed. */
typedef struct
{
  const MstRecordType *type;
  GPtrArray *queries; /* const MstQuery */
  GArray *asked;      /* guint */
  MstQueryMatch *match;
  GPtrArray *fields;   /* static names */
  GPtrArray *keys;     /* "\"field\":\"" */
  GHashTable *records; /* gint64 → Touched */
} Type;

/** Touched: a record that came, went or changed since: what it was then and what it is now. A value is
 * NULL where blank, #unknown where no entry tells. */
typedef struct
{
  gint64 id;
  gboolean was_there, is_there;
  const char **then, **now; /* by field */
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

  g_ptr_array_unref (type->queries);
  g_array_unref (type->asked);
  g_clear_pointer (&type->match, mst_query_match_free);
  g_ptr_array_unref (type->fields);
  g_ptr_array_unref (type->keys);
  g_hash_table_unref (type->records);
}

static void
touched_free (gpointer data)
{
  Touched *touched = data;

  g_free (touched->then);
  g_free (touched->now);
  g_free (touched);
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
add_query (Past *self, const MstQuery *query, guint number)
{
  const MstRecordType *record_type = mst_query_get_record_type (query);
  Type *type = find_type (self, record_type->name);

  if (type == NULL)
    {
      Type added = {
        .type = record_type,
        .queries = g_ptr_array_new (),
        .asked = g_array_new (FALSE, FALSE, sizeof (guint)),
        .fields = g_ptr_array_new (),
        .keys = g_ptr_array_new_with_free_func (g_free),
        .records = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, touched_free),
      };

      g_array_append_val (self->types, added);
      type = &g_array_index (self->types, Type, self->types->len - 1);
    }
  g_ptr_array_add (type->queries, (gpointer) query);
  g_array_append_val (type->asked, number);
}

static void
add_field (Type *type, const char *name)
{
  for (guint i = 0; i < type->fields->len; i++)
    if (strcmp (g_ptr_array_index (type->fields, i), name) == 0)
      return;
  g_ptr_array_add (type->fields, (gpointer) name);
  g_ptr_array_add (type->keys, g_strdup_printf ("\"%s\":\"", name));
}

/* Once all its queries are there. @summed: (nullable): by query */
static void
add_fields (Type *type, const char *const *summed)
{
  const char *const *matched;

  type->match =
    mst_query_match_new ((const MstQuery *const *) type->queries->pdata, type->queries->len);
  g_assert (type->match != NULL); /* others are not added */
  matched = mst_query_match_get_fields (type->match);
  for (guint i = 0; matched[i] != NULL; i++)
    add_field (type, matched[i]);
  if (mst_record_type_find (type->type, MST_ENDED) >= 0)
    add_field (type, MST_ENDED);
  if (mst_record_type_find (type->type, MST_SINCE) >= 0)
    add_field (type, MST_SINCE);
  for (guint i = 0; summed != NULL && i < type->asked->len; i++)
    if (summed[g_array_index (type->asked, guint, i)] != NULL)
      add_field (type, summed[g_array_index (type->asked, guint, i)]);
}

/* --- the journal --- */

/* Up to the quotation mark that ends the text; those in it are escaped. */
static gsize
measure_text (const char *json)
{
  gsize n = 0;

  while (json[n] != '\0' && json[n] != '"')
    n += json[n] == '\\' && json[n + 1] != '\0' ? 2 : 1;
  return n;
}

/* The value that an entry's JSON has for a field; NULL where it doesn't name it. Within a text quotation marks
 * are escaped, so that a key is found nowhere else. */
static const char *
find_value (Past *self, const char *json, const char *key)
{
  const char *found = json != NULL ? strstr (json, key) : NULL;
  const char *value = found != NULL ? found + strlen (key) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (value == NULL)
    return NULL;
  text = g_strndup (value, measure_text (value));
  if (strchr (text, '\\') == NULL)
    return g_string_chunk_insert_const (self->texts, text);
  quoted = g_strdup_printf ("\"%s\"", text);
  node = json_from_string (quoted, NULL);
  return g_string_chunk_insert_const (self->texts, node != NULL ? json_node_get_string (node) : "");
}

static Touched *
ensure_touched (Type *type, gint64 id, gboolean was_there)
{
  Touched *touched = g_hash_table_lookup (type->records, &id);

  if (touched != NULL)
    return touched;
  touched = g_new0 (Touched, 1);
  touched->then = g_new (const char *, type->fields->len);
  touched->now = g_new (const char *, type->fields->len);
  touched->id = id;
  touched->was_there = touched->is_there = was_there;
  for (guint i = 0; i < type->fields->len; i++)
    touched->then[i] = touched->now[i] = was_there ? unknown : NULL;
  g_hash_table_insert (type->records, &touched->id, touched);
  return touched;
}

static void
note_insert (Past *self, Type *type, gint64 id, const char *after)
{
  Touched *touched = ensure_touched (type, id, FALSE);

  touched->is_there = TRUE;
  for (guint i = 0; i < type->fields->len; i++)
    touched->now[i] = find_value (self, after, g_ptr_array_index (type->keys, i));
}

static void
note_delete (Past *self, Type *type, gint64 id, const char *before)
{
  Touched *touched = ensure_touched (type, id, TRUE);

  touched->is_there = FALSE;
  for (guint i = 0; i < type->fields->len; i++)
    if (touched->then[i] == unknown)
      touched->then[i] = find_value (self, before, g_ptr_array_index (type->keys, i));
}

/* The entry names the fields that changed, with what they were and what they became. */
static void
note_update (Past *self, Type *type, gint64 id, const char *before, const char *after)
{
  for (guint i = 0; i < type->fields->len; i++)
    {
      const char *old_value = find_value (self, before, g_ptr_array_index (type->keys, i));
      const char *new_value = find_value (self, after, g_ptr_array_index (type->keys, i));
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

  for (guint i = 0; i < type->fields->len; i++)
    {
      const char *value;

      if (touched->then[i] != unknown && touched->now[i] != unknown)
        continue;
      if (record == NULL)
        record = mst_store_get (self->store, type->type, touched->id, NULL);
      value = record != NULL
                ? mst_record_get (record, (const char *) g_ptr_array_index (type->fields, i))
                : NULL;
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
  for (guint i = 0; i < type->fields->len; i++)
    {
      if (values[i] == NULL)
        continue;
      if (strcmp ((const char *) g_ptr_array_index (type->fields, i), MST_ENDED) == 0
          && strcmp (values[i], self->day) <= 0)
        return FALSE;
      if (strcmp ((const char *) g_ptr_array_index (type->fields, i), MST_SINCE) == 0
          && strcmp (values[i], self->day) > 0)
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
  for (guint i = 0; i < type->fields->len; i++)
    if (strcmp (g_ptr_array_index (type->fields, i), summed) == 0)
      return mst_value_to_integer (values[i]);
  g_return_val_if_reached (0);
}

/* To the count of each query that the record with @values fits, @sign times what it counts for. */
static void
add_record (const Past *self, const Type *type, const char *const *values, gint64 sign,
            gint64 *fits, const char *const *summed, gint64 *counts)
{
  if (!is_current (self, type, values))
    return;
  memset (fits, 0, sizeof *fits * type->asked->len);
  mst_query_match_count (type->match, values, fits);
  for (guint i = 0; i < type->asked->len; i++)
    {
      guint number = g_array_index (type->asked, guint, i);

      if (fits[i] > 0)
        counts[number] += sign * weigh (type, values, summed != NULL ? summed[number] : NULL);
    }
}

/* By how much more there were then of those that were touched since. */
static void
add_difference (Past *self, const Type *type, const char *const *summed, gint64 *counts)
{
  g_autofree gint64 *fits = g_new0 (gint64, type->asked->len);
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, type->records);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Touched *touched = data;

      complete (self, type, touched);
      if (touched->was_there)
        add_record (self, type, touched->then, 1, fits, summed, counts);
      if (touched->is_there)
        add_record (self, type, touched->now, -1, fits, summed, counts);
    }
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
    if (mst_query_match_can (queries[i]))
      add_query (self, queries[i], i);
  for (guint i = 0; i < self->types->len; i++)
    add_fields (&g_array_index (self->types, Type, i), summed);
  if (first != G_MAXINT64 && !walk (self, first, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (mst_query_match_can (queries[i])
        && !count_now (self, queries[i], summed != NULL ? summed[i] : NULL, &counts[i], error))
      return FALSE;
  for (guint i = 0; i < self->types->len; i++)
    add_difference (self, &g_array_index (self->types, Type, i), summed, counts);
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
