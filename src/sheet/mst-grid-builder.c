/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects the rows and cells of a sheet and makes the grid of them. */

#include "config.h"

#include "mst-grid-private.h"

#include <string.h>

struct _MstGridBuilder
{
  char *name;
  gboolean visible;
  gboolean epoch_1904;
  MstArena *arena;

  MstCell *cells;
  guint n_cells, cells_size;
  GArray *rows;
  GArray *merges;
  guint n_blank_rows;
  gboolean in_row;
  gboolean is_unsorted;
};

static MstGridRow *
last_row (MstGridBuilder *self)
{
  return &g_array_index (self->rows, MstGridRow, self->rows->len - 1);
}

static void
end_row (MstGridBuilder *self)
{
  MstGridRow *row;
  const MstCell *cells;

  if (!self->in_row)
    return;
  self->in_row = FALSE;
  row = last_row (self);
  row->n_cells = self->n_cells - row->first_cell;
  if (row->n_cells == 0)
    {
      self->n_blank_rows++;
      g_array_set_size (self->rows, self->rows->len - 1);
      return;
    }
  cells = self->cells + row->first_cell;
  for (guint i = 1; i < row->n_cells; i++)
    self->is_unsorted |= cells[i].column <= cells[i - 1].column;
  if (self->rows->len > 1)
    self->is_unsorted |= row->number <= (row - 1)->number;
}

static MstCell *
add_cell (MstGridBuilder *self, guint32 column, MstCellType type)
{
  MstCell *cell;

  g_assert (self->in_row);
  if (self->n_cells == self->cells_size)
    {
      self->cells_size = MAX (self->cells_size + self->cells_size / 2, 256);
      self->cells = g_renew (MstCell, self->cells, self->cells_size);
    }
  cell = &self->cells[self->n_cells++];
  cell->column = column;
  cell->type = type;
  return cell;
}

static int
compare_rows (const void *a, const void *b)
{
  const MstGridRow *row_a = a, *row_b = b;

  if (row_a->number != row_b->number)
    return row_a->number < row_b->number ? -1 : 1;
  return row_a->first_cell < row_b->first_cell ? -1 : row_a->first_cell > row_b->first_cell;
}

static int
compare_cells (const void *a, const void *b)
{
  const MstCell *cell_a = a, *cell_b = b;

  return cell_a->column < cell_b->column ? -1 : cell_a->column > cell_b->column;
}

/* Brings the cells of rows that stand under one number together. */
static void
join_rows (MstGridBuilder *self)
{
  MstCell *cells = g_new (MstCell, MAX (self->n_cells, 1));
  guint n_cells = 0, n_rows = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      MstGridRow row = g_array_index (self->rows, MstGridRow, i);
      MstGridRow *kept;

      memcpy (cells + n_cells, self->cells + row.first_cell, row.n_cells * sizeof (MstCell));
      row.first_cell = n_cells;
      n_cells += row.n_cells;
      kept = n_rows > 0 ? &g_array_index (self->rows, MstGridRow, n_rows - 1) : NULL;
      if (kept != NULL && kept->number == row.number)
        {
          kept->n_cells += row.n_cells;
          kept->hidden |= row.hidden;
        }
      else
        g_array_index (self->rows, MstGridRow, n_rows++) = row;
    }
  g_array_set_size (self->rows, n_rows);
  g_free (self->cells);
  self->cells = cells;
  self->cells_size = MAX (self->n_cells, 1);
}

MstGridBuilder *
mst_grid_builder_new_in_arena (const char *name, gboolean visible, gboolean epoch_1904,
                               MstArena *arena)
{
  MstGridBuilder *self = g_new0 (MstGridBuilder, 1);

  self->name = g_strdup (name);
  self->visible = visible;
  self->epoch_1904 = epoch_1904;
  self->arena = mst_arena_ref (arena);
  self->rows = g_array_new (FALSE, FALSE, sizeof (MstGridRow));
  self->merges = g_array_new (FALSE, FALSE, sizeof (MstMergedRange));
  return self;
}

