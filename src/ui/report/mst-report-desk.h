/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-wish.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstReportDesk: a report, or the reports of a set, on paper, and beside it what may be set and what may be
 * done with it: copy, print, save, one file for each subdistrict.
 *
 * MstReportDesk::changed (desk): the officer set something for the report
 * MstReportDesk::entry-opened (desk, guint index): the officer wants to see this report of the set
 */
#define MST_TYPE_REPORT_DESK (mst_report_desk_get_type ())
G_DECLARE_FINAL_TYPE (MstReportDesk, mst_report_desk, MST, REPORT_DESK, AdwBin)

GtkWidget *mst_report_desk_new (void);
/* Before anything else; once. */
void mst_report_desk_set_session (MstReportDesk *self, MstSession *session);
/* @options are copied. */
void mst_report_desk_show (MstReportDesk *self, const MstReport *report,
                           const MstReportOptions *options);
/* Copied. What holds for all its reports stays while it is the same set. */
void mst_report_desk_show_set (MstReportDesk *self, const MstReportSet *set);
/* What is offered with a report besides; NULL: nothing. */
void mst_report_desk_offer (MstReportDesk *self, GMenuModel *menu);
/* NULL while a set is shown, or nothing. */
const MstReport *mst_report_desk_get_report (MstReportDesk *self);
const MstReportOptions *mst_report_desk_get_options (MstReportDesk *self);
/* NULL while a report is shown, or nothing. */
const MstReportSet *mst_report_desk_get_set (MstReportDesk *self);
/* Makes the preview anew. */
void mst_report_desk_refresh (MstReportDesk *self);
/* Asks for the printer as soon as the preview is there. */
void mst_report_desk_print (MstReportDesk *self);

G_END_DECLS
