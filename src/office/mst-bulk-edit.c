/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of many records set at once: what is to be set, and what it would change. */
#include "config.h"

#include "mst-bulk-edit-private.h"

#include "mst-edit-private.h"
#include "mst-query.h"
#include "mst-rules.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (MstBulkEdit, mst_bulk_edit, mst_bulk_edit_ref, mst_bulk_edit_unref)

static void
free_value (gpointer data)
{
  MstBulkEditValue *self = data;

  if (self->masked != self->text)
    g_free (self->masked);
  g_free (self->text);
  g_free (self->value);
  g_free (self);
}

static void
free_field (gpointer data)
{
  MstBulkEditField *self = data;

  g_hash_table_unref (self->values);
  g_free (self->value);
  g_free (self);
}

static void
free_row (gpointer data)
{
  MstBulkEditRow *self = data;

  g_free (self->title);
  g_free (self->reason);
  g_free (self->old);
  g_free (self);
}

static void
forget_preview (MstBulkEdit *self)
{
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->fields->len; i++)
    {
      MstBulkEditField *field = mst_bulk_edit_peek_field (self, i);

      g_hash_table_remove_all (field->values);
      field->new_value = NULL;
    }
}

MstBulkEdit *
mst_bulk_edit_new (const MstRecordType *type, const gint64 *ids, guint n_ids)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  MstBulkEdit *self;

  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  self = g_new0 (MstBulkEdit, 1);
  g_atomic_ref_count_init (&self->references);
  self->type = type;
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  self->fields = g_ptr_array_new_with_free_func (free_field);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < n_ids; i++)
    if (g_hash_table_add (seen, (gpointer) &ids[i]))
      g_array_append_val (self->ids, ids[i]);
  return self;
}

MstBulkEdit *
mst_bulk_edit_ref (MstBulkEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_bulk_edit_unref (MstBulkEdit *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->ids);
  g_free (self);
}

const MstRecordType *
mst_bulk_edit_get_record_type (const MstBulkEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type;
}

void
mst_bulk_edit_set (MstBulkEdit *self, const MstField *field, const char *value)
{
  MstBulkEditField *set = NULL;
  int position;

  g_return_if_fail (self != NULL && field != NULL);
  position = mst_record_type_find (self->type, field->name);
  g_return_if_fail (position >= 0);

  forget_preview (self);
  for (guint i = 0; i < self->fields->len && set == NULL; i++)
    if (mst_bulk_edit_peek_field (self, i)->position == (guint) position)
      set = mst_bulk_edit_peek_field (self, i);
  if (set == NULL)
    {
      set = g_new0 (MstBulkEditField, 1);
      set->field = &self->type->fields[position];
      set->position = (guint) position;
      set->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_value);
      g_ptr_array_add (self->fields, set);
    }
  g_free (set->value);
  set->value = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

guint
mst_bulk_edit_get_n_fields (const MstBulkEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields->len;
}

const MstField *
mst_bulk_edit_get_field (const MstBulkEdit *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->fields->len, NULL);

  return mst_bulk_edit_peek_field (self, index)->field;
}

void
mst_bulk_edit_change (const MstBulkEdit *self, MstRecord *record)
{
  for (guint i = 0; i < self->fields->len; i++)
    mst_record_set_at (record, mst_bulk_edit_peek_field (self, i)->position,
                       mst_bulk_edit_peek_field (self, i)->value);
}

void
mst_bulk_edit_row_refuse (MstBulkEditRow *row, char *reason)
{
  row->state = MST_BULK_EDIT_REFUSED;
  g_free (row->reason);
  row->reason = reason;
}

/* --- the preview --- */

/* Each value is shown once, however many records have it. */
static MstBulkEditValue *
get_value (MstBulkEditField *field, MstStore *store, const char *value)
{
  MstBulkEditValue *found = g_hash_table_lookup (field->values, value != NULL ? value : "");

  if (found != NULL)
    return found;
  found = g_new0 (MstBulkEditValue, 1);
  found->value = g_strdup (value);
  found->text = mst_store_show_value (store, field->field, value, FALSE);
  found->masked = mst_field_may_be_masked (field->field)
                    ? mst_store_show_value (store, field->field, value, TRUE)
                    : found->text;
  g_hash_table_insert (field->values, found->value != NULL ? found->value : (char *) "", found);
  return found;
}

