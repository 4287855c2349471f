/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-table.h"

G_BEGIN_DECLS

/* Each group of @table, which is grouped, as a sheet of its own: counted and summed by itself, and
 * called after the group. */
gboolean mst_table_write_groups (MstTable *table, MstSheetWriter *writer, MstProgress *progress,
                                 GError **error);

G_END_DECLS
