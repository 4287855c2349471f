/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer does to records: save, duplicate, delete. */
#include "config.h"

#include "mst-edit-private.h"

#include "mst-query.h"
#include "mst-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRESS_STEP 64
#define MAX_FIELDS_NAMED 3

/* --- names for labels and sentences --- */

char *
mst_edit_name_records (const MstRecordType *type, const char *title, guint n)
{
  g_autofree char *count = NULL;

  if (n == 1 && title != NULL && *title != '\0')
    /* TRANSLATORS: a kind of record and its name: "Person 张三" */
    return g_strdup_printf (_ ("%s %s"), mst_record_type_get_label (type), title);
  count = mst_record_type_dup_count (type, n);
  /* TRANSLATORS: "Delete the chosen 3 people" */
  return g_strdup_printf (_ ("the chosen %s"), count);
}

char *
mst_edit_name_fields (const GPtrArray *fields)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_named = fields->len > MAX_FIELDS_NAMED ? MAX_FIELDS_NAMED - 1 : fields->len;

  for (guint i = 0; i < n_named; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "",
                            mst_field_get_label (g_ptr_array_index (fields, i)));
  if (n_named == fields->len)
    return g_strdup (names->str);
  /* TRANSLATORS: the names of some fields, and of how many they are */
  return g_strdup_printf (
    ngettext ("%s and others, %u field", "%s and others, %u fields", fields->len), names->str,
    fields->len);
}

/* --- writing --- */

gboolean
mst_edit_write_one (MstStore *store, MstRecord *record, const char *action, const char *label,
                    GError **error)
{
  gboolean done;

  if (!mst_store_begin (store, action, label, error))
    return FALSE;
  done = mst_record_get_id (record) == 0 ? mst_store_insert (store, record, NULL, error)
                                         : mst_store_update (store, record, NULL, error);
  if (done)
    return mst_store_commit (store, error);
  mst_store_rollback (store);
  return FALSE;
}

static GPtrArray *
list_differences (const MstRecord *before, const MstRecord *after)
{
  const MstRecordType *type = mst_record_get_record_type (after);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if (g_strcmp0 (mst_record_get_at (before, i), mst_record_get_at (after, i)) != 0)
      g_ptr_array_add (fields, (gpointer) &type->fields[i]);
  return fields;
}

static char *
save_new (MstStore *store, MstRecord *record, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  /* Some get their name from the store. */
  if (*mst_record_get_title (record) == '\0' && !mst_rules_apply (store, NULL, record, error))
    return NULL;
  name =
    mst_edit_name_records (mst_record_get_record_type (record), mst_record_get_title (record), 1);
  label = g_strdup_printf (_ ("Add %s"), name);
  if (!mst_edit_write_one (store, record, "insert", label, error))
    return NULL;
  return g_strdup_printf (_ ("Added %s"), name);
}

char *
mst_edit_save (MstStore *store, MstRecord *record, GError **error)
{
  const MstRecordType *type;
  g_autoptr (MstRecord) before = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autofree char *name = NULL;
  g_autofree char *names = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  if (mst_record_get_id (record) == 0)
    return save_new (store, record, error);
  type = mst_record_get_record_type (record);
  before = mst_store_get (store, type, mst_record_get_id (record), error);
  if (before == NULL)
    return NULL;
  fields = list_differences (before, record);
  if (fields->len == 0)
    {
      mst_record_set_version (record, mst_record_get_version (before));
      return NULL;
    }
  if (!mst_edit_check_end (store, before, record, NULL, error))
    return NULL;
  name = mst_edit_name_records (type, mst_record_get_title (before), 1);
  names = mst_edit_name_fields (fields);
  label = g_strdup_printf (_ ("Change %s: %s"), name, names);
  if (!mst_edit_write_one (store, record, "update", label, error))
    return NULL;
  return g_strdup_printf (_ ("Changed %s: %s"), name, names);
}

MstRecord *
mst_edit_duplicate (const MstRecord *record)
{
  const MstRecordType *type;
  MstRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  type = mst_record_get_record_type (record);
  copy = mst_record_copy (record);
  mst_record_set_id (copy, 0);
  mst_record_set_version (copy, 0);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];

      if ((field->flags & MST_FIELD_UNIQUE) != 0 || field->kind == MST_FIELD_CITIZEN_NUMBER
          || field->kind == MST_FIELD_CREDIT_CODE || strcmp (field->name, MST_ENDED) == 0)
        mst_record_set_at (copy, i, NULL);
    }
  return copy;
}

/* --- delete --- */

static void
dependent_free (MstEditDependent *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self);
}

/** Listing: dependents as they are found. */
typedef struct
{
  GPtrArray *dependents;
  const MstField *field;
  guint limit;
} Listing;

