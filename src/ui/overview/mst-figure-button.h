/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A figure that opens its rows: a button that is changed in place, so that nothing flickers and the focus
 * stays. */
GtkWidget *mst_figure_button_new (void);

/* @what: whose figure it is, for screen readers; @key: the rows, as of MstDashboardItem. A figure of 0 is
 * blank. */
void mst_figure_button_set (GtkWidget *button, gint64 figure, const char *what, const char *key);

/* Makes any button open the rows of @key. */
void mst_figure_button_open (GtkWidget *button, const char *key);

G_END_DECLS
