/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of every version released so far become what this version writes, and are backed up before. */
#include "config.h"

#include "mst-saved-filter.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* Makes a file of the SQL in tests/store/@name. */
static char *
make_file (const char *folder, const char *name)
{
  g_autofree char *source =
    g_build_filename (g_getenv ("MUSTER_SOURCE_ROOT"), "tests", "store", name, NULL);
  char *path = g_build_filename (folder, "district.muster", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  char *message = NULL;
  sqlite3 *db;

  g_file_get_contents (source, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  return path;
}

static guint
count_backups (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_backups (path);
      else if (g_str_has_suffix (name, ".muster"))
        n++;
    }
  return n;
}

static void
test_version_1 (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("muster-migration-XXXXXX", NULL);
  g_autofree char *path = make_file (folder, "version-1.sql");
  g_autofree char *backups = g_build_filename (g_get_user_data_dir (), "muster", "backups", NULL);
  g_autoptr (MstQuery) people = mst_query_new (&mst_person_type);
  g_autoptr (GPtrArray) filters = NULL;
  g_autoptr (MstStore) store = NULL;
  g_autofree char *names = NULL;
  g_autofree char *left = NULL;
  g_autofree char *label = NULL;

  /* Never in silence, and not by who only looks. */
  g_assert_null (mst_store_open_read_only (path, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (count_backups (backups), ==, 0);

  store = mst_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (backups), ==, 1);
  names = list_titles (store, people);
  g_assert_cmpstr (names, ==, "刘芳 单雄信 王伟");
  test_file_assert_clean (store);

  /* What is new works on what is old, and what is old still does. */
  change (store, &mst_person_type, 2, "ended", "2022-11-10");
  left = list_titles (store, people);
  g_assert_cmpstr (left, ==, "单雄信 王伟");
  g_assert_true (mst_store_save_filter (store, "在岗", people, NULL));
  g_assert_true (mst_store_undo (store, NULL));
  filters = mst_store_list_filters (store, &mst_person_type, NULL);
  g_assert_cmpuint (filters->len, ==, 0);
  g_assert_true (mst_store_undo (store, NULL));
  label = mst_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "导入 1 张工作表：点位");
  g_assert_true (mst_store_undo (store, NULL));
  g_assert_cmpint (count (store, &mst_post_type), ==, 0);
  mst_query_set_search (people, "liuf");
  g_assert_cmpint (mst_query_count (people, store, NULL), ==, 1);
  test_file_assert_clean (store);

  /* Once. */
  g_clear_object (&store);
  store = mst_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (backups), ==, 1);
  g_clear_object (&store);
  test_folder_remove (folder);
}

/* The folder that was chosen for copies is gone, as that of a drive that was taken away. */
static void
test_folder_gone (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("muster-migration-XXXXXX", NULL);
  g_autofree char *path = make_file (folder, "version-2.sql");
  g_autofree char *backups = g_build_filename (g_get_user_data_dir (), "muster", "backups", NULL);
  guint n_before = count_backups (backups);
  g_autoptr (MstStore) store = NULL;
  g_autofree char *kept = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO setting VALUES ('backup_folder', '/proc/gone')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  store = mst_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (backups), ==, n_before + 1);
  /* Once it is open the officer is told, and can choose another one. */
  kept = mst_store_backup_automatically (store, "import", NULL, &error);
  g_assert_null (kept);
  g_assert_nonnull (strstr (error->message, "/proc/gone"));
  g_clear_object (&store);
  test_folder_remove (folder);
}

/* Pairs are found by the name they are given, and undone. */
static void
set_up_liaison (MstStore *store)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autoptr (MstRecord) pair =
    make_record (&mst_liaison_type, "person", "2", "area", "4", "since", "2022-11-01", NULL);
  g_autofree char *found = NULL;

  insert (store, pair);
  change (store, &mst_area_type, 4, "grid_branch", "第一网格党支部");
  mst_query_set_search (query, "liufang");
  found = list_titles (store, query);
  g_assert_cmpstr (found, ==, "刘芳 → 银闸社区");
  test_file_assert_clean (store);
  g_assert_true (mst_store_undo (store, NULL));
  g_assert_true (mst_store_undo (store, NULL));
  g_assert_cmpint (count (store, &mst_liaison_type), ==, 0);
}

