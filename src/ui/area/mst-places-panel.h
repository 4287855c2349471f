/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-panel.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstPlacesPanel: the areas, as a tree with what lies in each or as a list that can be filtered, edited
 * and pasted into like any other; a MstPanel. The officer's choice is remembered.
 */
#define MST_TYPE_PLACES_PANEL (mst_places_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstPlacesPanel, mst_places_panel, MST, PLACES_PANEL, AdwBin)

GtkWidget *mst_places_panel_new (MstSession *session);

G_END_DECLS
