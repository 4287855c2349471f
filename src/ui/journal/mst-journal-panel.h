/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstJournalPanel: everything that was done to the file, newest first, by day, and what each step
 * changed. Its buttons are the actions win.undo, win.verify-journal and win.export-journal.
 */
#define MST_TYPE_JOURNAL_PANEL (mst_journal_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstJournalPanel, mst_journal_panel, MST, JOURNAL_PANEL, AdwBin)

GtkWidget *mst_journal_panel_new (MstSession *session);
/* Selects the step and brings it into view, without filters. */
void mst_journal_panel_show_group (MstJournalPanel *self, gint64 group);
/* What is shown; to be freed by mst_journal_filter_free(). */
MstJournalFilter *mst_journal_panel_dup_filter (MstJournalPanel *self);

G_END_DECLS
