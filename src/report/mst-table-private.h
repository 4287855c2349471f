/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-table.h"

G_BEGIN_DECLS

#define MST_TABLE_TOTAL "合计"

/** MstTableSource: where a table's rows come from when they aren't in memory. */
typedef struct _MstTableSource MstTableSource;

/* Adds the source's columns to @table. */
MstTableSource *mst_table_source_new (MstTable *table, MstStore *store, const MstQuery *query,
                                      const char *const *fields, gboolean reveal);
void mst_table_source_free (MstTableSource *self);
/* The rows come sorted so that those with the same value in @column stand together. */
void mst_table_source_set_group (MstTableSource *self, guint column);
gint64 mst_table_source_count (MstTableSource *self, GError **error);
gboolean mst_table_source_foreach (MstTableSource *self, MstTableRowFunc func, gpointer user_data,
                                   MstProgress *progress, GError **error);
/* The sums of the columns; NULL where a column has none. (transfer full) (element-type utf8) */
GPtrArray *mst_table_source_sum (MstTableSource *self, GError **error);

/* What documents call the records of the type: "人员". */
const char *mst_table_source_get_type_word (const MstRecordType *type);

/** MstTableStream: rows made by a report of its own, while they are written out. */
typedef struct
{
  gint64 (*count) (gpointer data, GError **error); /* -1 with @error */
  gboolean (*foreach) (gpointer data, MstTableRowFunc func, gpointer user_data,
                       MstProgress *progress, GError **error);
  void (*free) (gpointer data);
} MstTableStream;

struct _MstTable
{
  GObject parent_instance;

  char *title;
  char *sheet_name;
  char *made_by;
  char *unit;
  const char *counter; /* of rows: "人"; nullable: as @unit */
  MstDate as_of;
  gboolean totals;
  MstSheetPaper paper;
  MstOrientation orientation;
  guint group_column;           /* 1 + index */
  GArray *columns;              /* MstSheetColumn, owning their headings */
  GPtrArray *rows;              /* GPtrArray of texts */
  GPtrArray *keys;              /* char** by row */
  MstTableSource *source;       /* nullable */
  const MstTableStream *stream; /* nullable */
  gpointer stream_data;
};

/* @column: 1 + its index; 0: nothing is done. */
void mst_table_rename_column (MstTable *self, guint column, const char *heading);
/** MstTableSheet: a sheet as it differs from its table: @title, @sheet_name: NULL: the table's; @back_to,
 *  @figures: as in MstSheetLayout; @is_unsigned: without the line for signatures */
typedef struct
{
  const char *title;
  const char *sheet_name;
  const char *back_to;
  const MstSheetFigure *figures;
  guint n_figures;
  gboolean is_unsigned;
} MstTableSheet;

/* Begins a sheet with the table's columns and what stands around them. @sheet: nullable */
gboolean mst_table_begin_sheet (MstTable *self, MstSheetWriter *writer, const MstTableSheet *sheet,
                                GError **error);
/* The table as a sheet of a workbook. @sheet: nullable */
gboolean mst_table_write_sheet (MstTable *self, MstSheetWriter *writer, const MstTableSheet *sheet,
                                MstProgress *progress, GError **error);

/* "2026年11月22日", as precise as known; NULL when unset. (transfer full) */
char *mst_table_format_day (MstDate day);

G_END_DECLS
