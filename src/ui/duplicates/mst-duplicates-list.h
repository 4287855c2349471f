/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-duplicates-search.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstDuplicatesItem: a set in the list of duplicates; the first of those of one strength has their
 * heading above it.
 */
#define MST_TYPE_DUPLICATES_ITEM (mst_duplicates_item_get_type ())
G_DECLARE_FINAL_TYPE (MstDuplicatesItem, mst_duplicates_item, MST, DUPLICATES_ITEM, GObject)

/* The sets of a search, which must outlive the items. (element-type MstDuplicatesItem)
 * (transfer full) */
GPtrArray *mst_duplicates_item_list (const MstDuplicatesSearch *search);
GtkListItemFactory *mst_duplicates_item_factory_new (void);
/* Puts the keys on a set that is in view. */
void mst_duplicates_item_grab_focus (GtkListView *view, MstDuplicatesItem *item);

G_END_DECLS
