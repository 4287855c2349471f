/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are no Muster files, newer, damaged, cut off or out of reach: refused with a sentence and
 * left byte for byte as they were. */
#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in a folder, in order, separated by spaces. */
static char *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* --- ways to spoil a good file --- */

static void
make_empty (const char *path)
{
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
make_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "姓名,电话\n王伟,13800000001\n", -1, NULL));
}

static void
make_foreign (const char *path)
{
  g_unlink (path);
  run_sql (path, "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)");
}

static void
make_newer (const char *path)
{
  run_sql (path, "PRAGMA user_version = 9999");
}

static void
make_unfinished (const char *path)
{
  run_sql (path, "PRAGMA user_version = 0");
}

static void
write_at (const char *path, gsize at, const char *bytes, gsize n)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (at + n, <=, length);
  memcpy (contents + at, bytes, n);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}

static void
make_cut (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (truncate (path, status.st_size / 2), ==, 0);
}

static void
make_cut_in_header (const char *path)
{
  g_assert_cmpint (truncate (path, 60), ==, 0);
}

static void
spoil_schema (const char *path)
{
  char noise[3000];

  memset (noise, 0xa5, sizeof noise);
  write_at (path, 100, noise, sizeof noise);
}

static void
spoil_magic (const char *path)
{
  write_at (path, 0, "SQLite formaT 3", 15);
}

static void
spoil_page_size (const char *path)
{
  write_at (path, 16, "\0\7", 2);
}

typedef struct
{
  const char *name;
  void (*spoil) (const char *path);
} Spoilt;

static const Spoilt spoilt[] = {
  { "empty", make_empty },
  { "text", make_text },
  { "foreign", make_foreign },
  { "newer", make_newer },
  { "unfinished", make_unfinished },
  { "cut", make_cut },
  { "cut-in-header", make_cut_in_header },
  { "schema", spoil_schema },
  { "magic", spoil_magic },
  { "page-size", spoil_page_size },
};

static void
assert_refused (MstStore *store, const GError *error)
{
  g_assert_null (store);
  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
  g_assert_cmpint (mst_error_get_exit_code (error), ==, 4);
  g_test_message ("%s", error->message);
}

static void
test_refused (gconstpointer data)
{
  const Spoilt *how = data;
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *names = NULL;
  gsize n_before, n_after;
  struct stat was, is;
  MstStore *store;
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_clear_object (&f->store);
  how->spoil (f->path);
  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  g_assert_cmpint (stat (f->path, &was), ==, 0);

  store = mst_store_open (f->path, &first);
  assert_refused (store, first);
  store = mst_store_open_read_only (f->path, &second);
  assert_refused (store, second);

  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpint (stat (f->path, &is), ==, 0);
  g_assert_true (was.st_mtim.tv_sec == is.st_mtim.tv_sec
                 && was.st_mtim.tv_nsec == is.st_mtim.tv_nsec);
  names = list_folder (f->folder);
  g_assert_cmpstr (names, ==, "district.muster");
}

