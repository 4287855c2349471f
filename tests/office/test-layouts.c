/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts of other districts: villages and townships, places in sheet names, classes in other words,
 * units by the workplace. */

#include "config.h"

#include "mst-area-file.h"
#include "office-fixture.h"

#include <string.h>

static const char areas[] = "code,name,level,parent_code\n"
                            "110114000000,雨花台区,3,110100000000\n"
                            "110114001000,雨花街道,4,110114000000\n"
                            "110114001001,花神庙居委会,5,110114001000\n"
                            "110114001002,翠竹园社区居委会,5,110114001000\n"
                            "110114001003,丁墙社区居委会,5,110114001000\n"
                            "110114001007,普德村居委会,5,110114001000\n"
                            "110114001201,丁墙村村委会,5,110114001000\n"
                            "110114001202,普德村村委会,5,110114001000\n"
                            "110114002000,吴村镇,4,110114000000\n"
                            "110114002201,吴村村委会,5,110114002000\n"
                            "110114002202,沟上村委会,5,110114002000\n"
                            "110114002203,王村村委会,5,110114002000\n"
                            "110114003000,乔李镇,4,110114000000\n"
                            "110114003201,王村村委会,5,110114003000\n";

static void
fixture_init_villages (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  fixture_init_blank (self);
  list = fixture_write_text (self, "areas.csv", areas);
  g_assert_true (mst_area_file_read (self->store, list, NULL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  const char *about;
  const char *file;
  const char *lines[6];
  const char *place; /* of 张三; NULL: rejected */
} PlaceCase;

static const PlaceCase place_cases[] = {
  { "a village in its township's title",
    "a.xlsx",
    { "^吴村镇沟上村志愿者名单", "姓名|人员类别", "张三|志愿者" },
    "吴村镇 沟上村委会" },
  { "a township is not the village it is named after",
    "a.xlsx",
    { "^吴村镇志愿者名单", "姓名|人员类别|村（社区）", "张三|志愿者|王村" },
    "吴村镇 王村" },
  { "of two villages the one in the township named",
    "a.xlsx",
    { "^乔李镇王村下沉人员", "姓名|人员类别", "张三|志愿者" },
    "乔李镇 王村" },
  { "a district is not the subdistrict named like it",
    "a.xlsx",
    { "^雨花台区力量汇总表", "姓名|人员类别|所在村", "张三|志愿者|沟上" },
    "吴村镇 沟上村委会" },
  { "a community without 社区 in its name",
    "雨花街道花神庙社区.xlsx",
    { "姓名|人员类别", "张三|志愿者" },
    "雨花街道 花神庙居委会" },
  { "the file's name is closer than the title",
    "翠竹园社区.xlsx",
    { "^雨花街道志愿者名单", "姓名|人员类别", "张三|志愿者" },
    "雨花街道 翠竹园社区" },
  { "a community and a village of one name",
    "a.xlsx",
    { "^雨花街道名单", "姓名|人员类别|下沉（包保）村/社区", "张三|志愿者|丁墙村" },
    "雨花街道 丁墙村" },
  { "joined with its subdistrict",
    "a.xlsx",
    { "姓名|人员类别|社区", "张三|志愿者|雨花街道花神庙社区" },
    "雨花街道 花神庙居委会" },
  { "a community named after a village",
    "a.xlsx",
    { "姓名|人员类别|社区", "张三|志愿者|雨花街道普德村社区" },
    "雨花街道 普德村居委会" },
  { "the village itself",
    "a.xlsx",
    { "姓名|人员类别|社区", "张三|志愿者|普德村" },
    "雨花街道 普德村" },
  { "two places in a title are none",
    "a.xlsx",
    { "^雨花街道、吴村镇名单", "姓名|人员类别", "张三|志愿者" },
    NULL },
};

static void
test_place (gconstpointer data)
{
  const PlaceCase *c = data;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *place = NULL;

  fixture_init_villages (&fixture);
  import = fixture_read (&fixture, &mst_person_type, c->file, c->lines);
  fixture_apply (&fixture, import);
  if (c->place == NULL)
    {
      g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 0);
      return;
    }
  record = fixture_get (&fixture, &mst_person_type, "张三");
  place = fixture_get_place (&fixture, record, "area");
  g_assert_cmpstr (place, ==, c->place);
}

/* A class that only contains a known word is taken and said; one that may be two goes back. */
static void
test_guessed_class (void)
{
  const char *const lines[] = { "姓名|人员类别|社区", "张三|巾帼文明志愿者|翠竹园",
                                "李四|物业保安志愿者|翠竹园", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstRecord) record = NULL;
  const MstImportProblem *problem;

  fixture_init_villages (&fixture);
  import = fixture_read (&fixture, &mst_person_type, "a.xlsx", lines);
  fixture_apply (&fixture, import);
  record = fixture_get (&fixture, &mst_person_type, "张三");
  g_assert_cmpstr (mst_record_get (record, "class"), ==, "5");
  problem = fixture_find_problem (import, "normalised");
  g_assert_false (problem->is_reject);
  g_assert_cmpstr (problem->value, ==, "巾帼文明志愿者");
  g_assert_cmpint (mst_import_get_counts (import).rejected, ==, 1);
  g_assert_cmpstr (fixture_find_problem (import, "unreadable-value")->value, ==, "物业保安志愿者");
}

/* What the title says of the class is said; a subdistrict in it is no class. */
static void
test_class_is_said (void)
{
  const char *const lines[] = { "^雨花街道社区工作者名单", "姓名|社区", "张三|翠竹园", NULL };
  const char *const unsaid[] = { "^雨花街道名单", "姓名|社区", "李四|翠竹园", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstImport) without = NULL;
  g_autoptr (MstRecord) record = NULL;

  fixture_init_villages (&fixture);
  import = fixture_read (&fixture, &mst_person_type, "a.xlsx", lines);
  fixture_apply (&fixture, import);
  record = fixture_get (&fixture, &mst_person_type, "张三");
  g_assert_cmpstr (mst_record_get (record, "class"), ==, "3");
  g_assert_cmpstr (fixture_find_problem (import, "normalised")->value, ==,
                   "雨花街道社区工作者名单");
  without = fixture_read (&fixture, &mst_person_type, "b.xlsx", unsaid);
  g_assert_cmpint (mst_import_get_counts (without).rejected, ==, 1);
}

/* Units that brackets alone tell apart are not told apart by a workplace. */
static void
test_unit_by_workplace (void)
{
  const char *const units[] = { "单位名称", "区财政局", "区学校（东校区）", "区学校（西校区）",
                                NULL };
  const char *const people[] = { "姓名|人员类别|社区|工作单位", "张三|志愿者|翠竹园|区财政局",
                                 "李四|志愿者|翠竹园|区财政局第二分部", "王五|志愿者|翠竹园|区学校",
                                 NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImport) first = NULL;
  g_autoptr (MstImport) second = NULL;
  g_autoptr (MstRecord) unit = NULL;
  g_autofree char *id = NULL;

  fixture_init_villages (&fixture);
  first = fixture_read (&fixture, &mst_unit_type, "units.xlsx", units);
  fixture_apply (&fixture, first);
  second = fixture_read (&fixture, &mst_person_type, "people.xlsx", people);
  fixture_apply (&fixture, second);
  unit = fixture_get (&fixture, &mst_unit_type, "区财政局");
  id = g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_id (unit));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "张三", "李四", "王五" };
      g_autoptr (MstRecord) person = fixture_get (&fixture, &mst_person_type, names[i]);

      g_assert_cmpstr (mst_record_get (person, "unit"), ==, i == 0 ? id : NULL);
    }
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (place_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layouts/place/%s", place_cases[i].about);

      g_test_add_data_func (path, &place_cases[i], test_place);
    }
  g_test_add_func ("/layouts/guessed-class", test_guessed_class);
  g_test_add_func ("/layouts/class-is-said", test_class_is_said);
  g_test_add_func ("/layouts/unit-by-workplace", test_unit_by_workplace);
  return g_test_run ();
}
