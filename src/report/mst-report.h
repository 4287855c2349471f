/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-content.h"

G_BEGIN_DECLS

/** MstReportParameters: what may be set for a report. */
typedef enum
{
  MST_REPORT_TAKES_AREA = 1 << 0,
  MST_REPORT_TAKES_DAY = 1 << 1,
  MST_REPORT_TAKES_PERIOD = 1 << 2, /* from, until */
  MST_REPORT_TAKES_ORDER = 1 << 3,
  MST_REPORT_TAKES_CLASS = 1 << 4,
  MST_REPORT_TAKES_LIST = 1 << 5,   /* query, fields, group, split, reveal */
  MST_REPORT_TAKES_GROUP = 1 << 6,  /* group and split, of what is no list */
  MST_REPORT_TAKES_REVEAL = 1 << 7, /* reveal, likewise */
} MstReportParameters;

typedef struct _MstReport MstReport;

/**
 * MstReport: something that can be asked of the file. One is one file and a line in mst_reports.
 * @name: in the command line and in what is kept
 * @label: untranslated
 * @description: untranslated sentence: what it says
 * @title: of the document, in Chinese, behind the name of the place
 * @parameters: MstReportParameters
 * @type: what its rows are, of a list; NULL otherwise
 * @level: the level of the areas, in a list of areas of one level; nullable
 * @fields: the columns of a list, unless others are asked for; NULL: the listed ones
 * @by_place: whether a list goes from place to place, unless another order is asked for
 * @by_unit: whether it has a page for each unit when the options ask for it, so that each can have a file of
 *   its own
 * @name_heading: of the column of names, in Chinese, where it isn't the type's; nullable
 * @build: adds the blocks; reads of one moment
 */
struct _MstReport
{
  const char *name;
  const char *label;
  const char *description;
  const char *title;
  guint parameters;
  const MstRecordType *type;
  const char *level;
  const char *const *fields;
  gboolean by_place;
  gboolean by_unit;
  const char *name_heading;
  gboolean (*build) (const MstReport *self, const MstReportOptions *options,
                     MstReportContent *content, MstProgress *progress, GError **error);
};

/* Ends with NULL. */
extern const MstReport *const mst_reports[];

/* NULL when there is none. */
const MstReport *mst_report_get (const char *name);
const char *mst_report_get_label (const MstReport *self);       /* translated */
const char *mst_report_get_description (const MstReport *self); /* translated */

/**
 * mst_report_make:
 * @store: outside a group. While the content has rows to be read nothing can be written through it
 *   (accesses are noted through another one).
 *
 * %MST_ERROR_INPUT for an area there is not, %MST_ERROR_USAGE for a column there is not; cancelled.
 *
 * Returns: (transfer full) (nullable): what the report says, of this moment
 */
MstReportContent *mst_report_make (const MstReport *self, MstStore *store,
                                   const MstReportOptions *options, MstProgress *progress,
                                   GError **error);

G_END_DECLS
