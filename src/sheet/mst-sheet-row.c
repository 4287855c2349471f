/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the rows of a table straight into the file that holds a sheet's rows in constant memory. The
 * library's own calls make a copy, a cell and a list of attributes of every value, which takes longer
 * than all the rest of an export. */

#include "config.h"

#include "mst-sheet-writer-private.h"
#include "mst-xml-edit.h"

#include <stdlib.h>
#include <string.h>

/* lxw_worksheet's fields for its row file are in the public header, but not promised. */
G_STATIC_ASSERT (LXW_VERSION_ID >= 110 && LXW_VERSION_ID < 120);

/* Of every further line of a row; no row is higher than so many. */
#define WRAPPED_HEIGHT 17
#define MOST_LINES 20

/* What a cell holds. */
#define MOST_CHARACTERS 32767

/* Whole numbers up to here are exact in a workbook. */
#define MOST_EXACT_DIGITS 15

gboolean
mst_sheet_is_number (const char *text)
{
  const char *start = *text == '-' ? text + 1 : text;
  gsize whole = strspn (start, "0123456789");
  gsize fraction = start[whole] == '.' ? strspn (start + whole + 1, "0123456789") : 0;
  gsize length = fraction > 0 ? whole + 1 + fraction : whole;

  return whole > 0 && whole + fraction <= MOST_EXACT_DIGITS && start[length] == '\0';
}

/* The number to write, for the kinds written as numbers: @value itself or a day's serial put into
 * @buffer; NULL when it is to be text. */
static const char *
read_number (const MstTableColumn *column, const char *value, char buffer[16])
{
  MstDate date;
  double serial;

  switch (column->kind)
    {
    case MST_COLUMN_INTEGER:
    case MST_COLUMN_DECIMAL:
    case MST_COLUMN_PERCENT:
    case MST_COLUMN_ORDINAL:
      return mst_sheet_is_number (value) ? value : NULL;
    case MST_COLUMN_DATE:
      serial = mst_date_from_iso (value, &date) ? mst_date_get_serial (date) : 0;
      if (serial <= 0)
        return NULL;
      g_snprintf (buffer, 16, "%d", (int) serial);
      return buffer;
    default:
      return NULL;
    }
}

static const char *
get_style (MstSheetWriter *self, MstTableColumn *column, guint style, gboolean wrap)
{
  char *text = column->styles[style][wrap];

  if (*text == '\0')
    {
      lxw_format *format =
        mst_sheet_writer_get_format (self, column->kind, column->digits, style, wrap);

      g_snprintf (text, sizeof column->styles[style][wrap], "\" s=\"%d\"",
                  lxw_format_get_xf_index (format));
    }
  return text;
}

/* GLib's own looks for overlaps with each call. */
static inline void
append_length (GString *cells, const char *text, gsize length)
{
  gsize start = cells->len;

  if (G_UNLIKELY (start + length + 1 > cells->allocated_len))
    {
      g_string_append_len (cells, text, (gssize) length);
      return;
    }
  memcpy (cells->str + start, text, length);
  cells->str[start + length] = '\0';
  cells->len = start + length;
}

static inline void
append (GString *cells, const char *text)
{
  append_length (cells, text, strlen (text));
}

static void
append_escaped (GString *cells, const char *text)
{
  gsize length = strcspn (text, "&<>");

  if (text[length] == '\0')
    append_length (cells, text, length);
  else
    mst_xml_append_escaped (cells, text);
}

/* Whether a program would trim @text without being told not to. */
static gboolean
has_outer_space (const char *text)
{
  return g_ascii_isspace (text[0]) || g_ascii_isspace (text[strlen (text) - 1]);
}

/* How many lines the cell takes; 0 when its text is longer than a cell may be. */
static guint
append_text (MstSheetWriter *self, MstTableColumn *column, const char *value, guint style)
{
  GString *cells = self->table->cells;
  g_autofree char *scratch = NULL;
  const char *text = mst_sheet_writer_clean_text (value, &scratch);
  guint width = mst_sheet_measure_text (text);
  guint lines;

  if (strlen (text) > MOST_CHARACTERS && g_utf8_strlen (text, -1) > MOST_CHARACTERS)
    return 0;

  lines = (MAX (width, 1) - 1) / mst_sheet_get_wrap_width (column) + mst_sheet_count_lines (text);
  column->widest = MAX (column->widest, width);
  append (cells, get_style (self, column, style, lines > 1));
  if (*text == '\0')
    {
      append (cells, "/>");
      return 1;
    }
  /* As the text of a formula without one: a third shorter than what the library writes, and so is the time in which
   * it is compressed. */
  append (cells, " t=\"str\"><v");
  append (cells, has_outer_space (text) ? " xml:space=\"preserve\">" : ">");
  append_escaped (cells, text);
  append (cells, "</v></c>");
  return lines;
}

/* How many lines the cell takes; 0 as append_text(). */
static guint
append_cell (MstSheetWriter *self, MstTableColumn *column, const char *row_number,
             const char *value, guint style)
{
  GString *cells = self->table->cells;
  const char *number;
  char buffer[16];

  append (cells, "<c r=\"");
  append (cells, column->letters);
  append (cells, row_number);
  if (value == NULL || *value == '\0')
    {
      append (cells, get_style (self, column, style, FALSE));
      append (cells, "/>");
      return 1;
    }

  number = read_number (column, value, buffer);
  if (number == NULL)
    return append_text (self, column, value, style);

  column->widest = MAX (column->widest, mst_sheet_measure_number (column, number));
  append (cells, get_style (self, column, style, FALSE));
  append (cells, "><v>");
  append (cells, number);
  append (cells, "</v></c>");
  return 1;
}

lxw_error
mst_sheet_writer_write_row (MstSheetWriter *self, const char *const *values, MstCellStyle style,
                            guint *column)
{
  MstTableState *table = self->table;
  lxw_worksheet *sheet = self->sheet;
  guint lines = 1;
  char row_number[16];
  char height[48] = "";

  g_string_truncate (table->cells, 0);
  g_snprintf (row_number, sizeof row_number, "%u", table->next_row + 1);
  for (*column = 0; *column < table->n_columns; (*column)++)
    {
      gboolean leads = table->link_sheet != NULL && table->link_column == *column;
      guint needed = append_cell (self, &table->columns[*column], row_number, values[*column],
                                  leads ? MST_CELL_STYLE_LINK : style);

      if (needed == 0)
        return LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;
      lines = MAX (lines, MIN (needed, MOST_LINES));
    }

  /* What the library still holds of the row before comes first; then it is told where we are. */
  lxw_worksheet_write_single_row (sheet);
  if (lines > 1)
    g_snprintf (height, sizeof height, " ht=\"%d\" customHeight=\"1\"",
                (int) MST_ROW_HEIGHT + (int) (lines - 1) * WRAPPED_HEIGHT);
  fprintf (sheet->optimize_tmpfile, "<row r=\"%s\"%s>", row_number, height);
  fwrite (table->cells->str, 1, table->cells->len, sheet->optimize_tmpfile);
  fputs ("</row>", sheet->optimize_tmpfile);
  sheet->optimize_row->row_num = table->next_row;
  sheet->dim_rowmax = table->next_row;
  if (table->link_sheet == NULL)
    return LXW_NO_ERROR;

  *column = table->link_column;
  return mst_sheet_writer_write_link (self, table->next_row, (lxw_col_t) *column, table->link_sheet,
                                      values[*column]);
}
