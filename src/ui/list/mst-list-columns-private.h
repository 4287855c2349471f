/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by mst-list-columns*.c only. */
#pragma once

#include "mst-list-columns.h"

G_BEGIN_DECLS

struct _MstListColumns
{
  GObject parent_instance;
  MstSession *session;
  const MstRecordType *type;
  GtkColumnView *view; /* owns what shows us */
  GSimpleActionGroup *sort_actions;
  GSimpleActionGroup *column_actions;
  GPtrArray *shown;       /* of const MstField */
  const char *sort_field; /* NULL: the usual order */
  MstSortOrder sort_order;
  gboolean descending;
  /* How the rows were last sorted where nothing is chosen; NULL: as the type has it. */
  const char *usual_field;
  MstSortOrder usual_order;
  gboolean follows_code; /* the headings are being told, not asked */
  GSettings *settings;
  guint order_source; /* takes over the order in which headings were dragged */
  guint width_source; /* keeps the widths */
};

const MstField *mst_list_columns_get_field (GtkColumnViewColumn *column);
void mst_list_columns_sort_changed (MstListColumns *self);

/* --- mst-list-columns-sort.c --- */

void mst_list_columns_add_sort_actions (MstListColumns *self);
/* Looks whether the district has another order now. */
void mst_list_columns_follow_usual_sort (MstListColumns *self);
/* Follows the headings that are clicked. */
void mst_list_columns_follow_headings (MstListColumns *self);
/* Shows in the headings what the rows are sorted by. */
void mst_list_columns_tell_headings (MstListColumns *self);
/* The orders a column can have, and their direction. (transfer full) */
GMenu *mst_list_columns_create_orders (const MstField *field);

G_END_DECLS
