/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two plans of the liaison side by side, or one and what there is. */

#include "config.h"

#include "mst-cli-liaison-options.h"

#include "mst-csv-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_COLUMNS 6
#define SYNOPSIS "FILE today|plan|\"keep=0 lock=PLACE=UNIT …\" … [-o OUT.xlsx]"

/* What is said of a plan, as options of their own. */
static const MstCliOption plan_options[] = {
  MST_CLI_LIAISON_PLAN_OPTIONS,
  MST_CLI_LIAISON_COMMON_OPTIONS,
  { NULL },
};

static const MstCliCommand plan_command = { "liaison compare", SYNOPSIS, "", 0, 0,
                                            plan_options,      NULL };

static gboolean
is_option (const char *name)
{
  for (guint i = 0; plan_options[i].name != NULL; i++)
    if (strcmp (plan_options[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* "keep=0 lock=PLACE=UNIT" as words of a command line: each part with two hyphens before it. */
static char **
split (const char *settings, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = NULL;

  if (strcmp (settings, "plan") != 0 && *settings != '\0'
      && !g_shell_parse_argv (settings, NULL, &parts, NULL))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“%s” is no plan: say “plan”, or settings such as “keep=0 within=UNIT=AREA”, "
                      "with every quotation mark closed."),
                   settings);
      return NULL;
    }
  if (parts != NULL && strchr (settings, '=') == NULL && !is_option (parts[0]))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“%s” is no plan: say “today”, “plan”, or settings such as “keep=0 "
                      "within=UNIT=AREA”."),
                   settings);
      return NULL;
    }
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    g_ptr_array_add (words, g_strconcat ("--", parts[i], NULL));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static MstLiaisonPlan *
make_plan (MstCli *cli, MstStore *store, const char *settings, GError **error)
{
  g_autoptr (MstLiaisonPlanOptions) options = mst_liaison_plan_options_new ();
  g_auto (GStrv) words = split (settings, error);
  g_autoptr (MstCliArguments) arguments =
    words != NULL ? mst_cli_arguments_parse (&plan_command, words, error) : NULL;

  if (arguments == NULL || !mst_cli_liaison_options_read (store, arguments, options, error))
    return NULL;
  return mst_liaison_plan_make (store, options, cli->progress, NULL, error);
}

/* @plan: (out) (transfer full): of the version; "today" is what there is on the day of @other. */
static gboolean
read_version (MstCli *cli, MstStore *store, const char *word, const char *other,
              MstLiaisonPlan **plan, MstLiaisonVersion *version, GError **error)
{
  gboolean is_before = strcmp (word, "today") == 0;

  *plan = make_plan (cli, store,
                     !is_before                     ? word
                     : strcmp (other, "today") == 0 ? ""
                                                    : other,
                     error);
  *version = (MstLiaisonVersion){ *plan, is_before, *word != '\0' ? word : "plan" };
  return *plan != NULL;
}

/* --- what comes of it --- */

static void
print_differences (const GArray *differences)
{
  static const char *const headings[N_COLUMNS] = { "place",  "unit_a",     "distance_a",
                                                   "unit_b", "distance_b", "more" };
  g_autofree char *head = mst_csv_format_plain_row (headings, N_COLUMNS);

  mst_cli_print ("%s\n", head);
  for (guint i = 0; i < differences->len; i++)
    {
      const MstLiaisonDifference *one = &g_array_index (differences, MstLiaisonDifference, i);
      g_autofree char *a =
        one->unit_a != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, one->distance_a) : g_strdup ("");
      g_autofree char *b =
        one->unit_b != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, one->distance_b) : g_strdup ("");
      g_autofree char *more =
        one->unit_a != 0 && one->unit_b != 0
          ? g_strdup_printf ("%" G_GINT64_FORMAT, one->distance_b - one->distance_a)
          : g_strdup ("");
      const char *row[N_COLUMNS] = { one->path, one->unit_name_a != NULL ? one->unit_name_a : "",
                                     a,         one->unit_name_b != NULL ? one->unit_name_b : "",
                                     b,         more };
      g_autofree char *line = mst_csv_format_plain_row (row, N_COLUMNS);

      mst_cli_print ("%s\n", line);
    }
}

