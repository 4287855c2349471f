/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"
#include "session/mst-session.h"

G_BEGIN_DECLS

/**
 * MstFilter: one condition of a list as the officer sees it.
 * @field: %NULL for "in this area or anything below it"; @value is the area's code then
 */
typedef struct
{
  const MstField *field;
  MstOperator operator_;
  char *value;
} MstFilter;

MstFilter *mst_filter_new (const MstField *field, MstOperator operator_, const char *value);
void mst_filter_free (MstFilter *self);
void mst_filter_apply (const MstFilter *self, MstQuery *query);
/* "Political status: Communist Party member". (transfer full) */
char *mst_filter_describe (const MstFilter *self, MstSession *session);

/* Which records of which type are to be shown, as the parameter of the action "win.show-records":
 * type, area code ("" for all), conditions of field, operator and value. */
#define MST_FILTER_TARGET "(ssa(sis))"
/* @field NULL: no condition. (transfer floating) */
GVariant *mst_filter_target_new (const MstRecordType *type, const char *area_code,
                                 const char *field, MstOperator operator_, const char *value);

G_END_DECLS
