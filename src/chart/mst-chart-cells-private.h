/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a table's cells; private to chart. */
#pragma once

#include "mst-chart-cells.h"

G_BEGIN_DECLS

/* Never NULL. */
const char *mst_cells_get (const MstChartCells *cells, guint row, guint column);
/* NULL where blank or without such a column (-1). */
const char *mst_cells_get_optional (const MstChartCells *cells, guint row, int column);
gboolean mst_cells_is_blank_row (const MstChartCells *cells, guint row);
/* The column headed so, -1 without one. */
int mst_cells_find (const MstChartCells *cells, const char *chinese, const char *english);
gboolean mst_cells_require (const MstChartCells *cells, const char *chinese, const char *english,
                            guint *column, GError **error);
/* NaN where blank or without such a column. */
gboolean mst_cells_get_figure (const MstChartCells *cells, guint row, int column, double *value,
                               GError **error);
gboolean mst_cells_get_moment (const MstChartCells *cells, guint row, guint column, double *at,
                               GError **error);

gboolean mst_cells_fill_map (MstChart *chart, const MstChartCells *cells, GError **error);
gboolean mst_cells_fill_tiles (MstChart *chart, const MstChartCells *cells, GError **error);
gboolean mst_cells_fill_building (MstChart *chart, const MstChartCells *cells, GError **error);
gboolean mst_cells_fill_gantt (MstChart *chart, const MstChartCells *cells, GError **error);

G_END_DECLS
