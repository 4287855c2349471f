/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what an import has found: one group, through the door, with where each record comes from. */

#include "config.h"

#include "mst-import-private.h"

#include "mst-rules.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRESS_STEP 64

/* --- where a record comes from --- */

static void
append_json (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (json, '\\');
      if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guchar) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

/* What the sender wrote is kept where the record says it otherwise; the label of a choice is the same
 * as its code. */
static gboolean
differs (const MstField *field, const char *written, const char *canonical)
{
  const MstChoice *choice;

  if (canonical == NULL)
    return TRUE;
  if (strcmp (written, canonical) == 0)
    return FALSE;
  if (field->kind != MST_FIELD_CHOICE && field->kind != MST_FIELD_FLAG)
    return TRUE;
  choice = mst_choice_set_find (
    mst_choice_set_get (field->kind == MST_FIELD_FLAG ? "flag" : field->choices), canonical);
  return choice == NULL || strcmp (choice->label_zh, written) != 0;
}

static void
append_original (MstImport *self, GString *json, const MstImportRow *row)
{
  const MstImportSheet *sheet = g_ptr_array_index (self->sheets, row->sheet);
  guint n_cells, c = 0, n_written = 0;
  const MstCell *cells = mst_grid_get_row (sheet->grid, row->grid_index, &n_cells);

  for (guint i = 0; i < sheet->recognition->columns->len; i++)
    {
      const MstRecognisedColumn *column =
        &g_array_index (sheet->recognition->columns, MstRecognisedColumn, i);
      g_autofree char *owned = NULL;
      const char *written;
      const MstField *field;

      if (column->field < 0)
        continue;
      while (c < n_cells && cells[c].column < column->column)
        c++;
      if (c >= n_cells || cells[c].column != column->column)
        continue;
      field = &self->type->fields[column->field];
      if (cells[c].type == MST_CELL_TEXT)
        written = cells[c].text;
      else
        written = owned = mst_cell_dup_text (&cells[c], mst_grid_uses_1904 (sheet->grid));
      if (*written == '\0'
          || !differs (field, written, mst_record_get_at (row->record, (guint) column->field)))
        continue;
      g_string_append (json, n_written++ == 0 ? ",\"original\":{" : ",");
      append_json (json, field->name);
      g_string_append_c (json, ':');
      append_json (json, written);
    }
  if (n_written > 0)
    g_string_append_c (json, '}');
}

static void
append_source (MstImport *self, GString *json, const MstImportRow *row)
{
  const MstImportSheet *sheet = g_ptr_array_index (self->sheets, row->sheet);

  g_string_append (json, "{\"file\":");
  append_json (json, mst_workbook_get_name (sheet->workbook));
  g_string_append (json, ",\"sheet\":");
  append_json (json, mst_grid_get_name (sheet->grid));
  g_string_append_printf (json, ",\"row\":%u", row->row + 1);
  append_original (self, json, row);
}

/* {"file","sheet","row","original":{…}} of the rows that make @target. (transfer full) */
static char *
dup_source (MstImport *self, const MstImportReading *reading, const MstImportTarget *target)
{
  GString *json = g_string_sized_new (256);

  for (guint i = 0; i < target->rows->len; i++)
    {
      if (i == 1)
        g_string_append (json, ",\"also\":[");
      else if (i > 1)
        g_string_append_c (json, ',');
      append_source (
        self, json,
        &g_array_index (reading->rows, MstImportRow, g_array_index (target->rows, guint, i)));
      if (i > 0)
        g_string_append_c (json, '}');
    }
  if (target->rows->len > 1)
    g_string_append_c (json, ']');
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

/* --- writing --- */

/* What the officer has decided against the value that was there. */
static void
apply_decisions (MstImport *self)
{
  MstImportReading *reading = self->reading;
  g_autoptr (GHashTable) rows = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < reading->conflicts->len; i++)
    any |= ((MstConflict *) g_ptr_array_index (reading->conflicts, i))->take_new;
  if (!any)
    return;

  rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < reading->rows->len; i++)
    {
      const MstImportRow *row = &g_array_index (reading->rows, MstImportRow, i);

      if (row->target >= 0)
        g_hash_table_insert (rows, g_strdup_printf ("%u:%u:%u", row->sheet, row->row, row->part),
                             GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < reading->conflicts->len; i++)
    {
      const MstConflict *conflict = g_ptr_array_index (reading->conflicts, i);
      g_autofree char *key =
        g_strdup_printf ("%u:%u:%u", conflict->sheet, conflict->row, conflict->part);
      gpointer found;
      MstImportRow *row, *first;
      MstImportTarget *target;
      guint index;

      if (!conflict->take_new || !g_hash_table_lookup_extended (rows, key, NULL, &found))
        continue;
      index = GPOINTER_TO_UINT (found);
      row = &g_array_index (reading->rows, MstImportRow, index);
      target = g_ptr_array_index (reading->targets, (guint) row->target);
      mst_import_target_set (target, (guint) conflict->field, conflict->new_value);
      if (g_array_index (target->rows, guint, target->rows->len - 1) != index)
        g_array_append_val (target->rows, index);
      first = &g_array_index (reading->rows, MstImportRow, g_array_index (target->rows, guint, 0));
      if (first->outcome == MST_OUTCOME_UNCHANGED)
        first->outcome = MST_OUTCOME_UPDATED;
    }
}

