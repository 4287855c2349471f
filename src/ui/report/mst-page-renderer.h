/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-volume.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MstPageRenderer: pictures of a volume's pages, drawn by a thread, one at a time: those in view first,
 * then their neighbours. What is far from view is forgotten.
 *
 * MstPageRenderer::drawn (renderer, guint page)
 */
#define MST_TYPE_PAGE_RENDERER (mst_page_renderer_get_type ())
G_DECLARE_FINAL_TYPE (MstPageRenderer, mst_page_renderer, MST, PAGE_RENDERER, GObject)

MstPageRenderer *mst_page_renderer_new (void);
/* @volume: (nullable) */
void mst_page_renderer_set_volume (MstPageRenderer *self, MstVolume *volume);
/* The pages in view, and how many pixels a point has. */
void mst_page_renderer_want (MstPageRenderer *self, guint first, guint n_pages, double scale);
/* The picture, perhaps of another scale; NULL until there is one. (transfer none) */
GdkTexture *mst_page_renderer_get (MstPageRenderer *self, guint page);
/* Whether its picture is as it was wanted last. */
gboolean mst_page_renderer_is_drawn (MstPageRenderer *self, guint page);

G_END_DECLS
