/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answered for a place, from when to when. */
#include "config.h"

#include "mst-liaison-coverage.h"

#include "mst-area.h"

#include <string.h>

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const MstRecord *first = *(MstRecord *const *) a, *second = *(MstRecord *const *) b;
  int order = strcmp (mst_record_get (first, "kind"), mst_record_get (second, "kind"));

  return order != 0 ? order
                    : strcmp (mst_record_get (first, "since"), mst_record_get (second, "since"));
}

static gboolean
counts_on (const MstRecord *pair, const char *day)
{
  return day == NULL
         || (strcmp (mst_record_get (pair, "since"), day) <= 0
             && mst_record_is_current (pair, day));
}

typedef struct
{
  GPtrArray *pairs;
  const char *day;
} Listing;

static gboolean
add_pair (const MstRecord *record, gpointer user_data)
{
  Listing *self = user_data;

  if (counts_on (record, self->day))
    g_ptr_array_add (self->pairs, mst_record_copy (record));
  return TRUE;
}

/* The pairs of one place. */
static gboolean
add_place (MstStore *store, gint64 area, const char *day, GPtrArray *all, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_record_unref);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, area);
  Listing listing = { pairs, day };

  mst_query_set_scope (query, MST_SCOPE_ALL);
  if (!mst_query_add_condition (query, "area", MST_OPERATOR_IS, id, error)
      || !mst_query_foreach (query, store, add_pair, &listing, error))
    return FALSE;
  g_ptr_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    g_ptr_array_add (all, mst_record_ref (g_ptr_array_index (pairs, i)));
  return TRUE;
}

GPtrArray *
mst_liaison_list_answers (MstStore *store, gint64 area, const char *day, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_record_unref);

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  for (guint depth = 0; area != 0 && depth <= MST_AREA_N_LEVELS; depth++)
    {
      g_autoptr (MstRecord) place = mst_store_get (store, &mst_area_type, area, error);

      if (place == NULL || !add_place (store, area, day, pairs, error))
        return NULL;
      area = mst_record_get_integer (place, "parent");
    }
  return g_steal_pointer (&pairs);
}
