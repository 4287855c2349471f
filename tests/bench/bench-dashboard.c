/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the overview at 25,000 and 250,000 people, read by a connection of their own, against one
 * walk through the people in the same run. */
#include "config.h"

#include "mst-dashboard.h"
#include "mst-sample.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define N_ROUNDS 7

typedef enum
{
  WALK,
  TREE,
  DASHBOARD,
  N_STEPS,
} Step;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
walk (MstStore *store)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  double begin = now ();
  g_autoptr (GPtrArray) tallies = mst_query_tally (query, store, "class", NULL);

  g_assert_nonnull (tallies);
  return now () - begin;
}

/* TRUE where the figures are there in time. */
static gboolean
measure (const char *path, guint people, double most)
{
  static const char *const names[] = { "walk", "areas", "figures" };
  g_autoptr (MstStore) store = mst_store_open_read_only (path, NULL);
  double rounds[N_STEPS][N_ROUNDS];

  g_assert_nonnull (store);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (MstAreaTree) areas = NULL;
      g_autoptr (MstDashboard) dashboard = NULL;
      double begin;

      rounds[WALK][i] = walk (store);
      begin = now ();
      areas = mst_area_tree_read (store, NULL);
      rounds[TREE][i] = now () - begin;
      begin = now ();
      dashboard = mst_dashboard_read (store, areas, NULL);
      rounds[DASHBOARD][i] = now () - begin;
      g_assert_nonnull (dashboard);
    }
  for (guint step = 0; step < N_STEPS; step++)
    qsort (rounds[step], N_ROUNDS, sizeof (double), compare);
  for (guint step = 0; step < N_STEPS; step++)
    printf ("%7u people  %-8s %8.2f ms  ratio %.2f\n", people, names[step],
            rounds[step][N_ROUNDS / 2], rounds[step][N_ROUNDS / 2] / rounds[WALK][N_ROUNDS / 2]);
  printf ("figures of %u people: at most %.0f ms: %s\n", people, most,
          rounds[DASHBOARD][N_ROUNDS / 2] <= most ? "holds" : "MISSED");
  return rounds[DASHBOARD][N_ROUNDS / 2] <= most;
}

int
main (void)
{
  static const guint sizes[] = { 25000, 250000 };
  static const double most[] = { 100, 1000 }; /* milliseconds */
  gboolean holds = TRUE;
  g_autofree char *folder = g_dir_make_tmp ("muster-bench-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_build_filename (folder, "bench.muster", NULL);
      g_autofree char *log = g_strconcat (path, "-wal", NULL);
      g_autofree char *index = g_strconcat (path, "-shm", NULL);
      MstStore *store = mst_store_create (path, "District", NULL);

      g_assert_true (mst_sample_fill (store, sizes[i], 1, NULL, NULL));
      g_object_unref (store);
      holds = measure (path, sizes[i], most[i]) && holds;
      g_unlink (path);
      g_unlink (log);
      g_unlink (index);
    }
  g_rmdir (folder);
  return holds ? EXIT_SUCCESS : EXIT_FAILURE;
}
