/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by mst-pages-canvas*.c only. */
#pragma once

#include "mst-page-renderer.h"
#include "mst-pages-canvas.h"
#include "mst-pages-layout.h"

G_BEGIN_DECLS

/** MstPagesAnchor: a place on a page that is to stand at a place of the view, in pixels. */
typedef struct
{
  MstPagesPlace place;
  double at_x, at_y;
} MstPagesAnchor;

struct _MstPagesCanvas
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment, *vadjustment;
  GtkScrollablePolicy hscroll_policy, vscroll_policy;
  MstPageRenderer *renderer;
  MstPagesLayout layout;
  MstPagesFit fit;
  MstPagesAnchor anchor;
  gboolean is_anchored; /* until the view is laid out */
  gboolean follows_code;
};

/* Where it is scrolled to; 0 without an adjustment. */
static inline double
mst_pages_canvas_get_value (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* --- mst-pages-canvas-draw.c --- */

/* Has the pages that are in view drawn. */
void mst_pages_canvas_want_pages (MstPagesCanvas *self);
/* What of them is there already. */
void mst_pages_canvas_draw (MstPagesCanvas *self, GtkSnapshot *snapshot);

G_END_DECLS
