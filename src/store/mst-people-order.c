/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of people that a district has chosen. */
#include "config.h"

#include "mst-people-order.h"

static const struct
{
  const char *word;
  const char *field;
  MstSortOrder order;
} people_orders[] = {
  { "pinyin", "name", MST_SORT_PINYIN },
  { "strokes", "name", MST_SORT_STROKES },
  { "full-strokes", "name", MST_SORT_FULL_STROKES },
  { "rank", "rank", MST_SORT_STROKES },
};

gboolean
mst_people_order_is_known (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (people_orders); i++)
    if (g_strcmp0 (people_orders[i].word, word) == 0)
      return TRUE;
  return FALSE;
}

gboolean
mst_store_get_usual_sort (MstStore *store, const MstRecordType *type, const char **field,
                          MstSortOrder *order)
{
  g_autofree char *chosen = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), FALSE);

  if (type != &mst_person_type)
    return FALSE;
  chosen = mst_store_dup_setting (store, MST_SETTING_PEOPLE_ORDER);
  /* By pinyin is the type's own. */
  for (guint i = 1; i < G_N_ELEMENTS (people_orders); i++)
    if (g_strcmp0 (people_orders[i].word, chosen) == 0)
      {
        *field = people_orders[i].field;
        *order = people_orders[i].order;
        return TRUE;
      }
  return FALSE;
}

void
mst_query_apply_usual_sort (MstQuery *query, MstStore *store)
{
  const char *field;
  MstSortOrder order;

  g_return_if_fail (query != NULL);

  if (mst_query_get_sort (query, NULL, NULL) == NULL
      && mst_store_get_usual_sort (store, mst_query_get_record_type (query), &field, &order))
    mst_query_set_sort (query, field, order, FALSE, NULL);
}
