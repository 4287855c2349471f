/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table sheets as offices lay them out: title, 制表单位 line, heading, rows, signatures, page set-up;
 * written row by row in constant memory. */

#include "config.h"

#include "mst-sheet-writer-private.h"

#include "mst-error.h"
#include "mst-grid.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LINE_HEIGHT 20.0
#define SIGNATURE_HEIGHT 32.0

#define MARGIN_SIDE 0.5
#define MARGIN_TOP 0.6
#define MARGIN_BOTTOM 0.7
#define DIGIT_INCHES (7.0 / 96.0)
#define PADDING_INCHES (5.0 / 96.0)
/* Smaller than this, a sheet is laid across. */
#define SMALLEST_UPRIGHT_SCALE 0.85
/* Charts that would shrink the sheet further, or stand beside more rows, aren't printed. */
#define SMALLEST_SCALE_BESIDE 0.6
#define MOST_ROWS_BESIDE 40
/* What title and headings are higher than rows, in pixels. */
#define ROUND_TABLE 60
#define PAPER_A3 8
#define PAPER_A4 9

/* What a sheet needs below its last row: the signature line. */
#define ROWS_BELOW 1

/* These documents go to Chinese offices, whatever language the program speaks. */
#define PREPARED_BY "填表人："
#define CHECKED_BY "审核人："
#define SIGNED_ON "日期：      年   月   日"
#define PAGE_FOOTER "&C&9第 &P 页  共 &N 页"

void
mst_table_state_free (MstTableState *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].heading);
      g_clear_pointer (&self->columns[i].drawn, g_ptr_array_unref);
    }
  g_free (self->columns);
  mst_sheet_figures_clear (self);
  g_free (self->back_to);
  g_free (self->link_sheet);
  if (self->cells != NULL)
    g_string_free (self->cells, TRUE);
  g_free (self->sheet_name);
  g_free (self->title);
  g_free (self->made_by);
  g_free (self->as_of);
  g_free (self->unit);
  g_free (self);
}

static MstTableState *
copy_layout (const MstSheetLayout *layout)
{
  MstTableState *table = g_new0 (MstTableState, 1);

  table->sheet_name = g_strdup (layout->sheet_name);
  table->title = g_strdup (layout->title);
  table->made_by = g_strdup (layout->made_by);
  table->as_of = g_strdup (layout->as_of);
  table->unit = g_strdup (layout->unit);
  table->signatures = layout->signatures;
  table->paper = layout->paper;
  table->landscape = layout->landscape;
  table->n_columns = layout->n_columns;
  table->columns = g_new0 (MstTableColumn, layout->n_columns);
  table->cells = g_string_new (NULL);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const MstSheetColumn *column = &layout->columns[i];

      table->columns[i].heading = g_strdup (column->heading != NULL ? column->heading : "");
      table->columns[i].kind = column->kind;
      table->columns[i].width = column->width;
      table->columns[i].digits = MIN (column->digits, 30);
      lxw_col_to_name (table->columns[i].letters, (lxw_col_t) i, 0);
    }
  table->back_to = g_strdup (layout->back_to);
  mst_sheet_figures_copy (table, layout);
  return table;
}

static gboolean
begin_sheet (MstSheetWriter *self, GError **error)
{
  MstTableState *table = self->table;
  lxw_row_t row = 0;
  lxw_error code = LXW_NO_ERROR;

  if (!mst_sheet_writer_add_sheet (self, table->sheet_name, TRUE, error))
    return FALSE;

  for (guint i = 0; i < table->n_columns; i++)
    {
      table->columns[i].widest = 0;
      if (table->columns[i].drawn != NULL)
        g_ptr_array_set_size (table->columns[i].drawn, 0);
    }
  if (table->title != NULL)
    code = mst_sheet_writer_write_title (self, row++);
  if (table->back_to != NULL && code == LXW_NO_ERROR)
    code = mst_sheet_writer_write_back_link (self);
  if (code == LXW_NO_ERROR
      && (table->made_by != NULL || table->as_of != NULL || table->unit != NULL))
    code = mst_sheet_writer_write_line (self, row++, LINE_HEIGHT, table->made_by, table->as_of,
                                        table->unit, table->line_ends);
  if (code == LXW_NO_ERROR)
    code = mst_sheet_writer_write_heading (self, row);

  table->heading_row = row;
  table->totals_begun = FALSE;
  table->next_row = row + 1;
  table->end_row = row + 1;
  return mst_sheet_writer_check (self, code, row, 0, error);
}

