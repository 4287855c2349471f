/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Liaison pairs on the command line: written, refused, covered, asked for. The program's path is the first
 * argument. */

#include "cli-fixture.h"

#include <string.h>

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const calls[] = {
    "create d.muster --areas areas.csv",
    "add d.muster areas name=安溪花园 level=小区 parent=松湾社区居委会",
    "add d.muster areas name=广渡雅居 level=小区 parent=松湾社区居委会",
    "add d.muster units name=区财政局 capacity=1",
    "add d.muster units name=区住建委",
    "add d.muster people name=单雄信 class=市区下沉干部 area=松湾社区 unit=区财政局",
  };

  cli_fixture_init_with_areas (fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    g_free (cli_run_well (fixture->folder, calls[i]));
}

static void
refuse (Fixture *fixture, const char *words, const char *message)
{
  cli_run_cases (fixture->folder, &(CliCase){ words, 2, message }, 1);
}

/* The same rules whichever way a pair is written. */
static void
test_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *added = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *checked = NULL;

  added =
    cli_run_well (fixture->folder, "add d.muster liaison unit=区财政局 person=单雄信 area=安溪花园 "
                                   "since=2022-03-01 document=示例〔2022〕1号");
  g_assert_cmpstr (added, ==, "1\n");
  refuse (fixture, "add d.muster liaison unit=区住建委 area=安溪花园 since=2022-04-01",
          "“区财政局” has answered for “安溪花园” since 2022-03-01.");
  refuse (fixture, "add d.muster liaison unit=区财政局 area=广渡雅居 since=2022-04-01",
          "“区财政局” can carry 1 places");
  refuse (fixture, "set d.muster liaison 1 unit=区住建委",
          "“单雄信” is of “区财政局”, so can't lead for “区住建委”.");
  refuse (fixture, "end d.muster units 1 --date 2022-04-01", "such as “区财政局 → 安溪花园”");
  g_free (cli_run_well (fixture->folder, "end d.muster liaison 1 --date 2022-04-01"));
  g_free (cli_run_well (fixture->folder,
                        "add d.muster liaison unit=区住建委 area=安溪花园 since=2022-04-01"));
  listed = cli_run_well (fixture->folder, "list d.muster liaison --count");
  g_assert_cmpstr (listed, ==, "1\n");
  checked = cli_run_well (fixture->folder, "check d.muster");
  g_assert_cmpstr (checked, ==, "d.muster: no problems found\n");
}

static void
test_breaches (Fixture *fixture, gconstpointer data)
{
  g_autofree char *checked = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_free (cli_run_well (fixture->folder,
                        "add d.muster liaison unit=区财政局 area=安溪花园 since=2022-03-01"));
  g_free (cli_run_well (fixture->folder, "set d.muster units 1 capacity=0"));
  checked = cli_run_well (fixture->folder, "check d.muster");
  g_assert_nonnull (strstr (checked, "To be mended: “区财政局” can carry 0 places and has 1 on"));
  node = cli_run_json (fixture->folder, "check d.muster --json");
  g_assert_cmpuint (
    json_array_get_length (json_object_get_array_member (json_node_get_object (node), "breaches")),
    ==, 1);
}

static gint64
get_count (JsonNode *node, const char *role, const char *count)
{
  JsonObject *roles = json_object_get_object_member (json_node_get_object (node), "roles");

  return json_object_get_int_member (json_object_get_object_member (roles, role), count);
}

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) spring = NULL;
  g_autoptr (JsonNode) summer = NULL;
  g_autofree char *text = NULL;
  JsonArray *gaps;

  g_free (cli_run_well (fixture->folder, "add d.muster liaison unit=区财政局 person=单雄信 "
                                         "area=安溪花园 since=2022-03-01 ended=2022-06-01"));
  spring = cli_run_json (fixture->folder, "liaison coverage d.muster --date 2022-05-31 --json");
  g_assert_cmpint (get_count (spring, "unit", "asked"), ==, 2);
  g_assert_cmpint (get_count (spring, "unit", "answered"), ==, 1);
  g_assert_cmpint (get_count (spring, "unit-leader", "covered"), ==, 1);
  summer = cli_run_json (fixture->folder,
                         "liaison coverage d.muster --date 2022-06-01 --area 110199001001 --json");
  g_assert_cmpint (get_count (summer, "unit", "answered"), ==, 0);
  g_assert_cmpint (get_count (summer, "unit", "released"), ==, 1);
  g_assert_cmpint (get_count (summer, "district-leader", "asked"), ==, 0);
  gaps = json_object_get_array_member (json_node_get_object (summer), "gaps");
  g_assert_cmpuint (json_array_get_length (gaps), ==, 1 + 2 * 4);
  text = cli_run_well (fixture->folder, "liaison coverage d.muster --date 2022-06-01");
  g_assert_nonnull (strstr (text, "2022-06-01: 0 of 4 places lack nothing\n"));
  g_assert_nonnull (
    strstr (text, "安溪花园\tLiaison unit\treleased, nobody followed\t区财政局\t2022-06-01\n"));
  refuse (fixture, "liaison coverage d.muster --date tomorrow", "“--date” must be a day");
  refuse (fixture, "liaison coverage d.muster --area 9", "9");
}

