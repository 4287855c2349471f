/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the number formats that show a day from all others. */

#include "config.h"

#include "mst-number-format.h"

#include <string.h>

/* 32 to 35, 45 to 47, 55 and 56 are times of day. */
static gboolean
is_builtin_date (guint id)
{
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
         || (id >= 50 && id <= 54) || id == 57 || id == 58;
}

/* The end of what stands at @c and is not a placeholder: "text", \c, _c, *c, [colour]; @c else. */
static const char *
skip_literal (const char *c)
{
  const char *end = NULL;

  if (*c == '"')
    end = strchr (c + 1, '"');
  else if (*c == '[')
    end = strchr (c + 1, ']');
  else if (*c == '\\' || *c == '_' || *c == '*')
    return c[1] != '\0' ? g_utf8_next_char (c + 1) : c + 1;
  else
    return c;
  return end != NULL ? end + 1 : c + strlen (c);
}

static gboolean
is_elapsed_time (const char *c)
{
  return *c == '[' && strchr ("hms", g_ascii_tolower (c[1])) != NULL && c[1] != '\0';
}

/* Whether the first placeholder from @c on is one of seconds: then the m before it is minutes. */
static gboolean
seconds_follow (const char *c)
{
  while (*c != '\0' && *c != ';')
    {
      const char *next;

      if (*c == '[' && g_ascii_tolower (c[1]) == 's')
        return TRUE;
      next = skip_literal (c);
      if (next == c)
        {
          char letter = g_ascii_tolower (*c);

          if (g_ascii_isalpha (*c))
            return letter == 's';
          next = c + 1;
        }
      c = next;
    }
  return FALSE;
}

static gboolean
is_date_code (const char *code)
{
  char last = '\0'; /* the placeholder before, in lower case */
  const char *c = code;

  while (*c != '\0' && *c != ';')
    {
      const char *next = skip_literal (c);
      char letter = g_ascii_tolower (*c);

      if (is_elapsed_time (c))
        last = g_ascii_tolower (c[1]);
      if (next != c)
        {
          c = next;
          continue;
        }
      if (g_ascii_strncasecmp (c, "am/pm", 5) == 0)
        c += 5;
      else if (g_ascii_strncasecmp (c, "a/p", 3) == 0)
        c += 3;
      else if (g_ascii_strncasecmp (c, "general", 7) == 0)
        c += 7;
      else if (letter == 'e' && (c[1] == '+' || c[1] == '-'))
        c += 2;
      else if (strchr ("ydeba", letter) != NULL)
        return TRUE;
      else if (letter == 'm')
        {
          while (g_ascii_tolower (*c) == 'm')
            c++;
          if (last != 'h' && last != 's' && !seconds_follow (c))
            return TRUE;
          last = 'm';
        }
      else
        {
          if (g_ascii_isalpha (*c))
            last = letter;
          c++;
        }
    }
  return FALSE;
}

gboolean
mst_number_format_is_date (guint id, const char *code)
{
  return code != NULL ? is_date_code (code) : is_builtin_date (id);
}
