/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-duplicates.h"

G_BEGIN_DECLS

/**
 * MstDuplicatesSearch: a search for duplicates on its way to the panel, with what the list shows of
 * each set. Filled by a worker thread, then left alone.
 * @names: (element-type utf8): of each set, its records by name and place
 */
typedef struct
{
  const MstRecordType *type;
  MstDuplicates *duplicates;
  GPtrArray *names;
} MstDuplicatesSearch;

MstDuplicatesSearch *mst_duplicates_search_new (const MstRecordType *type);
void mst_duplicates_search_free (MstDuplicatesSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstDuplicatesSearch, mst_duplicates_search_free)
/* Long: for a worker thread. */
gboolean mst_duplicates_search_run (MstDuplicatesSearch *self, MstStore *store,
                                    MstProgress *progress, GError **error);

G_END_DECLS
