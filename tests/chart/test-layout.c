/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a drawing holds: texts that don't touch each other, marks inside the picture that are found where
 * they are, and sense made of senseless data. */

#include "chart-fixture.h"

#include "mst-curve.h"

#include <string.h>

#define WIDTH 960
#define HEIGHT 540

/* --- every kind in every palette and many sizes --- */

static double
get_overlap (const MstBox *a, const MstBox *b)
{
  double width = fmin (a->x + a->width, b->x + b->width) - fmax (a->x, b->x);
  double height = fmin (a->y + a->height, b->y + b->height) - fmax (a->y, b->y);

  return fmin (width, height);
}

static void
check_texts (const Drawn *drawn, const char *nick)
{
  const GArray *texts = drawn->canvas.texts;

  for (guint i = 0; i < texts->len; i++)
    {
      const MstTextPlace *a = &g_array_index (texts, MstTextPlace, i);

      if (a->text == NULL)
        continue;
      if (a->box.x < -1 || a->box.y < -1 || a->box.x + a->box.width > drawn->canvas.width + 1
          || a->box.y + a->box.height > drawn->canvas.height + 1)
        g_error ("%s: “%s” leaves the picture", nick, a->text);
      for (guint j = i + 1; j < texts->len; j++)
        {
          const MstTextPlace *b = &g_array_index (texts, MstTextPlace, j);

          /* Boxes of lines of text hold air above and below. */
          if (b->text != NULL && get_overlap (&a->box, &b->box) > 3)
            g_error ("%s: “%s” and “%s” overlap", nick, a->text, b->text);
        }
    }
}

static void
check_marks (const Drawn *drawn, const char *nick)
{
  guint n_placed = 0;

  for (guint i = 0; i < drawn->canvas.places->len; i++)
    {
      const MstMarkPlace *place = &g_array_index (drawn->canvas.places, MstMarkPlace, i);

      if (place->shape == MST_PLACE_NONE)
        continue;
      n_placed++;
      if (!(place->x >= -1 && place->y >= -1 && place->x + place->width <= drawn->canvas.width + 1
            && place->y + place->height <= drawn->canvas.height + 1))
        g_error ("%s: mark %u leaves the picture", nick, i);
    }
  g_assert_cmpuint (n_placed, ==, drawn->canvas.places->len);
}

static void
test_all (void)
{
  for (guint palette = 0; palette < MST_CHART_N_PALETTES; palette++)
    {
      g_autoptr (MstChartStyle) style = mst_chart_style_new ((MstChartPalette) palette);

      for (guint i = 0; i < MST_CHART_N_KINDS; i++)
        {
          g_autoptr (MstChart) chart = chart_make ((MstChartKind) i);
          const char *nick = mst_chart_kind_get_nick ((MstChartKind) i);
          Drawn drawn;

          drawn_init (&drawn, chart, style, WIDTH, HEIGHT);
          check_texts (&drawn, nick);
          check_marks (&drawn, nick);
          g_assert_true (drawn_has_text (&drawn, "各街道在册力量"));
          g_assert_true (drawn_has_text (&drawn, "区委组织部"));
          g_assert_true (drawn_has_text (&drawn, "2022-11-22"));
          drawn_clear (&drawn);
        }
    }
}

static void
test_sizes (void)
{
  static const double sizes[][2] = { { 1, 1 },      { 40, 30 },    { 120, 80 },  { 320, 200 },
                                     { 1600, 900 }, { 300, 1200 }, { 1600, 120 } };
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_SCREEN_LIGHT);

  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    {
      g_autoptr (MstChart) chart = chart_make ((MstChartKind) i);
      g_autoptr (MstChart) empty = chart_make_empty ((MstChartKind) i);

      for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
        {
          Drawn drawn;

          drawn_init (&drawn, chart, style, sizes[size][0], sizes[size][1]);
          drawn_clear (&drawn);
          drawn_init (&drawn, empty, style, sizes[size][0], sizes[size][1]);
          drawn_clear (&drawn);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_PRINT);

  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    {
      g_autoptr (MstChart) chart = chart_make_empty ((MstChartKind) i);
      g_autofree char *words = mst_chart_describe (chart);
      Drawn drawn;

      drawn_init (&drawn, chart, style, WIDTH, HEIGHT);
      g_assert_true (drawn_has_text (&drawn, "No data for this chart"));
      g_assert_cmpuint (mst_chart_get_n_marks (chart), ==, 0);
      g_assert_cmpint (mst_chart_locate (chart, style, WIDTH, HEIGHT, 100, 100), ==, -1);
      g_assert_cmpstr (words, ==, "无数据. no data");
      drawn_clear (&drawn);
    }
}

