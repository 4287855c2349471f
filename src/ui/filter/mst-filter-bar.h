/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstFilterBar: the filters of a list as chips, all of which must hold. It is seen when there are any.
 *
 * MstFilterBar::changed (bar)
 */
#define MST_TYPE_FILTER_BAR (mst_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (MstFilterBar, mst_filter_bar, MST, FILTER_BAR, AdwBin)

/* @add: the button that adds a filter, always in view; it gets its popover from the bar. */
void mst_filter_bar_set_type (MstFilterBar *self, MstSession *session, const MstRecordType *type,
                              GtkMenuButton *add);
/* Lets the officer add a filter. */
void mst_filter_bar_add (MstFilterBar *self);
/* The conditions, area and scope of @query take the place of what is there; announces the change
 * once. */
void mst_filter_bar_set_query (MstFilterBar *self, const MstQuery *query);
void mst_filter_bar_apply (MstFilterBar *self, MstQuery *query);
void mst_filter_bar_clear (MstFilterBar *self);
gboolean mst_filter_bar_is_empty (MstFilterBar *self);
/* "Area: …, Class: …"; "" without any. (transfer full) */
char *mst_filter_bar_describe (MstFilterBar *self);

G_END_DECLS
