/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Axes of days: ticks on hours, days, weeks, months and years. */

#include "mst-axis.h"

#include "mst-date.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MINUTES_A_DAY 1440
#define LAST_DAY 3652059 /* 9999-12-31 */

typedef struct
{
  MstDateUnit unit;
  guint count;
  double days; /* about, to skip what is hopelessly fine */
} Step;

static const Step steps[] = {
  { MST_DATE_UNIT_HOURS, 1, 1 / 24. },    { MST_DATE_UNIT_HOURS, 2, 2 / 24. },
  { MST_DATE_UNIT_HOURS, 3, 3 / 24. },    { MST_DATE_UNIT_HOURS, 6, 6 / 24. },
  { MST_DATE_UNIT_HOURS, 12, 12 / 24. },  { MST_DATE_UNIT_DAYS, 1, 1 },
  { MST_DATE_UNIT_DAYS, 2, 2 },           { MST_DATE_UNIT_WEEKS, 1, 7 },
  { MST_DATE_UNIT_WEEKS, 2, 14 },         { MST_DATE_UNIT_MONTHS, 1, 28 },
  { MST_DATE_UNIT_MONTHS, 3, 90 },        { MST_DATE_UNIT_MONTHS, 6, 181 },
  { MST_DATE_UNIT_YEARS, 1, 365 },        { MST_DATE_UNIT_YEARS, 2, 730 },
  { MST_DATE_UNIT_YEARS, 5, 1826 },       { MST_DATE_UNIT_YEARS, 10, 3652 },
  { MST_DATE_UNIT_YEARS, 20, 7305 },      { MST_DATE_UNIT_YEARS, 50, 18262 },
  { MST_DATE_UNIT_YEARS, 100, 36524 },    { MST_DATE_UNIT_YEARS, 200, 73048 },
  { MST_DATE_UNIT_YEARS, 500, 182621 },   { MST_DATE_UNIT_YEARS, 1000, 365242 },
  { MST_DATE_UNIT_YEARS, 5000, 1826211 },
};

static MstDate
get_date (double at)
{
  return mst_date_from_julian ((guint32) CLAMP (floor (at), 1, LAST_DAY));
}

/* The last tick of @step at or before @at. */
static double
floor_to_step (const Step *step, double at)
{
  MstDate date = get_date (at);

  switch (step->unit)
    {
    case MST_DATE_UNIT_HOURS:
      return floor (at * 24 / step->count + 1e-6) * step->count / 24;
    case MST_DATE_UNIT_DAYS:
      /* Every second day counts from the first of the month, so that ticks don't move with the range. */
      return floor (at) - (date.day - 1) % step->count;
    case MST_DATE_UNIT_WEEKS:
      return floor ((at - 1) / (7 * step->count)) * 7 * step->count + 1; /* 0001-01-01: a Monday */
    case MST_DATE_UNIT_MONTHS:
      return mst_date_get_julian (
        mst_date_new (date.year, (date.month - 1) / step->count * step->count + 1, 1));
    case MST_DATE_UNIT_YEARS:
    default:
      return mst_date_get_julian (
        mst_date_new (MAX (date.year / step->count * step->count, 1), 1, 1));
    }
}

/* The tick after the one at @at; infinite past the calendar. */
static double
get_next (const Step *step, double at)
{
  MstDate date = get_date (at);
  int year = date.year, month = date.month;

  switch (step->unit)
    {
    case MST_DATE_UNIT_HOURS:
      return rint (at * 24 + step->count) / 24;
    case MST_DATE_UNIT_DAYS:
      at += step->count;
      /* The 31st and the 1st would stand too close. */
      return step->count > 1 && get_date (at).month != month ? at - get_date (at).day + 1 : at;
    case MST_DATE_UNIT_WEEKS:
      return at + 7. * step->count;
    case MST_DATE_UNIT_MONTHS:
      month += (int) step->count;
      year += (month - 1) / 12;
      month = (month - 1) % 12 + 1;
      break;
    case MST_DATE_UNIT_YEARS:
    default:
      year = (year == 1 && step->count > 1 ? 0 : year) + (int) step->count;
      month = 1;
      break;
    }
  return year > 9999 ? INFINITY : mst_date_get_julian (mst_date_new (year, month, 1));
}

static void
format_time (double at, char *buffer, gsize size)
{
  guint minutes = (guint) rint ((at - floor (at)) * MINUTES_A_DAY) % MINUTES_A_DAY;

  g_snprintf (buffer, size, "%02u:%02u", minutes / 60, minutes % 60);
}

