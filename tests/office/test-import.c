/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is understood of rows: values, places, totals, the same person twice. */

#include "config.h"

#include "office-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define HEADING "姓名|性别|出生年月|公民身份号码|人员类别|联系电话|报到社区|工作单位"
#define TITLE "^东华门街道花名册"

/* One row under the heading of a roster of 东华门街道; imported. */
static MstImport *
import_row (const Fixture *fixture, const char *row)
{
  const char *const lines[] = { TITLE, HEADING, row, NULL };
  MstImport *import = fixture_read (fixture, &mst_person_type, "名单.xlsx", lines);

  fixture_apply (fixture, import);
  return import;
}

/* --- values --- */

typedef struct
{
  const char *about;
  const char *row; /* "%n" and "%f": numbers of a man and a woman born 1985-07-01 */
  const char *field;
  const char *value; /* canonical; NULL: blank */
  const char *code;  /* of the problem; NULL: none */
  gboolean rejected;
} ValueCase;

static const ValueCase value_cases[] = {
  { "plain", "张三|男|1985.07|%n|志愿者|13800000000|多福巷社区|", "name", "张三", NULL, FALSE },
  { "name with spaces", "张　三|男|1985.07|%n|志愿者||多福巷社区|", "name", "张三", "normalised",
    FALSE },
  { "full-width number", "张三|男||１１０１００１９８５０７０１００１１|志愿者||多福巷社区|",
    "citizen_number", "110100198507010011", "normalised", FALSE },
  { "the finer birth", "张三|男|1985.07|%n|志愿者||多福巷社区|", "birth", "1985-07-01", NULL,
    FALSE },
  { "month precision stays", "张三|男|1985年7月||志愿者||多福巷社区|", "birth", "1985-07", NULL,
    FALSE },
  { "a real date", "张三|男|@1985-07-02||志愿者||多福巷社区|", "birth", "1985-07-02", NULL, FALSE },
  { "a serial", "张三|男|#31230||志愿者||多福巷社区|", "birth", "1985-07-02", NULL, FALSE },
  { "six digits", "张三|男|#198507||志愿者||多福巷社区|", "birth", "1985-07", NULL, FALSE },
  { "1990.1 told by the number", "张三|男|#1990.1|110100199010010010|志愿者||多福巷社区|", "birth",
    "1990-10-01", NULL, FALSE },
  { "1990.1 without a number", "张三|男|#1990.1||志愿者||多福巷社区|", NULL, NULL,
    "unreadable-date", TRUE },
  { "no date", "张三|男|不详|%n|志愿者||多福巷社区|", NULL, NULL, "unreadable-date", TRUE },
  { "a dash is blank", "张三|男|—||志愿者|无|多福巷社区|—", "birth", NULL, NULL, FALSE },
  { "birth and sex from the number", "张三|||%f|志愿者||多福巷社区|", "sex", "2", NULL, FALSE },
  { "the birth as written stays", "张三|男|1984.07|%n|志愿者||多福巷社区|", "birth", "1984-07",
    "birth-disagrees", FALSE },
  { "the sex as written stays", "张三|女||%n|志愿者||多福巷社区|", "sex", "2", "sex-disagrees",
    FALSE },
  { "no name", "|男|1985.07|%n|志愿者||多福巷社区|", NULL, NULL, "missing-required", TRUE },
  { "no class", "张三|男|1985.07|%n|||多福巷社区|", NULL, NULL, "missing-required", TRUE },
  { "no such class", "张三|男|1985.07|%n|路人||多福巷社区|", NULL, NULL, "unreadable-value", TRUE },
  { "check digit", "张三|男|1985.07|110100198507010012|志愿者||多福巷社区|", NULL, NULL,
    "bad-check-digit", TRUE },
  { "destroyed", "张三|男|1985.07|#110100198507010013|志愿者||多福巷社区|", NULL, NULL,
    "destroyed-number", TRUE },
  { "destroyed and still valid by chance", "张三|男||#110100198507060000|志愿者||多福巷社区|", NULL,
    NULL, "destroyed-number", TRUE },
  { "destroyed as text", "张三|男||1.10100198507010E+17|志愿者||多福巷社区|", NULL, NULL,
    "destroyed-number", TRUE },
  { "a phone as a number", "张三|男||%n|志愿者|#13800000000|多福巷社区|", "phone", "13800000000",
    NULL, FALSE },
  { "no phone", "张三|男||%n|志愿者|有|多福巷社区|", NULL, NULL, "unreadable-value", TRUE },
};

