/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the copies of a template's row, one for each row of a table, without ever holding more than one. */

#include "config.h"

#include "mst-new-file.h"
#include "mst-template-private.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What stands in the place of a row. */
#define PLACE_BEGIN "<?muster-row "
#define PLACE_END "?>"

/* In a row's markup: the number of the row; a formula or a cell, with its index. No text has these characters, which
 * Unicode keeps free of any meaning. */
#define NUMBER "\357\267\220"
#define FORMULA "\357\267\221"
#define CELL "\357\267\222"
#define MARK_LENGTH 3

typedef enum
{
  PIECE_TEXT,
  PIECE_NUMBER,
  PIECE_FORMULA,
  PIECE_CELL,
} PieceKind;

typedef struct
{
  PieceKind kind;
  const char *text;
  gsize length;
  gpointer item; /* char or MstTemplateCell */
} Piece;

/** Writing: the copies of one row. @markup: with the marks above */
typedef struct
{
  MstTemplate *template;
  const MstTemplateRow *row;
  FILE *file;
  const MstTemplateCell *cell; /* being looked at */
  GPtrArray *formulas;         /* char */
  GPtrArray *cells;            /* MstTemplateCell */
  GString *markup;
  GArray *pieces; /* Piece */
  GString *copy;
  guint n_copies;
} Writing;

/* --- the row taken apart --- */

static char *
mark_attribute_cb (const char *element, const char *name, const char *value, gpointer data)
{
  guint column, row;
  gboolean fixed;

  if (strcmp (name, "r") != 0)
    return NULL;
  if (strcmp (element, "row") == 0)
    return g_strdup (NUMBER);
  if (strcmp (element, "c") != 0
      || mst_sheet_read_reference (value, &column, &row, &fixed, &fixed) == NULL)
    return NULL;
  return g_strdup_printf ("%.*s%s", (int) strcspn (value, "0123456789"), value, NUMBER);
}

static char *
mark_formula_cb (const char *element, const char *text, gpointer data)
{
  Writing *self = data;

  if (strcmp (element, "f") != 0)
    return NULL;
  g_ptr_array_add (self->formulas, g_strdup (text));
  return g_strdup_printf ("%s%u;", FORMULA, self->formulas->len - 1);
}

static gboolean
takes_cell_cb (const char *element, const char **attributes, gpointer data)
{
  Writing *self = data;
  const char *reference = mst_xml_edit_get (attributes, "r");
  guint column, row;
  gboolean fixed;

  self->cell = NULL;
  if (strcmp (element, "c") != 0 || reference == NULL
      || mst_sheet_read_reference (reference, &column, &row, &fixed, &fixed) == NULL)
    return FALSE;
  for (guint i = 0; i < self->row->cells->len; i++)
    {
      const MstTemplateCell *cell = g_ptr_array_index (self->row->cells, i);

      if (cell->column == column)
        self->cell = cell;
    }
  return self->cell != NULL;
}

static char *
mark_cell_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  Writing *self = data;

  g_ptr_array_add (self->cells, (gpointer) self->cell);
  return g_strdup_printf ("%s%u;", CELL, self->cells->len - 1);
}

static const char *
find_mark (const char *text)
{
  for (const char *c = strchr (text, NUMBER[0]); c != NULL; c = strchr (c + 1, NUMBER[0]))
    if (strncmp (c, NUMBER, MARK_LENGTH) == 0 || strncmp (c, FORMULA, MARK_LENGTH) == 0
        || strncmp (c, CELL, MARK_LENGTH) == 0)
      return c;
  return NULL;
}

static void
add_piece (Writing *self, PieceKind kind, const char *text, gsize length, gpointer item)
{
  Piece piece = { kind, text, length, item };

  g_array_append_val (self->pieces, piece);
}

static void
cut (Writing *self)
{
  const char *text = self->markup->str;

  for (;;)
    {
      const char *mark = find_mark (text);
      char *end;
      gulong index;

      add_piece (self, PIECE_TEXT, text, mark != NULL ? (gsize) (mark - text) : strlen (text),
                 NULL);
      if (mark == NULL)
        return;
      text = mark + MARK_LENGTH;
      if (strncmp (mark, NUMBER, MARK_LENGTH) == 0)
        {
          add_piece (self, PIECE_NUMBER, NULL, 0, NULL);
          continue;
        }
      index = strtoul (text, &end, 10);
      text = end + 1;
      if (strncmp (mark, FORMULA, MARK_LENGTH) == 0)
        add_piece (self, PIECE_FORMULA, NULL, 0, g_ptr_array_index (self->formulas, index));
      else
        add_piece (self, PIECE_CELL, NULL, 0, g_ptr_array_index (self->cells, index));
    }
}

/* --- a copy of it --- */

static void
append_formula (Writing *self, const char *formula)
{
  g_autofree char *repeated =
    mst_sheet_repeat_formula (formula, self->row->sheet->name, &self->row->shift, self->n_copies);

  mst_xml_append_escaped (self->copy, repeated);
}

