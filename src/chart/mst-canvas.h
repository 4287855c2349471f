/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a kind of chart draws: a cairo context with the style's paints and fonts, which remembers where
 * texts and marks stand; private to chart and its tests. */
#pragma once

#include "mst-chart-private.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* 0xRRGGBB */
typedef guint32 MstColour;

typedef enum
{
  MST_HATCH_NONE,
  MST_HATCH_RISING,
  MST_HATCH_DOTS,
  MST_HATCH_CROSS,
  MST_HATCH_LEVEL,
  MST_HATCH_FALLING,
  MST_HATCH_UPRIGHT,
} MstHatch;

/* How an area is filled: @colour with @hatch in @ink over it, and an outline where @is_outlined. */
typedef struct
{
  MstColour colour, ink;
  MstHatch hatch;
  gboolean is_outlined;
} MstPaint;

#define MST_N_SERIES_PAINTS 8

struct _MstChartStyle
{
  MstChartPalette palette;
  char *families;
  double size;
  gboolean is_transparent;

  MstColour background, ink, soft, faint, grid, axis;
  MstColour ramp_low, ramp_high, ramp_negative;
  MstPaint missing;
  MstPaint series[MST_N_SERIES_PAINTS];
  MstPaint tones[5]; /* by MstChartTone */
};

/* The paint of a series or group: its tone's, else the one of its number. */
MstPaint mst_chart_style_get_paint (const MstChartStyle *self, guint index, MstChartTone tone);
/* @share: 0 to 1 along the ramp; below 0 along the one of negative values. */
MstColour mst_chart_style_get_ramp (const MstChartStyle *self, double share);
MstColour mst_chart_style_mix (MstColour from, MstColour to, double share);
/* Dark or light text, whichever is legible on @colour. */
MstColour mst_chart_style_get_text_on (const MstChartStyle *self, MstColour colour);
/* The dashes of a line of this number: none in colour. */
const double *mst_chart_style_get_dashes (const MstChartStyle *self, guint index, int *n);

typedef enum
{
  MST_FONT_TITLE,
  MST_FONT_TEXT,  /* subtitle, legend */
  MST_FONT_LABEL, /* categories, values */
  MST_FONT_SMALL, /* axis figures, footnote */
  MST_FONT_STRONG,
  MST_FONT_BIG, /* one figure, such as a donut's total */
} MstFont;

#define MST_N_FONTS 6

/* Where a mark stands. */
typedef enum
{
  MST_PLACE_NONE,
  MST_PLACE_RECTANGLE,
  MST_PLACE_POINT,
  MST_PLACE_RING,
} MstPlaceShape;

typedef struct
{
  MstPlaceShape shape;
  float x, y, width, height; /* what it covers */
  /* A ring's sector: radii and angles clockwise from 12 o'clock. */
  float inner, outer, from, until;
} MstMarkPlace;

typedef struct
{
  double x, y, width, height;
} MstBox;

typedef struct
{
  MstBox box;
  char *text;
} MstTextPlace;

struct _MstCanvas
{
  cairo_t *cr;
  const MstChartStyle *style;
  double width, height, margin;
  MstBox plot; /* what title, legend and footnote leave */
  double em;   /* the font size of labels */

  PangoLayout *layout;
  PangoFontDescription *fonts[MST_N_FONTS];
  GArray *texts;  /* MstTextPlace */
  GArray *places; /* MstMarkPlace */
};

void mst_canvas_init (MstCanvas *self, cairo_t *cr, const MstChartStyle *style, double width,
                      double height, guint n_marks);
void mst_canvas_clear (MstCanvas *self);

/* --- text --- */

typedef enum
{
  MST_ALIGN_START,
  MST_ALIGN_MIDDLE,
  MST_ALIGN_END,
} MstAlign;

/**
 * MstText: how a text stands. (@x, @y) is the point that @across and @down align to. @room: elided at
 * the end when wider, 0: never; @lines: broken into at most so many lines before that, 0 counts as 1.
 */
typedef struct
{
  MstFont font;
  MstColour colour;
  double x, y;
  MstAlign across, down;
  double room;
  guint lines;
  gboolean has_halo; /* in the background's colour, over lines and areas */
} MstText;

void mst_canvas_measure (MstCanvas *self, const char *text, MstFont font, double *width,
                         double *height);
/* Where @text would stand, as drawn. */
MstBox mst_canvas_place_text (MstCanvas *self, const char *text, const MstText *how);
/* Draws whatever stands there already. Returns its box. */
MstBox mst_canvas_draw_text (MstCanvas *self, const char *text, const MstText *how);
/* Draws unless it would touch a text that is there already or leave the canvas. */
gboolean mst_canvas_try_text (MstCanvas *self, const char *text, const MstText *how);
/* The same at the first of @n places that is free. */
gboolean mst_canvas_try_places (MstCanvas *self, const char *text, const MstText *places, guint n);
/* Rising to the right, its end at (x, y). */
void mst_canvas_draw_slanted (MstCanvas *self, const char *text, const MstText *how);
/* Keeps texts away from @box. */
void mst_canvas_reserve (MstCanvas *self, const MstBox *box);

/* --- paint --- */

void mst_canvas_set_colour (MstCanvas *self, MstColour colour);
/* The current path, which is used up. */
void mst_canvas_fill (MstCanvas *self, const MstPaint *paint);
void mst_canvas_fill_box (MstCanvas *self, const MstBox *box, const MstPaint *paint);
void mst_canvas_line (MstCanvas *self, double x1, double y1, double x2, double y2, MstColour colour,
                      double width);
void mst_canvas_dashed_line (MstCanvas *self, double x1, double y1, double x2, double y2,
                             MstColour colour, double width);
/* A shape of its own for each number: circle, square, triangle, diamond, … */
void mst_canvas_draw_marker (MstCanvas *self, guint index, double x, double y, double radius,
                             const MstPaint *paint);
/* The sign of a tone within @box: nothing, a triangle, a cross, a ring. */
void mst_canvas_draw_sign (MstCanvas *self, MstChartTone tone, const MstBox *box, MstColour colour);

/* --- marks --- */

void mst_canvas_mark_box (MstCanvas *self, guint mark, const MstBox *box);
void mst_canvas_mark_point (MstCanvas *self, guint mark, double x, double y, double radius);
void mst_canvas_mark_ring (MstCanvas *self, guint mark, double x, double y, double inner,
                           double outer, double from, double until);

/* --- what all charts have; mst-chart-frame.c --- */

/* Background, title, legend and footnote; sets the plot. */
void mst_canvas_draw_frame (MstCanvas *self, const MstChart *chart);
/* At the top of the plot, which gets smaller. */
void mst_canvas_draw_legend (MstCanvas *self, const MstChart *chart, MstLegend legend);
/* In the middle of the plot: that there are no data. */
void mst_canvas_draw_nothing (MstCanvas *self);

G_END_DECLS
