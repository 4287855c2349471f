/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 五方联动表: who works together in each compound, and who is missing. */
#include "config.h"

#include "mst-liaison-coverage.h"
#include "mst-report-liaison.h"
#include "mst-report-private.h"
#include "mst-table-private.h"

#include "mst-area.h"

#include <glib/gi18n-lib.h>

#define N_PARTIES 5
#define MISSING "（缺）"
#define UNMANAGED "无物业"

/** Joint: the table as it grows. */
typedef struct
{
  MstStore *store;
  const MstLiaisonCoverage *coverage;
  GHashTable *organisations; /* area id → text; nullable */
  MstTable *table;
  guint n_whole, n_compounds;
  guint missing[N_PARTIES];
} Joint;

static const char *const parties[N_PARTIES] = { "社区党组织", "网格党支部", "物业公司", "包联单位",
                                                "志愿者负责人" };

static gboolean
add_organisation (const MstRecord *record, gpointer user_data)
{
  GHashTable *organisations = user_data;
  gint64 id = mst_record_get_id (record);

  if (mst_record_get (record, "community_organisation") != NULL)
    g_hash_table_insert (organisations, g_memdup2 (&id, sizeof id),
                         g_strdup (mst_record_get (record, "community_organisation")));
  return TRUE;
}

/* Its own, else that of the place above. */
static const char *
find_organisation (const Joint *self, const MstCoveragePlace *place)
{
  while (place != NULL)
    {
      const char *found = g_hash_table_lookup (self->organisations, &place->id);

      if (found != NULL)
        return found;
      place = place->parent != G_MAXUINT ? mst_liaison_coverage_get (self->coverage, place->parent)
                                         : NULL;
    }
  return NULL;
}

static const char *
find_company (const MstRecord *area)
{
  const char *company = mst_record_get (area, "property_company");

  return company == NULL && g_strcmp0 (mst_record_get (area, "managed"), "0") == 0 ? UNMANAGED
                                                                                   : company;
}

static gboolean
add_compound (Joint *self, const MstCoveragePlace *place, GError **error)
{
  const MstCoverageCell *unit = &place->cells[MST_COVERAGE_UNIT];
  g_autoptr (MstRecord) area = mst_store_get (self->store, &mst_area_type, place->id, error);
  g_autofree char *ordinal = g_strdup_printf ("%u", self->n_compounds + 1);
  g_autofree char *count = NULL;
  const MstCoveragePlace *community =
    place->parent != G_MAXUINT ? mst_liaison_coverage_get (self->coverage, place->parent) : NULL;
  const MstCoveragePlace *subdistrict =
    place->subdistrict != G_MAXUINT ? mst_liaison_coverage_get (self->coverage, place->subdistrict)
                                    : NULL;
  const char *values[4 + N_PARTIES + 2] = { ordinal, subdistrict != NULL ? subdistrict->name : NULL,
                                            community != NULL ? community->name : NULL,
                                            place->name };
  guint n = 0;

  if (area == NULL)
    return FALSE;
  values[4] = find_organisation (self, place);
  values[5] = mst_record_get (area, "grid_branch");
  values[6] = find_company (area);
  values[7] = mst_coverage_state_is_covered (unit->state) ? unit->who : NULL;
  values[8] = mst_record_get (area, "volunteers_lead");
  for (guint i = 0; i < N_PARTIES; i++)
    if (values[4 + i] == NULL)
      {
        values[4 + i] = MISSING;
        self->missing[i]++;
      }
    else
      n++;
  count = g_strdup_printf ("%u", N_PARTIES - n);
  values[4 + N_PARTIES] = count;
  mst_table_add_row (self->table, values);
  mst_table_set_key (self->table, self->n_compounds, 7, mst_liaison_make_key (place->code));
  self->n_compounds++;
  self->n_whole += n == N_PARTIES;
  return TRUE;
}

static void
add_words (const Joint *self, MstReportContent *content)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "共%u个小区，五方齐全%u个", self->n_compounds, self->n_whole);
  for (guint i = 0; i < N_PARTIES; i++)
    if (self->missing[i] > 0)
      g_string_append_printf (text, "，缺%s%u个", parties[i], self->missing[i]);
  g_string_append (text, "。无物业的小区按四方联动计算。");
  mst_report_content_add_paragraph (content, text->str);
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  MstStore *store = mst_report_content_get_store (content);
  char day[MST_DATE_ISO_SIZE];
  g_autoptr (MstLiaisonCoverage) coverage = mst_liaison_coverage_new (
    store, mst_date_to_iso (mst_report_content_get_day (content), day), NULL, error);
  g_autoptr (MstLiaisonCoverage) chosen =
    coverage != NULL && options->area != NULL
      ? mst_liaison_coverage_new (store, day, options->area, error)
      : NULL;
  g_autoptr (GHashTable) organisations =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (MstQuery) areas = mst_query_new (&mst_area_type);
  g_autoptr (MstTable) table = mst_table_new (NULL);
  Joint joint = { store, coverage, organisations, table };

  mst_query_set_as_of (areas, day);
  if (coverage == NULL || (options->area != NULL && chosen == NULL)
      || !mst_query_foreach (areas, store, add_organisation, organisations, error))
    return FALSE;
  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "街道", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "社区", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "小区", MST_COLUMN_TEXT, 0);
  for (guint i = 0; i < N_PARTIES; i++)
    mst_table_add_column (table, parties[i], MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "缺项", MST_COLUMN_INTEGER, 0);
  for (guint i = 0; i < mst_liaison_coverage_get_n (coverage); i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_get (coverage, i);

      if (place->level == MST_AREA_COMPOUND
          && (chosen == NULL || mst_liaison_coverage_find (chosen, place->id) != G_MAXUINT)
          && !add_compound (&joint, place, error))
        return FALSE;
    }
  mst_table_set_totals (table, TRUE);
  mst_table_set_unit (table, "单位：项");
  table->counter = "个";
  if (!mst_liaison_set_group (table,
                              options->group != NULL ? options->group
                                                     : mst_liaison_get_place_group (store, options),
                              error))
    return FALSE;
  add_words (&joint, content);
  mst_report_content_add_table (content, g_steal_pointer (&table), NULL);
  return TRUE;
}

const MstReport mst_report_joint = {
  .name = "joint",
  .label = N_ ("joint mechanism (五方联动表)"),
  .description = N_ ("Of each compound the community organisation, grid branch, property company, "
                     "liaison unit and volunteers' lead; who is missing."),
  .title = "五方联动表",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY | MST_REPORT_TAKES_GROUP,
  .build = build,
};
