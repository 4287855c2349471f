/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an import's rows come from: files and their sheets, how each sheet is understood, and layouts
 * that were settled before. */

#include "config.h"

#include "mst-import-private.h"
#include "mst-open-files.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* --- one sheet --- */

static gboolean
is_selected (MstImport *self, const MstImportSheet *sheet)
{
  g_autofree char *number = NULL;

  if (self->selected == NULL)
    return TRUE;
  number = g_strdup_printf ("%u", sheet->sheet + 1);
  return strcmp (self->selected, number) == 0
         || strcmp (self->selected, mst_grid_get_name (sheet->grid)) == 0;
}

/* Data rows, without looking at each closely. */
static guint
count_rows (const MstImportSheet *sheet)
{
  return mst_grid_get_n_rows (sheet->grid)
         - mst_grid_find_row (sheet->grid, sheet->recognition->last_heading_row + 1);
}

static gboolean
map_sheet (MstImport *self, MstImportSheet *sheet, const MstImportMap *map)
{
  MstRecognisedColumn *column;

  if (sheet->recognition == NULL)
    {
      /* The officer's heading tells where the heading stands. */
      g_autofree char *wanted = mst_text_fold (map->heading);

      for (guint i = 0; i < MIN (mst_grid_get_n_rows (sheet->grid), 40); i++)
        {
          guint n_cells;
          const MstCell *cells = mst_grid_get_row (sheet->grid, i, &n_cells);

          for (guint c = 0; c < n_cells && sheet->recognition == NULL; c++)
            {
              g_autofree char *folded = NULL;
              guint32 row = mst_grid_get_row_number (sheet->grid, i);

              if (cells[c].type != MST_CELL_TEXT)
                continue;
              folded = mst_text_fold (cells[c].text);
              if (strcmp (folded, wanted) == 0)
                sheet->recognition = mst_recognition_new_at (sheet->grid, self->type, row, row);
            }
        }
      if (sheet->recognition == NULL)
        return FALSE;
      sheet->used = is_selected (self, sheet);
      sheet->n_rows = count_rows (sheet);
    }
  column = mst_recognition_find_heading (sheet->recognition, map->heading);
  if (column == NULL)
    return FALSE;
  mst_recognition_map (sheet->recognition, column->column, map->field);
  return TRUE;
}

gboolean
mst_import_apply_map (MstImport *self, const MstImportMap *map)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    found |= map_sheet (self, g_ptr_array_index (self->sheets, i), map);
  return found;
}

static void
recognise_sheet (MstImport *self, MstImportSheet *sheet)
{
  g_clear_pointer (&sheet->recognition, mst_recognition_free);
  sheet->n_rows = 0;
  if (self->type != NULL)
    sheet->recognition = mst_recognition_new (sheet->grid, self->type);
  sheet->used = sheet->recognition != NULL && is_selected (self, sheet)
                && (mst_grid_is_visible (sheet->grid) || self->selected != NULL);
  if (sheet->recognition != NULL)
    sheet->n_rows = count_rows (sheet);
  for (guint i = 0; self->type != NULL && i < self->maps->len; i++)
    map_sheet (self, sheet, &g_array_index (self->maps, MstImportMap, i));
}

void
mst_import_recognise_sheets (MstImport *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    recognise_sheet (self, g_ptr_array_index (self->sheets, i));
}

/* --- layouts settled before --- */

static char *
layout_key (MstImport *self, const MstImportSheet *sheet)
{
  return g_strdup_printf ("layout:%s:%s", self->type->name, sheet->recognition->layout);
}

/* What a column is, in words that last: the field's name, "serial", "place:3", "". */
static char *
name_column (const MstRecordType *type, int field)
{
  char *nick = field >= 0 ? g_strdup (type->fields[field].name) : mst_column_dup_nick (field);

  return nick != NULL ? nick : g_strdup ("");
}

static int
read_column_name (const MstRecordType *type, const char *name)
{
  int field = mst_column_from_nick (name);

  /* A field may be called as one of the words is. */
  return field == MST_COLUMN_UNUSED || mst_record_type_find (type, name) >= 0
           ? mst_record_type_find (type, name) /* -1 is unused */
           : field;
}

