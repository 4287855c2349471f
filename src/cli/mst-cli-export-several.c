/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several documents at once: the reports of a set, a report for each subdistrict. */

#include "config.h"

#include "mst-cli-export-several.h"

#include "mst-cli-report-options.h"
#include "mst-report-send.h"
#include "mst-report-sets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- the reports of a set --- */

/* What is set for its reports is kept with the set. */
static gboolean
check_set_options (const MstCliArguments *arguments, GError **error)
{
  static const char *const taken[] = { "set", "date", "reveal", "json", NULL };

  for (guint i = 0; i < arguments->given->len; i++)
    {
      const char *name = g_array_index (arguments->given, MstCliGiven, i).name;

      if (g_strv_contains (taken, name))
        continue;
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("A set doesn't take “--%s”: what is set for its reports is kept with it."),
                   name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_set_words (const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 1);
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (arguments->words->len > 2)
    g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                         _ ("With “--set” say FILE OUT.{pdf,xlsx} alone."));
  else if (!g_str_has_suffix (lower, ".pdf") && !g_str_has_suffix (lower, ".xlsx"))
    g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                 _ ("“%s”: several reports are saved as .xlsx or .pdf; end the name with one of "
                    "them."),
                 path);
  else
    return TRUE;
  return FALSE;
}

/* By a store of its own, as that of the reports is being read. */
static gboolean
note_set (const MstCliArguments *arguments, gboolean reveal, GError **error)
{
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  g_autofree char *name = g_path_get_basename (mst_cli_get_word (arguments, 1));
  g_autofree char *label = g_strdup_printf (
    reveal ? _ ("Exported “%s” with sensitive fields") : _ ("Exported “%s”"), name);

  return store != NULL && mst_store_note_access (store, "export", label, NULL, 0, error);
}

static void
print_set (GPtrArray *contents, const char *path, gboolean as_json)
{
  JsonObject *object;
  JsonArray *titles;

  if (!as_json)
    {
      mst_cli_print (ngettext ("%s: %u report", "%s: %u reports", contents->len), path,
                     contents->len);
      mst_cli_print ("\n");
      return;
    }
  object = json_object_new ();
  titles = json_array_new ();
  for (guint i = 0; i < contents->len; i++)
    json_array_add_string_element (titles,
                                   mst_report_content_get_title (g_ptr_array_index (contents, i)));
  json_object_set_string_member (object, "file", path);
  json_object_set_array_member (object, "reports", titles);
  mst_cli_print_object (object);
}

gboolean
mst_cli_export_set (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 1);
  gboolean reveal = mst_cli_has_option (arguments, "reveal");
  MstDate day = { 0 };
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstReportSet) set = NULL;
  g_autoptr (GPtrArray) contents = NULL;

  if (!check_set_options (arguments, error) || !check_set_words (arguments, error)
      || !mst_cli_get_day (arguments, "date", &day, error))
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  set = store != NULL ? mst_report_sets_get (store, mst_cli_get_option (arguments, "set"), error)
                      : NULL;
  contents =
    set != NULL ? mst_report_set_make (set, store, day, reveal, cli->progress, error) : NULL;
  if (contents == NULL || !note_set (arguments, reveal, error)
      || !mst_report_contents_save ((MstReportContent *const *) contents->pdata, contents->len,
                                    set->name, path, cli->progress, error))
    return FALSE;
  print_set (contents, path, arguments->json);
  return TRUE;
}

/* --- a report for each subdistrict or unit --- */

static const char *
get_option (MstReportReceivers to)
{
  return to == MST_REPORT_TO_UNITS ? "each-unit" : "each-subdistrict";
}

static gboolean
check_suffix (const MstCliArguments *arguments, MstReportReceivers to, GError **error)
{
  static const char *const suffixes[] = { "xlsx", "csv", "pdf", "png", "svg", NULL };
  const char *suffix = mst_cli_get_option (arguments, get_option (to));

  if (!g_strv_contains (suffixes, suffix))
    g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                 _ ("“--%s” must be followed by xlsx, csv, pdf, png or svg."), get_option (to));
  else if (mst_cli_has_option (arguments, "template") && strcmp (suffix, "xlsx") != 0)
    g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                         _ ("“--template” makes .xlsx files; say xlsx."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_report (const MstReport *report, const MstCliArguments *arguments, MstReportReceivers to,
              GError **error)
{
  gboolean has_picture =
    mst_cli_has_option (arguments, "page") || mst_cli_has_option (arguments, "dpi");

  if (!mst_report_can_send (report, to) && to == MST_REPORT_TO_UNITS)
    g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                 _ ("“--each-unit” is for reports with a page for each unit, such as unit-notices; "
                    "“%s” has none."),
                 report->name);
  else if (has_picture && to == MST_REPORT_TO_UNITS)
    g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                         _ ("“--each-unit” is given without “--page” and “--dpi”."));
  else if (to == MST_REPORT_TO_SUBDISTRICTS
           && (has_picture || !mst_report_can_send (report, to)
               || mst_cli_has_option (arguments, "area")))
    g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                         _ ("“--each-subdistrict” is for reports that take “--area”, and is "
                            "given without “--area”, “--page” and “--dpi”."));
  else
    return TRUE;
  return FALSE;
}

static void
print_each (guint n_files, const char *folder, gboolean as_json)
{
  JsonObject *object;

  if (!as_json)
    {
      mst_cli_print (ngettext ("%s: %u file", "%s: %u files", n_files), folder, n_files);
      mst_cli_print ("\n");
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "folder", folder);
  json_object_set_int_member (object, "files", n_files);
  mst_cli_print_object (object);
}

/* Folders that aren't there are made. */
static gboolean
check_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_FAILED,
               _ ("“%s” is no folder that files can be put into."), folder);
  return FALSE;
}

gboolean
mst_cli_export_each (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  MstReportReceivers to =
    mst_cli_has_option (arguments, "each-unit") ? MST_REPORT_TO_UNITS : MST_REPORT_TO_SUBDISTRICTS;
  const char *folder = mst_cli_get_word (arguments, 2);
  const MstReport *report = mst_cli_find_report (mst_cli_get_word (arguments, 1), arguments, error);
  g_autoptr (MstReportOptions) options = NULL;
  g_autoptr (MstStore) store = NULL;
  guint n_files;

  if (report == NULL || !check_suffix (arguments, to, error)
      || !check_report (report, arguments, to, error))
    return FALSE;
  options = mst_cli_read_report_options (report, arguments, error);
  store = options != NULL ? mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error) : NULL;
  if (store == NULL || !mst_cli_choose_report_records (report, store, arguments, options, error)
      || !check_folder (folder, error))
    return FALSE;
  n_files =
    mst_report_send (report, store, options, to, mst_cli_get_option (arguments, "template"), folder,
                     mst_cli_get_option (arguments, get_option (to)), cli->progress, error);
  if (n_files == 0)
    return FALSE;
  print_each (n_files, folder, arguments->json);
  return TRUE;
}
