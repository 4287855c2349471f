/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record to write in. */
#include "config.h"

#include "edit/mst-field-editor.h"
#include "mst-edit.h"
#include "mst-error.h"
#include "mst-number.h"
#include "mst-query.h"
#include "mst-record-form.h"

#include <glib/gi18n-lib.h>

#define CHECK_MS 150
#define KEEP_MS 600

struct _MstRecordForm
{
  AdwBin parent_instance;

  GtkBox *notice; /* what somebody else has changed */
  GtkBox *sections;
  MstFieldEditor **editors; /* by the type's fields; NULL: derived */

  MstSession *session;
  const MstRecordType *type;
  MstRecord *base; /* as in the file */
  char *file_id;
  guint check;
  guint keep;
  GCancellable *cancellable; /* of the questions whether a value is taken */
  char **taken;              /* by field: the value another record has */
  gboolean complete;         /* also what is missing is told */
  gboolean saving;
  gboolean done; /* saved or discarded: no draft any more */
};

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

/* --- drafts --- */

/** Keeping: a draft on its way to the disk. */
typedef struct
{
  MstDraft *draft;
  char *file_id;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  mst_draft_free (keeping->draft);
  g_free (keeping->file_id);
  g_free (keeping);
}

static MstDraft *
create_draft (MstRecordForm *self)
{
  MstDraft *draft = mst_draft_new (self->type, mst_record_get_id (self->base));

  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->editors[i] != NULL && mst_field_editor_is_edited (self->editors[i]))
      {
        g_autofree char *value = NULL;
        gboolean is_understood = mst_field_editor_read (self->editors[i], &value, NULL);

        mst_draft_add (draft, self->type->fields[i].name,
                       mst_field_editor_get_text (self->editors[i]), value, is_understood);
      }
  return draft;
}

static void
keep_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Keeping *keeping = data;
  GError *error = NULL;

  if (mst_draft_save (keeping->draft, keeping->file_id, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MstRecordForm *self = MST_RECORD_FORM (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_warning ("%s", error->message);
  /* It was saved or discarded meanwhile. */
  if (self->done)
    mst_draft_remove (self->file_id, self->type, mst_record_get_id (self->base));
}

void
mst_record_form_keep_draft (MstRecordForm *self)
{
  g_autoptr (GTask) task = NULL;
  Keeping *keeping;

  g_return_if_fail (MST_IS_RECORD_FORM (self));

  g_clear_handle_id (&self->keep, g_source_remove);
  if (self->done)
    return;
  if (!mst_record_form_is_edited (self))
    {
      mst_draft_remove (self->file_id, self->type, mst_record_get_id (self->base));
      return;
    }
  keeping = g_new0 (Keeping, 1);
  keeping->draft = create_draft (self);
  keeping->file_id = g_strdup (self->file_id);
  task = g_task_new (self, NULL, kept_cb, NULL);
  g_task_set_task_data (task, keeping, keeping_free);
  g_task_run_in_thread (task, keep_in_thread);
}

static gboolean
keep_cb (gpointer user_data)
{
  MstRecordForm *self = user_data;

  self->keep = 0;
  mst_record_form_keep_draft (self);
  return G_SOURCE_REMOVE;
}

static void
drop_draft (MstRecordForm *self)
{
  g_clear_handle_id (&self->keep, g_source_remove);
  self->done = TRUE;
  mst_draft_remove (self->file_id, self->type, mst_record_get_id (self->base));
}

void
mst_record_form_take_draft (MstRecordForm *self, const MstDraft *draft)
{
  g_return_if_fail (MST_IS_RECORD_FORM (self));
  g_return_if_fail (draft != NULL);

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const char *text, *value;
      gboolean is_understood;

      if (self->editors[i] == NULL
          || !mst_draft_get (draft, self->type->fields[i].name, &text, &value, &is_understood))
        continue;
      if (is_understood)
        mst_field_editor_write (self->editors[i], value);
      else
        mst_field_editor_set_text (self->editors[i], text);
    }
}

/* --- checks --- */

/* Half a word is no mistake yet. */
static gboolean
is_being_written (MstRecordForm *self, guint index)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return !self->complete && focus != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editors[index]));
}

/* What is written so far; what can't be read is left out, and stands under its field when @tell. */
static MstRecord *
read_record (MstRecordForm *self, gboolean tell, int *first_wrong)
{
  MstRecord *record = mst_record_copy (self->base);

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      if (self->editors[i] == NULL)
        continue;
      if (mst_field_editor_read (self->editors[i], &value, &error))
        {
          mst_record_set_at (record, i, value);
          if (tell)
            mst_field_editor_set_problem (self->editors[i], NULL, FALSE);
          continue;
        }
      mst_record_set_at (record, i, NULL);
      if (tell)
        mst_field_editor_set_problem (self->editors[i],
                                      is_being_written (self, i) ? NULL : error->message, TRUE);
      if (*first_wrong < 0)
        *first_wrong = (int) i;
    }
  return record;
}

