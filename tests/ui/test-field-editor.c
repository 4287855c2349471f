/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The controls of fields: what is typed, what is understood, what is covered. */
#include "config.h"

#include "detail/mst-record-dialog.h"
#include "detail/mst-record-form.h"
#include "edit/mst-field-editor.h"
#include "edit/mst-suggestions.h"
#include "mst-query.h"
#include "mst-ui-test.h"

static MstSession *session;

static void
count_cb (guint *n)
{
  (*n)++;
}

static MstFieldEditor *
create (const MstRecordType *type, const char *field, guint *n_changes)
{
  GtkWidget *editor = mst_field_editor_new (session, mst_record_type_get_field (type, field));

  g_object_ref_sink (editor);
  if (n_changes != NULL)
    g_signal_connect_swapped (editor, "changed", G_CALLBACK (count_cb), n_changes);
  return MST_FIELD_EDITOR (editor);
}

/* What is typed into each kind, and what is kept; NULL: refused. */
static void
test_typed (void)
{
  static const struct
  {
    const MstRecordType *type;
    const char *field;
    const char *typed;
    const char *kept;
    gboolean refused;
  } cases[] = {
    { &mst_person_type, "name", "张　三", "张三", FALSE },
    { &mst_person_type, "name", "  ", NULL, FALSE },
    { &mst_person_type, "birth", "1985.7", "1985-07", FALSE },
    { &mst_person_type, "birth", "19850701", "1985-07-01", FALSE },
    { &mst_person_type, "birth", "1985年7月", "1985-07", FALSE },
    { &mst_person_type, "birth", "春天", NULL, TRUE },
    { &mst_person_type, "phone", "138 0000 0000", "13800000000", FALSE },
    { &mst_person_type, "political_status", "zgdy", "01", FALSE },
    { &mst_person_type, "political_status", "中共党员", "01", FALSE },
    { &mst_person_type, "political_status", "党", NULL, TRUE },
    { &mst_person_type, "political_status", "没有的", NULL, TRUE },
    { &mst_person_type, "sex", "女", "2", FALSE },
    { &mst_person_type, "trained", "s", "1", FALSE },
    { &mst_person_type, "trained", "否", "0", FALSE },
    { &mst_person_type, "trained", "也许", NULL, TRUE },
    { &mst_person_type, "note", "一\r\n二", "一\n二", FALSE },
    { &mst_area_type, "households", "1,744户", "1744", FALSE },
    { &mst_area_type, "households", "-5", NULL, TRUE },
    { &mst_area_type, "longitude", "200", NULL, TRUE },
    { &mst_area_type, "parent", "没有这个地方", NULL, TRUE },
    { &mst_unit_type, "superior", "42", NULL, TRUE }, /* an id is not typed */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_changes = 0;
      MstFieldEditor *editor = create (cases[i].type, cases[i].field, &n_changes);
      g_autofree char *value = NULL;
      g_autoptr (GError) error = NULL;
      gboolean read;

      mst_field_editor_set_text (editor, cases[i].typed);
      g_assert_cmpuint (n_changes, ==, 1);
      read = mst_field_editor_read (editor, &value, &error);
      if (read == cases[i].refused || g_strcmp0 (value, cases[i].kept) != 0)
        g_error ("%s “%s” gives %s", cases[i].field, cases[i].typed,
                 error != NULL ? error->message : value);
      g_assert_cmpint (mst_field_editor_is_edited (editor), ==,
                       cases[i].refused || cases[i].kept != NULL);
      g_object_unref (editor);
    }
}

static void
test_days (void)
{
  MstFieldEditor *editor = create (&mst_person_type, "ended", NULL);
  char today[MST_DATE_ISO_SIZE];
  char yesterday[MST_DATE_ISO_SIZE];
  MstDate day = mst_date_today ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  mst_date_to_iso (day, today);
  mst_date_to_iso (mst_date_from_julian (mst_date_get_julian (day) - 1), yesterday);
  mst_field_editor_set_text (editor, "今天");
  g_assert_true (mst_field_editor_read (editor, &first, NULL));
  g_assert_cmpstr (first, ==, today);
  mst_field_editor_set_text (editor, "-1");
  g_assert_true (mst_field_editor_read (editor, &second, NULL));
  g_assert_cmpstr (second, ==, yesterday);
  /* A day is wanted here. */
  mst_field_editor_set_text (editor, "2022.11");
  g_assert_false (mst_field_editor_read (editor, &third, NULL));
  g_object_unref (editor);
}

