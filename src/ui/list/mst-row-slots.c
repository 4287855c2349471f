/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in a list that stay while the rows in them change. */
#include "config.h"

#include "mst-row-slots.h"

#include "mst-slice.h"

/* A view of GTK 4.8 keeps widgets for 205 rows; further places cost nothing. */
#define WIDGET_ROWS 240
/* A few rows of widgets: it is looked at the clock after each of them. */
#define STEP 4
/* So many rows of widgets can show something else without keeping the main loop. */
#define REFRESH_STEP 32

struct _MstRowSlot
{
  GObject parent_instance;

  GHashTable *live;
  guint position;
  MstRow *row;
};

enum
{
  SLOT_CHANGED,
  N_SLOT_SIGNALS
};

static guint slot_signals[N_SLOT_SIGNALS];

G_DEFINE_FINAL_TYPE (MstRowSlot, mst_row_slot, G_TYPE_OBJECT)

static void
record_cb (MstRowSlot *self)
{
  g_signal_emit (self, slot_signals[SLOT_CHANGED], 0);
}

/* @row is (transfer full) (nullable). */
static void
take_row (MstRowSlot *self, MstRow *row)
{
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, record_cb, self);
  g_clear_object (&self->row);
  self->row = row;
  if (row != NULL)
    g_signal_connect_swapped (row, "notify::record", G_CALLBACK (record_cb), self);
}

static void
mst_row_slot_dispose (GObject *object)
{
  MstRowSlot *self = MST_ROW_SLOT (object);

  take_row (self, NULL);
  if (self->live != NULL)
    g_hash_table_remove (self->live, GUINT_TO_POINTER (self->position));
  g_clear_pointer (&self->live, g_hash_table_unref);
  G_OBJECT_CLASS (mst_row_slot_parent_class)->dispose (object);
}

