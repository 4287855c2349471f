/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another record, looked for while typing. */
#include "config.h"

#include "detail/mst-record-dialog.h"
#include "list/mst-record-cell.h"
#include "mst-error.h"
#include "mst-field-editor-private.h"
#include "mst-query.h"
#include "mst-reference-search.h"
#include "mst-suggestions.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_FOUND 50
/* The key of the last line; the others have ids. */
#define NEW "new"

struct _MstReferencePicker
{
  MstListedEntry parent_instance;

  char *picked;      /* id */
  char *picked_text; /* what the entry says for it */
  char *only;        /* the id of the one that was found; nullable */
  char *only_text;   /* by this */
  MstReferenceLimit within;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MstReferencePicker, mst_reference_picker, MST_TYPE_LISTED_ENTRY)

static const MstRecordType *
get_type (MstReferencePicker *self)
{
  return mst_record_type_get (mst_field_editor_get_field (MST_FIELD_EDITOR (self))->reference);
}

static void
show (MstFieldEditor *editor, const char *value)
{
  MstReferencePicker *self = MST_REFERENCE_PICKER (editor);
  g_autofree char *text = mst_record_cell_dup_text (mst_field_editor_get_session (editor),
                                                    mst_field_editor_get_field (editor), value);
  char *copy = g_strdup (value);

  g_free (self->picked);
  self->picked = copy;
  mst_listed_entry_set_text (MST_LISTED_ENTRY (self), text);
  g_free (self->picked_text);
  self->picked_text = g_strdup (mst_listed_entry_get_text (MST_LISTED_ENTRY (self)));
}

/* Pinyin or initials are no name: when they fit one record only, that one is meant. */
static gboolean
is_only (MstReferencePicker *self, const char *text)
{
  return self->only != NULL && g_str_is_ascii (text) && g_strcmp0 (text, self->only_text) == 0;
}

/* An id comes from the list, by a name that is one record's alone, or by pinyin that is enough to tell. */
static gboolean
read_value (MstFieldEditor *editor, char **value, GError **error)
{
  MstReferencePicker *self = MST_REFERENCE_PICKER (editor);
  const char *text = mst_listed_entry_get_text (MST_LISTED_ENTRY (self));

  *value = NULL;
  if (mst_text_is_blank (text))
    return TRUE;
  if (g_strcmp0 (text, self->picked_text) == 0)
    {
      *value = g_strdup (self->picked);
      return TRUE;
    }
  *value = mst_reference_resolve (mst_session_get_store (mst_field_editor_get_session (editor)),
                                  get_type (self), self->within, text,
                                  is_only (self, text) ? NULL : error);
  if (*value == NULL && is_only (self, text))
    *value = g_strdup (self->only);
  return *value != NULL;
}

/* What is typed and is no record yet; "" when nothing is. */
static const char *
get_new_title (MstReferencePicker *self)
{
  const char *text = mst_listed_entry_get_text (MST_LISTED_ENTRY (self));

  return mst_text_is_blank (text) || g_strcmp0 (text, self->picked_text) == 0 ? "" : text;
}

static void
remember_only (MstReferencePicker *self, const GPtrArray *found)
{
  g_clear_pointer (&self->only, g_free);
  g_clear_pointer (&self->only_text, g_free);
  if (found->len != 1)
    return;
  self->only = g_strdup (((MstSuggestion *) g_ptr_array_index (found, 0))->key);
  self->only_text = g_strdup (mst_listed_entry_get_text (MST_LISTED_ENTRY (self)));
}

/* The last line of the list: what is missing can be made. */
static void
append_new (MstReferencePicker *self, GPtrArray *found)
{
  const char *title = get_new_title (self);
  g_autofree char *line =
    *title != '\0' ? g_strdup_printf (_ ("New “%s”…"), title)
                   : g_strdup_printf (_ ("New: %s…"), mst_record_type_get_label (get_type (self)));

  g_ptr_array_add (found, mst_suggestion_new (NEW, line, NULL));
}

/* Whose people are listed alone. */
static const char *
peek_limit_title (MstReferencePicker *self)
{
  const MstField *field = mst_record_type_get_field (get_type (self), self->within.field);

  return mst_store_peek_title (
    mst_session_get_store (mst_field_editor_get_session (MST_FIELD_EDITOR (self))),
    mst_record_type_get (field->reference), self->within.id);
}

