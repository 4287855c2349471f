/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-list-columns.h"

G_BEGIN_DECLS

/** MstColumnPopover: chooses which fields a list shows. */
#define MST_TYPE_COLUMN_POPOVER (mst_column_popover_get_type ())
G_DECLARE_FINAL_TYPE (MstColumnPopover, mst_column_popover, MST, COLUMN_POPOVER, GtkPopover)

GtkWidget *mst_column_popover_new (MstListColumns *columns, const MstRecordType *type);

G_END_DECLS
