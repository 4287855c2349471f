/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of pasted cells: its rows, and the cell that is current. */
#include "config.h"

#include "mst-paste-grid-private.h"

#include "mst-gradual-model.h"
#include "mst-steady-bin.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

/* Rows that were just added have their places by then: before, the view would scroll to the wrong one. */
#define PLACED_MS 100

/* --- a row, as the view bears it --- */

static guint line_changed;

G_DEFINE_FINAL_TYPE (MstPasteLine, mst_paste_line, G_TYPE_OBJECT)

static void
mst_paste_line_class_init (MstPasteLineClass *class)
{
  line_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_paste_line_init (MstPasteLine *self)
{
}

/* --- the grid --- */

enum
{
  MOVED,
  EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstPasteGrid, mst_paste_grid, ADW_TYPE_BIN)

/* --- texts --- */

/* Of bad cells the text as it came, but for numbers that nobody else should read over a shoulder. */
static char *
dup_bad_text (MstPasteGrid *self, const MstField *field, const char *text)
{
  if (!mst_session_get_masked (self->session) || !mst_field_may_be_masked (field))
    return g_strdup (text);
  return field->kind == MST_FIELD_PHONE ? mst_text_mask_phone (text)
                                        : mst_text_mask_long_numbers (text);
}

char *
mst_paste_grid_dup_text (MstPasteGrid *self, guint row, guint column)
{
  const MstField *field = mst_paste_get_field (self->paste, column);
  const MstPasteCell *cell = mst_paste_get_cell (self->paste, row, column);

  if (cell->state == MST_PASTE_BAD)
    return dup_bad_text (self, field, cell->text);
  if (mst_session_get_masked (self->session) && mst_field_may_be_masked (field))
    return mst_field_show (field, cell->value, TRUE);
  return g_strdup (cell->shown);
}

char *
mst_paste_grid_dup_old (MstPasteGrid *self, guint row, guint column)
{
  const MstField *field = mst_paste_get_field (self->paste, column);
  const MstPasteCell *cell = mst_paste_get_cell (self->paste, row, column);

  /* What is shown of such fields is their canonical text. */
  if (mst_session_get_masked (self->session) && mst_field_may_be_masked (field))
    return mst_field_show (field, *cell->old != '\0' ? cell->old : NULL, TRUE);
  return g_strdup (cell->old);
}

/* --- rows --- */

static void
fill_lines (MstPasteGrid *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < mst_paste_get_n_rows (self->paste); i++)
    {
      MstPasteLine *line = g_object_new (MST_TYPE_PASTE_LINE, NULL);

      line->row = i;
      g_ptr_array_add (lines, line);
    }
  g_list_store_remove_all (self->lines);
  g_list_store_splice (self->lines, 0, 0, lines->pdata, lines->len);
}

static void
refresh (MstPasteGrid *self)
{
  guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  if (self->paste == NULL || self->busy)
    return;
  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (MstPasteLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      g_signal_emit (line, line_changed, 0);
    }
}

static gboolean
move_to_wanted (gpointer user_data)
{
  MstPasteGrid *self = user_data;
  guint row = self->wanted_row;
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (self->view));

  self->placing = 0;
  if (row < g_list_model_get_n_items (rows))
    {
      self->wanted_row = GTK_INVALID_LIST_POSITION;
      mst_cell_cursor_move (self->cursor, row,
                            (guint) (self->wanted_column - MST_PASTE_GRID_ROW_HEAD));
    }
  return G_SOURCE_REMOVE;
}

/* The view gets its rows one after another. */
static void
rows_changed_cb (MstPasteGrid *self)
{
  g_clear_handle_id (&self->placing, g_source_remove);
  self->placing = g_timeout_add (PLACED_MS, move_to_wanted, self);
}

/* --- the object --- */

static void
moved_cb (MstPasteGrid *self)
{
  g_signal_emit (self, signals[MOVED], 0);
}

static void
edit (MstPasteGrid *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
activate_cb (MstPasteGrid *self, guint position)
{
  edit (self);
}

static void
edit_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  edit (MST_PASTE_GRID (widget));
}

static gboolean
mst_paste_grid_grab_focus (GtkWidget *widget)
{
  MstPasteGrid *self = MST_PASTE_GRID (widget);
  guint row = mst_cell_cursor_get_row (self->cursor);

  if (row == GTK_INVALID_LIST_POSITION)
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  mst_cell_cursor_focus_row (self->cursor, row);
  return TRUE;
}

static void
mst_paste_grid_dispose (GObject *object)
{
  MstPasteGrid *self = MST_PASTE_GRID (object);

  g_clear_handle_id (&self->placing, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->cursor != NULL)
    g_signal_handlers_disconnect_by_data (self->cursor, self);
  g_clear_object (&self->cursor);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->paste, mst_paste_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_paste_grid_parent_class)->dispose (object);
}

static void
mst_paste_grid_class_init (MstPasteGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_paste_grid_dispose;
  widget_class->grab_focus = mst_paste_grid_grab_focus;

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (MST_TYPE_STEADY_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-paste-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, MstPasteGrid, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "paste.edit", NULL, edit_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "paste.edit", NULL);
}

static void
mst_paste_grid_init (MstPasteGrid *self)
{
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_list_store_new (MST_TYPE_PASTE_LINE);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (
    G_LIST_MODEL (mst_gradual_model_new (G_LIST_MODEL (g_object_ref (self->lines))))));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  gtk_column_view_set_model (self->view, selection);
  self->wanted_row = GTK_INVALID_LIST_POSITION;
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_object_unref (selection);
  self->cursor = mst_cell_cursor_new (self->view);
  g_signal_connect_swapped (self->cursor, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->cursor, "clicked", G_CALLBACK (edit), self);
  mst_paste_grid_add_heading_menus (self);
}

void
mst_paste_grid_set_paste (MstPasteGrid *self, MstSession *session, MstPaste *paste)
{
  g_return_if_fail (MST_IS_PASTE_GRID (self));
  g_return_if_fail (paste != NULL);

  if (self->session == NULL)
    {
      self->session = g_object_ref (session);
      g_signal_connect_object (session, "notify::masked", G_CALLBACK (refresh), self,
                               G_CONNECT_SWAPPED);
    }
  mst_paste_ref (paste);
  g_clear_pointer (&self->paste, mst_paste_unref);
  self->paste = paste;
  mst_paste_grid_update_columns (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) != mst_paste_get_n_rows (paste))
    fill_lines (self);
  else
    refresh (self);
}

void
mst_paste_grid_set_busy (MstPasteGrid *self, gboolean busy)
{
  g_return_if_fail (MST_IS_PASTE_GRID (self));
  self->busy = busy;
  refresh (self);
}

gboolean
mst_paste_grid_get_cell (MstPasteGrid *self, guint *row, int *column)
{
  g_return_val_if_fail (MST_IS_PASTE_GRID (self), FALSE);

  *row = mst_cell_cursor_get_row (self->cursor);
  *column = (int) mst_cell_cursor_get_column (self->cursor) + MST_PASTE_GRID_ROW_HEAD;
  return self->paste != NULL && *row < mst_paste_get_n_rows (self->paste)
         && *column < (int) mst_paste_get_n_columns (self->paste);
}

void
mst_paste_grid_move (MstPasteGrid *self, guint row, int column)
{
  g_return_if_fail (MST_IS_PASTE_GRID (self));
  self->wanted_row = row;
  self->wanted_column = column;
  if (self->placing == 0)
    move_to_wanted (self);
}
