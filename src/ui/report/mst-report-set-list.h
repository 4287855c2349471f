/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-set.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstReportSetList: the report sets of a file, read anew after every change, and what the officer may do to
 * one: choose it, rename it, put it elsewhere in the list, remove it.
 *
 * MstReportSetList::chosen (list): the officer, or the program, has chosen a set
 * MstReportSetList::changed (list): the sets were read; the chosen one may be gone
 */
#define MST_TYPE_REPORT_SET_LIST (mst_report_set_list_get_type ())
G_DECLARE_FINAL_TYPE (MstReportSetList, mst_report_set_list, MST, REPORT_SET_LIST, AdwBin)

/* Before anything else; once. */
void mst_report_set_list_set_session (MstReportSetList *self, MstSession *session);
/* In order. (element-type MstReportSet) (transfer none) */
GPtrArray *mst_report_set_list_get_sets (MstReportSetList *self);
/* NULL when none is. */
const MstReportSet *mst_report_set_list_get_chosen (MstReportSetList *self);
/* @id: of a set, as soon as it is read; 0: none */
void mst_report_set_list_choose (MstReportSetList *self, gint64 id);

G_END_DECLS
