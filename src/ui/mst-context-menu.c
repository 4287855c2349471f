/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus of what is pointed at or has the keyboard. */
#include "config.h"

#include "mst-context-menu.h"

GtkWidget *
mst_context_menu_new (GtkWidget *owner, GMenuModel *model, GCallback closed, gpointer user_data)
{
  GtkWidget *menu;

  g_return_val_if_fail (GTK_IS_WIDGET (owner), NULL);

  menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (menu), GTK_POS_BOTTOM);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_widget_set_parent (menu, owner);
  g_signal_connect_swapped (menu, "closed", closed, user_data);
  return menu;
}

void
mst_context_menu_pop_up (GtkWidget *menu, const GdkRectangle *area)
{
  g_return_if_fail (GTK_IS_POPOVER (menu));

  gtk_popover_set_pointing_to (GTK_POPOVER (menu), area);
  gtk_popover_popup (GTK_POPOVER (menu));
}

void
mst_context_menu_pop_up_at (GtkWidget *menu, GtkWidget *widget, double x, double y)
{
  double own_x, own_y;

  g_return_if_fail (GTK_IS_POPOVER (menu));

  if (gtk_widget_translate_coordinates (widget, gtk_widget_get_parent (menu), x, y, &own_x, &own_y))
    mst_context_menu_pop_up (menu, &(GdkRectangle){ (int) own_x, (int) own_y, 1, 1 });
}

gboolean
mst_context_menu_pop_up_below (GtkWidget *menu, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_return_val_if_fail (GTK_IS_POPOVER (menu), FALSE);

  if (!gtk_widget_compute_bounds (widget, gtk_widget_get_parent (menu), &bounds))
    return FALSE;
  mst_context_menu_pop_up (menu,
                           &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                            (int) bounds.size.width, (int) bounds.size.height });
  return TRUE;
}
