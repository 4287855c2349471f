/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palettes of charts. */

#include "mst-canvas.h"

#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (MstChartStyle, mst_chart_style, mst_chart_style_copy, mst_chart_style_free)

#define SOLID(colour)                     \
  {                                       \
    colour, colour, MST_HATCH_NONE, FALSE \
  }
#define HATCHED(colour, ink, hatch) \
  {                                 \
    colour, ink, hatch, TRUE        \
  }

static const char *const nicks[MST_CHART_N_PALETTES] = {
  "light", "dark", "print", "black", "colour-blind",
};

/* Tones: none, good, watch, bad, open. */
static const MstChartStyle palettes[MST_CHART_N_PALETTES] = {
  [MST_CHART_SCREEN_LIGHT] = {
    .background = 0xffffff, .ink = 0x23282e, .soft = 0x5c6670, .faint = 0x737d87,
    .grid = 0xe7eaed, .axis = 0xaab2ba,
    .ramp_low = 0xeaf1f8, .ramp_high = 0x1d4e84, .ramp_negative = 0xb5651d,
    .missing = HATCHED (0xf6f7f8, 0xd3d8dd, MST_HATCH_RISING),
    .series = { SOLID (0x2f6299), SOLID (0xd0902f), SOLID (0x3c8f81), SOLID (0xb0524a),
                SOLID (0x7b6ba5), SOLID (0x6a8fb5), SOLID (0x8c8b45), SOLID (0x8a7360) },
    .tones = { SOLID (0x2f6299), SOLID (0x4c9a63), SOLID (0xe0a030), SOLID (0xc0392f),
               SOLID (0xc3c9cf) },
  },
  [MST_CHART_SCREEN_DARK] = {
    .background = 0x1e2125, .ink = 0xeceff1, .soft = 0xb3bbc3, .faint = 0x919aa3,
    .grid = 0x32373d, .axis = 0x656d76,
    .ramp_low = 0x2a3542, .ramp_high = 0x8fc1f2, .ramp_negative = 0xe8a662,
    .missing = HATCHED (0x262a2f, 0x434a51, MST_HATCH_RISING),
    .series = { SOLID (0x6ea5dc), SOLID (0xe3b15f), SOLID (0x66bda9), SOLID (0xe0827a),
                SOLID (0xaa9ad4), SOLID (0x9fbbd6), SOLID (0xbdbb6c), SOLID (0xbfa58e) },
    .tones = { SOLID (0x6ea5dc), SOLID (0x67b57d), SOLID (0xe5b24f), SOLID (0xe2665a),
               SOLID (0x5a626a) },
  },
  [MST_CHART_PRINT] = {
    .background = 0xffffff, .ink = 0x111111, .soft = 0x3d444a, .faint = 0x555d64,
    .grid = 0xdde1e4, .axis = 0x7d858c,
    .ramp_low = 0xe6eef6, .ramp_high = 0x14406f, .ramp_negative = 0xa3530f,
    .missing = HATCHED (0xffffff, 0xb8bec4, MST_HATCH_RISING),
    .series = { SOLID (0x1f5288), SOLID (0xc47f1c), SOLID (0x2c7a6d), SOLID (0x9c3c34),
                SOLID (0x66558f), SOLID (0x5b84ad), SOLID (0x777630), SOLID (0x765f4c) },
    .tones = { SOLID (0x1f5288), SOLID (0x35864e), SOLID (0xd69422), SOLID (0xae261d),
               SOLID (0xb4bbc1) },
  },
  [MST_CHART_PRINT_BLACK] = {
    .background = 0xffffff, .ink = 0x000000, .soft = 0x222222, .faint = 0x444444,
    .grid = 0xd8d8d8, .axis = 0x555555,
    .ramp_low = 0xf4f4f4, .ramp_high = 0x3a3a3a, .ramp_negative = 0x3a3a3a,
    .missing = HATCHED (0xffffff, 0xbbbbbb, MST_HATCH_RISING),
    .series = { HATCHED (0x4a4a4a, 0x000000, MST_HATCH_NONE),
                HATCHED (0xffffff, 0x222222, MST_HATCH_RISING),
                HATCHED (0xc4c4c4, 0x000000, MST_HATCH_NONE),
                HATCHED (0xffffff, 0x222222, MST_HATCH_DOTS),
                HATCHED (0xffffff, 0x222222, MST_HATCH_LEVEL),
                HATCHED (0xffffff, 0x222222, MST_HATCH_CROSS),
                HATCHED (0xe4e4e4, 0x222222, MST_HATCH_FALLING),
                HATCHED (0xffffff, 0x222222, MST_HATCH_UPRIGHT) },
    .tones = { HATCHED (0x6e6e6e, 0x000000, MST_HATCH_NONE),
               HATCHED (0xffffff, 0x000000, MST_HATCH_NONE),
               HATCHED (0xffffff, 0x444444, MST_HATCH_RISING),
               HATCHED (0x4a4a4a, 0x000000, MST_HATCH_NONE),
               HATCHED (0xffffff, 0x999999, MST_HATCH_DOTS) },
  },
  [MST_CHART_COLOUR_BLIND] = {
    .background = 0xffffff, .ink = 0x1c1c1c, .soft = 0x4f565d, .faint = 0x666e75,
    .grid = 0xe5e8ea, .axis = 0x9aa2a9,
    .ramp_low = 0xe8f1f7, .ramp_high = 0x00507f, .ramp_negative = 0xb35c00,
    .missing = HATCHED (0xf6f7f8, 0xcdd2d7, MST_HATCH_RISING),
    .series = { SOLID (0x0072b2), SOLID (0xe69f00), SOLID (0x009e73), SOLID (0xd55e00),
                SOLID (0xcc79a7), SOLID (0x56b4e9), SOLID (0x4d4d4d), SOLID (0xc9b821) },
    .tones = { SOLID (0x0072b2), SOLID (0x56b4e9), SOLID (0xe69f00), SOLID (0xa63d00),
               SOLID (0xc3c9cf) },
  },
};

