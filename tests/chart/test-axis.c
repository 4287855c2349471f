/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Axes and figures: tables of ranges and what they become. */

#include "mst-axis.h"
#include "mst-figure.h"

#include <float.h>
#include <math.h>

static void
test_numbers (void)
{
  static const struct
  {
    double lowest, highest;
    guint most;
    MstAxisFlags flags;
    double low, high, step;
  } rows[] = {
    { 0, 2810, 7, MST_AXIS_FROM_ZERO, 0, 3000, 500 },
    { 401, 2810, 7, MST_AXIS_FROM_ZERO, 0, 3000, 500 },
    { 1300, 1420, 6, MST_AXIS_PLAIN, 1300, 1425, 25 },
    { 0, 0, 6, MST_AXIS_FROM_ZERO, 0, 1, 0.2 },
    { 0, 0, 6, MST_AXIS_FROM_ZERO | MST_AXIS_WHOLE, 0, 1, 1 },
    { 7, 7, 6, MST_AXIS_FROM_ZERO | MST_AXIS_WHOLE, 0, 8, 2 },
    { 0, 3, 8, MST_AXIS_FROM_ZERO | MST_AXIS_WHOLE, 0, 3, 1 },
    { -33, 119, 6, MST_AXIS_FROM_ZERO, -50, 150, 50 },
    { -5, -1, 6, MST_AXIS_FROM_ZERO, -5, 0, 1 },
    { 119, -33, 6, MST_AXIS_FROM_ZERO, -50, 150, 50 },
    { 0, 100, 6, MST_AXIS_FROM_ZERO, 0, 100, 20 },
    { 0, 0.05, 6, MST_AXIS_FROM_ZERO, 0, 0.05, 0.01 },
    { NAN, 10, 6, MST_AXIS_FROM_ZERO, 0, 10, 2 },
    { 0, INFINITY, 6, MST_AXIS_FROM_ZERO, 0, 1, 0.2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MstAxis axis = mst_axis_new (rows[i].lowest, rows[i].highest, rows[i].most, rows[i].flags);

      g_test_message ("row %u", i);
      g_assert_cmpfloat_with_epsilon (axis.low, rows[i].low, 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.high, rows[i].high, 1e-9);
      g_assert_cmpfloat_with_epsilon (axis.step, rows[i].step, 1e-9);
      g_assert_cmpfloat_with_epsilon (mst_axis_get_tick (&axis, axis.n_ticks - 1), axis.high, 1e-9);
    }
}

/* Whatever the range, there is an axis that holds it with no more ticks than asked for. */
static void
test_any_range (void)
{
  static const double values[] = { 0,       1,       -1,      3.7,      -1e-300, 1e300,    -DBL_MAX,
                                   DBL_MAX, DBL_MIN, 9.22e18, -9.22e18, 1e16,    1e16 + 2, 0.1 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          for (guint flags = 0; flags < 4; flags++)
            {
              MstAxis axis = mst_axis_new (values[i], values[j], 6, (MstAxisFlags) flags);
              double share = mst_axis_get_share (&axis, values[i]);

              g_assert_cmpuint (axis.n_ticks, >=, 2);
              g_assert_cmpuint (axis.n_ticks, <=, 6);
              g_assert_true (isfinite (axis.low) && isfinite (axis.high));
              g_assert_cmpfloat (axis.high, >, axis.low);
              if (fabs (values[i]) < 1e299)
                {
                  g_assert_cmpfloat (share, >=, -1e-6);
                  g_assert_cmpfloat (share, <=, 1 + 1e-6);
                }
            }
        }
    }
}

static void
test_tick_labels (void)
{
  static const struct
  {
    double highest;
    const char *unit, *last;
  } rows[] = {
    { 3000, "人", "3,000" },       { 100, "%", "100%" },          { 1, NULL, "1.0" },
    { 150000, "人", "15万" },      { 24000000, NULL, "2,500万" }, { 3e9, NULL, "30亿" },
    { 9.2e18, NULL, "1,000亿亿" },
  };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (rows); i++)
    {
      MstAxis axis = mst_axis_new (0, rows[i].highest, 6, MST_AXIS_FROM_ZERO);
      g_autofree char *label = mst_axis_format_tick (&axis, axis.n_ticks - 1, rows[i].unit);

      g_assert_cmpstr (label, ==, rows[i].last);
    }
}

