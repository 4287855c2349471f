/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record written in, ended and restored, by what the officer presses. */
#include "config.h"

#include "detail/mst-history-view.h"
#include "detail/mst-record-dialog.h"
#include "detail/mst-record-form.h"
#include "detail/mst-record-questions.h"
#include "edit/mst-field-editor.h"
#include "mst-edit.h"
#include "mst-ui-test.h"

#include <glib/gi18n-lib.h>

static MstSession *session;

static MstRecord *
get_person (void)
{
  return mst_ui_test_get_first (mst_session_get_store (session), &mst_person_type);
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
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "name"), "张三丰");
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "citizen_number"),
                             "110101198507011239");
  /* Nothing comes of a wrong one. */
  g_assert_cmpstr (mst_field_editor_get_text (mst_ui_test_find_editor (form, "birth")), ==, "");
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "citizen_number"),
                             "11010519491231002X");
  g_assert_cmpstr (mst_field_editor_get_text (mst_ui_test_find_editor (form, "birth")), ==,
                   "1949-12-31");
  g_assert_true (mst_record_form_is_edited (MST_RECORD_FORM (form)));
  /* What is missing keeps it from being saved. */
  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_settle (200);
  g_assert_cmpint (saved, ==, 0);
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "class"), "1");
  mst_field_editor_write (mst_ui_test_find_editor (form, "area"), area);
  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_wait (is_set, &saved);
  stored = mst_store_get (mst_session_get_store (session), &mst_person_type, saved, NULL);
  g_assert_cmpstr (mst_record_get (stored, "name"), ==, "张三丰");
  g_assert_cmpstr (mst_record_get (stored, "sex"), ==, "2");
  g_assert_cmpstr (mst_record_get (stored, "area"), ==, area);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_in_error (gpointer entry)
{
  return gtk_widget_has_css_class (entry, "error");
}

