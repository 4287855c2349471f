/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-pages-outline.h"

G_BEGIN_DECLS

/**
 * MstVolume: documents that are laid out, bound one behind the other, each with its own paper: what is
 * looked at, printed and saved in one piece. May be drawn by several threads, which
 * wait for each other; it no longer changes then.
 */
#define MST_TYPE_VOLUME (mst_volume_get_type ())
G_DECLARE_FINAL_TYPE (MstVolume, mst_volume, MST, VOLUME, GObject)

MstVolume *mst_volume_new (void);
/* Behind those that are there. Kept; nobody else draws it from now on. */
void mst_volume_add (MstVolume *self, MstPages *pages);

/* From the first page of the first document to the last page of the last one; else each has numbers of
 * its own. After the last one was added. */
void mst_volume_number_through (MstVolume *self);

guint mst_volume_get_n_pages (MstVolume *self);
const MstPaper *mst_volume_get_paper (MstVolume *self, guint page); /* from 0 */
/* For the file's properties; that of the first document by default. */
void mst_volume_set_title (MstVolume *self, const char *title);
const char *mst_volume_get_title (MstVolume *self);  /* nullable */
const char *mst_volume_get_author (MstVolume *self); /* of the first document; nullable */

/* The places to leap to, as in mst_pages_list_outline(); of several documents each is one, with its own
 * below it. (transfer full) (element-type MstOutlineEntry) */
GArray *mst_volume_list_outline (MstVolume *self);

/* As mst_pages_draw(). */
void mst_volume_draw (MstVolume *self, guint page, cairo_t *cr);
/* As mst_pages_save_pdf(). */
gboolean mst_volume_save_pdf (MstVolume *self, const char *path, MstProgress *progress,
                              GError **error);

G_END_DECLS
