/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files: what can be read out of them again, and what is left when they can't be written. */

#include "mst-error.h"
#include "mst-volume.h"

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
  fixture->folder = g_dir_make_tmp ("muster-pdf-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  /* Fails when something was left behind. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* What pdftotext reads, without spaces, a string a page. */
static char **
read_pages (const char *path)
{
  g_autofree char *command = g_strdup_printf ("pdftotext -layout '%s' -", path);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  char **pages;
  char *to;
  int status;

  g_spawn_command_line_sync (command, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  to = output;
  for (const char *from = output; *from != '\0'; from++)
    {
      if (*from != ' ')
        *to++ = *from;
    }
  *to = '\0';
  pages = g_strsplit (output, "\f", -1);
  /* A form feed ends each page. */
  g_clear_pointer (&pages[g_strv_length (pages) - 1], g_free);
  return pages;
}

static char **
save_and_read (Fixture *fixture, MstTable *table)
{
  g_autoptr (GError) error = NULL;

  mst_table_save (table, fixture->path, NULL, &error);
  g_assert_no_error (error);
  return read_pages (fixture->path);
}

static void
assert_holds (const char *page, const char *text)
{
  if (strstr (page, text) == NULL)
    g_error ("“%s” isn't in “%s”.", text, page);
}

static guint
count (const char *page, const char *text)
{
  guint n = 0;

  for (const char *c = strstr (page, text); c != NULL; c = strstr (c + 1, text))
    n++;
  return n;
}

#define N_ROWS 300

static MstTable *
make_table (void)
{
  MstTable *table = mst_table_new ("示例区小区一览表");

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "小区名称", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "街道", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "建成日期", MST_COLUMN_DATE, 0);
  mst_table_add_column (table, "户数", MST_COLUMN_INTEGER, 0);
  mst_table_add_column (table, "覆盖率", MST_COLUMN_PERCENT, 1);
  mst_table_set_unit (table, "单位：户");
  mst_table_set_made_by (table, "中共示例区委组织部");
  mst_table_set_as_of (table, mst_date_new (2022, 11, 10));
  mst_table_set_totals (table, TRUE);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *name = g_strdup_printf ("安溪花园%u号院", i + 1);
      g_autofree char *households = g_strdup_printf ("%u", 1234 + i);
      const char *values[] = { ordinal,      name,       i < 150 ? "晨泉街道" : "松湾街道",
                               "2022-11-10", households, "0.153" };

      mst_table_add_row (table, values);
    }
  return table;
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstTable) table = make_table ();
  g_auto (GStrv) pages = save_and_read (fixture, table);
  guint n_pages = g_strv_length (pages);
  guint row = 0;
  guint64 sum = 0;

  g_assert_cmpuint (n_pages, >, 5);
  assert_holds (pages[0], "示例区小区一览表");
  assert_holds (pages[0], "制表单位：中共示例区委组织部");
  assert_holds (pages[0], "2022年11月10日");
  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("第%u页共%u页", page + 1, n_pages);
      guint64 page_sum = 0;
      const char *total;

      assert_holds (pages[page], number);
      assert_holds (pages[page], "序号小区名称街道建成日期户数覆盖率");
      assert_holds (pages[page], "单位：户");
      if (page > 0)
        assert_holds (pages[page], "示例区小区一览表（续）");
      for (; row < N_ROWS; row++)
        {
          g_autofree char *line =
            g_strdup_printf ("\n%u安溪花园%u号院%s2022-11-101,%03u15.3%%\n", row + 1, row + 1,
                             row < 150 ? "晨泉街道" : "松湾街道", 234 + row);

          if (strstr (pages[page], line) == NULL)
            break;
          page_sum += 1234 + row;
        }
      total = strstr (pages[page], "本页小计");
      g_assert_nonnull (total);
      total += strlen ("本页小计");
      {
        g_autoptr (GString) shown = g_string_new (total);

        g_string_truncate (shown, strcspn (total, "\n"));
        g_string_replace (shown, ",", "", 0);
        g_assert_cmpuint (g_ascii_strtoull (shown->str, NULL, 10), ==, page_sum);
      }
      sum += page_sum;
    }
  g_assert_cmpuint (row, ==, N_ROWS);
  g_assert_cmpuint (sum, ==, 1234 * N_ROWS + N_ROWS * (N_ROWS - 1) / 2);
  assert_holds (pages[n_pages - 1], "合计415,050");
  assert_holds (pages[n_pages - 1], "填表人：审核人：日期：");
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstTable) table = make_table ();
  g_auto (GStrv) pages = NULL;
  g_autofree char *all = NULL;

  mst_table_set_group_column (table, 3);
  pages = save_and_read (fixture, table);
  all = g_strjoinv ("", pages);
  g_assert_cmpuint (count (all, "晨泉街道（150户）\n"), ==, 1);
  g_assert_cmpuint (count (all, "松湾街道（150户）\n"), ==, 1);
  g_assert_cmpuint (count (all, "晨泉街道（150户）（续）"), >, 1);
  /* Nowhere else. */
  g_assert_cmpuint (count (all, "街道"), ==, count (all, "街道（150户）"));
  assert_holds (all, "\n小计196,275\n");
  assert_holds (all, "\n小计218,775\n");
}

