/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the dates that offices write, as text and as numbers in cells. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "mst-date.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2100

/* Serials that fall between the two years: 1900-01-01 and 2100-12-31. */
#define LAST_SERIAL_1900 73415
#define LAST_SERIAL_1904 71953
#define LEAP_SERIAL 60 /* 1900-02-29, which there never was */
#define EPOCH_1900 693594
#define EPOCH_1904 695056

/* A text reduced to an alphabet a grammar can be written in. */
#define MAX_TOKENS 40

typedef struct
{
  char text[MAX_TOKENS + 1];
  guint length;
} Tokens;

static gboolean
append (Tokens *tokens, char token)
{
  if (tokens->length == MAX_TOKENS)
    return FALSE;
  tokens->text[tokens->length++] = token;
  tokens->text[tokens->length] = '\0';
  return TRUE;
}

static char
last_token (const Tokens *tokens)
{
  return tokens->length == 0 ? '\0' : tokens->text[tokens->length - 1];
}

/* 0 to 9, 10 for 十, 20 for 廿, 30 for 卅, -1 for anything else. */
static int
chinese_numeral (gunichar c)
{
  static const gunichar digits[] = { 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                     0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341 };

  if (c == 0x3007 || c == 0x25CB) /* 〇 and ○ */
    return 0;
  if (c == 0x5EFF)
    return 20;
  if (c == 0x5345)
    return 30;
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (digits[i] == c)
      return (int) i;
  return -1;
}

/* 一九八五 is 1985, 十二 is 12, 二十三 is 23, 廿三 is 23. */
static gboolean
append_chinese_number (Tokens *tokens, const char **text)
{
  int value = 0;
  gboolean has_ten = FALSE;
  gboolean has_unit = FALSE;

  if (g_ascii_isdigit (last_token (tokens)))
    return FALSE;
  for (;;)
    {
      int digit = chinese_numeral (g_utf8_get_char (*text));

      if (digit < 0)
        break;
      *text = g_utf8_next_char (*text);
      if (digit < 10 && !has_ten)
        {
          /* A positional number keeps its zeros, so that the year has four digits. */
          if (!append (tokens, (char) ('0' + digit)))
            return FALSE;
          continue;
        }
      if (digit < 10)
        {
          if (has_unit || digit == 0)
            return FALSE;
          has_unit = TRUE;
          value += digit;
          continue;
        }
      if (has_ten)
        return FALSE;
      has_ten = TRUE;
      value = digit;
      if (g_ascii_isdigit (last_token (tokens)))
        {
          if (digit != 10 || last_token (tokens) == '0'
              || (tokens->length > 1 && g_ascii_isdigit (tokens->text[tokens->length - 2])))
            return FALSE;
          value = 10 * (last_token (tokens) - '0');
          tokens->length--;
        }
    }
  return !has_ten
         || (append (tokens, (char) ('0' + value / 10))
             && append (tokens, (char) ('0' + value % 10)));
}

/* The token of a character: digits, '.', '-', '/', ':', Y M D for 年月日, ' ', or 0. */
static char
token_of (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFEE0;
  if (c >= '0' && c <= '9')
    return (char) c;
  switch (c)
    {
    case '.':
    case ',':
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0x00B7: /* · */
    case 0x2024:
    case 0xFF61:
      return '.';
    case '-':
    case '~':
    case 0x00AD:
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case '/':
    case '\\':
      return '/';
    case ':':
      return ':';
    case 'T':
      return 'T';
    case 0x5E74: /* 年 */
      return 'Y';
    case 0x6708: /* 月 */
      return 'M';
    case 0x65E5: /* 日 */
    case 0x53F7: /* 号 */
      return 'D';
    default:
      return 0;
    }
}

static gboolean
is_ignored (gunichar c)
{
  return c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060;
}

