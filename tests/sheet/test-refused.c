/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are no workbook, or no sound one: each with its own sentence. */

#include "compound-fixture.h"
#include "mst-error.h"
#include "sheet-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
test_foreign (void)
{
  static const struct
  {
    const char *name, *start, *words;
  } files[] = {
    { "a.xlsx", "", "is empty" },
    { "a.xlsx", "%PDF-1.7\n", "is a PDF" },
    { "a.doc", "{\\rtf1 x}", "Word document" },
    { "a.rar", "Rar!\x1A\x07", "is an archive" },
    { "a.xlsx", "\xFF\xD8\xFF\xE0 JFIF", "is a picture" },
    { "a.xls", "<html><body><table>", "is a web page" },
    { "a.xls", "\xEF\xBB\xBF \r\n<TABLE border=1>", "is a web page" },
    { "a.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>",
      "is a web page" },
    { "a.xls", "MIME-Version: 1.0\nContent-Type: multipart/related", "is a web page" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].start, strlen (files[i].start));

      fixture_expect_refused (bytes, files[i].name, files[i].words);
    }
}

static void
test_foreign_packages (void)
{
  static const struct
  {
    const char *part, *words;
  } packages[] = {
    { "word/document.xml", "Word document" }, { "ppt/presentation.xml", "presentation" },
    { "content.xml", "LibreOffice" },         { "xl/workbook.bin", "binary workbook" },
    { "Index/Document.iwa", "Numbers" },      { "花名册.xlsx", "Unpack it" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      const Part parts[] = { { packages[i].part, "x", -1 }, { NULL, NULL, 0 } };
      g_autoptr (GBytes) bytes = fixture_zip (parts);

      fixture_expect_refused (bytes, "a.xlsx", packages[i].words);
    }
}

static void
test_foreign_compounds (void)
{
  static const struct
  {
    const char *name, *stream, *words;
  } files[] = {
    { "a.xlsx", "EncryptedPackage", "password" },
    { "a.xlsx", "EncryptionInfo", "password" },
    { "a.doc", "WordDocument", "Word document" },
    { "a.ppt", "PowerPoint Document", "presentation" },
    { "a.ET", "Workbook", "WPS's own format" },
    { "a.xls", "Something", "no workbook in it" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = fixture_compound (files[i].stream, (const guint8 *) "x", 1, FALSE);

      fixture_expect_refused (bytes, files[i].name, files[i].words);
    }
}

#define SHEET(inside) "<worksheet>" inside "</worksheet>"
#define ROW(cells) SHEET ("<sheetData><row r='1'>" cells "</row></sheetData>")

static void
test_damaged_sheets (void)
{
  static const struct
  {
    const char *sheet, *words;
  } sheets[] = {
    { ROW ("<c r='A1' t='s'><v>3</v></c>"), "cell A1 of sheet “S”" },
    { ROW ("<c r='B1' t='s'><v>-1</v></c>"), "cell B1" },
    { ROW ("<c t='s'><v>99999999999999999999</v></c>"), "doesn't hold" },
    { ROW ("<c t='s'><v>1.5</v></c>"), "doesn't hold" },
    { ROW ("<c><v>NaN</v></c>"), "no number" },
    { ROW ("<c><v>INF</v></c>"), "no number" },
    { ROW ("<c><v>0x10</v></c>"), "no number" },
    { ROW ("<c><v>1e999</v></c>"), "no number" },
    { ROW ("<c><v>1,5</v></c>"), "no number" },
    { ROW ("<c t='n'><v>张</v></c>"), "no number" },
    { ROW ("<c t='q'><v>1</v></c>"), "unknown kind" },
    { ROW ("<c r='A2'><v>1</v></c>"), "stands elsewhere" },
    { ROW ("<c r='1A'><v>1</v></c>"), "stands elsewhere" },
    { ROW ("<c r='XFE1'><v>1</v></c>"), "stands elsewhere" },
    { ROW ("<c r='A'><v>1</v></c>"), "stands elsewhere" },
    { ROW ("<c r='A1'><v>1</v></c><c r='A1'><v>2</v></c>"), "cell A1 of sheet “S” is there twice" },
    { ROW ("<c r='XFD1'><v>1</v></c><c><v>2</v></c>"), "more cells than there can be" },
    { SHEET ("<sheetData><row r='0'/></sheetData>"), "row number" },
    { SHEET ("<sheetData><row r='-5'/></sheetData>"), "row number" },
    { SHEET ("<sheetData><row r='1048577'/></sheetData>"), "row number" },
    { SHEET ("<sheetData><row r='1048576'/><row/></sheetData>"), "more rows than there can be" },
    { SHEET ("<mergeCells><mergeCell ref='A1:'/></mergeCells>"), "merged range" },
    { SHEET ("<mergeCells><mergeCell ref='A0:B1'/></mergeCells>"), "merged range" },
    { SHEET ("<mergeCells><mergeCell/></mergeCells>"), "merged range" },
    { "<worksheet><sheetData>", "sheet1.xml breaks off" },
    { "<worksheet><sheetData></worksheet>", "garbled" },
    { "<html/>", "sheet “S” is something else" },
    { "<?xml version='1.0' encoding='GB2312'?><worksheet/>", "garbled" },
    { "<!DOCTYPE worksheet [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>", "definitions" },
    { "<!DOCTYPE worksheet SYSTEM 'file:///etc/passwd'><worksheet/>", "definitions" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      const Part parts[] = { { "xl/worksheets/sheet1.xml", sheets[i].sheet, -1 },
                             { NULL, NULL, 0 } };
      g_autoptr (GBytes) bytes = fixture_workbook (parts);

      fixture_expect_refused (bytes, "a.xlsx", sheets[i].words);
    }
}

#define RELATIONS(target) \
  "<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='" target "'/></Relationships>"

static void
test_damaged_packages (void)
{
  static const struct
  {
    Part parts[3];
    const char *words;
  } packages[] = {
    { { { "xl/workbook.xml", "<workbook><sheets><sheet name='S'/></sheets></workbook>", -1 } },
      "sheet “S” is missing" },
    { { { "xl/worksheets/sheet1.xml", "", 0 } }, "sheet “S” is missing" },
    { { { "xl/_rels/workbook.xml.rels", RELATIONS ("/etc/passwd"), -1 } }, "is missing" },
    { { { "xl/_rels/workbook.xml.rels", RELATIONS ("../../../../etc/passwd"), -1 } },
      "is missing" },
    { { { "xl/_rels/workbook.xml.rels", RELATIONS ("file:///etc/passwd"), -1 } }, "is missing" },
    { { { "XL/workbook.xml", "<workbook/>", -1 } }, "have one name" },
    { { { "xl/workbook.xml", "<sst/>", -1 } }, "list of sheets" },
    { { { "xl/sharedStrings.xml", "<styleSheet/>", -1 } }, "table of texts" },
    { { { "xl/styles.xml", "<styleSheet>", -1 } }, "xl/styles.xml" },
    { { { "xl/workbook.xml",
          "<workbook xmlns:r='r'><sheets><sheet name='S' r:id='rId1'/><sheet name='T' r:id='rId1'/>"
          "</sheets></workbook>",
          -1 } },
      "two of its sheets are one" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      g_autoptr (GBytes) bytes = fixture_workbook (packages[i].parts);

      fixture_expect_refused (bytes, "a.xlsx", packages[i].words);
    }
}

/* Cut anywhere, or with any one byte changed: refused, or read as it was. */
static void
test_truncated_and_rotten (void)
{
  g_autoptr (GBytes) bytes =
    fixture_sheet ("<sheetData><row><c t='s'><v>0</v></c><c><v>1985.07</v></c></row></sheetData>");
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize n = 4; n < size; n += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (mst_workbook_open_bytes (cut, "a.xlsx", NULL, &error));
      g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
    }
  for (gsize n = 2; n < size; n++)
    {
      g_autofree char *rotten = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MstWorkbook) workbook = NULL;

      rotten[n] ^= 0x10;
      changed = g_bytes_new (rotten, size);
      workbook = mst_workbook_open_bytes (changed, "a.xlsx", NULL, &error);
      if (workbook == NULL)
        g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
      else
        {
          g_autofree char *dump = fixture_dump (workbook);

          /* A name that the archive gives for a part that can be done without. */
          if (strcmp (dump, "S: A1=s:甲 B1=n:1985.07") != 0)
            g_error ("byte %" G_GSIZE_FORMAT ": %s", n, dump);
        }
    }
}

static void
test_protected (void)
{
  g_autoptr (GBytes) bytes = fixture_protected_workbook ("secret");

  fixture_expect_refused (bytes, "a.xlsx", "password");
}

static void
test_paths (void)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "a.xlsx", NULL);
  g_autofree char *missing = g_build_filename (folder, "b.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (mst_workbook_open (pipe, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (mst_workbook_open (folder, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (mst_workbook_open (missing, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
  g_unlink (pipe);

  g_assert_true (g_file_set_contents (missing, "a,b\n", -1, NULL));
  {
    g_autoptr (MstWorkbook) workbook = mst_workbook_open (missing, NULL, NULL);

    g_assert_cmpstr (mst_workbook_get_name (workbook), ==, "b.xlsx");
    g_assert_cmpstr (mst_workbook_get_format (workbook), ==, "csv");
  }
  g_unlink (missing);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refused/foreign", test_foreign);
  g_test_add_func ("/refused/foreign-packages", test_foreign_packages);
  g_test_add_func ("/refused/foreign-compounds", test_foreign_compounds);
  g_test_add_func ("/refused/damaged-sheets", test_damaged_sheets);
  g_test_add_func ("/refused/damaged-packages", test_damaged_packages);
  g_test_add_func ("/refused/truncated-and-rotten", test_truncated_and_rotten);
  g_test_add_func ("/refused/protected", test_protected);
  g_test_add_func ("/refused/paths", test_paths);
  return g_test_run ();
}
