/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds of every workbook that is read, and of every one that isn't. */

#include "fuzz-workbook.h"

#include "mst-error.h"

#include <math.h>
#include <string.h>

static void
check_cell (const MstCell *cell, gboolean epoch_1904)
{
  g_autofree char *text = mst_cell_dup_text (cell, epoch_1904);
  MstDate date;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  if (cell->type == MST_CELL_TEXT || cell->type == MST_CELL_ERROR)
    g_assert_true (*cell->text != '\0');
  else
    g_assert_true (isfinite (cell->number));
  if (mst_cell_get_date (cell, epoch_1904, &date))
    g_assert_true (mst_date_is_valid (date));
}

static void
check_grid (const MstGrid *grid)
{
  g_assert_true (g_utf8_validate (mst_grid_get_name (grid), -1, NULL));
  for (guint i = 0; i < mst_grid_get_n_rows (grid); i++)
    {
      guint32 row = mst_grid_get_row_number (grid, i);
      guint n_cells;
      const MstCell *cells = mst_grid_get_row (grid, i, &n_cells);

      g_assert_cmpuint (n_cells, >, 0);
      g_assert_true (i == 0 || row > mst_grid_get_row_number (grid, i - 1));
      for (guint j = 0; j < n_cells; j++)
        {
          g_assert_true (j == 0 || cells[j].column > cells[j - 1].column);
          g_assert_cmpuint (cells[j].column, <, mst_grid_get_n_columns (grid));
          g_assert_true (mst_grid_get_cell (grid, row, cells[j].column) == &cells[j]);
          check_cell (&cells[j], mst_grid_uses_1904 (grid));
        }
    }
}

void
fuzz_workbook_check (MstWorkbook *workbook, const GError *error)
{
  g_autofree char *json = NULL;

  if (workbook == NULL)
    {
      g_assert_true (g_error_matches (error, MST_ERROR, MST_ERROR_REFUSED));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < mst_workbook_get_n_sheets (workbook); i++)
    check_grid (mst_workbook_get_sheet (workbook, i));
  json = mst_workbook_to_json (workbook);
  g_assert_true (g_utf8_validate (json, -1, NULL));
}

void
fuzz_workbook (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstWorkbook) workbook = mst_workbook_open_bytes (bytes, name, NULL, &error);

  fuzz_workbook_check (workbook, error);
}
