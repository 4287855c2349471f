/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-dashboard.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** MstOverviewList: lines of figures: what is missing of a whole, or what is doubtful. */
#define MST_TYPE_OVERVIEW_LIST (mst_overview_list_get_type ())
G_DECLARE_FINAL_TYPE (MstOverviewList, mst_overview_list, MST, OVERVIEW_LIST, AdwBin)

/* @kind: MST_DASHBOARD_SHARES or MST_DASHBOARD_DOUBTS */
GtkWidget *mst_overview_list_new (MstDashboardKind kind);
/* @items: MstDashboardItem. Shares of nothing and doubts about nothing are left out. */
void mst_overview_list_show (MstOverviewList *self, const GPtrArray *items);
/* A line before the doubts: how many sets of records may be duplicates; it opens their panel. */
void mst_overview_list_show_duplicates (MstOverviewList *self, gint64 n);

G_END_DECLS
