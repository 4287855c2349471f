/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records the officer has said to be two: kept in the file as a setting of their type, "1 5;1 7". */
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

GHashTable *
mst_duplicates_read_dismissed (MstStore *store, const MstRecordType *type)
{
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *key = make_key (type);
  g_autofree char *setting = mst_store_dup_setting (store, key);
  g_auto (GStrv) parts = g_strsplit (setting != NULL ? setting : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_hash_table_add (pairs, g_strdup (parts[i]));
  return pairs;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
write_dismissed (MstStore *store, const MstRecordType *type, GHashTable *pairs, GError **error)
{
  g_autofree char *key = make_key (type);
  guint n;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (pairs, &n);
  g_autofree char *setting = NULL;

  qsort (keys, n, sizeof *keys, compare_texts);
  setting = g_strjoinv (";", (char **) keys);
  return mst_store_set_setting (store, key, setting, error);
}

/* A group without changes keeps others from writing between reading and writing. */
static gboolean
change_pairs (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
              gboolean are_two, const char *label, GError **error)
{
  g_autoptr (GHashTable) pairs = NULL;

  if (!mst_store_begin (store, "duplicates", label, error))
    return FALSE;
  pairs = mst_duplicates_read_dismissed (store, type);
  for (guint i = 0; i < n_ids; i++)
    for (guint j = i + 1; j < n_ids; j++)
      {
        g_autofree char *pair = mst_duplicates_make_pair (ids[i], ids[j]);

        if (are_two && ids[i] != ids[j])
          g_hash_table_add (pairs, g_steal_pointer (&pair));
        else
          g_hash_table_remove (pairs, pair);
      }
  if (!write_dismissed (store, type, pairs, error))
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
