/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstDifferent: that two records of a type are said to be two, not one.
 * @first, @second: ids, the lower first
 * @gone: 0; or a record that became one of the two and of which it was said: then it holds while that
 *   one is gone
 */
typedef struct
{
  gint64 first, second, gone;
} MstDifferent;

/* MstJournalEntry:change of what is said, and of what is said no more. */
#define MST_JOURNAL_DIFFERENT "different"
#define MST_JOURNAL_ALIKE "alike"
/* The other record of such an entry; 0 for entries of other changes. */
gint64 mst_different_read_other (const MstJournalEntry *entry);

/* All that was said of records of @type, in the order of the ids. (element-type MstDifferent) */
GArray *mst_store_list_different (MstStore *self, const MstRecordType *type);

/* Within a group: journalled for both records and undone with it. What is said already, or wasn't said,
 * stays as it is. Announced as MstStore::changed ("setting"). */
gboolean mst_store_add_different (MstStore *self, const MstRecordType *type,
                                  const MstDifferent *different, GError **error);
gboolean mst_store_remove_different (MstStore *self, const MstRecordType *type,
                                     const MstDifferent *different, GError **error);

G_END_DECLS
