/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-edit.h"

G_BEGIN_DECLS

/* A group of one record: inserted when it has no id, else updated. Errors as those of the store. */
gboolean mst_edit_write_one (MstStore *store, MstRecord *record, const char *action,
                             const char *label, GError **error);

/* FALSE, %MST_ERROR_IN_USE: @after puts a place out of use in which something is that is in use. @ending:
 * (nullable): ids (gint64) of places that go with it. Any other change is TRUE. */
gboolean mst_edit_check_end (MstStore *store, const MstRecord *before, const MstRecord *after,
                             GHashTable *ending, GError **error);

/* "人员 张三" when there is one, else "所选 3 人". (transfer full) */
char *mst_edit_name_records (const MstRecordType *type, const char *title, guint n);

/* The labels of @fields (MstField): all of a few, else the first two and how many. (transfer full) */
char *mst_edit_name_fields (const GPtrArray *fields);

G_END_DECLS
