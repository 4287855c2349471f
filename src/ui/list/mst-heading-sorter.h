/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstHeadingSorter: makes the heading of a column clickable and show its arrow, and tells which
 * heading was clicked. It orders nothing: the rows come in order from the file.
 */
#define MST_TYPE_HEADING_SORTER (mst_heading_sorter_get_type ())
G_DECLARE_FINAL_TYPE (MstHeadingSorter, mst_heading_sorter, MST, HEADING_SORTER, GtkSorter)

GtkSorter *mst_heading_sorter_new (void);

/* The column the headings of @view say is sorted by; NULL when none. */
GtkColumnViewColumn *mst_heading_sorter_find (GtkColumnView *view, gboolean *descending);

/* Puts the heading of the column at @position over its figures. */
void mst_heading_align_right (GtkColumnView *view, guint position);

G_END_DECLS
