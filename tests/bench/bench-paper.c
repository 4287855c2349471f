/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out and writes a roster of 25,000 people as PDF, beside the same table as a workbook: prints
 * times, the ratio, pages and memory, its own and that of mapped files. */

#include "bench-cost.h"
#include "mst-pages.h"
#include "mst-sample.h"

#include <stdio.h>
#include <stdlib.h>

#define N_PEOPLE 25000
#define N_ROUNDS 5

#define MOST_SECONDS 3.0
#define MOST_MEGABYTES 100.0

typedef struct
{
  char *store;
  char *workbook;
  char *pages;
  char *count; /* where the number of pages is written */
} Place;

static MstTable *
open_table (const Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (place->store, &error);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  g_assert_no_error (error);
  return mst_table_new_for_query (store, query, NULL, TRUE);
}

static void
make_district (gconstpointer data)
{
  const Place *place = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_create (place->store, MST_SAMPLE_DISTRICT, &error);

  g_assert_no_error (error);
  g_assert_true (mst_sample_fill (store, N_PEOPLE, 1, NULL, &error));
}

static void
write_workbook (gconstpointer data)
{
  const Place *place = data;
  g_autoptr (MstTable) table = open_table (place);

  g_assert_true (mst_table_save (table, place->workbook, NULL, NULL));
}

static void
write_pages (gconstpointer data)
{
  const Place *place = data;
  g_autoptr (MstTable) table = open_table (place);
  g_autoptr (MstDocument) document = mst_document_new_for_table (table);
  g_autoptr (MstPages) pages = mst_pages_new (document, NULL, NULL);
  g_autofree char *count = NULL;

  g_assert_nonnull (pages);
  g_assert_true (mst_pages_save_pdf (pages, place->pages, NULL, NULL));
  count = g_strdup_printf ("%u", mst_pages_get_n_pages (pages));
  g_assert_true (g_file_set_contents (place->count, count, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-bench-XXXXXX", NULL);
  Place place = { g_build_filename (folder, "district.muster", NULL),
                  g_build_filename (folder, "out.xlsx", NULL),
                  g_build_filename (folder, "out.pdf", NULL),
                  g_build_filename (folder, "count", NULL) };
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  g_autofree char *count = NULL;
  BenchCost district = BENCH_COST_NONE;
  BenchCost workbook = BENCH_COST_NONE;
  BenchCost pages = BENCH_COST_NONE;
  gboolean holds;

  /* In a process of its own too, so that its memory isn't counted. */
  bench_cost_measure (&district, make_district, &place);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      bench_cost_measure (&workbook, write_workbook, &place);
      bench_cost_measure (&pages, write_pages, &place);
    }
  g_assert_true (g_file_get_contents (place.count, &count, NULL, NULL));
  /* Of fonts that are mapped, whatever their size, no byte is the program's own. */
  holds = pages.seconds <= MOST_SECONDS && pages.own <= MOST_MEGABYTES;
  printf ("paper: %d people on %s pages: %.2f s (%.0f pages a second), %.0f MB and %.0f MB of "
          "mapped files; workbook %.2f s, %.0f MB; ratio %.2f (at most %.0f s, %.0f MB: %s)\n",
          N_PEOPLE, count, pages.seconds, atof (count) / pages.seconds, pages.own,
          pages.megabytes - pages.own, workbook.seconds, workbook.own,
          pages.seconds / workbook.seconds, MOST_SECONDS, MOST_MEGABYTES,
          holds ? "holds" : "MISSED");
  if (system (command) != 0)
    return 1;
  return holds ? 0 : 1;
}
