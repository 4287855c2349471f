/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-paper.h"
#include "mst-query.h"

G_BEGIN_DECLS

/** MstReportOrder: in which people are listed. */
typedef enum
{
  MST_REPORT_ORDER_DEFAULT, /* the query's own, else the district's */
  MST_REPORT_ORDER_STROKES, /* 姓氏笔画 */
  MST_REPORT_ORDER_PINYIN,
  MST_REPORT_ORDER_RANK, /* 职级, the highest first; strokes within one */
} MstReportOrder;

#define MST_REPORT_N_ORDERS 4

/**
 * MstReportOptions: what is set for a report. A value type: its members may be set directly; texts are
 * owned by it. A report looks only at what its parameters name; paper, orientation,
 * black-and-white and split are for all.
 *
 * @area: (nullable): the code of a place: that place and what lies in it
 * @day: the as-of day; unset: today
 * @from, @until: the first and the last day of a period; unset: open, or what the report says
 * @order: of people
 * @person_class: (nullable): the code of a class of people: nobody else
 * @query: (nullable): of a list: which records in which order; @area and @day are added to it
 * @fields: (nullable): of a list: the columns in order; NULL: the listed ones
 * @group: (nullable): of a list: the heading of the column by whose values the rows stand together; NULL:
 *   what the report thinks best; "": not grouped
 * @reveal: whether sensitive fields are shown whole; the caller notes the access in the journal. Not
 *   kept in the text of mst_report_options_to_json().
 * @made_by: (nullable): the office that stands on the document; NULL: the store's
 * @split: in a workbook, instead of one sheet a summary that leads to a sheet of its own for each group of a
 *   list; it is grouped by place unless @group says otherwise
 * @black_and_white: whether charts on paper are told apart by hatching
 * @by_unit: a page for each unit, of a report that can be sent to units. Not kept in the text either.
 */
typedef struct
{
  char *area;
  MstDate day;
  MstDate from, until;
  MstReportOrder order;
  char *person_class;
  MstQuery *query;
  char **fields;
  char *group;
  gboolean reveal;
  char *made_by;
  MstSheetPaper paper;
  MstOrientation orientation;
  gboolean split;
  gboolean black_and_white;
  gboolean by_unit;
} MstReportOptions;

#define MST_TYPE_REPORT_OPTIONS (mst_report_options_get_type ())
GType mst_report_options_get_type (void);

MstReportOptions *mst_report_options_new (void);
/* A query within is copied. */
MstReportOptions *mst_report_options_copy (const MstReportOptions *self);
void mst_report_options_free (MstReportOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstReportOptions, mst_report_options_free)

/* @day, today when unset. */
MstDate mst_report_options_get_day (const MstReportOptions *self);

/* As text to keep; what is at its default is left out: {"area","day","from","until","order","class",
 * "query":{…},"fields":[…],"group","made_by","paper","orientation","split","black_and_white"}. (transfer full) */
char *mst_report_options_to_json (const MstReportOptions *self);
/* Unknown members are ignored. %MST_ERROR_INPUT for what is no such text. */
MstReportOptions *mst_report_options_from_json (const char *json, GError **error);

/* "strokes", "pinyin", "rank"; "" for the default. */
gboolean mst_report_order_from_nick (const char *nick, MstReportOrder *order);

G_END_DECLS
