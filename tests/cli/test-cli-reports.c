/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of the sample district: their totals are what the lists count; workbook, text and pages say the
 * same. The program's path is the first argument. */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cli_fixture_init (fixture);
  g_free (cli_run_well (fixture->folder, "sample d.muster --people 400"));
}

/* The lines of a .csv that a report is saved as, without its headings. (transfer full) */
static char **
export_lines (Fixture *fixture, const char *words)
{
  g_autofree char *line = g_strdup_printf ("export d.muster %s", words);
  g_auto (GStrv) parts = g_strsplit (words, " ", 3);
  g_autofree char *path = g_build_filename (fixture->folder, parts[1], NULL);
  g_autofree char *text = NULL;
  char **lines;

  g_free (cli_run_well (fixture->folder, line));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\r\n", -1);
  g_assert_nonnull (lines[0]);
  return lines;
}

static guint
find_column (char **lines, const char *heading)
{
  g_auto (GStrv) headings = g_strsplit (lines[0], ",", -1);

  for (guint i = 0; headings[i] != NULL; i++)
    if (strcmp (headings[i], heading) == 0)
      return i;
  g_error ("%s is no heading of %s", heading, lines[0]);
}

static gint64
sum (char **lines, const char *heading)
{
  guint column = find_column (lines, heading);
  gint64 total = 0;

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      total += g_ascii_strtoll (cells[column], NULL, 10);
    }
  return total;
}

/* People are listed as the district has them in order, unless another order is asked for. */
static void
test_people_order (Fixture *fixture, gconstpointer data)
{
  static const char list[] = "list d.muster people --format tsv --fields name";
  const CliCase cases[] = {
    { "settings d.muster people_order=age", 2, "pinyin, strokes, full-strokes or rank" },
    { "settings d.muster people_order=strokes", 0, NULL },
  };
  g_autofree char *usual = cli_run_well (fixture->folder, list);
  g_autofree char *by_strokes = g_strconcat (list, " --sort name:strokes", NULL);
  g_autofree char *by_pinyin = g_strconcat (list, " --sort name:pinyin", NULL);
  g_autofree char *expected = cli_run_well (fixture->folder, by_strokes);
  g_autofree char *found = NULL;
  g_autofree char *asked = NULL;

  cli_run_cases (fixture->folder, cases, G_N_ELEMENTS (cases));
  found = cli_run_well (fixture->folder, list);
  asked = cli_run_well (fixture->folder, by_pinyin);
  g_assert_cmpstr (usual, !=, expected);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (asked, ==, usual);
}

/* What each place is told to have adds up to what there is. */
static void
test_totals (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *report, *heading, *list;
  } cases[] = {
    { "area-base", "社区", "areas --where level=3" },
    { "area-base", "小区", "compounds" },
    { "area-base", "物管小区", "compounds --where managed=1" },
    { "area-base", "单位", "units" },
    { "area-base", "点位", "posts" },
    { "area-base", "人员", "people" },
    { "forces", "合计", "people" },
    { "forces", "志愿者", "people --where class=5" },
    { "forces", "在职党员", "people --where class=4" },
    { "briefing", "人员", "people" },
    { "briefing", "单位", "units" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s out.csv", cases[i].report);
      g_auto (GStrv) lines = export_lines (fixture, words);

      g_test_message ("%s %s", cases[i].report, cases[i].heading);
      g_assert_cmpint (sum (lines, cases[i].heading), ==,
                       cli_count (fixture->folder, cases[i].list));
    }
}

