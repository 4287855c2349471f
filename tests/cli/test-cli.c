/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command on a file, every exit status, its JSON. The program's path is the first argument. */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

static gboolean
exists (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static const char roster[] = "姓名,性别,公民身份号码,联系电话,人员类别,社区,备注\n"
                             "单雄信,男,110100198507010011,19900000001,志愿者,松湾社区,\n"
                             "李四,女,11010019900203002X,19900000002,在职党员,云巷村,\n"
                             "王五,男,110100199002030013,19900000003,志愿者,松湾社区,\n";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cli_fixture_init_with_areas (fixture, "110199001002,云巷村村委会,5,110199001000\n");
  cli_write_file (fixture->folder, "people.csv", roster);
  cli_write_file (fixture->folder, "unnamed.csv", "甲,乙\n张三,松湾社区\n");
  g_free (cli_run_well (fixture->folder, "create d.muster --areas areas.csv"));
}

/* Adds the roster, whose third number has a wrong check digit. */
static void
import_roster (Fixture *fixture)
{
  g_free (cli_run_well (fixture->folder, "import d.muster people people.csv"));
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  static const CliCase cases[] = {
    { "--version", 0, NULL },
    { "--help", 0, NULL },
    { "help", 0, NULL },
    { "list --help", 0, NULL },
    { "frobnicate", 2, "frobnicate" },
    { "list", 2, "Usage" },
    { "list d.muster", 2, "Usage" },
    { "list d.muster people more", 2, "more" },
    { "list d.muster dragons", 2, "dragons" },
    { "list d.muster people --colour red", 2, "--colour" },
    { "list d.muster people -x", 2, "-x" },
    { "list d.muster people --search", 2, "--search" },
    { "list d.muster people --count=3", 2, "--count" },
    { "list d.muster people --limit many", 2, "--limit" },
    { "list d.muster people --format xml", 2, "--format" },
    { "list d.muster people --where name", 2, "name" },
    { "list d.muster people --where shoe=42", 2, "shoe" },
    { "list d.muster people --where sex=purple", 2, "purple" },
    { "list d.muster people --sort shoe", 2, "shoe" },
    { "list d.muster people --sort name:weight", 2, "weight" },
    { "list d.muster people --area 999999", 2, "999999" },
    { "list d.muster people --or sex=男", 2, "--or" },
    { "list d.muster people --where birth:1985", 2, "1985" },
    { "list d.muster people --where birth:..", 2, NULL },
    { "list d.muster people --scope some", 2, "--scope" },
    { "list d.muster people --where sex!! --or birth!!", 0, NULL },
    { "list d.muster people --where phone!!", 2, "citizen number" },
    { "list d.muster people --as-of 2022-11", 2, "--as-of" },
    { "list d.muster people --filter 无", 2, "无" },
    { "filters d.muster keep 甲 people", 2, "save" },
    { "filters d.muster save 甲", 2, "save" },
    { "filters d.muster save 甲 dragons", 2, "dragons" },
    { "filters d.muster save 甲 people --where shoe=42", 2, "shoe" },
    { "filters d.muster remove 甲 people", 2, "甲" },
    { "filters d.muster move 甲 people", 2, "move" },
    { "filters d.muster move 甲 people 0", 2, "0" },
    { "log d.muster --since yesterday", 2, "--since" },
    { "export d.muster units o.csv --date 2026-03", 2, "--date" },
    { "log d.muster --type dragons", 2, "dragons" },
    { "log d.muster people --who 王", 2, "--type" },
    { "log d.muster --verify", 0, NULL },
    { "list missing.muster people", 2, "missing.muster" },
    { "list areas.csv people", 4, "areas.csv" },
    { "list d.muster areas --count", 0, NULL },
    { "show d.muster people 77", 2, NULL },
    { "show d.muster people x", 2, "x" },
    { "show d.muster areas 110199001001", 0, NULL },
    { "create d.muster", 2, NULL },
    { "create e.muster --areas missing.csv", 2, "missing.csv" },
    { "create e.muster --areas people.csv", 2, NULL },
    { "import d.muster people missing.xlsx", 2, "missing.xlsx" },
    { "import d.muster people people.csv --map name", 2, "--map" },
    { "import d.muster people people.csv --set shoe=42", 2, "shoe" },
    { "import d.muster people unnamed.csv", 2, "unnamed.csv" },
    { "import d.muster people unnamed.csv --map name=丁", 2, "unnamed.csv" },
    { "import d.muster people unnamed.csv --map name=甲 --map area=丁", 2, "丁" },
    { "import d.muster people unnamed.csv --map name=甲 --map area=乙 --set class=志愿者 --dry-run",
      0, NULL },
    { "export d.muster people out.doc", 2, "out.doc" },
    { "export d.muster dragons out.xlsx", 2, "dragons" },
    { "export d.muster people out.xlsx --paper a5", 2, "--paper" },
    { "export d.muster people out.pdf --landscape --portrait", 2, "--portrait" },
    { "export d.muster people out.pdf --group shoe", 2, "shoe" },
    { "export d.muster people out.xlsx --fields shoe", 2, "shoe" },
    { "export d.muster people out.xlsx --dpi 300", 2, "--dpi" },
    { "export d.muster people out.svg --dpi 300", 2, "--dpi" },
    { "export d.muster people out.pdf --page 1", 2, "--page" },
    { "export d.muster people out.xlsx --split --fields name", 2, "街道" },
    { "export d.muster people out.xlsx --date today", 2, "--date" },
    { "export d.muster people missing/out.xlsx", 1, "out.xlsx" },
    { "check d.muster", 0, NULL },
    { "check areas.csv", 4, NULL },
    { "redo d.muster", 2, NULL },
    { "restore areas.csv e.muster", 4, NULL },
    { "restore missing.muster e.muster", 2, "missing.muster" },
    { "sheet people.csv --json", 0, NULL },
    { "sheet d.muster", 4, NULL },
    { "numbers people.csv", 2, NULL },
    { "text people.csv", 2, "--pinyin" },
    { "text --pinyin --initials people.csv", 2, "--pinyin" },
    { "text --sort weight people.csv", 2, "--sort" },
    { "sample d.muster", 2, NULL },
    { "sample e.muster --people -5", 2, "--people" },
  };

  cli_run_cases (fixture->folder, cases, G_N_ELEMENTS (cases));
  /* What could not be made isn't there. */
  g_assert_false (exists (fixture->folder, "e.muster"));
  g_assert_false (exists (fixture->folder, "out.doc"));
}

