/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import killed at any moment leaves all of itself or nothing, in a file that is clean.
 */

#include "config.h"

#include "office-fixture.h"
#include "test-victim.h"

#include <stdlib.h>

#define N_PEOPLE 150
#define N_KILLS 200

static int
run_victim (const char *store_path, const char *roster)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (store_path, &error);
  g_autoptr (MstImport) import = mst_import_new (&mst_person_type);

  if (store == NULL
      || !mst_import_add_files (import, store, (const char *const[]){ roster, NULL }, NULL, &error)
      || !mst_import_read (import, store, NULL, &error) || !test_victim_tell_ready ())
    return EXIT_FAILURE;
  return mst_import_apply (import, store, NULL, &error) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* --- the one that kills --- */

/* Whether everybody is in the file, or nobody. */
static gboolean
look_at (const char *store_path)
{
  g_autoptr (GError) error = NULL;
  Fixture opened = { .store = mst_store_open (store_path, &error) };
  gint64 n;

  g_assert_no_error (error);
  test_file_assert_clean (opened.store);
  n = fixture_count (&opened, &mst_person_type);
  g_object_unref (opened.store);
  if (n != 0)
    g_assert_cmpint (n, ==, N_PEOPLE);
  return n != 0;
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
test_kill (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *roster = NULL;
  g_autofree char *work = NULL;

  fixture_init (&fixture);
  roster = write_roster (&fixture);
  work = g_build_filename (fixture.folder, "work.muster", NULL);
  g_clear_object (&fixture.store);
  test_victim_kill (
    &(TestVictim){ fixture.path, work, (const char *[]){ work, roster, NULL }, look_at }, N_KILLS);
}

int
main (int argc, char **argv)
{
  char **victim = test_victim_init (argc, argv);

  if (victim != NULL)
    return run_victim (victim[0], victim[1]);
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/killed", test_kill);
  return g_test_run ();
}
