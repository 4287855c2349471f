/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far two sites are from each other. */

#include "mst-site.h"

#include <math.h>

#define RADIUS 6371008.8

static double
get_radians (double degrees)
{
  return degrees * G_PI / 180;
}

static double
measure (const MstSite *a, const MstSite *b)
{
  double north = sin (get_radians (b->latitude - a->latitude) / 2);
  double east = sin (get_radians (b->longitude - a->longitude) / 2);
  double h =
    north * north + cos (get_radians (a->latitude)) * cos (get_radians (b->latitude)) * east * east;

  return 2 * RADIUS * asin (sqrt (fmin (h, 1)));
}

gint64
mst_site_get_distance (const MstSite *a, const MstSite *b, MstNearness *nearness)
{
  MstNearness told = MST_NEARNESS_SAME_DISTRICT;
  gint64 distance = MST_SITE_DISTRICT;

  if (a->is_located && b->is_located)
    {
      told = MST_NEARNESS_MEASURED;
      distance = (gint64) llround (measure (a, b));
    }
  else if (a->community != 0 && a->community == b->community)
    {
      told = MST_NEARNESS_SAME_COMMUNITY;
      distance = MST_SITE_COMMUNITY;
    }
  else if (a->subdistrict != 0 && a->subdistrict == b->subdistrict)
    {
      told = MST_NEARNESS_SAME_SUBDISTRICT;
      distance = MST_SITE_SUBDISTRICT;
    }
  if (nearness != NULL)
    *nearness = told;
  return distance;
}
