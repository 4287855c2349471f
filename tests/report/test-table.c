/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of queries and in memory: columns, values, totals, and what is saved. */

#include "mst-error.h"
#include "mst-journal-table.h"
#include "mst-table.h"
#include "mst-workbook.h"
#include "report-fixture.h"

#include <string.h>

#define ID(number) (g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, (number)), id)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 district;
  gint64 subdistrict;
  gint64 community;
  gint64 compound;
  char id[32];

  report_fixture_create (fixture);
  g_assert_true (mst_store_begin (fixture->store, "test", "test", &error));
  district = report_fixture_insert (fixture->store, &mst_area_type, "code", "110199000000", "name",
                                    "示例区", "level", "1", NULL);
  subdistrict =
    report_fixture_insert (fixture->store, &mst_area_type, "code", "110199001000", "name",
                           "晨泉街道", "level", "2", "parent", ID (district), NULL);
  community = report_fixture_insert (fixture->store, &mst_area_type, "code", "110199001001", "name",
                                     "松湾社区", "level", "3", "parent", ID (subdistrict), NULL);
  compound = report_fixture_insert (fixture->store, &mst_area_type, "code", "110199001001001",
                                    "name", "安溪花园", "level", "4", "parent", ID (community),
                                    "managed", "1", "households", "1234", "buildings", "12", NULL);
  report_fixture_insert (fixture->store, &mst_area_type, "code", "110199001001002", "name",
                         "广渡雅居", "level", "4", "parent", ID (community), "managed", "0",
                         "households", "66", NULL);
  report_fixture_insert (fixture->store, &mst_person_type, "name", "单雄信", "sex", "1", "birth",
                         "1985-07", "citizen_number", "110100198507010011", "phone", "19900000001",
                         "class", "5", "area", ID (community), "trained", "1", NULL);
  report_fixture_insert (fixture->store, &mst_person_type, "name", "李四", "class", "7", "area",
                         ID (compound), "joined", "2001-02-03", NULL);
  g_assert_true (mst_store_commit (fixture->store, &error));
  g_assert_no_error (error);
}

typedef struct
{
  const MstRecordType *type;
  const char *fields; /* separated by blanks; nullable */
  gboolean reveal;
  const char *expected;
} Case;

