/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview of pages, read by keys; what is printed is what is saved. */
#include "config.h"

#include "mst-ui-test.h"

#include "report/mst-pages-view.h"
#include "report/mst-print-operation.h"

#include <glib/gstdio.h>
#include <string.h>

/* An upright part of several pages, and a page across. */
static MstVolume *
create_volume (guint n_rows)
{
  g_autoptr (MstTable) table = mst_table_new ("示例区小区一览表");
  g_autoptr (MstDocument) list = NULL;
  g_autoptr (MstDocument) across = NULL;
  g_autoptr (GError) error = NULL;
  const MstPaper paper = mst_paper_for_table (MST_SHEET_PAPER_A3, MST_ORIENTATION_LANDSCAPE);
  g_autoptr (MstPages) first = NULL;
  g_autoptr (MstPages) last = NULL;
  MstVolume *volume;

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "小区名称", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "户数", MST_COLUMN_INTEGER, 0);
  mst_table_set_totals (table, TRUE);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *name = g_strdup_printf ("安溪花园%u号院", i + 1);
      g_autofree char *households = g_strdup_printf ("%u", 1234 + i);

      mst_table_add_row (table, (const char *[]){ ordinal, name, households });
    }
  list = mst_document_new_for_table (table);
  volume = mst_volume_new ();
  first = mst_pages_new (list, NULL, &error);
  g_assert_no_error (error);
  mst_volume_add (volume, first);
  across = mst_document_new (&paper);
  mst_document_add_title (across, "附图");
  last = mst_pages_new (across, NULL, &error);
  g_assert_no_error (error);
  mst_volume_add (volume, last);
  return volume;
}

static gboolean
is_drawn (gpointer view)
{
  return mst_pages_canvas_is_drawn (mst_pages_view_get_canvas (view));
}

static void
assert_page (GtkWidget *view, guint page, guint n_pages)
{
  MstPagesCanvas *canvas = mst_pages_view_get_canvas (MST_PAGES_VIEW (view));
  GtkEditable *number =
    GTK_EDITABLE (gtk_widget_get_template_child (view, MST_TYPE_PAGES_VIEW, "number"));
  g_autofree char *text = g_strdup_printf ("%u", page + 1);
  g_autofree char *name = g_strdup_printf ("Page %u of %u", page + 1, n_pages);

  g_assert_cmpuint (mst_pages_canvas_get_page (canvas), ==, page);
  g_assert_cmpstr (gtk_editable_get_text (number), ==, text);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name);
}

