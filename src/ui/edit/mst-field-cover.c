/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a masked value looks like in a form. */
#include "config.h"

#include "mst-field-cover.h"

#include "mst-accessible.h"

#include <glib/gi18n-lib.h>

struct _MstFieldCover
{
  AdwBin parent_instance;
  GtkWidget *text;
  GtkWidget *button;
};

static guint reveal_signal;

G_DEFINE_FINAL_TYPE (MstFieldCover, mst_field_cover, ADW_TYPE_BIN)

static void
clicked_cb (MstFieldCover *self)
{
  g_signal_emit (self, reveal_signal, 0);
}

static gboolean
mst_field_cover_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MST_FIELD_COVER (widget)->button);
}

static void
mst_field_cover_class_init (MstFieldCoverClass *class)
{
  GTK_WIDGET_CLASS (class)->grab_focus = mst_field_cover_grab_focus;

  reveal_signal = g_signal_new ("reveal", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_field_cover_init (MstFieldCover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->text = gtk_entry_new ();
  gtk_editable_set_editable (GTK_EDITABLE (self->text), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 6);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_focusable (self->text, FALSE);
  gtk_widget_set_can_focus (self->text, FALSE);
  self->button = gtk_button_new_from_icon_name ("view-reveal-symbolic");
  gtk_widget_set_tooltip_text (self->button, _ ("Show in full (noted in the history)"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->button);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
mst_field_cover_new (const char *label)
{
  MstFieldCover *self = g_object_new (MST_TYPE_FIELD_COVER, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Show “%s” in full to change it"), label);

  mst_accessible_set_name (self->button, name);
  mst_accessible_set_name (self->text, label);
  return GTK_WIDGET (self);
}

void
mst_field_cover_set_text (MstFieldCover *self, const char *masked)
{
  g_return_if_fail (MST_IS_FIELD_COVER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->text), masked);
}

void
mst_field_cover_set_compact (MstFieldCover *self, gboolean compact)
{
  g_return_if_fail (MST_IS_FIELD_COVER (self));
  gtk_entry_set_has_frame (GTK_ENTRY (self->text), !compact);
}