/* Whether what is left says no more than 生, 出生 or 生人. */
static gboolean
is_tail (const char *text)
{
  static const char *const tails[] = { "生", "出生", "生人" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    if (g_str_has_prefix (text, tails[i]))
      {
        const char *rest = text + strlen (tails[i]);

        while (*rest != '\0' && g_unichar_isspace (g_utf8_get_char (rest)))
          rest = g_utf8_next_char (rest);
        if (*rest == '\0')
          return TRUE;
      }
  return FALSE;
}

/* Spaces survive only between two digits. */
static gboolean
tokenise (const char *text, Tokens *tokens)
{
  gboolean space = FALSE;

  tokens->length = 0;
  tokens->text[0] = '\0';
  if (*text == '\'')
    text++;
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char_validated (text, -1);
      char token;

      if (c == (gunichar) -1 || c == (gunichar) -2)
        return FALSE;
      if (g_unichar_isspace (c) || c == 0xA0 || is_ignored (c))
        {
          space = space || !is_ignored (c);
          text = g_utf8_next_char (text);
          continue;
        }
      token = token_of (c);
      if (space && g_ascii_isdigit (last_token (tokens))
          && (g_ascii_isdigit (token) || chinese_numeral (c) >= 0))
        if (!append (tokens, ' '))
          return FALSE;
      space = FALSE;
      if (token != 0)
        {
          if (!append (tokens, token))
            return FALSE;
          text = g_utf8_next_char (text);
        }
      else if (chinese_numeral (c) >= 0)
        {
          if (!append_chinese_number (tokens, &text))
            return FALSE;
        }
      else
        {
          return tokens->length > 0 && is_tail (text);
        }
    }
  return tokens->length > 0;
}

/* Reads a number of at most @max digits; returns how many there were. */
static guint
read_number (const char **text, guint max, int *value)
{
  guint n = 0;

  *value = 0;
  while (n < max && g_ascii_isdigit (**text))
    {
      *value = *value * 10 + (**text - '0');
      (*text)++;
      n++;
    }
  return g_ascii_isdigit (**text) ? 0 : n;
}

/* Nothing, or a time of day after a whole date: " 00:00:00", "T8:30". */
static gboolean
is_time (const char *text)
{
  static const int limits[] = { 24, 60, 60 };
  guint parts = 0;

  if (*text == '\0')
    return TRUE;
  if (*text == ' ' || *text == 'T')
    text++;
  else if (text[-1] != 'D')
    return FALSE;
  for (;;)
    {
      int value;

      if (parts == G_N_ELEMENTS (limits) || read_number (&text, 2, &value) == 0
          || value >= limits[parts])
        return FALSE;
      parts++;
      if (*text != ':')
        break;
      text++;
    }
  if (parts == 3 && *text == '.')
    text += 1 + strspn (text + 1, "0123456789");
  return parts >= 2 && *text == '\0';
}

static MstDateReading
accept (int year, int month, int day, MstDate *date)
{
  MstDate read;

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return MST_DATE_UNREADABLE;
  read = mst_date_new (year, month, day);
  if (!mst_date_is_set (read))
    return MST_DATE_UNREADABLE;
  *date = read;
  return MST_DATE_READ;
}

