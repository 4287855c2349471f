/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

G_BEGIN_DECLS

/* The setting of the district: the order of people in lists and reports, "pinyin" (also where nothing is
 * set), "strokes", "full-strokes" or "rank". It goes with the file, so that a roster is in the same order
 * whoever makes it, in the window or by the command line. */
#define MST_SETTING_PEOPLE_ORDER "people_order"

/** MstPeopleOrder: a value of it, how that is called (untranslated), and what the records are sorted by. */
typedef struct
{
  const char *word;
  const char *label;
  const char *field;
  MstSortOrder order;
} MstPeopleOrder;

/* The usual one first; ends with a NULL word. */
extern const MstPeopleOrder mst_people_orders[];

/* That of the word, the usual one without (NULL); NULL when there is none of it. */
const MstPeopleOrder *mst_people_order_find (const char *word);

/* The field and the order in which records of @type are listed where none was chosen; FALSE: the type's own.
 * @field: (out) (transfer none) */
gboolean mst_store_get_usual_sort (MstStore *store, const MstRecordType *type, const char **field,
                                   MstSortOrder *order);

/* Gives a query that has no order the usual one. */
void mst_query_apply_usual_sort (MstQuery *query, MstStore *store);

G_END_DECLS
