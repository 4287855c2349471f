/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the columns of a table on paper are, at which size, and on how many sheets beside each other. */

#include "config.h"

#include "mst-paper-columns.h"

#include <math.h>
#include <string.h>

/* Of what can't be broken, in units of the size: more is broken all the same. */
#define MOST_UNBROKEN 30.0
/* Of text, before it goes on several lines. */
#define MOST_AMPLE 36.0
#define LEAST_TEXT 6.0
#define LEAST_WORD 3.0
/* Headings of columns longer than that are stacked. */
#define LONG_HEADING 5.0
#define WIDTH_STEP 0.5

static const double sizes[] = { 10.5, 9.0, 8.0, 7.5 };

/* The width in which this share of the column's texts finds room. */
static double
get_share (const MstPaperColumn *column, double share)
{
  guint64 n_texts = 0;
  guint64 n_wider = 0;

  for (guint i = 0; i < MST_PAPER_N_COUNTS; i++)
    n_texts += column->counts[i];
  for (guint i = MST_PAPER_N_COUNTS - 1; i > 0; i--)
    {
      n_wider += column->counts[i];
      if ((double) n_wider > (1 - share) * (double) n_texts)
        return MIN (i * WIDTH_STEP, column->natural);
    }
  return 0;
}

static void
set_widths (MstPaperColumn *column)
{
  double heading = column->heading_width;
  double stacked = heading <= 2 ? heading : MAX (2, ceil (heading / 2));

  switch (column->column->kind)
    {
    case MST_COLUMN_TEXT:
      column->breaks = TRUE;
      column->ample = MIN (get_share (column, 0.99), MOST_AMPLE);
      column->snug = MIN (column->ample, MAX (8, get_share (column, 0.95) * 0.55));
      column->least = MIN (column->snug, LEAST_TEXT);
      break;
    case MST_COLUMN_WORD:
      column->breaks = TRUE;
      column->ample = MIN (column->natural, MAX (LEAST_WORD, get_share (column, 0.99)));
      column->ample = MIN (column->ample, MOST_AMPLE);
      column->snug = MIN (column->ample, MAX (LEAST_WORD, get_share (column, 0.95)));
      column->least = MIN (column->snug, LEAST_TEXT);
      break;
    default:
      column->breaks = column->natural > MOST_UNBROKEN;
      column->ample = MIN (column->natural, MOST_UNBROKEN);
      column->snug = column->least = column->ample;
      break;
    }

  column->least = MAX (column->least, MIN (stacked, MOST_UNBROKEN));
  column->snug = MAX (column->snug, column->least);
  column->ample = MAX (column->ample, heading <= LONG_HEADING ? heading : stacked);
  column->ample = MAX (column->ample, column->snug);
}

static double
measure_heading (const char *heading, MstTypesetter *typesetter)
{
  return mst_typesetter_measure (typesetter, MST_FONT_HEAVY, heading, strlen (heading));
}

void
mst_paper_columns_measure (MstPaperTable *self, MstTypesetter *typesetter)
{
  guint n_rows = mst_paper_cells_get_n_rows (self->cells);

  for (guint i = 0; i < self->columns->len; i++)
    {
      MstPaperColumn *column = &g_array_index (self->columns, MstPaperColumn, i);
      const char *total =
        self->totals != NULL ? g_ptr_array_index (self->totals, column->index) : NULL;

      column->counts = g_new0 (guint32, MST_PAPER_N_COUNTS);
      for (guint row = 0; row < n_rows; row++)
        {
          const MstPaperText *text = mst_paper_cells_get (self->cells, row, column->index);
          double width = text != NULL ? (double) text->width : 0;

          if (text == NULL)
            continue;
          column->natural = MAX (column->natural, width);
          column->counts[MIN ((guint) ceil (width / WIDTH_STEP - 0.01), MST_PAPER_N_COUNTS - 1)]++;
        }
      if (total != NULL)
        column->natural = MAX (column->natural, mst_typesetter_measure (typesetter, MST_FONT_HEAVY,
                                                                        total, strlen (total)));
      column->heading_width = measure_heading (column->column->heading, typesetter);
      set_widths (column);
    }
}

