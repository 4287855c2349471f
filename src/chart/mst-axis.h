/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstAxis: the scale of a value axis. A plain value made by pure functions.
 * @low, @high: its ends, multiples of @step
 * @step: 1, 2, 2.5 or 5 times a power of ten
 * @n_ticks: @low and @high included, at least 2
 * @digits: decimals that tell the ticks apart, at most 6
 */
typedef struct
{
  double low, high, step;
  guint n_ticks;
  int digits;
} MstAxis;

/**
 * MstAxisFlags:
 * @MST_AXIS_FROM_ZERO: zero is on the axis; lengths and areas can't be compared otherwise
 * @MST_AXIS_WHOLE: no fractions between the ticks: counts of people
 */
typedef enum
{
  MST_AXIS_PLAIN = 0,
  MST_AXIS_FROM_ZERO = 1 << 0,
  MST_AXIS_WHOLE = 1 << 1,
} MstAxisFlags;

/**
 * mst_axis_new:
 * @lowest, @highest: the range to show, in any order; what isn't finite counts as zero
 * @most_ticks: at most so many ticks, taken as 2 when less
 *
 * The tightest axis with nice numbers. An empty range is widened: 7 to 7 becomes 6 to 8, or 0 to 8
 * with %MST_AXIS_FROM_ZERO; 0 to 0 becomes 0 to 1. Any finite range works, the 64-bit integers' too.
 */
MstAxis mst_axis_new (double lowest, double highest, guint most_ticks, MstAxisFlags flags);

/* Exactly zero where the tick is. */
double mst_axis_get_tick (const MstAxis *self, guint index);
/* Where a value lies: 0 at the low end, 1 at the high end, beyond them outside; NaN for NaN. */
double mst_axis_get_share (const MstAxis *self, double value);
/* "1,500", "15万", "80%": all labels of an axis are counted in the same. (transfer full) */
char *mst_axis_format_tick (const MstAxis *self, guint index, const char *unit);

/**
 * MstDateUnit: what the ticks of an axis of days stand at. Weeks begin on Monday.
 */
typedef enum
{
  MST_DATE_UNIT_HOURS,
  MST_DATE_UNIT_DAYS,
  MST_DATE_UNIT_WEEKS,
  MST_DATE_UNIT_MONTHS,
  MST_DATE_UNIT_YEARS,
} MstDateUnit;

/**
 * MstDateTick: @at: days since 0001-01-01 = 1, as mst_date_get_julian(), with the time of day as a
 * fraction. @label: "08:00", "11-22", "2022-11", "2022". @group: what stands under the first tick and
 * wherever it changes: the day of hours, the year of days and weeks; else "".
 */
typedef struct
{
  double at;
  char label[12];
  char group[12];
} MstDateTick;

/**
 * mst_axis_list_dates:
 * @first, @last: days with fractions
 * @most_ticks: at most so many
 * @unit: (out) (optional)
 *
 * The ticks within the range on 1, 2, 3, 6 or 12 hours, 1 or 2 days, 1 or 2 weeks, 1, 3 or 6 months,
 * or 1, 2 or 5 times a power of ten years, whichever is the finest with at most @most_ticks of them.
 *
 * Returns: (transfer full) (element-type MstDateTick): empty when the range holds no tick
 */
GArray *mst_axis_list_dates (double first, double last, guint most_ticks, MstDateUnit *unit);

/**
 * mst_axis_parse_moment:
 * @text: (nullable): "2022-11-22", "2022-11-22 08:30", "2022-11", whatever mst_date_parse() reads, or
 *   "08:30" alone, which is a moment of day 0
 * @at: (out): days with fractions
 *
 * "24:00" is the end of its day.
 */
gboolean mst_axis_parse_moment (const char *text, double *at);

/* "2022-11-22", with the time unless it is midnight: "2022-11-22 08:30"; "08:30" on day 0. */
char *mst_axis_format_moment (double at);

G_END_DECLS
