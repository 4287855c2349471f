/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-dashboard.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstOverviewCard: a subject of the overview with its title. It is moved by dragging its head, by
 * Ctrl+Shift and an arrow while the focus is in it, or by its menu, which also hides it.
 *
 * MstOverviewCard::moved (card, int step): one place back (-1) or on (1)
 * MstOverviewCard::dropped (card, MstOverviewCard *other): @other is to stand in its place
 * MstOverviewCard::hidden (card)
 */
#define MST_TYPE_OVERVIEW_CARD (mst_overview_card_get_type ())
G_DECLARE_FINAL_TYPE (MstOverviewCard, mst_overview_card, MST, OVERVIEW_CARD, AdwBin)

/* @position: of mst_dashboard_cards; none of MST_DASHBOARD_FIGURES */
GtkWidget *mst_overview_card_new (guint position);
guint mst_overview_card_get_position (MstOverviewCard *self);
const MstDashboardCard *mst_overview_card_get_card (MstOverviewCard *self);

/* @source: whose figures they are, for pictures of charts */
void mst_overview_card_show (MstOverviewCard *self, const MstDashboard *dashboard,
                             const MstAreaTree *areas, const char *source);
/* Does nothing but for doubts. */
void mst_overview_card_show_duplicates (MstOverviewCard *self, gint64 n);

G_END_DECLS
