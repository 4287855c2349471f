/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which number formats show days. */

#include "mst-number-format.h"

static void
test_codes (void)
{
  static const struct
  {
    const char *code;
    gboolean is_date;
  } cases[] = {
    { "yyyy-mm-dd", TRUE },
    { "yyyy\"年\"m\"月\"", TRUE },
    { "yyyy\"年\"m\"月\"d\"日\";@", TRUE },
    { "yyyy/m/d\\ h:mm", TRUE },
    { "[$-804]yyyy\"年\"m\"月\"d\"日\"", TRUE },
    { "[DBNum1][$-804]yyyy\"年\"m\"月\";@", TRUE },
    { "m\"月\"d\"日\"", TRUE },
    { "m\"月\"", TRUE },
    { "mmm-yy", TRUE },
    { "[$-404]e/m/d", TRUE },
    { "D", TRUE },
    { "aaaa", TRUE },
    { "h:mm", FALSE },
    { "h:mm:ss AM/PM", FALSE },
    { "[h]:mm:ss", FALSE },
    { "mm:ss", FALSE },
    { "mm:ss.0", FALSE },
    { "[m]:ss", FALSE },
    { "h\"时\"mm\"分\"ss\"秒\"", FALSE },
    { "上午/下午h\"时\"mm\"分\"", FALSE },
    { "General", FALSE },
    { "G/通用格式", FALSE },
    { "general;[Red]-general", FALSE },
    { "@", FALSE },
    { "0.00", FALSE },
    { "0.00E+00", FALSE },
    { "##0.0e-0", FALSE },
    { "#,##0;[Red]-#,##0", FALSE },
    { "0\"日\"", FALSE },
    { "0\\d", FALSE },
    { "0_d", FALSE },
    { "0* ", FALSE },
    { "[Magenta]0", FALSE },
    { "\"dd", FALSE },
    { "[dd", FALSE },
    { "0\\", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (mst_number_format_is_date (0, cases[i].code) != cases[i].is_date)
      g_error ("%s", cases[i].code);
}

static void
test_builtin (void)
{
  static const guint dates[] = { 14, 15, 16, 17, 22, 27, 28, 29, 30,
                                 31, 36, 50, 51, 52, 53, 54, 57, 58 };
  guint next = 0;

  for (guint id = 0; id < 200; id++)
    {
      gboolean is_date = next < G_N_ELEMENTS (dates) && dates[next] == id;

      next += is_date;
      g_assert_cmpint (mst_number_format_is_date (id, NULL), ==, is_date);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-format/codes", test_codes);
  g_test_add_func ("/number-format/builtin", test_builtin);
  return g_test_run ();
}
