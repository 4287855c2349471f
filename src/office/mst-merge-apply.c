/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes one record of several: through the door, as one group. */
#include "config.h"

#include "mst-merge-private.h"

#include "mst-area.h"
#include "mst-duplicates-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRESS_STEP 64

/** Applying: a merge that is being written. */
typedef struct
{
  MstMerge *merge;
  MstStore *store;
  MstProgress *progress;
  GPtrArray *records; /* MstRecord, as they are now */
  gint64 keeper;
  gint64 n_done;
} Applying;

static gboolean
step (Applying *self, GError **error)
{
  if (self->n_done++ % PROGRESS_STEP != 0)
    return TRUE;
  mst_progress_set_done (self->progress, self->n_done);
  return !mst_progress_is_cancelled (self->progress, error);
}

/* What was looked at is what is there. */
static gboolean
read_again (Applying *self, GError **error)
{
  for (guint i = 0; i < self->merge->records->len; i++)
    {
      const MstRecord *seen = g_ptr_array_index (self->merge->records, i);
      MstRecord *record;

      if (!mst_store_find (self->store, self->merge->type, mst_record_get_id (seen), &record,
                           error))
        return FALSE;
      if (record == NULL || mst_record_get_version (record) != mst_record_get_version (seen))
        {
          g_clear_pointer (&record, mst_record_unref);
          g_set_error (error, MST_ERROR, MST_ERROR_STALE,
                       _ ("“%s” was changed by somebody else meanwhile. Look at the records again, "
                          "then merge them."),
                       mst_record_get_title (seen));
          return FALSE;
        }
      g_ptr_array_add (self->records, record);
    }
  return TRUE;
}

/* The records don't refer to one another any more. */
static gboolean
part_records (Applying *self, GError **error)
{
  const MstRecordType *type = self->merge->type;

  for (guint i = 0; i < self->records->len; i++)
    {
      MstRecord *record = g_ptr_array_index (self->records, i);
      gboolean changed = FALSE;

      for (guint f = 0; f < type->n_fields; f++)
        {
          const MstField *field = &type->fields[f];

          if (field->kind != MST_FIELD_REFERENCE || strcmp (field->reference, type->name) != 0
              || mst_merge_find (self->merge, mst_record_get_integer (record, field->name)) < 0)
            continue;
          mst_record_set_at (record, f, mst_record_get_at (self->merge->result, f));
          changed = TRUE;
        }
      if (changed && !mst_store_update (self->store, record, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether rules of what refers to the keeper ask for the field. */
static gboolean
is_asked_for (const MstRecordType *type, const MstField *field)
{
  return strcmp (field->name, MST_ENDED) == 0
         || (type == &mst_unit_type && strcmp (field->name, "capacity") == 0)
         || (field->kind == MST_FIELD_REFERENCE && strcmp (field->reference, type->name) != 0);
}

/* What comes to the keeper is checked against what the keeper becomes. */
static gboolean
prepare_keeper (Applying *self, GError **error)
{
  const MstRecordType *type = self->merge->type;
  MstRecord *keeper = g_ptr_array_index (self->records, self->merge->keeper);
  gboolean changed = FALSE;

  for (guint f = 0; f < type->n_fields; f++)
    {
      const char *value = mst_record_get_at (self->merge->result, f);

      if (!is_asked_for (type, &type->fields[f])
          || g_strcmp0 (mst_record_get_at (keeper, f), value) == 0)
        continue;
      mst_record_set_at (keeper, f, value);
      changed = TRUE;
    }
  return !changed || mst_store_update (self->store, keeper, NULL, error);
}

/* --- places that move --- */

/* Whether @code is a serial below @parent rather than a code given by the Bureau of Statistics. */
static gboolean
is_serial_below (const char *code, const char *parent)
{
  return strlen (code) > strlen (parent) && g_str_has_prefix (code, parent);
}

/* Those below @area, whose code was @old, get serials below its new one. */
static gboolean
renumber_below (Applying *self, const MstRecord *area, const char *old, GError **error)
{
  g_autoptr (GArray) ids = mst_store_list_referring (self->store, &mst_area_type, "parent",
                                                     mst_record_get_id (area), error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MstRecord) child =
        mst_store_get (self->store, &mst_area_type, g_array_index (ids, gint64, i), error);
      g_autofree char *code = NULL;

      if (child == NULL || !step (self, error))
        return FALSE;
      code = g_strdup (mst_record_get (child, "code"));
      if (!is_serial_below (code, old))
        continue;
      mst_record_set (child, "code", NULL);
      if (!mst_store_update (self->store, child, NULL, error)
          || !renumber_below (self, child, code, error))
        return FALSE;
    }
  return TRUE;
}

/* --- what refers to the others --- */

/* Every field of @record that refers to a record that goes. */
static void
point_to_keeper (Applying *self, MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);
  g_autofree char *keeper = g_strdup_printf ("%" G_GINT64_FORMAT, self->keeper);

  for (guint f = 0; f < type->n_fields; f++)
    {
      const MstField *field = &type->fields[f];

      if (field->kind == MST_FIELD_REFERENCE
          && strcmp (field->reference, self->merge->type->name) == 0
          && mst_merge_find (self->merge, mst_record_get_integer (record, field->name)) >= 0)
        mst_record_set_at (record, f, keeper);
    }
}

static gboolean
repoint (Applying *self, const MstReferer *referer, gint64 id, const MstRecord *gone,
         GError **error)
{
  g_autoptr (MstRecord) record = mst_store_get (self->store, referer->type, id, error);
  g_autofree char *old_code = NULL;

  if (record == NULL || !step (self, error))
    return FALSE;
  if (referer->type == &mst_area_type)
    {
      old_code = g_strdup (mst_record_get (record, "code"));
      if (is_serial_below (old_code, mst_record_get (gone, "code")))
        mst_record_set (record, "code", NULL);
      else
        g_clear_pointer (&old_code, g_free);
    }
  point_to_keeper (self, record);
  return mst_store_update (self->store, record, NULL, error)
         && (old_code == NULL || renumber_below (self, record, old_code, error));
}

static gboolean
repoint_all (Applying *self, GError **error)
{
  for (guint r = 0; r < self->merge->referers->len; r++)
    {
      const MstReferer *referer = &g_array_index (self->merge->referers, MstReferer, r);

      for (guint i = 0; i < self->records->len; i++)
        {
          const MstRecord *gone = g_ptr_array_index (self->records, i);
          g_autoptr (GArray) ids = NULL;

          if (i == self->merge->keeper)
            continue;
          ids = mst_store_list_referring (self->store, referer->type, referer->field->name,
                                          mst_record_get_id (gone), error);
          if (ids == NULL)
            return FALSE;
          for (guint j = 0; j < ids->len; j++)
            if (!repoint (self, referer, g_array_index (ids, gint64, j), gone, error))
              return FALSE;
        }
    }
  return TRUE;
}

/* --- the records themselves --- */

/* What the officer said of those that go: that they are not one with some other record. */
static gboolean
keep_dismissed (Applying *self, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->records->len; i++)
    {
      gint64 id = mst_record_get_id (g_ptr_array_index (self->records, i));

      if (i != self->merge->keeper)
        g_array_append_val (gone, id);
    }
  return mst_duplicates_inherit (self->store, self->merge->type, self->keeper,
                                 (const gint64 *) gone->data, gone->len, error);
}

static gboolean
delete_others (Applying *self, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const MstRecord *record = g_ptr_array_index (self->records, i);

      if (i != self->merge->keeper
          && !mst_store_delete (self->store, self->merge->type, mst_record_get_id (record),
                                mst_record_get_version (record), error))
        return FALSE;
    }
  return TRUE;
}

