/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts and pictures beside tables, and sheets that lead to each other. */

#include "mst-error.h"
#include "mst-sheet-writer.h"
#include "mst-workbook.h"
#include "sheet-part.h"

#include <glib/gstdio.h>
#include <string.h>

#define SHEET1 "xl/worksheets/sheet1.xml"
#define CHART1 "xl/charts/chart1.xml"
#define DRAWING1 "xl/drawings/drawing1.xml"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("muster-figures-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "分布.xlsx", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *kept = g_getenv ("MUSTER_KEEP_WORKBOOKS");

  if (kept != NULL)
    {
      g_autofree char *name = g_strdelimit (g_strdup (g_test_get_path ()), "/", '-');
      g_autofree char *copy = g_strconcat (kept, "/", name, ".xlsx", NULL);
      g_autoptr (GFile) from = g_file_new_for_path (fixture->path);
      g_autoptr (GFile) to = g_file_new_for_path (copy);

      g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);
    }
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static const MstSheetColumn columns[] = {
  { .heading = "街道", .kind = MST_COLUMN_WORD },
  { .heading = "党员", .kind = MST_COLUMN_INTEGER },
  { .heading = "群众", .kind = MST_COLUMN_INTEGER },
  { .heading = "到岗率", .kind = MST_COLUMN_PERCENT, .digits = 1 },
};

static const char *const rows[][4] = {
  { "和平里街道", "1210", "1600", "0.92" },
  { "安定门 & 街道", "860", NULL, "0.88" },
  { "O'Neill", "640", "310", "0.75" },
};
static const char *const total_row[] = { "合计", "2710", "1910", NULL };

static const guint both[] = { 1, 2 };

