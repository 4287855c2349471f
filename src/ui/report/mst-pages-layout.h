/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-volume.h"

G_BEGIN_DECLS

/* Around and between pages, in pixels. */
#define MST_PAGES_GAP 16

/**
 * MstPagesLayout: where the pages of a volume are in a view, under each other or one at a time. Places are
 * in pixels from the corner of all of them.
 * @tops: of the pages without gaps, in points; one more for the end of the last
 * @widest, @highest: page, in points
 * @single: only @page is shown
 * @zoom: 1 is as large as on paper
 * @view_width, @view_height: in pixels
 */
typedef struct
{
  MstVolume *volume;
  guint n_pages;
  double *tops;
  double widest, highest;
  gboolean single;
  guint page;
  double zoom;
  int view_width, view_height;
} MstPagesLayout;

/** MstPagesPlace: on a page, in points from its corner. */
typedef struct
{
  guint page;
  double x, y;
} MstPagesPlace;

void mst_pages_layout_clear (MstPagesLayout *self);
/* @volume: (nullable) */
void mst_pages_layout_set_volume (MstPagesLayout *self, MstVolume *volume);

/* Pixels a point. */
double mst_pages_layout_get_scale (const MstPagesLayout *self);
/* At which the widest page, or with @whole any page, has its place in the view. */
double mst_pages_layout_get_fitting_zoom (const MstPagesLayout *self, gboolean whole);
double mst_pages_layout_get_width (const MstPagesLayout *self);
double mst_pages_layout_get_height (const MstPagesLayout *self);
double mst_pages_layout_get_page_left (const MstPagesLayout *self, guint page);
double mst_pages_layout_get_page_top (const MstPagesLayout *self, guint page);
double mst_pages_layout_get_page_width (const MstPagesLayout *self, guint page);
double mst_pages_layout_get_page_height (const MstPagesLayout *self, guint page);
/* The page at a height, or the next one below a gap. There is at least one. */
guint mst_pages_layout_find_page (const MstPagesLayout *self, double y);
MstPagesPlace mst_pages_layout_find_place (const MstPagesLayout *self, double x, double y);
void mst_pages_layout_get_place (const MstPagesLayout *self, const MstPagesPlace *place, double *x,
                                 double *y);

G_END_DECLS
