/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-filter.h"

G_BEGIN_DECLS

/** MstFilterInput: how the values of a condition are given. */
typedef enum
{
  MST_FILTER_INPUT_NONE,   /* there are none */
  MST_FILTER_INPUT_VALUES, /* chosen from those that occur */
  MST_FILTER_INPUT_TEXT,   /* typed */
  MST_FILTER_INPUT_RANGE,  /* from, to */
} MstFilterInput;

/** MstFilterOperator: an operator as it is offered for a field. @label: untranslated. */
typedef struct
{
  MstOperator operator_;
  const char *label;
  MstFilterInput input;
} MstFilterOperator;

/* What can be asked of @field, the usual first. (element-type MstFilterOperator) (transfer full) */
GArray *mst_filter_operator_list (const MstField *field);
MstFilterInput mst_filter_operator_get_input (const MstField *field, MstOperator operator_);

/** MstFilterRange: a range that is often asked for. */
typedef struct
{
  char *label;
  char *range; /* as of MST_OPERATOR_BETWEEN */
} MstFilterRange;

/* Of a date field, seen from @today. (element-type MstFilterRange) (transfer full) */
GPtrArray *mst_filter_range_list (const MstField *field, MstDate today);

G_END_DECLS
