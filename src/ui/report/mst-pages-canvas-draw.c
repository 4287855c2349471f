/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Those of the pages that are in view. */
#include "config.h"

#include "mst-pages-canvas-private.h"

#include <math.h>

static gboolean
find_visible (MstPagesCanvas *self, guint *first, guint *n_pages)
{
  double y = mst_pages_canvas_get_value (self->vadjustment);
  guint last;

  if (self->layout.n_pages == 0 || gtk_widget_get_height (GTK_WIDGET (self)) <= 0)
    return FALSE;
  *first = mst_pages_layout_find_page (&self->layout, y);
  last = mst_pages_layout_find_page (&self->layout, y + gtk_widget_get_height (GTK_WIDGET (self)));
  *n_pages = last - *first + 1;
  return TRUE;
}

/* At whole pixels, or the letters are blurred. */
static float
snap (double place, int factor)
{
  return (float) (round (place * factor) / factor);
}

static void
draw_page (MstPagesCanvas *self, GtkSnapshot *snapshot, guint page)
{
  const MstPagesLayout *layout = &self->layout;
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double x =
    mst_pages_layout_get_page_left (layout, page) - mst_pages_canvas_get_value (self->hadjustment);
  double y =
    mst_pages_layout_get_page_top (layout, page) - mst_pages_canvas_get_value (self->vadjustment);
  GdkTexture *texture = mst_page_renderer_get (self->renderer, page);
  const graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (snap (x, factor), snap (y, factor),
                        snap (mst_pages_layout_get_page_width (layout, page), factor),
                        snap (mst_pages_layout_get_page_height (layout, page), factor));
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shade = { 0, 0, 0, 0.3F };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 1, 3);
  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture, &bounds);
  else
    gtk_snapshot_append_color (snapshot, &white, &bounds);
}

void
mst_pages_canvas_want_pages (MstPagesCanvas *self)
{
  guint first, n_pages;

  if (find_visible (self, &first, &n_pages) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    mst_page_renderer_want (self->renderer, first, n_pages,
                            mst_pages_layout_get_scale (&self->layout)
                              * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

void
mst_pages_canvas_draw (MstPagesCanvas *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint first, n_pages;

  if (!find_visible (self, &first, &n_pages))
    return;
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget)));
  for (guint page = first; page < first + n_pages; page++)
    draw_page (self, snapshot, page);
  gtk_snapshot_pop (snapshot);
}

gboolean
mst_pages_canvas_is_drawn (MstPagesCanvas *self)
{
  guint first, n_pages;

  g_return_val_if_fail (MST_IS_PAGES_CANVAS (self), FALSE);

  if (!find_visible (self, &first, &n_pages))
    return FALSE;
  for (guint page = first; page < first + n_pages; page++)
    if (!mst_page_renderer_is_drawn (self->renderer, page))
      return FALSE;
  return TRUE;
}
