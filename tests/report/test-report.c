/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of reports: counted by hand in a small district; the same in text, table, chart and
 * workbook; of one moment. */

#include "mst-people-order.h"
#include "mst-setting.h"
#include "report-fixture.h"

#include <string.h>

static MstReportContent *
make_with (Fixture *fixture, const char *name, const MstReportOptions *options)
{
  g_autoptr (GError) error = NULL;
  MstReportContent *content =
    mst_report_make (mst_report_get (name), fixture->store, options, NULL, &error);

  g_assert_no_error (error);
  return content;
}

static MstReportContent *
make (Fixture *fixture, const char *name)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();

  return make_with (fixture, name, options);
}

static void
assert_table (MstReportContent *content, const char *expected)
{
  g_autofree char *text = report_fixture_describe (mst_report_content_get_table (content));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_report (Fixture *fixture, const char *name, const MstReportOptions *options,
               const char *expected)
{
  g_autoptr (MstReportContent) content = make_with (fixture, name, options);

  assert_table (content, expected);
}

/* A chart's values, series by series. */
static char *
describe_chart (const MstChart *chart)
{
  GString *text = g_string_new (NULL);

  for (guint series = 0; series < mst_chart_get_n_series (chart); series++)
    {
      g_string_append (text, mst_chart_get_series_name (chart, series));
      for (guint i = 0; i < mst_chart_get_n_categories (chart); i++)
        g_string_append_printf (text, "|%g", mst_chart_get_value (chart, series, i));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

#define BASE_HEAD "序号|街道|社区|小区|物管小区|楼栋|户数|单位|点位|每班人数|人员\n"
#define BASE_ROWS                          \
  "1|晨泉街道|2|2|1|12|1300|1|1|3|3\n" \
  "2|怀庄街道|1|1|1|2|100|0|1|0|1\n"   \
  "3|区本级|0|0|0|0|0|0|0|0|1\n"        \
  "合计||3|3|2|14|1400|1|2|3|5\n"

static void
test_area_base (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstReportContent) content = make (fixture, "area-base");
  g_autofree char *chart = describe_chart (mst_report_content_get_chart (content));

  assert_table (content, BASE_HEAD BASE_ROWS);
  g_assert_cmpstr (chart, ==, "人员|3|1|1\n");
  g_assert_cmpstr (mst_report_content_get_title (content), ==, "示例区区域底数表");
}

static void
test_forces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstReportContent) content = make (fixture, "forces");
  g_autofree char *chart = describe_chart (mst_report_content_get_chart (content));

  assert_table (
    content,
    "序号|街道|街道干部|市区下沉干部|社区工作者|在职党员|志愿者|居民骨干|物业人员|保安|入党积极分子|合计\n"
    "1|晨泉街道|0|0|0|0|2|0|1|0|0|3\n"
    "2|怀庄街道|0|0|0|0|1|0|0|0|0|1\n"
    "3|区本级|0|0|0|0|0|0|1|0|0|1\n"
    "合计||0|0|0|0|3|0|2|0|0|5\n");
  g_assert_cmpstr (chart, ==, "志愿者|2|1|0\n物业人员|1|0|1\n");
}

/* Only what is wrong has a column: everybody's sex and birth agree with numbers that nobody has. */
static void
test_quality (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstReportContent) content = make (fixture, "quality");
  g_autofree char *chart = describe_chart (mst_report_content_get_chart (content));

  assert_table (content, "序号|街道|无\n"
                         "身份证号|无\n"
                         "联系电话|无\n"
                         "工作单位|未到\n"
                         "社区|单位无\n"
                         "信用代码|单位无\n"
                         "电话|小区无\n"
                         "坐标|物管小区\n"
                         "无公司|点位无\n"
                         "人数|合计\n"
                         "1|晨泉街道|3|1|3|1|1|1|2|1|0|13\n"
                         "2|怀庄街道|1|0|1|0|0|0|1|1|1|5\n"
                         "3|区本级|1|1|1|1|0|0|0|0|0|4\n"
                         "合计||5|2|5|2|1|1|3|2|1|22\n");
  g_assert_cmpstr (chart, ==, "问题|13|5|4\n");
}

