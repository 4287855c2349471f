/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An area in a list model. */
#include "config.h"

#include "mst-area-item.h"

struct _MstAreaItem
{
  GObject parent_instance;
  MstAreaTree *tree;
  guint position;
};

G_DEFINE_FINAL_TYPE (MstAreaItem, mst_area_item, G_TYPE_OBJECT)

static void
mst_area_item_finalize (GObject *object)
{
  mst_area_tree_unref (MST_AREA_ITEM (object)->tree);
  G_OBJECT_CLASS (mst_area_item_parent_class)->finalize (object);
}

static void
mst_area_item_class_init (MstAreaItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_area_item_finalize;
}

static void
mst_area_item_init (MstAreaItem *self)
{
}

const MstAreaNode *
mst_area_item_get_node (MstAreaItem *self)
{
  g_return_val_if_fail (MST_IS_AREA_ITEM (self), NULL);
  return mst_area_tree_get (self->tree, self->position);
}

GListModel *
mst_area_item_list (const MstAreaTree *tree, guint first)
{
  GListStore *list = g_list_store_new (MST_TYPE_AREA_ITEM);

  for (guint i = first; i != MST_AREA_NONE; i = mst_area_tree_get (tree, i)->next)
    {
      g_autoptr (MstAreaItem) item = g_object_new (MST_TYPE_AREA_ITEM, NULL);

      item->tree = mst_area_tree_ref ((MstAreaTree *) tree);
      item->position = i;
      g_list_store_append (list, item);
    }
  return G_LIST_MODEL (list);
}

GListModel *
mst_area_item_list_children (MstAreaItem *self)
{
  guint first = mst_area_item_get_node (self)->first_child;

  return first != MST_AREA_NONE ? mst_area_item_list (self->tree, first) : NULL;
}