MstChartStyle *
mst_chart_style_new (MstChartPalette palette)
{
  MstChartStyle *self = g_new (MstChartStyle, 1);

  g_assert ((guint) palette < MST_CHART_N_PALETTES);
  *self = palettes[palette];
  self->palette = palette;
  self->families = g_strdup (MST_CHART_FONTS);
  self->size = MST_CHART_FONT_SIZE;
  return self;
}

MstChartStyle *
mst_chart_style_copy (const MstChartStyle *self)
{
  MstChartStyle *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->families = g_strdup (self->families);
  return copy;
}

void
mst_chart_style_free (MstChartStyle *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->families);
  g_free (self);
}

MstChartStyle *
mst_chart_style_with_font (const MstChartStyle *self, const char *families, double size)
{
  MstChartStyle *changed;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (size > 0, NULL);

  changed = mst_chart_style_copy (self);
  g_free (changed->families);
  changed->families = g_strdup (families != NULL ? families : MST_CHART_FONTS);
  changed->size = size;
  return changed;
}

MstChartStyle *
mst_chart_style_with_transparency (const MstChartStyle *self)
{
  MstChartStyle *changed = mst_chart_style_copy (self);

  g_return_val_if_fail (changed != NULL, NULL);

  changed->is_transparent = TRUE;
  return changed;
}

double
mst_chart_style_get_font_size (const MstChartStyle *self)
{
  g_return_val_if_fail (self != NULL, MST_CHART_FONT_SIZE);
  return self->size;
}

gboolean
mst_chart_style_is_equal (const MstChartStyle *a, const MstChartStyle *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->palette == b->palette && a->size == b->size && a->is_transparent == b->is_transparent
         && strcmp (a->families, b->families) == 0;
}

