/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Understands one sheet: which rows are records, what stands in their cells once merged ranges and
 * ditto marks are filled, which place they speak of, and whether the sheet's own totals agree. Values
 * are read in mst-import-values.c. */

#include "config.h"

#include "mst-import-values.h"

#include "mst-area.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/** Fill: a range merged down a column: what stands at its top holds for all its rows. */
typedef struct
{
  guint32 first_row, last_row;
  const MstCell *cell; /* nullable */
} Fill;

/** Column: a column of the sheet that means something. */
typedef struct
{
  MstValueColumn base;
  GArray *fills; /* Fill, ascending */
  guint next_fill;
  gboolean fills_blanks; /* a list without merged ranges that names a place once */
  MstValue above;        /* what the row above said */
} Column;

/** Tally: the rows a subtotal or total speaks of. @pending: it stood above them and waits for their
 *  end; owned by the reading. */
typedef struct
{
  gint64 found, rejected;
  MstReconciliation *pending;
} Tally;

/** Reader: the state while going down one sheet. */
typedef struct
{
  const MstSheetContext *context;
  MstImportSheet *sheet;
  guint index;
  MstSheetReading *reading;
  GArray *columns; /* Column, by column number */
  MstValueReader *values;
  Tally subtotal, total;
} Reader;

/* --- the place of a sheet --- */

static const MstPlace *
find_in_lines (const MstPlaceFinder *places, const MstImportSheet *sheet)
{
  const MstPlace *found = NULL;

  for (guint i = 0;
       i < mst_grid_get_n_rows (sheet->grid)
       && mst_grid_get_row_number (sheet->grid, i) < sheet->recognition->first_heading_row;
       i++)
    {
      guint n_cells;
      const MstCell *cells = mst_grid_get_row (sheet->grid, i, &n_cells);

      for (guint c = 0; c < n_cells; c++)
        {
          const MstPlace *place = cells[c].type == MST_CELL_TEXT
                                    ? mst_place_finder_find_in_text (places, cells[c].text)
                                    : NULL;

          /* The line that says it most closely. */
          if (place != NULL && (found == NULL || mst_place_is_in (place, found)))
            found = place;
        }
    }
  return found;
}

const MstPlace *
mst_import_find_sheet_place (const MstPlaceFinder *places, const MstImportSheet *sheet)
{
  const MstPlace *found = sheet->recognition != NULL ? find_in_lines (places, sheet) : NULL;
  const MstPlace *named = NULL;
  const char *const names[] = {
    mst_grid_get_name (sheet->grid),
    mst_workbook_get_name (sheet->workbook),
  };

  /* The title leaves room for a closer name: "东城区…花名册" for "…-东华门街道.xlsx". */
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const MstPlace *place = mst_place_finder_find_in_text (places, names[i]);

      if (place != NULL && mst_place_is_in (place, found))
        found = place;
    }
  /* A sheet that is called as a community is, and no more: 云台山. */
  if (mst_place_finder_find (places, found, names[0], 0, &named) == MST_PLACE_FOUND
      && named->level <= MST_AREA_COMMUNITY && mst_place_is_in (named, found))
    found = named;
  return found;
}

/* --- columns --- */

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_clear_pointer (&column->fills, g_array_unref);
  mst_value_clear (&column->above);
}

static int
compare_fills (gconstpointer a, gconstpointer b)
{
  const Fill *first = a, *second = b;

  return first->first_row < second->first_row ? -1 : first->first_row > second->first_row;
}

static void
collect_fills (Column *column, const MstImportSheet *sheet)
{
  guint n_merges;
  const MstMergedRange *merges = mst_grid_get_merges (sheet->grid, &n_merges);

  column->fills = g_array_new (FALSE, FALSE, sizeof (Fill));
  for (guint i = 0; i < n_merges; i++)
    if (merges[i].first_column == column->base.column && merges[i].last_row > merges[i].first_row
        && merges[i].first_row > sheet->recognition->last_heading_row)
      {
        Fill fill = { merges[i].first_row, merges[i].last_row,
                      mst_grid_get_cell (sheet->grid, merges[i].first_row,
                                         merges[i].first_column) };

        g_array_append_val (column->fills, fill);
      }
  g_array_sort (column->fills, compare_fills);
}

