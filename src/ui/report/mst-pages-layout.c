/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where pages are in a view. */
#include "config.h"

#include "mst-pages-layout.h"

/* Of a screen of usual resolution. */
#define PIXELS_PER_POINT (96.0 / 72.0)

void
mst_pages_layout_clear (MstPagesLayout *self)
{
  g_clear_object (&self->volume);
  g_clear_pointer (&self->tops, g_free);
  self->n_pages = 0;
}

void
mst_pages_layout_set_volume (MstPagesLayout *self, MstVolume *volume)
{
  g_set_object (&self->volume, volume);
  g_free (self->tops);
  self->n_pages = volume != NULL ? mst_volume_get_n_pages (volume) : 0;
  self->tops = g_new0 (double, self->n_pages + 1);
  self->widest = 0;
  self->highest = 0;
  for (guint page = 0; page < self->n_pages; page++)
    {
      double width, height;

      mst_paper_get_size (mst_volume_get_paper (volume, page), &width, &height);
      self->tops[page + 1] = self->tops[page] + height;
      self->widest = MAX (self->widest, width);
      self->highest = MAX (self->highest, height);
    }
}

double
mst_pages_layout_get_scale (const MstPagesLayout *self)
{
  return self->zoom * PIXELS_PER_POINT;
}

double
mst_pages_layout_get_fitting_zoom (const MstPagesLayout *self, gboolean whole)
{
  double across = (self->view_width - 2 * MST_PAGES_GAP) / (self->widest * PIXELS_PER_POINT);
  double down = (self->view_height - 2 * MST_PAGES_GAP) / (self->highest * PIXELS_PER_POINT);

  return whole ? MIN (across, down) : across;
}

double
mst_pages_layout_get_width (const MstPagesLayout *self)
{
  return self->widest * mst_pages_layout_get_scale (self) + 2 * MST_PAGES_GAP;
}

double
mst_pages_layout_get_height (const MstPagesLayout *self)
{
  double scale = mst_pages_layout_get_scale (self);

  if (self->n_pages == 0)
    return 0;
  if (self->single)
    return mst_pages_layout_get_page_height (self, self->page) + 2 * MST_PAGES_GAP;
  return self->tops[self->n_pages] * scale + (self->n_pages + 1) * MST_PAGES_GAP;
}

double
mst_pages_layout_get_page_left (const MstPagesLayout *self, guint page)
{
  double room = MAX (mst_pages_layout_get_width (self), self->view_width);

  return (room - mst_pages_layout_get_page_width (self, page)) / 2;
}

double
mst_pages_layout_get_page_top (const MstPagesLayout *self, guint page)
{
  double room = self->view_height - mst_pages_layout_get_height (self);

  /* What is lower than the view stands in its middle. */
  if (self->single)
    return MST_PAGES_GAP + MAX (room, 0) / 2;
  return self->tops[page] * mst_pages_layout_get_scale (self) + (page + 1) * MST_PAGES_GAP;
}

double
mst_pages_layout_get_page_width (const MstPagesLayout *self, guint page)
{
  double width, height;

  mst_paper_get_size (mst_volume_get_paper (self->volume, page), &width, &height);
  return width * mst_pages_layout_get_scale (self);
}

double
mst_pages_layout_get_page_height (const MstPagesLayout *self, guint page)
{
  return (self->tops[page + 1] - self->tops[page]) * mst_pages_layout_get_scale (self);
}

guint
mst_pages_layout_find_page (const MstPagesLayout *self, double y)
{
  guint low = 0;
  guint high = self->n_pages - 1;

  if (self->single)
    return self->page;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (mst_pages_layout_get_page_top (self, middle)
            + mst_pages_layout_get_page_height (self, middle)
          < y)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

MstPagesPlace
mst_pages_layout_find_place (const MstPagesLayout *self, double x, double y)
{
  guint page = mst_pages_layout_find_page (self, y);
  double scale = mst_pages_layout_get_scale (self);

  return (MstPagesPlace){ page, (x - mst_pages_layout_get_page_left (self, page)) / scale,
                          (y - mst_pages_layout_get_page_top (self, page)) / scale };
}

void
mst_pages_layout_get_place (const MstPagesLayout *self, const MstPagesPlace *place, double *x,
                            double *y)
{
  double scale = mst_pages_layout_get_scale (self);

  *x = mst_pages_layout_get_page_left (self, place->page) + place->x * scale;
  *y = mst_pages_layout_get_page_top (self, place->page) + place->y * scale;
}
