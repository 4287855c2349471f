/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong in a form, and what follows from what is written. */
#include "config.h"

#include "mst-number.h"
#include "mst-query.h"
#include "mst-record-form-private.h"

#include <glib/gi18n-lib.h>

#define CHECK_MS 150

MstRecord *
mst_record_form_read (MstRecordForm *self, gboolean tell, int *first_wrong)
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
        mst_field_editor_set_problem (
          self->editors[i],
          mst_field_editor_is_being_written (self->editors[i]) ? NULL : error->message, TRUE);
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

/* Where the citizen number says something else, it can be taken over. */
static void
offer_remedies (MstRecordForm *self, const MstRecord *record, const MstFindings *findings)
{
  g_autofree gboolean *disagrees = g_new0 (gboolean, self->type->n_fields);

  for (guint i = 0; i < mst_findings_get_n (findings); i++)
    {
      const MstFinding *finding = mst_findings_get (findings, i);

      if (finding->field >= 0 && g_str_has_suffix (finding->code, "-disagrees"))
        disagrees[finding->field] = TRUE;
    }
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      g_autoptr (MstRecord) completed = NULL;
      const char *value = NULL;

      if (self->editors[i] == NULL)
        continue;
      if (disagrees[i])
        {
          completed = mst_record_copy (record);
          mst_record_set_at (completed, i, NULL);
          mst_record_complete (completed);
          value = mst_record_get_at (completed, i);
        }
      mst_field_editor_set_remedy (self->editors[i],
                                   value != NULL ? _ ("Fill in from Citizen Number") : NULL, value);
    }
}

void
mst_record_form_limit (MstRecordForm *self, const MstRecord *record)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->editors[i] != NULL)
      mst_field_editor_follow (self->editors[i], record);
}

int
mst_record_form_check (MstRecordForm *self)
{
  int first_wrong = -1;
  g_autoptr (MstRecord) record = mst_record_form_read (self, TRUE, &first_wrong);
  g_autoptr (MstFindings) findings = mst_findings_new ();

  mst_record_form_limit (self, record);
  mst_record_check (record, findings);
  offer_remedies (self, record, findings);
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
        mst_record_form_check (self);
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
  mst_record_form_check (self);
  ask_about_unique_fields (self);
  return G_SOURCE_REMOVE;
}

void
mst_record_form_check_soon (MstRecordForm *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  self->check = g_timeout_add (CHECK_MS, check_cb, self);
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

void
mst_record_form_fill_from_number (MstRecordForm *self, MstFieldEditor *editor)
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
