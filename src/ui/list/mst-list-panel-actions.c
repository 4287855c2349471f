/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the rows and the current cell of a list. */
#include "config.h"

#include "filter/mst-filter.h"
#include "liaison/mst-liaison-menu.h"
#include "liaison/mst-unit-drag.h"
#include "mst-cell-reveal.h"
#include "mst-column-popover.h"
#include "mst-context-menu.h"
#include "mst-list-copy.h"
#include "mst-list-panel-private.h"
#include "mst-list-paste.h"
#include "mst-record-cell.h"

#include <glib/gi18n-lib.h>

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstListPanel *self = MST_LIST_PANEL (widget);
  g_autoptr (GArray) ids = mst_row_selection_list_ids (self->selection);
  g_autofree const char **fields = NULL;

  if (ids->len == 0)
    return;
  fields = mst_list_columns_list_fields (self->columns);
  mst_list_copy (self->session, self->type, fields, ids, gtk_widget_get_clipboard (widget));
}

static void
copy_cell_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstListPanel *self = MST_LIST_PANEL (widget);
  GtkWidget *cell = mst_cell_cursor_get_cell (self->cursor);
  const char *text = cell != NULL ? mst_record_cell_peek_text (cell) : NULL;

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
edit_cell_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_cell_edit_begin (MST_LIST_PANEL (widget)->edit);
}

static void
reveal_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_list_panel_reveal (MST_LIST_PANEL (widget));
}

/* The value of the current cell, for a condition; NULL when blank or out of view. */
static const char *
peek_value (MstListPanel *self, const MstField *field)
{
  g_autoptr (MstRow) row =
    g_list_model_get_item (G_LIST_MODEL (self->rows), mst_cell_cursor_get_row (self->cursor));
  MstRecord *record = row != NULL ? mst_row_get_record (row) : NULL;

  return record != NULL ? mst_record_get (record, field->name) : NULL;
}

/* A further condition: what is shown already stays narrowed. */
static void
filter_value_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstListPanel *self = MST_LIST_PANEL (widget);
  const MstField *field = mst_list_panel_get_current_field (self);
  g_autoptr (MstQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  const char *value;

  if (mst_list_panel_get_current_id (self) == 0)
    return;
  value = peek_value (self, field);
  query = mst_panel_dup_query (MST_PANEL (self));
  if (mst_query_add_condition (query, field->name,
                               value != NULL ? MST_OPERATOR_IS : MST_OPERATOR_BLANK, value, &error))
    mst_filter_bar_set_query (self->filters, query);
  else
    g_warning ("%s", error->message);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_list_paste (MST_LIST_PANEL (widget));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstListPanel *self = MST_LIST_PANEL (widget);
  gint64 id = mst_list_panel_get_current_id (self);

  if (id != 0)
    mst_panel_opened (MST_PANEL (self), id);
}

void
mst_list_panel_reveal (MstListPanel *self)
{
  const MstField *field = mst_list_panel_get_current_field (self);

  if (field != NULL && mst_field_may_be_masked (field) && mst_session_get_masked (self->session))
    mst_cell_reveal (self->cursor, self->session, self->type, field,
                     mst_list_panel_get_current_id (self));
}

/* --- dragging units --- */

/* The unit of a row: itself, or the one of a pair. */
static gint64
find_unit_at (GtkWidget *view, double x, double y, gpointer user_data)
{
  MstListPanel *self = user_data;
  GtkListItem *item = mst_record_cell_find_item_at (GTK_COLUMN_VIEW (view), x, y);
  gint64 id =
    item != NULL ? mst_row_model_get_id_at (self->rows, gtk_list_item_get_position (item)) : 0;
  g_autoptr (MstRecord) record =
    id != 0 && self->type == &mst_liaison_type
      ? mst_store_get (mst_session_get_store (self->session), self->type, id, NULL)
      : NULL;

  return record != NULL ? mst_record_get_integer (record, "unit") : id;
}

void
mst_list_panel_add_drag (MstListPanel *self)
{
  if (self->type == &mst_unit_type || self->type == &mst_liaison_type)
    mst_unit_drag_add_source (GTK_WIDGET (self->view), self->session, find_unit_at, self);
}

