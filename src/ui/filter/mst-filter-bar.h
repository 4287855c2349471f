/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MstFilterBar: the conditions of a list as chips that can be taken away, and a button to add one.
 *
 * MstFilterBar::changed (bar)
 */
#define MST_TYPE_FILTER_BAR (mst_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (MstFilterBar, mst_filter_bar, MST, FILTER_BAR, AdwBin)

void mst_filter_bar_set_type (MstFilterBar *self, MstSession *session, const MstRecordType *type);
/* Takes the place of what is there. @conditions: a(sis); announces the change once. */
void mst_filter_bar_set (MstFilterBar *self, const char *area_code, GVariant *conditions);
/* The conditions of a bar of the same type instead; announces the change once. */
void mst_filter_bar_copy (MstFilterBar *self, MstFilterBar *other);
void mst_filter_bar_apply (MstFilterBar *self, MstQuery *query);
void mst_filter_bar_clear (MstFilterBar *self);
gboolean mst_filter_bar_is_empty (MstFilterBar *self);
/* "Area: …, Class: …"; "" without any. (transfer full) */
char *mst_filter_bar_describe (MstFilterBar *self);

G_END_DECLS