/* Half a name is no mistake while it is written, even after what was missing was told; it is once left. */
static void
test_half_written (void)
{
  g_autoptr (MstRecord) record = mst_record_new (&mst_person_type);
  GtkWidget *form = mst_record_form_new (session, record, NULL);
  GtkWidget *window = mst_ui_test_show (form);
  MstFieldEditor *unit = mst_ui_test_find_editor (form, "unit");
  GtkWidget *entry = mst_ui_test_find (GTK_WIDGET (unit), GTK_TYPE_ENTRY);

  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_settle (200);
  gtk_widget_grab_focus (GTK_WIDGET (unit));
  gtk_editable_set_text (GTK_EDITABLE (entry), "没有这个单");
  g_assert_true (mst_field_editor_is_being_written (unit));
  mst_ui_test_settle (400);
  g_assert_false (is_in_error (entry));
  gtk_widget_grab_focus (GTK_WIDGET (mst_ui_test_find_editor (form, "name")));
  mst_ui_test_wait (is_in_error, entry);
  /* Whoever saves in the middle of it is told. */
  gtk_widget_grab_focus (GTK_WIDGET (unit));
  gtk_editable_set_text (GTK_EDITABLE (entry), "没有这个单位");
  mst_ui_test_settle (400);
  g_assert_false (is_in_error (entry));
  mst_record_form_save (MST_RECORD_FORM (form));
  g_assert_true (is_in_error (entry));
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

static gboolean
offers_to_fill_in (gpointer editor)
{
  return find_button (editor, _ ("Fill in from Citizen Number")) != NULL;
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

  mst_field_editor_set_text (mst_ui_test_find_editor (form, "citizen_number"),
                             "11010519491231002X");
  mst_ui_test_settle (400);
  g_assert_null (find_button (form, _ ("Fill in from Citizen Number")));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MstFieldEditor *editor = mst_ui_test_find_editor (form, cases[i].field);
      g_autofree char *value = NULL;
      GtkWidget *button;

      mst_field_editor_write (editor, cases[i].wrong);
      mst_ui_test_wait (offers_to_fill_in, editor);
      button = find_button (GTK_WIDGET (editor), _ ("Fill in from Citizen Number"));
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

static char *
write_record (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_edit_save (store, data, error);
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
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "position"), "处长");
  mst_session_write (session, "theirs", change_position, &id, NULL, NULL, NULL);
  mst_ui_test_settle (400);
  g_assert_cmpstr (mst_field_editor_get_text (mst_ui_test_find_editor (form, "position")), ==,
                   "处长");
  g_assert_cmpstr (mst_field_editor_get_text (mst_ui_test_find_editor (form, "workplace")), ==,
                   "区教委");
  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_wait (is_set, &saved);
  stored = mst_store_get (mst_session_get_store (session), &mst_person_type, id, NULL);
  g_assert_cmpstr (mst_record_get (stored, "position"), ==, "处长");
  g_assert_cmpstr (mst_record_get (stored, "workplace"), ==, "区教委");
  /* Untouched masked numbers are what they were. */
  g_assert_cmpstr (mst_record_get (stored, "phone"), ==, mst_record_get (record, "phone"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static MstRecord *
read_person (gint64 id)
{
  return mst_store_get (mst_session_get_store (session), &mst_person_type, id, NULL);
}

/* What somebody else wrote is taken instead of one's own. */
static void
test_theirs (void)
{
  g_autoptr (MstRecord) record = get_person ();
  gint64 id = mst_record_get_id (record);
  GtkWidget *form;
  GtkWidget *window;
  GtkWidget *button;

  mst_record_set (record, "position", "副处长");
  mst_session_write (session, "mine", write_record, mst_record_copy (record),
                     (GDestroyNotify) mst_record_unref, NULL, NULL);
  mst_ui_test_settle (400);
  mst_record_unref (record);
  record = read_person (id);
  form = mst_record_form_new (session, record, NULL);
  window = mst_ui_test_show (form);
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "position"), "处长");
  g_assert_null (find_button (form, _ ("Take Theirs")));
  mst_session_write (session, "theirs", change_position, &id, NULL, NULL, NULL);
  mst_ui_test_settle (400);
  button = find_button (form, _ ("Take Theirs"));
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (mst_field_editor_get_text (mst_ui_test_find_editor (form, "position")), ==,
                   "科长");
  g_assert_false (mst_record_form_is_edited (MST_RECORD_FORM (form)));
  g_assert_null (find_button (form, _ ("Take Theirs")));
  gtk_widget_activate_action (form, "form.discard", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One field of an entry in the history goes back, the others stay. */
static void
test_restore (void)
{
  g_autoptr (MstRecord) record = get_person ();
  g_autoptr (MstRecord) stored = NULL;
  gint64 id = mst_record_get_id (record);
  GtkWidget *view = g_object_new (MST_TYPE_HISTORY_VIEW, NULL);
  GtkWidget *window = mst_ui_test_show (view);
  g_autofree char *before = g_strdup (mst_record_get (record, "position"));
  GtkWidget *button;

  mst_record_set (record, "position", "调研员");
  mst_record_set (record, "workplace", "区档案馆");
  mst_session_write (session, "mine", write_record, mst_record_copy (record),
                     (GDestroyNotify) mst_record_unref, NULL, NULL);
  mst_ui_test_settle (400);
  mst_history_view_set_record (MST_HISTORY_VIEW (view), session, &mst_person_type, id);
  mst_ui_test_settle (400);
  /* Fields are listed in the order of the type. */
  g_assert_cmpint (mst_record_type_find (&mst_person_type, "workplace"), <,
                   mst_record_type_find (&mst_person_type, "position"));
  button = find_button (view, _ ("Restore"));
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  mst_ui_test_settle (400);
  stored = read_person (id);
  g_assert_cmpstr (mst_record_get (stored, "workplace"), !=, "区档案馆");
  g_assert_cmpstr (mst_record_get (stored, "position"), ==, "调研员");
  g_assert_cmpstr (before, !=, "调研员");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Out of use from a day on; without a day nothing happens. */
static void
test_end (void)
{
  g_autoptr (MstRecord) record = get_person ();
  g_autoptr (MstRecord) untouched = NULL;
  g_autoptr (MstRecord) stored = NULL;
  gint64 id = mst_record_get_id (record);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *question;
  GtkWidget *window;

  g_array_append_val (ids, id);
  question = mst_end_question_new (session, &mst_person_type, ids);
  window = mst_ui_test_show (question);
  mst_field_editor_set_text (mst_ui_test_find_editor (question, "ended"), "");
  g_signal_emit_by_name (find_button (question, _ ("_End")), "clicked");
  mst_ui_test_settle (300);
  untouched = read_person (id);
  g_assert_null (mst_record_get (untouched, "ended"));
  mst_field_editor_set_text (mst_ui_test_find_editor (question, "ended"), "20220630");
  g_signal_emit_by_name (find_button (question, _ ("_End")), "clicked");
  mst_ui_test_settle (400);
  stored = read_person (id);
  g_assert_cmpstr (mst_record_get (stored, "ended"), ==, "2022-06-30");
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

  mst_field_editor_set_text (mst_ui_test_find_editor (form, "birth"), "不知道");
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "position"), "主任");
  mst_ui_test_settle (1500);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);

  draft = mst_draft_load (file_id, &mst_person_type, id);
  g_assert_nonnull (draft);
  g_assert_cmpuint (mst_draft_get_n_fields (draft), ==, 2);
  form = mst_record_form_new (session, record, NULL);
  window = mst_ui_test_show (form);
  mst_record_form_take_draft (MST_RECORD_FORM (form), draft);
  g_assert_cmpstr (mst_field_editor_get_text (mst_ui_test_find_editor (form, "birth")), ==,
                   "不知道");
  g_assert_cmpstr (mst_field_editor_get_text (mst_ui_test_find_editor (form, "position")), ==,
                   "主任");
  gtk_widget_activate_action (form, "form.discard", NULL);
  mst_ui_test_settle (700);
  g_assert_null (mst_draft_load (file_id, &mst_person_type, id));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A record made for another one to refer to is offered again too, and apart from a new one of the form.
 * Destroyed as by a crash: nothing is asked of it. */
static void
test_dialog_draft (void)
{
  g_autofree char *file_id = dup_file_id ();
  GtkWindow *dialog = mst_record_dialog_new (NULL, session, &mst_unit_type, "区卫健委");

  gtk_window_present (dialog);
  mst_field_editor_set_text (mst_ui_test_find_editor (GTK_WIDGET (dialog), "note"), "待核实");
  mst_ui_test_settle (1500);
  gtk_window_destroy (dialog);
  mst_ui_test_settle (100);
  g_assert_null (mst_draft_load (file_id, &mst_unit_type, 0));

  /* The same one goes on. */
  dialog = mst_record_dialog_new (NULL, session, &mst_unit_type, "区卫健委");
  gtk_window_present (dialog);
  g_assert_cmpstr (
    mst_field_editor_get_text (mst_ui_test_find_editor (GTK_WIDGET (dialog), "note")), ==,
    "待核实");
  mst_ui_test_settle (100);
  g_assert_null (find_button (GTK_WIDGET (dialog), _ ("_Go On")));
  gtk_window_destroy (dialog);
  mst_ui_test_settle (100);

  /* Another one is asked about. */
  dialog = mst_record_dialog_new (NULL, session, &mst_unit_type, "区教委");
  gtk_window_present (dialog);
  mst_ui_test_settle (1500);
  g_assert_cmpstr (
    mst_field_editor_get_text (mst_ui_test_find_editor (GTK_WIDGET (dialog), "name")), ==,
    "区教委");
  /* Left undecided, it is offered again. */
  gtk_window_close (dialog);
  mst_ui_test_settle (800);
  dialog = mst_record_dialog_new (NULL, session, &mst_unit_type, "区教委");
  gtk_window_present (dialog);
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), _ ("_Go On")), "clicked");
  g_assert_cmpstr (
    mst_field_editor_get_text (mst_ui_test_find_editor (GTK_WIDGET (dialog), "name")), ==,
    "区卫健委");
  g_assert_cmpstr (
    mst_field_editor_get_text (mst_ui_test_find_editor (GTK_WIDGET (dialog), "note")), ==,
    "待核实");
  gtk_widget_activate_action (mst_ui_test_find (GTK_WIDGET (dialog), MST_TYPE_RECORD_FORM),
                              "form.discard", NULL);
  mst_ui_test_settle (700);
  g_assert_null (mst_draft_load (file_id, &mst_unit_type, MST_DRAFT_REFERRED));
}

