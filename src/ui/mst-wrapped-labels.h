/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has the labels in @root that wrap ask for the width of their whole text. GTK 4.8 searches for the width that
 * a text needs in each height that a row may have, and shapes it anew for each: a page of a dozen rows with
 * a title and a sentence takes longer than a frame. They still wrap where there is less room, to so many
 * lines that nothing is cut. */
void mst_wrapped_labels_measure_once (GtkWidget *root);

G_END_DECLS
