/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/mst-saved-filters.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstSidebarFilters: the saved filters in the sidebar with their counts; seen when there are any.
 *
 * They are opened, renamed, updated and removed by the actions "win.show-filter", "win.rename-filter",
 * "win.update-filter" and "win.remove-filter" with type and name, "(ss)".
 */
#define MST_TYPE_SIDEBAR_FILTERS (mst_sidebar_filters_get_type ())
G_DECLARE_FINAL_TYPE (MstSidebarFilters, mst_sidebar_filters, MST, SIDEBAR_FILTERS, AdwBin)

void mst_sidebar_filters_set (MstSidebarFilters *self, MstSavedFilters *filters); /* nullable */
/* Marks the one that is shown; @name NULL: none. */
void mst_sidebar_filters_mark (MstSidebarFilters *self, const MstRecordType *type,
                               const char *name);

G_END_DECLS
