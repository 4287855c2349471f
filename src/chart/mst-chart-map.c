/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points where they lie, as circles by value, with lines between them and a scale bar. No ground map:
 * what matters is who stands near whom. */

#include "mst-canvas.h"

#include "mst-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

/* Of a degree of latitude, for a sphere of 6,371.0 km (IUGG mean radius). */
#define METRES_A_DEGREE 111195.0
#define LARGEST_RADIUS 1.9 /* em */
#define SMALLEST_RADIUS 3.0
#define MOST_LABELS 400

typedef struct
{
  const MstChart *chart;
  MstCanvas *canvas;
  double longitude, latitude; /* of the middle */
  double scale;               /* units of the drawing a metre */
  double narrowing;           /* of a degree of longitude */
  double largest;             /* value */
} Map;

static const MstPoint *
get_point (const MstChart *chart, guint index)
{
  return &g_array_index (chart->points, MstPoint, index);
}

static gboolean
is_placed (const MstPoint *point)
{
  return isfinite (point->x) && isfinite (point->y) && fabs (point->x) <= 180
         && fabs (point->y) < 89;
}

/* Equirectangular about the middle: within a city exact to far less than a pixel. */
static void
get_place (const Map *map, const MstPoint *point, double *x, double *y)
{
  const MstBox *plot = &map->canvas->plot;

  *x = plot->x + plot->width / 2
       + (point->x - map->longitude) * METRES_A_DEGREE * map->narrowing * map->scale;
  *y = plot->y + plot->height / 2 - (point->y - map->latitude) * METRES_A_DEGREE * map->scale;
}

/* Areas are as values. */
static double
get_radius (const Map *map, const MstPoint *point)
{
  if (!(map->largest > 0) || !isfinite (point->value))
    return SMALLEST_RADIUS + 1;
  return fmax (SMALLEST_RADIUS,
               LARGEST_RADIUS * map->canvas->em * sqrt (fmax (point->value, 0) / map->largest));
}

static gboolean
init_map (Map *map)
{
  const MstBox *plot = &map->canvas->plot;
  double west = INFINITY, east = -INFINITY, south = INFINITY, north = -INFINITY;
  double air = 2 * (LARGEST_RADIUS + 0.5) * map->canvas->em, width, height;

  for (guint i = 0; i < map->chart->points->len; i++)
    {
      const MstPoint *point = get_point (map->chart, i);

      if (!is_placed (point))
        continue;
      west = fmin (west, point->x);
      east = fmax (east, point->x);
      south = fmin (south, point->y);
      north = fmax (north, point->y);
      if (isfinite (point->value))
        map->largest = fmax (map->largest, point->value);
    }
  if (!isfinite (west))
    return FALSE;
  map->longitude = (west + east) / 2;
  map->latitude = (south + north) / 2;
  map->narrowing = cos (map->latitude * G_PI / 180);
  /* At least 200 metres across, so that one point has a scale too. */
  width = fmax ((east - west) * METRES_A_DEGREE * map->narrowing, 200);
  height = fmax ((north - south) * METRES_A_DEGREE, 200);
  map->scale = fmin (fmax (plot->width - air, 1) / width, fmax (plot->height - air, 1) / height);
  return TRUE;
}

/* From a point to @gap before another, with an arrow at that end, which is answered for. */
static void
draw_arrow (MstCanvas *canvas, double x1, double y1, double x2, double y2, double gap,
            MstColour colour, double width)
{
  double length = hypot (x2 - x1, y2 - y1), angle;

  if (length <= gap)
    return;
  x2 -= (x2 - x1) / length * gap;
  y2 -= (y2 - y1) / length * gap;
  mst_canvas_line (canvas, x1, y1, x2, y2, colour, width);
  angle = atan2 (y2 - y1, x2 - x1);
  for (int side = -1; side <= 1; side += 2)
    mst_canvas_line (canvas, x2, y2, x2 - 6 * cos (angle + side * 0.45),
                     y2 - 6 * sin (angle + side * 0.45), colour, width);
}

static gboolean
is_shown (const MstChart *chart, const MstLink *link)
{
  return is_placed (get_point (chart, link->from)) && is_placed (get_point (chart, link->to))
         && link->from != link->to;
}