static void
test_keys (void)
{
  GtkWidget *view = g_object_new (MST_TYPE_PAGES_VIEW, NULL);
  GtkWidget *window = mst_ui_test_show (view);
  MstPagesCanvas *canvas = mst_pages_view_get_canvas (MST_PAGES_VIEW (view));
  g_autoptr (MstVolume) volume = create_volume (400);
  guint n_pages = mst_volume_get_n_pages (volume);
  double zoom;

  g_assert_cmpuint (n_pages, >=, 8);
  mst_pages_view_set_volume (MST_PAGES_VIEW (view), volume);
  gtk_widget_grab_focus (view);
  mst_ui_test_wait (is_drawn, view);
  mst_ui_test_settle (100);
  assert_page (view, 0, n_pages);

  mst_ui_test_press ("End");
  assert_page (view, n_pages - 1, n_pages);
  mst_ui_test_press ("Home");
  assert_page (view, 0, n_pages);
  mst_ui_test_press ("ctrl+Next");
  mst_ui_test_press ("ctrl+Next");
  assert_page (view, 2, n_pages);
  mst_ui_test_press ("ctrl+Prior");
  assert_page (view, 1, n_pages);
  for (guint i = 0; i < 4; i++)
    mst_ui_test_press ("Next");
  g_assert_cmpuint (mst_pages_canvas_get_page (canvas), >, 1);
  mst_ui_test_wait (is_drawn, view);

  /* Zooming keeps to the page, and fits nothing any more. */
  mst_ui_test_press ("Home");
  mst_ui_test_press ("ctrl+Next");
  zoom = mst_pages_canvas_get_zoom (canvas);
  mst_ui_test_press ("ctrl+minus");
  g_assert_cmpfloat (mst_pages_canvas_get_zoom (canvas), <, zoom);
  g_assert_cmpint (mst_pages_canvas_get_fit (canvas), ==, MST_FIT_NONE);
  g_assert_true (gtk_widget_activate_action (view, "pages.zoom", "s", "100"));
  g_assert_cmpfloat (mst_pages_canvas_get_zoom (canvas), ==, 1);
  mst_ui_test_press ("ctrl+0");
  g_assert_cmpint (mst_pages_canvas_get_fit (canvas), ==, MST_FIT_WIDTH);
  g_assert_cmpfloat (mst_pages_canvas_get_zoom (canvas), ==, zoom);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One page at a time: whole, turned at its end, and the number typed. */
static void
test_single (void)
{
  GtkWidget *view = g_object_new (MST_TYPE_PAGES_VIEW, NULL);
  GtkWidget *window = mst_ui_test_show (view);
  MstPagesCanvas *canvas = mst_pages_view_get_canvas (MST_PAGES_VIEW (view));
  GtkWidget *number =
    GTK_WIDGET (gtk_widget_get_template_child (view, MST_TYPE_PAGES_VIEW, "number"));
  g_autoptr (MstVolume) volume = create_volume (400);
  g_autoptr (MstVolume) short_volume = create_volume (3);
  guint n_pages = mst_volume_get_n_pages (volume);

  mst_pages_view_set_volume (MST_PAGES_VIEW (view), volume);
  g_assert_true (gtk_widget_activate_action (view, "pages.single", NULL));
  g_assert_true (gtk_widget_activate_action (view, "pages.zoom", "s", "page"));
  gtk_widget_grab_focus (view);
  mst_ui_test_wait (is_drawn, view);
  mst_ui_test_press ("Next");
  mst_ui_test_press ("Next");
  assert_page (view, 2, n_pages);
  mst_ui_test_press ("Prior");
  assert_page (view, 1, n_pages);

  gtk_editable_set_text (GTK_EDITABLE (number), "5");
  g_signal_emit_by_name (number, "activate");
  mst_ui_test_settle (100);
  assert_page (view, 4, n_pages);
  gtk_editable_set_text (GTK_EDITABLE (number), "999");
  g_signal_emit_by_name (number, "activate");
  mst_ui_test_settle (100);
  assert_page (view, n_pages - 1, n_pages);

  /* With fewer pages the last of them is in view; without any, none. */
  mst_pages_view_set_volume (MST_PAGES_VIEW (view), short_volume);
  mst_ui_test_wait (is_drawn, view);
  mst_ui_test_settle (100);
  assert_page (view, 1, 2);
  mst_pages_view_set_volume (MST_PAGES_VIEW (view), NULL);
  mst_ui_test_settle (100);
  g_assert_cmpuint (mst_pages_canvas_get_n_pages (canvas), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- printing --- */

static char *
read_pdf (const char *path)
{
  g_autofree char *command = g_strdup_printf ("pdftotext -layout '%s' -", path);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_spawn_command_line_sync (command, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
read_sizes (const char *path)
{
  g_autofree char *command = g_strdup_printf ("pdfinfo -f 1 -l 99 '%s'", path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) sizes = g_string_new (NULL);

  g_spawn_command_line_sync (command, &text, NULL, NULL, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      double width, height;
      const char *size = strstr (lines[i], " size: ");

      /* In whole points: GTK rounds millimetres, and turns pages that lie across. */
      if (size != NULL && sscanf (size, " size: %lf x %lf", &width, &height) == 2)
        g_string_append_printf (sizes, "%.0f ", MIN (width, height));
    }
  return g_string_free (g_steal_pointer (&sizes), FALSE);
}

static void
test_print (void)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-print-XXXXXX", NULL);
  g_autofree char *saved = g_build_filename (folder, "saved.pdf", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autoptr (MstVolume) volume = create_volume (200);
  g_autoptr (MstPrintOperation) operation = mst_print_operation_new (volume);
  g_autofree char *saved_text = NULL;
  g_autofree char *printed_text = NULL;
  g_autofree char *saved_sizes = NULL;
  g_autofree char *printed_sizes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_volume_save_pdf (volume, saved, NULL, &error));
  g_assert_no_error (error);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), printed);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (operation), FALSE);
  g_assert_cmpint (gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                            GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  saved_text = read_pdf (saved);
  printed_text = read_pdf (printed);
  g_assert_nonnull (strstr (printed_text, "安溪花园200号院"));
  g_assert_cmpstr (printed_text, ==, saved_text);
  saved_sizes = read_sizes (saved);
  printed_sizes = read_sizes (printed);
  g_assert_true (g_str_has_suffix (saved_sizes, "595 842 "));
  g_assert_cmpstr (printed_sizes, ==, saved_sizes);
  g_unlink (saved);
  g_unlink (printed);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The printer is remembered, how many copies not. */
static void
test_remembered (void)
{
  g_autofree char *path = mst_print_operation_dup_path ();
  g_autoptr (MstVolume) volume = create_volume (3);
  g_autoptr (MstPrintOperation) first = mst_print_operation_new (volume);
  g_autoptr (MstPrintOperation) second = NULL;
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (first));

  g_unlink (path);
  gtk_print_settings_set_printer (settings, "三楼打印机");
  gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_n_copies (settings, 17);
  g_signal_emit_by_name (first, "done", GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_signal_emit_by_name (first, "done", GTK_PRINT_OPERATION_RESULT_APPLY);

  second = mst_print_operation_new (volume);
  settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (second));
  g_assert_cmpstr (gtk_print_settings_get_printer (settings), ==, "三楼打印机");
  g_assert_cmpint (gtk_print_settings_get_duplex (settings), ==, GTK_PRINT_DUPLEX_HORIZONTAL);
  g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, 1);
  g_unlink (path);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/pages/keys", test_keys);
  g_test_add_func ("/ui/pages/single", test_single);
  g_test_add_func ("/ui/pages/print", test_print);
  g_test_add_func ("/ui/pages/remembered", test_remembered);
}

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("muster-config-XXXXXX", NULL);
  g_autofree char *kept = g_build_filename (config, "muster", NULL);
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  status = mst_ui_test_run (&argc, &argv, add_tests);
  g_rmdir (kept);
  g_rmdir (config);
  return status;
}
