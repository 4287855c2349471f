/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/mst-saved-filters.h"
#include "session/mst-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The panel of the figures; the others are named after their record type. */
/**
 * MstSidebar: the panels of the window with the number of their records.
 *
 * MstSidebar::chosen (sidebar, const char *panel)
 */
#define MST_TYPE_SIDEBAR (mst_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MstSidebar, mst_sidebar, MST, SIDEBAR, AdwBin)

void mst_sidebar_set_session (MstSidebar *self, MstSession *session);      /* nullable */
void mst_sidebar_set_filters (MstSidebar *self, MstSavedFilters *filters); /* nullable */
/* Marks the saved filter that is shown; @name NULL: none. */
void mst_sidebar_mark_filter (MstSidebar *self, const MstRecordType *type, const char *name);
/* Marks @panel without announcing it. */
void mst_sidebar_mark (MstSidebar *self, const char *panel);

G_END_DECLS
