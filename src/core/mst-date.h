/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstDate:
 * @year: 1 to 9999, 0 in an unset date
 * @month: 1 to 12, or 0 when only the year is known
 * @day: 1 to 31, or 0 when only the month is known
 *
 * A day, a month or a year of the Gregorian calendar: the precision with which an office knows it
 * is kept. A value type; pass it by value. All zero is "no date".
 */
typedef struct
{
  guint16 year;
  guint8 month;
  guint8 day;
} MstDate;

/** MstDateReading: how a text was read. @MST_DATE_AMBIGUOUS_MONTH: "1990.1" as a number, which is
 *  January or, with its last zero lost, October. */
typedef enum
{
  MST_DATE_UNREADABLE,
  MST_DATE_READ,
  MST_DATE_AMBIGUOUS_MONTH,
} MstDateReading;

#define MST_DATE_ISO_SIZE 11

gboolean mst_date_is_set (MstDate date);
gboolean mst_date_is_valid (MstDate date);           /* FALSE also for no date */
MstDate mst_date_new (int year, int month, int day); /* unset when there is no such date */
MstDate mst_date_today (void);

/* Unknown parts sort first: 1985 < 1985-07 < 1985-07-01. Returns <0, 0, >0. */
int mst_date_compare (MstDate a, MstDate b);

/* Whether one is the other with less precision: 1985-07 covers 1985-07-01. */
gboolean mst_date_covers (MstDate coarse, MstDate fine);

/* "1985-07-01", "1985-07", "1985" or "" into @buffer, which is returned. */
const char *mst_date_to_iso (MstDate date, char buffer[MST_DATE_ISO_SIZE]);

/* Strict ISO 8601 as written by mst_date_to_iso(). */
gboolean mst_date_from_iso (const char *text, MstDate *date);

/**
 * mst_date_parse:
 * @text: (nullable): what an office wrote: 1985.07, 1985年7月, 198507, 1985/7/1, 1985-7-1, 19850701,
 *   一九八五年七月, a time of day or 生, 出生 behind it; 85.7.1 is not accepted (no century); full-width
 *   digits are
 * @date: (out): the date, unset when unreadable
 *
 * Years from 1900 to 2100. "1990.1" is %MST_DATE_AMBIGUOUS_MONTH as text too, because a column of
 * text is often numbers that were turned into it; @date is January then. "1990.01", "1990.10",
 * "1990-1" and "1990年1月" are exact.
 *
 * Returns: how it was read
 */
MstDateReading mst_date_parse (const char *text, MstDate *date);

/**
 * mst_date_from_number:
 * @number: a cell number in a date column
 * @epoch_1904: whether serials of the workbook count from 1904 instead of 1900
 * @date: (out): the date, unset when unreadable
 *
 * 1900 to 2100 is a year, with hundredths a month (1985.07); the days that have these serials are all
 * in 1905. Other numbers up to 2100-12-31 are serials, with their time of day dropped; serial 60 of
 * the 1900 system is 29 February 1900, which there never was, and not read. 198507 and 19850701 are
 * what they look like. 1990.1 is ambiguous as in mst_date_parse().
 *
 * Returns: how it was read
 */
MstDateReading mst_date_from_number (double number, gboolean epoch_1904, MstDate *date);

/* Days since 0001-01-01 = 1 (GDate's Julian day). 0 unless precise to the day. */
guint32 mst_date_get_julian (MstDate date);
MstDate mst_date_from_julian (guint32 julian);

/* A serial of a workbook in the 1900 system, for writing real dates; 0 unless precise to the day. */
double mst_date_get_serial (MstDate date);

G_END_DECLS
