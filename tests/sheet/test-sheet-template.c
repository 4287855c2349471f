/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A department's own workbook, filled in: what changes and what doesn't. */

#include "mst-error.h"
#include "mst-sheet-reference.h"
#include "mst-sheet-template.h"
#include "mst-workbook.h"
#include "sheet-part.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("muster-template-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.xlsx", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static const MstSheetColumn columns[] = {
  { .heading = "序号", .kind = MST_COLUMN_ORDINAL },
  { .heading = "街道", .kind = MST_COLUMN_WORD },
  { .heading = "社区", .kind = MST_COLUMN_WORD },
  { .heading = "小区\n名称", .kind = MST_COLUMN_TEXT },
  { .heading = "户数", .kind = MST_COLUMN_INTEGER },
};

static const char *const rows[][5] = {
  { "1", "晨泉街道", "松湾社区", "安溪花园", "1234" },
  { "2", "晨泉街道", "柳岸社区", "甲 & 乙 <院>", NULL },
  { "3", "怀庄街道", NULL, "怀庄里", "100" },
};

static const MstTemplateValue values[] = {
  { "标题", MST_COLUMN_TEXT, 0, "示例区小区台账" }, { "制表单位", MST_COLUMN_TEXT, 0, "组织部" },
  { "日期", MST_COLUMN_DATE, 0, "2026-03-01" },     { "行数", MST_COLUMN_INTEGER, 0, "1234567" },
  { "合计.户数", MST_COLUMN_INTEGER, 0, "1334" },
};

