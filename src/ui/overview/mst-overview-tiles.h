/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-dashboard.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** MstOverviewTiles: a few large figures side by side, with what changed since a week ago. */
#define MST_TYPE_OVERVIEW_TILES (mst_overview_tiles_get_type ())
G_DECLARE_FINAL_TYPE (MstOverviewTiles, mst_overview_tiles, MST, OVERVIEW_TILES, AdwBin)

/* @items: MstDashboardItem */
void mst_overview_tiles_show (MstOverviewTiles *self, const GPtrArray *items);

G_END_DECLS
