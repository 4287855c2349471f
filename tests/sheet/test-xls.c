/* SPDX-License-Identifier: GPL-3.0-or-later */
/* .xls workbooks, put together record by record. */

#include "compound-fixture.h"
#include "sheet-fixture.h"

#include <string.h>

typedef struct
{
  guint16 type;
  const char *content;
} Record;

typedef struct
{
  const char *name;
  Record book[8];
  Record sheet[8];
  const char *dump; /* or, where @refused, words of the sentence */
  gboolean refused;
} Case;

static void
append_records (GByteArray *stream, const Record *records)
{
  for (; records->content != NULL; records++)
    fixture_record (stream, records->type, records->content);
}

/* The position of the sheet is set once it is known. */
static GByteArray *
make_stream (const char *version, const Record *book, const Record *sheet)
{
  GByteArray *stream = g_byte_array_new ();
  guint at;

  fixture_record (stream, 0x0809, version);
  fixture_record (stream, 0x041E, "B000 0A00 00 'yyyy\"-\"m;@'");
  fixture_record (stream, 0x00E0, "0000 0000");
  fixture_record (stream, 0x00E0, "0000 0E00");
  fixture_record (stream, 0x00E0, "0000 B000");
  append_records (stream, book);
  at = stream->len + 4;
  fixture_record (stream, 0x0085, "00000000 00 00 01 00 'S'");
  fixture_record (stream, 0x000A, "");
  stream->data[at] = (guint8) stream->len;
  stream->data[at + 1] = (guint8) (stream->len >> 8);
  fixture_record (stream, 0x0809, "0006 1000");
  append_records (stream, sheet);
  fixture_record (stream, 0x000A, "");
  return stream;
}

static GBytes *
make_book (const char *version, const Record *book, const Record *sheet, gboolean is_small)
{
  g_autoptr (GByteArray) stream = make_stream (version, book, sheet);

  return fixture_compound ("Workbook", stream->data, stream->len, is_small);
}

static const Case cases[] = {
  { "shared",
    { { 0xFC, "02000000 02000000 0200 01 205F 094E 0100 00 'a'" } },
    { { 0xFD, "0000 0000 0000 00000000" }, { 0xFD, "0000 0100 0000 01000000" } },
    "S: A1=s:张三 B1=s:a" },
  { "shared-rich-and-phonetic",
    { { 0xFC, "02000000 02000000 0100 0D 0100 04000000 205F 00000000 01020304 0100 00 'b'" } },
    { { 0xFD, "0000 0000 0000 00000000" }, { 0xFD, "0000 0100 0000 01000000" } },
    "S: A1=s:张 B1=s:b" },
  { "shared-over-records",
    { { 0xFC, "01000000 02000000 0400 01 205F" },
      { 0x3C, "00 'ab'" },
      { 0x3C, "01 094E" },
      { 0x3C, "0200 00 'cd'" } },
    { { 0xFD, "0000 0000 0000 00000000" }, { 0xFD, "0000 0100 0000 01000000" } },
    "S: A1=s:张ab三 B1=s:cd" },
  { "shared-pair-and-halves",
    { { 0xFC, "01000000 02000000 0200 01 42D8 B7DF 0200 01 42D8 6100" } },
    { { 0xFD, "0000 0000 0000 00000000" }, { 0xFD, "0000 0100 0000 01000000" } },
    "S: A1=s:𠮷 B1=s:\xEF\xBF\xBD"
    "a" },
  { "label", { { 0 } }, { { 0x204, "0100 0200 0000 0200 01 205F 094E" } }, "S: C2=s:张三" },
  { "number", { { 0 } }, { { 0x203, "0000 0000 0000 000000000000F83F" } }, "S: A1=n:1.5" },
  { "rk",
    { { 0 } },
    { { 0x27E, "0000 0000 0000 16000000" },
      { 0x27E, "0000 0100 0000 EFFFFFFF" },
      { 0x27E, "0000 0200 0000 0000F83F" } },
    "S: A1=n:5 B1=n:-0.05 C1=n:1.5" },
  { "mul-rk",
    { { 0 } },
    { { 0xBD, "0000 0100 0000 16000000 0000 1A000000 0200" } },
    "S: B1=n:5 C1=n:6" },
  { "dates",
    { { 0 } },
    { { 0x203, "0000 0000 0100 00000000C094DB40" },
      { 0x203, "0000 0100 0200 00000000C094DB40" },
      { 0x203, "0000 0200 0000 00000000C094DB40" } },
    "S: A1=d:1977-04-28 B1=d:1977-04-28 C1=n:28243" },
  { "epoch-1904",
    { { 0x22, "0100" } },
    { { 0x27E, "0000 0000 0100 76A20100" } },
    "S: A1=d:1977-04-28" },
  { "booleans-and-errors",
    { { 0 } },
    { { 0x205, "0000 0000 0000 01 00" },
      { 0x205, "0000 0100 0000 17 01" },
      { 0x205, "0000 0200 0000 2A 01" } },
    "S: A1=b:TRUE B1=e:#REF! C1=e:#N/A" },
  { "formulas",
    { { 0 } },
    { { 0x06, "0000 0000 0000 000000000000F83F 0000" },
      { 0x06, "0000 0100 0000 00 00 00 00 00 00 FFFF 0000" },
      { 0x4BC, "00" },
      { 0x207, "0200 01 205F 094E" },
      { 0x06, "0000 0200 0000 01 00 01 00 00 00 FFFF 0000" },
      { 0x06, "0000 0300 0000 02 00 07 00 00 00 FFFF 0000" },
      { 0x06, "0000 0400 0000 03 00 00 00 00 00 FFFF 0000" } },
    "S: A1=n:1.5 B1=s:张三 C1=b:TRUE D1=e:#DIV/0!" },
  { "hidden-rows",
    { { 0 } },
    { { 0x208, "0100 0000 0100 FF00 0000 0000 20000000" },
      { 0x27E, "0000 0000 0000 16000000" },
      { 0x27E, "0100 0000 0000 16000000" } },
    "S: A1=n:5 A2=n:5!" },
  { "merges",
    { { 0 } },
    { { 0xE5, "0200 0200 0200 0100 0500 0000 0000 0000 0000" } },
    "S: [B3:F3]" },
  { "chart-within",
    { { 0 } },
    { { 0x809, "0006 2000" },
      { 0x27E, "0500 0000 0000 16000000" },
      { 0x0A, "" },
      { 0x27E, "0000 0000 0000 16000000" } },
    "S: A1=n:5" },
  { "unordered",
    { { 0 } },
    { { 0x27E, "0100 0000 0000 16000000" }, { 0x27E, "0000 0000 0000 1A000000" } },
    "S: A1=n:6 A2=n:5" },
  { "protected", { { 0x2F, "0000" } }, { { 0 } }, "password", TRUE },
  { "index-out-of-range", { { 0 } }, { { 0xFD, "0000 0000 0000 00000000" } }, "cell A1", TRUE },
  { "twice",
    { { 0 } },
    { { 0x27E, "0000 0000 0000 16000000" }, { 0x27E, "0000 0000 0000 1A000000" } },
    "cell A1 of sheet “S” is there twice",
    TRUE },
  { "short-record", { { 0 } }, { { 0x27E, "0000 0000" } }, "breaks off", TRUE },
  { "short-text", { { 0 } }, { { 0x204, "0000 0000 0000 FF00 01 205F" } }, "breaks off", TRUE },
  { "short-table", { { 0xFC, "01000000 02000000 0200 01 205F" } }, { { 0 } }, "breaks off", TRUE },
  { "no-number", { { 0 } }, { { 0x203, "0000 0000 0000 000000000000F87F" } }, "no number", TRUE },
  { "bad-merge", { { 0 } }, { { 0xE5, "0100 0300 0200 0100 0500" } }, "merged range", TRUE },
};