/* One value, zeros, negative ones, unknown ones, the largest and smallest doubles there are. */
static void
test_odd_values (void)
{
  static const double one[] = { 7 }, zeros[] = { 0, 0, 0 }, below[] = { -5, -120, -33 },
                      mixed[] = { -5, NAN, 33, 0 }, unknown[] = { NAN, INFINITY, -INFINITY },
                      huge[] = { 1e308, -1e308, 1e-308, 9.2e18 };
  static const struct
  {
    const double *values;
    guint n;
  } rows[] = { { one, 1 }, { zeros, 3 }, { below, 3 }, { mixed, 4 }, { unknown, 3 }, { huge, 4 } };
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_PRINT_BLACK);

  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    {
      if (!chart_takes_series ((MstChartKind) i) && i != MST_CHART_HISTOGRAM)
        continue;
      for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
        {
          g_autoptr (MstChart) chart =
            chart_make_of ((MstChartKind) i, rows[row].values, rows[row].n);
          Drawn drawn;

          drawn_init (&drawn, chart, style, WIDTH, HEIGHT);
          if (rows[row].values == unknown)
            g_assert_true (drawn_has_text (&drawn, "No data"));
          for (guint mark = 0; mark < mst_chart_get_n_marks (chart); mark++)
            {
              const MstMarkPlace *place = &g_array_index (drawn.canvas.places, MstMarkPlace, mark);
              g_autofree char *words = mst_chart_describe_mark (chart, mark);

              g_assert_true (isfinite (place->x) && isfinite (place->y) && isfinite (place->width)
                             && isfinite (place->height));
            }
          drawn_clear (&drawn);
        }
    }
}

/* --- geometry --- */

static void
test_bars_are_as_values (void)
{
  static const double values[] = { 100, 200, 400 };
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_PRINT);
  g_autoptr (MstChart) upright = chart_make_of (MST_CHART_BAR, values, 3);
  g_autoptr (MstChart) lying = chart_make_of (MST_CHART_HORIZONTAL, values, 3);
  cairo_rectangle_t bars[3], rows[3];

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (mst_chart_get_mark_area (upright, style, WIDTH, HEIGHT, i, &bars[i]));
      g_assert_true (mst_chart_get_mark_area (lying, style, WIDTH, HEIGHT, i, &rows[i]));
    }
  for (guint i = 1; i < 3; i++)
    {
      g_assert_cmpfloat_with_epsilon (bars[i].height / bars[i - 1].height, 2, 0.01);
      g_assert_cmpfloat_with_epsilon (rows[i].width / rows[i - 1].width, 2, 0.01);
      g_assert_cmpfloat (bars[i].x, >, bars[i - 1].x);
      g_assert_cmpfloat (rows[i].y, >, rows[i - 1].y);
    }
}

static void
test_outlier (void)
{
  static const double values[] = { 10, 12, 11, 9, 98000 };
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_PRINT);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MstChart) chart =
        chart_make_of (i == 0 ? MST_CHART_BAR : MST_CHART_HORIZONTAL, values, 5);
      cairo_rectangle_t small, large;
      Drawn drawn;

      g_assert_true (mst_chart_get_mark_area (chart, style, WIDTH, HEIGHT, 0, &small));
      g_assert_true (mst_chart_get_mark_area (chart, style, WIDTH, HEIGHT, 4, &large));
      /* The others can be told apart, and the cut is told. */
      g_assert_cmpfloat (i == 0 ? small.height : small.width, >, 100);
      g_assert_cmpfloat (i == 0 ? large.height : large.width, <, WIDTH);
      drawn_init (&drawn, chart, style, WIDTH, HEIGHT);
      g_assert_true (drawn_has_text (&drawn, "The axis is cut; beyond it: 北新桥街道 98,000"));
      drawn_clear (&drawn);
    }
}

static void
test_locate (void)
{
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_SCREEN_LIGHT);

  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    {
      g_autoptr (MstChart) chart = chart_make ((MstChartKind) i);
      guint n_found = 0, n = mst_chart_get_n_marks (chart);

      if (i == MST_CHART_DONUT) /* the middle of a ring is empty */
        continue;
      for (guint mark = 0; mark < n; mark++)
        {
          cairo_rectangle_t area;
          int found;

          g_assert_true (mst_chart_get_mark_area (chart, style, WIDTH, HEIGHT, mark, &area));
          found = mst_chart_locate (chart, style, WIDTH, HEIGHT, area.x + area.width / 2,
                                    area.y + area.height / 2);
          g_assert_cmpint (found, >=, 0);
          n_found += (guint) found == mark;
        }
      /* Where marks lie over each other, the smaller is found. */
      g_assert_cmpuint (n_found * 10, >=, n * (i == MST_CHART_BULLET ? 5 : 9));
      g_assert_cmpint (mst_chart_locate (chart, style, WIDTH, HEIGHT, 2, 2), ==, -1);
    }
}

