/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever bytes arrive, nothing crashes and what comes out is valid. */

#include "mst-date.h"
#include "mst-name.h"
#include "mst-number.h"
#include "mst-text.h"

#define N_ROUNDS 20000
#define MAX_LENGTH 80

/* Bytes that make interesting trouble more often than all others do. */
static void
fill (GRand *random, char *text, guint length)
{
  static const char *const pieces[] = { "1985",   ".",    "年",      "月",   "日",   "E+17",
                                        "110100", "X",    " ",       "　",   "·",    "（",
                                        "）",     "十",   "张",      "𬱖", "\377", "\357\274",
                                        "\360",   "欧阳", "\302\240" };
  guint n = 0;

  while (n < length)
    {
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];

      if (g_rand_boolean (random))
        text[n++] = (char) g_rand_int_range (random, 1, 256);
      else
        while (*piece != '\0' && n < length)
          text[n++] = *piece++;
    }
  text[length] = '\0';
}

static void
check_text (char *(*function) (const char *), const char *text)
{
  g_autofree char *once = function (text);
  g_autofree char *twice = function (once);

  g_assert_true (g_utf8_validate (once, -1, NULL));
  g_assert_cmpstr (twice, ==, once);
}

static void
check_name (const char *text, gboolean person)
{
  g_autofree char *pinyin = mst_name_get_pinyin (text, person);
  g_autofree char *initials = mst_name_get_initials (text, person);
  g_auto (GStrv) others = mst_name_get_other_pinyin (text, person);

  g_assert_true (g_utf8_validate (pinyin, -1, NULL));
  g_assert_true (g_str_is_ascii (initials));
  g_assert_true (others == NULL || (others[0] != NULL && g_strv_length (others) <= 8));
  for (int order = MST_NAME_ORDER_PINYIN; order <= MST_NAME_ORDER_FULL_STROKES; order++)
    {
      g_autofree char *key = mst_name_get_sort_key (text, (MstNameOrder) order, person);

      g_assert_true (g_str_is_ascii (key));
    }
}

static void
test_random_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240301);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      char text[MAX_LENGTH + 1];
      MstDate date;
      MstDateReading reading;
      MstNumber number;
      g_autofree char *masked = NULL;

      fill (random, text, (guint) g_rand_int_range (random, 0, MAX_LENGTH + 1));
      check_text (mst_text_normalise, text);
      check_text (mst_text_normalise_name, text);
      check_text (mst_text_fold, text);
      masked = mst_text_mask_number (text);
      g_assert_true (g_utf8_validate (masked, -1, NULL));
      mst_text_distance (text, "张三", 2);
      mst_text_is_blank (text);
      check_name (text, TRUE);
      check_name (text, FALSE);

      reading = mst_date_parse (text, &date);
      g_assert_cmpint (reading == MST_DATE_UNREADABLE, ==, !mst_date_is_valid (date));
      mst_date_from_iso (text, &date);
      number = mst_citizen_number_check (text);
      g_assert_true (g_str_is_ascii (number.normalised));
      number = mst_credit_code_check (text);
      g_assert_true (g_str_is_ascii (number.normalised));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-bytes", test_random_bytes);
  return g_test_run ();
}
