/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves: their scale below, and which way they go. */

#include "mst-curve.h"

#include "mst-figure.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  double at;
  guint index;
} Place;

static int
compare_places (const void *a, const void *b)
{
  const Place *x = a, *y = b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static double
get_place (const MstChart *chart, guint category)
{
  return chart->scale == MST_CHART_NAMES ? category : mst_chart_get_category (chart, category)->at;
}

void
mst_curves_init (MstCurves *self, const MstChart *chart)
{
  g_autofree Place *places = g_new (Place, chart->categories->len + 1);
  gboolean ascends = TRUE;

  self->chart = chart;
  self->n = 0;
  for (guint i = 0; i < chart->categories->len; i++)
    {
      double at = get_place (chart, i);

      if (!isfinite (at))
        continue;
      ascends &= self->n == 0 || places[self->n - 1].at <= at;
      places[self->n++] = (Place){ at, i };
    }
  if (!ascends)
    qsort (places, self->n, sizeof *places, compare_places);

  self->order = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->order[i] = places[i].index;
  self->first = self->n > 0 ? places[0].at : 0;
  self->last = self->n > 0 ? places[self->n - 1].at : 0;
  if (self->first == self->last)
    {
      self->first -= 1;
      self->last += 1;
    }
}

void
mst_curves_clear (MstCurves *self)
{
  g_clear_pointer (&self->order, g_free);
}

double
mst_curves_get_x (const MstCurves *self, const MstBox *box, guint category)
{
  double at = get_place (self->chart, category);

  if (self->chart->scale == MST_CHART_NAMES)
    return box->x + (at + 0.5) / self->chart->categories->len * box->width;
  return box->x + (at - self->first) / (self->last - self->first) * box->width;
}

double *
mst_curves_dup_values (const MstCurves *self, guint series)
{
  double *values = g_new (double, self->chart->categories->len + 1);

  for (guint i = 0; i < self->chart->categories->len; i++)
    values[i] = mst_chart_get_value (self->chart, series, i);
  return values;
}

/* --- the way --- */

/* The points of one column of the drawing, in their order. */
typedef struct
{
  MstDot first, low, high, last;
  gboolean high_is_later, is_used;
} Column;

static void
add_dot (GArray *dots, MstDot dot)
{
  const MstDot *before = dots->len > 0 ? &g_array_index (dots, MstDot, dots->len - 1) : NULL;

  if (before != NULL && before->x == dot.x
      && (before->y == dot.y || (isnan (before->y) && isnan (dot.y))))
    return;
  g_array_append_val (dots, dot);
}

static void
flush_column (GArray *dots, Column *column)
{
  if (!column->is_used)
    return;
  add_dot (dots, column->first);
  add_dot (dots, column->high_is_later ? column->low : column->high);
  add_dot (dots, column->high_is_later ? column->high : column->low);
  add_dot (dots, column->last);
  column->is_used = FALSE;
}

static void
add_to_column (GArray *dots, Column *column, MstDot dot)
{
  if (column->is_used && floor (column->first.x) != floor (dot.x))
    flush_column (dots, column);
  if (!column->is_used)
    {
      *column = (Column){ dot, dot, dot, dot, FALSE, TRUE };
      return;
    }
  column->last = dot;
  if (dot.y > column->high.y)
    {
      column->high = dot;
      column->high_is_later = TRUE;
    }
  else if (dot.y < column->low.y)
    {
      column->low = dot;
      column->high_is_later = FALSE;
    }
}

GArray *
mst_curves_trace (const MstCurves *self, const MstPlot *plot, const double *values)
{
  GArray *dots = g_array_new (FALSE, FALSE, sizeof (MstDot));
  gboolean is_dense = self->n > 3 * plot->box.width;
  Column column = { .is_used = FALSE };

  for (guint i = 0; i < self->n; i++)
    {
      guint category = self->order[i];
      MstDot dot = { mst_curves_get_x (self, &plot->box, category), NAN };

      if (isnan (values[category]))
        {
          flush_column (dots, &column);
          add_dot (dots, dot);
          continue;
        }
      dot.y = mst_plot_at (plot, values[category]);
      if (is_dense)
        add_to_column (dots, &column, dot);
      else
        add_dot (dots, dot);
    }
  flush_column (dots, &column);
  return dots;
}

void
mst_dots_trace (cairo_t *cr, const GArray *dots)
{
  cairo_new_path (cr);
  for (guint i = 0; i < dots->len; i++)
    {
      const MstDot *dot = &g_array_index (dots, MstDot, i);

      if (isnan (dot->y))
        cairo_new_sub_path (cr);
      else
        cairo_line_to (cr, dot->x, dot->y);
    }
}

void
mst_curves_stroke (MstCanvas *canvas, const GArray *dots, guint index, const MstPaint *paint,
                   double width)
{
  const MstColour colour = paint->is_outlined ? paint->ink : paint->colour;
  cairo_t *cr = canvas->cr;
  int n_dashes;
  const double *dashes = mst_chart_style_get_dashes (canvas->style, index, &n_dashes);

  mst_dots_trace (cr, dots);
  cairo_save (cr);
  cairo_set_dash (cr, dashes, n_dashes, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, width);
  mst_canvas_set_colour (canvas, colour);
  cairo_stroke (cr);
  cairo_restore (cr);

  for (guint i = 0; i < dots->len; i++)
    {
      const MstDot *dot = &g_array_index (dots, MstDot, i);
      gboolean alone_before = i == 0 || isnan (dot[-1].y);
      gboolean alone_behind = i + 1 == dots->len || isnan (dot[1].y);

      if (!isnan (dot->y) && alone_before && alone_behind)
        mst_canvas_draw_marker (canvas, index, dot->x, dot->y, 3, paint);
    }
}

/* --- the scale --- */

static guint
count_fitting (MstCanvas *canvas, double width, double em)
{
  return (guint) CLAMP (width / (em * canvas->em), 2, 14);
}

double
mst_curves_measure_scale (const MstCurves *self, MstCanvas *canvas, double width)
{
  const double line = 1.35 * canvas->em, air = 0.6 * canvas->em;

  if (self->chart->scale == MST_CHART_NAMES)
    {
      MstSlots slots;

      mst_slots_init (&slots, canvas, self->chart, width);
      mst_slots_clear (&slots);
      return slots.height;
    }
  if (self->chart->scale == MST_CHART_NUMBERS)
    return line + air;
  {
    MstDateUnit unit = MST_DATE_UNIT_DAYS;
    g_autoptr (GArray) ticks =
      mst_axis_list_dates (self->first, self->last, count_fitting (canvas, width, 4.5), &unit);

    return (unit < MST_DATE_UNIT_MONTHS ? 2 : 1) * line + air;
  }
}

static void
draw_tick (MstCanvas *canvas, const MstBox *box, double x, const char *label, const char *group)
{
  MstText how = { .font = MST_FONT_SMALL,
                  .colour = canvas->style->soft,
                  .x = x,
                  .y = box->y + box->height + 0.6 * canvas->em,
                  .across = MST_ALIGN_MIDDLE };

  mst_canvas_line (canvas, x, box->y + box->height, x, box->y + box->height + 0.35 * canvas->em,
                   canvas->style->axis, 1);
  if (!mst_canvas_try_text (canvas, label, &how) || group == NULL || *group == '\0')
    return;
  how.y += 1.3 * canvas->em;
  how.colour = canvas->style->faint;
  mst_canvas_try_text (canvas, group, &how);
}

static void
draw_days (const MstCurves *self, MstCanvas *canvas, const MstBox *box)
{
  g_autoptr (GArray) ticks =
    mst_axis_list_dates (self->first, self->last, count_fitting (canvas, box->width, 4.5), NULL);
  const char *group = "";

  for (guint i = 0; i < ticks->len; i++)
    {
      const MstDateTick *tick = &g_array_index (ticks, MstDateTick, i);
      double share = (tick->at - self->first) / (self->last - self->first);

      draw_tick (canvas, box, box->x + share * box->width, tick->label,
                 g_strcmp0 (group, tick->group) != 0 ? tick->group : NULL);
      group = tick->group;
    }
}

static void
draw_numbers (const MstCurves *self, MstCanvas *canvas, const MstBox *box)
{
  MstAxis axis =
    mst_axis_new (self->first, self->last, count_fitting (canvas, box->width, 5), MST_AXIS_PLAIN);

  for (guint i = 0; i < axis.n_ticks; i++)
    {
      double tick = mst_axis_get_tick (&axis, i);
      double share = (tick - self->first) / (self->last - self->first);
      g_autofree char *label = mst_axis_format_tick (&axis, i, NULL);

      if (share > -1e-9 && share < 1 + 1e-9)
        draw_tick (canvas, box, box->x + share * box->width, label, NULL);
    }
}

void
mst_curves_draw_scale (const MstCurves *self, MstCanvas *canvas, const MstBox *box)
{
  if (self->chart->scale == MST_CHART_DAYS)
    draw_days (self, canvas, box);
  else if (self->chart->scale == MST_CHART_NUMBERS)
    draw_numbers (self, canvas, box);
  else
    {
      MstSlots slots;
      double step = box->width / MAX (self->chart->categories->len, 1);

      mst_slots_init (&slots, canvas, self->chart, box->width);
      mst_slots_draw (&slots, canvas, box->x + step / 2, step, box->y + box->height);
      mst_slots_clear (&slots);
    }
}
