/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records the officer has said to be two: kept in the file as a setting of their type, "1 5;1 7;3 9 4".
 * The third number is of a record that became the first or the second: said of that one, it holds while
 * that one is gone, so that undoing the merge takes it back. */
#include "config.h"

#include "mst-duplicates-private.h"

#include "mst-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
make_key (const MstRecordType *type)
{
  return g_strconcat ("different-", type->name, NULL);
}

char *
mst_duplicates_make_pair (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

/* As they are written. */
static GHashTable *
read_parts (MstStore *store, const MstRecordType *type)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *key = make_key (type);
  g_autofree char *setting = mst_store_dup_setting (store, key);
  g_auto (GStrv) split = g_strsplit (setting != NULL ? setting : "", ";", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_hash_table_add (parts, g_strdup (split[i]));
  return parts;
}

/** Part: what one part says. @gone: 0 when it was said of the two themselves */
typedef struct
{
  gint64 first, second, gone;
} Part;

static Part
read_part (const char *text)
{
  Part part = { 0 };
  char *end;

  part.first = g_ascii_strtoll (text, &end, 10);
  part.second = g_ascii_strtoll (end, &end, 10);
  part.gone = g_ascii_strtoll (end, NULL, 10);
  return part;
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
  g_autoptr (GHashTable) parts = read_parts (store, type);
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      Part part = read_part (text);

      if (part.gone == 0 || !is_there (store, type, part.gone))
        g_hash_table_add (pairs, mst_duplicates_make_pair (part.first, part.second));
    }
  return pairs;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
write_parts (MstStore *store, const MstRecordType *type, GHashTable *parts, GError **error)
{
  g_autofree char *key = make_key (type);
  guint n;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (parts, &n);
  g_autofree char *setting = NULL;

  qsort (keys, n, sizeof *keys, compare_texts);
  setting = g_strjoinv (";", (char **) keys);
  return mst_store_set_setting (store, key, setting, error);
}

/* Whatever says that the two are two. */
static gboolean
says_of_pair (gpointer text, gpointer value, gpointer user_data)
{
  const Part *pair = user_data;
  Part part = read_part (text);

  return part.first == pair->first && part.second == pair->second;
}

/* A group without changes keeps others from writing between reading and writing. */
static gboolean
change_pairs (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
              gboolean are_two, const char *label, GError **error)
{
  g_autoptr (GHashTable) parts = NULL;

  if (!mst_store_begin (store, "duplicates", label, error))
    return FALSE;
  parts = read_parts (store, type);
  for (guint i = 0; i < n_ids; i++)
    for (guint j = i + 1; j < n_ids; j++)
      {
        Part pair = { MIN (ids[i], ids[j]), MAX (ids[i], ids[j]), 0 };

        if (are_two && ids[i] != ids[j])
          g_hash_table_add (parts, mst_duplicates_make_pair (ids[i], ids[j]));
        else
          g_hash_table_foreach_remove (parts, says_of_pair, &pair);
      }
  if (!write_parts (store, type, parts, error))
    {
      mst_store_rollback (store);
      return FALSE;
    }
  return mst_store_commit (store, error);
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
change_and_note (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
                 gboolean are_two, GError **error)
{
  g_autofree char *names = name_records (store, type, ids, n_ids, error);
  g_autofree char *label = NULL;

  if (names == NULL)
    return FALSE;
  label = g_strdup_printf (are_two ? _ ("Not one: %s") : _ ("May be one again: %s"), names);
  return change_pairs (store, type, ids, n_ids, are_two, label, error)
         && mst_store_note_access (store, are_two ? "not-duplicates" : "duplicates", label, type,
                                   ids[0], error);
}

gboolean
mst_duplicates_dismiss (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
                        GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (type != NULL && ids != NULL && n_ids > 1, FALSE);

  return change_and_note (store, type, ids, n_ids, TRUE, error);
}

gboolean
mst_duplicates_restore (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
                        GError **error)
{
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (type != NULL && ids != NULL && n_ids > 1, FALSE);

  return change_and_note (store, type, ids, n_ids, FALSE, error);
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
  g_autoptr (GHashTable) parts = read_parts (store, type);
  g_autoptr (GHashTable) pairs = mst_duplicates_read_dismissed (store, type);
  GHashTableIter iter;
  gpointer text;

  g_return_val_if_fail (MST_IS_STORE (store), FALSE);

  if (g_hash_table_size (parts) == 0)
    return TRUE;
  /* What an undone merge left would hold again. */
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (is_among (read_part (text).gone, gone, n_gone))
      g_hash_table_iter_remove (&iter);
  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      Part pair = read_part (text);
      gboolean first_goes = is_among (pair.first, gone, n_gone);
      gint64 from = first_goes ? pair.first : pair.second;
      gint64 other = first_goes ? pair.second : pair.first;
      g_autofree char *inherited = mst_duplicates_make_pair (keeper, other);

      if (is_among (from, gone, n_gone) && !is_among (other, gone, n_gone) && other != keeper
          && !g_hash_table_contains (pairs, inherited))
        g_hash_table_add (parts, g_strdup_printf ("%s %" G_GINT64_FORMAT, inherited, from));
    }
  return write_parts (store, type, parts, error);
}
