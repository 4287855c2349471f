/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows are about the same record, in the import and in the store, and what they change: blanks
 * are filled, nothing is overwritten with a blank, what contradicts is listed for a decision. */

#include "config.h"

#include "mst-import-identity.h"
#include "mst-import-repairs.h"

#include "mst-query.h"
#include "mst-rules.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** Matcher: the state of a match. */
typedef struct
{
  MstImport *import;
  MstImportReading *reading;
  const MstPlaceFinder *places;
  MstIdentityIndex *targets;  /* payload: index of a target */
  MstIdentityIndex *rejected; /* payload: index of a row */
  int title_field;
} Matcher;

static MstImportRow *
get_row (Matcher *self, guint index)
{
  return &g_array_index (self->reading->rows, MstImportRow, index);
}

/* --- what the store already has --- */

typedef struct
{
  Matcher *matcher;
  MstIdentityIndex *wanted; /* of all rows */
  MstRepairs *repairs;
} StoreScan;

static guint
add_target (Matcher *self, MstRecord *before, MstRecord *after)
{
  MstImportTarget *target = g_new0 (MstImportTarget, 1);

  target->before = before;
  target->after = after;
  target->is_shared = TRUE;
  target->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->reading->targets, target);
  mst_identity_index_add (self->targets, after, self->reading->targets->len - 1);
  return self->reading->targets->len - 1;
}

static gboolean
take_stored (const MstRecord *record, gpointer user_data)
{
  StoreScan *scan = user_data;

  mst_repairs_note (scan->repairs, record);
  if (mst_identity_index_touches (scan->wanted, record))
    {
      MstRecord *before = mst_record_copy (record);

      add_target (scan->matcher, before, mst_record_ref (before));
    }
  return TRUE;
}

/* Only records that some row may be about are kept. */
static gboolean
load_stored (Matcher *self, MstStore *store, MstRepairs *repairs, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (self->import->type);
  StoreScan scan = { self, mst_identity_index_new (self->import->type), repairs };
  gint64 n;
  gboolean ok;

  /* What is out of use is known still: it must not come in a second time. */
  mst_query_set_scope (query, MST_SCOPE_ALL);
  n = mst_query_count (query, store, error);
  ok = n >= 0;
  if (n > 0)
    {
      for (guint i = 0; i < self->reading->rows->len; i++)
        mst_identity_index_add (scan.wanted, get_row (self, i)->record, i);
      ok = mst_query_foreach (query, store, take_stored, &scan, error);
    }
  mst_identity_index_free (scan.wanted);
  return ok;
}

/* --- merging a row into its record --- */

static gboolean
is_same_title (Matcher *self, const char *a, const char *b, const MstRecord *record)
{
  const MstRecordType *type = self->import->type;

  if (type->fold_title != NULL)
    {
      g_autofree char *first = type->fold_title (record, a);
      g_autofree char *second = type->fold_title (record, b);

      return strcmp (first, second) == 0;
    }
  return strcmp (a, b) == 0;
}

typedef enum
{
  MERGE_SAME, /* says nothing new */
  MERGE_TAKE, /* is more precise */
  MERGE_DIFFERS,
} Merge;

static Merge
compare_values (Matcher *self, guint field, const char *old_value, const char *new_value,
                const MstRecord *record)
{
  const MstField *description = &self->import->type->fields[field];

  if (strcmp (old_value, new_value) == 0)
    return MERGE_SAME;
  if ((int) field == self->title_field)
    return is_same_title (self, old_value, new_value, record) ? MERGE_SAME : MERGE_DIFFERS;
  if (description->kind == MST_FIELD_DATE)
    {
      MstDate old_date, new_date;

      if (mst_date_from_iso (old_value, &old_date) && mst_date_from_iso (new_value, &new_date))
        {
          if (mst_date_covers (new_date, old_date))
            return MERGE_SAME;
          if (mst_date_covers (old_date, new_date))
            return MERGE_TAKE;
        }
    }
  if (g_strcmp0 (description->reference, "area") == 0)
    {
      const MstPlace *old_place =
        mst_place_finder_get (self->places, g_ascii_strtoll (old_value, NULL, 10));
      const MstPlace *new_place =
        mst_place_finder_get (self->places, g_ascii_strtoll (new_value, NULL, 10));

      if (old_place != NULL && new_place != NULL)
        {
          if (mst_place_is_in (old_place, new_place))
            return MERGE_SAME;
          if (mst_place_is_in (new_place, old_place))
            return MERGE_TAKE;
        }
    }
  return MERGE_DIFFERS;
}

