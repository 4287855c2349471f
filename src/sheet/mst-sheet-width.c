/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide texts, numbers and columns of a table are. */

#include "config.h"

#include "mst-sheet-writer-private.h"

#include <string.h>

/* In widths of the default font's digits, as is the button of the filter. */
#define INDENT 1.3
#define FILTER_BUTTON 2.4
/* No column is wider than this by itself: longer text is wrapped. In half-width characters. */
#define WIDEST_CELL 44
/* A heading longer than this is wrapped rather than widening its column. */
#define WIDEST_HEADING 10

guint
mst_sheet_measure_text (const char *text)
{
  guint widest = 0;
  guint width = 0;

  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    {
      if (*c == '\n')
        {
          widest = MAX (widest, width);
          width = 0;
        }
      else if ((*c & 0xc0) != 0x80)
        width += *c >= 0xe2 ? 2 : 1;
    }
  return MAX (widest, width);
}

guint
mst_sheet_count_lines (const char *text)
{
  guint lines = 1;

  for (; *text != '\0'; text++)
    lines += *text == '\n';
  return lines;
}

/* The least a column takes before a row is seen. */
static guint
get_least_width (const MstTableColumn *column)
{
  switch (column->kind)
    {
    case MST_COLUMN_DATE:
      return 10;
    case MST_COLUMN_ORDINAL:
      return 4;
    default:
      return 2;
    }
}

static double
get_indent (const MstTableColumn *column)
{
  switch (column->kind)
    {
    case MST_COLUMN_TEXT:
    case MST_COLUMN_INTEGER:
    case MST_COLUMN_DECIMAL:
    case MST_COLUMN_PERCENT:
      return INDENT;
    default:
      return 0;
    }
}

double
mst_sheet_get_column_width (const MstTableColumn *column)
{
  guint heading = mst_sheet_measure_text (column->heading);
  guint content = MAX (column->widest, get_least_width (column));
  double heading_width;

  if (column->width > 0)
    return MIN (column->width, 255);

  if (heading > WIDEST_HEADING && strchr (column->heading, '\n') == NULL)
    heading = MAX ((heading + 3) / 4 * 2, WIDEST_HEADING);
  heading_width = heading * CHARACTER_WIDTH + CELL_PADDING + FILTER_BUTTON;
  return MAX (heading_width,
              MIN (content, WIDEST_CELL) * CHARACTER_WIDTH + CELL_PADDING + get_indent (column));
}

/* Above this many half-width characters a text doesn't fit on one line of its column. */
guint
mst_sheet_get_wrap_width (const MstTableColumn *column)
{
  if (column->width > 0)
    return (guint) MAX (1, (column->width - CELL_PADDING - get_indent (column)) / CHARACTER_WIDTH);
  return WIDEST_CELL;
}

/* As wide as the number is shown, with its separators. */
guint
mst_sheet_measure_number (const MstTableColumn *column, const char *number)
{
  gboolean is_negative = *number == '-';
  guint digits = (guint) strspn (number + is_negative, "0123456789");

  switch (column->kind)
    {
    case MST_COLUMN_ORDINAL:
      return digits;
    case MST_COLUMN_DATE:
      return 10;
    case MST_COLUMN_PERCENT:
      return digits + 4 + column->digits;
    default:
      return digits + (digits - 1) / 3 + is_negative + (column->digits > 0) + column->digits;
    }
}
