/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several windows on one file are in step; each tells what it shows. */
#include "config.h"

#include "list/mst-list-panel-private.h"
#include "mst-application.h"
#include "mst-district-setting.h"
#include "mst-panel.h"
#include "mst-query.h"
#include "mst-ui-test.h"
#include "window/mst-window.h"

static MstSession *session;
static MstApplication *application;

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
  MstWindow *window = mst_ui_test_open (application, session);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Muster · District");
  g_action_group_activate_action (G_ACTION_GROUP (window), "panel", g_variant_new_string ("unit"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Units — District");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The new window shows the same list in the same way. */
static void
test_open_in_window (void)
{
  MstWindow *window = mst_ui_test_open (application, session);
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
  MstWindow *window = mst_ui_test_open (application, session);

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

/* Two windows share one session; it goes with the last of them. */
static void
test_one_session (void)
{
  MstWindow *first = mst_ui_test_open (application, session);
  MstWindow *second = mst_ui_test_open (application, session);
  MstSession *shared = mst_ui_test_dup_session (application, session);
  g_autoptr (MstSession) again = mst_ui_test_dup_session (application, session);
  gpointer weak = shared;

  g_assert_true (shared == again);
  mst_ui_test_rename_unit (shared, "First of all units");
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

static char *
write_order (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_district_setting_write (store, MST_SETTING_PEOPLE_ORDER, data, error);
}

/* The order of people that the district has is the list's, at once. */
static void
test_people_order (void)
{
  g_autoptr (MstSession) shared = mst_ui_test_dup_session (application, session);
  GtkWidget *panel = mst_list_panel_new (shared, &mst_person_type);
  GtkWidget *window = mst_ui_test_show (panel);
  g_autoptr (MstQuery) query = NULL;
  g_autoptr (MstQuery) expected = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) expected_ids = NULL;

  mst_session_write (shared, "Saving…", write_order, (gpointer) "strokes", NULL, NULL, NULL);
  mst_ui_test_wait_written (shared);
  mst_ui_test_settle (100);
  query = mst_panel_dup_query (MST_PANEL (panel));
  mst_query_set_sort (expected, "name", MST_SORT_STROKES, FALSE, NULL);
  ids = mst_query_list_ids (query, mst_session_get_store (shared), NULL);
  expected_ids = mst_query_list_ids (expected, mst_session_get_store (shared), NULL);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected_ids->data,
                   expected_ids->len * sizeof (gint64));
  mst_session_write (shared, "Saving…", write_order, NULL, NULL, NULL, NULL);
  mst_ui_test_wait_written (shared);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (200);
}

/* Whether a start would leave it to this program to open a window. */
static gboolean
is_reachable (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
    g_application_get_dbus_connection (G_APPLICATION (application)), "org.freedesktop.DBus",
    "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
    g_variant_new ("(s)", MST_APPLICATION_ID), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1,
    NULL, &error);
  gboolean has_owner;

  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &has_owner);
  return has_owner;
}

static void
test_quit (void)
{
  MstWindow *first = mst_ui_test_open (application, session);

  mst_ui_test_open (application, session);
  g_action_group_activate_action (G_ACTION_GROUP (first), "new-window", NULL);
  g_assert_cmpuint (count_windows (), ==, 3);
  g_assert_true (is_reachable ());
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  g_assert_false (is_reachable ());
  mst_ui_test_settle (200);
  g_assert_cmpuint (count_windows (), ==, 0);
}

/* A record that is out of use is used again. */
static void
test_resume (void)
{
  MstWindow *window = mst_ui_test_open (application, session);
  g_autoptr (MstSession) shared = mst_ui_test_dup_session (application, session);
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
  MstWindow *window = mst_ui_test_open (application, session);
  g_autoptr (MstSession) shared = mst_ui_test_dup_session (application, session);
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
  session = mst_ui_test_session_new (200);
  application = mst_ui_test_application_new ();
  g_test_add_func ("/ui/windows/resume", test_resume);
  g_test_add_func ("/ui/windows/titles", test_titles);
  g_test_add_func ("/ui/windows/open-in-window", test_open_in_window);
  g_test_add_func ("/ui/windows/show-query", test_show_query);
  g_test_add_func ("/ui/windows/one-session", test_one_session);
  g_test_add_func ("/ui/windows/people-order", test_people_order);
  g_test_add_func ("/ui/windows/check", test_check);
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
