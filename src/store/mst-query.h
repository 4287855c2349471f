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
  MST_OPERATOR_BETWEEN, /* "A..B", both included, either end may be missing; of dates up to the end
                           of the month or year that B names */
  MST_OPERATOR_NOT_CONTAINS,
  MST_OPERATOR_DISAGREES, /* with the record's citizen number; of fields that have %MST_FIELD_IN_NUMBER,
                             without a value */
} MstOperator;

/** MstScope: whether records count that are out of use (field "ended") on the day of the query. */
typedef enum
{
  MST_SCOPE_CURRENT,
  MST_SCOPE_ENDED,
  MST_SCOPE_ALL,
} MstScope;

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
/* Default: %MST_SCOPE_CURRENT. Of a type without the field "ended" all records are current. */
void mst_query_set_scope (MstQuery *self, MstScope scope);
MstScope mst_query_get_scope (const MstQuery *self);
/* The day (ISO) of which the scope speaks; NULL: today, whenever the query is put. With a day, records
 * whose field "since" is later are not there, in no scope; without, they are, for they are planned. */
void mst_query_set_as_of (MstQuery *self, const char *day);
const char *mst_query_get_as_of (const MstQuery *self);

/* All conditions must hold. %MST_ERROR_USAGE for a field the type has not, and for a range that has
 * no end. @value is canonical. */
gboolean mst_query_add_condition (MstQuery *self, const char *field, MstOperator operator_,
                                  const char *value, GError **error);
/* The same, but it is enough when this or the conditions before it hold, back to the last one that was
 * added by mst_query_add_condition(): the query is an AND of ORs. */
gboolean mst_query_add_alternative (MstQuery *self, const char *field, MstOperator operator_,
                                    const char *value, GError **error);
void mst_query_clear_conditions (MstQuery *self);
guint mst_query_get_n_conditions (const MstQuery *self);
/* In the order in which they were added; every output is optional. @value: (nullable), until the query
 * changes. @is_alternative: added by mst_query_add_alternative(). */
void mst_query_get_condition (const MstQuery *self, guint index, const MstField **field,
                              MstOperator *operator_, const char **value, gboolean *is_alternative);
/* Default order: the title field by pinyin (areas: by code). @field NULL: default. "area" sorts by the
 * area's code. Of choices, which have their own order, @order is that of the titles within one. Ties are
 * broken by id. */
gboolean mst_query_set_sort (MstQuery *self, const char *field, MstSortOrder order,
                             gboolean descending, GError **error);
/* The field's name, NULL for the default order; the outputs are optional. */
const char *mst_query_get_sort (const MstQuery *self, MstSortOrder *order, gboolean *descending);

/* Records with the same @field stand together, before the order is looked at: in the list's order, of
 * references by title, of places by code. @level: (nullable): of a field that refers to areas: those in
 * the same area of this level ("2": subdistrict) stand together. @field NULL: not grouped. */
gboolean mst_query_set_group (MstQuery *self, const char *field, const char *level, GError **error);

/* As text to keep: {"type","search","area","clauses":[[{"field","operator","value"}, or …], and …],
 * "sort":{"field","order","descending"},"scope","as_of"}; what is at its default is left out, and so is
 * the group. (transfer full) */
char *mst_query_to_json (const MstQuery *self);
/* Unknown members are ignored. %MST_ERROR_INPUT for what is no query, and for a type, field, operator
 * or order that this program doesn't have. */
MstQuery *mst_query_from_json (const char *json, GError **error);

gint64 mst_query_count (const MstQuery *self, MstStore *store, GError **error);
/* The same of several queries, of one type and scope and without area and search, in one walk through the
 * records. @counts: (out caller-allocates) (array length=n) */
gboolean mst_query_count_each (const MstQuery *const *queries, guint n, MstStore *store,
                               gint64 *counts, GError **error);
/**
 * mst_query_count_past_each:
 * @summed: (nullable) (array length=n): for a query whose records aren't counted, the field of whole numbers
 *   that is summed, one with %MST_FIELD_SUMMED; NULL for others
 * @day: ISO
 * @counts: (out caller-allocates) (array length=n): how many records each query had in the evening of
 *   @day, as the file was then; -1 when the file is younger, and of a query that asks for a part of what
 *   something referred to is called, or of a decimal: of these the past isn't known
 *
 * The queries have neither area nor search. Their scope is what was in use then.
 */
gboolean mst_query_count_past_each (const MstQuery *const *queries, const char *const *summed,
                                    guint n, MstStore *store, const char *day, gint64 *counts,
                                    GError **error);
/* The ids in order. (element-type gint64) */
GArray *mst_query_list_ids (const MstQuery *self, MstStore *store, GError **error);
/* The records in order, streamed: @func returns FALSE to stop. */
typedef gboolean (*MstRecordFunc) (const MstRecord *record, gpointer user_data);
gboolean mst_query_foreach (const MstQuery *self, MstStore *store, MstRecordFunc func,
                            gpointer user_data, GError **error);
/* Some records by id, in the order given; missing ones are NULL. (element-type MstRecord) */
GPtrArray *mst_store_get_many (MstStore *self, const MstRecordType *type, const gint64 *ids,
                               guint n_ids, GError **error);

/** MstValuesFunc: @values: of the fields asked for, in that order, canonical, NULL where blank; they last
 * until it returns. FALSE to stop. */
typedef gboolean (*MstValuesFunc) (gint64 id, const char *const *values, gpointer user_data);
/* Of a whole number or a reference; 0 where blank. */
gint64 mst_value_to_integer (const char *value);
/* A few @fields (%NULL-terminated) of each record: several times as fast as the records
 * themselves. In the order that was set; without one in whichever is the fastest. */
gboolean mst_query_foreach_values (const MstQuery *self, MstStore *store, const char *const *fields,
                                   MstValuesFunc func, gpointer user_data, GError **error);
/* The same of some records by id, in the order given; missing ones are left out. */
gboolean mst_store_foreach_values (MstStore *self, const MstRecordType *type, const gint64 *ids,
                                   guint n_ids, const char *const *fields, MstValuesFunc func,
                                   gpointer user_data, GError **error);

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
  gboolean ended; /* out of use today */
} MstHit;
/* Across all types, at most @limit each; best first, what is out of use last. (element-type MstHit) */
GPtrArray *mst_store_search (MstStore *self, const char *text, guint limit, GError **error);

G_END_DECLS
