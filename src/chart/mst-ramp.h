/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours for values, from pale to strong; private to chart. */
#pragma once

#include "mst-canvas.h"

G_BEGIN_DECLS

/** MstRamp: @highest is the strongest colour; what goes beyond it because it is huge has it too. */
typedef struct
{
  double lowest, highest;
} MstRamp;

void mst_ramp_init_for_series (MstRamp *self, const MstChart *chart);
void mst_ramp_init_for_points (MstRamp *self, const MstChart *chart);
MstPaint mst_ramp_get_paint (const MstRamp *self, const MstChartStyle *style, double value);
/* The figure as a cell shows it: percentages with their sign, no unit otherwise. */
char *mst_ramp_format (const MstChart *chart, double value);
/* The scale of colours at the upper right of @box, over the canvas's plot. */
void mst_ramp_draw_key (const MstRamp *self, MstCanvas *canvas, const MstChart *chart,
                        const MstBox *box);

G_END_DECLS
