/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of plain tables: points, rooms and spans. */

#include "mst-chart-cells-private.h"
#include "mst-chart-private.h"

#include "mst-error.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Words of ledgers whose meaning is fixed. */
static const struct
{
  const char *word;
  MstChartTone tone;
} tones[] = {
  { "未离开", MST_CHART_TONE_GOOD },    { "绿", MST_CHART_TONE_GOOD },
  { "完整", MST_CHART_TONE_GOOD },      { "green", MST_CHART_TONE_GOOD },
  { "外出未返", MST_CHART_TONE_WATCH }, { "返回观察中", MST_CHART_TONE_WATCH },
  { "橙", MST_CHART_TONE_WATCH },       { "注意", MST_CHART_TONE_WATCH },
  { "orange", MST_CHART_TONE_WATCH },   { "发热", MST_CHART_TONE_BAD },
  { "红", MST_CHART_TONE_BAD },         { "缺口", MST_CHART_TONE_BAD },
  { "red", MST_CHART_TONE_BAD },        { "未定", MST_CHART_TONE_OPEN },
  { "空置", MST_CHART_TONE_OPEN },      { "open", MST_CHART_TONE_OPEN },
};

static MstChartTone
find_tone (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    {
      if (strcmp (word, tones[i].word) == 0)
        return tones[i].tone;
    }
  return MST_CHART_TONE_NONE;
}

/* The group called so, made when it is the first of its name. */
static guint
ensure_group (MstChart *chart, const char *name)
{
  if (name == NULL)
    return MST_CHART_NO_GROUP;
  for (guint i = 0; i < chart->groups->len; i++)
    {
      if (strcmp (mst_chart_get_group (chart, i)->name, name) == 0)
        return i;
    }
  return mst_chart_add_group (chart, name, find_tone (name));
}

static gboolean
add_link (MstChart *chart, const MstChartCells *cells, guint row, guint from, const char *to,
          GError **error)
{
  for (guint i = 0; i < chart->points->len; i++)
    {
      if (strcmp (g_array_index (chart->points, MstPoint, i).label, to) == 0)
        {
          mst_chart_add_link (chart, from, i);
          return TRUE;
        }
    }
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("Row %u: there is no point called “%s” to link to."), row + 1, to);
  return FALSE;
}

gboolean
mst_cells_fill_map (MstChart *chart, const MstChartCells *cells, GError **error)
{
  int value = mst_cells_find (cells, "数值", "value");
  int group = mst_cells_find (cells, "类别", "group");
  int to = mst_cells_find (cells, "连到", "to");
  int key = mst_cells_find (cells, "键", "key");
  guint name, longitude, latitude, point = 0;

  if (!mst_cells_require (cells, "名称", "name", &name, error)
      || !mst_cells_require (cells, "经度", "longitude", &longitude, error)
      || !mst_cells_require (cells, "纬度", "latitude", &latitude, error))
    return FALSE;
  for (guint row = 1; row < cells->n_rows; row++)
    {
      double x, y, size;

      if (mst_cells_is_blank_row (cells, row))
        continue;
      if (!mst_cells_get_figure (cells, row, (int) longitude, &x, error)
          || !mst_cells_get_figure (cells, row, (int) latitude, &y, error)
          || !mst_cells_get_figure (cells, row, value, &size, error))
        return FALSE;
      mst_chart_add_point (chart, mst_cells_get (cells, row, name), x, y, size,
                           ensure_group (chart, mst_cells_get_optional (cells, row, group)),
                           mst_cells_get_optional (cells, row, key));
    }
  /* A point may link to one below it. */
  for (guint row = 1; row < cells->n_rows; row++)
    {
      const char *target = mst_cells_get_optional (cells, row, to);

      if (mst_cells_is_blank_row (cells, row))
        continue;
      if (target != NULL && !add_link (chart, cells, row, point, target, error))
        return FALSE;
      point++;
    }
  return TRUE;
}