static gboolean
is_changed (const MstImportTarget *target)
{
  const MstRecordType *type = mst_record_get_record_type (target->after);

  if (target->before == NULL)
    return TRUE;
  for (guint i = 0; !target->is_shared && i < type->n_fields; i++)
    if (g_strcmp0 (mst_record_get_at (target->before, i), mst_record_get_at (target->after, i))
        != 0)
      return TRUE;
  return FALSE;
}

/* What the door refuses goes back with the door's sentence. */
static void
reject_target (MstImport *self, const MstImportTarget *target, const GError *error)
{
  MstImportReading *reading = self->reading;
  const char *code = error->code == MST_ERROR_INPUT ? "unreadable-value" : "conflict";

  for (guint i = 0; i < target->rows->len; i++)
    {
      MstImportRow *row =
        &g_array_index (reading->rows, MstImportRow, g_array_index (target->rows, guint, i));

      row->outcome = MST_OUTCOME_REJECTED;
      row->rejected = TRUE;
      mst_import_add_problem (reading->problems, row->sheet, row->row, G_MAXUINT32, -1, TRUE, code,
                              mst_record_get_title (row->record), g_strdup (error->message));
    }
}

static gboolean
is_about_the_record (const GError *error)
{
  return error->domain == MST_ERROR
         && (error->code == MST_ERROR_INPUT || error->code == MST_ERROR_STALE
             || error->code == MST_ERROR_NOT_FOUND || error->code == MST_ERROR_IN_USE);
}

/* Who has to be added for @target to have a person; NULL when nobody has. */
static const MstRecord *
peek_person (MstImport *self, const MstImportTarget *target)
{
  if (self->type != &mst_liaison_type || mst_record_get (target->after, "person") != NULL)
    return NULL;
  for (guint i = 0; i < target->rows->len; i++)
    {
      const MstImportRow *row =
        &g_array_index (self->reading->rows, MstImportRow, g_array_index (target->rows, guint, i));

      if (row->person != NULL)
        return row->person;
    }
  return NULL;
}

static char *
make_person_key (const MstRecord *person)
{
  const char *unit = mst_record_get (person, "unit"), *phone = mst_record_get (person, "phone");

  return g_strdup_printf ("%s\n%s\n%s", mst_record_get_title (person), unit != NULL ? unit : "",
                          phone != NULL ? phone : "");
}

/* The same person of several rows is added once. @added: (out): the record, when it was now */
static gboolean
add_person (MstImport *self, MstStore *store, GHashTable *people, MstImportTarget *target,
            const char *source, MstRecord **added, GError **error)
{
  const MstRecord *person = peek_person (self, target);
  g_autoptr (MstRecord) pair = NULL;
  g_autofree char *key = NULL;
  g_autofree char *id = NULL;

  if (person == NULL)
    return TRUE;
  /* Nobody is added for a pair that can't be. */
  pair = mst_record_copy (target->after);
  if (!mst_rules_apply (store, target->before, pair, error))
    return FALSE;
  key = make_person_key (person);
  id = g_strdup (g_hash_table_lookup (people, key));
  if (id == NULL)
    {
      g_autoptr (MstRecord) record = mst_record_copy (person);

      mst_record_set_id (record, 0);
      mst_record_set_version (record, 0);
      if (!mst_store_insert (store, record, source, error))
        return FALSE;
      id = g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_id (record));
      g_hash_table_insert (people, g_steal_pointer (&key), g_strdup (id));
      *added = g_steal_pointer (&record);
    }
  mst_import_target_set (target, (guint) mst_record_type_find (self->type, "person"), id);
  return TRUE;
}

