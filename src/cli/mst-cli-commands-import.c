/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that reads what offices send: import. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef gboolean (*PairFunc) (MstImport *import, const char *name, const char *value,
                              GError **error);

/* Gives each FIELD=VALUE of an option to @func. */
static gboolean
apply_pairs (MstImport *import, const MstCliArguments *arguments, const char *option, PairFunc func,
             GError **error)
{
  GPtrArray *pairs = mst_cli_get_options (arguments, option);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const char *pair = g_ptr_array_index (pairs, i);
      const char *sign = strchr (pair, '=');
      g_autofree char *name = NULL;

      if (sign == NULL || sign == pair)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("“--%s” needs two words with = between."), option);
          return FALSE;
        }
      name = g_strndup (pair, (gsize) (sign - pair));
      if (!func (import, name, sign + 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_sources (MstCli *cli, MstImport *import, MstStore *store, const MstCliArguments *arguments,
             GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  const char *path;

  for (guint i = 2; (path = mst_cli_get_word (arguments, i)) != NULL; i++)
    {
      if (!mst_cli_check_exists (path, error))
        return FALSE;
      g_ptr_array_add (paths, (gpointer) path);
    }
  g_ptr_array_add (paths, NULL);
  return mst_import_add_files (import, store, (const char *const *) paths->pdata, cli->progress,
                               error);
}

static gboolean
prepare (MstImport *import, const MstCliType *type, const MstCliArguments *arguments,
         GError **error)
{
  const char *sheet = mst_cli_get_option (arguments, "sheet");

  return (sheet == NULL || mst_import_select_sheet (import, sheet, error))
         && apply_pairs (import, arguments, "map", mst_import_map, error)
         && (type->level == NULL || mst_import_preset (import, "level", type->level, error))
         && apply_pairs (import, arguments, "set", mst_import_preset, error);
}

/* Which rows go back, and why. */
static void
note_problems (MstImport *import)
{
  GPtrArray *problems = mst_import_get_problems (import);
  GPtrArray *sheets = mst_import_get_sheets (import);

  for (guint i = 0; i < problems->len; i++)
    {
      const MstImportProblem *problem = g_ptr_array_index (problems, i);
      const MstImportSheet *sheet = g_ptr_array_index (sheets, problem->sheet);

      if (problem->is_reject)
        {
          g_autofree char *message = mst_import_mask_message (import, problem);

          mst_cli_note (_ ("%s, sheet “%s”, row %u: %s"), mst_workbook_get_name (sheet->workbook),
                        mst_grid_get_name (sheet->grid), problem->row + 1, message);
        }
    }
}

static gboolean
report (MstImport *import, const MstCliArguments *arguments, GError **error)
{
  const char *rejects = mst_cli_get_option (arguments, "rejects");
  MstImportCounts counts = mst_import_get_counts (import);
  g_autofree char *text = NULL;

  if (!arguments->json)
    note_problems (import);
  text = arguments->json ? mst_import_to_json (import) : mst_import_describe (import);
  mst_cli_print ("%s\n", text);
  if (rejects == NULL || counts.rejected == 0 || mst_import_write_rejects (import, rejects, error))
    return TRUE;
  g_prefix_error (error, "%s ",
                  _ ("The rows that go back were not saved. Import the same sources again with "
                     "another “--rejects”: what is in the file already stays as it is."));
  return FALSE;
}

static gboolean
import (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const MstCliType *type = mst_cli_find_type (mst_cli_get_word (arguments, 1), error);
  g_autoptr (MstStore) store = NULL;
  g_autoptr (MstImport) job = NULL;

  if (type == NULL)
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), FALSE, error);
  if (store == NULL)
    return FALSE;

  job = mst_import_new (type->type);
  /* Named columns come first, as a sheet may be understood by them alone; once there are sheets, a
   * heading that none of them has is refused. */
  if (!apply_pairs (job, arguments, "map", mst_import_map, error)
      || !add_sources (cli, job, store, arguments, error) || !prepare (job, type, arguments, error)
      || !mst_import_read (job, store, cli->progress, error))
    return FALSE;
  if (!mst_cli_has_option (arguments, "dry-run")
      && !mst_import_apply (job, store, cli->progress, error))
    return FALSE;
  return report (job, arguments, error);
}

static const MstCliOption import_options[] = {
  { "sheet", "N", N_ ("only the sheet with this number (from 1) or name") },
  { "map", "FIELD=HEADING", N_ ("which column holds a field, where it isn't recognised") },
  { "set", "FIELD=VALUE", N_ ("a value for all rows that have none") },
  { "dry-run", NULL, N_ ("tell what would happen, write nothing") },
  { "rejects", "OUT.xlsx", N_ ("save the rows that couldn't be read, with the reasons") },
  { NULL },
};

const MstCliCommand mst_cli_import_commands[] = {
  { "import",
    "FILE TYPE SOURCE… [--sheet N] [--map FIELD=HEADING] [--set FIELD=VALUE] [--dry-run] "
    "[--rejects OUT.xlsx]",
    N_ ("read workbooks; all sources are one step of undo"), 3, MST_CLI_ANY, import_options,
    import },
  { NULL },
};
