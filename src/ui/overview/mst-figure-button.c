/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that open their rows. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-figure-button.h"
#include "mst-text.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>

GtkWidget *
mst_figure_button_new (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new ("0");

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mst-figure");
  gtk_widget_set_visible (button, FALSE);
  return button;
}

void
mst_figure_button_open (GtkWidget *button, const char *key)
{
  GVariant *shown = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));

  if (shown != NULL && g_strcmp0 (g_variant_get_string (shown, NULL), key) == 0)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  *key == '{' ? "win.show-query" : "win.show-gaps");
}

void
mst_figure_button_set (GtkWidget *button, gint64 figure, const char *what, const char *key)
{
  g_autofree char *text = mst_text_format_integer (figure);
  g_autofree char *name = g_strdup_printf (_ ("%s %s"), what, text);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
  gtk_widget_set_visible (button, figure != 0);
  mst_tooltip_set (button, name);
  mst_accessible_set_name (button, name);
  mst_figure_button_open (button, key);
}