/* 1985, 198507, 19850701 and, from exports of other systems, 19850701000000. */
static MstDateReading
accept_digits (const char *digits, gsize length, MstDate *date)
{
  int year;
  int month = 0;
  int day = 0;

  if (length == 14
      && is_time ((const char[]){ 'T', digits[8], digits[9], ':', digits[10], digits[11], ':',
                                  digits[12], digits[13], 0 }))
    length = 8;
  if (length != 4 && length != 6 && length != 8)
    return MST_DATE_UNREADABLE;
  year =
    (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
  if (length >= 6)
    {
      month = (digits[4] - '0') * 10 + (digits[5] - '0');
      if (month == 0)
        return MST_DATE_UNREADABLE;
    }
  if (length == 8)
    {
      day = (digits[6] - '0') * 10 + (digits[7] - '0');
      if (day == 0)
        return MST_DATE_UNREADABLE;
    }
  return accept (year, month, day, date);
}

static gboolean
is_separator (char token)
{
  return token == '.' || token == '-' || token == '/' || token == ' ';
}

MstDateReading
mst_date_parse (const char *text, MstDate *date)
{
  Tokens tokens;
  const char *p;
  int year;
  int month;
  int day;
  guint month_digits;
  char after_year;

  g_return_val_if_fail (date != NULL, MST_DATE_UNREADABLE);

  *date = (MstDate){ 0 };
  if (text == NULL || !tokenise (text, &tokens))
    return MST_DATE_UNREADABLE;

  p = tokens.text;
  if (strspn (p, "0123456789") == tokens.length)
    return accept_digits (p, tokens.length, date);

  if (read_number (&p, 4, &year) != 4)
    return MST_DATE_UNREADABLE;
  after_year = *p;
  if (after_year != 'Y' && !is_separator (after_year))
    return MST_DATE_UNREADABLE;
  p++;
  if (*p == '\0')
    return after_year == 'Y' ? accept (year, 0, 0, date) : MST_DATE_UNREADABLE;
  if (after_year == 'Y' && is_separator (*p))
    p++;

  month_digits = read_number (&p, 2, &month);
  if (month_digits == 0 || month == 0)
    return MST_DATE_UNREADABLE;
  if (*p == '\0')
    {
      MstDateReading reading = accept (year, month, 0, date);

      if (reading == MST_DATE_READ && after_year == '.' && month_digits == 1 && month == 1)
        reading = MST_DATE_AMBIGUOUS_MONTH;
      return reading;
    }
  if (*p != 'M' && !is_separator (*p))
    return MST_DATE_UNREADABLE;
  p++;
  if (*p == '\0')
    return accept (year, month, 0, date);
  if (p[-1] == 'M' && is_separator (*p))
    p++;

  if (read_number (&p, 2, &day) == 0 || day == 0)
    return MST_DATE_UNREADABLE;
  if (*p == 'D' || *p == '.')
    p++;
  if (!is_time (p))
    return MST_DATE_UNREADABLE;
  return accept (year, month, day, date);
}

/* 1985.07 as a number; of 1990.1 nobody can say whether a zero was lost. */
static MstDateReading
accept_fraction (double number, MstDate *date)
{
  int year = (int) floor (number);
  double hundredths = (number - year) * 100;
  int month = (int) lround (hundredths);
  MstDateReading reading;

  if (fabs (hundredths - month) > 1e-6)
    return MST_DATE_UNREADABLE;
  if (month == 10)
    {
      reading = accept (year, 1, 0, date);
      return reading == MST_DATE_READ ? MST_DATE_AMBIGUOUS_MONTH : reading;
    }
  if (month > 12 && month % 10 == 0)
    month /= 10;
  return month == 0 ? MST_DATE_UNREADABLE : accept (year, month, 0, date);
}

MstDateReading
mst_date_from_number (double number, gboolean epoch_1904, MstDate *date)
{
  gint64 whole;

  g_return_val_if_fail (date != NULL, MST_DATE_UNREADABLE);

  *date = (MstDate){ 0 };
  if (!(number >= 0 && number < 1e8))
    return MST_DATE_UNREADABLE;

  whole = (gint64) floor (number);
  if (whole >= FIRST_YEAR && whole <= LAST_YEAR)
    return number == (double) whole ? accept ((int) whole, 0, 0, date)
                                    : accept_fraction (number, date);

  if (whole <= (epoch_1904 ? LAST_SERIAL_1904 : LAST_SERIAL_1900))
    {
      if (!epoch_1904 && (whole == 0 || whole == LEAP_SERIAL))
        return MST_DATE_UNREADABLE;
      if (epoch_1904)
        whole += EPOCH_1904;
      else
        whole += EPOCH_1900 + (whole < LEAP_SERIAL ? 1 : 0);
      *date = mst_date_from_julian ((guint32) whole);
      return MST_DATE_READ;
    }

  if (number != (double) whole)
    return MST_DATE_UNREADABLE;
  if (whole >= 100000 && whole <= 999999 && whole % 100 != 0)
    return accept ((int) (whole / 100), (int) (whole % 100), 0, date);
  if (whole >= 10000000 && whole / 100 % 100 != 0 && whole % 100 != 0)
    return accept ((int) (whole / 10000), (int) (whole / 100 % 100), (int) (whole % 100), date);
  return MST_DATE_UNREADABLE;
}
