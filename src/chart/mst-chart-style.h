/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MstChartPalette:
 * @MST_CHART_SCREEN_LIGHT: the window's light style
 * @MST_CHART_SCREEN_DARK: the window's dark style
 * @MST_CHART_PRINT: colour on white paper
 * @MST_CHART_PRINT_BLACK: black on white, told apart by hatching, dashes and shapes
 * @MST_CHART_COLOUR_BLIND: colours that people without red or green receptors tell apart (after Okabe
 *   and Ito, "Color Universal Design", 2008)
 *
 * In none of them is a colour the only sign of good and bad: a shape or a word stands beside it.
 */
typedef enum
{
  MST_CHART_SCREEN_LIGHT,
  MST_CHART_SCREEN_DARK,
  MST_CHART_PRINT,
  MST_CHART_PRINT_BLACK,
  MST_CHART_COLOUR_BLIND,
} MstChartPalette;

#define MST_CHART_N_PALETTES 5

/**
 * MstChartStyle: how charts look: palette, font, background. A value; functions that make a changed
 * one return a new one.
 */
typedef struct _MstChartStyle MstChartStyle;
#define MST_TYPE_CHART_STYLE (mst_chart_style_get_type ())
GType mst_chart_style_get_type (void);

/* The Chinese fonts that are asked for, in this order; the first that is installed is taken. */
#define MST_CHART_FONTS \
  "Noto Sans CJK SC, WenQuanYi Micro Hei, Source Han Sans SC, Source Han Sans CN, Sans"
/* Units of the drawing: pixels of 1/96 inch. */
#define MST_CHART_FONT_SIZE 13.0

MstChartStyle *mst_chart_style_new (MstChartPalette palette);
MstChartStyle *mst_chart_style_copy (const MstChartStyle *self);
void mst_chart_style_free (MstChartStyle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstChartStyle, mst_chart_style_free)

/**
 * mst_chart_style_with_font:
 * @families: (nullable): family names with commas between them; %NULL: %MST_CHART_FONTS
 * @size: of ordinary text, in units of the drawing; everything else keeps its proportion to it
 */
MstChartStyle *mst_chart_style_with_font (const MstChartStyle *self, const char *families,
                                          double size);
/* Without a background, to be drawn onto what is there. */
MstChartStyle *mst_chart_style_with_transparency (const MstChartStyle *self);

double mst_chart_style_get_font_size (const MstChartStyle *self);
gboolean mst_chart_style_is_equal (const MstChartStyle *a, const MstChartStyle *b);

/* "light", "dark", "print", "black", "colour-blind" */
const char *mst_chart_palette_get_nick (MstChartPalette palette);
gboolean mst_chart_palette_from_nick (const char *nick, MstChartPalette *palette);

G_END_DECLS
