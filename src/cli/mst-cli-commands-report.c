/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that hand out documents: reports, export. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-report.h"
#include "mst-text.h"

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
};

/* "--area --date …" (transfer full) */
static char *
describe_parameters (const MstReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    for (guint j = 0;
         (report->parameters & parameters[i].parameter) != 0 && parameters[i].options[j] != NULL;
         j++)
      g_string_append_printf (text, "%s--%s", text->len > 0 ? " " : "", parameters[i].options[j]);
  return g_string_free (text, FALSE);
}

static JsonObject *
report_to_json (const MstReport *report)
{
  JsonObject *object = json_object_new ();
  JsonArray *words = json_array_new ();

  json_object_set_string_member (object, "name", report->name);
  json_object_set_string_member (object, "label", mst_report_get_label (report));
  json_object_set_string_member (object, "description", mst_report_get_description (report));
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    for (guint j = 0;
         (report->parameters & parameters[i].parameter) != 0 && parameters[i].options[j] != NULL;
         j++)
      json_array_add_string_element (words, parameters[i].options[j]);
  json_object_set_array_member (object, "options", words);
  return object;
}

static gboolean
list_reports (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  JsonArray *array = arguments->json ? json_array_new () : NULL;

  for (const MstReport *const *reports = mst_reports; *reports != NULL; reports++)
    {
      const MstReport *report = *reports;
      g_autofree char *options = describe_parameters (report);

      if (array != NULL)
        json_array_add_object_element (array, report_to_json (report));
      else
        mst_cli_print ("%-12s %s\n%-12s %s\n%-12s %s\n", report->name,
                       mst_report_get_label (report), "", mst_report_get_description (report), "",
                       options);
    }
  if (array != NULL)
    {
      JsonNode *node = json_node_new (JSON_NODE_ARRAY);

      json_node_take_array (node, array);
      mst_cli_print_json (node);
    }
  return TRUE;
}

/* --- what was asked for --- */

static const MstReport *
find_report (const MstCliArguments *arguments, GError **error)
{
  const char *name = mst_cli_get_word (arguments, 1);
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
      if (mst_cli_has_option (arguments, parameters[i].options[j]))
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
choose_day (const MstCliArguments *arguments, const char *option, MstDate *day, GError **error)
{
  const char *text = mst_cli_get_option (arguments, option);

  if (text == NULL || mst_date_from_iso (text, day))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“--%s” must be a day such as 2026-03-01."),
               option);
  return FALSE;
}