/* Set, looked at, written by the program. */
static void
test_values (void)
{
  guint n_changes = 0;
  MstFieldEditor *editor = create (&mst_person_type, "birth", &n_changes);
  g_autofree char *value = NULL;

  mst_field_editor_set_value (editor, "1985-07");
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpstr (mst_field_editor_get_text (editor), ==, "1985-07");
  g_assert_false (mst_field_editor_is_edited (editor));
  mst_field_editor_set_text (editor, "198507");
  /* Written in another way, it is the same. */
  g_assert_false (mst_field_editor_is_edited (editor));
  mst_field_editor_write (editor, "1986");
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_true (mst_field_editor_is_edited (editor));
  g_assert_true (mst_field_editor_read (editor, &value, NULL));
  g_assert_cmpstr (value, ==, "1986");
  g_object_unref (editor);
}

static gboolean
is_uncovered (gpointer editor)
{
  return !mst_field_editor_is_covered (editor);
}

static gint64
get_person (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);

  return g_array_index (ids, gint64, 0);
}

/* What is masked reads as it is, is shown on demand only, and the journal knows. */
static void
test_covered (void)
{
  MstFieldEditor *editor = create (&mst_person_type, "phone", NULL);
  GtkWidget *window = mst_ui_test_show (GTK_WIDGET (editor));
  gint64 id = get_person ();
  g_autofree char *value = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const MstJournalEntry *entry;
  GtkWidget *cover;

  mst_field_editor_set_record_id (editor, id);
  mst_field_editor_set_value (editor, "13812344321");
  g_assert_true (mst_field_editor_is_covered (editor));
  g_assert_cmpstr (mst_field_editor_get_text (editor), ==, "");
  g_assert_false (mst_field_editor_is_edited (editor));
  g_assert_true (mst_field_editor_read (editor, &value, NULL));
  g_assert_cmpstr (value, ==, "13812344321");

  cover = mst_ui_test_find (GTK_WIDGET (editor), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (cover, "clicked");
  mst_ui_test_wait (is_uncovered, editor);
  g_assert_cmpstr (mst_field_editor_get_text (editor), ==, "13812344321");
  g_assert_false (mst_field_editor_is_edited (editor));
  entries =
    mst_store_list_journal (mst_session_get_store (session), &mst_person_type, id, 0, 1, NULL);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->change, ==, "reveal");
  g_object_unref (editor);
  gtk_window_destroy (GTK_WINDOW (window));

  /* A note is covered for the citizen number in it only. */
  editor = create (&mst_person_type, "note", NULL);
  mst_field_editor_set_value (editor, "腰不好");
  g_assert_false (mst_field_editor_is_covered (editor));
  mst_field_editor_set_value (editor, "身份证 110101198507011234");
  g_assert_true (mst_field_editor_is_covered (editor));
  /* Typing over it shows nothing of it. */
  mst_field_editor_set_text (editor, "新");
  g_assert_cmpstr (mst_field_editor_get_text (editor), ==, "新");
  g_assert_true (mst_field_editor_is_edited (editor));
  g_object_unref (editor);
}

static void
test_reference (void)
{
  MstFieldEditor *editor = create (&mst_person_type, "area", NULL);
  const MstAreaTree *areas = mst_session_get_areas (session);
  guint last = mst_area_tree_get_n_nodes (areas) - 1;
  const MstAreaNode *node = mst_area_tree_get (areas, last);
  g_autofree char *path = mst_area_tree_dup_path (areas, last);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, node->id);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  mst_field_editor_set_value (editor, id);
  g_assert_cmpstr (mst_field_editor_get_text (editor), ==, path);
  g_assert_true (mst_field_editor_read (editor, &first, NULL));
  g_assert_cmpstr (first, ==, id);
  mst_field_editor_set_value (editor, NULL);
  mst_field_editor_set_text (editor, path);
  g_assert_true (mst_field_editor_read (editor, &second, NULL));
  g_assert_cmpstr (second, ==, id);
  mst_ui_test_settle (100);
  g_object_unref (editor);
}

static gboolean
is_listed (gpointer list)
{
  return mst_suggestions_is_open (list) && mst_suggestions_get_n (list) > 0;
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (MST_IS_RECORD_DIALOG (window->data))
      return window->data;
  return NULL;
}

static gboolean
is_closed (gpointer data)
{
  return find_dialog () == NULL;
}

