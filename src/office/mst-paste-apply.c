/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes pasted rows: one group, without those that are bad. */
#include "config.h"

#include "mst-paste-private.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_STEP 16

static gboolean
is_about_the_record (const GError *error)
{
  return error->domain == MST_ERROR
         && (error->code == MST_ERROR_INPUT || error->code == MST_ERROR_STALE
             || error->code == MST_ERROR_NOT_FOUND || error->code == MST_ERROR_IN_USE);
}

static char *
make_source (const MstPasteRow *row)
{
  /* As an import says it. */
  return g_strdup_printf ("{\"file\":\"%s\",\"row\":%u}", _ ("Pasted text"), row->number);
}

/* What the door refuses is marked. FALSE only when nothing can be written. */
static gboolean
write_row (MstStore *store, MstPasteRow *row, GError **error)
{
  g_autoptr (MstRecord) record = mst_record_copy (row->after);
  g_autofree char *source = make_source (row);
  g_autoptr (GError) local = NULL;
  gboolean done = row->id != 0 ? mst_store_update (store, record, source, &local)
                               : mst_store_insert (store, record, source, &local);

  if (done)
    return TRUE;
  if (!is_about_the_record (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_free (row->message);
  row->message = g_strdup_printf (_ ("Row %u: %s"), row->number, local->message);
  return TRUE;
}

static gboolean
is_to_be_written (const MstPasteRow *row)
{
  return !mst_paste_row_is_bad (row) && mst_paste_row_is_changed (row);
}

static guint
count_to_be_written (const MstPaste *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += is_to_be_written (mst_paste_peek_row (self, i)) ? 1 : 0;
  return n;
}

/* @refused: (out): whether a row was marked: then nothing of this is to stay. */
static gboolean
write_rows (MstPaste *self, MstStore *store, MstProgress *progress, gboolean *refused,
            GError **error)
{
  *refused = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      MstPasteRow *row = mst_paste_peek_row (self, i);

      if (i % PROGRESS_STEP == 0)
        {
          mst_progress_set_done (progress, i);
          if (mst_progress_is_cancelled (progress, error))
            return FALSE;
        }
      if (!is_to_be_written (row))
        continue;
      if (!write_row (store, row, error))
        return FALSE;
      *refused |= row->message != NULL;
    }
  return TRUE;
}

/* Rows that are written, and rows in which there was nothing to write. */
static void
drop_done_rows (MstPaste *self)
{
  for (guint i = self->rows->len; i-- > 0;)
    if (!mst_paste_row_is_bad (mst_paste_peek_row (self, i)))
      g_ptr_array_remove_index (self->rows, i);
}

static char *
make_label (const MstPaste *self, guint n)
{
  return g_strdup_printf (ngettext ("Paste %u row into %s", "Paste %u rows into %s", n), n,
                          _ (self->type->label_plural));
}

static char *
make_sentence (const MstPaste *self, guint n)
{
  guint n_bad = self->rows->len;
  g_autofree char *done =
    g_strdup_printf (ngettext ("Pasted %u row into %s", "Pasted %u rows into %s", n), n,
                     _ (self->type->label_plural));
  g_autofree char *left = NULL;

  if (n_bad == 0)
    return g_steal_pointer (&done);
  left = g_strdup_printf (
    ngettext ("%u row is left to be mended", "%u rows are left to be mended", n_bad), n_bad);
  return g_strdup_printf (_ ("%s; %s"), done, left);
}

/* A group names the number of its rows, so what turns out to be bad begins it anew without them. */
static gboolean
write_group (MstPaste *self, MstStore *store, MstProgress *progress, guint *n, GError **error)
{
  gboolean refused = TRUE;

  while (refused && (*n = count_to_be_written (self)) > 0)
    {
      g_autofree char *label = make_label (self, *n);

      if (!mst_store_begin (store, "paste", label, error))
        return FALSE;
      if (!write_rows (self, store, progress, &refused, error))
        {
          mst_store_rollback (store);
          return FALSE;
        }
      if (refused)
        mst_store_rollback (store);
      else if (!mst_store_commit (store, error))
        return FALSE;
    }
  return TRUE;
}

char *
mst_paste_apply (MstPaste *self, MstStore *store, MstProgress *progress, GError **error)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  mst_progress_set_stage (progress, _ ("Writing"));
  mst_progress_set_total (progress, self->rows->len);
  if (!write_group (self, store, progress, &n, error))
    return NULL;
  drop_done_rows (self);
  if (n > 0)
    return make_sentence (self, n);
  if (self->rows->len > 0)
    g_set_error_literal (
      error, MST_ERROR, MST_ERROR_INPUT,
      _ ("Nothing was written: every row that says something new has a cell to be "
         "mended."));
  return NULL;
}
