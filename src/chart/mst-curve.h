/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves over names, days or numbers, however many points they have; private to chart. */
#pragma once

#include "mst-plot.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y; /* y is NaN where a curve is interrupted */
} MstDot;

/** MstCurves: the categories along the lower end of a plot, in ascending order. */
typedef struct
{
  const MstChart *chart;
  guint *order;
  guint n;            /* with a known place */
  double first, last; /* of the places, widened when they are one */
} MstCurves;

void mst_curves_init (MstCurves *self, const MstChart *chart);
void mst_curves_clear (MstCurves *self);
double mst_curves_get_x (const MstCurves *self, const MstBox *box, guint category);

/**
 * mst_curves_trace:
 * @values: one per category
 *
 * Where a curve goes. Of more points than there is room for, each column of the drawing keeps its first,
 * lowest, highest and last one: the same picture at a bounded cost.
 *
 * Returns: (transfer full) (element-type MstDot)
 */
GArray *mst_curves_trace (const MstCurves *self, const MstPlot *plot, const double *values);

/* How much height the labels under the plot take; draws them there. */
double mst_curves_measure_scale (const MstCurves *self, MstCanvas *canvas, double width);
void mst_curves_draw_scale (const MstCurves *self, MstCanvas *canvas, const MstBox *box);

/* The values of a series, one per category. (transfer full) */
double *mst_curves_dup_values (const MstCurves *self, guint series);

/* A path along the dots (MstDot), interrupted where there is none. */
void mst_dots_trace (cairo_t *cr, const GArray *dots);

/* Strokes a curve and marks its lone points. */
void mst_curves_stroke (MstCanvas *canvas, const GArray *dots, guint index, const MstPaint *paint,
                        double width);

G_END_DECLS
