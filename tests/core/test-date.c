/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: what is read, what is refused, and how they compare. */

#include "mst-date.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    MstDateReading reading;
    const char *iso;
  } rows[] = {
    { "1985.07", MST_DATE_READ, "1985-07" },
    { "1985.7", MST_DATE_READ, "1985-07" },
    { "1985.7.", MST_DATE_READ, "1985-07" },
    { "1985。07", MST_DATE_READ, "1985-07" },
    { "1985．07", MST_DATE_READ, "1985-07" },
    { "1985、7", MST_DATE_READ, "1985-07" },
    { "1985-7", MST_DATE_READ, "1985-07" },
    { "1985—07", MST_DATE_READ, "1985-07" },
    { "1985/07", MST_DATE_READ, "1985-07" },
    { "1985年7月", MST_DATE_READ, "1985-07" },
    { "1985年07月", MST_DATE_READ, "1985-07" },
    { "1985 年 7 月", MST_DATE_READ, "1985-07" },
    { "1985年7月生", MST_DATE_READ, "1985-07" },
    { "1985年7月出生", MST_DATE_READ, "1985-07" },
    { "1985.07 生", MST_DATE_READ, "1985-07" },
    { "198507", MST_DATE_READ, "1985-07" },
    { "１９８５．０７", MST_DATE_READ, "1985-07" },
    { "１９８５年７月", MST_DATE_READ, "1985-07" },
    { "一九八五年七月", MST_DATE_READ, "1985-07" },
    { "一九九〇年十二月", MST_DATE_READ, "1990-12" },
    { "二○○一年十月", MST_DATE_READ, "2001-10" },
    { "1990.10", MST_DATE_READ, "1990-10" },
    { "1990.01", MST_DATE_READ, "1990-01" },
    { "1990.2", MST_DATE_READ, "1990-02" },
    { "1990-1", MST_DATE_READ, "1990-01" },
    { "1990年1月", MST_DATE_READ, "1990-01" },
    { "1990.1月", MST_DATE_READ, "1990-01" },
    { "1990.1", MST_DATE_AMBIGUOUS_MONTH, "1990-01" },
    { "１９９０．１", MST_DATE_AMBIGUOUS_MONTH, "1990-01" },
    { "1990。1", MST_DATE_AMBIGUOUS_MONTH, "1990-01" },
    { "1985", MST_DATE_READ, "1985" },
    { "1985年", MST_DATE_READ, "1985" },
    { "1985/7/1", MST_DATE_READ, "1985-07-01" },
    { "1985-7-1", MST_DATE_READ, "1985-07-01" },
    { "1985.7.1", MST_DATE_READ, "1985-07-01" },
    { "1985. 7. 1", MST_DATE_READ, "1985-07-01" },
    { "1985 7 1", MST_DATE_READ, "1985-07-01" },
    { "'1985-07-01", MST_DATE_READ, "1985-07-01" },
    { "  1985-07-01\t", MST_DATE_READ, "1985-07-01" },
    { "\302\2401985-07-01\343\200\200", MST_DATE_READ, "1985-07-01" },
    { "\357\273\2771985-07-01", MST_DATE_READ, "1985-07-01" },
    { "1985年7月1日", MST_DATE_READ, "1985-07-01" },
    { "1985年7月1号", MST_DATE_READ, "1985-07-01" },
    { "1985年7月1", MST_DATE_READ, "1985-07-01" },
    { "1985年7月1日出生", MST_DATE_READ, "1985-07-01" },
    { "一九八五年七月二十三日", MST_DATE_READ, "1985-07-23" },
    { "一九八五年七月三十一日", MST_DATE_READ, "1985-07-31" },
    { "一九八五年七月廿三日", MST_DATE_READ, "1985-07-23" },
    { "一九八五年十一月十日", MST_DATE_READ, "1985-11-10" },
    { "19850701", MST_DATE_READ, "1985-07-01" },
    { "19850701000000", MST_DATE_READ, "1985-07-01" },
    { "1985/07/01 00:00:00", MST_DATE_READ, "1985-07-01" },
    { "1985-07-01T08:30:00.000", MST_DATE_READ, "1985-07-01" },
    { "1985-07-01 8:30", MST_DATE_READ, "1985-07-01" },
    { "2000-02-29", MST_DATE_READ, "2000-02-29" },
    { "1900.01.01", MST_DATE_READ, "1900-01-01" },
    { "2100年12月31日", MST_DATE_READ, "2100-12-31" },

    { NULL, MST_DATE_UNREADABLE, "" },
    { "", MST_DATE_UNREADABLE, "" },
    { " ", MST_DATE_UNREADABLE, "" },
    { "无", MST_DATE_UNREADABLE, "" },
    { "生", MST_DATE_UNREADABLE, "" },
    { "85.7", MST_DATE_UNREADABLE, "" },
    { "85.7.1", MST_DATE_UNREADABLE, "" },
    { "85年7月", MST_DATE_UNREADABLE, "" },
    { "八五年七月", MST_DATE_UNREADABLE, "" },
    { "1985.13", MST_DATE_UNREADABLE, "" },
    { "1985.0", MST_DATE_UNREADABLE, "" },
    { "1985.00", MST_DATE_UNREADABLE, "" },
    { "1985.007", MST_DATE_UNREADABLE, "" },
    { "1985..7", MST_DATE_UNREADABLE, "" },
    { "1985.", MST_DATE_UNREADABLE, "" },
    { "198500", MST_DATE_UNREADABLE, "" },
    { "198513", MST_DATE_UNREADABLE, "" },
    { "19857", MST_DATE_UNREADABLE, "" },
    { "31229", MST_DATE_UNREADABLE, "" },
    { "19850732", MST_DATE_UNREADABLE, "" },
    { "19850701250000", MST_DATE_UNREADABLE, "" },
    { "1985年2月30日", MST_DATE_UNREADABLE, "" },
    { "1985-02-29", MST_DATE_UNREADABLE, "" },
    { "1900-02-29", MST_DATE_UNREADABLE, "" },
    { "1985-7-0", MST_DATE_UNREADABLE, "" },
    { "1985-7-1-2", MST_DATE_UNREADABLE, "" },
    { "1985-07-01 25:00", MST_DATE_UNREADABLE, "" },
    { "1985-07-01 noon", MST_DATE_UNREADABLE, "" },
    { "1899.12", MST_DATE_UNREADABLE, "" },
    { "2101.01", MST_DATE_UNREADABLE, "" },
    { "7/1/1985", MST_DATE_UNREADABLE, "" },
    { "民国74年", MST_DATE_UNREADABLE, "" },
    { "约1985年", MST_DATE_UNREADABLE, "" },
    { "1985年7月1日（农历）", MST_DATE_UNREADABLE, "" },
    { "1985-07-01\377", MST_DATE_UNREADABLE, "" },
    { "一九八五年二十二十日", MST_DATE_UNREADABLE, "" },
    { "1985年十三月", MST_DATE_UNREADABLE, "" },
    { "11111111111111111111111111111111111111111111111111", MST_DATE_UNREADABLE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MstDate date;
      char iso[MST_DATE_ISO_SIZE];

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (mst_date_parse (rows[i].text, &date), ==, rows[i].reading);
      g_assert_cmpstr (mst_date_to_iso (date, iso), ==, rows[i].iso);
    }
}