MstGridBuilder *
mst_grid_builder_new (const char *name, gboolean visible, gboolean epoch_1904)
{
  g_autoptr (MstArena) arena = mst_arena_new ();

  g_return_val_if_fail (name != NULL, NULL);

  return mst_grid_builder_new_in_arena (name, visible, epoch_1904, arena);
}

void
mst_grid_builder_free (MstGridBuilder *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  mst_arena_unref (self->arena);
  g_free (self->cells);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->merges, g_array_unref);
  g_free (self);
}

void
mst_grid_builder_begin_row (MstGridBuilder *self, guint32 row, gboolean hidden)
{
  MstGridRow begun = { row, self->n_cells, 0, hidden != FALSE };

  end_row (self);
  begun.first_cell = self->n_cells;
  g_array_append_val (self->rows, begun);
  self->in_row = TRUE;
}

void
mst_grid_builder_add_kept (MstGridBuilder *self, guint32 column, MstCellType type, const char *text)
{
  add_cell (self, column, type)->text = text;
}

void
mst_grid_builder_add_text (MstGridBuilder *self, guint32 column, const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  mst_grid_builder_add_kept (self, column, MST_CELL_TEXT, mst_arena_add (self->arena, text, n));
}

void
mst_grid_builder_add_error (MstGridBuilder *self, guint32 column, const char *text)
{
  mst_grid_builder_add_kept (self, column, MST_CELL_ERROR,
                             mst_arena_add (self->arena, text, strlen (text)));
}

void
mst_grid_builder_add_number (MstGridBuilder *self, guint32 column, MstCellType type, double number)
{
  add_cell (self, column, type)->number = number;
}

void
mst_grid_builder_add_merge (MstGridBuilder *self, const MstMergedRange *merge)
{
  g_array_append_val (self->merges, *merge);
}

guint
mst_grid_builder_get_n_cells (const MstGridBuilder *self)
{
  return self->n_cells;
}

guint
mst_grid_builder_get_n_blank_rows (const MstGridBuilder *self)
{
  return self->n_blank_rows;
}

gboolean
mst_grid_builder_sort (MstGridBuilder *self, guint32 *row, guint32 *column)
{
  end_row (self);
  if (!self->is_unsorted)
    return TRUE;
  self->is_unsorted = FALSE;
  g_array_sort (self->rows, compare_rows);
  join_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MstGridRow *sorted = &g_array_index (self->rows, MstGridRow, i);
      MstCell *cells = self->cells + sorted->first_cell;

      qsort (cells, sorted->n_cells, sizeof *cells, compare_cells);
      for (guint j = 1; j < sorted->n_cells; j++)
        if (cells[j].column == cells[j - 1].column)
          {
            *row = sorted->number;
            *column = cells[j].column;
            return FALSE;
          }
    }
  return TRUE;
}

MstGrid *
mst_grid_builder_end (MstGridBuilder *self)
{
  guint32 row, column;
  MstGrid *grid;

  g_return_val_if_fail (self->name != NULL, NULL);

  if (!mst_grid_builder_sort (self, &row, &column))
    g_warning ("two cells in row %u, column %u of one sheet", row, column);
  grid = g_atomic_rc_box_new0 (MstGrid);
  grid->name = g_steal_pointer (&self->name);
  grid->visible = self->visible;
  grid->epoch_1904 = self->epoch_1904;
  grid->arena = mst_arena_ref (self->arena);
  grid->cells = g_renew (MstCell, g_steal_pointer (&self->cells), MAX (self->n_cells, 1));
  grid->n_rows = self->rows->len;
  grid->rows = (MstGridRow *) (void *) g_array_free (g_steal_pointer (&self->rows), FALSE);
  grid->n_merges = self->merges->len;
  grid->merges = (MstMergedRange *) (void *) g_array_free (g_steal_pointer (&self->merges), FALSE);
  for (guint i = 0; i < grid->n_rows; i++)
    {
      const MstGridRow *ended = &grid->rows[i];

      grid->n_columns =
        MAX (grid->n_columns, grid->cells[ended->first_cell + ended->n_cells - 1].column + 1);
    }
  return grid;
}
