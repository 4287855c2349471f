/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records on the command line: the words for their types, and how they are shown. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *word;
  MstCliType type;
} levels[] = {
  { "districts", { &mst_area_type, "1" } },    { "district", { &mst_area_type, "1" } },
  { "subdistricts", { &mst_area_type, "2" } }, { "subdistrict", { &mst_area_type, "2" } },
  { "communities", { &mst_area_type, "3" } },  { "community", { &mst_area_type, "3" } },
  { "compounds", { &mst_area_type, "4" } },    { "compound", { &mst_area_type, "4" } },
};

/* "posts", "post"; of "planning_rule" "rule", too. */
static gboolean
means (const MstRecordType *type, const char *word)
{
  gsize length = strlen (word);

  return strcmp (type->plural, word) == 0 || strcmp (type->name, word) == 0
         || (strlen (type->plural) == length + 1 && g_str_has_prefix (type->plural, word)
             && g_str_has_suffix (type->plural, "s"));
}

static void
refuse (const char *word, GError **error)
{
  const MstRecordType *const *types = mst_record_types ();
  g_autoptr (GString) words = g_string_new ("compounds");

  for (guint i = 0; types[i] != NULL; i++)
    g_string_append_printf (words, ", %s", types[i]->plural);
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
               _ ("There is no type “%s”. Say one of these: %s."), word, words->str);
}

const MstCliType *
mst_cli_find_type (const char *word, GError **error)
{
  static MstCliType found;
  const MstRecordType *const *types = mst_record_types ();

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (strcmp (levels[i].word, word) == 0)
      return &levels[i].type;
  for (guint i = 0; types[i] != NULL; i++)
    if (means (types[i], word))
      {
        found = (MstCliType){ types[i], NULL };
        return &found;
      }
  refuse (word, error);
  return NULL;
}

gboolean
mst_cli_check_exists (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("There is no file “%s”."), path);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, MST_ERROR, MST_ERROR_REFUSED, _ ("“%s” is a folder. Name a file in it."),
                 path);
  else
    return TRUE;
  return FALSE;
}

MstStore *
mst_cli_open (const char *path, gboolean read_only, GError **error)
{
  int version;

  if (!mst_cli_check_exists (path, error))
    return NULL;
  if (!read_only)
    return mst_store_open (path, error);
  /* A file of an older program is brought up to date before it is read. */
  if (mst_file_examine (path, &version, NULL) && version < mst_file_get_newest_version ())
    {
      g_autoptr (MstStore) migrated = mst_store_open (path, error);

      if (migrated == NULL)
        return NULL;
    }
  return mst_store_open_read_only (path, error);
}

MstRecord *
mst_cli_find_record (MstStore *store, const MstRecordType *type, const char *text, GError **error)
{
  gint64 id;

  if (type == &mst_area_type)
    {
      g_autoptr (MstQuery) query = mst_query_new (type);
      g_autoptr (GArray) ids = NULL;

      mst_query_set_scope (query, MST_SCOPE_ALL);
      if (!mst_query_add_condition (query, "code", MST_OPERATOR_IS, text, error))
        return NULL;
      ids = mst_query_list_ids (query, store, error);
      if (ids == NULL)
        return NULL;
      if (ids->len == 1)
        return mst_store_get (store, type, g_array_index (ids, gint64, 0), error);
    }
  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“%s” is no id: a whole number."), text);
      return NULL;
    }
  return mst_store_get (store, type, id, error);
}

