/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-chart.h"

G_BEGIN_DECLS

/**
 * MstChartCells: a table of texts to make a chart of: what a person has in a plain CSV. @get returns a
 * cell, "" or %NULL where blank, owned by the table; row 0 holds the headings.
 */
typedef struct
{
  guint n_rows, n_columns;
  const char *(*get) (gpointer table, guint row, guint column);
  gpointer table;
} MstChartCells;

/**
 * mst_chart_new_for_cells:
 *
 * The columns a kind wants, by their headings in Chinese or English, in any order where they are named:
 *
 * - categories and series: names, days or numbers in the first column, a series in each further one; the
 *   unit in the heading's brackets: 街道, 在册（人）. Bullet: what is reached, the target, ends of grades.
 * - histogram: the last column's values
 * - map: 名称 name, 经度 longitude, 纬度 latitude; optional 数值 value, 类别 group, 连到 to (a name)
 * - tiles: 名称 name, 列 column, 行 row, 数值 value
 * - building: 单元 entrance, 楼层 floor, 房号 room; optional 标记 mark, 关照 special
 * - gantt: 名称 name, 开始 from, 结束 until; optional 内容 label, 类别 group
 *
 * A column "key" or 键 gives the marks' keys. Figures may be written 2,810 or 85.3%. A cell that should be
 * a figure and isn't is an error, a blank one is unknown.
 *
 * Returns: (transfer full): %NULL with %MST_ERROR_INPUT, which names row and column
 */
MstChart *mst_chart_new_for_cells (MstChartKind kind, const MstChartCells *cells, GError **error);

/* One line for people: which columns the kind wants (translated). */
const char *mst_chart_kind_get_columns (MstChartKind kind);

G_END_DECLS
