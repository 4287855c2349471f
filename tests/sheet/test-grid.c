/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid: what is built is found again, and cells say what a person sees in them. */

#include "mst-grid.h"

#include <string.h>

static MstGrid *
make_grid (void)
{
  g_autoptr (MstGridBuilder) builder = mst_grid_builder_new ("表", FALSE, TRUE);
  const MstMergedRange merge = { 0, 1, 2, 3 };

  mst_grid_builder_begin_row (builder, 2, FALSE);
  mst_grid_builder_add_text (builder, 1, "甲乙", 3);
  mst_grid_builder_add_text (builder, 4, "丙", -1);
  mst_grid_builder_begin_row (builder, 3, FALSE);
  mst_grid_builder_begin_row (builder, 1048575, TRUE);
  mst_grid_builder_add_number (builder, 16383, MST_CELL_NUMBER, 5);
  mst_grid_builder_add_merge (builder, &merge);
  return mst_grid_builder_end (builder);
}

static void
test_look_up (void)
{
  g_autoptr (MstGrid) grid = make_grid ();
  guint n;

  g_assert_cmpstr (mst_grid_get_name (grid), ==, "表");
  g_assert_false (mst_grid_is_visible (grid));
  g_assert_true (mst_grid_uses_1904 (grid));
  g_assert_cmpuint (mst_grid_get_n_rows (grid), ==, 2);
  g_assert_cmpuint (mst_grid_get_n_columns (grid), ==, 16384);
  g_assert_cmpuint (mst_grid_get_row_number (grid, 0), ==, 2);
  g_assert_cmpuint (mst_grid_get_row_number (grid, 1), ==, 1048575);
  g_assert_false (mst_grid_is_row_hidden (grid, 0));
  g_assert_true (mst_grid_is_row_hidden (grid, 1));

  g_assert_cmpuint (mst_grid_find_row (grid, 0), ==, 0);
  g_assert_cmpuint (mst_grid_find_row (grid, 2), ==, 0);
  g_assert_cmpuint (mst_grid_find_row (grid, 3), ==, 1);
  g_assert_cmpuint (mst_grid_find_row (grid, G_MAXUINT32), ==, 2);

  g_assert_cmpstr (mst_grid_get_cell (grid, 2, 1)->text, ==, "甲");
  g_assert_cmpstr (mst_grid_get_cell (grid, 2, 4)->text, ==, "丙");
  g_assert_cmpfloat (mst_grid_get_cell (grid, 1048575, 16383)->number, ==, 5);
  g_assert_null (mst_grid_get_cell (grid, 2, 0));
  g_assert_null (mst_grid_get_cell (grid, 2, 2));
  g_assert_null (mst_grid_get_cell (grid, 2, 5));
  g_assert_null (mst_grid_get_cell (grid, 3, 1));

  g_assert_cmpuint (mst_grid_get_row (grid, 0, &n)->column, ==, 1);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (mst_grid_get_merges (grid, &n)->last_column, ==, 3);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_nothing (void)
{
  g_autoptr (MstGridBuilder) builder = mst_grid_builder_new ("", TRUE, FALSE);
  g_autoptr (MstGrid) grid = mst_grid_builder_end (builder);
  guint n;

  g_assert_cmpuint (mst_grid_get_n_rows (grid), ==, 0);
  g_assert_cmpuint (mst_grid_get_n_columns (grid), ==, 0);
  g_assert_cmpuint (mst_grid_find_row (grid, 0), ==, 0);
  g_assert_null (mst_grid_get_cell (grid, 0, 0));
  mst_grid_get_merges (grid, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_names (void)
{
  static const struct
  {
    guint32 row, column;
    const char *name;
  } cases[] = {
    { 0, 0, "A1" },    { 8, 25, "Z9" },    { 9, 26, "AA10" },
    { 0, 701, "ZZ1" }, { 0, 702, "AAA1" }, { 1048575, 16383, "XFD1048576" },
  };
  char buffer[MST_CELL_NAME_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (mst_cell_name (cases[i].row, cases[i].column, buffer), ==, cases[i].name);
  /* What doesn't fit is cut, not written behind the buffer. */
  g_assert_cmpuint (strlen (mst_cell_name (G_MAXUINT32 - 1, G_MAXUINT32, buffer)), <,
                    MST_CELL_NAME_SIZE);
}

static void
test_texts (void)
{
  static const struct
  {
    MstCellType type;
    double number;
    const char *text;
  } cases[] = {
    { MST_CELL_NUMBER, 0, "0" },
    { MST_CELL_NUMBER, -0.0, "0" },
    { MST_CELL_NUMBER, 5, "5" },
    { MST_CELL_NUMBER, -12.5, "-12.5" },
    { MST_CELL_NUMBER, 1985.07, "1985.07" },
    { MST_CELL_NUMBER, 1990.1, "1990.1" },
    { MST_CELL_NUMBER, 0.1 + 0.2, "0.3" },
    { MST_CELL_NUMBER, 13800000000, "13800000000" },
    { MST_CELL_NUMBER, 123456789012345, "123456789012345" },
    { MST_CELL_NUMBER, 110100198001106000, "1.10100198001106E+17" },
    { MST_CELL_BOOLEAN, 1, "TRUE" },
    { MST_CELL_BOOLEAN, 0, "FALSE" },
    { MST_CELL_DATE, 28243, "1977-04-28" },
    { MST_CELL_DATE, 28243.4375, "1977-04-28T10:30:00" },
    { MST_CELL_DATE, 60, "1900-02-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MstCell cell = { 0, cases[i].type, { .number = cases[i].number } };
      g_autofree char *text = mst_cell_dup_text (&cell, FALSE);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  {
    g_autofree char *text = mst_cell_dup_text (NULL, FALSE);

    g_assert_cmpstr (text, ==, "");
  }
}

static void
test_dates (void)
{
  static const struct
  {
    MstCellType type;
    double number;
    gboolean epoch_1904;
    const char *iso; /* NULL: no date */
  } cases[] = {
    { MST_CELL_DATE, 1, FALSE, "1900-01-01" },
    { MST_CELL_DATE, 59, FALSE, "1900-02-28" },
    { MST_CELL_DATE, 60, FALSE, NULL },
    { MST_CELL_DATE, 61, FALSE, "1900-03-01" },
    { MST_CELL_NUMBER, 28243, FALSE, "1977-04-28" },
    { MST_CELL_DATE, 28243.99, FALSE, "1977-04-28" },
    { MST_CELL_DATE, 0, TRUE, "1904-01-01" },
    { MST_CELL_DATE, 26781, TRUE, "1977-04-28" },
    { MST_CELL_DATE, 2958465, FALSE, "9999-12-31" },
    { MST_CELL_DATE, 2958465.999999, FALSE, NULL },
    { MST_CELL_NUMBER, 0, FALSE, NULL },
    { MST_CELL_NUMBER, -1, TRUE, NULL },
    { MST_CELL_NUMBER, 1e300, FALSE, NULL },
    { MST_CELL_BOOLEAN, 1, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MstCell cell = { 0, cases[i].type, { .number = cases[i].number } };
      char iso[MST_DATE_ISO_SIZE];
      MstDate date;

      if (mst_cell_get_date (&cell, cases[i].epoch_1904, &date))
        g_assert_cmpstr (mst_date_to_iso (date, iso), ==, cases[i].iso);
      else
        g_assert_null (cases[i].iso);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid/look-up", test_look_up);
  g_test_add_func ("/grid/nothing", test_nothing);
  g_test_add_func ("/grid/names", test_names);
  g_test_add_func ("/grid/texts", test_texts);
  g_test_add_func ("/grid/dates", test_dates);
  return g_test_run ();
}
