/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way by keyboard from one part of the window to the next, and back from a menu. */
#include "config.h"

#include "mst-stack.h"
#include "mst-window-private.h"

#define N_REGIONS 4

static GtkWidget *
get_region (MstWindow *self, guint region)
{
  switch (region)
    {
    case 0:
      return gtk_widget_get_ancestor (GTK_WIDGET (self->search), ADW_TYPE_HEADER_BAR);
    case 1:
      return GTK_WIDGET (self->sidebar);
    case 2:
      return mst_stack_get_shown (self->panels);
    default:
      return adw_flap_get_reveal_flap (self->flap) ? GTK_WIDGET (self->detail) : NULL;
    }
}

static guint
find_region (MstWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  for (guint i = 0; focus != NULL && i < N_REGIONS; i++)
    {
      GtkWidget *region = get_region (self, i);

      if (region != NULL && (focus == region || gtk_widget_is_ancestor (focus, region)))
        return i;
    }
  return N_REGIONS;
}

/* Where the eye looks for it: the header's search, the chosen panel, the list. */
static gboolean
enter (MstWindow *self, guint region)
{
  GtkWidget *widget = get_region (self, region);

  if (widget == NULL)
    return FALSE;
  if (region == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (region <= 2 && gtk_widget_grab_focus (widget))
    return TRUE;
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

void
mst_window_move_to_region (MstWindow *self, gboolean back)
{
  guint region = find_region (self);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->root), "main") != 0)
    {
      gtk_widget_child_focus (GTK_WIDGET (self), back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
      return;
    }
  if (region == N_REGIONS)
    region = back ? 0 : N_REGIONS - 1;
  for (guint i = 0; i < N_REGIONS; i++)
    {
      region = (region + (back ? N_REGIONS - 1 : 1)) % N_REGIONS;
      if (enter (self, region))
        return;
    }
}

/* One that has nothing to work in yet, such as figures still being read, leaves it to the sidebar. */
void
mst_window_focus_panel (MstWindow *self)
{
  MstPanel *panel = mst_window_get_panel (self);

  if (panel != NULL && !gtk_widget_grab_focus (GTK_WIDGET (panel)))
    gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

/* --- back from a menu --- */

static gboolean
is_work (MstWindow *self, GtkWidget *widget)
{
  return gtk_widget_is_ancestor (widget, GTK_WIDGET (self->panels))
         || gtk_widget_is_ancestor (widget, GTK_WIDGET (self->detail))
         || gtk_widget_is_ancestor (widget, GTK_WIDGET (self->pages));
}

static void
focus_moved_cb (MstWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && is_work (self, focus))
    g_set_weak_pointer (&self->worked_in, focus);
}

/* A menu leaves the keyboard to its button. The officer wants to go on where he was. */
static void
menu_closed_cb (MstWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && is_work (self, focus))
    return;
  if (self->worked_in != NULL && gtk_widget_get_mapped (self->worked_in))
    gtk_widget_grab_focus (self->worked_in);
}

void
mst_window_keep_focus (MstWindow *self)
{
  GtkMenuButton *const menus[] = { self->main_menu, self->title };

  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_moved_cb), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    g_signal_connect_object (gtk_menu_button_get_popover (menus[i]), "closed",
                             G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
}
