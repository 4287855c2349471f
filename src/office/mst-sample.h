/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/* The size of an ordinary district. */
#define MST_SAMPLE_PEOPLE 25000
#define MST_SAMPLE_DISTRICT "示例区"

/**
 * mst_sample_fill:
 * @store: a store without areas
 * @people: how many people; units, compounds and posts go by it
 * @seed: the same seed gives the same district
 * @progress: (nullable)
 *
 * Fills the store with an invented district as one group "sample". Nobody in it lives: citizen numbers
 * are under 110100, which is given to nobody, mobile numbers under 199 0000. Its area codes are under
 * 110199, which names no district.
 *
 * Returns: FALSE with nothing written and %MST_ERROR_INPUT when the store has areas
 */
gboolean mst_sample_fill (MstStore *store, guint people, guint32 seed, MstProgress *progress,
                          GError **error);

G_END_DECLS