static gboolean
choose_days (const MstCliArguments *arguments, MstReportOptions *options, GError **error)
{
  if (!choose_day (arguments, "date", &options->day, error)
      || !choose_day (arguments, "from", &options->from, error)
      || !choose_day (arguments, "to", &options->until, error))
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

/* What can be known before the file is opened. (transfer full) */
static MstReportOptions *
read_options (const MstReport *report, const MstCliArguments *arguments, GError **error)
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

/* Which records, by the words of the command line. */
static gboolean
choose_records (const MstReport *report, MstStore *store, const MstCliArguments *arguments,
                MstReportOptions *options, GError **error)
{
  const MstCliType of_areas = { report->name, &mst_area_type, NULL };
  const MstCliType of_report = { report->name, report->type, report->level };
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

static gboolean
check_suffix (const char *path, GError **error)
{
  static const char *const suffixes[] = { ".xlsx", ".csv", ".pdf", ".png", ".svg" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  g_set_error (
    error, MST_ERROR, MST_ERROR_USAGE,
    _ ("“%s”: reports are saved as .xlsx, .csv, .pdf, .png or .svg; end the name with one "
       "of them."),
    path);
  return FALSE;
}

/* What leaves the program is noted; by a store of its own, as that of the report is being read. */
static gboolean
note_export (const MstCliArguments *arguments, const MstReport *report, gboolean reveal,
             GError **error)
{
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  g_autofree char *name = g_path_get_basename (mst_cli_get_word (arguments, 2));
  g_autofree char *label = g_strdup_printf (
    reveal ? _ ("Exported “%s” with sensitive fields") : _ ("Exported “%s”"), name);

  return store != NULL && mst_store_note_access (store, "export", label, report->type, 0, error);
}

static gboolean
save (MstCli *cli, const MstCliArguments *arguments, MstReportContent *content, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 2);
  gint64 page, dpi;

  if (!mst_cli_get_number (arguments, "page", 1, 100000, 0, &page, error)
      || !mst_cli_get_number (arguments, "dpi", 10, 1200, 0, &dpi, error))
    return FALSE;
  if (page == 0 && dpi == 0)
    return mst_report_content_save (content, path, cli->progress, error);
  return mst_report_content_save_picture (content, path, (guint) page, (double) dpi, cli->progress,
                                          error);
}

static void
print_result (MstReportContent *content, const char *path, gint64 n_rows, gboolean as_json)
{
  JsonNode *node;
  JsonObject *object;

  if (!as_json)
    {
      g_autofree char *rows = mst_text_format_integer (n_rows);

      mst_cli_print (ngettext ("%s: %s row", "%s: %s rows", (gulong) n_rows), path, rows);
      mst_cli_print ("\n");
      return;
    }
  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  json_object_set_string_member (object, "file", path);
  json_object_set_string_member (object, "title", mst_report_content_get_title (content));
  json_object_set_int_member (object, "rows", n_rows);
  json_node_take_object (node, object);
  mst_cli_print_json (node);
}

static gboolean export(MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 2);
  const MstReport *report = find_report (arguments, error);
  g_autoptr (MstReportOptions) options = NULL;
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstReportContent) content = NULL;
  gint64 n_rows;

  if (report == NULL || !check_suffix (path, error))
    return FALSE;
  options = read_options (report, arguments, error);
  store = options != NULL ? mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error) : NULL;
  if (store == NULL || !choose_records (report, store, arguments, options, error))
    return FALSE;
  content = mst_report_make (report, store, options, cli->progress, error);
  n_rows = content != NULL ? mst_report_content_count_rows (content, error) : -1;
  if (n_rows < 0 || !note_export (arguments, report, options->reveal, error)
      || !save (cli, arguments, content, error))
    return FALSE;
  print_result (content, path, n_rows, arguments->json);
  return TRUE;
}

static const MstCliOption export_options[] = {
  MST_CLI_QUERY_OPTIONS,
  { "fields", "F,F…|all", N_ ("which columns, in this order") },
  { "date", "DAY", N_ ("the day of the document and of what is in use; default: today") },
  { "from", "DAY", N_ ("the first day of the period") },
  { "to", "DAY", N_ ("the last day of the period") },
  { "order", "strokes|pinyin|rank", N_ ("in which people are listed") },
  { "class", "CLASS", N_ ("people of this class alone") },
  { "group", "HEADING",
    N_ ("put the rows together by the column with this heading; none: not at all") },
  { "split", NULL, N_ ("in a workbook, a sheet of its own for each group, behind that of all") },
  { "paper", "a4|a3", N_ ("default: a4") },
  { "landscape", NULL, N_ ("a PDF across; default: upright where the columns can be read so") },
  { "portrait", NULL, N_ ("a PDF upright") },
  { "black", NULL, N_ ("charts in black and white") },
  { "page", "N", N_ ("of a picture: this page instead of the chart") },
  { "dpi", "N", N_ ("of a .png; default: 150") },
  { "reveal", NULL, N_ ("show sensitive fields whole; this is noted in the journal") },
  { NULL },
};

const MstCliCommand mst_cli_report_commands[] = {
  { "reports", "", N_ ("which documents there are, and what each takes"), 0, 0, NULL,
    list_reports },
  { "export",
    "FILE REPORT OUT.{xlsx,csv,pdf,png,svg} [--area CODE] [--date DAY] [--order O] [--class C] [--filter NAME] [--search T] [--where F=V] [--or F=V] [--scope S] [--sort F] [--fields F,F…] "
    "[--group HEADING] [--split] [--paper a4|a3] [--landscape|--portrait] [--black] [--page N] [--dpi N] [--reveal]",
    N_ ("save a document"), 3, 3, export_options, export },
  { NULL },
};