gboolean
mst_sheet_writer_begin_table (MstSheetWriter *self, const MstSheetLayout *layout, GError **error)
{
  g_return_val_if_fail (MST_IS_SHEET_WRITER (self), FALSE);
  g_return_val_if_fail (self->table == NULL, FALSE);
  g_return_val_if_fail (layout != NULL && layout->n_columns > 0, FALSE);

  if (layout->n_columns > LXW_COL_MAX)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("A workbook holds at most %d columns; leave some out."), LXW_COL_MAX);
      return FALSE;
    }
  if (self->company == NULL)
    self->company = g_strdup (layout->made_by);
  self->table = copy_layout (layout);
  return begin_sheet (self, error);
}

static double
measure_table (const MstTableState *table)
{
  double width = 0;

  for (guint i = 0; i < table->n_columns; i++)
    width += mst_sheet_get_column_width (&table->columns[i]) * DIGIT_INCHES + PADDING_INCHES;
  return width;
}

/* Charts and pictures stand beside the table; under it where only there they can be printed with it on one
 * page and legibly. Adds what is printed of them to the rows, columns and inches of the table. */
static void
place_figures (MstTableState *table, lxw_row_t *last_row, lxw_col_t *last_column, double *width)
{
  gboolean is_a3 = table->paper == MST_SHEET_PAPER_A3;
  double across = (is_a3 ? 420 : 297) / 25.4 - 2 * MARGIN_SIDE;
  double down = (is_a3 ? 297 : 210) / 25.4 - MARGIN_TOP - MARGIN_BOTTOM;
  guint pixels_across, pixels_down;
  double beside, under, high;

  mst_sheet_figures_measure (table, &pixels_across, &pixels_down);
  table->figures_row = table->heading_row + 1;
  table->figures_column = (lxw_col_t) table->n_columns;
  table->on_one_page = FALSE;
  if (pixels_across == 0 || *last_row > MOST_ROWS_BESIDE)
    return;

  beside = pixels_across / 96.0;
  under = MAX (*width, beside);
  high = (*last_row * MST_ROW_PIXELS + ROUND_TABLE + pixels_down) / 96.0;
  if (across / (*width + beside) >= SMALLEST_SCALE_BESIDE)
    {
      lxw_row_t rows = (pixels_down + MST_ROW_PIXELS - 1) / MST_ROW_PIXELS;

      *width += beside;
      *last_row = MAX (*last_row, table->figures_row + rows);
      *last_column = (lxw_col_t) (table->n_columns + pixels_across / MST_COLUMN_PIXELS);
    }
  else if (MIN (across / under, down / high) >= SMALLEST_SCALE_BESIDE)
    {
      double table_width = *width;

      table->figures_row = *last_row + 2;
      table->figures_column = 0;
      table->on_one_page = TRUE;
      *width = under;
      *last_row = table->figures_row + pixels_down / MST_ROW_PIXELS;
      if (under > table_width)
        *last_column = MAX (*last_column, (lxw_col_t) (pixels_across / MST_COLUMN_PIXELS));
    }
}

/* What is printed, in the orientation in which it fits the paper's width best. */
static lxw_error
set_page (MstSheetWriter *self, lxw_row_t last_row)
{
  MstTableState *table = self->table;
  double upright = table->paper == MST_SHEET_PAPER_A3 ? 297 / 25.4 : 210 / 25.4;
  double width = measure_table (table);
  lxw_col_t last_column = (lxw_col_t) (table->n_columns - 1);

  place_figures (table, &last_row, &last_column, &width);
  if (table->landscape || (upright - 2 * MARGIN_SIDE) / width < SMALLEST_UPRIGHT_SCALE)
    worksheet_set_landscape (self->sheet);
  else
    worksheet_set_portrait (self->sheet);
  worksheet_set_paper (self->sheet, table->paper == MST_SHEET_PAPER_A3 ? PAPER_A3 : PAPER_A4);
  worksheet_set_margins (self->sheet, MARGIN_SIDE, MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM);
  worksheet_fit_to_pages (self->sheet, 1, table->on_one_page ? 1 : 0);
  worksheet_center_horizontally (self->sheet);
  worksheet_set_footer (self->sheet, PAGE_FOOTER);
  return worksheet_print_area (self->sheet, 0, 0, last_row, last_column);
}

