/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that wrap and yet are measured quickly. */
#include "config.h"

#include "mst-wrapped-labels.h"

/* More than any sentence of a row takes in the narrowest window. */
#define MOST_LINES 12

/* Where a label may leave something out GTK does not search for its least width. */
static void
measure_once (GtkLabel *label)
{
  if (!gtk_label_get_wrap (label) || gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    return;
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (label, MOST_LINES);
}

void
mst_wrapped_labels_measure_once (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_LABEL (root))
    measure_once (GTK_LABEL (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mst_wrapped_labels_measure_once (child);
}
