/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is set for a report on the command line. */

#include "config.h"

#include "mst-cli-report-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Parameter: what a report may take, and by which options. */
typedef struct
{
  guint parameter;
  const char *word;
  const char *options[16];
} Parameter;

static const Parameter parameters[] = {
  { MST_REPORT_TAKES_AREA, "area", { "area" } },
  { MST_REPORT_TAKES_DAY, "day", { "date" } },
  { MST_REPORT_TAKES_PERIOD, "period", { "from", "to" } },
  { MST_REPORT_TAKES_ORDER, "order", { "order" } },
  { MST_REPORT_TAKES_CLASS, "class", { "class" } },
  { MST_REPORT_TAKES_LIST,
    "list",
    { "filter", "search", "where", "or", "scope", "as-of", "sort", "fields", "group", "reveal",
      "split" } },
  { MST_REPORT_TAKES_GROUP, "group", { "group", "split" } },
  { MST_REPORT_TAKES_REVEAL, "reveal", { "reveal" } },
};

static gboolean
takes (const MstReport *report, const char *option)
{
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    if ((report->parameters & parameters[i].parameter) != 0
        && g_strv_contains (parameters[i].options, option))
      return TRUE;
  return FALSE;
}

const char **
mst_cli_list_report_options (const MstReport *report)
{
  GPtrArray *options = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    for (guint j = 0;
         (report->parameters & parameters[i].parameter) != 0 && parameters[i].options[j] != NULL;
         j++)
      g_ptr_array_add (options, (gpointer) parameters[i].options[j]);
  g_ptr_array_add (options, NULL);
  return (const char **) g_ptr_array_free (options, FALSE);
}

const MstReport *
mst_cli_find_report (const char *name, const MstCliArguments *arguments, GError **error)
{
  const MstReport *report = mst_report_get (name);

  if (report == NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("There is no report “%s”; “muster-cli reports” lists them."), name);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    for (guint j = 0;
         (report->parameters & parameters[i].parameter) == 0 && parameters[i].options[j] != NULL;
         j++)
      if (mst_cli_has_option (arguments, parameters[i].options[j])
          && !takes (report, parameters[i].options[j]))
        {
          g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("The report “%s” doesn't take “--%s”."), name, parameters[i].options[j]);
          return NULL;
        }
  return report;
}

/* The fields of --fields, "all" for every one; NULL without the option, which means the usual ones. */
static char **
choose_fields (const MstRecordType *type, const MstCliArguments *arguments)
{
  const char *names = mst_cli_get_option (arguments, "fields");
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  if (names == NULL || strcmp (names, "all") != 0)
    return names != NULL ? g_strsplit (names, ",", -1) : NULL;
  for (guint i = 0; i < type->n_fields; i++)
    g_strv_builder_add (fields, type->fields[i].name);
  return g_strv_builder_end (fields);
}

static gboolean
choose_paper (const MstCliArguments *arguments, MstSheetPaper *paper, GError **error)
{
  const char *name = mst_cli_get_option (arguments, "paper");

  *paper =
    name != NULL && g_ascii_strcasecmp (name, "a3") == 0 ? MST_SHEET_PAPER_A3 : MST_SHEET_PAPER_A4;
  if (name == NULL || *paper == MST_SHEET_PAPER_A3 || g_ascii_strcasecmp (name, "a4") == 0)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE, _ ("“--paper” must be a4 or a3."));
  return FALSE;
}

static gboolean
choose_orientation (const MstCliArguments *arguments, MstOrientation *orientation, GError **error)
{
  gboolean landscape = mst_cli_has_option (arguments, "landscape");
  gboolean portrait = mst_cli_has_option (arguments, "portrait");

  *orientation = landscape  ? MST_ORIENTATION_LANDSCAPE
                 : portrait ? MST_ORIENTATION_PORTRAIT
                            : MST_ORIENTATION_AUTOMATIC;
  if (!landscape || !portrait)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("“--landscape” and “--portrait” exclude each other."));
  return FALSE;
}

static gboolean
choose_days (const MstCliArguments *arguments, MstReportOptions *options, GError **error)
{
  if (!mst_cli_get_day (arguments, "date", &options->day, error)
      || !mst_cli_get_day (arguments, "from", &options->from, error)
      || !mst_cli_get_day (arguments, "to", &options->until, error))
    return FALSE;
  if (!mst_date_is_set (options->from) || !mst_date_is_set (options->until)
      || mst_date_compare (options->from, options->until) <= 0)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE, _ ("“--from” is after “--to”."));
  return FALSE;
}

static gboolean
choose_order (const MstCliArguments *arguments, MstReportOrder *order, GError **error)
{
  const char *nick = mst_cli_get_option (arguments, "order");

  if (nick == NULL || (*nick != '\0' && mst_report_order_from_nick (nick, order)))
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("“--order” must be strokes, pinyin or rank."));
  return FALSE;
}

static gboolean
choose_class (const MstCliArguments *arguments, char **class, GError **error)
{
  const char *text = mst_cli_get_option (arguments, "class");
  const MstField *field = mst_record_type_get_field (&mst_person_type, "class");

  if (text == NULL || (mst_field_read (field, text, class, error) && *class != NULL))
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“--%s” must be followed by %s."), "class",
                 "CLASS");
  return FALSE;
}

MstReportOptions *
mst_cli_read_report_options (const MstReport *report, const MstCliArguments *arguments,
                             GError **error)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  const char *group = mst_cli_get_option (arguments, "group");

  if (!choose_paper (arguments, &options->paper, error)
      || !choose_orientation (arguments, &options->orientation, error)
      || !choose_days (arguments, options, error)
      || !choose_order (arguments, &options->order, error)
      || !choose_class (arguments, &options->person_class, error))
    return NULL;
  if (report->type != NULL)
    options->fields = choose_fields (report->type, arguments);
  options->group = g_strdup (g_strcmp0 (group, "none") == 0 ? "" : group);
  options->reveal = mst_cli_has_option (arguments, "reveal");
  options->split = mst_cli_has_option (arguments, "split");
  options->black_and_white = mst_cli_has_option (arguments, "black");
  return g_steal_pointer (&options);
}

gboolean
mst_cli_choose_report_records (const MstReport *report, MstStore *store,
                               const MstCliArguments *arguments, MstReportOptions *options,
                               GError **error)
{
  const MstCliType of_areas = { &mst_area_type, NULL };
  const MstCliType of_report = { report->type, report->level };
  MstQuery *query;

  if (report->type == NULL)
    {
      const char *area = mst_cli_get_option (arguments, "area");
      g_autoptr (MstQuery) areas =
        area != NULL ? mst_cli_make_query (store, &of_areas, arguments, error) : NULL;

      options->area = areas != NULL ? g_strdup (mst_query_get_area (areas)) : NULL;
      return area == NULL || areas != NULL;
    }
  query = mst_cli_make_query (store, &of_report, arguments, error);
  if (query == NULL)
    return FALSE;
  options->query = query;
  options->area = g_strdup (mst_query_get_area (query));
  return TRUE;
}