static void
test_query (Fixture *fixture, gconstpointer data)
{
  static const Case cases[] = {
    { &mst_person_type, "name sex birth citizen_number phone class area trained", FALSE,
      "序号|姓名|性别|出生年月|公民身份号码|联系电话|人员类别|街道|社区|小区|培训合格\n"
      "1|李四|||||物业人员|晨泉街道|松湾社区|安溪花园|\n"
      "2|单雄信|男|1985-07|110100********0011|199****0001|志愿者|晨泉街道|松湾社区||是\n" },
    { &mst_person_type, "phone name no-such-field", TRUE,
      "序号|联系电话|姓名\n"
      "1||李四\n"
      "2|19900000001|单雄信\n" },
    { &mst_area_type, "name level parent households managed", FALSE,
      "序号|区域名称|区域级别|街道|社区|户数|是否物管小区\n"
      "1|示例区|区县||||\n"
      "2|晨泉街道|街道||||\n"
      "3|松湾社区|社区|晨泉街道|||\n"
      "4|安溪花园|小区|晨泉街道|松湾社区|1234|是\n"
      "5|广渡雅居|小区|晨泉街道|松湾社区|66|否\n"
      "合计|||||1300|\n" },
    { &mst_post_type, "name area people_per_shift", FALSE,
      "序号|点位名称|街道|每班人数\n"
      "合计|||0\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstQuery) query = mst_query_new (cases[i].type);
      g_auto (GStrv) fields = g_strsplit (cases[i].fields, " ", -1);
      g_autoptr (MstTable) table = mst_table_new_for_query (
        fixture->store, query, (const char *const *) fields, cases[i].reveal);
      g_autofree char *found = report_fixture_describe (table);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Without fields: those the list shows. */
static void
test_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (MstTable) table = mst_table_new_for_query (fixture->store, query, NULL, FALSE);
  guint n_listed = 0;

  for (guint i = 0; i < mst_person_type.n_fields; i++)
    n_listed += (mst_person_type.fields[i].flags & MST_FIELD_LISTED) != 0;
  /* One for the ordinals, two more for the place. */
  g_assert_cmpuint (mst_table_get_n_columns (table), ==, n_listed + 3);
  g_assert_cmpint (mst_table_count_rows (table, NULL), ==, 2);
  g_assert_cmpstr (mst_table_get_title (table), ==, "示例区人员花名册");
}

static void
test_title_of_area (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_post_type);
  g_autoptr (MstTable) table = NULL;

  mst_query_set_area (query, "110199001001");
  table = mst_table_new_for_query (fixture->store, query, NULL, FALSE);
  g_assert_cmpstr (mst_table_get_title (table), ==, "示例区晨泉街道松湾社区点位一览表");
}

static void
test_save_workbook (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "name", "households", "managed", NULL };
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);
  g_autoptr (MstTable) table = mst_table_new_for_query (fixture->store, query, fields, FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, "区域.XLSX", NULL);
  g_autoptr (MstWorkbook) workbook = NULL;
  g_autoptr (GError) error = NULL;
  static const struct
  {
    guint32 row, column;
    const char *text;
  } cells[] = {
    { 0, 0, "示例区区域一览表" },
    { 1, 0, "制表单位：中共示例区委组织部" },
    { 1, 2, "2026年3月1日" },
    { 1, 3, "单位：户" },
    { 2, 2, "户数" },
    { 6, 1, "安溪花园" },
    { 6, 2, "1234" },
    { 6, 3, "是" },
    { 8, 0, "合计" },
    { 8, 2, "1300" },
    { 9, 0, "填表人：" },
  };

  mst_table_set_as_of (table, mst_date_new (2026, 3, 1));
  g_assert_true (mst_table_save (table, path, NULL, &error));
  g_assert_no_error (error);
  workbook = mst_workbook_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mst_grid_get_name (mst_workbook_get_sheet (workbook, 0)), ==, "区域");
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const MstCell *cell =
        mst_grid_get_cell (mst_workbook_get_sheet (workbook, 0), cells[i].row, cells[i].column);
      g_autofree char *text = cell != NULL ? mst_cell_dup_text (cell, FALSE) : NULL;

      g_assert_cmpstr (text, ==, cells[i].text);
    }
}

static void
test_save_csv (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "name", "citizen_number", "joined", NULL };
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (MstTable) table = mst_table_new_for_query (fixture->store, query, fields, TRUE);
  g_autofree char *path = g_build_filename (fixture->folder, "people.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_table_save (table, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf序号,姓名,公民身份号码,入党时间\r\n"
                   "1,李四,,2001-02-03\r\n"
                   "2,单雄信,110100198507010011,\r\n");
}

