/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-table.h"

G_BEGIN_DECLS

/**
 * mst_journal_table_new:
 * @filter: (nullable): which steps
 * @reveal: whether sensitive values are shown whole; the caller notes the access in the journal
 *
 * The journal as a document: a row for each change of a record, the newest step first: when, who, which
 * step, what record, what from and to, from which workbook, whether it was undone. Read while it is
 * written out.
 */
MstTable *mst_journal_table_new (MstStore *store, const MstJournalFilter *filter, gboolean reveal);

G_END_DECLS