static void
test_records (gconstpointer data)
{
  const Case *c = data;

  for (guint is_small = 0; is_small < 2; is_small++)
    {
      g_autoptr (GBytes) bytes = make_book ("0006 0500", c->book, c->sheet, is_small != 0);

      if (c->refused)
        fixture_expect_refused (bytes, "x.xls", c->dump);
      else
        fixture_expect (bytes, "x.xls", c->dump);
    }
}

/* Excel 95: texts in the code page, with short lengths. */
static void
test_version_5 (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  fixture_record (stream, 0x0809, "0005 0500");
  fixture_record (stream, 0x0042, "A803");
  fixture_record (stream, 0x041E, "B000 06 'yyyy/m'");
  fixture_record (stream, 0x00E0, "0000 0000");
  fixture_record (stream, 0x00E0, "0000 B000");
  fixture_record (stream, 0x0085, "44000000 01 00 02 D5C5");
  fixture_record (stream, 0x000A, "");
  while (stream->len < 0x44)
    fixture_record (stream, 0x0000, "");
  fixture_record (stream, 0x0809, "0005 1000");
  fixture_record (stream, 0x0204, "0000 0000 0000 0400 D5C5C8FD");
  fixture_record (stream, 0x0203, "0000 0100 0100 00000000C094DB40");
  fixture_record (stream, 0x000A, "");
  bytes = fixture_compound ("Book", stream->data, stream->len, FALSE);
  fixture_expect (bytes, "x.xls", "(张): A1=s:张三 B1=d:1977-04-28");
}

static void
test_very_old (void)
{
  static const Record none[] = { { 0 } };
  g_autoptr (GBytes) bytes = make_book ("0004 0500", none, none, FALSE);

  fixture_expect_refused (bytes, "x.xls", "very old program");
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = make_book ("0006 0500", cases[0].book, cases[0].sheet, FALSE);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize n = 8; n + 4096 < size; n += 61)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, n);

      fixture_expect_refused (part, "x.xls", "damaged");
    }
}

/* A chain of sectors that comes back to itself. */
static void
test_loop (void)
{
  g_autoptr (GBytes) bytes = make_book ("0006 0500", cases[0].book, cases[0].sheet, FALSE);
  gsize size;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  g_autoptr (GBytes) looped = NULL;

  size = g_bytes_get_size (bytes);
  data[512 + 4 * 4] = 3;
  looped = g_bytes_new (data, size);
  fixture_expect_refused (looped, "x.xls", "damaged");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/xls/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_records);
    }
  g_test_add_func ("/xls/version-5", test_version_5);
  g_test_add_func ("/xls/very-old", test_very_old);
  g_test_add_func ("/xls/truncated", test_truncated);
  g_test_add_func ("/xls/loop", test_loop);
  return g_test_run ();
}
