/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage by place and role as a coloured table. */
#include "config.h"

#include "mst-coverage-chart.h"

#include "mst-area.h"

#include <math.h>
#include <string.h>

static gboolean
is_asked (const MstCoverageRow *row)
{
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    if (row->counts[role].asked > 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_role_asked (const MstCoverageRow *rows, guint n, guint role)
{
  for (guint i = 0; i < n; i++)
    if (rows[i].counts[role].asked > 0)
      return TRUE;
  return FALSE;
}

/* In percent, to a tenth: 100 only when all are covered. */
static double
get_share (const MstCoverageCounts *counts)
{
  return counts->asked > 0 ? floor (1000.0 * counts->covered / counts->asked) / 10 : NAN;
}

static void
add_role (MstChart *chart, const MstCoverageRow *rows, guint n, guint role, const char *label)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      double share = get_share (&rows[i].counts[role]);

      if (!is_asked (&rows[i]))
        continue;
      g_array_append_val (values, share);
      g_ptr_array_add (keys, (gpointer) (rows[i].keys != NULL ? rows[i].keys[role] : rows[i].key));
    }
  mst_chart_add_series (chart, label, (const double *) (gpointer) values->data, values->len,
                        (const char *const *) keys->pdata);
}

MstChart *
mst_coverage_chart_new (const MstCoverageRow *rows, guint n, const char *const *role_labels)
{
  MstChart *chart = mst_chart_new (MST_CHART_HEAT);

  mst_chart_set_unit (chart, "%");
  for (guint i = 0; i < n; i++)
    if (is_asked (&rows[i]))
      mst_chart_add_category (chart, rows[i].label, rows[i].key);
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    if (is_role_asked (rows, n, role))
      add_role (chart, rows, n, role, role_labels[role]);
  return chart;
}

/* --- of the subdistricts --- */

/** Subdistrict: one row's own. */
typedef struct
{
  MstCoverageCounts counts[MST_COVERAGE_N_ROLES];
  char *keys[MST_COVERAGE_N_ROLES];
} Subdistrict;

static void
subdistrict_free (gpointer data)
{
  Subdistrict *self = data;

  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    g_free (self->keys[role]);
  g_free (self);
}

static Subdistrict *
subdistrict_new (const MstLiaisonCoverage *coverage, guint index)
{
  Subdistrict *self = g_new0 (Subdistrict, 1);

  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    {
      self->counts[role] = mst_liaison_coverage_count (coverage, index, (MstCoverageRole) role);
      self->keys[role] =
        g_strdup_printf ("%" G_GINT64_FORMAT " %s", mst_liaison_coverage_get (coverage, index)->id,
                         mst_coverage_role_get_nick ((MstCoverageRole) role));
    }
  return self;
}

MstChart *
mst_coverage_chart_new_for_subdistricts (const MstLiaisonCoverage *coverage)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (subdistrict_free);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (MstCoverageRow));
  const char *labels[MST_COVERAGE_N_ROLES];

  g_return_val_if_fail (coverage != NULL, NULL);

  for (guint i = 0; i < mst_liaison_coverage_get_n (coverage); i++)
    if (mst_liaison_coverage_get (coverage, i)->level == MST_AREA_SUBDISTRICT)
      {
        Subdistrict *subdistrict = subdistrict_new (coverage, i);
        MstCoverageRow row = { .label = mst_liaison_coverage_get (coverage, i)->name,
                               .counts = subdistrict->counts,
                               .keys = (const char *const *) subdistrict->keys };

        g_ptr_array_add (own, subdistrict);
        g_array_append_val (rows, row);
      }
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    labels[role] = mst_coverage_role_get_label ((MstCoverageRole) role);
  return mst_coverage_chart_new ((const MstCoverageRow *) (gpointer) rows->data, rows->len, labels);
}

gboolean
mst_coverage_chart_read_key (const char *key, gint64 *subdistrict, MstCoverageRole *role)
{
  char *nick;

  g_return_val_if_fail (key != NULL, FALSE);

  *subdistrict = g_ascii_strtoll (key, &nick, 10);
  if (*subdistrict == 0 || *nick != ' ')
    return FALSE;
  for (guint i = 0; i < MST_COVERAGE_N_ROLES; i++)
    if (strcmp (nick + 1, mst_coverage_role_get_nick ((MstCoverageRole) i)) == 0)
      {
        *role = (MstCoverageRole) i;
        return TRUE;
      }
  return FALSE;
}