typedef struct
{
  Fixture *fixture;
  MstTable *table;
  guint row;
  guint n_keys;
} Cells;

static gboolean
count_rows_behind (const char *const *values, gpointer user_data, GError **error)
{
  Cells *cells = user_data;

  for (guint column = 0; column < mst_table_get_n_columns (cells->table); column++)
    {
      const char *key = mst_table_get_key (cells->table, cells->row, column);
      g_autoptr (MstQuery) query = key != NULL ? mst_query_from_json (key, error) : NULL;

      if (key == NULL)
        continue;
      g_assert_no_error (*error);
      g_assert_cmpint (mst_query_count (query, cells->fixture->store, error), ==,
                       g_ascii_strtoll (values[column], NULL, 10));
      cells->n_keys++;
    }
  cells->row++;
  return TRUE;
}

/* Behind every figure that opens are as many rows. A compound has a place with both coordinates only, and
 * communities have neither households nor coordinates without anybody missing them. */
static void
test_rows_behind (Fixture *fixture, gconstpointer data)
{
  static const char *const reports[] = { "area-base", "forces", "quality" };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autoptr (MstReportContent) content = make (fixture, reports[i]);
      g_autoptr (GError) error = NULL;
      Cells cells = { fixture, NULL, 0, 0 };

      for (guint block = 0; block < mst_report_content_get_n_blocks (content); block++)
        {
          cells.table = mst_report_content_get_block (content, block)->table;
          cells.row = 0;
          if (cells.table != NULL)
            g_assert_true (
              mst_table_foreach (cells.table, count_rows_behind, &cells, NULL, &error));
        }
      g_assert_cmpuint (cells.n_keys, >, 12);
    }
}

static double
get_figure (MstReportContent *content, const char *name)
{
  const GArray *figures = mst_report_content_get_block (content, 0)->figures;

  for (guint i = 0; i < figures->len; i++)
    if (strcmp (g_array_index (figures, MstReportFigure, i).name, name) == 0)
      return g_array_index (figures, MstReportFigure, i).value;
  g_assert_not_reached ();
}

/* Figures, words, charts and table say the same. */
static void
test_briefing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstReportContent) content = make (fixture, "briefing");
  g_autofree char *chart = describe_chart (mst_report_content_get_chart (content));
  const char *words = mst_report_content_get_block (content, 1)->text;

  g_assert_cmpfloat (get_figure (content, "people"), ==, 5);
  g_assert_cmpfloat (get_figure (content, "units"), ==, 1);
  g_assert_cmpfloat (get_figure (content, "communities"), ==, 3);
  g_assert_cmpfloat (get_figure (content, "compounds"), ==, 3);
  g_assert_cmpfloat (get_figure (content, "households"), ==, 1400);
  g_assert_cmpfloat (get_figure (content, "posts"), ==, 2);
  g_assert_nonnull (
    strstr (words, "有2个街道、3个社区，小区3个（物管小区2个，占66.7%），居民1,400户，单位1个。"));
  g_assert_nonnull (strstr (words, "掌握各类人员5人"));
  g_assert_nonnull (strstr (words, "最多的是晨泉街道，3人，最少的是怀庄街道，1人"));
  g_assert_nonnull (strstr (words, "设点位2个，其中24小时值守1个，每班需3人，每天需6人次。"));
  g_assert_nonnull (strstr (words, "人员缺身份号码5人，占100.0%，缺联系电话2人，占40.0%"));
  g_assert_cmpstr (chart, ==, "人员|3|1|1\n");
  assert_table (content, "序号|街道|小区|户数|单位|点位|人员\n"
                         "1|晨泉街道|2|1300|1|1|3\n"
                         "2|怀庄街道|1|100|0|1|1\n"
                         "3|区本级|0|0|0|0|1\n"
                         "合计||3|1400|1|2|5\n");
}

