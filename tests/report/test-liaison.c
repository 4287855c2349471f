/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answers for each place on a day, and what is missing, counted by hand. */

#include "mst-error.h"
#include "mst-liaison-coverage.h"
#include "mst-pages-outline.h"
#include "mst-table-private.h"
#include "report-fixture.h"

#include <string.h>

/* Ids are given in order. */
enum
{
  DISTRICT = 1,
  NORTH,
  SOUTH,
  COMMUNITY,       /* in the north, with compounds */
  PLAIN_COMMUNITY, /* in the south, without */
  FIRST,
  SECOND,
};

static void
add_areas (MstStore *store)
{
  static const char *const areas[][4] = {
    { "110199000000", "示例区", "1", NULL },     { "110199001000", "北街道", "2", "1" },
    { "110199002000", "南街道", "2", "1" },      { "110199001001", "松湾社区", "3", "2" },
    { "110199002001", "柳荫社区", "3", "3" },    { "110199001001001", "安溪花园", "4", "4" },
    { "110199001001002", "广渡雅居", "4", "4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    report_fixture_insert (store, &mst_area_type, "code", areas[i][0], "name", areas[i][1], "level",
                           areas[i][2], "parent", areas[i][3] != NULL ? areas[i][3] : "",
                           "grid_branch", i + 1 == FIRST ? "第一网格党支部" : "", NULL);
}

static void
add_pairs (MstStore *store)
{
  static const char *const pairs[][6] = {
    /* unit, person, area, since, ended */
    { "", "1", "2", "2022-03-01", "" }, { "", "1", "3", "2022-03-01", "" },
    { "", "2", "3", "2022-03-01", "" }, { "1", "1", "6", "2022-03-01", "2022-06-01" },
    { "2", "", "4", "2022-05-01", "" }, { "", "2", "7", "2022-03-01", "2022-04-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    report_fixture_insert (store, &mst_liaison_type, "unit", pairs[i][0], "person", pairs[i][1],
                           "area", pairs[i][2], "since", pairs[i][3], "ended", pairs[i][4], NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  report_fixture_create (fixture);
  g_assert_true (mst_store_begin (fixture->store, "test", "test", &error));
  add_areas (fixture->store);
  report_fixture_insert (fixture->store, &mst_unit_type, "name", "财政局", "capacity", "1", NULL);
  report_fixture_insert (fixture->store, &mst_unit_type, "name", "住建局", NULL);
  report_fixture_insert (fixture->store, &mst_person_type, "name", "王伟", "class", "2", "area",
                         "4", "unit", "1", NULL);
  report_fixture_insert (fixture->store, &mst_person_type, "name", "李芳", "class", "1", "area",
                         "4", NULL);
  add_pairs (fixture->store);
  g_assert_true (mst_store_commit (fixture->store, &error));
  g_assert_no_error (error);
}

static void
change (MstStore *store, const MstRecordType *type, gint64 id, const char *field, const char *value)
{
  g_autoptr (MstRecord) record = mst_store_get (store, type, id, NULL);

  mst_record_set (record, field, value);
  g_assert_true (mst_store_begin (store, "test", "test", NULL));
  g_assert_true (mst_store_update (store, record, NULL, NULL));
  g_assert_true (mst_store_commit (store, NULL));
}

static MstLiaisonCoverage *
read_coverage (Fixture *fixture, const char *day, const char *area)
{
  g_autoptr (GError) error = NULL;
  MstLiaisonCoverage *coverage = mst_liaison_coverage_new (fixture->store, day, area, &error);

  g_assert_no_error (error);
  return coverage;
}

static const MstCoverageCell *
get_cell (const MstLiaisonCoverage *coverage, gint64 area, MstCoverageRole role)
{
  guint index = mst_liaison_coverage_find (coverage, area);

  g_assert_cmpuint (index, !=, G_MAXUINT);
  return &mst_liaison_coverage_get (coverage, index)->cells[role];
}

static void
assert_cell (const MstLiaisonCoverage *coverage, gint64 area, MstCoverageRole role,
             MstCoverageState state, const char *who)
{
  const MstCoverageCell *cell = get_cell (coverage, area, role);

  g_assert_cmpstr (mst_coverage_state_get_nick (cell->state), ==,
                   mst_coverage_state_get_nick (state));
  g_assert_cmpstr (cell->who, ==, who);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstLiaisonCoverage) before = read_coverage (fixture, "2022-02-28", NULL);
  g_autoptr (MstLiaisonCoverage) spring = read_coverage (fixture, "2022-03-31", NULL);
  g_autoptr (MstLiaisonCoverage) summer = read_coverage (fixture, "2022-06-01", NULL);

  assert_cell (before, NORTH, MST_COVERAGE_DISTRICT_LEADER, MST_COVERAGE_MISSING, NULL);
  assert_cell (before, FIRST, MST_COVERAGE_UNIT, MST_COVERAGE_MISSING, NULL);

  assert_cell (spring, NORTH, MST_COVERAGE_DISTRICT_LEADER, MST_COVERAGE_COVERED, "王伟");
  assert_cell (spring, SOUTH, MST_COVERAGE_DISTRICT_LEADER, MST_COVERAGE_COVERED, "王伟、李芳");
  assert_cell (spring, COMMUNITY, MST_COVERAGE_SUBDISTRICT_LEADER, MST_COVERAGE_MISSING, NULL);
  assert_cell (spring, FIRST, MST_COVERAGE_UNIT, MST_COVERAGE_COVERED, "财政局");
  assert_cell (spring, FIRST, MST_COVERAGE_UNIT_LEADER, MST_COVERAGE_COVERED, "王伟");
  assert_cell (spring, FIRST, MST_COVERAGE_CADRE, MST_COVERAGE_MISSING, NULL);
  assert_cell (spring, FIRST, MST_COVERAGE_BRANCH, MST_COVERAGE_COVERED, "第一网格党支部");
  assert_cell (spring, SECOND, MST_COVERAGE_UNIT, MST_COVERAGE_MISSING, NULL);
  assert_cell (spring, SECOND, MST_COVERAGE_CADRE, MST_COVERAGE_COVERED, "李芳");
  assert_cell (spring, SECOND, MST_COVERAGE_BRANCH, MST_COVERAGE_MISSING, NULL);
  /* A unit is asked of communities only where there are no compounds. */
  assert_cell (spring, COMMUNITY, MST_COVERAGE_UNIT, MST_COVERAGE_NOT_ASKED, NULL);
  assert_cell (spring, PLAIN_COMMUNITY, MST_COVERAGE_UNIT, MST_COVERAGE_MISSING, NULL);
  assert_cell (spring, NORTH, MST_COVERAGE_CADRE, MST_COVERAGE_NOT_ASKED, NULL);

  /* By the pair of the community, which names no leader; and one who has gone. */
  assert_cell (summer, FIRST, MST_COVERAGE_UNIT, MST_COVERAGE_COVERED, "住建局");
  assert_cell (summer, FIRST, MST_COVERAGE_UNIT_LEADER, MST_COVERAGE_MISSING, NULL);
  assert_cell (summer, SECOND, MST_COVERAGE_UNIT, MST_COVERAGE_COVERED, "住建局");
  assert_cell (summer, SECOND, MST_COVERAGE_CADRE, MST_COVERAGE_RELEASED, "李芳");
  g_assert_cmpstr (get_cell (summer, SECOND, MST_COVERAGE_CADRE)->ended, ==, "2022-04-01");
}

/* Facts that came later. */
static void
test_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstLiaisonCoverage) coverage = NULL;

  change (fixture->store, &mst_unit_type, 1, "capacity", "0");
  change (fixture->store, &mst_person_type, 1, "unit", "2");
  coverage = read_coverage (fixture, "2022-03-31", NULL);
  assert_cell (coverage, FIRST, MST_COVERAGE_UNIT, MST_COVERAGE_OVERLOADED, "财政局");
  assert_cell (coverage, FIRST, MST_COVERAGE_UNIT_LEADER, MST_COVERAGE_STRANGER, "王伟");
}