static gboolean
foreach_cb (MstTemplateRowFunc func, gpointer user_data, gpointer data, GError **error)
{
  const guint *n = data;

  for (guint i = 0; i < *n; i++)
    if (!func (rows[i], user_data, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (const char *name, guint n, const char *path, GError **error)
{
  g_autofree char *template = g_test_build_filename (G_TEST_DIST, "sheet", name, NULL);
  const MstTemplateTable table = { columns, G_N_ELEMENTS (columns), n, foreach_cb, &n };

  const MstTemplateSet set = { NULL, values, G_N_ELEMENTS (values), &table, 1 };

  return mst_sheet_template_fill (template, &set, 1, path, NULL, error);
}

static void
fill_well (const char *name, guint n, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fill (name, n, path, &error));
  g_assert_no_error (error);
}

static void
assert_cell (MstWorkbook *workbook, guint sheet, guint32 row, guint32 column, const char *expected)
{
  const MstCell *cell = mst_grid_get_cell (mst_workbook_get_sheet (workbook, sheet), row, column);
  g_autofree char *text = cell != NULL ? mst_cell_dup_text (cell, FALSE) : NULL;

  g_assert_cmpstr (text != NULL ? text : "", ==, expected);
}

static void
assert_filled (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstWorkbook) workbook = mst_workbook_open (path, NULL, &error);

  g_assert_no_error (error);
  assert_cell (workbook, 0, 0, 0, "示例区小区台账");
  assert_cell (workbook, 0, 1, 0, "制表单位：组织部（截至2026年3月1日，共1,234,567个）");
  assert_cell (workbook, 0, 1, 5, "2026-03-01");
  assert_cell (workbook, 0, 3, 1, "晨泉街道松湾社区");
  assert_cell (workbook, 0, 3, 3, "1234");
  assert_cell (workbook, 0, 4, 2, "甲 & 乙 <院>");
  assert_cell (workbook, 0, 4, 3, "");
  assert_cell (workbook, 0, 5, 0, "3");
  assert_cell (workbook, 0, 5, 1, "怀庄街道");
  assert_cell (workbook, 0, 6, 0, "合计");
  assert_cell (workbook, 0, 6, 4, "1334");
  assert_cell (workbook, 0, 8, 0, "审核：张三");
  assert_cell (workbook, 1, 2, 0, "不动");
}

/* Formats, merged cells, formulas, charts, names: they stay, and go down where they stand below. */
static void
test_fill (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *part, *text;
  } has[] = {
    { "xl/worksheets/sheet1.xml", "<row r=\"5\" ht=\"21\" customHeight=\"1\">" },
    { "xl/worksheets/sheet1.xml", "<f>D4/D$7</f>" },
    { "xl/worksheets/sheet1.xml", "<f>D6/D$7</f>" },
    { "xl/worksheets/sheet1.xml", "<f>SUM(D4:D6)</f>" },
    { "xl/worksheets/sheet1.xml", "<mergeCell ref=\"A1:F1\"/>" },
    { "xl/worksheets/sheet1.xml", "<mergeCell ref=\"E8:F8\"/>" },
    { "xl/worksheets/sheet1.xml", "<conditionalFormatting sqref=\"D4:D6\">" },
    { "xl/worksheets/sheet1.xml", "sqref=\"F4:F6\"" },
    { "xl/worksheets/sheet2.xml", "<f>SUM('小区 台账'!D4:D6)</f>" },
    { "xl/worksheets/sheet2.xml", "<f>'小区 台账'!D7</f>" },
    { "xl/charts/chart1.xml", "'小区 台账'!$D$4:$D$6" },
    { "xl/drawings/drawing1.xml", "<row>10</row>" },
    { "xl/comments/comment1.xml", "ref=\"A9\"" },
    { "xl/workbook.xml", "'小区 台账'!$D$4:$D$6" },
    { "xl/workbook.xml", "!1:3" },
    { "xl/workbook.xml", "'小区 台账'!$A$1:$F$9" },
    { "xl/workbook.xml", "fullCalcOnLoad=\"1\"" },
  };
  static const char *const untouched[] = { "xl/styles.xml", "xl/worksheets/sheet3.xml",
                                           "xl/theme/theme1.xml", "docProps/core.xml",
                                           "[Content_Types].xml" };
  g_autofree char *template = g_test_build_filename (G_TEST_DIST, "sheet", "template.xlsx", NULL);

  fill_well ("template.xlsx", 3, fixture->path);
  assert_filled (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (has); i++)
    sheet_part_assert_has (fixture->path, has[i].part, has[i].text);
  for (guint i = 0; i < G_N_ELEMENTS (untouched); i++)
    {
      g_autofree char *before = sheet_part_read (template, untouched[i]);
      g_autofree char *after = sheet_part_read (fixture->path, untouched[i]);

      g_assert_nonnull (before);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Texts that are kept once for all cells; formulas that had values. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  fill_well ("template-shared.xlsx", 3, fixture->path);
  assert_filled (fixture->path);
  sheet_part_assert_has (fixture->path, "xl/worksheets/sheet1.xml", ">D6/D$7</f></c>");
  sheet_part_assert_has (fixture->path, "xl/worksheets/sheet1.xml", ">SUM(D4:D6)</f></c>");
}

/* Rows and cells that don't say where they are follow each other; one that says it wrong is told of. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const char *const has[] = {
    "<f>D6/D$7</f>",
    "<f>SUM(D4:D6)</f>",
    "<mergeCell ref=\"A1:F1\"/>",
    "<mergeCell ref=\"E8:F8\"/>",
    "<c r=\"F2\" s=\"2\"><v>",
  };
  g_autoptr (GError) error = NULL;

  fill_well ("template-unplaced.xlsx", 3, fixture->path);
  assert_filled (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (has); i++)
    sheet_part_assert_has (fixture->path, "xl/worksheets/sheet1.xml", has[i]);
  sheet_part_assert_has_not (fixture->path, "xl/worksheets/sheet1.xml", "{{");

  g_unlink (fixture->path);
  g_assert_false (fill ("template-misplaced.xlsx", 3, fixture->path, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "xl/worksheets/sheet1.xml"));
  g_assert_nonnull (strstr (error->message, "row 4"));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* One row moves nothing; without rows the row stays, blank. */
static void
test_few (Fixture *fixture, gconstpointer data)
{
  for (guint n = 0; n < 2; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MstWorkbook) workbook = NULL;

      fill_well ("template.xlsx", n, fixture->path);
      workbook = mst_workbook_open (fixture->path, NULL, &error);
      g_assert_no_error (error);
      assert_cell (workbook, 0, 3, 2, n == 0 ? "" : "安溪花园");
      assert_cell (workbook, 0, 4, 0, "合计");
      sheet_part_assert_has (fixture->path, "xl/worksheets/sheet1.xml", "<f>SUM(D4:D4)</f>");
      sheet_part_assert_has (fixture->path, "xl/worksheets/sheet1.xml", "<f>D4/D$5</f>");
    }
}

/* What is wrong is said, and nothing is written. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *template = g_test_build_filename (G_TEST_DIST, "sheet", "template.xlsx", NULL);
  g_autofree char *text = g_test_build_filename (G_TEST_DIST, "sheet", "meson.build", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.xlsx", NULL);
  const MstTemplateSet set = { NULL, values, G_N_ELEMENTS (values), NULL, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (mst_sheet_template_fill (template, &set, 1, fixture->path, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "小区 台账"));
  g_assert_nonnull (strstr (error->message, "A4"));
  g_assert_nonnull (strstr (error->message, "{{序号}}"));
  g_assert_nonnull (strstr (error->message, "{{制表单位}}"));
  g_clear_error (&error);

  g_assert_false (mst_sheet_template_fill (text, &set, 1, fixture->path, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (mst_sheet_template_fill (missing, &set, 1, fixture->path, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Fills the template with two sets: the first has two rows, the second all three. */
