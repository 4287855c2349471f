/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds out in which encoding a text file is. */

#include "config.h"

#include "mst-text-encoding.h"

#include <string.h>

static gboolean
is_clean (const char *text, gsize length)
{
  return memchr (text, '\0', length) == NULL;
}

static char *
convert (const char *bytes, gsize n_bytes, const char *encoding, gsize *length)
{
  gsize n_read;
  g_autofree char *text =
    g_convert (bytes, (gssize) n_bytes, "UTF-8", encoding, &n_read, length, NULL);

  if (text == NULL || n_read != n_bytes || !is_clean (text, *length)
      || !g_utf8_validate (text, (gssize) *length, NULL))
    return NULL;
  return g_steal_pointer (&text);
}

/* Without a mark, UTF-16 gives itself away by its separators and line ends: the other half of each
 * is NUL, of which other encodings have none. A stray NUL in a file of another encoding must not make
 * it UTF-16, so most of them have to be such halves. */
static const char *
guess_utf_16 (const char *bytes, gsize n_bytes)
{
  gsize n = MIN (n_bytes, 4096) & ~(gsize) 1, n_signs = 0, n_little = 0, n_big = 0;

  for (gsize i = 0; i < n; i += 2)
    {
      gboolean is_first = bytes[i] != '\0' && strchr ("\n\r\t,;", bytes[i]) != NULL;
      gboolean is_second = bytes[i + 1] != '\0' && strchr ("\n\r\t,;", bytes[i + 1]) != NULL;

      n_signs += (gsize) is_first + (gsize) is_second;
      n_little += is_first && bytes[i + 1] == '\0';
      n_big += is_second && bytes[i] == '\0';
    }
  if (n_little * 2 > n_signs)
    return "UTF-16LE";
  return n_big * 2 > n_signs ? "UTF-16BE" : NULL;
}

char *
mst_text_decode (const char *bytes, gsize n_bytes, gsize *length)
{
  const char *utf_16 = NULL;

  if (n_bytes >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      bytes += 3;
      n_bytes -= 3;
    }
  else if (n_bytes >= 2 && memcmp (bytes, "\xFF\xFE", 2) == 0)
    utf_16 = "UTF-16LE";
  else if (n_bytes >= 2 && memcmp (bytes, "\xFE\xFF", 2) == 0)
    utf_16 = "UTF-16BE";
  if (utf_16 != NULL)
    return convert (bytes + 2, n_bytes - 2, utf_16, length);
  if (!is_clean (bytes, n_bytes))
    {
      utf_16 = guess_utf_16 (bytes, n_bytes);
      return utf_16 != NULL ? convert (bytes, n_bytes, utf_16, length) : NULL;
    }
  if (g_utf8_validate (bytes, (gssize) n_bytes, NULL))
    {
      *length = n_bytes;
      return g_strndup (bytes, n_bytes);
    }
  return convert (bytes, n_bytes, "GB18030", length);
}