/* Two units in one place, which the door refuses: as a file may have it that something else wrote to. */
static void
test_double (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstLiaisonCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_connection_execute (
    mst_store_get_connection (fixture->store),
    "INSERT INTO liaison (version, name, kind, unit, area, since, name_pinyin, name_strokes, "
    "name_full_strokes) VALUES (1, '住建局 → 安溪花园', '3', 2, 6, '2022-03-15', '', '', '')",
    &error));
  g_assert_no_error (error);
  coverage = read_coverage (fixture, "2022-03-31", NULL);
  assert_cell (coverage, FIRST, MST_COVERAGE_UNIT, MST_COVERAGE_DOUBLE, "财政局、住建局");
  assert_cell (coverage, SOUTH, MST_COVERAGE_DISTRICT_LEADER, MST_COVERAGE_COVERED, "王伟、李芳");
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstLiaisonCoverage) all = read_coverage (fixture, "2022-03-31", NULL);
  g_autoptr (MstLiaisonCoverage) south = read_coverage (fixture, "2022-03-31", "110199002000");
  MstCoverageCounts counts = mst_liaison_coverage_count (all, G_MAXUINT, MST_COVERAGE_UNIT);
  guint asked, whole;

  g_assert_cmpuint (counts.asked, ==, 3);
  g_assert_cmpuint (counts.covered, ==, 1);
  g_assert_cmpuint (counts.states[MST_COVERAGE_MISSING], ==, 2);
  counts = mst_liaison_coverage_count (all, mst_liaison_coverage_find (all, SOUTH),
                                       MST_COVERAGE_DISTRICT_LEADER);
  g_assert_cmpuint (counts.asked, ==, 1);
  g_assert_cmpuint (counts.states[MST_COVERAGE_COVERED], ==, 1);
  mst_liaison_coverage_count_whole (all, G_MAXUINT, &asked, &whole);
  g_assert_cmpuint (asked, ==, 6);
  g_assert_cmpuint (whole, ==, 2);
  g_assert_cmpint (mst_liaison_coverage_get (all, mst_liaison_coverage_find (all, DISTRICT))->worst,
                   ==, MST_COVERAGE_MISSING);

  g_assert_cmpuint (mst_liaison_coverage_get_n (south), ==, 2);
  g_assert_cmpuint (mst_liaison_coverage_find (south, NORTH), ==, G_MAXUINT);
  g_assert_cmpuint (mst_liaison_coverage_get (south, 0)->parent, ==, G_MAXUINT);
  g_assert_cmpuint (mst_liaison_coverage_get (south, 1)->parent, ==, 0);
  g_assert_cmpuint (mst_liaison_coverage_get (south, 1)->subdistrict, ==, 0);
  assert_cell (south, SOUTH, MST_COVERAGE_DISTRICT_LEADER, MST_COVERAGE_COVERED, "王伟、李芳");
}

