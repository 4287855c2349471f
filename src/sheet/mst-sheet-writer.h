/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-date.h"
#include "mst-sheet-figure.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  MST_COLUMN_TEXT,    /* as text, left */
  MST_COLUMN_CODE,    /* text that looks like a number: citizen numbers, codes, phones; format @ */
  MST_COLUMN_INTEGER, /* #,##0 right */
  MST_COLUMN_DECIMAL, /* 0.00… right */
  MST_COLUMN_PERCENT, /* a share: 0.153 is shown as 15.3 % */
  MST_COLUMN_DATE,    /* real date where precise to the day, else text 1985-07 */
  MST_COLUMN_FLAG,    /* 是/否 centred */
  MST_COLUMN_WORD,    /* short text centred: names of people, words of a list */
  MST_COLUMN_ORDINAL, /* a number of the row (序号), centred */
} MstColumnKind;

/** MstSheetColumn: @width in characters of the default font (0: from heading, kind and what stands in
 *  the column); @digits after the point; @heading may hold "\n". */
typedef struct
{
  const char *heading;
  MstColumnKind kind;
  double width;
  guint digits;
} MstSheetColumn;

/** MstSheetPaper: */
typedef enum
{
  MST_SHEET_PAPER_A4,
  MST_SHEET_PAPER_A3,
} MstSheetPaper;

/**
 * MstSheetLayout: what stands around the table. All strings nullable.
 * title row merged over all columns; second row: made_by left, as_of in the middle, unit right
 * ("单位：人"); footer row 填表人 审核人 日期 when @signatures. The sheet is laid upright where its columns
 * can be read so, and across otherwise or when @landscape.
 *
 * @back_to: a sheet that can be gone to from beside the title
 * @figures: charts of the rows that are no totals, and pictures; right of the table, one below the other;
 *   charts of a table that takes several sheets show the rows of the sheet they are on
 */
typedef struct
{
  const char *sheet_name;
  const char *title;
  const char *made_by;
  const char *as_of;
  const char *unit;
  gboolean signatures;
  MstSheetPaper paper;
  gboolean landscape;
  const MstSheetColumn *columns;
  guint n_columns;
  const char *back_to;
  const MstSheetFigure *figures;
  guint n_figures;
} MstSheetLayout;

/** MstCellStyle: for rejects: a coloured cell; totals: bold. */
typedef enum
{
  MST_CELL_STYLE_PLAIN,
  MST_CELL_STYLE_HEADING,
  MST_CELL_STYLE_TOTAL,
  MST_CELL_STYLE_BAD,
  MST_CELL_STYLE_WARNING,
} MstCellStyle;

/**
 * MstSheetWriter: an .xlsx written row by row. The file appears under its name only when
 * mst_sheet_writer_finish() succeeds; a writer dropped before leaves nothing behind.
 *
 * Tables are written in constant memory. Free-form sheets are held in memory, so that cells can be
 * merged over several rows.
 *
 * Text is never taken for a formula; characters XML can't hold are left out.
 */
#define MST_TYPE_SHEET_WRITER (mst_sheet_writer_get_type ())
G_DECLARE_FINAL_TYPE (MstSheetWriter, mst_sheet_writer, MST, SHEET_WRITER, GObject)

/* @title and @author are for the document's properties; nullable. %MST_ERROR_FAILED when nothing can
 * be written beside @path. */
MstSheetWriter *mst_sheet_writer_new (const char *path, const char *title, const char *author,
                                      GError **error);
/**
 * mst_sheet_writer_reserve_sheet:
 * @name: (nullable)
 *
 * For sheets that are written later and led to before.
 *
 * Returns: (transfer full): a name like @name that the format takes and no other sheet has; the sheet
 *   then begun under it is called so
 */
char *mst_sheet_writer_reserve_sheet (MstSheetWriter *self, const char *name);
/* Begins a table sheet: title, heading, frozen panes, repeated rows, page set-up. The layout is
 * copied. */
gboolean mst_sheet_writer_begin_table (MstSheetWriter *self, const MstSheetLayout *layout,
                                       GError **error);
/* One row, rows of totals last; values[i] is canonical text (ISO dates, decimal numbers with '.'), NULL is blank. A sheet
 * that is full is followed by another, "人员(2)". %MST_ERROR_INPUT for a text longer than the 32,767
 * characters a cell holds. */
gboolean mst_sheet_writer_add_row (MstSheetWriter *self, const char *const *values,
                                   MstCellStyle style, GError **error);
/* The cell of @column in the row added next leads to @sheet, a name that was reserved or is in use. */
void mst_sheet_writer_link_next (MstSheetWriter *self, guint column, const char *sheet);
/* Ends the table: figures, signature line, filters, print area. */
gboolean mst_sheet_writer_end_table (MstSheetWriter *self, GError **error);

/* Free form, for the rejects workbook: a sheet, then cells in row order, merges and comments. */
gboolean mst_sheet_writer_begin_sheet (MstSheetWriter *self, const char *name, GError **error);
/* @type as MstCellType: 's' and 'e' take @text, 'n' and 'd' (a serial) and 'b' take @number; 0 is a
 * blank cell with a style. @comment: nullable. */
gboolean mst_sheet_writer_put (MstSheetWriter *self, guint32 row, guint32 column, char type,
                               const char *text, double number, MstCellStyle style,
                               const char *comment, GError **error);
gboolean mst_sheet_writer_merge (MstSheetWriter *self, guint32 first_row, guint32 first_column,
                                 guint32 last_row, guint32 last_column, const char *text,
                                 MstCellStyle style, GError **error);
void mst_sheet_writer_set_column_width (MstSheetWriter *self, guint32 column, double width);
/* How wide a text is, in half-width characters of its widest line. */
guint mst_sheet_measure_text (const char *text);
void mst_sheet_writer_freeze (MstSheetWriter *self, guint32 rows, guint32 columns);

gboolean mst_sheet_writer_finish (MstSheetWriter *self, GError **error);

G_END_DECLS
