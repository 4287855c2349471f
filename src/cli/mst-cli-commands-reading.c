/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that read without a file of ours: sheet, numbers, text. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-name.h"
#include "mst-number.h"
#include "mst-text.h"
#include "mst-workbook.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static gboolean
sheet (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 0);
  g_autoptr (MstWorkbook) workbook = NULL;
  g_autofree char *json = NULL;

  if (!mst_cli_check_exists (path, error))
    return FALSE;
  workbook = mst_workbook_open (path, cli->progress, error);
  if (workbook == NULL)
    return FALSE;
  if (arguments->json)
    {
      json = mst_workbook_to_json (workbook);
      mst_cli_print ("%s\n", json);
      return TRUE;
    }
  for (guint i = 0; i < mst_workbook_get_n_sheets (workbook); i++)
    {
      const MstGrid *grid = mst_workbook_get_sheet (workbook, i);

      mst_cli_print (_ ("%u. %s: %u rows, %u columns"), i + 1, mst_grid_get_name (grid),
                     mst_grid_get_n_rows (grid), mst_grid_get_n_columns (grid));
      mst_cli_print ("%s%s\n", mst_grid_is_visible (grid) ? "" : " ",
                     mst_grid_is_visible (grid) ? "" : _ ("(hidden)"));
    }
  return TRUE;
}

static char *
dup_cell (MstGrid *grid, guint32 row, guint32 column)
{
  const MstCell *cell = mst_grid_get_cell (grid, row, column);

  return cell != NULL ? mst_cell_dup_text (cell, FALSE) : g_strdup ("");
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/* {"valid","reason","normalised","birth","sex","warning"} */
static JsonObject *
check_number (gboolean is_citizen, const char *text)
{
  MstNumber number = is_citizen ? mst_citizen_number_check (text) : mst_credit_code_check (text);
  gboolean valid = number.fault == MST_NUMBER_OK;
  JsonObject *object = json_object_new ();
  char birth[MST_DATE_ISO_SIZE];
  const char *sex = NULL;
  const char *warning = NULL;

  if (number.sex == MST_SEX_MALE)
    sex = "male";
  else if (number.sex == MST_SEX_FEMALE)
    sex = "female";
  if (!valid && !is_citizen)
    warning = "bad-credit-code";
  else if (valid && number.changed)
    warning = "normalised";

  json_object_set_boolean_member (object, "valid", valid);
  set_text (object, "reason", valid ? NULL : mst_number_fault_get_nick (number.fault));
  set_text (object, "normalised", number.normalised);
  set_text (object, "birth", mst_date_to_iso (number.birth, birth));
  set_text (object, "sex", sex);
  set_text (object, "warning", warning);
  return object;
}

/* @grid: (nullable): none in a workbook that has only charts. */
static gboolean
find_columns (MstGrid *grid, guint32 *kind, guint32 *number, GError **error)
{
  const MstCell *cells;
  guint n_cells = 0;
  guint n_found = 0;

  cells =
    grid != NULL && mst_grid_get_n_rows (grid) > 0 ? mst_grid_get_row (grid, 0, &n_cells) : NULL;
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = mst_cell_dup_text (&cells[i], FALSE);
      g_autofree char *heading = mst_text_fold (text);

      if (strcmp (heading, "kind") == 0)
        {
          *kind = cells[i].column;
          n_found |= 1;
        }
      else if (strcmp (heading, "number") == 0)
        {
          *number = cells[i].column;
          n_found |= 2;
        }
    }
  if (n_found == 3)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("The first row must have the headings kind and number."));
  return FALSE;
}

static gboolean
numbers (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 0);
  g_autoptr (MstWorkbook) workbook = NULL;
  g_autoptr (JsonArray) array = json_array_new ();
  MstGrid *grid;
  guint32 kind_column = 0;
  guint32 number_column = 0;
  JsonNode *node;

  if (!mst_cli_check_exists (path, error))
    return FALSE;
  workbook = mst_workbook_open (path, cli->progress, error);
  if (workbook == NULL)
    return FALSE;
  grid = mst_workbook_get_n_sheets (workbook) > 0 ? mst_workbook_get_sheet (workbook, 0) : NULL;
  if (!find_columns (grid, &kind_column, &number_column, error))
    return FALSE;

  for (guint i = 1; i < mst_grid_get_n_rows (grid); i++)
    {
      guint32 row = mst_grid_get_row_number (grid, i);
      g_autofree char *written = dup_cell (grid, row, kind_column);
      g_autofree char *kind = mst_text_fold (written);
      g_autofree char *number = dup_cell (grid, row, number_column);

      if (strcmp (kind, "citizen") != 0 && strcmp (kind, "credit") != 0)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("Row %u: the kind must be citizen or credit, not “%s”."), row + 1,
                       written);
          return FALSE;
        }
      json_array_add_object_element (array, check_number (strcmp (kind, "citizen") == 0, number));
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, array);
  mst_cli_print_json (node);
  return TRUE;
}

