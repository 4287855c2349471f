/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What written workbooks hold, cell by cell and part by part. */

#include "mst-error.h"
#include "mst-sheet-writer.h"
#include "mst-workbook.h"
#include "sheet-part.h"

#include <glib/gstdio.h>
#include <string.h>

#define SHEET1 "xl/worksheets/sheet1.xml"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("muster-writer-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "名册.xlsx", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static const MstSheetColumn roster_columns[] = {
  { .heading = "序号", .kind = MST_COLUMN_ORDINAL },
  { .heading = "姓名", .kind = MST_COLUMN_WORD },
  { .heading = "公民身份号码", .kind = MST_COLUMN_CODE },
  { .heading = "出生年月", .kind = MST_COLUMN_DATE },
  { .heading = "户数", .kind = MST_COLUMN_INTEGER },
  { .heading = "得分", .kind = MST_COLUMN_DECIMAL, .digits = 2 },
  { .heading = "完成率", .kind = MST_COLUMN_PERCENT, .digits = 1 },
  { .heading = "是否24小时", .kind = MST_COLUMN_FLAG },
  { .heading = "备注", .kind = MST_COLUMN_TEXT },
};

static const MstSheetLayout roster_layout = {
  .sheet_name = "人员",
  .title = "示例区人员花名册",
  .made_by = "制表单位：中共示例区委组织部",
  .as_of = "2026年3月1日",
  .unit = "单位：人",
  .signatures = TRUE,
  .columns = roster_columns,
  .n_columns = G_N_ELEMENTS (roster_columns),
};

/* Writes one table of @rows (NULL-terminated texts, "" for NULL). */
static void
write_table (const char *path, const MstSheetLayout *layout, const char *const *const *rows,
             guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer =
    mst_sheet_writer_new (path, "花名册", "中共示例区委组织部", &error);

  g_assert_no_error (error);
  g_assert_true (mst_sheet_writer_begin_table (writer, layout, &error));
  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_true (mst_sheet_writer_add_row (writer, rows[i], MST_CELL_STYLE_PLAIN, &error));
      g_assert_no_error (error);
    }
  g_assert_true (mst_sheet_writer_end_table (writer, &error));
  g_assert_true (mst_sheet_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static const char *const first_row[] = { "1",          "欧阳明", "11010019850701001X",
                                         "1985-07-01", "12345",  "3.5",
                                         "0.153",      "是",     "=1+1" };
static const char *const second_row[] = { "2",
                                          "李四",
                                          "110100198507010028",
                                          "1985-07",
                                          NULL,
                                          NULL,
                                          NULL,
                                          NULL,
                                          "a\x01"
                                          "b_x000D_<&>\r\n第二行" };
static const char *const *const two_rows[] = { first_row, second_row };

static void
assert_cell (MstGrid *grid, guint32 row, guint32 column, MstCellType type, const char *text)
{
  const MstCell *cell = mst_grid_get_cell (grid, row, column);
  g_autofree char *found = NULL;

  g_assert_nonnull (cell);
  found = mst_cell_dup_text (cell, FALSE);
  g_assert_cmpstr (found, ==, text);
  g_assert_cmpint (cell->type, ==, type);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstWorkbook) workbook = NULL;
  MstGrid *grid;

  write_table (fixture->path, &roster_layout, two_rows, 2);
  workbook = mst_workbook_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mst_workbook_get_n_sheets (workbook), ==, 1);
  grid = mst_workbook_get_sheet (workbook, 0);
  g_assert_cmpstr (mst_grid_get_name (grid), ==, "人员");

  assert_cell (grid, 0, 0, MST_CELL_TEXT, "示例区人员花名册");
  assert_cell (grid, 1, 0, MST_CELL_TEXT, "制表单位：中共示例区委组织部");
  for (guint i = 0; i < G_N_ELEMENTS (roster_columns); i++)
    assert_cell (grid, 2, i, MST_CELL_TEXT, roster_columns[i].heading);

  assert_cell (grid, 3, 0, MST_CELL_NUMBER, "1");
  assert_cell (grid, 3, 1, MST_CELL_TEXT, "欧阳明");
  assert_cell (grid, 3, 2, MST_CELL_TEXT, "11010019850701001X");
  assert_cell (grid, 3, 3, MST_CELL_DATE, "1985-07-01");
  assert_cell (grid, 3, 4, MST_CELL_NUMBER, "12345");
  assert_cell (grid, 3, 5, MST_CELL_NUMBER, "3.5");
  assert_cell (grid, 3, 6, MST_CELL_NUMBER, "0.153");
  assert_cell (grid, 3, 7, MST_CELL_TEXT, "是");
  assert_cell (grid, 3, 8, MST_CELL_TEXT, "=1+1");

  assert_cell (grid, 4, 2, MST_CELL_TEXT, "110100198507010028");
  assert_cell (grid, 4, 3, MST_CELL_TEXT, "1985-07");
  g_assert_null (mst_grid_get_cell (grid, 4, 4));
  assert_cell (grid, 4, 8, MST_CELL_TEXT, "ab_x000D_<&>\n第二行");
  assert_cell (grid, 5, 0, MST_CELL_TEXT, "填表人：");
}

