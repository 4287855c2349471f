/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files made to exhaust a reader: each is refused within ten seconds and 512 MB. */

#include "mst-error.h"
#include "sheet-fixture.h"

#include <string.h>
#include <sys/resource.h>

#define MEMORY_LIMIT_KIB (512 * 1024)
#define SECONDS_LIMIT 10

typedef struct
{
  const char *name;
  GBytes *(*make) (void);
  const char *words;
} Case;

/* @before, @n times @unit, @after. */
static char *
repeat (const char *before, const char *unit, gsize n, const char *after)
{
  GString *text = g_string_new (before);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static GBytes *
make_part (const char *name, char *text)
{
  g_autofree char *owned = text;
  const Part parts[] = { { name, owned, -1 }, { NULL, NULL, 0 } };

  return fixture_workbook (parts);
}

static GBytes *
make_spaces (void)
{
  return make_part ("xl/worksheets/sheet1.xml",
                    repeat ("<worksheet>", "                                ", 700000, ""));
}

static GBytes *
make_text_bomb (void)
{
  return make_part (
    "xl/sharedStrings.xml",
    repeat ("<sst><si><t>", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 700000, "</t></si></sst>"));
}

static GBytes *
make_entities (void)
{
  return make_part (
    "xl/worksheets/sheet1.xml",
    g_strdup ("<!DOCTYPE x [<!ENTITY a '0123456789'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
              "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"
              "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>]><worksheet>&e;</worksheet>"));
}

static GBytes *
make_empty_rows (void)
{
  return make_part ("xl/worksheets/sheet1.xml", repeat ("<worksheet><sheetData>", "<row/>", 1000000,
                                                        "</sheetData></worksheet>"));
}

static GBytes *
make_numbered_empty_rows (void)
{
  GString *text = g_string_new ("<worksheet><sheetData>");

  for (guint i = 1; i <= 600000; i++)
    g_string_append_printf (text, "<row r='%u' ht='14'><c r='A%u' s='1'/></row>", i, i);
  g_string_append (text, "</sheetData></worksheet>");
  return make_part ("xl/worksheets/sheet1.xml", g_string_free (text, FALSE));
}

static GBytes *
make_nested (void)
{
  return make_part ("xl/worksheets/sheet1.xml", repeat ("<worksheet>", "<a>", 100000, ""));
}

static GBytes *
make_long_attribute (void)
{
  return make_part ("xl/worksheets/sheet1.xml",
                    repeat ("<worksheet a='", "0123456789abcdef", 200000, "'/>"));
}

static GBytes *
make_long_comment (void)
{
  return make_part ("xl/worksheets/sheet1.xml",
                    repeat ("<worksheet><!--", "0123456789abcdef", 200000, "--></worksheet>"));
}

static GBytes *
make_many_cells (void)
{
  char *row = repeat ("<row>", "<c><v>1</v></c>", 16000, "</row>");
  char *text = repeat ("<worksheet><sheetData>", row, 10, "</sheetData></worksheet>");

  g_free (row);
  row = repeat (text, "", 0, "");
  g_free (text);
  return make_part ("xl/worksheets/sheet1.xml", row);
}

static GBytes *
make_many_parts (void)
{
  g_autoptr (GArray) parts = g_array_new (TRUE, TRUE, sizeof (Part));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 5000; i++)
    {
      Part part = { g_strdup_printf ("xl/%u", i), "x", 1 };

      g_ptr_array_add (names, (char *) part.name);
      g_array_append_val (parts, part);
    }
  return fixture_zip ((const Part *) (const void *) parts->data);
}

static GBytes *
make_many_sheets (void)
{
  return make_part (
    "xl/workbook.xml",
    repeat ("<workbook><sheets>", "<sheet name='S' sheetId='1'/>", 1000, "</sheets></workbook>"));
}

static GBytes *
make_blank_lines (void)
{
  g_autofree char *text = repeat ("a,b\n", "\n", 1000000, "");

  return g_bytes_new (text, strlen (text));
}

static GBytes *
make_wide_line (void)
{
  g_autofree char *text = repeat ("", ",", 20000, "");

  return g_bytes_new (text, strlen (text));
}

static const Case cases[] = {
  { "spaces", make_spaces, "unpacks to far more" },
  { "text-bomb", make_text_bomb, "unpacks to far more" },
  { "entities", make_entities, "definitions" },
  { "empty-rows", make_empty_rows, "empty rows" },
  { "numbered-empty-rows", make_numbered_empty_rows, "empty rows" },
  { "nested", make_nested, "nested too deeply" },
  { "long-attribute", make_long_attribute, "a tag of more than a million" },
  { "long-comment", make_long_comment, "a tag of more than a million" },
  { "many-parts", make_many_parts, "too many parts" },
  { "many-sheets", make_many_sheets, "sheets" },
  { "blank-lines", make_blank_lines, "more rows" },
  { "wide-line", make_wide_line, "columns" },
};

/* Peak memory goes by process: each case has its own. */
static void
test_case (gconstpointer data)
{
  const Case *c = data;

  if (g_test_subprocess ())
    {
      g_autoptr (GBytes) bytes = c->make ();
      struct rusage usage;

      fixture_expect_refused (bytes, "a.xlsx", c->words);
      /* Processor time: what else the machine does must not count. */
      getrusage (RUSAGE_SELF, &usage);
      g_assert_cmpint (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec, <, SECONDS_LIMIT);
#ifndef __SANITIZE_ADDRESS__
      g_assert_cmpint (usage.ru_maxrss, <, MEMORY_LIMIT_KIB);
#endif
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* A large but honest workbook is read. */
static void
test_many_cells (void)
{
  g_autoptr (GBytes) bytes = make_many_cells ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MstWorkbook) workbook = mst_workbook_open_bytes (bytes, "a.xlsx", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mst_grid_get_n_rows (mst_workbook_get_sheet (workbook, 0)), ==, 10);
  g_assert_cmpuint (mst_grid_get_n_columns (mst_workbook_get_sheet (workbook, 0)), ==, 16000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/hostile/many-cells", test_many_cells);
  return g_test_run ();
}
