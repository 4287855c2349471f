/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an import, as JSON for programs and as a sentence for people. */

#include "config.h"

#include "mst-import-private.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static void
add_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_sheet (JsonBuilder *builder, MstImport *self, guint index)
{
  const MstImportSheet *sheet = g_ptr_array_index (self->sheets, index);

  add_text (builder, "source", mst_workbook_get_name (sheet->workbook));
  add_text (builder, "sheet", mst_grid_get_name (sheet->grid));
}

static gboolean
is_sensitive (MstImport *self, int field)
{
  return field >= 0 && (self->type->fields[field].flags & MST_FIELD_SENSITIVE) != 0;
}

/* Values as written need not have the form that masking by kind knows. */
static char *
mask (MstImport *self, int field, const char *value)
{
  if (value == NULL)
    return NULL;
  /* A citizen number may stand in any column. */
  if (!is_sensitive (self, field))
    return mst_text_mask_long_numbers (value);
  switch (self->type->fields[field].kind)
    {
    case MST_FIELD_CITIZEN_NUMBER:
    case MST_FIELD_CREDIT_CODE:
      return mst_text_mask_number (value);
    case MST_FIELD_PHONE:
      return mst_text_mask_phone (value);
    default:
      return g_strdup ("****");
    }
}

/* A sentence may quote the value. */
char *
mst_import_mask_message (MstImport *self, const MstImportProblem *problem)
{
  g_autofree char *masked = mask (self, problem->field, problem->value);
  g_autoptr (GString) message = g_string_new (problem->message);

  if (masked != NULL && *problem->value != '\0')
    g_string_replace (message, problem->value, masked, 0);
  return mst_text_mask_long_numbers (message->str);
}

/* "E" of "E214". */
static char *
dup_column_name (guint32 column)
{
  char buffer[MST_CELL_NAME_SIZE];
  char *name;

  if (column == G_MAXUINT32)
    return NULL;
  name = g_strdup (mst_cell_name (0, column, buffer));
  name[strcspn (name, "0123456789")] = '\0';
  return name;
}

static void
add_problem (JsonBuilder *builder, MstImport *self, const MstImportProblem *problem)
{
  g_autofree char *column = dup_column_name (problem->column);
  g_autofree char *value = mask (self, problem->field, problem->value);
  g_autofree char *message = mst_import_mask_message (self, problem);

  json_builder_begin_object (builder);
  add_sheet (builder, self, problem->sheet);
  add_integer (builder, "row", (gint64) problem->row + 1);
  add_text (builder, "column", column);
  add_text (builder, "field", problem->field >= 0 ? self->type->fields[problem->field].name : NULL);
  add_text (builder, "code", problem->code);
  json_builder_set_member_name (builder, "rejected");
  json_builder_add_boolean_value (builder, problem->is_reject);
  add_text (builder, "value", value);
  add_text (builder, "message", message);
  if (problem->proposal != NULL)
    {
      g_autofree char *proposal = mask (self, problem->field, problem->proposal);

      add_text (builder, "proposal", proposal);
    }
  json_builder_end_object (builder);
}

static void
add_conflict (JsonBuilder *builder, MstImport *self, const MstConflict *conflict)
{
  g_autofree char *old_value = mask (self, conflict->field, conflict->old_value);
  g_autofree char *new_value = mask (self, conflict->field, conflict->new_value);

  json_builder_begin_object (builder);
  add_sheet (builder, self, conflict->sheet);
  add_integer (builder, "row", (gint64) conflict->row + 1);
  add_text (builder, "field", self->type->fields[conflict->field].name);
  add_text (builder, "old", old_value);
  add_text (builder, "new", new_value);
  add_text (builder, "taken", conflict->take_new ? "new" : "old");
  json_builder_end_object (builder);
}

static void
add_reconciliation (JsonBuilder *builder, MstImport *self, const MstReconciliation *reconciliation)
{
  json_builder_begin_object (builder);
  add_sheet (builder, self, reconciliation->sheet);
  add_integer (builder, "row", (gint64) reconciliation->row + 1);
  add_text (builder, "label", reconciliation->label);
  add_integer (builder, "said", reconciliation->said);
  add_integer (builder, "found", reconciliation->found);
  add_integer (builder, "rejected", reconciliation->rejected);
  json_builder_end_object (builder);
}

