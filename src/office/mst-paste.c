/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of pasted cells: which cell is which field of which record. */
#include "config.h"

#include "mst-paste-private.h"

#include "mst-heading-index.h"
#include "mst-recognition.h"
#include "mst-text.h"
#include "mst-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (MstPaste, mst_paste, mst_paste_ref, mst_paste_unref)

static void
clear_cell (MstPasteCell *cell)
{
  g_free (cell->text);
  g_free (cell->value);
  g_free (cell->shown);
  g_free (cell->old);
  g_free (cell->message);
}

static void
row_free (gpointer data)
{
  MstPasteRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    clear_cell (&row->cells[i]);
  g_free (row->cells);
  g_clear_pointer (&row->stored, mst_record_unref);
  g_clear_pointer (&row->after, mst_record_unref);
  g_free (row->message);
  g_free (row);
}

static MstPaste *
paste_alloc (const MstRecordType *type)
{
  MstPaste *self = g_new0 (MstPaste, 1);

  g_atomic_ref_count_init (&self->references);
  self->type = type;
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

MstPaste *
mst_paste_ref (MstPaste *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_paste_unref (MstPaste *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->fields);
  g_ptr_array_unref (self->rows);
  g_free (self->left_out);
  g_clear_pointer (&self->places, mst_place_finder_free);
  g_free (self);
}

/* --- the block --- */

/* %NULL with @error when there is nothing in it. */
static MstWorkbook *
read_block (const char *text, GError **error)
{
  g_autoptr (MstWorkbook) workbook = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("What was copied is no text. Copy the cells again."));
      return NULL;
    }
  workbook = mst_workbook_new_for_pasted_text (text, error);
  if (workbook == NULL)
    return NULL;
  if (mst_grid_get_n_rows (mst_workbook_get_sheet (workbook, 0)) == 0)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("There is nothing to paste: copy some cells first."));
      return NULL;
    }
  return g_steal_pointer (&workbook);
}

/* The field a cell of the first row is the heading of, or a special value of MstRecognisedColumn. */
static int
match_heading (const MstPaste *self, const MstCell *cell)
{
  const char *parts[] = { cell->text };
  double weight;
  int field = mst_heading_index_match (mst_heading_index_get (self->type), parts,
                                       G_N_ELEMENTS (parts), &weight);

  return weight >= MST_HEADING_EXACT ? field : MST_COLUMN_UNUSED;
}

/* A single word over one column may well be a value. */
static gboolean
has_headings (const MstPaste *self, const MstGrid *grid, const MstField *const *columns)
{
  guint n_cells;
  const MstCell *cells = mst_grid_get_row (grid, 0, &n_cells);
  guint n_fields = 0;

  if (mst_grid_get_row_number (grid, 0) != 0 || mst_grid_get_n_rows (grid) < 2)
    return FALSE;
  for (guint i = 0; i < n_cells; i++)
    {
      int field = match_heading (self, &cells[i]);

      if (field == MST_COLUMN_UNUSED)
        return FALSE;
      n_fields += field >= 0 ? 1 : 0;
    }
  if (n_cells == 1)
    return n_fields == 1 && columns[0] == &self->type->fields[match_heading (self, &cells[0])];
  return n_fields > 0;
}

static gboolean
has_field (const MstPaste *self, guint field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (mst_paste_get_position (self, i) == field)
      return TRUE;
  return FALSE;
}

