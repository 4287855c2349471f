/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of the tree of places, and where in it something is dragged. */
#include "config.h"

#include "mst-coverage-view-private.h"

#include "list/mst-record-cell.h"
#include "mst-area.h"
#include "mst-context-menu.h"
#include "mst-liaison-menu.h"

#define POINTED_CLASS "mst-pointed"

/* --- rows --- */

static GtkWidget *
get_list (MstCoverageView *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

static GtkWidget *
find_row_at (MstCoverageView *self, double x, double y)
{
  GtkWidget *row = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  while (row != NULL && gtk_widget_get_parent (row) != get_list (self))
    row = gtk_widget_get_parent (row);
  return row;
}

/* NULL while it shows none. */
static const MstCoveragePlace *
get_place_of (MstCoverageView *self, GtkListItem *item)
{
  gpointer row = item != NULL ? gtk_list_item_get_item (item) : NULL;
  guint index = row != NULL ? mst_coverage_view_get_index (row) : G_MAXUINT;

  return self->coverage != NULL && index < mst_liaison_coverage_get_n (self->coverage)
           ? mst_liaison_coverage_get (self->coverage, index)
           : NULL;
}

/* --- what is dragged --- */

GtkWidget *
mst_coverage_view_get_table (MstCoverageView *self)
{
  g_return_val_if_fail (MST_IS_COVERAGE_VIEW (self), NULL);
  return GTK_WIDGET (self->view);
}

gint64
mst_coverage_view_find_place_at (MstCoverageView *self, double x, double y)
{
  const MstCoveragePlace *place;

  g_return_val_if_fail (MST_IS_COVERAGE_VIEW (self), 0);

  place = get_place_of (self, mst_record_cell_find_item_at (self->view, x, y));
  return place != NULL && (place->level == MST_AREA_COMMUNITY || place->level == MST_AREA_COMPOUND)
           ? place->id
           : 0;
}

/* The row of widgets that shows the place now. */
static GtkWidget *
find_row_of (MstCoverageView *self, gint64 id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (get_list (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_last_child (row);
      const MstCoveragePlace *place = get_place_of (self, mst_record_cell_find_item (cell));

      if (place != NULL && place->id == id && gtk_widget_get_mapped (row))
        return row;
    }
  return NULL;
}

void
mst_coverage_view_point_at (MstCoverageView *self, gint64 place)
{
  GtkWidget *row;

  g_return_if_fail (MST_IS_COVERAGE_VIEW (self));

  row = place != 0 ? find_row_of (self, place) : NULL;
  if (row == self->pointed)
    return;
  if (self->pointed != NULL)
    gtk_widget_remove_css_class (self->pointed, POINTED_CLASS);
  if (row != NULL)
    gtk_widget_add_css_class (row, POINTED_CLASS);
  g_set_weak_pointer (&self->pointed, row);
}

/* --- the menu --- */

static GtkWidget *
get_menu (MstCoverageView *self)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->menu != NULL)
    return self->menu;
  model = mst_liaison_menu_new ();
  self->menu =
    mst_context_menu_new (GTK_WIDGET (self), model, G_CALLBACK (gtk_widget_grab_focus), self->view);
  return self->menu;
}

/* By Menu or Shift+F10: at the row that has the keyboard. */
static gboolean
menu_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MstCoverageView *self = MST_COVERAGE_VIEW (widget);
  GtkWidget *row = gtk_widget_get_focus_child (get_list (self));

  return row != NULL && mst_context_menu_pop_up_below (get_menu (self), row);
}

static void
secondary_pressed_cb (MstCoverageView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  GtkListItem *item = mst_record_cell_find_item_at (self->view, x, y);

  if (item == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (!gtk_selection_model_is_selected (selection, gtk_list_item_get_position (item)))
    gtk_selection_model_select_item (selection, gtk_list_item_get_position (item), TRUE);
  gtk_widget_grab_focus (find_row_at (self, x, y));
  mst_context_menu_pop_up_at (get_menu (self), GTK_WIDGET (self->view), x, y);
}

void
mst_coverage_view_add_input (MstCoverageView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

void
mst_coverage_view_install_keys (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding (class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Menu, 0, menu_cb, NULL);
}
