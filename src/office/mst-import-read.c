/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads all used sheets of an import side by side, then matches their rows in order. Nothing is
 * written. */

#include "config.h"

#include "mst-import-liaison.h"

#include "mst-query.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gint64
find_newest_group (MstStore *store)
{
  g_autoptr (GPtrArray) groups = mst_store_list_groups (store, 0, 1, NULL);

  if (groups == NULL || groups->len == 0)
    return 0;
  return ((MstJournalGroup *) g_ptr_array_index (groups, 0))->group;
}

gboolean
mst_import_is_current (MstImport *self, MstStore *store)
{
  return self->reading->group >= 0 && self->reading->group == find_newest_group (store);
}

static gboolean
add_unit (const MstRecord *record, gpointer user_data)
{
  GHashTable *units = user_data;
  char *folded = mst_text_fold (mst_record_get_title (record));

  /* Two that differ only in what brackets say are told apart by nobody. */
  if (g_hash_table_contains (units, folded))
    g_hash_table_insert (units, folded, NULL);
  else
    g_hash_table_insert (units, folded,
                         g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_id (record)));
  return TRUE;
}

static gboolean
refers_to_units (const MstRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (g_strcmp0 (type->fields[i].reference, "unit") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
load_units (MstSheetContext *context, MstStore *store, GError **error)
{
  g_autoptr (MstQuery) query = NULL;

  context->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!refers_to_units (context->import->type))
    return TRUE;
  query = mst_query_new (&mst_unit_type);
  mst_query_set_scope (query, MST_SCOPE_ALL);
  return mst_query_foreach (query, store, add_unit, context->units, error);
}

static gboolean
load_people (MstSheetContext *context, MstStore *store, GError **error)
{
  if (context->import->type != &mst_liaison_type)
    return TRUE;
  context->people = mst_import_people_new (store, error);
  return context->people != NULL;
}

static gboolean
find_preset_place (MstSheetContext *context, GError **error)
{
  const MstRecordType *type = context->import->type;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *text = context->import->presets[i];

      if (text == NULL || g_strcmp0 (type->fields[i].reference, "area") != 0)
        continue;
      if (mst_place_finder_find (context->places, NULL, text, 0, &context->preset_place)
          == MST_PLACE_FOUND)
        continue;
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("There is no place “%s”, or several have that name."), text);
      return FALSE;
    }
  return TRUE;
}

/** SheetJob: one sheet being read on a thread. */
typedef struct
{
  const MstSheetContext *context;
  guint sheet;
  MstSheetReading *reading;
} SheetJob;

static void
read_sheet_cb (gpointer data, gpointer user_data)
{
  SheetJob *job = data;

  if (mst_progress_is_cancelled (job->context->progress, NULL))
    return;
  job->reading = mst_sheet_reading_new (job->context, job->sheet);
  mst_progress_add_done (job->context->progress, job->reading->rows->len);
}

static void
collect (MstImportReading *reading, MstSheetReading *sheet)
{
  GHashTableIter iter;
  gpointer key, text;

  if (sheet->rows->len > 0)
    g_array_append_vals (reading->rows, sheet->rows->data, sheet->rows->len);
  /* The records belong to the reading now. */
  g_array_set_clear_func (sheet->rows, NULL);
  g_ptr_array_extend_and_steal (reading->problems, g_ptr_array_ref (sheet->problems));
  g_ptr_array_extend_and_steal (reading->reconciliations, g_ptr_array_ref (sheet->reconciliations));
  g_hash_table_iter_init (&iter, sheet->filled);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      g_hash_table_insert (reading->filled, key, text);
      g_hash_table_iter_steal (&iter);
    }
  reading->counts.skipped_blank += sheet->counts.skipped_blank;
  reading->counts.skipped_subtotal += sheet->counts.skipped_subtotal;
  reading->counts.skipped_total += sheet->counts.skipped_total;
  reading->counts.hidden += sheet->counts.hidden;
}

/* In the order of the sheets, however the threads took turns. */
static gboolean
read_sheets (MstImport *self, const MstSheetContext *context, MstImportReading *reading,
             GError **error)
{
  g_autofree SheetJob *jobs = g_new0 (SheetJob, MAX (self->sheets->len, 1));
  GThreadPool *pool =
    g_thread_pool_new (read_sheet_cb, NULL, (int) MIN (g_get_num_processors (), 8), FALSE, NULL);
  gint64 n_rows = 0;
  gboolean cancelled;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const MstImportSheet *sheet = g_ptr_array_index (self->sheets, i);

      n_rows += sheet->used && sheet->recognition != NULL ? sheet->n_rows : 0;
    }
  mst_progress_set_stage (context->progress, _ ("Reading the rows"));
  mst_progress_set_total (context->progress, n_rows);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const MstImportSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (!sheet->used || sheet->recognition == NULL)
        continue;
      jobs[i].context = context;
      jobs[i].sheet = i;
      g_thread_pool_push (pool, &jobs[i], NULL);
    }
  g_thread_pool_free (pool, FALSE, TRUE);

  cancelled = mst_progress_is_cancelled (context->progress, error);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      if (jobs[i].reading != NULL && !cancelled)
        collect (reading, jobs[i].reading);
      mst_sheet_reading_free (jobs[i].reading);
    }
  return !cancelled;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const MstImportProblem *first = *(MstImportProblem *const *) a;
  const MstImportProblem *second = *(MstImportProblem *const *) b;

  if (first->sheet != second->sheet)
    return first->sheet < second->sheet ? -1 : 1;
  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  if (first->is_reject != second->is_reject)
    return first->is_reject ? -1 : 1;
  return strcmp (first->code, second->code);
}

