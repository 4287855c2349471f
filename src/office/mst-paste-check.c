/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pasted cells mean, and what is wrong with them. */
#include "config.h"

#include "mst-paste-private.h"

#include "mst-edit.h"
#include "mst-query.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRESS_STEP 16

static const MstField *
peek_field (const MstPaste *self, guint column)
{
  return &self->type->fields[mst_paste_get_position (self, column)];
}

/* The column that is field @position; -1 when none is. */
static int
find_column (const MstPaste *self, int position)
{
  for (guint i = 0; i < self->fields->len; i++)
    if ((int) mst_paste_get_position (self, i) == position)
      return (int) i;
  return -1;
}

static char *
make_sentence (const MstPasteRow *row, const MstField *field, const char *reason)
{
  const char *label = mst_field_get_label (field);

  return strstr (reason, label) != NULL
           ? g_strdup_printf (_ ("Row %u: %s"), row->number, reason)
           : g_strdup_printf (_ ("Row %u, “%s”: %s"), row->number, label, reason);
}

static void
mark_bad (const MstPaste *self, MstPasteRow *row, guint column, const char *reason)
{
  MstPasteCell *cell = &row->cells[column];

  if (cell->state == MST_PASTE_BAD)
    return;
  cell->state = MST_PASTE_BAD;
  g_free (cell->message);
  cell->message = make_sentence (row, peek_field (self, column), reason);
  g_clear_pointer (&cell->value, g_free);
  g_free (cell->shown);
  cell->shown = g_strdup ("");
}

/* --- one cell --- */

/* As a list is copied: on one line. */
static gboolean
is_copy_of (const char *text, const char *shown)
{
  g_autofree char *first = mst_text_normalise (text);
  g_autofree char *second = mst_text_normalise (shown);

  return strcmp (first, second) == 0;
}

/* Stars where figures were. */
static gboolean
looks_masked (const MstField *field, const char *text)
{
  if (!mst_field_may_be_masked (field))
    return FALSE;
  if (field->kind != MST_FIELD_NOTE)
    return strstr (text, "**") != NULL;
  for (const char *at = strstr (text, "****"); at != NULL; at = strstr (at + 1, "****"))
    if (at > text && g_ascii_isdigit (at[-1]))
      return TRUE;
  return FALSE;
}

/* The value as it stands there, when @text is a copy of it. */
static gboolean
is_what_is_there (MstStore *store, const MstField *field, const char *stored, const char *text)
{
  g_autofree char *whole = mst_store_show_value (store, field, stored, FALSE);
  g_autofree char *masked = NULL;

  if (is_copy_of (text, whole))
    return TRUE;
  if (stored == NULL || !mst_field_may_be_masked (field))
    return FALSE;
  masked = mst_store_show_value (store, field, stored, TRUE);
  return is_copy_of (text, masked);
}

static void
read_cell (MstPaste *self, MstStore *store, MstPasteRow *row, guint column)
{
  MstPasteCell *cell = &row->cells[column];
  const MstField *field = peek_field (self, column);
  guint position = mst_paste_get_position (self, column);
  const char *stored = row->stored != NULL ? mst_record_get_at (row->stored, position) : NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  cell->state = MST_PASTE_UNCHANGED;
  g_clear_pointer (&cell->message, g_free);
  g_clear_pointer (&cell->value, g_free);
  g_free (cell->old);
  cell->old = mst_store_show_value (store, field, stored, FALSE);
  g_free (cell->shown);
  cell->shown = g_strdup (cell->old);
  cell->value = g_strdup (stored);
  if (row->is_blank || is_what_is_there (store, field, stored, cell->text))
    return;

  if (looks_masked (field, cell->text))
    {
      mark_bad (self, row, column,
                _ ("a masked value can't be taken over. Copy it unmasked, or type it whole."));
      return;
    }
  if ((field->flags & MST_FIELD_DERIVED) != 0)
    {
      mark_bad (self, row, column, _ ("the program fills this in by itself."));
      return;
    }
  if (!mst_edit_read_value (store, &self->places, field, cell->text, &value, &error))
    {
      mark_bad (self, row, column, error->message);
      return;
    }
  if (g_strcmp0 (value, stored) == 0)
    return;
  cell->state = MST_PASTE_CHANGED;
  g_free (cell->value);
  cell->value = g_strdup (value);
  g_free (cell->shown);
  cell->shown = mst_store_show_value (store, field, value, FALSE);
  mst_record_set_at (row->after, position, value);
}

/* --- one row --- */

/* What follows from the cells that were pasted, but for what other cells say. */
static void
complete_row (MstPaste *self, MstPasteRow *row)
{
  g_autoptr (MstRecord) said = mst_record_copy (row->after);

  if (!mst_paste_row_is_changed (row))
    return;
  mst_record_complete (row->after);
  for (guint c = 0; c < row->n_cells; c++)
    {
      guint position = mst_paste_get_position (self, c);

      mst_record_set_at (row->after, position, mst_record_get_at (said, position));
    }
}

