/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-merge.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstMergeGrid: records side by side, a line for each field, and what becomes of them: which value is
 * taken is chosen by a click, or by the arrow keys and the space bar.
 *
 * MstMergeGrid::changed (grid): something else was chosen.
 */
#define MST_TYPE_MERGE_GRID (mst_merge_grid_get_type ())
G_DECLARE_FINAL_TYPE (MstMergeGrid, mst_merge_grid, MST, MERGE_GRID, AdwBin)

/* @merge: (nullable): used by the main thread alone while it is shown */
void mst_merge_grid_set_merge (MstMergeGrid *self, MstSession *session, MstMerge *merge);

G_END_DECLS