/* A table of one page by itself. */
static void
test_degenerate (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "<b>&amp;</b> %s \\",
    "a\001b\tc\r\nd",
    "\xff\xfe 坏",
    "　全角　",
    "·古丽·买买提",
    "ئۇيغۇر",
    "e\xcc\x81galit\xc3\xa9",
    "\xf0\x9f\x98\x80",
    "\xe2\x80\x8b",
    "",
  };
  g_auto (GStrv) pages = NULL;
  g_autoptr (MstTable) table = mst_table_new ("<i>标题</i> & “引号”");

  mst_table_add_column (table, "内容", MST_COLUMN_TEXT, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mst_table_add_row (table, &texts[i]);
  pages = save_and_read (fixture, table);
  g_assert_cmpuint (g_strv_length (pages), ==, 1);
  assert_holds (pages[0], "<i>标题</i>&“引号”");
  assert_holds (pages[0], "<b>&amp;</b>%s\\");
  assert_holds (pages[0], "abc\nd");
  assert_holds (pages[0], "坏");
  assert_holds (pages[0], "古丽·买买提");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstTable) table = mst_table_new ("空表");
  g_auto (GStrv) pages = NULL;

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "户数", MST_COLUMN_INTEGER, 0);
  mst_table_set_totals (table, TRUE);
  pages = save_and_read (fixture, table);
  g_assert_cmpuint (g_strv_length (pages), ==, 1);
  assert_holds (pages[0], "序号户数");
  assert_holds (pages[0], "（无）");
  assert_holds (pages[0], "合计0");
  assert_holds (pages[0], "第1页共1页");
}

static void
draw_cb (cairo_t *cr, double width, double height, gpointer user_data)
{
  guint *n_drawn = user_data;

  g_assert_cmpfloat (width, >, 100);
  g_assert_cmpfloat_with_epsilon (height, 150, 1e-6);
  /* Whatever a picture does to the context is its own. */
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_scale (cr, 3, 3);
  cairo_move_to (cr, 1, 1);
  (*n_drawn)++;
}

static void
test_document (Fixture *fixture, gconstpointer data)
{
  static const MstKeyFigure figures[] = {
    { "24,651", "人", "人员总数", "较上周＋12" },
    { "540", "个", "小区", NULL },
    { "97.3%", NULL, "包联覆盖率", NULL },
  };
  MstPaper paper = mst_paper_for_text (MST_SHEET_PAPER_A4);
  g_autoptr (MstDocument) document = mst_document_new (&paper);
  g_autoptr (MstTable) table = make_table ();
  g_autoptr (MstPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) read = NULL;
  guint n_drawn = 0;
  MstPicture pictures[] = { { "图1", draw_cb, &n_drawn, NULL }, { NULL, draw_cb, &n_drawn, NULL } };

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "全区共有小区，均已包联（见下表）。");
  mst_document_add_title (document, "关于全区包联情况的报告");
  mst_document_add_subtitle (document, "中共示例区委组织部　2022年11月10日");
  mst_document_add_figures (document, figures, G_N_ELEMENTS (figures));
  mst_document_add_heading (document, 1, "一、总体情况");
  mst_document_add_paragraph (document, text->str);
  mst_document_add_pictures (document, pictures, 2, 150);
  mst_document_add_heading (document, 2, "（一）分布");
  mst_document_add_table (document, table, NULL);
  mst_document_add_signed_by (document, "中共示例区委组织部", mst_date_new (2022, 11, 10));
  pages = mst_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mst_pages_save_pdf (pages, fixture->path, NULL, &error));

  read = read_pages (fixture->path);
  g_assert_cmpuint (g_strv_length (read), ==, mst_pages_get_n_pages (pages));
  assert_holds (read[0], "关于全区包联情况的报告");
  assert_holds (read[0], "24,651人");
  assert_holds (read[0], "一、总体情况");
  g_assert_cmpuint (n_drawn, ==, 2);
  for (guint page = 0; read[page] != NULL; page++)
    {
      /* A heading has what it is the heading of below it. */
      if (strstr (read[page], "（一）分布") != NULL)
        assert_holds (strstr (read[page], "（一）分布"), "安溪花园2号院");
    }
}

