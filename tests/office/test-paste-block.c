/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What spreadsheets put on the clipboard, cell by cell. */

#include "config.h"

#include "office-fixture.h"

#include "mst-paste.h"

#include <string.h>

/** BlockCase: the cells of a block, rows separated by "/", cells by "|". */
typedef struct
{
  const char *about;
  const char *text;
  const char *cells;
} BlockCase;

static const BlockCase block_cases[] = {
  { "one cell", "科员", "科员" },
  { "one cell and a line end", "科员\r\n", "科员" },
  { "cells", "科员\t会计\r\n科长\t\r\n", "科员|会计/科长|" },
  { "quoted line ends and tabs", "\"甲\n乙\"\t\"丙\t丁\"\n", "甲\n乙|丙\t丁" },
  { "quotes in quotes", "\"他说\"\"好\"\"\"\t丙\n", "他说\"好\"|丙" },
  { "a plain quote", "12\"屏\t丙\n", "12\"屏|丙" },
  { "old line ends", "甲\r乙\r", "甲|/乙|" },
  { "a blank row between", "甲\t乙\n\t\n丙\t丁\n", "甲|乙/|/丙|丁" },
  { "blank rows at the end", "甲\t乙\n\n\n", "甲|乙" },
  { "a blank column at the end", "甲\t\n乙\t\n", "甲|/乙|" },
};

static void
test_block (gconstpointer data)
{
  const BlockCase *c = data;
  g_autofree const MstField **columns = fixture_columns (&mst_person_type, "position,skills");
  g_autoptr (GError) error = NULL;
  g_autoptr (MstPaste) paste = mst_paste_new (&mst_person_type, columns, NULL, 0, c->text, &error);
  g_auto (GStrv) rows = g_strsplit (c->cells, "/", -1);

  g_assert_no_error (error);
  g_assert_cmpuint (mst_paste_get_n_rows (paste), ==, g_strv_length (rows));
  for (guint row = 0; rows[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[row], "|", -1);

      g_assert_cmpuint (mst_paste_get_n_columns (paste), <=, 2);
      for (guint column = 0; column < mst_paste_get_n_columns (paste); column++)
        g_assert_cmpstr (mst_paste_get_cell (paste, row, column)->text, ==, cells[column]);
    }
}

/** RefusalCase: a block that can't be pasted onto two columns. */
typedef struct
{
  const char *about;
  const char *text;
  const char *message;
} RefusalCase;

static const RefusalCase refusal_cases[] = {
  { "nothing", "", "nothing to paste" },
  { "blanks", "\t\n\t\n", "nothing to paste" },
  { "too many columns", "甲\t乙\t丙\n", "has 3 columns" },
  { "no text", "\xff\xfe\n", "no text" },
};

static void
test_refusal (gconstpointer data)
{
  const RefusalCase *c = data;
  g_autofree const MstField **columns = fixture_columns (&mst_person_type, "position,skills");
  g_autoptr (GError) error = NULL;

  g_assert_null (mst_paste_new (&mst_person_type, columns, NULL, 0, c->text, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, c->message));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (block_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/paste/block/", block_cases[i].about, NULL);

      g_test_add_data_func (path, &block_cases[i], test_block);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusal_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/paste/refusal/", refusal_cases[i].about, NULL);

      g_test_add_data_func (path, &refusal_cases[i], test_refusal);
    }
  return g_test_run ();
}
