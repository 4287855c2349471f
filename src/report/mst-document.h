/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-paper.h"
#include "mst-table.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * MstDocument: what is put on paper, block under block: title, text, key figures, tables, pictures,
 * the line for signatures. mst_pages_new() lays it out. Texts are copied, tables are kept.
 *
 * Documents are Chinese whatever language the program speaks.
 */
#define MST_TYPE_DOCUMENT (mst_document_get_type ())
G_DECLARE_FINAL_TYPE (MstDocument, mst_document, MST, DOCUMENT, GObject)

MstDocument *mst_document_new (const MstPaper *paper);

/**
 * mst_document_new_for_table: a list as it is handed out: title; maker, day and unit; the rows; who
 * filled it in and looked it over. Paper and orientation are the table's.
 */
MstDocument *mst_document_new_for_table (MstTable *table);

/* For the file's properties: that of the first title. */
const char *mst_document_get_title (MstDocument *self); /* nullable */
void mst_document_set_author (MstDocument *self, const char *author);
/* Of text, in points; 16 (三号) by default, with a pitch of 22 lines on upright A4. */
void mst_document_set_text_size (MstDocument *self, double size);

/* 小标宋, centred; smaller or on several lines where it is long. */
void mst_document_add_title (MstDocument *self, const char *title);
/* What was added last is leapt to in a PDF under this name. Headings are under their own. */
void mst_document_set_bookmark (MstDocument *self, const char *name);
/* 楷体, centred under the title: office and day. */
void mst_document_add_subtitle (MstDocument *self, const char *text);
/* @level 1: 黑体 (一、…), 2: 楷体 (（一）…). Stays with what follows it. */
void mst_document_add_heading (MstDocument *self, guint level, const char *text);
/* 仿宋, from the left edge: to whom a letter is, with a colon: "财政局：". */
void mst_document_add_addressee (MstDocument *self, const char *text);
/* 仿宋, the first line of each paragraph two characters in; "\n" begins a paragraph. */
void mst_document_add_paragraph (MstDocument *self, const char *text);
/* In points; nothing at the top of a page. */
void mst_document_add_space (MstDocument *self, double height);
void mst_document_add_page_break (MstDocument *self);

/** MstKeyFigure: @value as shown ("24,651"), @unit behind it (nullable), @label under it, @note under
 *  that (nullable). */
typedef struct
{
  const char *value;
  const char *unit;
  const char *label;
  const char *note;
} MstKeyFigure;

/* A band of figures, at most six beside each other. Copied. */
void mst_document_add_figures (MstDocument *self, const MstKeyFigure *figures, guint n_figures);

/**
 * MstTableStyle: how a table is put on paper. Zero is a plain one.
 * @group_column: 1 + the column whose equal neighbours are a group with a heading and, with totals, a
 *   sum; that column isn't drawn. 0: no groups. The rows must come in that order.
 * @n_keys: columns repeated where the table is split by columns; 0: the ordinals and the next one
 * @size: of the text in points; 0: 10.5 (五号), smaller where the table is wide. Nothing is set smaller
 *   than 7.5 (六号): a table that is wider then is split by columns.
 * @page_totals: whether each page ends with its sums, where the table has totals and several pages
 * @heading: (nullable): centred above the table
 * @with_maker: whether the maker and the day stand above the table, beside the unit
 */
typedef struct
{
  guint group_column;
  guint n_keys;
  double size;
  gboolean page_totals;
  const char *heading;
  gboolean with_maker;
} MstTableStyle;

/* @style: (nullable): copied. */
void mst_document_add_table (MstDocument *self, MstTable *table, const MstTableStyle *style);

/* Draws into the rectangle from 0, 0 to @width, @height, in points; called each time a page is drawn,
 * by the thread that draws it. */
typedef void (*MstPictureFunc) (cairo_t *cr, double width, double height, gpointer user_data);

/** MstPicture: @caption: (nullable): under the picture. @user_data is freed with the document. */
typedef struct
{
  const char *caption;
  MstPictureFunc draw;
  gpointer user_data;
  GDestroyNotify free;
} MstPicture;

/* Pictures beside each other, of equal width and @height points, which is lessened to that of the page. */
void mst_document_add_pictures (MstDocument *self, const MstPicture *pictures, guint n_pictures,
                                double height);

/* "填表人：　　审核人：　　日期：": empty places to be signed. Not parted from the last rows above where
 * that can be helped. */
void mst_document_add_signatures (MstDocument *self);
/* Office and day at the right, as under a letter. */
void mst_document_add_signed_by (MstDocument *self, const char *office, MstDate day);

G_END_DECLS