static MstDateTick
make_tick (const Step *step, double at)
{
  MstDate date = get_date (at + 0.5 / MINUTES_A_DAY);
  MstDateTick tick = { .at = at };

  switch (step->unit)
    {
    case MST_DATE_UNIT_HOURS:
      format_time (at, tick.label, sizeof tick.label);
      if (at >= 1)
        g_snprintf (tick.group, sizeof tick.group, "%02u-%02u", date.month, date.day);
      break;
    case MST_DATE_UNIT_DAYS:
    case MST_DATE_UNIT_WEEKS:
      g_snprintf (tick.label, sizeof tick.label, "%02u-%02u", date.month, date.day);
      g_snprintf (tick.group, sizeof tick.group, "%u", date.year);
      break;
    case MST_DATE_UNIT_MONTHS:
      g_snprintf (tick.label, sizeof tick.label, "%u-%02u", date.year, date.month);
      break;
    case MST_DATE_UNIT_YEARS:
    default:
      g_snprintf (tick.label, sizeof tick.label, "%u", date.year);
      break;
    }
  return tick;
}

/* FALSE when there are more than @most. */
static gboolean
fill_ticks (GArray *ticks, const Step *step, double first, double last, guint most)
{
  g_array_set_size (ticks, 0);
  for (double at = floor_to_step (step, first); at <= last + 1e-6; at = get_next (step, at))
    {
      MstDateTick tick;

      if (at < first - 1e-6)
        continue;
      if (ticks->len == most)
        return FALSE;
      tick = make_tick (step, at);
      g_array_append_val (ticks, tick);
    }
  return TRUE;
}

GArray *
mst_axis_list_dates (double first, double last, guint most_ticks, MstDateUnit *unit)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (MstDateTick));
  const Step *last_step = &steps[G_N_ELEMENTS (steps) - 1];

  if (!isfinite (first) || !isfinite (last))
    return ticks;
  first = CLAMP (first, 0, LAST_DAY + 1);
  last = CLAMP (last, first, LAST_DAY + 1);
  most_ticks = MAX (most_ticks, 1);
  for (const Step *step = steps; step <= last_step; step++)
    {
      if ((last - first) / step->days > most_ticks + 2)
        continue;
      if (!fill_ticks (ticks, step, first, last, most_ticks))
        continue;
      if (unit != NULL)
        *unit = step->unit;
      return ticks;
    }
  g_array_set_size (ticks, 0);
  if (unit != NULL)
    *unit = MST_DATE_UNIT_YEARS;
  return ticks;
}

/* "08:30" at the end of @text: its minutes, with @length of what stands before; FALSE without one. */
static gboolean
parse_time (const char *text, guint *minutes, gsize *length)
{
  const char *colon = strchr (text, ':');
  const char *begin = colon;
  guint hour, minute, second = 0;
  int used = 0;

  if (colon == NULL)
    return FALSE;
  while (begin > text && g_ascii_isdigit (begin[-1]))
    begin--;
  if (sscanf (begin, "%2u:%2u%n", &hour, &minute, &used) != 2)
    return FALSE;
  if (begin[used] == ':' && sscanf (begin + used, ":%2u", &second) == 1)
    used += 3;
  if (begin[used] != '\0' || hour > 24 || minute > 59 || (hour == 24 && minute > 0))
    return FALSE;
  *minutes = hour * 60 + minute;
  *length = (gsize) (begin - text);
  return TRUE;
}

gboolean
mst_axis_parse_moment (const char *text, double *at)
{
  g_autofree char *copy = g_strstrip (g_strdup (text != NULL ? text : ""));
  guint minutes = 0;
  gsize length;
  MstDate date;

  if (parse_time (copy, &minutes, &length))
    {
      copy[length] = '\0';
      g_strchomp (copy);
      if (length > 0 && copy[strlen (copy) - 1] == 'T')
        copy[strlen (copy) - 1] = '\0';
      if (*copy == '\0')
        {
          *at = (double) minutes / MINUTES_A_DAY;
          return TRUE;
        }
    }
  if (mst_date_parse (copy, &date) == MST_DATE_UNREADABLE)
    return FALSE;
  if (date.month == 0)
    date.month = 1;
  if (date.day == 0)
    date.day = 1;
  *at = mst_date_get_julian (date) + (double) minutes / MINUTES_A_DAY;
  return TRUE;
}

char *
mst_axis_format_moment (double at)
{
  char iso[MST_DATE_ISO_SIZE], clock[12];
  gboolean is_midnight;

  if (!isfinite (at))
    return g_strdup ("");
  /* Half a minute, so that a fraction just below a minute counts as that minute. */
  at = floor (at * MINUTES_A_DAY + 0.5) / MINUTES_A_DAY + 1e-9;
  format_time (at, clock, sizeof clock);
  is_midnight = strcmp (clock, "00:00") == 0;
  if (at < 1)
    return g_strdup (clock);
  mst_date_to_iso (get_date (at), iso);
  return is_midnight ? g_strdup (iso) : g_strconcat (iso, " ", clock, NULL);
}
