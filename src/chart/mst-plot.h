/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pair of axes: values along one, categories along the other; private to chart. */
#pragma once

#include "mst-axis.h"
#include "mst-canvas.h"

G_BEGIN_DECLS

/** MstReach: what values reach. @cut: what those that aren't huge reach, 0 when none is. */
typedef struct
{
  double lowest, highest, cut;
} MstReach;

/* Of single values, or of the sums of each category where @stacked; NaN passed over. */
MstReach mst_reach_of_chart (const MstChart *chart, gboolean stacked);
/* "The axis ends at 3,000; 和平里 reaches 98,000 人." or NULL; for the footnote. */
char *mst_reach_remark (const MstChart *chart);

/**
 * MstPlot: @box: what the axes enclose; @is_lying: values go to the right instead of up.
 */
typedef struct
{
  MstAxis axis;
  MstBox box;
  gboolean is_lying;
  const char *unit;
} MstPlot;

/**
 * mst_plot_init: the axis for @reach, cut where it says so, in the canvas's plot; room for its figures
 * is taken from the box. The caller then takes what else it needs.
 */
void mst_plot_init (MstPlot *self, MstCanvas *canvas, const MstChart *chart, const MstReach *reach,
                    MstAxisFlags flags, gboolean is_lying);
/* Where a value lies, kept within the box. */
double mst_plot_at (const MstPlot *self, double value);
/* Whether a value lies past an end of the axis. */
gboolean mst_plot_is_cut (const MstPlot *self, double value);
void mst_plot_draw_grid (const MstPlot *self, MstCanvas *canvas);
/* The line of zero, over the bars. */
void mst_plot_draw_zero (const MstPlot *self, MstCanvas *canvas);
void mst_plot_draw_target (const MstPlot *self, MstCanvas *canvas, const MstChart *chart);
/* Room for notes over the plot, and one of them at @x: a line from top to bottom with words. */
void mst_plot_take_notes (MstPlot *self, MstCanvas *canvas, const MstChart *chart);
void mst_plot_draw_note (const MstPlot *self, MstCanvas *canvas, double x, const char *text);
/* The break in a bar that is longer than the axis: @box is the bar. */
void mst_plot_draw_break (const MstPlot *self, MstCanvas *canvas, const MstBox *box);

/**
 * MstSlots: the labels of categories side by side under a plot: in one line, broken before what all
 * names end with (街道), slanted, or only every few.
 */
typedef struct
{
  char **labels; /* n */
  guint n, every, lines;
  double room; /* of one label */
  MstFont font;
  gboolean is_slanted;
  double height; /* what they need under the plot */
} MstSlots;

void mst_slots_init (MstSlots *self, MstCanvas *canvas, const MstChart *chart, double width);
void mst_slots_clear (MstSlots *self);
/* @first: the middle of the first slot; @step: to the next one; @y: the plot's lower end */
void mst_slots_draw (const MstSlots *self, MstCanvas *canvas, double first, double step, double y);

/* The room names of categories need beside the plot, no more than @most of its width. */
double mst_slots_measure_names (MstCanvas *canvas, const MstChart *chart, double most);

/* The length in bytes of what all of several labels end with and is no whole label: "街道". */
gsize mst_slots_find_suffix (char **labels, guint n);
/* With a line end before what all names end with, where that is two characters or more. (transfer full) */
char *mst_slots_break_label (const char *label, gsize suffix);

G_END_DECLS
