/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all charts have around their data: background, title, legend, footnote. */

#include "mst-canvas.h"

#include "mst-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
take_from_top (MstCanvas *self, double height)
{
  self->plot.y += height;
  self->plot.height = fmax (self->plot.height - height, 0);
}

static void
draw_background (MstCanvas *self)
{
  if (self->style->is_transparent)
    return;
  cairo_rectangle (self->cr, 0, 0, self->width, self->height);
  mst_canvas_set_colour (self, self->style->background);
  cairo_fill (self->cr);
}

/* The subtitle with the unit behind it: "2022年11月　单位：人". */
static char *
join_subtitle (const MstChart *chart)
{
  g_autofree char *unit =
    chart->unit != NULL
      ? g_strdup_printf (chart->is_document ? "单位：%s" : _ ("Unit: %s"), chart->unit)
      : NULL;

  if (chart->subtitle == NULL)
    return g_steal_pointer (&unit);
  return unit == NULL ? g_strdup (chart->subtitle)
                      : g_strconcat (chart->subtitle, "　", unit, NULL);
}

static void
draw_heading (MstCanvas *self, const MstChart *chart)
{
  const MstChartStyle *style = self->style;
  g_autofree char *subtitle = join_subtitle (chart);
  MstText how = { .colour = style->ink, .room = self->plot.width };
  MstBox box;

  if (chart->title != NULL)
    {
      how.font = MST_FONT_TITLE;
      how.x = self->plot.x;
      how.y = self->plot.y;
      how.lines = 2;
      box = mst_canvas_draw_text (self, chart->title, &how);
      take_from_top (self, box.height + 0.25 * self->em);
    }
  if (subtitle != NULL)
    {
      how.font = MST_FONT_TEXT;
      how.colour = style->soft;
      how.x = self->plot.x;
      how.y = self->plot.y;
      how.lines = 1;
      box = mst_canvas_draw_text (self, subtitle, &how);
      take_from_top (self, box.height + 0.25 * self->em);
    }
  if (chart->title != NULL || subtitle != NULL)
    take_from_top (self, 0.5 * self->em);
}

/* "数据来源：…　截至 2022-11-22　" and what the kind has to remark. */
static char *
join_footnote (const MstChart *chart)
{
  const MstChartClass *class = mst_chart_get_class (chart->kind);
  g_autofree char *remark = class->remark != NULL ? class->remark (chart) : NULL;
  GString *text = g_string_new (NULL);
  char iso[MST_DATE_ISO_SIZE];

  if (chart->source != NULL)
    g_string_append_printf (text, chart->is_document ? "来源：%s" : _ ("Source: %s"),
                            chart->source);
  if (mst_date_is_set (chart->as_of))
    {
      if (text->len > 0)
        g_string_append (text, "　");
      g_string_append_printf (text, chart->is_document ? "截至 %s" : _ ("As of %s"),
                              mst_date_to_iso (chart->as_of, iso));
    }
  if (remark != NULL)
    {
      if (text->len > 0)
        g_string_append (text, "　");
      g_string_append (text, remark);
    }
  return g_string_free (text, FALSE);
}

static void
draw_footnote (MstCanvas *self, const MstChart *chart)
{
  g_autofree char *footnote = join_footnote (chart);
  const MstText how = {
    .font = MST_FONT_SMALL,
    .colour = self->style->faint,
    .x = self->plot.x,
    .y = self->plot.y + self->plot.height,
    .down = MST_ALIGN_END,
    .room = self->plot.width,
    .lines = 3,
  };
  double taken;

  if (*footnote == '\0')
    return;
  taken = mst_canvas_draw_text (self, footnote, &how).height + 0.9 * self->em;
  self->plot.height = fmax (self->plot.height - taken, 0);
}

/* --- legend --- */

static guint
count_entries (const MstChart *chart, MstLegend legend)
{
  if (legend == MST_LEGEND_NONE)
    return 0;
  if (legend == MST_LEGEND_GROUPS)
    return chart->groups->len;
  return chart->series->len > 1 ? chart->series->len : 0;
}

