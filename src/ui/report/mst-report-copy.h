/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-clipboard-table.h"
#include "mst-report-wish.h"
#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What is wanted, on the clipboard of @widget; by a thread. What became of it is told through the action
 * "win.tell" of @widget.
 */

/* Every table with its heading, its rows and its totals; key figures as a table. @wish: copied */
void mst_report_copy_tables (GtkWidget *widget, MstSession *session, const MstReportWish *wish);
/* @page: from 0, as a picture for a slide or a letter */
void mst_report_copy_page (GtkWidget *widget, MstVolume *volume, guint page);

/* What mst_report_copy_tables() copies of these contents; NULL with @error. */
MstClipboardTable *mst_report_copy_write (GPtrArray *contents, MstProgress *progress,
                                          GError **error);

G_END_DECLS