/* --- the menu --- */

static void
append_with_key (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
append (GMenu *menu, const char *label, const char *action)
{
  append_with_key (menu, label, action, NULL);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) liaison = mst_liaison_menu_new ();
  g_autoptr (GMenu) record = g_menu_new ();
  g_autoptr (GMenu) several = g_menu_new ();
  g_autoptr (GMenu) cell = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();

  append_with_key (record, _ ("_Open"), "rows.open", "Return");
  append (record, _ ("_New"), "win.new-record");
  append (record, _ ("_Duplicate"), "win.duplicate-record");
  append (record, _ ("_End…"), "win.end-record");
  append_with_key (record, _ ("De_lete…"), "win.delete-record", "Delete");
  append (cell, _ ("Ed_it Cell"), "rows.edit-cell");
  append (cell, _ ("_Show in Full"), "rows.reveal");
  append (cell, _ ("_Filter by This Value"), "rows.filter-value");
  append (several, _ ("_Change Several…"), "win.bulk-edit");
  append (several, _ ("Co_py"), "rows.copy");
  append (several, _ ("Cop_y Cell"), "rows.copy-cell");
  append (several, _ ("Pas_te…"), "rows.paste");
  append (several, _ ("_Merge…"), "win.merge-records");
  append (view, _ ("Open This List in a New _Window"), "win.open-in-window");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (record));
  g_menu_append_section (menu, NULL, liaison);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cell));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (several));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  return G_MENU_MODEL (menu);
}

static void
menu_closed_cb (MstListPanel *self)
{
  mst_cell_cursor_focus_row (self->cursor, mst_cell_cursor_get_row (self->cursor));
}

static GtkWidget *
get_menu (MstListPanel *self)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->menu != NULL)
    return self->menu;
  model = create_menu ();
  self->menu = mst_context_menu_new (GTK_WIDGET (self), model, G_CALLBACK (menu_closed_cb), self);
  return self->menu;
}

/* By Menu or Shift+F10: at the current cell. */
static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstListPanel *self = MST_LIST_PANEL (widget);
  GtkWidget *cell = mst_cell_cursor_get_cell (self->cursor);

  if (cell != NULL)
    mst_context_menu_pop_up_below (get_menu (self), cell);
}

static void
secondary_pressed_cb (MstListPanel *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  guint row;

  if (!mst_cell_cursor_move_to_point (self->cursor, x, y))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  row = mst_cell_cursor_get_row (self->cursor);
  if (!gtk_selection_model_is_selected (selection, row))
    gtk_selection_model_select_item (selection, row, TRUE);
  mst_context_menu_pop_up_at (get_menu (self), GTK_WIDGET (self->view), x, y);
}

/* Made when it is opened: it takes as long as a frame. */
static void
create_order_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  MstListPanel *self = user_data;
  g_autoptr (GMenuModel) menu = mst_list_columns_create_sort_menu (self->columns);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
create_columns_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  MstListPanel *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, mst_column_popover_new (self->columns, self->type));
}

void
mst_list_panel_add_menu (MstListPanel *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_menu_button_set_create_popup_func (self->order, create_order_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->columns_button, create_columns_popover_cb, self,
                                         NULL);
}

static void
reload_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_row_model_reload (MST_LIST_PANEL (widget)->rows);
}

void
mst_list_panel_install_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "rows.copy", copy_cb, GDK_KEY_c, GDK_CONTROL_MASK },
    { "rows.copy-cell", copy_cell_cb, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "rows.edit-cell", edit_cell_cb, GDK_KEY_F2, 0 },
    { "rows.reveal", reveal_cb, GDK_KEY_r, GDK_CONTROL_MASK },
    { "rows.filter-value", filter_value_cb, 0, 0 },
    { "rows.paste", paste_cb, GDK_KEY_v, GDK_CONTROL_MASK },
    { "rows.open", open_cb, 0, 0 },
    { "rows.reload", reload_cb, 0, 0 },
    { "rows.menu", menu_cb, GDK_KEY_F10, GDK_SHIFT_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (class, GDK_KEY_Menu, 0, "rows.menu", NULL);
}
