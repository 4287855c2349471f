/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that stand over the columns of a sheet, through merged ranges and groups. */

#include "config.h"

#include "mst-sheet-headings.h"

#include "mst-text.h"

#include <string.h>

void
mst_sheet_headings_clear (MstSheetHeadings *self)
{
  guint n = (self->last_row - self->first_row + 1) * self->columns->len;

  for (guint i = 0; i < n; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  g_array_unref (self->columns);
}
static char **
get_text (const MstSheetHeadings *self, guint32 row, guint position)
{
  return &self->texts[(row - self->first_row) * self->columns->len + position];
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;

  return first < second ? -1 : first > second;
}

static gboolean
find_column_position (const MstSheetHeadings *self, guint32 column, guint *position)
{
  return g_array_binary_search (self->columns, &column, compare_columns, position);
}

static void
collect_columns (MstSheetHeadings *self, const MstGrid *grid)
{
  for (guint i = mst_grid_find_row (grid, self->first_row);
       i < mst_grid_get_n_rows (grid) && mst_grid_get_row_number (grid, i) <= self->last_row; i++)
    {
      guint n_cells;
      const MstCell *cells = mst_grid_get_row (grid, i, &n_cells);

      for (guint c = 0; c < n_cells; c++)
        g_array_append_val (self->columns, cells[c].column);
    }
  g_array_sort (self->columns, compare_columns);
  for (guint i = self->columns->len; i > 1; i--)
    if (g_array_index (self->columns, guint32, i - 1)
        == g_array_index (self->columns, guint32, i - 2))
      g_array_remove_index (self->columns, i - 1);
}

static void
collect_texts (MstSheetHeadings *self, const MstGrid *grid)
{
  self->texts =
    g_new0 (char *, (self->last_row - self->first_row + 1) * MAX (self->columns->len, 1));
  for (guint i = mst_grid_find_row (grid, self->first_row);
       i < mst_grid_get_n_rows (grid) && mst_grid_get_row_number (grid, i) <= self->last_row; i++)
    {
      guint n_cells;
      const MstCell *cells = mst_grid_get_row (grid, i, &n_cells);

      for (guint c = 0; c < n_cells; c++)
        {
          g_autofree char *text = mst_cell_dup_text (&cells[c], mst_grid_uses_1904 (grid));
          g_autofree char *normalised = mst_text_normalise (text);
          guint position;

          if (*normalised != '\0' && find_column_position (self, cells[c].column, &position))
            *get_text (self, mst_grid_get_row_number (grid, i), position) =
              g_steal_pointer (&normalised);
        }
    }
}

/* A merged range across columns of one heading row stands over each of them. */
static void
spread_merges (MstSheetHeadings *self, const MstGrid *grid)
{
  guint n_merges;
  const MstMergedRange *merges = mst_grid_get_merges (grid, &n_merges);

  for (guint i = 0; i < n_merges; i++)
    {
      const MstMergedRange *merge = &merges[i];
      guint first;

      if (merge->first_row < self->first_row || merge->first_row > self->last_row
          || merge->first_column == merge->last_column
          || !find_column_position (self, merge->first_column, &first))
        continue;
      for (guint p = first + 1; p < self->columns->len; p++)
        {
          char **text = get_text (self, merge->first_row, p);

          if (g_array_index (self->columns, guint32, p) > merge->last_column)
            break;
          if (*text == NULL)
            *text = g_strdup (*get_text (self, merge->first_row, first));
        }
    }
}

static gboolean
has_text_below (const MstSheetHeadings *self, guint32 row, guint position)
{
  for (guint32 below = row + 1; below <= self->last_row; below++)
    if (*get_text (self, below, position) != NULL)
      return TRUE;
  return FALSE;
}

/* Without merged ranges (.csv) a group's name stands over its first column only: it reaches to the
 * right as long as there are headings below and no other group begins. */
static void
spread_groups (MstSheetHeadings *self)
{
  for (guint32 row = self->first_row; row < self->last_row; row++)
    for (guint p = 1; p < self->columns->len; p++)
      {
        char **text = get_text (self, row, p);
        const char *left = *get_text (self, row, p - 1);

        if (*text == NULL && left != NULL && has_text_below (self, row, p)
            && has_text_below (self, row, p - 1)
            && g_array_index (self->columns, guint32, p)
                 == g_array_index (self->columns, guint32, p - 1) + 1)
          *text = g_strdup (left);
      }
}

void
mst_sheet_headings_init (MstSheetHeadings *self, const MstGrid *grid, guint32 first_row,
                         guint32 last_row)
{
  self->first_row = first_row;
  self->last_row = last_row;
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint32));
  collect_columns (self, grid);
  collect_texts (self, grid);
  spread_merges (self, grid);
  spread_groups (self);
}

guint
mst_sheet_headings_get_parts (const MstSheetHeadings *self, guint position,
                              const char *parts[MST_SHEET_HEADINGS_MAX_ROWS])
{
  guint n = 0;

  for (guint32 row = self->first_row; row <= self->last_row && n < MST_SHEET_HEADINGS_MAX_ROWS;
       row++)
    {
      const char *text = *get_text (self, row, position);

      if (text != NULL && (n == 0 || strcmp (parts[n - 1], text) != 0))
        parts[n++] = text;
    }
  return n;
}
