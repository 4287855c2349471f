/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks in the cells of a template, and the cells filled in. */

#include "config.h"

#include "mst-sheet-writer-private.h"
#include "mst-template-private.h"

#include "mst-date.h"
#include "mst-error.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MARK_BEGIN "{{"
#define MARK_END "}}"

/* What a cell holds. */
#define MOST_CHARACTERS 32767

/* --- names --- */

const char *
mst_template_find_mark (const char *text, const char **end, char **name)
{
  const char *begin = strstr (text, MARK_BEGIN);
  const char *close = begin != NULL ? strstr (begin, MARK_END) : NULL;

  if (close == NULL)
    return NULL;
  *name = g_strstrip (
    g_strndup (begin + strlen (MARK_BEGIN), (gsize) (close - begin) - strlen (MARK_BEGIN)));
  *end = close + strlen (MARK_END);
  return begin;
}

int
mst_template_find_value (const MstTemplate *self, const char *name)
{
  for (guint i = 0; i < self->n_values; i++)
    if (strcmp (self->values[i].name, name) == 0)
      return (int) i;
  return -1;
}

/* A heading without its line ends. */
static char *
dup_heading (const MstSheetColumn *column)
{
  g_auto (GStrv) lines = g_strsplit (column->heading, "\n", -1);

  return g_strjoinv ("", lines);
}

int
mst_template_find_column (const MstTemplateTable *table, const char *name)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *heading = dup_heading (&table->columns[i]);

      if (strcmp (heading, name) == 0)
        return (int) i;
    }
  return -1;
}

gboolean
mst_template_knows (const MstTemplate *self, const char *name)
{
  for (guint i = 0; i < self->n_tables; i++)
    if (mst_template_find_column (&self->tables[i], name) >= 0)
      return TRUE;
  return mst_template_find_value (self, name) >= 0;
}

char *
mst_template_list_names (const MstTemplate *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->n_values; i++)
    g_string_append_printf (names, "%s{{%s}}", names->len > 0 ? " " : "", self->values[i].name);
  for (guint i = 0; i < self->n_tables; i++)
    for (guint j = 0; j < self->tables[i].n_columns; j++)
      {
        g_autofree char *heading = dup_heading (&self->tables[i].columns[j]);

        g_string_append_printf (names, "%s{{%s}}", names->len > 0 ? " " : "", heading);
      }
  return g_string_free (names, FALSE);
}

/* --- reading --- */

static void
cell_free (gpointer data)
{
  MstTemplateCell *cell = data;

  g_free (cell->prefix);
  g_free (cell->text);
  g_free (cell);
}

typedef struct
{
  const MstTemplate *template;
  GPtrArray *cells;
  guint row, column, style; /* of the cell being read */
  char type;                /* of its text: shared, inline, or the value itself */
  gboolean has_formula;
  GString *text;
} Scan;

/* Text of a cell, be it a number of a shared string or the string itself. */
static char *
collect_text_cb (const char *element, const char *text, gpointer data)
{
  Scan *scan = data;

  scan->has_formula = scan->has_formula || strcmp (element, "f") == 0;
  if ((scan->type == 'i' && strcmp (element, "t") == 0)
      || (scan->type != 'i' && strcmp (element, "v") == 0))
    g_string_append (scan->text, text);
  return NULL;
}

/* Readings of characters are no text. */
static gboolean
takes_readings_cb (const char *element, const char **attributes, gpointer data)
{
  return strcmp (element, "rPh") == 0;
}

static char *
drop_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  return NULL;
}

