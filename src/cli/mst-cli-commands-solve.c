/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The algorithms on plain files, so that anyone can recompute a decision. */

#include "config.h"

#include "mst-cli-assignment-files.h"
#include "mst-cli-records.h"

#include "mst-csv-writer.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PENALTY G_GINT64_CONSTANT (1000000000000)
#define MAX_NAMES 12

typedef struct
{
  MstCliAssignmentFiles *files;
  const char *headings[2];
} Task;

/* --- the plan --- */

static const char *
get_unit_name (const Task *task, const MstAssignment *plan, guint place)
{
  return g_ptr_array_index (task->files->units, mst_assignment_get_unit (plan, place));
}

static gboolean
save (const Task *task, const MstAssignment *plan, const char *path, GError **error)
{
  g_autoptr (MstCsvWriter) writer = mst_csv_writer_new_plain (path, error);

  if (writer == NULL || !mst_csv_writer_add_row (writer, task->headings, 2, error))
    return FALSE;
  for (guint place = 0; place < task->files->places->len; place++)
    {
      const char *row[2] = { g_ptr_array_index (task->files->places, place),
                             get_unit_name (task, plan, place) };

      if (!mst_csv_writer_add_row (writer, row, 2, error))
        return FALSE;
    }
  return mst_csv_writer_finish (writer, error);
}

static void
print_plan (const Task *task, const MstAssignment *plan)
{
  mst_cli_print ("%s,%s\n", task->headings[0], task->headings[1]);
  for (guint place = 0; place < task->files->places->len; place++)
    {
      const char *row[2] = { g_ptr_array_index (task->files->places, place),
                             get_unit_name (task, plan, place) };
      g_autofree char *line = mst_csv_format_plain_row (row, 2);

      mst_cli_print ("%s\n", line);
    }
}

static void
print_totals (const MstAssignmentTotals *totals)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "status", "optimal");
  json_object_set_int_member (object, "objective", totals->objective);
  json_object_set_int_member (object, "distance", totals->distance);
  json_object_set_int_member (object, "changed", totals->n_changed);
  json_object_set_boolean_member (object, "proven", totals->proven);
  json_object_set_int_member (object, "worst", totals->worst);
  if (totals->ties_counted)
    json_object_set_int_member (object, "tied", totals->n_tied);
  else
    json_object_set_null_member (object, "tied");
  mst_cli_print_object (object);
}

static char *
tell_totals (const MstAssignmentTotals *totals)
{
  g_autofree char *objective = mst_text_format_integer (totals->objective);
  g_autofree char *distance = mst_text_format_integer (totals->distance);

  return g_strdup_printf (totals->proven
                            ? _ ("Objective %s, distance %s, changed %u; proven over all pairs.")
                            : _ ("Objective %s, distance %s, changed %u; not proven."),
                          objective, distance, totals->n_changed);
}

/* --- no plan --- */

static char *
tell_names (const GArray *numbers, const GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len && i < MAX_NAMES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) names->pdata[g_array_index (numbers, guint, i)]);
  if (numbers->len > MAX_NAMES)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

static JsonArray *
list_names (const GArray *numbers, const GPtrArray *names)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < numbers->len; i++)
    json_array_add_string_element (array, names->pdata[g_array_index (numbers, guint, i)]);
  return array;
}

static void
print_reason (const Task *task, const MstAssignmentReason *reason, const char *sentence)
{
  JsonObject *object = json_object_new ();
  JsonObject *why = json_object_new ();

  json_object_set_string_member (object, "status", "infeasible");
  json_object_set_null_member (object, "objective");
  json_object_set_null_member (object, "distance");
  json_object_set_null_member (object, "changed");
  json_object_set_boolean_member (object, "proven", TRUE);
  json_object_set_string_member (why, "sentence", sentence);
  json_object_set_array_member (why, "places", list_names (reason->places, task->files->places));
  json_object_set_array_member (why, "units", list_names (reason->units, task->files->units));
  json_object_set_int_member (
    why, reason->too_few_places ? "required" : "carried",
    (gint64) (reason->too_few_places ? reason->n_required : reason->n_carried));
  json_object_set_object_member (object, "reason", why);
  mst_cli_print_object (object);
}