static double
get_width (const MstPaperColumn *column, gsize member)
{
  return G_STRUCT_MEMBER (double, column, member) + 2 * MST_PAPER_CELL_PADDING;
}

static double
get_size_for (const MstPaperTable *self, double width, gsize member)
{
  double needed = 0;

  for (guint i = 0; i < self->columns->len; i++)
    needed += get_width (&g_array_index (self->columns, MstPaperColumn, i), member);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double size = MIN (sizes[i], self->style.size > 0 ? self->style.size : sizes[0]);

      if (needed * size <= width)
        return MAX (size, MST_PAPER_SMALLEST_SIZE);
    }
  return 0;
}

double
mst_paper_table_get_ample_size (const MstPaperTable *self, double width)
{
  return get_size_for (self, width, G_STRUCT_OFFSET (MstPaperColumn, ample));
}

double
mst_paper_table_get_snug_size (const MstPaperTable *self, double width)
{
  return get_size_for (self, width, G_STRUCT_OFFSET (MstPaperColumn, snug));
}

static double
get_least_size (const MstPaperTable *self, double width)
{
  return get_size_for (self, width, G_STRUCT_OFFSET (MstPaperColumn, least));
}

/* How many lines fewer the column's cells would have, were it @wider. */
static double
count_gain (const MstPaperColumn *column, double width, double wider)
{
  double gain = 0;

  for (guint i = (guint) MAX (width / WIDTH_STEP, 1); i < MST_PAPER_N_COUNTS; i++)
    {
      double text = i * WIDTH_STEP;

      if (column->counts[i] > 0)
        gain += column->counts[i] * (ceil (text / width - 0.01) - ceil (text / wider - 0.01));
    }
  return gain;
}

/* Gives what is left over to where it saves most lines, and in the end to all. */
static void
widen (const MstPaperTable *self, MstPaperSlice *slice, double *widths, double left)
{
  double sum = 0;

  for (;;)
    {
      double best = 0;
      double best_step = 0;
      guint chosen = 0;

      for (guint i = 0; i < slice->n_columns; i++)
        {
          const MstPaperColumn *column =
            &g_array_index (self->columns, MstPaperColumn, slice->columns[i]);

          for (double step = WIDTH_STEP; column->breaks && step <= MIN (left, 8);
               step += WIDTH_STEP)
            {
              double gain = count_gain (column, widths[i], widths[i] + step) / step;

              if (gain > best)
                {
                  best = gain;
                  best_step = step;
                  chosen = i;
                }
            }
        }
      if (best_step <= 0)
        break;
      widths[chosen] += best_step;
      left -= best_step;
    }

  /* Headings on one line, where that is a matter of a little. */
  for (guint i = 0; i < slice->n_columns; i++)
    {
      const MstPaperColumn *column =
        &g_array_index (self->columns, MstPaperColumn, slice->columns[i]);
      double more = column->heading_width - widths[i];

      if (more > 0 && more <= left && more <= 3)
        {
          widths[i] += more;
          left -= more;
        }
    }

  for (guint i = 0; i < slice->n_columns; i++)
    sum += widths[i] + 1;
  for (guint i = 0; i < slice->n_columns; i++)
    widths[i] += left * (widths[i] + 1) / sum;
}

