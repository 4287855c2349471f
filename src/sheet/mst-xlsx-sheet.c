/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one worksheet into a grid. */

#include "config.h"

#include "mst-cell.h"
#include "mst-error.h"
#include "mst-limits.h"
#include "mst-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

enum
{
  SHEET = 1,
  ROWS,
  ROW,
  CELL,
  VALUE,
  INLINE,
  RUN,
  TEXT,
  MERGES,
  MERGE,
};

typedef enum
{
  KIND_NUMBER,
  KIND_SHARED,
  KIND_TEXT,
  KIND_BOOLEAN,
  KIND_ERROR,
  KIND_DATE,
} Kind;

typedef struct
{
  MstXlsx *xlsx;
  const char *name;
  MstGridBuilder *builder;
  GString *text;
  guint64 n_cells_before;
  guint n_merges;

  /* Of the row and cell being read; next_* where the next one stands that doesn't say. */
  guint32 row, next_row;
  guint32 column, next_column;
  Kind kind;
  gboolean is_date;
} Reader;

static void
fail_at (MstXml *xml, Reader *reader, const char *reason)
{
  char cell[MST_CELL_NAME_SIZE];

  mst_xml_fail (xml, _ ("in cell %s of sheet “%s” %s"),
                mst_cell_name (reader->row, reader->column, cell), reader->name, reason);
}

/* Reads "AB12" at @*c and moves past it. */
static gboolean
read_reference (const char **c, guint32 *row, guint32 *column)
{
  guint32 letters = 0, number = 0;
  const char *s = *c;

  if (*s == '$')
    s++;
  for (; g_ascii_isalpha (*s) && letters <= MST_GRID_MAX_COLUMNS; s++)
    letters = letters * 26 + (guint32) (g_ascii_toupper (*s) - 'A' + 1);
  if (*s == '$')
    s++;
  for (; g_ascii_isdigit (*s) && number <= MST_GRID_MAX_ROWS; s++)
    number = number * 10 + (guint32) (*s - '0');
  if (letters == 0 || letters > MST_GRID_MAX_COLUMNS || number == 0 || number > MST_GRID_MAX_ROWS)
    return FALSE;
  *row = number - 1;
  *column = letters - 1;
  *c = s;
  return TRUE;
}

static gboolean
is_zero_height (const char **attributes)
{
  const char *height = mst_xml_get (attributes, "ht");

  return height != NULL && g_ascii_strtod (height, NULL) == 0
         && mst_xml_get_flag (attributes, "customHeight");
}

static guint8
start_row (MstXml *xml, Reader *reader, const char **attributes)
{
  const char *number = mst_xml_get (attributes, "r");
  gboolean hidden =
    *attributes != NULL && (mst_xml_get_flag (attributes, "hidden") || is_zero_height (attributes));
  guint64 row = reader->next_row;

  if (number != NULL
      && (!g_ascii_string_to_unsigned (number, 10, 1, MST_GRID_MAX_ROWS, &row, NULL) || row-- == 0))
    {
      mst_xml_fail (xml, _ ("sheet “%s” has a row number that can't be"), reader->name);
      return 0;
    }
  if (row >= MST_GRID_MAX_ROWS)
    {
      mst_xml_fail (xml, _ ("sheet “%s” has more rows than there can be"), reader->name);
      return 0;
    }
  if (mst_grid_builder_get_n_blank_rows (reader->builder) >= MST_LIMIT_BLANK_ROWS)
    {
      mst_xml_fail_with (
        xml,
        g_error_new (
          MST_ERROR, MST_ERROR_REFUSED,
          _ (
            "Sheet “%s” of “%s” has more than 500,000 empty rows. Delete the rows below the table in "
            "WPS or Excel and save the workbook again."),
          reader->name, mst_package_get_name (reader->xlsx->package)));
      return 0;
    }
  reader->row = (guint32) row;
  reader->next_row = reader->row + 1;
  reader->next_column = 0;
  mst_grid_builder_begin_row (reader->builder, reader->row, hidden);
  return ROW;
}

