/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-set.h"

G_BEGIN_DECLS

/*
 * The report sets that are kept in the file for everybody who opens it. What changes one is a group of the
 * journal and a step of undo, outside of another group; it returns what was done, as a sentence for the
 * officer (transfer full). %NULL with @error: nothing was changed; %NULL without: there was nothing to change.
 */

/* In their order. (transfer full) (element-type MstReportSet) */
GPtrArray *mst_report_sets_list (MstStore *store, GError **error);
/* %MST_ERROR_NOT_FOUND when there is none of this name. */
MstReportSet *mst_report_sets_get (MstStore *store, const char *name, GError **error);

/**
 * mst_report_sets_save:
 * @set: with id 0 a new one, which becomes the last, else one that was read and changed
 *
 * Blanks around its name are dropped. Its id and version are those of the file afterwards. %MST_ERROR_INPUT
 * when its name is blank or that of another one, %MST_ERROR_STALE when somebody else has changed it since.
 */
char *mst_report_sets_save (MstStore *store, MstReportSet *set, GError **error);
/* To the end of the set of this name, which is made when there is none. %MST_ERROR_INPUT for a blank
 * name. */
char *mst_report_sets_add (MstStore *store, const char *name, const MstReport *report,
                           const MstReportOptions *options, GError **error);
/* %MST_ERROR_NOT_FOUND when it is gone already. */
char *mst_report_sets_remove (MstStore *store, gint64 id, GError **error);
/* To @position among all, from 0; past the end is the end. */
char *mst_report_sets_move (MstStore *store, gint64 id, guint position, GError **error);

G_END_DECLS
