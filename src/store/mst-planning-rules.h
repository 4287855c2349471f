/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/* What the records of planning rules keep to, see mst_rules_apply(): unit and place are in use on the rule's
 * first day, and a unit can answer for such a place; no two rules say the same, or the contrary, on one day;
 * no unit is fixed to places outside the areas it is limited to, nor to more than it can carry. Those that
 * what changes can't break are not asked again. Gives the rule its name. */
gboolean mst_planning_rules_apply (MstStore *store, const MstRecord *before, MstRecord *rule,
                                   GError **error);

/* After a place or a unit was given another name: so are its rules, in the same group. */
gboolean mst_planning_rules_rename (MstStore *store, const MstRecord *record, GError **error);

G_END_DECLS
