/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview for a room. */
#include "config.h"

#include "mst-overview-panel.h"
#include "mst-overview-window.h"
#include "mst-projector.h"

#include <glib/gi18n-lib.h>

struct _MstOverviewWindow
{
  GtkWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (MstOverviewWindow, mst_overview_window, GTK_TYPE_WINDOW)

/* The parent does it, and is seen doing it. */
static void
pass_on_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *self = user_data;
  GtkWindow *parent = gtk_window_get_transient_for (self);

  if (G_IS_ACTION_GROUP (parent))
    g_action_group_activate_action (G_ACTION_GROUP (parent), g_action_get_name (G_ACTION (action)),
                                    parameter);
  gtk_window_close (self);
}

static void
tell_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_window_get_transient_for (user_data);

  if (G_IS_ACTION_GROUP (parent))
    g_action_group_activate_action (G_ACTION_GROUP (parent), "tell", parameter);
}

static void
mst_overview_window_class_init (MstOverviewWindowClass *class)
{
}

static void
mst_overview_window_init (MstOverviewWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-gaps", .activate = pass_on_cb, .parameter_type = "s" },
    { .name = "show-query", .activate = pass_on_cb, .parameter_type = "s" },
    { .name = "panel", .activate = pass_on_cb, .parameter_type = "s" },
    { .name = "import", .activate = pass_on_cb },
    { .name = "tell", .activate = tell_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (actions));
}

GtkWindow *
mst_overview_window_new (GtkWindow *parent, MstSession *session)
{
  GtkWindow *self;
  GtkWidget *panel;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (MST_TYPE_OVERVIEW_WINDOW, NULL);
  panel = mst_overview_panel_new (session);
  mst_overview_panel_set_projected (MST_OVERVIEW_PANEL (panel));
  gtk_widget_add_css_class (panel, "mst-projected");
  gtk_widget_add_css_class (panel, "mst-overview-projected");
  gtk_widget_add_css_class (GTK_WIDGET (self), "mst-of-cards");
  gtk_window_set_child (self, panel);
  gtk_window_set_title (self, _ ("Overview"));
  mst_projector_set_up (self, parent);
  return self;
}
