/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for duplicates, and what the list shows of them. */
#include "config.h"

#include "mst-duplicates-search.h"

#include "mst-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

MstDuplicatesSearch *
mst_duplicates_search_new (const MstRecordType *type)
{
  MstDuplicatesSearch *self = g_new0 (MstDuplicatesSearch, 1);

  self->type = type;
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
mst_duplicates_search_free (MstDuplicatesSearch *self)
{
  g_clear_pointer (&self->duplicates, mst_duplicates_unref);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* What tells a record from others of its name: where it belongs. */
static char *
dup_place (MstStore *store, const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];
      const char *value = mst_record_get_at (record, i);

      if (field->kind == MST_FIELD_REFERENCE && value != NULL
          && strcmp (field->reference, mst_area_type.name) == 0)
        return mst_store_dup_area_path (store, g_ascii_strtoll (value, NULL, 10));
    }
  return NULL;
}

static char *
describe_set (MstStore *store, const MstRecordType *type, const MstDuplicateSet *set,
              GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) records =
    mst_store_get_many (store, type, (const gint64 *) set->ids->data, set->ids->len, error);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      const MstRecord *record = g_ptr_array_index (records, i);
      g_autofree char *place = NULL;

      if (record == NULL)
        continue;
      place = dup_place (store, record);
      if (text->len > 0)
        g_string_append (text, "　");
      if (place != NULL && *place != '\0')
        /* TRANSLATORS: a name and where it belongs */
        g_string_append_printf (text, _ ("%s (%s)"), mst_record_get_title (record), place);
      else
        g_string_append (text, mst_record_get_title (record));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
mst_duplicates_search_run (MstDuplicatesSearch *self, MstStore *store, MstProgress *progress,
                           GError **error)
{
  self->duplicates = mst_duplicates_find (store, self->type, progress, error);
  if (self->duplicates == NULL)
    return FALSE;
  for (guint i = 0; i < mst_duplicates_get_n (self->duplicates); i++)
    {
      char *names =
        describe_set (store, self->type, mst_duplicates_get (self->duplicates, i), error);

      if (names == NULL || mst_progress_is_cancelled (progress, error))
        {
          g_free (names);
          return FALSE;
        }
      g_ptr_array_add (self->names, names);
    }
  return TRUE;
}
