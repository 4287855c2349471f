/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that were looked at once and must stay: small, compared in blocks, so that another version of
 * a font or of its hinting passes and a moved or missing bar doesn't. MUSTER_TEST_GOLDEN=write writes
 * them anew; look at them before they are committed. */

#include "chart-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define WIDTH 400
#define HEIGHT 260
#define BLOCK 10
/* Of 255, by which the mean of a block may differ; and how many blocks may differ by more. */
#define TOLERANCE 24
#define MOST_BLOCKS 12

static double
get_block_mean (cairo_surface_t *picture, int column, int row, int channel)
{
  const guchar *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  double sum = 0;

  for (int y = row * BLOCK; y < (row + 1) * BLOCK; y++)
    {
      for (int x = column * BLOCK; x < (column + 1) * BLOCK; x++)
        sum += data[y * stride + x * 4 + channel];
    }
  return sum / (BLOCK * BLOCK);
}

static guint
count_differing (cairo_surface_t *a, cairo_surface_t *b)
{
  guint n = 0;

  for (int row = 0; row < HEIGHT / BLOCK; row++)
    {
      for (int column = 0; column < WIDTH / BLOCK; column++)
        {
          double difference = 0;

          for (int channel = 0; channel < 3; channel++)
            difference = fmax (difference, fabs (get_block_mean (a, column, row, channel)
                                                 - get_block_mean (b, column, row, channel)));
          n += difference > TOLERANCE;
        }
    }
  return n;
}

static cairo_surface_t *
draw (MstChart *chart, MstChartPalette palette)
{
  g_autoptr (MstChartStyle) plain = mst_chart_style_new (palette);
  g_autoptr (MstChartStyle) style = mst_chart_style_with_font (plain, NULL, 10);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (picture);

  mst_chart_draw (chart, style, cr, WIDTH, HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  return picture;
}

static cairo_surface_t *
load (const char *path)
{
  cairo_surface_t *file = cairo_image_surface_create_from_png (path);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (picture);

  g_assert_cmpint (cairo_surface_status (file), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (file), ==, WIDTH);
  cairo_set_source_surface (cr, file, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (file);
  cairo_surface_flush (picture);
  return picture;
}

static void
compare (MstChartKind kind, MstChartPalette palette)
{
  g_autoptr (MstChart) chart = chart_make (kind);
  g_autofree char *name = g_strdup_printf ("%s-%s.png", mst_chart_kind_get_nick (kind),
                                           mst_chart_palette_get_nick (palette));
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "chart", "golden", name, NULL);
  cairo_surface_t *picture = draw (chart, palette), *golden;
  guint n;

  if (g_strcmp0 (g_getenv ("MUSTER_TEST_GOLDEN"), "write") == 0)
    g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
  golden = load (path);
  n = count_differing (picture, golden);
  if (n > MOST_BLOCKS)
    {
      g_autofree char *shown = g_strconcat (name, ".new.png", NULL);

      cairo_surface_write_to_png (picture, shown);
      g_error ("%s: %u blocks differ; %s shows how it looks now", name, n, shown);
    }
  cairo_surface_destroy (golden);
  cairo_surface_destroy (picture);
}

static void
test_pictures (void)
{
  compare (MST_CHART_HORIZONTAL, MST_CHART_PRINT);
  compare (MST_CHART_STACKED, MST_CHART_PRINT_BLACK);
  compare (MST_CHART_LINE, MST_CHART_SCREEN_DARK);
  compare (MST_CHART_BUILDING, MST_CHART_SCREEN_LIGHT);
  compare (MST_CHART_MAP, MST_CHART_COLOUR_BLIND);
  compare (MST_CHART_HEAT, MST_CHART_SCREEN_LIGHT);
}

/* The comparison sees one bar of 17 that is a third shorter, another palette and a missing text. */
static void
test_comparison_can_fail (void)
{
  double values[N_PLACES];
  g_autoptr (MstChart) before = chart_make_of (MST_CHART_HORIZONTAL, place_values, N_PLACES);
  g_autoptr (MstChart) after = NULL;
  g_autoptr (MstChart) titled = chart_make_of (MST_CHART_HORIZONTAL, place_values, N_PLACES);
  cairo_surface_t *a, *b, *c, *d;

  memcpy (values, place_values, sizeof values);
  values[8] *= 0.5;
  after = chart_make_of (MST_CHART_HORIZONTAL, values, N_PLACES);
  mst_chart_set_title (titled, "各街道在册力量");
  a = draw (before, MST_CHART_PRINT);
  b = draw (after, MST_CHART_PRINT);
  c = draw (before, MST_CHART_PRINT_BLACK);
  d = draw (titled, MST_CHART_PRINT);
  g_assert_cmpuint (count_differing (a, a), ==, 0);
  g_assert_cmpuint (count_differing (a, b), >, MOST_BLOCKS);
  g_assert_cmpuint (count_differing (a, c), >, MOST_BLOCKS);
  g_assert_cmpuint (count_differing (a, d), >, MOST_BLOCKS);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (c);
  cairo_surface_destroy (d);
}

/* --- files --- */

static void
test_files (void)
{
  static const char *const begins[][2] = {
    { "c.png", "\x89PNG" },
    { "c.svg", "<?xml" },
    { "c.PDF", "%PDF" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("chart-XXXXXX", &error);
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_PRINT);
  g_autoptr (MstChart) chart = chart_make (MST_CHART_BAR);
  g_autofree char *odd = g_build_filename (folder, "c.bmp", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "c.png", NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      g_autofree char *path = g_build_filename (folder, begins[i][0], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (mst_chart_save (chart, style, path, 400, 300, 192, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_true (length > 1000 && memcmp (bytes, begins[i][1], 4) == 0);
      if (i == 0)
        {
          cairo_surface_t *picture = cairo_image_surface_create_from_png (path);

          g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 800);
          g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 600);
          cairo_surface_destroy (picture);
        }
      g_remove (path);
    }
  g_assert_false (mst_chart_save (chart, style, odd, 400, 300, 96, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (mst_chart_save (chart, style, nowhere, 400, 300, 96, &error));
  g_clear_error (&error);
  g_assert_false (mst_chart_save (chart, style, nowhere, 40000, 300, 96, &error));
  g_clear_error (&error);
  g_assert_false (mst_chart_save (chart, style, nowhere, 0, NAN, 96, &error));
  g_clear_error (&error);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/golden/pictures", test_pictures);
  g_test_add_func ("/chart/golden/comparison-can-fail", test_comparison_can_fail);
  g_test_add_func ("/chart/golden/files", test_files);
  return g_test_run ();
}
