/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several windows on one file are in step; each tells what it shows. */
#include "config.h"

#include "journal/mst-journal-entries.h"
#include "journal/mst-journal-groups.h"
#include "journal/mst-journal-panel.h"
#include "list/mst-list-panel-private.h"
#include "mst-application.h"
#include "mst-panel.h"
#include "mst-query.h"
#include "mst-saved-filter.h"
#include "mst-ui-test.h"
#include "session/mst-settings.h"
#include "window/mst-window.h"

static MstSession *session;
static MstApplication *application;

static MstWindow *
open_window (void)
{
  MstWindow *window = mst_window_new (GTK_APPLICATION (application));

  mst_window_open_file (window, mst_session_get_path (session));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static MstWindow *
get_newest_window (void)
{
  guint newest = 0;
  MstWindow *found = NULL;

  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (application)); window != NULL;
       window = window->next)
    {
      guint id = gtk_application_window_get_id (window->data);

      if (id > newest)
        {
          newest = id;
          found = window->data;
        }
    }
  return found;
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
}

static void
test_titles (void)
{
  MstWindow *window = open_window ();

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Muster · District");
  g_action_group_activate_action (G_ACTION_GROUP (window), "panel", g_variant_new_string ("unit"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Units — District");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The new window shows the same list in the same way. */
static void
test_open_in_window (void)
{
  MstWindow *window = open_window ();
  MstWindow *other;

  g_action_group_activate_action (
    G_ACTION_GROUP (window), "show-records",
    g_variant_new_parsed ("('person', '', [(false, 'sex', 0, '1')])"));
  mst_ui_test_settle (100);
  g_action_group_activate_action (G_ACTION_GROUP (window), "open-in-window", NULL);
  other = get_newest_window ();
  g_assert_true (other != window);
  mst_ui_test_settle (300);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (other)), "Sex"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (other)), ==,
                   gtk_window_get_title (GTK_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever a mark of a chart stands for is shown as a list, with what it is narrowed to. */
static void
test_show_query (void)
{
  static const struct
  {
    const char *query;
    const char *panel, *title;
  } rows[] = {
    { "{\"type\":\"person\",\"clauses\":[[{\"field\":\"sex\",\"operator\":\"is\",\"value\":\"1\"}]]}",
      "People", "Sex" },
    { "{\"type\":\"person\",\"search\":\"王\"}", "People", "" },
  };
  MstWindow *window = open_window ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MstQuery) query = mst_query_from_json (rows[i].query, NULL);
      g_autofree char *json = NULL;

      g_assert_nonnull (query);
      json = mst_query_to_json (query);
      g_action_group_activate_action (G_ACTION_GROUP (window), "show-query",
                                      g_variant_new_string (json));
      mst_ui_test_settle (300);
      g_test_message ("%s: %s", json, gtk_window_get_title (GTK_WINDOW (window)));
      g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), rows[i].panel));
      g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), rows[i].title));
    }
  /* What is no query changes nothing. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-query",
                                  g_variant_new_string ("{}"));
  mst_ui_test_settle (100);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "People"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
rename_unit (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_unit_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, error);
  g_autoptr (MstRecord) unit =
    mst_store_get (store, &mst_unit_type, g_array_index (ids, gint64, 0), error);

  mst_record_set (unit, "name", data);
  g_assert_true (mst_store_begin (store, "update", "Rename", error));
  g_assert_true (mst_store_update (store, unit, NULL, error));
  g_assert_true (mst_store_commit (store, error));
  return g_strdup ("Renamed");
}

static MstSession *
dup_session (void)
{
  g_autoptr (GError) error = NULL;
  MstSession *shared = mst_sessions_open (mst_application_get_sessions (application),
                                          mst_session_get_path (session), &error);

  g_assert_no_error (error);
  return shared;
}

static gboolean
is_written (gpointer data)
{
  return !mst_session_is_writing (data);
}

/* Two windows share one session; it goes with the last of them. */
static void
test_one_session (void)
{
  MstWindow *first = open_window ();
  MstWindow *second = open_window ();
  MstSession *shared = dup_session ();
  g_autoptr (MstSession) again = dup_session ();
  gpointer weak = shared;

  g_assert_true (shared == again);
  mst_session_write (shared, "Writing", rename_unit, (gpointer) "First of all units", NULL, NULL,
                     NULL);
  mst_ui_test_wait (is_written, shared);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (first), "undo"));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (second), "undo"));
  g_object_add_weak_pointer (G_OBJECT (shared), &weak);
  g_clear_object (&again);
  g_object_unref (shared);
  gtk_window_destroy (GTK_WINDOW (first));
  mst_ui_test_settle (300);
  g_assert_nonnull (weak);
  gtk_window_destroy (GTK_WINDOW (second));
  mst_ui_test_settle (300);
  g_assert_null (weak);
}

