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

static void
name_button (GtkButton *button)
{
  GtkWidget *widget = GTK_WIDGET (button);
  GtkWidget *child = gtk_button_get_child (button);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (gtk_widget_has_css_class (widget, "close")
      || g_strcmp0 (gtk_button_get_icon_name (button), "window-close-symbolic") == 0)
    mst_accessible_set_name (widget, _ ("Close"));
  else if (tooltip != NULL)
    mst_accessible_set_name (widget, tooltip);
  else if (gtk_button_get_label (button) == NULL && GTK_IS_LABEL (child))
    mst_accessible_set_name (widget, gtk_label_get_text (GTK_LABEL (child)));
}

void
mst_accessible_name_inner_parts (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_SEARCH_ENTRY (widget))
    mst_accessible_set_name (widget, _ ("Search"));
  else if (GTK_IS_MENU_BUTTON (widget))
    mst_accessible_set_name (widget, _ ("Menu"));
  else if (GTK_IS_BUTTON (widget))
    name_button (GTK_BUTTON (widget));
  else if (GTK_IS_TEXT_VIEW (widget))
    mst_accessible_set_name (widget, _ ("Text"));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      mst_accessible_name_inner_parts (child);
}

/* Those that show toasts are beside the content. */
static void
name_toasts (AdwToastOverlay *overlay)
{
  GtkWidget *content = adw_toast_overlay_get_child (overlay);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != content)
      mst_accessible_name_inner_parts (child);
}

void
mst_accessible_add_toast (AdwToastOverlay *overlay, AdwToast *toast)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (overlay, toast);
  name_toasts (overlay);
  /* After the overlay, which then shows the one that has waited. */
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (name_toasts), overlay,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mst_accessible_ornament_new (const char *icon_name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}