static void
test_usage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *help = cli_run_well (fixture->folder, "--help");
  static const char *const commands[] = { "create",  "sample", "import",  "list",    "show",
                                          "reports", "export", "check",   "log",     "undo",
                                          "redo",    "backup", "filters", "restore", "numbers",
                                          "sets",    "sheet",  "text" };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);

      g_assert_nonnull (strstr (help, line));
    }
  g_assert_cmpint (cli_run (fixture->folder, "list d.muster", &output, &messages), ==, 2);
  g_assert_cmpstr (output, ==, "");
  g_assert_true (g_str_has_prefix (messages, "muster-cli: "));
}

static void
test_areas (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture->folder, "list d.muster areas --json");
  JsonArray *areas = json_node_get_array (node);
  JsonObject *area;

  g_assert_cmpuint (json_array_get_length (areas), ==, 4);
  area = json_array_get_object_element (areas, 2);
  g_assert_cmpstr (json_object_get_string_member (area, "name"), ==, "松湾社区");
  g_assert_cmpstr (json_object_get_string_member (area, "code"), ==, "110199001001");
  g_assert_cmpstr (json_object_get_string_member (area, "level"), ==, "社区");
  g_assert_cmpstr (json_object_get_string_member (area, "level_code"), ==, "3");
  g_assert_cmpstr (json_object_get_string_member (area, "parent"), ==, "晨泉街道");
  g_assert_cmpstr (json_object_get_string_member (area, "parent_code"), ==, "110199001000");
  g_assert_true (json_object_get_null_member (area, "households"));
  area = json_array_get_object_element (areas, 3);
  g_assert_cmpstr (json_object_get_string_member (area, "name"), ==, "云巷村");
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    gint64 count;
  } cases[] = {
    { "people", 2 },
    { "person", 2 },
    { "people --search 雄", 1 },
    { "people --search shan", 1 },
    { "people --search nobody", 0 },
    { "people --area 110199001001", 1 },
    { "people --area 晨泉街道", 2 },
    { "people --where class=志愿者", 1 },
    { "people --where class!=志愿者", 1 },
    { "people --where class=5 --where sex=女", 0 },
    { "people --where name~四", 1 },
    { "people --where area=云巷村", 1 },
    { "people --where workplace=", 2 },
    { "people --where workplace!=", 0 },
    { "communities", 2 },
    { "compounds", 0 },
  };
  g_autofree char *tabbed = NULL;

  import_roster (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 found = cli_count (fixture->folder, cases[i].words);

      if (found != cases[i].count)
        {
          g_test_message ("%s: %" G_GINT64_FORMAT, cases[i].words, found);
          g_test_fail ();
        }
    }
  tabbed = cli_run_well (
    fixture->folder, "list d.muster people --format tsv --fields name,phone --sort name:strokes");
  g_assert_nonnull (strstr (tabbed, "id\tname\tphone\n"));
  g_assert_nonnull (strstr (tabbed, "\t李四\t199****0002\n"));
}

