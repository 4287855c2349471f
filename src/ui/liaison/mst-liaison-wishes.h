/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-kept-plans.h"
#include "mst-liaison-rule-list.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonWishes: what the officer wants of a plan: places, day, weights and rules, and beside them what
 * comes of it.
 *
 * MstLiaisonWishes::changed (wishes): the officer wants something else.
 */
#define MST_TYPE_LIAISON_WISHES (mst_liaison_wishes_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonWishes, mst_liaison_wishes, MST, LIAISON_WISHES, AdwBin)

/* @options: shown, and changed by the officer from now on; the caller keeps them as long as the widget. */
void mst_liaison_wishes_set_options (MstLiaisonWishes *self, MstSession *session,
                                     MstLiaisonPlanOptions *options);
/* What is wanted now. @plan: (nullable): the plan for it; @problem: (nullable): why there is none. Both
 * NULL: it is being made. Tells how it differs from the one before. */
void mst_liaison_wishes_show (MstLiaisonWishes *self, MstLiaisonPlan *plan, const char *problem);
/* The options were changed elsewhere. */
void mst_liaison_wishes_refresh (MstLiaisonWishes *self);
MstLiaisonRuleList *mst_liaison_wishes_get_rule_list (MstLiaisonWishes *self);
MstLiaisonKeptPlans *mst_liaison_wishes_get_kept_plans (MstLiaisonWishes *self);

G_END_DECLS
