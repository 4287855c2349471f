/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could not be read goes back to its senders: their titles and headings, the rejected rows as
 * they wrote them, bad cells coloured, the reason beside. Read again, the workbook is understood as
 * the original was. */

#include "config.h"

#include "mst-import-private.h"

#include "mst-area.h"
#include "mst-sheet-writer.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the recipients read is Chinese whatever the program's language. */
#define REASON_HEADING "退回原因"

#define MAX_SHEET_NAME 31
#define REASON_WIDTH 50
#define MIN_WIDTH 8
#define MAX_WIDTH 40

/** Part: a sheet of the rejects workbook. */
typedef struct
{
  MstImport *import;
  MstImportSheet *sheet;
  guint index;
  MstSheetWriter *writer;
  guint32 reason_column;
  GHashTable *problems; /* "row" → GPtrArray of MstImportProblem, rejects only */
} Part;

static GPtrArray *
get_problems (const Part *self, guint32 row)
{
  return g_hash_table_lookup (self->problems, GUINT_TO_POINTER (row + 1));
}

static void
collect_problems (Part *self)
{
  GPtrArray *all = self->import->reading->problems;

  self->problems = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      MstImportProblem *problem = g_ptr_array_index (all, i);
      GPtrArray *list;

      if (problem->sheet != self->index || !problem->is_reject)
        continue;
      list = get_problems (self, problem->row);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->problems, GUINT_TO_POINTER (problem->row + 1), list);
        }
      g_ptr_array_add (list, problem);
    }
}

/* The name under which the place is found again where only the file's name told it. */
static char *
make_sheet_name (const Part *self)
{
  const char *file = mst_workbook_get_name (self->sheet->workbook);
  const char *dot = strrchr (file, '.');
  g_autofree char *base = dot != NULL ? g_strndup (file, (gsize) (dot - file)) : g_strdup (file);
  g_autofree char *name = NULL;

  if (mst_workbook_get_n_sheets (self->sheet->workbook) > 1)
    name = g_strdup_printf ("%s-%s", base, mst_grid_get_name (self->sheet->grid));
  else
    name = g_strdup (base);
  if (g_utf8_strlen (name, -1) <= MAX_SHEET_NAME)
    return g_steal_pointer (&name);
  /* The end of a long name tells more than its beginning. */
  return g_strdup (g_utf8_offset_to_pointer (name, g_utf8_strlen (name, -1) - MAX_SHEET_NAME));
}

static guint32
find_reason_column (const Part *self)
{
  const MstRecognition *recognition = self->sheet->recognition;
  guint32 last = 0;

  for (guint i = 0; i < recognition->columns->len; i++)
    {
      const MstRecognisedColumn *column =
        &g_array_index (recognition->columns, MstRecognisedColumn, i);

      /* Of a workbook that comes back a second time the reason is written anew. */
      if (strcmp (column->heading, REASON_HEADING) == 0)
        return column->column;
      last = MAX (last, column->column);
    }
  return last + 1;
}

/* --- cells --- */

static gboolean
put_cell (Part *self, guint32 row, const MstCell *cell, MstCellStyle style, const char *comment,
          GError **error)
{
  gboolean is_text = cell->type == MST_CELL_TEXT || cell->type == MST_CELL_ERROR;

  return mst_sheet_writer_put (self->writer, row, cell->column, (char) cell->type,
                               is_text ? cell->text : NULL, is_text ? 0 : cell->number, style,
                               comment, error);
}

static gboolean
put_text (Part *self, guint32 row, guint32 column, const char *text, MstCellStyle style,
          const char *comment, GError **error)
{
  return mst_sheet_writer_put (self->writer, row, column, MST_CELL_TEXT, text, 0, style, comment,
                               error);
}

static const MstMergedRange *
find_merge (const Part *self, guint32 row, guint32 column)
{
  guint n_merges;
  const MstMergedRange *merges = mst_grid_get_merges (self->sheet->grid, &n_merges);

  for (guint i = 0; i < n_merges; i++)
    if (merges[i].first_row == row && merges[i].first_column == column)
      return &merges[i];
  return NULL;
}

static gboolean
put_top_cell (Part *self, guint32 row, const MstCell *cell, GError **error)
{
  const MstMergedRange *merge = find_merge (self, row, cell->column);
  MstCellStyle style = row >= self->sheet->recognition->first_heading_row ? MST_CELL_STYLE_HEADING
                                                                          : MST_CELL_STYLE_PLAIN;
  g_autofree char *text = NULL;

  if (merge == NULL || merge->last_row > self->sheet->recognition->last_heading_row)
    return put_cell (self, row, cell, style, NULL, error);
  text = mst_cell_dup_text (cell, mst_grid_uses_1904 (self->sheet->grid));
  return mst_sheet_writer_merge (self->writer, row, cell->column, merge->last_row,
                                 merge->last_column, text, style, error);
}