static gboolean
is_blank_cell (const MstCell *cell)
{
  return cell == NULL || (cell->type == MST_CELL_TEXT && mst_text_is_blank (cell->text));
}

/* A list saved from merged cells (.csv) names a place in the first of its rows only: the first data
 * row has it and most do not. */
static gboolean
names_once (const Column *column, const MstImportSheet *sheet)
{
  guint first = mst_grid_find_row (sheet->grid, sheet->recognition->last_heading_row + 1);
  guint n_rows = mst_grid_get_n_rows (sheet->grid), n_filled = 0, n_merges;

  mst_grid_get_merges (sheet->grid, &n_merges);
  if (column->base.place_level == 0 || n_merges > 0 || first >= n_rows
      || is_blank_cell (mst_grid_get_cell (
        sheet->grid, mst_grid_get_row_number (sheet->grid, first), column->base.column)))
    return FALSE;
  for (guint i = first; i < n_rows; i++)
    n_filled += is_blank_cell (mst_grid_get_cell (
                  sheet->grid, mst_grid_get_row_number (sheet->grid, i), column->base.column))
                  ? 0
                  : 1;
  return n_filled * 2 < n_rows - first;
}

static void
collect_columns (Reader *self)
{
  const MstRecordType *type = self->context->import->type;
  const MstRecognition *recognition = self->sheet->recognition;

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  for (guint i = 0; i < recognition->columns->len; i++)
    {
      const MstRecognisedColumn *known =
        &g_array_index (recognition->columns, MstRecognisedColumn, i);
      Column column = { { known->column, known->field, NULL, 0, FALSE } };

      if (known->field == MST_COLUMN_UNUSED || known->field == MST_COLUMN_SERIAL)
        continue;
      if (known->field >= 0)
        {
          column.base.description = &type->fields[known->field];
          if (g_strcmp0 (column.base.description->reference, "area") == 0)
            {
              column.base.is_place = TRUE;
              column.base.place_level = mst_value_find_level (known->heading);
            }
        }
      else if (known->field <= MST_COLUMN_PLACE (1))
        {
          column.base.is_place = TRUE;
          column.base.place_level = -10 - known->field;
        }
      column.base.heading = known->heading;
      collect_fills (&column, self->sheet);
      column.fills_blanks = names_once (&column, self->sheet);
      g_array_append_val (self->columns, column);
    }
}

/* --- cells --- */

/* Signs begin with one of few bytes, so that nearly all texts are passed over at once. */
static gboolean
is_ditto (const char *text)
{
  static const char *const marks[] = { "同上", "同前", "〃", "″", "”", "“", "\"", "''", "＂" };
  g_autofree char *normalised = NULL;

  if (strchr (" \"'\xe2\xe3\xef", *text) == NULL && !g_str_has_prefix (text, "同"))
    return FALSE;
  if (strlen (text) > 12)
    return FALSE;
  normalised = mst_text_normalise_name (text);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (normalised, marks[i]) == 0)
      return TRUE;
  return FALSE;
}

static const MstCell *
find_fill (Column *column, guint32 row)
{
  while (column->next_fill < column->fills->len
         && g_array_index (column->fills, Fill, column->next_fill).last_row < row)
    column->next_fill++;
  if (column->next_fill < column->fills->len)
    {
      const Fill *fill = &g_array_index (column->fills, Fill, column->next_fill);

      if (fill->first_row <= row)
        return fill->cell;
    }
  return NULL;
}

/* As the row above. */
static MstValue
take_above (Reader *self, const Column *column, guint32 row)
{
  MstValue value = mst_value_copy (&column->above);
  char *text = mst_value_dup_text (&value, mst_grid_uses_1904 (self->sheet->grid));

  if (text != NULL)
    mst_cell_table_take (self->reading->filled, self->index, row, column->base.column, text);
  return value;
}

/* What stands in @column of the row, @cell being what the file has there. */
static MstValue
take_value (Reader *self, Column *column, guint32 row, const MstCell *cell)
{
  MstImport *import = self->context->import;
  const char *correction =
    g_hash_table_size (import->corrections) > 0
      ? mst_import_peek_correction (import, self->index, row, column->base.column)
      : NULL;
  MstValue value = { cell, NULL };

  if (correction != NULL)
    {
      value.cell = NULL;
      value.text = g_strdup (correction);
    }
  else if (is_blank_cell (cell))
    {
      value.cell = find_fill (column, row);
      if (value.cell == NULL && column->fills_blanks)
        value = take_above (self, column, row);
    }
  else if (cell->type == MST_CELL_TEXT && is_ditto (cell->text)
           && (column->above.cell != NULL || column->above.text != NULL))
    value = take_above (self, column, row);

  mst_value_clear (&column->above);
  column->above = mst_value_copy (&value);
  return value;
}

