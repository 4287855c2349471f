/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on the whole screen. */
#include "config.h"

#include "mst-chart-view.h"
#include "mst-chart-window.h"
#include "mst-projector.h"

#include <glib/gi18n-lib.h>

struct _MstChartWindow
{
  GtkWindow parent_instance;
  GtkWidget *view;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstChartWindow, mst_chart_window, GTK_TYPE_WINDOW)

static void
activated_cb (MstChartWindow *self, const char *key)
{
  g_signal_emit (self, signals[ACTIVATED], 0, key);
  gtk_window_close (GTK_WINDOW (self));
}

static void
mst_chart_window_class_init (MstChartWindowClass *class)
{
  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
mst_chart_window_init (MstChartWindow *self)
{
  self->view = mst_chart_view_new ();
  gtk_widget_add_css_class (self->view, "mst-projected");
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (activated_cb), self);
  gtk_window_set_child (GTK_WINDOW (self), self->view);
}

GtkWindow *
mst_chart_window_new (GtkWindow *parent, MstChart *chart)
{
  const char *title;
  MstChartWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (chart != NULL, NULL);

  self = g_object_new (MST_TYPE_CHART_WINDOW, NULL);
  if (G_IS_ACTION_GROUP (parent))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  title = mst_chart_get_title (chart);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Chart"));
  mst_chart_view_set_chart (MST_CHART_VIEW (self->view), chart);
  mst_projector_set_up (GTK_WINDOW (self), parent);
  gtk_widget_grab_focus (self->view);
  return GTK_WINDOW (self);
}
