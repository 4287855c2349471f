/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as files: pictures for slides and letters. */

#include "config.h"

#include "mst-chart.h"

#include "mst-error.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PIXELS_AN_INCH 96.0
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
draw_page (MstChart *self, const MstChartStyle *style, cairo_surface_t *surface, double scale,
           double width, double height)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  mst_chart_draw (self, style, cr, width, height);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

static cairo_status_t
write_png (MstChart *self, const MstChartStyle *style, GByteArray *bytes, double width,
           double height, double dpi)
{
  double scale = dpi / PIXELS_AN_INCH;
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, (int) rint (width * scale), (int) rint (height * scale));
  cairo_status_t status = draw_page (self, style, surface, scale, width, height);

  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
write_page (MstChart *self, const MstChartStyle *style, GByteArray *bytes, double width,
            double height, gboolean is_pdf)
{
  double scale = POINTS_AN_INCH / PIXELS_AN_INCH;
  cairo_surface_t *surface =
    is_pdf ? cairo_pdf_surface_create_for_stream (write_cb, bytes, width * scale, height * scale)
           : cairo_svg_surface_create_for_stream (write_cb, bytes, width * scale, height * scale);
  cairo_status_t status;

  if (is_pdf && mst_chart_get_title (self) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, mst_chart_get_title (self));
  status = draw_page (self, style, surface, scale, width, height);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/* The suffix in lower case, or NULL with an error. */
static const char *
choose_suffix (const char *path, GError **error)
{
  static const char *const suffixes[] = { ".png", ".svg", ".pdf" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (lower, suffixes[i]))
        return suffixes[i];
    }
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
               _ ("“%s”: charts are saved as .png, .svg or .pdf; end the name with one of them."),
               path);
  return NULL;
}

/* Whether the picture has pixels, and no more than there may be. @scale: of a pixel of 1/96 inch */
static gboolean
check_size (double width, double height, double scale, GError **error)
{
  if (width * scale >= 1 && height * scale >= 1 && width * scale <= LARGEST_SIDE
      && height * scale <= LARGEST_SIDE)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
               _ ("A picture has 1 to %d pixels a side; choose another size."), LARGEST_SIDE);
  return FALSE;
}

static gboolean
check_drawn (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("The chart could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

GBytes *
mst_chart_create_png (MstChart *self, const MstChartStyle *style, double width, double height,
                      double dpi, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_return_val_if_fail (self != NULL && style != NULL, NULL);

  if (!check_size (width, height, dpi / PIXELS_AN_INCH, error)
      || !check_drawn (write_png (self, style, bytes, width, height, dpi), error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
mst_chart_save (MstChart *self, const MstChartStyle *style, const char *path, double width,
                double height, double dpi, GError **error)
{
  const char *suffix;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) reason = NULL;
  cairo_status_t status;
  gboolean is_png;

  g_return_val_if_fail (self != NULL && style != NULL && path != NULL, FALSE);

  suffix = choose_suffix (path, error);
  if (suffix == NULL)
    return FALSE;
  is_png = strcmp (suffix, ".png") == 0;
  if (!check_size (width, height, is_png ? dpi / PIXELS_AN_INCH : 1, error))
    {
      g_prefix_error (error, _ ("“%s”: "), path);
      return FALSE;
    }
  if (is_png)
    status = write_png (self, style, bytes, width, height, dpi);
  else
    status = write_page (self, style, bytes, width, height, strcmp (suffix, ".pdf") == 0);
  if (!check_drawn (status, error))
    {
      g_prefix_error (error, _ ("“%s”: "), path);
      return FALSE;
    }
  if (g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, &reason))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” could not be written: %s"), path,
               reason->message);
  return FALSE;
}
