/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of 5,000 people killed at any moment is whole or has not been, in a file that is clean and can
 * go back. The program starts itself anew as the one that is killed. Slow mode kills 200 times. */

#include "config.h"

#include "office-fixture.h"

#include "mst-bulk-edit.h"
#include "mst-sample.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_PEOPLE 5000
#define N_KILLS 5
#define N_KILLS_SLOW 200
#define POSITION "下沉干部"

static const char *program;

static MstBulkEdit *
make_edit (MstStore *store)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);
  MstBulkEdit *edit = mst_bulk_edit_new (&mst_person_type, (const gint64 *) ids->data, ids->len);

  mst_bulk_edit_set (edit, mst_record_type_get_field (&mst_person_type, "position"), POSITION);
  return edit;
}

/* --- the one that is killed --- */

static int
run_victim (const char *path)
{
  g_autoptr (MstStore) store = mst_store_open (path, NULL);
  g_autoptr (MstBulkEdit) edit = store != NULL ? make_edit (store) : NULL;
  g_autofree char *done = NULL;

  if (edit == NULL || !mst_bulk_edit_preview (edit, store, NULL, NULL))
    return EXIT_FAILURE;
  /* From here on it may be killed. */
  if (write (STDOUT_FILENO, "!", 1) != 1)
    return EXIT_FAILURE;
  done = mst_bulk_edit_apply (edit, store, NULL, NULL);
  return done != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* --- the one that kills --- */

/* @after: microseconds; negative: not at all. Returns how long it ran. */
static gint64
run_and_kill (const char *path, gint64 after)
{
  const char *const arguments[] = { program, "--victim", path, NULL };
  g_autoptr (GError) error = NULL;
  int ready, status;
  gint64 began;
  char byte;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, NULL, &ready, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (ready, &byte, 1), ==, 1);
  began = g_get_monotonic_time ();
  if (after >= 0)
    {
      g_usleep ((gulong) after);
      kill (pid, SIGKILL);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  close (ready);
  if (after < 0)
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == EXIT_SUCCESS);
  return g_get_monotonic_time () - began;
}

static gint64
count_changed (MstStore *store)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  mst_query_add_condition (query, "position", MST_OPERATOR_IS, POSITION, NULL);
  return mst_query_count (query, store, NULL);
}

static void
assert_clean (MstStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = mst_store_check (store, NULL, &error);

  g_assert_no_error (error);
  if (problems->len > 0)
    g_error ("%s", (char *) g_ptr_array_index (problems, 0));
}

/* Whether the change is in the file; whole, or not at all. */
static gboolean
look_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (path, &error);
  g_autofree char *label = NULL;
  gint64 n;

  g_assert_no_error (error);
  assert_clean (store);
  n = count_changed (store);
  label = mst_store_dup_undo_label (store);
  if (n == 0)
    {
      g_assert_cmpstr (label, !=, "Set 5,000 people: Position to " POSITION);
      return FALSE;
    }
  g_assert_cmpint (n, ==, N_PEOPLE);
  g_assert_cmpstr (label, ==, "Set 5,000 people: Position to " POSITION);
  mst_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_changed (store), ==, 0);
  return TRUE;
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
  guint n_kills = g_test_slow () ? N_KILLS_SLOW : N_KILLS;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *work = NULL;
  gint64 duration;
  guint n_none = 0, n_all = 0;

  fixture_init_blank (&fixture);
  g_assert_true (mst_sample_fill (fixture.store, N_PEOPLE, 1, NULL, &error));
  work = g_build_filename (fixture.folder, "work.muster", NULL);
  g_clear_object (&fixture.store);

  copy_fresh (fixture.path, work);
  duration = run_and_kill (work, -1);
  g_assert_true (look_at (work));

  for (guint i = 0; i < n_kills; i++)
    {
      copy_fresh (fixture.path, work);
      run_and_kill (work, g_test_rand_int_range (0, (gint32) (duration * 5 / 4)));
      if (look_at (work))
        n_all++;
      else
        n_none++;
    }
  g_test_message ("of %u kills %u left nothing, %u everything", n_kills, n_none, n_all);
  g_assert_cmpuint (n_none, >, 0);

  /* What was left can be used: the change is simply made again. */
  copy_fresh (fixture.path, work);
  run_and_kill (work, duration / 2);
  look_at (work);
  run_and_kill (work, -1);
  g_assert_true (look_at (work));
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--victim"))
    return run_victim (argv[2]);

  program = argv[0];
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/killed", test_kill);
  return g_test_run ();
}
