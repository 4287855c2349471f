/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills in a department's own workbook: finds its marks, puts values in their place, leaves the rest. */

#include "config.h"

#include "mst-package-save.h"
#include "mst-template-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- cells that are called by a name --- */

/** Name: a name that is given to one cell. */
typedef struct
{
  char *name;
  char *sheet;
  guint row, column;
} Name;

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->name);
  g_free (name->sheet);
  g_free (name);
}

typedef struct
{
  const MstTemplate *template;
  GPtrArray *names;
  char *name; /* being read */
} Names;

static char *
read_name_attribute_cb (const char *element, const char *name, const char *value, gpointer data)
{
  Names *names = data;

  if (strcmp (element, "definedName") == 0 && strcmp (name, "name") == 0)
    {
      g_free (names->name);
      names->name = g_strdup (value);
    }
  return NULL;
}

static gboolean
is_known (const MstTemplate *self, const char *name)
{
  for (guint i = 0; i < self->n_tables; i++)
    if (mst_template_find_column (&self->tables[i], name) >= 0)
      return TRUE;
  return mst_template_find_value (self, name) >= 0;
}

static char *
read_name_text_cb (const char *element, const char *text, gpointer data)
{
  Names *names = data;
  const char *mark = strrchr (text, '!');
  const char *end;
  guint column, row;
  gboolean fixed;
  Name *name;

  if (strcmp (element, "definedName") != 0 || mark == NULL || names->name == NULL
      || !is_known (names->template, names->name))
    return NULL;
  end = mst_sheet_read_reference (mark + 1, &column, &row, &fixed, &fixed);
  if (end == NULL || *end != '\0')
    return NULL;
  name = g_new0 (Name, 1);
  name->name = g_strdup (names->name);
  name->row = row;
  name->column = column;
  name->sheet = g_strndup (text, (gsize) (mark - text));
  if (*name->sheet == '\'' && strlen (name->sheet) > 1)
    {
      g_autofree char *quoted = g_steal_pointer (&name->sheet);
      g_auto (GStrv) parts = NULL;

      quoted[strlen (quoted) - 1] = '\0';
      parts = g_strsplit (quoted + 1, "''", -1);
      name->sheet = g_strjoinv ("'", parts);
    }
  g_ptr_array_add (names->names, name);
  return NULL;
}

static GPtrArray *
list_names (MstTemplate *self, GError **error)
{
  static const MstXmlEdit edit = { .attribute = read_name_attribute_cb, .text = read_name_text_cb };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (name_free);
  Names names = { self, list, NULL };
  gboolean read = mst_template_edit (self, self->workbook, &edit, &names, error);

  g_free (names.name);
  return read ? g_steal_pointer (&list) : NULL;
}

/* --- marking named cells --- */

typedef struct
{
  const Name *name;
  gboolean is_there;
} Marking;

static gboolean
takes_named_cb (const char *element, const char **attributes, gpointer data)
{
  Marking *marking = data;
  const char *reference = mst_xml_edit_get (attributes, "r");
  guint column, row;
  gboolean fixed;

  return strcmp (element, "c") == 0 && reference != NULL
         && mst_sheet_read_reference (reference, &column, &row, &fixed, &fixed) != NULL
         && column == marking->name->column && row == marking->name->row;
}

/* The cell with a mark for its text. */
static char *
mark_cell_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  Marking *marking = data;
  g_autofree char *tag = g_strndup (xml + 1, strcspn (xml + 1, " \t\r\n/>"));
  g_autofree char *prefix = g_strndup (tag, strlen (tag) - 1);
  g_autofree char *escaped = g_markup_escape_text (marking->name->name, -1);
  const char *style = strstr (xml, " s=\"");
  g_autofree char *number = style != NULL && style < strchr (xml, '>')
                              ? g_strndup (style + 4, strspn (style + 4, "0123456789"))
                              : g_strdup ("0");
  char place[MST_CELL_NAME_SIZE];

  marking->is_there = TRUE;
  return g_strdup_printf (
    "<%s r=\"%s\" s=\"%s\" t=\"inlineStr\"><%sis><%st>{{%s}}</%st></%sis></%s>", tag,
    mst_cell_name (marking->name->row - 1, marking->name->column, place), number, prefix, prefix,
    escaped, prefix, prefix, tag);
}