/* --- the journal, and what others write --- */

static GtkWidget *
find_journal (MstWindow *window)
{
  return mst_ui_test_find (GTK_WIDGET (window), MST_TYPE_JOURNAL_PANEL);
}

static GtkWidget *
find_view (MstWindow *window)
{
  GtkWidget *journal = find_journal (window);
  /* Drop-downs have lists of their own. */
  GtkWidget *paned = journal != NULL ? mst_ui_test_find (journal, GTK_TYPE_PANED) : NULL;

  return paned != NULL ? mst_ui_test_find (paned, GTK_TYPE_LIST_VIEW) : NULL;
}

static const MstJournalGroup *
get_selected_group (MstWindow *window)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (find_view (window)));
  gpointer place = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));

  return place != NULL ? mst_journal_place_get_group (place) : NULL;
}

static gboolean
has_selected_group (gpointer window)
{
  return find_view (window) != NULL && get_selected_group (window) != NULL;
}

static gboolean
has_entries (gpointer window)
{
  GtkWidget *entries = mst_ui_test_find (GTK_WIDGET (window), MST_TYPE_JOURNAL_ENTRIES);
  GtkWidget *list = entries != NULL ? mst_ui_test_find (entries, GTK_TYPE_LIST_BOX) : NULL;

  return list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL;
}

/* The newest step is chosen and what it changed is listed; a step that is asked for is found. */
static void
test_journal (void)
{
  MstWindow *window = open_window ();
  MstSession *shared = dup_session ();

  mst_session_write (shared, "Writing", rename_unit, (gpointer) "Second name of a unit", NULL, NULL,
                     NULL);
  mst_ui_test_wait (is_written, shared);
  g_action_group_activate_action (G_ACTION_GROUP (window), "panel",
                                  g_variant_new_string ("journal"));
  mst_ui_test_wait (has_selected_group, window);
  mst_ui_test_wait (has_entries, window);
  g_assert_cmpstr (get_selected_group (window)->label, ==, "Rename");
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-group", g_variant_new_int64 (1));
  mst_ui_test_settle (500);
  g_assert_cmpint (get_selected_group (window)->group, ==, 1);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Journal — District");
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (shared);
  mst_ui_test_settle (200);
}

static void
keep_text_cb (MstSession *self, const char *text, gint64 group, gpointer user_data)
{
  char **kept = user_data;

  g_free (*kept);
  *kept = g_strdup (text);
}

static gboolean
is_told (gpointer data)
{
  return *(char **) data != NULL;
}

static MstRecord *
get_first_person (MstStore *store)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);

  return mst_store_get (store, &mst_person_type, g_array_index (ids, gint64, 0), NULL);
}

