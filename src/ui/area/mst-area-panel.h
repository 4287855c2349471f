/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-panel.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstAreaPanel: the areas as a tree, with what lies in each; a MstPanel.
 */
#define MST_TYPE_AREA_PANEL (mst_area_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstAreaPanel, mst_area_panel, MST, AREA_PANEL, AdwBin)

GtkWidget *mst_area_panel_new (MstSession *session);
/* At the end of the line of its title. */
void mst_area_panel_add_to_head (MstAreaPanel *self, GtkWidget *widget);

G_END_DECLS
