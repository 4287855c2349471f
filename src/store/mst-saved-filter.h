/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

G_BEGIN_DECLS

/**
 * MstSavedFilter: a query with a name, kept in the file for everybody who opens it.
 *
 * What is done to saved filters is in the journal (entries of the type "filter" with the record 0) and
 * undone like what is done to records: each call is a step of its own, or part of the group that is
 * open. It is announced by MstStore::changed ("filter"); other connections hear of it as of any change,
 * by MstStore::changed (NULL).
 */
typedef struct
{
  const MstRecordType *type;
  char *name; /* unique among those of its type */
  char
    *query; /* mst_query_to_json(); a file of a newer program may hold what this one can't read */
  gint64 position; /* in the order of those of its type; there may be gaps */
} MstSavedFilter;

void mst_saved_filter_free (MstSavedFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstSavedFilter, mst_saved_filter_free)

/* A filter as it was before or after an entry of the journal, of the type %MST_JOURNAL_FILTER.
 * %MST_ERROR_FAILED when @json (nullable) doesn't tell. */
#define MST_JOURNAL_FILTER "filter"
MstSavedFilter *mst_saved_filter_read_journalled (const char *json, GError **error);

/* In the order of the types, then in their own; @type NULL: of all. (element-type MstSavedFilter) */
GPtrArray *mst_store_list_filters (MstStore *self, const MstRecordType *type, GError **error);

/* The query of a filter. %MST_ERROR_NOT_FOUND when there is none; else as mst_query_from_json(). */
MstQuery *mst_store_get_filter (MstStore *self, const MstRecordType *type, const char *name,
                                GError **error);

/* Adds @query at the end under @name, or puts it in the place of the one that has this name.
 * %MST_ERROR_INPUT for a blank name. Blanks around a name are dropped. */
gboolean mst_store_save_filter (MstStore *self, const char *name, const MstQuery *query,
                                GError **error);
/* %MST_ERROR_NOT_FOUND when there is none, %MST_ERROR_INPUT when @new_name is blank or taken. */
gboolean mst_store_rename_filter (MstStore *self, const MstRecordType *type, const char *name,
                                  const char *new_name, GError **error);
gboolean mst_store_remove_filter (MstStore *self, const MstRecordType *type, const char *name,
                                  GError **error);
/* To @position, counted from 0, among those of its type; past the end is the end. */
gboolean mst_store_move_filter (MstStore *self, const MstRecordType *type, const char *name,
                                guint position, GError **error);

G_END_DECLS
