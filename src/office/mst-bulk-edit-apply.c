/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of many records set at once: writing them as one group. */
#include "config.h"

#include "mst-bulk-edit-private.h"

#include "mst-edit-private.h"
#include "mst-query.h"

#include <glib/gi18n-lib.h>

#define MAX_VALUE_IN_LABEL 24

/* --- label and sentence --- */

/* Short and masked: labels stand in the journal and in menus. */
static char *
name_value (const MstBulkEditValue *value)
{
  if (g_utf8_strlen (value->masked, -1) <= MAX_VALUE_IN_LABEL)
    return g_strdup (value->masked);
  else
    {
      g_autofree char *start = g_utf8_substring (value->masked, 0, MAX_VALUE_IN_LABEL);

      return g_strconcat (start, "…", NULL);
    }
}

static char *
name_fields (const MstBulkEdit *self)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (fields, (gpointer) mst_bulk_edit_get_field (self, i));
  return mst_edit_name_fields (fields);
}

static char *
describe (const MstBulkEdit *self, const char *one, const char *cleared, const char *several,
          guint n)
{
  g_autofree char *count = mst_record_type_dup_count (self->type, n);
  g_autofree char *names = name_fields (self);
  g_autofree char *value = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (self->fields->len > 1)
    return g_strdup_printf (several, count, names);
  if (mst_bulk_edit_get_new (self, 0)->value == NULL)
    return g_strdup_printf (cleared, count, names);
  value = name_value (mst_bulk_edit_get_new (self, 0));
  return g_strdup_printf (one, count, names, value);
#pragma GCC diagnostic pop
}

static char *
make_label (const MstBulkEdit *self, guint n)
{
  /* TRANSLATORS: "5,000 people", the field, its new value */
  return describe (self, _ ("Set %s: %s to %s"), _ ("Make blank in %s: %s"), _ ("Set %s: %s"), n);
}

static char *
make_sentence (const MstBulkEdit *self, guint n)
{
  MstBulkEditCounts counts = mst_bulk_edit_get_counts (self);
  g_autofree char *done =
    describe (self, _ ("Set %s: %s to %s."), _ ("Made blank in %s: %s."), _ ("Set %s: %s."), n);
  g_autofree char *left = NULL;

  if (counts.n_refused == 0)
    return g_steal_pointer (&done);
  left = mst_record_type_dup_count (self->type, counts.n_refused);
  return g_strdup_printf (_ ("%s Left as they are: %s."), done, left);
}

/* --- writing --- */

static gboolean
is_about_the_record (const GError *error)
{
  return error->domain == MST_ERROR
         && (error->code == MST_ERROR_INPUT || error->code == MST_ERROR_STALE
             || error->code == MST_ERROR_NOT_FOUND);
}

/* What can't be written is marked. FALSE only when nothing can be. */
static gboolean
write_row (MstBulkEdit *self, MstStore *store, MstBulkEditRow *row, MstRecord *record,
           GError **error)
{
  g_autoptr (GError) local = NULL;

  if (record == NULL)
    {
      mst_bulk_edit_row_refuse (
        row, g_strdup (_ ("The record is not there any more: somebody else has deleted it.")));
      return TRUE;
    }
  mst_record_set_version (record, row->version);
  mst_bulk_edit_change (self, record);
  if (mst_store_update (store, record, NULL, &local))
    return TRUE;
  if (!is_about_the_record (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  mst_bulk_edit_row_refuse (row, g_strdup (local->message));
  return TRUE;
}

static GArray *
list_changed (const MstBulkEdit *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->rows->len; i++)
    if (mst_bulk_edit_peek_row (self, i)->state == MST_BULK_EDIT_CHANGED)
      g_array_append_val (rows, i);
  return rows;
}

static gboolean
write_chunk (MstBulkEdit *self, MstStore *store, const guint *rows, guint n, GError **error)
{
  gint64 ids[MST_BULK_EDIT_CHUNK] = { 0 };
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < n; i++)
    ids[i] = mst_bulk_edit_peek_row (self, rows[i])->id;
  records = mst_store_get_many (store, self->type, ids, n, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!write_row (self, store, mst_bulk_edit_peek_row (self, rows[i]),
                    g_ptr_array_index (records, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_rows (MstBulkEdit *self, MstStore *store, GArray *rows, MstProgress *progress, GError **error)
{
  for (guint begin = 0; begin < rows->len; begin += MST_BULK_EDIT_CHUNK)
    {
      guint n = MIN (MST_BULK_EDIT_CHUNK, rows->len - begin);

      mst_progress_set_done (progress, begin);
      if (mst_progress_is_cancelled (progress, error)
          || !write_chunk (self, store, &g_array_index (rows, guint, begin), n, error))
        return FALSE;
    }
  return !mst_progress_is_cancelled (progress, error);
}

/* A group names the number of its records, so what turns out to be refused begins it anew without
 * them. */
static gboolean
write_group (MstBulkEdit *self, MstStore *store, MstProgress *progress, guint *n, GError **error)
{
  for (;;)
    {
      g_autoptr (GArray) rows = list_changed (self);
      g_autofree char *label = NULL;
      guint n_refused = mst_bulk_edit_get_counts (self).n_refused;

      *n = rows->len;
      if (rows->len == 0)
        return TRUE;
      label = make_label (self, rows->len);
      mst_progress_set_total (progress, rows->len);
      if (!mst_store_begin (store, "update", label, error))
        return FALSE;
      if (!write_rows (self, store, rows, progress, error))
        {
          mst_store_rollback (store);
          return FALSE;
        }
      if (mst_bulk_edit_get_counts (self).n_refused == n_refused)
        return mst_store_commit (store, error);
      mst_store_rollback (store);
    }
}

char *
mst_bulk_edit_apply (MstBulkEdit *self, MstStore *store, MstProgress *progress, GError **error)
{
  MstBulkEditCounts counts;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  counts = mst_bulk_edit_get_counts (self);
  mst_progress_set_stage (progress, _ ("Writing"));
  if (!write_group (self, store, progress, &n, error))
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    if (mst_bulk_edit_peek_row (self, i)->state == MST_BULK_EDIT_CHANGED)
      mst_bulk_edit_peek_row (self, i)->state = MST_BULK_EDIT_WRITTEN;
  if (n > 0)
    return make_sentence (self, n);
  if (counts.n_changed + counts.n_refused > 0)
    g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                         _ ("Nothing was changed: no record can take this. The list says why."));
  return NULL;
}
