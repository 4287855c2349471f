/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas, lines and signs of a drawing. */

#include "mst-canvas.h"

#include <math.h>

#define HATCH_STEP 6.0

void
mst_canvas_set_colour (MstCanvas *self, MstColour colour)
{
  cairo_set_source_rgb (self->cr, ((colour >> 16) & 0xff) / 255., ((colour >> 8) & 0xff) / 255.,
                        (colour & 0xff) / 255.);
}

/* --- hatching: lines and dots rather than a pattern, so that files stay sharp at any size --- */

static void
hatch_rows (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  for (double y = floor (y1 / HATCH_STEP) * HATCH_STEP; y <= y2; y += HATCH_STEP)
    {
      cairo_move_to (cr, x1, y);
      cairo_line_to (cr, x2, y);
    }
}

static void
hatch_columns (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  for (double x = floor (x1 / HATCH_STEP) * HATCH_STEP; x <= x2; x += HATCH_STEP)
    {
      cairo_move_to (cr, x, y1);
      cairo_line_to (cr, x, y2);
    }
}

/* @slope: 1 falling, -1 rising to the right. Lines lie on one lattice, whatever the area. */
static void
hatch_slopes (cairo_t *cr, double x1, double y1, double x2, double y2, int slope)
{
  const double step = HATCH_STEP * G_SQRT2;
  double first = fmin (y1 - slope * x1, y1 - slope * x2);
  double last = fmax (y2 - slope * x1, y2 - slope * x2);

  for (double at = floor (first / step) * step; at <= last; at += step)
    {
      cairo_move_to (cr, x1, at + slope * x1);
      cairo_line_to (cr, x2, at + slope * x2);
    }
}

static void
hatch_dots (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  for (double y = floor (y1 / HATCH_STEP) * HATCH_STEP; y <= y2; y += HATCH_STEP)
    {
      double shift = fmod (fabs (y / HATCH_STEP), 2) * HATCH_STEP / 2;

      for (double x = floor (x1 / HATCH_STEP) * HATCH_STEP + shift; x <= x2; x += HATCH_STEP)
        {
          cairo_move_to (cr, x, y);
          cairo_close_path (cr);
        }
    }
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
}

/* Within the clip, which is the area. */
static void
draw_hatch (MstCanvas *self, MstHatch hatch, MstColour ink)
{
  cairo_t *cr = self->cr;
  double x1, y1, x2, y2;

  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  cairo_set_line_width (cr, 1);
  switch (hatch)
    {
    case MST_HATCH_RISING:
      hatch_slopes (cr, x1, y1, x2, y2, -1);
      break;
    case MST_HATCH_FALLING:
      hatch_slopes (cr, x1, y1, x2, y2, 1);
      break;
    case MST_HATCH_CROSS:
      hatch_slopes (cr, x1, y1, x2, y2, -1);
      hatch_slopes (cr, x1, y1, x2, y2, 1);
      break;
    case MST_HATCH_LEVEL:
      hatch_rows (cr, x1, y1, x2, y2);
      break;
    case MST_HATCH_UPRIGHT:
      hatch_columns (cr, x1, y1, x2, y2);
      break;
    case MST_HATCH_DOTS:
      hatch_dots (cr, x1, y1, x2, y2);
      break;
    case MST_HATCH_NONE:
    default:
      return;
    }
  mst_canvas_set_colour (self, ink);
  cairo_stroke (cr);
}

void
mst_canvas_fill (MstCanvas *self, const MstPaint *paint)
{
  cairo_t *cr = self->cr;
  cairo_path_t *path;

  mst_canvas_set_colour (self, paint->colour);
  if (paint->hatch == MST_HATCH_NONE && !paint->is_outlined)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);
  path = cairo_copy_path (cr);
  if (paint->hatch != MST_HATCH_NONE)
    {
      cairo_save (cr);
      cairo_clip (cr);
      draw_hatch (self, paint->hatch, paint->ink);
      cairo_restore (cr);
    }
  cairo_new_path (cr);
  if (paint->is_outlined)
    {
      cairo_append_path (cr, path);
      cairo_set_line_width (cr, 0.8);
      mst_canvas_set_colour (self, paint->ink);
      cairo_stroke (cr);
    }
  cairo_path_destroy (path);
}

