/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new record in a window of its own. */
#include "config.h"

#include "mst-record-dialog.h"

#include "mst-accessible.h"
#include "mst-plain-text.h"
#include "mst-record-form.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH 420
#define HEIGHT 560

struct _MstRecordDialog
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  MstRecordForm *form;
  GtkWidget *notice; /* of @draft; NULL */
  MstDraft *draft;   /* of another record than the one that is asked for; NULL */
};

static guint created_signal;

G_DEFINE_FINAL_TYPE (MstRecordDialog, mst_record_dialog, ADW_TYPE_WINDOW)

static void
saved_cb (MstRecordDialog *self, gint64 id)
{
  g_signal_emit (self, created_signal, 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- what was not saved --- */

static void
close_notice (MstRecordDialog *self)
{
  gtk_widget_set_visible (self->notice, FALSE);
  mst_record_form_set_draft_id (self->form, MST_DRAFT_REFERRED);
  mst_record_form_keep_draft (self->form);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
continue_cb (MstRecordDialog *self)
{
  mst_record_form_take_draft (self->form, self->draft);
  close_notice (self);
}

/* What is written meanwhile is the newer draft. */
static void
edited_cb (MstRecordDialog *self)
{
  mst_record_form_set_draft_id (self->form, MST_DRAFT_REFERRED);
}

static GtkWidget *
create_button (MstRecordDialog *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
create_notice (MstRecordDialog *self, const char *title)
{
  GtkWidget *notice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *time = g_date_time_format (mst_draft_get_time (self->draft), "%m-%d %H:%M");
  g_autofree char *text = *title != '\0'
                            ? g_strdup_printf (_ ("“%s” from %s is not saved."), title, time)
                            : g_strdup_printf (_ ("What was written on %s is not saved."), time);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (notice, "mst-notice");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons),
                  create_button (self, _ ("_Forget It"), G_CALLBACK (close_notice)));
  gtk_box_append (GTK_BOX (buttons), create_button (self, _ ("_Go On"), G_CALLBACK (continue_cb)));
  gtk_box_append (GTK_BOX (notice), label);
  gtk_box_append (GTK_BOX (notice), buttons);
  return notice;
}

/* What is called the same is gone on with; another one is offered. */
static void
offer_draft (MstRecordDialog *self, MstSession *session, const MstRecordType *type,
             const char *name)
{
  g_autofree char *file_id = mst_store_dup_setting (mst_session_get_store (session), "id");
  const char *title = "";
  const char *value;
  gboolean is_understood;

  self->draft = mst_draft_load (file_id, type, MST_DRAFT_REFERRED);
  if (self->draft == NULL)
    return;
  mst_draft_get (self->draft, type->title_field, &title, &value, &is_understood);
  if (*name == '\0' || strcmp (title, name) == 0)
    {
      mst_record_form_take_draft (self->form, self->draft);
      return;
    }
  /* It is kept until the officer has decided, or has written something else. */
  mst_record_form_set_draft_id (self->form, MST_RECORD_FORM_NO_DRAFT);
  g_signal_connect_swapped (self->form, "edited", G_CALLBACK (edited_cb), self);
  self->notice = create_notice (self, title);
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->form))), self->notice);
}

/* The form tells what went wrong to the window it is in. */
static void
tell_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_accessible_add_toast (MST_RECORD_DIALOG (widget)->toasts,
                            mst_plain_toast_new (g_variant_get_string (parameter, NULL)));
}

static void
mst_record_dialog_finalize (GObject *object)
{
  g_clear_pointer (&MST_RECORD_DIALOG (object)->draft, mst_draft_free);
  G_OBJECT_CLASS (mst_record_dialog_parent_class)->finalize (object);
}

static gboolean
mst_record_dialog_close_request (GtkWindow *window)
{
  mst_record_form_keep_draft (MST_RECORD_DIALOG (window)->form);
  return GTK_WINDOW_CLASS (mst_record_dialog_parent_class)->close_request (window);
}

static void
mst_record_dialog_class_init (MstRecordDialogClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_record_dialog_finalize;
  GTK_WINDOW_CLASS (class)->close_request = mst_record_dialog_close_request;
  created_signal = g_signal_new ("created", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "win.tell", "s", tell_cb);
}

static void
mst_record_dialog_init (MstRecordDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}

GtkWindow *
mst_record_dialog_new (GtkWindow *parent, MstSession *session, const MstRecordType *type,
                       const char *title)
{
  MstRecordDialog *self;
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (MstRecord) written = NULL;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  record = mst_record_new (type);
  written = mst_record_new (type);
  name = mst_text_normalise (title != NULL ? title : "");
  mst_record_set (written, type->title_field, name);
  heading = g_strdup_printf (_ ("New: %s%s"), mst_record_type_get_label (type), "");
  self = g_object_new (MST_TYPE_RECORD_DIALOG, "transient-for", parent, "title", heading, NULL);
  self->form = MST_RECORD_FORM (mst_record_form_new (session, record, written));
  mst_record_form_set_draft_id (self->form, MST_DRAFT_REFERRED);
  g_signal_connect_swapped (self->form, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect_swapped (self->form, "left", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->form, "discarded", G_CALLBACK (gtk_window_close), self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->form), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  adw_toast_overlay_set_child (self->toasts, box);
  offer_draft (self, session, type, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  return GTK_WINDOW (self);
}
