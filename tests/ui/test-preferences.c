/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen in the preferences counts from then on. */
#include "config.h"

#include "mst-appearance.h"
#include "mst-district-setting.h"
#include "mst-ui-test.h"
#include "session/mst-settings.h"
#include "window/mst-preferences.h"

#include <glib/gstdio.h>

#define N_KEPT 2

static MstSession *session;

static gboolean
is_counted (gpointer data)
{
  return mst_store_get_backup_count (mst_session_get_store (session)) == GPOINTER_TO_UINT (data);
}

static char *
write_folder (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_district_setting_write (store, MST_SETTING_BACKUP_FOLDER, data, error);
}

/* @name: a child of the window's template */
static gpointer
get_part (GtkWindow *window, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (window), MST_TYPE_PREFERENCES, name);
}

static guint
remove_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
      n_files++;
    }
  g_rmdir (folder);
  return n_files;
}

/* Copies go to the folder, and no more of them are kept than the number says. */
static void
test_backups (void)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-backups-XXXXXX", NULL);
  g_autofree char *own = NULL; /* the file's own in it */
  g_autofree char *usual = NULL;
  MstStore *store = mst_session_get_store (session);
  GtkWindow *window;

  mst_session_write (session, "Saving…", write_folder, folder, NULL, NULL, NULL);
  mst_ui_test_wait_written (session);
  window = mst_preferences_new (NULL, session);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpstr (adw_action_row_get_subtitle (get_part (window, "backup_folder")), ==, folder);
  g_assert_true (gtk_widget_get_visible (get_part (window, "usual_folder")));
  gtk_spin_button_set_value (get_part (window, "backup_count"), N_KEPT);
  mst_ui_test_wait (is_counted, GUINT_TO_POINTER (N_KEPT));
  for (guint i = 0; i < N_KEPT + 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *copy = mst_store_backup_automatically (store, "import", NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (copy, folder));
      g_free (own);
      own = g_path_get_dirname (copy);
    }

  /* A number that was turned just before the window went is kept too. */
  gtk_spin_button_set_value (get_part (window, "backup_count"), N_KEPT + 1);
  gtk_window_destroy (window);
  mst_ui_test_wait (is_counted, GUINT_TO_POINTER (N_KEPT + 1));
  g_assert_cmpuint (remove_files (own), ==, N_KEPT);
  g_rmdir (folder);

  /* Back to where they are usually kept. */
  window = mst_preferences_new (NULL, session);
  gtk_window_present (window);
  g_signal_emit_by_name (get_part (window, "usual_folder"), "clicked");
  mst_ui_test_wait_written (session);
  mst_ui_test_settle (100);
  usual = mst_store_dup_backup_folder (store);
  g_assert_cmpstr (usual, !=, folder);
  g_assert_false (gtk_widget_get_visible (get_part (window, "usual_folder")));
  gtk_window_destroy (window);
  mst_ui_test_settle (100);
}

static char *
write_office (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_district_setting_write (store, MST_SETTING_MADE_BY, data, error);
}

static char *
undo (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  mst_store_undo (store, error);
  return NULL;
}

static gboolean
shows (gpointer data)
{
  GtkWindow *window = data;

  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (get_part (window, "made_by"))), "");
}

/* What is taken back is shown at once; what is being typed stays. */
static void
test_settings_are_undone (void)
{
  GtkWindow *window;

  mst_session_write (session, "Saving…", write_office, (gpointer) "组织一科", NULL, NULL, NULL);
  mst_ui_test_wait_written (session);
  window = mst_preferences_new (NULL, session);
  gtk_window_present (window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_part (window, "made_by"))), ==,
                   "组织一科");
  gtk_editable_set_text (GTK_EDITABLE (get_part (window, "name")), "写到一半");
  mst_session_write (session, "Undoing…", undo, NULL, NULL, NULL, NULL);
  mst_ui_test_wait (shows, window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_part (window, "name"))), ==,
                   "写到一半");
  gtk_window_destroy (window);
  mst_ui_test_settle (100);
}

/* Whether undo says that this was done last. */
static gboolean
is_told (gpointer data)
{
  g_autofree char *label = mst_store_dup_undo_label (mst_session_get_store (session));

  return g_strcmp0 (label, data) == 0;
}

/* What counted before anything was set is named, and what was set in the words of the choice. */
static void
test_told_by_value (void)
{
  GtkWindow *window = mst_preferences_new (NULL, session);

  gtk_window_present (window);
  gtk_spin_button_set_value (get_part (window, "backup_count"), 4);
  mst_ui_test_wait (is_told, (gpointer) "Backups kept: 10 → 4");
  adw_combo_row_set_selected (get_part (window, "people_order"), 1);
  mst_ui_test_wait (is_told, (gpointer) "Order of people: By pinyin → By surname strokes");
  mst_session_write (session, "Undoing…", undo, NULL, NULL, NULL, NULL);
  mst_ui_test_wait_written (session);
  mst_ui_test_settle (100);
  g_assert_cmpuint (adw_combo_row_get_selected (get_part (window, "people_order")), ==, 0);
  mst_ui_test_wait (is_told, (gpointer) "Backups kept: 10 → 4");
  gtk_window_destroy (window);
  mst_ui_test_settle (100);
}

static gboolean
has_count (gpointer data)
{
  return mst_store_get_backup_count (mst_session_get_store (session)) == 3;
}

/* A number is kept that was typed last before the window was closed. */
static void
test_number_typed_last (void)
{
  GtkWindow *window = mst_preferences_new (NULL, session);

  gtk_window_present (window);
  gtk_editable_set_text (GTK_EDITABLE (get_part (window, "backup_count")), "3");
  gtk_window_close (window);
  mst_ui_test_wait (has_count, NULL);
}

static int
measure (GtkWidget *label)
{
  int height;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/* What pops up has the size of the text, too. */
static void
test_text_size (void)
{
  g_autoptr (MstAppearance) appearance = mst_appearance_new ();
  g_autoptr (GSettings) settings = mst_settings_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new ("姓名");
  GtkWidget *window;
  int usual;

  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  window = mst_ui_test_show (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  mst_ui_test_settle (100);
  usual = measure (label);
  g_settings_set_int (settings, "font-size", 24);
  mst_ui_test_settle (100);
  g_assert_cmpint (measure (label), >, usual);
  g_settings_reset (settings, "font-size");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (60);
  g_test_add_func ("/ui/preferences/told-by-value", test_told_by_value);
  g_test_add_func ("/ui/preferences/backups", test_backups);
  g_test_add_func ("/ui/preferences/settings-are-undone", test_settings_are_undone);
  g_test_add_func ("/ui/preferences/number-typed-last", test_number_typed_last);
  g_test_add_func ("/ui/preferences/text-size", test_text_size);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
