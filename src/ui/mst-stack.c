/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stacks of large pages. */
#include "config.h"

#include "mst-stack.h"

void
mst_stack_show_only (GtkStack *stack, GtkWidget *child)
{
  GtkWidget *last;

  g_return_if_fail (GTK_IS_STACK (stack));
  g_return_if_fail (child != NULL);

  last = gtk_stack_get_visible_child (stack);
  if (last == child)
    return;
  gtk_widget_set_visible (child, TRUE);
  gtk_stack_set_visible_child_full (stack,
                                    gtk_stack_page_get_name (gtk_stack_get_page (stack, child)),
                                    GTK_STACK_TRANSITION_TYPE_NONE);
  if (last != NULL)
    gtk_widget_set_visible (last, FALSE);
}
