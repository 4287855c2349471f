/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"
#include "session/mst-session.h"

G_BEGIN_DECLS

/* What is filtered by besides the fields of the type. The value of the area is its code ("in it or
 * anything below it"), that of the scope the number of a #MstScope. They stand alone in a filter. */
extern const MstField mst_filter_area_field;
extern const MstField mst_filter_scope_field;

/**
 * MstFilterTerm: what is asked of one field.
 * @values: canonical texts, of which one must fit (with a denying operator: none may); empty with
 *   MST_OPERATOR_BLANK and MST_OPERATOR_NOT_BLANK. (element-type utf8)
 */
typedef struct
{
  const MstField *field;
  MstOperator operator_;
  GPtrArray *values;
} MstFilterTerm;

/* @value: (nullable) */
MstFilterTerm *mst_filter_term_new (const MstField *field, MstOperator operator_,
                                    const char *value);
void mst_filter_term_free (MstFilterTerm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstFilterTerm, mst_filter_term_free)
/* Whether it can be one of several: not when it denies several values. */
gboolean mst_filter_term_has_alternatives (const MstFilterTerm *self);

/**
 * MstFilter: what a list is narrowed to, as one chip shows it.
 * @terms: of which one must hold. (element-type MstFilterTerm)
 */
typedef struct
{
  GPtrArray *terms;
} MstFilter;

MstFilter *mst_filter_new (MstFilterTerm *term); /* (transfer full), nullable */
MstFilter *mst_filter_copy (const MstFilter *self);
void mst_filter_free (MstFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstFilter, mst_filter_free)

void mst_filter_apply (const MstFilter *self, MstQuery *query);
/* The filters that make the conditions, area and scope of @query. (element-type MstFilter)
 * (transfer full) */
GPtrArray *mst_filter_list_from_query (const MstQuery *query);

/* "Political status: Communist Party member or probationary member". (transfer full) */
char *mst_filter_describe (const MstFilter *self, MstSession *session);
/* A value as @operator_ shows it. (transfer full) */
char *mst_filter_show_value (const MstField *field, MstOperator operator_, const char *value,
                             MstSession *session);
/* Of one term. (transfer full) */
char *mst_filter_term_describe (const MstFilterTerm *self, MstSession *session);

/* Which records of which type are to be shown, as the parameter of the action "win.show-records":
 * type, area code ("" for all), conditions of alternative, field, operator and value. A condition with
 * the first member TRUE need not hold when the one before it does. */
#define MST_FILTER_TARGET "(ssa(bsis))"
#define MST_FILTER_CONDITIONS "a(bsis)"
/* @field NULL: no condition. (transfer floating) */
GVariant *mst_filter_target_new (const MstRecordType *type, const char *area_code,
                                 const char *field, MstOperator operator_, const char *value);
/* The conditions of @query as MST_FILTER_CONDITIONS. (transfer floating) */
GVariant *mst_filter_conditions_new (const MstQuery *query);
/* @area_code: nullable; @conditions: MST_FILTER_CONDITIONS; what the type has not is left out.
 * (transfer full) */
MstQuery *mst_filter_query_new (const MstRecordType *type, const char *area_code,
                                GVariant *conditions);

G_END_DECLS