/* What no record can take. */
static gboolean
check_fields (MstBulkEdit *self, MstStore *store, GError **error)
{
  if (self->fields->len == 0)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT, _ ("Choose a field to set."));
      return FALSE;
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      MstBulkEditField *set = mst_bulk_edit_peek_field (self, i);
      const MstField *field = set->field;

      if ((field->flags & MST_FIELD_DERIVED) != 0)
        g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                     _ ("“%s” can't be set: the program fills it in by itself."),
                     mst_field_get_label (field));
      else if ((field->flags & MST_FIELD_UNIQUE) != 0 && set->value != NULL && self->ids->len > 1)
        g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                     _ ("“%s” is different in every record, so several can't be given the same."),
                     mst_field_get_label (field));
      else if (field->kind == MST_FIELD_REFERENCE && set->value != NULL
               && mst_store_peek_title (store, mst_record_type_get (field->reference),
                                        g_ascii_strtoll (set->value, NULL, 10))
                    == NULL)
        g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                     _ ("%s: what it refers to is not in the file (any more)."),
                     mst_field_get_label (field));
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* As the door would say it, in its order. @after: as it is to be; a place may get a code. */
static char *
find_reason (MstBulkEdit *self, MstStore *store, const MstRecord *before, MstRecord *after,
             MstFindings *findings)
{
  g_autoptr (GError) error = NULL;

  if (!mst_rules_apply (store, before, after, &error))
    return g_strdup (error->message);
  if (!mst_edit_check_end (store, before, after, NULL, &error))
    return g_strdup (error->message);
  mst_findings_clear (findings);
  mst_record_check (after, findings);
  if (mst_findings_has_error (findings))
    return mst_findings_dup_error (findings, self->type);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const MstBulkEditField *set = mst_bulk_edit_peek_field (self, i);
      const char *title;
      gint64 holder;

      if ((set->field->flags & MST_FIELD_UNIQUE) == 0 || set->value == NULL)
        continue;
      holder = mst_store_find_holder (store, self->type, set->field, set->value,
                                      mst_record_get_id (after));
      if (holder == 0)
        continue;
      title = mst_store_peek_title (store, self->type, holder);
      return g_strdup_printf (_ ("%s: %s is already that of “%s” (no. %d)."),
                              mst_field_get_label (set->field), set->new_value->masked,
                              title != NULL ? title : "", (int) holder);
    }
  return NULL;
}

static void
add_row (MstBulkEdit *self, MstStore *store, gint64 id, const MstRecord *record,
         MstFindings *findings)
{
  MstBulkEditRow *row = g_new0 (MstBulkEditRow, 1);
  g_autoptr (MstRecord) after = NULL;
  gboolean differs = FALSE;
  char *reason;

  row->id = id;
  g_ptr_array_add (self->rows, row);
  if (record == NULL)
    {
      mst_bulk_edit_row_refuse (
        row, g_strdup (_ ("The record is not there any more: somebody else has deleted it.")));
      return;
    }
  row->version = mst_record_get_version (record);
  row->title = g_strdup (mst_record_get_title (record));
  row->old = g_new (MstBulkEditValue *, self->fields->len);
  for (guint i = 0; i < self->fields->len; i++)
    {
      MstBulkEditField *set = mst_bulk_edit_peek_field (self, i);

      row->old[i] = get_value (set, store, mst_record_get_at (record, set->position));
      row->old[i]->count++;
      differs |= row->old[i] != set->new_value;
    }
  if (!differs)
    return;
  row->state = MST_BULK_EDIT_CHANGED;
  after = mst_record_copy (record);
  mst_bulk_edit_change (self, after);
  reason = find_reason (self, store, record, after, findings);
  if (reason != NULL)
    mst_bulk_edit_row_refuse (row, reason);
}

static gboolean
add_rows (MstBulkEdit *self, MstStore *store, MstProgress *progress, GError **error)
{
  g_autoptr (MstFindings) findings = mst_findings_new ();

  for (guint begin = 0; begin < self->ids->len; begin += MST_BULK_EDIT_CHUNK)
    {
      const gint64 *ids = &g_array_index (self->ids, gint64, begin);
      guint n = MIN (MST_BULK_EDIT_CHUNK, self->ids->len - begin);
      g_autoptr (GPtrArray) records = NULL;

      mst_progress_set_done (progress, begin);
      if (mst_progress_is_cancelled (progress, error))
        return FALSE;
      records = mst_store_get_many (store, self->type, ids, n, error);
      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < n; i++)
        add_row (self, store, ids[i], g_ptr_array_index (records, i), findings);
    }
  mst_progress_set_done (progress, self->ids->len);
  return TRUE;
}