static void
add_conflict (Matcher *self, const MstImportRow *row, guint field, const char *old_value,
              const char *new_value)
{
  MstConflict *conflict = g_new0 (MstConflict, 1);

  conflict->sheet = row->sheet;
  conflict->row = row->row;
  conflict->part = row->part;
  conflict->field = (int) field;
  conflict->old_value = g_strdup (old_value);
  conflict->new_value = g_strdup (new_value);
  g_ptr_array_add (self->reading->conflicts, conflict);
}

/* What the store has and what the row says stay as they are. */
void
mst_import_target_set (MstImportTarget *target, guint field, const char *value)
{
  if (target->is_shared)
    {
      MstRecord *own = mst_record_copy (target->after);

      mst_record_unref (target->after);
      target->after = own;
      target->is_shared = FALSE;
    }
  mst_record_set_at (target->after, field, value);
}

/* Whether the record changed. */
static gboolean
merge_row (Matcher *self, const MstImportRow *row, MstImportTarget *target)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->import->type->n_fields; i++)
    {
      const char *new_value = mst_record_get_at (row->record, i);
      const char *old_value = mst_record_get_at (target->after, i);

      if (new_value == NULL)
        continue;
      if (old_value == NULL)
        {
          mst_import_target_set (target, i, new_value);
          changed = TRUE;
          continue;
        }
      switch (compare_values (self, i, old_value, new_value, target->after))
        {
        case MERGE_SAME:
          break;
        case MERGE_TAKE:
          mst_import_target_set (target, i, new_value);
          changed = TRUE;
          break;
        case MERGE_DIFFERS:
          add_conflict (self, row, i, old_value, new_value);
          break;
        }
    }
  return changed;
}

/* --- rows in turn --- */