GArray *
mst_cli_read_ids (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
                  guint first, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *word;

  for (guint i = first; (word = mst_cli_get_word (arguments, i)) != NULL; i++)
    {
      g_autoptr (MstRecord) record = mst_cli_find_record (store, type->type, word, error);
      gint64 id;

      if (record == NULL)
        return NULL;
      id = mst_record_get_id (record);
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

gboolean
mst_cli_read_value (MstStore *store, MstPlaceFinder **places, const MstField *field,
                    const char *text, char **value, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MstRecord) record = NULL;

  if (mst_edit_read_value (store, places, field, text, value, &local))
    return TRUE;
  if (field->kind == MST_FIELD_REFERENCE && strspn (text, "0123456789") == strlen (text))
    record = mst_store_get (store, mst_record_type_get (field->reference),
                            g_ascii_strtoll (text, NULL, 10), NULL);
  if (record == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *value = g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_id (record));
  return TRUE;
}

GArray *
mst_cli_choose_fields (const MstRecordType *type, const char *names, GError **error)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) parts = names != NULL ? g_strsplit (names, ",", -1) : NULL;

  for (guint i = 0; names == NULL && i < type->n_fields; i++)
    {
      if (type->fields[i].flags & MST_FIELD_LISTED)
        g_array_append_val (fields, i);
    }
  for (guint part = 0; parts != NULL && parts[part] != NULL; part++)
    {
      int field = mst_record_type_find (type, parts[part]);
      guint position = (guint) field;

      if (field < 0)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no field “%s”."),
                       parts[part]);
          return NULL;
        }
      g_array_append_val (fields, position);
    }
  return g_steal_pointer (&fields);
}

/** AreaName: what is told of a place beside its name. */
typedef struct
{
  char *code;
  char *path;
} AreaName;

struct _MstCliRecords
{
  MstStore *store;
  gboolean reveal;
  GHashTable *areas; /* gint64 → AreaName */
};

static void
area_name_free (gpointer data)
{
  AreaName *name = data;

  g_free (name->code);
  g_free (name->path);
  g_free (name);
}

MstCliRecords *
mst_cli_records_new (MstStore *store, gboolean reveal)
{
  MstCliRecords *self = g_new0 (MstCliRecords, 1);

  self->store = g_object_ref (store);
  self->reveal = reveal;
  self->areas = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, area_name_free);
  return self;
}

void
mst_cli_records_free (MstCliRecords *self)
{
  g_object_unref (self->store);
  g_hash_table_unref (self->areas);
  g_free (self);
}

static const AreaName *
get_area (MstCliRecords *self, gint64 id)
{
  AreaName *name = g_hash_table_lookup (self->areas, &id);
  g_autoptr (MstRecord) area = NULL;

  if (name != NULL)
    return name;

  name = g_new0 (AreaName, 1);
  area = mst_store_get (self->store, &mst_area_type, id, NULL);
  if (area != NULL)
    {
      name->code = g_strdup (mst_record_get (area, "code"));
      name->path = mst_store_dup_area_path (self->store, id);
    }
  g_hash_table_insert (self->areas, g_memdup2 (&id, sizeof id), name);
  return name;
}

static gboolean
is_masked (MstCliRecords *self, const MstField *field)
{
  return !self->reveal && mst_field_may_be_masked (field);
}

/* Choices are told in Chinese, as in the documents, whatever language messages have. */
static const char *
get_choice_label (const MstField *field, const char *value)
{
  const MstChoice *choice = mst_choice_set_find (mst_field_get_choices (field), value);

  return choice != NULL ? choice->label_zh : value;
}

static gint64
read_id (const char *value)
{
  return g_ascii_strtoll (value, NULL, 10);
}

char *
mst_cli_records_show (MstCliRecords *self, const MstField *field, const char *value)
{
  const char *title;

  if (value == NULL)
    return g_strdup ("");
  if (is_masked (self, field))
    return mst_field_show (field, value, TRUE);

  switch (field->kind)
    {
    case MST_FIELD_CHOICE:
      return g_strdup (get_choice_label (field, value));
    case MST_FIELD_FLAG:
      return g_strdup (strcmp (value, "1") == 0 ? "是" : "否");
    case MST_FIELD_REFERENCE:
      title =
        mst_store_peek_title (self->store, mst_record_type_get (field->reference), read_id (value));
      return g_strdup (title != NULL ? title : "");
    default:
      return g_strdup (value);
    }
}