static gboolean
read_kind (const char *type, Kind *kind)
{
  static const struct
  {
    const char *type;
    Kind kind;
  } kinds[] = {
    { "n", KIND_NUMBER },  { "s", KIND_SHARED }, { "inlineStr", KIND_TEXT }, { "str", KIND_TEXT },
    { "b", KIND_BOOLEAN }, { "e", KIND_ERROR },  { "d", KIND_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (type, kinds[i].type) == 0)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}

static guint8
start_cell (MstXml *xml, Reader *reader, const char **attributes)
{
  const char *reference = NULL, *type = NULL, *style = NULL;
  guint32 row = reader->row;

  for (; *attributes != NULL; attributes += 2)
    {
      const char *name = attributes[0];

      if (name[0] == '\0' || name[1] != '\0')
        continue;
      if (name[0] == 'r')
        reference = attributes[1];
      else if (name[0] == 't')
        type = attributes[1];
      else if (name[0] == 's')
        style = attributes[1];
    }
  reader->column = reader->next_column;
  if (reference != NULL
      && (!read_reference (&reference, &row, &reader->column) || *reference != '\0'
          || row != reader->row))
    {
      mst_xml_fail (xml, _ ("row %u of sheet “%s” has a cell that says it stands elsewhere"),
                    reader->row + 1, reader->name);
      return 0;
    }
  if (reader->column >= MST_GRID_MAX_COLUMNS)
    {
      mst_xml_fail (xml, _ ("row %u of sheet “%s” has more cells than there can be"),
                    reader->row + 1, reader->name);
      return 0;
    }
  reader->next_column = reader->column + 1;
  reader->kind = KIND_NUMBER;
  if (type != NULL && !read_kind (type, &reader->kind))
    {
      fail_at (xml, reader, _ ("stands something of an unknown kind"));
      return 0;
    }
  reader->is_date = FALSE;
  if (style != NULL)
    {
      guint64 index = g_ascii_strtoull (style, NULL, 10);

      reader->is_date = index < reader->xlsx->is_date->len && reader->xlsx->is_date->data[index];
    }
  g_string_truncate (reader->text, 0);
  return CELL;
}

static guint8
start_merge (MstXml *xml, Reader *reader, const char **attributes)
{
  const char *range = mst_xml_get (attributes, "ref");
  guint32 row_a, column_a, row_b, column_b;
  MstMergedRange merge;

  if (range == NULL || !read_reference (&range, &row_a, &column_a))
    goto bad;
  row_b = row_a;
  column_b = column_a;
  if (*range == ':')
    {
      range++;
      if (!read_reference (&range, &row_b, &column_b))
        goto bad;
    }
  if (*range != '\0' || ++reader->n_merges > MST_LIMIT_MERGES)
    goto bad;
  merge.first_row = MIN (row_a, row_b);
  merge.last_row = MAX (row_a, row_b);
  merge.first_column = MIN (column_a, column_b);
  merge.last_column = MAX (column_a, column_b);
  if (row_a != row_b || column_a != column_b)
    mst_grid_builder_add_merge (reader->builder, &merge);
  return MERGE;

bad:
  mst_xml_fail (xml, _ ("sheet “%s” has a merged range that can't be"), reader->name);
  return 0;
}

static guint8
start_cb (MstXml *xml, guint8 parent, const char *name, const char **attributes, gpointer data)
{
  Reader *reader = data;

  switch (parent)
    {
    case 0:
      if (strcmp (name, "worksheet") == 0)
        return SHEET;
      mst_xml_fail (xml, _ ("sheet “%s” is something else"), reader->name);
      return 0;
    case SHEET:
      if (strcmp (name, "sheetData") == 0)
        return ROWS;
      return strcmp (name, "mergeCells") == 0 ? MERGES : 0;
    case ROWS:
      return strcmp (name, "row") == 0 ? start_row (xml, reader, attributes) : 0;
    case ROW:
      return strcmp (name, "c") == 0 ? start_cell (xml, reader, attributes) : 0;
    case CELL:
      if (strcmp (name, "v") == 0 || strcmp (name, "is") == 0)
        {
          g_string_truncate (reader->text, 0);
          return *name == 'v' ? VALUE : INLINE;
        }
      return 0;
    case INLINE:
      if (strcmp (name, "t") == 0)
        return TEXT;
      return strcmp (name, "r") == 0 ? RUN : 0;
    case RUN:
      return strcmp (name, "t") == 0 ? TEXT : 0;
    case MERGES:
      return strcmp (name, "mergeCell") == 0 ? start_merge (xml, reader, attributes) : 0;
    default:
      return 0;
    }
}

static void
text_cb (guint8 state, const char *text, int length, gpointer data)
{
  Reader *reader = data;

  if (state == VALUE || state == TEXT)
    g_string_append_len (reader->text, text, length);
}

/* Reads a decimal number exactly; most are short enough for one division to be. */
static gboolean
read_number (const char *text, double *number)
{
  static const double powers[] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  const char *c = text + (*text == '-');
  guint64 digits = 0;
  guint n_digits = 0, n_decimals = 0;
  char *end;

  for (; g_ascii_isdigit (*c); c++, n_digits++)
    digits = digits * 10 + (guint64) (*c - '0');
  if (*c == '.')
    for (c++; g_ascii_isdigit (*c); c++, n_digits++, n_decimals++)
      digits = digits * 10 + (guint64) (*c - '0');
  if (*c == '\0' && n_digits > 0 && n_digits <= 15)
    {
      *number = (double) digits / powers[n_decimals];
      if (*text == '-')
        *number = -*number;
      return TRUE;
    }
  if (text[strspn (text, "+-.0123456789eE")] != '\0')
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

static void
add_number (MstXml *xml, Reader *reader)
{
  double number;

  if (!read_number (reader->text->str, &number))
    {
      fail_at (xml, reader, _ ("stands no number where one should"));
      return;
    }
  mst_grid_builder_add_number (
    reader->builder, reader->column,
    reader->is_date && mst_serial_is_date (number, reader->xlsx->epoch_1904) ? MST_CELL_DATE
                                                                             : MST_CELL_NUMBER,
    number);
}

static void
add_shared (MstXml *xml, Reader *reader)
{
  const GPtrArray *strings = reader->xlsx->strings;
  guint64 index;
  const char *text;

  if (strings == NULL
      || !g_ascii_string_to_unsigned (reader->text->str, 10, 0, G_MAXUINT32, &index, NULL)
      || index >= strings->len)
    {
      fail_at (xml, reader, _ ("stands a text that the workbook doesn't hold"));
      return;
    }
  text = g_ptr_array_index (strings, (guint) index);
  if (*text != '\0')
    mst_grid_builder_add_kept (reader->builder, reader->column, MST_CELL_TEXT, text);
}

static void
add_text (Reader *reader)
{
  gsize length = mst_xlsx_unescape (reader->text->str, reader->text->len);

  if (length > 0)
    mst_grid_builder_add_text (reader->builder, reader->column, reader->text->str, (gssize) length);
}

static void
add_date (MstXml *xml, Reader *reader)
{
  double serial;
  gboolean is_date;

  if (mst_serial_from_iso (reader->text->str, reader->xlsx->epoch_1904, &serial, &is_date))
    mst_grid_builder_add_number (reader->builder, reader->column,
                                 is_date ? MST_CELL_DATE : MST_CELL_NUMBER, serial);
  else
    add_text (reader);
}

static void
end_cell (MstXml *xml, Reader *reader)
{
  if (reader->kind != KIND_TEXT)
    {
      g_strstrip (reader->text->str);
      reader->text->len = strlen (reader->text->str);
    }
  if (reader->text->len == 0)
    return;
  if (reader->n_cells_before + mst_grid_builder_get_n_cells (reader->builder) >= MST_LIMIT_CELLS
      || mst_arena_get_size (reader->xlsx->arena) + reader->text->len > MST_LIMIT_TEXT_BYTES)
    {
      mst_xml_fail (xml, _ ("it holds more cells than can be read at once"));
      return;
    }
  switch (reader->kind)
    {
    case KIND_NUMBER:
      add_number (xml, reader);
      break;
    case KIND_SHARED:
      add_shared (xml, reader);
      break;
    case KIND_TEXT:
      add_text (reader);
      break;
    case KIND_BOOLEAN:
      mst_grid_builder_add_number (reader->builder, reader->column, MST_CELL_BOOLEAN,
                                   strcmp (reader->text->str, "1") == 0
                                     || g_ascii_strcasecmp (reader->text->str, "true") == 0);
      break;
    case KIND_ERROR:
      mst_grid_builder_add_error (reader->builder, reader->column, reader->text->str);
      break;
    case KIND_DATE:
      add_date (xml, reader);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
end_cb (MstXml *xml, guint8 state, gpointer data)
{
  if (state == CELL)
    end_cell (xml, data);
}

MstGrid *
mst_xlsx_read_sheet (MstXlsx *self, const char *part, const char *name, gboolean visible,
                     GError **error)
{
  static const MstXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (MstGridBuilder) builder =
    mst_grid_builder_new_in_arena (name, visible, self->epoch_1904, self->arena);
  Reader reader = {
    .xlsx = self,
    .name = name,
    .builder = builder,
    .text = g_string_sized_new (256),
    .n_cells_before = self->n_cells,
  };
  gboolean is_read = mst_xml_parse (self->package, part, &handlers, &reader, error);
  guint32 row, column;

  g_string_free (reader.text, TRUE);
  if (!is_read)
    return NULL;
  self->n_cells += mst_grid_builder_get_n_cells (builder);
  if (!mst_grid_builder_sort (builder, &row, &column))
    {
      char cell[MST_CELL_NAME_SIZE];
      g_autofree char *reason = g_strdup_printf (_ ("cell %s of sheet “%s” is there twice"),
                                                 mst_cell_name (row, column, cell), name);

      mst_package_set_damaged (error, mst_package_get_name (self->package), reason);
      return NULL;
    }
  return mst_grid_builder_end (builder);
}
