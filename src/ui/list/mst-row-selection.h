/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-row-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstRowSelection: a multiple selection over a lazy list that never fetches a row to select it.
 * Selected records stay selected when the rows are sorted or filtered anew, as long as they are
 * shown and there are not too many of them. GtkSelectionModel::selection-changed goes to the view that
 * shows them, in parts and a moment later.
 *
 * MstRowSelection::changed: other rows are selected, or the selected ones stand elsewhere.
 */
#define MST_TYPE_ROW_SELECTION (mst_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (MstRowSelection, mst_row_selection, MST, ROW_SELECTION, GObject)

MstRowSelection *mst_row_selection_new (MstRowModel *model);
guint mst_row_selection_get_n_selected (MstRowSelection *self);
/* The id of the one selected record; 0 when none or several are. */
gint64 mst_row_selection_get_single (MstRowSelection *self);
/* The ids of the selected records in the order shown. (element-type gint64) (transfer full) */
GArray *mst_row_selection_list_ids (MstRowSelection *self);

G_END_DECLS