/* What is not gone on with gives way to what is written now. */
static void
test_dialog_forget (void)
{
  g_autofree char *file_id = mst_store_dup_setting (mst_session_get_store (session), "id");
  GtkWindow *dialog = mst_record_dialog_new (NULL, session, &mst_unit_type, "区卫健委");
  const char *text, *value;
  gboolean is_understood;

  gtk_window_present (dialog);
  mst_ui_test_settle (1000);
  gtk_window_close (dialog);
  mst_ui_test_settle (100);
  dialog = mst_record_dialog_new (NULL, session, &mst_unit_type, "区教委");
  gtk_window_present (dialog);
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), _ ("_Forget It")), "clicked");
  mst_ui_test_settle (1000);
  {
    g_autoptr (MstDraft) draft = mst_draft_load (file_id, &mst_unit_type, MST_DRAFT_REFERRED);

    g_assert_true (mst_draft_get (draft, "name", &text, &value, &is_understood));
    g_assert_cmpstr (text, ==, "区教委");
  }
  gtk_widget_activate_action (mst_ui_test_find (GTK_WIDGET (dialog), MST_TYPE_RECORD_FORM),
                              "form.discard", NULL);
  mst_ui_test_settle (200);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (60);
  g_test_add_func ("/ui/record-form/new", test_new);
  g_test_add_func ("/ui/record-form/half-written", test_half_written);
  g_test_add_func ("/ui/record-form/disagrees", test_disagrees);
  g_test_add_func ("/ui/record-form/others", test_others);
  g_test_add_func ("/ui/record-form/theirs", test_theirs);
  g_test_add_func ("/ui/record-form/restore", test_restore);
  g_test_add_func ("/ui/record-form/draft", test_draft);
  g_test_add_func ("/ui/record-form/dialog-draft", test_dialog_draft);
  g_test_add_func ("/ui/record-form/dialog-forget", test_dialog_forget);
  /* From now on the first one is another. */
  g_test_add_func ("/ui/record-form/end", test_end);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
