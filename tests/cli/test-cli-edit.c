/* SPDX-License-Identifier: GPL-3.0-or-later */
/* add, set, copy, end, delete and revert on the command line. The program's path is the first argument. */

#include "cli-fixture.h"

#include <string.h>

static const char roster[] = "姓名,公民身份号码,联系电话,人员类别,社区,职务\n"
                             "单雄信,110100198507010011,19900000001,志愿者,松湾社区,\n"
                             "李四,11010019900203002X,19900000002,在职党员,松湾社区,科员\n"
                             "王五,,19900000003,在职党员,松湾社区,科员\n";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cli_fixture_init_with_areas (fixture, NULL);
  cli_write_file (fixture->folder, "people.csv", roster);
  cli_write_file (fixture->folder, "no.muster", "This is no such file, however it is called.\n");
  g_free (cli_run_well (fixture->folder, "create d.muster --areas areas.csv"));
  g_free (cli_run_well (fixture->folder, "import d.muster people people.csv"));
  g_free (cli_run_well (fixture->folder, "add d.muster units name=区卫健委"));
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const CliCase steps[] = {
    { "add d.muster people", 2, NULL },
    { "add d.muster people 张三", 2, "“张三” is not FIELD=VALUE." },
    { "add d.muster people nonsense=1", 2, "There is no field “nonsense”." },
    { "add d.muster people position=科长", 2, "“Full name” is missing." },
    { "add d.muster people name=赵六 class=志愿者 area=火星", 2,
      "area: There is no place “火星” in the file." },
    { "add d.muster people name=赵六 birth=abc", 2, "birth: " },
    { "add d.muster units name=区卫健委", 2, "is already that of “区卫健委”" },
    { "add no.muster people name=赵六", 4, NULL },
    { "set none.muster people 1 position=科长", 2, "There is no file" },
    { "set d.muster people 99 position=科长", 2, "is not in the file" },
    { "set d.muster people position=科长", 2, "Say which records" },
    { "set d.muster people 1 --where position= position=科长", 2, "Say which records" },
    { "set d.muster people 1 2", 2, "Choose a field to set." },
    { "set d.muster people 1 2 name=", 2, "Nothing was changed: no record can take this." },
    { "set d.muster people 1 2 citizen_number=110100198507010011", 2,
      "is different in every record" },
    { "copy d.muster people 99", 2, "is not in the file" },
    { "copy d.muster units 1", 2, "is missing" },
    { "end d.muster people 1 --date tomorrow", 2, NULL },
    { "end d.muster people 1 --date 2026-03", 2, NULL },
    { "delete d.muster people 99", 2, "is not in the file" },
    { "delete d.muster communities 110199001001", 2, "it is referred to by 3 people" },
    { "revert d.muster people 1 phone", 2, "was never changed since the record was added" },
    { "revert d.muster people 1 phone --entry 1", 2, "is not about the record" },
    { "revert d.muster people 1 nonsense", 2, "There is no field “nonsense”." },
  };
  g_autofree char *before = cli_run_well (fixture->folder, "log d.muster");
  g_autofree char *after = NULL;

  cli_run_cases (fixture->folder, steps, G_N_ELEMENTS (steps));
  after = cli_run_well (fixture->folder, "log d.muster");
  g_assert_cmpstr (after, ==, before);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  static const CliCase steps[] = {
    { "add d.muster people name=赵六 class=志愿者 area=松湾社区 unit=区卫健委 birth=1985.7", 0,
      "Added Person 赵六" },
    { "add d.muster compounds name=瑞庭院 parent=松湾社区", 0, "Added Area 瑞庭院" },
    { "set d.muster people 1 phone=19900000009 position=科长", 0,
      "Changed Person 单雄信: Telephone, Position" },
    { "set d.muster people 1 position=科长", 0, "Nothing to change: it is so already." },
    { "revert d.muster people 1 phone", 0, "Restored Person 单雄信: Telephone" },
    { "undo d.muster", 0, NULL },
    { "set d.muster people --where position=科员 unit=区卫健委", 0,
      "Set 2 people: Unit to 区卫健委." },
    { "set d.muster people 2 3 unit=", 0, "Made blank in 2 people: Unit." },
    { "undo d.muster", 0, NULL },
    { "copy d.muster people 2 name=李五", 0, "Added Person 李五" },
    { "end d.muster people 3 --date 20260301", 0, "Person 王五 out of use from 2026-03-01" },
    { "end d.muster areas 3 --date 20260301", 2, "are still in it: 1 area, " },
    { "set d.muster areas 3 ended=20260301", 2, "are still in it: 1 area, " },
    { "end d.muster people 3 --resume", 0, "Person 王五 in use again" },
    { "delete d.muster people 3 4", 0, "Deleted the chosen 2 people" },
    { "check d.muster", 0, NULL },
  };

  cli_run_cases (fixture->folder, steps, G_N_ELEMENTS (steps));
}

static guint
count_members (JsonNode *node, const char *name)
{
  return json_array_get_length (json_object_get_array_member (json_node_get_object (node), name));
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) dry =
    cli_run_json (fixture->folder,
                  "set d.muster people --where class=在职党员 phone=19900000002 --dry-run --json");
  g_autoptr (JsonNode) done = NULL;
  g_autoptr (JsonNode) ended = NULL;
  g_autofree char *text = json_to_string (dry, FALSE);

  g_assert_true (json_object_get_boolean_member (json_node_get_object (dry), "dry_run"));
  g_assert_cmpuint (count_members (dry, "changed"), ==, 1);
  g_assert_cmpuint (count_members (dry, "unchanged"), ==, 1);
  g_assert_cmpuint (count_members (dry, "refused"), ==, 0);
  /* Whole numbers are for those who ask to see them. */
  g_assert_null (strstr (text, "19900000002"));
  g_assert_nonnull (strstr (text, "199****0002"));

  /* Nothing was written, so all of it can be done still. */
  done = cli_run_json (fixture->folder,
                       "set d.muster people --where class=在职党员 phone=19900000002 --json");
  g_assert_cmpuint (count_members (done, "changed"), ==, 1);
  g_free (cli_run_well (fixture->folder, "end d.muster people 2 --date 2026-03-01"));
  ended = cli_run_json (fixture->folder, "end d.muster people 2 3 --date 2026-03-01 --json");
  g_assert_cmpuint (count_members (ended, "changed"), ==, 1);
}

int
main (int argc, char **argv)
{
  cli_test_init (&argc, &argv);
  g_test_add ("/cli-edit/refusals", Fixture, NULL, set_up, test_refusals, cli_fixture_clear);
  g_test_add ("/cli-edit/steps", Fixture, NULL, set_up, test_steps, cli_fixture_clear);
  g_test_add ("/cli-edit/json", Fixture, NULL, set_up, test_json, cli_fixture_clear);
  return g_test_run ();
}
