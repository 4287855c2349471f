/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell's value as text, as JSON and as a date; serials of both epochs. */

#include "config.h"

#include "mst-cell.h"

#include <math.h>
#include <string.h>

#define SECONDS_A_DAY 86400
#define FEBRUARY_29_1900 60

gboolean
mst_serial_is_date (double serial, gboolean epoch_1904)
{
  /* 9999-12-31 in either system; the 1900 system begins with day 1, the other with day 0. */
  return epoch_1904 ? serial >= 0 && serial < 2957004 : serial >= 1 && serial < 2958466;
}

/* The days of the serial; its seconds, rounded, in @seconds. */
static guint32
split_serial (double serial, guint *seconds)
{
  double days = floor (serial);

  *seconds = (guint) floor ((serial - days) * SECONDS_A_DAY + 0.5);
  if (*seconds == SECONDS_A_DAY)
    {
      *seconds = 0;
      days += 1;
    }
  return (guint32) days;
}

/* FALSE for 29 February 1900, which only spreadsheets know, and beyond 9999. */
static gboolean
date_from_days (guint32 days, gboolean epoch_1904, MstDate *date)
{
  /* Julian days of 1904-01-01, and of the days before 1900-01-01 and before 1899-12-31. */
  enum
  {
    JULIAN_1904 = 695056,
    JULIAN_1900_EARLY = 693595,
    JULIAN_1900 = 693594,
  };

  if (epoch_1904)
    *date = mst_date_from_julian (JULIAN_1904 + days);
  else if (days == FEBRUARY_29_1900)
    return FALSE;
  else
    *date =
      mst_date_from_julian ((days < FEBRUARY_29_1900 ? JULIAN_1900_EARLY : JULIAN_1900) + days);
  return mst_date_is_valid (*date);
}

char *
mst_serial_to_iso (double serial, gboolean epoch_1904, char buffer[MST_SERIAL_ISO_SIZE])
{
  guint seconds;
  guint32 days = split_serial (serial, &seconds);
  MstDate date = { 0 };

  if (date_from_days (days, epoch_1904, &date))
    mst_date_to_iso (date, buffer);
  else if (!epoch_1904 && days == FEBRUARY_29_1900)
    g_strlcpy (buffer, "1900-02-29", MST_SERIAL_ISO_SIZE);
  else
    g_strlcpy (buffer, "9999-12-31", MST_SERIAL_ISO_SIZE);
  if (seconds != 0)
    g_snprintf (buffer + strlen (buffer), MST_SERIAL_ISO_SIZE - strlen (buffer), "T%02u:%02u:%02u",
                seconds / 3600, seconds / 60 % 60, seconds % 60);
  return buffer;
}

/* Digits of text[0..n), -1 when something else is among them. */
static int
read_digits (const char *text, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* "10:30", "10:30:00", "10:30:00.5Z" as a fraction of a day; negative when unreadable. */
static double
read_time (const char *text)
{
  int hours = read_digits (text, 2), minutes;
  double seconds = 0;

  if (hours < 0 || hours > 23 || text[2] != ':')
    return -1;
  minutes = read_digits (text + 3, 2);
  if (minutes < 0 || minutes > 59)
    return -1;
  text += 5;
  if (*text == ':')
    {
      int whole = read_digits (text + 1, 2);

      if (whole < 0 || whole > 59)
        return -1;
      seconds = whole;
      text += 3;
      if (*text == '.')
        {
          double unit = 0.1;

          for (text++; g_ascii_isdigit (*text); text++, unit /= 10)
            seconds += unit * (*text - '0');
        }
    }
  if (*text == 'Z')
    text++;
  return *text == '\0' ? (hours * 3600 + minutes * 60 + seconds) / SECONDS_A_DAY : -1;
}

gboolean
mst_serial_from_iso (const char *text, gboolean epoch_1904, double *serial, gboolean *is_date)
{
  char day[MST_DATE_ISO_SIZE];
  MstDate date;
  double time = 0;

  if (strlen (text) >= 5 && text[2] == ':')
    {
      *serial = read_time (text);
      *is_date = FALSE;
      return *serial >= 0;
    }
  g_strlcpy (day, text, sizeof day);
  if (!mst_date_from_iso (day, &date) || date.day == 0)
    return FALSE;
  if (strlen (text) > 10)
    time = text[10] == 'T' || text[10] == ' ' ? read_time (text + 11) : -1;
  if (time < 0)
    return FALSE;
  *serial = mst_date_get_serial (date) + time;
  if (epoch_1904)
    *serial -= 1462;
  *is_date = mst_serial_is_date (*serial, epoch_1904);
  return TRUE;
}

char *
mst_number_to_shortest (double number, char buffer[MST_NUMBER_SIZE])
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, MST_NUMBER_SIZE, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  return buffer;
}

static char *
number_dup_text (double number)
{
  char buffer[MST_NUMBER_SIZE];

  if (number == 0)
    return g_strdup ("0");
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  for (char *c = buffer; *c != '\0'; c++)
    *c = g_ascii_toupper (*c);
  return g_strdup (buffer);
}

char *
mst_cell_dup_text (const MstCell *cell, gboolean epoch_1904)
{
  char iso[MST_SERIAL_ISO_SIZE];

  if (cell == NULL)
    return g_strdup ("");
  switch ((MstCellType) cell->type)
    {
    case MST_CELL_TEXT:
    case MST_CELL_ERROR:
      return g_strdup (cell->text);
    case MST_CELL_NUMBER:
      return number_dup_text (cell->number);
    case MST_CELL_BOOLEAN:
      return g_strdup (cell->number != 0 ? "TRUE" : "FALSE");
    case MST_CELL_DATE:
      return g_strdup (mst_serial_to_iso (cell->number, epoch_1904, iso));
    case MST_CELL_BLANK:
    default:
      return g_strdup ("");
    }
}

gboolean
mst_cell_get_date (const MstCell *cell, gboolean epoch_1904, MstDate *date)
{
  guint seconds;

  if (cell == NULL || (cell->type != MST_CELL_DATE && cell->type != MST_CELL_NUMBER)
      || !mst_serial_is_date (cell->number, epoch_1904))
    return FALSE;
  return date_from_days (split_serial (cell->number, &seconds), epoch_1904, date);
}
