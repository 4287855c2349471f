/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-journal-groups.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** MstJournalRow: one group of the journal in a list, with the day over it where a day begins. */
#define MST_TYPE_JOURNAL_ROW (mst_journal_row_get_type ())
G_DECLARE_FINAL_TYPE (MstJournalRow, mst_journal_row, MST, JOURNAL_ROW, AdwBin)

GtkWidget *mst_journal_row_new (void);
/* Follows the place; @place NULL: lets go of it. */
void mst_journal_row_set_place (MstJournalRow *self, MstJournalPlace *place);

G_END_DECLS