static char *
fill_numbers (const char *row)
{
  g_autoptr (GString) text = g_string_new (row);
  g_autofree char *man = fixture_make_number ("19850701", 0, FALSE);
  g_autofree char *woman = fixture_make_number ("19850701", 1, TRUE);

  g_string_replace (text, "%n", man, 0);
  g_string_replace (text, "%f", woman, 0);
  return g_strdup (text->str);
}

/* One file for all values: each case leaves it as it was. */
static Fixture shared;

static void
test_value (gconstpointer data)
{
  const ValueCase *c = data;
  g_autofree char *row = fill_numbers (c->row);
  g_autoptr (MstImport) import = import_row (&shared, row);

  g_assert_cmpint (mst_import_get_counts (import).rejected, ==, c->rejected ? 1 : 0);
  g_assert_cmpint (fixture_count (&shared, &mst_person_type), ==, c->rejected ? 0 : 1);
  if (c->code != NULL)
    {
      const MstImportProblem *problem = fixture_find_problem (import, c->code);

      g_assert_cmpint (problem->is_reject, ==, c->rejected);
      g_assert_cmpuint (problem->row, ==, 2);
      g_assert_cmpuint (strlen (problem->message), >, 10);
    }
  else
    g_assert_cmpuint (mst_import_get_problems (import)->len, ==, 0);
  if (c->field != NULL)
    {
      g_autoptr (MstRecord) record = fixture_get (&shared, &mst_person_type, "张三");

      g_assert_cmpstr (mst_record_get (record, c->field), ==, c->value);
    }
  if (!c->rejected)
    g_assert_true (mst_store_undo (shared.store, NULL));
}

/* What the sender wrote is in the journal. */
static void
test_original (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (GPtrArray) journal = NULL;
  g_autoptr (JsonNode) source = NULL;
  JsonObject *object;
  const MstJournalEntry *entry;

  fixture_init (&fixture);
  import = import_row (&fixture, "张 三|男|1985.07||志愿者||多福巷社区|");
  record = fixture_get (&fixture, &mst_person_type, "张三");
  journal = mst_store_list_journal (fixture.store, &mst_person_type, mst_record_get_id (record), 0,
                                    10, NULL);
  g_assert_cmpuint (journal->len, ==, 1);
  entry = g_ptr_array_index (journal, 0);
  source = json_from_string (entry->source, NULL);
  g_assert_nonnull (source);
  object = json_node_get_object (source);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, "名单.xlsx");
  g_assert_cmpstr (json_object_get_string_member (object, "sheet"), ==, "花名册");
  g_assert_cmpint (json_object_get_int_member (object, "row"), ==, 3);
  object = json_object_get_object_member (object, "original");
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "张 三");
  g_assert_cmpstr (json_object_get_string_member (object, "birth"), ==, "1985.07");
  g_assert_false (json_object_has_member (object, "sex"));
}

/* --- places --- */

typedef struct
{
  const char *about;
  const char *file;
  const char *lines[5];
  const char *place; /* of 张三; NULL: rejected */
  const char *code;
} PlaceCase;

static const PlaceCase place_cases[] = {
  { "by the title",
    "a.xlsx",
    { TITLE, "姓名|人员类别|社区", "张三|志愿者|花园社区" },
    "东华门街道 花园社区",
    NULL },
  { "by the sender's line",
    "a.xlsx",
    { "^花名册", "填报单位：景山街道", "姓名|人员类别|社区", "张三|志愿者|花园" },
    "景山街道 花园社区",
    NULL },
  { "by the file's name",
    "people-02-景山街道.xlsx",
    { "姓名|人员类别|社区", "张三|志愿者|花园社区" },
    "景山街道 花园社区",
    NULL },
  { "by a column",
    "东华门街道.xlsx",
    { "姓名|人员类别|街道|社区", "张三|志愿者|景山街道办事处|花园社区居民委员会" },
    "景山街道 花园社区",
    NULL },
  { "in no compound",
    "a.xlsx",
    { TITLE, "姓名|人员类别|社区|小区", "张三|志愿者|花园社区|无" },
    "东华门街道 花园社区",
    NULL },
  { "by a path",
    "a.xlsx",
    { "姓名|人员类别|社区", "张三|志愿者|景山街道花园社区" },
    "景山街道 花园社区",
    NULL },
  { "by a separated path",
    "a.xlsx",
    { "姓名|人员类别|社区", "张三|志愿者|景山街道-花园社区" },
    "景山街道 花园社区",
    NULL },
  { "by its code",
    "a.xlsx",
    { "姓名|人员类别|社区", "张三|志愿者|110101002003" },
    "景山街道 花园社区",
    NULL },
  { "the only one of its name",
    "a.xlsx",
    { "姓名|人员类别|社区", "张三|志愿者|吉祥" },
    "景山街道 吉祥社区",
    NULL },
  { "one of two",
    "a.xlsx",
    { "姓名|人员类别|社区", "张三|志愿者|花园社区" },
    NULL,
    "ambiguous-place" },
  { "in no place",
    "a.xlsx",
    { TITLE, "姓名|人员类别|社区", "张三|志愿者|桃花源社区" },
    NULL,
    "unknown-place" },
  { "in another subdistrict",
    "a.xlsx",
    { TITLE, "姓名|人员类别|社区", "张三|志愿者|吉祥社区" },
    NULL,
    "unknown-place" },
  { "no column at all",
    "a.xlsx",
    { "^多福巷社区志愿者名单", "姓名|人员类别", "张三|志愿者" },
    "东华门街道 多福巷社区",
    NULL },
  { "a blank cell in a subdistrict's roster",
    "a.xlsx",
    { TITLE, "姓名|人员类别|社区", "张三|志愿者|" },
    "东华门街道",
    NULL },
  { "nowhere", "a.xlsx", { "姓名|人员类别", "张三|志愿者" }, NULL, "missing-required" },
  { "as above",
    "a.xlsx",
    { TITLE, "姓名|人员类别|社区", "李四|志愿者|银闸社区", "张三|〃|同上" },
    "东华门街道 银闸社区",
    NULL },
};

