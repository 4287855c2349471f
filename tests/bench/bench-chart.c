/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of 100,000 points: drawn for the first time and again, and a mark looked for in it, against
 * stroking every point with bare cairo in the same run. */

#include "mst-chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define N_POINTS 100000
#define N_ROUNDS 7
#define WIDTH 960
#define HEIGHT 540

/* Of drawing it again: a frame. */
#define MOST_MILLISECONDS 16.0

typedef enum
{
  BARE,
  FIRST,
  AGAIN,
  LOCATE,
  N_STEPS,
} Step;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* What a program does that knows nothing of pixels. */
static double
draw_bare (cairo_t *cr, const double *values)
{
  double begin = now ();

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < N_POINTS; i++)
    cairo_line_to (cr, (double) i / N_POINTS * WIDTH, HEIGHT - values[i] / 200 * HEIGHT);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  return now () - begin;
}

static double
draw (MstChart *chart, const MstChartStyle *style, cairo_t *cr)
{
  double begin = now ();

  mst_chart_draw (chart, style, cr, WIDTH, HEIGHT);
  return now () - begin;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

int
main (void)
{
  static const char *const names[] = { "bare", "first", "again", "locate" };
  g_autofree double *values = g_new (double, N_POINTS);
  g_autoptr (MstChart) chart = mst_chart_new (MST_CHART_LINE);
  g_autoptr (MstChartStyle) style = mst_chart_style_new (MST_CHART_SCREEN_LIGHT);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  double rounds[N_STEPS][N_ROUNDS], medians[N_STEPS];

  mst_chart_set_scale (chart, MST_CHART_NUMBERS);
  for (guint i = 0; i < N_POINTS; i++)
    {
      values[i] = 100 + 50 * sin (i / 3000.) + g_rand_double_range (random, -20, 20);
      mst_chart_add_category_at (chart, i, NULL);
    }
  mst_chart_add_series (chart, NULL, values, N_POINTS, NULL);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double begin;

      rounds[BARE][i] = draw_bare (cr, values);
      mst_chart_set_title (chart, "100,000"); /* drawn anew */
      rounds[FIRST][i] = draw (chart, style, cr);
      rounds[AGAIN][i] = draw (chart, style, cr);
      begin = now ();
      mst_chart_locate (chart, style, WIDTH, HEIGHT, 100. * i, HEIGHT / 2.);
      rounds[LOCATE][i] = now () - begin;
    }
  for (Step step = 0; step < N_STEPS; step++)
    {
      qsort (rounds[step], N_ROUNDS, sizeof (double), compare);
      medians[step] = rounds[step][N_ROUNDS / 2];
      printf ("%-8s %8.2f ms  ratio %.3f\n", names[step], medians[step],
              medians[step] / medians[BARE]);
    }
  printf ("again: at most %.0f ms: %s\n", MOST_MILLISECONDS,
          medians[AGAIN] <= MOST_MILLISECONDS ? "holds" : "MISSED");
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return medians[AGAIN] <= MOST_MILLISECONDS ? EXIT_SUCCESS : EXIT_FAILURE;
}
