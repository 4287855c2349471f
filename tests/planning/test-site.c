/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distances of sites whose true ones are known. */

#include "mst-site.h"

static MstSite
at (double longitude, double latitude)
{
  return (MstSite){ TRUE, longitude, latitude, 0, 0 };
}

static void
check (MstSite a, MstSite b, gint64 metres)
{
  MstNearness nearness;

  g_assert_cmpint (mst_site_get_distance (&a, &b, &nearness), ==, metres);
  g_assert_cmpint (nearness, ==, MST_NEARNESS_MEASURED);
  g_assert_cmpint (mst_site_get_distance (&b, &a, NULL), ==, metres);
}

static void
test_measured (void)
{
  check (at (116.4, 39.9), at (116.4, 39.9), 0);
  /* A degree: π × 6,371,008.8 m ÷ 180. */
  check (at (116.4, 39), at (116.4, 40), 111195);
  check (at (10, 0), at (11, 0), 111195);
  /* On the 60th parallel two places 2° apart: 2 asin (cos 60° · sin 1°) of the radius. */
  check (at (0, 60), at (2, 60), 111191);
  /* Half way round. */
  check (at (0, 0), at (180, 0), 20015114);
  check (at (0, 90), at (0, -90), 20015114);
  /* Across the line where longitudes begin anew. */
  check (at (179.5, 0), at (-179.5, 0), 111195);
}

static void
test_graded (void)
{
  MstSite located = { TRUE, 116.4, 39.9, 7, 3 };
  MstSite neighbour = { FALSE, 0, 0, 7, 3 };
  MstSite near = { FALSE, 0, 0, 8, 3 };
  MstSite unknown = { FALSE, 0, 0, 0, 0 };
  MstNearness nearness;

  g_assert_cmpint (mst_site_get_distance (&located, &neighbour, &nearness), ==, MST_SITE_COMMUNITY);
  g_assert_cmpint (nearness, ==, MST_NEARNESS_SAME_COMMUNITY);
  g_assert_cmpint (mst_site_get_distance (&located, &near, &nearness), ==, MST_SITE_SUBDISTRICT);
  g_assert_cmpint (nearness, ==, MST_NEARNESS_SAME_SUBDISTRICT);
  /* What isn't known is not the same. */
  g_assert_cmpint (mst_site_get_distance (&unknown, &unknown, &nearness), ==, MST_SITE_DISTRICT);
  g_assert_cmpint (nearness, ==, MST_NEARNESS_SAME_DISTRICT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/site/measured", test_measured);
  g_test_add_func ("/site/graded", test_graded);
  return g_test_run ();
}
