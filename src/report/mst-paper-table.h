/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-document.h"
#include "mst-paper-cells.h"

G_BEGIN_DECLS

#define MST_PAPER_LARGEST_SIZE 10.5
#define MST_PAPER_SMALLEST_SIZE 7.5
/* Of a table that is split by columns anyway. */
#define MST_PAPER_SPLIT_SIZE 9.0

#define MST_PAPER_LINE_HEIGHT 1.3  /* of a line in a cell, in units of the size */
#define MST_PAPER_ROW_PADDING 0.28 /* above and below its text */
#define MST_PAPER_CELL_PADDING 0.4 /* at its sides */

/* Stands for what is blank where something has to stand. */
#define MST_PAPER_EMPTY "（无）"

/** MstPaperColumn: widths in units of the size, without padding: @least: readable at all; @snug: a few
 *  long texts on several lines; @ample: nearly all on one line; @natural: all of them. @counts: how
 *  many cells have a text of that many half units. */
typedef struct
{
  guint index; /* in the table */
  const MstSheetColumn *column;
  gboolean breaks; /* whether its text may go on several lines */
  double heading_width;
  double least, snug, ample, natural;
  guint32 *counts;
} MstPaperColumn;

#define MST_PAPER_N_COUNTS 240

/** MstPaperSlice: the columns that stand beside each other on a page. */
typedef struct
{
  guint n_columns;
  guint *columns;  /* in MstPaperTable.columns */
  double *widths;  /* in points, with padding */
  double *offsets; /* of the left edges; one more for the right edge of the last */
} MstPaperSlice;

/** MstPaperTable: a table as it is put on paper. */
typedef struct
{
  MstTable *table;
  MstTableStyle style; /* owning @heading */
  MstPaperCells *cells;
  GArray *columns; /* MstPaperColumn: without that of the groups */
  guint n_keys;
  gboolean has_totals;
  GPtrArray *totals; /* texts by column of the table, nullable */

  double size;
  double width;
  GPtrArray *slices; /* MstPaperSlice */
  guint16 *n_lines;  /* by row */
  guint n_heading_lines;
} MstPaperTable;

MstPaperTable *mst_paper_table_new (MstTable *table, const MstTableStyle *style,
                                    MstTypesetter *typesetter, MstProgress *progress,
                                    GError **error);
void mst_paper_table_free (MstPaperTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstPaperTable, mst_paper_table_free)

/* How good a width is: the largest size at which the columns find room, 0 when none does. */
double mst_paper_table_get_ample_size (const MstPaperTable *self, double width);
double mst_paper_table_get_snug_size (const MstPaperTable *self, double width);

/* Chooses size, slices and widths for @width points, and counts the lines of each row. */
void mst_paper_table_set_width (MstPaperTable *self, double width, MstTypesetter *typesetter);

/* --- heights, in points --- */

double mst_paper_table_get_line_height (const MstPaperTable *self);
double mst_paper_table_get_height_of_lines (const MstPaperTable *self, guint n_lines);
/* What stands above the rows of a page: heading, unit, headings of columns. */
double mst_paper_table_get_head_height (const MstPaperTable *self, gboolean first);

/* --- groups --- */

gboolean mst_paper_table_begins_group (const MstPaperTable *self, guint row);
gboolean mst_paper_table_ends_group (const MstPaperTable *self, guint row);
guint mst_paper_table_find_group (const MstPaperTable *self, guint row); /* its first row */
guint mst_paper_table_get_group_end (const MstPaperTable *self, guint row);

/**
 * MstPaperPart: rows on one page, from @first_line of @first_row up to, without it, @end_line of
 * @end_row. @page_rows: rows that begin on the page.
 */
typedef struct
{
  guint slice;
  guint first_row, first_line;
  guint end_row, end_line;
  gboolean is_first, is_last; /* the table's beginning, its end */
  gboolean has_page_totals;
  double height;
} MstPaperPart;

/* The part that begins where @before ends (NULL: at the beginning) and fits in @height; @full: the height
 * of an empty page. FALSE when nothing fits, which never happens at @height = @full. */
gboolean mst_paper_table_take (const MstPaperTable *self, const MstPaperPart *before, double height,
                               double full, MstPaperPart *part);

/* From the top of @part to the top of @row, with the heading of a group that it begins. @row is in it. */
double mst_paper_table_get_row_top (const MstPaperTable *self, const MstPaperPart *part, guint row);

/* Sums of the rows that begin from @first up to @end, as texts by column of the table, NULL where the
 * table has no total. (transfer full) */
GPtrArray *mst_paper_table_sum (const MstPaperTable *self, guint first, guint end);

/* With the upper left corner at @x, @y. */
void mst_paper_table_draw (const MstPaperTable *self, const MstPaperPart *part,
                           MstTypesetter *typesetter, cairo_t *cr, double x, double y);

G_END_DECLS
