/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ring of shares with the total in the middle, every part named beside it. */

#include "mst-canvas.h"

#include "mst-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define INNER_SHARE 0.62
#define FULL_TURN (2 * G_PI)

/* A share of a whole; what is negative or unknown has none. */
static double
get_part (const MstChart *chart, guint category)
{
  double value = mst_chart_get_value (chart, 0, category);

  return value > 0 ? value : 0;
}

static double
get_total (const MstChart *chart)
{
  double total = 0;

  for (guint i = 0; i < chart->categories->len; i++)
    total += get_part (chart, i);
  return total;
}

static void
draw_part (MstCanvas *canvas, guint index, double x, double y, double outer, double from,
           double until)
{
  const MstPaint paint = mst_chart_style_get_paint (canvas->style, index, MST_CHART_TONE_NONE);
  const double inner = outer * INNER_SHARE;
  cairo_t *cr = canvas->cr;

  cairo_new_path (cr);
  cairo_arc (cr, x, y, outer, from - G_PI / 2, until - G_PI / 2);
  cairo_arc_negative (cr, x, y, inner, until - G_PI / 2, from - G_PI / 2);
  cairo_close_path (cr);
  mst_canvas_fill (canvas, &paint);
  if (paint.is_outlined || until - from > FULL_TURN - 1e-6)
    return;
  /* A line of air at its end. */
  cairo_move_to (cr, x + inner * sin (until), y - inner * cos (until));
  cairo_line_to (cr, x + outer * sin (until), y - outer * cos (until));
  cairo_set_line_width (cr, 1.5);
  mst_canvas_set_colour (canvas, canvas->style->background);
  cairo_stroke (cr);
}

static void
draw_centre (const MstChart *chart, MstCanvas *canvas, double x, double y, double radius)
{
  g_autofree char *total = mst_figure_format (get_total (chart), -1);
  MstText how = { .font = MST_FONT_BIG,
                  .colour = canvas->style->ink,
                  .x = x,
                  .y = y,
                  .across = MST_ALIGN_MIDDLE,
                  .down = MST_ALIGN_MIDDLE };
  MstBox box = mst_canvas_place_text (canvas, total, &how);

  if (box.width > 1.6 * radius)
    how.font = MST_FONT_STRONG;
  box = mst_canvas_place_text (canvas, total, &how);
  if (box.width > 1.8 * radius)
    return;
  how.y -= 0.5 * canvas->em;
  box = mst_canvas_draw_text (canvas, total, &how);
  how.font = MST_FONT_SMALL;
  how.colour = canvas->style->faint;
  how.y = box.y + box.height + 0.5 * canvas->em;
  mst_canvas_try_text (canvas,
                       chart->unit != NULL  ? chart->unit
                       : chart->is_document ? "合计"
                                            : _ ("Total"),
                       &how);
}

/* The table beside the ring: swatch, name, value, share. */
typedef struct
{
  double left, name, value, share,
    line; /* columns' edges: value and share are right-aligned there */
} Table;

static void
measure_table (const MstChart *chart, MstCanvas *canvas, Table *table, double *width)
{
  double names = 0, values = 0, shares;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      g_autofree char *label = mst_chart_dup_category_label (chart, i);
      g_autofree char *value = mst_figure_format (mst_chart_get_value (chart, 0, i), -1);
      double size;

      mst_canvas_measure (canvas, label, MST_FONT_TEXT, &size, NULL);
      names = fmax (names, size);
      mst_canvas_measure (canvas, value, MST_FONT_TEXT, &size, NULL);
      values = fmax (values, size);
    }
  mst_canvas_measure (canvas, "100.0%", MST_FONT_TEXT, &shares, NULL);
  names = fmin (names, 0.3 * canvas->plot.width);
  table->name = 1.5 * canvas->em;
  table->value = table->name + names + 1.8 * canvas->em + values;
  table->share = table->value + 1.5 * canvas->em + shares;
  *width = table->share;
}

