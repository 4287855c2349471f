/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstReportForm: what may be set for a report, made from its description, and its paper.
 *
 * MstReportForm::changed (form): the officer set something
 */
#define MST_TYPE_REPORT_FORM (mst_report_form_get_type ())
G_DECLARE_FINAL_TYPE (MstReportForm, mst_report_form, MST, REPORT_FORM, AdwBin)

GtkWidget *mst_report_form_new (MstSession *session);
/* Shows what is set; not announced. Copied. */
void mst_report_form_set_report (MstReportForm *self, const MstReport *report,
                                 const MstReportOptions *options);
/* What is set now. Until the next change. */
const MstReportOptions *mst_report_form_get_options (MstReportForm *self);
/* What is written wrong, in a sentence; NULL. */
const char *mst_report_form_get_problem (MstReportForm *self);
/* Those of the list as it was made last, by which it may be grouped. (element-type utf8) */
void mst_report_form_set_headings (MstReportForm *self, GPtrArray *headings);

G_END_DECLS
