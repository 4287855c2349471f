/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several reports at once on the command line: sets, and a file for each subdistrict. The program's path is
 * the first argument. */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cli_fixture_init (fixture);
  g_free (cli_run_well (fixture->folder, "sample d.muster --people 300"));
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  static const CliCase runs[] = {
    { "sets d.muster add 甲 units --where level=2", 0, "units" },
    { "sets d.muster", 0, NULL },
    { "sets d.muster add 甲", 2, "add NAME REPORT" },
    { "sets d.muster paint 甲 units", 2, "add NAME REPORT" },
    { "sets d.muster add 甲 dragons", 2, "dragons" },
    { "sets d.muster add 甲 forces --order pinyin", 2, "--order" },
    { "sets d.muster add 甲 units --where shoe=42", 2, "shoe" },
    { "sets d.muster rename 甲 乙 --order pinyin", 2, "add" },
    { "sets d.muster rename 丙 乙", 2, "丙" },
    { "sets d.muster take 甲 2", 2, "2" },
    { "sets d.muster take 甲 x", 2, "x" },
    { "sets d.muster move 甲 0", 2, "0" },
    { "sets d.muster remove 丙", 2, "丙" },
    { "export d.muster out.pdf --set 丙", 2, "丙" },
    { "export d.muster out.csv --set 甲", 2, "out.csv" },
    { "export d.muster units out.pdf --set 甲", 2, "--set" },
    { "export d.muster out.pdf --set 甲 --order pinyin", 2, "--order" },
    { "export d.muster out.pdf --set 甲 --date today", 2, "--date" },
    { "export d.muster out.pdf", 2, "FILE REPORT OUT" },
    { "export d.muster units each --each-subdistrict doc", 2, "xlsx" },
    { "export d.muster units each --each-subdistrict pdf --area 1", 2, "--area" },
    { "export d.muster units d.muster --each-subdistrict pdf", 1, "d.muster" },
  };

  cli_run_cases (fixture->folder, runs, G_N_ELEMENTS (runs));
}

static void
test_sets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *list = NULL;
  g_autofree char *again = NULL;
  JsonObject *set, *entry;
  JsonArray *reports;

  g_free (cli_run_well (fixture->folder, "sets d.muster add 简报 briefing"));
  g_free (cli_run_well (
    fixture->folder,
    "sets d.muster add 简报 people --order rank --where citizen_number=110100199001011230"));
  g_free (cli_run_well (fixture->folder, "sets d.muster add 名册 posts --paper a3"));
  node = cli_run_json (fixture->folder, "sets d.muster --json");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 2);
  set = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpstr (json_object_get_string_member (set, "name"), ==, "简报");
  reports = json_object_get_array_member (set, "reports");
  g_assert_cmpuint (json_array_get_length (reports), ==, 2);
  entry = json_array_get_object_element (reports, 1);
  g_assert_cmpstr (json_object_get_string_member (entry, "report"), ==, "people");
  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (entry, "options"), "order"), ==,
    "rank");

  /* What is asked of a number isn't shown. */
  list = cli_run_well (fixture->folder, "sets d.muster --json");
  g_assert_null (strstr (list, "110100199001011230"));
  g_assert_nonnull (strstr (list, "110100********1230"));

  g_free (cli_run_well (fixture->folder, "sets d.muster move 名册 1"));
  g_free (cli_run_well (fixture->folder, "sets d.muster rename 名册 点位"));
  g_free (cli_run_well (fixture->folder, "sets d.muster take 简报 1"));
  again = cli_run_well (fixture->folder, "sets d.muster");
  g_assert_true (g_str_has_prefix (again, "点位\n"));
  g_assert_null (strstr (again, "briefing"));
  g_free (cli_run_well (fixture->folder, "sets d.muster remove 点位"));
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  g_free (again);
  again = cli_run_well (fixture->folder, "sets d.muster");
  g_assert_true (g_str_has_prefix (again, "点位\n"));
  g_free (cli_run_well (fixture->folder, "check d.muster"));
}

