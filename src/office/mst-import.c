/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import as an object: its sources, their mapping, corrections, and what was found. Understanding
 * one sheet is in mst-import-sheet.c, matching in mst-import-match.c, writing in
 * mst-import-write.c. */

#include "config.h"

#include "mst-import-private.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MstImport, mst_import, G_TYPE_OBJECT)

static void
sheet_free (gpointer data)
{
  MstImportSheet *sheet = data;

  g_clear_pointer (&sheet->grid, mst_grid_unref);
  g_clear_object (&sheet->workbook);
  mst_recognition_free (sheet->recognition);
  g_free (sheet->place);
  g_free (sheet);
}

static void
map_clear (gpointer data)
{
  g_free (((MstImportMap *) data)->heading);
}

static guint
cell_key_hash (gconstpointer data)
{
  const MstCellKey *key = data;

  return (key->row * 31 + key->column) * 31 + key->sheet;
}

static gboolean
cell_key_equal (gconstpointer a, gconstpointer b)
{
  const MstCellKey *first = a, *second = b;

  return first->sheet == second->sheet && first->row == second->row
         && first->column == second->column;
}

GHashTable *
mst_cell_table_new (void)
{
  return g_hash_table_new_full (cell_key_hash, cell_key_equal, g_free, g_free);
}

void
mst_cell_table_take (GHashTable *table, guint sheet, guint32 row, guint32 column, char *text)
{
  MstCellKey *key = g_new0 (MstCellKey, 1);

  *key = (MstCellKey){ sheet, row, column };
  g_hash_table_replace (table, key, text);
}

const char *
mst_cell_table_peek (GHashTable *table, guint sheet, guint32 row, guint32 column)
{
  MstCellKey key = { sheet, row, column };

  return g_hash_table_lookup (table, &key);
}

static void
clear_presets (MstImport *self)
{
  for (guint i = 0; self->type != NULL && i < self->type->n_fields; i++)
    g_free (self->presets[i]);
  g_clear_pointer (&self->presets, g_free);
}

static void
mst_import_finalize (GObject *object)
{
  MstImport *self = MST_IMPORT (object);

  clear_presets (self);
  g_clear_pointer (&self->reading, mst_import_reading_free);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->maps);
  g_hash_table_unref (self->corrections);
  g_free (self->selected);
  G_OBJECT_CLASS (mst_import_parent_class)->finalize (object);
}

static void
mst_import_class_init (MstImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_import_finalize;
}

static void
mst_import_init (MstImport *self)
{
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->maps = g_array_new (FALSE, TRUE, sizeof (MstImportMap));
  g_array_set_clear_func (self->maps, map_clear);
  self->corrections = mst_cell_table_new ();
  self->reading = mst_import_reading_new ();
}

MstImport *
mst_import_new (const MstRecordType *type)
{
  MstImport *self = g_object_new (MST_TYPE_IMPORT, NULL);

  if (type != NULL)
    mst_import_set_record_type (self, type);
  return self;
}

const MstRecordType *
mst_import_get_record_type (MstImport *self)
{
  g_return_val_if_fail (MST_IS_IMPORT (self), NULL);

  return self->type;
}

GPtrArray *
mst_import_get_sheets (MstImport *self)
{
  g_return_val_if_fail (MST_IS_IMPORT (self), NULL);

  return self->sheets;
}

void
mst_import_set_record_type (MstImport *self, const MstRecordType *type)
{
  g_return_if_fail (MST_IS_IMPORT (self));
  g_return_if_fail (type != NULL);

  if (self->type == type)
    return;
  clear_presets (self);
  g_array_set_size (self->maps, 0);
  self->type = type;
  self->presets = g_new0 (char *, type->n_fields);
  g_clear_pointer (&self->reading, mst_import_reading_free);
  self->reading = mst_import_reading_new ();
  mst_import_recognise_sheets (self);
}

/* --- presets and corrections --- */

static gboolean
find_field (MstImport *self, const char *name, int *field, GError **error)
{
  *field = self->type != NULL ? mst_record_type_find (self->type, name) : -1;
  if (*field >= 0)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("There is no field “%s” in “%s”."), name,
               self->type != NULL ? mst_record_type_get_label (self->type) : "");
  return FALSE;
}

gboolean
mst_import_map (MstImport *self, const char *field, const char *heading, GError **error)
{
  MstImportMap map = { 0 };

  g_return_val_if_fail (MST_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (field != NULL && heading != NULL, FALSE);

  if (!find_field (self, field, &map.field, error))
    return FALSE;
  map.heading = g_strdup (heading);
  g_array_append_val (self->maps, map);
  if (self->sheets->len == 0 || mst_import_apply_map (self, &map))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("No sheet has a column “%s”."), heading);
  return FALSE;
}