/* What is referred to and doesn't exist yet is made on the way, by Enter on the last line. */
static void
test_new_reference (void)
{
  MstFieldEditor *editor = create (&mst_person_type, "unit", NULL);
  GtkWidget *window = mst_ui_test_show (GTK_WIDGET (editor));
  GtkWidget *entry = mst_ui_test_find (GTK_WIDGET (editor), GTK_TYPE_ENTRY);
  GtkWidget *list = mst_ui_test_find (GTK_WIDGET (editor), MST_TYPE_SUGGESTIONS);
  GtkWidget *form;
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *value = NULL;

  mst_field_editor_set_text (editor, "新成立的党支部");
  mst_ui_test_wait (is_listed, list);
  g_assert_cmpuint (mst_suggestions_get_n (MST_SUGGESTIONS (list)), ==, 1);
  /* Enter alone makes nothing. */
  g_assert_null (mst_suggestions_get_marked (MST_SUGGESTIONS (list)));
  mst_suggestions_move (MST_SUGGESTIONS (list), 1);
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (find_dialog ());
  form = mst_ui_test_find (find_dialog (), MST_TYPE_RECORD_FORM);
  g_assert_cmpstr (mst_field_editor_get_text (mst_ui_test_find_editor (form, "name")), ==,
                   "新成立的党支部");
  /* What is required is required here too. */
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "name"), "");
  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_settle (200);
  g_assert_nonnull (find_dialog ());
  mst_field_editor_set_text (mst_ui_test_find_editor (form, "name"), "新成立的党支部");
  mst_record_form_save (MST_RECORD_FORM (form));
  mst_ui_test_wait (is_closed, NULL);
  g_assert_cmpstr (mst_field_editor_get_text (editor), ==, "新成立的党支部");
  g_assert_true (mst_field_editor_read (editor, &value, NULL));
  record = mst_store_get (mst_session_get_store (session), &mst_unit_type,
                          g_ascii_strtoll (value, NULL, 10), NULL);
  g_assert_cmpstr (mst_record_get_title (record), ==, "新成立的党支部");

  /* Pinyin that fits it alone is enough, when the field is left without choosing. */
  mst_field_editor_set_value (editor, NULL);
  mst_field_editor_set_text (editor, "xinchengli");
  mst_ui_test_wait (is_listed, list);
  mst_field_editor_settle (editor);
  g_assert_false (mst_suggestions_is_open (MST_SUGGESTIONS (list)));
  g_assert_cmpstr (mst_field_editor_get_text (editor), ==, "新成立的党支部");
  g_clear_pointer (&value, g_free);
  g_assert_true (mst_field_editor_read (editor, &value, NULL));
  g_assert_cmpint (g_ascii_strtoll (value, NULL, 10), ==, mst_record_get_id (record));
  g_object_unref (editor);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whom the record's other fields leave: the leader of a unit is one of its people. */
