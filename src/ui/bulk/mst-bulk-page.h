/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstBulkPage: sets fields of many records at once, with what becomes of each in view before anything is
 * written; a MstPage. Written as one step.
 */
#define MST_TYPE_BULK_PAGE (mst_bulk_page_get_type ())
G_DECLARE_FINAL_TYPE (MstBulkPage, mst_bulk_page, MST, BULK_PAGE, AdwBin)

/* @ids: (element-type gint64): in the order shown */
GtkWidget *mst_bulk_page_new (MstSession *session, const MstRecordType *type, GArray *ids);
/* Another field to set; its widget, a MstBulkSetting. (transfer none) */
GtkWidget *mst_bulk_page_add_field (MstBulkPage *self, const MstField *field);
/* Opens the list of fields: the first thing to say is what is to be set. */
void mst_bulk_page_choose_field (MstBulkPage *self);

G_END_DECLS
