/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-area-tree.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** MstOverviewAreas: a table of the places directly below the district, each figure of which opens its rows. */
#define MST_TYPE_OVERVIEW_AREAS (mst_overview_areas_get_type ())
G_DECLARE_FINAL_TYPE (MstOverviewAreas, mst_overview_areas, MST, OVERVIEW_AREAS, AdwBin)

GtkWidget *mst_overview_areas_new (void);
void mst_overview_areas_show (MstOverviewAreas *self, const MstAreaTree *areas);

G_END_DECLS
