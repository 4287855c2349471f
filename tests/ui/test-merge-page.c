/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of duplicates: found, compared, merged, undone, dismissed. */
#include "config.h"

#include "duplicates/mst-duplicates-panel.h"
#include "duplicates/mst-merge-page.h"
#include "mst-page.h"
#include "mst-query.h"
#include "mst-ui-test.h"

static MstSession *session;

/* A second record of the first people of the file: the name and phone, and nothing else. */
static void
add_doubles (guint n)
{
  MstStore *store = mst_session_get_store (session);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_store_begin (store, "insert", "Doubles", &error));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MstRecord) person =
        mst_store_get (store, &mst_person_type, g_array_index (ids, gint64, i), NULL);
      g_autoptr (MstRecord) twin = mst_record_new (&mst_person_type);

      mst_record_set (twin, "name", mst_record_get (person, "name"));
      mst_record_set (twin, "phone", mst_record_get (person, "phone"));
      mst_record_set (twin, "class", mst_record_get (person, "class"));
      mst_record_set (twin, "area", mst_record_get (person, "area"));
      mst_record_set (twin, "position", "Twin");
      g_assert_true (mst_store_insert (store, twin, NULL, &error));
    }
  g_assert_true (mst_store_commit (store, &error));
  g_assert_no_error (error);
}

static gint64
count_people (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  return mst_query_count (query, mst_session_get_store (session), NULL);
}

static gint64
count_twins (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  mst_query_add_condition (query, "position", MST_OPERATOR_IS, "Twin", NULL);
  return mst_query_count (query, mst_session_get_store (session), NULL);
}

static MstDuplicates *
find_duplicates (void)
{
  g_autoptr (GError) error = NULL;
  MstDuplicates *duplicates =
    mst_duplicates_find (mst_session_get_store (session), &mst_person_type, NULL, &error);

  g_assert_no_error (error);
  return duplicates;
}

/* --- the page --- */

static const char *
get_state (GtkWidget *page)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (gtk_widget_get_template_child (page, MST_TYPE_MERGE_PAGE, "stack")));
}

static gboolean
is_ready (gpointer page)
{
  GtkWidget *button =
    GTK_WIDGET (gtk_widget_get_template_child (page, MST_TYPE_MERGE_PAGE, "apply_button"));

  return g_strcmp0 (get_state (page), "merge") == 0 && gtk_widget_is_sensitive (button);
}

static gboolean
is_done (gpointer page)
{
  return g_strcmp0 (get_state (page), "done") == 0;
}

static const char *
get_position (GtkWidget *page)
{
  return gtk_label_get_label (
    GTK_LABEL (gtk_widget_get_template_child (page, MST_TYPE_MERGE_PAGE, "position")));
}

