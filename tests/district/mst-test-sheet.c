/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects cells and writes them as a workbook or as text. */
#include "config.h"

#include "mst-test-sheet.h"

#include <gio/gio.h>
#include <string.h>
#include <xlsxwriter.h>

typedef enum
{
  CELL_TEXT,
  CELL_NUMBER,
  CELL_DATE,
  CELL_SUM,
} CellKind;

typedef struct
{
  guint row, column;
  CellKind kind;
  char *text;
  double number;
  MstDate date;
  guint first, last;
} Cell;

typedef struct
{
  guint first_row, first_column, last_row, last_column;
} Merge;

struct _Sheet
{
  char *name;
  GArray *cells;  /* Cell */
  GArray *merges; /* Merge */
  GArray *hidden; /* guint */
};

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

Sheet *
mst_test_sheet_new (const char *name)
{
  Sheet *self = g_new (Sheet, 1);

  self->name = g_strdup (name);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->hidden = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
mst_test_sheet_free (Sheet *self)
{
  g_free (self->name);
  g_array_unref (self->cells);
  g_array_unref (self->merges);
  g_array_unref (self->hidden);
  g_free (self);
}

void
mst_test_sheet_text (Sheet *self, guint row, guint column, const char *text)
{
  Cell cell = { .row = row, .column = column, .kind = CELL_TEXT };

  if (text == NULL || *text == '\0')
    return;
  cell.text = g_strdup (text);
  g_array_append_val (self->cells, cell);
}

void
mst_test_sheet_number (Sheet *self, guint row, guint column, double number)
{
  Cell cell = { .row = row, .column = column, .kind = CELL_NUMBER, .number = number };

  g_array_append_val (self->cells, cell);
}

void
mst_test_sheet_date (Sheet *self, guint row, guint column, MstDate date)
{
  Cell cell = { .row = row, .column = column, .kind = CELL_DATE, .date = date };

  g_array_append_val (self->cells, cell);
}

void
mst_test_sheet_sum (Sheet *self, guint row, guint column, guint first, guint last, double sum)
{
  Cell cell = {
    .row = row, .column = column, .kind = CELL_SUM, .number = sum, .first = first, .last = last
  };

  g_array_append_val (self->cells, cell);
}

void
mst_test_sheet_merge (Sheet *self, guint first_row, guint first_column, guint last_row,
                      guint last_column)
{
  Merge merge = { first_row, first_column, last_row, last_column };

  if (first_row != last_row || first_column != last_column)
    g_array_append_val (self->merges, merge);
}

void
mst_test_sheet_hide (Sheet *self, guint row)
{
  g_array_append_val (self->hidden, row);
}

/* --- workbooks --- */

static void
write_cell (lxw_worksheet *worksheet, const Cell *cell, lxw_format *date_format)
{
  lxw_row_t row = cell->row;
  lxw_col_t column = cell->column;
  char name[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;
  g_autofree char *letters = NULL;

  switch (cell->kind)
    {
    case CELL_TEXT:
      worksheet_write_string (worksheet, row, column, cell->text, NULL);
      break;

    case CELL_NUMBER:
      worksheet_write_number (worksheet, row, column, cell->number, NULL);
      break;

    case CELL_DATE:
      worksheet_write_number (worksheet, row, column, mst_date_get_serial (cell->date),
                              date_format);
      break;

    case CELL_SUM:
      lxw_rowcol_to_cell (name, 0, column);
      letters = g_strndup (name, strlen (name) - 1);
      formula =
        g_strdup_printf ("=SUM(%s%u:%s%u)", letters, cell->first + 1, letters, cell->last + 1);
      worksheet_write_formula_num (worksheet, row, column, formula, NULL, cell->number);
      break;
    }
}

gboolean
mst_test_sheets_save (GPtrArray *sheets, const char *path, GError **error)
{
  /* 1 January 2024, so that equal seeds give equal files. */
  lxw_doc_properties properties = { .created = 1704067200 };
  lxw_workbook *workbook = workbook_new (path);
  lxw_format *date_format;
  lxw_error result;

  if (workbook == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s can't be written", path);
      return FALSE;
    }
  workbook_set_properties (workbook, &properties);
  date_format = workbook_add_format (workbook);
  format_set_num_format (date_format, "yyyy/m/d");
  for (guint i = 0; i < sheets->len; i++)
    {
      const Sheet *sheet = sheets->pdata[i];
      lxw_worksheet *worksheet = workbook_add_worksheet (workbook, sheet->name);

      for (guint k = 0; k < sheet->merges->len; k++)
        {
          const Merge *merge = &g_array_index (sheet->merges, Merge, k);

          worksheet_merge_range (worksheet, merge->first_row, merge->first_column, merge->last_row,
                                 merge->last_column, "", NULL);
        }
      for (guint k = 0; k < sheet->cells->len; k++)
        write_cell (worksheet, &g_array_index (sheet->cells, Cell, k), date_format);
      for (guint k = 0; k < sheet->hidden->len; k++)
        {
          lxw_row_col_options options = { .hidden = 1 };

          worksheet_set_row_opt (worksheet, g_array_index (sheet->hidden, guint, k),
                                 LXW_DEF_ROW_HEIGHT, NULL, &options);
        }
    }
  result = workbook_close (workbook);
  if (result != LXW_NO_ERROR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, lxw_strerror (result));
      return FALSE;
    }
  return TRUE;
}

/* --- text --- */

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *first = a;
  const Cell *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

static void
append_cell (GString *text, const Cell *cell)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (cell->kind)
    {
    case CELL_TEXT:
      if (strpbrk (cell->text, ",\"\n") != NULL)
        {
          g_auto (GStrv) pieces = g_strsplit (cell->text, "\"", -1);
          g_autofree char *doubled = g_strjoinv ("\"\"", pieces);

          g_string_append_printf (text, "\"%s\"", doubled);
        }
      else
        g_string_append (text, cell->text);
      break;

    case CELL_DATE:
      g_string_append_printf (text, "%u/%u/%u", cell->date.year, cell->date.month, cell->date.day);
      break;

    case CELL_NUMBER:
    case CELL_SUM:
      g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.12G", cell->number));
      break;
    }
}

gboolean
mst_test_sheet_save_text (Sheet *self, const char *path, const char *charset, GError **error)
{
  gboolean is_utf8 = strcmp (charset, "UTF-8") == 0;
  g_autoptr (GString) text = g_string_new (is_utf8 ? "\xef\xbb\xbf" : "");
  guint n_columns = 0, at = 0;
  g_autofree char *converted = NULL;
  gsize length;

  g_array_sort (self->cells, compare_cells);
  for (guint i = 0; i < self->cells->len; i++)
    n_columns = MAX (n_columns, g_array_index (self->cells, Cell, i).column + 1);
  for (guint row = 0; at < self->cells->len; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          const Cell *cell = at < self->cells->len ? &g_array_index (self->cells, Cell, at) : NULL;

          if (column > 0)
            g_string_append_c (text, ',');
          if (cell == NULL || cell->row != row || cell->column != column)
            continue;
          append_cell (text, cell);
          at++;
        }
      g_string_append (text, "\r\n");
    }
  if (is_utf8)
    return g_file_set_contents (path, text->str, text->len, error);
  converted = g_convert (text->str, text->len, charset, "UTF-8", NULL, &length, error);
  return converted != NULL && g_file_set_contents (path, converted, length, error);
}
