/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 覆盖检查表: at which places who is missing, as figures, as a table coloured by share, and one by one. */
#include "config.h"

#include "mst-coverage-chart.h"
#include "mst-liaison-coverage.h"
#include "mst-report-liaison.h"
#include "mst-report-places.h"
#include "mst-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In points, of the chart of one place more. */
#define AROUND_ROWS 90.0
#define ROW_HEIGHT 19.0

/** Check: figures of the places one level below the chosen one. */
typedef struct
{
  const MstLiaisonCoverage *coverage;
  const MstReportPlaces *places;
  MstCoverageCounts *counts; /* places × roles */
} Check;

static MstCoverageCounts *
get_counts (const Check *self, guint place, MstCoverageRole role)
{
  return &self->counts[place * MST_COVERAGE_N_ROLES + role];
}

static void
count (Check *self)
{
  for (guint i = 0; i < mst_liaison_coverage_get_n (self->coverage); i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_get (self->coverage, i);
      int at = mst_report_places_find (self->places, place->id);

      for (guint role = 0; at >= 0 && role < MST_COVERAGE_N_ROLES; role++)
        {
          MstCoverageCounts *counts = get_counts (self, (guint) at, role);
          MstCoverageState state = place->cells[role].state;

          counts->states[state]++;
          counts->asked += state != MST_COVERAGE_NOT_ASKED;
          counts->covered += mst_coverage_state_is_covered (state);
        }
    }
}

static MstCoverageCounts
sum_role (const Check *self, MstCoverageRole role)
{
  MstCoverageCounts sum = { { 0 } };

  for (guint i = 0; i < mst_report_places_get_n (self->places); i++)
    {
      const MstCoverageCounts *counts = get_counts (self, i, role);

      sum.asked += counts->asked;
      sum.covered += counts->covered;
      for (guint s = 0; s < MST_COVERAGE_N_STATES; s++)
        sum.states[s] += counts->states[s];
    }
  return sum;
}

static gboolean
is_asked (const Check *self, guint place)
{
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    if (get_counts (self, place, role)->asked > 0)
      return TRUE;
  return FALSE;
}

static guint
count_gaps (const Check *self, guint place)
{
  guint n = 0;

  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    n += get_counts (self, place, role)->asked - get_counts (self, place, role)->covered;
  return n;
}

/* Of each role how many are asked for and how many are missing. */
static MstTable *
create_table (const Check *self)
{
  MstTable *table = mst_table_new (NULL);
  guint row = 0;

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, mst_report_places_get_heading (self->places), MST_COLUMN_TEXT, 0);
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    {
      g_autofree char *asked = g_strdup_printf ("%s\n应有", mst_coverage_role_words[role]);
      g_autofree char *gaps = g_strdup_printf ("%s\n缺", mst_coverage_role_words[role]);

      if (sum_role (self, role).asked == 0)
        continue;
      mst_table_add_column (table, asked, MST_COLUMN_INTEGER, 0);
      mst_table_add_column (table, gaps, MST_COLUMN_INTEGER, 0);
    }
  mst_table_add_column (table, "缺口\n合计", MST_COLUMN_INTEGER, 0);
  for (guint i = 0; i < mst_report_places_get_n (self->places); i++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      if (!is_asked (self, i))
        continue;
      g_ptr_array_add (texts, g_strdup_printf ("%u", ++row));
      g_ptr_array_add (texts, g_strdup (mst_report_places_get (self->places, i)->name));
      for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
        {
          const MstCoverageCounts *counts = get_counts (self, i, role);

          if (sum_role (self, role).asked == 0)
            continue;
          g_ptr_array_add (texts, g_strdup_printf ("%u", counts->asked));
          g_ptr_array_add (texts, g_strdup_printf ("%u", counts->asked - counts->covered));
        }
      g_ptr_array_add (texts, g_strdup_printf ("%u", count_gaps (self, i)));
      mst_table_add_row (table, (const char *const *) texts->pdata);
    }
  mst_table_set_totals (table, TRUE);
  mst_table_set_unit (table, "单位：个");
  return table;
}