static void
draw_link (const Map *map, const MstLink *link)
{
  const MstPoint *from = get_point (map->chart, link->from), *to = get_point (map->chart, link->to);
  double x1, y1, x2, y2;

  if (!is_shown (map->chart, link))
    return;
  get_place (map, from, &x1, &y1);
  get_place (map, to, &x2, &y2);
  draw_arrow (map->canvas, x1, y1, x2, y2, get_radius (map, to) + 1, map->canvas->style->axis,
              1.02);
}

static void
draw_circle (const MstChart *chart, MstCanvas *canvas, guint index, double x, double y,
             double radius)
{
  const MstPoint *point = get_point (chart, index);
  const guint group = point->group != MST_CHART_NO_GROUP ? point->group : 0;
  const MstChartTone tone = point->group != MST_CHART_NO_GROUP
                              ? mst_chart_get_group (chart, group)->tone
                              : MST_CHART_TONE_NONE;
  const MstPaint paint = mst_chart_style_get_paint (canvas->style, group, tone);

  cairo_new_path (canvas->cr);
  cairo_arc (canvas->cr, x, y, radius, 0, 2 * G_PI);
  mst_canvas_fill (canvas, &paint);
  if (!paint.is_outlined)
    {
      cairo_arc (canvas->cr, x, y, radius, 0, 2 * G_PI);
      cairo_set_line_width (canvas->cr, 1);
      mst_canvas_set_colour (canvas, canvas->style->background);
      cairo_stroke (canvas->cr);
    }
  if (tone != MST_CHART_TONE_NONE && radius > 4)
    {
      const MstBox sign = { x - radius * 0.6, y - radius * 0.6, radius * 1.2, radius * 1.2 };

      mst_canvas_draw_sign (canvas, tone, &sign,
                            mst_chart_style_get_text_on (canvas->style, paint.colour));
    }
}

static void
draw_point (const Map *map, guint index)
{
  const double radius = get_radius (map, get_point (map->chart, index));
  double x, y;

  get_place (map, get_point (map->chart, index), &x, &y);
  draw_circle (map->chart, map->canvas, index, x, y, radius);
  mst_canvas_mark_point (map->canvas, index, x, y, radius);
}

/* @radius: of the circle. */
static void
draw_name (MstCanvas *canvas, const char *name, double x, double y, double radius)
{
  MstText how = { .font = MST_FONT_SMALL, .colour = canvas->style->ink, .has_halo = TRUE };
  MstText places[4];

  radius += 3;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i] = how;
  places[0].x = x + radius;
  places[0].y = y;
  places[0].down = MST_ALIGN_MIDDLE;
  places[1] = places[0];
  places[1].x = x - radius;
  places[1].across = MST_ALIGN_END;
  places[2].x = x;
  places[2].y = y - radius + 2;
  places[2].across = MST_ALIGN_MIDDLE;
  places[2].down = MST_ALIGN_END;
  places[3].x = x;
  places[3].y = y + radius - 2;
  places[3].across = MST_ALIGN_MIDDLE;
  mst_canvas_try_places (canvas, name, places, G_N_ELEMENTS (places));
}

static void
draw_label (const Map *map, guint index)
{
  const MstPoint *point = get_point (map->chart, index);
  double x, y;

  get_place (map, point, &x, &y);
  draw_name (map->canvas, point->label, x, y, get_radius (map, point));
}

/* --- the lines of one point --- */

typedef struct
{
  double x, y, radius;
} Circle;

static Circle
get_circle (const MstCanvas *canvas, guint point)
{
  const MstMarkPlace *place = &g_array_index (canvas->places, MstMarkPlace, point);

  return (Circle){ place->x + place->width / 2, place->y + place->height / 2, place->width / 2 };
}

static void
draw_end (const MstChart *chart, MstCanvas *canvas, guint point)
{
  const Circle circle = get_circle (canvas, point);

  draw_circle (chart, canvas, point, circle.x, circle.y, circle.radius);
  draw_name (canvas, get_point (chart, point)->label, circle.x, circle.y, circle.radius);
}