static const char *
read_text (Scan *scan, const char *xml)
{
  static const MstXmlEdit edit = { .text = collect_text_cb,
                                   .takes = takes_readings_cb,
                                   .replace = drop_cb };
  g_autoptr (GString) ignored = g_string_new (NULL);
  const GPtrArray *strings = scan->template->xlsx.strings;
  guint64 index;

  g_string_truncate (scan->text, 0);
  scan->has_formula = FALSE;
  if (!mst_xml_edit (xml, strlen (xml), &edit, scan, ignored, NULL))
    return NULL;
  /* What a formula has calculated is no mark. */
  if (scan->has_formula)
    return NULL;
  if (scan->type != 's')
    {
      scan->text->len = mst_xlsx_unescape (scan->text->str, scan->text->len);
      return scan->text->str;
    }
  index = g_ascii_strtoull (scan->text->str, NULL, 10);
  return strings != NULL && index < strings->len ? g_ptr_array_index (strings, index) : NULL;
}

static gboolean
takes_cell_cb (const char *element, const char **attributes, gpointer data)
{
  Scan *scan = data;
  const char *reference = mst_xml_edit_get (attributes, "r");
  const char *type = mst_xml_edit_get (attributes, "t");
  const char *style = mst_xml_edit_get (attributes, "s");
  gboolean fixed;

  if (strcmp (element, "c") != 0)
    return FALSE;
  mst_sheet_read_reference (reference, &scan->column, &scan->row, &fixed, &fixed);
  scan->style = style != NULL ? (guint) strtoul (style, NULL, 10) : 0;
  scan->type = type == NULL                      ? 'n'
               : strcmp (type, "s") == 0         ? 's'
               : strcmp (type, "inlineStr") == 0 ? 'i'
               : strcmp (type, "str") == 0       ? 'v'
                                                 : 'n';
  return scan->type != 'n';
}

static char *
scan_cell_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  Scan *scan = data;
  const char *text = read_text (scan, xml);
  MstTemplateCell *cell;

  if (text == NULL || strstr (text, MARK_BEGIN) == NULL)
    return NULL;
  cell = g_new0 (MstTemplateCell, 1);
  cell->row = scan->row;
  cell->column = scan->column;
  cell->style = scan->style;
  cell->text = g_strdup (text);
  cell->prefix = mst_xml_edit_dup_prefix (xml);
  g_ptr_array_add (scan->cells, cell);
  return NULL;
}

GPtrArray *
mst_template_list_cells (const MstTemplate *self, GBytes *sheet, GError **error)
{
  static const MstXmlEdit edit = { .takes = takes_cell_cb, .replace = scan_cell_cb };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (cell_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) ignored = g_string_new (NULL);
  Scan scan = { .template = self, .cells = cells, .text = text };
  gsize size;
  const char *xml = g_bytes_get_data (sheet, &size);

  return mst_xml_edit (xml, size, &edit, &scan, ignored, error) ? g_steal_pointer (&cells) : NULL;
}

/* --- writing --- */

typedef struct
{
  MstColumnKind kind;
  guint digits;
  const char *value;
  gboolean is_column;
} Found;

static gboolean
look_up (const MstTemplate *self, const MstTemplateTable *table, const char *const *values,
         const char *name, Found *found)
{
  int column = table != NULL ? mst_template_find_column (table, name) : -1;
  int index = column < 0 ? mst_template_find_value (self, name) : -1;

  if (column >= 0)
    *found = (Found){ table->columns[column].kind, table->columns[column].digits,
                      values != NULL ? values[column] : NULL, TRUE };
  else if (index >= 0)
    *found = (Found){ self->values[index].kind, self->values[index].digits,
                      self->values[index].value, FALSE };
  return column >= 0 || index >= 0;
}

static gboolean
is_number_kind (MstColumnKind kind)
{
  return kind == MST_COLUMN_INTEGER || kind == MST_COLUMN_DECIMAL || kind == MST_COLUMN_PERCENT
         || kind == MST_COLUMN_ORDINAL;
}

/* As it reads in a text: days in words, but not in columns. (transfer full) */
static char *
show (const Found *found)
{
  MstDate day;

  if (found->value == NULL)
    return g_strdup ("");
  if (found->kind == MST_COLUMN_DATE && !found->is_column && mst_date_from_iso (found->value, &day)
      && day.day != 0)
    return g_strdup_printf ("%u年%u月%u日", day.year, day.month, day.day);
  if (is_number_kind (found->kind) && mst_sheet_is_number (found->value))
    {
      double number = g_ascii_strtod (found->value, NULL);

      if (found->kind == MST_COLUMN_PERCENT)
        return g_strdup_printf ("%.*f%%", (int) found->digits, 100 * number);
      if (found->kind == MST_COLUMN_INTEGER)
        return mst_text_format_integer ((gint64) number);
    }
  return g_strdup (found->value);
}