static char *
list_people (Fixture *fixture, const MstReportOptions *options)
{
  g_autoptr (MstReportContent) content = make_with (fixture, "people", options);

  return report_fixture_describe (mst_report_content_get_table (content));
}

/* A roster is in the district's order, still place by place, unless another one is wished for. */
static void
test_people_order (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "name", "area", NULL };
  static const char *const by_pinyin[] = { "1|李四", "2|单雄信", "3|王五", "4|陈六", "5|丁七" };
  static const char *const by_strokes[] = { "1|王五", "2|李四", "3|单雄信", "4|陈六", "5|丁七" };
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *wished = NULL;
  g_autofree char *listed = NULL;

  options->fields = g_strdupv ((char **) fields);
  usual = list_people (fixture, options);
  mst_store_change_setting (fixture->store, MST_SETTING_PEOPLE_ORDER, "strokes", "Order", &error);
  g_assert_no_error (error);
  chosen = list_people (fixture, options);
  options->order = MST_REPORT_ORDER_PINYIN;
  wished = list_people (fixture, options);
  /* The three of the first subdistrict, then the others. */
  for (guint i = 0; i < 5; i++)
    {
      g_assert_nonnull (strstr (usual, by_pinyin[i]));
      g_assert_nonnull (strstr (chosen, by_strokes[i]));
    }
  g_assert_cmpstr (wished, ==, usual);

  /* As the window has it listed. */
  options->order = MST_REPORT_ORDER_DEFAULT;
  options->query = mst_query_new (&mst_person_type);
  mst_query_apply_usual_sort (options->query, fixture->store);
  listed = list_people (fixture, options);
  g_assert_cmpstr (listed, ==, chosen);
}

static void
insert_person (MstStore *store, const char *ended)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_store_begin (store, "test", "test", &error));
  report_fixture_insert (store, &mst_person_type, "name", "钱八", "class", "7", "area", "2",
                         "ended", ended, NULL);
  g_assert_true (mst_store_commit (store, &error));
  g_assert_no_error (error);
}

/* What has ended before the day is told of no more. */
static void
test_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();

  insert_person (fixture->store, "2026-03-01");
  options->day = mst_date_new (2026, 2, 28);
  options->area = g_strdup ("110199001000");
  options->fields = g_strsplit ("name", ",", -1);
  assert_report (fixture, "people", options, "序号|姓名\n1|李四\n2|钱八\n3|单雄信\n4|王五\n");
  options->day = mst_date_new (2026, 3, 1);
  assert_report (fixture, "people", options, "序号|姓名\n1|李四\n2|单雄信\n3|王五\n");
}

