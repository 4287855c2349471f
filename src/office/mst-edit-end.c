/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records put out of use, and into use again. */
#include "config.h"

#include "mst-edit-private.h"

#include "mst-date.h"
#include "mst-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_day (const char *day, GError **error)
{
  MstDate date;

  if (day == NULL || (mst_date_from_iso (day, &date) && date.day != 0))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is no day such as 2026-03-01."), day);
  return FALSE;
}

/* --- what is in a place --- */

/** Holding: @ending: (nullable): places that go out of use with this one. */
typedef struct
{
  const MstRecordType *type;
  GHashTable *ending;
  gint64 n;
} Holding;

static gboolean
count_holding (const MstRecord *record, gpointer user_data)
{
  Holding *self = user_data;
  gint64 id = mst_record_get_id (record);

  self->n += (self->type->holds == NULL || self->type->holds (record))
             && (self->ending == NULL || !g_hash_table_contains (self->ending, &id));
  return TRUE;
}

/* Those of @type that are in use and in the place now, without those of @ending; -1 with @error. */
static gint64
count_within (MstStore *store, const MstRecordType *type, const MstField *field, gint64 area,
              GHashTable *ending, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, area);
  Holding holding = { type, type == &mst_area_type ? ending : NULL, 0 };

  if (!mst_query_add_condition (query, field->name, MST_OPERATOR_IS, value, error))
    return -1;
  if (holding.ending == NULL && type->holds == NULL)
    return mst_query_count (query, store, error);
  return mst_query_foreach (query, store, count_holding, &holding, error) ? holding.n : -1;
}

/* "3 communities, 12 people"; "" when nothing is; NULL with @error. */
static char *
describe_within (MstStore *store, gint64 area, GHashTable *ending, GError **error)
{
  const MstRecordType *const *types = mst_record_types ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint t = 0; types[t] != NULL; t++)
    for (guint f = 0; f < types[t]->n_fields; f++)
      {
        const MstField *field = &types[t]->fields[f];
        g_autofree char *count = NULL;
        gint64 n;

        if (field->kind != MST_FIELD_REFERENCE
            || strcmp (field->reference, mst_area_type.name) != 0)
          continue;
        n = count_within (store, types[t], field, area, ending, error);
        if (n < 0)
          return NULL;
        if (n == 0)
          continue;
        count = mst_record_type_dup_count (types[t], n);
        g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", count);
      }
  return g_strdup (text->str);
}

gboolean
mst_edit_check_end (MstStore *store, const MstRecord *before, const MstRecord *after,
                    GHashTable *ending, GError **error)
{
  g_autofree char *within = NULL;

  if (mst_record_get_record_type (after) != &mst_area_type
      || mst_record_get (before, MST_ENDED) != NULL || mst_record_get (after, MST_ENDED) == NULL)
    return TRUE;
  within = describe_within (store, mst_record_get_id (after), ending, error);
  if (within == NULL)
    return FALSE;
  if (*within == '\0')
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_IN_USE,
               _ ("“%s” can't be put out of use while these are still in it: %s. Move them "
                  "elsewhere or put them out of use first."),
               mst_record_get_title (before), within);
  return FALSE;
}

/* --- ending --- */

static GHashTable *
create_set (const gint64 *ids, guint n_ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (set, (gpointer) &ids[i]);
  return set;
}

/* The records that aren't so yet, as they will be; NULL with @error. */
static GPtrArray *
read_to_end (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
             const char *day, GError **error)
{
  g_autoptr (GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) mst_record_unref);
  g_autoptr (GHashTable) ending = create_set (ids, n_ids);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (MstRecord) before = mst_store_get (store, type, ids[i], error);
      g_autoptr (MstRecord) record = NULL;

      if (before == NULL)
        return NULL;
      if (g_strcmp0 (mst_record_get (before, MST_ENDED), day) == 0)
        continue;
      record = mst_record_copy (before);
      mst_record_set (record, MST_ENDED, day);
      if (!mst_edit_check_end (store, before, record, ending, error))
        return NULL;
      g_ptr_array_add (records, g_steal_pointer (&record));
    }
  return g_steal_pointer (&records);
}

static gboolean
update_all (MstStore *store, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      MstRecord *record = g_ptr_array_index (records, i);
      g_autoptr (GError) local = NULL;

      if (mst_store_update (store, record, NULL, &local))
        continue;
      if (records->len > 1 && local->code == MST_ERROR_INPUT)
        g_prefix_error (&local, _ ("“%s”: "), mst_record_get_title (record));
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

char *
mst_edit_end (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
              const char *day, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (type != NULL && mst_record_type_find (type, MST_ENDED) >= 0, NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  if (!check_day (day, error))
    return NULL;
  records = read_to_end (store, type, ids, n_ids, day, error);
  if (records == NULL || records->len == 0)
    return NULL;
  name = mst_edit_name_records (type, mst_record_get_title (g_ptr_array_index (records, 0)),
                                records->len);
  label = day != NULL ? g_strdup_printf (_ ("Take %s out of use from %s"), name, day)
                      : g_strdup_printf (_ ("Take %s into use again"), name);
  if (!mst_store_begin (store, "update", label, error))
    return NULL;
  if (!update_all (store, records, error))
    {
      mst_store_rollback (store);
      return NULL;
    }
  if (!mst_store_commit (store, error))
    return NULL;
  return day != NULL ? g_strdup_printf (_ ("%s out of use from %s"), name, day)
                     : g_strdup_printf (_ ("%s in use again"), name);
}