/* Last, for until then what is unique may have been another's. */
static gboolean
update_keeper (Applying *self, GError **error)
{
  const MstRecord *keeper = g_ptr_array_index (self->records, self->merge->keeper);
  g_autoptr (MstRecord) result = mst_record_copy (self->merge->result);

  mst_record_set_id (result, self->keeper);
  mst_record_set_version (result, mst_record_get_version (keeper));
  return mst_store_update (self->store, result, NULL, error);
}

static gint64
count_references (const MstMerge *merge)
{
  g_autoptr (GPtrArray) references = mst_merge_list_references (merge);
  gint64 n = 0;

  for (guint i = 0; i < references->len; i++)
    n += ((MstMergeReference *) g_ptr_array_index (references, i))->count;
  return n;
}

char *
mst_merge_apply (MstMerge *self, MstStore *store, MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) mst_record_unref);
  Applying applying = { self, store, progress, records, 0, 0 };
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  applying.keeper = mst_merge_get_keeper (self);
  count = mst_record_type_dup_count (self->type, self->records->len);
  label = g_strdup_printf (_ ("Merge %s: %s"), count, mst_record_get_title (self->result));
  mst_progress_set_stage (progress, _ ("Merging"));
  mst_progress_set_total (progress, count_references (self));
  if (!mst_store_begin (store, "merge", label, error))
    return NULL;
  if (!read_again (&applying, error) || !part_records (&applying, error)
      || !prepare_keeper (&applying, error) || !repoint_all (&applying, error)
      || !keep_dismissed (&applying, error) || !delete_others (&applying, error)
      || !update_keeper (&applying, error))
    {
      mst_store_rollback (store);
      return NULL;
    }
  if (!mst_store_commit (store, error))
    return NULL;
  return g_strdup_printf (_ ("Merged %s: %s"), count, mst_record_get_title (self->result));
}
