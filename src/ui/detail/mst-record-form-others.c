/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody else changes while a form is open. */
#include "config.h"

#include "mst-plain-text.h"
#include "mst-query.h"
#include "mst-record-form-private.h"

#include <glib/gi18n-lib.h>
static void
clear_notice (MstRecordForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notice))) != NULL)
    gtk_box_remove (self->notice, child);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
}

static void
take_theirs_cb (MstRecordForm *self, GtkButton *button)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mst-field"));

  mst_field_editor_set_value (self->editors[field], mst_record_get_at (self->base, field));
  gtk_box_remove (self->notice, gtk_widget_get_parent (GTK_WIDGET (button)));
  mst_record_form_changed (self, self->editors[field]);
}

static void
append_to_notice (MstRecordForm *self, const char *text, int field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  mst_plain_text_wrap (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (field >= 0)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Take Theirs"));

      g_object_set_data (G_OBJECT (button), "mst-field", GUINT_TO_POINTER ((guint) field));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (take_theirs_cb), self);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (self->notice, box);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}

/* Fields the officer hasn't touched follow; about the others he decides. */
static void
follow (MstRecordForm *self, const MstRecord *theirs)
{
  g_autoptr (MstRecord) before = g_steal_pointer (&self->base);

  self->base = mst_record_copy (theirs);
  clear_notice (self);
  append_to_notice (
    self, _ ("Somebody else has just changed this record. Saving keeps what you wrote."), -1);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const char *value = mst_record_get_at (theirs, i);
      g_autofree char *shown = NULL;
      g_autofree char *text = NULL;
      gboolean edited;

      if (self->editors[i] == NULL || g_strcmp0 (mst_record_get_at (before, i), value) == 0)
        continue;
      edited = mst_field_editor_is_edited (self->editors[i]);
      if (!edited)
        mst_field_editor_set_value (self->editors[i], value);
      shown = mst_store_show_value (mst_session_get_store (self->session), &self->type->fields[i],
                                    value, mst_session_get_masked (self->session));
      text =
        g_strdup_printf (_ ("%s: now “%s”"), mst_field_get_label (&self->type->fields[i]), shown);
      append_to_notice (self, text, edited ? (int) i : -1);
    }
}

void
mst_record_form_follow (MstRecordForm *self)
{
  g_autoptr (MstRecord) theirs = NULL;
  gint64 id = mst_record_get_id (self->base);

  if (id == 0 || self->saving || self->done)
    return;
  theirs = mst_store_get (mst_session_get_store (self->session), self->type, id, NULL);
  if (theirs == NULL)
    {
      clear_notice (self);
      append_to_notice (self, _ ("Somebody else has deleted this record. Undo that to save here."),
                        -1);
    }
  else if (mst_record_get_version (theirs) != mst_record_get_version (self->base))
    follow (self, theirs);
}
