/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-record-type.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstReportColumns: a button that tells how many columns a list has and opens a choice of them.
 *
 * MstReportColumns::changed (columns)
 */
#define MST_TYPE_REPORT_COLUMNS (mst_report_columns_get_type ())
G_DECLARE_FINAL_TYPE (MstReportColumns, mst_report_columns, MST, REPORT_COLUMNS, AdwBin)

/* @fields: (nullable): those chosen, in order, which come first; NULL: the listed ones of @type */
GtkWidget *mst_report_columns_new (const MstRecordType *type, const char *const *fields);
/* At least one, NULL-terminated. (transfer full) */
char **mst_report_columns_dup_fields (MstReportColumns *self);

G_END_DECLS