static void
run_cli (MstSession *on, const char *command, const char *rest)
{
  g_autofree char *line =
    g_strdup_printf ("%s %s '%s' %s", MST_TEST_CLI, command, mst_session_get_path (on), rest);
  g_autofree char *said = NULL;
  int status = -1;

  g_assert_true (g_spawn_command_line_sync (line, &said, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

/* What muster-cli writes is marked and told; what this program writes isn't. */
static void
test_others (void)
{
  g_autoptr (MstSession) shared = dup_session ();
  g_autoptr (MstRecord) person = get_first_person (mst_session_get_store (shared));
  gint64 id = mst_record_get_id (person);
  g_autofree char *change = g_strdup_printf ("person %d 'note=Seen elsewhere'", (int) id);
  g_autofree char *told = NULL;

  g_signal_connect (shared, "changed-by-others", G_CALLBACK (keep_text_cb), &told);
  mst_session_write (shared, "Writing", rename_unit, (gpointer) "Third name of a unit", NULL, NULL,
                     NULL);
  mst_ui_test_wait (is_written, shared);
  mst_ui_test_settle (700);
  g_assert_null (told);
  run_cli (shared, "set", change);
  mst_ui_test_wait (is_told, &told);
  g_assert_nonnull (strstr (told, "has just changed 1 people"));
  g_assert_true (mst_session_is_marked (shared, &mst_person_type, id));
  mst_session_clear_mark (shared, &mst_person_type, id);
  g_assert_false (mst_session_is_marked (shared, &mst_person_type, id));
  g_clear_pointer (&told, g_free);
  run_cli (shared, "settings", "made_by=Office");
  mst_ui_test_wait (is_told, &told);
  g_assert_nonnull (strstr (told, "has just changed the settings of the district"));
  g_signal_handlers_disconnect_by_data (shared, &told);
}

/* What the toast that came last says. */
static const char *
get_told (MstWindow *window)
{
  GtkWidget *toasts = mst_ui_test_find (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *toast = gtk_widget_get_last_child (toasts);

  g_assert_true (toast != adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (toasts)));
  return gtk_label_get_text (GTK_LABEL (mst_ui_test_find (toast, GTK_TYPE_LABEL)));
}

/* Names are shown as they are; what the officer did doesn't wait behind what others did, and the last
 * thing is said instead of the one before. */
static void
test_tell (void)
{
  MstWindow *window = open_window ();
  g_autoptr (MstSession) shared = dup_session ();

  g_signal_emit_by_name (shared, "changed-by-others", "R&D <others>", (gint64) 1);
  mst_ui_test_settle (700);
  g_assert_cmpstr (get_told (window), ==, "R&D <others>");
  g_action_group_activate_action (G_ACTION_GROUP (window), "tell", g_variant_new_string ("A & B"));
  g_assert_cmpstr (get_told (window), ==, "A & B");
  g_action_group_activate_action (G_ACTION_GROUP (window), "tell", g_variant_new_string ("C"));
  g_assert_cmpstr (get_told (window), ==, "C");
  mst_ui_test_settle (700);
  g_assert_cmpstr (get_told (window), ==, "C");
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (200);
}

/* The order of people that the preferences say is the list's, at once. */
static void
test_people_order (void)
{
  g_autoptr (MstSession) shared = dup_session ();
  g_autoptr (GSettings) settings = mst_settings_new ();
  GtkWidget *panel = mst_list_panel_new (shared, &mst_person_type);
  GtkWidget *window = mst_ui_test_show (panel);
  g_autoptr (MstQuery) query = NULL;
  g_autoptr (MstQuery) expected = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) expected_ids = NULL;

  g_settings_set_string (settings, "people-order", "strokes");
  mst_ui_test_settle (100);
  query = mst_panel_dup_query (MST_PANEL (panel));
  mst_query_set_sort (expected, "name", MST_SORT_STROKES, FALSE, NULL);
  ids = mst_query_list_ids (query, mst_session_get_store (shared), NULL);
  expected_ids = mst_query_list_ids (expected, mst_session_get_store (shared), NULL);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected_ids->data,
                   expected_ids->len * sizeof (gint64));
  g_settings_reset (settings, "people-order");
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (200);
}

/* --- saved filters --- */

static GtkWidget *
find_by_class (GtkWidget *root, const char *css_class)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (root, css_class))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_class (child, css_class);
  return found;
}

static gboolean
is_marked_changed (MstWindow *window)
{
  return gtk_widget_get_visible (find_by_class (GTK_WIDGET (window), "mst-saved-changed"));
}

static void
show_filter (MstWindow *window, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-filter",
                                  g_variant_new ("(ss)", "person", name));
  mst_ui_test_settle (300);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), name));
}

/* Answers the question for a name. */
static void
answer_name (const char *name)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (window))
        continue;
      gtk_editable_set_text (
        GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (window))), name);
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "save");
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  g_assert_not_reached ();
}

/* Renamed, updated and removed in one window, followed by the other. */
static void
test_filters (void)
{
  MstWindow *first = open_window ();
  MstWindow *second = open_window ();
  g_autoptr (MstSession) shared = dup_session ();
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GError) error = NULL;
  MstListPanel *panel;

  mst_query_add_condition (query, "sex", MST_OPERATOR_IS, "2", NULL);
  mst_store_save_filter (mst_session_get_store (shared), "Women", query, &error);
  g_assert_no_error (error);
  mst_ui_test_settle (600);
  show_filter (first, "Women");
  show_filter (second, "Women");
  g_action_group_activate_action (G_ACTION_GROUP (first), "rename-filter",
                                  g_variant_new ("(ss)", "person", "Women"));
  mst_ui_test_settle (200);
  answer_name ("Ladies");
  mst_ui_test_wait (is_written, shared);
  mst_ui_test_settle (600);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (first)), "Ladies"));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (second)), "Ladies"));
  g_assert_false (is_marked_changed (first));

  /* Narrowed further it is another than the saved one, until that is updated. */
  panel = MST_LIST_PANEL (mst_ui_test_find (GTK_WIDGET (first), MST_TYPE_LIST_PANEL));
  mst_query_add_condition (query, "class", MST_OPERATOR_NOT_BLANK, NULL, NULL);
  mst_filter_bar_set_query (panel->filters, query);
  mst_ui_test_settle (300);
  g_assert_true (is_marked_changed (first));
  g_assert_false (is_marked_changed (second));
  g_action_group_activate_action (G_ACTION_GROUP (first), "update-filter",
                                  g_variant_new ("(ss)", "person", "Ladies"));
  mst_ui_test_wait (is_written, shared);
  mst_ui_test_settle (300);
  g_assert_false (is_marked_changed (first));
  g_assert_true (is_marked_changed (second));

  g_action_group_activate_action (G_ACTION_GROUP (second), "remove-filter",
                                  g_variant_new ("(ss)", "person", "Ladies"));
  mst_ui_test_wait (is_written, shared);
  mst_ui_test_settle (300);
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (first)), "Ladies"));
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (second)), "Ladies"));
  gtk_window_destroy (GTK_WINDOW (second));
  gtk_window_destroy (GTK_WINDOW (first));
  mst_ui_test_settle (200);
}

