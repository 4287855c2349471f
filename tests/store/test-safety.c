/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps the data safe: the check finds what was tampered with or spoilt, backups are whole and kept
 * in bounds, a restore verifies first. */
#include "config.h"

#include "mst-file.h"
#include "mst-setting.h"
#include "mst-write-ahead.h"
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

static void
tamper (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_changes (db), >=, 0);
  sqlite3_close (db);
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *words; /* part of the sentence */
} Tampering;

static const Tampering tamperings[] = {
  { "entry", "UPDATE journal SET after = '{\"name\":\"李四\"}' WHERE sequence = 7", "7" },
  { "source", "UPDATE journal SET source = 'x' WHERE sequence = 7", "7" },
  { "hash",
    "UPDATE journal SET hash = CASE substr (hash, 1, 1) WHEN '0' THEN '1' ELSE '0' END "
    "|| substr (hash, 2) WHERE sequence = 3",
    "3" },
  { "who", "UPDATE journal_group SET who = 'somebody' WHERE id = 2", "2" },
  { "when", "UPDATE journal_group SET at = '2020-01-01T00:00:00+08:00' WHERE id = 7", "7" },
  { "label", "UPDATE journal_group SET label = 'x' WHERE id = 7", "7" },
  { "first", "PRAGMA foreign_keys = 0; DELETE FROM journal WHERE sequence = 1", "before number 2" },
  { "middle", "DELETE FROM journal WHERE sequence = 4", "before number 5" },
  { "last", "DELETE FROM journal WHERE sequence = 8", "group no. 8" },
  { "moved",
    "UPDATE journal SET sequence = 100 WHERE sequence = 7;"
    "UPDATE journal SET sequence = 7 WHERE sequence = 8;"
    "UPDATE journal SET sequence = 8 WHERE sequence = 100",
    "7" },
  { "reference", "PRAGMA foreign_keys = 0; UPDATE person SET area = 999 WHERE id = 1", "Area" },
  { "tail", "DELETE FROM journal WHERE sequence = 8; DELETE FROM journal_group WHERE id = 8",
    "not as the journal" },
  { "record", "UPDATE person SET version = version + 1 WHERE id = 2", "no. 2" },
  { "lost",
    "DELETE FROM person WHERE id = 2; INSERT INTO person_search (person_search, rowid, terms) "
    "VALUES ('delete', 2, 'x')",
    "the file has 1" },
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM post; END", "trigger t" },
  { "view", "CREATE VIEW v AS SELECT 1", "view v" },
  { "table", "CREATE TABLE stranger (x TEXT)", "stranger" },
  { "column", "ALTER TABLE post RENAME COLUMN all_day TO all_night", "all_day" },
  { "extra-column", "ALTER TABLE post ADD COLUMN secret TEXT", "secret" },
  { "value", "UPDATE person SET class = '2' WHERE id = 2", "“Class” is not what the journal says" },
  { "blank", "UPDATE area SET parent = NULL WHERE id = 2", "“Part of” is not" },
  { "index", "UPDATE person SET name = '赵六' WHERE id = 1", "search index" },
};

static void
test_tampering (gconstpointer data)
{
  const Tampering *tampering = data;
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  insert_person (f->store, "王伟", f->communities[0]);
  insert_person (f->store, "李芳", f->communities[0]);
  test_file_assert_clean (f->store);
  g_clear_object (&f->store);
  tamper (f->path, tampering->sql);
  fixture_reopen (f);
  problems = mst_store_check (f->store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
      found |= strstr (g_ptr_array_index (problems, i), tampering->words) != NULL;
    }
  g_assert_true (found);
}

/* A trigger that came with a file does not run. */
static void
test_hostile (void)
{
  g_autoptr (Fixture) f = fixture_new ();

  insert_person (f->store, "王伟", f->communities[0]);
  g_clear_object (&f->store);
  tamper (f->path, "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person; END");
  fixture_reopen (f);
  insert_person (f->store, "李芳", f->communities[0]);
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 2);
}