/* Whether somebody is added with another record of the row. */
static gboolean
brings_person (Matcher *self, const MstImportRow *row)
{
  for (guint i = 0; i < self->reading->rows->len; i++)
    {
      const MstImportRow *other = get_row (self, i);

      if (other->sheet == row->sheet && other->row == row->row && other->person != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Nobody is added with a row that goes back. */
static void
forget_person (Matcher *self, MstImportRow *row)
{
  GPtrArray *problems = self->reading->problems;

  if (row->person == NULL)
    return;
  g_clear_pointer (&row->person, mst_record_unref);
  if (brings_person (self, row))
    return;
  for (guint i = problems->len; i-- > 0;)
    {
      const MstImportProblem *problem = g_ptr_array_index (problems, i);

      if (problem->sheet == row->sheet && problem->row == row->row
          && strcmp (problem->code, "person-added") == 0)
        g_ptr_array_remove_index (problems, i);
    }
}

static void
reject (Matcher *self, MstImportRow *row, const char *code, char *message)
{
  forget_person (self, row);
  row->rejected = TRUE;
  row->outcome = MST_OUTCOME_REJECTED;
  mst_import_add_problem (self->reading->problems, row->sheet, row->row, G_MAXUINT32, -1, TRUE,
                          code, mst_record_get_title (row->record), message);
}

static void
place_rejected (Matcher *self, guint index)
{
  MstImportRow *row = get_row (self, index);
  guint found;

  row->repeats =
    mst_identity_index_find (self->rejected, row->record, &found, NULL) == MST_IDENTITY_SAME
    || (mst_identity_index_find (self->targets, row->record, &found, NULL) == MST_IDENTITY_SAME
        && ((MstImportTarget *) g_ptr_array_index (self->reading->targets, found))->rows->len > 0);
  mst_identity_index_add (self->rejected, row->record, index);
}

static void
place_new (Matcher *self, guint index)
{
  MstImportRow *row = get_row (self, index);
  MstImportTarget *target;
  guint unused;

  row->repeats =
    mst_identity_index_find (self->rejected, row->record, &unused, NULL) == MST_IDENTITY_SAME;
  row->target = (int) add_target (self, NULL, mst_record_ref (row->record));
  target = g_ptr_array_index (self->reading->targets, (guint) row->target);
  g_array_append_val (target->rows, index);
  row->outcome = MST_OUTCOME_IMPORTED;
}

/* What is out of use stays so until somebody says otherwise: the row alone doesn't. */
static void
warn_of_ended (Matcher *self, const MstImportRow *row, const MstRecord *before)
{
  int field = mst_record_type_find (self->import->type, MST_ENDED);

  if (mst_record_is_current (before, NULL)
      || mst_record_get_at (row->record, (guint) field) != NULL)
    return;
  mst_import_add_problem (
    self->reading->problems, row->sheet, row->row, G_MAXUINT32, field, FALSE, "out-of-use",
    mst_record_get_title (row->record),
    g_strdup_printf (_ ("“%s” is in the file as out of use since %s, and stays so. Clear that date "
                        "there if it counts again."),
                     mst_record_get_title (before), mst_record_get (before, MST_ENDED)));
}

/* Who is to be added with a row of @target; NULL when nobody is. */
static const MstRecord *
find_newcomer (Matcher *self, const MstImportTarget *target)
{
  for (guint i = 0; i < target->rows->len; i++)
    {
      const MstImportRow *row = get_row (self, g_array_index (target->rows, guint, i));

      if (row->person != NULL)
        return row->person;
    }
  return NULL;
}

/* Whether the pair has somebody else than whom the row would add. */
static gboolean
has_another_person (Matcher *self, const MstImportRow *row, const MstImportTarget *target)
{
  const MstRecord *newcomer = find_newcomer (self, target);

  return mst_record_get (target->after, "person") != NULL
         || (newcomer != NULL
             && strcmp (mst_record_get_title (newcomer), mst_record_get_title (row->person)) != 0);
}

static void
place_known (Matcher *self, guint index, guint target_index)
{
  MstImportRow *row = get_row (self, index);
  MstImportTarget *target = g_ptr_array_index (self->reading->targets, target_index);
  gboolean is_first = target->rows->len == 0;
  gboolean changed;
  guint unused;

  if (row->person != NULL && has_another_person (self, row, target))
    {
      reject (self, row, "conflict",
              g_strdup_printf (
                _ ("“%s” has another responsible person, and “%s” is not among the people yet. "
                   "Add that person first, then read the row again."),
                mst_record_get_title (target->after), mst_record_get_title (row->person)));
      place_rejected (self, index);
      return;
    }
  changed = row->person != NULL && find_newcomer (self, target) == NULL;
  changed |= merge_row (self, row, target);

  if (is_first && target->before != NULL)
    warn_of_ended (self, row, target->before);
  row->target = (int) target_index;
  row->repeats =
    !is_first
    || mst_identity_index_find (self->rejected, row->record, &unused, NULL) == MST_IDENTITY_SAME;
  row->outcome = is_first ? MST_OUTCOME_UNCHANGED : MST_OUTCOME_DUPLICATE;
  if (is_first || changed)
    g_array_append_val (target->rows, index);
  if (changed)
    {
      /* By what was filled in it may now be known otherwise too. */
      mst_identity_index_add (self->targets, target->after, target_index);
      if (target->before != NULL)
        get_row (self, g_array_index (target->rows, guint, 0))->outcome = MST_OUTCOME_UPDATED;
    }
}

static void
place_row (Matcher *self, guint index)
{
  MstImportRow *row = get_row (self, index);
  const char *identity;
  guint target;

  if (row->rejected)
    {
      place_rejected (self, index);
      return;
    }
  switch (mst_identity_index_find (self->targets, row->record, &target, &identity))
    {
    case MST_IDENTITY_NEW:
      place_new (self, index);
      break;
    case MST_IDENTITY_SAME:
      place_known (self, index, target);
      break;
    case MST_IDENTITY_CONTRADICTS:
      {
        const MstImportTarget *other = g_ptr_array_index (self->reading->targets, target);

        reject (self, row, "conflict",
                g_strdup_printf (
                  _ ("By %s this is “%s”, but the row says “%s”."),
                  mst_field_get_label (mst_record_type_get_field (self->import->type, identity)),
                  mst_record_get_title (other->after), mst_record_get_title (row->record)));
        place_rejected (self, index);
      }
      break;
    case MST_IDENTITY_SEVERAL:
      reject (self, row, "conflict",
              g_strdup_printf (_ ("“%s” fits several records: add what tells them apart."),
                               mst_record_get_title (row->record)));
      place_rejected (self, index);
      break;
    }
}

/* Whether a pair or rule of the same place or unit is changed by this import, perhaps released: then only the
 * door can say. */
static gboolean
changes_another (Matcher *self, const MstImportTarget *target)
{
  static const char *const fields[] = { "area", "unit" };

  for (guint i = 0; i < self->reading->targets->len; i++)
    {
      const MstImportTarget *other = g_ptr_array_index (self->reading->targets, i);

      if (other == target || other->before == NULL || other->is_shared || other->rows->len == 0)
        continue;
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          const char *value = mst_record_get (target->after, fields[f]);

          if (value != NULL && g_strcmp0 (value, mst_record_get (other->before, fields[f])) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* What the door will refuse for what the file has already is said now. */
static gboolean
check_rules (Matcher *self, MstStore *store, MstImportTarget *target, GError **error)
{
  g_autoptr (MstRecord) record = mst_record_copy (target->after);
  g_autoptr (GError) refused = NULL;

  if (mst_rules_apply (store, target->before, record, &refused))
    return TRUE;
  if (refused->domain != MST_ERROR
      || (refused->code != MST_ERROR_INPUT && refused->code != MST_ERROR_IN_USE))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  if (changes_another (self, target))
    return TRUE;
  for (guint i = 0; i < target->rows->len; i++)
    {
      MstImportRow *row = get_row (self, g_array_index (target->rows, guint, i));

      row->target = -1;
      reject (self, row, "conflict", g_strdup (refused->message));
    }
  g_array_set_size (target->rows, 0);
  return TRUE;
}

static gboolean
check_rules_of_all (Matcher *self, MstStore *store, GError **error)
{
  /* What counts from a day on may be in the way of others. */
  if (mst_record_type_find (self->import->type, MST_SINCE) < 0)
    return TRUE;
  for (guint i = 0; i < self->reading->targets->len; i++)
    {
      MstImportTarget *target = g_ptr_array_index (self->reading->targets, i);

      if (target->rows->len > 0 && !check_rules (self, store, target, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mst_import_match (MstImport *import, MstImportReading *reading, MstStore *store,
                  const MstPlaceFinder *places, MstProgress *progress, GError **error)
{
  Matcher self = { import, reading, places };
  MstRepairs *repairs = mst_repairs_new (import, reading);
  gboolean ok;

  self.targets = mst_identity_index_new (import->type);
  self.rejected = mst_identity_index_new (import->type);
  self.title_field = mst_record_type_find (import->type, import->type->title_field);

  ok = load_stored (&self, store, repairs, error);
  for (guint i = 0; ok && i < reading->rows->len; i++)
    {
      place_row (&self, i);
      if ((i & 255) == 0)
        ok = !mst_progress_is_cancelled (progress, error);
    }
  ok = ok && check_rules_of_all (&self, store, error);
  if (ok)
    mst_repairs_propose (repairs);

  mst_repairs_free (repairs);
  mst_identity_index_free (self.targets);
  mst_identity_index_free (self.rejected);
  return ok;
}
