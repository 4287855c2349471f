/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstJournalEntries: what one group of the journal changed: which records, from what to what, and where
 * it comes from; read as far as it is looked at. A record is opened by the action "win.show-record".
 */
#define MST_TYPE_JOURNAL_ENTRIES (mst_journal_entries_get_type ())
G_DECLARE_FINAL_TYPE (MstJournalEntries, mst_journal_entries, MST, JOURNAL_ENTRIES, AdwBin)

/* @group: (nullable): nothing */
void mst_journal_entries_show (MstJournalEntries *self, MstSession *session,
                               const MstJournalGroup *group);

G_END_DECLS
