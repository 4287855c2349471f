/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Value axes of drawings, cut where a huge value would flatten the others. */

#include "mst-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- what values reach --- */

/* The sums of a category's values above and below zero. */
static void
sum_category (const MstChart *chart, guint category, double *above, double *below)
{
  *above = *below = 0;
  for (guint i = 0; i < chart->series->len; i++)
    {
      double value = mst_chart_get_value (chart, i, category);

      if (value > 0)
        *above += value;
      else if (value < 0)
        *below += value;
    }
}

/* Every length that a bar or line has: one per value or two per category. */
static GArray *
list_lengths (const MstChart *chart, gboolean stacked)
{
  GArray *lengths = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint category = 0; category < chart->categories->len; category++)
    {
      double ends[2];

      if (stacked)
        {
          sum_category (chart, category, &ends[0], &ends[1]);
          g_array_append_vals (lengths, ends, ends[1] < 0 ? 2 : 1);
          continue;
        }
      for (guint i = 0; i < chart->series->len; i++)
        {
          double value = mst_chart_get_value (chart, i, category);

          if (!isnan (value))
            g_array_append_val (lengths, value);
        }
    }
  return lengths;
}

MstReach
mst_reach_of_chart (const MstChart *chart, gboolean stacked)
{
  g_autoptr (GArray) lengths = list_lengths (chart, stacked);
  const double *values = (const double *) lengths->data;
  MstReach reach = { INFINITY, -INFINITY, mst_chart_find_cut (values, lengths->len) };

  for (guint i = 0; i < lengths->len; i++)
    {
      reach.lowest = fmin (reach.lowest, values[i]);
      reach.highest = fmax (reach.highest, values[i]);
    }
  if (lengths->len == 0)
    reach.lowest = reach.highest = 0;
  if (isfinite (chart->target))
    {
      reach.lowest = fmin (reach.lowest, chart->target);
      reach.highest = fmax (reach.highest, chart->target);
      if (reach.cut > 0)
        reach.cut = fmax (reach.cut, fabs (chart->target));
    }
  return reach;
}

char *
mst_reach_remark (const MstChart *chart)
{
  const gboolean stacked = mst_chart_get_class (chart->kind)->is_stacked;
  MstReach reach = mst_reach_of_chart (chart, stacked);
  GString *names;
  guint n_names = 0;

  if (reach.cut == 0)
    return NULL;
  names = g_string_new (NULL);
  for (guint category = 0; category < chart->categories->len; category++)
    {
      double furthest = 0;
      g_autofree char *label = NULL;
      g_autofree char *value = NULL;

      if (stacked)
        {
          double below;

          sum_category (chart, category, &furthest, &below);
          furthest = -below > furthest ? below : furthest;
        }
      for (guint i = 0; !stacked && i < chart->series->len; i++)
        {
          double length = mst_chart_get_value (chart, i, category);

          if (fabs (length) > fabs (furthest))
            furthest = length;
        }
      /* Nice ends may take the axis somewhat past the cut; nothing that far lies between. */
      if (fabs (furthest) < 5 * reach.cut * (1 - 1e-9) || n_names == 3)
        continue;
      label = mst_chart_dup_category_label (chart, category);
      value = mst_chart_format_value (chart, furthest);
      g_string_append_printf (names, "%s%s %s", n_names++ > 0 ? _ (", ") : "", label, value);
    }
  {
    g_autofree char *list = g_string_free (names, FALSE);

    return n_names > 0 ? g_strdup_printf (_ ("The axis is cut; beyond it: %s"), list) : NULL;
  }
}

/* --- the axis --- */

static double
measure_ticks (const MstPlot *self, MstCanvas *canvas, guint only)
{
  double widest = 0;

  for (guint i = 0; i < self->axis.n_ticks; i++)
    {
      g_autofree char *label = mst_axis_format_tick (&self->axis, i, self->unit);
      double width;

      if (only != G_MAXUINT && i != only)
        continue;
      mst_canvas_measure (canvas, label, MST_FONT_SMALL, &width, NULL);
      widest = fmax (widest, width);
    }
  return widest;
}

void
mst_plot_init (MstPlot *self, MstCanvas *canvas, const MstChart *chart, const MstReach *reach,
               MstAxisFlags flags, gboolean is_lying)
{
  double lowest = reach->lowest, highest = reach->highest;
  double length = is_lying ? canvas->plot.width : canvas->plot.height;
  guint most = (guint) CLAMP (length / ((is_lying ? 7 : 3.6) * canvas->em), 2, 8);

  self->box = canvas->plot;
  self->is_lying = is_lying;
  self->unit = chart->unit;
  if (reach->cut > 0)
    {
      lowest = fmax (lowest, -reach->cut * 1.05);
      highest = fmin (highest, reach->cut * 1.05);
    }
  self->axis = mst_axis_new (lowest, highest, most, flags);

  if (is_lying)
    {
      /* Half of the last figure hangs over; the caller puts names before the axis. */
      self->box.width -= 0.5 * measure_ticks (self, canvas, self->axis.n_ticks - 1);
      self->box.height -= 1.7 * canvas->em;
    }
  else
    {
      double taken = measure_ticks (self, canvas, G_MAXUINT) + 0.6 * canvas->em;

      self->box.x += taken;
      self->box.width -= taken;
      /* Half of the top figure hangs over. */
      self->box.y += 0.5 * canvas->em;
      self->box.height -= 0.5 * canvas->em;
    }
  self->box.width = fmax (self->box.width, 1);
  self->box.height = fmax (self->box.height, 1);
}

