/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads separated text: .csv and .txt files, and what spreadsheets put on the clipboard. Every cell
 * is text, so that citizen numbers and months such as 1990.10 stay as written. */

#include "config.h"

#include "mst-error.h"
#include "mst-grid-private.h"
#include "mst-limits.h"
#include "mst-reader.h"
#include "mst-text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *at, *end;
  const char *name;
  char separator;
  GString *cell;
  MstGridBuilder *builder;
  MstProgress *progress;
} Reader;

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Separators outside quotes, over the first lines. */
static char
detect_separator (const char *text, gsize length)
{
  static const char separators[] = { ',', '\t', ';' };
  gsize counts[G_N_ELEMENTS (separators)] = { 0 };
  guint best = 0;
  gboolean in_quotes = FALSE;

  length = MIN (length, 65536);
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        in_quotes = !in_quotes;
      else if (!in_quotes)
        for (guint s = 0; s < G_N_ELEMENTS (separators); s++)
          counts[s] += text[i] == separators[s];
    }
  for (guint s = 1; s < G_N_ELEMENTS (separators); s++)
    if (counts[s] > counts[best])
      best = s;
  return separators[best];
}

/* "sep=;" in the first line, as Excel writes it; 0 when there is none. */
static char
read_separator (const char *text, gsize length)
{
  gboolean is_there = length >= 5 && g_ascii_strncasecmp (text, "sep=", 4) == 0
                      && (length == 5 || is_line_end (text[5]));

  return is_there ? text[4] : '\0';
}

static const char *
find_cell_end (const Reader *reader)
{
  const char *c = reader->at;

  while (c < reader->end && *c != reader->separator && !is_line_end (*c))
    c++;
  return c;
}

/* Takes a quoted cell whose closing quote is followed by a separator, a line end or the end. FALSE,
 * with nothing taken, when the quote is a plain character. */
static gboolean
take_quoted (Reader *reader)
{
  const char *c = reader->at + 1;

  g_string_truncate (reader->cell, 0);
  for (;;)
    {
      const char *quote = memchr (c, '"', (gsize) (reader->end - c));

      if (quote == NULL)
        return FALSE;
      g_string_append_len (reader->cell, c, quote - c);
      c = quote + 1;
      if (c == reader->end || *c == reader->separator || is_line_end (*c))
        break;
      if (*c != '"')
        return FALSE;
      g_string_append_c (reader->cell, '"');
      c++;
    }
  reader->at = c;
  return TRUE;
}

static void
take_plain (Reader *reader)
{
  const char *cell_end = find_cell_end (reader);

  g_string_truncate (reader->cell, 0);
  g_string_append_len (reader->cell, reader->at, cell_end - reader->at);
  reader->at = cell_end;
}

/* Undoes what people do to keep a spreadsheet from turning numbers about: ="1101…", '1101…, and a
 * trailing tab. */
static void
unwrap (GString *cell)
{
  while (cell->len > 0 && cell->str[cell->len - 1] == '\t')
    g_string_truncate (cell, cell->len - 1);
  if (cell->len >= 3 && g_str_has_prefix (cell->str, "=\"") && cell->str[cell->len - 1] == '"'
      && memchr (cell->str + 2, '"', cell->len - 3) == NULL)
    {
      g_string_truncate (cell, cell->len - 1);
      g_string_erase (cell, 0, 2);
    }
  else if (cell->len >= 2 && cell->str[0] == '\'' && strchr (cell->str + 1, '\'') == NULL)
    g_string_erase (cell, 0, 1);
}

static gboolean
set_too_large (Reader *reader, GError **error)
{
  g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
               _ ("“%s” holds more rows, columns or text than a sheet can. Split it into several "
                  "files."),
               reader->name);
  return FALSE;
}

static gboolean
take_row (Reader *reader, GError **error)
{
  for (guint32 column = 0;; column++)
    {
      if (column == MST_GRID_MAX_COLUMNS
          || mst_grid_builder_get_n_cells (reader->builder) >= MST_LIMIT_CELLS)
        return set_too_large (reader, error);
      if (reader->at == reader->end || *reader->at != '"' || !take_quoted (reader))
        take_plain (reader);
      unwrap (reader->cell);
      if (reader->cell->len > 0)
        mst_grid_builder_add_text (reader->builder, column, reader->cell->str,
                                   (gssize) reader->cell->len);
      if (reader->at == reader->end || *reader->at != reader->separator)
        return TRUE;
      reader->at++;
    }
}

static void
take_line_end (Reader *reader)
{
  if (reader->at < reader->end && *reader->at++ == '\r' && reader->at < reader->end
      && *reader->at == '\n')
    reader->at++;
}

static gboolean
take_rows (Reader *reader, GError **error)
{
  for (guint32 row = 0; reader->at < reader->end; row++)
    {
      if (row == MST_GRID_MAX_ROWS
          || mst_grid_builder_get_n_blank_rows (reader->builder) >= MST_LIMIT_BLANK_ROWS)
        return set_too_large (reader, error);
      if (row % 1024 == 0 && mst_progress_is_cancelled (reader->progress, error))
        return FALSE;
      mst_grid_builder_begin_row (reader->builder, row, FALSE);
      if (!take_row (reader, error))
        return FALSE;
      take_line_end (reader);
    }
  return TRUE;
}

static GPtrArray *
read_text (const char *text, gsize length, char separator, const char *name, MstProgress *progress,
           GError **error)
{
  g_autofree char *sheet_name = g_path_get_basename (name);
  g_autoptr (MstGridBuilder) builder = NULL;
  Reader reader = {
    .at = text,
    .end = text + length,
    .name = name,
    .separator = separator,
    .progress = progress,
  };
  char *dot = strrchr (sheet_name, '.');
  GPtrArray *grids = NULL;

  if (dot != NULL && dot > sheet_name)
    *dot = '\0';
  builder = mst_grid_builder_new (sheet_name, TRUE, FALSE);
  reader.builder = builder;
  reader.cell = g_string_sized_new (256);
  if (take_rows (&reader, error))
    {
      grids = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_grid_unref);
      g_ptr_array_add (grids, mst_grid_builder_end (builder));
    }
  g_string_free (reader.cell, TRUE);
  return grids;
}

GPtrArray *
mst_csv_read (GBytes *bytes, const char *name, MstProgress *progress, GError **error)
{
  gsize n_bytes, length = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *text = n_bytes > 0 ? mst_text_decode (data, n_bytes, &length) : g_strdup ("");
  char separator;

  if (text == NULL)
    {
      g_set_error (
        error, MST_ERROR, MST_ERROR_REFUSED,
        _ ("“%s” is no workbook and no text that can be read. Open it in WPS or Excel and "
           "save it as .xlsx."),
        name);
      return NULL;
    }
  separator = read_separator (text, length);
  if (separator != '\0')
    memset (text, separator, 5);
  else
    separator = detect_separator (text, length);
  return read_text (text, length, separator, name, progress, error);
}

GPtrArray *
mst_paste_read (const char *text, const char *name, GError **error)
{
  return read_text (text, strlen (text), '\t', name, NULL, error);
}
