/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records side by side, and which of their values are taken. */
#include "config.h"

#include "mst-merge-private.h"

#include "mst-query.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (MstMerge, mst_merge, mst_merge_ref, mst_merge_unref)

int
mst_merge_find (const MstMerge *self, gint64 id)
{
  for (guint i = 0; i < self->records->len; i++)
    if (mst_record_get_id (mst_merge_peek (self, i)) == id)
      return (int) i;
  return -1;
}

/* --- what is taken --- */

static gboolean
has_phone (const char *phones, const char *phone)
{
  g_auto (GStrv) parts = g_strsplit (phones, "/", -1);

  return g_strv_contains ((const char *const *) parts, phone);
}

static gboolean
has_all_phones (const char *phones, const char *wanted)
{
  g_auto (GStrv) parts = g_strsplit (wanted, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!has_phone (phones, parts[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_below (const MstMerge *self, gint64 area, gint64 above)
{
  const gint64 *parent = g_hash_table_lookup (self->parents, &area);

  while (parent != NULL && *parent != above)
    parent = g_hash_table_lookup (self->parents, parent);
  return parent != NULL;
}

/* Whether @fine says what @coarse says, and more. */
static gboolean
is_finer (const MstMerge *self, const MstField *field, const char *fine, const char *coarse)
{
  MstDate first, second;

  if (strcmp (fine, coarse) == 0)
    return FALSE;
  if (field->kind == MST_FIELD_DATE)
    return mst_date_from_iso (coarse, &first) && mst_date_from_iso (fine, &second)
           && mst_date_covers (first, second) && !mst_date_covers (second, first);
  if (field->kind == MST_FIELD_PHONE)
    return has_all_phones (fine, coarse) && !has_all_phones (coarse, fine);
  return mst_merge_refers_to (field, &mst_area_type)
         && is_below (self, mst_merge_read_id (fine), mst_merge_read_id (coarse));
}

/* A record can't refer to itself: what refers to one that is merged refers to what that one does. */
static const char *
get_outer_value (const MstMerge *self, guint index, guint field)
{
  const char *value = mst_record_get_at (mst_merge_peek (self, index), field);

  if (!mst_merge_refers_to (&self->type->fields[field], self->type))
    return value;
  for (guint i = 0; i <= self->records->len; i++)
    {
      int inner = mst_merge_find (self, mst_merge_read_id (value));

      if (inner < 0)
        return value;
      value = mst_record_get_at (mst_merge_peek (self, (guint) inner), field);
    }
  return NULL;
}

static void
take_from (MstMerge *self, guint field, guint index)
{
  const char *value = get_outer_value (self, index, field);

  mst_record_set_at (self->result, field, value);
  self->taken[field] = value != NULL ? mst_record_get_id (mst_merge_peek (self, index)) : 0;
}

static void
append_note (GString *notes, const char *note)
{
  if (note == NULL || strstr (notes->str, note) != NULL)
    return;
  if (notes->len > 0)
    g_string_append_c (notes, '\n');
  g_string_append (notes, note);
}

/* What nobody should have to choose between. */
static void
join_notes (MstMerge *self, guint field)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  append_note (notes, mst_record_get_at (mst_merge_peek (self, self->keeper), field));
  for (guint i = 0; i < self->records->len; i++)
    append_note (notes, mst_record_get_at (mst_merge_peek (self, i), field));
  if (g_strcmp0 (notes->str, mst_record_get_at (self->result, field)) == 0)
    return;
  mst_record_set_at (self->result, field, notes->str);
  self->taken[field] = 0;
}

/* Out of use since the last of them is; while one is in use, so is the keeper. */
static void
take_end (MstMerge *self, guint field)
{
  guint last = self->keeper;

  for (guint i = 0; i < self->records->len; i++)
    {
      const char *end = mst_record_get_at (mst_merge_peek (self, i), field);
      const char *other = mst_record_get_at (mst_merge_peek (self, last), field);

      if (other != NULL && (end == NULL || strcmp (end, other) > 0))
        last = i;
    }
  take_from (self, field, last);
}

static void
take_by_default (MstMerge *self, guint field)
{
  const MstField *description = &self->type->fields[field];

  if (strcmp (description->name, MST_ENDED) == 0)
    {
      take_end (self, field);
      return;
    }
  take_from (self, field, self->keeper);
  for (guint i = 0; i < self->records->len; i++)
    {
      const char *value = get_outer_value (self, i, field);
      const char *taken = mst_record_get_at (self->result, field);

      if (value != NULL && (taken == NULL || is_finer (self, description, value, taken)))
        take_from (self, field, i);
    }
  if (description->kind == MST_FIELD_NOTE)
    join_notes (self, field);
}

static void
start_over (MstMerge *self)
{
  g_clear_pointer (&self->result, mst_record_unref);
  self->result = mst_record_copy (mst_merge_peek (self, self->keeper));
  for (guint i = 0; i < self->type->n_fields; i++)
    take_by_default (self, i);
}

/* --- making --- */

static MstMerge *
merge_alloc (const MstRecordType *type)
{
  MstMerge *self = g_new0 (MstMerge, 1);

  g_atomic_ref_count_init (&self->references);
  self->type = type;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_record_unref);
  self->taken = g_new0 (gint64, type->n_fields);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->referers = g_array_new (FALSE, TRUE, sizeof (MstReferer));
  g_array_set_clear_func (self->referers, mst_merge_referer_clear);
  self->findings = mst_findings_new ();
  return self;
}

MstMerge *
mst_merge_new (MstStore *store, const MstRecordType *type, const gint64 *ids, guint n_ids,
               GError **error)
{
  g_autoptr (MstMerge) self = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  self = merge_alloc (type);
  if (!mst_merge_read (self, store, ids, n_ids, error))
    return NULL;
  if (self->records->len < 2)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("Choose at least two records to merge."));
      return NULL;
    }
  start_over (self);
  return g_steal_pointer (&self);
}

