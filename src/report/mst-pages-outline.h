/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-pages.h"

G_BEGIN_DECLS

/**
 * MstOutlineEntry: a place in a document.
 * @level: 0 for the outermost; at most one more than that of the entry before
 * @page: from 0
 * @y: from the upper edge of the sheet, in points
 */
typedef struct
{
  guint level;
  char *text;
  guint page;
  double y;
} MstOutlineEntry;

/* (element-type MstOutlineEntry) (transfer full) */
GArray *mst_outline_new (void);
void mst_outline_add (GArray *outline, guint level, const char *text, guint page, double y);

/* The bookmarks and headings of the document and of its tables, and the groups of those, in order. (transfer full)
 * (element-type MstOutlineEntry) */
GArray *mst_pages_list_outline (MstPages *self);

G_END_DECLS
