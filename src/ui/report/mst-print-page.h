/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstPrintPage: what a panel lists, as it will be on paper, and the way to the printer; a MstPage.
 */
#define MST_TYPE_PRINT_PAGE (mst_print_page_get_type ())
G_DECLARE_FINAL_TYPE (MstPrintPage, mst_print_page, MST, PRINT_PAGE, AdwBin)

/* @report: a list; @options: with the query and the fields as shown. Copied. */
GtkWidget *mst_print_page_new (MstSession *session, const MstReport *report,
                               const MstReportOptions *options);

G_END_DECLS