/* Noise in the middle of the file is found, whatever it hits. */
static void
test_noise (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *contents = NULL;
  gsize length;
  guint n_found = 0, n = 0;

  for (guint i = 0; i < 40; i++)
    insert_person (f->store, "王伟", f->communities[0]);
  g_clear_object (&f->store);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  for (gsize page = 2; page < length / 4096; page += 3, n++)
    {
      g_autofree char *spoilt = g_memdup2 (contents, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (MstStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      memset (spoilt + page * 4096, 0x5a, 4096);
      g_assert_true (g_file_set_contents (f->path, spoilt, (gssize) length, NULL));
      store = mst_store_open (f->path, &error);
      if (store != NULL)
        problems = mst_store_check (store, NULL, &error);
      if (store == NULL)
        g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
      n_found += store == NULL || (problems != NULL && problems->len > 0);
    }
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n_found, ==, n);
}

/** Neighbour: another program that writes, on a thread of its own. */
typedef struct
{
  const char *path;
  MstProgress *watched; /* one more person whenever this goes on; NULL: as fast as it can */
  GThread *thread;
  gint is_there;
  gint is_over;
  guint n_written;
} Neighbour;

static gpointer
live_next_door (gpointer data)
{
  Neighbour *self = data;
  g_autoptr (MstStore) store = mst_store_open (self->path, NULL);
  gint64 seen = 0;

  g_atomic_int_set (&self->is_there, TRUE);
  while (!g_atomic_int_get (&self->is_over) && self->n_written < 400)
    {
      gint64 done = mst_progress_get_done (self->watched);

      if (self->watched != NULL && done == seen)
        {
          g_thread_yield ();
          continue;
        }
      seen = done;
      insert_person (store, "李芳", 4);
      self->n_written++;
    }
  return NULL;
}

static void
begin_neighbour (Neighbour *self)
{
  self->thread = g_thread_new ("neighbour", live_next_door, self);
  while (!g_atomic_int_get (&self->is_there))
    g_thread_yield ();
}

static void
end_neighbour (Neighbour *self)
{
  g_atomic_int_set (&self->is_over, TRUE);
  g_thread_join (self->thread);
}

static void
insert_many (MstStore *store, guint n, const char *note)
{
  g_assert_true (mst_store_begin (store, "import", "Import", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = make_name (i);
      g_autoptr (MstRecord) person =
        make_record (&mst_person_type, "name", name, "class", "5", "area", "4", "note", note, NULL);

      g_assert_true (mst_store_insert (store, person, NULL, NULL));
    }
  g_assert_true (mst_store_commit (store, NULL));
}

/* A check looks at one moment of a file that others write to. */
static void
test_check_beside (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  Neighbour neighbour = { .path = f->path };

  insert_many (f->store, 2000, NULL);
  begin_neighbour (&neighbour);
  for (guint i = 0; i < 5; i++)
    test_file_assert_clean (f->store);
  end_neighbour (&neighbour);
  test_file_assert_clean (f->store);
}

/* A copy is made in one go, however often others write: it doesn't begin anew each time. */
static void
test_backup_beside (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *path = g_build_filename (f->folder, "copy.muster", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MstProgress) progress = mst_progress_new ();
  Neighbour neighbour = { .path = f->path, .watched = progress };
  g_autofree char *note = g_strnfill (8000, '.');
  MstStore *copy;

  insert_many (f->store, 3000, note);
  begin_neighbour (&neighbour);
  mst_store_backup (f->store, path, progress, &error);
  end_neighbour (&neighbour);
  g_assert_no_error (error);
  copy = mst_store_open (path, &error);
  g_assert_no_error (error);
  /* Of the moment in which it began. */
  g_assert_cmpint (count (copy, &mst_person_type), ==, 3000);
  test_file_assert_clean (copy);
  g_object_unref (copy);
}

static void
test_backup (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *path = g_build_filename (f->folder, "copy.muster", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) copy = NULL;
  g_autoptr (MstProgress) progress = mst_progress_new ();

  insert_person (f->store, "王伟", f->communities[0]);
  g_assert_true (mst_store_backup (f->store, path, progress, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mst_progress_get_done (progress), ==, mst_progress_get_total (progress));
  insert_person (f->store, "李芳", f->communities[0]);
  copy = mst_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (copy, &mst_person_type), ==, 1);
  test_file_assert_clean (copy);
  /* Not over a file that is open. */
  g_assert_false (mst_store_backup (f->store, path, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (mst_store_backup (f->store, f->path, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_BUSY);
  test_file_assert_clean (f->store);
}

static void
test_backup_cancelled (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *path = g_build_filename (f->folder, "copy.muster", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MstProgress) progress = mst_progress_new ();

  insert_many (f->store, 4000, NULL);
  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_false (mst_store_backup (f->store, path, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_kept (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *first = mst_store_backup_automatically (f->store, "import", NULL, NULL);
  g_autofree char *folder = g_path_get_dirname (first);
  g_autofree char *old = g_build_filename (folder, "20200203-080000-import.muster", NULL);
  struct utimbuf long_ago = { 1580688000, 1580688000 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (folder, g_get_user_data_dir ()));
  g_assert_true (g_file_set_contents (old, "", 0, NULL));
  g_assert_cmpint (utime (old, &long_ago), ==, 0);
  for (guint i = 1; i < 13; i++)
    {
      g_autofree char *path = mst_store_backup_automatically (f->store, "import", NULL, &error);

      g_assert_no_error (error);
      /* The newest is never the one to go. */
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (count_files (folder), <=, 10);
    }
  g_assert_cmpuint (count_files (folder), ==, 10);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
}

static void
test_restore (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *backup = g_build_filename (f->folder, "copy.muster", NULL);
  g_autofree char *elsewhere = g_build_filename (f->folder, "new.muster", NULL);
  g_autofree char *aside =
    g_build_filename (g_get_user_data_dir (), "muster", "backups", "unknown", NULL);
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) other = NULL;

  insert_person (f->store, "王伟", f->communities[0]);
  g_assert_true (mst_store_backup (f->store, backup, NULL, &error));
  insert_person (f->store, "李芳", f->communities[0]);

  /* While the window has the file open: it sees the change, and its next write is in the file. */
  g_assert_true (mst_store_restore (backup, f->path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 1);
  insert_person (f->store, "张三", f->communities[0]);
  fixture_reopen (f);
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 2);
  test_file_assert_clean (f->store);

  /* In place of a damaged file, and where there is none. */
  g_clear_object (&f->store);
  g_assert_true (g_file_set_contents (f->path, "damaged", -1, NULL));
  g_assert_true (g_file_set_contents (log, "its newest changes", -1, NULL));
  g_assert_true (mst_store_restore (backup, f->path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (aside), ==, 2);
  fixture_reopen (f);
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 1);
  test_file_assert_clean (f->store);
  g_assert_true (mst_store_restore (backup, elsewhere, NULL, &error));
  other = mst_store_open (elsewhere, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (other, &mst_person_type), ==, 1);
}

static void
test_restore_refused (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *backup = g_build_filename (f->folder, "copy.muster", NULL);
  g_autofree char *leftover = g_strdup_printf ("%s.restore-%d", f->path, (int) getpid ());
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_store_backup (f->store, backup, NULL, &error));
  insert_person (f->store, "王伟", f->communities[0]);
  tamper (backup, "UPDATE journal SET after = '{}' WHERE sequence = 2");
  g_assert_false (mst_store_restore (backup, f->path, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (backup, "not a backup", -1, NULL));
  g_assert_false (mst_store_restore (backup, f->path, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (mst_store_restore ("/nowhere/at-all.muster", f->path, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 1);
  test_file_assert_clean (f->store);
}

static goffset
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : -1;
}

/* A large change leaves nothing but itself on the disk, as soon as nobody reads what was before. */
static void
test_log_is_shortened (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *note = g_strnfill (5 * 1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) reader = mst_store_open_read_only (f->path, &error);

  g_assert_no_error (error);
  g_assert_true (mst_store_hold (reader, &error));
  g_assert_true (mst_store_change_setting (f->store, "made_by", note, "Large", &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_size (log), >, (goffset) strlen (note));
  g_assert_false (mst_store_shorten_log (f->store));
  mst_store_release (reader);
  g_assert_true (mst_store_shorten_log (f->store));
  g_assert_cmpint (get_size (log), ==, 0);
  test_file_assert_clean (f->store);
}

/* SQLite's SHARED bytes: who holds them keeps others from taking the log away.
 * https://www.sqlite.org/src/file/src/os.h */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE 510
/* The byte of the log's index that says that it is in use: os_unix.c of SQLite, UNIX_SHM_DMS. */
#define INDEX_IN_USE 128
/* And the one of who writes: https://www.sqlite.org/walformat.html §2.3 */
#define INDEX_WRITER 120

/* Whether this process holds a lock on bytes of @path, as another process sees it. */
static gboolean
has_lock (const char *path, off_t first, off_t size)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = first, .l_len = size
      };
      int descriptor = open (path, O_RDWR);

      _exit (descriptor >= 0 && fcntl (descriptor, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) && WEXITSTATUS (status) == 1;
}

static gboolean
is_locked (const char *path)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  return has_lock (path, SHARED_FIRST, SHARED_SIZE) && has_lock (index, INDEX_IN_USE, 1);
}

/* A file that is open is looked at and opened again, as each new thread does: the locks stay, or the
 * next program to close the file takes the log with the newest changes away, and the next to open it
 * cuts off the index that this one has mapped. */
static void
test_locks (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *index = g_strconcat (fixture->path, "-shm", NULL);
  g_autoptr (MstStore) other = NULL;
  g_autoptr (GError) error = NULL;

  insert_person (fixture->store, "张三", fixture->communities[0]);
  g_assert_true (is_locked (fixture->path));
  g_assert_true (mst_file_examine (fixture->path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (is_locked (fixture->path));
  other = mst_store_open_read_only (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (is_locked (fixture->path));
  g_clear_object (&other);
  g_assert_true (is_locked (fixture->path));

  /* Whatever else in the process looks at the files, as a file chooser does. */
  g_assert_cmpint (close (open (fixture->path, O_RDONLY)), ==, 0);
  g_assert_cmpint (close (open (index, O_RDONLY)), ==, 0);
  g_assert_true (is_locked (fixture->path));

  /* What is closed last leaves nothing beside the file. */
  g_clear_object (&fixture->store);
  g_assert_false (has_lock (fixture->path, SHARED_FIRST, SHARED_SIZE));
  g_assert_false (mst_file_has_log (fixture->path));
  fixture->store = mst_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

/* Nobody else may write meanwhile either. */
static void
test_writer_lock (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *index = g_strconcat (fixture->path, "-shm", NULL);
  g_autoptr (GError) error = NULL;

  insert_person (fixture->store, "张三", fixture->communities[0]);
  g_assert_false (has_lock (index, INDEX_WRITER, 1));
  g_assert_true (mst_store_begin (fixture->store, "insert", "Insert", &error));
  g_assert_true (has_lock (index, INDEX_WRITER, 1));
  g_assert_cmpint (close (open (index, O_RDONLY)), ==, 0);
  g_assert_true (has_lock (index, INDEX_WRITER, 1));
  mst_store_rollback (fixture->store);
  g_assert_false (has_lock (index, INDEX_WRITER, 1));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("muster-safety-XXXXXX", NULL);
  int status;

  /* Where backups are kept. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path = g_strconcat ("/safety/tampering/", tamperings[i].name, NULL);

      g_test_add_data_func (path, &tamperings[i], test_tampering);
    }
  g_test_add_func ("/safety/hostile", test_hostile);
  g_test_add_func ("/safety/noise", test_noise);
  g_test_add_func ("/safety/locks", test_locks);
  g_test_add_func ("/safety/writer-lock", test_writer_lock);
  g_test_add_func ("/safety/check-beside", test_check_beside);
  g_test_add_func ("/safety/backup", test_backup);
  g_test_add_func ("/safety/backup-beside", test_backup_beside);
  g_test_add_func ("/safety/backup-cancelled", test_backup_cancelled);
  g_test_add_func ("/safety/kept", test_kept);
  g_test_add_func ("/safety/restore", test_restore);
  g_test_add_func ("/safety/log-is-shortened", test_log_is_shortened);
  g_test_add_func ("/safety/restore-refused", test_restore_refused);
  status = g_test_run ();
  test_folder_remove (folder);
  return status;
}
