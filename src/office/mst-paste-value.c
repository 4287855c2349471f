/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pasted cell says: places and other records by name. */
#include "config.h"

#include "mst-paste-private.h"

#include "mst-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_place (MstPaste *self, MstStore *store, const char *text, char **value, GError **error)
{
  const MstPlace *place;

  if (self->places == NULL)
    self->places = mst_place_finder_new (store, error);
  if (self->places == NULL)
    return FALSE;
  switch (mst_place_finder_find (self->places, NULL, text, 0, &place))
    {
    case MST_PLACE_FOUND:
      *value = g_strdup_printf ("%" G_GINT64_FORMAT, place->id);
      return TRUE;
    case MST_PLACE_AMBIGUOUS:
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” fits several places: write the subdistrict before it."), text);
      return FALSE;
    case MST_PLACE_UNKNOWN:
      break;
    }
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("There is no place “%s” in the file."), text);
  return FALSE;
}

static gboolean
read_record (MstStore *store, const MstRecordType *type, const char *text, char **value,
             GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GArray) ids = NULL;

  if (!mst_query_add_condition (query, type->title_field, MST_OPERATOR_IS, text, error))
    return FALSE;
  ids = mst_query_list_ids (query, store, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 1)
    {
      *value = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, 0));
      return TRUE;
    }
  if (ids->len == 0)
    g_set_error (
      error, MST_ERROR, MST_ERROR_INPUT,
      _ ("There is no “%s” in the file. Add it first, or write the name as it stands there."),
      text);
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” fits several records."), text);
  return FALSE;
}

gboolean
mst_paste_read_value (MstPaste *self, MstStore *store, const MstField *field, const char *text,
                      char **value, GError **error)
{
  g_autofree char *read = NULL;

  *value = NULL;
  if (!mst_field_read (field, text, &read, error))
    return FALSE;
  if (read == NULL || field->kind != MST_FIELD_REFERENCE)
    {
      *value = g_steal_pointer (&read);
      return TRUE;
    }
  if (strcmp (field->reference, mst_area_type.name) == 0)
    return read_place (self, store, read, value, error);
  return read_record (store, mst_record_type_get (field->reference), read, value, error);
}