static char *
list_answers (Fixture *fixture, gint64 area, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = mst_liaison_list_answers (fixture->store, area, day, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < pairs->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "，" : "",
                            mst_record_get_title (g_ptr_array_index (pairs, i)));
  return g_string_free (names, FALSE);
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ever = list_answers (fixture, FIRST, NULL);
  g_autofree char *spring = list_answers (fixture, FIRST, "2022-05-31");
  g_autofree char *summer = list_answers (fixture, FIRST, "2022-06-01");
  g_autofree char *before = list_answers (fixture, FIRST, "2022-02-28");

  g_assert_cmpstr (ever, ==, "财政局 → 安溪花园，住建局 → 松湾社区，王伟 → 北街道");
  g_assert_cmpstr (spring, ==, ever);
  g_assert_cmpstr (summer, ==, "住建局 → 松湾社区，王伟 → 北街道");
  g_assert_cmpstr (before, ==, "");
}

/* --- reports --- */

static MstReportContent *
make_report (Fixture *fixture, const char *name, const char *day, const char *group)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (GError) error = NULL;
  MstReportContent *content;

  g_assert_true (mst_date_from_iso (day, &options->day));
  options->until = options->day;
  options->from = mst_date_new (2022, 4, 1);
  options->group = g_strdup (group);
  content = mst_report_make (mst_report_get (name), fixture->store, options, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static gboolean
join_row (const char *const *values, gpointer user_data, GError **error)
{
  GPtrArray *rows = user_data;
  guint n = GPOINTER_TO_UINT (g_ptr_array_index (rows, 0));
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (row, "%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "");
  g_ptr_array_add (rows, g_strdup (row->str));
  return TRUE;
}

/* The rows of a table, cells parted by "|". */
static void
assert_rows (MstTable *table, const char *const *expected)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_add (rows, GUINT_TO_POINTER (mst_table_get_n_columns (table)));
  g_assert_true (mst_table_foreach (table, join_row, rows, NULL, NULL));
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_assert_cmpuint (i + 1, <, rows->len);
      g_assert_cmpstr (g_ptr_array_index (rows, i + 1), ==, expected[i]);
    }
  g_assert_cmpuint (rows->len - 1, ==, g_strv_length ((char **) expected));
  for (guint i = 1; i < rows->len; i++)
    g_free (g_ptr_array_index (rows, i));
  g_ptr_array_unref (rows);
}

