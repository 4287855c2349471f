/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstListPanel: the list of the records of one type, drawn from its description.
 *
 * MstListPanel::selected (panel, gint64 id): one record is selected, or none (0)
 * MstListPanel::opened (panel, gint64 id): by double click or Enter
 */
#define MST_TYPE_LIST_PANEL (mst_list_panel_get_type ())
G_DECLARE_FINAL_TYPE (MstListPanel, mst_list_panel, MST, LIST_PANEL, AdwBin)

GtkWidget *mst_list_panel_new (MstSession *session, const MstRecordType *type);
const MstRecordType *mst_list_panel_get_record_type (MstListPanel *self);
/* Shows the records of an area (NULL or "": all) that meet the conditions, a(sis). */
void mst_list_panel_show (MstListPanel *self, const char *area_code, GVariant *conditions);
/* Selects the record and brings it into view as soon as it is listed; without filters if need be. */
void mst_list_panel_select (MstListPanel *self, gint64 id);
/* The one selected record; 0. */
gint64 mst_list_panel_get_selected (MstListPanel *self);
void mst_list_panel_focus_search (MstListPanel *self);
/* Puts the selected rows onto the clipboard as a spreadsheet takes them; FALSE when none is. */
gboolean mst_list_panel_copy (MstListPanel *self);
/* The list as shown, for exports. (transfer full) */
MstQuery *mst_list_panel_dup_query (MstListPanel *self);
/* (transfer container) */
const char **mst_list_panel_list_fields (MstListPanel *self);
/* "人员 · 区域：东华门街道". (transfer full) */
char *mst_list_panel_describe (MstListPanel *self);

G_END_DECLS
