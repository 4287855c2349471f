/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that hand out documents: reports, export. */

#include "config.h"

#include "mst-cli-export-several.h"
#include "mst-cli-report-options.h"

#include "mst-report.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "--area --date …" (transfer full) */
static char *
describe_parameters (const MstReport *report)
{
  g_autofree const char **options = mst_cli_list_report_options (report);
  GString *text = g_string_new (NULL);

  for (const char *const *option = options; *option != NULL; option++)
    g_string_append_printf (text, "%s--%s", text->len > 0 ? " " : "", *option);
  return g_string_free (text, FALSE);
}

static JsonObject *
report_to_json (const MstReport *report)
{
  JsonObject *object = json_object_new ();
  JsonArray *words = json_array_new ();
  g_autofree const char **options = mst_cli_list_report_options (report);

  json_object_set_string_member (object, "name", report->name);
  json_object_set_string_member (object, "label", mst_report_get_label (report));
  json_object_set_string_member (object, "description", mst_report_get_description (report));
  for (const char *const *option = options; *option != NULL; option++)
    json_array_add_string_element (words, *option);
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
    mst_cli_print_array (array);
  return TRUE;
}

/* --- saving them --- */

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

static gboolean
check_suffix (const char *path, GError **error)
{
  static const char *const suffixes[] = { ".xlsx", ".csv", ".pdf", ".png", ".svg" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (has_suffix (path, suffixes[i]))
      return TRUE;
  g_set_error (
    error, MST_ERROR, MST_ERROR_USAGE,
    _ ("“%s”: reports are saved as .xlsx, .csv, .pdf, .png or .svg; end the name with one "
       "of them."),
    path);
  return FALSE;
}

/* Pages are chosen of pictures, and only those of pixels are more or less fine. */
static gboolean
check_picture (const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 2);
  gboolean is_png = has_suffix (path, ".png");

  if (mst_cli_has_option (arguments, "page") && !is_png && !has_suffix (path, ".svg"))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“--page” is for a .png or .svg; leave it out, or save one instead of “%s”."),
                   path);
      return FALSE;
    }
  if (mst_cli_has_option (arguments, "dpi") && !is_png)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“--dpi” is for a .png; leave it out, or save one instead of “%s”."), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_template (const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 2);

  if (!mst_cli_has_option (arguments, "template"))
    return TRUE;
  if (has_suffix (path, ".xlsx"))
    return mst_cli_check_exists (mst_cli_get_option (arguments, "template"), error);
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
               _ ("“--template” makes an .xlsx; leave it out, or save one instead of “%s”."), path);
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
  const char *template = mst_cli_get_option (arguments, "template");
  gint64 page, dpi;

  if (template != NULL)
    return mst_report_content_save_template (content, template, path, cli->progress, error);

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
  JsonObject *object;

  if (!as_json)
    {
      g_autofree char *rows = mst_text_format_integer (n_rows);

      mst_cli_print (ngettext ("%s: %s row", "%s: %s rows", (gulong) n_rows), path, rows);
      mst_cli_print ("\n");
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "file", path);
  json_object_set_string_member (object, "title", mst_report_content_get_title (content));
  json_object_set_int_member (object, "rows", n_rows);
  mst_cli_print_object (object);
}

static gboolean
export_one (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 2);
  const MstReport *report = mst_cli_find_report (mst_cli_get_word (arguments, 1), arguments, error);
  g_autoptr (MstReportOptions) options = NULL;
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstReportContent) content = NULL;
  gint64 n_rows;

  if (report == NULL || !check_suffix (path, error) || !check_picture (arguments, error)
      || !check_template (arguments, error))
    return FALSE;
  options = mst_cli_read_report_options (report, arguments, error);
  store = options != NULL ? mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error) : NULL;
  if (store == NULL || !mst_cli_choose_report_records (report, store, arguments, options, error))
    return FALSE;
  content = mst_report_make (report, store, options, cli->progress, error);
  n_rows = content != NULL ? mst_report_content_count_rows (content, error) : -1;
  if (n_rows < 0 || !note_export (arguments, report, options->reveal, error)
      || !save (cli, arguments, content, error))
    return FALSE;
  print_result (content, path, n_rows, arguments->json);
  return TRUE;
}

static gboolean
check_word (const MstCliArguments *arguments, GError **error)
{
  if (arguments->words->len == 3)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("Say which report, and where to: FILE REPORT OUT."));
  return FALSE;
}

/* Whether a file is made for each of several. */
static gboolean
is_each (const MstCliArguments *arguments)
{
  return mst_cli_has_option (arguments, "each-subdistrict")
         || mst_cli_has_option (arguments, "each-unit");
}

static gboolean export(MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  gboolean is_set = mst_cli_has_option (arguments, "set");

  if (mst_cli_has_option (arguments, "template") && is_set)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("“--template” is for a single report."));
      return FALSE;
    }
  if (mst_cli_has_option (arguments, "each-subdistrict")
      && mst_cli_has_option (arguments, "each-unit"))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("“--each-subdistrict” and “--each-unit” exclude each other."));
      return FALSE;
    }
  if (is_set)
    return mst_cli_export_set (cli, arguments, error);
  if (!check_word (arguments, error))
    return FALSE;
  return is_each (arguments) ? mst_cli_export_each (cli, arguments, error)
                             : export_one (cli, arguments, error);
}

static const MstCliOption export_options[] = {
  MST_CLI_REPORT_OPTIONS,
  { "page", "N", N_ ("of a picture: this page instead of the chart") },
  { "dpi", "N", N_ ("of a .png; default: 150") },
  { "template", "T.xlsx",
    N_ ("fill in this workbook, in which marks such as {{标题}} and {{姓名}} stand") },
  { "reveal", NULL, N_ ("show sensitive fields whole; this is noted in the journal") },
  { "set", "NAME", N_ ("the reports of this set in one file, each as it is set there") },
  { "each-subdistrict", "xlsx|pdf|…",
    N_ ("OUT is a folder: a file of this kind for each subdistrict") },
  { "each-unit", "xlsx|pdf|…",
    N_ ("OUT is a folder: a file of this kind for each unit that has a notice") },
  { NULL },
};

const MstCliCommand mst_cli_report_commands[] = {
  { "reports", "", N_ ("which documents there are, and what each takes"), 0, 0, NULL,
    list_reports },
  { "export",
    "FILE REPORT OUT.{xlsx,csv,pdf,png,svg} [--area CODE] [--date DAY] [--order O] [--class C] [--filter NAME] [--search T] [--where F=V] [--or F=V] [--scope S] [--sort F] [--fields F,F…] "
    "[--group HEADING] [--split] [--paper a4|a3] [--landscape|--portrait] [--black] [--page N] [--dpi N] [--template T.xlsx] [--reveal] | "
    "FILE REPORT FOLDER --each-subdistrict|--each-unit xlsx|pdf|… [--template T.xlsx] | FILE OUT.{pdf,xlsx} --set NAME [--date DAY] [--reveal]",
    N_ ("save a document"), 2, 3, export_options, export },
  { NULL },
};