static void
test_place (gconstpointer data)
{
  const PlaceCase *c = data;
  g_autoptr (MstImport) import = fixture_read (&shared, &mst_person_type, c->file, c->lines);
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *place = NULL;

  fixture_apply (&shared, import);
  if (c->code != NULL)
    {
      g_assert_true (fixture_find_problem (import, c->code)->is_reject);
      g_assert_cmpint (fixture_count (&shared, &mst_person_type), ==, 0);
      return;
    }
  record = fixture_get (&shared, &mst_person_type, "张三");
  place = fixture_get_place (&shared, record, "area");
  g_assert_cmpstr (place, ==, c->place);
  g_assert_true (mst_store_undo (shared.store, NULL));
}

static void
test_place_is_explained (void)
{
  const char *const lines[] = { TITLE, "姓名|人员类别|社区", "张三|志愿者|多福港社区", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImport) import = NULL;
  const MstImportProblem *problem;

  fixture_init (&fixture);
  import = fixture_read (&fixture, &mst_person_type, "a.xlsx", lines);
  problem = fixture_find_problem (import, "unknown-place");
  g_assert_nonnull (strstr (problem->message, "多福港社区"));
  g_assert_nonnull (strstr (problem->message, "东华门街道"));
  g_assert_nonnull (strstr (problem->message, "多福巷社区"));
  g_assert_cmpuint (problem->column, ==, 2);
  g_assert_cmpstr (problem->value, ==, "多福港社区");
}

/* A list saved from merged cells names each place once. */
static void
test_places_named_once (void)
{
  static const char list[] = "街道,社区,小区名称,户数\n"
                             "东华门街道,多福巷社区,瑞庭院,100\n"
                             ",,锦祥家园,200\n"
                             ",银闸社区,德馆里,300\n"
                             ",,和祥胡同片区,400\n"
                             ",,景园,500\n"
                             "合计,,5,1500\n";
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *place = NULL;
  const MstReconciliation *total;

  fixture_init (&fixture);
  path = fixture_write_text (&fixture, "小区.csv", list);
  import = fixture_read_file (&fixture, &mst_area_type, path);
  fixture_apply (&fixture, import);
  record = fixture_get (&fixture, &mst_area_type, "景园");
  place = fixture_get_place (&fixture, record, "parent");
  g_assert_cmpstr (place, ==, "东华门街道 银闸社区");
  g_assert_cmpstr (mst_record_get (record, "level"), ==, "4");
  g_assert_cmpstr (mst_record_get (record, "code"), ==, "110101001002003");
  total = g_ptr_array_index (mst_import_get_reconciliations (import), 0);
  g_assert_cmpint (total->said, ==, 5);
  g_assert_cmpint (total->found, ==, 5);
}