double
mst_plot_at (const MstPlot *self, double value)
{
  double share = CLAMP (mst_axis_get_share (&self->axis, value), 0, 1);

  if (self->is_lying)
    return self->box.x + share * self->box.width;
  return self->box.y + (1 - share) * self->box.height;
}

gboolean
mst_plot_is_cut (const MstPlot *self, double value)
{
  return value > self->axis.high || value < self->axis.low;
}

void
mst_plot_draw_grid (const MstPlot *self, MstCanvas *canvas)
{
  const MstBox *box = &self->box;

  for (guint i = 0; i < self->axis.n_ticks; i++)
    {
      g_autofree char *label = mst_axis_format_tick (&self->axis, i, self->unit);
      double at = mst_plot_at (self, mst_axis_get_tick (&self->axis, i));
      MstText how = { .font = MST_FONT_SMALL, .colour = canvas->style->faint };

      if (self->is_lying)
        {
          mst_canvas_line (canvas, at, box->y, at, box->y + box->height, canvas->style->grid, 1);
          how.x = at;
          how.y = box->y + box->height + 0.45 * canvas->em;
          how.across = MST_ALIGN_MIDDLE;
        }
      else
        {
          mst_canvas_line (canvas, box->x, at, box->x + box->width, at, canvas->style->grid, 1);
          how.x = box->x - 0.6 * canvas->em;
          how.y = at;
          how.across = MST_ALIGN_END;
          how.down = MST_ALIGN_MIDDLE;
        }
      mst_canvas_try_text (canvas, label, &how);
    }
}

void
mst_plot_draw_zero (const MstPlot *self, MstCanvas *canvas)
{
  const MstBox *box = &self->box;
  double at = mst_plot_at (self, CLAMP (0, self->axis.low, self->axis.high));

  if (self->is_lying)
    mst_canvas_line (canvas, at, box->y, at, box->y + box->height, canvas->style->axis, 1);
  else
    mst_canvas_line (canvas, box->x, at, box->x + box->width, at, canvas->style->axis, 1);
}

void
mst_plot_draw_target (const MstPlot *self, MstCanvas *canvas, const MstChart *chart)
{
  const MstBox *box = &self->box;
  double at;
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;
  MstText how = { .font = MST_FONT_SMALL, .colour = canvas->style->ink, .has_halo = TRUE };

  if (!isfinite (chart->target) || mst_plot_is_cut (self, chart->target))
    return;
  at = mst_plot_at (self, chart->target);
  value = mst_chart_format_value (chart, chart->target);
  words = g_strdup_printf ("%s %s",
                           chart->target_label != NULL ? chart->target_label : _ ("Target"), value);
  if (self->is_lying)
    {
      mst_canvas_dashed_line (canvas, at, box->y, at, box->y + box->height, canvas->style->ink,
                              1.2);
      how.x = at;
      how.y = box->y;
      how.across = at > box->x + box->width / 2 ? MST_ALIGN_END : MST_ALIGN_START;
      how.down = MST_ALIGN_END;
    }
  else
    {
      mst_canvas_dashed_line (canvas, box->x, at, box->x + box->width, at, canvas->style->ink, 1.2);
      how.x = box->x + box->width;
      how.y = at - 2;
      how.across = MST_ALIGN_END;
      how.down = MST_ALIGN_END;
    }
  mst_canvas_draw_text (canvas, words, &how);
}

void
mst_plot_take_notes (MstPlot *self, MstCanvas *canvas, const MstChart *chart)
{
  double taken = chart->notes->len > 0 ? 1.7 * canvas->em : 0;

  self->box.y += taken;
  self->box.height = fmax (self->box.height - taken, 1);
}

void
mst_plot_draw_note (const MstPlot *self, MstCanvas *canvas, double x, const char *text)
{
  const MstBox *box = &self->box;
  const double em = canvas->em;
  MstText places[4];

  mst_canvas_dashed_line (canvas, x, box->y - 1.5 * em, x, box->y + box->height,
                          canvas->style->soft, 1);
  /* Beside the line, at the top or one line lower; not at all where four notes meet. */
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i] = (MstText){ .font = MST_FONT_SMALL,
                           .colour = canvas->style->ink,
                           .x = x + (i % 2 == 0 ? 4 : -4),
                           .y = box->y + (i < 2 ? -1.6 : -0.3) * em,
                           .across = i % 2 == 0 ? MST_ALIGN_START : MST_ALIGN_END,
                           .has_halo = TRUE };
  mst_canvas_try_places (canvas, text, places, G_N_ELEMENTS (places));
}

void
mst_plot_draw_break (const MstPlot *self, MstCanvas *canvas, const MstBox *box)
{
  /* Two slanted lines of background a little before the far end. */
  const double gap = 4, rise = 5;
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  if (self->is_lying)
    {
      double x = box->x + box->width - 3 * canvas->em;

      cairo_move_to (cr, x - rise / 2, box->y + box->height + 1);
      cairo_line_to (cr, x + rise / 2, box->y - 1);
    }
  else
    {
      double y = box->y + 1.6 * canvas->em;

      cairo_move_to (cr, box->x - 1, y + rise / 2);
      cairo_line_to (cr, box->x + box->width + 1, y - rise / 2);
    }
  cairo_set_line_width (cr, gap);
  mst_canvas_set_colour (canvas, canvas->style->background);
  cairo_stroke (cr);
  cairo_restore (cr);
}