static void
mst_row_slot_class_init (MstRowSlotClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_row_slot_dispose;

  slot_signals[SLOT_CHANGED] = g_signal_new ("changed", MST_TYPE_ROW_SLOT, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_row_slot_init (MstRowSlot *self)
{
}

MstRow *
mst_row_slot_get_row (MstRowSlot *self)
{
  g_return_val_if_fail (MST_IS_ROW_SLOT (self), NULL);

  return self->row;
}

/* --- the list --- */

struct _MstRowSlots
{
  GObject parent_instance;

  GListModel *model;
  GHashTable *live; /* position → MstRowSlot, not owned */
  GPtrArray *stale; /* slots in whose places other rows may stand */
  guint length;     /* places; follows the model's */
  guint refreshing;
  guint growing;
};

enum
{
  REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstRowSlots, mst_row_slots, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return MST_TYPE_ROW_SLOT;
}

static guint
get_n_items (GListModel *model)
{
  return MST_ROW_SLOTS (model)->length;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MstRowSlots *self = MST_ROW_SLOTS (model);
  MstRowSlot *slot = g_hash_table_lookup (self->live, GUINT_TO_POINTER (position));

  if (position >= self->length)
    return NULL;
  if (slot != NULL)
    return g_object_ref (slot);
  slot = g_object_new (MST_TYPE_ROW_SLOT, NULL);
  slot->live = g_hash_table_ref (self->live);
  slot->position = position;
  take_row (slot, g_list_model_get_item (self->model, position));
  g_hash_table_insert (self->live, GUINT_TO_POINTER (position), slot);
  return slot;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
change_length (MstRowSlots *self, guint length)
{
  guint before = self->length;

  self->length = length;
  if (length > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, length - before);
  else if (length < before)
    g_list_model_items_changed (G_LIST_MODEL (self), length, before - length, 0);
}

/* Up to WIDGET_ROWS in steps, from there at once. */
static guint
get_next_length (guint length, guint wanted)
{
  if (wanted > length)
    return length < WIDGET_ROWS ? MIN (wanted, length + STEP) : wanted;
  if (length > WIDGET_ROWS)
    return MAX (wanted, WIDGET_ROWS);
  return MAX (wanted, length < STEP ? 0 : length - STEP);
}

static gboolean
grow_cb (gpointer user_data)
{
  MstRowSlots *self = user_data;
  gint64 end = mst_slice_begin ();

  do
    change_length (self, get_next_length (self->length, g_list_model_get_n_items (self->model)));
  while (!mst_row_slots_are_settled (self) && !mst_slice_is_over (end));
  if (!mst_row_slots_are_settled (self))
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

static void
refresh_slot (MstRowSlots *self, MstRowSlot *slot)
{
  g_autoptr (MstRow) row = NULL;

  /* The view has scrolled away from it. */
  if (!g_signal_has_handler_pending (slot, slot_signals[SLOT_CHANGED], 0, TRUE))
    return;
  row = g_list_model_get_item (self->model, slot->position);
  if (row == slot->row)
    return;
  take_row (slot, g_steal_pointer (&row));
  g_signal_emit (slot, slot_signals[SLOT_CHANGED], 0);
}

static gboolean
refresh_cb (gpointer user_data)
{
  MstRowSlots *self = user_data;

  for (guint i = 0; i < REFRESH_STEP && self->stale->len > 0; i++)
    {
      g_autoptr (MstRowSlot) slot =
        g_ptr_array_steal_index_fast (self->stale, self->stale->len - 1);

      refresh_slot (self, slot);
    }
  if (self->stale->len > 0)
    return G_SOURCE_CONTINUE;
  self->refreshing = 0;
  g_signal_emit (self, signals[REFRESHED], 0);
  if (self->growing == 0 && !mst_row_slots_are_settled (self))
    self->growing = g_idle_add (grow_cb, self);
  return G_SOURCE_REMOVE;
}

/* A few places at a time, but all of them before the next frame. */
static void
items_changed_cb (MstRowSlots *self)
{
  GHashTableIter iter;
  gpointer slot;

  g_clear_handle_id (&self->growing, g_source_remove);
  g_ptr_array_set_size (self->stale, 0);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_ptr_array_add (self->stale, g_object_ref (slot));
  if (self->refreshing == 0)
    self->refreshing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
mst_row_slots_dispose (GObject *object)
{
  MstRowSlots *self = MST_ROW_SLOTS (object);

  g_clear_handle_id (&self->refreshing, g_source_remove);
  g_clear_handle_id (&self->growing, g_source_remove);
  g_ptr_array_set_size (self->stale, 0);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (mst_row_slots_parent_class)->dispose (object);
}

static void
mst_row_slots_finalize (GObject *object)
{
  g_hash_table_unref (MST_ROW_SLOTS (object)->live);
  g_ptr_array_unref (MST_ROW_SLOTS (object)->stale);
  G_OBJECT_CLASS (mst_row_slots_parent_class)->finalize (object);
}

static void
mst_row_slots_class_init (MstRowSlotsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_row_slots_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_row_slots_finalize;

  signals[REFRESHED] = g_signal_new ("refreshed", MST_TYPE_ROW_SLOTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_row_slots_init (MstRowSlots *self)
{
  self->live = g_hash_table_new (NULL, NULL);
  self->stale = g_ptr_array_new_with_free_func (g_object_unref);
}

MstRowSlots *
mst_row_slots_new (MstRowModel *model)
{
  MstRowSlots *self;

  g_return_val_if_fail (MST_IS_ROW_MODEL (model), NULL);

  self = g_object_new (MST_TYPE_ROW_SLOTS, NULL);
  self->model = G_LIST_MODEL (g_object_ref (model));
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (!mst_row_slots_are_settled (self))
    items_changed_cb (self);
  return self;
}

gboolean
mst_row_slots_are_settled (MstRowSlots *self)
{
  g_return_val_if_fail (MST_IS_ROW_SLOTS (self), FALSE);

  return self->length == g_list_model_get_n_items (self->model);
}

GtkBitset *
mst_row_slots_list_held (MstRowSlots *self)
{
  GtkBitset *held = gtk_bitset_new_empty ();
  GHashTableIter iter;
  gpointer position;

  g_return_val_if_fail (MST_IS_ROW_SLOTS (self), held);

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    gtk_bitset_add (held, GPOINTER_TO_UINT (position));
  return held;
}
