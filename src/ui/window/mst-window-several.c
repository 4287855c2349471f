/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several windows on one file, side by side. */
#include "config.h"

#include "mst-panels.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

gboolean
mst_window_is_in_front (MstWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *active =
    application != NULL ? gtk_application_get_active_window (application) : GTK_WINDOW (self);

  while (active != NULL && !MST_IS_WINDOW (active))
    active = gtk_window_get_transient_for (active);
  return active == NULL || active == GTK_WINDOW (self);
}

GPtrArray *
mst_window_list_on_same_file (MstWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GPtrArray *windows = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (windows, g_object_ref (self));
  for (GList *window = application != NULL ? gtk_application_get_windows (application) : NULL;
       window != NULL; window = window->next)
    if (window->data != self && MST_IS_WINDOW (window->data)
        && MST_WINDOW (window->data)->session == self->session)
      g_ptr_array_add (windows, g_object_ref (window->data));
  return windows;
}

/* As large as this one: where it stands is for the window manager to say. */
static MstWindow *
create_window (MstWindow *self)
{
  MstWindow *window = mst_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  gtk_window_unmaximize (GTK_WINDOW (window));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (self->session != NULL)
    mst_window_open_file (window, mst_session_get_path (self->session));
  return window;
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (create_window (user_data)));
}

static void
open_in_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  MstPanel *panel = mst_window_get_panel (self);
  MstWindow *window = create_window (self);

  if (panel != NULL)
    {
      mst_window_show_panel (window, gtk_stack_get_visible_child_name (self->panels));
      mst_panel_show_same (mst_window_get_panel (window), panel);
    }
  gtk_window_present (GTK_WINDOW (window));
}

void
mst_window_add_window_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "open-in-window", .activate = open_in_window_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
