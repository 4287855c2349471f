/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as JSON: the form of the journal. What is written never varies, for it is hashed. */
#include "config.h"

#include "mst-error.h"
#include "mst-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 8259: what must be escaped and nothing else. */
static void
append_string (GString *json, const char *text)
{
  const char *start = text;

  g_string_append_c (json, '"');
  for (const char *at = text;; at++)
    {
      guchar byte = *at;

      if (byte >= 0x20 && byte != '"' && byte != '\\')
        continue;
      g_string_append_len (json, start, at - start);
      start = at + 1;
      if (byte == '\0')
        break;
      switch (byte)
        {
        case '"':
          g_string_append (json, "\\\"");
          break;
        case '\\':
          g_string_append (json, "\\\\");
          break;
        case '\n':
          g_string_append (json, "\\n");
          break;
        case '\t':
          g_string_append (json, "\\t");
          break;
        default:
          g_string_append_printf (json, "\\u%04x", byte);
        }
    }
  g_string_append_c (json, '"');
}

static void
append_value (GString *json, const char *value)
{
  if (value != NULL)
    append_string (json, value);
  else
    g_string_append (json, "null");
}

/* "{" before the first member, "," before the others. */
static void
append_key (GString *json, const char *key)
{
  g_string_append_c (json, json->len == 0 ? '{' : ',');
  append_string (json, key);
  g_string_append_c (json, ':');
}

char *
mst_record_to_json (const MstRecord *self)
{
  const MstRecordType *type;
  GString *json;

  g_return_val_if_fail (self != NULL, NULL);

  type = mst_record_get_record_type (self);
  json = g_string_sized_new (512);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *value = mst_record_get_at (self, i);

      if (value == NULL)
        continue;
      append_key (json, type->fields[i].name);
      append_string (json, value);
    }
  g_string_append (json, json->len == 0 ? "{}" : "}");
  return g_string_free (json, FALSE);
}

char *
mst_record_diff_to_json (const MstRecord *before, const MstRecord *after)
{
  const MstRecordType *type;
  g_autoptr (GString) json = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  type = mst_record_get_record_type (before);
  g_return_val_if_fail (type == mst_record_get_record_type (after), NULL);

  json = g_string_new (NULL);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *old_value = mst_record_get_at (before, i);
      const char *new_value = mst_record_get_at (after, i);

      if (g_strcmp0 (old_value, new_value) == 0)
        continue;
      append_key (json, type->fields[i].name);
      g_string_append_c (json, '[');
      append_value (json, old_value);
      g_string_append_c (json, ',');
      append_value (json, new_value);
      g_string_append_c (json, ']');
    }
  if (json->len == 0)
    return NULL;
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

MstRecord *
mst_record_from_json (const MstRecordType *type, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;
  JsonNode *root;
  JsonObject *object;

  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (json != NULL, NULL);

  if (!json_parser_load_from_data (parser, json, -1, &local_error))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("The record can't be read as JSON: %s"),
                   local_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("The record can't be read as JSON: it is not an object."));
      return NULL;
    }
  object = json_node_get_object (root);
  record = mst_record_new (type);
  for (guint i = 0; i < type->n_fields; i++)
    {
      JsonNode *node = json_object_get_member (object, type->fields[i].name);

      if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        continue;
      if (json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("The record can't be read as JSON: “%s” is not a text."),
                       type->fields[i].name);
          return NULL;
        }
      mst_record_set_at (record, i, json_node_get_string (node));
    }
  return g_steal_pointer (&record);
}