/* (transfer full) (nullable) */
static char *
tell_found (MstReferencePicker *self, guint n)
{
  const char *whose = self->within.field != NULL ? peek_limit_title (self) : NULL;

  if (n == 0 && whose != NULL)
    return g_strdup_printf (
      _ ("Nothing found of “%s”. Part of a name, pinyin or initials will do."), whose);
  if (n == 0)
    return g_strdup (_ ("Nothing found. Part of a name, pinyin or initials will do."));
  if (n == MAX_FOUND)
    return g_strdup (_ ("More fit than are listed. Type on to find the one."));
  return whose != NULL ? g_strdup_printf (_ ("Listed are those of “%s” only."), whose) : NULL;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstReferencePicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = mst_worker_ask_finish (result, &error);
  g_autofree char *hint = NULL;
  gboolean mark;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    mst_listed_entry_suggest (MST_LISTED_ENTRY (self), NULL, error->message, FALSE);
  else
    {
      hint = tell_found (self, found->len);
      remember_only (self, found);
      mark = found->len > 0 && *get_new_title (self) != '\0';
      append_new (self, found);
      mst_listed_entry_suggest (MST_LISTED_ENTRY (self), found, hint, mark);
    }
  if (self->picked != NULL)
    mst_listed_entry_mark (MST_LISTED_ENTRY (self), self->picked);
}

static void
suggest (MstListedEntry *entry, const char *text)
{
  MstReferencePicker *self = MST_REFERENCE_PICKER (entry);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mst_reference_search (mst_field_editor_get_session (MST_FIELD_EDITOR (self)), get_type (self),
                        self->within, text, MAX_FOUND, self->cancellable, found_cb,
                        g_object_ref (self));
}

static void
created_cb (MstReferencePicker *self, gint64 id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  mst_field_editor_write (MST_FIELD_EDITOR (self), key);
}

static void
create_record (MstReferencePicker *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  GtkWindow *dialog =
    mst_record_dialog_new (parent, mst_field_editor_get_session (MST_FIELD_EDITOR (self)),
                           get_type (self), get_new_title (self));

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static gboolean
pick (MstListedEntry *entry, const char *key)
{
  if (strcmp (key, NEW) == 0)
    {
      create_record (MST_REFERENCE_PICKER (entry));
      return FALSE;
    }
  mst_field_editor_write (MST_FIELD_EDITOR (entry), key);
  return TRUE;
}

static void
left (MstFieldEditor *editor)
{
  g_cancellable_cancel (MST_REFERENCE_PICKER (editor)->cancellable);
  MST_FIELD_EDITOR_CLASS (mst_reference_picker_parent_class)->left (editor);
}

static void
mst_reference_picker_dispose (GObject *object)
{
  MstReferencePicker *self = MST_REFERENCE_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (mst_reference_picker_parent_class)->dispose (object);
}

static void
mst_reference_picker_finalize (GObject *object)
{
  MstReferencePicker *self = MST_REFERENCE_PICKER (object);

  g_free (self->picked);
  g_free (self->picked_text);
  g_free (self->only);
  g_free (self->only_text);
  G_OBJECT_CLASS (mst_reference_picker_parent_class)->finalize (object);
}

static void
mst_reference_picker_class_init (MstReferencePickerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_reference_picker_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_reference_picker_finalize;
  MST_FIELD_EDITOR_CLASS (class)->show = show;
  MST_FIELD_EDITOR_CLASS (class)->read = read_value;
  MST_FIELD_EDITOR_CLASS (class)->left = left;
  MST_LISTED_ENTRY_CLASS (class)->suggest = suggest;
  MST_LISTED_ENTRY_CLASS (class)->pick = pick;
}

static void
mst_reference_picker_init (MstReferencePicker *self)
{
}

void
mst_field_editor_follow (MstFieldEditor *self, const MstRecord *record)
{
  const MstField *field;
  gint64 id;

  g_return_if_fail (MST_IS_FIELD_EDITOR (self));

  field = mst_field_editor_get_field (self);
  if (!MST_IS_REFERENCE_PICKER (self) || field->within == NULL)
    return;
  id = mst_record_get_integer (record, field->within);
  MST_REFERENCE_PICKER (self)->within = (MstReferenceLimit){ id != 0 ? field->within : NULL, id };
}
