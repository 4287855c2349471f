/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-area-tree.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** MstAreaItem: an area of the tree as list models hand it out. */
#define MST_TYPE_AREA_ITEM (mst_area_item_get_type ())
G_DECLARE_FINAL_TYPE (MstAreaItem, mst_area_item, MST, AREA_ITEM, GObject)

const MstAreaNode *mst_area_item_get_node (MstAreaItem *self);
/* The area @first and those beside it. */
GListModel *mst_area_item_list (const MstAreaTree *tree, guint first);
/* What lies directly in the area; NULL when nothing does. */
GListModel *mst_area_item_list_children (MstAreaItem *self);

G_END_DECLS