/* Titles, remarks and headings as they were. */
static gboolean
put_top (Part *self, GError **error)
{
  const MstRecognition *recognition = self->sheet->recognition;

  for (guint i = 0; i < mst_grid_get_n_rows (self->sheet->grid); i++)
    {
      guint32 row = mst_grid_get_row_number (self->sheet->grid, i);
      guint n_cells;
      const MstCell *cells = mst_grid_get_row (self->sheet->grid, i, &n_cells);

      if (row > recognition->last_heading_row)
        break;
      for (guint c = 0; c < n_cells; c++)
        if (cells[c].column != self->reason_column && !put_top_cell (self, row, &cells[c], error))
          return FALSE;
      if (row == recognition->first_heading_row
          && !mst_sheet_writer_merge (self->writer, row, self->reason_column,
                                      recognition->last_heading_row, self->reason_column,
                                      REASON_HEADING, MST_CELL_STYLE_HEADING, error))
        return FALSE;
    }
  return TRUE;
}

/* "“姓名”不能为空；…" for the cells of @column, or of the whole row when it is G_MAXUINT32. */
static char *
join_messages (GPtrArray *problems, guint32 column)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const MstImportProblem *problem = g_ptr_array_index (problems, i);

      if (column != G_MAXUINT32 && problem->column != column)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, problem->message);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_bad (GPtrArray *problems, guint32 column)
{
  for (guint i = 0; i < problems->len; i++)
    if (((const MstImportProblem *) g_ptr_array_index (problems, i))->column == column)
      return TRUE;
  return FALSE;
}

static const MstRecognisedColumn *
find_column (const Part *self, guint32 column)
{
  const GArray *columns = self->sheet->recognition->columns;

  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, MstRecognisedColumn, i).column == column)
      return &g_array_index (columns, MstRecognisedColumn, i);
  return NULL;
}

/* A destroyed number goes back as text, lest the spreadsheet destroys the right one again. */
static gboolean
wants_text (const Part *self, const MstCell *cell)
{
  const MstRecognisedColumn *column = find_column (self, cell->column);

  return cell->type == MST_CELL_NUMBER && column != NULL && column->field >= 0
         && self->import->type->fields[column->field].kind == MST_FIELD_CITIZEN_NUMBER;
}

/* What stands in a cell once the ranges merged down the original sheet are gone. */
static const MstCell *
find_filled (const Part *self, guint32 row, guint32 column)
{
  guint n_merges;
  const MstMergedRange *merges = mst_grid_get_merges (self->sheet->grid, &n_merges);

  for (guint i = 0; i < n_merges; i++)
    if (merges[i].first_column == column && merges[i].first_row < row && merges[i].last_row >= row
        && merges[i].first_row > self->sheet->recognition->last_heading_row)
      return mst_grid_get_cell (self->sheet->grid, merges[i].first_row, column);
  return NULL;
}

/* What names the places of a row of several whose records go back, or those that don't; "" for none. */
static char *
join_places (const Part *self, const MstImportRow *row, gboolean that_go_back)
{
  const GArray *rows = self->import->reading->rows;
  GString *text = g_string_new (NULL);

  for (guint i = 0; row->part_text != NULL && i < rows->len; i++)
    {
      const MstImportRow *other = &g_array_index (rows, MstImportRow, i);

      if (other->sheet == row->sheet && other->row == row->row && other->part_text != NULL
          && (other->outcome == MST_OUTCOME_REJECTED) == that_go_back)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", other->part_text);
    }
  return g_string_free (text, FALSE);
}

static gboolean
put_data_cell (Part *self, const MstImportRow *row, guint32 at, guint32 column, GPtrArray *problems,
               GError **error)
{
  const MstCell *cell = mst_grid_get_cell (self->sheet->grid, row->row, column);
  gboolean bad = is_bad (problems, column);
  g_autofree char *comment = bad ? join_messages (problems, column) : NULL;
  MstCellStyle style = bad ? MST_CELL_STYLE_BAD : MST_CELL_STYLE_PLAIN;
  const char *said;

  if (cell == NULL)
    cell = find_filled (self, row->row, column);
  /* What the row above said holds no more once that row is gone. */
  said = mst_cell_table_peek (self->import->reading->filled, row->sheet, row->row, column);
  if (said != NULL)
    return put_text (self, at, column, said, style, comment, error);
  if (cell == NULL)
    return !bad
           || mst_sheet_writer_put (self->writer, at, column, MST_CELL_BLANK, NULL, 0, style,
                                    comment, error);
  if (wants_text (self, cell))
    {
      g_autofree char *text = mst_cell_dup_text (cell, mst_grid_uses_1904 (self->sheet->grid));

      return put_text (self, at, column, text, style, comment, error);
    }
  if (cell->column != column)
    return TRUE;
  return put_cell (self, at, cell, style, comment, error);
}