static void
test_layout (Fixture *fixture, gconstpointer data)
{
  const char *path = fixture->path;

  write_table (path, &roster_layout, two_rows, 2);

  sheet_part_assert_has (path, SHEET1, "<mergeCell ref=\"A1:I1\"/>");
  sheet_part_assert_has (path, SHEET1, "<pane ySplit=\"3\" topLeftCell=\"A4\"");
  sheet_part_assert_has (path, SHEET1, "<autoFilter ref=\"A3:I5\"/>");
  sheet_part_assert_has (path, SHEET1, "paperSize=\"9\"");
  sheet_part_assert_has (path, SHEET1, "fitToHeight=\"0\"");
  sheet_part_assert_has (path, SHEET1, "<printOptions horizontalCentered=\"1\"/>");
  sheet_part_assert_has (path, SHEET1, "第 &amp;P 页  共 &amp;N 页");
  sheet_part_assert_has (path, SHEET1, "numberStoredAsText=\"1\"");
  sheet_part_assert_has (path, SHEET1, "C4:C5");
  sheet_part_assert_has_not (path, SHEET1, "<f>");
  sheet_part_assert_has (path, "xl/workbook.xml", "'人员'!$3:$3");
  sheet_part_assert_has (path, "xl/workbook.xml", "'人员'!$A$1:$I$6");
  sheet_part_assert_has (path, "xl/styles.xml", "formatCode=\"yyyy-mm-dd\"");
  sheet_part_assert_has (path, "xl/styles.xml", "numFmtId=\"49\"");
  sheet_part_assert_has (path, "docProps/core.xml", "<dc:title>花名册</dc:title>");
  sheet_part_assert_has (path, "docProps/core.xml", "<dc:creator>中共示例区委组织部</dc:creator>");
}

/* Paper lies across where the columns are too wide for it upright. */
static void
test_paper (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint n_columns;
    double width;
    MstSheetPaper paper;
    gboolean landscape;
    const char *size, *orientation;
  } cases[] = {
    { 4, 18, MST_SHEET_PAPER_A4, FALSE, "paperSize=\"9\"", "orientation=\"portrait\"" },
    { 4, 18, MST_SHEET_PAPER_A4, TRUE, "paperSize=\"9\"", "orientation=\"landscape\"" },
    { 9, 18, MST_SHEET_PAPER_A4, FALSE, "paperSize=\"9\"", "orientation=\"landscape\"" },
    { 9, 16, MST_SHEET_PAPER_A3, FALSE, "paperSize=\"8\"", "orientation=\"portrait\"" },
    { 1, 18, MST_SHEET_PAPER_A3, FALSE, "paperSize=\"8\"", "orientation=\"portrait\"" },
    { 2, 18, MST_SHEET_PAPER_A3, FALSE, "paperSize=\"8\"", "orientation=\"portrait\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MstSheetColumn columns[G_N_ELEMENTS (roster_columns)];
      MstSheetLayout layout = roster_layout;

      memcpy (columns, roster_columns, sizeof columns);
      for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
        columns[column].width = cases[i].width;
      layout.columns = columns;
      layout.n_columns = cases[i].n_columns;
      layout.paper = cases[i].paper;
      layout.landscape = cases[i].landscape;
      write_table (fixture->path, &layout, two_rows, 2);
      sheet_part_assert_has (fixture->path, SHEET1, cases[i].size);
      sheet_part_assert_has (fixture->path, SHEET1, cases[i].orientation);
    }
}

