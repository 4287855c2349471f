/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-chart.h"
#include "mst-liaison-coverage.h"

G_BEGIN_DECLS

/** MstCoverageRow: a place and what lies in it. @counts: (array fixed-size=MST_COVERAGE_N_ROLES). @key:
 *  (nullable): of all its marks; @keys: (nullable) (array fixed-size=MST_COVERAGE_N_ROLES): of each. */
typedef struct
{
  const char *label;
  const MstCoverageCounts *counts;
  const char *key;
  const char *const *keys;
} MstCoverageRow;

/**
 * mst_coverage_chart_new:
 * @role_labels: (array fixed-size=MST_COVERAGE_N_ROLES)
 *
 * A table of places and roles, coloured by the percentage of the places asked for that are covered, never
 * rounded up. Places and roles of which nothing is asked are left out. (transfer full)
 */
MstChart *mst_coverage_chart_new (const MstCoverageRow *rows, guint n,
                                  const char *const *role_labels);

/* Of the subdistricts; with keys for mst_coverage_chart_read_key(). (transfer full) */
MstChart *mst_coverage_chart_new_for_subdistricts (const MstLiaisonCoverage *coverage);
/* Of which subdistrict and role a mark tells. FALSE when it is no such key. */
gboolean mst_coverage_chart_read_key (const char *key, gint64 *subdistrict, MstCoverageRole *role);

G_END_DECLS