static gboolean
fill_two (const char *name, const char *path, GError **error)
{
  static const MstTemplateValue first[] = { { "标题", MST_COLUMN_TEXT, 0, "通知" },
                                            { "分组", MST_COLUMN_TEXT, 0, "晨泉/街道" } };
  static const MstTemplateValue second[] = { { "标题", MST_COLUMN_TEXT, 0, "通知" },
                                             { "分组", MST_COLUMN_TEXT, 0, "怀庄 & 街道" } };
  g_autofree char *template = g_test_build_filename (G_TEST_DIST, "sheet", name, NULL);
  guint few = 2, all = 3;
  const MstTemplateTable tables[] = {
    { columns, G_N_ELEMENTS (columns), few, foreach_cb, &few },
    { columns, G_N_ELEMENTS (columns), all, foreach_cb, &all },
  };
  const MstTemplateSet sets[] = { { "晨泉/街道", first, 2, &tables[0], 1 },
                                  { "怀庄 & 街道", second, 2, &tables[1], 1 } };

  return mst_sheet_template_fill (template, sets, 2, path, NULL, error);
}

/* A sheet for each set, with its own rows, names and references; what else there is leads to the first. */
static void
test_sets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstWorkbook) workbook = NULL;
  static const char *const names[] = { "晨泉 街道", "说明", "怀庄 & 街道" };
  static const struct
  {
    const char *part, *text;
  } has[] = {
    { "xl/worksheets/sheet1.xml", "<f>SUM(C5:C6)</f>" },
    { "xl/worksheets/sheet1.xml", "<f>'晨泉 街道'!C7*2</f>" },
    { "xl/worksheets/sheet2.xml", "<f>'晨泉 街道'!C7</f>" },
    { "xl/worksheets/sheet3.xml", "<f>SUM(C5:C7)</f>" },
    { "xl/worksheets/sheet3.xml", "<f>SUM(C$5:C7)</f>" },
    { "xl/worksheets/sheet3.xml", "<f>'怀庄 &amp; 街道'!C8*2</f>" },
    { "xl/workbook.xml", "'怀庄 &amp; 街道'!$A$1:$D$8" },
    { "xl/workbook.xml", "'怀庄 &amp; 街道'!1:4" },
    { "xl/workbook.xml", "'晨泉 街道'!$A$1:$D$7" },
    { "xl/workbook.xml", "'晨泉 街道'!$C$5:$C$6" },
    { "xl/workbook.xml", "name=\"怀庄 &amp; 街道\" sheetId=\"3\" r:id=\"rIdCopy2\"/></sheets>" },
    { "[Content_Types].xml", "PartName=\"/xl/worksheets/sheet3.xml\"" },
  };

  g_assert_true (fill_two ("template-sheets.xlsx", fixture->path, &error));
  g_assert_no_error (error);
  workbook = mst_workbook_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mst_workbook_get_n_sheets (workbook), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (mst_grid_get_name (mst_workbook_get_sheet (workbook, i)), ==, names[i]);
  assert_cell (workbook, 0, 1, 0, "晨泉/街道：");
  assert_cell (workbook, 0, 5, 1, "甲 & 乙 <院>");
  assert_cell (workbook, 0, 6, 0, "合计");
  assert_cell (workbook, 1, 0, 0, "不动");
  assert_cell (workbook, 2, 1, 0, "怀庄 & 街道：");
  assert_cell (workbook, 2, 6, 1, "怀庄里");
  assert_cell (workbook, 2, 7, 0, "合计");
  for (guint i = 0; i < G_N_ELEMENTS (has); i++)
    sheet_part_assert_has (fixture->path, has[i].part, has[i].text);
  sheet_part_assert_has_not (fixture->path, "xl/worksheets/sheet3.xml", "tabSelected=\"1\"");
}