/* A list has the records that the same words list. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "people", "people" },
    { "compounds", "compounds" },
    { "units", "units" },
    { "posts", "posts" },
    { "areas", "areas" },
    { "people --class 5", "people --where class=5" },
    { "people --area 110199001000", "people --area 110199001000" },
    { "people --where sex=女", "people --where sex=女" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i][0], " ", 2);
      g_autofree char *words = g_strdup_printf (
        "%s out.csv%s%s", parts[0], parts[1] != NULL ? " " : "", parts[1] != NULL ? parts[1] : "");
      g_auto (GStrv) lines = export_lines (fixture, words);

      g_test_message ("%s", words);
      g_assert_cmpint (g_strv_length (lines) - 1, ==, cli_count (fixture->folder, cases[i][1]));
    }
}

/* Of a district of ordinary size tables with charts keep to one page, which holds every name of the table. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *small = g_build_filename (fixture->folder, "d.muster", NULL);

  static const char *const reports[] = { "area-base", "forces", "quality", "briefing" };

  g_unlink (small);
  g_free (cli_run_well (fixture->folder, "sample d.muster"));
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s out.csv", reports[i]);
      g_autofree char *pdf = g_strdup_printf ("export d.muster %s out.pdf", reports[i]);
      g_auto (GStrv) lines = export_lines (fixture, words);
      g_autofree char *text = NULL;
      g_autofree char *joined = NULL;
      g_auto (GStrv) blanks = NULL;
      const char *argv[] = { "pdftotext", "-layout", "out.pdf", "-", NULL };

      g_free (cli_run_well (fixture->folder, pdf));
      g_assert_true (g_spawn_sync (fixture->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL,
                                   NULL, &text, NULL, NULL, NULL));
      g_test_message ("%s", reports[i]);
      blanks = g_strsplit (text, " ", -1);
      joined = g_strjoinv ("", blanks);
      g_assert_nonnull (strstr (joined, "第1页共1页"));
      for (guint row = 1; lines[row] != NULL; row++)
        {
          g_auto (GStrv) cells = g_strsplit (lines[row], ",", -1);

          g_assert_nonnull (strstr (text, cells[1]));
        }
    }
}

/* One sheet for each group, and one in front that counts them. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *sheets;

  g_free (cli_run_well (fixture->folder, "export d.muster people out.xlsx --split"));
  node = cli_run_json (fixture->folder, "sheet out.xlsx --json");
  sheets = JSON_NODE_HOLDS_ARRAY (node)
             ? json_node_get_array (node)
             : json_object_get_array_member (json_node_get_object (node), "sheets");
  g_assert_cmpint (json_array_get_length (sheets), ==,
                   1 + cli_count (fixture->folder, "areas --where level=2"));
}

/* The department's own workbook, filled in; what it asks for in vain is named. */
static void
test_template (Fixture *fixture, gconstpointer data)
{
  g_autofree char *template = g_test_build_filename (G_TEST_DIST, "sheet", "template.xlsx", NULL);
  g_autofree char *well =
    g_strdup_printf ("export d.muster compounds out.xlsx --template %s", template);
  g_autofree char *vain =
    g_strdup_printf ("export d.muster people vain.xlsx --template %s", template);
  g_autofree char *other =
    g_strdup_printf ("export d.muster units out.pdf --template %s", template);
  g_autofree char *path = g_build_filename (fixture->folder, "vain.xlsx", NULL);
  g_autofree char *sheet = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *more = NULL;

  g_free (cli_run_well (fixture->folder, well));
  sheet = cli_run_well (fixture->folder, "sheet out.xlsx --json");
  g_assert_nonnull (strstr (sheet, "示例区小区台账"));
  g_assert_cmpint (cli_run (fixture->folder, vain, NULL, &messages), ==, 2);
  g_assert_nonnull (strstr (messages, "{{小区名称}}"));
  g_assert_nonnull (strstr (messages, "{{人员类别}}"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_run (fixture->folder, other, NULL, &more), ==, 2);
  g_assert_nonnull (strstr (more, "--template"));
}

/* Notices: a sheet or a file for each unit, filled in from the department's workbook or not. */
static void
test_units (Fixture *fixture, gconstpointer data)
{
  g_autofree char *template =
    g_test_build_filename (G_TEST_DIST, "sheet", "template-notice.xlsx", NULL);
  g_autofree char *sheets =
    g_strdup_printf ("export d.muster unit-notices notices.xlsx --template %s", template);
  g_autofree char *files = g_strdup_printf (
    "export d.muster unit-notices filled --each-unit xlsx --template %s --json", template);
  g_autofree char *told = NULL;
  g_autofree char *made = NULL;
  g_autofree char *again = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "filled", NULL);
  g_autofree char *count_text = NULL;
  g_autofree char *message = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n_files = 0;

  told = cli_run_well (fixture->folder, "export d.muster unit-notices each --each-unit pdf --json");
  g_free (cli_run_well (fixture->folder, sheets));
  made = cli_run_well (fixture->folder, files);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_assert_true (g_str_has_suffix (name, ".xlsx"));
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 1);
  count_text = g_strdup_printf ("\"files\" : %u", n_files);
  g_assert_nonnull (strstr (told, count_text));
  g_assert_nonnull (strstr (made, count_text));
  /* Of changes too, where there are any. */
  g_assert_cmpint (cli_run (fixture->folder,
                            "export d.muster liaison-changes none --each-unit pdf "
                            "--from 1990-01-01 --to 1990-02-01",
                            NULL, &nothing),
                   ==, 2);
  g_assert_nonnull (strstr (nothing, "nothing changed"));
  again = cli_run_well (fixture->folder, "sheet notices.xlsx --json");
  g_assert_nonnull (strstr (again, "包联任务通知单"));
  g_assert_cmpint (
    cli_run (fixture->folder, "export d.muster units out --each-unit pdf", NULL, &message), ==, 2);
  g_assert_nonnull (strstr (message, "unit-notices"));
}

int
main (int argc, char **argv)
{
  cli_test_init (&argc, &argv);
#define ADD(name, function) \
  g_test_add ("/cli/reports/" name, Fixture, NULL, set_up, function, cli_fixture_clear)
  ADD ("totals", test_totals);
  ADD ("people-order", test_people_order);
  ADD ("lists", test_lists);
  ADD ("pages", test_pages);
  ADD ("split", test_split);
  ADD ("template", test_template);
  ADD ("units", test_units);
#undef ADD
  return g_test_run ();
}
