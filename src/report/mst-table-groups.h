/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-table.h"

G_BEGIN_DECLS

/** MstTableGroup: a stretch of rows, from @first. @sums: by column of the table */
typedef struct
{
  char *name;
  gint64 first;
  gint64 n_rows;
  double *sums;
} MstTableGroup;

/** MstTableGroups: those of a table that has a column to group by. @is_summed: by column */
typedef struct
{
  MstTable *table;
  GPtrArray *groups; /* MstTableGroup */
  gboolean *is_summed;
} MstTableGroups;

/* Reads the rows once. */
MstTableGroups *mst_table_list_groups (MstTable *table, MstProgress *progress, GError **error);
void mst_table_groups_free (MstTableGroups *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstTableGroups, mst_table_groups_free)

const MstTableGroup *mst_table_groups_get (const MstTableGroups *self, guint group);
char *mst_table_groups_format_sum (const MstTableGroups *self, guint group, guint column);
/* Texts by column, as mst_table_get_totals(); NULL when the table has none. (transfer full) */
GPtrArray *mst_table_groups_get_totals (const MstTableGroups *self, guint group);
/* The rows of the group, numbered from 1. */
gboolean mst_table_groups_foreach (const MstTableGroups *self, guint group, MstTableRowFunc func,
                                   gpointer user_data, MstProgress *progress, GError **error);

G_END_DECLS
