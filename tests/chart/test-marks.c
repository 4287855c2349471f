/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as values: marks, keys and words. */

#include "chart-fixture.h"

#include <string.h>

static void
test_counts (void)
{
  static const struct
  {
    MstChartKind kind;
    guint n;
  } rows[] = {
    { MST_CHART_BAR, 51 },  { MST_CHART_DONUT, 17 },     { MST_CHART_HEAT, 51 },
    { MST_CHART_MAP, 18 },  { MST_CHART_TILES, 17 },     { MST_CHART_BUILDING, 36 },
    { MST_CHART_GANTT, 6 }, { MST_CHART_MULTIPLES, 51 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MstChart) chart = chart_make (rows[i].kind);

      g_assert_cmpuint (mst_chart_get_n_marks (chart), ==, rows[i].n);
    }
}

static void
check_mark (MstChartKind kind, guint mark, const char *words, const char *key)
{
  g_autoptr (MstChart) chart = chart_make (kind);
  g_autofree char *found = mst_chart_describe_mark (chart, mark);

  g_assert_cmpstr (found, ==, words);
  g_assert_cmpstr (mst_chart_get_mark_key (chart, mark), ==, key);
}

static void
test_words_of_marks (void)
{
  check_mark (MST_CHART_BAR, 9, "和平里街道 街道干部 2,810 人", "key-9");
  check_mark (MST_CHART_BAR, 17 + 9, "和平里街道 社区工作者 1,405 人", "key-9");
  check_mark (MST_CHART_LINE, 0, "2022-11-01 街道干部 1,374 人", "key-0");
  check_mark (MST_CHART_DONUT, 9, "和平里街道 2,810 人, 10.4%", "key-9");
  check_mark (MST_CHART_MAP, 17, "区住建委 包联单位", "unit-1");
  check_mark (MST_CHART_BUILDING, 8, "1单元 203 发热", NULL);
  check_mark (MST_CHART_GANTT, 1, "东门卡口 晚班 张三等4人 2022-11-22 18:00 – 2022-11-23 06:00",
              NULL);
}

static void
test_own_keys (void)
{
  static const char *const keys[] = { "a", NULL };
  static const double values[] = { 1, 2 };
  g_autoptr (MstChart) chart = mst_chart_new (MST_CHART_BAR);

  mst_chart_add_category (chart, "x", "of-x");
  mst_chart_add_category (chart, "y", "of-y");
  mst_chart_add_series (chart, "s", values, 2, keys);
  g_assert_cmpstr (mst_chart_get_mark_key (chart, 0), ==, "a");
  g_assert_cmpstr (mst_chart_get_mark_key (chart, 1), ==, "of-y");
}

static void
test_summary (void)
{
  g_autoptr (MstChart) bars = chart_make_of (MST_CHART_HORIZONTAL, place_values, N_PLACES);
  g_autoptr (MstChart) building = chart_make (MST_CHART_BUILDING);
  g_autofree char *words = NULL;
  g_autofree char *rooms = mst_chart_describe (building);

  mst_chart_set_unit (bars, "人");
  words = mst_chart_describe (bars);
  g_assert_cmpstr (
    words, ==, "17 items; highest 和平里街道 2,810 人, lowest 前门街道 401 人; total 27,112 人");
  g_assert_nonnull (strstr (rooms, "36 households; 未离开 29, 外出未返 6, 发热 1; 1 needs care"));
}

