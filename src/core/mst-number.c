/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citizen numbers (GB 11643-1999) and unified social credit codes (GB 32100-2015). */

#include "config.h"

#include "mst-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER_LENGTH 18

/* Excel keeps this many digits of a number. */
#define KEPT_DIGITS 15

/* The alphabet of credit codes: no I O S V Z. */
static const char credit_alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* What was written, half-width, upper case, without spaces and hyphens. */
typedef struct
{
  char text[40];
  guint length;
  gboolean changed;
  gboolean strange;  /* holds a character that is no letter or digit */
  gboolean too_long; /* @text is only the beginning */
} Cleaned;

const char *
mst_number_fault_get_nick (MstNumberFault fault)
{
  switch (fault)
    {
    case MST_NUMBER_OK:
      return "ok";
    case MST_NUMBER_BLANK:
      return "blank";
    case MST_NUMBER_BAD_LENGTH:
      return "bad-length";
    case MST_NUMBER_BAD_CHARACTER:
      return "bad-character";
    case MST_NUMBER_BAD_REGION:
      return "bad-region";
    case MST_NUMBER_BAD_DATE:
      return "bad-date";
    case MST_NUMBER_BAD_CHECK_DIGIT:
      return "bad-check-digit";
    case MST_NUMBER_DESTROYED:
      return "destroyed-number";
    }
  g_return_val_if_reached ("ok");
}

const char *
mst_number_fault_get_sentence (MstNumberFault fault)
{
  switch (fault)
    {
    case MST_NUMBER_OK:
      return _ ("The number is valid.");
    case MST_NUMBER_BLANK:
      return _ ("The number is missing; fill it in.");
    case MST_NUMBER_BAD_LENGTH:
      return _ ("The number doesn't have 18 characters; look for one left out or typed twice.");
    case MST_NUMBER_BAD_CHARACTER:
      return _ ("The number holds a character that isn't allowed in its place; type it again.");
    case MST_NUMBER_BAD_REGION:
      return _ ("The first two digits are no province; check the beginning of the number.");
    case MST_NUMBER_BAD_DATE:
      return _ ("Digits 7 to 14 are no possible date of birth; check them on the identity card.");
    case MST_NUMBER_BAD_CHECK_DIGIT:
      return _ ("The check digit doesn't fit, so at least one digit is wrong; check the number "
                "against the certificate.");
    case MST_NUMBER_DESTROYED:
      return _ ("The spreadsheet has turned the number into a rounded figure and its last digits "
                "are lost; set the cell to text and type the number again.");
    }
  g_return_val_if_reached ("");
}

static gboolean
is_dropped (gunichar c)
{
  switch (c)
    {
    case '-':
    case '\'':
    case '`':
    case 0x00AD:
    case 0x2018:
    case 0x2019:
    case 0x2060:
    case 0x2212:
    case 0xFEFF:
      return TRUE;
    default:
      return (c >= 0x2010 && c <= 0x2015) || (c >= 0x200B && c <= 0x200F)
             || (c >= 0x202A && c <= 0x202E) || g_unichar_isspace (c) || c == 0xA0;
    }
}

static void
clean (const char *text, Cleaned *cleaned)
{
  *cleaned = (Cleaned){ 0 };
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char_validated (text, -1);
      gunichar half;

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          cleaned->strange = TRUE;
          return;
        }
      text = g_utf8_next_char (text);
      half = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
      if (half >= 'a' && half <= 'z')
        half -= 'a' - 'A';
      else if (c == 0x0425 || c == 0x0445 || c == 0x2169) /* Cyrillic Х, Roman Ⅹ */
        half = 'X';
      cleaned->changed = cleaned->changed || half != c;
      if (is_dropped (half))
        cleaned->changed = TRUE;
      else if (half >= 0x80)
        cleaned->strange = TRUE;
      else if (cleaned->length < sizeof cleaned->text - 1)
        cleaned->text[cleaned->length++] = (char) half;
      else
        cleaned->too_long = TRUE;
    }
}

/* "1.10100198001106E+17" or "110100198001106000.00": a figure, not a number any more. What is
 * left of it comes out as 15 digits and zeros when there is that much. */
