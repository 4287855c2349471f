/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-private.h"

G_BEGIN_DECLS

/**
 * mst_report_charts_list_beside:
 *
 * The charts of @self that show what stands in @table, one of its tables: drawn by the spreadsheet of the
 * table's cells where the format has the kind of chart, else as pictures.
 *
 * Returns: (transfer full) (element-type MstSheetFigure): owning what they point to; NULL with @error
 */
GArray *mst_report_charts_list_beside (MstReportContent *self, MstTable *table, GError **error);

/* Whether @chart shows the values of none of the content's tables. */
gboolean mst_report_charts_is_alone (MstReportContent *self, const MstChart *chart);
/* The values of a chart that is alone. (transfer full) */
MstTable *mst_report_charts_create_table (MstReportContent *self, const MstChart *chart);
/* What stands beside that table; as mst_report_charts_list_beside(). */
GArray *mst_report_charts_list_alone (MstReportContent *self, MstChart *chart, MstTable *table,
                                      GError **error);

G_END_DECLS
