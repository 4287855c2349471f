/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The saved filters in the sidebar. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-context-menu.h"
#include "mst-sidebar-filters.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstSidebarFilters
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *menu; /* of a row; NULL until asked for */
  int menu_row;    /* it is of, or was last */

  MstSavedFilters *filters;
  const MstRecordType *marked_type;
  char *marked_name;
};

G_DEFINE_FINAL_TYPE (MstSidebarFilters, mst_sidebar_filters, ADW_TYPE_BIN)

/* NULL when the row's filter went away meanwhile. */
static const MstSavedEntry *
get_entry (MstSidebarFilters *self, GtkListBoxRow *row)
{
  guint position = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  return self->filters != NULL && position < mst_saved_filters_get_n (self->filters)
           ? mst_saved_filters_get (self->filters, position)
           : NULL;
}

static void
activate (MstSidebarFilters *self, GtkListBoxRow *row, const char *action)
{
  const MstSavedEntry *entry = get_entry (self, row);

  if (entry != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(ss)", entry->type->name, entry->name);
}

static void
row_activated_cb (MstSidebarFilters *self, GtkListBoxRow *row)
{
  activate (self, row, "win.show-filter");
}

/* --- the menu of a row --- */

static void
append_item (GMenu *menu, const MstSavedEntry *entry, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", entry->type->name, entry->name);
  g_menu_append_item (menu, item);
}

static void
menu_closed_cb (MstSidebarFilters *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, self->menu_row);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_menu (MstSidebarFilters *self, GtkListBoxRow *row, double x, double y)
{
  const MstSavedEntry *entry = get_entry (self, row);
  g_autoptr (GMenu) menu = g_menu_new ();

  if (entry == NULL)
    return;
  append_item (menu, entry, _ ("Rename…"), "win.rename-filter");
  append_item (menu, entry, _ ("Update to What Is Shown"), "win.update-filter");
  append_item (menu, entry, _ ("Remove"), "win.remove-filter");
  if (self->menu == NULL)
    self->menu = mst_context_menu_new (GTK_WIDGET (self), NULL, G_CALLBACK (menu_closed_cb), self);
  self->menu_row = gtk_list_box_row_get_index (row);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  mst_context_menu_pop_up_at (self->menu, GTK_WIDGET (self), x, y);
}

static void
right_click_cb (GtkGestureClick *click, int n_presses, double x, double y, MstSidebarFilters *self)
{
  double list_x;
  double list_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->list), x, y, &list_x,
                                    &list_y);
  show_menu (self, gtk_list_box_get_row_at_y (self->list, (int) list_y), x, y);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                MstSidebarFilters *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  double x;
  double y;

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_F2:
      activate (self, GTK_LIST_BOX_ROW (row), "win.rename-filter");
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      activate (self, GTK_LIST_BOX_ROW (row), "win.remove-filter");
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
    case GDK_KEY_F10:
      if (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) == 0)
        return GDK_EVENT_PROPAGATE;
      gtk_widget_translate_coordinates (row, GTK_WIDGET (self), 24,
                                        gtk_widget_get_height (row) / 2.0, &x, &y);
      show_menu (self, GTK_LIST_BOX_ROW (row), x, y);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- rows --- */

static GtkWidget *
create_row (const MstSavedEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (entry->name);
  g_autofree char *figure =
    entry->count >= 0 ? mst_text_format_integer (entry->count) : g_strdup ("");
  GtkWidget *count = gtk_label_new (figure);
  g_autofree char *name = g_strdup_printf ("%s %s", entry->name, figure);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (
    row, entry->query != NULL ? entry->name : _ ("A newer version of the program has saved this."));
  gtk_widget_set_sensitive (label, entry->query != NULL);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), mst_accessible_ornament_new (entry->type->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  mst_accessible_set_name (row, name);
  return row;
}

static void
show_mark (MstSidebarFilters *self)
{
  for (guint i = 0; self->filters != NULL && i < mst_saved_filters_get_n (self->filters); i++)
    {
      const MstSavedEntry *entry = mst_saved_filters_get (self->filters, i);

      if (entry->type == self->marked_type && g_strcmp0 (entry->name, self->marked_name) == 0)
        {
          gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
          return;
        }
    }
  gtk_list_box_unselect_all (self->list);
}

static void
show_rows (MstSidebarFilters *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int focus = focused != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused)) : -1;
  guint n = self->filters != NULL ? mst_saved_filters_get_n (self->filters) : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, create_row (mst_saved_filters_get (self->filters, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  show_mark (self);
  if (focus >= 0 && n > 0)
    gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (focus, (int) n - 1))));
}

/* --- the object --- */

static void
mst_sidebar_filters_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MstSidebarFilters *self = MST_SIDEBAR_FILTERS (widget);

  GTK_WIDGET_CLASS (mst_sidebar_filters_parent_class)
    ->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
mst_sidebar_filters_dispose (GObject *object)
{
  MstSidebarFilters *self = MST_SIDEBAR_FILTERS (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->filters != NULL)
    g_signal_handlers_disconnect_by_data (self->filters, self);
  g_clear_object (&self->filters);
  g_clear_pointer (&self->marked_name, g_free);
  G_OBJECT_CLASS (mst_sidebar_filters_parent_class)->dispose (object);
}

static void
mst_sidebar_filters_class_init (MstSidebarFiltersClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_sidebar_filters_dispose;
  GTK_WIDGET_CLASS (class)->size_allocate = mst_sidebar_filters_size_allocate;
}

static void
add_controllers (MstSidebarFilters *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
mst_sidebar_filters_init (MstSidebarFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("Filters"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "mst-sidebar-heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  mst_accessible_set_name (GTK_WIDGET (self->list), _ ("Filters"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  add_controllers (self);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
mst_sidebar_filters_set (MstSidebarFilters *self, MstSavedFilters *filters)
{
  g_return_if_fail (MST_IS_SIDEBAR_FILTERS (self));

  if (self->filters != NULL)
    g_signal_handlers_disconnect_by_data (self->filters, self);
  g_set_object (&self->filters, filters);
  if (filters != NULL)
    g_signal_connect_object (filters, "changed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  show_rows (self);
}

void
mst_sidebar_filters_mark (MstSidebarFilters *self, const MstRecordType *type, const char *name)
{
  g_return_if_fail (MST_IS_SIDEBAR_FILTERS (self));

  if (self->marked_type == type && g_strcmp0 (self->marked_name, name) == 0)
    return;
  self->marked_type = type;
  g_free (self->marked_name);
  self->marked_name = g_strdup (name);
  show_mark (self);
}
