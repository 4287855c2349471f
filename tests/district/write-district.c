/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes an invented district's workbooks into a folder, to try the program with. */
#include "config.h"

#include "mst-test-district.h"

#include <errno.h>

int
main (int argc, char **argv)
{
  g_auto (MstTestTruth) truth = { 0 };
  g_autoptr (GError) error = NULL;

  if (argc < 3 || (argv[2][0] != 'a' && argv[2][0] != 'b'))
    {
      g_printerr ("Usage: %s FOLDER a|b [PEOPLE] [SEED]\n", argv[0]);
      return 2;
    }
  if (g_mkdir_with_parents (argv[1], 0777) != 0)
    {
      g_printerr ("%s: %s\n", argv[1], g_strerror (errno));
      return 1;
    }
  if (!mst_test_district_write (argv[1], argv[2][0], argc > 3 ? atoi (argv[3]) : 2000,
                                argc > 4 ? atoi (argv[4]) : 7, &truth, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
