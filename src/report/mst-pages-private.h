/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-document-private.h"
#include "mst-pages.h"
#include "mst-paper-table.h"

G_BEGIN_DECLS

#define MST_FIGURES_BESIDE 6
#define MST_CAPTION_SIZE 10.5
#define MST_SIGNATURES_SIZE 10.5
#define MST_SIGNATURES_HEIGHT 30.0

/** MstBlockLayout: how a block was set. @lines: of text (MstTextLine). */
typedef struct
{
  MstTextStyle style;
  GArray *lines;
  MstPaperTable *table;
} MstBlockLayout;

/** MstPageItem: a block, or what of it stands on a page. @y from the top margin. @first_line, @n_lines:
 *  of text; of figures their rows. */
typedef struct
{
  guint block;
  double y;
  double height;
  guint first_line, n_lines;
  MstPaperPart part;
} MstPageItem;

struct _MstPages
{
  GObject parent_instance;

  MstDocument *document;
  MstPaper paper;
  MstTypesetter *typesetter;
  GArray *layouts; /* MstBlockLayout, one a block */
  GArray *items;   /* MstPageItem in the order of pages */
  GArray *pages;   /* guint: the first item of each */
  guint n_before;  /* pages in front of these, where they are numbered through */
  guint n_in_all;  /* 0: numbered by themselves */
};

/* The items of a page. */
const MstPageItem *mst_pages_get_items (MstPages *self, guint page, guint *n_items);
double mst_pages_get_figures_height (const MstBlock *block); /* of a row of them */
double mst_pages_get_caption_height (const MstBlock *block); /* under pictures; 0 without any */

G_END_DECLS
