/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-table.h"

G_BEGIN_DECLS

/* A sheet that counts and sums each group of @table, which is grouped, and a sheet of each group, called
 * after it; they lead to each other. The table's rows must be of one moment. */
gboolean mst_table_write_groups (MstTable *table, MstSheetWriter *writer, MstProgress *progress,
                                 GError **error);

G_END_DECLS