static gboolean
mark_named_cells (MstTemplate *self, GError **error)
{
  static const MstXmlEdit edit = { .takes = takes_named_cb, .replace = mark_cell_cb };
  g_autoptr (GPtrArray) names = list_names (self, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const Name *name = g_ptr_array_index (names, i);
      Marking marking = { name, FALSE };
      char place[MST_CELL_NAME_SIZE];

      for (guint j = 0; j < self->sheets->len; j++)
        {
          const MstXlsxSheet *sheet = g_ptr_array_index (self->sheets, j);

          if (strcmp (sheet->name, name->sheet) == 0
              && !mst_template_edit (self, sheet->part, &edit, &marking, error))
            return FALSE;
        }
      if (!marking.is_there)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("Sheet “%s” of the template, cell %s, which is called “%s”, is blank and "
                          "has no format; write {{%s}} in it."),
                       name->sheet, mst_cell_name (name->row - 1, name->column, place), name->name,
                       name->name);
          return FALSE;
        }
    }
  return names != NULL;
}

/* --- a sheet --- */

static gboolean
fail_mark (const MstTemplate *self, const MstXlsxSheet *sheet, const MstTemplateCell *cell,
           const char *name, GError **error)
{
  g_autofree char *names = mst_template_list_names (self);
  char place[MST_CELL_NAME_SIZE];

  g_set_error (
    error, MST_ERROR, MST_ERROR_INPUT,
    _ ("Sheet “%s” of the template, cell %s: there is nothing for {{%s}}. There are: %s"),
    sheet->name, mst_cell_name (cell->row - 1, cell->column, place), name, names);
  return FALSE;
}

/* Whether all marks of the cell mean something, and whether one is a column's. */
static gboolean
check_cell (const MstTemplate *self, const MstXlsxSheet *sheet, const MstTemplateCell *cell,
            gboolean *has_columns, GError **error)
{
  const char *rest = cell->text;

  for (;;)
    {
      const char *end;
      g_autofree char *name = NULL;

      if (mst_template_find_mark (rest, &end, &name) == NULL)
        return TRUE;
      if (!is_known (self, name))
        return fail_mark (self, sheet, cell, name, error);
      for (guint i = 0; i < self->n_tables; i++)
        *has_columns = *has_columns || mst_template_find_column (&self->tables[i], name) >= 0;
      rest = end;
    }
}

/* The first mark in the cell that is neither a column of @table nor a value. (transfer full) */
static char *
find_stranger (const MstTemplate *self, const MstTemplateCell *cell, const MstTemplateTable *table)
{
  const char *rest = cell->text;

  for (;;)
    {
      const char *end;
      g_autofree char *name = NULL;

      if (mst_template_find_mark (rest, &end, &name) == NULL)
        return NULL;
      if (mst_template_find_column (table, name) < 0 && mst_template_find_value (self, name) < 0)
        return g_steal_pointer (&name);
      rest = end;
    }
}

/* The table whose columns all marks of the row are. */
static const MstTemplateTable *
choose_table (const MstTemplate *self, const MstXlsxSheet *sheet, GPtrArray *cells, GError **error)
{
  g_autofree char *stranger = NULL;
  const MstTemplateCell *at = NULL;

  for (guint i = 0; i < self->n_tables; i++)
    {
      g_autofree char *name = NULL;

      for (guint j = 0; j < cells->len && name == NULL; j++)
        {
          const MstTemplateCell *cell = g_ptr_array_index (cells, j);

          name = find_stranger (self, cell, &self->tables[i]);
          if (name != NULL && stranger == NULL)
            {
              stranger = g_strdup (name);
              at = cell;
            }
        }
      if (name == NULL)
        return &self->tables[i];
    }
  fail_mark (self, sheet, at, stranger, error);
  return NULL;
}

/** Filling: single cells being filled in. */
typedef struct
{
  const MstTemplate *template;
  GPtrArray *cells;
  const MstTemplateCell *cell;
} Filling;

static gboolean
takes_marked_cb (const char *element, const char **attributes, gpointer data)
{
  Filling *filling = data;
  const char *reference = mst_xml_edit_get (attributes, "r");
  guint column, row;
  gboolean fixed;

  filling->cell = NULL;
  if (strcmp (element, "c") != 0 || reference == NULL
      || mst_sheet_read_reference (reference, &column, &row, &fixed, &fixed) == NULL)
    return FALSE;
  for (guint i = 0; i < filling->cells->len && filling->cell == NULL; i++)
    {
      const MstTemplateCell *cell = g_ptr_array_index (filling->cells, i);

      if (cell->column == column && cell->row == row)
        filling->cell = cell;
    }
  return filling->cell != NULL;
}

