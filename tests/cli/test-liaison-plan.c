/* SPDX-License-Identifier: GPL-3.0-or-later */
/* liaison plan, repair and explain on the command line. The program's path is the first argument. */

#include "cli-fixture.h"

#include <string.h>

static const char compounds[] = "小区名称,社区,户数,经度,纬度\n"
                                "一号院,松湾社区,100,116.40,39.90\n"
                                "二号院,松湾社区,100,116.41,39.90\n"
                                "三号院,松湾社区,100,116.42,39.90\n";

static const char units[] = "单位名称,可包联小区数,在职党员数,经度,纬度\n"
                            "甲局,2,100,116.40,39.90\n"
                            "乙局,2,100,116.42,39.90\n";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cli_fixture_init_with_areas (fixture, NULL);
  cli_write_file (fixture->folder, "compounds.csv", compounds);
  cli_write_file (fixture->folder, "units.csv", units);
  g_free (cli_run_well (fixture->folder, "create d.muster --areas areas.csv"));
  g_free (cli_run_well (fixture->folder, "import d.muster compounds compounds.csv"));
  g_free (cli_run_well (fixture->folder, "import d.muster units units.csv"));
}

static gint64
get_figure (Fixture *fixture, const char *words, const char *figure)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture->folder, words);
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (json_object_get_string_member (object, "status"), ==, "optimal");
  object = json_object_get_object_member (object, "figures");
  g_assert_true (json_object_get_boolean_member (object, "proven"));
  return json_object_get_int_member (object, figure);
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  static const CliCase cases[] = {
    { "liaison plan d.muster", 0, "3 places" },
    { "liaison plan d.muster --lock 二号院=乙局 --prefer 一号院=乙局 --within 甲局=晨泉街道", 0,
      "3 places" },
    { "liaison plan d.muster --scope communities --at-least 乙局=1", 0, "1 places" },
    { "liaison plan d.muster --withdraw 甲局", 3, "乙局" },
    { "liaison plan d.muster --withdraw 甲局 --close 三号院", 0, "2 places" },
    { "liaison plan d.muster --at-least 甲局=3", 3, "甲局" },
    { "liaison plan d.muster --scope planets", 2, "planets" },
    { "liaison plan d.muster --date soon", 2, "--date" },
    { "liaison plan d.muster --keep -1", 2, "--keep" },
    { "liaison plan d.muster --forbid 二号院", 2, "--forbid" },
    { "liaison plan d.muster --forbid 二号院=丙局", 2, "丙局" },
    { "liaison explain d.muster 九号院", 2, "九号院" },
    { "liaison explain d.muster 松湾社区", 2, "--scope" },
    { "liaison explain d.muster 松湾社区 --scope both", 0, "" },
    { "liaison", 2, "liaison" },
    { "liaison plan nowhere.muster", 2, "nowhere" },
  };

  cli_run_cases (fixture->folder, cases, G_N_ELEMENTS (cases));
  g_assert_cmpint (cli_count (fixture->folder, "liaisons"), ==, 0);
}

static void
test_applied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *table = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "plan.csv", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = cli_run_well (fixture->folder, "list d.muster liaisons --scope all");
  g_free (
    cli_run_well (fixture->folder, "liaison plan d.muster --date 2026-03-01 --apply -o plan.csv"));
  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  g_assert_nonnull (strstr (table, "place_code,place,outcome,unit,distance"));
  g_assert_nonnull (strstr (table, "一号院,new,甲局,0,,,1,2,"));
  g_assert_cmpint (cli_count (fixture->folder, "liaisons --as-of 2026-03-01"), ==, 3);
  g_assert_cmpint (get_figure (fixture, "liaison plan d.muster --date 2026-03-02 --json", "kept"),
                   ==, 3);
  g_assert_cmpint (
    get_figure (fixture,
                "liaison repair d.muster --unit 乙局 --close 二号院 --date 2026-04-01 --json",
                "changed"),
    ==, 1);
  g_assert_cmpint (cli_count (fixture->folder, "liaisons --as-of 2026-04-01"), ==, 3);
  g_free (
    cli_run_well (fixture->folder,
                  "liaison repair d.muster --unit 乙局 --close 二号院 --date 2026-04-01 --apply"));
  g_assert_cmpint (
    cli_count (fixture->folder, "liaisons --as-of 2026-03-31 --where since<=2026-03-31"), ==, 3);
  g_assert_cmpint (cli_count (fixture->folder, "liaisons --as-of 2026-04-01"), ==, 2);
  g_assert_cmpint (cli_count (fixture->folder, "liaisons --as-of 2026-04-01 --where unit=甲局"), ==,
                   2);
  g_free (cli_run_well (fixture->folder, "check d.muster"));
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  after = cli_run_well (fixture->folder, "list d.muster liaisons --scope all");
  g_assert_cmpstr (after, ==, before);
}

