/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the chart view. */
#pragma once

#include "mst-chart-view.h"

G_BEGIN_DECLS

struct _MstChartView
{
  GtkWidget parent_instance;

  MstChart *chart; /* nullable */
  char *problem;   /* nullable */
  char *title;     /* nullable */
  char *source;    /* nullable */
  MstDate day;

  /* What was drawn last. */
  cairo_surface_t *picture; /* nullable */
  GdkTexture *texture;      /* of it, for those who draw without cairo; nullable */
  MstChartStyle *style;
  int width, height, scale;
  gboolean is_stale; /* the chart is another one */
  guint tick;        /* waits for a frame to draw in; 0 */

  int mark;            /* that is read; -1 */
  gboolean by_pointer; /* and goes when the pointer does */

  GtkWidget *menu; /* nullable */
};

/* A chart for a picture that leaves the window. (transfer full) */
MstChart *mst_chart_view_copy_chart (MstChartView *self);
/* Reads a mark, or none (-1). */
void mst_chart_view_set_mark (MstChartView *self, int mark, gboolean by_pointer);
void mst_chart_view_activate_mark (MstChartView *self);

/* mst-chart-view-picture.c */

/* As the widget is to look: (transfer full) */
MstChartStyle *mst_chart_view_create_style (MstChartView *self);
/* Nothing is shown until it is drawn again. */
void mst_chart_view_clear_picture (MstChartView *self);
/* Waits no more for a frame to draw in. */
void mst_chart_view_stop_drawing (MstChartView *self);
void mst_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void mst_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline);

/* mst-chart-view-input.c */
void mst_chart_view_add_input (MstChartView *self);
void mst_chart_view_install_keys (GtkWidgetClass *class);

/* mst-chart-view-actions.c */
void mst_chart_view_install_actions (GtkWidgetClass *class);
/* @area: where it points to, in the widget. */
void mst_chart_view_pop_up_menu (MstChartView *self, const GdkRectangle *area);

G_END_DECLS
