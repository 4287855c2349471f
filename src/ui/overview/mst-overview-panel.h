/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstOverviewPanel: the district in figures, every one of which opens its rows ("win.show-query"), on
 * cards that the officer arranges. The action "overview.project" shows it on the whole screen.
 */
#define MST_TYPE_OVERVIEW_PANEL (mst_overview_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstOverviewPanel, mst_overview_panel, MST, OVERVIEW_PANEL, AdwBin)

GtkWidget *mst_overview_panel_new (MstSession *session);
/* For a room: without what only the officer needs. */
void mst_overview_panel_set_projected (MstOverviewPanel *self);

G_END_DECLS
