/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/* The rules of liaison pairs, see mst_rules_apply(): the place is of a level that the kind answers for;
 * the pair lies within the lives of who and what is in it; one unit for a place and day, nobody twice for
 * the same; no unit has more pairs than it can carry on any day; a unit's leader belongs to it. Those that
 * what changes can't break are not asked again. Gives the pair its name, and its kind where blank. */
gboolean mst_liaison_rules_apply (MstStore *store, const MstRecord *before, MstRecord *pair,
                                  GError **error);

/* A place, unit or person that is put out of use has no pairs from that day on. */
gboolean mst_liaison_rules_check_end (MstStore *store, const MstRecord *before,
                                      const MstRecord *record, GError **error);

/* After a place, a unit or a person was given another name: so are its pairs, in the same group. */
gboolean mst_liaison_rules_rename (MstStore *store, const MstRecord *record, GError **error);

G_END_DECLS
