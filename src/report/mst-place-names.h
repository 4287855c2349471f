/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/** MstPlaceName: a place told by the levels offices print; each nullable. @below: what lies under the
 *  community, joined by spaces. */
typedef struct
{
  char *subdistrict;
  char *community;
  char *below;
} MstPlaceName;

/**
 * MstPlaceNames: the names of a store's places, looked up once each. For one table at a time: it
 * doesn't follow changes.
 */
typedef struct _MstPlaceNames MstPlaceNames;

MstPlaceNames *mst_place_names_new (MstStore *store);
void mst_place_names_free (MstPlaceNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstPlaceNames, mst_place_names_free)

/* Never %NULL; blank for an unknown place. */
const MstPlaceName *mst_place_names_get (MstPlaceNames *self, gint64 area_id);

G_END_DECLS