/* Only the places that go back, so that the row can be read again without doubling the others. */
static gboolean
put_places (Part *self, const MstImportRow *row, guint32 at, GPtrArray *problems, GError **error)
{
  g_autofree char *comment = join_messages (problems, row->part_column);
  g_autofree char *places = join_places (self, row, TRUE);

  return put_text (self, at, row->part_column, places, MST_CELL_STYLE_BAD,
                   *comment != '\0' ? comment : NULL, error);
}

static gboolean
put_row (Part *self, const MstImportRow *row, guint32 at, GError **error)
{
  GPtrArray *problems = get_problems (self, row->row);
  g_autofree char *taken = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *reason = NULL;
  guint32 n_columns = MAX (mst_grid_get_n_columns (self->sheet->grid), self->reason_column);

  if (problems == NULL)
    return TRUE;
  taken = join_places (self, row, FALSE);
  for (guint32 column = 0; column < n_columns; column++)
    if (column != self->reason_column
        && !(*taken != '\0' && column == row->part_column
               ? put_places (self, row, at, problems, error)
               : put_data_cell (self, row, at, column, problems, error)))
      return FALSE;
  messages = join_messages (problems, G_MAXUINT32);
  if (*taken != '\0')
    {
      g_autofree char *sentence =
        g_strdup_printf (_ ("The other places of the row were taken: %s."), taken);

      reason = g_strconcat (messages, "\n", sentence, NULL);
    }
  return put_text (self, at, self->reason_column, reason != NULL ? reason : messages,
                   MST_CELL_STYLE_WARNING, NULL, error);
}

static void
set_widths (Part *self)
{
  const GArray *columns = self->sheet->recognition->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      const MstRecognisedColumn *column = &g_array_index (columns, MstRecognisedColumn, i);
      double width = 12;

      if (column->field == MST_COLUMN_SERIAL)
        width = MIN_WIDTH;
      else if (column->field >= 0)
        switch (self->import->type->fields[column->field].kind)
          {
          case MST_FIELD_CITIZEN_NUMBER:
          case MST_FIELD_CREDIT_CODE:
            width = 22;
            break;
          case MST_FIELD_TEXT:
          case MST_FIELD_REFERENCE:
            width = 20;
            break;
          case MST_FIELD_PHONE:
            width = 14;
            break;
          default:
            break;
          }
      mst_sheet_writer_set_column_width (self->writer, column->column, MIN (width, MAX_WIDTH));
    }
  mst_sheet_writer_set_column_width (self->writer, self->reason_column, REASON_WIDTH);
}

/* Whether @rows[index] is another record of the row that was put last. */
static gboolean
is_put (const GArray *rows, guint index, guint last)
{
  const MstImportRow *row = &g_array_index (rows, MstImportRow, index);
  const MstImportRow *put = &g_array_index (rows, MstImportRow, last);

  return last < index && put->sheet == row->sheet && put->row == row->row;
}

static gboolean
write_part (Part *self, GError **error)
{
  GArray *rows = self->import->reading->rows;
  g_autofree char *name = make_sheet_name (self);
  guint32 at = self->sheet->recognition->last_heading_row + 1;
  guint last = G_MAXUINT;

  if (!mst_sheet_writer_begin_sheet (self->writer, name, error))
    return FALSE;
  self->reason_column = find_reason_column (self);
  set_widths (self);
  mst_sheet_writer_freeze (self->writer, at, 0);
  if (!put_top (self, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const MstImportRow *row = &g_array_index (rows, MstImportRow, i);

      if (row->sheet != self->index || row->outcome != MST_OUTCOME_REJECTED
          || (last != G_MAXUINT && is_put (rows, i, last)))
        continue;
      if (!put_row (self, row, at++, error))
        return FALSE;
      last = i;
    }
  return TRUE;
}

static gboolean
has_rejects (MstImport *self, guint sheet)
{
  for (guint i = 0; i < self->reading->rows->len; i++)
    {
      const MstImportRow *row = &g_array_index (self->reading->rows, MstImportRow, i);

      if (row->sheet == sheet && row->outcome == MST_OUTCOME_REJECTED)
        return TRUE;
    }
  return FALSE;
}

gboolean
mst_import_write_rejects (MstImport *self, const char *path, GError **error)
{
  g_autoptr (MstSheetWriter) writer = NULL;
  guint n = 0;

  g_return_val_if_fail (MST_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (self->reading->counts.rejected == 0)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT, _ ("No row goes back."));
      return FALSE;
    }
  writer = mst_sheet_writer_new (path, _ ("Rows sent back"), NULL, error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      Part part = { self, g_ptr_array_index (self->sheets, i), i, writer };
      gboolean ok;

      if (!has_rejects (self, i))
        continue;
      n++;
      collect_problems (&part);
      ok = write_part (&part, error);
      g_hash_table_unref (part.problems);
      if (!ok)
        return FALSE;
    }
  return mst_sheet_writer_finish (writer, error);
}
