/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-document.h"

G_BEGIN_DECLS

/**
 * MstPages: a document laid out on paper. Screen, printer and file are drawn by the same routine. The
 * rows are those at the time of the lay-out. For one thread at a time; may be handed to another.
 */
#define MST_TYPE_PAGES (mst_pages_get_type ())
G_DECLARE_FINAL_TYPE (MstPages, mst_pages, MST, PAGES, GObject)

/* Reads the tables and lays everything out. NULL with @error: a table can't be read, or cancelled. */
MstPages *mst_pages_new (MstDocument *document, MstProgress *progress, GError **error);

/* At least 1. */
guint mst_pages_get_n_pages (MstPages *self);
/* With the orientation that was chosen. */
const MstPaper *mst_pages_get_paper (MstPages *self);

/* Draws page @page, from 0, on paper of mst_paper_get_size(): in points, from the sheet's corner. The
 * background is left as it is. */
void mst_pages_draw (MstPages *self, guint page, cairo_t *cr);

/* A PDF whose text can be searched, with its fonts in it. The file appears only when it is whole.
 * %MST_ERROR_FAILED when it can't be written; cancelled. */
gboolean mst_pages_save_pdf (MstPages *self, const char *path, MstProgress *progress,
                             GError **error);

/* Page @page, from 0, on white: @path ends in .png or .svg, else %MST_ERROR_USAGE; @dpi: of a .png.
 * %MST_ERROR_FAILED when it can't be written. */
gboolean mst_pages_save_picture (MstPages *self, guint page, const char *path, double dpi,
                                 GError **error);

G_END_DECLS
