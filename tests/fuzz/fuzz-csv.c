/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reading of separated and of pasted text. */

#include "fuzz-workbook.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  fuzz_workbook (bytes, "a.csv");
  if (g_utf8_validate ((const char *) data, (gssize) size, NULL))
    {
      g_autofree char *text = g_strndup ((const char *) data, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (MstWorkbook) workbook = mst_workbook_new_for_pasted_text (text, &error);

      fuzz_workbook_check (workbook, error);
    }
  return 0;
}
