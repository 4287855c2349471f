/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as charts write them: grouped, in 万 and 亿, with their unit. */

#include "mst-figure.h"

#include "mst-text.h"

#include <math.h>
#include <string.h>

#define WAN 1e4
#define YI 1e8
/* Below this a double's integer part fits 64 bits. */
#define LARGEST_GROUPED 1e18
/* What is less is what reckoning has left over. */
#define SMALLEST 1e-6

MstFigureScale
mst_figure_get_scale (double largest)
{
  static const MstFigureScale none = { 1, "" }, wan = { WAN, "万" }, yi = { YI, "亿" };

  largest = fabs (largest);
  if (!(largest >= 10 * WAN))
    return none;
  return largest >= 10 * YI ? yi : wan;
}

static void
trim_zeros (char *text)
{
  char *end = text + strlen (text);

  if (strchr (text, '.') == NULL)
    return;
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    end[-1] = '\0';
}

static gboolean
is_all_zero (const char *text)
{
  return strspn (text, "0.") == strlen (text);
}

/* Two decimals, or as many as two digits that say something need. */
static int
choose_digits (double value)
{
  double size = fabs (value);

  if (size >= 0.01 || size < SMALLEST)
    return 2;
  return MIN (1 - (int) floor (log10 (size)), MST_FIGURE_MAX_DIGITS);
}

char *
mst_figure_format (double value, int digits)
{
  char text[64], format[8];
  g_autofree char *whole = NULL;
  const char *fraction;

  if (!isfinite (value))
    return g_strdup (MST_FIGURE_MISSING);
  if (fabs (value) >= LARGEST_GROUPED)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.3g", value));

  g_snprintf (format, sizeof format, "%%.%df",
              digits < 0 ? choose_digits (value) : MIN (digits, MST_FIGURE_MAX_DIGITS));
  g_ascii_formatd (text, sizeof text, format, fabs (value));
  if (digits < 0)
    trim_zeros (text);

  fraction = strchr (text, '.');
  whole = mst_text_format_integer (g_ascii_strtoll (text, NULL, 10));
  return g_strconcat (value < 0 && !is_all_zero (text) ? "-" : "", whole,
                      fraction != NULL ? fraction : "", NULL);
}

gboolean
mst_figure_is_percent (const char *unit)
{
  return g_strcmp0 (unit, "%") == 0 || g_strcmp0 (unit, "％") == 0;
}

char *
mst_figure_format_with_unit (double value, const char *unit)
{
  gboolean is_percent = mst_figure_is_percent (unit);
  g_autofree char *figure = mst_figure_format (value, is_percent && value != rint (value) ? 1 : -1);

  if (unit == NULL || *unit == '\0' || !isfinite (value))
    return g_steal_pointer (&figure);
  return g_strconcat (figure, is_percent ? "" : " ", is_percent ? "%" : unit, NULL);
}

char *
mst_figure_format_scaled (double value, MstFigureScale scale, int digits)
{
  g_autofree char *figure = mst_figure_format (value / scale.divisor, digits);

  if (!isfinite (value) || value == 0)
    return g_steal_pointer (&figure);
  return g_strconcat (figure, scale.suffix, NULL);
}