static void
test_missing (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *path = g_build_filename (f->folder, "none.muster", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mst_store_open (path, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (mst_store_open (f->folder, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
}

static void
test_create (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *nowhere = g_build_filename (f->folder, "no", "where.muster", NULL);
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  /* An existing file is not replaced. */
  g_assert_null (mst_store_create (f->path, "西城区", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (mst_store_create (nowhere, "西城区", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_cmpint (count (f->store, &mst_area_type), ==, 6);
  /* Closed, it is one file. */
  g_clear_object (&f->store);
  names = list_folder (f->folder);
  g_assert_cmpstr (names, ==, "district.muster");
}

/* The marks by which other programs know the file. */
static void
test_marks (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  MstConnection *connection = mst_store_get_connection (f->store);
  MstStatement *statement = mst_connection_prepare (connection, "PRAGMA journal_mode", NULL);

  g_assert_true (mst_statement_step (statement));
  g_assert_cmpstr (mst_statement_get_text (statement, 0), ==, "wal");
  mst_statement_end (statement, NULL);
  g_assert_cmpint (mst_connection_get_integer (connection, "PRAGMA application_id", NULL), ==,
                   0x4D535452);
  g_assert_cmpint (mst_connection_get_integer (connection, "PRAGMA user_version", NULL), >=, 1);
  g_assert_cmpint (mst_connection_get_integer (connection, "PRAGMA foreign_keys", NULL), ==, 1);
  g_assert_cmpint (mst_connection_get_integer (connection, "PRAGMA synchronous", NULL), ==, 2);
  g_assert_cmpint (mst_connection_get_integer (
                     connection,
                     "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 "
                     "AND schema = 'main' AND name NOT LIKE 'sqlite_%'",
                     NULL),
                   ==, 0);
}

static void
test_read_only (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) reader = mst_store_open_read_only (f->path, &error);

  g_assert_no_error (error);
  insert_person (f->store, "王伟", f->communities[0]);
  g_assert_cmpint (count (reader, &mst_person_type), ==, 1);
  g_assert_false (mst_store_begin (reader, "insert", "Insert", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
  g_assert_false (mst_store_set_setting (reader, "name", "x", NULL));
  test_file_assert_clean (reader);
}

/* Takes the right to write in the folder, as it is for an officer, not for root. */
static uid_t
lock_folder (Fixture *f)
{
  uid_t user = geteuid ();

  g_assert_cmpint (chmod (f->path, 0444), ==, 0);
  g_assert_cmpint (chmod (f->folder, 0555), ==, 0);
  if (user == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  return user;
}

static void
unlock_folder (Fixture *f, uid_t user)
{
  if (user == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (chmod (f->folder, 0755), ==, 0);
}

static void
test_read_only_folder (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  uid_t user;

  g_clear_object (&f->store);
  user = lock_folder (f);
  reader = mst_store_open_read_only (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (reader, &mst_area_type), ==, 6);
  test_file_assert_clean (reader);
  g_assert_null (mst_store_open (f->path, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
  names = list_folder (f->folder);
  unlock_folder (f, user);
  g_assert_cmpstr (names, ==, "district.muster");
}

/* Changes that only the log beside the file has are not left out in silence. */
static void
test_read_only_log (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  uid_t user;

  insert_person (f->store, "王伟", f->communities[0]);
  user = lock_folder (f);
  g_assert_null (mst_store_open_read_only (f->path, &error));
  unlock_folder (f, user);
  g_assert_error (error, MST_ERROR, MST_ERROR_FAILED);
}

/* The first thing that is done with SQLite is to look at a file, and its counting is off by then. */
static void
test_uncounted (void)
{
  g_autoptr (Fixture) f = NULL;

  if (g_test_subprocess ())
    {
      g_autoptr (MstStore) store = mst_store_open (g_getenv ("MUSTER_TEST_FILE"), NULL);

      exit (store != NULL && sqlite3_memory_used () == 0 ? EXIT_SUCCESS : EXIT_FAILURE);
    }
  f = fixture_new ();
  g_clear_object (&f->store);
  g_setenv ("MUSTER_TEST_FILE", f->path, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autofree char *path = g_strconcat ("/file/refused/", spoilt[i].name, NULL);

      g_test_add_data_func (path, &spoilt[i], test_refused);
    }
  g_test_add_func ("/file/missing", test_missing);
  g_test_add_func ("/file/uncounted", test_uncounted);
  g_test_add_func ("/file/create", test_create);
  g_test_add_func ("/file/marks", test_marks);
  g_test_add_func ("/file/read-only", test_read_only);
  g_test_add_func ("/file/read-only-folder", test_read_only_folder);
  g_test_add_func ("/file/read-only-log", test_read_only_log);
  return g_test_run ();
}
