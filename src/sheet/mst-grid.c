/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as read: sparse rows of cells, merged ranges, hidden rows. */

#include "config.h"

#include "mst-grid-private.h"

G_DEFINE_BOXED_TYPE (MstGrid, mst_grid, mst_grid_ref, mst_grid_unref)

static void
grid_clear (MstGrid *self)
{
  g_free (self->name);
  g_free (self->cells);
  g_free (self->rows);
  g_free (self->merges);
  mst_arena_unref (self->arena);
}

MstGrid *
mst_grid_ref (MstGrid *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
mst_grid_unref (MstGrid *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) grid_clear);
}

const char *
mst_grid_get_name (const MstGrid *self)
{
  return self->name;
}

gboolean
mst_grid_is_visible (const MstGrid *self)
{
  return self->visible;
}

gboolean
mst_grid_uses_1904 (const MstGrid *self)
{
  return self->epoch_1904;
}

guint
mst_grid_get_n_rows (const MstGrid *self)
{
  return self->n_rows;
}

guint32
mst_grid_get_row_number (const MstGrid *self, guint index)
{
  g_return_val_if_fail (index < self->n_rows, 0);

  return self->rows[index].number;
}

gboolean
mst_grid_is_row_hidden (const MstGrid *self, guint index)
{
  g_return_val_if_fail (index < self->n_rows, FALSE);

  return self->rows[index].hidden;
}

const MstCell *
mst_grid_get_row (const MstGrid *self, guint index, guint *n_cells)
{
  g_return_val_if_fail (index < self->n_rows, NULL);

  *n_cells = self->rows[index].n_cells;
  return self->cells + self->rows[index].first_cell;
}

guint
mst_grid_find_row (const MstGrid *self, guint32 row)
{
  guint low = 0, high = self->n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->rows[middle].number < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const MstCell *
mst_grid_get_cell (const MstGrid *self, guint32 row, guint32 column)
{
  guint index = mst_grid_find_row (self, row);
  const MstCell *cells;
  guint low = 0, high;

  if (index == self->n_rows || self->rows[index].number != row)
    return NULL;
  cells = self->cells + self->rows[index].first_cell;
  high = self->rows[index].n_cells;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cells[middle].column == column)
        return &cells[middle];
      if (cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

const MstMergedRange *
mst_grid_get_merges (const MstGrid *self, guint *n_merges)
{
  *n_merges = self->n_merges;
  return self->merges;
}

guint32
mst_grid_get_n_columns (const MstGrid *self)
{
  return self->n_columns;
}

const char *
mst_cell_name (guint32 row, guint32 column, char buffer[MST_CELL_NAME_SIZE])
{
  char letters[8];
  guint n = 0;

  for (guint64 rest = (guint64) column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[n++] = (char) ('A' + (rest - 1) % 26);
  for (guint i = 0; i < n; i++)
    buffer[i] = letters[n - 1 - i];
  g_snprintf (buffer + n, MST_CELL_NAME_SIZE - n, "%u", row + 1);
  return buffer;
}
