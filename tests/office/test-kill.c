/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import killed at any moment leaves all of itself or nothing, in a file that is clean. The program
 * starts itself anew as the one that is killed. */

#include "config.h"

#include "office-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_PEOPLE 150
#define N_KILLS 200

static const char *program;

/* --- the one that is killed --- */

static int
run_victim (const char *store_path, const char *roster)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (store_path, &error);
  g_autoptr (MstImport) import = mst_import_new (&mst_person_type);

  if (store == NULL || !mst_import_add_file (import, store, roster, NULL, &error)
      || !mst_import_read (import, store, NULL, &error))
    return EXIT_FAILURE;
  /* From here on it may be killed. */
  if (write (STDOUT_FILENO, "!", 1) != 1)
    return EXIT_FAILURE;
  return mst_import_apply (import, store, NULL, &error) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* --- the one that kills --- */

static GPid
start_victim (const char *store_path, const char *roster, int *ready)
{
  const char *const arguments[] = { program, "--victim", store_path, roster, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, NULL, ready, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

static void
wait_until_ready (int ready)
{
  char byte;

  g_assert_cmpint (read (ready, &byte, 1), ==, 1);
}

/* Microseconds a whole import takes. */
static gint64
time_import (const char *store_path, const char *roster)
{
  int ready, status;
  GPid pid = start_victim (store_path, roster, &ready);
  gint64 began;

  wait_until_ready (ready);
  began = g_get_monotonic_time ();
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  close (ready);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, EXIT_SUCCESS);
  return g_get_monotonic_time () - began;
}

static void
kill_import (const char *store_path, const char *roster, gint64 after)
{
  int ready, status;
  GPid pid = start_victim (store_path, roster, &ready);

  wait_until_ready (ready);
  g_usleep ((gulong) after);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  close (ready);
}

static gint64
count_people (const char *store_path)
{
  g_autoptr (GError) error = NULL;
  Fixture opened = { .store = mst_store_open (store_path, &error) };
  g_autoptr (GPtrArray) problems = NULL;
  gint64 n;

  g_assert_no_error (error);
  problems = mst_store_check (opened.store, NULL, &error);
  g_assert_no_error (error);
  if (problems->len > 0)
    g_error ("%s", (char *) g_ptr_array_index (problems, 0));
  n = fixture_count (&opened, &mst_person_type);
  g_object_unref (opened.store);
  return n;
}

static char *
write_roster (const Fixture *fixture)
{
  g_autoptr (GString) list = g_string_new ("姓名,性别,公民身份号码,人员类别,报到社区\n");

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *number = fixture_make_number ("19850701", i, FALSE);

      g_string_append_printf (list, "张%c%c,男,%s,志愿者,多福巷社区\n", 'A' + i % 26, 'A' + i / 26,
                              number);
    }
  return fixture_write_text (fixture, "东华门街道.csv", list->str);
}

static void
copy_fresh (const char *from, const char *to)
{
  g_autofree char *wal = g_strconcat (to, "-wal", NULL);
  g_autofree char *shm = g_strconcat (to, "-shm", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_unlink (wal);
  g_unlink (shm);
  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
}

static void
test_kill (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *roster = NULL;
  g_autofree char *work = NULL;
  gint64 duration;
  guint n_none = 0, n_all = 0;

  fixture_init (&fixture);
  roster = write_roster (&fixture);
  work = g_build_filename (fixture.folder, "work.muster", NULL);
  g_clear_object (&fixture.store);

  copy_fresh (fixture.path, work);
  duration = time_import (work, roster);
  g_assert_cmpint (count_people (work), ==, N_PEOPLE);

  for (guint i = 0; i < N_KILLS; i++)
    {
      gint64 n;

      copy_fresh (fixture.path, work);
      kill_import (work, roster, g_test_rand_int_range (0, (gint32) (duration * 5 / 4)));
      n = count_people (work);
      if (n == 0)
        n_none++;
      else if (n == N_PEOPLE)
        n_all++;
      else
        g_error ("%" G_GINT64_FORMAT " people of %d are left", n, N_PEOPLE);
    }
  g_test_message ("%u left nothing, %u everything", n_none, n_all);
  g_assert_cmpuint (n_none, >, 0);

  /* What was left can be used: the import is simply made again. */
  copy_fresh (fixture.path, work);
  kill_import (work, roster, duration / 2);
  time_import (work, roster);
  g_assert_cmpint (count_people (work), ==, N_PEOPLE);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--victim") == 0)
    return run_victim (argv[2], argv[3]);

  program = argv[0];
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/killed", test_kill);
  return g_test_run ();
}
