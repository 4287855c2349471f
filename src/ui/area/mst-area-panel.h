/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstAreaPanel: the areas as a tree, with what lies in each.
 *
 * MstAreaPanel::selected (panel, gint64 id), MstAreaPanel::opened (panel, gint64 id)
 */
#define MST_TYPE_AREA_PANEL (mst_area_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstAreaPanel, mst_area_panel, MST, AREA_PANEL, AdwBin)

GtkWidget *mst_area_panel_new (MstSession *session);
gint64 mst_area_panel_get_selected (MstAreaPanel *self); /* 0 when none is */
/* Opens what the area lies in and selects it. */
void mst_area_panel_select (MstAreaPanel *self, gint64 id);
void mst_area_panel_show (MstAreaPanel *self, const char *area_code);
/* All areas, in the order of the tree. */
MstQuery *mst_area_panel_dup_query (MstAreaPanel *self);

G_END_DECLS
