/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstLiaisonRuleList: the rules that a plan keeps to, each to be taken back or kept to again, and a form for
 * one more. What the officer does changes the options only; the action "liaison.keep-rules" writes it.
 *
 * MstLiaisonRuleList::changed (list): the options say something else now.
 */
#define MST_TYPE_LIAISON_RULE_LIST (mst_liaison_rule_list_get_type ())
G_DECLARE_FINAL_TYPE (MstLiaisonRuleList, mst_liaison_rule_list, MST, LIAISON_RULE_LIST, AdwBin)

/* Once. @options: the caller's, while the list is there. */
void mst_liaison_rule_list_set_options (MstLiaisonRuleList *self, MstSession *session,
                                        MstLiaisonPlanOptions *options);
/* @held: as mst_liaison_plan_list_rules() has it for the options; referenced. */
void mst_liaison_rule_list_show (MstLiaisonRuleList *self, GArray *held);
/* (nullable): what is shown */
const GArray *mst_liaison_rule_list_get_held (MstLiaisonRuleList *self);

G_END_DECLS