/* Spreadsheets mark digits kept as text as a mistake; here they are meant. */
static void
set_ignored_errors (MstSheetWriter *self)
{
  MstTableState *table = self->table;
  g_autoptr (GString) ranges = g_string_new (NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      char first[MST_CELL_NAME_SIZE];
      char last[MST_CELL_NAME_SIZE];

      if (table->columns[i].kind != MST_COLUMN_CODE && table->columns[i].kind != MST_COLUMN_DATE
          && table->columns[i].kind != MST_COLUMN_TEXT)
        continue;
      g_string_append_printf (ranges, "%s%s:%s", ranges->len > 0 ? " " : "",
                              mst_cell_name (table->heading_row + 1, i, first),
                              mst_cell_name (table->next_row - 1, i, last));
    }
  if (ranges->len > 0 && table->next_row > table->heading_row + 1)
    worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, ranges->str);
}

/* The filter covers the rows up to the one written last: in constant memory it can be set neither
 * earlier nor later. */
static lxw_error
set_filter (MstSheetWriter *self)
{
  MstTableState *table = self->table;

  return worksheet_autofilter (self->sheet, table->heading_row, 0, table->next_row - 1,
                               (lxw_col_t) (table->n_columns - 1));
}

static gboolean
end_sheet (MstSheetWriter *self, GError **error)
{
  static const char *const footer[] = { PREPARED_BY, CHECKED_BY, SIGNED_ON };
  MstTableState *table = self->table;
  lxw_row_t last_row = table->next_row - 1;
  lxw_error code = LXW_NO_ERROR;

  mst_sheet_writer_stretch_columns (self, table->signatures ? footer : NULL);
  if (!table->totals_begun)
    code = set_filter (self);
  if (table->signatures && code == LXW_NO_ERROR)
    {
      last_row++;
      code = mst_sheet_writer_write_line (self, last_row, SIGNATURE_HEIGHT, footer[0], footer[1],
                                          footer[2], NULL);
    }
  for (guint i = 0; i < table->n_columns && code == LXW_NO_ERROR; i++)
    code = worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                 mst_sheet_get_column_width (&table->columns[i]), NULL);
  if (code == LXW_NO_ERROR)
    code = worksheet_repeat_rows (self->sheet, table->heading_row, table->heading_row);
  if (code == LXW_NO_ERROR)
    code = set_page (self, last_row);
  worksheet_set_default_row (self->sheet, MST_ROW_HEIGHT, LXW_FALSE);
  worksheet_freeze_panes (self->sheet, table->heading_row + 1, 0);
  set_ignored_errors (self);
  return mst_sheet_writer_check (self, code, table->next_row, 0, error)
         && mst_sheet_writer_write_figures (self, error);
}

/* The next sheet when this one is full. */
static gboolean
turn_over (MstSheetWriter *self, GError **error)
{
  return end_sheet (self, error) && begin_sheet (self, error);
}

gboolean
mst_sheet_writer_add_row (MstSheetWriter *self, const char *const *values, MstCellStyle style,
                          GError **error)
{
  MstTableState *table;
  guint column = 0;
  lxw_error code = LXW_NO_ERROR;

  g_return_val_if_fail (MST_IS_SHEET_WRITER (self), FALSE);
  g_return_val_if_fail (self->table != NULL, FALSE);
  g_return_val_if_fail (style < MST_N_CELL_STYLES, FALSE);

  table = self->table;
  if (table->next_row >= LXW_ROW_MAX - ROWS_BELOW && !turn_over (self, error))
    return FALSE;

  errno = 0;
  if (style == MST_CELL_STYLE_TOTAL && !table->totals_begun)
    {
      table->totals_begun = TRUE;
      code = set_filter (self);
    }
  if (code == LXW_NO_ERROR)
    code = mst_sheet_writer_write_row (self, values, style, &column);
  if (code != LXW_NO_ERROR)
    return mst_sheet_writer_check (self, code, table->next_row, column, error);
  g_clear_pointer (&table->link_sheet, g_free);
  table->next_row++;
  if (!table->totals_begun)
    {
      table->end_row = table->next_row;
      mst_sheet_figures_add_row (table, values);
    }
  return TRUE;
}

void
mst_sheet_writer_link_next (MstSheetWriter *self, guint column, const char *sheet)
{
  g_return_if_fail (MST_IS_SHEET_WRITER (self));
  g_return_if_fail (self->table != NULL && column < self->table->n_columns);
  g_return_if_fail (sheet != NULL);

  self->table->link_column = column;
  g_free (self->table->link_sheet);
  self->table->link_sheet = g_strdup (sheet);
}

gboolean
mst_sheet_writer_end_table (MstSheetWriter *self, GError **error)
{
  gboolean ended;

  g_return_val_if_fail (MST_IS_SHEET_WRITER (self), FALSE);
  g_return_val_if_fail (self->table != NULL, FALSE);

  ended = end_sheet (self, error);
  g_clear_pointer (&self->table, mst_table_state_free);
  return ended;
}
