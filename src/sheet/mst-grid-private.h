/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-arena.h"
#include "mst-grid.h"

G_BEGIN_DECLS

/* The grid's inside, and what the readers need beyond the public builder. */

typedef struct
{
  guint32 number;
  guint32 first_cell;
  guint32 n_cells;
  guint32 hidden;
} MstGridRow;

struct _MstGrid
{
  char *name;
  gboolean visible;
  gboolean epoch_1904;
  MstArena *arena;
  MstCell *cells;
  MstGridRow *rows;
  guint n_rows;
  MstMergedRange *merges;
  guint n_merges;
  guint32 n_columns;
};

/* The largest sheet there is: XFD1048576. */
#define MST_GRID_MAX_ROWS 1048576
#define MST_GRID_MAX_COLUMNS 16384

/* Grids of one workbook keep their strings in one @arena, which each of them holds. */
MstGridBuilder *mst_grid_builder_new_in_arena (const char *name, gboolean visible,
                                               gboolean epoch_1904, MstArena *arena);

/* @text stays as it is: a string of the arena. */
void mst_grid_builder_add_kept (MstGridBuilder *self, guint32 column, MstCellType type,
                                const char *text);

guint mst_grid_builder_get_n_cells (const MstGridBuilder *self);
guint mst_grid_builder_get_n_blank_rows (const MstGridBuilder *self);

/* Puts rows and cells that came in another order into theirs. FALSE when two cells claim one place,
 * which is then in @row and @column. */
gboolean mst_grid_builder_sort (MstGridBuilder *self, guint32 *row, guint32 *column);

G_END_DECLS