gboolean
mst_import_preset (MstImport *self, const char *field, const char *value, GError **error)
{
  int index;

  g_return_val_if_fail (MST_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  if (!find_field (self, field, &index, error))
    return FALSE;
  if (self->type->fields[index].kind != MST_FIELD_REFERENCE)
    {
      g_autofree char *canonical = NULL;

      if (!mst_field_read (&self->type->fields[index], value, &canonical, error))
        return FALSE;
    }
  g_free (self->presets[index]);
  self->presets[index] = g_strdup (value);
  return TRUE;
}

void
mst_import_correct (MstImport *self, guint sheet, guint32 row, guint32 column, const char *text)
{
  g_return_if_fail (MST_IS_IMPORT (self));
  g_return_if_fail (sheet < self->sheets->len);
  g_return_if_fail (text != NULL);

  mst_cell_table_take (self->corrections, sheet, row, column, g_strdup (text));
}

const char *
mst_import_peek_correction (MstImport *self, guint sheet, guint32 row, guint32 column)
{
  return mst_cell_table_peek (self->corrections, sheet, row, column);
}

char *
mst_import_dup_cell (MstImport *self, guint sheet_index, guint32 row, guint32 column)
{
  MstImportSheet *sheet;
  const MstCell *cell;
  const char *correction;

  g_return_val_if_fail (MST_IS_IMPORT (self), NULL);
  g_return_val_if_fail (sheet_index < self->sheets->len, NULL);

  correction = mst_import_peek_correction (self, sheet_index, row, column);
  if (correction != NULL)
    return g_strdup (correction);
  sheet = g_ptr_array_index (self->sheets, sheet_index);
  cell = mst_grid_get_cell (sheet->grid, row, column);
  return cell != NULL ? mst_cell_dup_text (cell, mst_grid_uses_1904 (sheet->grid)) : g_strdup ("");
}

/* --- what was found --- */

static void
problem_free (gpointer data)
{
  MstImportProblem *problem = data;

  g_free (problem->value);
  g_free (problem->message);
  g_free (problem->proposal);
  g_free (problem);
}

MstImportProblem *
mst_import_add_problem (GPtrArray *problems, guint sheet, guint32 row, guint32 column, int field,
                        gboolean is_reject, const char *code, const char *value, char *message)
{
  MstImportProblem *problem = g_new0 (MstImportProblem, 1);

  problem->sheet = sheet;
  problem->row = row;
  problem->column = column;
  problem->field = field;
  problem->is_reject = is_reject;
  problem->code = code;
  problem->value = g_strdup (value);
  problem->message = message;
  g_ptr_array_add (problems, problem);
  return problem;
}

static void
row_clear (gpointer data)
{
  MstImportRow *row = data;

  g_clear_pointer (&row->record, mst_record_unref);
  g_clear_pointer (&row->person, mst_record_unref);
  g_clear_pointer (&row->part_text, g_free);
}

static void
target_free (gpointer data)
{
  MstImportTarget *target = data;

  g_clear_pointer (&target->before, mst_record_unref);
  g_clear_pointer (&target->after, mst_record_unref);
  g_array_unref (target->rows);
  g_free (target);
}

static void
conflict_free (gpointer data)
{
  MstConflict *conflict = data;

  g_free (conflict->old_value);
  g_free (conflict->new_value);
  g_free (conflict);
}

static void
reconciliation_free (gpointer data)
{
  g_free (((MstReconciliation *) data)->label);
  g_free (data);
}

MstImportReading *
mst_import_reading_new (void)
{
  MstImportReading *self = g_new0 (MstImportReading, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (MstImportRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->targets = g_ptr_array_new_with_free_func (target_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  self->reconciliations = g_ptr_array_new_with_free_func (reconciliation_free);
  self->filled = mst_cell_table_new ();
  self->group = -1;
  return self;
}

void
mst_import_reading_free (MstImportReading *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->reconciliations);
  g_hash_table_unref (self->filled);
  g_free (self);
}

MstSheetReading *
mst_sheet_reading_alloc (void)
{
  MstSheetReading *self = g_new0 (MstSheetReading, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (MstImportRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->reconciliations = g_ptr_array_new_with_free_func (reconciliation_free);
  self->filled = mst_cell_table_new ();
  return self;
}

void
mst_sheet_reading_free (MstSheetReading *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->reconciliations);
  g_hash_table_unref (self->filled);
  g_free (self);
}

MstImportCounts
mst_import_get_counts (MstImport *self)
{
  g_return_val_if_fail (MST_IS_IMPORT (self), (MstImportCounts){ 0 });

  return self->reading->counts;
}

GPtrArray *
mst_import_get_problems (MstImport *self)
{
  g_return_val_if_fail (MST_IS_IMPORT (self), NULL);

  return self->reading->problems;
}

GPtrArray *
mst_import_get_conflicts (MstImport *self)
{
  g_return_val_if_fail (MST_IS_IMPORT (self), NULL);

  return self->reading->conflicts;
}

GPtrArray *
mst_import_get_reconciliations (MstImport *self)
{
  g_return_val_if_fail (MST_IS_IMPORT (self), NULL);

  return self->reading->reconciliations;
}
