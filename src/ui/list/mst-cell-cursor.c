/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The current cell of a list. */
#include "config.h"

#include "mst-cell-cursor.h"

#include "mst-record-cell.h"

#define CURSOR_CLASS "mst-cursor"

struct _MstCellCursor
{
  GObject parent_instance;
  GtkColumnView *view;
  GtkRoot *root;    /* whose focus is followed; not owned */
  GtkWidget *cell;  /* that has the class; weak */
  GtkWidget *named; /* the row that bears the cell's name; weak */
  guint row;
  guint column;
  gboolean was_current; /* the cell that is being clicked */
  guint click;          /* waits whether it becomes a double click */
};

enum
{
  MOVED,
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstCellCursor, mst_cell_cursor, G_TYPE_OBJECT)

/* --- the widgets of a view --- */

static GtkWidget *
get_list (MstCellCursor *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

/* The row @widget is or stands in. */
static GtkWidget *
find_row_of (MstCellCursor *self, GtkWidget *widget)
{
  GtkWidget *list = get_list (self);

  while (widget != NULL && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static guint
get_position (GtkWidget *row)
{
  GtkListItem *item = mst_record_cell_find_item (row);

  return item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
find_row (MstCellCursor *self, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;
  for (GtkWidget *row = gtk_widget_get_first_child (get_list (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (get_position (row) == position)
      return row;
  return NULL;
}

static GtkWidget *
get_nth_cell (GtkWidget *row, guint column)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);

  while (cell != NULL && column-- > 0)
    cell = gtk_widget_get_next_sibling (cell);
  return cell;
}

static guint
get_n_columns (MstCellCursor *self)
{
  return g_list_model_get_n_items (gtk_column_view_get_columns (self->view));
}

static guint
get_n_rows (MstCellCursor *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

/* --- showing it --- */

static void
set_weak (GtkWidget **place, GtkWidget *widget)
{
  g_set_weak_pointer (place, widget);
}

/* A screen reader hears the row when it gets the keyboard, and the new name when that changes. */
static void
name_row (MstCellCursor *self, GtkWidget *row)
{
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (self->view), self->column);
  const char *text = self->cell != NULL ? mst_record_cell_peek_text (self->cell) : NULL;

  if (self->named != NULL && self->named != row)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->named), GTK_ACCESSIBLE_PROPERTY_LABEL);
  set_weak (&self->named, row);
  if (row != NULL && column != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", gtk_column_view_column_get_title (column),
                                               text != NULL ? text : "");

      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

static void
show (MstCellCursor *self)
{
  GtkWidget *row = find_row (self, self->row);
  GtkWidget *cell = row != NULL ? get_nth_cell (row, self->column) : NULL;

  if (self->cell != cell)
    {
      if (self->cell != NULL)
        gtk_widget_remove_css_class (self->cell, CURSOR_CLASS);
      if (cell != NULL)
        gtk_widget_add_css_class (cell, CURSOR_CLASS);
      set_weak (&self->cell, cell);
    }
  name_row (self, row);
}

static void
bring_column_into_view (MstCellCursor *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  graphene_rect_t bounds;

  if (self->cell == NULL || adjustment == NULL
      || !gtk_widget_compute_bounds (self->cell, GTK_WIDGET (self->view), &bounds))
    return;

  double left = gtk_adjustment_get_value (adjustment) + bounds.origin.x;

  gtk_adjustment_clamp_page (adjustment, left, left + bounds.size.width);
}

static void
place (MstCellCursor *self, guint row, guint column)
{
  guint n_columns = get_n_columns (self);

  column = n_columns > 0 ? MIN (column, n_columns - 1) : 0;
  if (row == self->row && column == self->column)
    {
      show (self);
      return;
    }
  g_clear_handle_id (&self->click, g_source_remove);
  self->row = row;
  self->column = column;
  show (self);
  bring_column_into_view (self);
  g_signal_emit (self, signals[MOVED], 0);
}

/* --- the keyboard --- */

static void
focus_cb (MstCellCursor *self)
{
  GtkWidget *row = find_row_of (self, gtk_root_get_focus (self->root));

  /* While the keyboard is elsewhere the cell stays current. */
  if (row != NULL)
    place (self, get_position (row), self->column);
}

static void
root_cb (MstCellCursor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));

  if (self->root != NULL)
    g_signal_handlers_disconnect_by_func (self->root, focus_cb, self);
  self->root = root;
  if (root != NULL)
    g_signal_connect_swapped (root, "notify::focus-widget", G_CALLBACK (focus_cb), self);
}

/* The list is scrolled before the row is chosen: for a chosen row that is far away GTK makes another one, and
 * styles all that stand after a new row anew. */
static void
go_to_row (MstCellCursor *self, guint row, gboolean extend)
{
  mst_cell_cursor_focus_row (self, row);
  if (row < get_n_rows (self))
    gtk_widget_activate_action (get_list (self), "list.select-item", "(ubb)", row, FALSE, extend);
}

static gboolean
is_nothing_selected (MstCellCursor *self)
{
  g_autoptr (GtkBitset) selected =
    gtk_selection_model_get_selection (gtk_column_view_get_model (self->view));

  return gtk_bitset_is_empty (selected);
}

static gboolean
key_cb (MstCellCursor *self, guint key, guint code, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  guint last = MAX (get_n_columns (self), 1) - 1;
  guint column = self->column;
  guint row = self->row;

  if ((state & GDK_ALT_MASK) != 0 || row == GTK_INVALID_LIST_POSITION
      || find_row_of (self, gtk_root_get_focus (self->root)) == NULL)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if ((key == GDK_KEY_Left || key == GDK_KEY_KP_Left) != right_to_left)
        column = control || column == 0 ? 0 : column - 1;
      else
        column = control || column >= last ? last : column + 1;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      column = 0;
      row = control ? 0 : row;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      column = last;
      row = control ? MAX (get_n_rows (self), 1) - 1 : row;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      /* The first step into a list is to the row where the keyboard is, not past it. */
      if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 || !is_nothing_selected (self))
        return FALSE;
      go_to_row (self, row, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
  if (row != self->row)
    {
      self->column = column;
      go_to_row (self, row, (state & GDK_SHIFT_MASK) != 0);
    }
  place (self, row, column);
  return TRUE;
}

/* --- the mouse --- */

/* The cell at a point of the view. */
static GtkWidget *
pick_cell (MstCellCursor *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = find_row_of (self, widget);

  if (row == NULL || row == widget)
    return NULL;
  while (gtk_widget_get_parent (widget) != row)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static guint
get_cell_column (GtkWidget *cell)
{
  guint column = 0;

  while ((cell = gtk_widget_get_prev_sibling (cell)) != NULL)
    column++;
  return column;
}

static void
pressed_cb (MstCellCursor *self, int n_press, double x, double y)
{
  GtkWidget *cell = pick_cell (self, x, y);

  g_clear_handle_id (&self->click, g_source_remove);
  self->was_current = cell != NULL && cell == self->cell && n_press == 1
                      && gtk_widget_has_focus (gtk_widget_get_parent (cell));
  if (cell != NULL)
    place (self, get_position (gtk_widget_get_parent (cell)), get_cell_column (cell));
}

static gboolean
clicked_cb (gpointer user_data)
{
  MstCellCursor *self = user_data;

  self->click = 0;
  g_signal_emit (self, signals[CLICKED], 0);
  return G_SOURCE_REMOVE;
}

static void
released_cb (MstCellCursor *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int double_click;

  if (!self->was_current || n_press != 1
      || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->view)), "gtk-double-click-time",
                &double_click, NULL);
  self->click = g_timeout_add ((guint) double_click, clicked_cb, self);
}

/* Full texts of what does not fit; asked for when the pointer rests, so that cells need no tooltip. */
static gboolean
tooltip_cb (GtkWidget *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
            gpointer user_data)
{
  MstCellCursor *self = user_data;
  GtkWidget *cell = keyboard ? self->cell : pick_cell (self, x, y);
  graphene_rect_t bounds;

  if (cell == NULL || !mst_record_cell_is_elided (cell)
      || !gtk_widget_compute_bounds (cell, view, &bounds))
    return FALSE;
  gtk_tooltip_set_text (tooltip, mst_record_cell_peek_text (cell));
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                             (int) bounds.size.width, (int) bounds.size.height });
  return TRUE;
}