static char *
describe_mapping (const MstRecognition *recognition)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < recognition->columns->len; i++)
    {
      const MstRecognisedColumn *column =
        &g_array_index (recognition->columns, MstRecognisedColumn, i);
      g_autofree char *number = g_strdup_printf ("%u", column->column);
      g_autofree char *name = name_column (recognition->type, column->field);

      json_builder_set_member_name (builder, number);
      json_builder_add_string_value (builder, name);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
recall_layout (MstImport *self, MstStore *store, MstImportSheet *sheet)
{
  g_autofree char *key = layout_key (self, sheet);
  g_autofree char *mapping = mst_store_dup_setting (store, key);
  g_autoptr (JsonNode) root = mapping != NULL ? json_from_string (mapping, NULL) : NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  for (guint i = 0; i < sheet->recognition->columns->len; i++)
    {
      MstRecognisedColumn *column =
        &g_array_index (sheet->recognition->columns, MstRecognisedColumn, i);
      g_autofree char *number = g_strdup_printf ("%u", column->column);
      const char *name =
        json_object_get_string_member_with_default (json_node_get_object (root), number, NULL);

      if (name == NULL)
        continue;
      column->field = read_column_name (self->type, name);
      column->by_values = FALSE;
    }
}

/* Only what the officer settled otherwise than the program would is worth remembering. */
gboolean
mst_import_remember_layouts (MstImport *self, MstStore *store, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      MstImportSheet *sheet = g_ptr_array_index (self->sheets, i);
      g_autoptr (MstRecognition) fresh = NULL;
      g_autofree char *key = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *used = NULL;
      g_autofree char *own = NULL;

      if (!sheet->used || sheet->recognition == NULL)
        continue;
      key = layout_key (self, sheet);
      if (!g_hash_table_add (seen, g_strdup (key)))
        continue;
      fresh =
        mst_recognition_new_at (sheet->grid, self->type, sheet->recognition->first_heading_row,
                                sheet->recognition->last_heading_row);
      used = describe_mapping (sheet->recognition);
      own = describe_mapping (fresh);
      kept = mst_store_dup_setting (store, key);
      if (strcmp (used, own) == 0 && kept == NULL)
        continue;
      if (g_strcmp0 (used, kept) != 0 && !mst_store_set_setting (store, key, used, error))
        return FALSE;
    }
  return TRUE;
}

/* --- adding --- */

static void
add_sheet (MstImport *self, MstWorkbook *workbook, guint index)
{
  MstImportSheet *sheet = g_new0 (MstImportSheet, 1);

  sheet->workbook = g_object_ref (workbook);
  sheet->sheet = index;
  sheet->grid = mst_grid_ref (mst_workbook_get_sheet (workbook, index));
  recognise_sheet (self, sheet);
  g_ptr_array_add (self->sheets, sheet);
}

static gboolean
speaks_of_type (MstImport *self, const MstImportSheet *sheet)
{
  return sheet->recognition != NULL
         && mst_recognition_guess_type (sheet->grid, mst_workbook_get_name (sheet->workbook))
              == self->type;
}

/* In a workbook of several sheets those of another type are left out: a roster has units in it, but
 * is no list of units. */
static void
leave_out_other_types (MstImport *self, guint first)
{
  gboolean any = FALSE;

  if (self->sheets->len - first < 2 || self->type == NULL)
    return;
  for (guint i = first; i < self->sheets->len; i++)
    any |= speaks_of_type (self, g_ptr_array_index (self->sheets, i));
  for (guint i = first; any && i < self->sheets->len; i++)
    {
      MstImportSheet *sheet = g_ptr_array_index (self->sheets, i);

      sheet->used = sheet->used && speaks_of_type (self, sheet);
    }
}

static void
guess_type (MstImport *self, MstWorkbook *workbook)
{
  for (guint i = 0; self->type == NULL && i < mst_workbook_get_n_sheets (workbook); i++)
    {
      const MstRecordType *guess = mst_recognition_guess_type (mst_workbook_get_sheet (workbook, i),
                                                               mst_workbook_get_name (workbook));

      if (guess != NULL)
        mst_import_set_record_type (self, guess);
    }
}

