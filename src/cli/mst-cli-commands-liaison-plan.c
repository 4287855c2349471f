/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans who answers for which place, says why, and does it. */

#include "config.h"

#include "mst-cli-liaison-options.h"

#include "mst-csv-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DEFAULT_CHOICES 8
#define MAX_CHOICES 10000
#define N_COLUMNS 11

static const char *const headings[N_COLUMNS] = {
  "place_code",      "place", "outcome",    "unit",   "distance", "unit_before",
  "distance_before", "rank",  "n_possible", "reason", "leader",
};

/* --- as a table --- */

static char *
format_number (gint64 number, gboolean is_known)
{
  return is_known ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

typedef gboolean (*RowFunc) (const char *const *row, gpointer data, GError **error);

static gboolean
add_entry (const MstLiaisonPlanEntry *entry, RowFunc func, gpointer data, GError **error)
{
  g_autofree char *distance = format_number (entry->distance, entry->unit != 0);
  g_autofree char *before = format_number (entry->before_distance, entry->before != 0);
  g_autofree char *rank = format_number (entry->rank, entry->unit != 0);
  g_autofree char *n_possible = format_number (entry->n_possible, entry->unit != 0);
  const char *row[N_COLUMNS] = {
    entry->code,
    entry->path,
    mst_liaison_outcome_get_nick (entry->outcome),
    entry->unit_name != NULL ? entry->unit_name : "",
    distance,
    entry->before_name != NULL ? entry->before_name : "",
    before,
    rank,
    n_possible,
    entry->reason,
    entry->leader_name != NULL ? entry->leader_name : "",
  };

  return func (row, data, error);
}

static gboolean
foreach_row (const MstLiaisonPlan *plan, RowFunc func, gpointer data, GError **error)
{
  if (!func (headings, data, error))
    return FALSE;
  for (guint i = 0; i < mst_liaison_plan_get_n_entries (plan); i++)
    if (!add_entry (mst_liaison_plan_get_entry (plan, i), func, data, error))
      return FALSE;
  return TRUE;
}

static gboolean
print_row (const char *const *row, gpointer data, GError **error)
{
  g_autofree char *line = mst_csv_format_plain_row (row, N_COLUMNS);

  mst_cli_print ("%s\n", line);
  return TRUE;
}

static gboolean
write_row (const char *const *row, gpointer data, GError **error)
{
  return mst_csv_writer_add_row (data, row, N_COLUMNS, error);
}

static gboolean
save (const MstLiaisonPlan *plan, const char *path, GError **error)
{
  g_autoptr (MstCsvWriter) writer = mst_csv_writer_new_plain (path, error);

  return writer != NULL && foreach_row (plan, write_row, writer, error)
         && mst_csv_writer_finish (writer, error);
}

/* --- as JSON --- */

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_number (JsonObject *object, const char *name, gint64 number, gboolean is_known)
{
  if (is_known)
    json_object_set_int_member (object, name, number);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
create_entry (const MstLiaisonPlanEntry *entry)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "place_id", entry->place);
  set_text (object, "place_code", entry->code);
  set_text (object, "place", entry->path);
  set_text (object, "outcome", mst_liaison_outcome_get_nick (entry->outcome));
  set_number (object, "unit_id", entry->unit, entry->unit != 0);
  set_text (object, "unit", entry->unit_name);
  set_number (object, "distance", entry->distance, entry->unit != 0);
  set_number (object, "unit_before_id", entry->before, entry->before != 0);
  set_text (object, "unit_before", entry->before_name);
  set_number (object, "distance_before", entry->before_distance, entry->before != 0);
  set_number (object, "rank", entry->rank, entry->unit != 0);
  set_number (object, "n_possible", entry->n_possible, entry->unit != 0);
  json_object_set_boolean_member (object, "measured", entry->nearness == MST_NEARNESS_MEASURED);
  set_number (object, "leader_id", entry->leader, entry->leader != 0);
  set_text (object, "leader", entry->leader_name);
  set_text (object, "leader_gone", entry->gone_leader);
  set_text (object, "reason", entry->reason);
  return object;
}

