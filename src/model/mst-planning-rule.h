/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MstPlanningRuleKind: the codes of the planning-rule-kind choices as numbers. */
typedef enum
{
  MST_PLANNING_RULE_LOCK = 1,   /* the place gets the unit and no other */
  MST_PLANNING_RULE_FORBID = 2, /* the place does not get the unit */
  MST_PLANNING_RULE_PREFER = 3, /* the place rather gets the unit */
  MST_PLANNING_RULE_WITHIN =
    4, /* the unit only serves what is in the area, or in another it has so */
  MST_PLANNING_RULE_AT_LEAST = 5, /* the unit serves at least so many places */
  MST_PLANNING_RULE_CLOSED = 6,   /* the place needs no unit */
} MstPlanningRuleKind;

#define MST_PLANNING_RULE_N_KINDS 6

gboolean mst_planning_rule_kind_has_unit (MstPlanningRuleKind kind);
gboolean mst_planning_rule_kind_has_area (MstPlanningRuleKind kind);

/* What a rule is called in the file: "财政局 固定包联 福园小区", "财政局 至少包联 3 处". @unit, @area, @number:
 * nullable where the kind has none. (transfer full) */
char *mst_planning_rule_make_name (MstPlanningRuleKind kind, const char *unit, const char *area,
                                   const char *number);

G_END_DECLS
