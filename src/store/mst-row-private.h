/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-row-model.h"

G_BEGIN_DECLS

/* @live: id → MstRow of the rows that are alive; the row takes itself out when it dies. @record is
 * (transfer full) (nullable). */
MstRow *mst_row_new (GHashTable *live, gint64 id, MstRecord *record);
/* @record is (transfer full) (nullable); notifies "record". */
void mst_row_take_record (MstRow *self, MstRecord *record);

G_END_DECLS
