/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports 25,000 people with 20 columns beside a bare loop of the library over the same values, which
 * writes no blank cells: prints the ratio of times and the memory. */

#include "bench-cost.h"
#include "mst-sample.h"
#include "mst-table.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <xlsxwriter.h>

#define N_PEOPLE 25000
#define N_COLUMNS 20
#define N_ROUNDS 7

#define MOST_RATIO 1.3
#define MOST_MEGABYTES 40.0

typedef struct
{
  char *folder;
  char *store;
  char *out;
  char *values; /* the table's values, one a line, for the bare loop */
} Place;

static MstTable *
make_table (MstStore *store)
{
  static const char *const fields[] = { "name",
                                        "sex",
                                        "birth",
                                        "citizen_number",
                                        "phone",
                                        "class",
                                        "area",
                                        "ethnic_group",
                                        "education",
                                        "joined",
                                        "political_status",
                                        "workplace",
                                        "unit",
                                        "position",
                                        "rank",
                                        "skills",
                                        "limits",
                                        NULL };
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  MstTable *table = mst_table_new_for_query (store, query, fields, TRUE);

  g_assert_cmpuint (mst_table_get_n_columns (table), ==, N_COLUMNS);
  return table;
}

static MstStore *
open_store (const Place *place)
{
  g_autoptr (GError) error = NULL;
  MstStore *store = mst_store_open (place->store, &error);

  g_assert_no_error (error);
  return store;
}

static gboolean
keep_row_cb (const char *const *values, gpointer user_data, GError **error)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      fputs (values[i] != NULL ? values[i] : "", user_data);
      fputc ('\n', user_data);
    }
  return TRUE;
}

static void
make_district (gconstpointer data)
{
  const Place *place = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_create (place->store, MST_SAMPLE_DISTRICT, &error);
  g_autoptr (MstTable) table = NULL;
  FILE *file;

  g_assert_no_error (error);
  g_assert_true (mst_sample_fill (store, N_PEOPLE, 1, NULL, &error));
  table = make_table (store);
  file = fopen (place->values, "w");
  g_assert_true (mst_table_foreach (table, keep_row_cb, file, NULL, &error));
  fclose (file);
}

static void
write_bare (gconstpointer data)
{
  const Place *place = data;
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_workbook *workbook = workbook_new_opt (place->out, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);
  FILE *file = fopen (place->values, "r");
  char line[1024];

  for (lxw_row_t row = 0; row < N_PEOPLE; row++)
    {
      for (lxw_col_t column = 0; column < N_COLUMNS; column++)
        {
          if (fgets (line, sizeof line, file) == NULL)
            abort ();
          line[strcspn (line, "\n")] = '\0';
          if (column == 0)
            worksheet_write_number (sheet, row, column, atof (line), NULL);
          else if (line[0] != '\0')
            worksheet_write_string (sheet, row, column, line, NULL);
        }
    }
  fclose (file);
  if (workbook_close (workbook) != LXW_NO_ERROR)
    abort ();
}

static void
export_workbook (gconstpointer data)
{
  const Place *place = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = open_store (place);
  g_autoptr (MstTable) table = make_table (store);

  if (!mst_table_save (table, place->out, NULL, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-bench-XXXXXX", NULL);
  Place place = { folder, g_build_filename (folder, "district.muster", NULL),
                  g_build_filename (folder, "out.xlsx", NULL),
                  g_build_filename (folder, "values.txt", NULL) };
  g_autofree char *command = NULL;
  BenchCost district = BENCH_COST_NONE;
  BenchCost bare = BENCH_COST_NONE;
  BenchCost export = BENCH_COST_NONE;
  gboolean holds;

  /* In a process of its own too, so that its memory isn't counted. */
  bench_cost_measure (&district, make_district, &place);

  /* In turns, so that what else the machine does falls on both. */
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      bench_cost_measure (&bare, write_bare, &place);
      bench_cost_measure (&export, export_workbook, &place);
    }
  holds = export.seconds <= MOST_RATIO * bare.seconds && export.megabytes < MOST_MEGABYTES;
  printf ("export %d × %d: bare loop %.2f s, %.0f MB; export %.2f s, %.0f MB; ratio %.2f "
          "(at most %.1f), memory at most %.0f MB: %s\n",
          N_PEOPLE, N_COLUMNS, bare.seconds, bare.megabytes, export.seconds, export.megabytes,
          export.seconds / bare.seconds, MOST_RATIO, MOST_MEGABYTES, holds ? "holds" : "MISSED");

  command = g_strdup_printf ("rm -r '%s'", folder);
  if (system (command) != 0)
    return 1;
  return holds ? 0 : 1;
}
