/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table coloured by value: categories down, series across, every figure written. */

#include "mst-figure.h"
#include "mst-plot.h"
#include "mst-ramp.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_NAME_ROOM 0.3 /* of the plot's width */
#define HIGHEST_ROW 2.4    /* em */

static void
draw_cell (const MstChart *chart, MstCanvas *canvas, const MstRamp *ramp, guint series,
           guint category, const MstBox *cell)
{
  double value = mst_chart_get_value (chart, series, category);
  const MstBox inner = { cell->x, cell->y, fmax (cell->width - 1.5, 0.5),
                         fmax (cell->height - 1.5, 0.5) };
  g_autofree char *figure = mst_ramp_format (chart, value);
  MstPaint paint = mst_ramp_get_paint (ramp, canvas->style, value);
  MstText how = { .font = MST_FONT_LABEL,
                  .colour = isnan (value)
                              ? canvas->style->faint
                              : mst_chart_style_get_text_on (canvas->style, paint.colour),
                  .x = cell->x + inner.width / 2,
                  .y = cell->y + inner.height / 2,
                  .across = MST_ALIGN_MIDDLE,
                  .down = MST_ALIGN_MIDDLE };
  MstBox text;

  mst_canvas_fill_box (canvas, &inner, &paint);
  mst_canvas_mark_box (canvas, series * chart->categories->len + category, cell);
  text = mst_canvas_place_text (canvas, figure, &how);
  if (text.width + 4 > inner.width || text.height > inner.height + 2)
    {
      how.font = MST_FONT_SMALL;
      text = mst_canvas_place_text (canvas, figure, &how);
    }
  if (text.width + 2 <= inner.width && text.height <= inner.height + 3)
    mst_canvas_draw_text (canvas, figure, &how);
}

static void
draw_heat (const MstChart *chart, MstCanvas *canvas)
{
  const guint n_rows = chart->categories->len, n_columns = chart->series->len;
  MstBox box = canvas->plot;
  MstRamp ramp;
  double names, width, height;
  guint every;

  if (!mst_chart_has_values (chart) || n_rows == 0)
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }

  mst_ramp_init_for_series (&ramp, chart);
  mst_ramp_draw_key (&ramp, canvas, chart, &box);
  names = mst_slots_measure_names (canvas, chart, MOST_NAME_ROOM);
  box.x += names + 0.7 * canvas->em;
  box.width = fmax (box.width - names - 0.7 * canvas->em, 1);
  box.y += 3 * canvas->em;
  box.height = fmax (box.height - 3 * canvas->em, 1);
  width = box.width / n_columns;
  height = fmin (box.height / n_rows, HIGHEST_ROW * canvas->em);
  every = (guint) fmax (ceil (1.25 * canvas->em / height), 1);

  for (guint i = 0; i < n_columns; i++)
    {
      const char *name = mst_chart_get_series (chart, i)->name;
      const MstText how = { .font = MST_FONT_LABEL,
                            .colour = canvas->style->soft,
                            .x = box.x + (i + 0.5) * width,
                            .y = box.y - 0.35 * canvas->em,
                            .across = MST_ALIGN_MIDDLE,
                            .down = MST_ALIGN_END,
                            .room = fmax (width - 6, 1),
                            .lines = 2 };

      if (name != NULL && width > 1.2 * canvas->em)
        mst_canvas_draw_text (canvas, name, &how);
    }
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *label = mst_chart_dup_category_label (chart, row);
      const MstText how = { .font = MST_FONT_LABEL,
                            .colour = canvas->style->soft,
                            .x = box.x - 0.7 * canvas->em,
                            .y = box.y + (row + 0.5) * height,
                            .across = MST_ALIGN_END,
                            .down = MST_ALIGN_MIDDLE,
                            .room = names };

      if (row % every == 0)
        mst_canvas_draw_text (canvas, label, &how);
      for (guint i = 0; i < n_columns; i++)
        {
          const MstBox cell = { box.x + i * width, box.y + row * height, width, height };

          draw_cell (chart, canvas, &ramp, i, row, &cell);
        }
    }
}

const MstChartClass mst_chart_heat_class = {
  .nick = "heat",
  .label = N_ ("Coloured Table"),
  .draw = draw_heat,
};
