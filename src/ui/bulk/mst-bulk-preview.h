/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-bulk-edit.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstBulkPreview: what becomes of each record: those that are refused first, with the reason, then
 * those that change, then the rest.
 *
 * MstBulkPreview::opened (preview, gint64 id): a record is to be looked at
 */
#define MST_TYPE_BULK_PREVIEW (mst_bulk_preview_get_type ())
G_DECLARE_FINAL_TYPE (MstBulkPreview, mst_bulk_preview, MST, BULK_PREVIEW, AdwBin)

/* @edit: (nullable): previewed, and from now on the main thread's */
void mst_bulk_preview_set_edit (MstBulkPreview *self, MstSession *session, MstBulkEdit *edit);

G_END_DECLS