void
mst_import_count (MstImportReading *reading)
{
  MstImportCounts *counts = &reading->counts;

  gboolean is_rejected = FALSE; /* the row whose records come one after another */
  gboolean is_repeating = FALSE;

  counts->rows = counts->rejected = counts->duplicates = 0;
  counts->imported = counts->updated = counts->unchanged = 0;
  for (guint i = 0; i < reading->rows->len; i++)
    {
      const MstImportRow *row = &g_array_index (reading->rows, MstImportRow, i);

      if (row->part == 0)
        {
          counts->rows++;
          is_rejected = is_repeating = FALSE;
        }
      counts->duplicates += row->repeats && !is_repeating ? 1 : 0;
      is_repeating |= row->repeats;
      switch (row->outcome)
        {
        case MST_OUTCOME_IMPORTED:
          counts->imported++;
          break;
        case MST_OUTCOME_UPDATED:
          counts->updated++;
          break;
        case MST_OUTCOME_UNCHANGED:
          counts->unchanged++;
          break;
        case MST_OUTCOME_REJECTED:
          counts->rejected += is_rejected ? 0 : 1;
          is_rejected = TRUE;
          break;
        case MST_OUTCOME_DUPLICATE:
          break;
        }
    }
  g_ptr_array_sort (reading->problems, compare_problems);
}

static guint
conflict_hash (gconstpointer data)
{
  const MstConflict *conflict = data;

  return (conflict->row * 31 + (guint) conflict->field) * 31 + conflict->sheet;
}

static gboolean
conflict_equal (gconstpointer a, gconstpointer b)
{
  const MstConflict *first = a, *second = b;

  return first->sheet == second->sheet && first->row == second->row && first->part == second->part
         && first->field == second->field && strcmp (first->new_value, second->new_value) == 0
         && strcmp (first->old_value, second->old_value) == 0;
}

/* What the officer has decided stays decided when the rows are read again. */
static void
keep_decisions (const MstImportReading *old, MstImportReading *reading)
{
  g_autoptr (GHashTable) decided = g_hash_table_new (conflict_hash, conflict_equal);

  for (guint i = 0; i < old->conflicts->len; i++)
    if (((MstConflict *) g_ptr_array_index (old->conflicts, i))->take_new)
      g_hash_table_add (decided, g_ptr_array_index (old->conflicts, i));
  for (guint i = 0; i < reading->conflicts->len; i++)
    {
      MstConflict *conflict = g_ptr_array_index (reading->conflicts, i);

      conflict->take_new = g_hash_table_contains (decided, conflict);
    }
}

static gboolean
has_used_sheet (MstImport *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const MstImportSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->used && sheet->recognition != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
mst_import_read (MstImport *self, MstStore *store, MstProgress *progress, GError **error)
{
  MstImportReading *reading;
  g_autoptr (MstPlaceFinder) places = NULL;
  MstSheetContext context = { self, NULL, NULL, NULL, progress, NULL };
  gint64 group;
  gboolean ok;

  g_return_val_if_fail (MST_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);

  if (self->type == NULL || !has_used_sheet (self))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("There is no sheet to import. Choose a file whose first rows hold "
                              "the headings."));
      return FALSE;
    }
  group = find_newest_group (store);
  context.places = places = mst_place_finder_new (store, error);
  if (places == NULL)
    return FALSE;

  reading = mst_import_reading_new ();
  ok = load_units (&context, store, error) && load_people (&context, store, error)
       && find_preset_place (&context, error) && read_sheets (self, &context, reading, error)
       && mst_import_match (self, reading, store, places, progress, error);
  g_hash_table_unref (context.units);
  mst_import_people_free (context.people);
  if (!ok)
    {
      mst_import_reading_free (reading);
      return FALSE;
    }
  mst_import_count (reading);
  keep_decisions (self->reading, reading);
  reading->group = group;
  mst_import_reading_free (self->reading);
  self->reading = reading;
  return TRUE;
}