static void
test_ring (void)
{
  static const double values[] = { 1, 1, 2 };
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_SCREEN_LIGHT);
  g_autoptr (MstChart) chart = chart_make_of (MST_CHART_DONUT, values, 3);
  cairo_rectangle_t area;
  double x, y, radius;

  g_assert_true (mst_chart_get_mark_area (chart, style, WIDTH, HEIGHT, 0, &area));
  x = area.x + area.width / 2;
  y = area.y + area.height / 2;
  radius = area.width / 2 * 0.8;
  g_assert_cmpint (
    mst_chart_locate (chart, style, WIDTH, HEIGHT, x + radius * 0.7, y - radius * 0.7), ==, 0);
  g_assert_cmpint (
    mst_chart_locate (chart, style, WIDTH, HEIGHT, x + radius * 0.7, y + radius * 0.7), ==, 1);
  g_assert_cmpint (mst_chart_locate (chart, style, WIDTH, HEIGHT, x - radius, y), ==, 2);
  g_assert_cmpint (mst_chart_locate (chart, style, WIDTH, HEIGHT, x, y), ==, -1);
}

/* Drawn anew once the data changed. */
static void
test_change (void)
{
  static const double few[] = { 1, 2 };
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_SCREEN_LIGHT);
  g_autoptr (MstChart) chart = chart_make_of (MST_CHART_BAR, few, 2);
  cairo_rectangle_t before, after;

  g_assert_true (mst_chart_get_mark_area (chart, style, WIDTH, HEIGHT, 0, &before));
  mst_chart_set_target (chart, 20, "目标");
  g_assert_true (mst_chart_get_mark_area (chart, style, WIDTH, HEIGHT, 0, &after));
  g_assert_cmpfloat (after.height, <, before.height / 4);
}

static void
test_suffix (void)
{
  char *streets[] = { (char *) "东华门街道", (char *) "景山街道", (char *) "和平里街道" };
  char *mixed[] = { (char *) "东华门街道", (char *) "北京市" };
  char *equal[] = { (char *) "街道", (char *) "景山街道" };

  g_assert_cmpuint (mst_slots_find_suffix (streets, 3), ==, strlen ("街道"));
  g_assert_cmpuint (mst_slots_find_suffix (mixed, 2), ==, 0);
  g_assert_cmpuint (mst_slots_find_suffix (equal, 2), <=, strlen ("道"));
}

/* A dense line keeps its extremes: the picture is that of all points. */
static void
test_dense_line (void)
{
  const guint n = 100000, at = 77777;
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_SCREEN_LIGHT);
  g_autoptr (MstChart) chart = mst_chart_new (MST_CHART_LINE);
  g_autofree double *values = g_new (double, n);
  MstReach reach;
  MstCurves curves;
  MstPlot plot = { .box = { 0, 0, 800, 400 } };
  g_autoptr (GArray) dots = NULL;
  double top = INFINITY;

  mst_chart_set_scale (chart, MST_CHART_NUMBERS);
  for (guint i = 0; i < n; i++)
    {
      values[i] = i == at ? 100 : 50 + 10 * sin (i / 500.);
      mst_chart_add_category_at (chart, i, NULL);
    }
  mst_chart_add_series (chart, NULL, values, n, NULL);
  reach = mst_reach_of_chart (chart, FALSE);
  plot.axis = mst_axis_new (0, reach.highest, 6, MST_AXIS_FROM_ZERO);
  mst_curves_init (&curves, chart);
  dots = mst_curves_trace (&curves, &plot, values);
  g_assert_cmpuint (dots->len, <=, 4 * 801);
  for (guint i = 0; i < dots->len; i++)
    top = fmin (top, g_array_index (dots, MstDot, i).y);
  g_assert_cmpfloat_with_epsilon (top, mst_plot_at (&plot, 100), 1e-6);
  mst_curves_clear (&curves);
}

static guint32
read_pixel (cairo_surface_t *surface, double x, double y)
{
  const guchar *data;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  return (
    (const guint32 *) (gconstpointer) (data
                                       + (int) y
                                           * cairo_image_surface_get_stride (surface)))[(int) x];
}