/* @positions: the column of the block of each field, in turn. */
static void
take_headings (MstPaste *self, const MstGrid *grid, GArray *positions)
{
  g_autoptr (GString) left_out = g_string_new (NULL);
  guint n_cells;
  const MstCell *cells = mst_grid_get_row (grid, 0, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    {
      int field = match_heading (self, &cells[i]);
      guint position = (guint) field;

      if (field >= 0 && !has_field (self, position))
        {
          g_array_append_val (self->fields, position);
          g_array_append_val (positions, cells[i].column);
        }
      else if (field != MST_COLUMN_SERIAL)
        g_string_append_printf (left_out, "%s%s", left_out->len > 0 ? _ (", ") : "", cells[i].text);
    }
  self->left_out = left_out->len > 0 ? g_strdup (left_out->str) : NULL;
}

static gboolean
take_columns (MstPaste *self, const MstGrid *grid, const MstField *const *columns,
              GArray *positions, GError **error)
{
  guint32 n_columns = mst_grid_get_n_columns (grid);
  guint n_known = 0;

  while (columns[n_known] != NULL)
    n_known++;
  if (n_columns > n_known)
    {
      g_set_error (
        error, MST_ERROR, MST_ERROR_INPUT,
        _ ("The block has %u columns, and the list has %u from here on. Start further to "
           "the left, copy fewer columns, or copy the headings as well."),
        n_columns, n_known);
      return FALSE;
    }
  for (guint32 i = 0; i < n_columns; i++)
    {
      guint position = (guint) (columns[i] - self->type->fields);

      g_array_append_val (self->fields, position);
      g_array_append_val (positions, i);
    }
  return TRUE;
}

static void
add_row (MstPaste *self, const MstGrid *grid, guint32 grid_row, guint number, gint64 id,
         const GArray *positions)
{
  MstPasteRow *row = g_new0 (MstPasteRow, 1);

  row->number = number;
  row->id = id;
  row->n_cells = self->fields->len;
  row->cells = g_new0 (MstPasteCell, row->n_cells);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const MstCell *cell =
        mst_grid_get_cell (grid, grid_row, g_array_index (positions, guint32, i));

      row->cells[i].text = cell != NULL ? mst_cell_dup_text (cell, FALSE) : g_strdup ("");
      row->cells[i].shown = g_strdup ("");
      row->cells[i].old = g_strdup ("");
    }
  g_ptr_array_add (self->rows, row);
}

