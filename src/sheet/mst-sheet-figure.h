/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstSheetFigureKind: what stands beside a table: a chart the spreadsheet draws itself of the table's
 * cells, or a picture of what it can't draw.
 */
typedef enum
{
  MST_SHEET_FIGURE_COLUMN, /* upright bars side by side */
  MST_SHEET_FIGURE_COLUMN_STACKED,
  MST_SHEET_FIGURE_BAR, /* lying bars, the first row on top */
  MST_SHEET_FIGURE_BAR_STACKED,
  MST_SHEET_FIGURE_LINE,
  MST_SHEET_FIGURE_AREA, /* one upon the other */
  MST_SHEET_FIGURE_PIE,  /* of the first series */
  MST_SHEET_FIGURE_DOUGHNUT,
  MST_SHEET_FIGURE_RADAR,
  MST_SHEET_FIGURE_PICTURE,
} MstSheetFigureKind;

/**
 * MstSheetFigure: a chart or a picture beside a table.
 * @description: (nullable): what it shows, in words, for people who don't see it
 * @width, @height: in pixels of 1/96 inch; 0: as suits the kind; a picture keeps its proportions when one of
 *   them is 0
 *
 * Of charts:
 * @title: (nullable)
 * @category_title, @value_title: (nullable): what stands along the axes
 * @category_column: the table's column that names the categories
 * @series: the table's columns that are drawn; each is called as its heading
 * @colours: (nullable): of the series, of round charts of the slices, as 0xRRGGBB; taken in turn
 *
 * Of pictures:
 * @png: a PNG
 */
typedef struct
{
  MstSheetFigureKind kind;
  const char *description;
  guint width;
  guint height;

  const char *title;
  const char *category_title;
  const char *value_title;
  guint category_column;
  const guint *series;
  guint n_series;
  const guint32 *colours;
  guint n_colours;

  GBytes *png;
} MstSheetFigure;

G_END_DECLS
