/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Separated text in the encodings and spellings that offices send. */

#include "sheet-fixture.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *dump;
} Case;

static const Case cases[] = {
  { "comma", "姓名,电话\r\n张三,13800000000\r\n",
    "f: A1=s:姓名 B1=s:电话 A2=s:张三 B2=s:13800000000" },
  { "tab", "a\tb,c\n1\t2", "f: A1=s:a B1=s:b,c A2=s:1 B2=s:2" },
  { "semicolon", "a;b\n1;2,5\n", "f: A1=s:a B1=s:b A2=s:1 B2=s:2,5" },
  { "one-column", "a\nb", "f: A1=s:a A2=s:b" },
  { "carriage-returns", "a,b\rc,d\r", "f: A1=s:a B1=s:b A2=s:c B2=s:d" },
  { "blank-lines", "\n\na,b\n\n,\nc,d\n\n", "f: A3=s:a B3=s:b A6=s:c B6=s:d" },
  { "gaps", ",a,,b,", "f: B1=s:a D1=s:b" },
  { "quotes", "\"a,b\",\"c\"\"d\",\"e\nf\r\ng\",\"\"\n", "f: A1=s:a,b B1=s:c\"d C1=s:e\nf\r\ng" },
  { "stray-quotes", "a\"b,\"c\"d,\"e\n", "f: A1=s:a\"b B1=s:\"c\"d C1=s:\"e" },
  { "numbers-stay-text", "1990.10,110100197703070017,007,1e5\n",
    "f: A1=s:1990.10 B1=s:110100197703070017 C1=s:007 D1=s:1e5" },
  { "wrapped",
    "=\"110100197703070017\",'007,\"=\"\"008\"\"\",009\t,\"010\t\"\n='a',=A1,\"=\"\"a\"\"&B1\"\n",
    "f: A1=s:110100197703070017 B1=s:007 C1=s:008 D1=s:009 E1=s:010 A2=s:='a' B2=s:=A1 "
    "C2=s:=\"a\"&B1" },
  { "apostrophes", "'a','a'b',it's\n", "f: A1=s:'a' B1=s:'a'b' C1=s:it's" },
  { "spaces-stay", " a , b\n", "f: A1=s: a  B1=s: b" },
  { "separator-line", "sep=;\na;b,c,d\n", "f: A2=s:a B2=s:b,c,d" },
  { "nothing", "\n", "f:" },
};

static void
test_cells (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (c->text, strlen (c->text));

  fixture_expect (bytes, "f.csv", c->dump);
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *encoding, *mark;
    gsize mark_length;
  } encodings[] = {
    { "UTF-8", "", 0 },    { "UTF-8", "\xEF\xBB\xBF", 3 },
    { "GB18030", "", 0 },  { "UTF-16LE", "\xFF\xFE", 2 },
    { "UTF-16LE", "", 0 }, { "UTF-16BE", "\xFE\xFF", 2 },
    { "UTF-16BE", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) file = g_byte_array_new ();
      gsize length;
      g_autofree char *text = g_convert ("姓名,年\n㑇𠮷,1985\n", -1, encodings[i].encoding, "UTF-8",
                                         NULL, &length, &error);
      g_autoptr (GBytes) bytes = NULL;

      g_assert_no_error (error);
      g_byte_array_append (file, (const guint8 *) encodings[i].mark,
                           (guint) encodings[i].mark_length);
      g_byte_array_append (file, (const guint8 *) text, (guint) length);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&file));
      fixture_expect (bytes, "f.txt", "f: A1=s:姓名 B1=s:年 A2=s:㑇𠮷 B2=s:1985");
    }
}

static void
test_not_text (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } files[] = {
    { "a,b\n\0c", 6 },
    { "a,\xFF\xFE\xFF\n", 6 },
    { "\xFF\xFE"
      "a",
      3 },
    { "\xD5\xC5,\xD5", 4 },
    { "\xFF\xFE\x00\xD8", 4 },
    { "\xEF\xBB\xBF"
      "a\0b",
      6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].bytes, files[i].length);

      fixture_expect_refused (bytes, "f.csv", "no text that can be read");
    }
}

static void
test_paste (void)
{
  static const Case pastes[] = {
    { "", "姓名\t备注\r\n张三\t\"两行\n\"\"字\"\"\"\r\n",
      ": A1=s:姓名 B1=s:备注 A2=s:张三 B2=s:两行\n\"字\"" },
    { "", "a,b;c", ": A1=s:a,b;c" },
    { "", "", ":" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MstWorkbook) workbook = mst_workbook_new_for_pasted_text (pastes[i].text, &error);
      g_autofree char *dump = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (mst_workbook_get_format (workbook), ==, "paste");
      dump = fixture_dump (workbook);
      g_assert_cmpstr (strchr (dump, ':'), ==, pastes[i].dump);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_cells);
    }
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/not-text", test_not_text);
  g_test_add_func ("/csv/paste", test_paste);
  return g_test_run ();
}