MstPaste *
mst_paste_new (const MstRecordType *type, const MstField *const *columns, const gint64 *ids,
               guint n_ids, const char *text, GError **error)
{
  g_autoptr (MstPaste) self = NULL;
  g_autoptr (MstWorkbook) workbook = NULL;
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  const MstGrid *grid;
  guint32 first = 0, last;

  g_return_val_if_fail (type != NULL && columns != NULL && columns[0] != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  workbook = read_block (text, error);
  if (workbook == NULL)
    return NULL;
  self = paste_alloc (type);
  grid = mst_workbook_get_sheet (workbook, 0);
  if (has_headings (self, grid, columns))
    {
      first = 1;
      take_headings (self, grid, positions);
    }
  else if (!take_columns (self, grid, columns, positions, error))
    return NULL;

  last = mst_grid_get_row_number (grid, mst_grid_get_n_rows (grid) - 1);
  for (guint32 row = first; row <= last; row++)
    add_row (self, grid, row, row - first + 1, row - first < n_ids ? ids[row - first] : 0,
             positions);
  return g_steal_pointer (&self);
}

gboolean
mst_paste_is_single (const char *text)
{
  g_autoptr (MstWorkbook) workbook = NULL;
  const MstGrid *grid;
  guint n_cells;

  g_return_val_if_fail (text != NULL, FALSE);

  workbook = read_block (text, NULL);
  if (workbook == NULL)
    return FALSE;
  grid = mst_workbook_get_sheet (workbook, 0);
  mst_grid_get_row (grid, 0, &n_cells);
  return mst_grid_get_n_rows (grid) == 1 && n_cells == 1;
}

MstPaste *
mst_paste_new_fill (const MstRecordType *type, const MstField *field, const gint64 *ids,
                    guint n_ids, const char *text, GError **error)
{
  g_autoptr (MstPaste) self = NULL;
  g_autoptr (MstWorkbook) workbook = NULL;
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  const MstGrid *grid;
  const MstCell *cells;
  guint n_cells, position;

  g_return_val_if_fail (type != NULL && field != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  workbook = read_block (text, error);
  if (workbook == NULL)
    return NULL;
  grid = mst_workbook_get_sheet (workbook, 0);
  cells = mst_grid_get_row (grid, 0, &n_cells);
  if (mst_grid_get_n_rows (grid) != 1 || n_cells != 1)
    {
      g_set_error_literal (
        error, MST_ERROR, MST_ERROR_INPUT,
        _ ("Only a single cell can fill the chosen rows. Copy one cell, or put the "
           "cursor where the block is to begin."));
      return NULL;
    }
  self = paste_alloc (type);
  position = (guint) (field - type->fields);
  g_array_append_val (self->fields, position);
  g_array_append_val (positions, cells[0].column);
  for (guint i = 0; i < n_ids; i++)
    add_row (self, grid, mst_grid_get_row_number (grid, 0), i + 1, ids[i], positions);
  return g_steal_pointer (&self);
}

/* --- looking --- */

const MstRecordType *
mst_paste_get_record_type (const MstPaste *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type;
}

guint
mst_paste_get_n_columns (const MstPaste *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields->len;
}

const MstField *
mst_paste_get_field (const MstPaste *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->fields->len, NULL);

  return &self->type->fields[mst_paste_get_position (self, column)];
}

void
mst_paste_set_field (MstPaste *self, guint column, const MstField *field)
{
  guint position;

  g_return_if_fail (self != NULL && column < self->fields->len);
  g_return_if_fail (field >= self->type->fields
                    && field < self->type->fields + self->type->n_fields);

  position = (guint) (field - self->type->fields);
  for (guint i = 0; i < self->fields->len; i++)
    if (mst_paste_get_position (self, i) == position)
      g_array_index (self->fields, guint, i) = mst_paste_get_position (self, column);
  g_array_index (self->fields, guint, column) = position;
}

void
mst_paste_remove_column (MstPaste *self, guint column)
{
  g_return_if_fail (self != NULL && column < self->fields->len);

  if (self->fields->len == 1)
    return;
  g_array_remove_index (self->fields, column);
  for (guint i = 0; i < self->rows->len; i++)
    {
      MstPasteRow *row = mst_paste_peek_row (self, i);

      clear_cell (&row->cells[column]);
      row->n_cells--;
      memmove (&row->cells[column], &row->cells[column + 1],
               (row->n_cells - column) * sizeof (MstPasteCell));
    }
}

const char *
mst_paste_get_left_out (const MstPaste *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->left_out;
}

guint
mst_paste_get_n_rows (const MstPaste *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

guint
mst_paste_get_row_number (const MstPaste *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return mst_paste_peek_row (self, row)->number;
}

gint64
mst_paste_get_row_id (const MstPaste *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return mst_paste_peek_row (self, row)->id;
}

const char *
mst_paste_get_row_title (const MstPaste *self, guint row)
{
  const MstPasteRow *at;

  g_return_val_if_fail (self != NULL && row < self->rows->len, "");

  at = mst_paste_peek_row (self, row);
  return at->after != NULL ? mst_record_get_title (at->after) : "";
}

const char *
mst_paste_get_row_message (const MstPaste *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return mst_paste_peek_row (self, row)->message;
}

gboolean
mst_paste_row_is_bad (const MstPasteRow *row)
{
  gboolean is_bad = row->message != NULL;

  for (guint i = 0; i < row->n_cells; i++)
    is_bad |= row->cells[i].state == MST_PASTE_BAD;
  return is_bad;
}

gboolean
mst_paste_row_is_changed (const MstPasteRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].state == MST_PASTE_CHANGED)
      return TRUE;
  return FALSE;
}

gboolean
mst_paste_is_row_bad (const MstPaste *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, FALSE);

  return mst_paste_row_is_bad (mst_paste_peek_row (self, row));
}

const MstPasteCell *
mst_paste_get_cell (const MstPaste *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);
  g_return_val_if_fail (column < self->fields->len, NULL);

  return &mst_paste_peek_row (self, row)->cells[column];
}

MstPasteCounts
mst_paste_get_counts (const MstPaste *self)
{
  MstPasteCounts counts = { 0 };

  g_return_val_if_fail (self != NULL, counts);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MstPasteRow *row = mst_paste_peek_row (self, i);

      for (guint c = 0; c < row->n_cells; c++)
        {
          counts.n_changed_cells += row->cells[c].state == MST_PASTE_CHANGED ? 1 : 0;
          counts.n_bad_cells += row->cells[c].state == MST_PASTE_BAD ? 1 : 0;
        }
      if (mst_paste_row_is_bad (row))
        counts.n_bad_rows++;
      else if (mst_paste_row_is_changed (row))
        *(row->id != 0 ? &counts.n_changed_rows : &counts.n_new_rows) += 1;
    }
  return counts;
}
