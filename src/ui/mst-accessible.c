/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What screen readers hear of. */
#include "config.h"

#include "mst-accessible.h"

#include <glib/gi18n-lib.h>

void
mst_accessible_set_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
mst_accessible_name_inner_parts (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_SEARCH_ENTRY (widget))
    mst_accessible_set_name (widget, _ ("Search"));
  else if (GTK_IS_MENU_BUTTON (widget))
    mst_accessible_set_name (widget, _ ("Menu"));
  else if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "close"))
    mst_accessible_set_name (widget, _ ("Close"));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      mst_accessible_name_inner_parts (child);
}

GtkWidget *
mst_accessible_ornament_new (const char *icon_name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}
