/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of categories under a plot, however many and long they are. */

#include "mst-plot.h"

#include "mst-date.h"

#include <math.h>
#include <string.h>

#define LONGEST_SLANTED 9 /* em */

gsize
mst_slots_find_suffix (char **labels, guint n)
{
  const char *end;
  gsize length = 0;

  if (n < 2)
    return 0;
  end = labels[0] + strlen (labels[0]);
  for (const char *at = g_utf8_find_prev_char (labels[0], end); at != NULL && at > labels[0];
       at = g_utf8_find_prev_char (labels[0], at))
    {
      for (guint i = 1; i < n; i++)
        {
          if (!g_str_has_suffix (labels[i], at) || strlen (labels[i]) == strlen (at))
            return length;
        }
      length = strlen (at);
    }
  return length;
}

char *
mst_slots_break_label (const char *label, gsize suffix)
{
  gsize length = strlen (label);

  if (suffix < 6 || suffix >= length)
    return g_strdup (label);
  return g_strdup_printf ("%.*s\n%s", (int) (length - suffix), label, label + length - suffix);
}

/* "11-22", and the year under the first and wherever it changes. */
static char *
format_day (const MstChart *chart, guint index)
{
  double at = mst_chart_get_category (chart, index)->at;
  MstDate day, before = { 0 };

  if (!isfinite (at) || at < 1 || at != floor (at))
    return mst_chart_dup_category_label (chart, index);
  day = mst_date_from_julian ((guint32) at);
  if (index > 0 && mst_chart_get_category (chart, index - 1)->at >= 1)
    before = mst_date_from_julian ((guint32) mst_chart_get_category (chart, index - 1)->at);
  return before.year == day.year ? g_strdup_printf ("%02u-%02u", day.month, day.day)
                                 : g_strdup_printf ("%02u-%02u\n%u", day.month, day.day, day.year);
}

static double
measure_widest (MstCanvas *canvas, char **labels, guint n, MstFont font)
{
  double widest = 0;

  for (guint i = 0; i < n; i++)
    {
      double width;

      mst_canvas_measure (canvas, labels[i], font, &width, NULL);
      widest = fmax (widest, width);
    }
  return widest;
}

static void
replace_labels (MstSlots *self, char **labels)
{
  g_strfreev (self->labels);
  self->labels = labels;
}

/* Names in two lines, if all of them fit then. */
static gboolean
try_two_lines (MstSlots *self, MstCanvas *canvas, double slot, MstFont font)
{
  gsize suffix = mst_slots_find_suffix (self->labels, self->n);
  g_auto (GStrv) broken = g_new0 (char *, self->n + 1);
  double widest = 0;

  for (guint i = 0; i < self->n; i++)
    {
      double width;

      broken[i] = mst_slots_break_label (self->labels[i], suffix);
      if (strchr (broken[i], '\n') != NULL)
        {
          g_auto (GStrv) lines = g_strsplit (broken[i], "\n", 2);

          width = measure_widest (canvas, lines, g_strv_length (lines), font);
        }
      else
        {
          mst_canvas_measure (canvas, broken[i], font, &width, NULL);
          /* Broken anywhere, a character may not fit at the end of the first line. */
          width = width > slot ? width / 2 + canvas->em : width;
        }
      widest = fmax (widest, width);
    }
  if (widest > slot)
    return FALSE;
  replace_labels (self, g_steal_pointer (&broken));
  self->lines = 2;
  self->font = font;
  self->room = slot;
  return TRUE;
}

/* Only every few names. */
static void
thin_out (MstSlots *self, double widest, double slot)
{
  self->every = (guint) fmax (ceil ((widest + 8) / slot), 1);
  self->room = slot * self->every;
}

void
mst_slots_init (MstSlots *self, MstCanvas *canvas, const MstChart *chart, double width)
{
  const double em = canvas->em;
  double slot, widest;

  memset (self, 0, sizeof *self);
  self->n = chart->categories->len;
  self->labels = g_new0 (char *, self->n + 1);
  self->every = self->lines = 1;
  self->font = MST_FONT_LABEL;
  for (guint i = 0; i < self->n; i++)
    self->labels[i] = chart->scale == MST_CHART_DAYS ? format_day (chart, i)
                                                     : mst_chart_dup_category_label (chart, i);
  if (self->n == 0)
    return;

  slot = width / self->n;
  self->room = slot - 0.35 * em;
  widest = measure_widest (canvas, self->labels, self->n, self->font);
  if (chart->scale == MST_CHART_DAYS)
    {
      self->lines = 2;
      if (widest > self->room)
        thin_out (self, widest, slot);
    }
  else if (widest <= self->room)
    ;
  else if (chart->scale == MST_CHART_NUMBERS || slot < 1.3 * em)
    thin_out (self, fmin (widest, LONGEST_SLANTED * em), slot);
  else if (!try_two_lines (self, canvas, slot - 4, MST_FONT_LABEL)
           && !try_two_lines (self, canvas, slot - 3, MST_FONT_SMALL))
    {
      self->is_slanted = TRUE;
      self->room = fmin (widest, LONGEST_SLANTED * em);
    }
  self->height =
    self->is_slanted ? self->room * G_SQRT2 / 2 + 1.4 * em : 1.35 * em * self->lines + 0.6 * em;
}

void
mst_slots_clear (MstSlots *self)
{
  g_clear_pointer (&self->labels, g_strfreev);
}

void
mst_slots_draw (const MstSlots *self, MstCanvas *canvas, double first, double step, double y)
{
  for (guint i = 0; i < self->n; i += self->every)
    {
      MstText how = { .font = self->font,
                      .colour = canvas->style->soft,
                      .x = first + step * i,
                      .y = y + 0.5 * canvas->em,
                      .across = MST_ALIGN_MIDDLE,
                      .room = self->room,
                      .lines = self->lines };

      if (self->is_slanted)
        {
          how.x += 0.3 * canvas->em;
          how.y += 0.3 * canvas->em;
          mst_canvas_draw_slanted (canvas, self->labels[i], &how);
        }
      else if (self->every > 1)
        {
          /* Days with the year under them may be the last that doesn't fit. */
          how.room = 0;
          mst_canvas_try_text (canvas, self->labels[i], &how);
        }
      else
        mst_canvas_draw_text (canvas, self->labels[i], &how);
    }
}

double
mst_slots_measure_names (MstCanvas *canvas, const MstChart *chart, double most)
{
  double widest = 0;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      g_autofree char *label = mst_chart_dup_category_label (chart, i);
      double width;

      mst_canvas_measure (canvas, label, MST_FONT_LABEL, &width, NULL);
      widest = fmax (widest, width);
    }
  return fmin (widest, most * canvas->plot.width);
}