const char *
mst_chart_palette_get_nick (MstChartPalette palette)
{
  g_return_val_if_fail ((guint) palette < MST_CHART_N_PALETTES, NULL);
  return nicks[palette];
}

gboolean
mst_chart_palette_from_nick (const char *nick, MstChartPalette *palette)
{
  for (guint i = 0; i < MST_CHART_N_PALETTES; i++)
    {
      if (g_strcmp0 (nick, nicks[i]) == 0)
        {
          *palette = (MstChartPalette) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* --- for the drawing --- */

MstPaint
mst_chart_style_get_paint (const MstChartStyle *self, guint index, MstChartTone tone)
{
  MstPaint paint;

  if (tone != MST_CHART_TONE_NONE)
    return self->tones[tone];
  paint = self->series[index % MST_N_SERIES_PAINTS];
  /* Paler each time around. */
  for (guint i = MST_N_SERIES_PAINTS; i <= MIN (index, 3 * MST_N_SERIES_PAINTS);
       i += MST_N_SERIES_PAINTS)
    paint.colour = mst_chart_style_mix (paint.colour, self->background, 0.4);
  return paint;
}

guint32
mst_chart_get_colour (const MstChart *self, const MstChartStyle *style, guint index)
{
  MstChartTone tone = MST_CHART_TONE_NONE;

  g_return_val_if_fail (self != NULL && style != NULL, 0);

  if (self->kind != MST_CHART_DONUT && index < self->series->len)
    tone = mst_chart_get_series (self, index)->tone;
  return mst_chart_style_get_paint (style, index, tone).colour;
}

static guint
get_channel (MstColour colour, guint shift)
{
  return (colour >> shift) & 0xff;
}

MstColour
mst_chart_style_mix (MstColour from, MstColour to, double share)
{
  MstColour mixed = 0;

  share = CLAMP (share, 0, 1);
  for (guint shift = 0; shift <= 16; shift += 8)
    {
      double channel = get_channel (from, shift) * (1 - share) + get_channel (to, shift) * share;

      mixed |= (MstColour) rint (channel) << shift;
    }
  return mixed;
}

MstColour
mst_chart_style_get_ramp (const MstChartStyle *self, double share)
{
  if (share < 0)
    return mst_chart_style_mix (self->ramp_low, self->ramp_negative, -share);
  return mst_chart_style_mix (self->ramp_low, self->ramp_high, share);
}

/* Relative luminance (WCAG 2.1) of a channel. */
static double
get_linear (guint channel)
{
  double share = channel / 255.;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

static double
get_luminance (MstColour colour)
{
  return 0.2126 * get_linear (get_channel (colour, 16))
         + 0.7152 * get_linear (get_channel (colour, 8))
         + 0.0722 * get_linear (get_channel (colour, 0));
}

MstColour
mst_chart_style_get_text_on (const MstChartStyle *self, MstColour colour)
{
  double luminance = get_luminance (colour);
  double on_white = 1.05 / (luminance + 0.05);
  double on_black = (luminance + 0.05) / 0.06;

  /* White is taken a little earlier than the formula says: it looks calmer on strong colours. */
  return on_white * 1.25 >= on_black ? 0xffffff : 0x16191c;
}

const double *
mst_chart_style_get_dashes (const MstChartStyle *self, guint index, int *n)
{
  static const double dashes[][4] = {
    { 0 }, { 7, 3 }, { 2, 3 }, { 8, 3, 2, 3 }, { 4, 2 }, { 12, 3 }, { 1, 2 }, { 10, 2, 4, 2 },
  };
  static const int lengths[] = { 0, 2, 2, 4, 2, 2, 2, 4 };

  index %= G_N_ELEMENTS (lengths);
  *n = self->palette == MST_CHART_PRINT_BLACK ? lengths[index] : 0;
  return dashes[index];
}