/* A refused or stopped export leaves nothing. */
static void
test_nothing_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (MstTable) table = mst_table_new_for_query (fixture->store, query, NULL, FALSE);
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autofree char *wrong = g_build_filename (fixture->folder, "people.doc", NULL);
  static const char *const names[] = { "people.xlsx", "people.csv" };
  g_autoptr (GError) error = NULL;

  g_assert_false (mst_table_save (table, wrong, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_USAGE);
  g_clear_error (&error);

  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GDir) dir = NULL;
      const char *name;

      g_assert_false (mst_table_save (table, path, progress, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      dir = g_dir_open (fixture->folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        g_assert_null (strstr (name, "people"));
    }
}

static void
test_memory (void)
{
  g_autoptr (MstTable) table = mst_table_new ("汇总");
  const char *first[] = { "甲", "10", "1.25" };
  const char *second[] = { "乙", "32", NULL };
  g_autofree char *found = NULL;

  mst_table_add_column (table, "街道", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "人数", MST_COLUMN_INTEGER, 0);
  mst_table_add_column (table, "得分", MST_COLUMN_DECIMAL, 2);
  mst_table_add_row (table, first);
  mst_table_add_row (table, second);
  mst_table_set_totals (table, TRUE);
  found = report_fixture_describe (table);
  g_assert_cmpstr (found, ==, "街道|人数|得分\n甲|10|1.25\n乙|32|\n合计|42|1.25\n");
  g_assert_cmpint (mst_table_count_rows (table, NULL), ==, 2);
}

/* A row for each change, the newest step first, numbers masked, what was undone told. */
static void
test_journal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) person = mst_store_get (fixture->store, &mst_person_type, 1, &error);
  g_autoptr (MstTable) table = NULL;
  g_autoptr (MstTable) imports = NULL;
  MstJournalFilter none = { .kind = "import" };
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;

  g_assert_no_error (error);
  mst_store_set_user (fixture->store, "王五");
  g_assert_true (mst_store_begin (fixture->store, "insert", "记包联", &error));
  report_fixture_insert (fixture->store, &mst_liaison_type, "person", "1", "area", "2", "since",
                         "2022-03-01", NULL);
  report_fixture_insert (fixture->store, &mst_planning_rule_type, "kind", "6", "area", "4", "since",
                         "2022-03-01", NULL);
  g_assert_true (mst_store_commit (fixture->store, &error));
  mst_record_set (person, "phone", "19900000002");
  mst_record_set (person, "trained", "0");
  g_assert_true (mst_store_begin (fixture->store, "update", "改电话", &error));
  g_assert_true (mst_store_update (fixture->store, person,
                                   "{\"file\":\"甲.xlsx\",\"sheet\":"
                                   "\"花名册\",\"row\":7}",
                                   &error));
  g_assert_true (mst_store_commit (fixture->store, &error));
  g_assert_true (mst_store_undo (fixture->store, &error));

  table = mst_journal_table_new (fixture->store, NULL, FALSE);
  g_assert_cmpstr (mst_table_get_title (table), ==, "示例区操作日志");
  text = report_fixture_describe (table);
  rows = g_strsplit (text, "\n", -1);
  /* With the headings, and what follows the last line. */
  g_assert_cmpint (g_strv_length (rows) - 2, ==, mst_table_count_rows (table, &error));
  g_assert_true (g_str_has_prefix (rows[1], "1|"));
  g_assert_nonnull (strstr (rows[1], "|王五|撤销：改电话|人员|单雄信|修改|"));
  g_assert_nonnull (strstr (rows[2], "|改电话|人员|单雄信|修改|"));
  g_assert_nonnull (strstr (rows[2], "：199****0001 → 199****0002；"));
  g_assert_nonnull (strstr (rows[2], "：是 → 否|甲.xlsx　花名册　第7行|已撤销"));
  g_assert_null (strstr (text, "110100198507010011"));
  g_assert_nonnull (strstr (text, "|记包联|包联|"));
  g_assert_nonnull (strstr (text, "|记包联|包联规则|"));

  imports = mst_journal_table_new (fixture->store, &none, FALSE);
  g_assert_cmpint (mst_table_count_rows (imports, &error), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/report/table/" name, Fixture, NULL, set_up, func, report_fixture_tear_down)
  ADD ("query", test_query);
  ADD ("listed", test_listed);
  ADD ("title-of-area", test_title_of_area);
  ADD ("save-workbook", test_save_workbook);
  ADD ("save-csv", test_save_csv);
  ADD ("nothing-left", test_nothing_left);
  ADD ("journal", test_journal);
#undef ADD
  g_test_add_func ("/report/table/memory", test_memory);

  return g_test_run ();
}