static void
take_findings (MstPaste *self, MstPasteRow *row)
{
  g_autoptr (MstFindings) findings = mst_findings_new ();

  mst_record_check (row->after, findings);
  for (guint i = 0; i < mst_findings_get_n (findings); i++)
    {
      const MstFinding *finding = mst_findings_get (findings, i);
      int column = find_column (self, finding->field);

      /* The store can't give what depends on a cell that is to be mended. */
      if (finding->field >= 0 && (self->type->fields[finding->field].flags & MST_FIELD_GIVEN) != 0
          && mst_paste_row_is_bad (row))
        continue;
      if (column >= 0 && finding->is_error)
        mark_bad (self, row, (guint) column, finding->message);
      else if (column >= 0 && row->cells[column].message == NULL)
        row->cells[column].message =
          make_sentence (row, peek_field (self, (guint) column), finding->message);
      else if (finding->is_error && row->message == NULL)
        row->message =
          finding->field >= 0
            ? make_sentence (row, &self->type->fields[finding->field], finding->message)
            : g_strdup_printf (_ ("Row %u: %s"), row->number, finding->message);
    }
}

static void
check_unique_in_file (MstPaste *self, MstStore *store, MstPasteRow *row)
{
  for (guint c = 0; c < row->n_cells; c++)
    {
      const MstField *field = peek_field (self, c);
      const MstPasteCell *cell = &row->cells[c];
      g_autofree char *reason = NULL;
      const char *title;
      gint64 holder;

      if ((field->flags & MST_FIELD_UNIQUE) == 0 || cell->state != MST_PASTE_CHANGED
          || cell->value == NULL)
        continue;
      holder = mst_store_find_holder (store, self->type, field, cell->value, row->id);
      if (holder == 0)
        continue;
      title = mst_store_peek_title (store, self->type, holder);
      reason = g_strdup_printf (_ ("it is already that of “%s” (no. %d)."),
                                title != NULL ? title : "", (int) holder);
      mark_bad (self, row, c, reason);
    }
}

/* Reads the record again and checks the row, but for what is the same in other rows. */
static gboolean
check_row (MstPaste *self, MstStore *store, MstPasteRow *row, GError **error)
{
  g_clear_pointer (&row->stored, mst_record_unref);
  g_clear_pointer (&row->after, mst_record_unref);
  g_clear_pointer (&row->message, g_free);
  row->is_double = FALSE;
  row->is_blank = TRUE;
  for (guint c = 0; c < row->n_cells; c++)
    row->is_blank &= mst_text_is_blank (row->cells[c].text);
  if (row->id != 0)
    {
      if (!mst_store_find (store, self->type, row->id, &row->stored, error))
        return FALSE;
      if (row->stored == NULL)
        row->message = g_strdup_printf (
          _ ("Row %u: the record is not there any more: somebody else has deleted it."),
          row->number);
    }
  row->after = row->stored != NULL ? mst_record_copy (row->stored) : mst_record_new (self->type);
  for (guint c = 0; c < row->n_cells; c++)
    read_cell (self, store, row, c);
  if (row->is_blank)
    return TRUE;
  complete_row (self, row);
  take_findings (self, row);
  check_unique_in_file (self, store, row);
  return TRUE;
}

/* --- all rows --- */

/* The first row keeps what is to be unique. */
static void
check_unique_in_block (MstPaste *self, guint column)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      MstPasteRow *row = mst_paste_peek_row (self, i);
      const MstPasteCell *cell = &row->cells[column];
      const MstPasteRow *first;
      g_autofree char *reason = NULL;

      if (cell->value == NULL || cell->state == MST_PASTE_BAD)
        continue;
      first = g_hash_table_lookup (rows, cell->value);
      if (first == NULL)
        {
          g_hash_table_insert (rows, cell->value, row);
          continue;
        }
      reason = g_strdup_printf (_ ("it is the same as in row %u."), first->number);
      mark_bad (self, row, column, reason);
      row->is_double = TRUE;
    }
}

static void
check_block (MstPaste *self)
{
  for (guint c = 0; c < self->fields->len; c++)
    if (peek_field (self, c)->flags & MST_FIELD_UNIQUE)
      check_unique_in_block (self, c);
}

gboolean
mst_paste_check (MstPaste *self, MstStore *store, MstProgress *progress, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);

  mst_progress_set_stage (progress, _ ("Checking"));
  mst_progress_set_total (progress, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i % PROGRESS_STEP == 0)
        {
          mst_progress_set_done (progress, i);
          if (mst_progress_is_cancelled (progress, error))
            return FALSE;
        }
      if (!check_row (self, store, mst_paste_peek_row (self, i), error))
        return FALSE;
    }
  check_block (self);
  g_clear_pointer (&self->places, mst_place_finder_free);
  mst_progress_set_done (progress, self->rows->len);
  return TRUE;
}

gboolean
mst_paste_set_cell (MstPaste *self, MstStore *store, guint row, guint column, const char *text,
                    GError **error)
{
  MstPasteRow *changed;

  g_return_val_if_fail (self != NULL && row < self->rows->len, FALSE);
  g_return_val_if_fail (MST_IS_STORE (store), FALSE);
  g_return_val_if_fail (column < self->fields->len && text != NULL, FALSE);

  changed = mst_paste_peek_row (self, row);
  g_free (changed->cells[column].text);
  changed->cells[column].text = g_strdup (text);
  for (guint i = 0; i < self->rows->len; i++)
    {
      MstPasteRow *other = mst_paste_peek_row (self, i);

      if ((other == changed || other->is_double) && !check_row (self, store, other, error))
        return FALSE;
    }
  check_block (self);
  g_clear_pointer (&self->places, mst_place_finder_free);
  return TRUE;
}