static void
activate (GtkWidget *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

static gboolean
has_one_less (gpointer before)
{
  return count_people () == *(gint64 *) before - 1;
}

/* The toggle that takes the value of record @record for the field called @label. */
static GtkWidget *
find_value (GtkWidget *widget, const char *field, guint record)
{
  int position = mst_record_type_find (&mst_person_type, field);

  if (GTK_IS_TOGGLE_BUTTON (widget)
      && g_object_get_data (G_OBJECT (widget), "field") == GINT_TO_POINTER (position)
      && g_object_get_data (G_OBJECT (widget), "record") == GUINT_TO_POINTER (record))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_value (child, field, record);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_merge_and_undo (void)
{
  g_autoptr (MstDuplicates) duplicates = find_duplicates ();
  GtkWidget *page = mst_merge_page_new_for_duplicates (session, duplicates, 0);
  GtkWidget *window = mst_ui_test_show (page);
  gint64 before = count_people ();
  gint64 keeper = g_array_index (mst_duplicates_get (duplicates, 0)->ids, gint64, 0);
  g_autoptr (MstRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (mst_duplicates_get_n (duplicates), ==, 3);
  mst_ui_test_wait (is_ready, page);
  g_assert_nonnull (strstr (get_position (page), "1 of 3"));

  /* The other one's position is taken, and the rest is the keeper's. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_value (page, "position", 1)), TRUE);
  activate (page, "merge.apply");
  mst_ui_test_wait (has_one_less, &before);
  mst_ui_test_wait (is_ready, page);
  g_assert_nonnull (strstr (get_position (page), "2 of 3"));
  kept = mst_store_get (mst_session_get_store (session), &mst_person_type, keeper, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mst_record_get (kept, "position"), ==, "Twin");
  g_assert_nonnull (mst_record_get (kept, "citizen_number"));

  /* Undo brings both back, and the page to them. */
  mst_ui_test_wait_written (session);
  g_assert_true (mst_store_undo (mst_session_get_store (session), &error));
  g_assert_no_error (error);
  mst_ui_test_settle (300);
  mst_ui_test_wait (is_ready, page);
  g_assert_cmpint (count_people (), ==, before);
  g_assert_cmpint (count_twins (), ==, 3);
  g_assert_nonnull (strstr (get_position (page), "1 of 3"));
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
test_set_after_set (void)
{
  g_autoptr (MstDuplicates) duplicates = find_duplicates ();
  GtkWidget *page = mst_merge_page_new_for_duplicates (session, duplicates, 1);
  GtkWidget *window = mst_ui_test_show (page);
  gint64 before = count_people ();

  mst_ui_test_wait (is_ready, page);
  activate (page, "merge.next");
  mst_ui_test_wait (is_ready, page);
  g_assert_nonnull (strstr (get_position (page), "3 of 3"));
  activate (page, "merge.next");
  mst_ui_test_wait (is_ready, page);
  g_assert_nonnull (strstr (get_position (page), "1 of 3"));
  activate (page, "merge.previous");
  mst_ui_test_wait (is_ready, page);
  g_assert_nonnull (strstr (get_position (page), "3 of 3"));
  for (guint i = 0; i < 3; i++)
    {
      mst_ui_test_wait (is_ready, page);
      activate (page, "merge.apply");
      mst_ui_test_wait_written (session);
    }
  mst_ui_test_wait (is_done, page);
  g_assert_cmpint (count_people (), ==, before - 3);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < 3; i++)
    g_assert_true (mst_store_undo (mst_session_get_store (session), NULL));
  g_assert_cmpint (count_people (), ==, before);
  mst_ui_test_settle (100);
}

/* --- what is no duplicate --- */

/* As the window does it. */
static void
dismiss_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *type;
  g_autoptr (GVariant) ids = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 *values;
  gsize n;

  g_variant_get (parameter, "(&s@ax)", &type, &ids);
  values = g_variant_get_fixed_array (ids, &n, sizeof (gint64));
  g_assert_true (mst_duplicates_dismiss (mst_session_get_store (session),
                                         mst_record_type_get (type), values, (guint) n, &error));
  g_assert_no_error (error);
}

static void
add_dismissing (GtkWidget *window)
{
  static const GActionEntry entry = { .name = "dismiss-duplicates",
                                      .activate = dismiss_cb,
                                      .parameter_type = "(sax)" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

static gboolean
is_counted_again (gpointer page)
{
  return is_ready (page) && strstr (get_position (page), "1 of 3") != NULL
         && strstr (get_position (page), "not the same") == NULL;
}

static gboolean
is_counted_as_different (gpointer page)
{
  return is_ready (page) && strstr (get_position (page), "2 of 3") != NULL
         && strstr (get_position (page), "1 not the same") != NULL;
}

static void
test_dismiss_and_undo (void)
{
  g_autoptr (MstDuplicates) duplicates = find_duplicates ();
  GtkWidget *page = mst_merge_page_new_for_duplicates (session, duplicates, 0);
  GtkWidget *window = mst_ui_test_show (page);
  MstStore *store = mst_session_get_store (session);

  add_dismissing (window);
  mst_ui_test_wait (is_ready, page);
  activate (page, "merge.dismiss");
  mst_ui_test_wait (is_counted_as_different, page);

  mst_ui_test_settle (200);
  g_assert_true (is_counted_as_different (page));
  g_assert_true (mst_store_undo (store, NULL));
  mst_ui_test_wait (is_counted_again, page);
  g_assert_true (mst_store_redo (store, NULL));
  mst_ui_test_settle (300);
  g_assert_nonnull (strstr (get_position (page), "1 not the same"));
  g_assert_true (mst_store_undo (store, NULL));
  mst_ui_test_wait (is_counted_again, page);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

/* --- the panel --- */

static gboolean
has_list (gpointer panel)
{
  GtkWidget *stack =
    GTK_WIDGET (gtk_widget_get_template_child (panel, MST_TYPE_DUPLICATES_PANEL, "stack"));

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "list") == 0;
}

static gboolean
has_none (gpointer panel)
{
  GtkWidget *stack =
    GTK_WIDGET (gtk_widget_get_template_child (panel, MST_TYPE_DUPLICATES_PANEL, "stack"));

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "none") == 0;
}

static void
merge_cb (MstDuplicatesPanel *panel, MstDuplicates *duplicates, guint index, gpointer user_data)
{
  guint *opened = user_data;

  g_assert_cmpuint (mst_duplicates_get_n (duplicates), ==, 3);
  *opened = index + 1;
}

/* Each type that says so of itself has a button, in the order in which they say. */
static void
assert_types (GtkWidget *panel)
{
  GtkWidget *toggle = gtk_widget_get_first_child (
    GTK_WIDGET (gtk_widget_get_template_child (panel, MST_TYPE_DUPLICATES_PANEL, "types")));
  guint n_wanted = 0;

  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    n_wanted += (*type)->duplicates_place > 0;
  for (guint place = 1; place <= n_wanted; place++)
    {
      const MstRecordType *const *type = mst_record_types ();

      while ((*type)->duplicates_place != place)
        type++;
      g_assert_true (
        g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (toggle)), (*type)->label_plural));
      toggle = gtk_widget_get_next_sibling (toggle);
    }
  g_assert_null (toggle);
}

static void
test_panel (void)
{
  GtkWidget *panel = mst_duplicates_panel_new (session);
  GtkWidget *window = mst_ui_test_show (panel);
  guint opened = 0;

  assert_types (panel);
  g_signal_connect (panel, "merge", G_CALLBACK (merge_cb), &opened);
  mst_ui_test_wait (has_list, panel);
  g_assert_cmpint (mst_session_get_waiting (session, MST_PANEL_DUPLICATES), ==, 3);
  activate (panel, "duplicates.merge");
  g_assert_cmpuint (opened, ==, 1);

  mst_duplicates_panel_set_type (MST_DUPLICATES_PANEL (panel), &mst_unit_type);
  mst_ui_test_wait (has_none, panel);
  mst_duplicates_panel_set_type (MST_DUPLICATES_PANEL (panel), &mst_person_type);
  mst_ui_test_wait (has_list, panel);

  /* Without the twins there is nothing to find: the panel looks again by itself. */
  g_assert_true (mst_store_undo (mst_session_get_store (session), NULL));
  mst_ui_test_wait (has_none, panel);
  g_assert_cmpint (mst_session_get_waiting (session, MST_PANEL_DUPLICATES), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (200);
  add_doubles (3);
  g_test_add_func ("/ui/merge-page/merge-and-undo", test_merge_and_undo);
  g_test_add_func ("/ui/merge-page/set-after-set", test_set_after_set);
  g_test_add_func ("/ui/merge-page/dismiss-and-undo", test_dismiss_and_undo);
  g_test_add_func ("/ui/merge-page/panel", test_panel);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
