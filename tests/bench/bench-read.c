/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the workbooks given as arguments and prints seconds, cells and peak memory. */

#include "mst-workbook.h"

#include <stdlib.h>
#include <sys/resource.h>

static guint
count_cells (MstWorkbook *workbook)
{
  guint n = 0;

  for (guint i = 0; i < mst_workbook_get_n_sheets (workbook); i++)
    {
      const MstGrid *grid = mst_workbook_get_sheet (workbook, i);

      for (guint row = 0; row < mst_grid_get_n_rows (grid); row++)
        {
          guint n_cells;

          mst_grid_get_row (grid, row, &n_cells);
          n += n_cells;
        }
    }
  return n;
}

int
main (int argc, char **argv)
{
  gint64 began = g_get_monotonic_time ();
  guint n_cells = 0;
  struct rusage usage;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MstWorkbook) workbook = mst_workbook_open (argv[i], NULL, &error);

      if (workbook == NULL)
        {
          g_printerr ("%s\n", error->message);
          return EXIT_FAILURE;
        }
      n_cells += count_cells (workbook);
    }
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.3f s, %u cells, %ld KiB\n", (double) (g_get_monotonic_time () - began) / 1e6, n_cells,
           usage.ru_maxrss);
  return EXIT_SUCCESS;
}
