/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References in formulas, when rows are put in and cells are copied. */

#include "config.h"

#include "mst-sheet-reference.h"

#include <string.h>

#define MOST_COLUMNS 16384
#define MOST_ROWS 1048576

typedef enum
{
  SHIFT,
  REPEAT,
  MOVE,
  RENAME,
} Mode;

typedef struct
{
  Mode mode;
  const char *home;
  const MstSheetShift *shift;
  guint copy;
  int rows, columns;
  const char *from, *to; /* sheets */
} Change;

/** Reference: @row from 1; @column from 0, -1: the whole row. */
typedef struct
{
  int column;
  guint row;
  gboolean fixed_column, fixed_row;
} Reference;

const char *
mst_sheet_read_reference (const char *text, guint *column, guint *row, gboolean *fixed_column,
                          gboolean *fixed_row)
{
  const char *c = text;
  guint letters = 0;
  guint64 number = 0;

  *fixed_column = *c == '$';
  c += *fixed_column;
  for (*column = 0; g_ascii_isalpha (*c) && letters < 4; c++, letters++)
    *column = *column * 26 + (guint) (g_ascii_toupper (*c) - 'A' + 1);
  if (letters == 0 || letters > 3 || *column > MOST_COLUMNS)
    return NULL;
  --*column;
  *fixed_row = *c == '$';
  c += *fixed_row;
  if (!g_ascii_isdigit (*c) || *c == '0')
    return NULL;
  for (; g_ascii_isdigit (*c) && number <= MOST_ROWS; c++)
    number = number * 10 + (guint) (*c - '0');
  *row = (guint) number;
  return number <= MOST_ROWS ? c : NULL;
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80 || (c != '\0' && strchr ("$_.\\?", c) != NULL);
}

/* A token that is a cell, or a row of a range of rows. */
static gboolean
parse (const char *token, Reference *reference)
{
  guint column;
  const char *end = mst_sheet_read_reference (token, &column, &reference->row,
                                              &reference->fixed_column, &reference->fixed_row);

  if (end != NULL && *end == '\0')
    {
      reference->column = (int) column;
      return TRUE;
    }
  reference->column = -1;
  reference->fixed_row = *token == '$';
  token += reference->fixed_row;
  reference->row = (guint) g_ascii_strtoull (token, NULL, 10);
  return *token != '\0' && strspn (token, "0123456789") == strlen (token) && reference->row > 0
         && reference->row <= MOST_ROWS;
}

static void
append (GString *out, const Reference *reference)
{
  char name[MST_CELL_NAME_SIZE];

  if (reference->column >= 0)
    {
      mst_cell_name (0, (guint32) reference->column, name);
      name[strlen (name) - 1] = '\0';
      g_string_append_printf (out, "%s%s", reference->fixed_column ? "$" : "", name);
    }
  g_string_append_printf (out, "%s%u", reference->fixed_row ? "$" : "", reference->row);
}

/* @is_end: of a range */
static void
change_reference (const Change *change, Reference *reference, gboolean is_end)
{
  const MstSheetShift *shift = change->shift;

  if (change->mode == MOVE)
    {
      if (!reference->fixed_row)
        reference->row = (guint) MAX (1, (int) reference->row + change->rows);
      if (!reference->fixed_column && reference->column >= 0)
        reference->column = MAX (0, reference->column + change->columns);
    }
  else if (reference->row > shift->row)
    reference->row += shift->added;
  else if (change->mode == REPEAT && !reference->fixed_row)
    reference->row += change->copy;
  else if (change->mode == SHIFT && reference->row == shift->row && is_end)
    reference->row += shift->added;
}

/* The quoted text at @c, with its quotes; the end of it. */
static const char *
skip_quoted (const char *c)
{
  char quote = *c++;

  for (; *c != '\0'; c++)
    if (*c == quote && c[1] == quote)
      c++;
    else if (*c == quote)
      return c + 1;
  return c;
}

/* The name in quotes. (transfer full) */
static char *
unquote (const char *start, const char *end)
{
  g_autofree char *inner = g_strndup (start + 1, (gsize) MAX (0, end - start - 2));
  g_auto (GStrv) parts = g_strsplit (inner, "''", -1);

  return g_strjoinv ("'", parts);
}

