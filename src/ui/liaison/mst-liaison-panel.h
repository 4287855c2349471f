/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-panel.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonPanel: who answers for which place: as the list of pairs, as the tree of places with what is
 * missing, by subdistrict, and as a map, the last three of any day; with the way into the planning. Beside the
 * tree and the map the units, to be dragged to places. A MstPanel.
 */
#define MST_TYPE_LIAISON_PANEL (mst_liaison_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonPanel, mst_liaison_panel, MST, LIAISON_PANEL, AdwBin)

#define MST_LIAISON_PANEL_PAIRS "pairs"
#define MST_LIAISON_PANEL_COVERAGE "coverage"
#define MST_LIAISON_PANEL_HEAT "heat"
#define MST_LIAISON_PANEL_MAP "map"

GtkWidget *mst_liaison_panel_new (MstSession *session);
void mst_liaison_panel_show_view (MstLiaisonPanel *self, const char *view);
/* The places that lack a role: mst_coverage_role_get_nick(). */
void mst_liaison_panel_show_gaps (MstLiaisonPanel *self, const char *role);

G_END_DECLS