/* The class of everybody in a roster may stand in its title; a column says more. */
static void
test_class_by_title (void)
{
  const char *const lines[] = { "^东华门街道志愿者花名册", "姓名|联系电话|社区",
                                "张三|13800000000|银闸社区", NULL };
  const char *const classes[] = { "^东华门街道志愿者花名册", "姓名|人员类别|社区",
                                  "李四|社区工作者|银闸社区", "王五||银闸社区", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImport) first = NULL;
  g_autoptr (MstImport) second = NULL;
  g_autoptr (MstRecord) volunteer = NULL;
  g_autoptr (MstRecord) worker = NULL;

  fixture_init (&fixture);
  first = fixture_read (&fixture, &mst_person_type, "a.xlsx", lines);
  fixture_apply (&fixture, first);
  second = fixture_read (&fixture, &mst_person_type, "b.xlsx", classes);
  fixture_apply (&fixture, second);
  volunteer = fixture_get (&fixture, &mst_person_type, "张三");
  worker = fixture_get (&fixture, &mst_person_type, "李四");
  g_assert_cmpstr (mst_record_get (volunteer, "class"), ==, "5");
  g_assert_cmpstr (mst_record_get (worker, "class"), ==, "3");
  g_assert_cmpint (mst_import_get_counts (second).rejected, ==, 1);
  g_assert_true (fixture_find_problem (second, "missing-required")->is_reject);
}

/* An office's own numbers are no area codes. */
static void
test_own_numbers (void)
{
  static const char list[] = "街道,社区,小区编号,小区名称\n"
                             "东华门街道,多福巷社区,XQ-001,瑞庭院\n"
                             "东华门街道,多福巷社区,20220001,锦祥家园\n"
                             "东华门街道,多福巷社区,110101001001077,德馆里\n";
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstRecord) first = NULL;
  g_autoptr (MstRecord) third = NULL;

  fixture_init (&fixture);
  path = fixture_write_text (&fixture, "小区.csv", list);
  import = fixture_read_file (&fixture, &mst_area_type, path);
  fixture_apply (&fixture, import);
  g_assert_cmpint (mst_import_get_counts (import).imported, ==, 3);
  g_assert_cmpuint (fixture_count_problems (import, "normalised"), ==, 2);
  first = fixture_get (&fixture, &mst_area_type, "瑞庭院");
  third = fixture_get (&fixture, &mst_area_type, "德馆里");
  g_assert_cmpstr (mst_record_get (first, "code"), ==, "110101001001001");
  g_assert_cmpstr (mst_record_get (third, "code"), ==, "110101001001077");
}

static void
test_posts_in_compounds (void)
{
  static const char compounds[] = "街道,社区,小区名称\n东华门街道,花园社区,瑞庭院\n"
                                  "景山街道,花园社区,瑞庭院\n";
  static const char posts[] = "点位名称,类别,街道,社区,小区,是否24小时,每班人数,班次\n"
                              "东门,关卡值守,景山街道,花园社区,瑞庭院,是,2,3\n"
                              "路口,政策宣传,景山街道,花园社区,,否,1,1\n";
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *compounds_path = NULL;
  g_autofree char *posts_path = NULL;
  g_autoptr (MstImport) first = NULL;
  g_autoptr (MstImport) second = NULL;
  g_autoptr (MstRecord) gate = NULL;
  g_autoptr (MstRecord) corner = NULL;
  g_autofree char *gate_place = NULL;
  g_autofree char *corner_place = NULL;

  fixture_init (&fixture);
  compounds_path = fixture_write_text (&fixture, "c.csv", compounds);
  posts_path = fixture_write_text (&fixture, "p.csv", posts);
  first = fixture_read_file (&fixture, &mst_area_type, compounds_path);
  fixture_apply (&fixture, first);
  second = fixture_read_file (&fixture, &mst_post_type, posts_path);
  fixture_apply (&fixture, second);
  gate = fixture_get (&fixture, &mst_post_type, "东门");
  corner = fixture_get (&fixture, &mst_post_type, "路口");
  gate_place = fixture_get_place (&fixture, gate, "area");
  corner_place = fixture_get_place (&fixture, corner, "area");
  g_assert_cmpstr (gate_place, ==, "景山街道 花园社区 瑞庭院");
  g_assert_cmpstr (corner_place, ==, "景山街道 花园社区");
  g_assert_cmpstr (mst_record_get (gate, "all_day"), ==, "1");
}

/* --- mapping and presets --- */

