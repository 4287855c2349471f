/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-set.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstReportSetForm: the reports of a set in their order, which the officer changes here, and what holds for
 * all of them when they are made.
 *
 * MstReportSetForm::changed (form): the officer set what holds for all
 * MstReportSetForm::opened (form, guint index): the officer wants to see one of its reports
 */
#define MST_TYPE_REPORT_SET_FORM (mst_report_set_form_get_type ())
G_DECLARE_FINAL_TYPE (MstReportSetForm, mst_report_set_form, MST, REPORT_SET_FORM, AdwBin)

GtkWidget *mst_report_set_form_new (MstSession *session);
/* Copied. What holds for all stays while it is the same set. */
void mst_report_set_form_set (MstReportSetForm *self, const MstReportSet *set);
const MstReportSet *mst_report_set_form_get (MstReportSetForm *self); /* nullable */
/* Unset: each its own. */
MstDate mst_report_set_form_get_day (MstReportSetForm *self);
gboolean mst_report_set_form_get_reveal (MstReportSetForm *self);
/* What is written wrong, in a sentence; NULL. */
const char *mst_report_set_form_get_problem (MstReportSetForm *self);

G_END_DECLS
