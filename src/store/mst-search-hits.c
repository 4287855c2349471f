/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search across all types: the box in the header bar. */
#include "config.h"

#include "mst-search.h"

#include <string.h>

static void
hit_free (MstHit *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}

/* The first searched text that isn't the title: a person's workplace. */
static const char *
get_second_text (const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == MST_FIELD_TEXT && (type->fields[i].flags & MST_FIELD_SEARCHED)
        && strcmp (type->fields[i].name, type->title_field) != 0)
      return mst_record_get_at (record, i);
  return NULL;
}

/* Where it is, and where a person works. */
static char *
make_subtitle (MstStore *store, const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);
  const char *name = type == &mst_area_type ? "parent" : "area";
  gint64 area = mst_record_type_find (type, name) >= 0 ? mst_record_get_integer (record, name) : 0;
  g_autofree char *path = area != 0 ? mst_store_dup_area_path (store, area) : g_strdup ("");
  const char *text = get_second_text (record);

  if (text == NULL)
    return g_steal_pointer (&path);
  return *path != '\0' ? g_strdup_printf ("%s · %s", path, text) : g_strdup (text);
}

static gboolean
add_hits (MstStore *store, const MstRecordType *type, const char *text, guint limit,
          GPtrArray *hits, GError **error)
{
  g_autoptr (MstQuerySql) sql = mst_query_sql_new_empty ();
  MstTypeSql *type_sql = mst_store_get_type_sql (store, type);
  g_auto (GStrv) words = mst_search_split (text);
  g_autofree char *all = NULL;
  MstStatement *statement;
  char day[MST_DATE_ISO_SIZE];
  guint whole, today;

  mst_search_add_conditions (sql, type, text);
  whole = mst_query_sql_add_text (sql, g_strjoinv (" ", words));
  today = mst_query_sql_add_text (sql, g_strdup (mst_date_to_iso (mst_date_today (), day)));
  /* Those in use first; so named first, then those whose name begins so, then those whose first
   * character reads so (wang: 王 before 万刚; its tone follows in the key), then the others by name. */
  all = g_strdup_printf (
    "SELECT %s FROM %s t %s ORDER BY coalesce (t." MST_ENDED " <= $%u, 1 = 0), "
    "t.%s <> $%u, substr (t.%s, 1, length ($%u)) <> $%u, "
    "CASE WHEN substr (t.%s_pinyin, 1, length ($%u)) = lower ($%u) "
    "AND substr (t.%s_pinyin, length ($%u) + 1, 1) BETWEEN '0' AND '9' THEN 0 ELSE 1 END, "
    "t.%s_pinyin, t.id LIMIT %u",
    type_sql->columns, type->name, sql->where->str, today, type->title_field, whole,
    type->title_field, whole, whole, type->title_field, whole, whole, type->title_field, whole,
    type->title_field, limit);
  statement = mst_query_sql_prepare (sql, store->connection, all, error);
  if (statement == NULL)
    return FALSE;
  while (mst_statement_step (statement))
    {
      g_autoptr (MstRecord) record = mst_type_sql_read (type_sql, statement);
      MstHit *hit = g_new0 (MstHit, 1);

      hit->type = type;
      hit->id = mst_record_get_id (record);
      hit->title = g_strdup (mst_record_get_title (record));
      hit->ended = !mst_record_is_current (record, day);
      hit->subtitle = make_subtitle (store, record);
      g_ptr_array_add (hits, hit);
    }
  return mst_statement_end (statement, error);
}

GPtrArray *
mst_store_search (MstStore *self, const char *text, guint limit, GError **error)
{
  const MstRecordType *const *types = mst_record_types ();
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hit_free);
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  words = mst_search_split (text);
  if (words[0] == NULL)
    return g_steal_pointer (&hits);
  for (guint i = 0; types[i] != NULL; i++)
    if (!add_hits (self, types[i], text, limit, hits, error))
      return NULL;
  return g_steal_pointer (&hits);
}
