/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-chart.h"
#include "mst-liaison-coverage.h"

G_BEGIN_DECLS

/**
 * mst_liaison_map_new:
 * @day: ISO
 *
 * A map of the compounds and of the communities that a unit answers for on @day, by what they lack, with the
 * units and a line from each to its places. Their keys are queries of the pairs, as mst_query_to_json()
 * writes them.
 *
 * Returns: (transfer full)
 */
MstChart *mst_liaison_map_new (MstStore *store, const MstLiaisonCoverage *coverage, const char *day,
                               GError **error);

/* Of which unit or place a mark tells; the other is 0. FALSE when it is no such key. */
gboolean mst_liaison_map_read_key (const char *key, gint64 *unit, gint64 *place);

G_END_DECLS