static JsonObject *
create_figures (MstLiaisonVersion version)
{
  MstLiaisonVersionFigures figures = mst_liaison_version_get_figures (version);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", version.name);
  json_object_set_int_member (object, "places", figures.n_places);
  json_object_set_int_member (object, "changed", figures.n_changed);
  json_object_set_int_member (object, "new", figures.n_new);
  json_object_set_int_member (object, "total", figures.total);
  json_object_set_int_member (object, "mean", (gint64) (figures.mean + 0.5));
  json_object_set_int_member (object, "worst", figures.worst);
  json_object_set_int_member (object, "units_used", figures.n_units);
  json_object_set_int_member (object, "units_full", figures.n_full);
  json_object_set_int_member (object, "most", figures.most);
  return object;
}

static void
set_id (JsonObject *object, const char *name, gint64 id)
{
  if (id != 0)
    json_object_set_int_member (object, name, id);
  else
    json_object_set_null_member (object, name);
}

static JsonArray *
list_differences (const GArray *differences)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < differences->len; i++)
    {
      const MstLiaisonDifference *one = &g_array_index (differences, MstLiaisonDifference, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "place_id", one->place);
      json_object_set_string_member (object, "place", one->path);
      set_id (object, "unit_a_id", one->unit_a);
      set_id (object, "unit_b_id", one->unit_b);
      json_object_set_int_member (object, "distance_a", one->distance_a);
      json_object_set_int_member (object, "distance_b", one->distance_b);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
list_loads (MstLiaisonVersion a, MstLiaisonVersion b)
{
  g_autoptr (GArray) loads = mst_liaison_versions_compare_loads (a, b);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < loads->len; i++)
    {
      const MstLiaisonLoad *load = &g_array_index (loads, MstLiaisonLoad, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "unit_id", load->unit);
      json_object_set_string_member (object, "unit", load->name);
      json_object_set_int_member (object, "capacity", load->capacity);
      json_object_set_int_member (object, "load_a", load->load_a);
      json_object_set_int_member (object, "load_b", load->load_b);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_json (MstLiaisonVersion a, MstLiaisonVersion b, const GArray *differences)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (object, "a", create_figures (a));
  json_object_set_object_member (object, "b", create_figures (b));
  json_object_set_array_member (object, "places", list_differences (differences));
  json_object_set_array_member (object, "units", list_loads (a, b));
  mst_cli_print_object (object);
}

static gboolean
compare_command (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *word_a = mst_cli_get_word (arguments, 1), *word_b = mst_cli_get_word (arguments, 2);
  const char *path = mst_cli_get_option (arguments, "out");
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), path == NULL, error);
  g_autoptr (MstLiaisonPlan) plan_a = NULL;
  g_autoptr (MstLiaisonPlan) plan_b = NULL;
  g_autoptr (GArray) differences = NULL;
  MstLiaisonVersion a, b;

  if (store == NULL || !read_version (cli, store, word_a, word_b, &plan_a, &a, error)
      || !read_version (cli, store, word_b, word_a, &plan_b, &b, error)
      || (path != NULL && !mst_liaison_versions_save (store, a, b, path, cli->progress, error)))
    return FALSE;
  differences = mst_liaison_versions_compare (a, b);
  if (arguments->json)
    print_json (a, b, differences);
  else
    print_differences (differences);
  mst_cli_note (
    ngettext ("%u place has different units.", "%u places have different units.", differences->len),
    differences->len);
  return TRUE;
}

static const MstCliOption compare_options[] = {
  { "out", "OUT.{xlsx,pdf,csv}", N_ ("where the comparison goes as a document"), 'o' },
  { NULL },
};

const MstCliCommand mst_cli_liaison_compare_commands[] = {
  { "liaison compare", SYNOPSIS,
    N_ ("two plans side by side, each said by its settings, or one and what there is"), 3, 3,
    compare_options, compare_command },
  { NULL },
};
