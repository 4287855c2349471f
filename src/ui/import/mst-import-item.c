/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A problem or a conflict of an import as a list item. */

#include "config.h"

#include "mst-import-item.h"

#include "mst-query.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define NO_CONFLICT G_MAXUINT

struct _MstImportItem
{
  GObject parent_instance;

  MstImport *import;
  guint sheet;
  guint32 row;
  guint32 column;
  int field;
  guint conflict; /* index, or NO_CONFLICT */
  char *place;
  char *value;
  char *message;
  char *proposal;
  char *old_value;
  char *new_value;
};

G_DEFINE_FINAL_TYPE (MstImportItem, mst_import_item, G_TYPE_OBJECT)

static void
mst_import_item_finalize (GObject *object)
{
  MstImportItem *self = MST_IMPORT_ITEM (object);

  g_clear_object (&self->import);
  g_free (self->place);
  g_free (self->value);
  g_free (self->message);
  g_free (self->proposal);
  g_free (self->old_value);
  g_free (self->new_value);
  G_OBJECT_CLASS (mst_import_item_parent_class)->finalize (object);
}

static void
mst_import_item_class_init (MstImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_import_item_finalize;
}

static void
mst_import_item_init (MstImportItem *self)
{
}

static MstImportItem *
item_new (MstImport *import, guint sheet, guint32 row)
{
  MstImportItem *self = g_object_new (MST_TYPE_IMPORT_ITEM, NULL);
  MstImportSheet *entry = g_ptr_array_index (mst_import_get_sheets (import), sheet);

  self->import = g_object_ref (import);
  self->sheet = sheet;
  self->row = row;
  self->conflict = NO_CONFLICT;
  self->place =
    mst_workbook_get_n_sheets (entry->workbook) > 1
      ? g_strdup_printf (_ ("%s · %s · row %u"), mst_workbook_get_name (entry->workbook),
                         mst_grid_get_name (entry->grid), row + 1)
      : g_strdup_printf (_ ("%s · row %u"), mst_workbook_get_name (entry->workbook), row + 1);
  return self;
}

static gboolean
is_sensitive (MstImport *import, int field)
{
  return field >= 0
         && (mst_import_get_record_type (import)->fields[field].flags & MST_FIELD_SENSITIVE) != 0;
}

MstImportItem *
mst_import_item_new_for_problem (MstImport *import, const MstImportProblem *problem)
{
  MstImportItem *self;

  g_return_val_if_fail (MST_IS_IMPORT (import), NULL);

  self = item_new (import, problem->sheet, problem->row);
  self->column = problem->column;
  self->field = problem->field;
  self->value = is_sensitive (import, problem->field) ? mst_text_mask_number (problem->value)
                                                      : g_strdup (problem->value);
  self->message = g_strdup (problem->message);
  self->proposal = g_strdup (problem->proposal);
  return self;
}

static guint32
find_column (const MstImportSheet *sheet, int field)
{
  for (guint i = 0; i < sheet->recognition->columns->len; i++)
    {
      const MstRecognisedColumn *column =
        &g_array_index (sheet->recognition->columns, MstRecognisedColumn, i);

      if (column->field == field)
        return column->column;
    }
  return G_MAXUINT32;
}

MstImportItem *
mst_import_item_new_for_conflict (MstImport *import, guint index, MstStore *store)
{
  MstConflict *conflict;
  MstImportItem *self;
  const MstField *field;

  g_return_val_if_fail (MST_IS_IMPORT (import), NULL);

  conflict = g_ptr_array_index (mst_import_get_conflicts (import), index);
  field = &mst_import_get_record_type (import)->fields[conflict->field];
  self = item_new (import, conflict->sheet, conflict->row);
  self->conflict = index;
  self->field = conflict->field;
  self->column = find_column (mst_import_item_get_sheet (self), conflict->field);
  self->old_value = mst_store_show_value (store, field, conflict->old_value, FALSE);
  self->new_value = mst_store_show_value (store, field, conflict->new_value, FALSE);
  self->value = g_strdup (self->new_value);
  self->message = g_strdup_printf (_ ("%s: “%s” so far, “%s” here"), mst_field_get_label (field),
                                   self->old_value, self->new_value);
  return self;
}

MstImport *
mst_import_item_get_import (MstImportItem *self)
{
  return self->import;
}

MstImportSheet *
mst_import_item_get_sheet (MstImportItem *self)
{
  return g_ptr_array_index (mst_import_get_sheets (self->import), self->sheet);
}

const char *
mst_import_item_get_place (MstImportItem *self)
{
  return self->place;
}

const char *
mst_import_item_get_value (MstImportItem *self)
{
  return self->value != NULL ? self->value : "";
}

const char *
mst_import_item_get_message (MstImportItem *self)
{
  return self->message;
}

guint32
mst_import_item_get_row (MstImportItem *self)
{
  return self->row;
}

guint32
mst_import_item_get_column (MstImportItem *self)
{
  return self->column;
}

const char *
mst_import_item_get_proposal (MstImportItem *self)
{
  return self->proposal;
}

void
mst_import_item_correct (MstImportItem *self, const char *text)
{
  g_return_if_fail (MST_IS_IMPORT_ITEM (self));
  g_return_if_fail (self->column != G_MAXUINT32);

  mst_import_correct (self->import, self->sheet, self->row, self->column, text);
}

MstConflict *
mst_import_item_get_conflict (MstImportItem *self)
{
  GPtrArray *conflicts = mst_import_get_conflicts (self->import);

  return self->conflict < conflicts->len ? g_ptr_array_index (conflicts, self->conflict) : NULL;
}

const char *
mst_import_item_get_old_value (MstImportItem *self)
{
  return self->old_value;
}

const char *
mst_import_item_get_new_value (MstImportItem *self)
{
  return self->new_value;
}