/** SortedName: a line and what it is sorted by. */
typedef struct
{
  char *name;
  char *key;
  guint position;
} SortedName;

static void
clear_sorted_name (gpointer data)
{
  SortedName *name = data;

  g_free (name->key);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  const SortedName *first = a;
  const SortedName *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order
                    : (first->position > second->position) - (first->position < second->position);
}

static void
print_sorted (char **lines, MstNameOrder order)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (SortedName));

  g_array_set_clear_func (names, clear_sorted_name);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      SortedName name = { lines[i], mst_name_get_sort_key (lines[i], order, TRUE), i };

      g_array_append_val (names, name);
    }
  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    mst_cli_print ("%s\n", g_array_index (names, SortedName, i).name);
}

static void
print_readings (char **lines, gboolean initials)
{
  for (; *lines != NULL; lines++)
    {
      g_autofree char *reading =
        initials ? mst_name_get_initials (*lines, TRUE) : mst_name_get_pinyin (*lines, TRUE);

      mst_cli_print ("%s\n", reading);
    }
}

/* The lines of a file in UTF-8, "-" for standard input, without line ends. */
static char **
read_lines (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = NULL;
  char *start;
  gsize length;
  char **lines;

  if (strcmp (path, "-") == 0)
    path = "/dev/stdin";
  else if (!mst_cli_check_exists (path, error))
    return NULL;
  if (!g_file_get_contents (path, &text, &length, &reason))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” can't be read: %s."), path,
                   reason->message);
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” is no text in UTF-8; save it as UTF-8."), path);
      return NULL;
    }

  start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  length = strlen (start);
  if (length > 0 && start[length - 1] == '\n')
    start[length - 1] = '\0';
  lines = *start != '\0' ? g_strsplit (start, "\n", -1) : g_new0 (char *, 1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  return lines;
}

static gboolean
text (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  static const struct
  {
    const char *word;
    MstNameOrder order;
  } orders[] = {
    { "pinyin", MST_NAME_ORDER_PINYIN },
    { "strokes", MST_NAME_ORDER_SURNAME_STROKES },
    { "full-strokes", MST_NAME_ORDER_FULL_STROKES },
  };
  gboolean pinyin = mst_cli_has_option (arguments, "pinyin");
  gboolean initials = mst_cli_has_option (arguments, "initials");
  const char *sort = mst_cli_get_option (arguments, "sort");
  g_auto (GStrv) lines = NULL;

  if (pinyin + initials + (sort != NULL) != 1)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                           _ ("Say one of --pinyin, --initials and --sort."));
      return FALSE;
    }
  lines = read_lines (mst_cli_get_word (arguments, 0), error);
  if (lines == NULL)
    return FALSE;
  if (sort == NULL)
    {
      print_readings (lines, initials);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (strcmp (orders[i].word, sort) == 0)
        {
          print_sorted (lines, orders[i].order);
          return TRUE;
        }
    }
  g_set_error_literal (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("“--sort” must be pinyin, strokes or full-strokes."));
  return FALSE;
}

static const MstCliOption text_options[] = {
  { "pinyin", NULL, N_ ("each name's reading") },
  { "initials", NULL, N_ ("the first letters of each name's reading") },
  { "sort", "pinyin|strokes|full-strokes", N_ ("the names in this order") },
  { NULL },
};

const MstCliCommand mst_cli_reading_commands[] = {
  { "sheet", "WORKBOOK", N_ ("what the reader sees in a workbook"), 1, 1, NULL, sheet },
  { "numbers", "CSV", N_ ("check citizen numbers and credit codes; columns kind and number"), 1, 1,
    NULL, numbers },
  { "text", "--pinyin|--initials|--sort ORDER FILE", N_ ("read or sort names, one a line"), 1, 1,
    text_options, text },
  { NULL },
};
