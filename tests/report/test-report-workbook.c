/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as workbooks: the same figures in the cells, charts that refer to them, a summary that leads to
 * the sheets of groups. */

#include "../sheet/sheet-part.h"
#include "report-fixture.h"

#include "mst-workbook.h"

#include <string.h>

/* Saves a report with the options of @json. (transfer full) */
static char *
save (Fixture *fixture, const char *name, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstReportOptions) options = mst_report_options_from_json (json, &error);
  g_autoptr (MstReportContent) content = NULL;
  char *path = report_fixture_build (fixture, "报表.xlsx");

  g_assert_no_error (error);
  content = mst_report_make (mst_report_get (name), fixture->store, options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mst_report_content_save (content, path, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
assert_cells (MstGrid *grid, guint32 row, const char *const *texts)
{
  for (guint32 column = 0; texts[column] != NULL; column++)
    {
      const MstCell *cell = mst_grid_get_cell (grid, row, column);
      g_autofree char *text = cell != NULL ? mst_cell_dup_text (cell, FALSE) : NULL;

      g_assert_cmpstr (text != NULL ? text : "", ==, texts[column]);
    }
}

#define CELLS(grid, row, ...)                          \
  G_STMT_START                                         \
  {                                                    \
    const char *const texts[] = { __VA_ARGS__, NULL }; \
                                                       \
    assert_cells (grid, row, texts);                   \
  }                                                    \
  G_STMT_END

static MstWorkbook *
open_workbook (const char *path, const char *const *names)
{
  g_autoptr (GError) error = NULL;
  MstWorkbook *workbook = mst_workbook_open (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mst_workbook_get_n_sheets (workbook), ==, g_strv_length ((char **) names));
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_cmpstr (mst_grid_get_name (mst_workbook_get_sheet (workbook, i)), ==, names[i]);
  return workbook;
}

/* The chart is of the table's cells, in the colours of paper. */
static void
test_chart_of_table (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "示例区力量分布表", NULL };
  static const char *const parts[] = {
    "<c:barDir val=\"bar\"/>",
    "<c:grouping val=\"stacked\"/>",
    "<c:f>'示例区力量分布表'!$G$3</c:f>",
    "<c:f>'示例区力量分布表'!$B$4:$B$6</c:f>",
    "<c:f>'示例区力量分布表'!$G$4:$G$6</c:f>",
    "<c:f>'示例区力量分布表'!$I$4:$I$6</c:f>",
    "<c:pt idx=\"0\"><c:v>2</c:v></c:pt><c:pt idx=\"1\"><c:v>1</c:v></c:pt>",
    "<a:srgbClr val=\"1F5288\"/>",
    "力量分布",
  };
  g_autofree char *path = save (fixture, "forces", "{}");
  g_autoptr (MstWorkbook) workbook = open_workbook (path, names);

  CELLS (mst_workbook_get_sheet (workbook, 0), 3, "1", "晨泉街道", "0", "0", "0", "0", "2", "0",
         "1", "0", "0", "3");
  CELLS (mst_workbook_get_sheet (workbook, 0), 6, "合计", "", "0", "0", "0", "0", "3", "0", "2",
         "0", "0", "5");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sheet_part_assert_has (path, "xl/charts/chart1.xml", parts[i]);
}

static void
test_black (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = save (fixture, "forces", "{\"black_and_white\":true}");

  sheet_part_assert_has (path, "xl/charts/chart1.xml", "<a:srgbClr val=\"8C8C8C\"/>");
  sheet_part_assert_has_not (path, "xl/charts/chart1.xml", "1F5288");
}

/* A chart of what no table holds has a sheet of its own; words come last. */
static void
test_briefing (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "指标", "示例区基层力量一页通", "人员类别", "说明", NULL };
  g_autofree char *path = save (fixture, "briefing", "{}");
  g_autoptr (MstWorkbook) workbook = open_workbook (path, names);

  CELLS (mst_workbook_get_sheet (workbook, 0), 3, "人员", "5", "人");
  CELLS (mst_workbook_get_sheet (workbook, 0), 7, "户数", "1400", "户");
  CELLS (mst_workbook_get_sheet (workbook, 1), 3, "1", "晨泉街道", "2", "1300", "1", "1", "3");
  CELLS (mst_workbook_get_sheet (workbook, 2), 2, "名称", "人员（人）");
  CELLS (mst_workbook_get_sheet (workbook, 2), 3, "志愿者", "3");
  CELLS (mst_workbook_get_sheet (workbook, 2), 4, "物业人员", "2");
  sheet_part_assert_has (path, "xl/charts/chart1.xml",
                         "<c:f>'示例区基层力量一页通'!$G$4:$G$6</c:f>");
  sheet_part_assert_has (path, "xl/charts/chart2.xml", "<c:doughnutChart>");
  sheet_part_assert_has (path, "xl/charts/chart2.xml", "<c:f>'人员类别'!$B$4:$B$5</c:f>");
  sheet_part_assert_has (path, "xl/worksheets/sheet4.xml", "居民1,400户");
}

