/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the readers of numbers, dates and text, for libFuzzer. */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "mst-date.h"
#include "mst-name.h"
#include "mst-number.h"
#include "mst-text.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *normalised = mst_text_normalise (text);
  g_autofree char *again = mst_text_normalise (normalised);
  g_autofree char *name = mst_text_normalise_name (text);
  g_autofree char *folded = mst_text_fold (text);
  g_autofree char *masked = mst_text_mask_number (text);
  g_autofree char *pinyin = mst_name_get_pinyin (text, TRUE);
  g_autofree char *key = mst_name_get_sort_key (text, MST_NAME_ORDER_PINYIN, TRUE);
  g_autofree char *strokes = mst_name_get_sort_key (text, MST_NAME_ORDER_SURNAME_STROKES, TRUE);
  g_auto (GStrv) others = mst_name_get_other_pinyin (text, TRUE);
  MstDate date;

  g_assert_cmpstr (normalised, ==, again);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_utf8_validate (masked, -1, NULL));
  g_assert_true (g_utf8_validate (pinyin, -1, NULL));
  for (char **other = others; other != NULL && *other != NULL; other++)
    g_assert_true (g_utf8_validate (*other, -1, NULL));
  g_assert_true (g_str_is_ascii (key));
  g_assert_true (g_str_is_ascii (strokes));

  if (mst_date_parse (text, &date) != MST_DATE_UNREADABLE)
    g_assert_true (mst_date_is_valid (date));
  mst_date_from_iso (text, &date);
  if (size >= sizeof (double))
    {
      double number;

      memcpy (&number, data, sizeof number);
      if (mst_date_from_number (number, size % 2 == 0, &date) != MST_DATE_UNREADABLE)
        g_assert_true (mst_date_is_valid (date));
    }
  g_assert_true (g_str_is_ascii (mst_citizen_number_check (text).normalised));
  g_assert_true (g_str_is_ascii (mst_credit_code_check (text).normalised));
  return 0;
}