static void
test_figures (void)
{
  static const struct
  {
    double value;
    int digits;
    const char *text;
  } rows[] = {
    { 0, -1, "0" },
    { -0.001, -1, "-0.001" },
    { 0.00012, -1, "0.00012" },
    { 0.0098, -1, "0.0098" },
    { -0.00000001, -1, "0" },
    { 2810, -1, "2,810" },
    { -33, -1, "-33" },
    { 3.14159, -1, "3.14" },
    { 85.30, -1, "85.3" },
    { 85.3, 0, "85" },
    { 1234567.5, 1, "1,234,567.5" },
    { 9007199254740993.0, -1, "9,007,199,254,740,992" },
    { 9.2e18, -1, "9.2e+18" },
    { NAN, -1, "–" },
    { INFINITY, -1, "–" },
  };
  g_autofree char *people = mst_figure_format_with_unit (2810, "人");
  g_autofree char *percent = mst_figure_format_with_unit (85.25, "%");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = mst_figure_format (rows[i].value, rows[i].digits);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
  g_assert_cmpstr (people, ==, "2,810 人");
  g_assert_cmpstr (percent, ==, "85.2%");
}

static double
at (const char *text)
{
  double moment = -1;

  g_assert_true (mst_axis_parse_moment (text, &moment));
  return moment;
}

static void
test_dates (void)
{
  static const struct
  {
    const char *first, *last;
    guint most;
    MstDateUnit unit;
    guint n;
    const char *label, *group;
  } rows[] = {
    { "2022-11-22 08:00", "2022-11-22 20:00", 8, MST_DATE_UNIT_HOURS, 7, "08:00", "11-22" },
    { "2022-11-22", "2022-11-24", 10, MST_DATE_UNIT_HOURS, 9, "00:00", "11-22" },
    { "2022-11-01", "2022-11-07", 8, MST_DATE_UNIT_DAYS, 7, "11-01", "2022" },
    { "2022-11-01", "2022-12-30", 10, MST_DATE_UNIT_WEEKS, 8, "11-07", "2022" },
    { "2022-01-01", "2022-12-31", 12, MST_DATE_UNIT_MONTHS, 12, "2022-01", "" },
    { "2022-01-01", "2022-12-31", 5, MST_DATE_UNIT_MONTHS, 4, "2022-01", "" },
    { "2019-06-01", "2026-06-01", 8, MST_DATE_UNIT_YEARS, 7, "2020", "" },
    { "1949-10-01", "2026-01-01", 9, MST_DATE_UNIT_YEARS, 8, "1950", "" },
    { "2022-11-22", "2022-11-22", 8, MST_DATE_UNIT_HOURS, 1, "00:00", "11-22" },
    { "08:00", "20:00", 8, MST_DATE_UNIT_HOURS, 7, "08:00", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MstDateUnit unit = MST_DATE_UNIT_HOURS;
      g_autoptr (GArray) ticks =
        mst_axis_list_dates (at (rows[i].first), at (rows[i].last), rows[i].most, &unit);
      const MstDateTick *first = &g_array_index (ticks, MstDateTick, 0);

      g_test_message ("row %u", i);
      g_assert_cmpuint (ticks->len, ==, rows[i].n);
      g_assert_cmpint (unit, ==, rows[i].unit);
      g_assert_cmpstr (first->label, ==, rows[i].label);
      g_assert_cmpstr (first->group, ==, rows[i].group);
      for (guint j = 1; j < ticks->len; j++)
        g_assert_cmpfloat (g_array_index (ticks, MstDateTick, j).at, >,
                           g_array_index (ticks, MstDateTick, j - 1).at);
    }
}

/* No range makes them run away. */
static void
test_any_dates (void)
{
  static const double values[] = { -1e300, -5, 0, 0.5, 1, 738460.3, 3652059, 4e6, 1e300, NAN };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          g_autoptr (GArray) ticks = mst_axis_list_dates (values[i], values[j], 7, NULL);

          g_assert_cmpuint (ticks->len, <=, 7);
        }
    }
}

static void
test_moments (void)
{
  static const char *const texts[][2] = {
    { "2022-11-22", "2022-11-22" },
    { "2022年11月22日", "2022-11-22" },
    { "2022-11-22 08:30", "2022-11-22 08:30" },
    { "2022-11-22T08:30", "2022-11-22 08:30" },
    { "2022-11-22 24:00", "2022-11-23" },
    { "2022-11", "2022-11-01" },
    { "08:30", "08:30" },
    { "和平里", NULL },
    { "2022-11-22 25:00", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double moment;
      gboolean read = mst_axis_parse_moment (texts[i][0], &moment);
      g_autofree char *back = read ? mst_axis_format_moment (moment) : NULL;

      g_test_message ("“%s”", texts[i][0]);
      g_assert_cmpstr (back, ==, texts[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/axis/numbers", test_numbers);
  g_test_add_func ("/chart/axis/any-range", test_any_range);
  g_test_add_func ("/chart/axis/tick-labels", test_tick_labels);
  g_test_add_func ("/chart/axis/figures", test_figures);
  g_test_add_func ("/chart/axis/dates", test_dates);
  g_test_add_func ("/chart/axis/any-dates", test_any_dates);
  g_test_add_func ("/chart/axis/moments", test_moments);
  return g_test_run ();
}
