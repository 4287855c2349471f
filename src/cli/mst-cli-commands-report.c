/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that hand out documents: reports, export. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-report.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
list_reports (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  JsonArray *array = arguments->json ? json_array_new () : NULL;

  for (const MstReport *report = mst_reports; report->name != NULL; report++)
    {
      JsonObject *object;

      if (array == NULL)
        {
          mst_cli_print ("%-12s %s\n", report->name, mst_report_get_label (report));
          continue;
        }
      object = json_object_new ();
      json_object_set_string_member (object, "name", report->name);
      json_object_set_string_member (object, "label", mst_report_get_label (report));
      json_array_add_object_element (array, object);
    }
  if (array != NULL)
    {
      JsonNode *node = json_node_new (JSON_NODE_ARRAY);

      json_node_take_array (node, array);
      mst_cli_print_json (node);
    }
  return TRUE;
}

/* The fields of --fields, "all" for every one; NULL without the option, which means the listed ones. */
static gboolean
choose_fields (const MstRecordType *type, const MstCliArguments *arguments, char ***fields,
               GError **error)
{
  const char *names = mst_cli_get_option (arguments, "fields");
  g_auto (GStrv) parts = NULL;

  *fields = NULL;
  if (names == NULL)
    return TRUE;
  if (strcmp (names, "all") == 0)
    {
      *fields = g_new0 (char *, type->n_fields + 1);
      for (guint i = 0; i < type->n_fields; i++)
        (*fields)[i] = g_strdup (type->fields[i].name);
      return TRUE;
    }

  parts = g_strsplit (names, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (mst_record_type_find (type, parts[i]) < 0)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no field “%s”."), parts[i]);
          return FALSE;
        }
    }
  *fields = g_steal_pointer (&parts);
  return TRUE;
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

/* Rows in groups of a column, by its heading. */
static gboolean
choose_group (const MstCliArguments *arguments, MstTable *table, GError **error)
{
  const char *heading = mst_cli_get_option (arguments, "group");

  if (heading == NULL)
    return TRUE;
  for (guint i = 0; i < mst_table_get_n_columns (table); i++)
    {
      if (strcmp (mst_table_get_column (table, i)->heading, heading) == 0)
        {
          mst_table_set_group_column (table, i + 1);
          return TRUE;
        }
    }
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no column “%s” to group by."),
               heading);
  return FALSE;
}

static gboolean
choose_day (const MstCliArguments *arguments, MstDate *day, GError **error)
{
  const char *text = mst_cli_get_option (arguments, "date");

  *day = mst_date_today ();
  if (text == NULL || mst_date_from_iso (text, day))
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("“--date” must be a day such as 2026-03-01."));
  return FALSE;
}

static gboolean
check_suffix (const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".csv")
      || g_str_has_suffix (lower, ".pdf"))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
               _ ("“%s”: lists are saved as .xlsx, .csv or .pdf; end the name with one of them."),
               path);
  return FALSE;
}

static const MstCliType *
find_report (const char *name, GError **error)
{
  if (mst_report_get (name) != NULL)
    return mst_cli_find_type (name, error);
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
               _ ("There is no report “%s”; “muster-cli reports” lists them."), name);
  return NULL;
}

/* What leaves the program is noted. */
static gboolean
note_export (MstStore *store, const MstRecordType *type, const char *path, gboolean reveal,
             GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *label = g_strdup_printf (
    reveal ? _ ("Exported “%s” with sensitive fields") : _ ("Exported “%s”"), name);

  return mst_store_note_access (store, "export", label, type, 0, error);
}

static void
print_result (MstTable *table, const char *path, gint64 n_rows, gboolean as_json)
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
  json_object_set_string_member (object, "title", mst_table_get_title (table));
  json_object_set_int_member (object, "rows", n_rows);
  json_node_take_object (node, object);
  mst_cli_print_json (node);
}

static gboolean export(MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = find_report (mst_cli_get_word (arguments, 1), error);
  const char *path = mst_cli_get_word (arguments, 2);
  gboolean reveal = mst_cli_has_option (arguments, "reveal");
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstQuery) query = NULL;
  g_autoptr (MstTable) table = NULL;
  g_auto (GStrv) fields = NULL;
  char iso[MST_DATE_ISO_SIZE];
  MstSheetPaper paper;
  MstOrientation orientation;
  MstDate day;
  gint64 n_rows;

  if (type == NULL || !check_suffix (path, error) || !choose_paper (arguments, &paper, error)
      || !choose_orientation (arguments, &orientation, error)
      || !choose_day (arguments, &day, error)
      || !choose_fields (type->type, arguments, &fields, error))
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  if (store == NULL)
    return FALSE;
  query = mst_cli_make_query (store, type, arguments, error);
  if (query == NULL)
    return FALSE;
  if (mst_query_get_as_of (query) == NULL && day.day != 0)
    mst_query_set_as_of (query, mst_date_to_iso (day, iso));

  table = mst_table_new_for_query (store, query, (const char *const *) fields, reveal);
  mst_report_set_title (mst_report_get (mst_cli_get_word (arguments, 1)), table);
  mst_table_set_paper (table, paper);
  mst_table_set_orientation (table, orientation);
  mst_table_set_as_of (table, day);
  if (!choose_group (arguments, table, error))
    return FALSE;
  n_rows = mst_table_count_rows (table, error);
  if (n_rows < 0 || !note_export (store, type->type, path, reveal, error)
      || !mst_table_save (table, path, cli->progress, error))
    return FALSE;
  print_result (table, path, n_rows, arguments->json);
  return TRUE;
}

static const MstCliOption export_options[] = {
  MST_CLI_QUERY_OPTIONS,
  { "fields", "F,F…|all", N_ ("which columns, in this order") },
  { "date", "DAY", N_ ("the day of the document and of what is in use; default: today") },
  { "paper", "a4|a3", N_ ("default: a4") },
  { "landscape", NULL, N_ ("a PDF across; default: upright where the columns can be read so") },
  { "portrait", NULL, N_ ("a PDF upright") },
  { "group", "HEADING",
    N_ ("in a PDF, group the rows by the column with this heading, in which they are sorted") },
  { "reveal", NULL, N_ ("show sensitive fields whole; this is noted in the journal") },
  { NULL },
};

const MstCliCommand mst_cli_report_commands[] = {
  { "reports", "", N_ ("which documents there are"), 0, 0, NULL, list_reports },
  { "export",
    "FILE REPORT OUT.{xlsx,csv,pdf} [--filter NAME] [--area CODE] [--search T] [--where F=V] [--or F=V] [--scope S] [--sort F] [--fields F,F…] "
    "[--paper a4|a3] [--landscape|--portrait] [--group HEADING] [--reveal]",
    N_ ("save a document"), 3, 3, export_options, export },
  { NULL },
};