/* The number that a cell holds instead of the text; NULL when it is a text. */
static const char *
get_number (const MstTemplate *self, const MstTemplateCell *cell, const Found *found,
            char buffer[16])
{
  const GByteArray *is_date = self->xlsx.is_date;
  MstDate day;
  double serial;

  if (is_number_kind (found->kind))
    return mst_sheet_is_number (found->value) ? found->value : NULL;
  if (found->kind != MST_COLUMN_DATE || cell->style >= is_date->len || !is_date->data[cell->style]
      || !mst_date_from_iso (found->value, &day) || day.day == 0)
    return NULL;
  serial = mst_date_get_serial (day) - (self->xlsx.epoch_1904 ? 1462 : 0);
  if (serial <= 0)
    return NULL;
  g_snprintf (buffer, 16, "%d", (int) serial);
  return buffer;
}

/* With all marks in it replaced. */
static char *
fill_text (const MstTemplate *self, const MstTemplateCell *cell, const MstTemplateTable *table,
           const char *const *values)
{
  GString *text = g_string_new (NULL);
  const char *rest = cell->text;

  for (;;)
    {
      const char *end;
      g_autofree char *name = NULL;
      g_autofree char *shown = NULL;
      const char *begin = mst_template_find_mark (rest, &end, &name);
      Found found;

      if (begin == NULL || !look_up (self, table, values, name, &found))
        break;
      shown = show (&found);
      g_string_append_len (text, rest, begin - rest);
      g_string_append (text, shown);
      rest = end;
    }
  g_string_append (text, rest);
  return g_string_free (text, FALSE);
}

char *
mst_template_write_cell (const MstTemplate *self, const MstTemplateCell *cell, guint row,
                         const MstTemplateTable *table, const char *const *values, GError **error)
{
  const char *prefix = cell->prefix;
  const char *end;
  g_autofree char *name = NULL;
  const char *begin = mst_template_find_mark (cell->text, &end, &name);
  char place[MST_CELL_NAME_SIZE], buffer[16];
  g_autofree char *head = g_strdup_printf (
    "<%sc r=\"%s\" s=\"%u\"", prefix, mst_cell_name (row - 1, cell->column, place), cell->style);
  g_autofree char *text = NULL;
  g_autofree char *scratch = NULL;
  g_autofree char *escaped = NULL;
  Found found;

  if (begin == cell->text && *end == '\0' && look_up (self, table, values, name, &found))
    {
      const char *number = found.value != NULL ? get_number (self, cell, &found, buffer) : NULL;

      if (found.value == NULL || *found.value == '\0')
        return g_strdup_printf ("%s/>", head);
      if (number != NULL)
        return g_strdup_printf ("%s><%sv>%s</%sv></%sc>", head, prefix, number, prefix, prefix);
      text = is_number_kind (found.kind) ? g_strdup (found.value) : show (&found);
    }
  else
    text = fill_text (self, cell, table, values);

  if (g_utf8_strlen (text, -1) > MOST_CHARACTERS)
    {
      g_set_error (
        error, MST_ERROR, MST_ERROR_INPUT,
        _ ("The text of cell %s is longer than the 32,767 characters a cell of a workbook "
           "can hold. Shorten it, or save as .csv."),
        place);
      return NULL;
    }
  escaped = g_markup_escape_text (mst_sheet_writer_clean_text (text, &scratch), -1);
  return g_strdup_printf (
    "%s t=\"inlineStr\"><%sis><%st xml:space=\"preserve\">%s</%st></%sis></%sc>", head, prefix,
    prefix, escaped, prefix, prefix, prefix);
}
