/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a merge has to know of the store: the records, what they refer to, and what refers to them. */
#include "config.h"

#include "mst-merge-private.h"

#include "mst-query.h"

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

char *
mst_merge_make_title_key (const char *type, const char *id)
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
      title = mst_store_peek_title (store, mst_record_type_get (field->reference),
                                    mst_merge_read_id (value));
      g_hash_table_insert (self->titles, mst_merge_make_title_key (field->reference, value),
                           g_strdup (title != NULL ? title : value));
      if (mst_merge_refers_to (field, &mst_area_type)
          && !note_parents (self, store, mst_merge_read_id (value), error))
        return FALSE;
    }
  return TRUE;
}

void
mst_merge_referer_clear (gpointer data)
{
  g_free (((MstReferer *) data)->counts);
}

static gboolean
count_referring (MstMerge *self, MstStore *store, MstReferer *referer, GError **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      g_autoptr (GArray) ids =
        mst_store_list_referring (store, referer->type, referer->field->name,
                                  mst_record_get_id (mst_merge_peek (self, i)), error);

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

        if (!mst_merge_refers_to (referer.field, self->type))
          continue;
        referer.counts = g_new0 (gint64, self->records->len);
        g_array_append_val (self->referers, referer);
        if (!count_referring (self, store, &referer, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
mst_merge_read (MstMerge *self, MstStore *store, const gint64 *ids, guint n_ids, GError **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      MstRecord *record;

      if (mst_merge_find (self, ids[i]) >= 0)
        continue;
      record = mst_store_get (store, self->type, ids[i], error);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (self->records, record);
      if (!read_referred (self, store, record, error))
        return FALSE;
    }
  return read_referers (self, store, error);
}