static gboolean
is_told (MstRecordForm *self, const MstFinding *finding, const MstRecord *record)
{
  /* A form that was just begun isn't full of reproaches. */
  return self->complete || mst_record_get_at (record, (guint) finding->field) != NULL
         || mst_record_get_at (self->base, (guint) finding->field) != NULL;
}

/* Puts what is wrong under its fields; the first field that keeps it from being saved, or -1. */
static int
check (MstRecordForm *self)
{
  int first_wrong = -1;
  g_autoptr (MstRecord) record = read_record (self, TRUE, &first_wrong);
  g_autoptr (MstFindings) findings = mst_findings_new ();

  mst_record_check (record, findings);
  for (guint i = mst_findings_get_n (findings); i > 0; i--)
    {
      const MstFinding *finding = mst_findings_get (findings, i - 1);
      int at = finding->field;
      g_autofree char *value = NULL;

      if (at < 0 || self->editors[at] == NULL
          || !mst_field_editor_read (self->editors[at], &value, NULL))
        continue;
      if (is_told (self, finding, record))
        mst_field_editor_set_problem (self->editors[at], finding->message, finding->is_error);
      if (finding->is_error && (first_wrong < 0 || at < first_wrong))
        first_wrong = at;
    }
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->taken[i] != NULL && g_strcmp0 (self->taken[i], mst_record_get_at (record, i)) == 0)
      {
        mst_field_editor_set_problem (self->editors[i], _ ("Another record has this already."),
                                      TRUE);
        if (first_wrong < 0 || (int) i < first_wrong)
          first_wrong = (int) i;
      }
  return first_wrong;
}

/** Taken: whether another record has a value that only one may have. */
typedef struct
{
  const MstRecordType *type;
  guint field;
  gint64 id;
  char *value;
  MstRecordForm *form;
} Taken;

static void
taken_free (gpointer data)
{
  Taken *taken = data;

  g_free (taken->value);
  g_object_unref (taken->form);
  g_free (taken);
}

/* The value when it is taken, "" otherwise. */
static gpointer
ask_whether_taken (MstStore *store, gpointer data, GError **error)
{
  const Taken *taken = data;
  g_autoptr (MstQuery) query = mst_query_new (taken->type);
  g_autoptr (GArray) ids = NULL;

  mst_query_set_scope (query, MST_SCOPE_ALL);
  if (!mst_query_add_condition (query, taken->type->fields[taken->field].name, MST_OPERATOR_IS,
                                taken->value, error))
    return NULL;
  ids = mst_query_list_ids (query, store, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) != taken->id)
      return g_strdup (taken->value);
  return ids != NULL ? g_strdup ("") : NULL;
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Taken *taken = user_data;
  MstRecordForm *self = taken->form;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = mst_worker_ask_finish (result, &error);

  if (value != NULL)
    {
      g_free (self->taken[taken->field]);
      self->taken[taken->field] = *value != '\0' ? g_steal_pointer (&value) : NULL;
      if (self->taken[taken->field] != NULL)
        check (self);
    }
  taken_free (taken);
}

static void
ask_about_unique_fields (MstRecordForm *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      g_autofree char *value = NULL;
      Taken *taken;

      if ((self->type->fields[i].flags & MST_FIELD_UNIQUE) == 0 || self->editors[i] == NULL
          || !mst_field_editor_is_edited (self->editors[i])
          || !mst_field_editor_read (self->editors[i], &value, NULL) || value == NULL)
        continue;
      taken = g_new0 (Taken, 1);
      taken->type = self->type;
      taken->field = i;
      taken->id = mst_record_get_id (self->base);
      taken->value = g_steal_pointer (&value);
      taken->form = g_object_ref (self);
      mst_worker_ask (mst_session_get_searcher (self->session), ask_whether_taken, taken, NULL,
                      g_free, self->cancellable, taken_cb, taken);
    }
}

static gboolean
check_cb (gpointer user_data)
{
  MstRecordForm *self = user_data;

  self->check = 0;
  check (self);
  ask_about_unique_fields (self);
  return G_SOURCE_REMOVE;
}

static MstFieldEditor *
get_editor (MstRecordForm *self, const char *field)
{
  int at = mst_record_type_find (self->type, field);

  return at >= 0 ? self->editors[at] : NULL;
}

static gboolean
is_blank (MstFieldEditor *editor)
{
  g_autofree char *value = NULL;

  return mst_field_editor_read (editor, &value, NULL) && value == NULL;
}