static void
test_tables (Fixture *fixture, gconstpointer data)
{
  static const char *const spring[] = { "1|北街道|松湾社区|安溪花园|财政局|王伟|||2022-03-01|",
                                        NULL };
  static const char *const by_unit[] = { "1|财政局|北街道|松湾社区|安溪花园|王伟|||2022-03-01|",
                                         "2|住建局|北街道|松湾社区|||||2022-05-01|", NULL };
  static const char *const leaders[] = {
    "1|区领导包街道|王伟||||北街道、南街道|2|2022-03-01",
    "2|区领导包街道|李芳||||南街道|1|2022-03-01",
    "3|单位包联|王伟|财政局|||北街道松湾社区安溪花园|1|2022-03-01", NULL
  };
  /* A group's rows stand together. */
  static const char *const by_name[] = {
    "1|区领导包街道|王伟||||北街道、南街道|2|2022-03-01",
    "2|单位包联|王伟|财政局|||北街道松湾社区安溪花园|1|2022-03-01",
    "3|区领导包街道|李芳||||南街道|1|2022-03-01", NULL
  };
  g_autoptr (MstReportContent) first = make_report (fixture, "liaison", "2022-04-30", NULL);
  g_autoptr (MstReportContent) second = make_report (fixture, "liaison", "2022-05-31", "包联单位");
  g_autoptr (MstReportContent) third = make_report (fixture, "liaison-leaders", "2022-05-31", NULL);
  g_autoptr (MstReportContent) fourth =
    make_report (fixture, "liaison-leaders", "2022-05-31", "责任人");

  assert_rows (mst_report_content_get_table (first), spring);
  assert_rows (mst_report_content_get_table (second), by_unit);
  assert_rows (mst_report_content_get_table (third), leaders);
  assert_rows (mst_report_content_get_table (fourth), by_name);
}

/* Groups count what their rows are, whatever the figures in them are. */
static void
test_counters (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *report, *counter;
  } cases[] = { { "liaison", "对" }, { "liaison-leaders", "人" }, { "joint", "个" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstReportContent) content =
        make_report (fixture, cases[i].report, "2022-05-31", NULL);
      const MstTable *table = mst_report_content_get_table (content);

      g_assert_cmpuint (table->group_column, >, 0);
      g_assert_cmpstr (table->counter, ==, cases[i].counter);
    }
}

static void
test_joint (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = {
    "1|北街道|松湾社区|安溪花园|（缺）|第一网格党支部|无物业|财政局|（缺）|2",
    "2|北街道|松湾社区|广渡雅居|松湾社区党委|（缺）|（缺）|（缺）|（缺）|4", NULL
  };
  static const char *const inherited[] = {
    "1|北街道|松湾社区|安溪花园|松湾社区党委|第一网格党支部|无物业|财政局|（缺）|1",
    "2|北街道|松湾社区|广渡雅居|松湾社区党委|（缺）|（缺）|（缺）|（缺）|4", NULL
  };
  g_autoptr (MstReportContent) content = NULL;
  g_autoptr (MstReportContent) again = NULL;

  change (fixture->store, &mst_area_type, FIRST, "managed", "0");
  change (fixture->store, &mst_area_type, SECOND, "community_organisation", "松湾社区党委");
  content = make_report (fixture, "joint", "2022-04-30", NULL);
  assert_rows (mst_report_content_get_table (content), rows);
  change (fixture->store, &mst_area_type, COMMUNITY, "community_organisation", "松湾社区党委");
  again = make_report (fixture, "joint", "2022-04-30", NULL);
  assert_rows (mst_report_content_get_table (again), inherited);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { "1|北街道|1|0|1|1|2|1|2|1|2|1|2|1|5",
                                      "2|南街道|1|0|1|1|1|1|1|1|0|0|0|0|3", NULL };
  /* What all places of a level lack is told once. */
  static const char *const gaps[] = {
    "1|北街道 松湾社区|1|缺|街道领导||", "2|北街道 松湾社区 安溪花园|1|缺|包联干部||",
    "3|北街道 松湾社区 广渡雅居|1|缺|包联单位、单位领导、网格党支部||",
    "4|南街道 柳荫社区|1|缺|街道领导、包联单位、单位领导||", NULL
  };
  static const char *const before[] = {
    "1|示例区所有街道|2|缺|区领导||",
    "2|北街道 松湾社区|1|缺|街道领导||",
    "3|北街道 松湾社区 安溪花园|1|缺|包联单位、单位领导、包联干部||",
    "4|北街道 松湾社区 广渡雅居|1|缺|包联单位、单位领导、包联干部、网格党支部||",
    "5|南街道 柳荫社区|1|缺|街道领导、包联单位、单位领导||",
    NULL
  };
  g_autoptr (MstReportContent) content =
    make_report (fixture, "liaison-coverage", "2022-03-31", NULL);
  g_autoptr (MstReportContent) empty =
    make_report (fixture, "liaison-coverage", "2022-02-01", NULL);
  MstChart *chart = mst_report_content_get_chart (content);

  assert_rows (mst_report_content_get_table (content), rows);
  g_assert_nonnull (chart);
  assert_rows (
    mst_report_content_get_block (content, mst_report_content_get_n_blocks (content) - 1)->table,
    gaps);
  assert_rows (
    mst_report_content_get_block (empty, mst_report_content_get_n_blocks (empty) - 1)->table,
    before);
}

