/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * mst_rules_apply:
 * @before: (nullable): the record as it is; NULL for a new one
 * @record: the record as it is to be
 *
 * The rules that need other records, before the record is checked by itself and written; the door keeps
 * them. What the store gives a record (an area's code, a pair's kind and name, a planning rule's name) is filled in.
 * %MST_ERROR_INPUT with a sentence when a rule is broken, %MST_ERROR_IN_USE when something that answers
 * for places, or is answered for, is put out of use before its pairs are released.
 */
gboolean mst_rules_apply (MstStore *store, const MstRecord *before, MstRecord *record,
                          GError **error);

/* After a record was given another name: so are those that are named after it, in the same group. */
gboolean mst_rules_rename (MstStore *store, const MstRecord *before, const MstRecord *record,
                           GError **error);

/**
 * mst_rules_list_breaches:
 *
 * Facts that came later may break rules that held when a pair was written: a capacity lowered, a leader
 * moved to another unit.
 *
 * Returns: (transfer full) (element-type utf8): sentences, at most twenty of a kind
 */
GPtrArray *mst_rules_list_breaches (MstStore *store, GError **error);

G_END_DECLS
