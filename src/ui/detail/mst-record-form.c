/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record to write in. */
#include "config.h"

#include "mst-edit.h"
#include "mst-error.h"
#include "mst-later-frames.h"
#include "mst-record-form-private.h"
#include "mst-record-sections.h"

#include <glib/gi18n-lib.h>

enum
{
  EDITED,
  SAVED,
  LEFT,
  DISCARDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstRecordForm, mst_record_form, ADW_TYPE_BIN)

void
mst_record_form_changed (MstRecordForm *self, MstFieldEditor *editor)
{
  if (mst_field_editor_get_field (editor)->kind == MST_FIELD_CITIZEN_NUMBER)
    mst_record_form_fill_from_number (self, editor);
  mst_record_form_check_soon (self);
  mst_record_form_keep_draft_soon (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
field_left_cb (MstRecordForm *self)
{
  if (self->check == 0 && self->session != NULL && mst_record_form_is_edited (self))
    mst_record_form_check_soon (self);
}

/* --- saving and leaving --- */

static char *
save_record (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_edit_save (store, data, error);
}

/** Saving: a form that waits until its record is written. */
typedef struct
{
  MstRecordForm *form;
  MstRecord *record;
} Saving;

static void
saved_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (MstRecordForm) self = saving->form;
  g_autoptr (MstRecord) record = saving->record;
  g_autoptr (GError) error = NULL;

  g_free (saving);
  self->saving = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  if (mst_session_write_finish (MST_SESSION (session), result, &error))
    {
      mst_record_form_drop_draft (self);
      g_signal_emit (self, signals[SAVED], 0, mst_record_get_id (record));
      return;
    }
  if (g_error_matches (error, MST_ERROR, MST_ERROR_STALE))
    mst_record_form_follow (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

void
mst_record_form_save (MstRecordForm *self)
{
  g_autoptr (MstRecord) record = NULL;
  Saving *saving;
  int first_wrong = -1;

  g_return_if_fail (MST_IS_RECORD_FORM (self));

  /* A form that is saved stays until its record takes its place. */
  if (self->saving || self->done)
    return;
  self->complete = TRUE;
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->editors[i] != NULL
        && gtk_widget_get_focus_child (GTK_WIDGET (self->editors[i])) != NULL)
      mst_field_editor_settle (self->editors[i]);
  first_wrong = mst_record_form_check (self);
  if (first_wrong >= 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->editors[first_wrong]));
      return;
    }
  record = mst_record_form_read (self, FALSE, &first_wrong);
  self->saving = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  saving = g_new0 (Saving, 1);
  saving->form = g_object_ref (self);
  saving->record = mst_record_ref (record);
  mst_session_write (self->session, _ ("Saving…"), save_record, g_steal_pointer (&record),
                     (GDestroyNotify) mst_record_unref, saved_cb, saving);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_record_form_save (MST_RECORD_FORM (widget));
}

static void
discard_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstRecordForm *self = MST_RECORD_FORM (widget);

  mst_record_form_drop_draft (self);
  g_signal_emit (self, signals[DISCARDED], 0);
}

