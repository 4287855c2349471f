/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of people that a district has chosen. */
#include "config.h"

#include "mst-people-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const MstPeopleOrder mst_people_orders[] = {
  { "pinyin", N_ ("By pinyin"), "name", MST_SORT_PINYIN },
  { "strokes", N_ ("By surname strokes"), "name", MST_SORT_STROKES },
  { "full-strokes", N_ ("By full-name strokes"), "name", MST_SORT_FULL_STROKES },
  { "rank", N_ ("By rank"), "rank", MST_SORT_STROKES },
  { NULL },
};

const MstPeopleOrder *
mst_people_order_find (const char *word)
{
  const MstPeopleOrder *order = mst_people_orders;

  while (word != NULL && order->word != NULL && strcmp (order->word, word) != 0)
    order++;
  return order->word != NULL ? order : NULL;
}

gboolean
mst_store_get_usual_sort (MstStore *store, const MstRecordType *type, const char **field,
                          MstSortOrder *order)
{
  g_autofree char *word = NULL;
  const MstPeopleOrder *chosen;

  g_return_val_if_fail (MST_IS_STORE (store), FALSE);

  if (type != &mst_person_type)
    return FALSE;
  word = mst_store_dup_setting (store, MST_SETTING_PEOPLE_ORDER);
  chosen = mst_people_order_find (word);
  /* The first is the type's own. */
  if (chosen == NULL || chosen == mst_people_orders)
    return FALSE;
  *field = chosen->field;
  *order = chosen->order;
  return TRUE;
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
