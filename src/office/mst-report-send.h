/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"

G_BEGIN_DECLS

/**
 * mst_report_send:
 * @report: one that takes an area
 * @options: its area is that of each subdistrict in turn
 * @folder: where the files are put: "东华门街道 人员花名册 2022-11-22.xlsx"; those of the same name are
 *   replaced
 * @suffix: as of mst_report_content_save(), without its dot
 *
 * Makes a file for each subdistrict. The files appear together when all are whole; one access is noted.
 * %MST_ERROR_INPUT when there is no subdistrict, or two would have a file of the same name; cancelled.
 *
 * Returns: how many; 0 with @error
 */
guint mst_report_send (const MstReport *report, MstStore *store, const MstReportOptions *options,
                       const char *folder, const char *suffix, MstProgress *progress,
                       GError **error);

G_END_DECLS