static void
test_map_and_preset (void)
{
  static const char list[] = "何人,职责,哪里\n张三,巡逻,吉祥社区\n";
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (MstImport) import = mst_import_new (&mst_person_type);
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;
  const char *paths[2] = { NULL };

  fixture_init (&fixture);
  path = fixture_write_text (&fixture, "a.csv", list);
  paths[0] = path;
  g_assert_false (mst_import_add_files (import, fixture.store, paths, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_false (mst_import_map (import, "colour", "何人", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_USAGE);
  g_clear_error (&error);

  g_assert_true (mst_import_map (import, "name", "何人", &error));
  g_assert_true (mst_import_map (import, "position", "职责", &error));
  g_assert_true (mst_import_preset (import, "class", "志愿者", &error));
  g_assert_true (mst_import_preset (import, "area", "景山街道", &error));
  g_assert_true (mst_import_add_files (import, fixture.store, paths, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (mst_import_map (import, "area", "哪里", &error));
  g_assert_no_error (error);
  g_assert_false (mst_import_map (import, "phone", "号码簿", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);

  fixture_apply (&fixture, import);
  record = fixture_get (&fixture, &mst_person_type, "张三");
  place = fixture_get_place (&fixture, record, "area");
  g_assert_cmpstr (place, ==, "景山街道 吉祥社区");
  g_assert_cmpstr (mst_record_get (record, "position"), ==, "巡逻");
  g_assert_cmpstr (mst_record_get (record, "class"), ==, "5");
}

/* What the officer settled for a layout holds for the next file of that layout. */
static void
test_layout_is_remembered (void)
{
  static const char list[] = "姓名,人员类别,社区,甲\n张三,志愿者,吉祥社区,巡逻\n";
  static const char next[] = "姓名,人员类别,社区,甲\n李四,志愿者,吉祥社区,宣传\n";
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *next_path = NULL;
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstImport) second = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  path = fixture_write_text (&fixture, "a.csv", list);
  next_path = fixture_write_text (&fixture, "b.csv", next);
  import = fixture_read_file (&fixture, &mst_person_type, path);
  g_assert_true (mst_import_map (import, "position", "甲", &error));
  fixture_apply (&fixture, import);
  second = fixture_read_file (&fixture, &mst_person_type, next_path);
  fixture_apply (&fixture, second);
  record = fixture_get (&fixture, &mst_person_type, "李四");
  g_assert_cmpstr (mst_record_get (record, "position"), ==, "宣传");
}

/* --- JSON --- */

static void
test_json (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImport) import = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonArray *problems, *sheets;

  fixture_init (&fixture);
  import =
    import_row (&fixture, "张三|男|1985.07|110100198507010012|志愿者|13800000000|多福巷社区|");
  text = mst_import_to_json (import);
  root = json_from_string (text, NULL);
  g_assert_nonnull (root);
  object = json_node_get_object (root);
  g_assert_cmpint (json_object_get_int_member (object, "rows"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "rejected"), ==, 1);
  g_assert_cmpint (
    json_object_get_int_member (json_object_get_object_member (object, "skipped"), "total"), ==, 0);
  sheets = json_object_get_array_member (object, "sheets");
  g_assert_cmpuint (json_array_get_length (sheets), ==, 1);
  g_assert_cmpint (
    json_object_get_int_member (json_array_get_object_element (sheets, 0), "heading_row"), ==, 2);
  problems = json_object_get_array_member (object, "problems");
  g_assert_cmpuint (json_array_get_length (problems), ==, 1);
  object = json_array_get_object_element (problems, 0);
  g_assert_cmpstr (json_object_get_string_member (object, "code"), ==, "bad-check-digit");
  g_assert_cmpint (json_object_get_int_member (object, "row"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (object, "column"), ==, "D");
  g_assert_cmpstr (json_object_get_string_member (object, "source"), ==, "名单.xlsx");
  g_assert_null (strstr (text, "110100198507010012"));
  g_assert_nonnull (strstr (text, "110100********0012"));
}

int
main (int argc, char **argv)
{
  int status;

  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  fixture_init (&shared);
  for (guint i = 0; i < G_N_ELEMENTS (value_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/value/%s", value_cases[i].about);

      g_test_add_data_func (path, &value_cases[i], test_value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (place_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/place/%s", place_cases[i].about);

      g_test_add_data_func (path, &place_cases[i], test_place);
    }
  g_test_add_func ("/import/original", test_original);
  g_test_add_func ("/import/place-is-explained", test_place_is_explained);
  g_test_add_func ("/import/places-named-once", test_places_named_once);
  g_test_add_func ("/import/class-by-title", test_class_by_title);
  g_test_add_func ("/import/own-numbers", test_own_numbers);
  g_test_add_func ("/import/posts-in-compounds", test_posts_in_compounds);
  g_test_add_func ("/import/map-and-preset", test_map_and_preset);
  g_test_add_func ("/import/layout-is-remembered", test_layout_is_remembered);
  g_test_add_func ("/import/json", test_json);
  status = g_test_run ();
  fixture_clear (&shared);
  return status;
}
