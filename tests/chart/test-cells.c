/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of plain tables: which columns each kind reads, and which it refuses. */

#include "chart-fixture.h"

#include "mst-chart-cells.h"
#include "mst-chart-private.h"

#include "mst-error.h"

#include <math.h>
#include <string.h>

/* Rows with '\n' between them, cells with ','. */
typedef struct
{
  GPtrArray *rows; /* char** */
} Text;

static const char *
get_cb (gpointer data, guint row, guint column)
{
  char **cells = g_ptr_array_index (((Text *) data)->rows, row);

  return column < g_strv_length (cells) ? cells[column] : NULL;
}

static MstChart *
read_chart (MstChartKind kind, const char *csv, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  Text text = { rows };
  MstChartCells cells = { 0, 0, get_cb, &text };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char **row = g_strsplit (lines[i], ",", -1);

      cells.n_columns = MAX (cells.n_columns, g_strv_length (row));
      g_ptr_array_add (rows, row);
    }
  cells.n_rows = rows->len;
  return mst_chart_new_for_cells (kind, &cells, error);
}

static MstChart *
read_good (MstChartKind kind, const char *csv)
{
  g_autoptr (GError) error = NULL;
  MstChart *chart = read_chart (kind, csv, &error);

  g_assert_no_error (error);
  return chart;
}

static void
test_values (void)
{
  g_autoptr (MstChart) chart = read_good (MST_CHART_BAR, "街道,干部（人）,志愿者(人),键\n"
                                                         "和平里,2 810,1,a\n"
                                                         ",,,\n"
                                                         "前门,４01,-,b");
  g_autofree char *words = mst_chart_describe_mark (chart, 1);

  g_assert_cmpuint (chart->categories->len, ==, 2);
  g_assert_cmpuint (chart->series->len, ==, 2);
  g_assert_cmpstr (chart->unit, ==, "人");
  g_assert_cmpstr (words, ==, "前门 干部 401 人");
  g_assert_cmpfloat (mst_chart_get_value (chart, 0, 0), ==, 2810);
  g_assert_true (isnan (mst_chart_get_value (chart, 1, 1)));
  g_assert_cmpstr (mst_chart_get_mark_key (chart, 3), ==, "b");
}

static void
test_scales (void)
{
  static const struct
  {
    MstChartKind kind;
    const char *csv;
    MstChartScale scale;
  } rows[] = {
    { MST_CHART_LINE, "日期,人\n2022-11-01,1\n2022-11-02,2", MST_CHART_DAYS },
    { MST_CHART_LINE, "日期,人\n2022年11月1日,1\n2022-11-02,2", MST_CHART_DAYS },
    { MST_CHART_LINE, "时间,人\n08:00,1\n09:30,2", MST_CHART_DAYS },
    { MST_CHART_LINE, "年龄,人\n20,1\n30,2", MST_CHART_NUMBERS },
    { MST_CHART_LINE, "街道,人\n和平里,1\n2022-11-02,2", MST_CHART_NAMES },
    { MST_CHART_BAR, "年龄,人\n20,1\n30,2", MST_CHART_NAMES },
    { MST_CHART_HEAT, "日期,人\n2022-11-01,1\n2022-11-02,2", MST_CHART_NAMES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MstChart) chart = read_good (rows[i].kind, rows[i].csv);

      g_test_message ("row %u", i);
      g_assert_cmpint (chart->scale, ==, rows[i].scale);
    }
}

static void
test_percent (void)
{
  g_autoptr (MstChart) chart = read_good (MST_CHART_HEAT, "街道,覆盖\n和平里,85.3%\n前门,100%");

  g_assert_cmpstr (chart->unit, ==, "%");
  g_assert_cmpfloat (mst_chart_get_value (chart, 0, 0), ==, 85.3);
}

static void
test_parts (void)
{
  g_autoptr (MstChart) map = read_good (MST_CHART_MAP, "数值,名称,经度,纬度,类别,连到\n"
                                                       "5,住建委,116.4,39.9,单位,和平里\n"
                                                       "9,和平里,116.42,39.95,街道,\n"
                                                       "1,未定位,,,,");
  g_autoptr (MstChart) building = read_good (MST_CHART_BUILDING, "单元,楼层,房号,标记,关照\n"
                                                                 "1单元,2,201,发热,是\n"
                                                                 "1单元,-1,B01,,否");

  g_assert_cmpuint (map->points->len, ==, 3);
  g_assert_cmpuint (map->links->len, ==, 1);
  g_assert_cmpuint (g_array_index (map->links, MstLink, 0).to, ==, 1);
  g_assert_cmpint (mst_chart_get_group (building, 0)->tone, ==, MST_CHART_TONE_BAD);
  g_assert_true (g_array_index (building->rooms, MstRoom, 0).special);
  g_assert_false (g_array_index (building->rooms, MstRoom, 1).special);
}