static char *
fill_cell_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  Filling *filling = data;

  return mst_template_write_cell (filling->template, filling->cell, filling->cell->row, NULL, NULL,
                                  error);
}

/* The cells of a row, which stand together. (transfer container) */
static GPtrArray *
take_row (GPtrArray *cells, guint first)
{
  GPtrArray *row = g_ptr_array_new ();
  guint number = ((MstTemplateCell *) g_ptr_array_index (cells, first))->row;

  for (guint i = first; i < cells->len; i++)
    {
      MstTemplateCell *cell = g_ptr_array_index (cells, i);

      if (cell->row == number)
        g_ptr_array_add (row, cell);
    }
  return row;
}

/** Row: one that is repeated. */
typedef struct
{
  GPtrArray *cells;
  const MstTemplateTable *table;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

/* Sorts the marked cells into rows that are repeated and the others. */
static gboolean
sort_cells (const MstTemplate *self, const MstXlsxSheet *sheet, GPtrArray *cells, GPtrArray *rows,
            GPtrArray *singles, GError **error)
{
  for (guint i = 0; i < cells->len;)
    {
      g_autoptr (GPtrArray) row = take_row (cells, i);
      gboolean has_columns = FALSE;

      for (guint j = 0; j < row->len; j++)
        if (!check_cell (self, sheet, g_ptr_array_index (row, j), &has_columns, error))
          return FALSE;
      i += row->len;
      if (has_columns)
        {
          Row *repeated = g_new0 (Row, 1);

          repeated->cells = g_steal_pointer (&row);
          g_ptr_array_add (rows, repeated);
          repeated->table = choose_table (self, sheet, repeated->cells, error);
          if (repeated->table == NULL)
            return FALSE;
          continue;
        }
      for (guint j = 0; j < row->len; j++)
        g_ptr_array_add (singles, g_ptr_array_index (row, j));
    }
  return TRUE;
}

static gboolean
fill_sheet (MstTemplate *self, const MstXlsxSheet *sheet, guint *n_marks, GError **error)
{
  static const MstXmlEdit edit = { .takes = takes_marked_cb, .replace = fill_cell_cb };
  g_autoptr (GBytes) bytes = mst_template_load (self, sheet->part, error);
  g_autoptr (GPtrArray) cells = bytes != NULL ? mst_template_list_cells (self, bytes, error) : NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GPtrArray) singles = g_ptr_array_new ();
  Filling filling = { self, singles, NULL };

  if (cells == NULL || !sort_cells (self, sheet, cells, rows, singles, error))
    return FALSE;
  *n_marks += cells->len;
  if (singles->len > 0 && !mst_template_edit (self, sheet->part, &edit, &filling, error))
    return FALSE;
  /* From below, so that the rows above stay where they are. */
  for (guint i = rows->len; i > 0; i--)
    {
      const Row *row = g_ptr_array_index (rows, i - 1);
      const MstTemplateCell *first = g_ptr_array_index (row->cells, 0);

      if (!mst_template_repeat_row (self, sheet, first->row, row->cells, row->table, error))
        return FALSE;
    }
  return TRUE;
}

/* --- what was calculated before --- */

static gboolean
takes_value_cb (const char *element, const char **attributes, gpointer data)
{
  gboolean *has_formula = data;

  if (strcmp (element, "c") == 0)
    *has_formula = FALSE;
  else if (strcmp (element, "f") == 0)
    *has_formula = TRUE;
  return *has_formula && strcmp (element, "v") == 0;
}

static gboolean
takes_calculation_cb (const char *element, const char **attributes, gpointer data)
{
  return strcmp (element, "calcPr") == 0 && mst_xml_edit_get (attributes, "fullCalcOnLoad") == NULL;
}

static char *
calculate_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  gsize end = strcspn (xml, " \t\r\n/>");

  return g_strdup_printf ("%.*s fullCalcOnLoad=\"1\"%s", (int) end, xml, xml + end);
}

