/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter as a chip. */
#include "config.h"

#include "mst-filter-chip.h"

#include <glib/gi18n-lib.h>

#define MAX_CHARS 36

struct _MstFilterChip
{
  AdwBin parent_instance;

  GtkWidget *open;
};

enum
{
  OPENED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstFilterChip, mst_filter_chip, ADW_TYPE_BIN)

static void
open_cb (MstFilterChip *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
remove_cb (MstFilterChip *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                MstFilterChip *self)
{
  switch (key)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      remove_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
mst_filter_chip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MST_FILTER_CHIP (widget)->open);
}

static void
mst_filter_chip_class_init (MstFilterChipClass *class)
{
  GTK_WIDGET_CLASS (class)->grab_focus = mst_filter_chip_grab_focus;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_filter_chip_init (MstFilterChip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "mst-chip");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
mst_filter_chip_new (const char *text)
{
  MstFilterChip *self = g_object_new (MST_TYPE_FILTER_CHIP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *removal = g_strdup_printf (_ ("Remove the filter “%s”"), text);
  g_autofree char *change = g_strdup_printf (_ ("Change the filter “%s”"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  self->open = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->open), label);
  gtk_widget_set_tooltip_text (self->open, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  change, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Delete", -1);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (open_cb), self);
  /* One stop for Tab a chip: Delete does the same. */
  gtk_widget_set_focusable (close, FALSE);
  gtk_widget_set_tooltip_text (close, removal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, removal,
                                  -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (box), self->open);
  gtk_box_append (GTK_BOX (box), close);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
