/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-sheet-writer.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

/* Beside those of rows: of a cell that leads elsewhere. */
#define MST_CELL_STYLE_LINK (MST_CELL_STYLE_WARNING + 1)
#define MST_N_CELL_STYLES (MST_CELL_STYLE_LINK + 1)

/* Of a half-width character, and the room left and right of a text, in widths of the default font's
 * digits. */
#define CHARACTER_WIDTH 1.12
#define CELL_PADDING 1.6

/**
 * MstTableColumn: a column of the table being written: its layout and
 * @styles: the formats its cells take as an attribute, ' s="12"', made when first needed; the second of
 *   each pair wraps
 * @letters: "AB"
 * @widest: the widest cell so far, in half-width characters
 * @drawn: (nullable): the values so far, of a column that charts show
 */
typedef struct
{
  char *heading;
  MstColumnKind kind;
  double width;
  guint digits;
  char styles[MST_N_CELL_STYLES][2][16];
  char letters[8];
  guint widest;
  GPtrArray *drawn;
} MstTableColumn;

/** MstTableState: the table being written. */
typedef struct
{
  char *sheet_name;
  char *title;
  char *made_by;
  char *as_of;
  char *unit;
  gboolean signatures;
  MstSheetPaper paper;
  gboolean landscape;
  MstTableColumn *columns;
  guint n_columns;
  char *back_to;
  MstSheetFigure *figures; /* owning what they point to */
  guint n_figures;
  lxw_row_t figures_row; /* where they stand */
  lxw_col_t figures_column;
  gboolean on_one_page; /* with them */
  guint
    line_ends[2];    /* of the left and the middle part of the line under the title; 0: undivided */
  guint link_column; /* of the row to come, with @link_sheet */
  char *link_sheet;
  lxw_row_t heading_row;
  lxw_row_t next_row;
  GString *cells;        /* of the row being written */
  lxw_row_t end_row;     /* after the last that is no total */
  gboolean totals_begun; /* what follows isn't filtered */
} MstTableState;

void mst_table_state_free (MstTableState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstTableState, mst_table_state_free)

struct _MstSheetWriter
{
  GObject parent_instance;

  char *path;
  char *temporary_path;
  char *title;
  char *author;
  char *company;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  GHashTable *sheet_names; /* case-folded → whether it is reserved */
  GHashTable *formats;     /* key of mst_sheet_writer_get_format() → lxw_format */
  MstTableState *table;
};

/* A name like @wanted (nullable) that the format accepts and that isn't in @taken, a set of case-folded names into
 * which it is put. (transfer full) */
char *mst_sheet_make_name (GHashTable *taken, const char *wanted);
/* Makes the workbook when there is none yet, and a sheet named as like @name as may be. */
gboolean mst_sheet_writer_add_sheet (MstSheetWriter *self, const char *name,
                                     gboolean constant_memory, GError **error);

/* The format of a cell; made once and owned by the workbook. @style: MstCellStyle or
 * %MST_CELL_STYLE_LINK */
lxw_format *mst_sheet_writer_get_format (MstSheetWriter *self, MstColumnKind kind, guint digits,
                                         guint style, gboolean wrap);
/* A link outside the table. */
lxw_format *mst_sheet_writer_get_link_format (MstSheetWriter *self);
lxw_format *mst_sheet_writer_get_title_format (MstSheetWriter *self);
/* @align: of enum lxw_format_alignments */
lxw_format *mst_sheet_writer_get_line_format (MstSheetWriter *self, guint align);
/* A cell copied from a workbook: as plain as there, coloured by @style. @type as MstCellType. */
lxw_format *mst_sheet_writer_get_copy_format (MstSheetWriter *self, char type, MstCellStyle style);

/* "#,##0.00" and the like; NULL for text. (transfer full) */
char *mst_sheet_create_number_pattern (MstColumnKind kind, guint digits);

/* @text without what XML can't hold: @text itself where nothing is to be changed, else a copy put
 * into @scratch. */
const char *mst_sheet_writer_clean_text (const char *text, char **scratch);