static void
set_slice_widths (MstPaperTable *self, MstPaperSlice *slice)
{
  double room = self->width / self->size - 2 * MST_PAPER_CELL_PADDING * slice->n_columns;
  double least = 0;
  double snug = 0;

  slice->widths = g_new0 (double, slice->n_columns);
  slice->offsets = g_new0 (double, slice->n_columns + 1);
  for (guint i = 0; i < slice->n_columns; i++)
    {
      const MstPaperColumn *column =
        &g_array_index (self->columns, MstPaperColumn, slice->columns[i]);

      least += column->least;
      snug += column->snug;
    }
  for (guint i = 0; i < slice->n_columns; i++)
    {
      const MstPaperColumn *column =
        &g_array_index (self->columns, MstPaperColumn, slice->columns[i]);

      slice->widths[i] = snug <= room ? column->snug : column->least;
      if (least > room)
        slice->widths[i] *= MAX (room, 1) / least;
    }
  if (least <= room)
    widen (self, slice, slice->widths, room - (snug <= room ? snug : least));

  for (guint i = 0; i < slice->n_columns; i++)
    {
      slice->widths[i] = (slice->widths[i] + 2 * MST_PAPER_CELL_PADDING) * self->size;
      slice->offsets[i + 1] = slice->offsets[i] + slice->widths[i];
    }
}

static MstPaperSlice *
add_slice (MstPaperTable *self, guint n_keys, guint first, guint end)
{
  MstPaperSlice *slice = g_new0 (MstPaperSlice, 1);

  slice->n_columns = n_keys + end - first;
  slice->columns = g_new (guint, slice->n_columns);
  for (guint i = 0; i < n_keys; i++)
    slice->columns[i] = i;
  for (guint i = first; i < end; i++)
    slice->columns[n_keys + i - first] = i;
  g_ptr_array_add (self->slices, slice);
  return slice;
}

/* Parts the columns behind the keys into slices no wider than @room, and adds them when @add. Returns
 * their number. */
static guint
pack (MstPaperTable *self, guint n_keys, double room, gboolean add)
{
  double used = 0;
  guint n_slices = 1;
  guint first = n_keys;

  for (guint i = n_keys; i < self->columns->len; i++)
    {
      double width = get_width (&g_array_index (self->columns, MstPaperColumn, i),
                                G_STRUCT_OFFSET (MstPaperColumn, snug));

      if (i > first && used + width > room)
        {
          if (add)
            add_slice (self, n_keys, first, i);
          n_slices++;
          first = i;
          used = 0;
        }
      used += width;
    }
  if (add)
    add_slice (self, n_keys, first, self->columns->len);
  return n_slices;
}

/* As few slices as a size that can be read allows, with about as much in each. */
static void
split (MstPaperTable *self)
{
  guint n_keys = MIN (self->n_keys, self->columns->len - 1);
  guint fewest = G_MAXUINT;
  double keys = 0;
  double least = 0;
  double most;

  for (guint i = 0; i < n_keys; i++)
    keys += get_width (&g_array_index (self->columns, MstPaperColumn, i),
                       G_STRUCT_OFFSET (MstPaperColumn, snug));
  if (keys > self->width / MST_PAPER_SPLIT_SIZE / 2)
    {
      n_keys = 0;
      keys = 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n_slices = pack (self, n_keys, self->width / sizes[i] - keys, FALSE);

      if (sizes[i] <= MST_PAPER_SPLIT_SIZE && n_slices < fewest)
        {
          fewest = n_slices;
          self->size = sizes[i];
        }
    }

  most = self->width / self->size - keys;
  while (most - least > 0.1)
    {
      double middle = (least + most) / 2;

      if (pack (self, n_keys, middle, FALSE) <= fewest)
        most = middle;
      else
        least = middle;
    }
  pack (self, n_keys, most, TRUE);
}

void
mst_paper_columns_set_width (MstPaperTable *self, double width)
{
  double size = mst_paper_table_get_ample_size (self, width);
  double snug = mst_paper_table_get_snug_size (self, width);

  self->width = width;
  /* Several lines in a few cells are better than small print. */
  if (size < 9 && snug > size)
    size = MIN (snug, 9);
  if (size <= 0)
    size = get_least_size (self, width);
  g_ptr_array_set_size (self->slices, 0);
  if (size > 0 || self->columns->len < 2)
    {
      self->size = size > 0 ? size : MST_PAPER_SPLIT_SIZE;
      add_slice (self, 0, 0, self->columns->len);
    }
  else
    {
      split (self);
    }
  for (guint i = 0; i < self->slices->len; i++)
    set_slice_widths (self, g_ptr_array_index (self->slices, i));
}
