/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records side by side, and which of their values are taken. */
#include "config.h"

#include "mst-merge-private.h"

#include "mst-query.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (MstMerge, mst_merge, mst_merge_ref, mst_merge_unref)

static const MstRecord *
peek_record (const MstMerge *self, guint index)
{
  return g_ptr_array_index (self->records, index);
}

int
mst_merge_find (const MstMerge *self, gint64 id)
{
  for (guint i = 0; i < self->records->len; i++)
    if (mst_record_get_id (peek_record (self, i)) == id)
      return (int) i;
  return -1;
}

static gint64
read_id (const char *value)
{
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static gboolean
refers_to (const MstField *field, const MstRecordType *type)
{
  return field->kind == MST_FIELD_REFERENCE && strcmp (field->reference, type->name) == 0;
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
  return refers_to (field, &mst_area_type) && is_below (self, read_id (fine), read_id (coarse));
}

/* A record can't refer to itself: what refers to one that is merged refers to what that one does. */
static const char *
get_outer_value (const MstMerge *self, guint index, guint field)
{
  const char *value = mst_record_get_at (peek_record (self, index), field);

  if (!refers_to (&self->type->fields[field], self->type))
    return value;
  for (guint i = 0; i <= self->records->len; i++)
    {
      int inner = mst_merge_find (self, read_id (value));

      if (inner < 0)
        return value;
      value = mst_record_get_at (peek_record (self, (guint) inner), field);
    }
  return NULL;
}

static void
take_from (MstMerge *self, guint field, guint index)
{
  const char *value = get_outer_value (self, index, field);

  mst_record_set_at (self->result, field, value);
  self->taken[field] = value != NULL ? mst_record_get_id (peek_record (self, index)) : 0;
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

  append_note (notes, mst_record_get_at (peek_record (self, self->keeper), field));
  for (guint i = 0; i < self->records->len; i++)
    append_note (notes, mst_record_get_at (peek_record (self, i), field));
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
      const char *end = mst_record_get_at (peek_record (self, i), field);
      const char *other = mst_record_get_at (peek_record (self, last), field);

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
  self->result = mst_record_copy (peek_record (self, self->keeper));
  for (guint i = 0; i < self->type->n_fields; i++)
    take_by_default (self, i);
}

/* --- reading --- */

static gboolean
note_parents (MstMerge *self, MstStore *store, gint64 area, GError **error)
{
  while (area != 0 && !g_hash_table_contains (self->parents, &area))
    {
      g_autoptr (MstRecord) record = mst_store_get (store, &mst_area_type, area, error);
      gint64 parent;

      if (record == NULL)
        return FALSE;
      parent = mst_record_get_integer (record, "parent");
      g_hash_table_insert (self->parents, g_memdup2 (&area, sizeof area),
                           g_memdup2 (&parent, sizeof parent));
      area = parent;
    }
  return TRUE;
}

static char *
make_title_key (const char *type, const char *id)
{
  return g_strdup_printf ("%s %s", type, id);
}

/* Names and places of what the records refer to. */
static gboolean
read_referred (MstMerge *self, MstStore *store, const MstRecord *record, GError **error)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const MstField *field = &self->type->fields[i];
      const char *value = mst_record_get_at (record, i);
      const char *title;

      if (field->kind != MST_FIELD_REFERENCE || value == NULL)
        continue;
      title = mst_store_peek_title (store, mst_record_type_get (field->reference), read_id (value));
      g_hash_table_insert (self->titles, make_title_key (field->reference, value),
                           g_strdup (title != NULL ? title : value));
      if (refers_to (field, &mst_area_type) && !note_parents (self, store, read_id (value), error))
        return FALSE;
    }
  return TRUE;
}

static void
referer_clear (gpointer data)
{
  g_free (((MstReferer *) data)->counts);
}

GArray *
mst_merge_list_referring (MstStore *store, const MstReferer *referer, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = $1 ORDER BY id",
                                          referer->type->name, referer->field->name);
  MstStatement *statement = mst_connection_prepare (mst_store_get_connection (store), sql, error);

  if (statement == NULL)
    return NULL;
  mst_statement_bind_integer (statement, 1, id);
  while (mst_statement_step (statement, &local))
    {
      gint64 referring = mst_statement_get_integer (statement, 0);

      g_array_append_val (ids, referring);
    }
  mst_statement_reset (statement);
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
count_referring (MstMerge *self, MstStore *store, MstReferer *referer, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      g_autoptr (GArray) ids =
        mst_merge_list_referring (store, referer, mst_record_get_id (peek_record (self, i)), error);

      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        if (referer->type != self->type
            || mst_merge_find (self, g_array_index (ids, gint64, j)) < 0)
          referer->counts[i]++;
    }
  return TRUE;
}

/* Every field of every type that may refer to a record of the type. */
static gboolean
read_referers (MstMerge *self, MstStore *store, GError **error)
{
  const MstRecordType *const *types = mst_record_types ();

  for (guint i = 0; types[i] != NULL; i++)
    for (guint f = 0; f < types[i]->n_fields; f++)
      {
        MstReferer referer = { types[i], &types[i]->fields[f], f, NULL };

        if (!refers_to (referer.field, self->type))
          continue;
        referer.counts = g_new0 (gint64, self->records->len);
        g_array_append_val (self->referers, referer);
        if (!count_referring (self, store, &referer, error))
          return FALSE;
      }
  return TRUE;
}

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
  g_array_set_clear_func (self->referers, referer_clear);
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
  for (guint i = 0; i < n_ids; i++)
    {
      MstRecord *record;

      if (mst_merge_find (self, ids[i]) >= 0)
        continue;
      record = mst_store_get (store, type, ids[i], error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (self->records, record);
      if (!read_referred (self, store, record, error))
        return NULL;
    }
  if (self->records->len < 2)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("Choose at least two records to merge."));
      return NULL;
    }
  if (!read_referers (self, store, error))
    return NULL;
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

  return peek_record (self, index);
}

gint64
mst_merge_get_keeper (const MstMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return mst_record_get_id (peek_record (self, self->keeper));
}

gboolean
mst_merge_agrees (const MstMerge *self, guint field)
{
  const char *first = NULL;

  g_return_val_if_fail (self != NULL && field < self->type->n_fields, FALSE);

  for (guint i = 0; i < self->records->len; i++)
    {
      const char *value = mst_record_get_at (peek_record (self, i), field);

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
  value =
    mst_record_get_at (index == MST_MERGE_RESULT ? self->result : peek_record (self, index), field);
  if (description->kind == MST_FIELD_REFERENCE && value != NULL)
    {
      g_autofree char *key = make_title_key (description->reference, value);
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
