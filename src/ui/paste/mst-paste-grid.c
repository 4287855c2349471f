/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of pasted cells. */
#include "config.h"

#include "mst-paste-grid.h"

#include "list/mst-cell-cursor.h"
#include "list/mst-late-cell.h"
#include "list/mst-record-cell.h"
#include "mst-gradual-model.h"
#include "mst-query.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define ROW_HEAD_WIDTH 150
/* Rows that were just added have their places by then: before, the view would scroll to the wrong one. */
#define PLACED_MS 100

/* --- a row, as the view bears it --- */

#define MST_TYPE_PASTE_LINE (mst_paste_line_get_type ())
G_DECLARE_FINAL_TYPE (MstPasteLine, mst_paste_line, MST, PASTE_LINE, GObject)

/** MstPasteLine: MstPasteLine::changed (line): what it shows may be another. */
struct _MstPasteLine
{
  GObject parent_instance;
  guint row;
};

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

struct _MstPasteGrid
{
  AdwBin parent_instance;

  GtkColumnView *view;

  MstSession *session;
  MstPaste *paste;
  GListStore *lines;
  MstCellCursor *cursor;
  GtkWidget *menu;  /* of the heading that was clicked last */
  guint wanted_row; /* to be moved to when the view has it */
  int wanted_column;
  guint placing;
  gboolean busy;
};

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

static char *
describe_row (MstPasteGrid *self, guint row)
{
  const char *title = mst_paste_get_row_title (self->paste, row);
  guint number = mst_paste_get_row_number (self->paste, row);

  if (mst_paste_get_row_id (self->paste, row) != 0)
    return g_strdup_printf ("%u　%s", number, title);
  /* TRANSLATORS: the number of a row that becomes a new record, and its name */
  return g_strdup_printf (_ ("%u　new · %s"), number, title);
}

/* --- cells --- */

static void
set_state (GtkWidget *cell, const char *state)
{
  static const char *const states[] = { "mst-unchanged", "mst-changed", "mst-bad" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (state, states[i]) == 0)
      gtk_widget_add_css_class (cell, states[i]);
    else
      gtk_widget_remove_css_class (cell, states[i]);
}

static void
show_row_head (MstPasteGrid *self, GtkInscription *text, guint row)
{
  g_autofree char *described = describe_row (self, row);
  gboolean bad = mst_paste_get_row_message (self->paste, row) != NULL;
  g_autofree char *marked = bad ? g_strdup_printf ("✗ %s", described) : NULL;

  gtk_inscription_set_text (text, bad ? marked : described);
  set_state (GTK_WIDGET (text), bad                                            ? "mst-bad"
                                : mst_paste_get_row_id (self->paste, row) == 0 ? "mst-changed"
                                                                               : NULL);
}

static void
show_cell (MstPasteGrid *self, GtkInscription *text, guint row, guint column)
{
  static const char *const states[] = {
    [MST_PASTE_UNCHANGED] = "mst-unchanged",
    [MST_PASTE_CHANGED] = "mst-changed",
    [MST_PASTE_BAD] = "mst-bad",
  };
  const MstPasteCell *cell = mst_paste_get_cell (self->paste, row, column);
  g_autofree char *value = mst_paste_grid_dup_text (self, row, column);
  g_autofree char *marked = NULL;

  if (cell->state == MST_PASTE_BAD)
    marked = g_strdup_printf ("✗ %s", value);
  else if (cell->state == MST_PASTE_CHANGED && *value == '\0')
    marked = g_strdup (_ ("(cleared)"));
  gtk_inscription_set_text (text, marked != NULL ? marked : value);
  set_state (GTK_WIDGET (text), states[cell->state]);
}

typedef struct
{
  MstPasteGrid *grid; /* has the view that has the column that has the factory */
  int column;
} Column;

static void
show (GtkListItem *item, const Column *column)
{
  MstPasteGrid *self = column->grid;
  MstPasteLine *line = gtk_list_item_get_item (item);
  GtkInscription *text = GTK_INSCRIPTION (gtk_list_item_get_child (item));

  if (self->busy || self->paste == NULL || line->row >= mst_paste_get_n_rows (self->paste)
      || column->column >= (int) mst_paste_get_n_columns (self->paste))
    return;
  if (column->column == MST_PASTE_GRID_ROW_HEAD)
    show_row_head (self, text, line->row);
  else
    show_cell (self, text, line->row, (guint) column->column);
}

static void
show_late (GtkListItem *item, gpointer data)
{
  show (item, data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  gboolean figure = column->column >= 0
                    && mst_record_cell_is_figure (
                      mst_paste_get_field (column->grid->paste, (guint) column->column));
  GtkWidget *text = mst_record_cell_create_text (item, figure);

  gtk_list_item_set_child (item, text);
  g_object_set_data (G_OBJECT (item), "mst-column", (gpointer) column);
  mst_late_cell_set_up (item, show_late, (gpointer) column);
}

static void
line_changed_cb (MstPasteLine *line, GtkListItem *item)
{
  show (item, g_object_get_data (G_OBJECT (item), "mst-column"));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (line_changed_cb), item);
  mst_late_cell_bind (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), line_changed_cb, item);
  mst_late_cell_unbind (item);
}

