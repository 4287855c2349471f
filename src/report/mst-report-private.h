/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-report.h"

G_BEGIN_DECLS

struct _MstReportContent
{
  GObject parent_instance;

  MstStore *store;
  gboolean holds; /* the store */
  MstReportOptions *options;
  char *title;
  char *office;
  MstDate day;
  gboolean letter;
  GArray *blocks; /* MstReportBlock */
};

/* Holds @store. */
MstReportContent *mst_report_content_new (MstStore *store, const MstReportOptions *options,
                                          GError **error);
/* After the last block: the store is let go unless there are rows to be read. */
void mst_report_content_finish (MstReportContent *self);

/* Whether the rows of a table aren't in memory. */
gboolean mst_report_content_is_streamed (const MstTable *table);
/* The key figures as a table; NULL when there are none. (transfer full) */
MstTable *mst_report_content_create_figures_table (MstReportContent *self);
/* @title: of the file; NULL: that of the first. */
gboolean mst_report_contents_save_workbook (MstReportContent *const *contents, guint n_contents,
                                            const char *title, const char *path,
                                            MstProgress *progress, GError **error);

extern const MstReport mst_report_briefing;
extern const MstReport mst_report_quality;
extern const MstReport mst_report_area_base;
extern const MstReport mst_report_forces;
extern const MstReport mst_report_areas;
extern const MstReport mst_report_compounds;
extern const MstReport mst_report_units;
extern const MstReport mst_report_people;
extern const MstReport mst_report_posts;
extern const MstReport mst_report_liaison;
extern const MstReport mst_report_liaison_leaders;
extern const MstReport mst_report_joint;
extern const MstReport mst_report_coverage;
extern const MstReport mst_report_unit_notices;
extern const MstReport mst_report_liaison_changes;

/* Whether its text is one of the words of a report. */
gboolean mst_report_block_has_words (const MstReportBlock *block);
/* The block behind the last of the page that begins with the block @first. */
guint mst_report_content_find_page_end (MstReportContent *self, guint first);

/* Builds a report that is a list of records. */
gboolean mst_report_build_list (const MstReport *self, const MstReportOptions *options,
                                MstReportContent *content, MstProgress *progress, GError **error);

/* "东城区东华门街道": the district and the path of the area @code (nullable). (transfer full) */
char *mst_report_dup_place (MstStore *store, const char *code);
/* Who makes documents, by the store: "中共东城区委组织部". (transfer full) (nullable) */
char *mst_report_dup_office (MstStore *store);

G_END_DECLS
