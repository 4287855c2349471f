/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"

G_BEGIN_DECLS

/** MstReportReceivers: who gets a file each. */
typedef enum
{
  MST_REPORT_TO_SUBDISTRICTS, /* of a report that takes an area */
  MST_REPORT_TO_UNITS,        /* of one that has a page for each unit */
} MstReportReceivers;

/* Whether the report can be sent to them. */
gboolean mst_report_can_send (const MstReport *report, MstReportReceivers to);

/**
 * mst_report_send:
 * @report: one that can be sent so
 * @options: to subdistricts, its area is that of each in turn
 * @template_path: (nullable): a workbook that is filled in for each, as mst_report_content_save_template()
 * @folder: where the files are put: "东华门街道 人员花名册 2022-11-22.xlsx"; those of the same name are
 *   replaced
 * @suffix: as of mst_report_content_save(), without its dot; "xlsx" with a template
 *
 * Makes a file for each subdistrict or unit. The files appear together when all are whole; one access is noted.
 * Units of the same name get files that are told apart by a number. %MST_ERROR_INPUT when there is nobody to send
 * to, or two subdistricts would have a file of the same name; cancelled.
 *
 * Returns: how many; 0 with @error
 */
guint mst_report_send (const MstReport *report, MstStore *store, const MstReportOptions *options,
                       MstReportReceivers to, const char *template_path, const char *folder,
                       const char *suffix, MstProgress *progress, GError **error);

/* How many files of such names, of this report and day, are in @folder already: they might be replaced. */
guint mst_report_count_sent (const MstReport *report, const MstReportOptions *options,
                             const char *folder, const char *suffix);

G_END_DECLS