/* --- the object --- */

static void
mst_cell_cursor_dispose (GObject *object)
{
  MstCellCursor *self = MST_CELL_CURSOR (object);

  g_clear_handle_id (&self->click, g_source_remove);
  if (self->root != NULL)
    g_signal_handlers_disconnect_by_func (self->root, focus_cb, self);
  self->root = NULL;
  set_weak (&self->cell, NULL);
  set_weak (&self->named, NULL);
  G_OBJECT_CLASS (mst_cell_cursor_parent_class)->dispose (object);
}

static void
mst_cell_cursor_class_init (MstCellCursorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_cell_cursor_dispose;

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_cell_cursor_init (MstCellCursor *self)
{
  self->row = GTK_INVALID_LIST_POSITION;
}

static void
add_controllers (MstCellCursor *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
  gtk_event_controller_set_propagation_phase (click, GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), click);
}

MstCellCursor *
mst_cell_cursor_new (GtkColumnView *view)
{
  MstCellCursor *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_object_new (MST_TYPE_CELL_CURSOR, NULL);
  self->view = view;
  add_controllers (self);
  g_signal_connect_object (view, "notify::root", G_CALLBACK (root_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (tooltip_cb), self, 0);
  root_cb (self);
  return self;
}

guint
mst_cell_cursor_get_row (MstCellCursor *self)
{
  g_return_val_if_fail (MST_IS_CELL_CURSOR (self), GTK_INVALID_LIST_POSITION);
  return self->row < get_n_rows (self) ? self->row : GTK_INVALID_LIST_POSITION;
}

guint
mst_cell_cursor_get_column (MstCellCursor *self)
{
  g_return_val_if_fail (MST_IS_CELL_CURSOR (self), 0);
  return self->column;
}

gboolean
mst_cell_cursor_move_to_point (MstCellCursor *self, double x, double y)
{
  GtkWidget *cell;

  g_return_val_if_fail (MST_IS_CELL_CURSOR (self), FALSE);

  cell = pick_cell (self, x, y);
  if (cell == NULL)
    return FALSE;
  gtk_widget_grab_focus (gtk_widget_get_parent (cell));
  place (self, get_position (gtk_widget_get_parent (cell)), get_cell_column (cell));
  return TRUE;
}

void
mst_cell_cursor_focus_row (MstCellCursor *self, guint row)
{
  GtkWidget *widget;

  g_return_if_fail (MST_IS_CELL_CURSOR (self));

  if (row >= get_n_rows (self))
    return;
  gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", row);
  widget = find_row (self, row);
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}

void
mst_cell_cursor_move (MstCellCursor *self, guint row, guint column)
{
  g_return_if_fail (MST_IS_CELL_CURSOR (self));

  self->column = column;
  go_to_row (self, row, FALSE);
  place (self, row, column);
}

void
mst_cell_cursor_set_column (MstCellCursor *self, guint column)
{
  g_return_if_fail (MST_IS_CELL_CURSOR (self));
  place (self, self->row, column);
}

void
mst_cell_cursor_follow (MstCellCursor *self, guint row)
{
  g_return_if_fail (MST_IS_CELL_CURSOR (self));

  if (row >= get_n_rows (self))
    return;
  gtk_selection_model_select_item (gtk_column_view_get_model (self->view), row, TRUE);
  gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", row);
  place (self, row, self->column);
}

void
mst_cell_cursor_shift (MstCellCursor *self, guint row)
{
  GtkWidget *widget;

  g_return_if_fail (MST_IS_CELL_CURSOR (self));

  widget = find_row (self, row);
  if (widget == NULL || !gtk_widget_get_mapped (widget))
    return;
  if (self->root != NULL && find_row_of (self, gtk_root_get_focus (self->root)) != NULL)
    gtk_widget_grab_focus (widget);
  place (self, row, self->column);
}

GtkWidget *
mst_cell_cursor_find_cell (MstCellCursor *self, guint row, guint column)
{
  GtkWidget *widget;

  g_return_val_if_fail (MST_IS_CELL_CURSOR (self), NULL);

  widget = find_row (self, row);
  return widget != NULL ? get_nth_cell (widget, column) : NULL;
}

GtkWidget *
mst_cell_cursor_get_cell (MstCellCursor *self)
{
  g_return_val_if_fail (MST_IS_CELL_CURSOR (self), NULL);
  show (self);
  return self->cell;
}

void
mst_cell_cursor_refresh (MstCellCursor *self)
{
  GtkWidget *focused = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
  GtkWidget *row = find_row_of (self, focused);

  g_return_if_fail (MST_IS_CELL_CURSOR (self));
  place (self, row != NULL ? get_position (row) : self->row, self->column);
}
