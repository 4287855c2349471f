/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that writes is killed at random moments: the file opens, checks clean and holds either all of
 * a group or none of it. */
#include "config.h"

#include "store-fixture.h"
#include "test-victim.h"

#include <stdlib.h>

#define N_KILLS 40
#define N_GROUP 300
#define LONGEST_US 60000

/* Group after group, until it is killed. */
static int
write_for_ever (const char *path)
{
  g_autoptr (MstStore) store = mst_store_open (path, NULL);

  if (store == NULL || !test_victim_tell_ready ())
    return EXIT_FAILURE;
  for (guint group = 0;; group++)
    {
      if (!mst_store_begin (store, "import", "Import", NULL))
        return EXIT_FAILURE;
      for (guint i = 0; i < N_GROUP; i++)
        {
          g_autofree char *name = make_name (group * N_GROUP + i);
          g_autoptr (MstRecord) person =
            make_record (&mst_person_type, "name", name, "class", "5", "area", "4", NULL);

          if (!mst_store_insert (store, person, "{}", NULL))
            return EXIT_FAILURE;
        }
      if (!mst_store_commit (store, NULL))
        return EXIT_FAILURE;
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
      gint64 n;

      test_victim_run ((const char *[]){ f->path, NULL }, g_rand_int_range (random, 0, LONGEST_US));
      fixture_reopen (f);
      n = count (f->store, &mst_person_type);
      g_assert_cmpint (n % N_GROUP, ==, 0);
      g_assert_cmpint (n, >=, n_before);
      n_whole += n > n_before;
      n_before = n;
      /* Now and then, for it takes as long as there are records. */
      if (i % 8 == 7)
        test_file_assert_clean (f->store);
      g_clear_object (&f->store);
    }
  g_test_message ("%u of %u kills came after a group was whole", n_whole, N_KILLS);
  fixture_reopen (f);
  test_file_assert_clean (f->store);
}

int
main (int argc, char *argv[])
{
  char **victim = test_victim_init (argc, argv);

  if (victim != NULL)
    return write_for_ever (victim[0]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/random", test_kill);
  return g_test_run ();
}
