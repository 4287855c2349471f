/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a child of @stack at once: two whole pages blended are too much for a frame. The other children
 * are invisible then, or GTK would style and measure everything in them with every change beside them;
 * those that were not shown yet are best made so. */
void mst_stack_show_only (GtkStack *stack, GtkWidget *child);

G_END_DECLS