static gboolean
is_figure (const Cleaned *cleaned, char digits[NUMBER_LENGTH + 1])
{
  const char *p = cleaned->text;
  gsize n = 0;
  gsize whole;
  gsize fraction = 0;

  digits[0] = '\0';
  whole = strspn (p, "0123456789");
  if (whole == 0 || cleaned->strange || cleaned->too_long)
    return FALSE;
  if (p[whole] == '.')
    fraction = strspn (p + whole + 1, "0123456789");

  if (whole == 1)
    {
      const char *exponent = p + (p[1] == '.' ? 2 + fraction : 1);

      if (exponent[0] != 'E')
        return FALSE;
      exponent += exponent[1] == '+' ? 2 : 1;
      if (*exponent == '\0' || exponent[strspn (exponent, "0123456789")] != '\0')
        return FALSE;
      if (!g_str_equal (exponent, "17") || fraction < KEPT_DIGITS - 1)
        return TRUE;
      digits[n++] = p[0];
      memcpy (digits + n, p + 2, MIN (fraction, NUMBER_LENGTH - 1));
      n += MIN (fraction, NUMBER_LENGTH - 1);
    }
  else if (whole == NUMBER_LENGTH && p[whole] == '.' && strspn (p + whole + 1, "0") == fraction
           && p[whole + 1 + fraction] == '\0')
    {
      memcpy (digits, p, KEPT_DIGITS);
      n = KEPT_DIGITS;
    }
  else
    {
      return FALSE;
    }
  memset (digits + n, '0', NUMBER_LENGTH - n);
  digits[NUMBER_LENGTH] = '\0';
  return TRUE;
}

/* Most numbers are written as they should be: 18 digits and capital letters. */
static gboolean
is_clean (const char *text)
{
  guint length = 0;

  while (g_ascii_isdigit (text[length]) || g_ascii_isupper (text[length]))
    length++;
  return length == NUMBER_LENGTH && text[length] == '\0';
}

/* Fills @number with what both kinds have in common; FALSE when that settles it. */
static gboolean
prepare (const char *text, Cleaned *cleaned, MstNumber *number)
{
  *number = (MstNumber){ 0 };
  if (text == NULL)
    {
      number->fault = MST_NUMBER_BLANK;
      return FALSE;
    }
  if (is_clean (text))
    {
      *cleaned = (Cleaned){ .length = NUMBER_LENGTH };
      memcpy (cleaned->text, text, NUMBER_LENGTH + 1);
      memcpy (number->normalised, text, NUMBER_LENGTH + 1);
      return TRUE;
    }

  clean (text, cleaned);
  number->changed = cleaned->changed;
  if (cleaned->length == 0 && !cleaned->strange)
    {
      number->fault = MST_NUMBER_BLANK;
      return FALSE;
    }
  if (is_figure (cleaned, number->normalised))
    {
      number->changed = TRUE;
      number->fault = MST_NUMBER_DESTROYED;
      return FALSE;
    }
  for (guint i = 0; i < cleaned->length; i++)
    cleaned->strange = cleaned->strange || !g_ascii_isalnum (cleaned->text[i]);
  if (cleaned->length <= NUMBER_LENGTH && !cleaned->strange)
    memcpy (number->normalised, cleaned->text, cleaned->length + 1);
  if (cleaned->strange)
    number->fault = MST_NUMBER_BAD_CHARACTER;
  return !cleaned->strange;
}

/* Zeros in place of the last three digits are what a spreadsheet leaves. */
static MstNumberFault
wrong_check (const char *number)
{
  return strspn (number, "0123456789") == NUMBER_LENGTH && g_str_equal (number + KEPT_DIGITS, "000")
           ? MST_NUMBER_DESTROYED
           : MST_NUMBER_BAD_CHECK_DIGIT;
}

char
mst_citizen_number_get_check (const char *first_17)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  g_return_val_if_fail (first_17 != NULL, 0);

  for (guint i = 0; i < NUMBER_LENGTH - 1; i++)
    {
      if (!g_ascii_isdigit (first_17[i]))
        return 0;
      sum += (first_17[i] - '0') * weights[i];
    }
  return "10X98765432"[sum % 11];
}