/* Rules that the file keeps; what is said on the line comes on top, and is kept when that is asked for. */
static void
test_rules (Fixture *fixture, gconstpointer data)
{
  static const char plan[] = "liaison plan d.muster --date 2026-03-01 -o plan.csv";
  g_autofree char *path = g_build_filename (fixture->folder, "plan.csv", NULL);
  g_autofree char *messages = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *over = NULL;
  g_autofree char *left = NULL;
  g_autofree char *rules = NULL;

  g_free (cli_run_well (fixture->folder, "add d.muster rules kind=固定 unit=乙局 area=一号院 "
                                         "since=2026-01-01 reason=区委文件"));
  g_assert_cmpint (cli_run (fixture->folder,
                            "add d.muster rules kind=不得 unit=乙局 area=一号院 since=2026-02-01",
                            NULL, &messages),
                   ==, 2);
  g_assert_nonnull (strstr (messages, "乙局 固定包联 一号院"));
  g_free (cli_run_well (fixture->folder, plan));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_nonnull (strstr (kept, "一号院,new,乙局,"));
  g_assert_nonnull (strstr (kept, "“乙局 固定包联 一号院”"));
  g_free (cli_run_well (fixture->folder, "liaison plan d.muster --date 2026-03-01 -o plan.csv "
                                         "--no-rule 1"));
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_nonnull (strstr (left, "一号院,new,甲局,"));
  g_free (cli_run_well (fixture->folder,
                        "liaison plan d.muster --date 2026-03-01 -o plan.csv --apply "
                        "--lock 一号院=甲局 --keep-rules --document 东1号 --reason 就近"));
  g_assert_true (g_file_get_contents (path, &over, NULL, NULL));
  g_assert_nonnull (strstr (over, "一号院,new,甲局,"));
  rules = cli_run_well (fixture->folder, "list d.muster rules --as-of 2026-03-01");
  g_assert_nonnull (strstr (rules, "甲局 固定包联 一号院"));
  g_assert_null (strstr (rules, "乙局"));
  g_assert_cmpint (
    cli_count (fixture->folder,
               "liaisons --as-of 2026-03-01 --where document=东1号 --where reason=就近"),
    ==, 3);
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  g_assert_cmpint (cli_count (fixture->folder, "liaisons"), ==, 0);
  g_free (rules);
  rules = cli_run_well (fixture->folder, "list d.muster rules --as-of 2026-03-01");
  g_assert_nonnull (strstr (rules, "乙局 固定包联 一号院"));
  g_free (cli_run_well (fixture->folder, "check d.muster"));
}

/* Two plans, each said as a word; and what there is. */
static void
test_compared (Fixture *fixture, gconstpointer data)
{
  static const CliCase wrong[] = {
    { "liaison compare d.muster today planets", 2, "planets" },
    { "liaison compare d.muster today lock='一号院", 2, "lock='一号院" },
    { "liaison compare d.muster today keep", 2, "liaison compare FILE today" },
    { "liaison compare d.muster today", 2, "liaison compare FILE today" },
  };
  g_autofree char *same = NULL;
  g_autofree char *table = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *log = NULL;

  same = cli_run_well (fixture->folder, "liaison compare d.muster keep=0 keep=300");
  g_assert_null (strstr (same, "号院"));
  table =
    cli_run_well (fixture->folder, "liaison compare d.muster today lock=一号院=乙局 -o two.xlsx");
  g_assert_nonnull (strstr (table, "一号院,,,乙局,"));
  sheet = cli_run_well (fixture->folder, "sheet two.xlsx --json");
  g_assert_nonnull (strstr (sheet, "乙局"));
  log = cli_run_well (fixture->folder, "log d.muster --action export");
  g_assert_nonnull (strstr (log, "“today” beside “lock=一号院=乙局”"));
  cli_run_cases (fixture->folder, wrong, G_N_ELEMENTS (wrong));
}

static void
test_explained (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node =
    cli_run_json (fixture->folder, "liaison explain d.muster 一号院 --json");
  JsonObject *object = json_node_get_object (node);
  JsonArray *choices = json_object_get_array_member (object, "choices");
  gint64 extra;

  g_assert_cmpstr (json_object_get_string_member (object, "unit"), ==, "甲局");
  g_assert_cmpuint (json_array_get_length (choices), ==, 2);
  extra = json_object_get_int_member (json_array_get_object_element (choices, 1), "extra");
  g_assert_cmpint (extra, >, 0);
  g_assert_cmpint (get_figure (fixture, "liaison plan d.muster --lock 一号院=乙局 --json", "cost"),
                   ==, get_figure (fixture, "liaison plan d.muster --json", "cost") + extra);
}

