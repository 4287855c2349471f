/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several windows on one file are in step; each tells what it shows. */
#include "config.h"

#include "list/mst-list-panel.h"
#include "mst-application.h"
#include "mst-ui-test.h"
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

static void
add_tests (void)
{
  g_autoptr (GError) error = NULL;

  session = mst_ui_test_session_new (200);
  application = mst_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/ui/windows/titles", test_titles);
  g_test_add_func ("/ui/windows/open-in-window", test_open_in_window);
  g_test_add_func ("/ui/windows/one-session", test_one_session);
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