/* Without title and lines the heading stands first; totals aren't filtered. */
static void
test_bare_table (Fixture *fixture, gconstpointer data)
{
  MstSheetLayout layout = { .columns = roster_columns, .n_columns = 5 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);

  g_assert_true (mst_sheet_writer_begin_table (writer, &layout, &error));
  g_assert_true (mst_sheet_writer_add_row (writer, first_row, MST_CELL_STYLE_PLAIN, &error));
  g_assert_true (mst_sheet_writer_add_row (writer, second_row, MST_CELL_STYLE_TOTAL, &error));
  g_assert_true (mst_sheet_writer_end_table (writer, &error));
  g_assert_true (mst_sheet_writer_finish (writer, &error));

  sheet_part_assert_has (fixture->path, SHEET1, "<autoFilter ref=\"A1:E2\"/>");
  sheet_part_assert_has (fixture->path, SHEET1, "<pane ySplit=\"1\"");
  sheet_part_assert_has_not (fixture->path, SHEET1, "填表人");
  sheet_part_assert_has_not (fixture->path, SHEET1, "<mergeCell ");
}

static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *values[9] = { NULL };

  g_assert_true (mst_sheet_writer_begin_table (writer, &roster_layout, &error));
  while (text->len < 3 * 32767)
    g_string_append (text, "长");
  values[8] = text->str;
  g_assert_true (mst_sheet_writer_add_row (writer, values, MST_CELL_STYLE_PLAIN, &error));
  g_assert_no_error (error);
  g_string_append (text, "长");
  values[8] = text->str;
  g_assert_false (mst_sheet_writer_add_row (writer, values, MST_CELL_STYLE_PLAIN, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "I5"));
}

/* Nothing is seen of a workbook before it is whole, and an older one stays. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  for (guint stage = 0; stage < 4; stage++)
    {
      g_autoptr (GError) error = NULL;
      MstSheetWriter *writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);

      g_assert_no_error (error);
      if (stage > 0)
        g_assert_true (mst_sheet_writer_begin_table (writer, &roster_layout, &error));
      if (stage > 1)
        g_assert_true (mst_sheet_writer_add_row (writer, first_row, MST_CELL_STYLE_PLAIN, &error));
      if (stage > 2)
        g_assert_true (mst_sheet_writer_end_table (writer, &error));
      g_object_unref (writer);
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
    }
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "x.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mst_sheet_writer_new (path, NULL, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
}

/* A full sheet is followed by another with the same heading. */
static void
test_full_sheet (Fixture *fixture, gconstpointer data)
{
  MstSheetColumn column = { .heading = "序号", .kind = MST_COLUMN_ORDINAL };
  MstSheetLayout layout = { .sheet_name = "人员", .columns = &column, .n_columns = 1 };
  const char *values[] = { "7" };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);

  g_assert_true (mst_sheet_writer_begin_table (writer, &layout, &error));
  for (guint i = 0; i < 1048576; i++)
    g_assert_true (mst_sheet_writer_add_row (writer, values, MST_CELL_STYLE_PLAIN, &error));
  g_assert_true (mst_sheet_writer_end_table (writer, &error));
  g_assert_true (mst_sheet_writer_finish (writer, &error));

  sheet_part_assert_has (fixture->path, "xl/workbook.xml", "name=\"人员(2)\"");
  sheet_part_assert_has (fixture->path, "xl/worksheets/sheet2.xml", "<dimension ref=\"A1:A3\"/>");
  sheet_part_assert_has (fixture->path, "xl/worksheets/sheet2.xml", "序号");
}

