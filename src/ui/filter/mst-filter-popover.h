/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstFilterPopover: chooses a condition: first what to filter by, then the value.
 *
 * MstFilterPopover::chosen (popover, gpointer filter): the #MstFilter is (transfer none)
 */
#define MST_TYPE_FILTER_POPOVER (mst_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (MstFilterPopover, mst_filter_popover, MST, FILTER_POPOVER, GtkPopover)

GtkWidget *mst_filter_popover_new (MstSession *session, const MstRecordType *type);

G_END_DECLS
