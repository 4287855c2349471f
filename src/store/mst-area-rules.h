/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * mst_area_rules_apply:
 * @before: (nullable): the area as it is; NULL for a new one
 * @area: the area as it is to be
 *
 * The rules of the tree, which need the other areas: a place's parent stands on a level above its
 * own and is not below the place itself. A blank code becomes the parent's with the next free
 * serial of three digits. %MST_ERROR_INPUT with a sentence otherwise.
 */
gboolean mst_area_rules_apply (MstStore *store, const MstRecord *before, MstRecord *area,
                               GError **error);

G_END_DECLS
