/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-duplicates.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstMergePage: sets of records that may be one, one set after another, side by side; a MstPage. Each
 * merge is a step of its own; a set that is no duplicate is dismissed by "win.dismiss-duplicates".
 */
#define MST_TYPE_MERGE_PAGE (mst_merge_page_get_type ())
G_DECLARE_FINAL_TYPE (MstMergePage, mst_merge_page, MST, MERGE_PAGE, AdwBin)

/* Begins with the set at @index. */
GtkWidget *mst_merge_page_new_for_duplicates (MstSession *session, MstDuplicates *duplicates,
                                              guint index);
/* @ids: (array length=n_ids): two or more records that the officer takes for one */
GtkWidget *mst_merge_page_new (MstSession *session, const MstRecordType *type, const gint64 *ids,
                               guint n_ids);

G_END_DECLS