static void
draw_row (const MstChart *chart, MstCanvas *canvas, const Table *table, guint index, double middle)
{
  const MstPaint paint = mst_chart_style_get_paint (canvas->style, index, MST_CHART_TONE_NONE);
  const double size = 0.85 * canvas->em, total = get_total (chart);
  const MstBox swatch = { table->left, middle - size / 2, size, size };
  double value = mst_chart_get_value (chart, 0, index);
  g_autofree char *label = mst_chart_dup_category_label (chart, index);
  g_autofree char *figure = mst_figure_format (value, -1);
  g_autofree char *share = NULL;
  MstText how = { .font = MST_FONT_TEXT,
                  .colour = canvas->style->soft,
                  .x = table->left + table->name,
                  .y = middle,
                  .down = MST_ALIGN_MIDDLE,
                  .room = 0.3 * canvas->plot.width };

  mst_canvas_fill_box (canvas, &swatch, &paint);
  mst_canvas_draw_text (canvas, label, &how);
  how.room = 0;
  how.colour = canvas->style->ink;
  how.across = MST_ALIGN_END;
  how.x = table->left + table->value;
  mst_canvas_draw_text (canvas, figure, &how);
  if (!(value >= 0) || !(total > 0) || !isfinite (total))
    return;
  {
    g_autofree char *number = mst_figure_format (100 * (value / total), 1);

    share = g_strconcat (number, "%", NULL);
  }
  how.colour = canvas->style->faint;
  how.x = table->left + table->share;
  mst_canvas_draw_text (canvas, share, &how);
}

static void
draw_donut (const MstChart *chart, MstCanvas *canvas)
{
  const MstBox *plot = &canvas->plot;
  const guint n = chart->categories->len;
  const double total = get_total (chart);
  Table table;
  double width, radius, x, y, angle = 0, top;
  gboolean has_table;
  guint n_rows;

  if (!mst_chart_has_values (chart) || n == 0 || !(total > 0) || !isfinite (total))
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }

  measure_table (chart, canvas, &table, &width);
  has_table = plot->width - width > 8 * canvas->em;
  radius = fmin (plot->height / 2, 17 * canvas->em);
  if (has_table)
    radius = fmin (radius, (plot->width - width - 3 * canvas->em) / 2);
  else
    radius = fmin (radius, plot->width / 2);
  radius = fmax (radius, 4);
  /* Ring and table stand together in the middle. */
  x = has_table ? plot->x + (plot->width - 2 * radius - 3.5 * canvas->em - width) / 2 + radius
                : plot->x + plot->width / 2;
  y = plot->y + plot->height / 2;

  for (guint i = 0; i < n; i++)
    {
      double until = angle + FULL_TURN * (get_part (chart, i) / total);

      if (until <= angle)
        continue;
      draw_part (canvas, i, x, y, radius, angle, until);
      mst_canvas_mark_ring (canvas, i, x, y, radius * INNER_SHARE, radius, angle, until);
      angle = until;
    }
  draw_centre (chart, canvas, x, y, radius * INNER_SHARE);

  if (!has_table)
    return;
  table.left = x + radius + 3.5 * canvas->em;
  table.line = CLAMP (plot->height / n, 1.3 * canvas->em, 2.2 * canvas->em);
  n_rows = (guint) fmin (n, floor (plot->height / table.line));
  top = y - n_rows * table.line / 2;
  for (guint i = 0; i < n_rows; i++)
    draw_row (chart, canvas, &table, i, top + (i + 0.5) * table.line);
}

static guint
count_marks (const MstChart *chart)
{
  return chart->series->len > 0 ? chart->categories->len : 0;
}

static char *
describe_mark (const MstChart *chart, guint mark)
{
  double value = mst_chart_get_value (chart, 0, mark), total = get_total (chart);
  g_autofree char *label = mst_chart_dup_category_label (chart, mark);
  g_autofree char *figure = mst_chart_format_value (chart, value);
  g_autofree char *share = NULL;

  if (!(value >= 0) || !(total > 0) || !isfinite (total))
    return g_strdup_printf ("%s %s", label, figure);
  share = mst_figure_format (100 * (value / total), 1);
  return g_strdup_printf (_ ("%s %s, %s%%"), label, figure, share);
}

static char *
remark (const MstChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->categories->len; i++)
    n += mst_chart_get_value (chart, 0, i) < 0;
  if (n == 0)
    return NULL;
  return g_strdup_printf (
    ngettext ("%u negative value has no part.", "%u negative values have no part.", n), n);
}

const MstChartClass mst_chart_donut_class = {
  .nick = "donut",
  .label = N_ ("Ring of Shares"),
  .draw = draw_donut,
  .count_marks = count_marks,
  .describe_mark = describe_mark,
  .remark = remark,
};