static void
draw_swatch (MstCanvas *self, guint index, MstChartTone tone, gboolean is_line, double x,
             double middle)
{
  const MstPaint paint = mst_chart_style_get_paint (self->style, index, tone);
  const double size = 0.85 * self->em;
  const MstBox box = { x, middle - size / 2, is_line ? 1.8 * self->em : size, size };
  const MstBox sign = { x + 0.15 * size, middle - 0.35 * size, 0.7 * size, 0.7 * size };

  if (!is_line)
    {
      mst_canvas_fill_box (self, &box, &paint);
      if (paint.hatch == MST_HATCH_NONE || tone != MST_CHART_TONE_NONE)
        mst_canvas_draw_sign (self, tone, &sign,
                              mst_chart_style_get_text_on (self->style, paint.colour));
      return;
    }
  {
    const MstColour colour = paint.is_outlined ? paint.ink : paint.colour;
    int n_dashes;
    const double *dashes = mst_chart_style_get_dashes (self->style, index, &n_dashes);

    cairo_set_dash (self->cr, dashes, n_dashes, 0);
    mst_canvas_line (self, box.x, middle, box.x + box.width, middle, colour, 2);
    cairo_set_dash (self->cr, NULL, 0, 0);
    mst_canvas_draw_marker (self, index, x + box.width / 2, middle, 3, &paint);
  }
}

void
mst_canvas_draw_legend (MstCanvas *self, const MstChart *chart, MstLegend legend)
{
  const gboolean is_line = legend == MST_LEGEND_LINES;
  const guint n = count_entries (chart, legend);
  const double swatch = (is_line ? 1.8 : 0.85) * self->em + 0.45 * self->em;
  const double gap = 1.6 * self->em, line = 1.65 * self->em;
  double x = self->plot.x, taken = line;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const char *name = legend == MST_LEGEND_GROUPS ? mst_chart_get_group (chart, i)->name
                                                     : mst_chart_get_series (chart, i)->name;
      MstChartTone tone = legend == MST_LEGEND_GROUPS ? mst_chart_get_group (chart, i)->tone
                                                      : mst_chart_get_series (chart, i)->tone;
      g_autofree char *number = name == NULL ? g_strdup_printf ("%u", i + 1) : NULL;
      MstText how = { .font = MST_FONT_TEXT,
                      .colour = self->style->soft,
                      .down = MST_ALIGN_MIDDLE,
                      .room = fmax (self->plot.width - swatch, self->em) };
      double width;

      mst_canvas_measure (self, name != NULL ? name : number, MST_FONT_TEXT, &width, NULL);
      width = fmin (width, how.room);
      if (x > self->plot.x && x + swatch + width > self->plot.x + self->plot.width)
        {
          /* A legend of many entries must leave room for the data. */
          if (taken + line > 0.35 * self->plot.height)
            break;
          x = self->plot.x;
          taken += line;
        }
      how.x = x + swatch;
      how.y = self->plot.y + taken - line / 2;
      draw_swatch (self, i, tone, is_line, x, how.y);
      mst_canvas_draw_text (self, name != NULL ? name : number, &how);
      x += swatch + width + gap;
    }
  take_from_top (self, taken + 0.5 * self->em);
}

void
mst_canvas_draw_nothing (MstCanvas *self)
{
  const MstText how = {
    .font = MST_FONT_TEXT,
    .colour = self->style->faint,
    .x = self->plot.x + self->plot.width / 2,
    .y = self->plot.y + self->plot.height / 2,
    .across = MST_ALIGN_MIDDLE,
    .down = MST_ALIGN_MIDDLE,
    .room = self->plot.width,
    .lines = 2,
  };

  mst_canvas_draw_text (self, _ ("No data for this chart"), &how);
}

void
mst_canvas_draw_frame (MstCanvas *self, const MstChart *chart)
{
  const MstChartClass *class = mst_chart_get_class (chart->kind);

  self->plot.x = self->margin;
  self->plot.y = self->margin;
  self->plot.width = fmax (self->width - 2 * self->margin, 1);
  self->plot.height = fmax (self->height - 2 * self->margin, 1);

  draw_background (self);
  /* In a picture of a few lines the data go before everything else. */
  if (self->height >= 8 * self->em)
    {
      draw_heading (self, chart);
      draw_footnote (self, chart);
    }
  if (class->legend != MST_LEGEND_LINES && self->height >= 12 * self->em)
    mst_canvas_draw_legend (self, chart, class->legend);
}
