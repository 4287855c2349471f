/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The parameter of the actions of the window that make files of a report: its name,
 * mst_report_options_to_json(), whether sensitive values are shown whole, and a suffix such as "pdf", which
 * may be blank. */
#define MST_REPORT_TARGET "(ssbs)"

/**
 * MstReportDesk: a report on paper, and beside it what may be set and what may be done with it: print,
 * save, one file for each subdistrict.
 *
 * MstReportDesk::changed (desk): the officer set something
 */
#define MST_TYPE_REPORT_DESK (mst_report_desk_get_type ())
G_DECLARE_FINAL_TYPE (MstReportDesk, mst_report_desk, MST, REPORT_DESK, AdwBin)

GtkWidget *mst_report_desk_new (void);
/* Before anything else; once. */
void mst_report_desk_set_session (MstReportDesk *self, MstSession *session);
/* @options are copied. */
void mst_report_desk_show (MstReportDesk *self, const MstReport *report,
                           const MstReportOptions *options);
const MstReport *mst_report_desk_get_report (MstReportDesk *self);         /* nullable */
const MstReportOptions *mst_report_desk_get_options (MstReportDesk *self); /* nullable */
/* Makes the preview anew. */
void mst_report_desk_refresh (MstReportDesk *self);
/* Asks for the printer as soon as the preview is there. */
void mst_report_desk_print (MstReportDesk *self);

G_END_DECLS
