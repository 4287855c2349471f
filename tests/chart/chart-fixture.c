/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of every kind with small invented data. */

#include "chart-fixture.h"

#include "mst-axis.h"

#include <string.h>

const char *const place_names[N_PLACES] = {
  "东华门街道", "景山街道",   "交道口街道",   "安定门街道", "北新桥街道",   "东四街道",
  "朝阳门街道", "建国门街道", "东直门街道",   "和平里街道", "前门街道",     "崇文门外街道",
  "东花市街道", "龙潭街道",   "体育馆路街道", "天坛街道",   "永定门外街道",
};

const double place_values[N_PLACES] = {
  1374, 1629, 934, 1915, 2341, 1779, 668, 453, 2321, 2810, 401, 1359, 1185, 2326, 1615, 1651, 2351,
};

gboolean
chart_takes_series (MstChartKind kind)
{
  return kind <= MST_CHART_MULTIPLES && kind != MST_CHART_HISTOGRAM;
}

static void
add_points (MstChart *chart, gboolean is_map)
{
  guint group = mst_chart_add_group (chart, "街道", MST_CHART_TONE_NONE);
  guint units = mst_chart_add_group (chart, "包联单位", MST_CHART_TONE_NONE);

  for (guint i = 0; i < N_PLACES; i++)
    mst_chart_add_point (chart, place_names[i], is_map ? 116.38 + i % 5 * 0.011 : i % 5,
                         is_map ? 39.88 + i / 5 * 0.012 : i / 5, place_values[i], group, NULL);
  if (!is_map)
    return;
  mst_chart_add_point (chart, "区住建委", 116.41, 39.91, NAN, units, "unit-1");
  mst_chart_add_link (chart, N_PLACES, 3);
}

static void
add_rooms (MstChart *chart)
{
  guint home = mst_chart_add_group (chart, "未离开", MST_CHART_TONE_GOOD);
  guint away = mst_chart_add_group (chart, "外出未返", MST_CHART_TONE_WATCH);
  guint fever = mst_chart_add_group (chart, "发热", MST_CHART_TONE_BAD);

  for (int storey = 1; storey <= 6; storey++)
    {
      for (int i = 1; i <= 6; i++)
        {
          g_autofree char *label = g_strdup_printf ("%d0%d", storey, i);
          guint group = storey == 2 && i == 3 ? fever : i == 5 ? away : home;

          mst_chart_add_room (chart, i <= 3 ? "1单元" : "2单元", storey, label, group,
                              storey == 4 && i == 1, NULL);
        }
    }
}

static void
add_spans (MstChart *chart)
{
  static const char *const lanes[] = { "东门卡口", "西门卡口", "采样点" };
  guint shifts[2];
  double day = 0;

  shifts[0] = mst_chart_add_group (chart, "早班", MST_CHART_TONE_NONE);
  shifts[1] = mst_chart_add_group (chart, "晚班", MST_CHART_TONE_NONE);
  g_assert_true (mst_axis_parse_moment ("2022-11-22", &day));
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      for (guint shift = 0; shift < 2; shift++)
        mst_chart_add_span (chart, lanes[i], day + 0.25 + shift * 0.5, day + 0.75 + shift * 0.5,
                            "张三等4人", shifts[shift], NULL);
    }
}

static void
add_series (MstChart *chart, MstChartKind kind)
{
  double scaled[N_PLACES];
  guint n_series = kind == MST_CHART_DONUT ? 1 : 3;

  if (kind == MST_CHART_LINE || kind == MST_CHART_AREA || kind == MST_CHART_MULTIPLES)
    mst_chart_set_scale (chart, MST_CHART_DAYS);
  for (guint i = 0; i < N_PLACES; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);

      if (kind == MST_CHART_LINE || kind == MST_CHART_AREA || kind == MST_CHART_MULTIPLES)
        mst_chart_add_category_at (chart, 738460 + i, key);
      else
        mst_chart_add_category (chart, place_names[i], key);
    }
  for (guint series = 0; series < n_series; series++)
    {
      static const char *const names[] = { "街道干部", "社区工作者", "志愿者" };

      for (guint i = 0; i < N_PLACES; i++)
        scaled[i] = place_values[i] / (series + 1);
      mst_chart_add_series (chart, names[series], scaled, N_PLACES, NULL);
    }
}

MstChart *
chart_make (MstChartKind kind)
{
  MstChart *chart = mst_chart_new (kind);

  mst_chart_set_title (chart, "各街道在册力量");
  mst_chart_set_source (chart, "区委组织部");
  mst_chart_set_as_of (chart, mst_date_new (2022, 11, 22));
  mst_chart_set_unit (chart, "人");
  if (kind == MST_CHART_MAP || kind == MST_CHART_TILES)
    add_points (chart, kind == MST_CHART_MAP);
  else if (kind == MST_CHART_BUILDING)
    add_rooms (chart);
  else if (kind == MST_CHART_GANTT)
    add_spans (chart);
  else if (kind == MST_CHART_HISTOGRAM)
    mst_chart_add_series (chart, "人数", place_values, N_PLACES, NULL);
  else
    add_series (chart, kind);
  return chart;
}

MstChart *
chart_make_empty (MstChartKind kind)
{
  MstChart *chart = mst_chart_new (kind);

  mst_chart_set_title (chart, "无数据");
  return chart;
}

MstChart *
chart_make_of (MstChartKind kind, const double *values, guint n)
{
  MstChart *chart = mst_chart_new (kind);

  for (guint i = 0; i < n; i++)
    mst_chart_add_category (chart, place_names[i % N_PLACES], NULL);
  mst_chart_add_series (chart, "人数", values, n, NULL);
  return chart;
}

/* --- drawing --- */

void
drawn_init (Drawn *self, const MstChart *chart, const MstChartStyle *style, double width,
            double height)
{
  self->surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width), (int) ceil (height));
  self->cr = cairo_create (self->surface);
  mst_canvas_init (&self->canvas, self->cr, style, width, height, mst_chart_get_n_marks (chart));
  mst_canvas_draw_frame (&self->canvas, chart);
  mst_chart_get_class (chart->kind)->draw (chart, &self->canvas);
  g_assert_cmpint (cairo_status (self->cr), ==, CAIRO_STATUS_SUCCESS);
}

void
drawn_clear (Drawn *self)
{
  mst_canvas_clear (&self->canvas);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
}

gboolean
drawn_has_text (const Drawn *self, const char *part)
{
  for (guint i = 0; i < self->canvas.texts->len; i++)
    {
      const char *text = g_array_index (self->canvas.texts, MstTextPlace, i).text;

      if (text != NULL && strstr (text, part) != NULL)
        return TRUE;
    }
  return FALSE;
}