/* Sensitive fields are masked; shown whole, it is noted. */
static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *masked = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_roster (fixture);
  masked = cli_run_well (fixture->folder, "list d.muster people --json");
  g_assert_nonnull (strstr (masked, "110100********0011"));
  g_assert_null (strstr (masked, "110100198507010011"));
  before = cli_run_well (fixture->folder, "log d.muster");
  g_assert_null (strstr (before, "reveal"));
  whole = cli_run_well (fixture->folder, "list d.muster people --json --reveal");
  g_assert_nonnull (strstr (whole, "110100198507010011"));
  after = cli_run_well (fixture->folder, "log d.muster");
  g_assert_nonnull (strstr (after, "reveal"));
}

/* A citizen number in the wrong column is not told whole either. */
static void
test_misplaced_number (Fixture *fixture, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *json = NULL;

  cli_write_file (fixture->folder, "odd.csv",
                  "姓名,公民身份号码,人员类别\n110100198507010011,单雄信,志愿者\n");
  g_assert_cmpint (cli_run (fixture->folder, "import d.muster people odd.csv", &output, &messages),
                   ==, 0);
  json = cli_run_well (fixture->folder, "import d.muster people odd.csv --json");
  g_assert_nonnull (strstr (messages, "“110100********0011”"));
  g_assert_nonnull (strstr (json, "“110100********0011”"));
  g_assert_null (strstr (messages, "110100198507010011"));
  g_assert_null (strstr (json, "110100198507010011"));
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) dry = cli_run_json (
    fixture->folder, "import d.muster people people.csv --dry-run --json --rejects r.xlsx");
  JsonObject *result = json_node_get_object (dry);
  g_autoptr (JsonNode) again = NULL;

  g_assert_cmpint (json_object_get_int_member (result, "rows"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (result, "imported"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (result, "rejected"), ==, 1);
  g_assert_true (exists (fixture->folder, "r.xlsx"));
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 0);

  import_roster (fixture);
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 2);
  again = cli_run_json (fixture->folder, "import d.muster person people.csv --json");
  result = json_node_get_object (again);
  g_assert_cmpint (json_object_get_int_member (result, "imported"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (result, "unchanged"), ==, 2);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) log = NULL;
  JsonObject *group;

  import_roster (fixture);
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 0);
  g_free (cli_run_well (fixture->folder, "redo d.muster --json"));
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 2);

  log = cli_run_json (fixture->folder, "log d.muster --json");
  group = json_array_get_object_element (json_node_get_array (log), 0);
  g_assert_cmpstr (json_object_get_string_member (group, "action"), ==, "redo");
  g_assert_cmpint (json_object_get_int_member (group, "changes"), ==, 2);
  g_free (cli_run_well (fixture->folder, "check d.muster --json"));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) log = NULL;
  g_autofree char *text = NULL;

  import_roster (fixture);
  log = cli_run_json (fixture->folder, "log d.muster people --json");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (log)), ==, 2);
  text = cli_run_well (fixture->folder, "log d.muster people --json");
  g_assert_nonnull (strstr (text, "单雄信"));
  g_assert_null (strstr (text, "110100198507010011"));
}