/* The row goes back, and nobody stays behind. */
static gboolean
remove_person (MstStore *store, GHashTable *people, const MstRecord *person, GError **error)
{
  g_autofree char *key = make_person_key (person);

  g_hash_table_remove (people, key);
  return mst_store_delete (store, &mst_person_type, mst_record_get_id (person),
                           mst_record_get_version (person), error);
}

/* FALSE only when nothing more can be written. @people: added so far: key → id */
static gboolean
write_target (MstImport *self, MstStore *store, GHashTable *people, MstImportTarget *target,
              GError **error)
{
  g_autofree char *source = dup_source (self, self->reading, target);
  g_autoptr (GError) refused = NULL;
  g_autoptr (MstRecord) added = NULL;
  gboolean ok = add_person (self, store, people, target, source, &added, &refused);

  if (ok && target->before == NULL)
    {
      mst_record_set_id (target->after, 0);
      mst_record_set_version (target->after, 0);
      ok = mst_store_insert (store, target->after, source, &refused);
    }
  else if (ok)
    ok = mst_store_update (store, target->after, source, &refused);
  if (ok)
    return TRUE;
  if (!is_about_the_record (refused))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  reject_target (self, target, refused);
  return added == NULL || remove_person (store, people, added, error);
}

gboolean
mst_import_write (MstImport *self, MstStore *store, MstProgress *progress, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *targets;

  g_return_val_if_fail (MST_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (mst_store_in_group (store), FALSE);

  targets = self->reading->targets;
  apply_decisions (self);
  mst_progress_set_stage (progress, _ ("Writing"));
  mst_progress_set_total (progress, targets->len);
  for (guint i = 0; i < targets->len; i++)
    {
      MstImportTarget *target = g_ptr_array_index (targets, i);

      if (i % PROGRESS_STEP == 0)
        {
          mst_progress_set_done (progress, i);
          if (mst_progress_is_cancelled (progress, error))
            return FALSE;
        }
      if (target->rows->len > 0 && (is_changed (target) || peek_person (self, target) != NULL)
          && !write_target (self, store, people, target, error))
        return FALSE;
    }
  mst_progress_set_done (progress, targets->len);
  mst_import_count (self->reading);
  /* What was read is now behind what is stored. */
  self->reading->group = -1;
  return TRUE;
}

static guint
count_used (MstImport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const MstImportSheet *sheet = g_ptr_array_index (self->sheets, i);

      n += sheet->used && sheet->recognition != NULL ? 1 : 0;
    }
  return n;
}

static char *
dup_group_label (MstImport *self)
{
  guint n = count_used (self);

  if (self->type == &mst_person_type)
    return g_strdup_printf (ngettext ("Import %u roster", "Import %u rosters", n), n);
  return g_strdup_printf (ngettext ("Import %u sheet: %s", "Import %u sheets: %s", n), n,
                          _ (self->type->label_plural));
}

gboolean
mst_import_apply (MstImport *self, MstStore *store, MstProgress *progress, GError **error)
{
  g_autofree char *backup = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MST_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);

  if (self->type == NULL || count_used (self) == 0)
    return mst_import_read (self, store, progress, error);
  mst_progress_set_stage (progress, _ ("Backing up"));
  mst_progress_set_total (progress, 0);
  backup = mst_store_backup_automatically (store, "import", progress, error);
  if (backup == NULL)
    return FALSE;

  label = dup_group_label (self);
  if (!mst_store_begin (store, "import", label, error))
    return FALSE;
  /* Nobody else can write from here on; what was written since the reading is read now. */
  if ((!mst_import_is_current (self, store) && !mst_import_read (self, store, progress, error))
      || !mst_import_write (self, store, progress, error)
      || !mst_import_remember_layouts (self, store, error))
    {
      mst_store_rollback (store);
      return FALSE;
    }
  return mst_store_commit (store, error);
}
