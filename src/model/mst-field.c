/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field's values: from what a person wrote to canonical text, and back to what a person reads. */
#include "config.h"

#include "mst-error.h"
#include "mst-number.h"
#include "mst-phone.h"
#include "mst-record-type.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people write into a cell that has nothing to say. */
static gboolean
is_placeholder (const char *text, gboolean is_free_text)
{
  static const char *const words[] = { "无", "N/A", "n/a", "NA", "空", "暂无" };

  if (*text == '\0')
    return TRUE;
  if (strspn (text, "-/\\_.") == strlen (text) || g_str_equal (text, "—")
      || g_str_equal (text, "——") || g_str_equal (text, "／"))
    return TRUE;
  if (is_free_text)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i]))
      return TRUE;
  return FALSE;
}

/* --- text --- */

/* Whether normalising would change nothing, as for nearly every cell: visible ASCII and characters of
 * U+4000 to U+9FFF alone. */
static gboolean
is_clean (const char *text)
{
  const guchar *at = (const guchar *) text;

  while (*at != '\0')
    if (*at > ' ' && *at < 0x7f)
      at++;
    else if (*at >= 0xe4 && *at <= 0xe9)
      at += 3; /* valid UTF-8 */
    else
      return FALSE;
  return TRUE;
}

static char *
normalise (const char *text)
{
  return is_clean (text) ? g_strdup (text) : mst_text_normalise (text);
}

/* Lines are normalised one by one; blank lines stay between others only. */
static char *
read_note (const char *text)
{
  g_autoptr (GString) unified = g_string_new (text);
  g_auto (GStrv) lines = NULL;
  GString *note = g_string_new (NULL);
  guint n_breaks = 0;

  g_string_replace (unified, "\r\n", "\n", 0);
  g_string_replace (unified, "\r", "\n", 0);
  lines = g_strsplit (unified->str, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = mst_text_normalise (lines[i]);

      if (*line != '\0')
        {
          for (; note->len > 0 && n_breaks > 0; n_breaks--)
            g_string_append_c (note, '\n');
          n_breaks = 0;
          g_string_append (note, line);
        }
      n_breaks++;
    }
  return g_string_free (note, FALSE);
}

/* A name has a letter. */
static gboolean
has_letter (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* --- figures --- */

#define MAX_SIGNIFICANT_DIGITS 15

/* Whether the commas of @text stand before each group of three digits: 1,744 but not 3,5. */
static gboolean
is_grouped (const char *text)
{
  gsize n = strspn (text, "0123456789");

  if (n < 1 || n > 3 || text[n] != ',')
    return FALSE;
  for (text += n; *text == ','; text += 4)
    if (strspn (text + 1, "0123456789") != 3)
      return FALSE;
  return TRUE;
}

/* Takes thousands separators, a plus sign and a measure word off: "1,744户" is 1744. */
static char *
strip_figure (const char *text)
{
  static const char *const measures[] = { "户", "栋",   "幢", "座", "人", "名", "个",
                                          "班", "班次", "家", "次", "°",  "度" };
  g_autoptr (GString) figure = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (g_str_has_suffix (figure->str, measures[i]))
      {
        g_string_truncate (figure, figure->len - strlen (measures[i]));
        break;
      }
  g_string_replace (figure, "，", ",", 0);
  if (is_grouped (figure->str))
    g_string_replace (figure, ",", "", 0);
  if (figure->str[0] == '+')
    g_string_erase (figure, 0, 1);
  return g_strstrip (g_string_free (g_steal_pointer (&figure), FALSE));
}

/* Sign, digits and perhaps a fraction; nothing else. */
static gboolean
is_plain_decimal (const char *text)
{
  gsize whole, fraction = 0;

  if (*text == '-')
    text++;
  whole = strspn (text, "0123456789");
  text += whole;
  if (*text == '.')
    {
      text++;
      fraction = strspn (text, "0123456789");
      text += fraction;
    }
  return *text == '\0' && whole + fraction > 0;
}

/* Without leading zeros, and without trailing ones behind the point. */
static char *
tidy_decimal (const char *text)
{
  gboolean negative = *text == '-';
  GString *tidy;

  if (negative)
    text++;
  while (*text == '0' && g_ascii_isdigit (text[1]))
    text++;
  tidy = g_string_new (*text == '.' ? "0" : "");
  g_string_append (tidy, text);
  if (strchr (tidy->str, '.') != NULL)
    {
      while (tidy->str[tidy->len - 1] == '0')
        g_string_truncate (tidy, tidy->len - 1);
      if (tidy->str[tidy->len - 1] == '.')
        g_string_truncate (tidy, tidy->len - 1);
    }
  if (negative && strcmp (tidy->str, "0") != 0)
    g_string_prepend_c (tidy, '-');
  return g_string_free (tidy, FALSE);
}

static gboolean
check_bounds (const MstField *self, const char *figure, GError **error)
{
  double value = g_ascii_strtod (figure, NULL);

  if ((self->minimum == 0 && self->maximum == 0)
      || (value >= self->minimum && value <= self->maximum))
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is not between %g and %g."), figure,
               self->minimum, self->maximum);
  return FALSE;
}

static char *
read_figure (const MstField *self, const char *text, GError **error)
{
  g_autofree char *stripped = strip_figure (text);
  g_autofree char *tidy = NULL;

  if (!is_plain_decimal (stripped))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is not a number."), text);
      return NULL;
    }
  tidy = tidy_decimal (stripped);
  /* What a double can't tell apart is noise of the workbook: 116.39368999999999. */
  if (self->kind == MST_FIELD_DECIMAL && strlen (tidy) > MAX_SIGNIFICANT_DIGITS)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (buffer, sizeof buffer, "%.15g", g_ascii_strtod (tidy, NULL));
      g_free (tidy);
      tidy = g_strdup (buffer);
    }
  if (self->kind == MST_FIELD_INTEGER && (strchr (tidy, '.') != NULL || strlen (tidy) > 18))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is not a whole number."), text);
      return NULL;
    }
  if (!check_bounds (self, tidy, error))
    return NULL;
  return g_steal_pointer (&tidy);
}