gboolean
mst_cells_fill_tiles (MstChart *chart, const MstChartCells *cells, GError **error)
{
  int key = mst_cells_find (cells, "键", "key");
  guint name, column, line, value;

  if (!mst_cells_require (cells, "名称", "name", &name, error)
      || !mst_cells_require (cells, "列", "column", &column, error)
      || !mst_cells_require (cells, "行", "row", &line, error)
      || !mst_cells_require (cells, "数值", "value", &value, error))
    return FALSE;
  for (guint row = 1; row < cells->n_rows; row++)
    {
      double x, y, figure;

      if (mst_cells_is_blank_row (cells, row))
        continue;
      if (!mst_cells_get_figure (cells, row, (int) column, &x, error)
          || !mst_cells_get_figure (cells, row, (int) line, &y, error)
          || !mst_cells_get_figure (cells, row, (int) value, &figure, error))
        return FALSE;
      mst_chart_add_point (chart, mst_cells_get (cells, row, name), x, y, figure,
                           MST_CHART_NO_GROUP, mst_cells_get_optional (cells, row, key));
    }
  return TRUE;
}

static gboolean
is_yes (const char *text)
{
  static const char *const no[] = { "", "0", "否", "无", "no", "n" };
  g_autofree char *folded = mst_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    {
      if (strcmp (folded, no[i]) == 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
mst_cells_fill_building (MstChart *chart, const MstChartCells *cells, GError **error)
{
  int mark = mst_cells_find (cells, "标记", "mark");
  int special = mst_cells_find (cells, "关照", "special");
  int key = mst_cells_find (cells, "键", "key");
  guint entrance, floor_column, room;

  if (!mst_cells_require (cells, "单元", "entrance", &entrance, error)
      || !mst_cells_require (cells, "楼层", "floor", &floor_column, error)
      || !mst_cells_require (cells, "房号", "room", &room, error))
    return FALSE;
  for (guint row = 1; row < cells->n_rows; row++)
    {
      double storey;

      if (mst_cells_is_blank_row (cells, row))
        continue;
      if (!mst_cells_get_figure (cells, row, (int) floor_column, &storey, error))
        return FALSE;
      if (isnan (storey) || fabs (storey) > 300)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("Row %u: the storey must be a number from -300 to 300."), row + 1);
          return FALSE;
        }
      mst_chart_add_room (chart, mst_cells_get (cells, row, entrance), (int) rint (storey),
                          mst_cells_get (cells, row, room),
                          ensure_group (chart, mst_cells_get_optional (cells, row, mark)),
                          special >= 0 && is_yes (mst_cells_get (cells, row, (guint) special)),
                          mst_cells_get_optional (cells, row, key));
    }
  return TRUE;
}

gboolean
mst_cells_fill_gantt (MstChart *chart, const MstChartCells *cells, GError **error)
{
  int label = mst_cells_find (cells, "内容", "label");
  int group = mst_cells_find (cells, "类别", "group");
  int key = mst_cells_find (cells, "键", "key");
  guint name, from_column, until_column;

  if (!mst_cells_require (cells, "名称", "name", &name, error)
      || !mst_cells_require (cells, "开始", "from", &from_column, error)
      || !mst_cells_require (cells, "结束", "until", &until_column, error))
    return FALSE;
  for (guint row = 1; row < cells->n_rows; row++)
    {
      double from, until;

      if (mst_cells_is_blank_row (cells, row))
        continue;
      if (!mst_cells_get_moment (cells, row, from_column, &from, error)
          || !mst_cells_get_moment (cells, row, until_column, &until, error))
        return FALSE;
      /* A shift on a bare clock goes past midnight. */
      if (until <= from && until < 1)
        until += 1;
      if (until < from)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("Row %u: the end lies before the beginning."), row + 1);
          return FALSE;
        }
      mst_chart_add_span (chart, mst_cells_get (cells, row, name), from, until,
                          mst_cells_get_optional (cells, row, label),
                          ensure_group (chart, mst_cells_get_optional (cells, row, group)),
                          mst_cells_get_optional (cells, row, key));
    }
  return TRUE;
}
