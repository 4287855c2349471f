/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import of a district's rosters, with backup, checks, journal and search index, against the bare
 * reading of the same files one after another: medians of several rounds and their ratio, by the clock
 * and by processor time, which a busy machine disturbs less. */

#include "config.h"

#include "mst-area-file.h"
#include "mst-import.h"
#include "mst-test-district.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define N_PEOPLE 25000
#define N_ROUNDS 5

typedef struct
{
  double bare, opened, read, applied; /* ms */
  double bare_cpu, whole_cpu;
} Round;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static MstStore *
make_store (const char *folder, const char *areas, guint round)
{
  g_autofree char *name = g_strdup_printf ("district-%u.muster", round);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  MstStore *store = mst_store_create (path, "示例区", &error);

  g_assert_no_error (error);
  mst_area_file_read (store, areas, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static Round
run_round (const char *folder, const char *areas, char **paths, guint round)
{
  g_autoptr (MstStore) store = make_store (folder, areas, round);
  g_autoptr (MstImport) import = mst_import_new (&mst_person_type);
  g_autoptr (GError) error = NULL;
  Round result;
  double begin = now ();
  double cpu = get_cpu ();

  for (char **path = paths; *path != NULL; path++)
    {
      g_autoptr (MstWorkbook) workbook = mst_workbook_open (*path, NULL, &error);

      g_assert_no_error (error);
    }
  result.bare = now () - begin;
  result.bare_cpu = get_cpu () - cpu;

  begin = now ();
  cpu = get_cpu ();
  mst_import_add_files (import, store, (const char *const *) paths, NULL, &error);
  g_assert_no_error (error);
  result.opened = now () - begin;
  mst_import_read (import, store, NULL, &error);
  g_assert_no_error (error);
  result.read = now () - begin - result.opened;
  mst_import_apply (import, store, NULL, &error);
  g_assert_no_error (error);
  result.applied = now () - begin - result.opened - result.read;
  result.whole_cpu = get_cpu () - cpu;
  if (round == 0)
    {
      MstImportCounts counts = mst_import_get_counts (import);

      printf ("%u files, %" G_GINT64_FORMAT " rows, %" G_GINT64_FORMAT " imported\n",
              g_strv_length (paths), counts.rows, counts.imported);
    }
  return result;
}

static int
compare_bare (const void *a, const void *b)
{
  double x = ((const Round *) a)->bare, y = ((const Round *) b)->bare;

  return x < y ? -1 : x > y;
}

static double
whole (const Round *round)
{
  return round->opened + round->read + round->applied;
}

static int
compare_whole (const void *a, const void *b)
{
  double x = whole (a), y = whole (b);

  return x < y ? -1 : x > y;
}

static int
remove_cb (const char *path, const struct stat *status, int flag, struct FTW *walk)
{
  return g_remove (path);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bench-import-XXXXXX", &error);
  g_auto (MstTestTruth) truth = { 0 };
  Round rounds[N_ROUNDS];
  const Round *median;
  double bare;

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  if (argc < 3)
    {
      mst_test_district_write (folder, 'a', N_PEOPLE, 1, &truth, &error);
      g_assert_no_error (error);
    }

  /* AREAS ROSTER… instead of an invented district. */
  for (guint i = 0; i < N_ROUNDS; i++)
    rounds[i] = argc < 3 ? run_round (folder, truth.areas_path, truth.people_paths, i)
                         : run_round (folder, argv[1], argv + 2, i);

  qsort (rounds, N_ROUNDS, sizeof rounds[0], compare_bare);
  bare = rounds[N_ROUNDS / 2].bare;
  qsort (rounds, N_ROUNDS, sizeof rounds[0], compare_whole);
  median = &rounds[N_ROUNDS / 2];
  printf ("import %.0f ms (files %.0f, understanding %.0f, writing %.0f); bare reading %.0f ms; "
          "ratio %.2f, of processor time %.2f\n",
          whole (median), median->opened, median->read, median->applied, bare,
          whole (median) / bare, median->whole_cpu / median->bare_cpu);

  nftw (folder, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  return EXIT_SUCCESS;
}
