/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MstFilterValue: a value a field can be filtered by, and how many records have it.
 *
 * Properties: "label", "search-text" (the label, its pinyin and initials) and "ticked", which can be
 * set.
 */
#define MST_TYPE_FILTER_VALUE (mst_filter_value_get_type ())
G_DECLARE_FINAL_TYPE (MstFilterValue, mst_filter_value, MST, FILTER_VALUE, GObject)

/* @label: (transfer full); @count -1: not counted */
MstFilterValue *mst_filter_value_new (const char *value, char *label, gint64 count);
const char *mst_filter_value_get_value (MstFilterValue *self);
const char *mst_filter_value_get_label (MstFilterValue *self);
gint64 mst_filter_value_get_count (MstFilterValue *self);
gboolean mst_filter_value_get_ticked (MstFilterValue *self);
void mst_filter_value_set_ticked (MstFilterValue *self, gboolean ticked);

/* What the records of a type can be filtered by in @field, blanks left out, read in the
 * session's reader; the answer is a GListModel. */
void mst_filter_value_list (MstSession *session, const MstRecordType *type, const MstField *field,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
GListModel *mst_filter_value_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