gboolean
mst_chart_map_draw_links_of (const MstChart *chart, MstCanvas *canvas, guint point)
{
  gboolean is_drawn = FALSE;

  for (guint i = 0; i < chart->links->len; i++)
    {
      const MstLink *link = &g_array_index (chart->links, MstLink, i);
      Circle from, to;

      if ((link->from != point && link->to != point) || !is_shown (chart, link))
        continue;
      is_drawn = TRUE;
      from = get_circle (canvas, link->from);
      to = get_circle (canvas, link->to);
      draw_arrow (canvas, from.x, from.y, to.x, to.y, to.radius + 1, canvas->style->ink, 1.6);
      draw_end (chart, canvas, link->from == point ? link->to : link->from);
    }
  if (is_drawn)
    draw_end (chart, canvas, point);
  return is_drawn;
}

static void
draw_scale_bar (const Map *map)
{
  MstCanvas *canvas = map->canvas;
  const MstBox *plot = &canvas->plot;
  const double limit = fmin (plot->width * 0.25, 14 * canvas->em) / map->scale;
  const double power = pow (10, floor (log10 (limit)));
  const double metres = power * (limit >= 5 * power ? 5 : limit >= 2 * power ? 2 : 1);
  const double length = metres * map->scale, y = plot->y + plot->height - 0.4 * canvas->em;
  const double right = plot->x + plot->width, left = right - length;
  g_autofree char *figure = mst_figure_format (metres >= 1000 ? metres / 1000 : metres, -1);
  g_autofree char *words = g_strdup_printf (metres >= 1000 ? _ ("%s km") : _ ("%s m"), figure);
  const MstText how = { .font = MST_FONT_SMALL,
                        .colour = canvas->style->soft,
                        .x = (left + right) / 2,
                        .y = y - 3,
                        .across = MST_ALIGN_MIDDLE,
                        .down = MST_ALIGN_END,
                        .has_halo = TRUE };

  mst_canvas_line (canvas, left, y, right, y, canvas->style->soft, 1);
  mst_canvas_line (canvas, left, y - 4, left, y + 1, canvas->style->soft, 1);
  mst_canvas_line (canvas, right, y - 4, right, y + 1, canvas->style->soft, 1);
  mst_canvas_draw_text (canvas, words, &how);
}

static gint
compare_largest_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MstChart *chart = user_data;
  double x = get_point (chart, *(const guint *) a)->value;
  double y = get_point (chart, *(const guint *) b)->value;

  x = isfinite (x) ? x : -INFINITY;
  y = isfinite (y) ? y : -INFINITY;
  if (x != y)
    return x > y ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static void
draw_map (const MstChart *chart, MstCanvas *canvas)
{
  Map map = { .chart = chart, .canvas = canvas };
  g_autofree guint *order = g_new (guint, chart->points->len + 1);
  guint n = 0;

  if (!init_map (&map))
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }
  for (guint i = 0; i < chart->points->len; i++)
    {
      if (is_placed (get_point (chart, i)))
        order[n++] = i;
    }
  /* Small circles over large ones; names of large ones first. */
  g_qsort_with_data (order, (gint) n, sizeof *order, compare_largest_first, (gpointer) chart);

  draw_scale_bar (&map);
  for (guint i = 0; i < chart->links->len; i++)
    draw_link (&map, &g_array_index (chart->links, MstLink, i));
  for (guint i = 0; i < n; i++)
    draw_point (&map, order[i]);
  /* Names stand beside circles, not on others. */
  for (guint i = 0; i < MIN (n, MOST_LABELS); i++)
    {
      const MstMarkPlace *place = &g_array_index (canvas->places, MstMarkPlace, order[i]);
      const MstBox box = { place->x, place->y, place->width, place->height };

      mst_canvas_reserve (canvas, &box);
    }
  for (guint i = 0; i < MIN (n, MOST_LABELS); i++)
    draw_label (&map, order[i]);
}

static char *
remark (const MstChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->points->len; i++)
    n += !is_placed (get_point (chart, i));
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u place without coordinates is not shown.",
                                    "%u places without coordinates are not shown.", n),
                          n);
}

const MstChartClass mst_chart_map_class = {
  .nick = "map",
  .label = N_ ("Map of Points"),
  .legend = MST_LEGEND_GROUPS,
  .draw = draw_map,
  .count_marks = mst_chart_count_points,
  .describe_mark = mst_chart_describe_point,
  .get_mark_key = mst_chart_get_point_key,
  .describe = mst_chart_describe_points,
  .remark = remark,
};