void
mst_canvas_fill_box (MstCanvas *self, const MstBox *box, const MstPaint *paint)
{
  if (!(box->width > 0) || !(box->height > 0))
    return;
  cairo_rectangle (self->cr, box->x, box->y, box->width, box->height);
  mst_canvas_fill (self, paint);
}

/* --- lines --- */

/* Thin level and upright lines are put on whole pixels of a screen at 100 %. */
static double
snap (double at, double width)
{
  return width <= 1.01 ? floor (at) + 0.5 : at;
}

void
mst_canvas_line (MstCanvas *self, double x1, double y1, double x2, double y2, MstColour colour,
                 double width)
{
  if (x1 == x2)
    x1 = x2 = snap (x1, width);
  if (y1 == y2)
    y1 = y2 = snap (y1, width);
  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  cairo_set_line_width (self->cr, width);
  mst_canvas_set_colour (self, colour);
  cairo_stroke (self->cr);
}

void
mst_canvas_dashed_line (MstCanvas *self, double x1, double y1, double x2, double y2,
                        MstColour colour, double width)
{
  static const double dashes[] = { 5, 3 };

  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  mst_canvas_line (self, x1, y1, x2, y2, colour, width);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* --- signs --- */

static void
trace_polygon (cairo_t *cr, double x, double y, double radius, guint n_corners, double turn)
{
  for (guint i = 0; i < n_corners; i++)
    {
      double angle = turn + 2 * G_PI * i / n_corners;

      cairo_line_to (cr, x + radius * sin (angle), y - radius * cos (angle));
    }
  cairo_close_path (cr);
}

void
mst_canvas_draw_marker (MstCanvas *self, guint index, double x, double y, double radius,
                        const MstPaint *paint)
{
  const MstColour line = paint->is_outlined ? paint->ink : paint->colour;
  /* Shapes repeat hollow. */
  const MstPaint plain = { index % 8 < 4 ? line : self->style->background, line, MST_HATCH_NONE,
                           TRUE };
  cairo_t *cr = self->cr;

  cairo_new_path (cr);
  switch (index % 4)
    {
    case 0:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      break;
    case 1:
      trace_polygon (cr, x, y, radius * 1.2, 4, G_PI / 4);
      break;
    case 2:
      trace_polygon (cr, x, y + radius * 0.2, radius * 1.35, 3, 0);
      break;
    case 3:
    default:
      trace_polygon (cr, x, y, radius * 1.3, 4, 0);
      break;
    }
  mst_canvas_fill (self, &plain);
}

void
mst_canvas_draw_sign (MstCanvas *self, MstChartTone tone, const MstBox *box, MstColour colour)
{
  const double x = box->x + box->width / 2, y = box->y + box->height / 2;
  const double radius = fmin (box->width, box->height) * 0.5;
  cairo_t *cr = self->cr;

  cairo_new_path (cr);
  switch (tone)
    {
    case MST_CHART_TONE_WATCH:
      trace_polygon (cr, x, y + radius * 0.15, radius, 3, 0);
      mst_canvas_set_colour (self, colour);
      cairo_fill (cr);
      return;
    case MST_CHART_TONE_BAD:
      cairo_move_to (cr, x - radius * 0.75, y - radius * 0.75);
      cairo_line_to (cr, x + radius * 0.75, y + radius * 0.75);
      cairo_move_to (cr, x - radius * 0.75, y + radius * 0.75);
      cairo_line_to (cr, x + radius * 0.75, y - radius * 0.75);
      break;
    case MST_CHART_TONE_OPEN:
      cairo_arc (cr, x, y, radius * 0.6, 0, 2 * G_PI);
      break;
    case MST_CHART_TONE_NONE:
    case MST_CHART_TONE_GOOD:
    default:
      return;
    }
  cairo_set_line_width (cr, fmax (radius * 0.3, 1));
  mst_canvas_set_colour (self, colour);
  cairo_stroke (cr);
}
