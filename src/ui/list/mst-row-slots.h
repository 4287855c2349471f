/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-row-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstRowSlot: a place in a list, and the row that stands there now.
 *
 * MstRowSlot::changed: another row stands there, or the row was read again.
 */
#define MST_TYPE_ROW_SLOT (mst_row_slot_get_type ())
G_DECLARE_FINAL_TYPE (MstRowSlot, mst_row_slot, MST, ROW_SLOT, GObject)
/* (transfer none) (nullable) while the list is getting shorter */
MstRow *mst_row_slot_get_row (MstRowSlot *self);

/**
 * MstRowSlots: the rows of a model as a GtkColumnView bears them. A view makes some two hundred rows
 * of widgets at once when a list is replaced, which keeps the main thread away for a tenth of a second
 * and more. Here the places stay, what stands in them changes, and the list gets longer or shorter a
 * few rows at a time, between frames.
 *
 * MstRowSlots::refreshed: other rows may stand in the places.
 */
#define MST_TYPE_ROW_SLOTS (mst_row_slots_get_type ())
G_DECLARE_FINAL_TYPE (MstRowSlots, mst_row_slots, MST, ROW_SLOTS, GObject)

MstRowSlots *mst_row_slots_new (MstRowModel *model);
/* The places whose slots somebody has, such as a view for its rows of widgets; (transfer full). */
GtkBitset *mst_row_slots_list_held (MstRowSlots *self);
/* Whether as many places are there as rows. */
gboolean mst_row_slots_are_settled (MstRowSlots *self);

G_END_DECLS
