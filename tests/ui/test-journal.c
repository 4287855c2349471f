/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal's panel, and what a window tells of changes: the officer's own and those of others. */
#include "config.h"

#include "journal/mst-journal-entries.h"
#include "journal/mst-journal-groups.h"
#include "journal/mst-journal-panel.h"
#include "mst-application.h"
#include "mst-query.h"
#include "mst-ui-test.h"
#include "window/mst-window.h"

static MstSession *session;
static MstApplication *application;

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
  MstWindow *window = mst_ui_test_open (application, session);
  MstSession *shared = mst_ui_test_dup_session (application, session);

  mst_ui_test_rename_unit (shared, "Second name of a unit");
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
  g_autoptr (MstSession) shared = mst_ui_test_dup_session (application, session);
  g_autoptr (MstRecord) person = get_first_person (mst_session_get_store (shared));
  gint64 id = mst_record_get_id (person);
  g_autofree char *change = g_strdup_printf ("person %d 'note=Seen elsewhere'", (int) id);
  g_autofree char *told = NULL;

  g_signal_connect (shared, "changed-by-others", G_CALLBACK (keep_text_cb), &told);
  mst_ui_test_rename_unit (shared, "Third name of a unit");
  mst_ui_test_settle (700);
  g_assert_null (told);
  run_cli (shared, "set", change);
  mst_ui_test_wait (is_told, &told);
  g_assert_nonnull (strstr (told, "has just changed 1 person"));
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

static gboolean
tells_of_a (gpointer window)
{
  return g_strcmp0 (get_told (window), "A & B") == 0;
}

/* Names are shown as they are; what the officer did doesn't wait behind what others did, and the last
 * thing is said instead of the one before. */
static void
test_tell (void)
{
  MstWindow *window = mst_ui_test_open (application, session);
  g_autoptr (MstSession) shared = mst_ui_test_dup_session (application, session);

  g_signal_emit_by_name (shared, "changed-by-others", "R&D <others>", (gint64) 1);
  mst_ui_test_settle (700);
  g_assert_cmpstr (get_told (window), ==, "R&D <others>");
  g_action_group_activate_action (G_ACTION_GROUP (window), "tell", g_variant_new_string ("First"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "tell", g_variant_new_string ("A & B"));
  mst_ui_test_wait (tells_of_a, window);
  g_action_group_activate_action (G_ACTION_GROUP (window), "tell", g_variant_new_string ("C"));
  g_assert_cmpstr (get_told (window), ==, "C");
  mst_ui_test_settle (700);
  g_assert_cmpstr (get_told (window), ==, "C");
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (200);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (200);
  application = mst_ui_test_application_new ();
  g_test_add_func ("/ui/journal/steps", test_journal);
  g_test_add_func ("/ui/journal/others", test_others);
  g_test_add_func ("/ui/journal/tell", test_tell);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  g_object_unref (application);
  mst_ui_test_session_free (session);
  return status;
}
