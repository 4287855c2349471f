/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonComparison: two plans side by side, or one and what there is: their figures, the places and the
 * loads that differ; saved as a document.
 *
 * MstLiaisonComparison::chosen (comparison, MstLiaisonPlan *plan): work is to go on with this one.
 */
#define MST_TYPE_LIAISON_COMPARISON (mst_liaison_comparison_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonComparison, mst_liaison_comparison, MST, LIAISON_COMPARISON, AdwBin)

/* @versions: (element-type MstLiaisonVersion): copied; the first two are compared unless what was compared
 * before is among them. */
void mst_liaison_comparison_show (MstLiaisonComparison *self, MstSession *session,
                                  const GArray *versions);

G_END_DECLS