static void
add_counts (JsonBuilder *builder, const MstImportCounts *counts)
{
  add_integer (builder, "rows", counts->rows);
  add_integer (builder, "imported", counts->imported);
  add_integer (builder, "updated", counts->updated);
  add_integer (builder, "unchanged", counts->unchanged);
  add_integer (builder, "rejected", counts->rejected);
  add_integer (builder, "duplicates", counts->duplicates);
  add_integer (builder, "hidden", counts->hidden);
  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_object (builder);
  add_integer (builder, "blank", counts->skipped_blank);
  add_integer (builder, "subtotal", counts->skipped_subtotal);
  add_integer (builder, "total", counts->skipped_total);
  json_builder_end_object (builder);
}

/* "phone", "place:3", "serial"; NULL for a column that is not used. */
static char *
dup_field_name (const MstRecordType *type, int field)
{
  return field >= 0 ? g_strdup (type->fields[field].name) : mst_column_dup_nick (field);
}

/* How a sheet was understood; "told_by" says whether a column's heading or its values told it. */
static void
add_understanding (JsonBuilder *builder, MstImport *self, guint index)
{
  const MstImportSheet *sheet = g_ptr_array_index (self->sheets, index);
  const MstRecognition *recognition = sheet->recognition;

  json_builder_begin_object (builder);
  add_sheet (builder, self, index);
  add_integer (builder, "heading_row", (gint64) recognition->first_heading_row + 1);
  add_text (builder, "title", recognition->title);
  add_text (builder, "place", sheet->place);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < recognition->columns->len; i++)
    {
      const MstRecognisedColumn *column =
        &g_array_index (recognition->columns, MstRecognisedColumn, i);
      g_autofree char *letters = dup_column_name (column->column);
      g_autofree char *field = dup_field_name (self->type, column->field);

      json_builder_begin_object (builder);
      add_text (builder, "column", letters);
      add_text (builder, "heading", column->heading);
      add_text (builder, "field", field);
      add_text (builder, "told_by", column->by_values ? "values" : "heading");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
mst_import_to_json (MstImport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const MstImportReading *reading;

  g_return_val_if_fail (MST_IS_IMPORT (self), NULL);

  reading = self->reading;
  json_builder_begin_object (builder);
  add_text (builder, "type", self->type != NULL ? self->type->name : NULL);
  add_counts (builder, &reading->counts);

  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const MstImportSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->used && sheet->recognition != NULL)
        add_understanding (builder, self, i);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "reconciled");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->reconciliations->len; i++)
    add_reconciliation (builder, self, g_ptr_array_index (reading->reconciliations, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->problems->len; i++)
    add_problem (builder, self, g_ptr_array_index (reading->problems, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reading->conflicts->len; i++)
    add_conflict (builder, self, g_ptr_array_index (reading->conflicts, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

char *
mst_import_describe (MstImport *self)
{
  const MstImportCounts *counts;
  g_autofree char *records = NULL;
  g_autofree char *rejected = NULL;
  g_autofree char *updated = NULL;
  g_autofree char *unchanged = NULL;
  GString *text;

  g_return_val_if_fail (MST_IS_IMPORT (self), NULL);

  if (self->type == NULL)
    return g_strdup ("");
  counts = &self->reading->counts;
  records = mst_record_type_dup_count (self->type, counts->imported);
  updated = mst_text_format_integer (counts->updated);
  unchanged = mst_text_format_integer (counts->unchanged);
  rejected = mst_text_format_integer (counts->rejected);

  text = g_string_new (NULL);
  g_string_append_printf (text, _ ("Imported %s"), records);
  if (counts->updated > 0)
    g_string_append_printf (text, _ (", %s updated"), updated);
  if (counts->unchanged > 0)
    g_string_append_printf (text, _ (", %s unchanged"), unchanged);
  if (counts->rejected > 0)
    g_string_append_printf (
      text, ngettext (", %s row sent back", ", %s rows sent back", (gulong) counts->rejected),
      rejected);
  g_string_append (text, _ ("."));
  return g_string_free (text, FALSE);
}
