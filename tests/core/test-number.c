/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citizen numbers and credit codes, right and wrong in every way. */

#include "mst-number.h"

#include <string.h>

typedef struct
{
  const char *text;
  MstNumberFault fault;
  const char *normalised;
  const char *birth;
  MstSex sex;
  gboolean changed;
} Row;

static void
check_number (const Row *row, MstNumber number)
{
  char iso[MST_DATE_ISO_SIZE];

  g_test_message ("%s", row->text);
  g_assert_cmpstr (mst_number_fault_get_nick (number.fault), ==,
                   mst_number_fault_get_nick (row->fault));
  g_assert_cmpstr (number.normalised, ==, row->normalised);
  g_assert_cmpstr (mst_date_to_iso (number.birth, iso), ==, row->birth);
  g_assert_cmpint (number.sex, ==, row->sex);
  g_assert_cmpint (number.changed, ==, row->changed);
}

static void
test_citizen (void)
{
  static const Row rows[] = {
    { "110100198501010010", MST_NUMBER_OK, "110100198501010010", "1985-01-01", MST_SEX_MALE,
      FALSE },
    { "110100198501010029", MST_NUMBER_OK, "110100198501010029", "1985-01-01", MST_SEX_FEMALE,
      FALSE },
    { "11010019850701432X", MST_NUMBER_OK, "11010019850701432X", "1985-07-01", MST_SEX_FEMALE,
      FALSE },
    { "11010019850701432x", MST_NUMBER_OK, "11010019850701432X", "1985-07-01", MST_SEX_FEMALE,
      TRUE },
    { "11010019850701432Х", MST_NUMBER_OK, "11010019850701432X", "1985-07-01", MST_SEX_FEMALE,
      TRUE },
    { "１１０１００１９８５０７０１４３２Ｘ", MST_NUMBER_OK, "11010019850701432X", "1985-07-01",
      MST_SEX_FEMALE, TRUE },
    { "１１０１００１９８５０７０１４３２ｘ", MST_NUMBER_OK, "11010019850701432X", "1985-07-01",
      MST_SEX_FEMALE, TRUE },
    { " 110100 19850701 432X ", MST_NUMBER_OK, "11010019850701432X", "1985-07-01", MST_SEX_FEMALE,
      TRUE },
    { "110100-19850701-432X", MST_NUMBER_OK, "11010019850701432X", "1985-07-01", MST_SEX_FEMALE,
      TRUE },
    { "110100\342\200\22419850701—432X", MST_NUMBER_OK, "11010019850701432X", "1985-07-01",
      MST_SEX_FEMALE, TRUE },
    { "'11010019850701432X", MST_NUMBER_OK, "11010019850701432X", "1985-07-01", MST_SEX_FEMALE,
      TRUE },
    { "11010019850701432X\302\240", MST_NUMBER_OK, "11010019850701432X", "1985-07-01",
      MST_SEX_FEMALE, TRUE },
    { "\342\200\25211010019850701432X\342\200\254", MST_NUMBER_OK, "11010019850701432X",
      "1985-07-01", MST_SEX_FEMALE, TRUE },
    { "110100184001010017", MST_NUMBER_OK, "110100184001010017", "1840-01-01", MST_SEX_MALE,
      FALSE },
    { "710100198507014321", MST_NUMBER_OK, "710100198507014321", "1985-07-01", MST_SEX_FEMALE,
      FALSE },
    { "810100198507014325", MST_NUMBER_OK, "810100198507014325", "1985-07-01", MST_SEX_FEMALE,
      FALSE },
    { "830100198507014329", MST_NUMBER_OK, "830100198507014329", "1985-07-01", MST_SEX_FEMALE,
      FALSE },

    { NULL, MST_NUMBER_BLANK, "", "", MST_SEX_UNKNOWN, FALSE },
    { "", MST_NUMBER_BLANK, "", "", MST_SEX_UNKNOWN, FALSE },
    { " 　", MST_NUMBER_BLANK, "", "", MST_SEX_UNKNOWN, TRUE },

    { "11010019850701432", MST_NUMBER_BAD_LENGTH, "11010019850701432", "", MST_SEX_UNKNOWN, FALSE },
    { "110100850701432", MST_NUMBER_BAD_LENGTH, "110100850701432", "", MST_SEX_UNKNOWN, FALSE },
    { "1101001985070143210", MST_NUMBER_BAD_LENGTH, "", "", MST_SEX_UNKNOWN, FALSE },
    { "X", MST_NUMBER_BAD_LENGTH, "X", "", MST_SEX_UNKNOWN, FALSE },
    { "00000000000000000000000000000000000000000000000000", MST_NUMBER_BAD_LENGTH, "", "",
      MST_SEX_UNKNOWN, FALSE },

    { "110100198507O1432X", MST_NUMBER_BAD_CHARACTER, "110100198507O1432X", "", MST_SEX_UNKNOWN,
      FALSE },
    { "1101001985X7014321", MST_NUMBER_BAD_CHARACTER, "1101001985X7014321", "", MST_SEX_UNKNOWN,
      FALSE },
    { "11010019850701432XX", MST_NUMBER_BAD_CHARACTER, "", "", MST_SEX_UNKNOWN, FALSE },
    { "无", MST_NUMBER_BAD_CHARACTER, "", "", MST_SEX_UNKNOWN, FALSE },
    { "11010019850701432X（补）", MST_NUMBER_BAD_CHARACTER, "", "", MST_SEX_UNKNOWN, TRUE },
    { "110100.19850701432", MST_NUMBER_BAD_CHARACTER, "", "", MST_SEX_UNKNOWN, FALSE },
    { "11010019850701432\377", MST_NUMBER_BAD_CHARACTER, "", "", MST_SEX_UNKNOWN, FALSE },

    { "000100198507014324", MST_NUMBER_BAD_REGION, "000100198507014324", "", MST_SEX_UNKNOWN,
      FALSE },
    { "160100198507014329", MST_NUMBER_BAD_REGION, "160100198507014329", "", MST_SEX_UNKNOWN,
      FALSE },
    { "910100198507014329", MST_NUMBER_BAD_REGION, "910100198507014329", "", MST_SEX_UNKNOWN,
      FALSE },
    { "990100198507014323", MST_NUMBER_BAD_REGION, "990100198507014323", "", MST_SEX_UNKNOWN,
      FALSE },

    { "110100198507130013", MST_NUMBER_OK, "110100198507130013", "1985-07-13", MST_SEX_MALE,
      FALSE },
    { "110100199002291238", MST_NUMBER_BAD_DATE, "110100199002291238", "", MST_SEX_UNKNOWN, FALSE },
    { "110100198513010010", MST_NUMBER_BAD_DATE, "110100198513010010", "", MST_SEX_UNKNOWN, FALSE },
    { "110100198500010010", MST_NUMBER_BAD_DATE, "110100198500010010", "", MST_SEX_UNKNOWN, FALSE },
    { "110100198501000010", MST_NUMBER_BAD_DATE, "110100198501000010", "", MST_SEX_UNKNOWN, FALSE },
    { "110100183912310016", MST_NUMBER_BAD_DATE, "110100183912310016", "", MST_SEX_UNKNOWN, FALSE },
    { "110100209901010010", MST_NUMBER_BAD_DATE, "110100209901010010", "", MST_SEX_UNKNOWN, FALSE },

    { "110100198507014321", MST_NUMBER_BAD_CHECK_DIGIT, "110100198507014321", "1985-07-01",
      MST_SEX_FEMALE, FALSE },
    { "11010019850101001X", MST_NUMBER_BAD_CHECK_DIGIT, "11010019850101001X", "1985-01-01",
      MST_SEX_MALE, FALSE },

    { "110100198001106000", MST_NUMBER_DESTROYED, "110100198001106000", "1980-01-10",
      MST_SEX_UNKNOWN, FALSE },
    { "１１０１００１９８００１１０６０００", MST_NUMBER_DESTROYED, "110100198001106000",
      "1980-01-10", MST_SEX_UNKNOWN, TRUE },
    { "1.10100198001106E+17", MST_NUMBER_DESTROYED, "110100198001106000", "1980-01-10",
      MST_SEX_UNKNOWN, TRUE },
    { "1.10100198001106e+17", MST_NUMBER_DESTROYED, "110100198001106000", "1980-01-10",
      MST_SEX_UNKNOWN, TRUE },
    { "1.101001980011060E17", MST_NUMBER_DESTROYED, "110100198001106000", "1980-01-10",
      MST_SEX_UNKNOWN, TRUE },
    { "110100198001106000.00", MST_NUMBER_DESTROYED, "110100198001106000", "1980-01-10",
      MST_SEX_UNKNOWN, TRUE },
    { "1.101E+17", MST_NUMBER_DESTROYED, "", "", MST_SEX_UNKNOWN, TRUE },
    { "1E+17", MST_NUMBER_DESTROYED, "", "", MST_SEX_UNKNOWN, TRUE },
    { "1.1E+", MST_NUMBER_BAD_CHARACTER, "", "", MST_SEX_UNKNOWN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_number (&rows[i], mst_citizen_number_check (rows[i].text));
}

/* Any one digit changed and any two neighbours exchanged is found out (ISO 7064). */
static void
test_citizen_slips (void)
{
  static const char good[] = "110100198501010029";
  char text[19];

  for (guint i = 14; i < 17; i++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        memcpy (text, good, sizeof text);
        text[i] = digit;
        g_assert_cmpint (mst_citizen_number_check (text).fault, ==,
                         digit == good[i] ? MST_NUMBER_OK : MST_NUMBER_BAD_CHECK_DIGIT);
      }
  for (guint i = 0; i < 17; i++)
    {
      memcpy (text, good, sizeof text);
      text[i] = good[i + 1];
      text[i + 1] = good[i];
      if (good[i] != good[i + 1])
        g_assert_cmpint (mst_citizen_number_check (text).fault, !=, MST_NUMBER_OK);
    }
}

static void
test_credit (void)
{
  static const Row rows[] = {
    /* the example of the standard's own kind */
    { "91350100M000100Y43", MST_NUMBER_OK, "91350100M000100Y43", "", MST_SEX_UNKNOWN, FALSE },
    { "91110100MA0000000N", MST_NUMBER_OK, "91110100MA0000000N", "", MST_SEX_UNKNOWN, FALSE },
    { "12110100000000001U", MST_NUMBER_OK, "12110100000000001U", "", MST_SEX_UNKNOWN, FALSE },
    { "91110100MA01234ABH", MST_NUMBER_OK, "91110100MA01234ABH", "", MST_SEX_UNKNOWN, FALSE },
    { "N2110100MF12345678", MST_NUMBER_OK, "N2110100MF12345678", "", MST_SEX_UNKNOWN, FALSE },
    { "Y11101000000000011", MST_NUMBER_OK, "Y11101000000000011", "", MST_SEX_UNKNOWN, FALSE },
    { "91110100ma0000000n", MST_NUMBER_OK, "91110100MA0000000N", "", MST_SEX_UNKNOWN, TRUE },
    { "９１１１０１００ＭＡ０００００００Ｎ", MST_NUMBER_OK, "91110100MA0000000N", "",
      MST_SEX_UNKNOWN, TRUE },
    { " 91110100-MA0000000-N\302\240", MST_NUMBER_OK, "91110100MA0000000N", "", MST_SEX_UNKNOWN,
      TRUE },

    { NULL, MST_NUMBER_BLANK, "", "", MST_SEX_UNKNOWN, FALSE },
    { "　", MST_NUMBER_BLANK, "", "", MST_SEX_UNKNOWN, TRUE },
    { "91110100MA0000000", MST_NUMBER_BAD_LENGTH, "91110100MA0000000", "", MST_SEX_UNKNOWN, FALSE },
    { "91110100MA0000000NN", MST_NUMBER_BAD_LENGTH, "", "", MST_SEX_UNKNOWN, FALSE },
    { "91110100MAO000000N", MST_NUMBER_BAD_CHARACTER, "91110100MAO000000N", "", MST_SEX_UNKNOWN,
      FALSE },
    { "91110100MI0000000N", MST_NUMBER_BAD_CHARACTER, "91110100MI0000000N", "", MST_SEX_UNKNOWN,
      FALSE },
    { "91110100MS0000000N", MST_NUMBER_BAD_CHARACTER, "91110100MS0000000N", "", MST_SEX_UNKNOWN,
      FALSE },
    { "91110100MV0000000N", MST_NUMBER_BAD_CHARACTER, "91110100MV0000000N", "", MST_SEX_UNKNOWN,
      FALSE },
    { "91110100MZ0000000N", MST_NUMBER_BAD_CHARACTER, "91110100MZ0000000N", "", MST_SEX_UNKNOWN,
      FALSE },
    { "9111A100MA0000000N", MST_NUMBER_BAD_CHARACTER, "9111A100MA0000000N", "", MST_SEX_UNKNOWN,
      FALSE },
    { "待办理", MST_NUMBER_BAD_CHARACTER, "", "", MST_SEX_UNKNOWN, FALSE },
    { "91110100MA0000000M", MST_NUMBER_BAD_CHECK_DIGIT, "91110100MA0000000M", "", MST_SEX_UNKNOWN,
      FALSE },
    { "91110100MA0000001N", MST_NUMBER_BAD_CHECK_DIGIT, "91110100MA0000001N", "", MST_SEX_UNKNOWN,
      FALSE },
    { "911101000000123000", MST_NUMBER_DESTROYED, "911101000000123000", "", MST_SEX_UNKNOWN,
      FALSE },
    { "9.11101000000123E+17", MST_NUMBER_DESTROYED, "911101000000123000", "", MST_SEX_UNKNOWN,
      TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_number (&rows[i], mst_credit_code_check (rows[i].text));
}

static void
test_check_characters (void)
{
  g_assert_cmpint (mst_citizen_number_get_check ("11010019850701432"), ==, 'X');
  g_assert_cmpint (mst_citizen_number_get_check ("11010019850101001"), ==, '0');
  g_assert_cmpint (mst_citizen_number_get_check ("1101001985070143"), ==, 0);
  g_assert_cmpint (mst_citizen_number_get_check ("1101001985070143X"), ==, 0);
  g_assert_cmpint (mst_citizen_number_get_check (""), ==, 0);
  g_assert_cmpint (mst_credit_code_get_check ("91350100M000100Y4"), ==, '3');
  g_assert_cmpint (mst_credit_code_get_check ("91350100M000100I4"), ==, 0);
  g_assert_cmpint (mst_credit_code_get_check ("91350100"), ==, 0);
}

static void
test_words (void)
{
  static const char *const nicks[] = {
    "ok",         "blank",    "bad-length",      "bad-character",
    "bad-region", "bad-date", "bad-check-digit", "destroyed-number"
  };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      g_assert_cmpstr (mst_number_fault_get_nick ((MstNumberFault) i), ==, nicks[i]);
      g_assert_true (g_str_has_suffix (mst_number_fault_get_sentence ((MstNumberFault) i), "."));
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (mst_number_fault_get_sentence ((MstNumberFault) i), !=,
                         mst_number_fault_get_sentence ((MstNumberFault) j));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/citizen", test_citizen);
  g_test_add_func ("/number/citizen-slips", test_citizen_slips);
  g_test_add_func ("/number/credit", test_credit);
  g_test_add_func ("/number/check-characters", test_check_characters);
  g_test_add_func ("/number/words", test_words);
  return g_test_run ();
}