/* The same on the screen as in the file: ink, and within the paper. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstTable) table = make_table ();
  g_autoptr (MstDocument) document = mst_document_new_for_table (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (MstPages) pages = mst_pages_new (document, NULL, &error);
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  const guint8 *pixels;
  int stride;
  guint n_dark = 0;

  g_assert_no_error (error);
  mst_paper_get_size (mst_pages_get_paper (pages), &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
  cr = cairo_create (surface);
  mst_pages_draw (pages, 1, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < (int) height; y++)
    {
      for (int x = 0; x < (int) width; x++)
        {
          gboolean is_dark = pixels[y * stride + x] > 100;

          n_dark += is_dark;
          if (x < 40 || x > width - 40 || y < 45)
            g_assert_false (is_dark);
        }
    }
  g_assert_cmpuint (n_dark, >, 10000);
  cairo_surface_destroy (surface);
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MstTable) table = make_table ();
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "out.pdf", NULL);

  g_assert_false (mst_table_save (table, nowhere, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_false (mst_table_save (table, "/dev/full/out.pdf", NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
  g_clear_error (&error);

  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_false (mst_table_save (table, fixture->path, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Documents of different paper in one file, each with its own numbers. */
static void
test_volume (Fixture *fixture, gconstpointer data)
{
  const MstPaper papers[] = {
    mst_paper_for_table (MST_SHEET_PAPER_A4, MST_ORIENTATION_PORTRAIT),
    mst_paper_for_table (MST_SHEET_PAPER_A3, MST_ORIENTATION_LANDSCAPE),
  };
  g_autoptr (MstVolume) volume = mst_volume_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *command = g_strdup_printf ("pdfinfo -f 1 -l 3 '%s'", fixture->path);
  g_autofree char *info = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (MstDocument) document = mst_document_new (&papers[i]);
      g_autoptr (MstPages) part = NULL;

      mst_document_add_title (document, i == 0 ? "其一" : "其二");
      if (i == 1)
        {
          mst_document_add_page_break (document);
          mst_document_add_paragraph (document, "末页");
        }
      part = mst_pages_new (document, NULL, &error);
      g_assert_no_error (error);
      mst_volume_add (volume, part);
    }
  g_assert_cmpuint (mst_volume_get_n_pages (volume), ==, 3);
  g_assert_cmpint (mst_volume_get_paper (volume, 0)->size, ==, MST_SHEET_PAPER_A4);
  g_assert_cmpint (mst_volume_get_paper (volume, 2)->size, ==, MST_SHEET_PAPER_A3);
  g_assert_cmpstr (mst_volume_get_title (volume), ==, "其一");
  mst_volume_set_title (volume, "周一简报");
  g_assert_true (mst_volume_save_pdf (volume, fixture->path, NULL, &error));
  g_assert_no_error (error);

  pages = read_pages (fixture->path);
  g_assert_cmpuint (g_strv_length (pages), ==, 3);
  assert_holds (pages[0], "其一");
  assert_holds (pages[0], "第1页共1页");
  assert_holds (pages[1], "第1页共2页");
  assert_holds (pages[2], "末页");
  assert_holds (pages[2], "第2页共2页");
  g_assert_true (g_spawn_command_line_sync (command, &info, NULL, NULL, NULL));
  assert_holds (info, "周一简报");
  assert_holds (info, "595.276 x 841.89");
  assert_holds (info, "1190.55 x 841.89");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/pdf/table", test_table);
  ADD ("/pdf/groups", test_groups);
  ADD ("/pdf/degenerate", test_degenerate);
  ADD ("/pdf/empty", test_empty);
  ADD ("/pdf/document", test_document);
  ADD ("/pdf/preview", test_preview);
  ADD ("/pdf/volume", test_volume);
  ADD ("/pdf/failures", test_failures);
  return g_test_run ();
}
