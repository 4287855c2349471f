/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-volume.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  MST_FIT_NONE,
  MST_FIT_WIDTH, /* the widest page is as wide as the view */
  MST_FIT_PAGE,  /* a whole page is in view */
} MstPagesFit;

/* Zoom 1 is as large as on paper. */
#define MST_ZOOM_LEAST 0.25
#define MST_ZOOM_MOST 4.0

/**
 * MstPagesCanvas: the pages of a volume under each other, or one at a time, on a grey ground; scrollable.
 * Pages are drawn by a thread; in dark colours the paper stays white.
 *
 * MstPagesCanvas:page: the page in view, from 0
 * MstPagesCanvas:zoom: as shown now
 */
#define MST_TYPE_PAGES_CANVAS (mst_pages_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MstPagesCanvas, mst_pages_canvas, MST, PAGES_CANVAS, GtkWidget)

/* @volume: (nullable). The view stays where it was as far as there are pages. */
void mst_pages_canvas_set_volume (MstPagesCanvas *self, MstVolume *volume);
guint mst_pages_canvas_get_n_pages (MstPagesCanvas *self);
guint mst_pages_canvas_get_page (MstPagesCanvas *self);
/* To the top of the page; past the end is the last one. */
void mst_pages_canvas_show_page (MstPagesCanvas *self, guint page);

double mst_pages_canvas_get_zoom (MstPagesCanvas *self);
/* Around the middle of the view; it fits nothing then. */
void mst_pages_canvas_set_zoom (MstPagesCanvas *self, double zoom);
MstPagesFit mst_pages_canvas_get_fit (MstPagesCanvas *self);
void mst_pages_canvas_set_fit (MstPagesCanvas *self, MstPagesFit fit);
void mst_pages_canvas_set_single (MstPagesCanvas *self, gboolean single);
/* Around a point of the view, in pixels, which stays where it is. */
void mst_pages_canvas_zoom_around (MstPagesCanvas *self, double zoom, double x, double y);
/* Turns a single page when the view is at its upper, or lower, edge; FALSE when it isn't. */
gboolean mst_pages_canvas_turn_at_edge (MstPagesCanvas *self, gboolean back);
/* By a view's height; a single page is turned at its ends. */
void mst_pages_canvas_scroll (MstPagesCanvas *self, gboolean back);

/* Whether every page in view is drawn as it is to be. */
gboolean mst_pages_canvas_is_drawn (MstPagesCanvas *self);

G_END_DECLS