/* A table of three rows and a total with these figures beside it. */
static void
write_figures (const char *path, const MstSheetFigure *figures, guint n_figures)
{
  const MstSheetLayout layout = {
    .sheet_name = "分布",
    .title = "力量分布表",
    .signatures = TRUE,
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .figures = figures,
    .n_figures = n_figures,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (path, "分布", NULL, &error);

  g_assert_no_error (error);
  g_assert_true (mst_sheet_writer_begin_table (writer, &layout, &error));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (mst_sheet_writer_add_row (writer, rows[i], MST_CELL_STYLE_PLAIN, &error));
  g_assert_true (mst_sheet_writer_add_row (writer, total_row, MST_CELL_STYLE_TOTAL, &error));
  g_assert_true (mst_sheet_writer_end_table (writer, &error));
  g_assert_no_error (error);
  g_assert_true (mst_sheet_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    MstSheetFigureKind kind;
    const char *element;
    const char *detail;
    guint n_series;
  } cases[] = {
    { MST_SHEET_FIGURE_COLUMN, "<c:barChart><c:barDir val=\"col\"/>", "val=\"clustered\"", 2 },
    { MST_SHEET_FIGURE_COLUMN_STACKED, "<c:barChart><c:barDir val=\"col\"/>", "val=\"stacked\"",
      2 },
    { MST_SHEET_FIGURE_BAR, "<c:barChart><c:barDir val=\"bar\"/>", "val=\"maxMin\"", 2 },
    { MST_SHEET_FIGURE_BAR_STACKED, "<c:barChart><c:barDir val=\"bar\"/>", "val=\"stacked\"", 2 },
    { MST_SHEET_FIGURE_LINE, "<c:lineChart>", "<c:symbol val=\"circle\"/>", 2 },
    { MST_SHEET_FIGURE_AREA, "<c:areaChart>", "val=\"stacked\"", 2 },
    { MST_SHEET_FIGURE_PIE, "<c:pieChart>", "<c:showPercent val=\"1\"/>", 1 },
    { MST_SHEET_FIGURE_DOUGHNUT, "<c:doughnutChart>", "<c:showPercent val=\"1\"/>", 1 },
    { MST_SHEET_FIGURE_RADAR, "<c:radarChart>", "val=\"marker\"", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MstSheetFigure figure = {
        .kind = cases[i].kind,
        .title = "党员与群众",
        .description = "3 个街道，最高和平里",
        .category_title = "街道",
        .value_title = "人",
        .category_column = 0,
        .series = both,
        .n_series = 2,
      };
      g_autofree char *chart = NULL;
      guint n_series = 0;

      write_figures (fixture->path, &figure, 1);
      sheet_part_assert_has (fixture->path, CHART1, cases[i].element);
      sheet_part_assert_has (fixture->path, CHART1, cases[i].detail);
      sheet_part_assert_has (fixture->path, CHART1, "党员与群众");
      sheet_part_assert_has (fixture->path, DRAWING1, "descr=\"3 个街道，最高和平里\"");
      chart = sheet_part_read (fixture->path, CHART1);
      for (const char *c = chart; (c = strstr (c, "<c:ser>")) != NULL; c++)
        n_series++;
      g_assert_cmpuint (n_series, ==, cases[i].n_series);
    }
}

/* Charts refer to the cells without the totals, and hold what is in them. */
static void
test_cells (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "<c:f>'分布'!$A$3:$A$5</c:f><c:strCache><c:ptCount val=\"3\"/>",
    "<c:v>安定门 &amp; 街道</c:v>",
    "<c:f>'分布'!$B$3:$B$5</c:f>",
    "<c:ptCount val=\"3\"/><c:pt idx=\"0\"><c:v>1210</c:v></c:pt>",
    "<c:f>'分布'!$C$2</c:f>",
    "<c:v>群众</c:v>",
    "<c:pt idx=\"0\"><c:v>1600</c:v></c:pt><c:pt idx=\"2\"><c:v>310</c:v></c:pt>",
    "formatCode=\"#,##0\"",
    "<a:srgbClr val=\"112233\"/>",
  };
  static const guint32 colours[] = { 0x112233, 0x445566 };
  const MstSheetFigure figure = {
    .kind = MST_SHEET_FIGURE_COLUMN,
    .series = both,
    .n_series = 2,
    .colours = colours,
    .n_colours = G_N_ELEMENTS (colours),
  };

  write_figures (fixture->path, &figure, 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sheet_part_assert_has (fixture->path, CHART1, texts[i]);
  /* Printed with the table, which is small. */
  sheet_part_assert_has (fixture->path, SHEET1, "orientation=\"landscape\"");
  sheet_part_assert_has (fixture->path, "xl/workbook.xml", "'分布'!$A$1:$L$19");
}

/* All kinds below each other. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  MstSheetFigure figures[MST_SHEET_FIGURE_PICTURE];

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    figures[i] = (MstSheetFigure){
      .kind = (MstSheetFigureKind) i,
      .title = "党员与群众",
      .category_title = "街道",
      .value_title = "人数",
      .series = both,
      .n_series = i % 2 + 1,
    };
  write_figures (fixture->path, figures, G_N_ELEMENTS (figures));
  sheet_part_assert_has (fixture->path, "xl/charts/chart9.xml", "<c:radarChart>");
  sheet_part_assert_has (fixture->path, DRAWING1, "name=\"Chart 9\"");
}

/* The smallest PNG there is: one pixel; its size in the sheet is as asked for. */
static const guint8 png[] = {
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
  0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00,
  0x00, 0x1f, 0x15, 0xc4, 0x89, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78,
  0xda, 0x63, 0x64, 0x60, 0xf8, 0x5f, 0x0f, 0x00, 0x02, 0x87, 0x01, 0x80, 0xeb, 0x47,
  0xba, 0x92, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
};

static void
test_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (png, sizeof png);
  const MstSheetFigure figures[] = {
    { .kind = MST_SHEET_FIGURE_LINE, .series = both, .n_series = 1 },
    { .kind = MST_SHEET_FIGURE_PICTURE, .png = bytes, .width = 320, .description = "点位图" },
  };
  g_autofree char *kept = NULL;

  write_figures (fixture->path, figures, G_N_ELEMENTS (figures));
  sheet_part_assert_has (fixture->path, DRAWING1, "descr=\"点位图\"");
  /* 320 pixels in the format's units, as high as wide */
  sheet_part_assert_has (fixture->path, DRAWING1, "<a:ext cx=\"3048000\" cy=\"3048000\"/>");
  kept = sheet_part_read (fixture->path, "xl/media/image1.png");
  g_assert_nonnull (kept);
  g_assert_cmpmem (kept, 8, png, 8);
}

static void
test_bad_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("GIF89a", 6);
  const MstSheetFigure figure = { .kind = MST_SHEET_FIGURE_PICTURE, .png = bytes };
  const MstSheetLayout layout = {
    .sheet_name = "甲", .columns = columns, .n_columns = 4, .figures = &figure, .n_figures = 1
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);

  g_assert_true (mst_sheet_writer_begin_table (writer, &layout, &error));
  g_assert_false (mst_sheet_writer_end_table (writer, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "甲"));
}

