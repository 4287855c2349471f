/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstChartWindow: a chart on the whole screen, in type that is read from the back of a room. The keys of
 * the chart work; Escape and F11 close it.
 *
 * MstChartWindow::activated (window, const char *key): a mark was chosen; the window closes
 */
#define MST_TYPE_CHART_WINDOW (mst_chart_window_get_type ())
G_DECLARE_FINAL_TYPE (MstChartWindow, mst_chart_window, MST, CHART_WINDOW, GtkWindow)

/* @parent: whose actions ("win.tell") it shares, and on whose screen it opens. */
GtkWindow *mst_chart_window_new (GtkWindow *parent, MstChart *chart);

G_END_DECLS
