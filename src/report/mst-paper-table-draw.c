/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the part of a table that stands on a page. */

#include "config.h"

#include "mst-paper-table.h"

#include "mst-table-private.h"
#include "mst-text.h"

#include <string.h>

#define MADE_BY "制表单位：%s"
#define CONTINUED "%s（续）"
#define SLICE "横向第 %u 页 共 %u 页"
#define PAGE_TOTAL "本页小计"
#define GROUP_TOTAL "小计"
#define TOTAL "合计"
#define GROUP "%s（%s %s）"

/* In points. */
#define THIN_RULE 0.4
#define FRAME_RULE 0.9

/** Drawing: one part being drawn. */
typedef struct
{
  const MstPaperTable *table;
  const MstPaperPart *part;
  const MstPaperSlice *slice;
  MstTypesetter *typesetter;
  cairo_t *cr;
  double x, y;   /* of what comes next */
  double *since; /* by edge of a column: where its rule began, or negative */
  GArray *lines; /* MstTextLine */
} Drawing;

typedef enum
{
  ALIGN_LEFT,
  ALIGN_CENTRE,
  ALIGN_RIGHT,
} Alignment;

static Alignment
get_alignment (const MstSheetColumn *column)
{
  switch (column->kind)
    {
    case MST_COLUMN_TEXT:
      return ALIGN_LEFT;
    case MST_COLUMN_INTEGER:
    case MST_COLUMN_DECIMAL:
    case MST_COLUMN_PERCENT:
      return ALIGN_RIGHT;
    default:
      return ALIGN_CENTRE;
    }
}

static double
align (Alignment alignment, double x, double width, double text_width)
{
  switch (alignment)
    {
    case ALIGN_LEFT:
      return x;
    case ALIGN_CENTRE:
      return x + (width - text_width) / 2;
    default:
      return x + width - text_width;
    }
}

static double
get_baseline (double y, double line_height, double size)
{
  return y + (line_height - size) / 2 + MST_TYPE_ASCENT * size;
}

/* A text on one line; shortened with an ellipsis where there is no room. */
static void
draw_line (Drawing *self, MstFontRole role, double size, Alignment alignment, double x, double y,
           double width, double height, const char *text)
{
  gsize length = strlen (text);
  double natural = mst_typesetter_measure (self->typesetter, role, text, length) * size;
  g_autofree char *shortened = NULL;

  if (natural > width + 0.01)
    {
      gsize fitting = mst_typesetter_fit (self->typesetter, role, text, length, width / size - 1);

      shortened = g_strdup_printf ("%.*s…", (int) fitting, text);
      text = shortened;
      length = strlen (text);
      natural = mst_typesetter_measure (self->typesetter, role, text, length) * size;
    }
  mst_typesetter_show (self->typesetter, self->cr, role, size, align (alignment, x, width, natural),
                       get_baseline (y, height, size), 0, text, length);
}

/* Lines @from to @to of a text broken to the width of its cell, in the middle of its height. */
static void
draw_cell (Drawing *self, MstFontRole role, Alignment alignment, double x, double width,
           double height, const char *text, gsize length, guint from, guint to)
{
  double size = self->table->size;
  double padding = MST_PAPER_CELL_PADDING * size;
  double line_height = mst_paper_table_get_line_height (self->table);
  guint n_lines;
  double y;

  x += padding;
  width -= 2 * padding;
  g_array_set_size (self->lines, 0);
  mst_typesetter_break (self->typesetter, role, text, length, width / size, 0, self->lines);
  if (from >= self->lines->len)
    return;
  n_lines = MIN (to, self->lines->len) - from;
  y = self->y + (height - n_lines * line_height) / 2;
  if (alignment == ALIGN_CENTRE && self->lines->len > 2)
    alignment = ALIGN_LEFT;
  for (guint i = from; i < from + n_lines; i++, y += line_height)
    {
      const MstTextLine *line = &g_array_index (self->lines, MstTextLine, i);

      mst_typesetter_show (
        self->typesetter, self->cr, role, size, align (alignment, x, width, line->width * size),
        get_baseline (y, line_height, size), 0, text + line->start, line->length);
    }
}

/* The rule above a row, and which rules go down beside it: those of edges from @first on. */
static void
begin_band (Drawing *self, guint first)
{
  cairo_move_to (self->cr, self->x, self->y);
  cairo_rel_line_to (self->cr, self->slice->offsets[self->slice->n_columns], 0);
  for (guint edge = 1; edge < self->slice->n_columns; edge++)
    {
      if (edge >= first && self->since[edge] < 0)
        {
          self->since[edge] = self->y;
        }
      else if (edge < first && self->since[edge] >= 0)
        {
          cairo_move_to (self->cr, self->x + self->slice->offsets[edge], self->since[edge]);
          cairo_line_to (self->cr, self->x + self->slice->offsets[edge], self->y);
          self->since[edge] = -1;
        }
    }
}

