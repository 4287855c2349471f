/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** MstOverviewPanel: the district in figures, each of which opens its rows. */
#define MST_TYPE_OVERVIEW_PANEL (mst_overview_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstOverviewPanel, mst_overview_panel, MST, OVERVIEW_PANEL, AdwBin)

GtkWidget *mst_overview_panel_new (MstSession *session);

G_END_DECLS