static void
set_text (JsonObject *object, const char *field, const char *suffix, const char *text)
{
  g_autofree char *name = g_strconcat (field, suffix, NULL);

  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_reference (MstCliRecords *self, JsonObject *object, const MstField *field, const char *value)
{
  g_autofree char *id_name = g_strconcat (field->name, "_id", NULL);
  gint64 id = value != NULL ? read_id (value) : 0;
  const MstRecordType *type = mst_record_type_get (field->reference);

  set_text (object, field->name, "", id != 0 ? mst_store_peek_title (self->store, type, id) : NULL);
  if (id != 0)
    json_object_set_int_member (object, id_name, id);
  else
    json_object_set_null_member (object, id_name);
  if (type == &mst_area_type)
    {
      const AreaName *area = id != 0 ? get_area (self, id) : NULL;

      set_text (object, field->name, "_code", area != NULL ? area->code : NULL);
      set_text (object, field->name, "_path", area != NULL ? area->path : NULL);
    }
}

static void
set_field (MstCliRecords *self, JsonObject *object, const MstField *field, const char *value)
{
  if (field->kind == MST_FIELD_REFERENCE)
    {
      set_reference (self, object, field, value);
      return;
    }
  if (value != NULL && is_masked (self, field))
    {
      g_autofree char *masked = mst_field_show (field, value, TRUE);

      set_text (object, field->name, "", masked);
      return;
    }
  if (field->kind == MST_FIELD_CHOICE)
    {
      set_text (object, field->name, "", value != NULL ? get_choice_label (field, value) : NULL);
      set_text (object, field->name, "_code", value);
      return;
    }
  if (value == NULL)
    {
      json_object_set_null_member (object, field->name);
      return;
    }

  switch (field->kind)
    {
    case MST_FIELD_INTEGER:
      json_object_set_int_member (object, field->name, read_id (value));
      return;
    case MST_FIELD_DECIMAL:
      json_object_set_double_member (object, field->name, g_ascii_strtod (value, NULL));
      return;
    case MST_FIELD_FLAG:
      json_object_set_boolean_member (object, field->name, strcmp (value, "1") == 0);
      return;
    default:
      json_object_set_string_member (object, field->name, value);
      return;
    }
}

JsonNode *
mst_cli_records_to_json (MstCliRecords *self, const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", mst_record_get_id (record));
  for (guint i = 0; i < type->n_fields; i++)
    set_field (self, object, &type->fields[i], mst_record_get_at (record, i));
  json_node_take_object (node, object);
  return node;
}

char *
mst_cli_json_to_text (JsonNode *node, gboolean pretty)
{
  return json_to_string (node, pretty);
}

void
mst_cli_print_json (JsonNode *node)
{
  g_autofree char *text = mst_cli_json_to_text (node, TRUE);

  mst_cli_print ("%s\n", text);
  json_node_unref (node);
}

void
mst_cli_print_object (JsonObject *object)
{
  mst_cli_print_json (json_node_init_object (json_node_alloc (), object));
  json_object_unref (object);
}

void
mst_cli_print_array (JsonArray *array)
{
  mst_cli_print_json (json_node_init_array (json_node_alloc (), array));
  json_array_unref (array);
}

static void
add_sentences (JsonObject *object, const char *name, GPtrArray *sentences)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sentences->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (sentences, i));
  json_object_set_array_member (object, name, array);
}

void
mst_cli_print_problems (GPtrArray *problems, GPtrArray *breaches, gboolean as_json)
{
  JsonObject *object;

  if (!as_json)
    {
      for (guint i = 0; i < problems->len; i++)
        mst_cli_print ("%s\n", (const char *) g_ptr_array_index (problems, i));
      return;
    }
  object = json_object_new ();
  json_object_set_boolean_member (object, "ok", problems->len == 0);
  add_sentences (object, "problems", problems);
  if (breaches != NULL)
    add_sentences (object, "breaches", breaches);
  mst_cli_print_object (object);
}