/* --- rows --- */

/* One record of the row. */
static MstImportRow
read_part (Reader *self, guint grid_index, guint part)
{
  GPtrArray *problems = self->reading->problems;
  guint32 number = mst_grid_get_row_number (self->sheet->grid, grid_index);
  guint n_cells, c = 0;
  const MstCell *cells = mst_grid_get_row (self->sheet->grid, grid_index, &n_cells);
  MstImportRow row = {
    .sheet = self->index, .row = number, .part = part, .grid_index = grid_index
  };
  guint first_problem = problems->len;

  mst_value_reader_begin (self->values, number, part, problems);
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);
      MstValue value;

      while (c < n_cells && cells[c].column < column->base.column)
        c++;
      value = take_value (self, column, number,
                          c < n_cells && cells[c].column == column->base.column ? &cells[c] : NULL);
      mst_value_reader_add (self->values, &column->base, &value);
      mst_value_clear (&value);
    }
  row.record = mst_value_reader_end (self->values, &row.person);
  row.part_text = g_strdup (mst_value_reader_get_part (self->values, &row.part_column));
  for (guint i = first_problem; i < problems->len; i++)
    row.rejected |= ((MstImportProblem *) g_ptr_array_index (problems, i))->is_reject;
  row.outcome = row.rejected ? MST_OUTCOME_REJECTED : MST_OUTCOME_IMPORTED;
  row.target = -1;
  return row;
}

/* What was said of the row already, from @first on, is not said again from @second on. */
static void
drop_repeated (GPtrArray *problems, guint first, guint second)
{
  for (guint i = problems->len; i-- > second;)
    {
      const MstImportProblem *later = g_ptr_array_index (problems, i);

      for (guint k = first; k < second; k++)
        {
          const MstImportProblem *earlier = g_ptr_array_index (problems, k);

          if (earlier->column == later->column && strcmp (earlier->message, later->message) == 0)
            {
              g_ptr_array_remove_index (problems, i);
              break;
            }
        }
    }
}

/* The other records of a row whose first is @first; those that don't fit go back alone. Whether all of the row
 * goes back: then it stands for one. */
static gboolean
add_other_parts (Reader *self, guint grid_index, MstImportRow *first, guint first_problem,
                 gboolean *any_rejected)
{
  GPtrArray *problems = self->reading->problems;
  guint n_parts = mst_value_reader_get_n_parts (self->values);
  guint first_row = self->reading->rows->len;
  gboolean all = first->rejected;

  *any_rejected = first->rejected;
  for (guint part = 1; part < n_parts; part++)
    {
      guint second_problem = problems->len;
      MstImportRow row = read_part (self, grid_index, part);

      *any_rejected |= row.rejected;
      all &= row.rejected;
      drop_repeated (problems, first_problem, second_problem);
      g_array_append_val (self->reading->rows, row);
    }
  if (all)
    g_array_set_size (self->reading->rows, first_row);
  return all;
}

static void
add_row (Reader *self, guint grid_index)
{
  guint32 number = mst_grid_get_row_number (self->sheet->grid, grid_index);
  guint first_problem = self->reading->problems->len;
  guint at = self->reading->rows->len;
  gboolean rejected;
  MstImportRow row;

  if (mst_grid_is_row_hidden (self->sheet->grid, grid_index))
    {
      self->reading->counts.hidden++;
      mst_import_add_problem (self->reading->problems, self->index, number, G_MAXUINT32, -1, FALSE,
                              "hidden-row", NULL,
                              g_strdup (_ ("The row is hidden in the sheet. It was read.")));
    }
  row = read_part (self, grid_index, 0);
  if (add_other_parts (self, grid_index, &row, first_problem, &rejected))
    g_clear_pointer (&row.part_text, g_free);
  g_array_insert_val (self->reading->rows, at, row);

  self->subtotal.found++;
  self->total.found++;
  self->subtotal.rejected += rejected ? 1 : 0;
  self->total.rejected += rejected ? 1 : 0;
}

