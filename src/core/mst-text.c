/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as offices type it, brought to the forms in which it is stored, compared and shown. */

#include "config.h"

#include "mst-text.h"

#include <string.h>

#include "mst-character.h"

#define MASK "*"

/* What a character becomes: itself or another, a space, or nothing. */
#define DROPPED 0

static gunichar
normalise_character (gunichar c)
{
  if (c > 0x20 && c < 0x7F)
    return c;
  if (c >= 0x4E00 && c <= 0x9FFF)
    return c;

  switch (c)
    {
    /* The full-width forms that are Chinese punctuation. */
    case 0xFF01: /* ！ */
    case 0xFF08: /* （ */
    case 0xFF09: /* ） */
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
    case 0xFF1B: /* ； */
    case 0xFF1F: /* ？ */
      return c;
    case 0x115F: /* fillers of Hangul, which show nothing */
    case 0x1160:
    case 0x3164:
    case 0xFFA0:
      return DROPPED;
    default:
      break;
    }
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFEE0;
  if (c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85
      || g_unichar_isspace (c))
    return ' ';
  if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF))
    return DROPPED; /* variation selectors */

  switch (g_unichar_type (c))
    {
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return ' ';
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
      return DROPPED;
    default:
      return mst_character_unify (c);
    }
}

/* Composes what was typed as a letter and a combining mark. */
static char *
compose (GString *string)
{
  char *composed = g_utf8_normalize (string->str, (gssize) string->len, G_NORMALIZE_NFC);

  g_string_free (string, TRUE);
  return composed;
}

char *
mst_text_normalise (const char *text)
{
  g_autofree char *valid = NULL;
  GString *result;
  gboolean space = FALSE;
  gboolean combining = FALSE;
  gsize length;

  if (text == NULL)
    return g_strdup ("");
  length = strlen (text);
  if (!g_utf8_validate_len (text, length, NULL))
    text = valid = g_utf8_make_valid (text, (gssize) length);

  result = g_string_sized_new (length + 1);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = normalise_character (g_utf8_get_char (text));

      if (c == DROPPED)
        continue;
      if (c == ' ')
        {
          space = result->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (result, ' ');
      space = FALSE;
      combining = combining || (c >= 0x300 && c <= 0x36F);
      g_string_append_unichar (result, c);
    }
  return combining ? compose (result) : g_string_free (result, FALSE);
}

/* Full stops stand for the dot only between Chinese characters. */
static gboolean
is_stop (gunichar c)
{
  return c == '.' || c == 0x3002 || c == 0xFF61;
}

static gunichar
skip_space (const char **p)
{
  while (**p == ' ')
    (*p)++;
  return g_utf8_get_char (*p);
}

char *
mst_text_normalise_name (const char *text)
{
  char *name = mst_text_normalise (text);
  GString *result;
  const char *p = name;
  gunichar before = 0;

  /* Most names need no more. */
  while (*p != '\0' && mst_character_is_han (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p == '\0')
    return name;

  result = g_string_sized_new (strlen (name) + 1);
  for (p = name; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gunichar after;

      p = g_utf8_next_char (p);
      if (c == ' ')
        {
          after = g_utf8_get_char (p);
          if ((mst_character_is_han (before) || before == MST_MIDDLE_DOT)
              && (mst_character_is_han (after) || mst_character_is_dot (after) || is_stop (after)))
            continue;
        }
      else if (mst_character_is_dot (c))
        {
          c = MST_MIDDLE_DOT;
        }
      else if (is_stop (c) && mst_character_is_han (before))
        {
          const char *next = p;

          if (mst_character_is_han (skip_space (&next)))
            c = MST_MIDDLE_DOT;
        }
      g_string_append_unichar (result, c);
      before = c;
    }
  g_free (name);
  return g_string_free (result, FALSE);
}

/* The closing bracket of an opening one, or 0. */
static gunichar
closing_bracket (gunichar c)
{
  switch (c)
    {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    case 0xFF08: /* （ */
      return 0xFF09;
    case 0x3010: /* 【 */
      return 0x3011;
    case 0x3014: /* 〔 */
      return 0x3015;
    case 0x3016: /* 〖 */
      return 0x3017;
    default:
      return 0;
    }
}

/* Where the bracket that opens at @open is closed again, or NULL. Both widths close each other. */
static const char *
find_closing (const char *open)
{
  gunichar opening = g_utf8_get_char (open);
  gboolean is_round = opening == '(' || opening == 0xFF08;
  gunichar closing = closing_bracket (opening);
  guint depth = 0;

  for (const char *p = open; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == opening || (is_round && (c == '(' || c == 0xFF08)))
        depth++;
      else if (c == closing || (is_round && (c == ')' || c == 0xFF09)))
        if (--depth == 0)
          return p;
    }
  return NULL;
}

