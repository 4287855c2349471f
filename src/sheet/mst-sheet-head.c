/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above and below the rows of a table: title, 制表单位 line, heading, signatures. */

#include "config.h"

#include "mst-sheet-writer-private.h"

#include <math.h>
#include <string.h>

#define TITLE_HEIGHT 34.0
#define HEADING_LINE_HEIGHT 15.0

/* The title's letters beside those of cells. */
#define TITLE_SCALE (16.0 / 11.0)
/* Nothing is stretched further. */
#define MOST_STRETCH 4.0

/* Lines aren't divided over so few columns. */
#define MOST_NARROW 3
/* Every division of so many columns is tried. */
#define MOST_TRIED 12
#define SIGNATURE_GAP "            "

#define BACK_TO "← 返回“%s”"

static double
measure_part (const char *text)
{
  return text != NULL ? mst_sheet_measure_text (text) * CHARACTER_WIDTH + CELL_PADDING : 0;
}

/* Where the left and the middle part of a line end: the middle as near to the sheet's centre as the
 * columns' edges allow, with room for all three texts where there is any; at least three columns. */
static void
divide_line (const MstTableState *table, const char *const texts[3], guint ends[2])
{
  guint n = table->n_columns;
  g_autofree double *edges = g_new0 (double, n + 1);
  double best = G_MAXDOUBLE;
  guint right = n - 1;

  for (guint i = 0; i < n; i++)
    edges[i + 1] = edges[i] + mst_sheet_get_column_width (&table->columns[i]);

  ends[0] = 1;
  ends[1] = n - 1;
  for (guint left = 1; left + 1 < n; left++)
    {
      double total = edges[n];
      double missing;
      double askew;

      while (right > left + 1 && edges[left] + edges[right] > total)
        right--;
      if (right <= left)
        break;
      for (guint end = n <= MOST_TRIED ? left + 1 : right; end <= MIN (right + 1, n - 1); end++)
        {
          askew = fabs (edges[left] + edges[end] - total);
          missing = MAX (0, measure_part (texts[0]) - edges[left])
                    + MAX (0, measure_part (texts[1]) - (edges[end] - edges[left]))
                    + MAX (0, measure_part (texts[2]) - (total - edges[end]));
          if (askew + 4 * missing < best)
            {
              best = askew + 4 * missing;
              ends[0] = left;
              ends[1] = end;
            }
        }
    }
}

/* A line over so few columns that its parts would make them too wide. */
static lxw_error
write_narrow_line (MstSheetWriter *self, lxw_row_t row, const char *const texts[3], const char *gap)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *scratch = NULL;

  for (guint part = 0; part < 3; part++)
    {
      if (texts[part] != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? gap : "", texts[part]);
    }
  return worksheet_write_string (self->sheet, row, 0,
                                 mst_sheet_writer_clean_text (line->str, &scratch),
                                 mst_sheet_writer_get_line_format (self, LXW_ALIGN_LEFT));
}

/* One line over all columns in three parts: left, middle and right, each nullable. */
lxw_error
mst_sheet_writer_write_line (MstSheetWriter *self, lxw_row_t row, double height, const char *left,
                             const char *middle, const char *right, guint *divided)
{
  const char *const texts[3] = { left, middle, right };
  static const guint aligns[3] = { LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT };
  guint n = self->table->n_columns;
  guint ends[3] = { 0, 0, n };
  lxw_error code = worksheet_set_row (self->sheet, row, height, NULL);

  if (code != LXW_NO_ERROR)
    return code;
  if (n <= MOST_NARROW)
    return write_narrow_line (self, row, texts, divided != NULL ? "   " : SIGNATURE_GAP);

  divide_line (self->table, texts, ends);
  if (divided != NULL)
    memcpy (divided, ends, 2 * sizeof *divided);
  for (guint part = 0; part < 3 && code == LXW_NO_ERROR; part++)
    {
      lxw_col_t first = (lxw_col_t) (part == 0 ? 0 : ends[part - 1]);
      lxw_col_t last = (lxw_col_t) (ends[part] - 1);
      lxw_format *format = mst_sheet_writer_get_line_format (self, aligns[part]);
      g_autofree char *scratch = NULL;
      const char *text =
        mst_sheet_writer_clean_text (texts[part] != NULL ? texts[part] : "", &scratch);

      if (first == last)
        code = worksheet_write_string (self->sheet, row, first, text, format);
      else
        code = worksheet_merge_range (self->sheet, row, first, row, last, text, format);
    }
  return code;
}

/* How much wider the columns must be for the parts of a line that are divided at @ends, or not when it is
 * 0. */