static void
draw_headings (Drawing *self)
{
  const MstPaperTable *table = self->table;
  double height = mst_paper_table_get_height_of_lines (table, table->n_heading_lines);

  begin_band (self, 1);
  for (guint i = 0; i < self->slice->n_columns; i++)
    {
      const MstPaperColumn *column =
        &g_array_index (table->columns, MstPaperColumn, self->slice->columns[i]);
      const char *heading = column->column->heading;

      draw_cell (self, MST_FONT_HEAVY, ALIGN_CENTRE, self->x + self->slice->offsets[i],
                 self->slice->widths[i], height, heading, strlen (heading), 0, G_MAXUINT);
    }
  self->y += height;
}

/* What rows are counted in: "单位：人" → "人" */
static const char *
get_counter (const MstTable *table)
{
  const char *unit = table->unit != NULL ? strstr (table->unit, "：") : NULL;

  if (table->counter != NULL)
    return table->counter;
  return unit != NULL ? unit + strlen ("：") : "行";
}

static void
draw_group (Drawing *self, guint row, gboolean continued)
{
  const MstPaperTable *table = self->table;
  const MstPaperText *text = mst_paper_cells_get (table->cells, row, table->style.group_column - 1);
  guint n_rows =
    mst_paper_table_get_group_end (table, row) - mst_paper_table_find_group (table, row);
  double height = mst_paper_table_get_height_of_lines (table, 1);
  double width = self->slice->offsets[self->slice->n_columns];
  g_autofree char *count = mst_text_format_integer (n_rows);
  g_autofree char *label = g_strdup_printf (GROUP, text != NULL ? text->text : MST_PAPER_EMPTY,
                                            count, get_counter (table->table));
  g_autofree char *again = continued ? g_strdup_printf (CONTINUED, label) : NULL;
  double padding = MST_PAPER_CELL_PADDING * table->size;

  g_strdelimit (label, "\n", ' ');
  begin_band (self, self->slice->n_columns);
  draw_line (self, MST_FONT_HEAVY, table->size, ALIGN_LEFT, self->x + padding, self->y,
             width - 2 * padding, height, again != NULL ? again : label);
  self->y += height;
}

static void
draw_row (Drawing *self, guint row, guint from, guint to)
{
  const MstPaperTable *table = self->table;
  double height = mst_paper_table_get_height_of_lines (table, to - from);
  double line_height = mst_paper_table_get_line_height (table);
  double padding = MST_PAPER_CELL_PADDING * table->size;

  begin_band (self, 1);
  for (guint i = 0; i < self->slice->n_columns; i++)
    {
      const MstPaperColumn *column =
        &g_array_index (table->columns, MstPaperColumn, self->slice->columns[i]);
      const MstPaperText *text = mst_paper_cells_get (table->cells, row, column->index);
      Alignment alignment = get_alignment (column->column);
      double x = self->x + self->slice->offsets[i];
      double width = self->slice->widths[i];

      if (text == NULL)
        continue;
      if (text->has_lines || text->width * table->size > width - 2 * padding + 0.01 || from > 0)
        draw_cell (self, MST_FONT_TABLE, alignment, x, width, height, text->text, text->length,
                   from, to);
      else
        mst_typesetter_show (
          self->typesetter, self->cr, MST_FONT_TABLE, table->size,
          align (alignment, x + padding, width - 2 * padding, text->width * table->size),
          get_baseline (self->y + (height - line_height) / 2, line_height, table->size), 0,
          text->text, text->length);
    }
  self->y += height;
}

/* @sums by column of the table; the label takes the columns before the first sum. */
static void
draw_totals (Drawing *self, const char *label, GPtrArray *sums)
{
  const MstPaperTable *table = self->table;
  double height = mst_paper_table_get_height_of_lines (table, 1);
  double padding = MST_PAPER_CELL_PADDING * table->size;
  guint first = 0;

  while (
    first < self->slice->n_columns
    && g_ptr_array_index (
         sums, g_array_index (table->columns, MstPaperColumn, self->slice->columns[first]).index)
         == NULL)
    first++;
  begin_band (self, MAX (first, 1));
  if (first > 0)
    draw_line (self, MST_FONT_HEAVY, table->size, ALIGN_CENTRE, self->x + padding, self->y,
               self->slice->offsets[first] - 2 * padding, height, label);
  for (guint i = first; i < self->slice->n_columns; i++)
    {
      const MstPaperColumn *column =
        &g_array_index (table->columns, MstPaperColumn, self->slice->columns[i]);
      const char *sum = g_ptr_array_index (sums, column->index);

      if (sum != NULL)
        draw_line (self, MST_FONT_TABLE, table->size, ALIGN_RIGHT,
                   self->x + self->slice->offsets[i] + padding, self->y,
                   self->slice->widths[i] - 2 * padding, height, sum);
    }
  self->y += height;
}

static void
draw_sums (Drawing *self, const char *label, guint first, guint end)
{
  g_autoptr (GPtrArray) sums = mst_paper_table_sum (self->table, first, end);

  draw_totals (self, label, sums);
}

