/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-name.h"
#include "mst-store.h"

G_BEGIN_DECLS

typedef enum
{
  MST_OPERATOR_IS,
  MST_OPERATOR_IS_NOT,
  MST_OPERATOR_CONTAINS,
  MST_OPERATOR_AT_LEAST,
  MST_OPERATOR_AT_MOST,
  MST_OPERATOR_BLANK,
  MST_OPERATOR_NOT_BLANK,
} MstOperator;

typedef enum
{
  MST_SORT_VALUE, /* the value itself; choices in the list's order, references by name */
  MST_SORT_PINYIN,
  MST_SORT_STROKES,      /* 姓氏笔画 */
  MST_SORT_FULL_STROKES, /* 姓名笔画 */
} MstSortOrder;

/**
 * MstQuery: which records of one type, in which order. A value made step by step, then used; copied
 * by the store. Reference counted.
 */
typedef struct _MstQuery MstQuery;
#define MST_TYPE_QUERY (mst_query_get_type ())
GType mst_query_get_type (void);

MstQuery *mst_query_new (const MstRecordType *type);
MstQuery *mst_query_copy (const MstQuery *self);
MstQuery *mst_query_ref (MstQuery *self);
void mst_query_unref (MstQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstQuery, mst_query_unref)

const MstRecordType *mst_query_get_record_type (const MstQuery *self);
/* As typed into the search box; NULL or blank: all. Words separated by spaces must all fit. */
void mst_query_set_search (MstQuery *self, const char *text);
const char *mst_query_get_search (const MstQuery *self);
/* Records of the area with this code and of everything below it; NULL: all. */
void mst_query_set_area (MstQuery *self, const char *area_code);
const char *mst_query_get_area (const MstQuery *self);
/* All conditions must hold. %MST_ERROR_USAGE for a field the type has not. @value is canonical. */
gboolean mst_query_add_condition (MstQuery *self, const char *field, MstOperator operator_,
                                  const char *value, GError **error);
void mst_query_clear_conditions (MstQuery *self);
/* Default order: the title field by pinyin (areas: by code). @field NULL: default. "area" sorts by the
 * area's code. Ties are broken by id. */
gboolean mst_query_set_sort (MstQuery *self, const char *field, MstSortOrder order,
                             gboolean descending, GError **error);

gint64 mst_query_count (const MstQuery *self, MstStore *store, GError **error);
/* The ids in order. (element-type gint64) */
GArray *mst_query_list_ids (const MstQuery *self, MstStore *store, GError **error);
/* The records in order, streamed: @func returns FALSE to stop. */
typedef gboolean (*MstRecordFunc) (const MstRecord *record, gpointer user_data);
gboolean mst_query_foreach (const MstQuery *self, MstStore *store, MstRecordFunc func,
                            gpointer user_data, GError **error);
/* Some records by id, in the order given; missing ones are NULL. (element-type MstRecord) */
GPtrArray *mst_store_get_many (MstStore *self, const MstRecordType *type, const gint64 *ids,
                               guint n_ids, GError **error);

/* Sums of the summed fields, in the order of the type's fields (others 0). */
double *mst_query_sum (const MstQuery *self, MstStore *store, GError **error);

/** MstTally: how many records have each value of a field. */
typedef struct
{
  char *value; /* canonical, nullable */
  gint64 count;
} MstTally;
/* In descending count; (element-type MstTally) */
GPtrArray *mst_query_tally (const MstQuery *self, MstStore *store, const char *field,
                            GError **error);

/* --- names of what is referred to, and search across types --- */

/* The title of a record ("多福巷社区"); cached; NULL when there is none. */
const char *mst_store_peek_title (MstStore *self, const MstRecordType *type, gint64 id);
/* The full place of an area from the subdistrict down: "东华门街道 多福巷社区 瑞庭院". (transfer full) */
char *mst_store_dup_area_path (MstStore *self, gint64 area_id);
/* mst_field_show() with the title where @field is a reference. (transfer full) */
char *mst_store_show_value (MstStore *self, const MstField *field, const char *value,
                            gboolean masked);

/** MstHit: one find of the global search. */
typedef struct
{
  const MstRecordType *type;
  gint64 id;
  char *title;
  char *subtitle;
} MstHit;
void mst_hit_free (MstHit *self);
/* Across all types, at most @limit each; best first. (element-type MstHit) */
GPtrArray *mst_store_search (MstStore *self, const char *text, guint limit, GError **error);

G_END_DECLS
