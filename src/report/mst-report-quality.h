/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-places.h"
#include "mst-report-private.h"

G_BEGIN_DECLS

/** MstQualityProblem: what can be missing or doubtful. */
typedef enum
{
  MST_QUALITY_NO_NUMBER,
  MST_QUALITY_BAD_NUMBER,
  MST_QUALITY_BIRTH, /* doesn't agree with the citizen number */
  MST_QUALITY_SEX,   /* likewise */
  MST_QUALITY_NO_PHONE,
  MST_QUALITY_NO_WORKPLACE,
  MST_QUALITY_NO_COMMUNITY,
  MST_QUALITY_UNIT_NO_CODE,
  MST_QUALITY_UNIT_BAD_CODE,
  MST_QUALITY_UNIT_NO_PHONE,
  MST_QUALITY_NO_HOUSEHOLDS,
  MST_QUALITY_NO_PLACE,
  MST_QUALITY_NO_COMPANY,
  MST_QUALITY_NO_SHIFT,
  MST_QUALITY_N_PROBLEMS
} MstQualityProblem;

/** MstQuality: how often each problem is met in each place. */
typedef struct
{
  MstReportPlaces *places;
  gint64 *counts;
  gint64 n_people, n_units, n_compounds, n_posts;
} MstQuality;

MstQuality *mst_quality_read (MstStore *store, const MstReportOptions *options,
                              MstProgress *progress, GError **error);
void mst_quality_free (MstQuality *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstQuality, mst_quality_free)

gint64 mst_quality_sum (const MstQuality *self, MstQualityProblem problem);
/* Of how many records. */
gint64 mst_quality_get_whole (const MstQuality *self, MstQualityProblem problem);

G_END_DECLS