static JsonObject *
create_figures (const MstLiaisonPlan *plan)
{
  const MstLiaisonPlanFigures *figures = mst_liaison_plan_get_figures (plan);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "places", figures->n_places);
  json_object_set_int_member (object, "kept", figures->n_kept);
  json_object_set_int_member (object, "new", figures->n_new);
  json_object_set_int_member (object, "changed", figures->n_changed);
  json_object_set_int_member (object, "ended", figures->n_ended);
  json_object_set_int_member (object, "left", figures->n_left);
  json_object_set_int_member (object, "later", figures->n_later);
  json_object_set_int_member (object, "units", figures->n_units);
  json_object_set_int_member (object, "units_used", figures->n_units_used);
  json_object_set_int_member (object, "units_without_capacity", figures->n_without_capacity);
  json_object_set_int_member (object, "capacity", (gint64) figures->capacity);
  json_object_set_int_member (object, "total", figures->total);
  json_object_set_int_member (object, "mean", llround (figures->mean));
  json_object_set_int_member (object, "worst", figures->worst);
  json_object_set_int_member (object, "total_before", figures->total_before);
  json_object_set_int_member (object, "mean_before", llround (figures->mean_before));
  json_object_set_int_member (object, "worst_before", figures->worst_before);
  json_object_set_int_member (object, "not_measured", figures->n_graded);
  json_object_set_int_member (object, "tied", figures->n_tied);
  json_object_set_int_member (object, "without_leader", figures->n_unled);
  json_object_set_int_member (object, "leaders_gone", figures->n_gone);
  json_object_set_int_member (object, "leaders_renewed", figures->n_renewed);
  json_object_set_int_member (object, "cost", figures->cost);
  json_object_set_boolean_member (object, "proven", figures->proven);
  return object;
}

static JsonArray *
list_loads (const MstLiaisonPlan *plan)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < mst_liaison_plan_get_n_units (plan); i++)
    {
      MstLiaisonPlanUnit unit = mst_liaison_plan_get_unit (plan, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "unit_id", unit.unit);
      set_text (object, "unit", unit.name);
      json_object_set_int_member (object, "capacity", unit.capacity);
      json_object_set_int_member (object, "load", unit.load);
      json_object_set_int_member (object, "load_before", unit.load_before);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_json (const MstLiaisonPlan *plan, gboolean is_applied)
{
  JsonObject *object = json_object_new ();
  JsonArray *entries = json_array_new ();

  json_object_set_string_member (object, "status", "optimal");
  json_object_set_string_member (object, "date", mst_liaison_plan_get_options (plan)->day);
  json_object_set_boolean_member (object, "applied", is_applied);
  json_object_set_object_member (object, "figures", create_figures (plan));
  for (guint i = 0; i < mst_liaison_plan_get_n_entries (plan); i++)
    json_array_add_object_element (entries, create_entry (mst_liaison_plan_get_entry (plan, i)));
  json_object_set_array_member (object, "places", entries);
  json_object_set_array_member (object, "units", list_loads (plan));
  mst_cli_print_object (object);
}

static JsonArray *
list_ids (const GArray *ids)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ids->len; i++)
    json_array_add_int_element (array, g_array_index (ids, gint64, i));
  return array;
}

static void
print_shortage (const MstLiaisonShortage *shortage, const char *sentence)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "status", "infeasible");
  json_object_set_string_member (object, "reason", sentence);
  json_object_set_array_member (object, "place_ids", list_ids (shortage->places));
  json_object_set_array_member (object, "unit_ids", list_ids (shortage->units));
  mst_cli_print_object (object);
}

/* --- plan and repair --- */

