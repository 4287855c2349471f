/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstPlaceFinder: finds places by what offices call them. A picture of the area tree at one moment;
 * immutable, for any thread.
 */
typedef struct _MstPlaceFinder MstPlaceFinder;

/** MstPlace: one place of the tree; @parent is %NULL at the top. */
typedef struct _MstPlace MstPlace;
struct _MstPlace
{
  gint64 id;
  int level; /* MstAreaLevel */
  char *code;
  char *name;
  const MstPlace *parent;
  gboolean ended; /* out of use today */
};

typedef enum
{
  MST_PLACE_FOUND,
  MST_PLACE_UNKNOWN,
  MST_PLACE_AMBIGUOUS, /* several fit */
} MstPlaceOutcome;

MstPlaceFinder *mst_place_finder_new (MstStore *store, GError **error);
void mst_place_finder_free (MstPlaceFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstPlaceFinder, mst_place_finder_free)

/**
 * mst_place_finder_find:
 * @scope: (nullable): only places in it
 * @text: a name, a code, or a path such as 东华门街道多福巷社区
 * @level: the level the column speaks of; 0 when it doesn't say
 * @place: (out): the place found
 *
 * Whether @text names a place in @scope: by its whole name, folded, else by its bare name if that
 * fits exactly one, else as a path. A place that is out of use is found when no other fits.
 */
MstPlaceOutcome mst_place_finder_find (const MstPlaceFinder *self, const MstPlace *scope,
                                       const char *text, int level, const MstPlace **place);

/* The place a title, a sheet or a file is about: the smallest that @text names; %NULL when it names
 * none, or several that are not part of one another. Below the community nothing is looked for. */
const MstPlace *mst_place_finder_find_in_text (const MstPlaceFinder *self, const char *text);

const MstPlace *mst_place_finder_get (const MstPlaceFinder *self, gint64 id);

/* Whether @place is @scope or part of it; a %NULL scope is everything. */
gboolean mst_place_is_in (const MstPlace *place, const MstPlace *scope);

/* Names that @text may have meant, or where a place of that very name is, separated by 、; %NULL when
 * nothing is near. (transfer full) */
char *mst_place_finder_suggest (const MstPlaceFinder *self, const MstPlace *scope, const char *text,
                                int level);

/* "东华门街道 多福巷社区居委会", from the subdistrict down. (transfer full) */
char *mst_place_dup_path (const MstPlace *place);

G_END_DECLS
