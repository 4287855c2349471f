/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What looking for duplicates costs against reading all the records once, in one run. */

#include "config.h"

#include "mst-duplicates.h"
#include "mst-query.h"
#include "mst-sample.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define N_PEOPLE 250000
#define N_ROUNDS 5

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static gboolean
read_cb (const MstRecord *record, gpointer user_data)
{
  guint *n = user_data;

  *n += 1;
  return TRUE;
}

static double
time_reading (MstStore *store)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GError) error = NULL;
  double start = now ();
  guint n = 0;

  mst_query_foreach (query, store, read_cb, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, N_PEOPLE);
  return now () - start;
}

static double
time_finding (MstStore *store, guint *n)
{
  g_autoptr (GError) error = NULL;
  double start = now ();
  g_autoptr (MstDuplicates) found = mst_duplicates_find (store, &mst_person_type, NULL, &error);

  g_assert_no_error (error);
  *n = mst_duplicates_get_n (found);
  return now () - start;
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
  g_autofree char *folder = g_dir_make_tmp ("bench-duplicates-XXXXXX", &error);
  g_autofree char *path = NULL;
  double reading = G_MAXDOUBLE, finding = G_MAXDOUBLE;
  guint n = 0;

  g_assert_no_error (error);
  path = g_build_filename (folder, "a.muster", NULL);
  {
    g_autoptr (MstStore) store = mst_store_create (path, "示例区", &error);

    g_assert_no_error (error);
    mst_sample_fill (store, N_PEOPLE, 1, NULL, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < N_ROUNDS; i++)
      {
        reading = MIN (reading, time_reading (store));
        finding = MIN (finding, time_finding (store, &n));
      }
  }
  printf ("duplicates among %d people: %.0f ms, %u sets; reading them once %.0f ms; ratio %.2f\n",
          N_PEOPLE, finding, n, reading, finding / reading);
  nftw (folder, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  return EXIT_SUCCESS;
}
