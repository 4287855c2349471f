/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Value axes with nice numbers. */

#include "mst-axis.h"

#include "mst-figure.h"

#include <math.h>

/* Ranges are kept where their span is still finite. */
#define LARGEST 1e300
/* Ticks closer than this, relative to the values, could not be told apart as doubles. */
#define FINEST 1e-12

static double
make_finite (double value)
{
  return isfinite (value) ? CLAMP (value, -LARGEST, LARGEST) : 0;
}

/* The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below @wanted. */
static double
find_nice_step (double wanted, gboolean whole)
{
  static const double steps[] = { 1, 2, 2.5, 5, 10 };
  double power = pow (10, floor (log10 (wanted)));

  if (whole && wanted <= 1)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      double step = steps[i] * power;

      if (whole && step != rint (step))
        continue;
      if (step >= wanted * (1 - 1e-9))
        return step;
    }
  return 10 * power;
}

/* Decimals that @step needs: 2.5 → 1, 0.02 → 2. */
static int
count_digits (double step)
{
  int digits = 0;

  while (digits < MST_FIGURE_MAX_DIGITS && fabs (step - rint (step)) > 1e-6 * step)
    {
      /* step is only looked at relative to its own size, so its unit may move. */
      step *= 10;
      digits++;
    }
  return digits;
}

static void
widen_empty_range (double *lowest, double *highest)
{
  double value = *lowest;

  if (value == 0)
    *highest = 1;
  else
    {
      double half = fabs (value) >= 1 ? fmax (1, fabs (value) * 0.1) : fabs (value) * 0.1;

      *lowest = value - half;
      *highest = value + half;
    }
}

MstAxis
mst_axis_new (double lowest, double highest, guint most_ticks, MstAxisFlags flags)
{
  MstAxis axis;
  double first, last, finest;

  lowest = make_finite (lowest);
  highest = make_finite (highest);
  if (lowest > highest)
    {
      double swap = lowest;

      lowest = highest;
      highest = swap;
    }
  if (lowest == highest)
    widen_empty_range (&lowest, &highest);
  if (flags & MST_AXIS_FROM_ZERO)
    {
      lowest = fmin (lowest, 0);
      highest = fmax (highest, 0);
    }
  most_ticks = MAX (most_ticks, 2);

  finest = fmax (fabs (lowest), fabs (highest)) * FINEST;
  axis.step = find_nice_step (fmax ((highest - lowest) / (most_ticks - 1), finest),
                              (flags & MST_AXIS_WHOLE) != 0);
  for (;;)
    {
      first = floor (lowest / axis.step + 1e-9);
      last = ceil (highest / axis.step - 1e-9);
      /* Two ends that each round outwards may need one tick more than there is room for; with two
       * ticks, zero between them always does. */
      if (last - first + 1 <= fmax (most_ticks, lowest < 0 && highest > 0 ? 3 : 2))
        break;
      axis.step = find_nice_step (axis.step * 1.01, (flags & MST_AXIS_WHOLE) != 0);
    }
  if (last <= first)
    last = first + 1;
  axis.low = first * axis.step;
  axis.high = last * axis.step;
  axis.n_ticks = (guint) (last - first) + 1;
  axis.digits = count_digits (axis.step);
  return axis;
}

double
mst_axis_get_tick (const MstAxis *self, guint index)
{
  double first = rint (self->low / self->step);

  return (first + index) * self->step;
}

double
mst_axis_get_share (const MstAxis *self, double value)
{
  return (value - self->low) / (self->high - self->low);
}

char *
mst_axis_format_tick (const MstAxis *self, guint index, const char *unit)
{
  double value = mst_axis_get_tick (self, index);
  MstFigureScale scale = mst_figure_get_scale (fmax (fabs (self->low), fabs (self->high)));

  if (mst_figure_is_percent (unit))
    {
      g_autofree char *figure = mst_figure_format (value, self->digits);

      return g_strconcat (figure, "%", NULL);
    }
  return mst_figure_format_scaled (value, scale, count_digits (self->step / scale.divisor));
}
