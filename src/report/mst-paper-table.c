/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table on paper: what it holds, the heights of its rows, and what of it goes on which page. */

#include "config.h"

#include "mst-paper-table.h"

#include "mst-paper-columns.h"

#include <string.h>

/* Of a row that is parted by the end of a page. */
#define LEAST_LINES 3

static void
clear_column (gpointer data)
{
  g_free (((MstPaperColumn *) data)->counts);
}

static void
free_slice (gpointer data)
{
  MstPaperSlice *slice = data;

  g_free (slice->columns);
  g_free (slice->widths);
  g_free (slice->offsets);
  g_free (slice);
}

/* The row of totals as it is read; FALSE with @error when there can't be one. */
static gboolean
read_totals (MstPaperTable *self, GError **error)
{
  GError *totals_error = NULL;
  g_autoptr (GPtrArray) totals = mst_table_get_totals (self->table, &totals_error);

  if (totals_error != NULL)
    {
      g_propagate_error (error, totals_error);
      return FALSE;
    }
  if (totals == NULL)
    return TRUE;

  self->has_totals = TRUE;
  self->totals = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < totals->len; i++)
    {
      const MstSheetColumn *column = mst_table_get_column (self->table, i);
      const char *total = g_ptr_array_index (totals, i);
      gboolean is_number = column->kind == MST_COLUMN_INTEGER || column->kind == MST_COLUMN_DECIMAL;

      g_ptr_array_add (self->totals,
                       total != NULL && is_number ? mst_paper_format (column, total) : NULL);
    }
  return TRUE;
}

static void
add_columns (MstPaperTable *self)
{
  guint n_columns = mst_table_get_n_columns (self->table);
  gboolean only_ordinals = TRUE;

  for (guint i = 0; i < n_columns; i++)
    {
      MstPaperColumn column = { .index = i, .column = mst_table_get_column (self->table, i) };

      if (i + 1 == self->style.group_column && n_columns > 1)
        continue;
      if (only_ordinals)
        self->n_keys++;
      only_ordinals = only_ordinals && column.column->kind == MST_COLUMN_ORDINAL;
      g_array_append_val (self->columns, column);
    }
  if (self->style.n_keys > 0)
    self->n_keys = MIN (self->style.n_keys, self->columns->len);
}