static void
test_quit (void)
{
  MstWindow *first = open_window ();

  open_window ();
  g_action_group_activate_action (G_ACTION_GROUP (first), "new-window", NULL);
  g_assert_cmpuint (count_windows (), ==, 3);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  mst_ui_test_settle (200);
  g_assert_cmpuint (count_windows (), ==, 0);
}

/* A record that is out of use is used again. */
static void
test_resume (void)
{
  MstWindow *window = open_window ();
  g_autoptr (MstSession) shared = dup_session ();
  MstStore *store = mst_session_get_store (shared);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);
  gint64 id = g_array_index (ids, gint64, 0);
  g_autoptr (MstRecord) record = mst_store_get (store, &mst_person_type, id, NULL);
  g_autoptr (MstRecord) stored = NULL;

  mst_record_set (record, "ended", "2022-06-30");
  g_assert_true (mst_store_begin (store, "update", "End", NULL));
  g_assert_true (mst_store_update (store, record, NULL, NULL));
  g_assert_true (mst_store_commit (store, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-record",
                                  g_variant_new ("(sx)", "person", id));
  mst_ui_test_settle (400);
  g_action_group_activate_action (G_ACTION_GROUP (window), "resume-record", NULL);
  mst_ui_test_settle (400);
  stored = mst_store_get (store, &mst_person_type, id, NULL);
  g_assert_null (mst_record_get (stored, "ended"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
find_dialog (gpointer data)
{
  GtkWidget **dialog = data;
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; *dialog == NULL && i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        *dialog = toplevel;
    }
  return *dialog != NULL;
}

/* A unit that has more places than it may carry since is told by the check, with its name. */
static void
test_check (void)
{
  MstWindow *window = open_window ();
  g_autoptr (MstSession) shared = dup_session ();
  MstStore *store = mst_session_get_store (shared);
  g_autoptr (MstQuery) pairs = mst_query_new (&mst_liaison_type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MstRecord) pair = NULL;
  g_autoptr (MstRecord) unit = NULL;
  GtkWidget *dialog = NULL;

  g_assert_true (mst_query_add_condition (pairs, "unit", MST_OPERATOR_NOT_BLANK, NULL, NULL));
  ids = mst_query_list_ids (pairs, store, NULL);
  g_assert_cmpuint (ids->len, >, 0);
  pair = mst_store_get (store, &mst_liaison_type, g_array_index (ids, gint64, 0), NULL);
  unit = mst_store_get (store, &mst_unit_type, mst_record_get_integer (pair, "unit"), NULL);
  mst_record_set (unit, "capacity", "0");
  g_assert_true (mst_store_begin (store, "update", "Lower", NULL));
  g_assert_true (mst_store_update (store, unit, NULL, NULL));
  g_assert_true (mst_store_commit (store, NULL));

  g_action_group_activate_action (G_ACTION_GROUP (window), "check", NULL);
  mst_ui_test_wait (find_dialog, &dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            mst_record_get_title (unit)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (mst_store_undo (store, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (200);
}

static void
add_tests (void)
{
  g_autoptr (GError) error = NULL;

  session = mst_ui_test_session_new (200);
  application = mst_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/ui/windows/resume", test_resume);
  g_test_add_func ("/ui/windows/titles", test_titles);
  g_test_add_func ("/ui/windows/open-in-window", test_open_in_window);
  g_test_add_func ("/ui/windows/show-query", test_show_query);
  g_test_add_func ("/ui/windows/one-session", test_one_session);
  g_test_add_func ("/ui/windows/journal", test_journal);
  g_test_add_func ("/ui/windows/others", test_others);
  g_test_add_func ("/ui/windows/tell", test_tell);
  g_test_add_func ("/ui/windows/people-order", test_people_order);
  g_test_add_func ("/ui/windows/check", test_check);
  g_test_add_func ("/ui/windows/filters", test_filters);
  g_test_add_func ("/ui/windows/quit", test_quit);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  g_object_unref (application);
  mst_ui_test_session_free (session);
  return status;
}