/* Place by role, coloured by the share that is covered. */
static MstChart *
create_chart (const Check *self, guint *n_rows)
{
  guint n_places = mst_report_places_get_n (self->places);
  g_autofree MstCoverageRow *rows = g_new0 (MstCoverageRow, n_places + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  MstChart *chart;

  *n_rows = 0;
  for (guint i = 0; i < n_places; i++)
    {
      const char *code = mst_report_places_get (self->places, i)->code;
      char *name = mst_report_places_dup_short_name (self->places, i);
      char *key = code != NULL ? mst_liaison_make_key (code) : NULL;

      g_ptr_array_add (texts, name);
      g_ptr_array_add (texts, key);
      rows[i] = (MstCoverageRow){ .label = name, .counts = get_counts (self, i, 0), .key = key };
      *n_rows += is_asked (self, i);
    }
  chart = mst_coverage_chart_new (rows, n_places, mst_coverage_role_words);
  mst_chart_set_title (chart, "包联覆盖率");
  return chart;
}

static void
add_words (const Check *self, MstReportContent *content)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint asked, whole;

  mst_liaison_coverage_count_whole (self->coverage, G_MAXUINT, &asked, &whole);
  g_string_append_printf (text, "应落实包联的区域%u个，各项齐全%u个", asked, whole);
  if (asked > 0)
    g_string_append_printf (text, "（%.1f%%）", floor (1000.0 * whole / asked) / 10);
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    {
      MstCoverageCounts sum = sum_role (self, role);

      if (sum.asked > sum.covered)
        g_string_append_printf (text, "，缺%s%u个", mst_coverage_role_words[role],
                                sum.asked - sum.covered);
      if (sum.states[MST_COVERAGE_OVERLOADED] > 0)
        g_string_append_printf (text, "，超出包联能力%u个", sum.states[MST_COVERAGE_OVERLOADED]);
    }
  g_string_append (text, "。");
  mst_report_content_add_paragraph (content, text->str);
}

static gboolean
build (const MstReport *self, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  MstStore *store = mst_report_content_get_store (content);
  char day[MST_DATE_ISO_SIZE];
  g_autoptr (MstLiaisonCoverage) coverage = mst_liaison_coverage_new (
    store, mst_date_to_iso (mst_report_content_get_day (content), day), options->area, error);
  g_autoptr (MstReportPlaces) places =
    coverage != NULL ? mst_report_places_new (store, options, error) : NULL;
  g_autofree MstCoverageCounts *counts = NULL;
  Check check = { coverage, places };
  MstChart *chart;
  guint n_rows;

  if (places == NULL)
    return FALSE;
  check.counts = counts =
    g_new0 (MstCoverageCounts, mst_report_places_get_n (places) * MST_COVERAGE_N_ROLES + 1);
  count (&check);
  mst_report_content_add_table (content, create_table (&check), NULL);
  chart = create_chart (&check, &n_rows);
  mst_report_content_add_chart (content, chart, FALSE, AROUND_ROWS + ROW_HEIGHT * n_rows);
  add_words (&check, content);
  mst_report_content_add_table (content, mst_coverage_create_gaps_table (coverage, store),
                                "缺口清单");
  return TRUE;
}

const MstReport mst_report_coverage = {
  .name = "liaison-coverage",
  .label = N_ ("check of liaison coverage (覆盖检查表)"),
  .description = N_ ("At how many places each level of liaison is asked for and missing, as a "
                     "coloured table, then each gap; places side by side that lack the same are "
                     "one."),
  .title = "包联覆盖检查表",
  .parameters = MST_REPORT_TAKES_AREA | MST_REPORT_TAKES_DAY,
  .build = build,
};
