/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-connection.h"
#include "mst-record.h"

G_BEGIN_DECLS

/**
 * MstTypeSql: the statements for one record type, made from its description, and how its rows become
 * records.
 */
typedef struct
{
  const MstRecordType *type;
  char *columns; /* "t.id, t.version, t.name, …" in the order of the fields */
  char *select;  /* $1: id */
  char *insert;  /* parameters as bound by mst_type_sql_bind() */
  char *update;  /* the same; the row is found by $1 */
  char *delete_; /* $1: id */

  /* The prepared ones, looked up once. */
  MstStatement *insert_statement;
  MstStatement *update_statement;
} MstTypeSql;

/* The columns of a sort key field: NAME_pinyin … in the order of MstNameOrder. */
#define MST_TYPE_SQL_N_SORT_KEYS 3
extern const char *const mst_type_sql_sort_suffixes[MST_TYPE_SQL_N_SORT_KEYS];

MstTypeSql *mst_type_sql_new (const MstRecordType *type);
void mst_type_sql_free (MstTypeSql *self);

/* Binds id, version, fields and sort keys; @record's texts and @keys must outlive the run of the
 * statement. @keys is emptied and filled with the sort keys. */
void mst_type_sql_bind (MstTypeSql *self, MstStatement *statement, const MstRecord *record,
                        GPtrArray *keys);

/* The row of a SELECT of @columns. */
MstRecord *mst_type_sql_read (MstTypeSql *self, MstStatement *statement);

/* A column type of the dialect for a field: "INTEGER", "REAL" or "TEXT". */
const char *mst_type_sql_get_column_type (const MstField *field);

G_END_DECLS