static void
test_summary_of_little (void)
{
  static const double one[] = { 5 }, equal[] = { 3, 3 }, none[] = { NAN, INFINITY };
  static const struct
  {
    const double *values;
    guint n;
    const char *words;
  } rows[] = {
    { one, 1, "1 item; 东华门街道 5" },
    { equal, 2, "2 items; all 3" },
    { none, 2, "no data" },
    { NULL, 0, "no data" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MstChart) chart = chart_make_of (MST_CHART_BAR, rows[i].values, rows[i].n);
      g_autofree char *words = mst_chart_describe (chart);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_cut (void)
{
  static const struct
  {
    double values[8];
    guint n;
    double cut;
  } rows[] = {
    { { 10, 12, 11, 9, 98000 }, 5, 12 },
    { { 10, 12, 11, 9, 40 }, 5, 0 },
    { { 10, 12, 98000 }, 3, 0 },
    { { 0, 0, 0, 5 }, 4, 0 },
    { { 10, NAN, 12, 11, 9, -98000 }, 6, 12 },
    { { NAN, NAN, NAN, NAN }, 4, 0 },
    { { 1, 5, 25, 125, 625 }, 5, 125 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat (mst_chart_find_cut (rows[i].values, rows[i].n), ==, rows[i].cut);
}

static void
test_histogram (void)
{
  double ages[100];
  g_autoptr (MstChart) chart = mst_chart_new (MST_CHART_HISTOGRAM);
  g_autofree char *words = NULL;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    ages[i] = 20 + i % 40;
  mst_chart_set_unit (chart, "岁");
  mst_chart_add_series (chart, "年龄", ages, G_N_ELEMENTS (ages), NULL);
  n = mst_chart_get_n_marks (chart);
  g_assert_cmpuint (n, >=, 5);
  g_assert_cmpuint (n, <=, 24);
  words = mst_chart_describe_mark (chart, 0);
  g_assert_cmpstr (words, ==, "20–24 岁: 15 times");
}

static char *
make_range_cb (double from, double until, gboolean takes_end, gpointer user_data)
{
  return g_strdup_printf ("%s %g..%g%s", (const char *) user_data, from, until,
                          takes_end ? "" : " without");
}

static void
count_free_cb (gpointer data)
{
  (*(char *) data)++;
}

/* Each bar leads to the values of its range, in a copy too and after the values have grown. */
static void
test_histogram_keys (void)
{
  static const double whole[] = { 20, 21, 35, 47, 59 }, broken[] = { 0.5, 1.25, 3 };
  char subject[] = "A";
  MstChart *chart = mst_chart_new (MST_CHART_HISTOGRAM);
  MstChart *copy;
  guint n;

  mst_chart_add_series (chart, NULL, whole, G_N_ELEMENTS (whole), NULL);
  g_assert_null (mst_chart_get_mark_key (chart, 0));
  mst_chart_set_range_key (chart, make_range_cb, subject, count_free_cb);
  n = mst_chart_get_n_marks (chart);
  g_assert_cmpstr (mst_chart_get_mark_key (chart, 0), ==, "A 20..29");
  g_assert_cmpstr (mst_chart_get_mark_key (chart, n - 1), ==, "A 50..60");
  copy = mst_chart_copy (chart);
  mst_chart_unref (chart);
  g_assert_cmpstr (subject, ==, "A");
  g_assert_cmpstr (mst_chart_get_mark_key (copy, 1), ==, "A 30..39");
  mst_chart_unref (copy);
  g_assert_cmpstr (subject, ==, "B");

  chart = mst_chart_new (MST_CHART_HISTOGRAM);
  mst_chart_add_series (chart, NULL, broken, G_N_ELEMENTS (broken), NULL);
  mst_chart_set_range_key (chart, make_range_cb, subject, NULL);
  g_assert_cmpstr (mst_chart_get_mark_key (chart, 0), ==, "B 0.5..1 without");
  n = mst_chart_get_n_marks (chart);
  g_assert_true (g_str_has_suffix (mst_chart_get_mark_key (chart, n - 1), "3"));
  mst_chart_unref (chart);
}

/* What isn't drawn has no outline; what is lies within its area. */
static void
test_outlines (void)
{
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_SCREEN_LIGHT);

  for (guint kind = 0; kind < MST_CHART_N_KINDS; kind++)
    {
      g_autoptr (MstChart) chart = chart_make ((MstChartKind) kind);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 640, 480);
      cairo_t *cr = cairo_create (surface);
      guint n_traced = 0;

      for (guint mark = 0; mark < mst_chart_get_n_marks (chart); mark++)
        {
          cairo_rectangle_t area;
          double left, top, right, bottom;
          gboolean drawn = mst_chart_get_mark_area (chart, style, 640, 480, mark, &area);

          cairo_new_path (cr);
          g_assert_cmpint (mst_chart_trace_mark (chart, style, 640, 480, mark, cr), ==, drawn);
          if (!drawn)
            continue;
          n_traced++;
          cairo_path_extents (cr, &left, &top, &right, &bottom);
          g_assert_cmpfloat (left, >=, area.x - 0.1);
          g_assert_cmpfloat (top, >=, area.y - 0.1);
          g_assert_cmpfloat (right, <=, area.x + area.width + 0.1);
          g_assert_cmpfloat (bottom, <=, area.y + area.height + 0.1);
        }
      g_assert_cmpuint (n_traced, >, 0);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* A copy reads, looks and opens like the chart, and goes its own way. */
static void
test_copies (void)
{
  for (guint kind = 0; kind < MST_CHART_N_KINDS; kind++)
    {
      g_autoptr (MstChart) chart = chart_make ((MstChartKind) kind);
      g_autoptr (MstChart) copy = mst_chart_copy (chart);
      g_autofree char *words = mst_chart_describe (chart);
      g_autofree char *words_of_copy = mst_chart_describe (copy);
      g_autofree char *table = mst_chart_dup_table (chart);
      g_autofree char *table_of_copy = mst_chart_dup_table (copy);
      const char *title = mst_chart_get_title (chart);
      guint n = mst_chart_get_n_marks (chart);

      g_assert_cmpstr (words_of_copy, ==, words);
      g_assert_cmpstr (table_of_copy, ==, table);
      g_assert_cmpuint (mst_chart_get_n_marks (copy), ==, n);
      for (guint mark = 0; mark < n; mark++)
        g_assert_cmpstr (mst_chart_get_mark_key (copy, mark), ==,
                         mst_chart_get_mark_key (chart, mark));
      mst_chart_set_title (copy, "other");
      g_assert_cmpstr (mst_chart_get_title (chart), ==, title);
    }
}

static void
test_kinds (void)
{
  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    {
      MstChartKind kind = MST_CHART_BAR;

      g_assert_true (mst_chart_kind_from_nick (mst_chart_kind_get_nick ((MstChartKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_nonnull (mst_chart_kind_get_label (kind));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/marks/counts", test_counts);
  g_test_add_func ("/chart/marks/words", test_words_of_marks);
  g_test_add_func ("/chart/marks/own-keys", test_own_keys);
  g_test_add_func ("/chart/marks/summary", test_summary);
  g_test_add_func ("/chart/marks/summary-of-little", test_summary_of_little);
  g_test_add_func ("/chart/marks/cut", test_cut);
  g_test_add_func ("/chart/marks/histogram", test_histogram);
  g_test_add_func ("/chart/marks/histogram-keys", test_histogram_keys);
  g_test_add_func ("/chart/marks/outlines", test_outlines);
  g_test_add_func ("/chart/marks/copies", test_copies);
  g_test_add_func ("/chart/marks/kinds", test_kinds);
  return g_test_run ();
}
