/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Stacks of large contents, each in a place of its own (an AdwBin that is the child of the stack), of which
 * one is visible: GTK would style and measure everything in the others with every change beside them, and
 * with every change of which of several neighbours is visible. */

/* Gives @content (transfer floating) its place, where it is not shown yet. */
void mst_stack_add (GtkStack *stack, GtkWidget *content, const char *name);

/* The content of that name; (transfer none) (nullable). */
GtkWidget *mst_stack_get (GtkStack *stack, const char *name);

/* (transfer none) (nullable) */
GtkWidget *mst_stack_get_shown (GtkStack *stack);

/* Shows the content of that name, and no other, at once: two whole pages blended are too much for a
 * frame. */
void mst_stack_show (GtkStack *stack, const char *name);

G_END_DECLS
