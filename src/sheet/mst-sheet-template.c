/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills in a department's own workbook: finds its marks, puts values in their place, leaves the rest. */

#include "config.h"

#include "mst-package-save.h"
#include "mst-sheet-writer-private.h"
#include "mst-template-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
      if (!mst_template_knows (self, name))
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
  const MstTemplateCell *at = g_ptr_array_index (cells, 0);

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

static void
use_set (MstTemplate *self, const MstTemplateSet *set)
{
  self->values = set->values;
  self->n_values = set->n_values;
  self->tables = set->tables;
  self->n_tables = set->n_tables;
}

/* The marked cells of a sheet. (transfer full) */
static GPtrArray *
list_cells (MstTemplate *self, const MstXlsxSheet *sheet, GError **error)
{
  g_autoptr (GBytes) bytes = mst_template_load (self, sheet->part, error);

  return bytes != NULL ? mst_template_list_cells (self, bytes, error) : NULL;
}

static gboolean
fill_sheet (MstTemplate *self, const MstXlsxSheet *sheet, GError **error)
{
  static const MstXmlEdit edit = { .takes = takes_marked_cb, .replace = fill_cell_cb };
  g_autoptr (GPtrArray) cells = list_cells (self, sheet, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GPtrArray) singles = g_ptr_array_new ();
  Filling filling = { self, singles, NULL };

  if (cells == NULL || !sort_cells (self, sheet, cells, rows, singles, error))
    return FALSE;
  g_ptr_array_add (self->cells, g_ptr_array_ref (cells));
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

/* --- a sheet for each set --- */

/** Target: a sheet, and what it is filled with. */
typedef struct
{
  MstXlsxSheet *sheet;
  const MstTemplateSet *set;
} Target;

/* (element-type MstXlsxSheet) (transfer container) */
static GPtrArray *
list_marked_sheets (MstTemplate *self, GError **error)
{
  g_autoptr (GPtrArray) marked = g_ptr_array_new ();

  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autoptr (GPtrArray) cells = list_cells (self, g_ptr_array_index (self->sheets, i), error);

      if (cells == NULL)
        return NULL;
      if (cells->len > 0)
        g_ptr_array_add (marked, g_ptr_array_index (self->sheets, i));
    }
  return g_steal_pointer (&marked);
}

static char *
name_sheet (const MstXlsxSheet *sheet, gboolean is_only, const char *name, GHashTable *taken)
{
  g_autofree char *wanted =
    is_only ? g_strdup (name) : g_strdup_printf ("%s %s", name, sheet->name);

  return mst_sheet_make_name (taken, wanted);
}

/* The marked sheets, of which copies are made where there are several sets. (element-type Target) (transfer full) */
static GArray *
make_targets (MstTemplate *self, GPtrArray *marked, const MstTemplateSet *sets, guint n_sets,
              GError **error)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (Target));
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const MstXlsxSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (n_sets == 1 || !g_ptr_array_find (marked, sheet, NULL))
        g_hash_table_add (taken, g_utf8_casefold (sheet->name, -1));
    }
  for (guint i = 0; i < n_sets; i++)
    for (guint j = 0; j < marked->len; j++)
      {
        Target target = { g_ptr_array_index (marked, j), &sets[i] };

        g_ptr_array_add (names, n_sets > 1
                                  ? name_sheet (target.sheet, marked->len == 1, sets[i].name, taken)
                                  : g_strdup (target.sheet->name));
        if (i > 0)
          target.sheet = mst_template_copy_sheet (self, target.sheet,
                                                  g_ptr_array_index (names, names->len - 1), error);
        if (target.sheet == NULL)
          return NULL;
        g_array_append_val (targets, target);
      }
  for (guint j = 0; n_sets > 1 && j < marked->len; j++)
    if (!mst_template_rename_sheet (self, g_ptr_array_index (marked, j),
                                    g_ptr_array_index (names, j), error))
      return NULL;
  return g_steal_pointer (&targets);
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
  g_autofree char *relations = mst_xlsx_dup_relations_name (self->workbook);

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
refuse_unmarked (const MstTemplate *self, GError **error)
{
  g_autofree char *names = mst_template_list_names (self);

  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("“%s” has no marks to be filled in; write some into its cells: %s"),
               mst_package_get_name (self->xlsx.package), names);
  return FALSE;
}

static gboolean
fill_targets (MstTemplate *self, const GArray *targets, GError **error)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const Target *target = &g_array_index (targets, Target, i);

      use_set (self, target->set);
      if (!fill_sheet (self, target->sheet, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (MstTemplate *self, const MstTemplateSet *sets, guint n_sets, const char *path, GError **error)
{
  g_autoptr (GPtrArray) marked = NULL;
  g_autoptr (GArray) targets = NULL;
  g_autoptr (GHashTable) files = NULL;

  use_set (self, &sets[0]);
  if (!mst_xlsx_locate (&self->xlsx, &self->workbook, &self->sheets, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    if (!mst_template_place_cells (self, g_ptr_array_index (self->sheets, i), error)
        || !mst_template_unshare_formulas (self, g_ptr_array_index (self->sheets, i), error))
      return FALSE;
  if (!mst_template_mark_named_cells (self, error))
    return FALSE;
  marked = list_marked_sheets (self, error);
  if (marked == NULL)
    return FALSE;
  if (marked->len == 0)
    return refuse_unmarked (self, error);
  targets = make_targets (self, marked, sets, n_sets, error);
  if (targets == NULL || !fill_targets (self, targets, error) || !ask_for_calculation (self, error))
    return FALSE;
  files = mst_template_write_rows (self, error);
  return files != NULL
         && mst_package_save (self->xlsx.package, self->changed, self->added, files, path, error);
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
mst_sheet_template_fill (const char *template_path, const MstTemplateSet *sets, guint n_sets,
                         const char *path, MstProgress *progress, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MstPackage) package = NULL;
  g_autoptr (MstArena) arena = mst_arena_new ();
  g_autoptr (GByteArray) is_date = g_byte_array_new ();
  MstTemplate self = { 0 };
  gboolean filled;

  g_return_val_if_fail (template_path != NULL && path != NULL, FALSE);
  g_return_val_if_fail (sets != NULL && n_sets > 0, FALSE);

  name = g_path_get_basename (template_path);
  bytes = load_file (template_path, error);
  package = bytes != NULL ? mst_package_open (bytes, name, progress, error) : NULL;
  if (package == NULL)
    return FALSE;
  self.xlsx = (MstXlsx){ .package = package, .arena = arena, .is_date = is_date };
  self.changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_bytes);
  self.added = g_ptr_array_new_with_free_func (g_free);
  self.rows = g_ptr_array_new_with_free_func (mst_template_row_free);
  self.cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  filled = fill (&self, sets, n_sets, path, error);
  g_ptr_array_unref (self.rows);
  g_ptr_array_unref (self.cells);
  g_ptr_array_unref (self.added);
  g_hash_table_unref (self.changed);
  g_clear_pointer (&self.sheets, g_ptr_array_unref);
  g_clear_pointer (&self.xlsx.strings, g_ptr_array_unref);
  g_free (self.workbook);
  return filled;
}
