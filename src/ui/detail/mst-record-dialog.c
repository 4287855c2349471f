/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new record in a window of its own. */
#include "config.h"

#include "mst-record-dialog.h"

#include "mst-record-form.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define WIDTH 420
#define HEIGHT 560

struct _MstRecordDialog
{
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
};

static guint created_signal;

G_DEFINE_FINAL_TYPE (MstRecordDialog, mst_record_dialog, ADW_TYPE_WINDOW)

static void
saved_cb (MstRecordDialog *self, gint64 id)
{
  g_signal_emit (self, created_signal, 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

/* The form tells what went wrong to the window it is in. */
static void
tell_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *text = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  adw_toast_set_title (toast, text);
  adw_toast_overlay_add_toast (MST_RECORD_DIALOG (widget)->toasts, toast);
}

static void
mst_record_dialog_class_init (MstRecordDialogClass *class)
{
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
  GtkWidget *form;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  record = mst_record_new (type);
  written = mst_record_new (type);
  name = mst_text_normalise (title != NULL ? title : "");
  mst_record_set (written, type->title_field, name);
  heading = g_strdup_printf (_ ("New: %s%s"), mst_record_type_get_label (type), "");
  self = g_object_new (MST_TYPE_RECORD_DIALOG, "transient-for", parent, "title", heading, NULL);
  form = mst_record_form_new (session, record, written);
  /* The record that is to refer to it may be a new one of the same type, with a draft. */
  mst_record_form_keep_no_draft (MST_RECORD_FORM (form));
  g_signal_connect_swapped (form, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect_swapped (form, "left", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (form, "discarded", G_CALLBACK (gtk_window_close), self);
  adw_toast_overlay_set_child (self->toasts, form);
  gtk_widget_grab_focus (form);
  return GTK_WINDOW (self);
}