static void
test_handed_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *swaps = NULL;
  JsonArray *handovers;
  static const CliCase refused[] = {
    { "liaison swap d.muster 一号院 --apply", 2, "Name the place with which it swaps" },
    { "liaison swap d.muster 晨泉街道", 2, "Units answer for communities and compounds." },
    { "liaison swap d.muster 松湾社区", 2, "No unit answers for the place" },
    { "liaison give d.muster 二号院 乙局 --leader 张三", 2, "There is no “张三” in the file." },
  };

  g_free (cli_run_well (fixture->folder,
                        "liaison plan d.muster --date 2026-03-01 --lock 二号院=甲局 --apply"));
  before = cli_run_well (fixture->folder, "list d.muster liaisons --scope all");
  node =
    cli_run_json (fixture->folder, "liaison give d.muster 一号院 乙局 --date 2026-04-01 --json");
  handovers = json_object_get_array_member (json_node_get_object (node), "handovers");
  g_assert_cmpint (
    json_object_get_int_member (json_array_get_object_element (handovers, 0), "load"), ==, 2);
  g_assert_cmpint (cli_count (fixture->folder, "liaisons --as-of 2026-04-01 --where unit=乙局"), ==,
                   1);
  g_free (
    cli_run_well (fixture->folder, "liaison give d.muster 一号院 乙局 --date 2026-04-01 --apply"));
  g_assert_cmpint (cli_count (fixture->folder, "liaisons --as-of 2026-04-01 --where unit=乙局"), ==,
                   2);
  g_assert_cmpint (cli_count (fixture->folder, "liaisons --as-of 2026-03-31 --where unit=乙局"), ==,
                   1);
  swaps = cli_run_well (fixture->folder, "liaison swap d.muster 一号院 --date 2026-04-01");
  g_assert_nonnull (strstr (swaps, "二号院\t甲局\t"));
  cli_run_cases (fixture->folder, refused, G_N_ELEMENTS (refused));
  /* Full now. */
  g_assert_cmpint (cli_run (fixture->folder,
                            "liaison give d.muster 二号院 乙局 --date 2026-04-01 --apply", NULL,
                            &messages),
                   ==, 2);
  g_assert_nonnull (strstr (messages, "乙局"));
  g_free (cli_run_well (fixture->folder,
                        "liaison swap d.muster 一号院 二号院 --date 2026-04-01 --apply"));
  g_assert_cmpint (cli_count (fixture->folder,
                              "liaisons --as-of 2026-04-01 --where unit=甲局 --where area=一号院"),
                   ==, 1);
  g_free (cli_run_well (fixture->folder, "check d.muster"));
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  g_free (cli_run_well (fixture->folder, "undo d.muster"));
  after = cli_run_well (fixture->folder, "list d.muster liaisons --scope all");
  g_assert_cmpstr (after, ==, before);
}

static void
test_infeasible_json (Fixture *fixture, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_assert_cmpint (
    cli_run (fixture->folder, "liaison plan d.muster --withdraw 甲局 --json", &output, NULL), ==,
    3);
  node = json_from_string (output, NULL);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "status"), ==, "infeasible");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "place_ids")), ==,
                    3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "unit_ids")), ==,
                    1);
}

int
main (int argc, char **argv)
{
  cli_test_init (&argc, &argv);
  g_test_add ("/cli/liaison-plan/status", Fixture, NULL, set_up, test_status, cli_fixture_clear);
  g_test_add ("/cli/liaison-plan/applied", Fixture, NULL, set_up, test_applied, cli_fixture_clear);
  g_test_add ("/cli/liaison-plan/rules", Fixture, NULL, set_up, test_rules, cli_fixture_clear);
  g_test_add ("/cli/liaison-plan/compared", Fixture, NULL, set_up, test_compared,
              cli_fixture_clear);
  g_test_add ("/cli/liaison-plan/explained", Fixture, NULL, set_up, test_explained,
              cli_fixture_clear);
  g_test_add ("/cli/liaison-plan/handed-over", Fixture, NULL, set_up, test_handed_over,
              cli_fixture_clear);
  g_test_add ("/cli/liaison-plan/infeasible", Fixture, NULL, set_up, test_infeasible_json,
              cli_fixture_clear);
  return g_test_run ();
}