/* Rules of planning are found by the names that they are given, and undone. */
static void
set_up_rule (MstStore *store)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_planning_rule_type);
  g_autoptr (MstRecord) rule =
    make_record (&mst_planning_rule_type, "kind", "6", "area", "4", "since", "2022-11-01", NULL);
  g_autofree char *found = NULL;

  insert (store, rule);
  mst_query_set_search (query, "yinzha");
  found = list_titles (store, query);
  g_assert_cmpstr (found, ==, "银闸社区 免包");
  test_file_assert_clean (store);
  g_assert_true (mst_store_undo (store, NULL));
  g_assert_cmpint (count (store, &mst_planning_rule_type), ==, 0);
}

static void
test_version_2 (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("muster-migration-XXXXXX", NULL);
  g_autofree char *path = make_file (folder, "version-2.sql");
  g_autoptr (MstStore) store = mst_store_open (path, &error);
  g_autoptr (MstQuery) people = NULL;
  g_autoptr (MstRecord) set = NULL;
  g_autofree char *names = NULL;
  g_autofree char *label = NULL;

  g_assert_no_error (error);
  test_file_assert_clean (store);
  people = mst_store_get_filter (store, &mst_person_type, "在岗", &error);
  g_assert_no_error (error);
  names = list_titles (store, people);
  g_assert_cmpstr (names, ==, "王伟");

  /* What is new is journalled and undone as what is old. */
  set_up_liaison (store);
  set_up_rule (store);
  set =
    make_record (&mst_report_set_type, "name", "周一简报", "position", "1", "contents", "[]", NULL);
  insert (store, set);
  g_assert_cmpint (count (store, &mst_report_set_type), ==, 1);
  test_file_assert_clean (store);
  g_assert_true (mst_store_undo (store, NULL));
  g_assert_cmpint (count (store, &mst_report_set_type), ==, 0);
  label = mst_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "停用人员 单雄信，自 2022-11-10 起");
  g_assert_true (mst_store_undo (store, NULL));
  g_assert_cmpint (mst_query_count (people, store, NULL), ==, 2);
  test_file_assert_clean (store);
  g_clear_object (&store);
  test_folder_remove (folder);
}

/* A backup of a version before can be put back; it stays what it is. */
static void
test_restore (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("muster-migration-XXXXXX", NULL);
  g_autofree char *backup = make_file (folder, "version-1.sql");
  g_autofree char *path = g_build_filename (folder, "restored.muster", NULL);
  g_autofree char *backups = g_build_filename (g_get_user_data_dir (), "muster", "backups", NULL);
  guint n_before = count_backups (backups);
  g_autoptr (MstQuery) people = mst_query_new (&mst_person_type);
  g_autoptr (MstStore) store = NULL;
  g_autofree char *names = NULL;

  g_assert_true (mst_store_restore (backup, path, NULL, &error));
  g_assert_no_error (error);
  /* It is one already; another would push the oldest out. */
  g_assert_cmpuint (count_backups (backups), ==, n_before);
  store = mst_store_open (path, &error);
  g_assert_no_error (error);
  names = list_titles (store, people);
  g_assert_cmpstr (names, ==, "刘芳 单雄信 王伟");
  g_assert_null (mst_store_open_read_only (backup, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
  g_clear_object (&store);
  test_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  /* For the backups: GLib would forget the folders of all tests but the last. */
  g_autofree char *data = g_dir_make_tmp ("muster-migration-data-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migration/version-1", test_version_1);
  g_test_add_func ("/migration/restore", test_restore);
  g_test_add_func ("/migration/version-2", test_version_2);
  g_test_add_func ("/migration/folder-gone", test_folder_gone);
  status = g_test_run ();
  test_folder_remove (data);
  return status;
}