/* A chart belongs to one sheet. */
static void
test_sets_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fill_two ("template.xlsx", fixture->path, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "小区 台账"));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* A workbook that this program wrote is a template too. */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  static const MstSheetColumn own[] = { { .heading = "小区", .kind = MST_COLUMN_TEXT },
                                        { .heading = "户数", .kind = MST_COLUMN_INTEGER } };
  static const char *const marks[] = { "{{小区名称}}", "{{户数}}" };
  const MstSheetLayout layout = { .title = "{{标题}}", .columns = own, .n_columns = 2 };
  g_autofree char *template = g_build_filename (fixture->folder, "own.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (template, NULL, NULL, &error);
  g_autoptr (MstWorkbook) workbook = NULL;
  guint n = 3;
  const MstTemplateTable table = { columns, G_N_ELEMENTS (columns), n, foreach_cb, &n };
  const MstTemplateSet set = { NULL, values, G_N_ELEMENTS (values), &table, 1 };

  g_assert_true (mst_sheet_writer_begin_table (writer, &layout, &error));
  g_assert_true (mst_sheet_writer_add_row (writer, marks, MST_CELL_STYLE_PLAIN, &error));
  g_assert_true (mst_sheet_writer_end_table (writer, &error));
  g_assert_true (mst_sheet_writer_finish (writer, &error));
  g_assert_true (mst_sheet_template_fill (template, &set, 1, fixture->path, NULL, &error));
  g_assert_no_error (error);
  g_unlink (template);
  workbook = mst_workbook_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  assert_cell (workbook, 0, 2, 0, "安溪花园");
  assert_cell (workbook, 0, 3, 0, "甲 & 乙 <院>");
  assert_cell (workbook, 0, 4, 1, "100");
}

/* A sheet whose part holds nothing at all. */
static void
test_empty_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fill ("template-empty.xlsx", 1, fixture->path, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "xl/worksheets/sheet1.xml"));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* --- references; three rows are put in under row 5 of 表 --- */

static void
test_formulas (void)
{
  static const MstSheetShift shift = { "表", 5, 3 };
  static const struct
  {
    const char *formula, *shifted, *repeated;
  } cases[] = {
    { "A5", "A5", "A7" },
    { "$A$5+A$6", "$A$5+A$9", "$A$5+A$9" },
    { "SUM(A5:A5)", "SUM(A5:A8)", "SUM(A7:A7)" },
    { "SUM(A1:B4)*F4", "SUM(A1:B4)*F4", "SUM(A3:B6)*F6" },
    { "SUM(A$1:A5)", "SUM(A$1:A8)", "SUM(A$1:A7)" },
    { "SUM(5:6)", "SUM(5:9)", "SUM(7:9)" },
    { "A:A", "A:A", "A:A" },
    { "LOG10(A6)", "LOG10(A9)", "LOG10(A9)" },
    { "IF(B6>5,\"A6 \"\"A6\",A6)", "IF(B9>5,\"A6 \"\"A6\",A9)", "IF(B9>5,\"A6 \"\"A6\",A9)" },
    { "别表!A6+表!A6", "别表!A6+表!A9", "别表!A6+表!A9" },
    { "'别 ''表'!A6:A7", "'别 ''表'!A6:A7", "'别 ''表'!A6:A7" },
    { "[1]表!A6", "[1]表!A6", "[1]表!A6" },
    { "区_A6+A6_区", "区_A6+A6_区", "区_A6+A6_区" },
    { "户数[A6]", "户数[A6]", "户数[A6]" },
    { "6+A1", "6+A1", "6+A3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shifted = mst_sheet_shift_formula (cases[i].formula, "表", &shift);
      g_autofree char *repeated = mst_sheet_repeat_formula (cases[i].formula, "表", &shift, 2);
      g_autofree char *elsewhere = mst_sheet_shift_formula (cases[i].formula, "别处", &shift);

      g_assert_cmpstr (shifted, ==, cases[i].shifted);
      g_assert_cmpstr (repeated, ==, cases[i].repeated);
      if (strchr (cases[i].formula, '!') == NULL)
        g_assert_cmpstr (elsewhere, ==, cases[i].formula);
    }
}

static void
test_ranges (void)
{
  static const MstSheetShift shift = { "表", 5, 3 };
  g_autofree char *grown = mst_sheet_shift_ranges ("A5 B4:C5 D6:D7 A1:B2", &shift, TRUE);
  g_autofree char *kept = mst_sheet_shift_ranges ("A5 A6", &shift, FALSE);
  g_autofree char *moved = mst_sheet_move_formula ("$A1+B$2+C3:D4", 2, 1);

  g_assert_cmpstr (grown, ==, "A5:A8 B4:C8 D9:D10 A1:B2");
  g_assert_cmpstr (kept, ==, "A5 A9");
  g_assert_cmpstr (moved, ==, "$A3+C$2+D5:E6");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/sheet/template/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("fill", test_fill);
  ADD ("shared", test_shared);
  ADD ("places", test_places);
  ADD ("few", test_few);
  ADD ("refused", test_refused);
  ADD ("own", test_own);
  ADD ("sets", test_sets);
  ADD ("sets-refused", test_sets_refused);
  ADD ("empty-part", test_empty_part);
#undef ADD
  g_test_add_func ("/sheet/template/formulas", test_formulas);
  g_test_add_func ("/sheet/template/ranges", test_ranges);
  return g_test_run ();
}
