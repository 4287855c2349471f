/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-panel.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstListPanel: the list of the records of one type, drawn from its description; a MstPanel.
 */
#define MST_TYPE_LIST_PANEL (mst_list_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstListPanel, mst_list_panel, MST, LIST_PANEL, AdwBin)

GtkWidget *mst_list_panel_new (MstSession *session, const MstRecordType *type);
/* At the end of the line of its title. */
void mst_list_panel_add_to_head (MstListPanel *self, GtkWidget *widget);

G_END_DECLS