static gboolean
add_dependent_cb (const MstRecord *record, gpointer user_data)
{
  Listing *self = user_data;
  MstEditDependent *dependent = g_new0 (MstEditDependent, 1);

  dependent->type = mst_record_get_record_type (record);
  dependent->field = self->field;
  dependent->id = mst_record_get_id (record);
  dependent->title = g_strdup (mst_record_get_title (record));
  g_ptr_array_add (self->dependents, dependent);
  return self->limit == 0 || self->dependents->len < self->limit;
}

static gboolean
list_by_field (Listing *self, MstStore *store, const MstRecordType *type, gint64 id, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  mst_query_set_scope (query, MST_SCOPE_ALL);
  return mst_query_add_condition (query, self->field->name, MST_OPERATOR_IS, value, error)
         && mst_query_foreach (query, store, add_dependent_cb, self, error);
}

GPtrArray *
mst_edit_list_dependents (MstStore *store, const MstRecordType *type, gint64 id, guint limit,
                          GError **error)
{
  const MstRecordType *const *types = mst_record_types ();
  g_autoptr (GPtrArray) dependents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dependent_free);
  Listing listing = { dependents, NULL, limit };

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  for (guint t = 0; types[t] != NULL; t++)
    for (guint f = 0; f < types[t]->n_fields; f++)
      {
        listing.field = &types[t]->fields[f];
        if (listing.field->kind != MST_FIELD_REFERENCE
            || strcmp (listing.field->reference, type->name) != 0)
          continue;
        if (limit != 0 && dependents->len >= limit)
          return g_steal_pointer (&dependents);
        if (!list_by_field (&listing, store, types[t], id, error))
          return NULL;
      }
  return g_steal_pointer (&dependents);
}

/** Deletion: records on their way out. */
typedef struct
{
  MstStore *store;
  const MstRecordType *type;
  GArray *left; /* gint64 */
  gint64 n_done;
  MstProgress *progress;
} Deletion;

static gboolean
delete_one (Deletion *self, gint64 id, GError **error)
{
  g_autoptr (MstRecord) record = mst_store_get (self->store, self->type, id, error);

  return record != NULL
         && mst_store_delete (self->store, self->type, id, mst_record_get_version (record), error);
}

/* Deletes those that nothing refers to now, the others are left. @refusal: (out): why the first one
 * is. */
static gboolean
delete_round (Deletion *self, GError **refusal, GError **error)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->left->len; i++)
    {
      gint64 id = g_array_index (self->left, gint64, i);
      g_autoptr (GError) local = NULL;

      if (i % PROGRESS_STEP == 0 && mst_progress_is_cancelled (self->progress, error))
        return FALSE;
      if (delete_one (self, id, &local))
        {
          mst_progress_set_done (self->progress, ++self->n_done);
          continue;
        }
      if (!g_error_matches (local, MST_ERROR, MST_ERROR_IN_USE))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_array_append_val (left, id);
      if (*refusal == NULL)
        *refusal = g_steal_pointer (&local);
    }
  g_array_set_size (self->left, 0);
  g_array_append_vals (self->left, left->data, left->len);
  return TRUE;
}

/* Those below go before those above, however deep. */
static gboolean
delete_all (Deletion *self, GError **error)
{
  while (self->left->len > 0)
    {
      guint n_before = self->left->len;
      g_autoptr (GError) refusal = NULL;

      if (!delete_round (self, &refusal, error))
        return FALSE;
      if (self->left->len < n_before)
        continue;
      if (n_before > 1)
        {
          g_autofree char *others = mst_record_type_dup_count (self->type, n_before - 1);

          g_set_error (error, MST_ERROR, MST_ERROR_IN_USE,
                       _ ("%s The same goes for %s more. Nothing was deleted."), refusal->message,
                       others);
        }
      else
        g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  return TRUE;
}

char *
mst_edit_delete (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
                 MstProgress *progress, GError **error)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  Deletion deletion = { store, type, left, 0, progress };
  g_autoptr (MstRecord) first = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  for (guint i = 0; i < n_ids; i++)
    if (g_hash_table_add (seen, (gpointer) &ids[i]))
      g_array_append_val (left, ids[i]);
  if (left->len == 0)
    return NULL;
  first = mst_store_get (store, type, ids[0], error);
  if (first == NULL)
    return NULL;
  name = mst_edit_name_records (type, mst_record_get_title (first), left->len);
  label = g_strdup_printf (_ ("Delete %s"), name);
  mst_progress_set_stage (progress, _ ("Deleting"));
  mst_progress_set_total (progress, left->len);
  if (!mst_store_begin (store, "delete", label, error))
    return NULL;
  if (!delete_all (&deletion, error))
    {
      mst_store_rollback (store);
      return NULL;
    }
  if (!mst_store_commit (store, error))
    return NULL;
  return g_strdup_printf (_ ("Deleted %s"), name);
}
