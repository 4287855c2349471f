/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a list into its search by typing, and back by Escape. */
#include "config.h"

#include "mst-type-ahead.h"

static gboolean
writes (guint key, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK;

  return modifiers == 0 && g_unichar_isgraph (gdk_keyval_to_unicode (key));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                GtkWidget *search)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (search)));

  /* An input method may keep the key for a word that begins with it. */
  if (!writes (key, state) || !gtk_event_controller_key_forward (controller, text))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (search);
  return GDK_EVENT_STOP;
}

static void
stopped_cb (GtkEditable *search, GtkWidget *list)
{
  gtk_editable_set_text (search, "");
  /* It isn't there when nothing was found, or when the search closes its popover. */
  if (gtk_widget_get_mapped (list))
    gtk_widget_grab_focus (list);
}

void
mst_type_ahead_connect (GtkSearchEntry *search, GtkWidget *list)
{
  /* Not gtk_search_entry_set_key_capture_widget (): that gives the entry every key, so that it opens
   * its own menu by Shift+F10 and takes Ctrl+V and Delete for itself. */
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_SEARCH_ENTRY (search));
  g_return_if_fail (GTK_IS_WIDGET (list));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), search, 0);
  gtk_widget_add_controller (list, keys);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (stopped_cb), list, 0);
}
