/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reading of .xls: a whole file, or the records of one after the letter R. */

#include "fuzz-workbook.h"

#include "../sheet/compound-fixture.h"

#define LONGEST_STREAM 60000

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size > 0 && *data == 'R')
    bytes = fixture_compound ("Workbook", data + 1, MIN (size - 1, LONGEST_STREAM), FALSE);
  else
    bytes = g_bytes_new (data, size);
  fuzz_workbook (bytes, "a.xls");
  return 0;
}
