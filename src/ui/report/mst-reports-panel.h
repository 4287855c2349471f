/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-panel.h"
#include "mst-report.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstReportsPanel: every report of mst_reports with what it says, and the report sets of the file; the chosen
 * one on paper, what may be set for it, which is remembered, and what may be done with it; a MstPanel.
 */
#define MST_TYPE_REPORTS_PANEL (mst_reports_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstReportsPanel, mst_reports_panel, MST, REPORTS_PANEL, AdwBin)

#define MST_PANEL_REPORTS "reports"

GtkWidget *mst_reports_panel_new (MstSession *session);
/* @report: by name; nothing happens when there is none. */
void mst_reports_panel_choose (MstReportsPanel *self, const char *report);
/* @id: of a report set; as soon as it is read. */
void mst_reports_panel_choose_set (MstReportsPanel *self, gint64 id);
/* NULL while a set is chosen. */
const MstReport *mst_reports_panel_get_report (MstReportsPanel *self);
/* Asks for the printer as soon as the preview is there. */
void mst_reports_panel_print (MstReportsPanel *self);

G_END_DECLS