static void
column_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* --- columns --- */

static GMenuModel *
create_column_menu (MstPasteGrid *self, guint column)
{
  const MstRecordType *type = mst_paste_get_record_type (self->paste);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new ();
  g_autoptr (GMenuItem) leave_out = g_menu_item_new (_ ("Leave This Column Out"), NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const MstField *field = &type->fields[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (mst_field_get_label (field), NULL);

      g_menu_item_set_action_and_target (item, "paste.take-column", "(us)", column, field->name);
      g_menu_append_item (fields, item);
    }
  g_menu_item_set_action_and_target (leave_out, "paste.take-column", "(us)", column, "");
  g_menu_append_item (none, leave_out);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  return G_MENU_MODEL (menu);
}

static void
create_columns_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  MstPasteGrid *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; self->paste != NULL && i < mst_paste_get_n_columns (self->paste); i++)
    {
      g_autoptr (GMenuModel) fields = create_column_menu (self, i);
      g_autofree char *label = g_strdup_printf (
        _ ("Column %u: %s"), i + 1, mst_field_get_label (mst_paste_get_field (self->paste, i)));

      g_menu_append_submenu (menu, label, fields);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
mst_paste_grid_set_columns_button (MstPasteGrid *self, GtkMenuButton *button)
{
  g_return_if_fail (MST_IS_PASTE_GRID (self));
  gtk_menu_button_set_create_popup_func (button, create_columns_menu_cb, self, NULL);
}

/* The headings have no menu of their own for the first button of the mouse. */
static void
heading_clicked_cb (MstPasteGrid *self, int n_press, double x, double y)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *heading = gtk_widget_pick (header, x, y, GTK_PICK_DEFAULT);
  g_autoptr (GMenuModel) menu = NULL;
  graphene_rect_t bounds;
  int column = MST_PASTE_GRID_ROW_HEAD;

  while (heading != NULL && gtk_widget_get_parent (heading) != header)
    heading = gtk_widget_get_parent (heading);
  if (heading == NULL || self->busy
      || !gtk_widget_compute_bounds (heading, GTK_WIDGET (self), &bounds))
    return;
  while ((heading = gtk_widget_get_prev_sibling (heading)) != NULL)
    column++;
  if (column == MST_PASTE_GRID_ROW_HEAD)
    return;
  menu = create_column_menu (self, (guint) column);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (
    GTK_POPOVER (self->menu), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                               (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static GtkColumnViewColumn *
create_column (MstPasteGrid *self, int column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *data = g_new0 (Column, 1);
  GtkColumnViewColumn *made;

  data->grid = self;
  data->column = column;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), data, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  made = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_resizable (made, TRUE);
  if (column == MST_PASTE_GRID_ROW_HEAD)
    {
      gtk_column_view_column_set_title (made, _ ("Row"));
      gtk_column_view_column_set_fixed_width (made, ROW_HEAD_WIDTH);
    }
  else
    {
      const MstField *field = mst_paste_get_field (self->paste, (guint) column);
      g_autofree char *title = g_strdup_printf ("%s ▾", mst_field_get_label (field));

      gtk_column_view_column_set_title (made, title);
      gtk_column_view_column_set_fixed_width (made, mst_record_cell_get_width (field) + 12);
    }
  return made;
}

static void
fill_columns (MstPasteGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_columns = mst_paste_get_n_columns (self->paste);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  for (int i = MST_PASTE_GRID_ROW_HEAD; i < (int) n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (self, i);

      gtk_column_view_append_column (self->view, column);
      if (i == (int) n_columns - 1)
        gtk_column_view_column_set_expand (column, TRUE);
    }
}

static gboolean
has_columns (MstPasteGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_columns = mst_paste_get_n_columns (self->paste);

  if (g_list_model_get_n_items (columns) != n_columns + 1)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i + 1);
      const char *label = mst_field_get_label (mst_paste_get_field (self->paste, i));

      if (!g_str_has_prefix (gtk_column_view_column_get_title (column), label))
        return FALSE;
    }
  return TRUE;
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
  GtkGesture *click = gtk_gesture_click_new ();
  GtkSelectionModel *selection;
  GtkWidget *header;

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
  header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  g_signal_connect_swapped (click, "released", G_CALLBACK (heading_clicked_cb), self);
  gtk_widget_add_controller (header, GTK_EVENT_CONTROLLER (click));
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
  if (!has_columns (self))
    fill_columns (self);
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
