/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-wish.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstReportPreview: reports as they will be on paper, made by a thread with a connection of its own. What
 * is shown stays until there is something newer; what is out of date is cancelled.
 *
 * MstReportPreview::made (preview): there is a volume now, or a problem
 */
#define MST_TYPE_REPORT_PREVIEW (mst_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (MstReportPreview, mst_report_preview, MST, REPORT_PREVIEW, AdwBin)

/* What is set without a pause is made once. @wish: copied */
void mst_report_preview_show (MstReportPreview *self, MstSession *session,
                              const MstReportWish *wish);
/* What can't be made, and why. */
void mst_report_preview_show_problem (MstReportPreview *self, const char *text);
/* As asked for last; NULL while it is being made, and when it can't be. */
MstVolume *mst_report_preview_get_volume (MstReportPreview *self);
/* The page in view, from 0. */
guint mst_report_preview_get_page (MstReportPreview *self);
/* Of its main table, without the ordinals; empty when it has none, and of a set. (element-type utf8) (transfer none) */
GPtrArray *mst_report_preview_get_headings (MstReportPreview *self);

G_END_DECLS