static double
get_stretch (const MstTableState *table, const char *const texts[3], const guint ends[2])
{
  double needed[3] = { 0 }, room[3] = { 0 };
  double stretch = 0;

  for (guint part = 0; part < 3; part++)
    needed[ends[0] == 0 ? 0 : part] += measure_part (texts[part]);
  for (guint i = 0; i < table->n_columns; i++)
    {
      guint part = ends[0] == 0 || i < ends[0] ? 0 : i < ends[1] ? 1 : 2;

      room[part] += mst_sheet_get_column_width (&table->columns[i]);
    }
  for (guint part = 0; part < 3; part++)
    if (room[part] > 0)
      stretch = MAX (stretch, needed[part] / room[part]);
  return stretch;
}

void
mst_sheet_writer_stretch_columns (MstSheetWriter *self, const char *const *footer)
{
  MstTableState *table = self->table;
  const char *const line[3] = { table->made_by, table->as_of, table->unit };
  const char *const title[3] = { table->title, NULL, NULL };
  const guint whole[2] = { 0 };
  double stretch = get_stretch (table, line, table->line_ends);

  stretch = MAX (stretch, get_stretch (table, title, whole) * TITLE_SCALE);
  if (footer != NULL)
    {
      guint ends[2] = { 0 };

      if (table->n_columns > MOST_NARROW)
        divide_line (table, footer, ends);
      stretch = MAX (stretch, get_stretch (table, footer, ends));
    }
  /* As it is, up to what columns are rounded to. */
  if (stretch <= 1.02)
    return;
  stretch = MIN (stretch, MOST_STRETCH);
  for (guint i = 0; i < table->n_columns; i++)
    table->columns[i].width = mst_sheet_get_column_width (&table->columns[i]) * stretch;
}

lxw_error
mst_sheet_writer_write_title (MstSheetWriter *self, lxw_row_t row)
{
  lxw_format *format = mst_sheet_writer_get_title_format (self);
  lxw_col_t last = (lxw_col_t) (self->table->n_columns - 1);
  g_autofree char *scratch = NULL;
  const char *title = mst_sheet_writer_clean_text (self->table->title, &scratch);
  lxw_error code = worksheet_set_row (self->sheet, row, TITLE_HEIGHT, NULL);

  if (code != LXW_NO_ERROR)
    return code;
  if (last == 0)
    return worksheet_write_string (self->sheet, row, 0, title, format);
  return worksheet_merge_range (self->sheet, row, 0, row, last, title, format);
}

lxw_error
mst_sheet_writer_write_link (MstSheetWriter *self, lxw_row_t row, lxw_col_t column,
                             const char *sheet, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (sheet, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);
  g_autofree char *target = g_strdup_printf ("internal:'%s'!A1", quoted);
  g_autofree char *scratch = NULL;
  lxw_error code;

  /* The library would write a cell as well, in a row that is on its way already. */
  self->sheet->optimize = LXW_FALSE;
  code = worksheet_write_url_opt (
    self->sheet, row, column, target, NULL,
    text != NULL && *text != '\0' ? mst_sheet_writer_clean_text (text, &scratch) : sheet, NULL);
  self->sheet->optimize = LXW_TRUE;
  return code;
}

lxw_error
mst_sheet_writer_write_back_link (MstSheetWriter *self)
{
  MstTableState *table = self->table;
  lxw_col_t column = (lxw_col_t) table->n_columns;
  g_autofree char *text = g_strdup_printf (BACK_TO, table->back_to);
  lxw_error code =
    worksheet_write_string (self->sheet, 0, column, text, mst_sheet_writer_get_link_format (self));

  if (code == LXW_NO_ERROR)
    code = mst_sheet_writer_write_link (self, 0, column, table->back_to, text);
  return code;
}

lxw_error
mst_sheet_writer_write_heading (MstSheetWriter *self, lxw_row_t row)
{
  MstTableState *table = self->table;
  lxw_format *format =
    mst_sheet_writer_get_format (self, MST_COLUMN_WORD, 0, MST_CELL_STYLE_HEADING, TRUE);
  guint lines = 1;
  lxw_error code;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const MstTableColumn *column = &table->columns[i];
      double heading = mst_sheet_measure_text (column->heading) * CHARACTER_WIDTH;
      guint needed = mst_sheet_count_lines (column->heading);

      if (needed == 1 && heading > mst_sheet_get_column_width (column) - CELL_PADDING)
        needed = 2;
      lines = MAX (lines, needed);
    }
  code = worksheet_set_row (self->sheet, row, HEADING_LINE_HEIGHT * lines + 12, NULL);
  for (guint i = 0; i < table->n_columns && code == LXW_NO_ERROR; i++)
    {
      g_autofree char *scratch = NULL;

      code = worksheet_write_string (
        self->sheet, row, (lxw_col_t) i,
        mst_sheet_writer_clean_text (table->columns[i].heading, &scratch), format);
    }
  return code;
}