/* The lines of a point over what was drawn; of one that has none nothing. */
static void
test_links (void)
{
  g_autoptr (MstChart) chart = mst_chart_new (MST_CHART_MAP);
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_SCREEN_LIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 300);
  cairo_t *cr = cairo_create (surface);
  guint group = mst_chart_add_group (chart, "小区", MST_CHART_TONE_GOOD);
  guint unit = mst_chart_add_point (chart, "财政局", 116.40, 39.90, NAN, group, NULL);
  guint place = mst_chart_add_point (chart, "福园", 116.42, 39.92, NAN, group, NULL);
  guint alone = mst_chart_add_point (chart, "馨园", 116.42, 39.90, NAN, group, NULL);
  cairo_rectangle_t from, to;
  guint32 middle;

  mst_chart_add_link (chart, unit, place);
  mst_chart_draw (chart, style, cr, 400, 300);
  g_assert_false (mst_chart_draw_links (chart, style, 400, 300, alone, cr));
  g_assert_true (mst_chart_draw_links (chart, style, 400, 300, place, cr));
  g_assert_true (mst_chart_draw_links (chart, style, 400, 300, unit, cr));
  g_assert_true (mst_chart_get_mark_area (chart, style, 400, 300, unit, &from));
  g_assert_true (mst_chart_get_mark_area (chart, style, 400, 300, place, &to));
  middle =
    read_pixel (surface, (from.x + to.x + from.width) / 2, (from.y + to.y + from.height) / 2);
  /* The line is as dark as text. */
  g_assert_cmpuint (middle >> 8 & 0xff, <, 0x80);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* --- drawn in parts --- */

static cairo_surface_t *
draw_image (MstChart *chart, const MstChartStyle *style, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, (int) ceil (WIDTH * scale), (int) ceil (HEIGHT * scale));
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  mst_chart_draw (chart, style, cr, WIDTH, HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* But for the edges of letters that lie across two parts. */
static void
check_same (cairo_surface_t *a, cairo_surface_t *b)
{
  const guchar *in_a = cairo_image_surface_get_data (a), *in_b = cairo_image_surface_get_data (b);
  int n = cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);
  int n_different = 0;

  for (int i = 0; i < n; i++)
    {
      g_assert_cmpint (abs (in_a[i] - in_b[i]), <, 96);
      n_different += in_a[i] != in_b[i];
    }
  g_assert_cmpint (n_different, <, n / 1000);
}

/* @n_at_once: so many parts are prepared, the rest is drawn at once. */
static void
check_parts (MstChart *whole, double scale, guint n_at_once)
{
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_SCREEN_LIGHT);
  g_autoptr (MstChart) parts = mst_chart_copy (whole);
  cairo_surface_t *a = draw_image (whole, style, scale), *b;
  guint n = 0;

  while (n < n_at_once && mst_chart_prepare (parts, style, WIDTH, HEIGHT, scale))
    n++;
  g_assert_cmpuint (n, >=, 1);
  b = draw_image (parts, style, scale);
  check_same (a, b);
  g_assert_false (mst_chart_prepare (parts, style, WIDTH, HEIGHT, scale));
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* What was prepared in parts, all of it or the first few, is what is drawn at once. */
static void
test_parts (void)
{
  g_autoptr (MstChart) map = mst_chart_new (MST_CHART_MAP);

  for (guint i = 0; i < 1000; i++)
    mst_chart_add_point (map, place_names[i % N_PLACES], 116 + i % 31, 39 + i % 37, i,
                         MST_CHART_NO_GROUP, NULL);
  check_parts (map, 1, G_MAXUINT);
  check_parts (map, 1.5, G_MAXUINT);
  check_parts (map, 2, 4);
  for (guint i = 0; i < MST_CHART_N_KINDS; i++)
    {
      g_autoptr (MstChart) chart = chart_make ((MstChartKind) i);

      check_parts (chart, 1, G_MAXUINT);
      check_parts (chart, 1.25, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/layout/all", test_all);
  g_test_add_func ("/chart/layout/sizes", test_sizes);
  g_test_add_func ("/chart/layout/empty", test_empty);
  g_test_add_func ("/chart/layout/odd-values", test_odd_values);
  g_test_add_func ("/chart/layout/bars-are-as-values", test_bars_are_as_values);
  g_test_add_func ("/chart/layout/outlier", test_outlier);
  g_test_add_func ("/chart/layout/locate", test_locate);
  g_test_add_func ("/chart/layout/ring", test_ring);
  g_test_add_func ("/chart/layout/change", test_change);
  g_test_add_func ("/chart/layout/suffix", test_suffix);
  g_test_add_func ("/chart/layout/dense-line", test_dense_line);
  g_test_add_func ("/chart/layout/links", test_links);
  g_test_add_func ("/chart/layout/parts", test_parts);
  return g_test_run ();
}
