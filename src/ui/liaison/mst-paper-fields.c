/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of what is decided: document number and reason. */
#include "config.h"

#include "mst-paper-fields.h"

#include "edit/mst-field-editor.h"

#include <glib/gi18n-lib.h>

struct _MstPaperFields
{
  AdwBin parent_instance;

  GtkBox *box;
  MstFieldEditor *document, *reason;
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstPaperFields, mst_paper_fields, ADW_TYPE_BIN)

static void
activated_cb (MstPaperFields *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static MstFieldEditor *
add_editor (MstPaperFields *self, MstSession *session, const MstField *field)
{
  GtkBox *part = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkWidget *label = gtk_label_new (mst_field_get_label (field));
  GtkWidget *editor = mst_field_editor_new (session, field);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (part, label);
  gtk_box_append (part, editor);
  gtk_box_append (self->box, GTK_WIDGET (part));
  g_signal_connect_swapped (editor, "activate", G_CALLBACK (activated_cb), self);
  return MST_FIELD_EDITOR (editor);
}

static gboolean
mst_paper_fields_grab_focus (GtkWidget *widget)
{
  MstPaperFields *self = MST_PAPER_FIELDS (widget);

  return self->document != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->document));
}

static void
mst_paper_fields_class_init (MstPaperFieldsClass *class)
{
  GTK_WIDGET_CLASS (class)->grab_focus = mst_paper_fields_grab_focus;
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_paper_fields_init (MstPaperFields *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

void
mst_paper_fields_set_record_type (MstPaperFields *self, MstSession *session,
                                  const MstRecordType *type)
{
  g_return_if_fail (MST_IS_PAPER_FIELDS (self));
  g_return_if_fail (self->document == NULL);

  self->document = add_editor (self, session, mst_record_type_get_field (type, "document"));
  self->reason = add_editor (self, session, mst_record_type_get_field (type, "reason"));
}

static gboolean
read_text (MstFieldEditor *editor, char **text)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good = mst_field_editor_read (editor, text, &error);

  mst_field_editor_set_problem (editor, error != NULL ? error->message : NULL, TRUE);
  return is_good;
}

gboolean
mst_paper_fields_read (MstPaperFields *self, char **document, char **reason)
{
  g_return_val_if_fail (MST_IS_PAPER_FIELDS (self), FALSE);

  *document = *reason = NULL;
  return read_text (self->document, document) && read_text (self->reason, reason);
}

/* --- asking for them --- */

typedef struct
{
  MstPaperFields *fields;
  MstPapersFunc asked;
  gpointer user_data;
  GDestroyNotify free_data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  question->free_data (question->user_data);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  const Question *question = user_data;
  g_autofree char *document = NULL;
  g_autofree char *reason = NULL;

  if (g_strcmp0 (response, "go") == 0
      && mst_paper_fields_read (question->fields, &document, &reason))
    question->asked (document, reason, question->user_data);
}

void
mst_paper_fields_ask (GtkWindow *parent, MstSession *session, const MstRecordType *type,
                      const char *heading, const char *body, const char *accept,
                      MstPapersFunc asked, gpointer user_data, GDestroyNotify free_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  Question *question = g_new0 (Question, 1);

  question->fields = g_object_new (MST_TYPE_PAPER_FIELDS, NULL);
  question->asked = asked;
  question->user_data = user_data;
  question->free_data = free_data;
  mst_paper_fields_set_record_type (question->fields, session, type);
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (question->fields));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "go", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "go");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (question->fields, "activate", G_CALLBACK (gtk_widget_activate_default),
                           dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->fields));
}