MstMerge *
mst_merge_ref (MstMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_merge_unref (MstMerge *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->result, mst_record_unref);
  g_free (self->taken);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->parents);
  g_array_unref (self->referers);
  mst_findings_free (self->findings);
  g_free (self);
}

/* --- looking --- */

const MstRecordType *
mst_merge_get_record_type (const MstMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type;
}

guint
mst_merge_get_n (const MstMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->records->len;
}

const MstRecord *
mst_merge_get_record (const MstMerge *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->records->len, NULL);

  return mst_merge_peek (self, index);
}

gint64
mst_merge_get_keeper (const MstMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return mst_record_get_id (mst_merge_peek (self, self->keeper));
}

gboolean
mst_merge_agrees (const MstMerge *self, guint field)
{
  const char *first = NULL;

  g_return_val_if_fail (self != NULL && field < self->type->n_fields, FALSE);

  for (guint i = 0; i < self->records->len; i++)
    {
      const char *value = mst_record_get_at (mst_merge_peek (self, i), field);

      if (first == NULL)
        first = value;
      else if (value != NULL && strcmp (first, value) != 0)
        return FALSE;
    }
  return TRUE;
}

gint64
mst_merge_get_taken (const MstMerge *self, guint field)
{
  g_return_val_if_fail (self != NULL && field < self->type->n_fields, 0);

  return self->taken[field];
}

char *
mst_merge_show (const MstMerge *self, guint index, guint field, gboolean masked)
{
  const MstField *description;
  const char *value;

  g_return_val_if_fail (self != NULL && field < self->type->n_fields, g_strdup (""));
  g_return_val_if_fail (index == MST_MERGE_RESULT || index < self->records->len, g_strdup (""));

  description = &self->type->fields[field];
  value = mst_record_get_at (
    index == MST_MERGE_RESULT ? self->result : mst_merge_peek (self, index), field);
  if (description->kind == MST_FIELD_REFERENCE && value != NULL)
    {
      g_autofree char *key = mst_merge_make_title_key (description->reference, value);
      const char *title = g_hash_table_lookup (self->titles, key);

      return g_strdup (title != NULL ? title : value);
    }
  return mst_field_show (description, value, masked);
}

const MstRecord *
mst_merge_get_result (const MstMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->result;
}

const MstFindings *
mst_merge_get_findings (MstMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  mst_findings_clear (self->findings);
  mst_record_check (self->result, self->findings);
  return self->findings;
}

GPtrArray *
mst_merge_list_references (const MstMerge *self)
{
  GPtrArray *references = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, references);

  for (guint i = 0; i < self->referers->len; i++)
    {
      const MstReferer *referer = &g_array_index (self->referers, MstReferer, i);
      MstMergeReference reference = { referer->type, referer->field, 0 };

      for (guint r = 0; r < self->records->len; r++)
        if (r != self->keeper)
          reference.count += referer->counts[r];
      if (reference.count > 0)
        g_ptr_array_add (references, g_memdup2 (&reference, sizeof reference));
    }
  return references;
}

/* --- choosing --- */

void
mst_merge_set_keeper (MstMerge *self, gint64 id)
{
  int index;

  g_return_if_fail (self != NULL);
  index = mst_merge_find (self, id);
  g_return_if_fail (index >= 0);

  self->keeper = (guint) index;
  start_over (self);
}

void
mst_merge_take (MstMerge *self, guint field, gint64 id)
{
  int index;

  g_return_if_fail (self != NULL && field < self->type->n_fields);
  index = mst_merge_find (self, id);
  g_return_if_fail (index >= 0);

  take_from (self, field, (guint) index);
}

void
mst_merge_take_value (MstMerge *self, guint field, const char *value)
{
  g_return_if_fail (self != NULL && field < self->type->n_fields);
  g_return_if_fail (self->type->fields[field].kind != MST_FIELD_REFERENCE || value == NULL);

  mst_record_set_at (self->result, field, value);
  self->taken[field] = 0;
}
