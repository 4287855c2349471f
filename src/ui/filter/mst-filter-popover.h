/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstFilterPopover: makes a filter or changes one: first what to filter by, then the condition, and
 * alternatives to it.
 *
 * MstFilterPopover::chosen (popover, gpointer filter): the #MstFilter is (transfer none)
 */
#define MST_TYPE_FILTER_POPOVER (mst_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (MstFilterPopover, mst_filter_popover, MST, FILTER_POPOVER, GtkPopover)

GtkWidget *mst_filter_popover_new (MstSession *session, const MstRecordType *type);
/* Begins with @filter, or with a new one when it is NULL. */
void mst_filter_popover_set (MstFilterPopover *self, const MstFilter *filter);

G_END_DECLS