static void
assert_count (Fixture *fixture, const char *conditions, int expected)
{
  g_autofree char *words = g_strconcat ("people", *conditions != '\0' ? " " : "", conditions, NULL);

  g_test_message ("%s", conditions);
  g_assert_cmpint (cli_count (fixture->folder, words), ==, expected);
}

static void
test_conditions (Fixture *fixture, gconstpointer data)
{
  cli_write_file (fixture->folder, "more.csv",
                  "姓名,性别,出生年月,人员类别,社区,离岗日期\n"
                  "赵六,男,1985-07,志愿者,松湾社区,\n"
                  "钱七,女,1990,在职党员,云巷村,2022-11-10\n"
                  "孙八,女,1979,志愿者,云巷村,2022\n");
  g_free (cli_run_well (fixture->folder, "import d.muster people more.csv"));
  /* The last row names no day. */
  assert_count (fixture, "--scope all", 2);
  assert_count (fixture, "", 1);
  assert_count (fixture, "--scope ended", 1);
  assert_count (fixture, "--as-of 2022-11-09", 2);
  assert_count (fixture, "--scope all --where birth:1985..1990", 2);
  assert_count (fixture, "--scope all --where birth:..1985", 1);
  assert_count (fixture, "--scope all --where name=赵六 --or name=钱七", 2);
  /* An alternative to the condition before it, not to all. */
  assert_count (fixture, "--scope all --where sex=男 --where name=赵六 --or name=钱七", 1);
  assert_count (fixture, "--scope all --where name=赵六 --or name=钱七 --where sex=女", 1);
  assert_count (fixture, "--scope all --where name!~赵", 1);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) filters = NULL;
  g_autofree char *text = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *undone = NULL;
  JsonObject *filter;

  import_roster (fixture);
  g_free (cli_run_well (
    fixture->folder, "filters d.muster save 男志愿者 people --where sex=男 --where class=志愿者"));
  g_free (cli_run_well (fixture->folder,
                        "filters d.muster save 号码 people --where citizen_number="
                        "110100198507010011 --or phone~19900000002 --search 110100198507010011"));
  assert_count (fixture, "--filter 男志愿者", 1);
  assert_count (fixture, "--filter 男志愿者 --where name=李四", 0);
  filters = cli_run_json (fixture->folder, "filters d.muster --json");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (filters)), ==, 2);
  filter = json_array_get_object_element (json_node_get_array (filters), 0);
  g_assert_cmpstr (json_object_get_string_member (filter, "name"), ==, "男志愿者");
  g_assert_cmpstr (json_object_get_string_member (filter, "type"), ==, "person");
  text = cli_run_well (fixture->folder, "filters d.muster --json");
  g_assert_null (strstr (text, "110100198507010011"));
  g_assert_null (strstr (text, "19900000002"));
  g_free (cli_run_well (fixture->folder, "filters d.muster rename 号码 people 甲"));
  moved = cli_run_well (fixture->folder, "filters d.muster move 甲 people 1");
  g_assert_true (strstr (moved, "甲") < strstr (moved, "男志愿者"));
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  undone = cli_run_well (fixture->folder, "filters d.muster");
  g_assert_true (strstr (undone, "甲") > strstr (undone, "男志愿者"));
  g_free (cli_run_well (fixture->folder, "filters d.muster remove 男志愿者 people"));
  g_free (text);
  text = cli_run_well (fixture->folder, "filters d.muster");
  g_assert_nonnull (strstr (text, "甲"));
  g_assert_null (strstr (text, "男志愿者"));
}

