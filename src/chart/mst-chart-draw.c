/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing a chart, keeping what was drawn, and finding marks in it. Places are worked out once, by the
 * kind's only routine: it draws and places the marks in one go. */

#include "mst-canvas.h"

#include <math.h>

/* A drawing of many marks is painted in parts when there is no hurry; one of few is not, for letters that
 * lie across two parts have slightly different edges. */
#define MARKS_AT_ONCE 100
#define MOST_PARTS 8

/* How far from a point or an area the pointer may be, in units of the drawing. */
#define REACH 10.0

static void
run (MstChart *self, const MstChartStyle *style, cairo_t *cr, double width, double height,
     GArray **places)
{
  MstCanvas canvas;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  mst_canvas_init (&canvas, cr, style, width, height, mst_chart_get_n_marks (self));
  mst_canvas_draw_frame (&canvas, self);
  mst_chart_get_class (self->kind)->draw (self, &canvas);
  if (places != NULL)
    *places = g_array_ref (canvas.places);
  mst_canvas_clear (&canvas);
  cairo_restore (cr);
}

static gboolean
has_drawing (const MstChart *self, const MstChartStyle *style, double width, double height)
{
  const MstDrawing *drawing = &self->drawing;

  return drawing->picture != NULL && drawing->revision == self->revision && drawing->width == width
         && drawing->height == height && mst_chart_style_is_equal (drawing->style, style);
}

/* The drawing in this style and size, made when it isn't what was drawn last. */
static MstDrawing *
ensure_drawing (MstChart *self, const MstChartStyle *style, double width, double height)
{
  MstDrawing *drawing = &self->drawing;
  const cairo_rectangle_t extents = { 0, 0, width, height };
  cairo_t *cr;

  if (has_drawing (self, style, width, height))
    return drawing;

  g_clear_pointer (&drawing->style, mst_chart_style_free);
  g_clear_pointer (&drawing->picture, cairo_surface_destroy);
  g_clear_pointer (&drawing->pixels, cairo_surface_destroy);
  g_clear_pointer (&drawing->places, g_array_unref);
  drawing->style = mst_chart_style_copy (style);
  drawing->width = width;
  drawing->height = height;
  drawing->revision = self->revision;
  drawing->picture = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (drawing->picture);
  run (self, style, cr, width, height, &drawing->places);
  cairo_destroy (cr);
  return drawing;
}

/* Files and paper are drawn onto themselves, so that their text stays text. */
static gboolean
is_screen (cairo_t *cr)
{
  switch (cairo_surface_get_type (cairo_get_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_SCRIPT:
      return FALSE;
    default:
      return TRUE;
    }
}

/* The pixels for that scale, painted or not. */
static cairo_surface_t *
ensure_pixels (MstDrawing *drawing, double scale)
{
  if (drawing->pixels != NULL && drawing->scale == scale)
    return drawing->pixels;
  g_clear_pointer (&drawing->pixels, cairo_surface_destroy);
  drawing->scale = scale;
  drawing->painted = 0;
  drawing->pixels = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, (int) ceil (drawing->width * scale), (int) ceil (drawing->height * scale));
  cairo_surface_set_device_scale (drawing->pixels, scale, scale);
  return drawing->pixels;
}

/* Paints so many more rows of the pixels; FALSE when there are none left. */
static gboolean
paint_rows (MstDrawing *drawing, int n_rows)
{
  int height = cairo_image_surface_get_height (drawing->pixels);
  cairo_t *cr;

  n_rows = MIN (n_rows, height - drawing->painted);
  if (n_rows <= 0)
    return FALSE;
  cr = cairo_create (drawing->pixels);
  cairo_rectangle (cr, 0, drawing->painted / drawing->scale, drawing->width,
                   n_rows / drawing->scale);
  cairo_clip (cr);
  cairo_set_source_surface (cr, drawing->picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  drawing->painted += n_rows;
  return drawing->painted < height;
}

/* The drawing in pixels of @cr's scale, so that drawing it again costs the same whatever is in it. NULL
 * where pixels would not fall onto pixels. */
static cairo_surface_t *
find_pixels (MstDrawing *drawing, cairo_t *cr)
{
  double scale_x, scale_y, x = 0, y = 0;
  cairo_matrix_t matrix;
  cairo_surface_t *pixels;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (cairo_get_target (cr), &scale_x, &scale_y);
  cairo_user_to_device (cr, &x, &y);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || matrix.xx <= 0
      || scale_x != scale_y || x * scale_x != rint (x * scale_x)
      || y * scale_y != rint (y * scale_y))
    return NULL;
  pixels = ensure_pixels (drawing, scale_x * matrix.xx);
  paint_rows (drawing, cairo_image_surface_get_height (pixels));
  return pixels;
}

gboolean
mst_chart_prepare (MstChart *self, const MstChartStyle *style, double width, double height,
                   double scale)
{
  guint n_parts;
  cairo_surface_t *pixels;

  g_return_val_if_fail (self != NULL && style != NULL, FALSE);
  g_return_val_if_fail (scale > 0, FALSE);

  if (!(width >= 1) || !(height >= 1))
    return FALSE;
  if (!has_drawing (self, style, width, height))
    {
      ensure_drawing (self, style, width, height);
      return TRUE;
    }
  n_parts = MIN (1 + mst_chart_get_n_marks (self) / MARKS_AT_ONCE, MOST_PARTS);
  pixels = ensure_pixels (&self->drawing, scale);
  return paint_rows (&self->drawing, cairo_image_surface_get_height (pixels) / (int) n_parts + 1);
}

