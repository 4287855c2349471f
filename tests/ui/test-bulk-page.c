/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting fields of many records: the preview, what is written, undo, what is refused. */
#include "config.h"

#include "bulk/mst-bulk-page.h"
#include "bulk/mst-bulk-setting.h"
#include "bulk/mst-field-chooser.h"
#include "edit/mst-field-editor.h"
#include "mst-page.h"
#include "mst-query.h"
#include "mst-ui-test.h"

static MstSession *session;

static GArray *
list_people (guint n)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  GArray *ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);

  g_array_set_size (ids, MIN (n, ids->len));
  return ids;
}

static gint64
count_people (const char *field, MstOperator operator_, const char *value)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GError) error = NULL;

  mst_query_add_condition (query, field, operator_, value, &error);
  g_assert_no_error (error);
  return mst_query_count (query, mst_session_get_store (session), NULL);
}

static const MstField *
get_field (const char *name)
{
  return mst_record_type_get_field (&mst_person_type, name);
}

static GObject *
get_child (GtkWidget *page, const char *name)
{
  return gtk_widget_get_template_child (page, MST_TYPE_BULK_PAGE, name);
}

static const char *
get_summary (GtkWidget *page)
{
  return gtk_label_get_label (GTK_LABEL (get_child (page, "summary")));
}

static gboolean
has_summary (gpointer page)
{
  return *get_summary (page) != '\0';
}

static gboolean
can_apply (gpointer page)
{
  return gtk_widget_is_sensitive (GTK_WIDGET (get_child (page, "apply_button")));
}

static gboolean
is_empty (gpointer page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (get_child (page, "stack"))),
                    "nothing")
         == 0;
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
opened_cb (GtkWidget *preview, gint64 id, gpointer user_data)
{
  *(gint64 *) user_data = id;
}

/* Into the control of a field. */
static void
write_value (GtkWidget *setting, const char *text)
{
  mst_field_editor_set_text (MST_FIELD_EDITOR (mst_ui_test_find (setting, MST_TYPE_FIELD_EDITOR)),
                             text);
}

static void
test_write_and_undo (void)
{
  g_autoptr (GArray) ids = list_people (50);
  GtkWidget *page = mst_bulk_page_new (session, &mst_person_type, ids);
  GtkWidget *window = mst_ui_test_show (page);
  GtkWidget *position = mst_bulk_page_add_field (MST_BULK_PAGE (page), get_field ("position"));
  GtkWidget *skills = mst_bulk_page_add_field (MST_BULK_PAGE (page), get_field ("skills"));
  gboolean closed = FALSE;
  gint64 opened = 0;
  g_autoptr (MstRecord) before = NULL;
  g_autoptr (MstRecord) after = NULL;
  g_autofree char *rest = NULL;
  gint64 id = g_array_index (ids, gint64, 7);

  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), &closed);
  g_assert_false (can_apply (page));
  before = mst_store_get (mst_session_get_store (session), &mst_person_type, id, NULL);
  write_value (position, "Bulk tester");
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (gtk_widget_get_template_child (skills, MST_TYPE_BULK_SETTING, "clear")),
    TRUE);
  mst_ui_test_wait (can_apply, page);
  g_assert_nonnull (strstr (get_summary (page), "50 change"));
  g_assert_cmpint (count_people ("position", MST_OPERATOR_IS, "Bulk tester"), ==, 0);

  /* A line of the preview leads to the record. */
  g_signal_connect (get_child (page, "preview"), "opened", G_CALLBACK (opened_cb), &opened);
  mst_ui_test_settle (200);
  g_signal_emit_by_name (
    mst_ui_test_find (GTK_WIDGET (get_child (page, "preview")), GTK_TYPE_COLUMN_VIEW), "activate",
    7);
  g_assert_cmpint (opened, ==, id);
  rest = mst_page_describe_rest (MST_PAGE (page));
  g_assert_nonnull (rest);

  gtk_widget_activate_action (page, "bulk.apply", NULL);
  mst_ui_test_wait (is_true, &closed);
  g_assert_cmpint (count_people ("position", MST_OPERATOR_IS, "Bulk tester"), ==, 50);
  after = mst_store_get (mst_session_get_store (session), &mst_person_type, id, NULL);
  g_assert_null (mst_record_get (after, "skills"));
  gtk_window_destroy (GTK_WINDOW (window));

  g_assert_true (mst_store_undo (mst_session_get_store (session), NULL));
  mst_record_unref (after);
  after = mst_store_get (mst_session_get_store (session), &mst_person_type, id, NULL);
  g_assert_cmpstr (mst_record_get (after, "position"), ==, mst_record_get (before, "position"));
  g_assert_cmpint (count_people ("position", MST_OPERATOR_IS, "Bulk tester"), ==, 0);
  mst_ui_test_settle (100);
}

