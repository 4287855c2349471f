/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-places.h"
#include "mst-report-private.h"

G_BEGIN_DECLS

/** MstAreaBaseCount: what is counted in each place. @MST_AREA_BASE_PER_SHIFT: the people whom all posts
 *  need at a time. */
typedef enum
{
  MST_AREA_BASE_COMMUNITIES,
  MST_AREA_BASE_COMPOUNDS,
  MST_AREA_BASE_MANAGED,
  MST_AREA_BASE_BUILDINGS,
  MST_AREA_BASE_HOUSEHOLDS,
  MST_AREA_BASE_UNITS,
  MST_AREA_BASE_POSTS,
  MST_AREA_BASE_PER_SHIFT,
  MST_AREA_BASE_PEOPLE,
  MST_AREA_BASE_N_COUNTS
} MstAreaBaseCount;

/** MstAreaBase: what there is in each place. */
typedef struct
{
  MstReportPlaces *places;
  gint64 *counts;
} MstAreaBase;

MstAreaBase *mst_area_base_read (MstStore *store, const MstReportOptions *options, GError **error);
void mst_area_base_free (MstAreaBase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstAreaBase, mst_area_base_free)

gint64 mst_area_base_get (const MstAreaBase *self, guint place, MstAreaBaseCount count);
gint64 mst_area_base_sum (const MstAreaBase *self, MstAreaBaseCount count);
/* Of the rows behind a count; @place -1: of all places. (transfer full) (nullable) */
char *mst_area_base_make_key (const MstAreaBase *self, int place, MstAreaBaseCount count);
/* (transfer full) */
MstTable *mst_area_base_create_table (const MstAreaBase *self, const MstAreaBaseCount *chosen,
                                      guint n_chosen);
/* (transfer full) */
MstChart *mst_area_base_create_chart (const MstAreaBase *self, MstAreaBaseCount count,
                                      MstChartKind kind, const char *title, const char *unit);

G_END_DECLS