static void
draw_rows (Drawing *self)
{
  const MstPaperTable *table = self->table;
  const MstPaperPart *part = self->part;
  guint n_rows = mst_paper_cells_get_n_rows (table->cells);

  if (table->style.group_column > 0 && part->first_row < n_rows
      && (part->first_line > 0 || !mst_paper_table_begins_group (table, part->first_row)))
    draw_group (self, part->first_row, TRUE);
  for (guint row = part->first_row; row <= part->end_row && row < n_rows; row++)
    {
      guint from = row == part->first_row ? part->first_line : 0;
      guint to = row == part->end_row ? part->end_line : table->n_lines[row];

      if (to <= from)
        continue;
      if (from == 0 && mst_paper_table_begins_group (table, row))
        draw_group (self, row, FALSE);
      draw_row (self, row, from, to);
      if (to == table->n_lines[row] && table->has_totals && mst_paper_table_ends_group (table, row))
        draw_sums (self, GROUP_TOTAL, mst_paper_table_find_group (table, row), row + 1);
    }
  if (n_rows == 0)
    {
      begin_band (self, self->slice->n_columns);
      draw_line (self, MST_FONT_TABLE, table->size, ALIGN_CENTRE, self->x, self->y,
                 self->slice->offsets[self->slice->n_columns],
                 mst_paper_table_get_height_of_lines (table, 1), MST_PAPER_EMPTY);
      self->y += mst_paper_table_get_height_of_lines (table, 1);
    }
}

/* Rows that begin on the page are its own. */
static void
draw_page_totals (Drawing *self)
{
  const MstPaperPart *part = self->part;
  guint first = part->first_row + (part->first_line > 0 ? 1 : 0);

  draw_sums (self, PAGE_TOTAL, first, part->end_row + (part->end_line > 0 ? 1 : 0));
}

/* Maker, day and unit above the table; its title again where it goes on. */
static void
draw_line_above (Drawing *self)
{
  const MstTable *table = self->table->table;
  const MstTableStyle *style = &self->table->style;
  double size = MAX (self->table->size, 9);
  double height = 1.7 * size;
  double width = self->slice->offsets[self->slice->n_columns];
  const char *name = style->heading != NULL ? style->heading : table->title;
  g_autofree char *left = NULL;
  g_autofree char *middle = NULL;

  if (!self->part->is_first || self->part->slice > 0)
    left = name != NULL ? g_strdup_printf (CONTINUED, name) : NULL;
  else if (style->with_maker && table->made_by != NULL)
    left = g_strdup_printf (MADE_BY, table->made_by);
  if (self->table->slices->len > 1)
    middle = g_strdup_printf (SLICE, self->part->slice + 1, self->table->slices->len);
  else if (style->with_maker && self->part->is_first)
    middle = mst_table_format_day (table->as_of);

  if (left != NULL)
    draw_line (self, MST_FONT_TABLE, size, ALIGN_LEFT, self->x, self->y, width * 0.55, height,
               left);
  if (middle != NULL)
    draw_line (self, MST_FONT_TABLE, size, ALIGN_CENTRE, self->x, self->y, width, height, middle);
  if (table->unit != NULL)
    draw_line (self, MST_FONT_TABLE, size, ALIGN_RIGHT, self->x + width * 0.7, self->y, width * 0.3,
               height, table->unit);
  self->y += height;
}

static void
draw_rules (Drawing *self, double top)
{
  double width = self->slice->offsets[self->slice->n_columns];

  for (guint edge = 1; edge < self->slice->n_columns; edge++)
    {
      if (self->since[edge] < 0)
        continue;
      cairo_move_to (self->cr, self->x + self->slice->offsets[edge], self->since[edge]);
      cairo_line_to (self->cr, self->x + self->slice->offsets[edge], self->y);
    }
  cairo_set_line_width (self->cr, THIN_RULE);
  cairo_stroke (self->cr);
  cairo_set_line_width (self->cr, FRAME_RULE);
  cairo_rectangle (self->cr, self->x, top, width, self->y - top);
  cairo_stroke (self->cr);
}

void
mst_paper_table_draw (const MstPaperTable *self, const MstPaperPart *part,
                      MstTypesetter *typesetter, cairo_t *cr, double x, double y)
{
  const MstPaperSlice *slice = g_ptr_array_index (self->slices, part->slice);
  g_autofree double *since = g_new (double, slice->n_columns + 1);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MstTextLine));
  Drawing drawing = { self, part, slice, typesetter, cr, x, y, since, lines };
  double top;

  for (guint i = 0; i <= slice->n_columns; i++)
    since[i] = -1;
  if (part->is_first && self->style.heading != NULL)
    {
      double height = 2.2 * MST_PAPER_LARGEST_SIZE;

      draw_line (&drawing, MST_FONT_HEAVY, MST_PAPER_LARGEST_SIZE + 1.5, ALIGN_CENTRE, x, y,
                 slice->offsets[slice->n_columns], height, self->style.heading);
      drawing.y += height;
    }
  draw_line_above (&drawing);

  top = drawing.y;
  draw_headings (&drawing);
  draw_rows (&drawing);
  if (part->has_page_totals)
    draw_page_totals (&drawing);
  if (part->is_last && self->has_totals)
    draw_totals (&drawing, TOTAL, self->totals);
  draw_rules (&drawing, top);
}