void
mst_chart_draw (MstChart *self, const MstChartStyle *style, cairo_t *cr, double width,
                double height)
{
  MstDrawing *drawing;
  cairo_surface_t *source = NULL;

  g_return_if_fail (self != NULL && style != NULL && cr != NULL);

  if (!(width >= 1) || !(height >= 1))
    return;
  if (!is_screen (cr))
    {
      run (self, style, cr, width, height, NULL);
      return;
    }
  drawing = ensure_drawing (self, style, width, height);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    source = find_pixels (drawing, cr);
  cairo_save (cr);
  cairo_set_source_surface (cr, source != NULL ? source : drawing->picture, 0, 0);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* --- finding marks --- */

static double
get_distance_to_box (const MstMarkPlace *place, double x, double y)
{
  double dx = fmax (fmax (place->x - x, x - (place->x + place->width)), 0);
  double dy = fmax (fmax (place->y - y, y - (place->y + place->height)), 0);

  return hypot (dx, dy);
}

/* How far from the mark: 0 within, INFINITY where there is none. */
static double
get_distance (const MstMarkPlace *place, double x, double y)
{
  double dx = x - (place->x + place->width / 2), dy = y - (place->y + place->height / 2);
  double radius = hypot (dx, dy), angle;

  switch (place->shape)
    {
    case MST_PLACE_RECTANGLE:
      return get_distance_to_box (place, x, y);
    case MST_PLACE_POINT:
      return fmax (radius - place->width / 2, 0);
    case MST_PLACE_RING:
      angle = atan2 (dx, -dy);
      angle += angle < 0 ? 2 * G_PI : 0;
      if (radius < place->inner || radius > place->outer || angle < place->from
          || angle > place->until)
        return INFINITY;
      return 0;
    case MST_PLACE_NONE:
    default:
      return INFINITY;
    }
}

int
mst_chart_locate (MstChart *self, const MstChartStyle *style, double width, double height, double x,
                  double y)
{
  const MstDrawing *drawing;
  double best = REACH;
  float smallest = INFINITY;
  int found = -1;

  g_return_val_if_fail (self != NULL && style != NULL, -1);

  if (!(width >= 1) || !(height >= 1) || !isfinite (x) || !isfinite (y))
    return -1;
  drawing = ensure_drawing (self, style, width, height);
  for (guint i = 0; i < drawing->places->len; i++)
    {
      const MstMarkPlace *place = &g_array_index (drawing->places, MstMarkPlace, i);
      double distance = get_distance (place, x, y);

      /* Of those that lie over each other, the smaller one, which a larger would hide. */
      if (distance > best || (distance == best && place->width * place->height >= smallest))
        continue;
      best = distance;
      smallest = place->width * place->height;
      found = (int) i;
    }
  return found;
}

gboolean
mst_chart_get_mark_area (MstChart *self, const MstChartStyle *style, double width, double height,
                         guint mark, cairo_rectangle_t *area)
{
  const MstMarkPlace *place;

  g_return_val_if_fail (self != NULL && style != NULL && area != NULL, FALSE);
  g_return_val_if_fail (mark < mst_chart_get_n_marks (self), FALSE);

  if (!(width >= 1) || !(height >= 1))
    return FALSE;
  place = &g_array_index (ensure_drawing (self, style, width, height)->places, MstMarkPlace, mark);
  *area = (cairo_rectangle_t){ place->x, place->y, place->width, place->height };
  return place->shape != MST_PLACE_NONE;
}

gboolean
mst_chart_draw_links (MstChart *self, const MstChartStyle *style, double width, double height,
                      guint mark, cairo_t *cr)
{
  cairo_rectangle_t area;
  MstCanvas canvas;
  gboolean is_drawn;

  g_return_val_if_fail (cr != NULL, FALSE);

  if (self->kind != MST_CHART_MAP
      || !mst_chart_get_mark_area (self, style, width, height, mark, &area))
    return FALSE;
  cairo_save (cr);
  mst_canvas_init (&canvas, cr, style, width, height, 0);
  g_array_unref (canvas.places);
  canvas.places = g_array_ref (self->drawing.places);
  is_drawn = mst_chart_map_draw_links_of (self, &canvas, mark);
  mst_canvas_clear (&canvas);
  cairo_restore (cr);
  return is_drawn;
}

gboolean
mst_chart_trace_mark (MstChart *self, const MstChartStyle *style, double width, double height,
                      guint mark, cairo_t *cr)
{
  cairo_rectangle_t area;
  const MstMarkPlace *place;
  double x, y;

  g_return_val_if_fail (cr != NULL, FALSE);

  if (!mst_chart_get_mark_area (self, style, width, height, mark, &area))
    return FALSE;
  place = &g_array_index (self->drawing.places, MstMarkPlace, mark);
  x = area.x + area.width / 2;
  y = area.y + area.height / 2;
  cairo_new_sub_path (cr);
  switch (place->shape)
    {
    case MST_PLACE_RING:
      cairo_arc (cr, x, y, place->outer, place->from - G_PI_2, place->until - G_PI_2);
      cairo_arc_negative (cr, x, y, place->inner, place->until - G_PI_2, place->from - G_PI_2);
      break;
    case MST_PLACE_POINT:
      cairo_arc (cr, x, y, area.width / 2, 0, 2 * G_PI);
      break;
    case MST_PLACE_RECTANGLE:
    case MST_PLACE_NONE:
    default:
      cairo_rectangle (cr, area.x, area.y, area.width, area.height);
      break;
    }
  cairo_close_path (cr);
  return TRUE;
}