static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstRecordForm *self = MST_RECORD_FORM (widget);

  mst_record_form_keep_draft (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
cancel_cb (MstRecordForm *self)
{
  leave_cb (GTK_WIDGET (self), NULL, NULL);
}

/* Enter goes on to the next field, as in a workbook. */
static void
activate_cb (MstRecordForm *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* --- the fields --- */

static char *
describe_label (const MstField *field)
{
  const char *label = mst_field_get_label (field);
  const char *mark = (field->flags & MST_FIELD_REQUIRED) != 0 ? " *" : "";

  if (field->unit == NULL)
    return g_strdup_printf ("%s%s", label, mark);
  return g_strdup_printf (_ ("%s (%s)%s"), label, g_dgettext (MST_GETTEXT_DOMAIN, field->unit),
                          mark);
}

/** Writing: the form that is filled with what has been @written; nullable. */
typedef struct
{
  MstRecordForm *form;
  const MstRecord *written;
} Writing;

static void
attach_cb (GtkGrid *grid, int row, guint index, gpointer user_data)
{
  const Writing *writing = user_data;
  MstRecordForm *self = writing->form;
  const MstField *field = &self->type->fields[index];
  g_autofree char *text = describe_label (field);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *editor = mst_field_editor_new (self->session, field);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *value = mst_record_get_at (self->base, index);
  const char *other =
    writing->written != NULL ? mst_record_get_at (writing->written, index) : value;

  self->editors[index] = MST_FIELD_EDITOR (editor);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "mst-form-label");
  gtk_widget_set_hexpand (editor, TRUE);
  mst_field_editor_set_record_id (MST_FIELD_EDITOR (editor), mst_record_get_id (self->base));
  mst_field_editor_set_value (MST_FIELD_EDITOR (editor), value);
  if (g_strcmp0 (value, other) != 0)
    mst_field_editor_write (MST_FIELD_EDITOR (editor), other);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, editor, 1, row, 1, 1);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (mst_record_form_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (field_left_cb), self);
  gtk_widget_add_controller (editor, focus);
  g_signal_connect_swapped (editor, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (editor, "activate", G_CALLBACK (activate_cb), self);
}

static void
fill_sections (MstRecordForm *self, const MstRecord *written)
{
  Writing writing = { self, written };

  mst_record_sections_fill (self->sections, self->type, MST_FIELD_DERIVED, attach_cb, &writing);
  mst_record_form_limit (self, written != NULL ? written : self->base);
}

/* The first section, a title and its fields, is there at once. */
static void
show_sections (MstRecordForm *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  guint n = 0;

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    if (n++ >= 2)
      g_ptr_array_add (parts, part);
  mst_later_frames_show (GTK_WIDGET (self), (GtkWidget *const *) parts->pdata, parts->len);
}

static gboolean
mst_record_form_grab_focus (GtkWidget *widget)
{
  MstRecordForm *self = MST_RECORD_FORM (widget);

  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->editors[i] != NULL)
      return gtk_widget_grab_focus (GTK_WIDGET (self->editors[i]));
  return FALSE;
}

static void
mst_record_form_dispose (GObject *object)
{
  MstRecordForm *self = MST_RECORD_FORM (object);

  g_clear_handle_id (&self->check, g_source_remove);
  g_clear_handle_id (&self->keep, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_record_form_parent_class)->dispose (object);
}

static void
mst_record_form_finalize (GObject *object)
{
  MstRecordForm *self = MST_RECORD_FORM (object);

  for (guint i = 0; i < self->type->n_fields; i++)
    g_free (self->taken[i]);
  g_free (self->taken);
  g_free (self->editors);
  g_free (self->file_id);
  mst_record_unref (self->base);
  G_OBJECT_CLASS (mst_record_form_parent_class)->finalize (object);
}

static void
mst_record_form_class_init (MstRecordFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_record_form_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_record_form_finalize;
  widget_class->grab_focus = mst_record_form_grab_focus;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[DISCARDED] = g_signal_new ("discarded", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "form.discard", NULL, discard_cb);
  gtk_widget_class_install_action (widget_class, "form.leave", NULL, leave_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MstRecordForm, notice);
  gtk_widget_class_bind_template_child (widget_class, MstRecordForm, sections);
}

static void
add_key (MstRecordForm *self, GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

static void
mst_record_form_init (MstRecordForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *escape = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before a note takes Enter for a line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (self, keys, "<Control>s", "form.save");
  add_key (self, keys, "<Control>Return", "form.save");
  add_key (self, keys, "<Control>KP_Enter", "form.save");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_key (self, escape, "Escape", "form.leave");
  gtk_widget_add_controller (GTK_WIDGET (self), escape);
}

GtkWidget *
mst_record_form_new (MstSession *session, const MstRecord *record, const MstRecord *written)
{
  MstRecordForm *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (MST_TYPE_RECORD_FORM, NULL);
  self->session = g_object_ref (session);
  self->type = mst_record_get_record_type (record);
  self->base = mst_record_copy (record);
  self->draft_id = mst_record_get_id (record);
  self->file_id = mst_store_dup_setting (mst_session_get_store (session), "id");
  self->editors = g_new0 (MstFieldEditor *, self->type->n_fields);
  self->taken = g_new0 (char *, self->type->n_fields);
  fill_sections (self, written);
  show_sections (self);
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (mst_record_form_follow), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
mst_record_form_is_edited (MstRecordForm *self)
{
  g_return_val_if_fail (MST_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->editors[i] != NULL && mst_field_editor_is_edited (self->editors[i]))
      return TRUE;
  return FALSE;
}

gint64
mst_record_form_get_id (MstRecordForm *self)
{
  g_return_val_if_fail (MST_IS_RECORD_FORM (self), 0);
  return mst_record_get_id (self->base);
}

const MstRecordType *
mst_record_form_get_record_type (MstRecordForm *self)
{
  g_return_val_if_fail (MST_IS_RECORD_FORM (self), NULL);
  return self->type;
}
