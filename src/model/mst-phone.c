/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading telephone numbers as people write them. */
#include "config.h"

#include "mst-phone.h"

#include <string.h>

#define MIN_PHONE_DIGITS 3
#define MAX_PHONE_DIGITS 20
/* With the area code, without an extension. More is a number of another kind. */
#define MAX_PHONE_RUN 12

static gboolean
has_long_run (const char *phone)
{
  gsize length;

  for (; *phone != '\0'; phone += length + strspn (phone + length, "-"))
    {
      length = strcspn (phone, "-");
      if (length > MAX_PHONE_RUN)
        return TRUE;
    }
  return FALSE;
}

/* One number out of @part: digits, and hyphens after an area code and before an extension. NULL when
 * it is none. */
static char *
read_one_phone (const char *part)
{
  g_autoptr (GString) phone = g_string_new (NULL);
  guint n_digits = 0;

  for (const char *at = part; *at; at++)
    {
      if (g_ascii_isdigit (*at))
        {
          g_string_append_c (phone, *at);
          n_digits++;
        }
      else if (*at == '-' || *at == ')')
        {
          if (phone->len > 0 && phone->str[phone->len - 1] != '-')
            g_string_append_c (phone, '-');
        }
      else if (!strchr (" (+.", *at))
        return NULL;
    }
  if (phone->len > 0 && phone->str[phone->len - 1] == '-')
    g_string_truncate (phone, phone->len - 1);

  /* +86 and the hyphens and spaces of mobile numbers are habits of writing. */
  if (n_digits == 13 && g_str_has_prefix (phone->str, "86")
      && strchr (phone->str, '1') == phone->str + (phone->str[2] == '-' ? 3 : 2))
    {
      g_string_erase (phone, 0, phone->str[2] == '-' ? 3 : 2);
      n_digits = 11;
    }
  if (n_digits == 11 && phone->str[0] == '1')
    g_string_replace (phone, "-", "", 0);
  if (n_digits < MIN_PHONE_DIGITS || n_digits > MAX_PHONE_DIGITS || has_long_run (phone->str))
    return NULL;
  return g_string_free (g_steal_pointer (&phone), FALSE);
}

char *
mst_phone_read (const char *text)
{
  static const char *const separators[] = { "、", "，", ",", "；", ";", "或", "|", "\\" };
  g_autoptr (GString) unified = g_string_new (text);
  g_autoptr (GString) phones = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  if (strlen (text) == 11 && strspn (text, "0123456789") == 11)
    return g_strdup (text);
  g_string_replace (unified, "（", "(", 0);
  g_string_replace (unified, "）", ")", 0);
  g_string_replace (unified, "—", "-", 0);
  g_string_replace (unified, "－", "-", 0);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    g_string_replace (unified, separators[i], "/", 0);
  /* A number that a workbook kept as a number. */
  if (g_str_has_suffix (unified->str, ".0"))
    g_string_truncate (unified, unified->len - 2);
  /* "13800000000 13900000000": two numbers with nothing but a space between. */
  if (unified->len == 23 && unified->str[11] == ' ' && unified->str[0] == '1'
      && unified->str[12] == '1' && strspn (unified->str, "0123456789") == 11)
    unified->str[11] = '/';

  parts = g_strsplit (unified->str, "/", -1);
  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *phone = NULL;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      phone = read_one_phone (parts[i]);
      if (phone == NULL)
        return NULL;
      if (phones->len > 0)
        g_string_append_c (phones, '/');
      g_string_append (phones, phone);
    }
  if (phones->len == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&phones), FALSE);
}