static void
test_notices (Fixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "1|北街道松湾社区安溪花园|王伟|||2022-03-01", NULL };
  static const char *const second[] = { "1|北街道松湾社区|待定|||2022-05-01", NULL };
  g_autoptr (MstReportContent) content = make_report (fixture, "unit-notices", "2022-05-31", NULL);
  g_autoptr (MstDocument) document = mst_report_content_create_document (content);
  g_autoptr (MstPages) pages = mst_pages_new (document, NULL, NULL);
  g_autoptr (GArray) outline = NULL;

  g_assert_cmpuint (mst_report_content_get_n_blocks (content), ==, 10);
  assert_rows (mst_report_content_get_block (content, 3)->table, first);
  assert_rows (mst_report_content_get_block (content, 8)->table, second);
  g_assert_cmpstr (mst_table_get_title (mst_report_content_get_block (content, 8)->table), ==,
                   "包联任务通知单（住建局）");
  g_assert_cmpstr (mst_report_content_get_block (content, 6)->text, ==, "住建局：");
  g_assert_cmpint (mst_report_content_get_block (content, 9)->kind, ==, MST_REPORT_SIGNED);
  g_assert_cmpuint (mst_pages_get_n_pages (pages), ==, 2);
  outline = mst_pages_list_outline (pages);
  g_assert_cmpuint (outline->len, ==, 2);
  g_assert_cmpstr (g_array_index (outline, MstOutlineEntry, 0).text, ==, "财政局");
  g_assert_cmpstr (g_array_index (outline, MstOutlineEntry, 1).text, ==, "住建局");
  g_assert_cmpuint (g_array_index (outline, MstOutlineEntry, 1).page, ==, 1);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  /* From 1 April, on which the cadre had gone already. */
  static const char *const rows[] = {
    "1|新增|北街道松湾社区|单位包联||住建局|2022-05-01||",
    "2|解除|北街道松湾社区安溪花园|单位包联|财政局（王伟）||2022-06-01||", NULL
  };
  g_autoptr (MstReportContent) content =
    make_report (fixture, "liaison-changes", "2022-06-01", NULL);

  assert_rows (mst_report_content_get_table (content), rows);
  g_assert_cmpstr (mst_report_content_get_block (content, 0)->text, ==,
                   "与2022-04-01相比，至2022-06-01包联变更2处：新增1处，更换0处，解除1处。");
}

/* To each unit what changed for it, in its eyes. */
static void
test_changes_of_units (Fixture *fixture, gconstpointer data)
{
  static const char *const released[] = {
    "1|解除|北街道松湾社区安溪花园|单位包联|财政局（王伟）||2022-06-01||", NULL
  };
  static const char *const added[] = { "1|新增|北街道松湾社区|单位包联||住建局|2022-05-01||",
                                       NULL };
  const MstReport *report = mst_report_get ("liaison-changes");
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (MstReportContent) content = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;

  options->from = mst_date_new (2022, 4, 1);
  options->until = mst_date_new (2022, 6, 1);
  options->by_unit = TRUE;
  content = mst_report_make (report, fixture->store, options, NULL, &error);
  g_assert_no_error (error);
  pages = mst_report_content_list_pages (content);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpstr (mst_report_content_get_page_name (pages->pdata[0]), ==, "财政局");
  g_assert_cmpstr (mst_report_content_get_page_name (pages->pdata[1]), ==, "住建局");
  assert_rows (mst_report_content_get_table (pages->pdata[0]), released);
  assert_rows (mst_report_content_get_table (pages->pdata[1]), added);
  g_assert_true (g_str_has_prefix (
    mst_report_content_get_block (content, 2)->text,
    "经研究，与2022-04-01相比，至2022-06-01你单位包联的区域有1处调整：解除1处。"));
}

