/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-store.h"

G_BEGIN_DECLS

/**
 * mst_area_file_read:
 * @store: a store; not in a group
 * @path: a list of statistical codes: .csv, .xlsx or .xls with the columns code, name and, where they
 *   are not to be taken from the codes, level (1 province … 5 community) and parent_code
 * @progress: (nullable)
 *
 * Adds the districts, subdistricts and communities of the list as one group "areas". Provinces and
 * cities are left out. A store without a name gets the district's, where there is one district.
 *
 * Returns: FALSE with nothing written and %MST_ERROR_INPUT, naming the row, when a code, a name or a
 *   parent is missing, wrong or double; as mst_workbook_open() for a file that can't be read
 */
gboolean mst_area_file_read (MstStore *store, const char *path, MstProgress *progress,
                             GError **error);

G_END_DECLS