static void
test_number (void)
{
  static const struct
  {
    double number;
    gboolean epoch_1904;
    MstDateReading reading;
    const char *iso;
  } rows[] = {
    { 1, FALSE, MST_DATE_READ, "1900-01-01" },
    { 59, FALSE, MST_DATE_READ, "1900-02-28" },
    { 60, FALSE, MST_DATE_UNREADABLE, "" },
    { 61, FALSE, MST_DATE_READ, "1900-03-01" },
    { 18264, FALSE, MST_DATE_READ, "1950-01-01" },
    { 31229, FALSE, MST_DATE_READ, "1985-07-01" },
    { 31229.75, FALSE, MST_DATE_READ, "1985-07-01" },
    { 40179, FALSE, MST_DATE_READ, "2010-01-01" },
    { 73415, FALSE, MST_DATE_READ, "2100-12-31" },
    { 73416, FALSE, MST_DATE_UNREADABLE, "" },
    { 0, FALSE, MST_DATE_UNREADABLE, "" },
    { 0.5, FALSE, MST_DATE_UNREADABLE, "" },
    { 0, TRUE, MST_DATE_READ, "1904-01-01" },
    { 29767, TRUE, MST_DATE_READ, "1985-07-01" },
    { 71953, TRUE, MST_DATE_READ, "2100-12-31" },
    { 71954, TRUE, MST_DATE_UNREADABLE, "" },
    { 1985, FALSE, MST_DATE_READ, "1985" },
    { 1985, TRUE, MST_DATE_READ, "1985" },
    { 1985.07, FALSE, MST_DATE_READ, "1985-07" },
    { 1985.7, FALSE, MST_DATE_READ, "1985-07" },
    { 1985.11, FALSE, MST_DATE_READ, "1985-11" },
    { 1985.12, FALSE, MST_DATE_READ, "1985-12" },
    { 1985.01, FALSE, MST_DATE_READ, "1985-01" },
    { 1990.1, FALSE, MST_DATE_AMBIGUOUS_MONTH, "1990-01" },
    { 1990.2, FALSE, MST_DATE_READ, "1990-02" },
    { 1985.13, FALSE, MST_DATE_UNREADABLE, "" },
    { 1985.071, FALSE, MST_DATE_UNREADABLE, "" },
    { 1985.999999, FALSE, MST_DATE_UNREADABLE, "" },
    { 198507, FALSE, MST_DATE_READ, "1985-07" },
    { 198510, FALSE, MST_DATE_READ, "1985-10" },
    { 198513, FALSE, MST_DATE_UNREADABLE, "" },
    { 198500, FALSE, MST_DATE_UNREADABLE, "" },
    { 198507.5, FALSE, MST_DATE_UNREADABLE, "" },
    { 19850701, FALSE, MST_DATE_READ, "1985-07-01" },
    { 19850700, FALSE, MST_DATE_UNREADABLE, "" },
    { 19850230, FALSE, MST_DATE_UNREADABLE, "" },
    { 2958465, FALSE, MST_DATE_UNREADABLE, "" },
    { -1, FALSE, MST_DATE_UNREADABLE, "" },
    { 1.1e17, FALSE, MST_DATE_UNREADABLE, "" },
    { G_MAXDOUBLE, FALSE, MST_DATE_UNREADABLE, "" },
    { 0.0 / 0.0, FALSE, MST_DATE_UNREADABLE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MstDate date;
      char iso[MST_DATE_ISO_SIZE];

      g_test_message ("%f", rows[i].number);
      g_assert_cmpint (mst_date_from_number (rows[i].number, rows[i].epoch_1904, &date), ==,
                       rows[i].reading);
      g_assert_cmpstr (mst_date_to_iso (date, iso), ==, rows[i].iso);
    }
}

/* Each month of each year survives as the number a spreadsheet makes of "1985.07". */
static void
test_number_months (void)
{
  for (int year = 1900; year <= 2100; year++)
    for (int month = 1; month <= 12; month++)
      {
        g_autofree char *text = g_strdup_printf ("%d.%02d", year, month);
        MstDate date;
        MstDateReading reading = mst_date_from_number (g_ascii_strtod (text, NULL), FALSE, &date);

        g_assert_cmpint (date.year, ==, year);
        if (month == 10)
          {
            g_assert_cmpint (reading, ==, MST_DATE_AMBIGUOUS_MONTH);
            g_assert_cmpint (date.month, ==, 1);
          }
        else
          {
            g_assert_cmpint (reading, ==, MST_DATE_READ);
            g_assert_cmpint (date.month, ==, month);
          }
      }
}

static void
test_iso (void)
{
  static const char *const good[] = { "1985-07-01", "1985-07", "1985", "0001-01-01", "9999-12-31" };
  static const char *const bad[] = { "",           "85",         "1985-7",      "1985-07-1",
                                     "1985-13",    "1985-00",    "1985-02-29",  "1985-07-01 ",
                                     "1985-07-00", "1985/07/01", "１985-07-01", "0000-01-01" };
  MstDate date;
  char iso[MST_DATE_ISO_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (mst_date_from_iso (good[i], &date));
      g_assert_cmpstr (mst_date_to_iso (date, iso), ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (mst_date_from_iso (bad[i], &date));
      g_assert_false (mst_date_is_set (date));
    }
  g_assert_false (mst_date_from_iso (NULL, &date));
}

static void
test_valid (void)
{
  g_assert_true (mst_date_is_valid ((MstDate){ 2024, 2, 29 }));
  g_assert_true (mst_date_is_valid ((MstDate){ 2024, 2, 0 }));
  g_assert_true (mst_date_is_valid ((MstDate){ 2024, 0, 0 }));
  g_assert_false (mst_date_is_valid ((MstDate){ 2023, 2, 29 }));
  g_assert_false (mst_date_is_valid ((MstDate){ 2024, 0, 1 }));
  g_assert_false (mst_date_is_valid ((MstDate){ 2024, 13, 0 }));
  g_assert_false (mst_date_is_valid ((MstDate){ 0, 0, 0 }));
  g_assert_false (mst_date_is_set (mst_date_new (2023, 2, 29)));
  g_assert_false (mst_date_is_set (mst_date_new (-1, 2, 1)));
  g_assert_false (mst_date_is_set (mst_date_new (2023, 0, 1)));
  g_assert_true (mst_date_is_valid (mst_date_today ()));
}

static void
test_compare (void)
{
  static const MstDate ascending[] = { { 0, 0, 0 },    { 1984, 12, 31 }, { 1985, 0, 0 },
                                       { 1985, 7, 0 }, { 1985, 7, 1 },   { 1985, 7, 31 },
                                       { 1985, 8, 0 }, { 1986, 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ascending); j++)
      g_assert_cmpint (CLAMP (mst_date_compare (ascending[i], ascending[j]), -1, 1), ==,
                       (i > j) - (i < j));

  g_assert_true (mst_date_covers ((MstDate){ 1985, 7, 0 }, (MstDate){ 1985, 7, 1 }));
  g_assert_true (mst_date_covers ((MstDate){ 1985, 0, 0 }, (MstDate){ 1985, 7, 0 }));
  g_assert_true (mst_date_covers ((MstDate){ 1985, 7, 1 }, (MstDate){ 1985, 7, 1 }));
  g_assert_false (mst_date_covers ((MstDate){ 1985, 7, 1 }, (MstDate){ 1985, 7, 0 }));
  g_assert_false (mst_date_covers ((MstDate){ 1985, 8, 0 }, (MstDate){ 1985, 7, 1 }));
  g_assert_false (mst_date_covers ((MstDate){ 0, 0, 0 }, (MstDate){ 0, 0, 0 }));
}

static void
test_serial (void)
{
  g_assert_cmpuint (mst_date_get_julian ((MstDate){ 1, 1, 1 }), ==, 1);
  g_assert_cmpuint (mst_date_get_julian ((MstDate){ 1985, 7, 0 }), ==, 0);
  g_assert_cmpint (mst_date_from_julian (0).year, ==, 0);
  g_assert_cmpint (mst_date_from_julian (G_MAXUINT32).year, ==, 0);
  g_assert_cmpfloat (mst_date_get_serial ((MstDate){ 1900, 1, 1 }), ==, 1);
  g_assert_cmpfloat (mst_date_get_serial ((MstDate){ 1900, 2, 28 }), ==, 59);
  g_assert_cmpfloat (mst_date_get_serial ((MstDate){ 1900, 3, 1 }), ==, 61);
  g_assert_cmpfloat (mst_date_get_serial ((MstDate){ 1985, 7, 1 }), ==, 31229);
  g_assert_cmpfloat (mst_date_get_serial ((MstDate){ 1985, 7, 0 }), ==, 0);
  g_assert_cmpfloat (mst_date_get_serial ((MstDate){ 1899, 12, 31 }), ==, 0);

  /* Every day of two centuries goes out as a serial and comes back. */
  for (guint32 julian = mst_date_get_julian ((MstDate){ 1905, 7, 1 });
       julian <= mst_date_get_julian ((MstDate){ 2100, 12, 31 }); julian++)
    {
      MstDate date = mst_date_from_julian (julian);
      MstDate back;

      g_assert_cmpint (mst_date_from_number (mst_date_get_serial (date), FALSE, &back), ==,
                       MST_DATE_READ);
      if (mst_date_get_serial (date) > 2100)
        g_assert_cmpint (mst_date_compare (date, back), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/number", test_number);
  g_test_add_func ("/date/number-months", test_number_months);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/valid", test_valid);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/serial", test_serial);
  return g_test_run ();
}
