/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"

G_BEGIN_DECLS

/* Keeps what the officer set for a report, but for the days: one that was set for a report isn't meant for
 * the next week's. */
void mst_report_remember (const MstReport *report, const MstReportOptions *options);
/* What was kept of it, or what is usual. (transfer full) */
MstReportOptions *mst_report_recall (const MstReport *report);

G_END_DECLS
