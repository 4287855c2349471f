/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows that fill the screen for a room. */
#include "config.h"

#include "mst-projector.h"

/* Before what is in the window, for which they mean something else. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                GtkWindow *window)
{
  if ((key != GDK_KEY_Escape && key != GDK_KEY_F11)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (window);
  return GDK_EVENT_STOP;
}

/* As large as the monitor, also where nobody manages windows. */
static void
cover_screen (GtkWindow *window, GtkWidget *parent)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (parent));
  GdkMonitor *monitor =
    surface != NULL ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (parent), surface)
                    : NULL;
  GdkRectangle area;

  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (window, area.width, area.height);
}

void
mst_projector_set_up (GtkWindow *window, GtkWindow *parent)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  gtk_widget_add_css_class (GTK_WIDGET (window), "mst-projector");
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_application (window, gtk_window_get_application (parent));
  gtk_window_set_decorated (window, FALSE);
  cover_screen (window, GTK_WIDGET (parent));
  gtk_window_fullscreen (window);
}
