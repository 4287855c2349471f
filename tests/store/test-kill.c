/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that writes is killed at random moments: the file opens, checks clean and holds either all of
 * a group or none of it. */
#include "config.h"

#include "store-fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 40
#define N_GROUP 300
#define LONGEST_US 60000

/* What the child does until it is killed: group after group. */
static void
write_for_ever (const char *path)
{
  g_autoptr (MstStore) store = mst_store_open (path, NULL);

  if (store == NULL)
    _exit (1);
  for (guint group = 0;; group++)
    {
      if (!mst_store_begin (store, "import", "Import", NULL))
        _exit (1);
      for (guint i = 0; i < N_GROUP; i++)
        {
          g_autofree char *name = make_name (group * N_GROUP + i);
          g_autoptr (MstRecord) person =
            make_record (&mst_person_type, "name", name, "class", "5", "area", "4", NULL);

          if (!mst_store_insert (store, person, "{}", NULL))
            _exit (1);
        }
      if (!mst_store_commit (store, NULL))
        _exit (1);
    }
}

static void
test_kill (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20200203);
  gint64 n_before = 0;
  guint n_whole = 0;

  g_clear_object (&f->store);
  for (guint i = 0; i < N_KILLS; i++)
    {
      pid_t child = fork ();
      int status;
      gint64 n;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        write_for_ever (f->path);
      g_usleep ((gulong) g_rand_int_range (random, 500, LONGEST_US));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));

      fixture_reopen (f);
      n = count (f->store, &mst_person_type);
      g_assert_cmpint (n % N_GROUP, ==, 0);
      g_assert_cmpint (n, >=, n_before);
      n_whole += n > n_before;
      n_before = n;
      /* Now and then, for it takes as long as there are records. */
      if (i % 8 == 7)
        assert_clean (f->store);
      g_clear_object (&f->store);
    }
  g_test_message ("%u of %u kills came after a group was whole", n_whole, N_KILLS);
  fixture_reopen (f);
  assert_clean (f->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/random", test_kill);
  return g_test_run ();
}
