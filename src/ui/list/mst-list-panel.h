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

/* The record of the current cell, which need not be selected; 0 when no cell is current. */
gint64 mst_list_panel_get_current_id (MstListPanel *self);
/* The field of the current cell; that of the first column until the officer moves. */
const MstField *mst_list_panel_get_current_field (MstListPanel *self);
/* The fields from the current cell to the right; NULL-terminated. (transfer container) */
const MstField **mst_list_panel_list_fields_from_cursor (MstListPanel *self);
/* The records from the current cell downwards, at most @limit. (element-type gint64) (transfer full) */
GArray *mst_list_panel_list_ids_from_cursor (MstListPanel *self, guint limit);

G_END_DECLS
