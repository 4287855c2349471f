/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that a view gets a few rows at a time. */
#include "config.h"

#include "mst-gradual-model.h"

#include "mst-slice.h"

/* A few rows: it is looked at the clock after each of them. */
#define STEP 4
/* At once, for what is in sight. */
#define FIRST 12
/* More rows than a view makes widgets for. */
#define MADE 240

struct _MstGradualModel
{
  GObject parent_instance;
  GListModel *model;
  guint n_shown;
  guint growing;
  gboolean is_drained;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstGradualModel, mst_gradual_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (MST_GRADUAL_MODEL (list)->model);
}

static guint
get_n_items (GListModel *list)
{
  return MST_GRADUAL_MODEL (list)->n_shown;
}

static gpointer
get_item (GListModel *list, guint position)
{
  MstGradualModel *self = MST_GRADUAL_MODEL (list);

  return position < self->n_shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
grow_cb (gpointer user_data)
{
  MstGradualModel *self = user_data;
  guint n_items = g_list_model_get_n_items (self->model);
  gint64 end = mst_slice_begin ();

  while (self->n_shown < n_items)
    {
      guint old = self->n_shown;

      self->n_shown = old >= MADE ? n_items : MIN (n_items, old + STEP);
      g_list_model_items_changed (G_LIST_MODEL (self), old, 0, self->n_shown - old);
      if (mst_slice_is_over (end))
        break;
    }
  if (self->n_shown < n_items)
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

static void
grow (MstGradualModel *self)
{
  if (self->growing == 0 && !self->is_drained
      && self->n_shown < g_list_model_get_n_items (self->model))
    self->growing = g_idle_add (grow_cb, self);
}

/* Few rows change at their place; of many, what is shown behind them comes again. */
static void
items_changed_cb (MstGradualModel *self, guint position, guint removed, guint added)
{
  guint shown_removed;
  guint shown_added;

  if (position <= self->n_shown)
    {
      shown_removed = MIN (removed, self->n_shown - position);
      shown_added = self->is_drained ? 0 : MIN (added, FIRST);
      if (added > FIRST)
        shown_removed = self->n_shown - position;
      self->n_shown = self->n_shown - shown_removed + shown_added;
      g_list_model_items_changed (G_LIST_MODEL (self), position, shown_removed, shown_added);
    }
  grow (self);
}

static void
mst_gradual_model_dispose (GObject *object)
{
  MstGradualModel *self = MST_GRADUAL_MODEL (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (mst_gradual_model_parent_class)->dispose (object);
}

static void
mst_gradual_model_class_init (MstGradualModelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_gradual_model_dispose;
}

static void
mst_gradual_model_init (MstGradualModel *self)
{
}

MstGradualModel *
mst_gradual_model_new (GListModel *model)
{
  MstGradualModel *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (MST_TYPE_GRADUAL_MODEL, NULL);
  self->model = model;
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  grow (self);
  return self;
}

gboolean
mst_gradual_model_drain (MstGradualModel *self)
{
  gint64 end = mst_slice_begin ();

  g_return_val_if_fail (MST_IS_GRADUAL_MODEL (self), TRUE);

  self->is_drained = TRUE;
  g_clear_handle_id (&self->growing, g_source_remove);
  while (self->n_shown > 0 && !mst_slice_is_over (end))
    {
      guint old = self->n_shown;

      self->n_shown = old > MADE ? MADE : old - MIN (old, STEP);
      g_list_model_items_changed (G_LIST_MODEL (self), self->n_shown, old - self->n_shown, 0);
    }
  return self->n_shown == 0;
}

gboolean
mst_gradual_model_is_settled (MstGradualModel *self)
{
  g_return_val_if_fail (MST_IS_GRADUAL_MODEL (self), FALSE);
  return self->n_shown == g_list_model_get_n_items (self->model);
}
