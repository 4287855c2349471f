/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What is shown for a value that isn't known. */
#define MST_FIGURE_MISSING "–"

/* The most decimals a figure is shown with. */
#define MST_FIGURE_MAX_DIGITS 6

/**
 * MstFigureScale: what a large figure is counted in. @divisor: 1, 10⁴ (万) or 10⁸ (亿); @suffix: the
 * character, "" for 1.
 */
typedef struct
{
  double divisor;
  const char *suffix;
} MstFigureScale;

/* How axis labels up to @largest are counted: from 100,000 on in 万, from 10⁹ on in 亿. */
MstFigureScale mst_figure_get_scale (double largest);

/**
 * mst_figure_format:
 * @value: any; NaN and infinities are %MST_FIGURE_MISSING
 * @digits: decimals, or -1 for as many as it needs, at most two; of less than 0.01 as many as show two digits
 *
 * Thousands are grouped and there is no "-0". Beyond 10¹⁸ with an exponent.
 *
 * Returns: (transfer full): "2,810", "-3.5"
 */
char *mst_figure_format (double value, int digits);

/* "2,810 人", "85.3%", "2,810" without a @unit (nullable). A percentage has one decimal unless whole. */
char *mst_figure_format_with_unit (double value, const char *unit);

/* "12万", "1.5亿"; zero is "0" in every scale. */
char *mst_figure_format_scaled (double value, MstFigureScale scale, int digits);

/* Whether values of @unit are percentages. */
gboolean mst_figure_is_percent (const char *unit);

G_END_DECLS