static void
add_workbook (MstImport *self, MstStore *store, const MstPlaceFinder *places, MstWorkbook *workbook)
{
  guint first = self->sheets->len;

  guess_type (self, workbook);
  for (guint i = 0; i < mst_workbook_get_n_sheets (workbook); i++)
    add_sheet (self, workbook, i);
  leave_out_other_types (self, first);
  for (guint i = first; i < self->sheets->len; i++)
    {
      MstImportSheet *sheet = g_ptr_array_index (self->sheets, i);
      const MstPlace *place;

      if (store == NULL || sheet->recognition == NULL)
        continue;
      recall_layout (self, store, sheet);
      place = mst_import_find_sheet_place (places, sheet);
      if (place != NULL)
        sheet->place = mst_place_dup_path (place);
    }
}

gboolean
mst_import_add_workbook (MstImport *self, MstStore *store, MstWorkbook *workbook, GError **error)
{
  g_autoptr (MstPlaceFinder) places = NULL;

  g_return_val_if_fail (MST_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (MST_IS_WORKBOOK (workbook), FALSE);

  if (store != NULL && (places = mst_place_finder_new (store, error)) == NULL)
    return FALSE;
  add_workbook (self, store, places, workbook);
  return TRUE;
}

/* A file in which nothing is understood must not pass in silence. */
static gboolean
check_understood (MstImport *self, guint first, const char *name, GError **error)
{
  for (guint i = first; i < self->sheets->len; i++)
    if (((MstImportSheet *) g_ptr_array_index (self->sheets, i))->used)
      return TRUE;
  if (self->type != NULL)
    g_set_error (
      error, MST_ERROR, MST_ERROR_INPUT,
      _ ("“%s” has no sheet with the headings of “%s”. Say which column is the “%s”."), name,
      mst_record_type_get_label (self->type),
      mst_field_get_label (mst_record_type_get_field (self->type, self->type->title_field)));
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” has no sheet with headings of areas, units, people or posts."), name);
  g_ptr_array_set_size (self->sheets, (int) first);
  return FALSE;
}

static gboolean
add_opened_file (MstImport *self, MstStore *store, const MstPlaceFinder *places,
                 MstOpenedFile *file, GError **error)
{
  guint first = self->sheets->len;

  if (file->workbook == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&file->error));
      return FALSE;
    }
  add_workbook (self, store, places, file->workbook);
  return check_understood (self, first, mst_workbook_get_name (file->workbook), error);
}

gboolean
mst_import_add_files (MstImport *self, MstStore *store, const char *const *paths,
                      MstProgress *progress, GError **error)
{
  g_autoptr (GArray) files = NULL;
  g_autoptr (MstPlaceFinder) places = NULL;
  gboolean ok = TRUE;
  guint before;

  g_return_val_if_fail (MST_IS_IMPORT (self), FALSE);

  before = self->sheets->len;
  if (store != NULL && (places = mst_place_finder_new (store, error)) == NULL)
    return FALSE;
  mst_progress_set_stage (progress, _ ("Reading the files"));
  mst_progress_set_total (progress, g_strv_length ((char **) paths));
  files = mst_open_files (paths, g_strv_length ((char **) paths), progress);
  for (guint i = 0; ok && i < files->len; i++)
    ok = add_opened_file (self, store, places, &g_array_index (files, MstOpenedFile, i), error);
  if (!ok)
    g_ptr_array_set_size (self->sheets, (int) before);
  return ok;
}

gboolean
mst_import_select_sheet (MstImport *self, const char *sheet, GError **error)
{
  gboolean any = FALSE;

  g_return_val_if_fail (MST_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (sheet != NULL, FALSE);

  g_free (self->selected);
  self->selected = g_strdup (sheet);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      MstImportSheet *candidate = g_ptr_array_index (self->sheets, i);

      candidate->used = candidate->recognition != NULL && is_selected (self, candidate);
      any |= is_selected (self, candidate);
    }
  if (any || self->sheets->len == 0)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("No source has a sheet “%s”."), sheet);
  return FALSE;
}
