/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips that are asked for when they are wanted. */
#include "config.h"

#include "mst-tooltip.h"

#define TEXT_KEY "mst-tooltip"

/* A menu of the widget would be covered. */
static gboolean
has_open_popover (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !(GTK_IS_POPOVER (child) && gtk_widget_get_visible (child)))
    child = gtk_widget_get_next_sibling (child);
  return child != NULL;
}

static gboolean
query_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = g_object_get_data (G_OBJECT (widget), TEXT_KEY);

  if (text == NULL || has_open_popover (widget))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

void
mst_tooltip_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (text != NULL && !gtk_widget_get_has_tooltip (widget))
    {
      gtk_widget_set_has_tooltip (widget, TRUE);
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
    }
  if (text != NULL || gtk_widget_get_has_tooltip (widget))
    g_object_set_data_full (G_OBJECT (widget), TEXT_KEY, g_strdup (text), g_free);
}