static void
test_log_filters (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    guint n;
  } cases[] = {
    { "", 2 },
    { " --type people", 1 },
    { " --type posts", 0 },
    { " --action areas", 1 },
    { " --text 单雄信", 1 },
    { " --who nobody", 0 },
    { " --since 2999-01-01", 0 },
    { " --since 2000-01-01 --until 2999-01-01", 2 },
    { " --limit 1", 1 },
    { " --offset 1", 1 },
    { " --group 2", 2 }, /* its entries: two people */
    { " --group 2 --offset 1", 1 },
    { " --group 9", 0 },
  };

  import_roster (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strconcat ("log d.muster --json", cases[i].words, NULL);
      g_autoptr (JsonNode) log = cli_run_json (fixture->folder, words);
      g_autofree char *text = json_to_string (log, FALSE);

      g_test_message ("%s", words);
      g_assert_cmpuint (json_array_get_length (json_node_get_array (log)), ==, cases[i].n);
      g_assert_null (strstr (text, "110100198507010011"));
    }
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) done = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *text = NULL;

  import_roster (fixture);
  done = cli_run_json (fixture->folder, "export d.muster people out.xlsx --json");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (done), "rows"), ==, 2);
  sheet = cli_run_well (fixture->folder, "sheet out.xlsx --json");
  g_assert_nonnull (strstr (sheet, "示例区人员花名册"));
  g_assert_nonnull (strstr (sheet, "单雄信"));

  g_free (cli_run_well (fixture->folder,
                        "export d.muster people out.csv --fields name,class --where sex=男"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "\xef\xbb\xbf序号,姓名,人员类别\r\n1,单雄信,志愿者\r\n");
  for (guint i = 0; i < 4; i++)
    {
      static const char *const reports[] = { "areas", "compounds", "units", "posts" };
      g_autofree char *words =
        g_strdup_printf ("export d.muster %s %s.xlsx", reports[i], reports[i]);

      g_free (cli_run_well (fixture->folder, words));
    }
}

/* Pages, which may stand across and be of groups. */
static void
test_export_pdf (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "export d.muster people out.pdf",
    "export d.muster people out.pdf --paper a3 --landscape",
    "export d.muster people out.pdf --portrait --sort sex --group 性别",
  };
  g_autofree char *path = g_build_filename (fixture->folder, "out.pdf", NULL);

  import_roster (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *content = NULL;
      gsize length;

      g_free (cli_run_well (fixture->folder, words[i]));
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_cmpuint (length, >, 1000);
      g_assert_true (g_str_has_prefix (content, "%PDF-1."));
    }
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  import_roster (fixture);
  g_free (cli_run_well (fixture->folder, "backup d.muster copy.muster"));
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 0);
  g_free (cli_run_well (fixture->folder, "restore copy.muster d.muster"));
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 2);
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_free (cli_run_well (fixture->folder, "sample a.muster --people 300 --seed 5"));
  g_free (cli_run_well (fixture->folder, "sample b.muster --people 300 --seed 5"));
  g_free (cli_run_well (fixture->folder, "sample c.muster --people 300 --seed 6"));
  first = cli_run_well (fixture->folder, "list a.muster people --json --reveal");
  second = cli_run_well (fixture->folder, "list b.muster people --json --reveal");
  third = cli_run_well (fixture->folder, "list c.muster people --json --reveal");
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  g_free (cli_run_well (fixture->folder, "check a.muster"));
}

/* Ctrl+C leaves the file as it was; a new one isn't there. */
static void
test_interrupt (Fixture *fixture, gconstpointer data)
{
  const char *argv[] = { cli_program, "sample", "big.muster", "--people", "200000", NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int status;

  g_spawn_async (fixture->folder, (char **) argv, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_usleep (G_USEC_PER_SEC / 2);
  g_assert_cmpint (kill (pid, SIGINT), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_false (exists (fixture->folder, "big.muster"));
}

int
main (int argc, char **argv)
{
  cli_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/cli/" name, Fixture, NULL, set_up, func, cli_fixture_clear)
  ADD ("status", test_status);
  ADD ("usage", test_usage);
  ADD ("areas", test_areas);
  ADD ("list", test_list);
  ADD ("reveal", test_reveal);
  ADD ("misplaced-number", test_misplaced_number);
  ADD ("import", test_import);
  ADD ("undo", test_undo);
  ADD ("history", test_history);
  ADD ("conditions", test_conditions);
  ADD ("filters", test_filters);
  ADD ("log-filters", test_log_filters);
  ADD ("export", test_export);
  ADD ("export-pdf", test_export_pdf);
  ADD ("backup", test_backup);
  ADD ("sample", test_sample);
  ADD ("interrupt", test_interrupt);
#undef ADD

  return g_test_run ();
}
