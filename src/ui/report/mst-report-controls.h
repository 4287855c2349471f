/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-options.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands under each other beside the preview of a report. */

void mst_report_controls_add_heading (GtkBox *box, const char *text);
/* @control with its label before it, which is its name too. */
void mst_report_controls_add_row (GtkBox *box, const char *label, GtkWidget *control);
/* @func is called with @data as its only argument when it is switched. */
GtkSwitch *mst_report_controls_add_switch (GtkBox *box, const char *text, const char *tooltip,
                                           gboolean active, GCallback func, gpointer data);

/* "By strokes"; translated. */
const char *mst_report_order_get_label (MstReportOrder order);

G_END_DECLS