static void
test_who (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ever = NULL;
  g_autofree char *then = NULL;

  g_free (cli_run_well (fixture->folder, "add d.muster liaison unit=区财政局 person=单雄信 "
                                         "area=安溪花园 since=2022-03-01 ended=2022-06-01"));
  g_free (cli_run_well (fixture->folder,
                        "add d.muster liaison unit=区住建委 area=安溪花园 since=2022-06-01"));
  g_free (cli_run_well (fixture->folder,
                        "add d.muster liaison person=单雄信 area=晨泉街道 since=2022-03-01"));
  ever = cli_run_well (fixture->folder, "liaison who d.muster 安溪花园");
  g_assert_cmpstr (ever, ==,
                   "安溪花园\t单位包联\t区财政局\t单雄信\t\t2022-03-01\t2022-06-01\n"
                   "安溪花园\t单位包联\t区住建委\t\t\t2022-06-01\t\n"
                   "晨泉街道\t区领导包街道\t\t单雄信\t\t2022-03-01\t\n");
  then = cli_run_well (fixture->folder, "liaison who d.muster 安溪花园 --date 2022-05-31");
  g_assert_nonnull (strstr (then, "区财政局"));
  g_assert_null (strstr (then, "区住建委"));
  refuse (fixture, "liaison who d.muster 火星", "There is no place “火星”");
}

/* The first word alone tells of those that begin with it, and of no others. */
static void
test_first_word (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *messages = NULL;

  g_assert_cmpint (cli_run (fixture->folder, "liaison", NULL, &messages), ==, 2);
  g_assert_nonnull (strstr (messages, "liaison coverage FILE"));
  g_assert_nonnull (strstr (messages, "liaison plan FILE"));
  g_assert_null (strstr (messages, "import FILE"));
}

/* What a new file holds is told with its pairs. */
static void
test_sample (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) told = cli_run_json (fixture->folder, "sample s.muster --people 300 --json");
  g_autofree char *counted = cli_run_well (fixture->folder, "list s.muster liaison --count");
  gint64 n = json_object_get_int_member (json_node_get_object (told), "pairs");
  g_autofree char *words = cli_run_well (fixture->folder, "sample t.muster --people 300");
  g_autofree char *end = g_strdup_printf (" posts, %d liaison pairs\n", (int) n);

  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (g_ascii_strtoll (counted, NULL, 10), ==, n);
  g_assert_true (g_str_has_suffix (words, end));
}

int
main (int argc, char *argv[])
{
  cli_test_init (&argc, &argv);
  g_test_add ("/liaison/first-word", Fixture, NULL, set_up, test_first_word, cli_fixture_clear);
  g_test_add ("/liaison/written", Fixture, NULL, set_up, test_written, cli_fixture_clear);
  g_test_add ("/liaison/breaches", Fixture, NULL, set_up, test_breaches, cli_fixture_clear);
  g_test_add ("/liaison/coverage", Fixture, NULL, set_up, test_coverage, cli_fixture_clear);
  g_test_add ("/liaison/who", Fixture, NULL, set_up, test_who, cli_fixture_clear);
  g_test_add ("/liaison/sample", Fixture, NULL, set_up, test_sample, cli_fixture_clear);
  return g_test_run ();
}
