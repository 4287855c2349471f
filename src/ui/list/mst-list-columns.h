/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"
#include "session/mst-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstListColumns: the columns of a list and the order of its rows, as the officer chose them and as
 * they are kept in the settings.
 *
 * MstListColumns::sort-changed (columns), MstListColumns::columns-changed (columns)
 */
#define MST_TYPE_LIST_COLUMNS (mst_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (MstListColumns, mst_list_columns, MST, LIST_COLUMNS, GObject)

MstListColumns *mst_list_columns_new (MstSession *session, const MstRecordType *type,
                                      GtkColumnView *view);

/* The fields shown, in order; NULL-terminated. (transfer container) */
const char **mst_list_columns_list_fields (MstListColumns *self);
gboolean mst_list_columns_is_shown (MstListColumns *self, const MstField *field);
void mst_list_columns_show (MstListColumns *self, const MstField *field, gboolean shown);
/* Moves a column by so many places to the right (negative: left), as far as there are some. */
void mst_list_columns_move (MstListColumns *self, const MstField *field, int by);
/* The columns of the description again, in its order, as wide as usual. */
void mst_list_columns_reset (MstListColumns *self);

/* @field NULL: the usual order of the type. */
void mst_list_columns_sort (MstListColumns *self, const char *field, MstSortOrder order,
                            gboolean descending);
void mst_list_columns_apply_sort (MstListColumns *self, MstQuery *query);
/* "By surname strokes". (transfer full) */
char *mst_list_columns_describe_sort (MstListColumns *self);
/* What the list can be sorted by. */
GMenuModel *mst_list_columns_create_sort_menu (MstListColumns *self);
/* The groups "sort" (by, descending, usual) and "columns" (hide, move-left, move-right, usual-width). */
void mst_list_columns_insert_actions (MstListColumns *self, GtkWidget *widget);

/* Names of the fields' orders as settings and actions keep them. */
const char *mst_sort_order_get_nick (MstSortOrder order);
MstSortOrder mst_sort_order_from_nick (const char *nick);

G_END_DECLS