/* GB/T 2260's provinces and the three codes of Hong Kong, Macao and Taiwan residents. */
static gboolean
is_region (int region)
{
  static const char provinces[][2] = { { 11, 15 }, { 21, 23 }, { 31, 37 }, { 41, 46 },
                                       { 50, 54 }, { 61, 65 }, { 71, 71 }, { 81, 83 } };

  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    if (region >= provinces[i][0] && region <= provinces[i][1])
      return TRUE;
  return FALSE;
}

static int
digits_at (const char *text, guint start, guint n)
{
  int value = 0;

  for (guint i = start; i < start + n; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

/* Unset when the digits are no day on which somebody can have been born. */
static MstDate
read_birth (const char *digits)
{
  MstDate birth =
    mst_date_new (digits_at (digits, 6, 4), digits_at (digits, 10, 2), digits_at (digits, 12, 2));

  if (birth.day == 0 || birth.year < 1840 || mst_date_compare (birth, mst_date_today ()) > 0)
    return (MstDate){ 0 };
  return birth;
}

MstNumber
mst_citizen_number_check (const char *text)
{
  Cleaned cleaned;
  MstNumber number;
  const char *digits = cleaned.text;
  gsize n_digits;

  if (!prepare (text, &cleaned, &number))
    {
      if (number.normalised[0] != '\0')
        number.birth = read_birth (number.normalised);
      return number;
    }

  n_digits = strspn (digits, "0123456789");
  if (n_digits < cleaned.length && !(n_digits + 1 == cleaned.length && digits[n_digits] == 'X'))
    number.fault = MST_NUMBER_BAD_CHARACTER;
  else if (cleaned.length != NUMBER_LENGTH || cleaned.too_long)
    number.fault = MST_NUMBER_BAD_LENGTH;
  else if (!is_region (digits_at (digits, 0, 2)))
    number.fault = MST_NUMBER_BAD_REGION;
  if (number.fault != MST_NUMBER_OK)
    return number;

  number.birth =
    mst_date_new (digits_at (digits, 6, 4), digits_at (digits, 10, 2), digits_at (digits, 12, 2));
  if (number.birth.day == 0 || number.birth.year < 1840
      || mst_date_compare (number.birth, mst_date_today ()) > 0)
    {
      number.birth = (MstDate){ 0 };
      number.fault = MST_NUMBER_BAD_DATE;
      return number;
    }
  if (mst_citizen_number_get_check (digits) != digits[17])
    {
      number.fault = wrong_check (digits);
      if (number.fault == MST_NUMBER_DESTROYED)
        return number;
    }
  number.sex = (digits[16] - '0') % 2 == 1 ? MST_SEX_MALE : MST_SEX_FEMALE;
  return number;
}

static int
credit_value (char c)
{
  const char *found = c == '\0' ? NULL : strchr (credit_alphabet, c);

  return found == NULL ? -1 : (int) (found - credit_alphabet);
}

char
mst_credit_code_get_check (const char *first_17)
{
  int sum = 0;
  int weight = 1;

  g_return_val_if_fail (first_17 != NULL, 0);

  for (guint i = 0; i < NUMBER_LENGTH - 1; i++)
    {
      int value = credit_value (first_17[i]);

      if (value < 0)
        return 0;
      sum += value * weight;
      weight = weight * 3 % 31;
    }
  return credit_alphabet[(31 - sum % 31) % 31];
}

MstNumber
mst_credit_code_check (const char *text)
{
  Cleaned cleaned;
  MstNumber number;
  const char *code = cleaned.text;

  if (!prepare (text, &cleaned, &number))
    return number;

  for (guint i = 0; i < cleaned.length; i++)
    if (credit_value (code[i]) < 0 || (i >= 2 && i < 8 && !g_ascii_isdigit (code[i])))
      number.fault = MST_NUMBER_BAD_CHARACTER;
  if (number.fault == MST_NUMBER_OK && (cleaned.length != NUMBER_LENGTH || cleaned.too_long))
    number.fault = MST_NUMBER_BAD_LENGTH;
  if (number.fault == MST_NUMBER_OK && mst_credit_code_get_check (code) != code[17])
    number.fault = wrong_check (code);
  return number;
}