static char *
spawn (const char *folder, const char *line)
{
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (folder, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return output;
}

/* @text: (transfer full): given back. */
static char *
without_spaces (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != ' ')
      *to++ = *from;
  *to = '\0';
  return text;
}

/* One PDF numbered through with each report to leap to, one workbook with a sheet for each. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *outline = NULL;
  g_autofree char *info = NULL;
  g_autofree char *log = NULL;
  g_autoptr (JsonNode) sheets = NULL;
  const char *from, *units, *posts;
  guint n_pages = 0;

  g_free (cli_run_well (fixture->folder, "sets d.muster add 简报 units --group none"));
  g_free (cli_run_well (fixture->folder, "sets d.muster add 简报 posts"));
  g_free (cli_run_well (fixture->folder, "export d.muster out.pdf --set 简报 --date 2022-11-10"));
  g_free (cli_run_well (fixture->folder, "export d.muster out.xlsx --set 简报"));

  text = without_spaces (spawn (fixture->folder, "pdftotext -layout out.pdf -"));
  for (from = text; (from = strchr (from, '\f')) != NULL; from++)
    n_pages++;
  g_assert_cmpuint (n_pages, >, 1);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("第%u页共%u页", page, n_pages);

      g_assert_nonnull (strstr (text, number));
    }
  g_assert_nonnull (strstr (text, "2022年11月10日"));
  outline = spawn (fixture->folder, "pdftohtml -xml -i -stdout out.pdf");
  from = strstr (outline, "<outline>");
  g_assert_nonnull (from);
  units = strstr (from, "单位名册</item>");
  posts = strstr (from, "点位一览表</item>");
  g_assert_true (units != NULL && posts != NULL && units < posts);
  g_assert_nonnull (strstr (posts, "街道</item>"));
  info = spawn (fixture->folder, "pdfinfo out.pdf");
  g_assert_nonnull (strstr (info, "简报"));
  g_assert_nonnull (strstr (info, "组织部"));

  sheets = cli_run_json (fixture->folder, "sheet out.xlsx --json");
  g_assert_cmpuint (
    json_array_get_length (json_object_get_array_member (json_node_get_object (sheets), "sheets")),
    ==, 2);
  log = cli_run_well (fixture->folder, "log d.muster");
  g_assert_nonnull (strstr (log, "Exported “out.pdf”"));
  g_assert_nonnull (strstr (log, "Exported “out.xlsx”"));
}

static guint
count_files (const char *folder, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_true (g_str_has_suffix (name, suffix));
      n++;
    }
  return n;
}

/* Together they have every row once. */
static void
test_each (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "out", "each", NULL);
  g_autofree char *count = cli_run_well (fixture->folder, "list d.muster people --count");
  g_autofree char *subdistricts =
    cli_run_well (fixture->folder, "list d.muster subdistricts --count");
  g_autoptr (JsonNode) made =
    cli_run_json (fixture->folder, "export d.muster people out/each --each-subdistrict csv --json");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 n_rows = 0;

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (made), "files"), ==,
                   g_ascii_strtoll (subdistricts, NULL, 10));
  g_assert_cmpuint (count_files (folder, ".csv"), ==,
                    (guint) g_ascii_strtoull (subdistricts, NULL, 10));
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_nonnull (strstr (name, "街道 人员花名册"));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      for (const char *c = text; (c = strchr (c, '\n')) != NULL; c++)
        n_rows++;
      n_rows--; /* the headings */
    }
  g_assert_cmpint (n_rows, ==, g_ascii_strtoll (count, NULL, 10));
}

int
main (int argc, char **argv)
{
  cli_test_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/cli-sets/" name, Fixture, NULL, set_up, func, cli_fixture_clear)
  ADD ("status", test_status);
  ADD ("sets", test_sets);
  ADD ("export", test_export);
  ADD ("each", test_each);
#undef ADD

  return g_test_run ();
}