static MstLiaisonPlan *
make_plan (MstCli *cli, MstStore *store, const MstLiaisonPlanOptions *options, gboolean as_json,
           GError **error)
{
  g_autoptr (MstLiaisonShortage) shortage = NULL;
  g_autoptr (GError) failed = NULL;
  MstLiaisonPlan *plan = mst_liaison_plan_make (store, options, cli->progress, &shortage, &failed);

  if (plan != NULL)
    return plan;
  if (shortage != NULL && as_json)
    print_shortage (shortage, failed->message);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
apply (MstCli *cli, MstStore *store, const MstLiaisonPlan *plan, const MstCliArguments *arguments,
       GError **error)
{
  g_autoptr (GError) failed = NULL;
  MstLiaisonPlanWriting writing = {
    .document = mst_cli_get_option (arguments, "document"),
    .reason = mst_cli_get_option (arguments, "reason"),
    .keep_rules = mst_cli_has_option (arguments, "keep-rules"),
  };
  g_autofree char *sentence =
    mst_liaison_plan_apply (store, plan, &writing, cli->progress, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  mst_cli_note ("%s", sentence != NULL ? sentence : _ ("Nothing changes."));
  return TRUE;
}

static gboolean
run_plan (MstCli *cli, const MstCliArguments *arguments, MstStore *store,
          const MstLiaisonPlanOptions *options, GError **error)
{
  const char *path = mst_cli_get_option (arguments, "out");
  gboolean applies = mst_cli_has_option (arguments, "apply");
  g_autoptr (MstLiaisonPlan) plan = make_plan (cli, store, options, arguments->json, error);
  g_autofree char *words = NULL;

  if (plan == NULL || (path != NULL && !save (plan, path, error))
      || (applies && !apply (cli, store, plan, arguments, error)))
    return FALSE;
  words = mst_liaison_plan_tell (plan);
  if (arguments->json)
    print_json (plan, applies);
  else if (path == NULL && !foreach_row (plan, print_row, NULL, error))
    return FALSE;
  mst_cli_note ("%s", words);
  return TRUE;
}

static gboolean
plan_command (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstLiaisonPlanOptions) options = mst_liaison_plan_options_new ();
  g_autoptr (MstStore) store =
    mst_cli_open (mst_cli_get_word (arguments, 0), !mst_cli_has_option (arguments, "apply"), error);

  return store != NULL && mst_cli_liaison_options_read (store, arguments, options, error)
         && run_plan (cli, arguments, store, options, error);
}

static gboolean
repair_command (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstLiaisonPlanOptions) options = mst_liaison_plan_options_new_repair ();
  GPtrArray *units = mst_cli_get_options (arguments, "unit");
  g_autoptr (MstStore) store =
    mst_cli_open (mst_cli_get_word (arguments, 0), !mst_cli_has_option (arguments, "apply"), error);

  if (store == NULL || !mst_cli_liaison_options_read (store, arguments, options, error))
    return FALSE;
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      MstLiaisonRule rule = { .kind = MST_LIAISON_RULE_WITHDRAWN };

      if (!mst_cli_liaison_read_unit (store, g_ptr_array_index (units, i), &rule.unit, error))
        return FALSE;
      mst_liaison_plan_options_add_rule (options, rule);
    }
  return run_plan (cli, arguments, store, options, error);
}

/* --- explain --- */

static void
print_choice (const MstLiaisonChoice *choice, gboolean is_own)
{
  g_autofree char *distance = mst_liaison_tell_distance (choice->distance, choice->nearness);
  g_autofree char *extra = mst_liaison_choice_tell_extra (choice);
  const char *sign = is_own ? "*" : " ";

  if (choice->extra == MST_ASSIGNMENT_IMPOSSIBLE)
    mst_cli_print (_ ("%s %s, %s: no plan has it"), sign, choice->name, distance);
  else if (choice->moves == NULL)
    mst_cli_print (_ ("%s %s, %s"), sign, choice->name, distance);
  else
    mst_cli_print (_ ("%s %s, %s: in all %s: %s"), sign, choice->name, distance, extra,
                   choice->moves);
  mst_cli_print ("\n");
}

static void
print_explanation (const MstLiaisonExplanation *explanation)
{
  const MstLiaisonPlanEntry *entry = explanation->entry;

  mst_cli_print ("%s → %s\n%s\n", entry->path, entry->unit_name, entry->reason);
  for (guint i = 0; i < explanation->choices->len; i++)
    print_choice (&g_array_index (explanation->choices, MstLiaisonChoice, i),
                  i == explanation->own);
  if (explanation->n_ties > 0)
    mst_cli_print (ngettext ("With %u other unit the whole costs the same.",
                             "With %u other units the whole costs the same.", explanation->n_ties),
                   explanation->n_ties);
  if (explanation->n_ties > 0)
    mst_cli_print ("\n");
}

static void
print_explanation_as_json (const MstLiaisonExplanation *explanation)
{
  JsonObject *object = create_entry (explanation->entry);
  JsonArray *choices = json_array_new ();

  for (guint i = 0; i < explanation->choices->len; i++)
    {
      const MstLiaisonChoice *choice = &g_array_index (explanation->choices, MstLiaisonChoice, i);
      JsonObject *one = json_object_new ();

      json_object_set_int_member (one, "unit_id", choice->unit);
      set_text (one, "unit", choice->name);
      json_object_set_int_member (one, "distance", choice->distance);
      set_number (one, "extra", choice->extra, choice->extra != MST_ASSIGNMENT_IMPOSSIBLE);
      json_object_set_int_member (one, "extra_changes", choice->extra_changes);
      json_object_set_boolean_member (one, "full", choice->is_full);
      json_object_set_boolean_member (one, "own", i == explanation->own);
      set_text (one, "moves", choice->moves);
      json_array_add_object_element (choices, one);
    }
  json_object_set_int_member (object, "ties", explanation->n_ties);
  json_object_set_array_member (object, "choices", choices);
  mst_cli_print_object (object);
}