/* Adds who they are to the sentence. */
static void
name_reason (const Task *task, const MstAssignmentReason *reason, GError **error)
{
  g_autofree char *places = tell_names (reason->places, task->files->places);
  g_autofree char *units = tell_names (reason->units, task->files->units);
  g_autofree char *sentence =
    reason->units->len > 0
      ? g_strdup_printf (_ ("%s Places: %s. Units: %s."), (*error)->message, places, units)
      : g_strdup_printf (_ ("%s Places: %s."), (*error)->message, places);
  int code = (*error)->code;

  g_clear_error (error);
  g_set_error_literal (error, MST_ERROR, code, sentence);
}

static gboolean
solve_task (MstCli *cli, const Task *task, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_option (arguments, "out");
  g_autoptr (MstAssignmentReason) reason = NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (MstAssignment) plan =
    mst_assignment_solve (task->files->problem, cli->progress, &reason, &failed);
  MstAssignmentTotals totals;
  g_autofree char *words = NULL;

  if (plan == NULL)
    {
      if (reason != NULL && arguments->json)
        print_reason (task, reason, failed->message);
      if (reason != NULL)
        name_reason (task, reason, &failed);
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (path != NULL && !save (task, plan, path, error))
    return FALSE;
  totals = mst_assignment_get_totals (plan);
  words = tell_totals (&totals);
  if (arguments->json)
    print_totals (&totals);
  else if (path != NULL)
    mst_cli_print ("%s\n", words);
  else
    {
      print_plan (task, plan);
      mst_cli_note ("%s", words);
    }
  return TRUE;
}

/* --- the command --- */

static gboolean
check_words (const MstCliArguments *arguments, GError **error)
{
  const char *algorithm = mst_cli_get_word (arguments, 0);
  gboolean has_folder = mst_cli_get_word (arguments, 1) != NULL;
  gboolean has_matrix = mst_cli_has_option (arguments, "matrix");

  if (strcmp (algorithm, "assignment") != 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“%s” can't be solved; there is: %s."),
                   algorithm, "assignment");
      return FALSE;
    }
  if (has_folder == has_matrix)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("Name either the folder of units.csv and communities.csv or "
                              "“--matrix” and a file."));
      return FALSE;
    }
  if (has_matrix && mst_cli_has_option (arguments, "change-penalty"))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("A matrix knows no changes: leave out “--change-penalty”."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
solve (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *matrix = mst_cli_get_option (arguments, "matrix");
  g_autoptr (MstCliAssignmentFiles) files = NULL;
  Task task = { NULL, { "community_id", "unit_id" } };
  gint64 penalty;

  if (!check_words (arguments, error)
      || !mst_cli_get_number (arguments, "change-penalty", 0, MAX_PENALTY, 0, &penalty, error))
    return FALSE;
  files = matrix != NULL
            ? mst_cli_assignment_files_open_matrix (cli, matrix, error)
            : mst_cli_assignment_files_open (cli, mst_cli_get_word (arguments, 1), error);
  if (files == NULL)
    return FALSE;
  if (matrix != NULL)
    {
      task.headings[0] = "row";
      task.headings[1] = "column";
    }
  mst_assignment_problem_set_change_penalty (files->problem, penalty);
  task.files = files;
  return solve_task (cli, &task, arguments, error);
}

static const MstCliOption solve_options[] = {
  { "change-penalty", "P", N_ ("added for each community whose current unit changes; default: 0") },
  { "matrix", "M.csv", N_ ("costs of rows × columns, whole numbers without headings") },
  { "out", "OUT.csv", N_ ("where the plan goes; default: standard output"), 'o' },
  { NULL },
};

const MstCliCommand mst_cli_solve_commands[] = {
  { "solve", "assignment DIR|--matrix M.csv [--change-penalty P] [-o OUT.csv]",
    N_ ("finds the best plan for plain files and proves it: units.csv (unit_id,capacity,x,y), "
        "communities.csv (community_id,x,y,current_unit), forbidden.csv (community_id,unit_id)"),
    1, 2, solve_options, solve },
  { NULL },
};
