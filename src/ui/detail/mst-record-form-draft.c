/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written in a form and not saved. */
#include "config.h"

#include "mst-record-form-private.h"

#define KEEP_MS 600
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
  MstDraft *draft = mst_draft_new (self->type, self->draft_id);

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
  self->is_keeping = FALSE;
  /* It was saved or discarded meanwhile. */
  if (self->done)
    mst_draft_remove (self->file_id, self->type, self->draft_id);
  else if (self->keeps_again)
    mst_record_form_keep_draft (self);
}

void
mst_record_form_keep_draft (MstRecordForm *self)
{
  g_autoptr (GTask) task = NULL;
  Keeping *keeping;

  g_return_if_fail (MST_IS_RECORD_FORM (self));

  g_clear_handle_id (&self->keep, g_source_remove);
  if (self->done || self->draft_id == MST_RECORD_FORM_NO_DRAFT)
    return;
  /* One after another: the last must not be overtaken by the one before. */
  self->keeps_again = self->is_keeping;
  if (self->is_keeping)
    return;
  if (!mst_record_form_is_edited (self))
    {
      mst_draft_remove (self->file_id, self->type, self->draft_id);
      return;
    }
  self->is_keeping = TRUE;
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

void
mst_record_form_set_draft_id (MstRecordForm *self, gint64 id)
{
  g_return_if_fail (MST_IS_RECORD_FORM (self));
  self->draft_id = id;
}

void
mst_record_form_keep_draft_soon (MstRecordForm *self)
{
  if (self->keep == 0)
    self->keep = g_timeout_add (KEEP_MS, keep_cb, self);
}

void
mst_record_form_drop_draft (MstRecordForm *self)
{
  g_clear_handle_id (&self->keep, g_source_remove);
  self->done = TRUE;
  mst_draft_remove (self->file_id, self->type, self->draft_id);
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
