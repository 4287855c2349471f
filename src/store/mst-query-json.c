/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as text: the form in which they are kept under a name. */
#include "config.h"

#include "mst-query-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *const operators[] = {
  [MST_OPERATOR_IS] = "is",
  [MST_OPERATOR_IS_NOT] = "is-not",
  [MST_OPERATOR_CONTAINS] = "contains",
  [MST_OPERATOR_AT_LEAST] = "at-least",
  [MST_OPERATOR_AT_MOST] = "at-most",
  [MST_OPERATOR_BLANK] = "blank",
  [MST_OPERATOR_NOT_BLANK] = "not-blank",
  [MST_OPERATOR_BETWEEN] = "between",
  [MST_OPERATOR_NOT_CONTAINS] = "not-contains",
  [MST_OPERATOR_DISAGREES] = "disagrees",
};

static const char *const orders[] = {
  [MST_SORT_VALUE] = "value",
  [MST_SORT_PINYIN] = "pinyin",
  [MST_SORT_STROKES] = "strokes",
  [MST_SORT_FULL_STROKES] = "full-strokes",
};

static const char *const scopes[] = {
  [MST_SCOPE_CURRENT] = "current",
  [MST_SCOPE_ENDED] = "ended",
  [MST_SCOPE_ALL] = "all",
};

/* --- writing --- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_clauses (JsonBuilder *builder, const MstQuery *query)
{
  if (query->conditions->len == 0)
    return;
  json_builder_set_member_name (builder, "clauses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < query->conditions->len; i++)
    {
      const MstCondition *condition = &g_array_index (query->conditions, MstCondition, i);

      if (!condition->is_alternative && i > 0)
        json_builder_end_array (builder);
      if (!condition->is_alternative)
        json_builder_begin_array (builder);
      json_builder_begin_object (builder);
      add_text (builder, "field", query->type->fields[condition->field].name);
      add_text (builder, "operator", operators[condition->operator_]);
      add_text (builder, "value", condition->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_array (builder);
}

static void
add_sort (JsonBuilder *builder, const MstQuery *query)
{
  if (query->sort_field < 0 && !query->descending)
    return;
  json_builder_set_member_name (builder, "sort");
  json_builder_begin_object (builder);
  if (query->sort_field >= 0)
    {
      add_text (builder, "field", query->type->fields[query->sort_field].name);
      add_text (builder, "order", orders[query->order]);
    }
  if (query->descending)
    {
      json_builder_set_member_name (builder, "descending");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
}

char *
mst_query_to_json (const MstQuery *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_text (builder, "type", self->type->name);
  add_text (builder, "search", self->search);
  add_text (builder, "area", self->area);
  add_clauses (builder, self);
  add_sort (builder, self);
  if (self->scope != MST_SCOPE_CURRENT)
    add_text (builder, "scope", scopes[self->scope]);
  add_text (builder, "as_of", self->as_of);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- reading --- */

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("The text is no query that this program wrote."));
  return FALSE;
}

/* NULL when it isn't there, or is no text. */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
find_word (const char *const *words, gsize n_words, const char *word, guint *index, GError **error)
{
  for (guint i = 0; word != NULL && i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      {
        *index = i;
        return TRUE;
      }
  if (word == NULL)
    return refuse (error);
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("The filter asks for “%s”, which this program doesn't know."), word);
  return FALSE;
}

static gboolean
check_field (const MstQuery *query, const char *field, GError **error)
{
  if (field == NULL)
    return refuse (error);
  if (mst_record_type_find (query->type, field) >= 0)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("The filter asks for the field “%s”, which there is no longer. Make it anew."),
               field);
  return FALSE;
}

static gboolean
read_condition (MstQuery *query, JsonNode *node, gboolean is_alternative, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *field = object != NULL ? get_text (object, "field") : NULL;
  const char *value = object != NULL ? get_text (object, "value") : NULL;
  guint operator_;

  if (object == NULL)
    return refuse (error);
  if (!check_field (query, field, error)
      || !find_word (operators, G_N_ELEMENTS (operators), get_text (object, "operator"), &operator_,
                     error))
    return FALSE;
  return is_alternative ? mst_query_add_alternative (query, field, operator_, value, error)
                        : mst_query_add_condition (query, field, operator_, value, error);
}

static gboolean
read_clauses (MstQuery *query, JsonNode *node, GError **error)
{
  JsonArray *clauses;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error);
  clauses = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (clauses); i++)
    {
      JsonNode *clause = json_array_get_element (clauses, i);
      JsonArray *alternatives =
        JSON_NODE_HOLDS_ARRAY (clause) ? json_node_get_array (clause) : NULL;

      if (alternatives == NULL)
        return refuse (error);
      for (guint k = 0; k < json_array_get_length (alternatives); k++)
        if (!read_condition (query, json_array_get_element (alternatives, k), k > 0, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_sort (MstQuery *query, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *field = object != NULL ? get_text (object, "field") : NULL;
  JsonNode *descending = object != NULL ? json_object_get_member (object, "descending") : NULL;
  guint order = MST_SORT_VALUE;

  if (object == NULL)
    return refuse (error);
  if (field != NULL
      && (!check_field (query, field, error)
          || !find_word (orders, G_N_ELEMENTS (orders), get_text (object, "order"), &order, error)))
    return FALSE;
  return mst_query_set_sort (query, field, order,
                             descending != NULL
                               && json_node_get_value_type (descending) == G_TYPE_BOOLEAN
                               && json_node_get_boolean (descending),
                             error);
}

static MstQuery *
read_query (JsonObject *object, GError **error)
{
  const char *name = get_text (object, "type");
  const MstRecordType *type = name != NULL ? mst_record_type_get (name) : NULL;
  g_autoptr (MstQuery) query = NULL;
  JsonNode *clauses = json_object_get_member (object, "clauses");
  JsonNode *sort = json_object_get_member (object, "sort");
  guint scope = MST_SCOPE_CURRENT;

  if (type == NULL)
    {
      refuse (error);
      return NULL;
    }
  query = mst_query_new (type);
  mst_query_set_search (query, get_text (object, "search"));
  mst_query_set_area (query, get_text (object, "area"));
  mst_query_set_as_of (query, get_text (object, "as_of"));
  if ((clauses != NULL && !read_clauses (query, clauses, error))
      || (sort != NULL && !read_sort (query, sort, error))
      || (json_object_has_member (object, "scope")
          && !find_word (scopes, G_N_ELEMENTS (scopes), get_text (object, "scope"), &scope, error)))
    return NULL;
  mst_query_set_scope (query, scope);
  return g_steal_pointer (&query);
}

MstQuery *
mst_query_from_json (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  g_return_val_if_fail (json != NULL, NULL);

  root = json_parser_load_from_data (parser, json, -1, NULL) ? json_parser_get_root (parser) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (error);
      return NULL;
    }
  return read_query (json_node_get_object (root), error);
}
