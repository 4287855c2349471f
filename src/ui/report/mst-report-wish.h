/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report-set.h"

G_BEGIN_DECLS

/**
 * MstReportWish: what the officer wants to be made: a report, or the reports of a set.
 * @report: NULL: the set
 * @options: of the report; NULL
 * @set: NULL
 * @day: of all reports of the set; unset: each its own
 * @reveal: whether sensitive values are shown whole
 */
typedef struct
{
  const MstReport *report;
  MstReportOptions *options;
  MstReportSet *set;
  MstDate day;
  gboolean reveal;
} MstReportWish;

/* @options are copied. */
MstReportWish *mst_report_wish_new (const MstReport *report, const MstReportOptions *options);
/* Copied. */
MstReportWish *mst_report_wish_new_for_set (const MstReportSet *set, MstDate day, gboolean reveal);
MstReportWish *mst_report_wish_copy (const MstReportWish *self);
void mst_report_wish_free (MstReportWish *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstReportWish, mst_report_wish_free)

/* As the parameter of an action. */
#define MST_REPORT_WISH "(sssbs)"
GVariant *mst_report_wish_to_variant (const MstReportWish *self); /* floating */
/* NULL when it says nothing that this program can make. */
MstReportWish *mst_report_wish_from_variant (GVariant *variant);

/* The parameter of the actions of the window that make files: what of, a suffix such as "pdf", and the URI
 * of the workbook that it is put into, "" for none. */
#define MST_REPORT_TARGET "(" MST_REPORT_WISH "ss)"
/* @template_uri: (nullable); floating */
GVariant *mst_report_wish_to_target (const MstReportWish *self, const char *suffix,
                                     const char *template_uri);

/* Translated, or the name of the set. */
const char *mst_report_wish_get_label (const MstReportWish *self);
/* For the name of a file, in Chinese. */
const char *mst_report_wish_get_title (const MstReportWish *self);
/* What is noted in the journal is noted of these; nullable. */
const MstRecordType *mst_report_wish_get_record_type (const MstReportWish *self);
/* (element-type MstReportContent) (transfer full) (nullable) */
GPtrArray *mst_report_wish_make (const MstReportWish *self, MstStore *store, MstProgress *progress,
                                 GError **error);
/* @contents as mst_report_wish_make() made them, on paper. (transfer full) (nullable) */
MstVolume *mst_report_wish_bind (const MstReportWish *self, GPtrArray *contents,
                                 MstProgress *progress, GError **error);

G_END_DECLS
