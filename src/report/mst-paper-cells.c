/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table as they are read on paper. */

#include "config.h"

#include "mst-paper-cells.h"

#include "mst-arena.h"
#include "mst-text.h"

#include <math.h>
#include <string.h>

struct _MstPaperCells
{
  guint n_columns;
  guint n_rows;
  MstArena *arena;
  GArray *texts; /* MstPaperText; the first is blank */
  GArray *cells; /* guint32 */
};

/** Reading: while the rows come in. */
typedef struct
{
  MstPaperCells *cells;
  MstTable *table;
  MstTypesetter *typesetter;
  GHashTable *indices; /* text → index */
} Reading;

/* "-1234.50" as "-1,234.50". */
static char *
group_digits (const char *number)
{
  GString *grouped = g_string_new (NULL);
  gsize sign = *number == '-' ? 1 : 0;
  gsize whole = strcspn (number + sign, ".");

  g_string_append_len (grouped, number, (gssize) sign);
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, number[sign + i]);
    }
  g_string_append (grouped, number + sign + whole);
  return g_string_free (grouped, FALSE);
}

char *
mst_paper_format_number (const MstSheetColumn *column, double number)
{
  int digits = column->kind == MST_COLUMN_INTEGER ? 0 : (int) column->digits;
  g_autofree char *text = NULL;
  char format[16];

  if (column->kind == MST_COLUMN_PERCENT)
    number *= 100;
  g_snprintf (format, sizeof format, "%%.%df", MIN (digits, 20));
  text = g_malloc (G_ASCII_DTOSTR_BUF_SIZE + 400);
  g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE + 400, format, number);
  if (column->kind == MST_COLUMN_PERCENT)
    return g_strconcat (text, "%", NULL);
  return group_digits (text);
}

char *
mst_paper_format (const MstSheetColumn *column, const char *value)
{
  double number;
  char *end;

  switch (column->kind)
    {
    case MST_COLUMN_INTEGER:
    case MST_COLUMN_DECIMAL:
    case MST_COLUMN_PERCENT:
      number = g_ascii_strtod (value, &end);
      if (end == value || *end != '\0' || !isfinite (number))
        return g_strdup (value);
      return mst_paper_format_number (column, number);
    default:
      return g_strdup (value);
    }
}

/* Line ends as "\n", none at the end, and nothing that isn't UTF-8. */
static char *
clean (const char *value)
{
  char *text = g_utf8_make_valid (value, -1);
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '\r' && from[1] == '\n')
        continue;
      *to++ = *from == '\r' ? '\n' : (*from == '\t' ? ' ' : *from);
    }
  *to = '\0';
  return g_strchomp (text);
}

static gboolean
is_number (const MstSheetColumn *column)
{
  return column->kind == MST_COLUMN_INTEGER || column->kind == MST_COLUMN_DECIMAL
         || column->kind == MST_COLUMN_PERCENT;
}

static guint32
add_text (Reading *reading, const MstSheetColumn *column, const char *text, gsize length,
          double number)
{
  MstPaperCells *self = reading->cells;
  gpointer found;
  MstPaperText entry = { 0 };

  /* Fractions may be shown alike and be added up differently. */
  if (column->kind != MST_COLUMN_DECIMAL && column->kind != MST_COLUMN_PERCENT
      && g_hash_table_lookup_extended (reading->indices, text, NULL, &found))
    {
      if (is_number (column))
        g_array_index (self->texts, MstPaperText, GPOINTER_TO_UINT (found)).number = number;
      return GPOINTER_TO_UINT (found);
    }

  entry.text = mst_arena_add (self->arena, text, length);
  entry.length = (guint) length;
  entry.width = (float) mst_typesetter_measure (reading->typesetter, MST_FONT_TABLE, text, length);
  entry.has_lines = memchr (text, '\n', length) != NULL;
  entry.number = number;
  g_array_append_val (self->texts, entry);
  g_hash_table_insert (reading->indices, (char *) entry.text,
                       GUINT_TO_POINTER (self->texts->len - 1));
  return self->texts->len - 1;
}

static gboolean
add_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  MstPaperCells *self = reading->cells;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const MstSheetColumn *column = mst_table_get_column (reading->table, i);
      g_autofree char *owned = NULL;
      const char *text = values[i];
      double number = 0;
      guint32 index = 0;

      if (text != NULL && is_number (column))
        {
          number = g_ascii_strtod (text, NULL);
          text = owned = mst_paper_format (column, text);
        }
      else if (text != NULL
               && (strpbrk (text, "\r\n\t") != NULL || !g_utf8_validate (text, -1, NULL)))
        {
          text = owned = clean (text);
        }
      if (text != NULL && *text != '\0')
        index = add_text (reading, column, text, strlen (text), number);
      g_array_append_val (self->cells, index);
    }
  self->n_rows++;
  return TRUE;
}

MstPaperCells *
mst_paper_cells_new (MstTable *table, MstTypesetter *typesetter, MstProgress *progress,
                     GError **error)
{
  g_autoptr (MstPaperCells) self = g_new0 (MstPaperCells, 1);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { self, table, typesetter, indices };

  g_return_val_if_fail (MST_IS_TABLE (table), NULL);

  self->n_columns = mst_table_get_n_columns (table);
  self->arena = mst_arena_new ();
  self->texts = g_array_new (FALSE, TRUE, sizeof (MstPaperText));
  g_array_set_size (self->texts, 1);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!mst_table_foreach (table, add_row_cb, &reading, progress, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
mst_paper_cells_free (MstPaperCells *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->texts);
  mst_arena_unref (self->arena);
  g_free (self);
}

guint
mst_paper_cells_get_n_rows (const MstPaperCells *self)
{
  return self->n_rows;
}

guint32
mst_paper_cells_get_index (const MstPaperCells *self, guint row, guint column)
{
  return g_array_index (self->cells, guint32, (gsize) row * self->n_columns + column);
}

const MstPaperText *
mst_paper_cells_get (const MstPaperCells *self, guint row, guint column)
{
  guint32 index = mst_paper_cells_get_index (self, row, column);

  return index != 0 ? &g_array_index (self->texts, MstPaperText, index) : NULL;
}
