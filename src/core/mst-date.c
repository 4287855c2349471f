/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of three precisions, their order, ISO text, serials, and ranges of days. */

#include "config.h"

#include "mst-date.h"

#include <time.h>

/* GDate's day number of 1899-12-30, day 0 of the 1900 system after its 29 February 1900. */
#define SERIAL_EPOCH 693594

gboolean
mst_date_is_set (MstDate date)
{
  return date.year != 0;
}

gboolean
mst_date_is_valid (MstDate date)
{
  if (date.year < 1 || date.year > 9999 || date.month > 12)
    return FALSE;
  if (date.day == 0)
    return TRUE;
  return date.month != 0
         && date.day <= g_date_get_days_in_month ((GDateMonth) date.month, date.year);
}

MstDate
mst_date_new (int year, int month, int day)
{
  MstDate date = { 0 };

  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31)
    return date;
  date = (MstDate){ (guint16) year, (guint8) month, (guint8) day };
  return mst_date_is_valid (date) ? date : (MstDate){ 0 };
}

MstDate
mst_date_today (void)
{
  time_t now = time (NULL);
  struct tm local;

  localtime_r (&now, &local);
  return mst_date_new (local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

static int
pack (MstDate date)
{
  return date.year << 16 | date.month << 8 | date.day;
}

int
mst_date_compare (MstDate a, MstDate b)
{
  return pack (a) - pack (b);
}

gboolean
mst_date_covers (MstDate coarse, MstDate fine)
{
  if (coarse.year == 0 || coarse.year != fine.year)
    return FALSE;
  if (coarse.month == 0)
    return TRUE;
  return coarse.month == fine.month && (coarse.day == 0 || coarse.day == fine.day);
}

static char *
append_digits (char *end, guint value, guint width)
{
  for (guint i = width; i > 0; i--)
    {
      end[i - 1] = (char) ('0' + value % 10);
      value /= 10;
    }
  return end + width;
}

const char *
mst_date_to_iso (MstDate date, char buffer[MST_DATE_ISO_SIZE])
{
  char *end = buffer;

  if (date.year != 0)
    {
      end = append_digits (end, date.year, 4);
      if (date.month != 0)
        {
          *end++ = '-';
          end = append_digits (end, date.month, 2);
          if (date.day != 0)
            {
              *end++ = '-';
              end = append_digits (end, date.day, 2);
            }
        }
    }
  *end = '\0';
  return buffer;
}

/* Exactly @width digits, else -1. */
static int
read_digits (const char *text, guint width)
{
  int value = 0;

  for (guint i = 0; i < width; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + g_ascii_digit_value (text[i]);
    }
  return value;
}

gboolean
mst_date_from_iso (const char *text, MstDate *date)
{
  int year;
  int month = 0;
  int day = 0;
  MstDate read;

  g_return_val_if_fail (date != NULL, FALSE);

  *date = (MstDate){ 0 };
  if (text == NULL)
    return FALSE;

  year = read_digits (text, 4);
  if (year < 1)
    return FALSE;
  text += 4;
  if (*text == '-')
    {
      month = read_digits (text + 1, 2);
      if (month < 1)
        return FALSE;
      text += 3;
      if (*text == '-')
        {
          day = read_digits (text + 1, 2);
          if (day < 1)
            return FALSE;
          text += 3;
        }
    }
  if (*text != '\0')
    return FALSE;

  read = mst_date_new (year, month, day);
  if (!mst_date_is_set (read))
    return FALSE;
  *date = read;
  return TRUE;
}

guint32
mst_date_get_julian (MstDate date)
{
  GDate day;

  if (date.day == 0 || !mst_date_is_valid (date))
    return 0;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, date.day, (GDateMonth) date.month, date.year);
  return g_date_get_julian (&day);
}

MstDate
mst_date_from_julian (guint32 julian)
{
  GDate day;

  if (julian == 0 || julian > 3652059) /* 9999-12-31 */
    return (MstDate){ 0 };
  g_date_clear (&day, 1);
  g_date_set_julian (&day, julian);
  return mst_date_new (g_date_get_year (&day), (int) g_date_get_month (&day),
                       g_date_get_day (&day));
}

double
mst_date_get_serial (MstDate date)
{
  guint32 julian = mst_date_get_julian (date);
  guint32 serial;

  if (julian <= SERIAL_EPOCH + 1)
    return 0;
  serial = julian - SERIAL_EPOCH;
  return serial > 60 ? serial : serial - 1;
}
