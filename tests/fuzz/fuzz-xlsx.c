/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the reading of .xlsx. An input is an archive, or else the texts of parts to be packed into
 * one, each after a line "@N" with the number of the part; what stands before is the sheet. */

#include "fuzz-workbook.h"

#include "../sheet/sheet-fixture.h"

#include <string.h>

static const char *const names[] = {
  "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",       "xl/styles.xml",
  "xl/workbook.xml",          "xl/_rels/workbook.xml.rels", "_rels/.rels",
  "xl/worksheets/sheet2.xml",
};

static gboolean
is_head (const char *line, const char *end)
{
  return end - line >= 3 && line[0] == '@' && line[1] >= '0'
         && line[1] < '0' + (int) G_N_ELEMENTS (names) && line[2] == '\n';
}

static GBytes *
pack (const char *text, gsize length)
{
  Part parts[G_N_ELEMENTS (names) + 1] = { 0 };
  const char *end = text + length;
  guint part = 0, n_parts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    parts[i] = (Part){ names[i], "", 0 };
  for (const char *start = text; start < end;)
    {
      const char *next = memmem (start, (gsize) (end - start), "\n@", 2);

      if (is_head (start, end))
        {
          part = (guint) (start[1] - '0');
          start += 3;
          next = memmem (start, (gsize) (end - start), "\n@", 2);
        }
      next = next != NULL ? next + 1 : end;
      parts[part] = (Part){ names[part], start, next - start };
      start = next;
    }
  /* Those not given stay as in every workbook made for the tests. */
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (parts[i].length > 0)
      parts[n_parts++] = parts[i];
  parts[n_parts] = (Part){ 0 };
  return fixture_workbook (parts);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    bytes = g_bytes_new (data, size);
  else
    bytes = pack ((const char *) data, size);
  fuzz_workbook (bytes, "a.xlsx");
  return 0;
}