static gboolean
explain_place (const MstLiaisonPlan *plan, gint64 place, guint n_choices, gint64 also,
               gboolean as_json, GError **error)
{
  g_autoptr (MstLiaisonExplanation) explanation =
    mst_liaison_plan_explain (plan, place, n_choices, also);
  const MstLiaisonPlanEntry *entry = mst_liaison_plan_find (plan, place);
  g_autofree char *impossible =
    also != 0 ? mst_liaison_plan_tell_impossible (plan, place, also) : NULL;

  if (explanation == NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, "%s",
                   entry != NULL ? entry->reason
                                 : _ ("The place is not in the plan. Choose its scope with "
                                      "“--scope”."));
      return FALSE;
    }
  if (as_json)
    print_explanation_as_json (explanation);
  else
    print_explanation (explanation);
  if (impossible != NULL)
    mst_cli_note ("%s", impossible);
  return TRUE;
}

static gboolean
explain_command (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstLiaisonPlanOptions) options = mst_liaison_plan_options_new ();
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), TRUE, error);
  g_autoptr (MstLiaisonPlan) plan = NULL;
  const char *unit = mst_cli_get_option (arguments, "unit");
  gint64 place, n_choices, also = 0;

  if (store == NULL || !mst_cli_liaison_options_read (store, arguments, options, error)
      || !mst_cli_get_number (arguments, "choices", 1, MAX_CHOICES, DEFAULT_CHOICES, &n_choices,
                              error)
      || !mst_cli_liaison_read_place (store, mst_cli_get_word (arguments, 1), &place, error)
      || (unit != NULL && !mst_cli_liaison_read_unit (store, unit, &also, error)))
    return FALSE;
  plan = make_plan (cli, store, options, arguments->json, error);
  return plan != NULL
         && explain_place (plan, place, (guint) n_choices, also, arguments->json, error);
}

#define WRITING_OPTIONS                                                                       \
  { "document", "NUMBER", N_ ("the document by which it is done: of each new pair") },        \
    { "reason", "TEXT", N_ ("why it is done: of each new pair") },                            \
    { "keep-rules", NULL, N_ ("with --apply: the file keeps the rules that are said here") }, \
    { "apply", NULL, N_ ("write the pairs: one step of undo") },                              \
  {                                                                                           \
    "out", "OUT.csv", N_ ("where the plan goes; default: standard output"), 'o'               \
  }

static const MstCliOption plan_options[] = {
  MST_CLI_LIAISON_PLAN_OPTIONS,
  MST_CLI_LIAISON_COMMON_OPTIONS,
  WRITING_OPTIONS,
  { NULL },
};

static const MstCliOption repair_options[] = {
  { "unit", "UNIT", N_ ("the unit serves no place any more") },
  MST_CLI_LIAISON_COMMON_OPTIONS,
  WRITING_OPTIONS,
  { NULL },
};

static const MstCliOption explain_options[] = {
  MST_CLI_LIAISON_PLAN_OPTIONS,
  MST_CLI_LIAISON_COMMON_OPTIONS,
  { "choices", "N", N_ ("so many of the nearest units; default: 8") },
  { "unit", "UNIT", N_ ("and this one, however far it is") },
  { NULL },
};

const MstCliCommand mst_cli_liaison_plan_commands[] = {
  { "liaison plan",
    "FILE [--scope communities|compounds|both] [--keep M] [--date DAY] [--apply] [-o OUT.csv]",
    N_ ("finds the best unit for each place, proves it and says why; with --apply does it"), 1, 1,
    plan_options, plan_command },
  { "liaison repair", "FILE [--unit UNIT]… [--close PLACE]… [--date DAY] [--apply] [-o OUT.csv]",
    N_ ("finds the fewest changes when units are withdrawn or places closed"), 1, 1, repair_options,
    repair_command },
  { "liaison explain", "FILE PLACE [--scope …] [--keep M] [--date DAY] [--choices N] [--unit UNIT]",
    N_ ("why a place has its unit in the plan, and what each other would cost"), 2, 2,
    explain_options, explain_command },
  { NULL },
};
