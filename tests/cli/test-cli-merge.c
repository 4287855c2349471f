/* SPDX-License-Identifier: GPL-3.0-or-later */
/* duplicates, merge and paste on the command line. The program's path is the first argument. */

#include "cli-fixture.h"

#include <string.h>

static const char roster[] = "姓名,公民身份号码,联系电话,人员类别,社区,职务\n"
                             "单雄信,110100198507010011,19900000001,志愿者,松湾社区,\n"
                             "李四,11010019900203002X,19900000002,在职党员,松湾社区,科员\n";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cli_fixture_init_with_areas (fixture, NULL);
  cli_write_file (fixture->folder, "people.csv", roster);
  g_free (cli_run_well (fixture->folder, "create d.muster --areas areas.csv"));
  g_free (cli_run_well (fixture->folder, "import d.muster people people.csv"));
  /* The third is the first once more. */
  cli_write_file (fixture->folder, "again.tsv",
                  "姓名\t联系电话\t人员类别\t报到社区\t职务\n"
                  "单雄信\t19900000001\t社区工作者\t松湾社区\t网格员\n");
  g_free (cli_run_well (fixture->folder, "paste d.muster people again.tsv"));
}

static guint
count_sets (Fixture *fixture)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture->folder, "duplicates d.muster people --json");

  return json_array_get_length (json_node_get_array (node));
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  static const CliCase cases[] = {
    { "duplicates d.muster people", 0, NULL },
    { "duplicates d.muster compounds", 0, NULL },
    { "duplicates d.muster dragons", 2, "dragons" },
    { "duplicates d.muster people forget 1 2", 2, "forget" },
    { "duplicates d.muster people dismiss 1", 2, "two records" },
    { "duplicates d.muster people dismiss 1 77", 2, "77" },
    { "duplicates d.muster people --limit x", 2, "--limit" },
    { "merge d.muster people 1", 2, "Usage" },
    { "merge d.muster people 1 1", 2, "at least two" },
    { "merge d.muster people 1 77", 2, "77" },
    { "merge d.muster people 1 3 --take shoe=1", 2, "shoe" },
    { "merge d.muster people 1 3 --take position=2", 2, "not among" },
    { "merge d.muster people 1 3 --dry-run", 0, NULL },
    { "paste d.muster people missing.tsv", 2, "missing.tsv" },
    { "paste d.muster people again.tsv --at 77", 2, "77" },
    { "paste d.muster people again.tsv --fields shoe", 2, "shoe" },
    { "paste d.muster people again.tsv --dry-run", 0, NULL },
  };

  cli_run_cases (fixture->folder, cases, G_N_ELEMENTS (cases));
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 3);
}

static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture->folder, "duplicates d.muster people --json");
  JsonArray *sets = json_node_get_array (node);
  JsonObject *set;
  g_autofree char *text = NULL;

  g_assert_cmpuint (json_array_get_length (sets), ==, 1);
  set = json_array_get_object_element (sets, 0);
  g_assert_cmpstr (json_object_get_string_member (set, "strength"), ==, "certain");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (set, "records")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (set, "reasons")), >=, 2);

  /* Telephones are masked. */
  text = cli_run_well (fixture->folder, "duplicates d.muster people");
  g_assert_nonnull (strstr (text, "199****0001"));
  g_assert_null (strstr (text, "19900000001"));

  g_free (cli_run_well (fixture->folder, "duplicates d.muster people dismiss 1 3"));
  g_assert_cmpuint (count_sets (fixture), ==, 0);
  g_free (cli_run_well (fixture->folder, "duplicates d.muster people restore 1 3"));
  g_assert_cmpuint (count_sets (fixture), ==, 1);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) dry =
    cli_run_json (fixture->folder, "merge d.muster people 1 3 --dry-run --json");
  g_autoptr (JsonNode) kept = NULL;
  g_autofree char *log = NULL;
  JsonObject *person;

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (dry), "keeper"), ==, 1);
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 3);

  g_free (cli_run_well (fixture->folder, "merge d.muster people 1 3 --take class=3"));
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 2);
  kept = cli_run_json (fixture->folder, "show d.muster people 1 --json");
  person = json_node_get_object (kept);
  g_assert_cmpstr (json_object_get_string_member (person, "class"), ==, "社区工作者");
  g_assert_cmpstr (json_object_get_string_member (person, "position"), ==, "网格员");
  g_assert_cmpstr (json_object_get_string_member (person, "citizen_number"), ==,
                   "110100********0011");
  log = cli_run_well (fixture->folder, "log d.muster");
  g_assert_nonnull (strstr (log, "Merge 2 people: 单雄信"));
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  g_assert_cmpint (cli_count (fixture->folder, "people"), ==, 3);
  g_free (cli_run_well (fixture->folder, "check d.muster"));
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) counts = NULL;
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *list = NULL;
  JsonObject *object;

  cli_write_file (fixture->folder, "b.tsv", "会计\t打不通\n护士\t199****0001\n司机\t19900000009\n");
  /* The list is by pinyin: 李四, 单雄信, 单雄信. */
  g_assert_cmpint (cli_run (fixture->folder,
                            "paste d.muster people b.tsv --fields position,phone --at 2", &output,
                            &messages),
                   ==, 0);
  g_assert_nonnull (strstr (messages, "Row 1, “Telephone”"));
  g_assert_nonnull (strstr (messages, "Pasted 2 rows into People; 1 row is left"));
  list = cli_run_well (fixture->folder,
                       "list d.muster people --fields name,position,phone --format tsv");
  g_assert_nonnull (strstr (list, "李四\t科员\t199****0002"));
  g_assert_nonnull (strstr (list, "单雄信\t护士\t199****0001"));
  g_assert_nonnull (strstr (list, "单雄信\t司机\t199****0009"));

  counts = cli_run_json (
    fixture->folder, "paste d.muster people b.tsv --fields position,phone --at 2 --dry-run --json");
  object = json_node_get_object (counts);
  g_assert_cmpint (json_object_get_int_member (object, "bad_rows"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "changed_rows"), ==, 0);
}

int
main (int argc, char **argv)
{
  cli_test_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/cli-merge/" name, Fixture, NULL, set_up, func, cli_fixture_clear)
  ADD ("status", test_status);
  ADD ("duplicates", test_duplicates);
  ADD ("merge", test_merge);
  ADD ("paste", test_paste);
#undef ADD

  return g_test_run ();
}