/* Without a last day the period ends on the day of the report; it doesn't end before it begins. */
static void
test_period (Fixture *fixture, gconstpointer data)
{
  const MstReport *report = mst_report_get ("liaison-changes");
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (MstReportContent) content = NULL;
  g_autoptr (GError) error = NULL;

  options->day = mst_date_new (2022, 6, 1);
  content = mst_report_make (report, fixture->store, options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (mst_report_content_get_block (content, 0)->text,
                                   "与2022-05-02相比，至2022-06-01包联变更1处"));

  options->from = mst_date_new (2022, 6, 2);
  g_assert_null (mst_report_make (report, fixture->store, options, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "2022-06-02"));
}

/* A place that needs no unit by a rule lacks none; one that has a unit all the same is seen with it. */
static void
test_needs_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstLiaisonCoverage) before = read_coverage (fixture, "2022-06-01", NULL);
  g_autoptr (MstLiaisonCoverage) spared = NULL;
  g_autoptr (MstLiaisonCoverage) earlier = NULL;
  guint missing =
    mst_liaison_coverage_count (before, G_MAXUINT, MST_COVERAGE_UNIT).states[MST_COVERAGE_MISSING];

  g_assert_cmpuint (missing, >, 0);
  g_assert_true (mst_store_begin (fixture->store, "test", "test", NULL));
  for (guint i = 0; i < mst_liaison_coverage_get_n (before); i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_get (before, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, place->id);

      if (place->cells[MST_COVERAGE_UNIT].state != MST_COVERAGE_NOT_ASKED)
        report_fixture_insert (fixture->store, &mst_planning_rule_type, "kind", "6", "area", id,
                               "since", "2022-06-01", NULL);
    }
  g_assert_true (mst_store_commit (fixture->store, NULL));
  spared = read_coverage (fixture, "2022-06-01", NULL);
  for (guint i = 0; i < mst_liaison_coverage_get_n (spared); i++)
    {
      MstCoverageState was = mst_liaison_coverage_get (before, i)->cells[MST_COVERAGE_UNIT].state;
      MstCoverageState is = mst_liaison_coverage_get (spared, i)->cells[MST_COVERAGE_UNIT].state;

      g_assert_cmpint (is, ==, mst_coverage_state_is_covered (was) ? was : MST_COVERAGE_NOT_ASKED);
    }
  earlier = read_coverage (fixture, "2022-05-31", NULL);
  g_assert_cmpuint (mst_liaison_coverage_count (earlier, G_MAXUINT, MST_COVERAGE_UNIT)
                      .states[MST_COVERAGE_NOT_ASKED],
                    ==,
                    mst_liaison_coverage_count (before, G_MAXUINT, MST_COVERAGE_UNIT)
                      .states[MST_COVERAGE_NOT_ASKED]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/liaison/states", Fixture, NULL, set_up, test_states, report_fixture_tear_down);
  g_test_add ("/liaison/later", Fixture, NULL, set_up, test_later, report_fixture_tear_down);
  g_test_add ("/liaison/double", Fixture, NULL, set_up, test_double, report_fixture_tear_down);
  g_test_add ("/liaison/counts", Fixture, NULL, set_up, test_counts, report_fixture_tear_down);
  g_test_add ("/liaison/tables", Fixture, NULL, set_up, test_tables, report_fixture_tear_down);
  g_test_add ("/liaison/counters", Fixture, NULL, set_up, test_counters, report_fixture_tear_down);
  g_test_add ("/liaison/joint", Fixture, NULL, set_up, test_joint, report_fixture_tear_down);
  g_test_add ("/liaison/check", Fixture, NULL, set_up, test_check, report_fixture_tear_down);
  g_test_add ("/liaison/notices", Fixture, NULL, set_up, test_notices, report_fixture_tear_down);
  g_test_add ("/liaison/changes-of-units", Fixture, NULL, set_up, test_changes_of_units,
              report_fixture_tear_down);
  g_test_add ("/liaison/changes", Fixture, NULL, set_up, test_changes, report_fixture_tear_down);
  g_test_add ("/liaison/period", Fixture, NULL, set_up, test_period, report_fixture_tear_down);
  g_test_add ("/liaison/answers", Fixture, NULL, set_up, test_answers, report_fixture_tear_down);
  g_test_add ("/liaison/needs-none", Fixture, NULL, set_up, test_needs_none,
              report_fixture_tear_down);
  return g_test_run ();
}
