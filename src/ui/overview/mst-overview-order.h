/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which cards the overview shows, in which order: what the settings say, made whole. Cards are positions of
 * mst_dashboard_cards, without the figures, which always stand first. */

/* All cards, hidden ones too. (element-type guint) (transfer full) */
GArray *mst_overview_order_list (GSettings *settings);
gboolean mst_overview_order_is_hidden (GSettings *settings, guint card);
void mst_overview_order_set_hidden (GSettings *settings, guint card, gboolean hidden);
/* Past the next card that is shown, on (1) or back (-1). */
void mst_overview_order_move (GSettings *settings, guint card, int step);
/* Before @other where it came from behind it, else after it. */
void mst_overview_order_move_to (GSettings *settings, guint card, guint other);
/* The usual order, with all cards. */
void mst_overview_order_reset (GSettings *settings);

G_END_DECLS
