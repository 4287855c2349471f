/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query-private.h"

G_BEGIN_DECLS

/** MstQueryMatch: the conditions of several queries of one type, for values in memory. */
typedef struct _MstQueryMatch MstQueryMatch;

/* Not when a condition needs more than the record: part of the title of what is referred to, and part of a
 * decimal as the database writes it. */
gboolean mst_query_match_can (const MstQuery *query);
/* NULL where one of them can't. */
MstQueryMatch *mst_query_match_new (const MstQuery *const *queries, guint n);
void mst_query_match_free (MstQueryMatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstQueryMatch, mst_query_match_free)

/* Of which the values are wanted; NULL-terminated. */
const char *const *mst_query_match_get_fields (const MstQueryMatch *self);
/* Counts one up for each query whose conditions hold of a record with @values. */
void mst_query_match_count (const MstQueryMatch *self, const char *const *values, gint64 *counts);

G_END_DECLS
