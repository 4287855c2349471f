/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** MstFilterValue: a value a field can be filtered by, and how many records have it. */
#define MST_TYPE_FILTER_VALUE (mst_filter_value_get_type ())
G_DECLARE_FINAL_TYPE (MstFilterValue, mst_filter_value, MST, FILTER_VALUE, GObject)

/* @label: (transfer full); property "label" */
MstFilterValue *mst_filter_value_new (MstOperator operator_, const char *value, char *label,
                                      gint64 count);
MstOperator mst_filter_value_get_operator (MstFilterValue *self);
const char *mst_filter_value_get_value (MstFilterValue *self);
const char *mst_filter_value_get_label (MstFilterValue *self);
gint64 mst_filter_value_get_count (MstFilterValue *self);

/* What the records of a type can be filtered by in @field (NULL: areas), read in the session's
 * reader; the answer is a GListModel. */
void mst_filter_value_list (MstSession *session, const MstRecordType *type, const MstField *field,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
GListModel *mst_filter_value_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