static void
append_sheet (const Change *change, GString *out, const char *sheet, gboolean is_foreign,
              const char *written, gsize length)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *quoted = NULL;

  if (change->mode != RENAME || is_foreign || strcmp (sheet, change->from) != 0)
    {
      g_string_append_len (out, written, (gssize) length);
      return;
    }
  parts = g_strsplit (change->to, "'", -1);
  quoted = g_strjoinv ("''", parts);
  g_string_append_printf (out, "'%s'", quoted);
}

static char *
change_formula (const Change *change, const char *formula)
{
  GString *out = g_string_new (NULL);
  g_autofree char *sheet = NULL; /* that was named before what comes */
  gboolean is_foreign = FALSE;   /* it is in another workbook */
  gboolean in_range = FALSE;     /* a reference and a colon stand before */
  gboolean after_reference = FALSE;

  for (const char *c = formula; *c != '\0';)
    {
      const char *start = c;
      g_autofree char *token = NULL;
      Reference reference;

      if (*c == '"' || *c == '[')
        {
          const char *close = *c == '[' ? strchr (c, ']') : NULL;

          is_foreign = *c == '[';
          c = *c == '"' ? skip_quoted (c) : close != NULL ? close + 1 : c + strlen (c);
          g_string_append_len (out, start, c - start);
          after_reference = in_range = FALSE;
          continue;
        }
      if (*c == '\'')
        {
          c = skip_quoted (c);
          g_free (sheet);
          sheet = unquote (start, c);
          is_foreign = is_foreign || *sheet == '[';
          append_sheet (change, out, sheet, is_foreign, start, (gsize) (c - start));
          continue;
        }
      while (is_word (*c))
        c++;
      if (c == start)
        {
          gboolean names = *c == '!';

          in_range = *c == ':' && after_reference;
          after_reference = FALSE;
          if (!names && !in_range)
            {
              g_clear_pointer (&sheet, g_free);
              is_foreign = FALSE;
            }
          g_string_append_c (out, *c++);
          continue;
        }
      token = g_strndup (start, (gsize) (c - start));
      if (*c == '!')
        {
          g_free (sheet);
          sheet = g_steal_pointer (&token);
          append_sheet (change, out, sheet, is_foreign, sheet, strlen (sheet));
          continue;
        }
      if (*c != '(' && parse (token, &reference)
          && (reference.column >= 0 || in_range
              || (*c == ':' && (c[1] == '$' || g_ascii_isdigit (c[1])))))
        {
          const char *home = sheet != NULL ? sheet : change->home;

          if (change->mode == MOVE
              || (change->shift != NULL && !is_foreign
                  && g_strcmp0 (home, change->shift->sheet) == 0))
            change_reference (change, &reference, in_range);
          append (out, &reference);
          after_reference = TRUE;
        }
      else
        {
          g_string_append (out, token);
          after_reference = FALSE;
        }
      in_range = FALSE;
    }
  return g_string_free (out, FALSE);
}

char *
mst_sheet_shift_formula (const char *formula, const char *home, const MstSheetShift *shift)
{
  const Change change = { .mode = SHIFT, .home = home, .shift = shift };

  return change_formula (&change, formula);
}

char *
mst_sheet_repeat_formula (const char *formula, const char *home, const MstSheetShift *shift,
                          guint copy)
{
  const Change change = { .mode = REPEAT, .home = home, .shift = shift, .copy = copy };

  return change_formula (&change, formula);
}

char *
mst_sheet_move_formula (const char *formula, int rows, int columns)
{
  const Change change = { .mode = MOVE, .rows = rows, .columns = columns };

  return change_formula (&change, formula);
}

char *
mst_sheet_rename_formula (const char *formula, const char *from, const char *to)
{
  const Change change = { .mode = RENAME, .from = from, .to = to };

  return change_formula (&change, formula);
}

char *
mst_sheet_shift_ranges (const char *ranges, const MstSheetShift *shift, gboolean grows)
{
  const Change change = { .mode = SHIFT, .home = shift->sheet, .shift = shift };
  g_auto (GStrv) parts = g_strsplit (ranges, " ", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      Reference reference;
      char *changed;

      if (grows && shift->added > 0 && parse (*part, &reference) && reference.row == shift->row)
        {
          g_autofree char *range = g_strdup_printf ("%s:%s", *part, *part);

          changed = change_formula (&change, range);
        }
      else
        changed = change_formula (&change, *part);
      g_free (*part);
      *part = changed;
    }
  return g_strjoinv (" ", parts);
}
