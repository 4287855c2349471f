/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A selection kept as a bitset, so that "select all" costs the same for ten rows and a million. */
#include "config.h"

#include "mst-row-selection.h"

#include "mst-row-slots.h"

/* So many rows of widgets can be brought up to date without keeping the main loop. */
#define TELL_STEP 24
/* Above this many selected records a new order starts with nothing selected. */
#define MAX_KEPT 256

struct _MstRowSelection
{
  GObject parent_instance;
  MstRowModel *model;
  MstRowSlots *slots; /* what a view is shown of the model */
  GtkBitset *selected;
  GtkBitset *untold; /* places that changed since a view was told of them */
  guint telling;
  GArray *kept; /* ids of the selected records while there are few */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);
static void selection_model_init (GtkSelectionModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstRowSelection, mst_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        selection_model_init))

static guint
get_length (MstRowSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->slots));
}

static void
remember_ids (MstRowSelection *self)
{
  GtkBitsetIter iter;
  guint position;

  g_array_set_size (self->kept, 0);
  if (gtk_bitset_get_size (self->selected) > MAX_KEPT)
    return;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = mst_row_model_get_id_at (self->model, position);

      g_array_append_val (self->kept, id);
    }
}

/* Whether anything is selected that was not, or the other way round. */
static gboolean
note_changes (MstRowSelection *self, GtkBitset *before)
{
  g_autoptr (GtkBitset) difference = gtk_bitset_copy (before);

  gtk_bitset_difference (difference, self->selected);
  gtk_bitset_union (self->untold, difference);
  return !gtk_bitset_is_empty (difference);
}

/* A span without gaps: a view brings every row of it up to date. */
static gboolean
tell_cb (gpointer user_data)
{
  MstRowSelection *self = user_data;
  g_autoptr (GtkBitset) held = mst_row_slots_list_held (self->slots);
  guint first;
  guint n_places = 0;

  gtk_bitset_intersect (self->untold, held);
  if (gtk_bitset_is_empty (self->untold))
    {
      self->telling = 0;
      return G_SOURCE_REMOVE;
    }
  first = gtk_bitset_get_minimum (self->untold);
  while (n_places < TELL_STEP && gtk_bitset_remove (self->untold, first + n_places))
    n_places++;
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, n_places);
  return G_SOURCE_CONTINUE;
}

/* A view hears of it a few rows at a time, but of all before the next frame. */
static void
announce (MstRowSelection *self)
{
  if (self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  MstRowSelection *self = user_data;
  g_autoptr (GtkBitset) before = gtk_bitset_copy (self->selected);

  gtk_bitset_splice (self->selected, position, removed, added);
  for (guint i = 0; added > 0 && i < self->kept->len; i++)
    {
      guint found = mst_row_model_find (self->model, g_array_index (self->kept, gint64, i));

      if (found >= position && found < position + added)
        gtk_bitset_add (self->selected, found);
    }
  note_changes (self, before);
}

static void
slots_changed_cb (GListModel *slots, guint position, guint removed, guint added, gpointer user_data)
{
  g_list_model_items_changed (G_LIST_MODEL (user_data), position, removed, added);
}

/* The selected records may stand in other places. */
static void
refreshed_cb (MstRowSelection *self)
{
  if (get_length (self) > 0)
    announce (self);
}

/* Whether it could be selected; it always can. */
static gboolean
replace (MstRowSelection *self, GtkBitset *selected)
{
  g_autoptr (GtkBitset) before = g_steal_pointer (&self->selected);

  self->selected = gtk_bitset_ref (selected);
  if (!note_changes (self, before))
    return TRUE;
  remember_ids (self);
  announce (self);
  return TRUE;
}

static GType
get_item_type (GListModel *model)
{
  return MST_TYPE_ROW_SLOT;
}

static guint
get_n_items (GListModel *model)
{
  return get_length (MST_ROW_SELECTION (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MST_ROW_SELECTION (model)->slots), position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (MST_ROW_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (MST_ROW_SELECTION (model)->selected);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  MstRowSelection *self = MST_ROW_SELECTION (model);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) chosen = gtk_bitset_copy (selected);
  guint length = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  gtk_bitset_intersect (chosen, mask);
  gtk_bitset_subtract (wanted, mask);
  gtk_bitset_union (wanted, chosen);
  gtk_bitset_remove_range_closed (wanted, length, G_MAXUINT);
  return replace (self, wanted);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  MstRowSelection *self = MST_ROW_SELECTION (model);
  g_autoptr (GtkBitset) all =
    gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->model)));

  return replace (self, all);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) nothing = gtk_bitset_new_empty ();

  return replace (MST_ROW_SELECTION (model), nothing);
}

/* The calls for an item or a range default to set_selection(). */
static void
selection_model_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->get_selection_in_range = get_selection_in_range;
  interface->set_selection = set_selection;
  interface->select_all = select_all;
  interface->unselect_all = unselect_all;
}

static void
mst_row_selection_dispose (GObject *object)
{
  MstRowSelection *self = MST_ROW_SELECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_handle_id (&self->telling, g_source_remove);
  if (self->slots != NULL)
    g_signal_handlers_disconnect_by_data (self->slots, self);
  g_clear_object (&self->slots);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  g_clear_pointer (&self->untold, gtk_bitset_unref);
  g_clear_pointer (&self->kept, g_array_unref);
  G_OBJECT_CLASS (mst_row_selection_parent_class)->dispose (object);
}

static void
mst_row_selection_class_init (MstRowSelectionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_row_selection_dispose;

  signals[CHANGED] = g_signal_new ("changed", MST_TYPE_ROW_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_row_selection_init (MstRowSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->untold = gtk_bitset_new_empty ();
  self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
}

MstRowSelection *
mst_row_selection_new (MstRowModel *model)
{
  MstRowSelection *self;

  g_return_val_if_fail (MST_IS_ROW_MODEL (model), NULL);

  self = g_object_new (MST_TYPE_ROW_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  self->slots = mst_row_slots_new (model);
  g_signal_connect (self->slots, "items-changed", G_CALLBACK (slots_changed_cb), self);
  g_signal_connect_swapped (self->slots, "refreshed", G_CALLBACK (refreshed_cb), self);
  return self;
}

guint
mst_row_selection_get_n_selected (MstRowSelection *self)
{
  g_return_val_if_fail (MST_IS_ROW_SELECTION (self), 0);
  return (guint) gtk_bitset_get_size (self->selected);
}

gint64
mst_row_selection_get_single (MstRowSelection *self)
{
  g_return_val_if_fail (MST_IS_ROW_SELECTION (self), 0);

  if (gtk_bitset_get_size (self->selected) != 1)
    return 0;
  return mst_row_model_get_id_at (self->model, gtk_bitset_get_minimum (self->selected));
}

GArray *
mst_row_selection_list_ids (MstRowSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (MST_IS_ROW_SELECTION (self), ids);

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = mst_row_model_get_id_at (self->model, position);

      g_array_append_val (ids, id);
    }
  return ids;
}
