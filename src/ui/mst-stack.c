/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stacks of large pages. */
#include "config.h"

#include "mst-stack.h"

#include <adwaita.h>

void
mst_stack_add (GtkStack *stack, GtkWidget *content, const char *name)
{
  GtkWidget *place = adw_bin_new ();

  g_return_if_fail (GTK_IS_STACK (stack));
  g_return_if_fail (GTK_IS_WIDGET (content));

  gtk_widget_set_visible (content, FALSE);
  adw_bin_set_child (ADW_BIN (place), content);
  gtk_stack_add_named (stack, place, name);
}

GtkWidget *
mst_stack_get (GtkStack *stack, const char *name)
{
  GtkWidget *place = gtk_stack_get_child_by_name (stack, name);

  return place != NULL ? adw_bin_get_child (ADW_BIN (place)) : NULL;
}

GtkWidget *
mst_stack_get_shown (GtkStack *stack)
{
  GtkWidget *place = gtk_stack_get_visible_child (stack);

  return place != NULL ? adw_bin_get_child (ADW_BIN (place)) : NULL;
}

/* When what goes keeps the focus, as nothing that comes can take it, GTK holds on to it with every part of it
 * that is hidden, and lets go of the last only. */
static void
take_focus (GtkWidget *gone)
{
  GtkRoot *root = gtk_widget_get_root (gone);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, gone))
    gtk_root_set_focus (root, NULL);
}

void
mst_stack_show (GtkStack *stack, const char *name)
{
  GtkWidget *place = gtk_stack_get_child_by_name (stack, name);
  GtkWidget *last = mst_stack_get_shown (stack);
  GtkWidget *shown;

  g_return_if_fail (ADW_IS_BIN (place));

  shown = adw_bin_get_child (ADW_BIN (place));
  gtk_widget_set_visible (shown, TRUE);
  gtk_stack_set_visible_child_full (stack, name, GTK_STACK_TRANSITION_TYPE_NONE);
  if (last == NULL || last == shown)
    return;
  take_focus (last);
  gtk_widget_set_visible (last, FALSE);
}
