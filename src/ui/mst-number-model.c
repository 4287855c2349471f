/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as a list. */
#include "config.h"

#include "mst-number-model.h"

struct _MstNumber
{
  GObject parent_instance;
  guint number;
};

G_DEFINE_FINAL_TYPE (MstNumber, mst_number, G_TYPE_OBJECT)

static void
mst_number_class_init (MstNumberClass *class)
{
}

static void
mst_number_init (MstNumber *self)
{
}

guint
mst_number_get (MstNumber *self)
{
  g_return_val_if_fail (MST_IS_NUMBER (self), 0);
  return self->number;
}

struct _MstNumberModel
{
  GObject parent_instance;
  GArray *numbers; /* guint */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstNumberModel, mst_number_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *list)
{
  return MST_TYPE_NUMBER;
}

static guint
get_n_items (GListModel *list)
{
  return MST_NUMBER_MODEL (list)->numbers->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  const GArray *numbers = MST_NUMBER_MODEL (list)->numbers;
  MstNumber *number;

  if (position >= numbers->len)
    return NULL;
  number = g_object_new (MST_TYPE_NUMBER, NULL);
  number->number = g_array_index (numbers, guint, position);
  return number;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
mst_number_model_finalize (GObject *object)
{
  g_array_unref (MST_NUMBER_MODEL (object)->numbers);
  G_OBJECT_CLASS (mst_number_model_parent_class)->finalize (object);
}

static void
mst_number_model_class_init (MstNumberModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_number_model_finalize;
}

static void
mst_number_model_init (MstNumberModel *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
}

MstNumberModel *
mst_number_model_new (void)
{
  return g_object_new (MST_TYPE_NUMBER_MODEL, NULL);
}

void
mst_number_model_set (MstNumberModel *self, GArray *numbers)
{
  guint n_removed;

  g_return_if_fail (MST_IS_NUMBER_MODEL (self));

  n_removed = self->numbers->len;
  g_array_unref (self->numbers);
  self->numbers = numbers;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, numbers->len);
}