static gboolean
append_cell (Writing *self, const MstTemplateCell *cell, const char *const *values, GError **error)
{
  g_autofree char *xml = mst_template_write_cell (
    self->template, cell, self->row->shift.row + self->n_copies, self->row->table, values, error);

  if (xml == NULL)
    return FALSE;
  g_string_append (self->copy, xml);
  return TRUE;
}

static gboolean
write_copy_cb (const char *const *values, gpointer data, GError **error)
{
  Writing *self = data;
  char number[16];

  /* The rows are those that were counted. */
  if (self->n_copies > self->row->shift.added)
    return TRUE;
  g_snprintf (number, sizeof number, "%u", self->row->shift.row + self->n_copies);
  g_string_truncate (self->copy, 0);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      switch (piece->kind)
        {
        case PIECE_TEXT:
          g_string_append_len (self->copy, piece->text, (gssize) piece->length);
          break;
        case PIECE_NUMBER:
          g_string_append (self->copy, number);
          break;
        case PIECE_FORMULA:
          append_formula (self, piece->item);
          break;
        case PIECE_CELL:
          if (!append_cell (self, piece->item, values, error))
            return FALSE;
          break;
        default:
          g_assert_not_reached ();
        }
    }
  fwrite (self->copy->str, 1, self->copy->len, self->file);
  self->n_copies++;
  return TRUE;
}

static gboolean
write_row (MstTemplate *template, const MstTemplateRow *row, FILE *file, GError **error)
{
  static const MstXmlEdit edit = { mark_attribute_cb, mark_formula_cb, takes_cell_cb,
                                   mark_cell_cb };
  g_autoptr (GPtrArray) formulas = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) copy = g_string_new (NULL);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Writing writing = { template, row, file, NULL, formulas, cells, markup, pieces, copy, 0 };
  const MstTemplateTable *table = row->table;

  if (!mst_xml_edit (row->xml, strlen (row->xml), &edit, &writing, markup, error))
    return FALSE;
  cut (&writing);
  template->values = row->values;
  template->n_values = row->n_values;
  return table->n_rows > 0 ? table->foreach (write_copy_cb, &writing, table->data, error)
                           : write_copy_cb (NULL, &writing, error);
}

/* --- the rows of a workbook --- */

void
mst_template_row_free (gpointer data)
{
  MstTemplateRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row->xml);
  g_free (row);
}

char *
mst_template_add_row (MstTemplate *self, const MstXlsxSheet *sheet, const MstSheetShift *shift,
                      GPtrArray *cells, const MstTemplateTable *table, const char *xml)
{
  MstTemplateRow *row = g_new0 (MstTemplateRow, 1);

  row->sheet = sheet;
  row->xml = g_strdup (xml);
  row->shift = *shift;
  row->cells = g_ptr_array_ref (cells);
  row->table = table;
  row->values = self->values;
  row->n_values = self->n_values;
  g_ptr_array_add (self->rows, row);
  return g_strdup_printf ("%s%u%s", PLACE_BEGIN, self->rows->len - 1, PLACE_END);
}

/* The part with the rows in their places. */
static gboolean
write_part (MstTemplate *self, const char *part, FILE *file, GError **error)
{
  g_autoptr (GBytes) bytes = mst_template_load (self, part, error);
  gsize size;
  const char *text, *end;

  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &size);
  end = text + size;
  for (;;)
    {
      const char *place = g_strstr_len (text, end - text, PLACE_BEGIN);
      guint index;

      fwrite (text, 1, (gsize) ((place != NULL ? place : end) - text), file);
      if (place == NULL)
        break;
      index = (guint) strtoul (place + strlen (PLACE_BEGIN), NULL, 10);
      text = g_strstr_len (place, end - place, PLACE_END) + strlen (PLACE_END);
      if (!write_row (self, g_ptr_array_index (self->rows, index), file, error))
        return FALSE;
    }
  return TRUE;
}

static void
close_file (gpointer data)
{
  fclose (data);
}

GHashTable *
mst_template_write_rows (MstTemplate *self, GError **error)
{
  g_autoptr (GHashTable) files =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, close_file);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MstTemplateRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *folded = g_ascii_strdown (row->sheet->part, -1);
      FILE *file;

      if (g_hash_table_contains (files, folded))
        continue;
      errno = 0;
      file = tmpfile ();
      if (file == NULL)
        {
          mst_new_file_fail (g_get_tmp_dir (), g_strerror (errno), error);
          return NULL;
        }
      g_hash_table_insert (files, g_steal_pointer (&folded), file);
      if (!write_part (self, row->sheet->part, file, error))
        return NULL;
      if (fflush (file) != 0 || ferror (file))
        {
          mst_new_file_fail (g_get_tmp_dir (), g_strerror (errno), error);
          return NULL;
        }
    }
  return g_steal_pointer (&files);
}