/* A chart of no rows is left out. */
static void
test_no_rows (Fixture *fixture, gconstpointer data)
{
  const MstSheetFigure figure = {
    .kind = MST_SHEET_FIGURE_COLUMN,
    .series = both,
    .n_series = 2,
  };
  const MstSheetLayout layout = {
    .columns = columns, .n_columns = 4, .figures = &figure, .n_figures = 1
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);

  g_assert_true (mst_sheet_writer_begin_table (writer, &layout, &error));
  g_assert_true (mst_sheet_writer_end_table (writer, &error));
  g_assert_true (mst_sheet_writer_finish (writer, &error));
  g_assert_null (sheet_part_read (fixture->path, CHART1));
}

/* A summary that leads to a sheet per subdistrict, each of which leads back. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "和平里", "安/定:门", "O'Neill" };
  MstSheetLayout layout = {
    .sheet_name = "汇总", .title = "汇总", .columns = columns, .n_columns = 4
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);
  g_autofree char *summary = mst_sheet_writer_reserve_sheet (writer, "汇总");
  char *sheets[G_N_ELEMENTS (names)];
  g_autofree char *links = NULL, *second = NULL;
  g_autoptr (MstWorkbook) workbook = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    sheets[i] = mst_sheet_writer_reserve_sheet (writer, names[i]);
  g_assert_cmpstr (sheets[1], ==, "安 定 门");
  g_assert_true (mst_sheet_writer_begin_table (writer, &layout, &error));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      mst_sheet_writer_link_next (writer, 0, sheets[i]);
      g_assert_true (mst_sheet_writer_add_row (writer, rows[i], MST_CELL_STYLE_PLAIN, &error));
    }
  g_assert_true (mst_sheet_writer_add_row (writer, total_row, MST_CELL_STYLE_TOTAL, &error));
  g_assert_true (mst_sheet_writer_end_table (writer, &error));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      layout.sheet_name = sheets[i];
      layout.title = names[i];
      layout.back_to = summary;
      g_assert_true (mst_sheet_writer_begin_table (writer, &layout, &error));
      g_assert_true (mst_sheet_writer_add_row (writer, rows[i], MST_CELL_STYLE_PLAIN, &error));
      g_assert_true (mst_sheet_writer_end_table (writer, &error));
    }
  g_assert_true (mst_sheet_writer_finish (writer, &error));
  g_assert_no_error (error);

  links = sheet_part_read (fixture->path, SHEET1);
  g_assert_nonnull (strstr (links, "<hyperlink ref=\"A3\" location=\"'和平里'!A1\""));
  g_assert_nonnull (strstr (links, "<hyperlink ref=\"A4\" location=\"'安 定 门'!A1\""));
  g_assert_nonnull (strstr (links, "<hyperlink ref=\"A5\" location=\"'O "));
  g_assert_null (strstr (links, "ref=\"A6\""));
  second = sheet_part_read (fixture->path, "xl/worksheets/sheet2.xml");
  g_assert_nonnull (strstr (second, "<hyperlink ref=\"E1\" location=\"'汇总'!A1\""));

  workbook = mst_workbook_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mst_workbook_get_n_sheets (workbook), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MstGrid *grid = mst_workbook_get_sheet (workbook, i + 1);
      const MstCell *linked = mst_grid_get_cell (mst_workbook_get_sheet (workbook, 0), 2 + i, 0);

      g_assert_cmpstr (mst_grid_get_name (grid), ==, sheets[i]);
      g_assert_cmpstr (linked->text, ==, rows[i][0]);
      g_assert_cmpstr (mst_grid_get_cell (grid, 2, 0)->text, ==, rows[i][0]);
      g_free (sheets[i]);
    }
}

static void
test_too_many_sheets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (fixture->path, NULL, NULL, &error);

  for (guint i = 0; i < 500; i++)
    g_assert_true (mst_sheet_writer_begin_sheet (writer, "社区", &error));
  g_assert_false (mst_sheet_writer_begin_sheet (writer, "社区", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/sheet/figures/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("kinds", test_kinds);
  ADD ("cells", test_cells);
  ADD ("many", test_many);
  ADD ("picture", test_picture);
  ADD ("bad-picture", test_bad_picture);
  ADD ("no-rows", test_no_rows);
  ADD ("links", test_links);
  ADD ("too-many-sheets", test_too_many_sheets);
#undef ADD

  return g_test_run ();
}
