/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for a name. */
#include "config.h"

#include "mst-name-dialog.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MstNamedFunc named;
  gpointer user_data;
  GDestroyNotify free_data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->free_data != NULL)
    question->free_data (question->user_data);
  g_free (question);
}

static void
name_changed_cb (AdwMessageDialog *dialog, GtkEditable *entry)
{
  adw_message_dialog_set_response_enabled (dialog, "save",
                                           !mst_text_is_blank (gtk_editable_get_text (entry)));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  const Question *question = user_data;
  g_autofree char *name = mst_text_normalise (
    gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog))));

  if (g_strcmp0 (response, "save") == 0 && *name != '\0')
    question->named (name, question->user_data);
}

void
mst_name_dialog_ask (GtkWindow *parent, const char *heading, const char *body, const char *label,
                     const char *suggestion, MstNamedFunc named, gpointer user_data,
                     GDestroyNotify free_data)
{
  GtkWidget *dialog;
  GtkWidget *entry;
  Question *question;

  g_return_if_fail (heading != NULL && label != NULL && suggestion != NULL);
  g_return_if_fail (named != NULL);

  dialog = adw_message_dialog_new (parent, heading, body);
  entry = gtk_entry_new ();
  question = g_new0 (Question, 1);
  question->named = named;
  question->user_data = user_data;
  question->free_data = free_data;
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                    _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_editable_set_text (GTK_EDITABLE (entry), suggestion);
  name_changed_cb (ADW_MESSAGE_DIALOG (dialog), GTK_EDITABLE (entry));
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
