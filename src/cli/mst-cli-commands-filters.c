/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command about saved filters. */

#include "config.h"

#include "mst-cli-records.h"
#include "mst-saved-filter.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- showing them --- */

/* What is asked of sensitive fields is as sensitive as they are. */
static char *
mask_value (const MstField *field, MstOperator operator_, const char *value)
{
  if (value == NULL || (field->flags & MST_FIELD_SENSITIVE) == 0)
    return g_strdup (value);
  /* A part of a number, or two ends, are no number that could be masked as one. */
  switch (operator_)
    {
    case MST_OPERATOR_IS:
    case MST_OPERATOR_IS_NOT:
      return mst_field_show (field, value, TRUE);
    case MST_OPERATOR_BETWEEN:
      return g_strdup ("****..****");
    default:
      return g_strdup ("****");
    }
}

JsonNode *
mst_cli_query_to_json (const char *json)
{
  g_autoptr (MstQuery) query = mst_query_from_json (json, NULL);
  g_autoptr (MstQuery) shown = NULL;
  g_autofree char *search = NULL;
  g_autofree char *text = NULL;

  if (query == NULL)
    return NULL;
  shown = mst_query_copy (query);
  mst_query_clear_conditions (shown);
  for (guint i = 0; i < mst_query_get_n_conditions (query); i++)
    {
      const MstField *field;
      MstOperator operator_;
      const char *value;
      gboolean is_alternative;
      g_autofree char *masked = NULL;

      mst_query_get_condition (query, i, &field, &operator_, &value, &is_alternative);
      masked = mask_value (field, operator_, value);
      if (is_alternative)
        mst_query_add_alternative (shown, field->name, operator_, masked, NULL);
      else
        mst_query_add_condition (shown, field->name, operator_, masked, NULL);
    }
  if (mst_query_get_search (query) != NULL)
    {
      search = mst_text_mask_long_numbers (mst_query_get_search (query));
      mst_query_set_search (shown, search);
    }
  text = mst_query_to_json (shown);
  return json_from_string (text, NULL);
}

/* [{"name","type","query"}]; the query is null when this program can't read it. */
static void
print_filters_json (GPtrArray *filters)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < filters->len; i++)
    {
      const MstSavedFilter *filter = g_ptr_array_index (filters, i);
      JsonObject *object = json_object_new ();
      JsonNode *query = mst_cli_query_to_json (filter->query);

      json_object_set_string_member (object, "name", filter->name);
      json_object_set_string_member (object, "type", filter->type->name);
      json_object_set_member (object, "query",
                              query != NULL ? query : json_node_new (JSON_NODE_NULL));
      json_array_add_object_element (array, object);
    }
  mst_cli_print_array (array);
}

static gboolean
print_filters (MstStore *store, GPtrArray *filters, GError **error)
{
  for (guint i = 0; i < filters->len; i++)
    {
      const MstSavedFilter *filter = g_ptr_array_index (filters, i);
      g_autoptr (MstQuery) query = mst_query_from_json (filter->query, NULL);
      g_autofree char *number = NULL;
      gint64 n;

      if (query == NULL)
        {
          mst_cli_print ("%s\t%s\t%s\n", _ (filter->type->label_plural), filter->name,
                         _ ("can't be used by this program"));
          continue;
        }
      n = mst_query_count (query, store, error);
      if (n < 0)
        return FALSE;
      number = mst_text_format_integer (n);
      mst_cli_print ("%s\t%s\t%s\n", _ (filter->type->label_plural), filter->name, number);
    }
  return TRUE;
}

static gboolean
list_filters (const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), TRUE, error);
  g_autoptr (GPtrArray) filters =
    store != NULL ? mst_store_list_filters (store, NULL, error) : NULL;

  if (filters == NULL)
    return FALSE;
  if (!arguments->json)
    return print_filters (store, filters, error);
  print_filters_json (filters);
  return TRUE;
}

/* --- changing them --- */

static gboolean
save_filter (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
             GError **error)
{
  g_autoptr (MstQuery) query = mst_cli_make_query (store, type, arguments, error);

  return query != NULL
         && mst_store_save_filter (store, mst_cli_get_word (arguments, 2), query, error);
}

static gboolean
move_filter (MstStore *store, const MstCliType *type, const MstCliArguments *arguments,
             GError **error)
{
  guint position;

  return mst_cli_read_position (arguments, 4, 10000, &position, error)
         && mst_store_move_filter (store, type->type, mst_cli_get_word (arguments, 2), position,
                                   error);
}

static gboolean
change_filter (const char *verb, MstStore *store, const MstCliType *type,
               const MstCliArguments *arguments, GError **error)
{
  const char *name = mst_cli_get_word (arguments, 2);

  if (strcmp (verb, "save") == 0)
    return save_filter (store, type, arguments, error);
  if (strcmp (verb, "remove") == 0)
    return mst_store_remove_filter (store, type->type, name, error);
  if (strcmp (verb, "move") == 0)
    return move_filter (store, type, arguments, error);
  return mst_store_rename_filter (store, type->type, name, mst_cli_get_word (arguments, 4), error);
}

static gboolean
check_words (const MstCliArguments *arguments, GError **error)
{
  static const struct
  {
    const char *verb;
    guint n_words;
  } verbs[] = { { "save", 4 }, { "remove", 4 }, { "rename", 5 }, { "move", 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].verb, mst_cli_get_word (arguments, 1)) == 0
        && verbs[i].n_words == arguments->words->len)
      return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("Say save NAME TYPE, remove NAME TYPE, rename NAME TYPE NEW-NAME or move "
                          "NAME TYPE NUMBER after the file."));
  return FALSE;
}

static gboolean
filters (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *verb = mst_cli_get_word (arguments, 1);
  g_autoptr (MstStore) store = NULL;
  const MstCliType *type;

  if (verb == NULL)
    return list_filters (arguments, error);
  if (!check_words (arguments, error))
    return FALSE;
  type = mst_cli_find_type (mst_cli_get_word (arguments, 3), error);
  if (type == NULL)
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  if (store == NULL || !change_filter (verb, store, type, arguments, error))
    return FALSE;
  return list_filters (arguments, error);
}

static const MstCliOption filters_options[] = {
  MST_CLI_QUERY_OPTIONS,
  { NULL },
};

const MstCliCommand mst_cli_filter_commands[] = {
  { "filters",
    "FILE [save NAME TYPE [--search T] [--area CODE] [--where F=V] [--or F=V] [--scope S] "
    "[--sort F] | remove NAME TYPE | rename NAME TYPE NEW-NAME | "
    "move NAME TYPE NUMBER]",
    N_ ("the saved filters; keeps, removes or renames one, or puts it elsewhere in the list"), 1, 5,
    filters_options, filters },
  { NULL },
};
