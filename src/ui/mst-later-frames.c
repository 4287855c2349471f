/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes some frames later. */
#include "config.h"

#include "mst-later-frames.h"

/** Later: @parts: those that are still hidden; NULL when @callback is called instead. */
typedef struct
{
  GtkTickCallback callback;
  GPtrArray *parts;
  gboolean is_drawn; /* the rest of the widget */
} Later;

static void
later_free (gpointer data)
{
  Later *later = data;

  g_clear_pointer (&later->parts, g_ptr_array_unref);
  g_free (later);
}

static gboolean
show_next (GPtrArray *parts)
{
  g_autoptr (GtkWidget) part = g_ptr_array_steal_index (parts, 0);

  gtk_widget_set_visible (part, TRUE);
  return parts->len > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Later *later = user_data;

  if (later->is_drawn)
    return later->parts != NULL ? show_next (later->parts) : later->callback (widget, clock, NULL);
  later->is_drawn = TRUE;
  return G_SOURCE_CONTINUE;
}

guint
mst_later_frames_add (GtkWidget *widget, GtkTickCallback callback)
{
  Later *later;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);
  g_return_val_if_fail (callback != NULL, 0);

  later = g_new0 (Later, 1);
  later->callback = callback;
  return gtk_widget_add_tick_callback (widget, tick_cb, later, later_free);
}

void
mst_later_frames_show (GtkWidget *widget, GtkWidget *const *parts, guint n)
{
  Later *later;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (n == 0)
    return;
  later = g_new0 (Later, 1);
  later->parts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_set_visible (parts[i], FALSE);
      g_ptr_array_add (later->parts, g_object_ref (parts[i]));
    }
  gtk_widget_add_tick_callback (widget, tick_cb, later, later_free);
}
