/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-sets.h"
#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Changes of the report sets of a file, as in mst-report-sets.h, written by the session: what was done is told
 * by it, with the way back. What fails is told through the action "win.tell" of @widget.
 */

void mst_report_set_change_save (GtkWidget *widget, MstSession *session, const MstReportSet *set);
void mst_report_set_change_add (GtkWidget *widget, MstSession *session, const char *name,
                                const MstReport *report, const MstReportOptions *options);
void mst_report_set_change_remove (GtkWidget *widget, MstSession *session, gint64 id);
void mst_report_set_change_move (GtkWidget *widget, MstSession *session, gint64 id, guint position);

G_END_DECLS
