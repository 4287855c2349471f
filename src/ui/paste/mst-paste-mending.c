/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding bad cells among pasted ones, and mending them on another thread. */
#include "config.h"

#include "mst-paste-mending.h"

#include "mst-query.h"

#include <string.h>

gboolean
mst_paste_is_bad (MstPaste *paste, guint row, int column)
{
  if (column < 0)
    return mst_paste_get_row_message (paste, row) != NULL;
  return mst_paste_get_cell (paste, row, (guint) column)->state == MST_PASTE_BAD;
}

gboolean
mst_paste_find_bad (MstPaste *paste, int step, guint *row, int *column)
{
  guint n_rows = mst_paste_get_n_rows (paste);
  int n_places = (int) mst_paste_get_n_columns (paste) + 1;
  int n_cells = (int) n_rows * n_places;
  int at = *row < n_rows ? (int) *row * n_places + *column + 1 : step > 0 ? -1 : n_cells;

  for (int i = 0; i < n_cells; i++)
    {
      at = (at + step + n_cells) % n_cells;
      *row = (guint) (at / n_places);
      *column = at % n_places - 1;
      if (mst_paste_is_bad (paste, *row, *column))
        return TRUE;
    }
  return FALSE;
}

/** Mending: of one cell. */
typedef struct
{
  MstPaste *paste;
  guint row;
  guint column;
  char *text;
  char *value; /* of a reference that was picked; nullable */
} Mending;

static void
mending_free (gpointer data)
{
  Mending *mending = data;

  mst_paste_unref (mending->paste);
  g_free (mending->text);
  g_free (mending->value);
  g_free (mending);
}

/* A record that was picked is written as it can't be mistaken. */
static gpointer
set_cell (MstStore *store, gpointer data, GError **error)
{
  const Mending *mending = data;
  const MstField *field = mst_paste_get_field (mending->paste, mending->column);
  g_autofree char *text = NULL;

  if (mending->value == NULL)
    text = g_strdup (mending->text);
  else if (strcmp (field->reference, mst_area_type.name) == 0)
    text = mst_store_dup_area_path (store, g_ascii_strtoll (mending->value, NULL, 10));
  else
    text = mst_store_show_value (store, field, mending->value, FALSE);
  return mst_paste_set_cell (mending->paste, store, mending->row, mending->column, text, error)
           ? GINT_TO_POINTER (TRUE)
           : NULL;
}

void
mst_paste_mend (MstSession *session, MstPaste *paste, guint row, guint column, const char *text,
                const char *value, GAsyncReadyCallback callback, gpointer user_data)
{
  Mending *mending = g_new0 (Mending, 1);

  mending->paste = mst_paste_ref (paste);
  mending->row = row;
  mending->column = column;
  mending->text = g_strdup (text);
  mending->value = g_strdup (value);
  mst_worker_ask (mst_session_get_reader (session), set_cell, mending, mending_free, NULL, NULL,
                  callback, user_data);
}
