/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans of time in rows: plans by day, shifts by hour. What overlaps in a row stands in lines under each
 * other. */

#include "mst-axis.h"
#include "mst-canvas.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_NAME_ROOM 0.3 /* of the plot's width */
#define HIGHEST_LINE 3.0   /* em */

typedef struct
{
  const MstChart *chart;
  MstCanvas *canvas;
  MstBox box;
  double from, until;
  guint *lines;   /* of each span, within its lane */
  guint *n_lines; /* of each lane, at least 1 */
  guint n_all;
} Gantt;

static const MstSpan *
get_span (const MstChart *chart, guint index)
{
  return &g_array_index (chart->spans, MstSpan, index);
}

static gboolean
is_placed (const MstSpan *span)
{
  return isfinite (span->from) && isfinite (span->until) && span->until >= span->from;
}

static double
get_x (const Gantt *gantt, double at)
{
  return gantt->box.x + (at - gantt->from) / (gantt->until - gantt->from) * gantt->box.width;
}

static gint
compare_begin (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint i = *(const guint *) a, j = *(const guint *) b;
  double x = get_span (user_data, i)->from, y = get_span (user_data, j)->from;

  if (x != y)
    return x < y ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* Each span, by its beginning, onto the first line of its lane that is free again. */
static void
place_lines (Gantt *gantt)
{
  const MstChart *chart = gantt->chart;
  g_autoptr (GPtrArray) ends = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree guint *order = g_new (guint, chart->spans->len + 1);
  guint n = 0;

  gantt->lines = g_new0 (guint, chart->spans->len + 1);
  gantt->n_lines = g_new0 (guint, chart->categories->len + 1);
  for (guint i = 0; i < chart->categories->len; i++)
    g_ptr_array_add (ends, g_array_new (FALSE, FALSE, sizeof (double)));
  for (guint i = 0; i < chart->spans->len; i++)
    {
      if (is_placed (get_span (chart, i)))
        order[n++] = i;
    }
  g_qsort_with_data (order, (gint) n, sizeof *order, compare_begin, (gpointer) chart);
  for (guint i = 0; i < n; i++)
    {
      const MstSpan *span = get_span (chart, order[i]);
      GArray *lane = g_ptr_array_index (ends, span->lane);
      guint line = 0;

      while (line < lane->len && g_array_index (lane, double, line) > span->from + 1e-9)
        line++;
      if (line == lane->len)
        g_array_append_val (lane, span->until);
      g_array_index (lane, double, line) = span->until;
      gantt->lines[order[i]] = line;
    }
  for (guint i = 0; i < chart->categories->len; i++)
    {
      gantt->n_lines[i] = MAX (((GArray *) g_ptr_array_index (ends, i))->len, 1);
      gantt->n_all += gantt->n_lines[i];
    }
}

static gboolean
find_range (Gantt *gantt)
{
  gantt->from = INFINITY;
  gantt->until = -INFINITY;
  for (guint i = 0; i < gantt->chart->spans->len; i++)
    {
      const MstSpan *span = get_span (gantt->chart, i);

      if (!is_placed (span))
        continue;
      gantt->from = fmin (gantt->from, span->from);
      gantt->until = fmax (gantt->until, span->until);
    }
  if (!isfinite (gantt->from))
    return FALSE;
  if (gantt->until == gantt->from)
    gantt->until += 1;
  return TRUE;
}

/* The days or hours along the top. */
static void
draw_scale (const Gantt *gantt)
{
  MstCanvas *canvas = gantt->canvas;
  g_autoptr (GArray) ticks = mst_axis_list_dates (
    gantt->from, gantt->until, (guint) CLAMP (gantt->box.width / (4 * canvas->em), 2, 25), NULL);
  const char *group = "";

  for (guint i = 0; i < ticks->len; i++)
    {
      const MstDateTick *tick = &g_array_index (ticks, MstDateTick, i);
      MstText how = { .font = MST_FONT_SMALL,
                      .colour = canvas->style->soft,
                      .x = get_x (gantt, tick->at),
                      .y = gantt->box.y - 0.4 * canvas->em,
                      .across = MST_ALIGN_MIDDLE,
                      .down = MST_ALIGN_END };

      mst_canvas_line (canvas, how.x, gantt->box.y, how.x, gantt->box.y + gantt->box.height,
                       canvas->style->grid, 1);
      mst_canvas_try_text (canvas, tick->label, &how);
      if (strcmp (group, tick->group) != 0)
        {
          how.y -= 1.25 * canvas->em;
          how.colour = canvas->style->faint;
          mst_canvas_try_text (canvas, tick->group, &how);
        }
      group = tick->group;
    }
}

static void
draw_span (const Gantt *gantt, guint index, double y, double height)
{
  MstCanvas *canvas = gantt->canvas;
  const MstSpan *span = get_span (gantt->chart, index);
  const guint group = span->group != MST_CHART_NO_GROUP ? span->group : 0;
  const MstChartTone tone = span->group != MST_CHART_NO_GROUP
                              ? mst_chart_get_group (gantt->chart, group)->tone
                              : MST_CHART_TONE_NONE;
  const MstPaint paint = mst_chart_style_get_paint (canvas->style, group, tone);
  double left = get_x (gantt, span->from), right = get_x (gantt, span->until);
  const MstBox box = { left, y, fmax (right - left - 1, 2), height };
  MstText how = { .font = MST_FONT_SMALL,
                  .colour = mst_chart_style_get_text_on (canvas->style, paint.colour),
                  .x = left + 0.4 * canvas->em,
                  .y = y + height / 2,
                  .down = MST_ALIGN_MIDDLE,
                  .room = box.width - 0.8 * canvas->em };
  MstBox text;

  mst_canvas_fill_box (canvas, &box, &paint);
  mst_canvas_mark_box (canvas, index, &box);
  if (span->label == NULL || how.room < 1.5 * canvas->em || height < 1.1 * canvas->em)
    return;
  text = mst_canvas_place_text (canvas, span->label, &how);
  if (paint.hatch != MST_HATCH_NONE)
    {
      const MstPaint plain = { paint.colour, paint.colour, MST_HATCH_NONE, FALSE };
      const MstBox under = { text.x - 2, y + 2, text.width + 4, height - 4 };

      mst_canvas_fill_box (canvas, &under, &plain);
    }
  mst_canvas_draw_text (canvas, span->label, &how);
}

static void
draw_lanes (const Gantt *gantt, double names, double line)
{
  MstCanvas *canvas = gantt->canvas;
  const MstChart *chart = gantt->chart;
  g_autofree double *tops = g_new (double, chart->categories->len + 1);
  double y = gantt->box.y;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      const double height = gantt->n_lines[i] * line;
      const MstText how = { .font = MST_FONT_LABEL,
                            .colour = canvas->style->soft,
                            .x = gantt->box.x - 0.7 * canvas->em,
                            .y = y + height / 2,
                            .across = MST_ALIGN_END,
                            .down = MST_ALIGN_MIDDLE,
                            .room = fmax (names, 1) };

      tops[i] = y;
      if (height >= 0.9 * canvas->em)
        mst_canvas_draw_text (canvas, mst_chart_get_category (chart, i)->label, &how);
      y += height;
      mst_canvas_line (canvas, gantt->box.x, y, gantt->box.x + gantt->box.width, y,
                       canvas->style->grid, 1);
    }
  for (guint i = 0; i < chart->spans->len; i++)
    {
      const MstSpan *span = get_span (chart, i);

      if (is_placed (span))
        draw_span (gantt, i, tops[span->lane] + gantt->lines[i] * line + 0.12 * line, 0.76 * line);
    }
}