/* Whether @text is a number a workbook keeps exactly: digits with at most one point among them. */
gboolean mst_sheet_is_number (const char *text);

/* --- widths, in half-width characters unless said otherwise --- */

guint mst_sheet_count_lines (const char *text);
/* As the number, which is plain digits, is shown in the column, with its separators. */
guint mst_sheet_measure_number (const MstTableColumn *column, const char *number);
/* In widths of the default font's digits: as laid out, else by heading, kind and widest cell so far. */
double mst_sheet_get_column_width (const MstTableColumn *column);
/* A wider text doesn't fit on one line of its column. */
guint mst_sheet_get_wrap_width (const MstTableColumn *column);

/* --- what stands around the rows of the table being written --- */

lxw_error mst_sheet_writer_write_title (MstSheetWriter *self, lxw_row_t row);
/* One line over all columns in three parts, each nullable. @divided: (nullable): where the columns of the
 * first two end, as in MstTableState.line_ends */
lxw_error mst_sheet_writer_write_line (MstSheetWriter *self, lxw_row_t row, double height,
                                       const char *left, const char *middle, const char *right,
                                       guint *divided);
lxw_error mst_sheet_writer_write_heading (MstSheetWriter *self, lxw_row_t row);

/* The cell shown as @text leads to @sheet. The cell itself is to be written too. */
lxw_error mst_sheet_writer_write_link (MstSheetWriter *self, lxw_row_t row, lxw_col_t column,
                                       const char *sheet, const char *text);
/* Makes columns wider where the title or the lines above and below wouldn't fit over them. */
void mst_sheet_writer_stretch_columns (MstSheetWriter *self, const char *const *footer);
/* The link beside the title. */
lxw_error mst_sheet_writer_write_back_link (MstSheetWriter *self);

/* --- charts and pictures beside the table being written --- */

/* Charts hold the values of so many rows for programs that don't calculate. */
#define MST_SHEET_MOST_KEPT 4000

static inline gboolean
mst_sheet_figure_is_round (const MstSheetFigure *figure)
{
  return figure->kind == MST_SHEET_FIGURE_PIE || figure->kind == MST_SHEET_FIGURE_DOUGHNUT;
}

static inline gboolean
mst_sheet_figure_is_lying (const MstSheetFigure *figure)
{
  return figure->kind == MST_SHEET_FIGURE_BAR || figure->kind == MST_SHEET_FIGURE_BAR_STACKED;
}

/* Rows that charts show. */
static inline guint
mst_table_state_count_rows (const MstTableState *table)
{
  return table->end_row - table->heading_row - 1;
}

void mst_sheet_figures_copy (MstTableState *table, const MstSheetLayout *layout);
void mst_sheet_figures_clear (MstTableState *table);
/* Keeps what charts show of a row. */
void mst_sheet_figures_add_row (MstTableState *table, const char *const *values);
/* The room they take, in pixels, with what parts them from the table; 0 without any. */
void mst_sheet_figures_measure (const MstTableState *table, guint *width, guint *height);
/* A chart with its corner @down pixels below that of a cell; @left: right of it. */
lxw_error mst_sheet_writer_write_chart (MstSheetWriter *self, const MstSheetFigure *figure,
                                        lxw_row_t row, lxw_col_t column, int left, int down,
                                        guint width, guint height);
/* Puts them where the table says. */
gboolean mst_sheet_writer_write_figures (MstSheetWriter *self, GError **error);

/* The rows' height in points and pixels, and the width of columns that nobody set. */
#define MST_ROW_HEIGHT 18.0
#define MST_ROW_PIXELS 24
#define MST_COLUMN_PIXELS 64
/* The next row; @column is the one at fault when it fails. */
lxw_error mst_sheet_writer_write_row (MstSheetWriter *self, const char *const *values,
                                      MstCellStyle style, guint *column);

/* FALSE with @error from a code of the library. */
gboolean mst_sheet_writer_check (MstSheetWriter *self, lxw_error code, lxw_row_t row, guint column,
                                 GError **error);

G_END_DECLS
