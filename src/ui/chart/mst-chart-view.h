/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstChartView: shows a chart in the window's colours, font and size. The pointer and the arrow keys read
 * its marks; a menu copies and saves it and shows it on the whole screen.
 *
 * The chart is drawn between frames, one chart in each, into a picture that is kept; the last one stays
 * until then. It takes the room it is given; its natural size goes with the text's.
 *
 * MstChartView::activated (view, const char *key): a mark with a key was clicked, or Enter pressed at it
 */
#define MST_TYPE_CHART_VIEW (mst_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (MstChartView, mst_chart_view, MST, CHART_VIEW, GtkWidget)

GtkWidget *mst_chart_view_new (void);

/* @chart: (nullable): kept and drawn by the main thread from now on. One that is changed is set again.
 * The mark that was read stays when the new chart has one with its key. */
void mst_chart_view_set_chart (MstChartView *self, MstChart *chart);
MstChart *mst_chart_view_get_chart (MstChartView *self);
/* Words in the place of the chart: why there is none. NULL: the chart again. */
void mst_chart_view_set_problem (MstChartView *self, const char *problem);
/* What is around the chart in the window already, and stands around the pictures that leave it: its title,
 * where the figures come from, of which day. @title, @source: (nullable) */
void mst_chart_view_set_caption (MstChartView *self, const char *title, const char *source,
                                 MstDate day);

/* The mark at a place of the widget; -1. */
int mst_chart_view_locate (MstChartView *self, double x, double y);
/* Reads a mark, as if the pointer were over it; -1: none. */
void mst_chart_view_point_at (MstChartView *self, int mark);
/* The mark that is being read; -1. */
int mst_chart_view_get_mark (MstChartView *self);

G_END_DECLS
