/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes one page as a picture. */

#include "config.h"

#include "mst-pages.h"

#include "mst-error.h"
#include "mst-new-file.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define POINTS_AN_INCH 72.0
/* What cairo's pictures hold. */
#define LARGEST_SIDE 32767

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw (MstPages *self, guint page, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  mst_pages_draw (self, page, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

static cairo_status_t
write_png (MstPages *self, guint page, GByteArray *bytes, double width, double height, double dpi)
{
  double scale = dpi / POINTS_AN_INCH;
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, (int) ceil (width * scale), (int) ceil (height * scale));
  cairo_status_t status = draw (self, page, surface, scale);

  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
write_svg (MstPages *self, guint page, GByteArray *bytes, double width, double height)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (write_cb, bytes, width, height);
  cairo_status_t status = draw (self, page, surface, 1);

  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

gboolean
mst_pages_save_picture (MstPages *self, guint page, const char *path, double dpi, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *lower = NULL;
  g_autoptr (GError) reason = NULL;
  gboolean is_png;
  double width, height;
  cairo_status_t status;

  g_return_val_if_fail (MST_IS_PAGES (self), FALSE);
  g_return_val_if_fail (page < mst_pages_get_n_pages (self), FALSE);
  g_return_val_if_fail (path != NULL && dpi > 0, FALSE);

  lower = g_ascii_strdown (path, -1);
  is_png = g_str_has_suffix (lower, ".png");
  mst_paper_get_size (mst_pages_get_paper (self), &width, &height);
  if (!is_png && !g_str_has_suffix (lower, ".svg"))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“%s”: a page is saved as .png or .svg; end the name with one of them."),
                   path);
      return FALSE;
    }
  if (is_png && MAX (width, height) * dpi / POINTS_AN_INCH > LARGEST_SIDE)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("A picture of %g dots an inch would be too large. Choose fewer."), dpi);
      return FALSE;
    }
  bytes = g_byte_array_new ();
  status = is_png ? write_png (self, page, bytes, width, height, dpi)
                  : write_svg (self, page, bytes, width, height);
  if (status != CAIRO_STATUS_SUCCESS)
    return mst_new_file_fail (path, cairo_status_to_string (status), error);
  if (g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, &reason))
    return TRUE;
  return mst_new_file_fail (path, reason->message, error);
}
