/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-paper.h"
#include "mst-query.h"

G_BEGIN_DECLS

/**
 * MstTable: columns, rows of canonical text, totals, title and notes: what screen, paper and workbook
 * all draw. Rows may be streamed from a query, so that a big table is never in memory.
 *
 * Tables are documents of Chinese offices: their headings and words are Chinese whatever language the
 * program speaks.
 */
#define MST_TYPE_TABLE (mst_table_get_type ())
G_DECLARE_FINAL_TYPE (MstTable, mst_table, MST, TABLE, GObject)

/* A table in memory. */
MstTable *mst_table_new (const char *title);
void mst_table_add_column (MstTable *self, const char *heading, MstColumnKind kind, guint digits);
/* values: one per column, copied; NULL is blank */
void mst_table_add_row (MstTable *self, const char *const *values);

/* The rows behind a cell of a table in memory: a query for mst_query_from_json(). @key: (transfer full)
 * (nullable) */
void mst_table_set_key (MstTable *self, guint row, guint column, char *key);
const char *mst_table_get_key (MstTable *self, guint row, guint column); /* nullable */

/**
 * mst_table_new_for_query: the list as shown.
 * @fields: names of the columns in order, NULL-terminated; NULL: the listed ones
 * @reveal: whether sensitive values are shown whole; the caller notes the access in the journal
 *
 * Begins with a column of ordinals. References are shown by name; a place as its subdistrict, its
 * community and, where records lie deeper, what is below. Title, maker and day are those of the
 * store and of today; totals are on where a shown field is summed. A field the type has not is left out.
 */
MstTable *mst_table_new_for_query (MstStore *store, const MstQuery *query,
                                   const char *const *fields, gboolean reveal);

void mst_table_set_title (MstTable *self, const char *title);
void mst_table_set_made_by (MstTable *self, const char *made_by); /* without "制表单位：" */
void mst_table_set_as_of (MstTable *self, MstDate day);
void mst_table_set_unit (MstTable *self, const char *unit); /* "单位：人" */
void mst_table_set_totals (MstTable *self, gboolean totals);
void mst_table_set_paper (MstTable *self, MstSheetPaper paper);
/* On paper; automatic by default. */
void mst_table_set_orientation (MstTable *self, MstOrientation orientation);
/* On paper the rows stand in groups of equal neighbours in this column: 1 + its index; 0: no groups. The
 * rows of a query are sorted for it. */
void mst_table_set_group_column (MstTable *self, guint column);
/* Brings the rows of each group together, where its first one stands, and numbers all rows anew. Of a table
 * whose rows are in memory. */
void mst_table_gather_groups (MstTable *self);

const char *mst_table_get_title (MstTable *self);
guint mst_table_get_n_columns (MstTable *self);
const MstSheetColumn *mst_table_get_column (MstTable *self, guint column);
/* -1 with @error set when the rows can't be counted. */
gint64 mst_table_count_rows (MstTable *self, GError **error);

/* The rows without the totals; @func returns FALSE with @error set to stop. */
typedef gboolean (*MstTableRowFunc) (const char *const *values, gpointer user_data, GError **error);
gboolean mst_table_foreach (MstTable *self, MstTableRowFunc func, gpointer user_data,
                            MstProgress *progress, GError **error);
/* The row of totals, one text per column, NULL where there is none; NULL without @error when the
 * table has no totals. (element-type utf8) (transfer full) */
GPtrArray *mst_table_get_totals (MstTable *self, GError **error);

/* By the suffix: .xlsx, .csv (UTF-8 with BOM; heading and rows only) or .pdf. The file appears only when
 * it is whole. %MST_ERROR_USAGE for another suffix. */
gboolean mst_table_save (MstTable *self, const char *path, MstProgress *progress, GError **error);

G_END_DECLS
