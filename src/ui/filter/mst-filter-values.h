/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstFilterValues: the values of a field that occur, with how many records have each, to tick some.
 *
 * MstFilterValues::accepted (values): the officer has chosen and wants no other
 */
#define MST_TYPE_FILTER_VALUES (mst_filter_values_get_type ())
G_DECLARE_FINAL_TYPE (MstFilterValues, mst_filter_values, MST, FILTER_VALUES, AdwBin)

/* Reads the values of @field; those of @ticked (element-type utf8) are ticked. @single: only one can
 * be, and choosing it accepts. */
void mst_filter_values_set (MstFilterValues *self, MstSession *session, const MstRecordType *type,
                            const MstField *field, const GPtrArray *ticked, gboolean single);
/* (element-type utf8) (transfer full) */
GPtrArray *mst_filter_values_list_ticked (MstFilterValues *self);

G_END_DECLS
