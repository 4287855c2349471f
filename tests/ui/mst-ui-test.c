/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the window share. */
#include "config.h"

#include "mst-query.h"
#include "mst-resources.h"
#include "mst-sample.h"
#include "mst-ui-test.h"
#include "test-folder.h"

#include "list/mst-list-panel-private.h"

#include <glib/gstdio.h>

#define PATIENCE (20 * G_TIME_SPAN_SECOND)

int
mst_ui_test_run (int *argc, char ***argv, void (*add_tests) (void))
{
  g_autofree char *state = g_dir_make_tmp ("muster-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  mst_ui_register_resource ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/muster/Muster/icons");
  add_tests ();
  status = g_test_run ();
  test_folder_remove (state);
  return status;
}

static gboolean
has_figures (gpointer data)
{
  return mst_session_get_areas (data) != NULL;
}

MstSession *
mst_ui_test_session_new (guint people)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-ui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.muster", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_create (path, "District", &error);
  MstSession *session;

  g_assert_no_error (error);
  mst_sample_fill (store, people, 7, NULL, &error);
  g_assert_no_error (error);
  session = mst_session_new (store);
  mst_ui_test_wait (has_figures, session);
  return session;
}

void
mst_ui_test_session_free (MstSession *session)
{
  g_autofree char *path = g_strdup (mst_session_get_path (session));
  g_autofree char *folder = g_path_get_dirname (path);

  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  mst_ui_test_settle (50);
  g_object_unref (session);
  g_assert_null (session);
  test_folder_remove (folder);
}

MstApplication *
mst_ui_test_application_new (void)
{
  MstApplication *application = mst_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

MstWindow *
mst_ui_test_open (MstApplication *application, MstSession *session)
{
  MstWindow *window = mst_window_new (GTK_APPLICATION (application));

  mst_window_open_file (window, mst_session_get_path (session));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

MstSession *
mst_ui_test_dup_session (MstApplication *application, MstSession *session)
{
  g_autoptr (GError) error = NULL;
  MstSession *shared = mst_sessions_open (mst_application_get_sessions (application),
                                          mst_session_get_path (session), &error);

  g_assert_no_error (error);
  return shared;
}

void
mst_ui_test_wait (MstUiTestCondition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

static gboolean
is_written (gpointer session)
{
  return !mst_session_is_writing (session);
}

void
mst_ui_test_wait_written (MstSession *session)
{
  mst_ui_test_wait (is_written, session);
}

MstRecord *
mst_ui_test_get_first (MstStore *store, const MstRecordType *type)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);

  return mst_store_get (store, type, g_array_index (ids, gint64, 0), NULL);
}

void
mst_ui_test_alter (MstSession *session, const char *sql)
{
  g_autofree char *change =
    g_strdup_printf ("import sqlite3; c = sqlite3.connect ('%s'); c.execute ('%s'); c.commit ()",
                     mst_session_get_path (session), sql);
  const char *const arguments[] = { "python3", "-c", change, NULL };
  int status = -1;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

static char *
rename_unit (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  g_autoptr (MstRecord) unit = mst_ui_test_get_first (store, &mst_unit_type);

  mst_record_set (unit, "name", data);
  g_assert_true (mst_store_begin (store, "update", "Rename", error));
  g_assert_true (mst_store_update (store, unit, NULL, error));
  g_assert_true (mst_store_commit (store, error));
  return g_strdup ("Renamed");
}

void
mst_ui_test_rename_unit (MstSession *session, const char *name)
{
  mst_session_write (session, "Writing", rename_unit, (gpointer) name, NULL, NULL, NULL);
  mst_ui_test_wait_written (session);
}

typedef struct
{
  MstListPanel *panel;
  guint n;
} Rows;

static gboolean
are_listed (gpointer data)
{
  const Rows *rows = data;

  return !mst_row_model_is_loading (rows->panel->rows)
         && g_list_model_get_n_items (G_LIST_MODEL (rows->panel->selection)) == rows->n;
}

void
mst_ui_test_wait_for_rows (MstListPanel *panel, guint n)
{
  Rows rows = { panel, n };

  mst_ui_test_wait (are_listed, &rows);
}

void
mst_ui_test_settle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
pressed_cb (GObject *process, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

void
mst_ui_test_press (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool",
                                                      "key", "--clearmodifiers", key, NULL);
  gboolean pressed = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, pressed_cb, &pressed);
  mst_ui_test_wait (is_true, &pressed);
  mst_ui_test_settle (150);
}

GtkWidget *
mst_ui_test_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = mst_ui_test_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
mst_ui_test_find_class (GtkWidget *root, const char *css_class)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (root, css_class))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = mst_ui_test_find_class (child, css_class);
  return found;
}

MstFieldEditor *
mst_ui_test_find_editor (GtkWidget *root, const char *field)
{
  if (MST_IS_FIELD_EDITOR (root)
      && g_str_equal (mst_field_editor_get_field (MST_FIELD_EDITOR (root))->name, field))
    return MST_FIELD_EDITOR (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MstFieldEditor *found = mst_ui_test_find_editor (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
mst_ui_test_show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}