static void
delete_person (gint64 id)
{
  MstStore *store = mst_session_get_store (session);
  g_autoptr (MstRecord) person = mst_store_get (store, &mst_person_type, id, NULL);
  g_autoptr (GError) error = NULL;

  mst_store_begin (store, "delete", "Delete", &error);
  mst_store_delete (store, &mst_person_type, id, mst_record_get_version (person), &error);
  mst_store_commit (store, &error);
  g_assert_no_error (error);
}

/* What one record can't take, the others do; it stands first, with the reason. */
static void
test_refused (void)
{
  g_autoptr (GArray) ids = list_people (20);
  GtkWidget *page;
  GtkWidget *window;
  gboolean closed = FALSE;

  delete_person (g_array_index (ids, gint64, 5));
  page = mst_bulk_page_new (session, &mst_person_type, ids);
  window = mst_ui_test_show (page);
  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), &closed);
  write_value (mst_bulk_page_add_field (MST_BULK_PAGE (page), get_field ("position")),
               "Bulk tester");
  mst_ui_test_wait (can_apply, page);
  g_assert_nonnull (strstr (get_summary (page), "19 change"));
  g_assert_nonnull (strstr (get_summary (page), "1 can't"));
  gtk_widget_activate_action (page, "bulk.apply", NULL);
  mst_ui_test_wait (is_true, &closed);
  g_assert_cmpint (count_people ("position", MST_OPERATOR_IS, "Bulk tester"), ==, 19);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (mst_store_undo (mst_session_get_store (session), NULL));
  g_assert_true (mst_store_undo (mst_session_get_store (session), NULL));
  mst_ui_test_settle (100);
}

static gboolean
has_problem (gpointer page)
{
  return gtk_widget_get_visible (GTK_WIDGET (get_child (page, "problem")));
}

/* What no two records can have is refused at once. */
static void
test_unique (void)
{
  g_autoptr (GArray) ids = list_people (20);
  GtkWidget *page = mst_bulk_page_new (session, &mst_person_type, ids);
  GtkWidget *window = mst_ui_test_show (page);
  GtkWidget *number = mst_bulk_page_add_field (MST_BULK_PAGE (page), get_field ("citizen_number"));

  write_value (number, "11010119900101001X");
  mst_ui_test_wait (has_problem, page);
  g_assert_false (can_apply (page));
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

/* What can't be read is said under the control, and nothing can be written. */
static void
test_unreadable (void)
{
  g_autoptr (GArray) ids = list_people (20);
  GtkWidget *page = mst_bulk_page_new (session, &mst_person_type, ids);
  GtkWidget *window = mst_ui_test_show (page);
  GtkWidget *birth = mst_bulk_page_add_field (MST_BULK_PAGE (page), get_field ("birth"));

  write_value (birth, "1985-02-03");
  mst_ui_test_wait (has_summary, page);
  write_value (birth, "next spring");
  mst_ui_test_wait (is_empty, page);
  g_assert_false (can_apply (page));
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
chosen_cb (GtkWidget *chooser, const MstField *field, gpointer user_data)
{
  *(const MstField **) user_data = field;
}

/* Enter takes what is typed, however soon it comes. */
static void
test_choose_field (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = mst_field_chooser_new (&mst_person_type);
  const MstField *field = NULL;
  GtkWidget *window;
  GtkWidget *search;

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), &field);
  window = mst_ui_test_show (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  mst_ui_test_settle (100);
  search = mst_ui_test_find (chooser, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "class");
  mst_ui_test_settle (20);
  g_signal_emit_by_name (search, "activate");
  g_assert_nonnull (field);
  g_assert_cmpstr (field->name, ==, "class");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (200);
  g_test_add_func ("/ui/bulk-page/choose-field", test_choose_field);
  g_test_add_func ("/ui/bulk-page/write-and-undo", test_write_and_undo);
  g_test_add_func ("/ui/bulk-page/refused", test_refused);
  g_test_add_func ("/ui/bulk-page/unique", test_unique);
  g_test_add_func ("/ui/bulk-page/unreadable", test_unreadable);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