static gboolean
takes_chain_cb (const char *element, const char **attributes, gpointer data)
{
  const char *part = mst_xml_edit_get (attributes, "PartName");
  const char *type = mst_xml_edit_get (attributes, "Type");

  return (part != NULL && g_str_has_suffix (part, "calcChain.xml"))
         || (type != NULL && g_str_has_suffix (type, "/calcChain"));
}

static char *
drop_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  return NULL;
}

/* The order in which formulas are calculated, which is made anew. */
static gboolean
drop_chain (MstTemplate *self, GError **error)
{
  static const MstXmlEdit edit = { .takes = takes_chain_cb, .replace = drop_cb };
  g_auto (GStrv) chains =
    mst_xlsx_list_related (self->xlsx.package, self->workbook, "calcChain", error);
  const char *slash = strrchr (self->workbook, '/');
  g_autofree char *relations =
    slash != NULL ? g_strdup_printf ("%.*s/_rels/%s.rels", (int) (slash - self->workbook),
                                     self->workbook, slash + 1)
                  : g_strdup_printf ("_rels/%s.rels", self->workbook);

  if (chains == NULL)
    return FALSE;
  for (char **chain = chains; *chain != NULL; chain++)
    g_hash_table_insert (self->changed, g_ascii_strdown (*chain, -1), NULL);
  return *chains == NULL
         || (mst_template_edit (self, relations, &edit, NULL, error)
             && mst_template_edit (self, "[Content_Types].xml", &edit, NULL, error));
}

static gboolean
ask_for_calculation (MstTemplate *self, GError **error)
{
  static const MstXmlEdit of_sheets = { .takes = takes_value_cb, .replace = drop_cb };
  static const MstXmlEdit of_workbook = { .takes = takes_calculation_cb, .replace = calculate_cb };
  gboolean has_formula = FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const MstXlsxSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (!mst_template_edit (self, sheet->part, &of_sheets, &has_formula, error))
        return FALSE;
    }
  return mst_template_edit (self, self->workbook, &of_workbook, NULL, error)
         && drop_chain (self, error);
}

/* --- putting it together --- */

static gboolean
fill (MstTemplate *self, const char *path, GError **error)
{
  guint n_marks = 0;

  if (!mst_xlsx_locate (&self->xlsx, &self->workbook, &self->sheets, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    if (!mst_template_unshare_formulas (self, g_ptr_array_index (self->sheets, i), error))
      return FALSE;
  if (!mark_named_cells (self, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    if (!fill_sheet (self, g_ptr_array_index (self->sheets, i), &n_marks, error))
      return FALSE;
  if (n_marks == 0)
    {
      g_autofree char *names = mst_template_list_names (self);

      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” has no marks to be filled in; write some into its cells: %s"),
                   mst_package_get_name (self->xlsx.package), names);
      return FALSE;
    }
  return ask_for_calculation (self, error)
         && mst_package_save (self->xlsx.package, self->changed, path, error);
}

static GBytes *
load_file (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  char *contents;
  gsize length;

  if (g_file_get_contents (path, &contents, &length, &reason))
    return g_bytes_new_take (contents, length);
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("The template “%s” can't be read: %s"), path,
               reason->message);
  return NULL;
}

static void
unref_bytes (gpointer data)
{
  if (data != NULL)
    g_bytes_unref (data);
}

gboolean
mst_sheet_template_fill (const char *template_path, const MstTemplateValue *values, guint n_values,
                         const MstTemplateTable *tables, guint n_tables, const char *path,
                         MstProgress *progress, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MstPackage) package = NULL;
  g_autoptr (MstArena) arena = mst_arena_new ();
  g_autoptr (GByteArray) is_date = g_byte_array_new ();
  MstTemplate self = {
    .values = values, .n_values = n_values, .tables = tables, .n_tables = n_tables
  };
  gboolean filled;

  g_return_val_if_fail (template_path != NULL && path != NULL, FALSE);

  name = g_path_get_basename (template_path);
  bytes = load_file (template_path, error);
  package = bytes != NULL ? mst_package_open (bytes, name, progress, error) : NULL;
  if (package == NULL)
    return FALSE;
  self.xlsx = (MstXlsx){ .package = package, .arena = arena, .is_date = is_date };
  self.changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_bytes);
  filled = fill (&self, path, error);
  g_hash_table_unref (self.changed);
  g_clear_pointer (&self.sheets, g_ptr_array_unref);
  g_clear_pointer (&self.xlsx.strings, g_ptr_array_unref);
  g_free (self.workbook);
  return filled;
}
