/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the liaison covers the places. */
#include "config.h"

#include "mst-dashboard-private.h"
#include "mst-liaison-coverage.h"

gboolean
mst_dashboard_read_coverage (MstDashboardReading *reading, GPtrArray *items, GError **error)
{
  g_autoptr (MstQuery) pairs = mst_query_new (&mst_liaison_type);
  g_autoptr (MstLiaisonCoverage) coverage = NULL;
  char day[MST_DATE_ISO_SIZE];
  gint64 n_pairs = mst_query_count (pairs, reading->store, error);

  if (n_pairs <= 0)
    return n_pairs == 0;
  coverage =
    mst_liaison_coverage_new (reading->store, mst_date_to_iso (reading->today, day), NULL, error);
  if (coverage == NULL)
    return FALSE;
  for (guint i = 0; i < MST_COVERAGE_N_ROLES; i++)
    {
      MstCoverageRole role = (MstCoverageRole) i;
      MstCoverageCounts counts = mst_liaison_coverage_count (coverage, G_MAXUINT, role);
      MstDashboardItem *item;

      if (counts.asked == 0)
        continue;
      item = g_new0 (MstDashboardItem, 1);
      item->label = g_strdup (mst_coverage_role_get_label (role));
      item->figure = counts.asked - counts.covered;
      item->whole = counts.asked;
      item->past = -1;
      item->is_gap = TRUE;
      item->key = g_strdup (mst_coverage_role_get_nick (role));
      g_ptr_array_add (items, item);
    }
  return TRUE;
}
