/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a record: filling, checking, saving, keeping what isn't saved. */
#include "config.h"

#include "detail/mst-record-form.h"
#include "edit/mst-field-editor.h"
#include "mst-query.h"
#include "mst-ui-test.h"

#include <glib/gi18n-lib.h>

static MstSession *session;

static MstRecord *
get_person (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  MstStore *store = mst_session_get_store (session);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);

  return mst_store_get (store, &mst_person_type, g_array_index (ids, gint64, 0), NULL);
}

static MstFieldEditor *
find_editor (GtkWidget *root, const char *field)
{
  if (MST_IS_FIELD_EDITOR (root)
      && g_str_equal (mst_field_editor_get_field (MST_FIELD_EDITOR (root))->name, field))
    return MST_FIELD_EDITOR (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MstFieldEditor *found = find_editor (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
saved_cb (MstRecordForm *form, gint64 id, gint64 *saved)
{
  *saved = id;
}

static gboolean
is_set (gpointer data)
{
  return *(gint64 *) data != 0;
}

static char *
dup_file_id (void)
{
  return mst_store_dup_setting (mst_session_get_store (session), "id");
}

static void
test_new (void)
{
  g_autoptr (MstRecord) record = mst_record_new (&mst_person_type);
  g_autoptr (MstRecord) stored = NULL;
  g_autofree char *area = g_strdup_printf (
    "%" G_GINT64_FORMAT, mst_area_tree_get (mst_session_get_areas (session), 1)->id);
  GtkWidget *form = mst_record_form_new (session, record, NULL);
  GtkWidget *window = mst_ui_test_show (form);
  gint64 saved = 0;

  g_signal_connect (form, "saved", G_CALLBACK (saved_cb), &saved);
  g_assert_false (mst_record_form_is_edited (MST_RECORD_FORM (form)));
  mst_field_editor_set_text (find_editor (form, "name"), "张三丰");
  mst_field_editor_set_text (find_editor (form, "citizen_number"), "110101198507011239");
  /* Nothing comes of a wrong one. */
  g_assert_cmpstr (mst_field_editor_get_text (find_editor (form, "birth")), ==, "");
  mst_field_editor_set_text (find_editor (form, "citizen_number"), "11010519491231002X");
  g_assert_cmpstr (mst_field_editor_get_text (find_editor (form, "birth")), ==, "1949-12-31");
  g_assert_true (mst_record_form_is_edited (MST_RECORD_FORM (form)));
  /* What is missing keeps it from being saved. */
  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_settle (200);
  g_assert_cmpint (saved, ==, 0);
  mst_field_editor_set_text (find_editor (form, "class"), "1");
  mst_field_editor_write (find_editor (form, "area"), area);
  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_wait (is_set, &saved);
  stored = mst_store_get (mst_session_get_store (session), &mst_person_type, saved, NULL);
  g_assert_cmpstr (mst_record_get (stored, "name"), ==, "张三丰");
  g_assert_cmpstr (mst_record_get (stored, "sex"), ==, "2");
  g_assert_cmpstr (mst_record_get (stored, "area"), ==, area);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* What disagrees with the citizen number is said, and taken from it by a button. */
static void
test_disagrees (void)
{
  static const struct
  {
    const char *field, *wrong, *right;
  } cases[] = { { "birth", "1985-07-01", "1949-12-31" }, { "sex", "1", "2" } };
  g_autoptr (MstRecord) record = mst_record_new (&mst_person_type);
  GtkWidget *form = mst_record_form_new (session, record, NULL);
  GtkWidget *window = mst_ui_test_show (form);

  mst_field_editor_set_text (find_editor (form, "citizen_number"), "11010519491231002X");
  mst_ui_test_settle (400);
  g_assert_null (find_button (form, _ ("Fill in from Citizen Number")));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MstFieldEditor *editor = find_editor (form, cases[i].field);
      g_autofree char *value = NULL;
      GtkWidget *button;

      mst_field_editor_write (editor, cases[i].wrong);
      mst_ui_test_settle (400);
      button = find_button (GTK_WIDGET (editor), _ ("Fill in from Citizen Number"));
      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
      g_assert_true (mst_field_editor_read (editor, &value, NULL));
      g_assert_cmpstr (value, ==, cases[i].right);
      mst_ui_test_settle (400);
      g_assert_null (find_button (form, _ ("Fill in from Citizen Number")));
    }
  gtk_widget_activate_action (form, "form.discard", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
change_position (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  g_autoptr (MstRecord) record =
    mst_store_get (store, &mst_person_type, *(const gint64 *) data, error);

  mst_record_set (record, "position", "科长");
  mst_record_set (record, "workplace", "区教委");
  if (!mst_store_begin (store, "update", "theirs", error)
      || !mst_store_update (store, record, NULL, error) || !mst_store_commit (store, error))
    return NULL;
  return g_strdup ("");
}

/* Others' changes come into fields that are not edited and never over those that are. */
static void
test_others (void)
{
  g_autoptr (MstRecord) record = get_person ();
  g_autoptr (MstRecord) stored = NULL;
  gint64 id = mst_record_get_id (record);
  GtkWidget *form = mst_record_form_new (session, record, NULL);
  GtkWidget *window = mst_ui_test_show (form);
  gint64 saved = 0;

  g_signal_connect (form, "saved", G_CALLBACK (saved_cb), &saved);
  mst_field_editor_set_text (find_editor (form, "position"), "处长");
  mst_session_write (session, "theirs", change_position, &id, NULL, NULL, NULL);
  mst_ui_test_settle (400);
  g_assert_cmpstr (mst_field_editor_get_text (find_editor (form, "position")), ==, "处长");
  g_assert_cmpstr (mst_field_editor_get_text (find_editor (form, "workplace")), ==, "区教委");
  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_wait (is_set, &saved);
  stored = mst_store_get (mst_session_get_store (session), &mst_person_type, id, NULL);
  g_assert_cmpstr (mst_record_get (stored, "position"), ==, "处长");
  g_assert_cmpstr (mst_record_get (stored, "workplace"), ==, "区教委");
  /* Untouched masked numbers are what they were. */
  g_assert_cmpstr (mst_record_get (stored, "phone"), ==, mst_record_get (record, "phone"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is typed is on disk soon, comes back as it was, and goes when it is discarded. */
static void
test_draft (void)
{
  g_autoptr (MstRecord) record = get_person ();
  gint64 id = mst_record_get_id (record);
  g_autofree char *file_id = dup_file_id ();
  g_autoptr (MstDraft) draft = NULL;
  GtkWidget *form = mst_record_form_new (session, record, NULL);
  GtkWidget *window = mst_ui_test_show (form);

  mst_field_editor_set_text (find_editor (form, "birth"), "不知道");
  mst_field_editor_set_text (find_editor (form, "position"), "主任");
  mst_ui_test_settle (1500);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);

  draft = mst_draft_load (file_id, &mst_person_type, id);
  g_assert_nonnull (draft);
  g_assert_cmpuint (mst_draft_get_n_fields (draft), ==, 2);
  form = mst_record_form_new (session, record, NULL);
  window = mst_ui_test_show (form);
  mst_record_form_take_draft (MST_RECORD_FORM (form), draft);
  g_assert_cmpstr (mst_field_editor_get_text (find_editor (form, "birth")), ==, "不知道");
  g_assert_cmpstr (mst_field_editor_get_text (find_editor (form, "position")), ==, "主任");
  gtk_widget_activate_action (form, "form.discard", NULL);
  mst_ui_test_settle (700);
  g_assert_null (mst_draft_load (file_id, &mst_person_type, id));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (60);
  g_test_add_func ("/ui/record-form/new", test_new);
  g_test_add_func ("/ui/record-form/disagrees", test_disagrees);
  g_test_add_func ("/ui/record-form/others", test_others);
  g_test_add_func ("/ui/record-form/draft", test_draft);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("muster-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  status = mst_ui_test_run (&argc, &argv, add_tests);
  mst_ui_test_session_free (session);
  return status;
}