/* --- dates --- */

static char *
read_date (const MstField *self, const char *text, GError **error)
{
  char buffer[MST_DATE_ISO_SIZE];
  MstDate date;

  if (mst_date_parse (text, &date) == MST_DATE_UNREADABLE)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” is not a date. Write it like 1985-07-01 or 1985-07."), text);
      return NULL;
    }
  if (self->kind == MST_FIELD_MONTH)
    {
      if (date.month == 0)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("“%s” is not a month. Write it like 1985-07."), text);
          return NULL;
        }
      date.day = 0;
    }
  if ((self->flags & MST_FIELD_WHOLE_DAY) && date.day == 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("“%s” must say the day too. Write it like 2022-11-10."), text);
      return NULL;
    }
  return g_strdup (mst_date_to_iso (date, buffer));
}

/* --- public --- */

static char *
read_number (MstNumber number, const char *normalised)
{
  return g_strdup (number.normalised[0] != '\0' ? number.normalised : normalised);
}

static char *
read_choice (const MstField *self, const char *choices, const char *text, GError **error)
{
  const MstChoice *choice = mst_choice_set_match (mst_choice_set_get (choices), text);

  if (choice != NULL)
    return g_strdup (choice->code);
  if (self->kind == MST_FIELD_FLAG)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is neither yes nor no."), text);
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is no known value of “%s”."), text,
                 mst_field_get_label (self));
  return NULL;
}

/* @text is normalised and not blank. */
static char *
read_value (const MstField *self, const char *text, GError **error)
{
  char *value = NULL;

  switch (self->kind)
    {
    case MST_FIELD_NAME:
      if (has_letter (text))
        return is_clean (text) ? g_strdup (text) : mst_text_normalise_name (text);
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is not a name."), text);
      return NULL;

    case MST_FIELD_CITIZEN_NUMBER:
      return read_number (mst_citizen_number_check (text), text);

    case MST_FIELD_CREDIT_CODE:
      return read_number (mst_credit_code_check (text), text);

    case MST_FIELD_PHONE:
      value = mst_phone_read (text);
      if (value == NULL)
        g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is not a telephone number."),
                     text);
      return value;

    case MST_FIELD_DATE:
    case MST_FIELD_MONTH:
      return read_date (self, text, error);

    case MST_FIELD_INTEGER:
    case MST_FIELD_DECIMAL:
      return read_figure (self, text, error);

    case MST_FIELD_CHOICE:
      return read_choice (self, self->choices, text, error);

    case MST_FIELD_FLAG:
      return read_choice (self, "flag", text, error);

    case MST_FIELD_TEXT:
    case MST_FIELD_REFERENCE:
    case MST_FIELD_NOTE:
      break;
    }
  return g_strdup (text);
}

gboolean
mst_field_read (const MstField *self, const char *text, char **value, GError **error)
{
  g_autofree char *normalised = NULL;
  gboolean is_free_text;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  *value = NULL;
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("The text of “%s” is not valid UTF-8. Write it anew."),
                   mst_field_get_label (self));
      return FALSE;
    }
  is_free_text = self->kind == MST_FIELD_TEXT || self->kind == MST_FIELD_NOTE;
  normalised = self->kind == MST_FIELD_NOTE ? read_note (text) : normalise (text);
  /* 无 answers a yes-or-no question. */
  if (is_placeholder (normalised, is_free_text || self->kind == MST_FIELD_FLAG))
    return TRUE;
  *value = read_value (self, normalised, error);
  return *value != NULL;
}

static char *
show_integer (const char *value)
{
  char *end;
  gint64 number = g_ascii_strtoll (value, &end, 10);

  return *end == '\0' ? mst_text_format_integer (number) : g_strdup (value);
}

static char *
show_choice (const char *choices, const char *value)
{
  const MstChoice *choice = mst_choice_set_find (mst_choice_set_get (choices), value);

  return g_strdup (choice ? mst_choice_get_label (choice) : value);
}

gboolean
mst_field_may_be_masked (const MstField *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return (self->flags & MST_FIELD_SENSITIVE) != 0 || self->kind == MST_FIELD_NOTE;
}

char *
mst_field_show (const MstField *self, const char *value, gboolean masked)
{
  g_return_val_if_fail (self != NULL, g_strdup (""));

  if (value == NULL || *value == '\0')
    return g_strdup ("");
  if (masked && (self->flags & MST_FIELD_SENSITIVE) != 0)
    switch (self->kind)
      {
      case MST_FIELD_PHONE:
        return mst_text_mask_phone (value);
      case MST_FIELD_CITIZEN_NUMBER:
      case MST_FIELD_CREDIT_CODE:
        return mst_text_mask_number (value);
      default:
        return g_strdup ("****");
      }
  switch (self->kind)
    {
    case MST_FIELD_INTEGER:
      return show_integer (value);
    case MST_FIELD_CHOICE:
      return show_choice (self->choices, value);
    case MST_FIELD_FLAG:
      return show_choice ("flag", value);
    case MST_FIELD_NOTE:
      /* People write citizen numbers into notes. */
      return masked ? mst_text_mask_long_numbers (value) : g_strdup (value);
    default:
      return g_strdup (value);
    }
}
