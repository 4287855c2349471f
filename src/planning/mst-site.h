/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MstSite: where something is. @longitude, @latitude: in degrees, when it @is_located. @community,
 *  @subdistrict: any number that names the one it is in; 0 when that is not known. */
typedef struct
{
  gboolean is_located;
  double longitude, latitude;
  gint64 community, subdistrict;
} MstSite;

/** MstNearness: what a distance between two sites was told from. */
typedef enum
{
  MST_NEARNESS_MEASURED,         /* both are located */
  MST_NEARNESS_SAME_COMMUNITY,   /* %MST_SITE_COMMUNITY */
  MST_NEARNESS_SAME_SUBDISTRICT, /* %MST_SITE_SUBDISTRICT */
  MST_NEARNESS_SAME_DISTRICT,    /* %MST_SITE_DISTRICT */
} MstNearness;

/* What stands for the distance, in metres, where it can't be measured. */
#define MST_SITE_COMMUNITY 500
#define MST_SITE_SUBDISTRICT 1500
#define MST_SITE_DISTRICT 6000

/**
 * mst_site_get_distance:
 * @nearness: (out) (optional)
 *
 * Metres, rounded, along a great circle of a sphere of 6,371,008.8 m (IUGG mean radius), by the
 * haversine formula (Sinnott 1984); or what stands for them.
 */
gint64 mst_site_get_distance (const MstSite *a, const MstSite *b, MstNearness *nearness);

G_END_DECLS