static void
test_faults (void)
{
  static const struct
  {
    MstChartKind kind;
    const char *csv, *words;
  } rows[] = {
    { MST_CHART_BAR, "街道,人\n和平里,很多", "Row 2, column “人”: “很多” is not a figure" },
    { MST_CHART_HISTOGRAM, "姓名,年龄\n张三,x", "Row 2, column “年龄”" },
    { MST_CHART_MAP, "名称,经度\n和平里,116", "no column “纬度”" },
    { MST_CHART_MAP, "名称,经度,纬度,连到\n和平里,116,39,东四", "called “东四”" },
    { MST_CHART_TILES, "名称,列,行\n和平里,1,2", "no column “数值”" },
    { MST_CHART_BUILDING, "单元,楼层,房号\n1,x,2", "is not a figure" },
    { MST_CHART_BUILDING, "单元,楼层,房号\n1,9999,2", "the storey" },
    { MST_CHART_GANTT, "名称,开始,结束\n东门,2022-11-22 08:00,2022-11-22", "before the beginning" },
    { MST_CHART_GANTT, "名称,开始,结束\n东门,早上,晚上", "is not a day or a time" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MstChart) chart = read_chart (rows[i].kind, rows[i].csv, &error);

      g_assert_null (chart);
      g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
      if (strstr (error->message, rows[i].words) == NULL)
        g_error ("“%s” doesn't say “%s”", error->message, rows[i].words);
    }
}

/* A night shift on the clock alone goes past midnight. */
static void
test_night (void)
{
  g_autoptr (MstChart) chart = read_good (MST_CHART_GANTT, "名称,开始,结束\n东门,20:00,08:00");
  const MstSpan *span = &g_array_index (chart->spans, MstSpan, 0);

  g_assert_cmpfloat_with_epsilon (span->until - span->from, 0.5, 1e-9);
}

static void
test_nothing (void)
{
  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    {
      MstChartCells cells = { 0, 0, get_cb, NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (MstChart) chart = mst_chart_new_for_cells ((MstChartKind) i, &cells, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (mst_chart_get_n_marks (chart), ==, 0);
    }
}

/* The table of a chart's values makes the same chart. */
static void
test_there_and_back (void)
{
  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    {
      MstChartKind kind = (MstChartKind) i;
      g_autoptr (MstChart) chart = chart_make (kind);
      g_autofree char *table = mst_chart_dup_table (chart);
      g_autofree char *again = NULL;
      g_autoptr (MstChart) read = NULL;

      g_test_message ("%s: %s", mst_chart_kind_get_nick (kind), table);
      g_assert_true (g_str_has_suffix (table, "\n"));
      table[strlen (table) - 1] = '\0';
      g_strdelimit (table, "\t", ',');
      read = read_good (kind, table);
      again = mst_chart_dup_table (read);
      again[strlen (again) - 1] = '\0';
      g_strdelimit (again, "\t", ',');
      g_assert_cmpstr (again, ==, table);
    }
}

static void
test_table (void)
{
  static const double values[] = { 2810, NAN, 0.5 };
  g_autoptr (MstChart) chart = mst_chart_new (MST_CHART_HORIZONTAL);
  g_autofree char *table = NULL;

  mst_chart_set_unit (chart, "人");
  mst_chart_add_category (chart, "和平里\t街道", NULL);
  mst_chart_add_category (chart, "前门", NULL);
  mst_chart_add_category (chart, "东四", NULL);
  mst_chart_add_series (chart, "在册", values, G_N_ELEMENTS (values), NULL);
  table = mst_chart_dup_table (chart);
  g_assert_cmpstr (table, ==, "Name\t在册（人）\n和平里 街道\t2810\n前门\t\n东四\t0.5\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/cells/values", test_values);
  g_test_add_func ("/chart/cells/scales", test_scales);
  g_test_add_func ("/chart/cells/percent", test_percent);
  g_test_add_func ("/chart/cells/parts", test_parts);
  g_test_add_func ("/chart/cells/faults", test_faults);
  g_test_add_func ("/chart/cells/night", test_night);
  g_test_add_func ("/chart/cells/nothing", test_nothing);
  g_test_add_func ("/chart/cells/there-and-back", test_there_and_back);
  g_test_add_func ("/chart/cells/table", test_table);
  return g_test_run ();
}
