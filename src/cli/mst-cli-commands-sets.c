/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command about sets of reports. */

#include "config.h"

#include "mst-cli-report-options.h"
#include "mst-report-sets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- showing them --- */

/* What is set for a report, what is asked of sensitive fields masked. */
static JsonNode *
options_to_json (const char *json)
{
  JsonNode *node = json_from_string (json, NULL);
  JsonObject *object = json_node_get_object (node);
  JsonNode *query = json_object_get_member (object, "query");
  g_autofree char *text = query != NULL ? json_to_string (query, FALSE) : NULL;
  JsonNode *masked = text != NULL ? mst_cli_query_to_json (text) : NULL;

  if (query != NULL)
    json_object_set_member (object, "query",
                            masked != NULL ? masked : json_node_new (JSON_NODE_NULL));
  return node;
}

static JsonArray *
entries_to_json (const MstReportSet *set)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < set->entries->len; i++)
    {
      const MstReportEntry *entry = &g_array_index (set->entries, MstReportEntry, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "report", entry->name);
      json_object_set_member (object, "options", options_to_json (entry->json));
      json_array_add_object_element (array, object);
    }
  return array;
}

/* [{"name","reports":[{"report","options"}]}] */
static void
print_sets_json (GPtrArray *sets)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sets->len; i++)
    {
      const MstReportSet *set = g_ptr_array_index (sets, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", set->name);
      json_object_set_array_member (object, "reports", entries_to_json (set));
      json_array_add_object_element (array, object);
    }
  mst_cli_print_array (array);
}

static void
print_sets (GPtrArray *sets)
{
  for (guint i = 0; i < sets->len; i++)
    {
      const MstReportSet *set = g_ptr_array_index (sets, i);

      mst_cli_print ("%s\n", set->name);
      for (guint k = 0; k < set->entries->len; k++)
        {
          const char *name = g_array_index (set->entries, MstReportEntry, k).name;
          const MstReport *report = mst_report_get (name);

          mst_cli_print ("  %u\t%s\t%s\n", k + 1, name,
                         report != NULL ? mst_report_get_label (report)
                                        : _ ("can't be used by this program"));
        }
    }
}

static gboolean
list_sets (MstStore *store, gboolean as_json, GError **error)
{
  g_autoptr (GPtrArray) sets = mst_report_sets_list (store, error);

  if (sets == NULL)
    return FALSE;
  if (as_json)
    print_sets_json (sets);
  else
    print_sets (sets);
  return TRUE;
}

/* --- changing them --- */

static char *
add (MstStore *store, const MstCliArguments *arguments, GError **error)
{
  const MstReport *report = mst_cli_find_report (mst_cli_get_word (arguments, 3), arguments, error);
  g_autoptr (MstReportOptions) options =
    report != NULL ? mst_cli_read_report_options (report, arguments, error) : NULL;

  if (options == NULL || !mst_cli_choose_report_records (report, store, arguments, options, error))
    return NULL;
  return mst_report_sets_add (store, mst_cli_get_word (arguments, 2), report, options, error);
}

static char *
take (MstStore *store, MstReportSet *set, const MstCliArguments *arguments, GError **error)
{
  guint place;

  if (!mst_cli_read_position (arguments, 3, MAX (set->entries->len, 1), &place, error))
    return NULL;
  if (place < set->entries->len)
    mst_report_set_remove (set, place);
  return mst_report_sets_save (store, set, error);
}

static char *
move (MstStore *store, MstReportSet *set, const MstCliArguments *arguments, GError **error)
{
  guint place;

  if (!mst_cli_read_position (arguments, 3, 10000, &place, error))
    return NULL;
  return mst_report_sets_move (store, set->id, place, error);
}

static char *
rename_set (MstStore *store, MstReportSet *set, const MstCliArguments *arguments, GError **error)
{
  g_free (set->name);
  set->name = g_strdup (mst_cli_get_word (arguments, 3));
  return mst_report_sets_save (store, set, error);
}

/* What was done; NULL without @error when there was nothing to do. */
static char *
change (MstStore *store, const char *verb, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstReportSet) set = NULL;

  if (strcmp (verb, "add") == 0)
    return add (store, arguments, error);
  set = mst_report_sets_get (store, mst_cli_get_word (arguments, 2), error);
  if (set == NULL)
    return NULL;
  if (strcmp (verb, "take") == 0)
    return take (store, set, arguments, error);
  if (strcmp (verb, "move") == 0)
    return move (store, set, arguments, error);
  if (strcmp (verb, "rename") == 0)
    return rename_set (store, set, arguments, error);
  return mst_report_sets_remove (store, set->id, error);
}

static gboolean
check_words (const MstCliArguments *arguments, GError **error)
{
  static const struct
  {
    const char *verb;
    guint n_words;
  } verbs[] = { { "add", 4 }, { "take", 4 }, { "move", 4 }, { "rename", 4 }, { "remove", 3 } };
  const char *verb = mst_cli_get_word (arguments, 1);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].verb, verb) == 0 && verbs[i].n_words == arguments->words->len)
      return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("Say add NAME REPORT, take NAME NUMBER, move NAME NUMBER, rename NAME "
                          "NEW-NAME or remove NAME after the file."));
  return FALSE;
}

static gboolean
check_options (const MstCliArguments *arguments, GError **error)
{
  const char *verb = mst_cli_get_word (arguments, 1);

  if (g_strcmp0 (verb, "add") == 0 || arguments->given->len == (arguments->json ? 1 : 0))
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("Options are what is set for a report: they go with add."));
  return FALSE;
}

static gboolean
sets (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *verb = mst_cli_get_word (arguments, 1);
  g_autoptr (MstStore) store = NULL;
  g_autofree char *done = NULL;
  g_autoptr (GError) local = NULL;

  if (!check_options (arguments, error) || (verb != NULL && !check_words (arguments, error)))
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), verb == NULL, error);
  if (store == NULL)
    return FALSE;
  if (verb != NULL)
    done = change (store, verb, arguments, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (done != NULL)
    mst_cli_note ("%s", done);
  return list_sets (store, arguments->json, error);
}

static const MstCliOption sets_options[] = {
  MST_CLI_REPORT_OPTIONS,
  { NULL },
};

const MstCliCommand mst_cli_set_commands[] = {
  { "sets",
    "FILE [add NAME REPORT [--area CODE] [--order O] [--class C] [--filter NAME] [--where F=V] "
    "[--fields F,F…] [--group HEADING] [--split] [--paper a4|a3] … | take NAME NUMBER | "
    "move NAME NUMBER | rename NAME NEW-NAME | remove NAME]",
    N_ ("sets of reports that are made together; adds a report to one, takes one out, puts a set "
        "elsewhere in the list, renames or removes one"),
    1, 4, sets_options, sets },
  { NULL },
};
