/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-clipboard-table.h"
#include "mst-report-wish.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mst_report_copy_make:
 *
 * Every table of what is wanted with its heading, its rows and its totals, and key figures as a table; to
 * be put on a clipboard by the thread that has it. Sensitive values are noted.
 *
 * Returns: (transfer full)
 */
MstClipboardTable *mst_report_copy_make (const MstReportWish *wish, MstStore *store,
                                         MstProgress *progress, GError **error);
/* The same of these contents. */
MstClipboardTable *mst_report_copy_write (GPtrArray *contents, MstProgress *progress,
                                          GError **error);
/* A page, from 0, as a picture for a slide or a letter, on the clipboard of @widget; by a thread. What
 * became of it is told through the action "win.tell" of @widget. */
void mst_report_copy_page (GtkWidget *widget, MstVolume *volume, guint page);

G_END_DECLS
