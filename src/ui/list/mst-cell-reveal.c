/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing a masked value whole. */
#include "config.h"

#include "mst-cell-reveal.h"

#include "mst-record-cell.h"

/** Shown: the cell it is to be shown in. */
typedef struct
{
  MstCellCursor *cursor; /* until it is shown */
  GtkWidget *cell;       /* weak */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  if (shown->cell != NULL)
    mst_record_cell_set_revealed (shown->cell, FALSE);
  g_clear_weak_pointer (&shown->cell);
  g_clear_object (&shown->cursor);
  g_free (shown);
}

static void
shown_closure_free (gpointer data, GClosure *closure)
{
  shown_free (data);
}

static void
moved_cb (MstCellCursor *cursor, gpointer shown)
{
  g_signal_handlers_disconnect_by_data (cursor, shown);
}

static void
noted_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Shown *shown = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *cell = mst_cell_cursor_get_cell (shown->cursor);

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    {
      if (cell != NULL)
        gtk_widget_activate_action (cell, "win.tell", "s", error->message);
      shown_free (shown);
      return;
    }
  if (cell == NULL || cell != shown->cell)
    {
      shown_free (shown);
      return;
    }
  mst_record_cell_set_revealed (cell, TRUE);
  mst_cell_cursor_refresh (shown->cursor);
  g_signal_connect_data (shown->cursor, "moved", G_CALLBACK (moved_cb), shown, shown_closure_free,
                         0);
  g_clear_object (&shown->cursor);
}

void
mst_cell_reveal (MstCellCursor *cursor, MstSession *session, const MstRecordType *type,
                 const MstField *field, gint64 id)
{
  GtkWidget *cell = mst_cell_cursor_get_cell (cursor);
  Shown *shown;

  if (cell == NULL || id == 0)
    return;
  shown = g_new0 (Shown, 1);
  shown->cursor = g_object_ref (cursor);
  g_set_weak_pointer (&shown->cell, cell);
  mst_session_note_reveal (session, type, field, id, noted_cb, shown);
}
