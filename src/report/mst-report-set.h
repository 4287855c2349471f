/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"
#include "mst-volume.h"

G_BEGIN_DECLS

/**
 * MstReportEntry: a report in a set.
 * @name: of the report; a file of a newer program may name one that this program lacks
 * @json: what is set for it, as mst_report_options_to_json() writes it
 */
typedef struct
{
  char *name;
  char *json;
} MstReportEntry;

/**
 * MstReportSet: reports that are made together, of one moment of the file, into one PDF or one workbook:
 * "周一简报". A value type; its entries may be read directly.
 * @id, @version: of the record it is kept in; 0 when it isn't kept
 * @entries: MstReportEntry, in order
 */
typedef struct
{
  gint64 id;
  gint64 version;
  char *name;
  GArray *entries;
} MstReportSet;

#define MST_TYPE_REPORT_SET (mst_report_set_get_type ())
GType mst_report_set_get_type (void);

MstReportSet *mst_report_set_new (const char *name);
MstReportSet *mst_report_set_copy (const MstReportSet *self);
void mst_report_set_free (MstReportSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstReportSet, mst_report_set_free)

/* At the end. */
void mst_report_set_add (MstReportSet *self, const MstReport *report,
                         const MstReportOptions *options);
void mst_report_set_remove (MstReportSet *self, guint index);
/* The entry at @from becomes the one at @to. */
void mst_report_set_move (MstReportSet *self, guint from, guint to);
/* What is set for the report at @index; %MST_ERROR_INPUT when this program can't read it, or lacks the
 * report. */
MstReportOptions *mst_report_set_get_options (const MstReportSet *self, guint index,
                                              const MstReport **report, GError **error);

/* The entries: [{"report","options":{…}}]. (transfer full) */
char *mst_report_set_to_json (const MstReportSet *self);
/* Puts the entries of the text in the place of those there are; %MST_ERROR_INPUT when it is no such text. */
gboolean mst_report_set_read_json (MstReportSet *self, const char *json, GError **error);
/* "一页通、力量分布表": the titles of its reports. (transfer full) */
char *mst_report_set_dup_titles (const MstReportSet *self);

/**
 * mst_report_set_make:
 * @day: of all the reports, in the place of their own; unset: their own
 * @reveal: whether sensitive fields are shown whole; the caller notes the access in the journal
 *
 * As mst_report_make(); %MST_ERROR_INPUT also when the set is empty.
 *
 * Returns: (transfer full) (element-type MstReportContent) (nullable): its reports, of one moment
 */
GPtrArray *mst_report_set_make (const MstReportSet *self, MstStore *store, MstDate day,
                                gboolean reveal, MstProgress *progress, GError **error);

/* Documents bound one behind the other and, where there are several, numbered through. @title: of the
 * volume; NULL: that of the first. */
MstVolume *mst_report_contents_bind (MstReportContent *const *contents, guint n_contents,
                                     const char *title, MstProgress *progress, GError **error);

G_END_DECLS
