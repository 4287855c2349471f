/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is typed in @list is written into @search, which then has the keyboard. All other keys stay the
 * list's. Escape in @search blanks it and gives the keyboard back. */
void mst_type_ahead_connect (GtkSearchEntry *search, GtkWidget *list);

G_END_DECLS
