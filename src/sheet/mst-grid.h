/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-date.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** MstCellType: as in the JSON of the sheet command: s n b e d; a blank cell is not in the grid. */
typedef enum
{
  MST_CELL_BLANK = 0,
  MST_CELL_TEXT = 's',
  MST_CELL_NUMBER = 'n',
  MST_CELL_BOOLEAN = 'b',
  MST_CELL_ERROR = 'e',
  MST_CELL_DATE = 'd', /* a number shown by a date format; @number is the serial */
} MstCellType;

/**
 * MstCell: one cell. @text (owned by the grid) is set for text and errors, @number for numbers,
 * booleans and dates; @column counts from 0.
 */
typedef struct
{
  guint32 column;
  guint32 type; /* MstCellType */
  union
  {
    const char *text;
    double number;
  };
} MstCell;

/* Rows and columns count from 0; both ends are in. */
typedef struct
{
  guint32 first_row, first_column, last_row, last_column;
} MstMergedRange;

/**
 * MstGrid: what one sheet holds, as read: sparse rows of cells in ascending order, merged ranges,
 * hidden rows. Immutable once read; reference counted; safe to read from several threads.
 * Strings live in one arena; equal shared strings are one pointer.
 */
typedef struct _MstGrid MstGrid;
#define MST_TYPE_GRID (mst_grid_get_type ())
GType mst_grid_get_type (void);
MstGrid *mst_grid_ref (MstGrid *self);
void mst_grid_unref (MstGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstGrid, mst_grid_unref)

const char *mst_grid_get_name (const MstGrid *self);
gboolean mst_grid_is_visible (const MstGrid *self);
gboolean mst_grid_uses_1904 (const MstGrid *self);

/* Rows that hold at least one cell, ascending; index is not the row number. */
guint mst_grid_get_n_rows (const MstGrid *self);
guint32 mst_grid_get_row_number (const MstGrid *self, guint index);
gboolean mst_grid_is_row_hidden (const MstGrid *self, guint index);
const MstCell *mst_grid_get_row (const MstGrid *self, guint index, guint *n_cells);
/* The index of the first row whose number is not below @row. */
guint mst_grid_find_row (const MstGrid *self, guint32 row);
/* NULL when blank. */
const MstCell *mst_grid_get_cell (const MstGrid *self, guint32 row, guint32 column);
const MstMergedRange *mst_grid_get_merges (const MstGrid *self, guint *n_merges);
guint32 mst_grid_get_n_columns (const MstGrid *self);

/* What a person sees in the cell, as text: numbers without exponent where exact (up to 15
 * significant digits, else "1.10100198001106E+17"), dates ISO, booleans TRUE/FALSE. (transfer full) */
char *mst_cell_dup_text (const MstCell *cell, gboolean epoch_1904);
/* The date of a date or number cell. */
gboolean mst_cell_get_date (const MstCell *cell, gboolean epoch_1904, MstDate *date);

/* "A1" for row 0, column 0. */
#define MST_CELL_NAME_SIZE 16
const char *mst_cell_name (guint32 row, guint32 column, char buffer[MST_CELL_NAME_SIZE]);

/**
 * MstGridBuilder: for the readers and for tests. Rows and cells come ascending; a row without cells
 * is left out of the grid, and so should be a cell without text. Texts are copied; @length is in
 * bytes, -1 when NUL-terminated. mst_grid_builder_end() empties the builder, which is still to be
 * freed.
 */
typedef struct _MstGridBuilder MstGridBuilder;
MstGridBuilder *mst_grid_builder_new (const char *name, gboolean visible, gboolean epoch_1904);
void mst_grid_builder_begin_row (MstGridBuilder *self, guint32 row, gboolean hidden);
void mst_grid_builder_add_text (MstGridBuilder *self, guint32 column, const char *text,
                                gssize length);
void mst_grid_builder_add_number (MstGridBuilder *self, guint32 column, MstCellType type,
                                  double number);
void mst_grid_builder_add_error (MstGridBuilder *self, guint32 column, const char *text);
void mst_grid_builder_add_merge (MstGridBuilder *self, const MstMergedRange *merge);
MstGrid *mst_grid_builder_end (MstGridBuilder *self);
void mst_grid_builder_free (MstGridBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstGridBuilder, mst_grid_builder_free)

G_END_DECLS