/* Each group counts and sums by itself; the summary counts them all. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "汇总", "晨泉街道", "怀庄街道", NULL };
  g_autofree char *path =
    save (fixture, "compounds", "{\"split\":true,\"fields\":[\"name\",\"parent\",\"households\"]}");
  g_autoptr (MstWorkbook) workbook = open_workbook (path, names);
  MstGrid *summary = mst_workbook_get_sheet (workbook, 0);

  CELLS (summary, 0, "示例区小区台账（按街道汇总）");
  CELLS (summary, 2, "序号", "街道", "数量", "户数");
  CELLS (summary, 3, "1", "晨泉街道", "2", "1300");
  CELLS (summary, 4, "2", "怀庄街道", "1", "100");
  CELLS (summary, 5, "合计", "", "3", "1400");
  CELLS (mst_workbook_get_sheet (workbook, 1), 0, "示例区小区台账（晨泉街道）");
  CELLS (mst_workbook_get_sheet (workbook, 1), 3, "1", "安溪花园", "晨泉街道", "松湾社区", "1234");
  CELLS (mst_workbook_get_sheet (workbook, 1), 5, "合计", "", "", "", "1300");
  CELLS (mst_workbook_get_sheet (workbook, 2), 3, "1", "怀庄里", "怀庄街道", "石桥社区", "100");
  sheet_part_assert_has (path, "xl/worksheets/sheet1.xml", "location=\"'怀庄街道'!A1\"");
  sheet_part_assert_has (path, "xl/worksheets/sheet3.xml", "location=\"'汇总'!A1\"");
  sheet_part_assert_has (path, "xl/charts/chart1.xml", "<c:f>'汇总'!$C$4:$C$5</c:f>");
}

/* A chart the format has no kind for stands there as a picture, beside its values. */
static void
test_picture (Fixture *fixture, gconstpointer data)
{
  static const double values[] = { 1, 2.5, 4 };
  static const char *const names[] = { "示例区区域底数表", "热力", "户数分布", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (MstReportContent) content = NULL;
  g_autoptr (MstWorkbook) workbook = NULL;
  g_autofree char *path = report_fixture_build (fixture, "图.xlsx");
  MstChart *heat = mst_chart_new (MST_CHART_HEAT);
  MstChart *histogram = mst_chart_new (MST_CHART_HISTOGRAM);

  content = mst_report_make (mst_report_get ("area-base"), fixture->store, options, NULL, &error);
  g_assert_no_error (error);
  mst_chart_set_title (heat, "热力");
  mst_chart_add_category (heat, "甲", NULL);
  mst_chart_add_category (heat, "乙", NULL);
  mst_chart_add_series (heat, "一级", values, 2, NULL);
  mst_report_content_add_chart (content, heat, FALSE, 0);
  mst_chart_set_title (histogram, "户数分布");
  mst_chart_add_series (histogram, "户数", values, 3, NULL);
  mst_report_content_add_chart (content, histogram, FALSE, 0);
  g_assert_true (mst_report_content_save (content, path, NULL, &error));
  g_assert_no_error (error);

  workbook = open_workbook (path, names);
  CELLS (mst_workbook_get_sheet (workbook, 1), 2, "名称", "一级");
  CELLS (mst_workbook_get_sheet (workbook, 1), 4, "乙", "2.5");
  CELLS (mst_workbook_get_sheet (workbook, 2), 2, "户数");
  CELLS (mst_workbook_get_sheet (workbook, 2), 5, "4");
  sheet_part_assert_has (path, "xl/media/image1.png", "PNG");
  sheet_part_assert_has (path, "xl/media/image2.png", "PNG");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                             \
  g_test_add ("/report/workbook/" name, Fixture, NULL, report_fixture_set_up, function, \
              report_fixture_tear_down)
  ADD ("chart-of-table", test_chart_of_table);
  ADD ("black", test_black);
  ADD ("briefing", test_briefing);
  ADD ("split", test_split);
  ADD ("picture", test_picture);
#undef ADD
  return g_test_run ();
}
