/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasted cells: checked, mended, written in parts, undone. */
#include "config.h"

#include "edit/mst-field-editor.h"
#include "mst-page.h"
#include "mst-query.h"
#include "mst-ui-test.h"
#include "paste/mst-paste-grid.h"
#include "paste/mst-paste-page.h"

static MstSession *session;

static MstStore *
get_store (void)
{
  return mst_session_get_store (session);
}

static GArray *
list_people (guint n)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  GArray *ids = mst_query_list_ids (query, get_store (), NULL);

  g_array_set_size (ids, MIN (n, ids->len));
  return ids;
}

static MstRecord *
get_person (gint64 id)
{
  MstRecord *person = mst_store_get (get_store (), &mst_person_type, id, NULL);

  g_assert_nonnull (person);
  return person;
}

static GtkWidget *
create_page (GArray *ids, const char *text, const char *first, const char *second)
{
  const MstField *columns[] = { mst_record_type_get_field (&mst_person_type, first),
                                mst_record_type_get_field (&mst_person_type, second), NULL };
  g_autoptr (GError) error = NULL;
  MstPaste *paste =
    mst_paste_new (&mst_person_type, columns, (const gint64 *) ids->data, ids->len, text, &error);

  g_assert_no_error (error);
  return mst_paste_page_new (session, paste);
}

static GObject *
get_child (GtkWidget *page, const char *name)
{
  return gtk_widget_get_template_child (page, MST_TYPE_PASTE_PAGE, name);
}

static const char *
get_label (GtkWidget *page, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (get_child (page, name)));
}

static gboolean
is_checked (gpointer page)
{
  return *get_label (page, "summary") != '\0'
         && gtk_widget_is_sensitive (GTK_WIDGET (get_child (page, "columns_button")));
}

static gboolean
is_good (gpointer page)
{
  return is_checked (page) && *get_label (page, "bad_count") == '\0';
}

static void
closed_cb (MstPage *page, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
activate (GtkWidget *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

static void
test_mend_and_write (void)
{
  g_autoptr (GArray) ids = list_people (3);
  GtkWidget *page =
    create_page (ids, "Porter\t1985-07\nClerk\tsome day\nGuard\t\n", "position", "joined");
  GtkWidget *window = mst_ui_test_show (page);
  MstPasteGrid *grid = MST_PASTE_GRID (get_child (page, "grid"));
  GtkWidget *editor;
  gboolean closed = FALSE;
  g_autofree char *rest = NULL;
  guint row;
  int column;
  gint64 second = g_array_index (ids, gint64, 1);
  g_autoptr (MstRecord) before = get_person (second);
  g_autoptr (MstRecord) first = NULL;
  g_autoptr (MstRecord) mended = NULL;

  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), &closed);
  mst_ui_test_wait (is_checked, page);
  g_assert_nonnull (strstr (get_label (page, "summary"), "2 records change"));
  g_assert_nonnull (strstr (get_label (page, "bad_count"), "1 row "));

  /* The good rows are written; the bad one stays. */
  mst_ui_test_settle (200);
  activate (page, "paste.write");
  mst_ui_test_wait_written (session);
  mst_ui_test_wait (is_checked, page);
  g_assert_false (closed);
  first = get_person (g_array_index (ids, gint64, 0));
  g_assert_cmpstr (mst_record_get (first, "position"), ==, "Porter");
  g_assert_cmpstr (mst_record_get (first, "joined"), ==, "1985-07");
  rest = mst_page_describe_rest (MST_PAGE (page));
  g_assert_nonnull (strstr (rest, "1 pasted rows"));

  /* The bad cell is found, says why, and is mended. */
  mst_ui_test_settle (200);
  activate (page, "paste.next-bad");
  g_assert_true (mst_paste_grid_get_cell (grid, &row, &column));
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpint (column, ==, 1);
  g_assert_nonnull (strstr (get_label (page, "reason"), "some day"));
  g_signal_emit_by_name (grid, "edit");
  editor = mst_ui_test_find (page, MST_TYPE_FIELD_EDITOR);
  g_assert_cmpstr (mst_field_editor_get_text (MST_FIELD_EDITOR (editor)), ==, "some day");
  mst_field_editor_set_text (MST_FIELD_EDITOR (editor), "2001.6");
  g_signal_emit_by_name (editor, "activate");
  mst_ui_test_wait (is_good, page);
  activate (page, "paste.write");
  mst_ui_test_wait (is_true, &closed);
  mended = get_person (second);
  g_assert_cmpstr (mst_record_get (mended, "position"), ==, "Clerk");
  g_assert_cmpstr (mst_record_get (mended, "joined"), ==, "2001-06");
  gtk_window_destroy (GTK_WINDOW (window));

  /* Two steps, one after the other. */
  g_assert_true (mst_store_undo (get_store (), NULL));
  g_assert_true (mst_store_undo (get_store (), NULL));
  mst_record_unref (mended);
  mended = get_person (second);
  g_assert_cmpstr (mst_record_get (mended, "position"), ==, mst_record_get (before, "position"));
  mst_ui_test_settle (100);
}

static gboolean
has_first_column (gpointer page)
{
  GtkWidget *view = mst_ui_test_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), 1);

  return is_checked (page)
         && g_str_has_prefix (gtk_column_view_column_get_title (column), "Skills");
}

static void
test_other_column (void)
{
  g_autoptr (GArray) ids = list_people (2);
  GtkWidget *page = create_page (ids, "First aid\tX\nRadio\tY\n", "position", "note");
  GtkWidget *window = mst_ui_test_show (page);
  gboolean closed = FALSE;
  g_autoptr (MstRecord) first = NULL;
  g_autoptr (MstRecord) before = get_person (g_array_index (ids, gint64, 0));

  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), &closed);
  mst_ui_test_wait (is_checked, page);
  gtk_widget_activate_action (page, "paste.take-column", "(us)", 0, "skills");
  mst_ui_test_wait (has_first_column, page);
  gtk_widget_activate_action (page, "paste.take-column", "(us)", 1, "");
  mst_ui_test_wait (is_checked, page);
  activate (page, "paste.write");
  mst_ui_test_wait (is_true, &closed);
  first = get_person (g_array_index (ids, gint64, 0));
  g_assert_cmpstr (mst_record_get (first, "skills"), ==, "First aid");
  g_assert_cmpstr (mst_record_get (first, "position"), ==, mst_record_get (before, "position"));
  g_assert_cmpstr (mst_record_get (first, "note"), ==, mst_record_get (before, "note"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (mst_store_undo (get_store (), NULL));
  mst_ui_test_settle (100);
}

static void
test_discard (void)
{
  g_autoptr (GArray) ids = list_people (1);
  GtkWidget *page = create_page (ids, "Porter\t1985-07\n", "position", "joined");
  GtkWidget *window = mst_ui_test_show (page);
  gboolean closed = FALSE;
  g_autoptr (MstRecord) first = NULL;

  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), &closed);
  mst_ui_test_wait (is_checked, page);
  activate (page, "paste.discard");
  g_assert_true (closed);
  first = get_person (g_array_index (ids, gint64, 0));
  g_assert_cmpstr (mst_record_get (first, "position"), !=, "Porter");
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (200);
  g_test_add_func ("/ui/paste-page/mend-and-write", test_mend_and_write);
  g_test_add_func ("/ui/paste-page/other-column", test_other_column);
  g_test_add_func ("/ui/paste-page/discard", test_discard);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
