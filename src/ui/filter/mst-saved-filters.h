/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"
#include "session/mst-session.h"

G_BEGIN_DECLS

/**
 * MstSavedEntry: a saved filter as the window shows it.
 * @query: NULL when this program can't read it
 * @count: how many records it finds; -1 until counted
 */
typedef struct
{
  const MstRecordType *type;
  char *name;
  MstQuery *query;
  gint64 count;
} MstSavedEntry;

/**
 * MstSavedFilters: the saved filters of a file with their counts, read and counted anew in the
 * session's reader after every change.
 *
 * MstSavedFilters::changed (filters)
 */
#define MST_TYPE_SAVED_FILTERS (mst_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (MstSavedFilters, mst_saved_filters, MST, SAVED_FILTERS, GObject)

MstSavedFilters *mst_saved_filters_new (MstSession *session);
guint mst_saved_filters_get_n (MstSavedFilters *self);
/* Until "changed". */
const MstSavedEntry *mst_saved_filters_get (MstSavedFilters *self, guint position);
/* NULL when there is none. */
const MstSavedEntry *mst_saved_filters_find (MstSavedFilters *self, const MstRecordType *type,
                                             const char *name);

G_END_DECLS
