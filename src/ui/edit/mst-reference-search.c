/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the record an officer means. */
#include "config.h"

#include "mst-error.h"
#include "mst-query.h"
#include "mst-reference-search.h"
#include "mst-suggestions.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const MstRecordType *type;
  MstReferenceLimit within;
  char *text;
  guint limit;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_free (search);
}

static char *
dup_detail (MstStore *store, const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);
  const char *area = mst_record_type_find (type, "area") >= 0 ? mst_record_get (record, "area")
                     : type == &mst_area_type                 ? mst_record_get (record, "parent")
                                                              : NULL;

  return area != NULL ? mst_store_dup_area_path (store, g_ascii_strtoll (area, NULL, 10)) : NULL;
}

/* The whole name, then what begins with it, then the rest. */
static guint
rank (const char *title, const char *text)
{
  if (strcmp (title, text) == 0)
    return 0;
  return g_str_has_prefix (title, text) ? 1 : 2;
}

static gboolean
add_limit (MstQuery *query, MstReferenceLimit within, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, within.id);

  return within.field == NULL
         || mst_query_add_condition (query, within.field, MST_OPERATOR_IS, id, error);
}

static GPtrArray *
list_records (MstStore *store, const Search *search, const char *text, GError **error)
{
  const MstRecordType *type = search->type;
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GArray) ids = NULL;

  if (!add_limit (query, search->within, error))
    return NULL;
  mst_query_set_search (query, text);
  ids = mst_query_list_ids (query, store, error);
  if (ids == NULL)
    return NULL;
  return mst_store_get_many (store, type, (const gint64 *) (gpointer) ids->data,
                             MIN (ids->len, 1000), error);
}

/* Whether the words before the last stand in the place. */
static gboolean
fits_place (const char *place, char **words)
{
  for (guint i = 0; words[i + 1] != NULL; i++)
    if (place == NULL || strstr (place, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static GPtrArray *
find (MstStore *store, const Search *search, const char *text, char **words, GError **error)
{
  g_autoptr (GPtrArray) records = list_records (store, search, text, error);
  g_autoptr (GPtrArray) found = NULL;

  if (records == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_suggestion_free);
  for (guint wanted = 0; wanted < 3; wanted++)
    for (guint i = 0; i < records->len && found->len < search->limit; i++)
      {
        MstRecord *record = g_ptr_array_index (records, i);
        const char *title = record != NULL ? mst_record_get_title (record) : NULL;
        g_autofree char *detail = NULL;
        g_autofree char *id = NULL;

        if (title == NULL || rank (title, text) != wanted)
          continue;
        detail = dup_detail (store, record);
        if (words != NULL && !fits_place (detail, words))
          continue;
        id = g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_id (record));
        g_ptr_array_add (found, mst_suggestion_new (id, title, detail));
      }
  return g_steal_pointer (&found);
}

/* 东华门 多福巷: a place and what lies in it, when the name alone has no such words. */
static gpointer
search_records (MstStore *store, gpointer data, GError **error)
{
  const Search *search = data;
  g_autofree char *text = mst_text_normalise (search->text);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n_words = g_strv_length (words);
  g_autoptr (GPtrArray) found = find (store, search, text, NULL, error);

  if (found == NULL || found->len > 0 || n_words < 2)
    return g_steal_pointer (&found);
  return find (store, search, words[n_words - 1], words, error);
}

static void
free_found (gpointer data)
{
  g_ptr_array_unref (data);
}

void
mst_reference_search (MstSession *session, const MstRecordType *type, MstReferenceLimit within,
                      const char *text, guint limit, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  Search *search = g_new0 (Search, 1);

  search->type = type;
  search->within = within;
  search->text = g_strdup (text);
  search->limit = limit;
  mst_worker_ask (mst_session_get_searcher (session), search_records, search, search_free,
                  free_found, cancellable, callback, user_data);
}

static GArray *
list_titled (MstStore *store, const MstRecordType *type, MstReferenceLimit within,
             const char *title, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (type);

  if (!add_limit (query, within, error)
      || !mst_query_add_condition (query, type->title_field, MST_OPERATOR_IS, title, error))
    return NULL;
  return mst_query_list_ids (query, store, error);
}

/* Those of @ids whose path is @path. */
static GArray *
keep_at_path (MstStore *store, GArray *ids, const char *path)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *at = mst_store_dup_area_path (store, id);

      if (g_strcmp0 (at, path) == 0)
        g_array_append_val (kept, id);
    }
  return kept;
}

char *
mst_reference_resolve (MstStore *store, const MstRecordType *type, MstReferenceLimit within,
                       const char *text, GError **error)
{
  const MstReferenceLimit all = { 0 };
  g_autofree char *title = mst_text_normalise (text);
  g_autoptr (GArray) ids = list_titled (store, type, within, title, error);
  const char *last = strrchr (title, ' ');

  /* Who is named in full is meant, and whether he may be is said where it is known. */
  if (ids != NULL && ids->len == 0 && within.field != NULL)
    {
      g_array_unref (ids);
      ids = list_titled (store, type, all, title, error);
    }
  if (ids != NULL && ids->len == 0 && type == &mst_area_type && last != NULL)
    {
      g_autoptr (GArray) of_name = list_titled (store, type, all, last + 1, error);

      if (of_name == NULL)
        return NULL;
      g_array_unref (ids);
      ids = keep_at_path (store, of_name, title);
    }
  if (ids == NULL)
    return NULL;
  if (ids->len == 1)
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, 0));
  if (ids->len == 0)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("There is no “%s”. Choose one from the list (Down)."), title);
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("There are %u “%s”. Choose the one that is meant from the list (Down)."),
                 ids->len, title);
  return NULL;
}
