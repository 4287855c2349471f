/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonKeptPlans: plans kept under a name while the officer works, with what each was made with and what
 * comes of it.
 *
 * MstLiaisonKeptPlans::chosen (kept, MstLiaisonPlan *plan): work is to go on with this one.
 */
#define MST_TYPE_LIAISON_KEPT_PLANS (mst_liaison_kept_plans_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonKeptPlans, mst_liaison_kept_plans, MST, LIAISON_KEPT_PLANS, AdwBin)

/* @plan: (nullable): the one that can be kept now; referenced. */
void mst_liaison_kept_plans_set_current (MstLiaisonKeptPlans *self, MstLiaisonPlan *plan);
/* What there is on the day, the kept plans in their order, and the one of now unless it is kept, which is
 * the last then. (element-type MstLiaisonVersion) (transfer container): until the plans change */
GArray *mst_liaison_kept_plans_list (MstLiaisonKeptPlans *self);

G_END_DECLS
