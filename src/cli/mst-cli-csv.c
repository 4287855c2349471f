/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads plain tables whose columns have fixed names. */

#include "config.h"

#include "mst-cli-csv.h"

#include "mst-cli-records.h"
#include "mst-text.h"
#include "mst-workbook.h"

#include <glib/gi18n-lib.h>

void
mst_cli_csv_free (MstCliCsv *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->grid, mst_grid_unref);
  g_free (self->name);
  g_free (self->columns);
  g_free (self);
}

static gboolean
find_columns (MstCliCsv *self, guint n_required, GError **error)
{
  const MstCell *cells;
  guint n_cells = 0;

  cells = mst_grid_get_n_rows (self->grid) > 0 ? mst_grid_get_row (self->grid, 0, &n_cells) : NULL;
  for (guint column = 0; self->names[column] != NULL; column++)
    {
      self->columns[column] = G_MAXUINT32;
      for (guint i = 0; i < n_cells; i++)
        {
          g_autofree char *heading = g_strstrip (mst_cell_dup_text (&cells[i], FALSE));

          if (g_ascii_strcasecmp (heading, self->names[column]) == 0)
            self->columns[column] = cells[i].column;
        }
      if (self->columns[column] == G_MAXUINT32 && column < n_required)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("%s, row 1: there is no column %s. Name the columns in the first row."),
                       self->name, self->names[column]);
          return FALSE;
        }
    }
  return TRUE;
}

MstCliCsv *
mst_cli_csv_open (MstCli *cli, const char *path, const char *const *names, guint n_required,
                  GError **error)
{
  g_autoptr (MstCliCsv) self = NULL;
  g_autoptr (MstWorkbook) workbook = NULL;

  if (!mst_cli_check_exists (path, error))
    return NULL;
  workbook = mst_workbook_open (path, cli->progress, error);
  if (workbook == NULL)
    return NULL;
  self = g_new0 (MstCliCsv, 1);
  self->name = g_strdup (mst_workbook_get_name (workbook));
  self->names = names;
  if (mst_workbook_get_n_sheets (workbook) == 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” has no table."), self->name);
      return NULL;
    }
  self->grid = mst_grid_ref (mst_workbook_get_sheet (workbook, 0));
  self->n_rows = mst_grid_get_n_rows (self->grid);
  if (names == NULL)
    return g_steal_pointer (&self);
  self->columns = g_new (guint32, g_strv_length ((char **) names));
  if (!find_columns (self, n_required, error))
    return NULL;
  self->n_rows--;
  return g_steal_pointer (&self);
}

static guint32
get_row_number (const MstCliCsv *self, guint row)
{
  return mst_grid_get_row_number (self->grid, self->names != NULL ? row + 1 : row);
}

char *
mst_cli_csv_dup_cell (const MstCliCsv *self, guint row, guint column)
{
  guint32 at = self->names != NULL ? self->columns[column] : column;
  const MstCell *cell =
    at != G_MAXUINT32 ? mst_grid_get_cell (self->grid, get_row_number (self, row), at) : NULL;

  return cell != NULL ? g_strstrip (mst_cell_dup_text (cell, FALSE)) : g_strdup ("");
}

gboolean
mst_cli_csv_refuse (const MstCliCsv *self, guint row, guint column, const char *sentence,
                    GError **error)
{
  guint32 number = get_row_number (self, row) + 1;

  if (self->names != NULL)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("%s, row %u, column %s: %s"), self->name,
                 number, self->names[column], sentence);
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("%s, row %u, column %u: %s"), self->name,
                 number, column + 1, sentence);
  return FALSE;
}

gboolean
mst_cli_csv_get_integer (const MstCliCsv *self, guint row, guint column, gint64 minimum,
                         gint64 maximum, gint64 *number, GError **error)
{
  g_autofree char *text = mst_cli_csv_dup_cell (self, row, column);
  g_autofree char *from = NULL, *to = NULL, *sentence = NULL;

  if (g_ascii_string_to_signed (text, 10, minimum, maximum, number, NULL))
    return TRUE;
  from = mst_text_format_integer (minimum);
  to = mst_text_format_integer (maximum);
  sentence = g_strdup_printf (_ ("“%s” is no whole number from %s to %s."), text, from, to);
  return mst_cli_csv_refuse (self, row, column, sentence, error);
}