static void
draw_gantt (const MstChart *chart, MstCanvas *canvas)
{
  Gantt gantt = { .chart = chart, .canvas = canvas, .box = canvas->plot };
  const double head = 3 * canvas->em;
  double names = 0, line;

  if (!find_range (&gantt))
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }

  place_lines (&gantt);
  for (guint i = 0; i < chart->categories->len; i++)
    {
      double width;

      mst_canvas_measure (canvas, mst_chart_get_category (chart, i)->label, MST_FONT_LABEL, &width,
                          NULL);
      names = fmax (names, width);
    }
  names = fmin (names, MOST_NAME_ROOM * canvas->plot.width);
  gantt.box.x += names + 0.7 * canvas->em;
  gantt.box.width = fmax (gantt.box.width - names - 2.2 * canvas->em, 1);
  gantt.box.y += head;
  gantt.box.height = fmax (gantt.box.height - head, 1);
  line = fmin (gantt.box.height / gantt.n_all, HIGHEST_LINE * canvas->em);
  gantt.box.height = line * gantt.n_all;

  draw_scale (&gantt);
  draw_lanes (&gantt, names, line);
  g_free (gantt.lines);
  g_free (gantt.n_lines);
}

static guint
count_marks (const MstChart *chart)
{
  return chart->spans->len;
}

static char *
describe_mark (const MstChart *chart, guint mark)
{
  const MstSpan *span = get_span (chart, mark);
  g_autofree char *from = mst_axis_format_moment (span->from);
  g_autofree char *until = mst_axis_format_moment (span->until);
  const char *lane = mst_chart_get_category (chart, span->lane)->label;
  const char *group =
    span->group != MST_CHART_NO_GROUP ? mst_chart_get_group (chart, span->group)->name : NULL;

  return g_strdup_printf ("%s%s%s%s%s %s – %s", lane, group != NULL ? " " : "",
                          group != NULL ? group : "", span->label != NULL ? " " : "",
                          span->label != NULL ? span->label : "", from, until);
}

static const char *
get_mark_key (const MstChart *chart, guint mark)
{
  return get_span (chart, mark)->key;
}

static char *
describe (const MstChart *chart)
{
  Gantt gantt = { .chart = chart };
  guint n = chart->spans->len, n_lanes = chart->categories->len;
  g_autofree char *from = NULL, *until = NULL, *spans = NULL, *lanes = NULL;

  if (!find_range (&gantt))
    return g_strdup (_ ("no data"));
  from = mst_axis_format_moment (gantt.from);
  until = mst_axis_format_moment (gantt.until);
  spans = g_strdup_printf (ngettext ("%u span", "%u spans", n), n);
  lanes = g_strdup_printf (ngettext ("%u row", "%u rows", n_lanes), n_lanes);
  return g_strdup_printf (_ ("%s in %s, from %s until %s"), spans, lanes, from, until);
}

static char *
remark (const MstChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->spans->len; i++)
    n += !is_placed (get_span (chart, i));
  if (n == 0)
    return NULL;
  return g_strdup_printf (
    ngettext ("%u span without times is not shown.", "%u spans without times are not shown.", n),
    n);
}

const MstChartClass mst_chart_gantt_class = {
  .nick = "gantt",
  .label = N_ ("Spans of Time"),
  .legend = MST_LEGEND_GROUPS,
  .draw = draw_gantt,
  .count_marks = count_marks,
  .describe_mark = describe_mark,
  .get_mark_key = get_mark_key,
  .describe = describe,
  .remark = remark,
};
