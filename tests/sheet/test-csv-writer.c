/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What written comma-separated text holds, byte by byte. */

#include "mst-csv-writer.h"
#include "mst-error.h"

#include <glib/gstdio.h>

static char *
make_path (char **folder)
{
  *folder = g_dir_make_tmp ("muster-csv-XXXXXX", NULL);
  g_assert_nonnull (*folder);
  return g_build_filename (*folder, "list.csv", NULL);
}

static void
test_rows (void)
{
  static const char *const rows[][3] = {
    { "姓名", "公民身份号码", "备注" },
    { "张三", "11010019850701001X", NULL },
    { "a,b", "say \"yes\"", "two\nlines" },
    { "=1+1", "@x", "-a" },
    { "-3.5", "+86138", "-" },
    { " x", "", "\t" },
  };
  static const char expected[] = "\xef\xbb\xbf"
                                 "姓名,公民身份号码,备注\r\n"
                                 "张三,11010019850701001X,\r\n"
                                 "\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\"\r\n"
                                 "\"\t=1+1\",\"\t@x\",\"\t-a\"\r\n"
                                 "-3.5,+86138,-\r\n"
                                 "\" x\",,\"\t\"\r\n";
  g_autofree char *folder = NULL;
  g_autofree char *path = make_path (&folder);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstCsvWriter) writer = mst_csv_writer_new (path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (mst_csv_writer_add_row (writer, rows[i], 3, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (mst_csv_writer_finish (writer, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);

  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_dropped (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = make_path (&folder);
  const char *const row[] = { "x" };
  MstCsvWriter *writer = mst_csv_writer_new (path, NULL);

  g_assert_true (mst_csv_writer_add_row (writer, row, 1, NULL));
  g_object_unref (writer);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mst_csv_writer_new ("/nonexistent/list.csv", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/csv-writer/rows", test_rows);
  g_test_add_func ("/sheet/csv-writer/dropped", test_dropped);
  g_test_add_func ("/sheet/csv-writer/no-folder", test_no_folder);
  return g_test_run ();
}