static char *
dup_label (const MstImportSheet *sheet, guint grid_index)
{
  guint n_cells;
  const MstCell *cells = mst_grid_get_row (sheet->grid, grid_index, &n_cells);

  for (guint c = 0; c < n_cells; c++)
    if (cells[c].type == MST_CELL_TEXT && !mst_text_is_blank (cells[c].text))
      return mst_text_normalise_name (cells[c].text);
  return g_strdup ("");
}

static void
close_tally (Tally *tally)
{
  if (tally->pending != NULL)
    {
      tally->pending->found = tally->found;
      tally->pending->rejected = tally->rejected;
    }
  *tally = (Tally){ 0 };
}

/* A total speaks of the rows above it, unless it comes before the first of them. */
static void
reconcile (Reader *self, guint grid_index, MstRowRole role, double said)
{
  gboolean is_total = role == MST_ROW_TOTAL;
  Tally *tally = is_total ? &self->total : &self->subtotal;
  gboolean stands_above = tally->pending != NULL || self->reading->rows->len == 0;
  MstReconciliation *reconciliation = NULL;

  if (said >= 0)
    {
      reconciliation = g_new0 (MstReconciliation, 1);
      reconciliation->sheet = self->index;
      reconciliation->row = mst_grid_get_row_number (self->sheet->grid, grid_index);
      reconciliation->label = dup_label (self->sheet, grid_index);
      reconciliation->said = (gint64) llround (said);
      reconciliation->found = tally->found;
      reconciliation->rejected = tally->rejected;
      g_ptr_array_add (self->reading->reconciliations, reconciliation);
    }
  close_tally (tally);
  if (stands_above)
    tally->pending = reconciliation;
  else if (is_total)
    close_tally (&self->subtotal);
  if (is_total)
    self->reading->counts.skipped_total++;
  else
    self->reading->counts.skipped_subtotal++;
}

static void
read_rows (Reader *self)
{
  guint first =
    mst_grid_find_row (self->sheet->grid, self->sheet->recognition->last_heading_row + 1);

  for (guint i = first; i < mst_grid_get_n_rows (self->sheet->grid); i++)
    {
      double said;
      MstRowRole role =
        mst_recognition_get_role (self->sheet->recognition, self->sheet->grid, i, &said);

      if ((i & 255) == 0 && mst_progress_is_cancelled (self->context->progress, NULL))
        return;
      switch (role)
        {
        case MST_ROW_DATA:
          add_row (self, i);
          break;
        case MST_ROW_BLANK:
          self->reading->counts.skipped_blank++;
          break;
        case MST_ROW_SUBTOTAL:
        case MST_ROW_TOTAL:
          reconcile (self, i, role, said);
          break;
        case MST_ROW_HEADING:
        case MST_ROW_NOTE:
          break;
        }
    }
  close_tally (&self->subtotal);
  close_tally (&self->total);
}

/* What the officer wrote for the place, else what the sheet says. */
static const MstPlace *
settle_place (const MstSheetContext *context, const MstImportSheet *sheet)
{
  const MstPlace *place = NULL;

  if (sheet->place != NULL
      && mst_place_finder_find (context->places, NULL, sheet->place, 0, &place) == MST_PLACE_FOUND)
    return place;
  return mst_import_find_sheet_place (context->places, sheet);
}

MstSheetReading *
mst_sheet_reading_new (const MstSheetContext *context, guint sheet)
{
  MstSheetReading *reading = mst_sheet_reading_alloc ();
  Reader reader = { context };

  reader.sheet = g_ptr_array_index (context->import->sheets, sheet);
  reader.index = sheet;
  reader.reading = reading;
  collect_columns (&reader);
  reader.values = mst_value_reader_new (context, sheet, settle_place (context, reader.sheet));
  for (guint i = 0; i < reader.columns->len; i++)
    mst_value_reader_note_column (reader.values, &g_array_index (reader.columns, Column, i).base);
  mst_value_reader_settle_columns (reader.values, reading->problems);
  read_rows (&reader);
  mst_value_reader_free (reader.values);
  g_array_unref (reader.columns);
  return reading;
}
