/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records the officer has said to be two. */
#include "config.h"

#include "mst-duplicates-private.h"

#include "mst-different.h"
#include "mst-query.h"

#include <glib/gi18n-lib.h>

char *
mst_duplicates_make_pair (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static gboolean
is_there (MstStore *store, const MstRecordType *type, gint64 id)
{
  g_autoptr (MstRecord) record = mst_store_get (store, type, id, NULL);

  return record != NULL;
}

GHashTable *
mst_duplicates_read_dismissed (MstStore *store, const MstRecordType *type)
{
  g_autoptr (GArray) list = mst_store_list_different (store, type);
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const MstDifferent *said = &g_array_index (list, MstDifferent, i);

      if (said->gone == 0 || !is_there (store, type, said->gone))
        g_hash_table_add (pairs, mst_duplicates_make_pair (said->first, said->second));
    }
  return pairs;
}

/* Whatever says that the two are two. */
static gboolean
forget_pair (MstStore *store, const MstRecordType *type, const MstDifferent *pair, GError **error)
{
  g_autoptr (GArray) list = mst_store_list_different (store, type);

  for (guint i = 0; i < list->len; i++)
    {
      const MstDifferent *said = &g_array_index (list, MstDifferent, i);

      if (said->first == pair->first && said->second == pair->second
          && !mst_store_remove_different (store, type, said, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_pairs (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
              gboolean are_two, GError **error)
{
  for (guint i = 0; i < n_ids; i++)
    for (guint j = i + 1; j < n_ids; j++)
      {
        MstDifferent pair = { MIN (ids[i], ids[j]), MAX (ids[i], ids[j]), 0 };

        if (ids[i] != ids[j]
            && !(are_two ? mst_store_add_different (store, type, &pair, error)
                         : forget_pair (store, type, &pair, error)))
          return FALSE;
      }
  return TRUE;
}

/* "张三 (12), 张三 (45)". */
static char *
name_records (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
              GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (MstRecord) record = mst_store_get (store, type, ids[i], error);

      if (record == NULL)
        return NULL;
      g_string_append_printf (names, "%s%s (%" G_GINT64_FORMAT ")", i > 0 ? _ (", ") : "",
                              mst_record_get_title (record), ids[i]);
    }
  return g_strdup (names->str);
}

static gboolean
change (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
        gboolean are_two, GError **error)
{
  g_autofree char *names = name_records (store, type, ids, n_ids, error);
  g_autofree char *label = NULL;

  if (names == NULL)
    return FALSE;
  label = g_strdup_printf (are_two ? _ ("Not one: %s") : _ ("May be one again: %s"), names);
  if (!mst_store_begin (store, are_two ? "not-duplicates" : "duplicates", label, error))
    return FALSE;
  if (change_pairs (store, type, ids, n_ids, are_two, error))
    return mst_store_commit (store, error);
  mst_store_rollback (store);
  return FALSE;
}

gboolean
mst_duplicates_dismiss (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
                        GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (type != NULL && ids != NULL && n_ids > 1, FALSE);

  return change (store, type, ids, n_ids, TRUE, error);
}

gboolean
mst_duplicates_restore (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
                        GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (type != NULL && ids != NULL && n_ids > 1, FALSE);

  return change (store, type, ids, n_ids, FALSE, error);
}

static gboolean
are_different (GHashTable *pairs, const GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    for (guint j = i + 1; j < ids->len; j++)
      {
        g_autofree char *pair =
          mst_duplicates_make_pair (g_array_index (ids, gint64, i), g_array_index (ids, gint64, j));

        if (!g_hash_table_contains (pairs, pair))
          return FALSE;
      }
  return TRUE;
}

GArray *
mst_duplicates_list_dismissed (MstStore *store, const MstRecordType *type, const GPtrArray *sets)
{
  g_autoptr (GHashTable) pairs = NULL;
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (gboolean));

  g_return_val_if_fail (MST_IS_STORE (store), answers);

  pairs = mst_duplicates_read_dismissed (store, type);
  for (guint i = 0; i < sets->len; i++)
    {
      gboolean answer = are_different (pairs, g_ptr_array_index (sets, i));

      g_array_append_val (answers, answer);
    }
  return answers;
}

/* --- merging --- */

static gboolean
is_among (gint64 id, const gint64 *ids, guint n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

gboolean
mst_duplicates_inherit (MstStore *store, const MstRecordType *type, gint64 keeper,
                        const gint64 *gone, guint n_gone, GError **error)
{
  g_autoptr (GArray) list = mst_store_list_different (store, type);
  g_autoptr (GHashTable) pairs = NULL;
  GHashTableIter iter;
  gpointer text;

  g_return_val_if_fail (MST_IS_STORE (store), FALSE);

  if (list->len == 0)
    return TRUE;
  pairs = mst_duplicates_read_dismissed (store, type);
  /* What an undone merge left would hold again. */
  for (guint i = 0; i < list->len; i++)
    {
      const MstDifferent *said = &g_array_index (list, MstDifferent, i);

      if (is_among (said->gone, gone, n_gone)
          && !mst_store_remove_different (store, type, said, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      char *end;
      gint64 first = g_ascii_strtoll (text, &end, 10);
      gint64 second = g_ascii_strtoll (end, NULL, 10);
      gboolean first_goes = is_among (first, gone, n_gone);
      gint64 from = first_goes ? first : second;
      gint64 other = first_goes ? second : first;
      g_autofree char *inherited = mst_duplicates_make_pair (keeper, other);
      MstDifferent said = { MIN (keeper, other), MAX (keeper, other), from };

      if (is_among (from, gone, n_gone) && !is_among (other, gone, n_gone) && other != keeper
          && !g_hash_table_contains (pairs, inherited)
          && !mst_store_add_different (store, type, &said, error))
        return FALSE;
    }
  return TRUE;
}