gboolean
mst_bulk_edit_preview (MstBulkEdit *self, MstStore *store, MstProgress *progress, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);

  forget_preview (self);
  if (!check_fields (self, store, error))
    return FALSE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      MstBulkEditField *set = mst_bulk_edit_peek_field (self, i);

      set->new_value = get_value (set, store, set->value);
    }
  mst_progress_set_stage (progress, _ ("Checking"));
  mst_progress_set_total (progress, self->ids->len);
  if (add_rows (self, store, progress, error))
    return TRUE;
  forget_preview (self);
  return FALSE;
}

/* --- looking --- */

guint
mst_bulk_edit_get_n_rows (const MstBulkEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

gint64
mst_bulk_edit_get_row_id (const MstBulkEdit *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return mst_bulk_edit_peek_row (self, row)->id;
}

const char *
mst_bulk_edit_get_row_title (const MstBulkEdit *self, guint row)
{
  const char *title;

  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  title = mst_bulk_edit_peek_row (self, row)->title;
  return title != NULL ? title : "";
}

MstBulkEditState
mst_bulk_edit_get_row_state (const MstBulkEdit *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, MST_BULK_EDIT_UNCHANGED);

  return mst_bulk_edit_peek_row (self, row)->state;
}

const char *
mst_bulk_edit_get_row_reason (const MstBulkEdit *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return mst_bulk_edit_peek_row (self, row)->reason;
}

const MstBulkEditValue *
mst_bulk_edit_get_old (const MstBulkEdit *self, guint row, guint index)
{
  MstBulkEditValue **old;

  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);
  g_return_val_if_fail (index < self->fields->len, NULL);

  old = mst_bulk_edit_peek_row (self, row)->old;
  return old != NULL ? old[index] : NULL;
}

const MstBulkEditValue *
mst_bulk_edit_get_new (const MstBulkEdit *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->fields->len, NULL);

  return mst_bulk_edit_peek_field (self, index)->new_value;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const MstBulkEditValue *first = *(MstBulkEditValue *const *) a;
  const MstBulkEditValue *second = *(MstBulkEditValue *const *) b;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return strcmp (first->text, second->text);
}

GPtrArray *
mst_bulk_edit_list_old (const MstBulkEdit *self, guint index)
{
  GPtrArray *values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (self != NULL && index < self->fields->len, values);

  g_hash_table_iter_init (&iter, mst_bulk_edit_peek_field (self, index)->values);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((MstBulkEditValue *) value)->count > 0)
      g_ptr_array_add (values, value);
  g_ptr_array_sort (values, compare_values);
  return values;
}

char *
mst_bulk_edit_describe_old (const MstBulkEdit *self, guint index)
{
  g_autoptr (GPtrArray) values = mst_bulk_edit_list_old (self, index);
  guint n_blank = 0;
  g_autofree char *number = NULL;
  g_autofree char *blank = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < values->len; i++)
    {
      const MstBulkEditValue *value = g_ptr_array_index (values, i);

      if (value->value == NULL)
        n_blank = value->count;
    }
  number = mst_text_format_integer (values->len);
  all = g_strdup_printf (ngettext ("%s value now", "%s different values now", (gulong) values->len),
                         number);
  if (n_blank == 0)
    return g_steal_pointer (&all);
  blank = mst_text_format_integer (n_blank);
  return g_strdup_printf (_ ("%s, blank in %s"), all, blank);
}

MstBulkEditCounts
mst_bulk_edit_get_counts (const MstBulkEdit *self)
{
  MstBulkEditCounts counts = { 0 };

  g_return_val_if_fail (self != NULL, counts);

  for (guint i = 0; i < self->rows->len; i++)
    switch (mst_bulk_edit_peek_row (self, i)->state)
      {
      case MST_BULK_EDIT_UNCHANGED:
        counts.n_unchanged++;
        break;
      case MST_BULK_EDIT_CHANGED:
        counts.n_changed++;
        break;
      case MST_BULK_EDIT_REFUSED:
        counts.n_refused++;
        break;
      case MST_BULK_EDIT_WRITTEN:
        counts.n_written++;
        break;
      }
  return counts;
}