static void
test_sheet_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[][2] = {
    { "人员", "name=\"人员\"" },
    { "人员", "name=\"人员(2)\"" },
    { "a/b:c*d?e[f]g\\h'", "name=\"a b c d e f g h\"" },
    { "", "name=\"Sheet\"" },
    { "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三",
      "name=\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一\"" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (mst_sheet_writer_begin_sheet (writer, names[i][0], &error));
  g_assert_true (mst_sheet_writer_finish (writer, &error));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    sheet_part_assert_has (fixture->path, "xl/workbook.xml", names[i][1]);
}

/* A copy of a sender's sheet: merges over rows, typed cells, a coloured one with a comment. */
static void
test_free_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);
  g_autoptr (MstWorkbook) workbook = NULL;
  MstGrid *grid;

  g_assert_true (mst_sheet_writer_begin_sheet (writer, "退回", &error));
  g_assert_true (
    mst_sheet_writer_merge (writer, 0, 0, 1, 0, "姓名", MST_CELL_STYLE_HEADING, &error));
  g_assert_true (
    mst_sheet_writer_merge (writer, 0, 1, 0, 2, "证件", MST_CELL_STYLE_HEADING, &error));
  g_assert_true (
    mst_sheet_writer_merge (writer, 1, 1, 1, 1, "号码", MST_CELL_STYLE_HEADING, &error));
  g_assert_true (mst_sheet_writer_put (writer, 1, 2, MST_CELL_TEXT, "日期", 0,
                                       MST_CELL_STYLE_HEADING, NULL, &error));
  g_assert_true (mst_sheet_writer_put (writer, 2, 0, MST_CELL_TEXT, "张三", 0, MST_CELL_STYLE_PLAIN,
                                       NULL, &error));
  g_assert_true (mst_sheet_writer_put (writer, 2, 1, MST_CELL_NUMBER, NULL, 110100198507010,
                                       MST_CELL_STYLE_BAD, "号码不对", &error));
  g_assert_true (mst_sheet_writer_put (writer, 2, 2, MST_CELL_DATE, NULL, 31229,
                                       MST_CELL_STYLE_WARNING, NULL, &error));
  g_assert_true (mst_sheet_writer_put (writer, 2, 3, MST_CELL_BOOLEAN, NULL, 1,
                                       MST_CELL_STYLE_PLAIN, NULL, &error));
  mst_sheet_writer_set_column_width (writer, 1, 22);
  mst_sheet_writer_freeze (writer, 2, 1);
  g_assert_true (mst_sheet_writer_finish (writer, &error));
  g_assert_no_error (error);

  workbook = mst_workbook_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  grid = mst_workbook_get_sheet (workbook, 0);
  assert_cell (grid, 0, 0, MST_CELL_TEXT, "姓名");
  assert_cell (grid, 1, 1, MST_CELL_TEXT, "号码");
  assert_cell (grid, 2, 1, MST_CELL_NUMBER, "110100198507010");
  assert_cell (grid, 2, 2, MST_CELL_DATE, "1985-07-01");
  assert_cell (grid, 2, 3, MST_CELL_BOOLEAN, "TRUE");
  sheet_part_assert_has (fixture->path, SHEET1, "<mergeCell ref=\"A1:A2\"/>");
  sheet_part_assert_has (fixture->path, SHEET1, "<pane xSplit=\"1\" ySplit=\"2\"");
  sheet_part_assert_has (fixture->path, "xl/comments1.xml", "号码不对");
  sheet_part_assert_has (fixture->path, "xl/comments1.xml", "ref=\"B3\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/sheet/writer/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("values", test_values);
  ADD ("layout", test_layout);
  ADD ("paper", test_paper);
  ADD ("bare-table", test_bare_table);
  ADD ("long-text", test_long_text);
  ADD ("dropped", test_dropped);
  ADD ("no-folder", test_no_folder);
  ADD ("full-sheet", test_full_sheet);
  ADD ("sheet-names", test_sheet_names);
  ADD ("free-form", test_free_form);
#undef ADD

  return g_test_run ();
}
