/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of every kind with small invented data, and what drawing them leaves. */
#pragma once

#include "mst-canvas.h"

#include <math.h>

/* 17 subdistricts; 和平里街道 has most (2,810), 前门街道 fewest (401). */
#define N_PLACES 17
extern const char *const place_names[N_PLACES];
extern const double place_values[N_PLACES];

/* A chart of @kind with ordinary data. */
MstChart *chart_make (MstChartKind kind);
/* Without any. */
MstChart *chart_make_empty (MstChartKind kind);
/* The kinds made of categories and series, with one series of @values. */
gboolean chart_takes_series (MstChartKind kind);
MstChart *chart_make_of (MstChartKind kind, const double *values, guint n);

/* Draws onto a picture, with a canvas that stays readable. Ends with drawn_clear(). */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  MstCanvas canvas;
} Drawn;

void drawn_init (Drawn *self, const MstChart *chart, const MstChartStyle *style, double width,
                 double height);
void drawn_clear (Drawn *self);
/* Whether a text with @part in it was drawn. */
gboolean drawn_has_text (const Drawn *self, const char *part);
