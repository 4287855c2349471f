/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-chart.h"
#include "mst-document.h"
#include "mst-pages.h"
#include "mst-report-options.h"

G_BEGIN_DECLS

/**
 * MstReportContent: what a report says, block under block. All of its figures, words, rows and charts
 * are of one moment of the file: while it has rows that aren't in memory it holds the store
 * (mst_store_hold()) until it is disposed of. For one thread at a time.
 */
#define MST_TYPE_REPORT_CONTENT (mst_report_content_get_type ())
G_DECLARE_FINAL_TYPE (MstReportContent, mst_report_content, MST, REPORT_CONTENT, GObject)

typedef enum
{
  MST_REPORT_HEADING,
  MST_REPORT_ADDRESSEE,
  MST_REPORT_PARAGRAPH,
  MST_REPORT_FIGURES,
  MST_REPORT_TABLE,
  MST_REPORT_CHART,
  MST_REPORT_SIGNED, /* by the office, on the day */
  MST_REPORT_PAGE,   /* what follows stands on a page of its own under this title */
} MstReportBlockKind;

/**
 * MstReportFigure: one number that counts.
 * @name: stable, for programs: "people"
 * @label: "人员"
 * @unit: "人"; nullable
 * @digits: after the point
 * @has_change, @change: by how much it grew since @since, where the journal reaches back so far
 * @key: (nullable): the rows behind: a query for mst_query_from_json(). So are the keys of charts' marks
 *   and of tables' cells.
 */
typedef struct
{
  char *name;
  char *label;
  char *unit;
  double value;
  guint digits;
  gboolean has_change;
  double change;
  MstDate since;
  char *key;
} MstReportFigure;

/** MstReportBlock: what isn't of its kind is NULL. @text of a table is its heading. @name: of a page. @half: of a chart:
 *  it stands beside the next one on paper. @height: of a chart on paper, in points; 0: the usual one. */
typedef struct
{
  MstReportBlockKind kind;
  char *text;
  char *name;
  GArray *figures; /* MstReportFigure */
  MstTable *table;
  MstChart *chart;
  gboolean half;
  double height;
} MstReportBlock;

/* "东城区单位名册" */
const char *mst_report_content_get_title (MstReportContent *self);
const char *mst_report_content_get_office (MstReportContent *self); /* nullable */
MstDate mst_report_content_get_day (MstReportContent *self);
guint mst_report_content_get_n_blocks (MstReportContent *self);
const MstReportBlock *mst_report_content_get_block (MstReportContent *self, guint index);
/* The first of their kind; NULL when there is none. */
MstTable *mst_report_content_get_table (MstReportContent *self);
MstChart *mst_report_content_get_chart (MstReportContent *self);
/* Rows of the main table, or the number of figures; -1 with @error. */
gint64 mst_report_content_count_rows (MstReportContent *self, GError **error);

/* Whether it is made of pages that each have a table of their own: a notice for each unit. */
gboolean mst_report_content_is_paged (MstReportContent *self);
/* What each page says, as contents of their own, of a content that is paged. (transfer full) (element-type
 * MstReportContent) */
GPtrArray *mst_report_content_list_pages (MstReportContent *self);
/* What the page, of which it is made, is called: the unit's name; NULL of what isn't paged. */
const char *mst_report_content_get_page_name (MstReportContent *self);

/* On paper: for the preview, the printer and PDF. (transfer full) */
MstDocument *mst_report_content_create_document (MstReportContent *self);

/**
 * mst_report_content_save:
 * @path: .xlsx: figures and words, then each table on a sheet; .csv: the main table, else the figures;
 *   .pdf: the pages; .png and .svg: the first chart, else the first page
 *
 * The file appears only when it is whole. %MST_ERROR_USAGE for another suffix.
 */
gboolean mst_report_content_save (MstReportContent *self, const char *path, MstProgress *progress,
                                  GError **error);
/**
 * mst_report_content_save_template:
 *
 * Fills in the department's own workbook, as mst_sheet_template_fill(). Its marks are the columns of the
 * tables and {{标题}}, {{制表单位}}, {{日期}} (the as-of day), {{制表日期}} (today), {{计量单位}}, {{行数}} and
 * {{合计.户数}} of the main table, {{指标.人员}} of key figures, {{正文}} of words. The sheet is there once for each page
 * of a content that is paged, and for each group of a list that is split; {{分组}} is its name.
 */
gboolean mst_report_content_save_template (MstReportContent *self, const char *template_path,
                                           const char *path, MstProgress *progress, GError **error);
/* Several one after another, in a .pdf, numbered through, or an .xlsx. @title: of the file; NULL: that of
 * the first. */
gboolean mst_report_contents_save (MstReportContent *const *contents, guint n_contents,
                                   const char *title, const char *path, MstProgress *progress,
                                   GError **error);
/* @page: from 1: that page, as .png or .svg; 0: the chart, else the first page. @dpi: of a .png; 0: 150. */
gboolean mst_report_content_save_picture (MstReportContent *self, const char *path, guint page,
                                          double dpi, MstProgress *progress, GError **error);

/* --- for those who build it --- */

MstStore *mst_report_content_get_store (MstReportContent *self);
/* A letter: margins of GB/T 9704, the text's size and the office and day below the title; else tables
 * fill the page. */
void mst_report_content_set_letter (MstReportContent *self, gboolean letter);
/* A page with @title; where it is the first block, in place of the content's. @name: the page is leapt to
 * under it. */
void mst_report_content_add_page (MstReportContent *self, const char *title, const char *name);
/* To whom a letter is: "财政局：". */
void mst_report_content_add_addressee (MstReportContent *self, const char *text);
/* Office and day, under a letter. */
void mst_report_content_add_signed (MstReportContent *self);
void mst_report_content_add_paragraph (MstReportContent *self, const char *text);
/* (transfer full) (element-type MstReportFigure) */
void mst_report_content_add_figures (MstReportContent *self, GArray *figures);
/* Title, office, day and paper of the content are given to it where it has none. (transfer full) */
void mst_report_content_add_table (MstReportContent *self, MstTable *table, const char *heading);
/* Its source and day are set. @height: as in MstReportBlock. (transfer full) */
void mst_report_content_add_chart (MstReportContent *self, MstChart *chart, gboolean half,
                                   double height);

/* An array that owns the texts of its figures. (transfer full) */
GArray *mst_report_figures_new (void);

G_END_DECLS