static char *
fold (const char *text, gboolean drop_enclosed)
{
  GString *result = g_string_sized_new (strlen (text) + 1);
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (drop_enclosed && closing_bracket (c) != 0)
        {
          const char *close = find_closing (p);

          if (close != NULL)
            {
              p = close;
              gap = TRUE;
              continue;
            }
        }
      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && g_unichar_isdigit (c) && result->len > 0
          && g_ascii_isdigit (result->str[result->len - 1]))
        g_string_append_c (result, '-');
      gap = FALSE;
      g_string_append_unichar (result, g_unichar_tolower (c));
    }
  return g_string_free (result, FALSE);
}

char *
mst_text_fold (const char *text)
{
  g_autofree char *normalised = mst_text_normalise (text);
  char *folded = fold (normalised, TRUE);

  if (*folded == '\0' && *normalised != '\0')
    {
      g_free (folded);
      folded = fold (normalised, FALSE);
    }
  return folded;
}

gboolean
mst_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char_validated (text, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        return FALSE;
      c = normalise_character (c);
      if (c != DROPPED && c != ' ')
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

/* As many digits as the citizen numbers of before 1999 had. */
#define MIN_LONG_NUMBER 15

/* Shows the first @head and last @tail characters. */
static char *
mask (const char *text, guint length, guint head, guint tail)
{
  GString *result = g_string_sized_new (strlen (text) + 1);
  guint i = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    if (i < head || i >= length - tail)
      g_string_append_unichar (result, g_utf8_get_char (p));
    else
      g_string_append (result, MASK);
  return g_string_free (result, FALSE);
}

char *
mst_text_mask_number (const char *text)
{
  g_autofree char *normalised = mst_text_normalise (text);
  guint length = (guint) g_utf8_strlen (normalised, -1);
  guint shown;
  guint tail;

  if (length >= 18)
    return mask (normalised, length, 6, 4);
  shown = length / 2;
  tail = MIN (shown / 2, 4);
  return mask (normalised, length, MIN (shown - tail, 6), tail);
}

/* A digit, also of full width. */
static gboolean
is_digit (gunichar character)
{
  return (character >= '0' && character <= '9') || (character >= 0xff10 && character <= 0xff19);
}

/* X and x, also of full width. */
static gboolean
is_check_letter (gunichar character)
{
  return character == 'X' || character == 'x' || character == 0xff38 || character == 0xff58;
}

char *
mst_text_mask_long_numbers (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0';)
    {
      const char *end = p;
      guint n_digits = 0;

      for (; is_digit (g_utf8_get_char (end)); end = g_utf8_next_char (end))
        n_digits++;
      if (n_digits < MIN_LONG_NUMBER)
        {
          if (n_digits == 0)
            end = g_utf8_next_char (p);
          g_string_append_len (result, p, end - p);
        }
      else
        {
          g_autofree char *number = NULL;
          g_autofree char *masked = NULL;

          if (is_check_letter (g_utf8_get_char (end)))
            end = g_utf8_next_char (end);
          number = g_strndup (p, (gsize) (end - p));
          masked = mst_text_mask_number (number);
          g_string_append (result, masked);
        }
      p = end;
    }
  return g_string_free (result, FALSE);
}

char *
mst_text_mask_phone (const char *text)
{
  g_autofree char *normalised = mst_text_normalise (text);
  guint length = (guint) g_utf8_strlen (normalised, -1);
  guint shown;

  if (length >= 11)
    return mask (normalised, length, 3, 4);
  shown = length / 2;
  return mask (normalised, length, shown / 2, shown - shown / 2);
}

char *
mst_text_format_integer (gint64 value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  int length = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  GString *result = g_string_sized_new (32);

  for (int i = 0; i < length; i++)
    {
      g_string_append_c (result, digits[i]);
      if (g_ascii_isdigit (digits[i]) && i + 1 < length && (length - i - 1) % 3 == 0)
        g_string_append_c (result, ',');
    }
  return g_string_free (result, FALSE);
}

static gunichar *
to_characters (const char *text, glong *n)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);

  return g_utf8_to_ucs4_fast (valid, -1, n);
}

guint
mst_text_distance (const char *a, const char *b, guint limit)
{
  glong n_a;
  glong n_b;
  g_autofree gunichar *chars_a = to_characters (a, &n_a);
  g_autofree gunichar *chars_b = to_characters (b, &n_b);
  g_autofree guint *row = NULL;

  if ((gulong) ABS (n_a - n_b) > limit)
    return limit + 1;

  /* One row of the table of distances between beginnings of @a and @b. */
  row = g_new (guint, n_b + 1);
  for (glong j = 0; j <= n_b; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];
      guint least;

      row[0] = least = (guint) i;
      for (glong j = 1; j <= n_b; j++)
        {
          guint replaced = diagonal + (chars_a[i - 1] == chars_b[j - 1] ? 0 : 1);

          diagonal = row[j];
          row[j] = MIN (replaced, MIN (row[j], row[j - 1]) + 1);
          least = MIN (least, row[j]);
        }
      if (least > limit)
        return limit + 1;
    }
  return MIN (row[n_b], limit + 1);
}