MstPaperTable *
mst_paper_table_new (MstTable *table, const MstTableStyle *style, MstTypesetter *typesetter,
                     MstProgress *progress, GError **error)
{
  g_autoptr (MstPaperTable) self = g_new0 (MstPaperTable, 1);

  self->table = g_object_ref (table);
  self->style = *style;
  self->style.heading = g_strdup (style->heading);
  self->columns = g_array_new (FALSE, TRUE, sizeof (MstPaperColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->slices = g_ptr_array_new_with_free_func (free_slice);
  self->cells = mst_paper_cells_new (table, typesetter, progress, error);
  if (self->cells == NULL || !read_totals (self, error))
    return NULL;
  add_columns (self);
  mst_paper_columns_measure (self, typesetter);
  return g_steal_pointer (&self);
}

void
mst_paper_table_free (MstPaperTable *self)
{
  g_free (self->n_lines);
  g_ptr_array_unref (self->slices);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  g_array_unref (self->columns);
  g_clear_pointer (&self->cells, mst_paper_cells_free);
  g_free ((char *) self->style.heading);
  g_object_unref (self->table);
  g_free (self);
}

static guint
count_lines (const MstPaperTable *self, const MstPaperSlice *slice, guint row,
             MstTypesetter *typesetter)
{
  guint most = 1;

  for (guint i = 0; i < slice->n_columns; i++)
    {
      const MstPaperColumn *column =
        &g_array_index (self->columns, MstPaperColumn, slice->columns[i]);
      const MstPaperText *text = mst_paper_cells_get (self->cells, row, column->index);
      double room = slice->widths[i] / self->size - 2 * MST_PAPER_CELL_PADDING;

      if (text != NULL && (text->has_lines || (double) text->width > room + 1e-3))
        most = MAX (most, mst_typesetter_break (typesetter, MST_FONT_TABLE, text->text,
                                                text->length, room, 0, NULL));
    }
  return most;
}

void
mst_paper_table_set_width (MstPaperTable *self, double width, MstTypesetter *typesetter)
{
  guint n_rows = mst_paper_cells_get_n_rows (self->cells);

  mst_paper_columns_set_width (self, width);
  self->n_lines = g_renew (guint16, self->n_lines, MAX (n_rows, 1));
  self->n_heading_lines = 1;
  memset (self->n_lines, 0, MAX (n_rows, 1) * sizeof (guint16));
  for (guint i = 0; i < self->slices->len; i++)
    {
      const MstPaperSlice *slice = g_ptr_array_index (self->slices, i);

      for (guint row = 0; row < n_rows; row++)
        {
          guint n_lines = count_lines (self, slice, row, typesetter);

          self->n_lines[row] = (guint16) MIN (MAX (self->n_lines[row], n_lines), G_MAXUINT16);
        }
      for (guint j = 0; j < slice->n_columns; j++)
        {
          const MstPaperColumn *column =
            &g_array_index (self->columns, MstPaperColumn, slice->columns[j]);
          const char *heading = column->column->heading;
          guint n_lines = mst_typesetter_break (
            typesetter, MST_FONT_HEAVY, heading, strlen (heading),
            slice->widths[j] / self->size - 2 * MST_PAPER_CELL_PADDING, 0, NULL);

          self->n_heading_lines = MAX (self->n_heading_lines, n_lines);
        }
    }
}

double
mst_paper_table_get_line_height (const MstPaperTable *self)
{
  return MST_PAPER_LINE_HEIGHT * self->size;
}

double
mst_paper_table_get_height_of_lines (const MstPaperTable *self, guint n_lines)
{
  return n_lines * mst_paper_table_get_line_height (self) + 2 * MST_PAPER_ROW_PADDING * self->size;
}

double
mst_paper_table_get_head_height (const MstPaperTable *self, gboolean first)
{
  double height = mst_paper_table_get_height_of_lines (self, self->n_heading_lines);

  if (first && self->style.heading != NULL)
    height += 2.2 * MST_PAPER_LARGEST_SIZE;
  return height + 1.7 * MAX (self->size, 9);
}

gboolean
mst_paper_table_begins_group (const MstPaperTable *self, guint row)
{
  guint column = self->style.group_column;

  return column > 0
         && (row == 0
             || mst_paper_cells_get_index (self->cells, row, column - 1)
                  != mst_paper_cells_get_index (self->cells, row - 1, column - 1));
}

gboolean
mst_paper_table_ends_group (const MstPaperTable *self, guint row)
{
  return self->style.group_column > 0
         && (row + 1 == mst_paper_cells_get_n_rows (self->cells)
             || mst_paper_table_begins_group (self, row + 1));
}

guint
mst_paper_table_find_group (const MstPaperTable *self, guint row)
{
  while (row > 0 && !mst_paper_table_begins_group (self, row))
    row--;
  return row;
}

guint
mst_paper_table_get_group_end (const MstPaperTable *self, guint row)
{
  while (!mst_paper_table_ends_group (self, row))
    row++;
  return row + 1;
}

/* What a row brings with it: the heading of its group, the sums behind it. */
static double
get_company_height (const MstPaperTable *self, guint row, double line)
{
  double height = 0;

  if (mst_paper_table_begins_group (self, row))
    height += line;
  if (self->has_totals && mst_paper_table_ends_group (self, row))
    height += line;
  if (self->has_totals && row + 1 == mst_paper_cells_get_n_rows (self->cells))
    height += line;
  return height;
}

/* Sets the end of @part; @room: what rows may take here, @full: on an empty page; @must: something has
 * to be taken. */
static void
fill (const MstPaperTable *self, double room, double full, gboolean must, MstPaperPart *part)
{
  guint n_rows = mst_paper_cells_get_n_rows (self->cells);
  double line = mst_paper_table_get_height_of_lines (self, 1);
  double line_height = mst_paper_table_get_line_height (self);
  double used = 0;
  guint row = part->first_row;
  guint skipped = part->first_line;

  /* A group that goes on is named again. */
  if (self->style.group_column > 0 && row < n_rows
      && (skipped > 0 || !mst_paper_table_begins_group (self, row)))
    used += line;

  for (; row < n_rows; row++, skipped = 0)
    {
      guint n_lines = self->n_lines[row] - skipped;
      double company = get_company_height (self, row, line);
      double height = mst_paper_table_get_height_of_lines (self, n_lines);
      double next = 0;

      /* The heading of a group stands above two rows at least. */
      if (skipped == 0 && mst_paper_table_begins_group (self, row)
          && !mst_paper_table_ends_group (self, row))
        next = mst_paper_table_get_height_of_lines (self, self->n_lines[row + 1]);
      if (company + height + next > full - 2 * line)
        next = 0;
      if (used + company + height + next <= room + 1e-6)
        {
          used += company + height;
          continue;
        }

      /* A row that no page can hold goes on on the next. */
      must = must && row == part->first_row;
      if (company + height > full - 2 * line || must)
        {
          double above = skipped == 0 && mst_paper_table_begins_group (self, row) ? line : 0;
          double left = room - used - above - 2 * MST_PAPER_ROW_PADDING * self->size;
          guint n_fitting = left > 0 ? (guint) (left / line_height + 1e-6) : 0;

          /* Sums stand with a line at least of what they add up. */
          n_fitting = MIN (n_fitting, n_lines > 1 ? n_lines - 1 : 0);
          if (must)
            n_fitting = MAX (n_fitting, 1);
          if (n_fitting >= (must ? 1 : LEAST_LINES))
            {
              part->end_line = skipped + n_fitting;
              part->end_row = part->end_line < self->n_lines[row] ? row : row + 1;
              part->end_line = part->end_row == row ? part->end_line : 0;
              return;
            }
        }
      break;
    }
  part->end_row = row;
  part->end_line = 0;
}

/* The height of what @part shows. */
static double
measure_part (const MstPaperTable *self, const MstPaperPart *part)
{
  guint n_rows = mst_paper_cells_get_n_rows (self->cells);
  double line = mst_paper_table_get_height_of_lines (self, 1);
  double height = mst_paper_table_get_head_height (self, part->is_first);

  if (self->style.group_column > 0 && part->first_row < n_rows
      && (part->first_line > 0 || !mst_paper_table_begins_group (self, part->first_row)))
    height += line;
  for (guint row = part->first_row; row <= part->end_row && row < n_rows; row++)
    {
      guint from = row == part->first_row ? part->first_line : 0;
      guint to = row == part->end_row ? part->end_line : self->n_lines[row];

      if (to <= from)
        continue;
      height += mst_paper_table_get_height_of_lines (self, to - from);
      if (from == 0 && mst_paper_table_begins_group (self, row))
        height += line;
      if (to == self->n_lines[row] && self->has_totals && mst_paper_table_ends_group (self, row))
        height += line;
    }
  if (part->has_page_totals)
    height += line;
  if (part->is_last && self->has_totals)
    height += line;
  if (n_rows == 0)
    height += line;
  return height;
}

double
mst_paper_table_get_row_top (const MstPaperTable *self, const MstPaperPart *part, guint row)
{
  MstPaperPart above = *part;

  above.end_row = row;
  above.end_line = 0;
  above.is_last = FALSE;
  above.has_page_totals = FALSE;
  return measure_part (self, &above);
}

gboolean
mst_paper_table_take (const MstPaperTable *self, const MstPaperPart *before, double height,
                      double full, MstPaperPart *part)
{
  guint n_rows = mst_paper_cells_get_n_rows (self->cells);
  double line = mst_paper_table_get_height_of_lines (self, 1);
  gboolean must = height >= full - 1e-6;
  double head;

  memset (part, 0, sizeof *part);
  part->is_first = before == NULL;
  if (before != NULL)
    {
      part->first_row = before->end_row;
      part->first_line = before->end_line;
    }
  head = mst_paper_table_get_head_height (self, part->is_first);
  full -= mst_paper_table_get_head_height (self, FALSE);
  fill (self, height - head, full, must, part);
  part->is_last = part->end_row == n_rows && part->end_line == 0;

  if (self->style.page_totals && self->has_totals && (!part->is_first || !part->is_last))
    {
      part->has_page_totals = TRUE;
      fill (self, height - head - line, full - line, must, part);
      part->is_last = part->end_row == n_rows && part->end_line == 0;
    }
  part->height = measure_part (self, part);
  if (n_rows == 0)
    return must || part->height <= height + 1e-6;
  return part->end_row > part->first_row || part->end_line > part->first_line;
}

GPtrArray *
mst_paper_table_sum (const MstPaperTable *self, guint first, guint end)
{
  GPtrArray *sums = g_ptr_array_new_with_free_func (g_free);
  guint n_columns = mst_table_get_n_columns (self->table);

  for (guint i = 0; i < n_columns; i++)
    {
      double sum = 0;

      if (self->totals == NULL || g_ptr_array_index (self->totals, i) == NULL)
        {
          g_ptr_array_add (sums, NULL);
          continue;
        }
      for (guint row = first; row < end; row++)
        {
          const MstPaperText *text = mst_paper_cells_get (self->cells, row, i);

          sum += text != NULL ? text->number : 0;
        }
      g_ptr_array_add (sums, mst_paper_format_number (mst_table_get_column (self->table, i), sum));
    }
  return sums;
}