/* What is written after a report was made changes nothing in it, though its rows are read later. */
static void
test_one_moment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (MstReportContent) list = NULL;
  g_autoptr (MstReportContent) base = NULL;
  g_autoptr (MstStore) other = NULL;
  g_autoptr (GError) error = NULL;

  options->fields = g_strsplit ("name", ",", -1);
  options->person_class = g_strdup ("7");
  list = make_with (fixture, "people", options);
  base = make (fixture, "area-base");
  other = mst_store_open (fixture->path, &error);
  g_assert_no_error (error);
  insert_person (other, NULL);

  assert_table (list, "序号|姓名\n1|丁七\n2|王五\n");
  g_assert_cmpint (mst_report_content_count_rows (list, NULL), ==, 2);
  assert_table (base, BASE_HEAD BASE_ROWS);
  g_clear_object (&list);
  g_clear_object (&base);
  assert_report (fixture, "people", options, "序号|姓名\n1|丁七\n2|钱八\n3|王五\n");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *report;
    const char *json;
    const char *words;
  } cases[] = {
    { "people", "{\"area\":\"999\"}", "999" },
    { "people", "{\"group\":\"鞋码\"}", "鞋码" },
    { "people", "{\"fields\":[\"shoe\"]}", "shoe" },
    { "people", "{\"split\":true,\"group\":\"\"}", "part the list" },
    { "people", "{\"split\":true,\"fields\":[\"name\"]}", "街道" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MstReportOptions) options = mst_report_options_from_json (cases[i].json, NULL);

      g_assert_null (
        mst_report_make (mst_report_get (cases[i].report), fixture->store, options, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* Lists: order, class, area, day, groups. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *report;
    const char *json; /* options */
    const char *expected;
  } cases[] = {
    { "people", "{\"fields\":[\"name\",\"class\"]}",
      "序号|姓名|人员类别\n"
      "1|陈六|志愿者\n"
      "2|丁七|物业人员\n"
      "3|李四|志愿者\n"
      "4|单雄信|志愿者\n"
      "5|王五|物业人员\n" },
    { "people", "{\"order\":\"strokes\",\"fields\":[\"name\"]}",
      "序号|姓名\n"
      "1|丁七\n"
      "2|王五\n"
      "3|李四\n"
      "4|陈六\n"
      "5|单雄信\n" },
    { "people", "{\"class\":\"7\",\"fields\":[\"name\"]}",
      "序号|姓名\n"
      "1|丁七\n"
      "2|王五\n" },
    { "people", "{\"area\":\"110199002000\",\"fields\":[\"name\"]}",
      "序号|姓名\n"
      "1|陈六\n" },
    { "people", "{\"group\":\"人员类别\",\"fields\":[\"name\",\"class\"]}",
      "序号|姓名|人员类别\n"
      "1|陈六|志愿者\n"
      "2|李四|志愿者\n"
      "3|单雄信|志愿者\n"
      "4|丁七|物业人员\n"
      "5|王五|物业人员\n" },
    { "compounds", "{\"fields\":[\"name\",\"households\"]}",
      "序号|小区名称|户数\n"
      "1|安溪花园|1234\n"
      "2|广渡雅居|66\n"
      "3|怀庄里|100\n"
      "合计||1400\n" },
    { "units", "{\"fields\":[\"name\"]}",
      "序号|单位名称\n"
      "1|区卫健委\n" },
    { "posts", "{\"fields\":[\"name\",\"people_per_shift\"]}",
      "序号|点位名称|每班人数\n"
      "1|东门|3\n"
      "2|西门|\n"
      "合计||3\n" },
    { "areas", "{\"area\":\"110199002000\",\"fields\":[\"name\",\"level\"]}",
      "序号|区域名称|区域级别\n"
      "1|怀庄街道|街道\n"
      "2|石桥社区|社区\n"
      "3|怀庄里|小区\n" },
    { "forces", "{\"area\":\"110199001000\"}",
      "序号|社区|街道干部|市区下沉干部|社区工作者|在职党员|志愿者|居民骨干|物业人员|保安|入党积极分子|合计\n"
      "1|松湾社区|0|0|0|0|2|0|0|0|0|2\n"
      "2|柳岸社区|0|0|0|0|0|0|0|0|0|0\n"
      "3|街道本级|0|0|0|0|0|0|1|0|0|1\n"
      "合计||0|0|0|0|2|0|1|0|0|3\n" },
    { "area-base", "{\"area\":\"110199001001\"}",
      "序号|小区|物管小区|楼栋|户数|单位|点位|每班人数|人员\n"
      "1|安溪花园|1|12|1234|0|1|3|1\n"
      "2|社区本级|0|0|0|1|0|0|1\n"
      "合计||1|12|1234|1|1|3|2\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MstReportOptions) options = mst_report_options_from_json (cases[i].json, &error);

      g_assert_no_error (error);
      assert_report (fixture, cases[i].report, options, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                    \
  g_test_add ("/report/" name, Fixture, NULL, report_fixture_set_up, function, \
              report_fixture_tear_down)
  ADD ("area-base", test_area_base);
  ADD ("forces", test_forces);
  ADD ("quality", test_quality);
  ADD ("rows-behind", test_rows_behind);
  ADD ("briefing", test_briefing);
  ADD ("lists", test_lists);
  ADD ("day", test_day);
  ADD ("people-order", test_people_order);
  ADD ("one-moment", test_one_moment);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