static void
test_limited_reference (void)
{
  MstFieldEditor *editor = create (&mst_liaison_type, "person", NULL);
  GtkWidget *window = mst_ui_test_show (GTK_WIDGET (editor));
  GtkWidget *list = mst_ui_test_find (GTK_WIDGET (editor), MST_TYPE_SUGGESTIONS);
  MstStore *store = mst_session_get_store (session);
  g_autoptr (MstRecord) pair = mst_record_new (&mst_liaison_type);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MstRecord) person = NULL;
  g_autoptr (MstRecord) namesake = mst_record_new (&mst_person_type);
  g_autofree char *value = NULL;
  g_autofree char *any = NULL;

  g_assert_true (mst_query_add_condition (query, "unit", MST_OPERATOR_NOT_BLANK, NULL, NULL));
  ids = mst_query_list_ids (query, store, NULL);
  person = mst_store_get (store, &mst_person_type, g_array_index (ids, gint64, 0), NULL);
  mst_record_set (namesake, "name", mst_record_get (person, "name"));
  mst_record_set (namesake, "class", "4");
  mst_record_set (namesake, "area", mst_record_get (person, "area"));
  g_assert_true (mst_store_begin (store, "edit", "namesake", NULL));
  g_assert_true (mst_store_insert (store, namesake, NULL, NULL));
  g_assert_true (mst_store_commit (store, NULL));
  mst_record_set (pair, "unit", mst_record_get (person, "unit"));
  mst_field_editor_follow (editor, pair);
  mst_field_editor_set_text (editor, mst_record_get (person, "name"));
  mst_ui_test_wait (is_listed, list);
  /* Him, and the line that makes a new one. */
  g_assert_cmpuint (mst_suggestions_get_n (MST_SUGGESTIONS (list)), ==, 2);
  g_assert_true (mst_field_editor_read (editor, &value, NULL));
  g_assert_cmpint (g_ascii_strtoll (value, NULL, 10), ==, mst_record_get_id (person));
  mst_record_set (pair, "unit", NULL);
  mst_field_editor_follow (editor, pair);
  g_assert_false (mst_field_editor_read (editor, &any, NULL));
  g_object_unref (editor);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_problem (void)
{
  MstFieldEditor *editor = create (&mst_person_type, "name", NULL);
  GtkWidget *entry = mst_ui_test_find (GTK_WIDGET (editor), GTK_TYPE_ENTRY);
  GtkWidget *window = mst_ui_test_show (GTK_WIDGET (editor));

  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       mst_field_get_label (mst_field_editor_get_field (editor)));
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE);
  mst_field_editor_set_problem (editor, "missing", TRUE);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  mst_field_editor_set_problem (editor, NULL, FALSE);
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  g_object_unref (editor);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Arrows go through the list under the entry and keep the ends. */
static void
test_list (void)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  MstSuggestions *list = mst_suggestions_new (entry);
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) mst_suggestion_free);
  GtkWidget *window;

  g_ptr_array_add (items, mst_suggestion_new ("1", "一", NULL));
  g_ptr_array_add (items, mst_suggestion_new ("2", "二", "detail"));
  gtk_box_append (GTK_BOX (box), entry);
  window = mst_ui_test_show (box);
  gtk_widget_set_parent (GTK_WIDGET (list), box);
  mst_suggestions_set (list, items, NULL, FALSE);
  mst_suggestions_open (list);
  g_assert_true (mst_suggestions_is_open (list));
  g_assert_null (mst_suggestions_get_marked (list));
  mst_suggestions_move (list, 1);
  g_assert_cmpstr (mst_suggestions_get_marked (list), ==, "1");
  mst_suggestions_move (list, 1);
  mst_suggestions_move (list, 1);
  g_assert_cmpstr (mst_suggestions_get_marked (list), ==, "2");
  mst_suggestions_mark (list, "1");
  g_assert_cmpstr (mst_suggestions_get_marked (list), ==, "1");
  mst_suggestions_close (list);
  g_assert_false (mst_suggestions_is_open (list));
  gtk_widget_unparent (GTK_WIDGET (list));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The calendar shows the day that is written, and writes the one that is clicked. */
static void
test_calendar (void)
{
  MstFieldEditor *editor = create (&mst_person_type, "birth", NULL);
  GtkWidget *window = mst_ui_test_show (GTK_WIDGET (editor));
  GtkWidget *button = mst_ui_test_find (GTK_WIDGET (editor), GTK_TYPE_MENU_BUTTON);
  g_autoptr (GDateTime) shown = NULL;
  g_autoptr (GDateTime) other = g_date_time_new_local (1985, 7, 9, 0, 0, 0);
  GtkWidget *calendar;

  mst_field_editor_set_text (editor, "1985.7.1");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  mst_ui_test_settle (100);
  calendar = mst_ui_test_find (button, GTK_TYPE_CALENDAR);
  g_assert_true (gtk_widget_get_mapped (calendar));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (mst_ui_test_find (calendar, GTK_TYPE_BUTTON)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Previous month");
  shown = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  g_assert_cmpint (g_date_time_get_year (shown), ==, 1985);
  g_assert_cmpint (g_date_time_get_month (shown), ==, 7);
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 1);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), other);
  g_assert_cmpstr (mst_field_editor_get_text (editor), ==, "1985-07-09");
  mst_ui_test_settle (400);
  g_assert_false (gtk_widget_get_mapped (calendar));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (editor);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (60);
  g_test_add_func ("/ui/field-editor/typed", test_typed);
  g_test_add_func ("/ui/field-editor/days", test_days);
  g_test_add_func ("/ui/field-editor/calendar", test_calendar);
  g_test_add_func ("/ui/field-editor/values", test_values);
  g_test_add_func ("/ui/field-editor/covered", test_covered);
  g_test_add_func ("/ui/field-editor/reference", test_reference);
  g_test_add_func ("/ui/field-editor/new-reference", test_new_reference);
  g_test_add_func ("/ui/field-editor/limited-reference", test_limited_reference);
  g_test_add_func ("/ui/field-editor/list", test_list);
  g_test_add_func ("/ui/field-editor/problem", test_problem);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
