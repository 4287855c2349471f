/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person writes as a value: places and other records by what they are called. */
#include "config.h"

#include "mst-edit.h"

#include "mst-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SUGGESTIONS 3

static char *
make_reference (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* --- places --- */

static gboolean
find_place (const MstPlaceFinder *places, const char *text, char **value, GError **error)
{
  const MstPlace *place;
  MstPlaceOutcome outcome = mst_place_finder_find (places, NULL, text, 0, &place);
  g_autofree char *near = NULL;

  if (outcome == MST_PLACE_FOUND)
    {
      *value = make_reference (place->id);
      return TRUE;
    }
  near = mst_place_finder_suggest (places, NULL, text, 0);
  if (outcome == MST_PLACE_AMBIGUOUS && near != NULL)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” fits several places: write the subdistrict before it, as in %s."), text,
                 near);
  else if (outcome == MST_PLACE_AMBIGUOUS)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” fits several places: write the subdistrict before it."), text);
  else if (near != NULL)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("There is no place “%s” in the file. Is it %s?"), text, near);
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("There is no place “%s” in the file."),
                 text);
  return FALSE;
}

static gboolean
read_place (MstStore *store, MstPlaceFinder **places, const char *text, char **value,
            GError **error)
{
  g_autoptr (MstPlaceFinder) own = NULL;

  if (places == NULL)
    places = &own;
  if (*places == NULL)
    *places = mst_place_finder_new (store, error);
  return *places != NULL && find_place (*places, text, value, error);
}

/* --- other records --- */

/* Of those in use, else of those out of use. */
static GArray *
list_named (MstStore *store, const MstRecordType *type, const char *field, const char *value,
            GError **error)
{
  static const MstScope scopes[] = { MST_SCOPE_CURRENT, MST_SCOPE_ENDED };
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scopes) && (ids == NULL || ids->len == 0); i++)
    {
      g_autoptr (MstQuery) query = mst_query_new (type);

      mst_query_set_scope (query, scopes[i]);
      if (!mst_query_add_condition (query, field, MST_OPERATOR_IS, value, error))
        return NULL;
      g_clear_pointer (&ids, g_array_unref);
      ids = mst_query_list_ids (query, store, error);
      if (ids == NULL)
        return NULL;
    }
  return g_steal_pointer (&ids);
}

/* Fields other than the title whose value tells one record from all others. */
static gboolean
tells_apart (const MstRecordType *type, const MstField *field)
{
  return strcmp (field->name, type->title_field) != 0
         && ((field->flags & MST_FIELD_UNIQUE) != 0 || field->kind == MST_FIELD_CREDIT_CODE);
}

static const MstField *
find_number (const MstRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (tells_apart (type, &type->fields[i]))
      return &type->fields[i];
  return NULL;
}

/* By the title, else by a number. */
static GArray *
list_meant (MstStore *store, const MstRecordType *type, const char *text, GError **error)
{
  const MstField *title = mst_record_type_get_field (type, type->title_field);
  g_autofree char *name = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!mst_field_read (title, text, &name, NULL) || name == NULL)
    name = g_strdup (text);
  ids = list_named (store, type, title->name, name, error);
  for (guint i = 0; i < type->n_fields && ids != NULL && ids->len == 0; i++)
    {
      g_autofree char *number = NULL;

      if (!tells_apart (type, &type->fields[i])
          || !mst_field_read (&type->fields[i], text, &number, NULL) || number == NULL)
        continue;
      g_array_unref (ids);
      ids = list_named (store, type, type->fields[i].name, number, error);
    }
  return g_steal_pointer (&ids);
}

typedef struct
{
  GString *names;
  guint n;
} Suggestions;

static gboolean
add_suggestion_cb (const MstRecord *record, gpointer user_data)
{
  Suggestions *self = user_data;

  g_string_append_printf (self->names, "%s%s", self->n > 0 ? "、" : "",
                          mst_record_get_title (record));
  return ++self->n < MAX_SUGGESTIONS;
}

/* What a search for it finds; NULL when nothing. */
static char *
suggest (MstStore *store, const MstRecordType *type, const char *text)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GString) names = g_string_new (NULL);
  Suggestions suggestions = { names, 0 };

  mst_query_set_search (query, text);
  mst_query_foreach (query, store, add_suggestion_cb, &suggestions, NULL);
  return suggestions.n > 0 ? g_strdup (names->str) : NULL;
}

static void
refuse_unknown (MstStore *store, const MstRecordType *type, const char *text, GError **error)
{
  g_autofree char *near = suggest (store, type, text);

  if (near != NULL)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("There is no “%s” in the file. Is it %s? Write the name as it stands there."),
                 text, near);
  else
    g_set_error (
      error, MST_ERROR, MST_ERROR_INPUT,
      _ ("There is no “%s” in the file. Add it first, or write the name as it stands there."),
      text);
}

static void
refuse_ambiguous (const MstRecordType *type, const char *text, GError **error)
{
  const MstField *number = find_number (type);

  if (number != NULL)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” fits several records: write this of the one you mean: %s."), text,
                 mst_field_get_label (number));
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” fits several records."), text);
}

/* When several are left, those that go with what the record has besides. */
static gboolean
keep_within (MstStore *store, const MstRecordType *type, const char *field, gint64 within,
             GArray *ids, GError **error)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MstRecord) record =
        mst_store_get (store, type, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return FALSE;
      if (mst_record_get_integer (record, field) == within)
        g_array_append_val (kept, g_array_index (ids, gint64, i));
    }
  if (kept->len == 0)
    return TRUE;
  g_array_set_size (ids, 0);
  g_array_append_vals (ids, kept->data, kept->len);
  return TRUE;
}

static gboolean
read_record (MstStore *store, const MstField *field, const char *text, gint64 within, char **value,
             GError **error)
{
  const MstRecordType *type = mst_record_type_get (field->reference);
  g_autoptr (GArray) ids = list_meant (store, type, text, error);

  if (ids == NULL)
    return FALSE;
  if (ids->len > 1 && within != 0 && field->within != NULL
      && !keep_within (store, type, field->within, within, ids, error))
    return FALSE;
  if (ids->len == 1)
    {
      *value = make_reference (g_array_index (ids, gint64, 0));
      return TRUE;
    }
  if (ids->len == 0)
    refuse_unknown (store, type, text, error);
  else
    refuse_ambiguous (type, text, error);
  return FALSE;
}

gboolean
mst_edit_read_value (MstStore *store, MstPlaceFinder **places, const MstField *field,
                     const char *text, char **value, GError **error)
{
  g_autofree char *read = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  *value = NULL;
  if (!mst_field_read (field, text, &read, error))
    return FALSE;
  if (read == NULL || field->kind != MST_FIELD_REFERENCE)
    {
      *value = g_steal_pointer (&read);
      return TRUE;
    }
  if (strcmp (field->reference, mst_area_type.name) == 0)
    return read_place (store, places, read, value, error);
  return read_record (store, field, read, 0, value, error);
}

gboolean
mst_edit_read_reference (MstStore *store, const MstField *field, const char *text, gint64 within,
                         char **value, GError **error)
{
  g_autofree char *read = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (field != NULL && field->reference != NULL && value != NULL, FALSE);

  *value = NULL;
  if (!mst_field_read (field, text, &read, error))
    return FALSE;
  return read == NULL || read_record (store, field, read, within, value, error);
}