/* A citizen number says when somebody was born, and the sex. */
static void
fill_from_number (MstRecordForm *self, MstFieldEditor *editor)
{
  MstFieldEditor *birth = get_editor (self, "birth");
  MstFieldEditor *sex = get_editor (self, "sex");
  MstNumber number = mst_citizen_number_check (mst_field_editor_get_text (editor));
  char iso[MST_DATE_ISO_SIZE];

  if (number.fault != MST_NUMBER_OK)
    return;
  if (birth != NULL && is_blank (birth))
    mst_field_editor_write (birth, mst_date_to_iso (number.birth, iso));
  if (sex != NULL && is_blank (sex))
    mst_field_editor_write (sex, number.sex == MST_SEX_MALE ? "1" : "2");
}

static void
changed_cb (MstRecordForm *self, MstFieldEditor *editor)
{
  if (mst_field_editor_get_field (editor)->kind == MST_FIELD_CITIZEN_NUMBER)
    fill_from_number (self, editor);
  g_clear_handle_id (&self->check, g_source_remove);
  self->check = g_timeout_add (CHECK_MS, check_cb, self);
  /* Written while it is typed, not when it stops. */
  if (self->keep == 0)
    self->keep = g_timeout_add (KEEP_MS, keep_cb, self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
field_left_cb (MstRecordForm *self)
{
  if (self->check == 0 && self->session != NULL && mst_record_form_is_edited (self))
    self->check = g_timeout_add (CHECK_MS, check_cb, self);
}

/* --- what somebody else has changed --- */

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
  changed_cb (self, self->editors[field]);
}

static void
append_to_notice (MstRecordForm *self, const char *text, int field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
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

static void
store_changed_cb (MstRecordForm *self)
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
      drop_draft (self);
      g_signal_emit (self, signals[SAVED], 0, mst_record_get_id (record));
      return;
    }
  if (g_error_matches (error, MST_ERROR, MST_ERROR_STALE))
    store_changed_cb (self);
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

  if (self->saving)
    return;
  self->complete = TRUE;
  first_wrong = check (self);
  if (first_wrong >= 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->editors[first_wrong]));
      return;
    }
  record = read_record (self, FALSE, &first_wrong);
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

  drop_draft (self);
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

static void
attach_field (MstRecordForm *self, GtkGrid *grid, int row, guint index, const MstRecord *written)
{
  const MstField *field = &self->type->fields[index];
  g_autofree char *text = describe_label (field);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *editor = mst_field_editor_new (self->session, field);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *value = mst_record_get_at (self->base, index);
  const char *other = written != NULL ? mst_record_get_at (written, index) : value;

  self->editors[index] = MST_FIELD_EDITOR (editor);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 11);
  gtk_widget_add_css_class (label, "mst-form-label");
  gtk_widget_set_hexpand (editor, TRUE);
  mst_field_editor_set_record_id (MST_FIELD_EDITOR (editor), mst_record_get_id (self->base));
  mst_field_editor_set_value (MST_FIELD_EDITOR (editor), value);
  if (g_strcmp0 (value, other) != 0)
    mst_field_editor_write (MST_FIELD_EDITOR (editor), other);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, editor, 1, row, 1, 1);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (field_left_cb), self);
  gtk_widget_add_controller (editor, focus);
  g_signal_connect_swapped (editor, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (editor, "activate", G_CALLBACK (activate_cb), self);
}

static GtkGrid *
append_section (MstRecordForm *self, const char *section)
{
  GtkWidget *title = gtk_label_new (g_dgettext (MST_GETTEXT_DOMAIN, section));
  GtkWidget *grid = gtk_grid_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "mst-section");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_box_append (self->sections, title);
  gtk_box_append (self->sections, grid);
  return GTK_GRID (grid);
}

/* Sections come in the order of their first fields. */
static void
fill_sections (MstRecordForm *self, const MstRecord *written)
{
  for (guint first = 0; first < self->type->n_fields; first++)
    {
      const char *section = self->type->fields[first].section;
      GtkGrid *grid;
      guint before = 0;
      int row = 0;

      while (g_strcmp0 (self->type->fields[before].section, section) != 0)
        before++;
      if (before < first)
        continue;
      grid = append_section (self, section);
      for (guint i = first; i < self->type->n_fields; i++)
        if (g_strcmp0 (self->type->fields[i].section, section) == 0
            && (self->type->fields[i].flags & MST_FIELD_DERIVED) == 0)
          attach_field (self, grid, row++, i, written);
    }
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
  self->file_id = mst_store_dup_setting (mst_session_get_store (session), "id");
  self->editors = g_new0 (MstFieldEditor *, self->type->n_fields);
  self->taken = g_new0 (char *, self->type->n_fields);
  fill_sections (self, written);
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
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
