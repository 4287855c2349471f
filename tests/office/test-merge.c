/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are one become one: what is taken of each, what refers to them, and back again. */

#include "config.h"

#include "office-fixture.h"

#include "mst-merge.h"

#include <string.h>

static gint64
find_area (const Fixture *fixture, const char *name)
{
  g_autoptr (MstRecord) area = fixture_get (fixture, &mst_area_type, name);

  return mst_record_get_id (area);
}

static MstMerge *
begin_merge (const Fixture *fixture, const MstRecordType *type, const gint64 *ids, guint n)
{
  g_autoptr (GError) error = NULL;
  MstMerge *merge = mst_merge_new (fixture->store, type, ids, n, &error);

  g_assert_no_error (error);
  return merge;
}

static void
apply (const Fixture *fixture, MstMerge *merge)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = mst_merge_apply (merge, fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sentence);
}

static void
set_value (const Fixture *fixture, const MstRecordType *type, gint64 id, const char *field,
           const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record = mst_store_get (fixture->store, type, id, &error);

  g_assert_no_error (error);
  mst_record_set (record, field, value);
  mst_store_begin (fixture->store, "update", "Change", &error);
  mst_store_update (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
  mst_store_commit (fixture->store, &error);
}

/* Every record of every type, without versions, which only rise. */
static char *
dump (const Fixture *fixture)
{
  const MstRecordType *const *types = mst_record_types ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; types[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", types[i]->name);
      MstStatement *statement =
        mst_connection_prepare (mst_store_get_connection (fixture->store), sql, NULL);

      while (mst_statement_step (statement))
        {
          g_string_append (text, types[i]->name);
          for (int c = 0; c < mst_statement_get_n_columns (statement); c++)
            if (strcmp (mst_statement_get_column_name (statement, c), "version") != 0)
              {
                const char *value = mst_statement_get_text (statement, c);

                g_string_append_printf (text, "|%s", value != NULL ? value : "NULL");
              }
          g_string_append_c (text, '\n');
        }
      mst_statement_end (statement, NULL);
    }
  return g_string_free (text, FALSE);
}

/* Merges, takes it back and does it again: the file is merged in the end. */
static void
apply_and_undo (const Fixture *fixture, MstMerge *merge)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  apply (fixture, merge);
  after = dump (fixture);
  test_file_assert_clean (fixture->store);
  mst_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  test_file_assert_clean (fixture->store);
  mst_store_redo (fixture->store, &error);
  g_assert_no_error (error);
  redone = dump (fixture);
  g_assert_cmpstr (redone, ==, after);
  test_file_assert_clean (fixture->store);
}

/* --- what is taken --- */

/** TakeCase: what @field becomes of the keeper's and the other's value. */
typedef struct
{
  const char *about;
  const MstRecordType *type;
  const char *field;
  const char *keeper, *other;
  const char *expected;
} TakeCase;

static const TakeCase take_cases[] = {
  { "the keeper's", &mst_person_type, "position", "科员", "科长", "科员" },
  { "what it lacks", &mst_person_type, "position", NULL, "科长", "科长" },
  { "what the other lacks", &mst_person_type, "position", "科员", NULL, "科员" },
  { "a finer date", &mst_person_type, "birth", "1985-07", "1985-07-01", "1985-07-01" },
  { "a coarser date", &mst_person_type, "birth", "1985-07-01", "1985-07", "1985-07-01" },
  { "another date", &mst_person_type, "birth", "1985-07", "1985-08-01", "1985-07" },
  { "more telephones", &mst_person_type, "phone", "13800000000", "13800000000/010-65000000",
    "13800000000/010-65000000" },
  { "another telephone", &mst_person_type, "phone", "13800000000", "13900000000/010-65000000",
    "13800000000" },
  { "notes", &mst_person_type, "note", "会开车", "会急救", "会开车\n会急救" },
  { "one note", &mst_person_type, "note", "会开车", "会开车", "会开车" },
  { "in use", &mst_person_type, "ended", NULL, "2022-11-10", NULL },
  { "in use again", &mst_person_type, "ended", "2022-11-10", NULL, NULL },
  { "out of use", &mst_person_type, "ended", "2022-11-10", "2023-01-01", "2023-01-01" },
};

static void
test_take (gconstpointer data)
{
  const TakeCase *c = data;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autoptr (MstRecord) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  gint64 ids[2];

  fixture_init (&fixture);
  line = g_strdup_printf ("name=张三|class=5|area=%d", (int) find_area (&fixture, "银闸社区"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char *value = i == 0 ? c->keeper : c->other;
      g_autofree char *whole =
        value != NULL ? g_strdup_printf ("%s|%s=%s", line, c->field, value) : g_strdup (line);

      ids[i] = fixture_add (&fixture, c->type, whole);
    }
  merge = begin_merge (&fixture, c->type, ids, G_N_ELEMENTS (ids));
  g_assert_cmpstr (mst_record_get (mst_merge_get_result (merge), c->field), ==, c->expected);
  apply (&fixture, merge);
  kept = mst_store_get (fixture.store, c->type, ids[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mst_record_get (kept, c->field), ==, c->expected);
  g_assert_null (mst_store_get (fixture.store, c->type, ids[1], &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
}

static void
test_finer_place (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autofree char *fine = NULL;
  gint64 ids[2];

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *line =
        g_strdup_printf ("name=张三|class=5|area=%d",
                         (int) find_area (&fixture, i == 0 ? "东华门街道" : "银闸社区"));

      ids[i] = fixture_add (&fixture, &mst_person_type, line);
    }
  merge = begin_merge (&fixture, &mst_person_type, ids, G_N_ELEMENTS (ids));
  g_assert_cmpint (mst_record_get_integer (mst_merge_get_result (merge), "area"), ==,
                   find_area (&fixture, "银闸社区"));
  fine = mst_merge_show (merge, MST_MERGE_RESULT,
                         (guint) mst_record_type_find (&mst_person_type, "area"), FALSE);
  g_assert_cmpstr (fine, ==, "银闸社区");
}

/* --- choosing --- */

static void
test_choosing (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  guint position = (guint) mst_record_type_find (&mst_person_type, "position");
  guint phone = (guint) mst_record_type_find (&mst_person_type, "phone");
  gint64 ids[3];

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *line =
        g_strdup_printf ("name=张三|class=5|area=%d|position=职务%u|phone=1380000000%u",
                         (int) find_area (&fixture, "银闸社区"), i, i);

      ids[i] = fixture_add (&fixture, &mst_person_type, line);
    }
  merge = begin_merge (&fixture, &mst_person_type, ids, G_N_ELEMENTS (ids));
  g_assert_false (mst_merge_agrees (merge, position));
  g_assert_true (mst_merge_agrees (merge, (guint) mst_record_type_find (&mst_person_type, "name")));
  g_assert_cmpint (mst_merge_get_taken (merge, position), ==, ids[0]);

  mst_merge_take (merge, position, ids[2]);
  g_assert_cmpint (mst_merge_get_taken (merge, position), ==, ids[2]);
  g_assert_cmpstr (mst_record_get (mst_merge_get_result (merge), "position"), ==, "职务2");
  mst_merge_take_value (merge, phone, "13900000000");
  g_assert_cmpint (mst_merge_get_taken (merge, phone), ==, 0);

  mst_merge_set_keeper (merge, ids[1]);
  g_assert_cmpint (mst_merge_get_keeper (merge), ==, ids[1]);
  g_assert_cmpstr (mst_record_get (mst_merge_get_result (merge), "position"), ==, "职务1");
  g_assert_cmpstr (mst_record_get (mst_merge_get_result (merge), "phone"), ==, "13800000001");
}

/* The other's number can only be the keeper's when the other is gone. */
static void
test_number_moves (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autoptr (MstRecord) kept = NULL;
  g_autofree char *number = fixture_make_number ("19850701", 1, FALSE);
  g_autofree char *undo = NULL;
  gint64 ids[2];

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *line =
        g_strdup_printf ("name=张三|class=5|area=%d%s%s", (int) find_area (&fixture, "银闸社区"),
                         i == 1 ? "|citizen_number=" : "|birth=1986", i == 1 ? number : "");

      ids[i] = fixture_add (&fixture, &mst_person_type, line);
    }
  merge = begin_merge (&fixture, &mst_person_type, ids, G_N_ELEMENTS (ids));
  /* The birth that is taken disagrees with the number that is taken. */
  g_assert_cmpuint (mst_findings_get_n (mst_merge_get_findings (merge)), ==, 1);
  apply_and_undo (&fixture, merge);
  kept = fixture_get (&fixture, &mst_person_type, "张三");
  g_assert_cmpstr (mst_record_get (kept, "citizen_number"), ==, number);
  undo = mst_store_dup_undo_label (fixture.store);
  g_assert_nonnull (strstr (undo, "张三"));
}

/* --- what refers to them --- */

static gint64
count_references (MstMerge *merge, const char *type, const char *field)
{
  g_autoptr (GPtrArray) references = mst_merge_list_references (merge);

  for (guint i = 0; i < references->len; i++)
    {
      const MstMergeReference *reference = g_ptr_array_index (references, i);

      if (strcmp (reference->type->name, type) == 0 && strcmp (reference->field->name, field) == 0)
        return reference->count;
    }
  return 0;
}

/* Two units with people, inferior units, and one under the other. */
static void
test_units (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autoptr (MstRecord) kept = NULL;
  g_autoptr (MstRecord) person = NULL;
  g_autoptr (MstRecord) branch = NULL;
  g_autofree char *line = NULL;
  g_autofree char *inferior = NULL;
  gint64 top, ids[2];
  int area;

  fixture_init (&fixture);
  area = (int) find_area (&fixture, "银闸社区");
  top = fixture_add (&fixture, &mst_unit_type, "name=区政府");
  line = g_strdup_printf ("name=区财政局|superior=%d|members=7", (int) top);
  ids[1] = fixture_add (&fixture, &mst_unit_type, line);
  g_free (line);
  line = g_strdup_printf ("name=东城区财政局|superior=%d", (int) ids[1]);
  ids[0] = fixture_add (&fixture, &mst_unit_type, line);
  inferior = g_strdup_printf ("name=国库科|superior=%d", (int) ids[1]);
  fixture_add (&fixture, &mst_unit_type, inferior);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text =
        g_strdup_printf ("name=职员%u|class=4|area=%d|unit=%d", i, area, (int) ids[i == 0 ? 0 : 1]);

      fixture_add (&fixture, &mst_person_type, text);
    }

  merge = begin_merge (&fixture, &mst_unit_type, ids, G_N_ELEMENTS (ids));
  g_assert_cmpint (count_references (merge, "person", "unit"), ==, 2);
  g_assert_cmpint (count_references (merge, "unit", "superior"), ==, 1);
  apply_and_undo (&fixture, merge);

  kept = fixture_get (&fixture, &mst_unit_type, "东城区财政局");
  g_assert_cmpint (mst_record_get_id (kept), ==, ids[0]);
  g_assert_cmpint (mst_record_get_integer (kept, "superior"), ==, top);
  g_assert_cmpstr (mst_record_get (kept, "members"), ==, "7");
  person = fixture_get (&fixture, &mst_person_type, "职员2");
  g_assert_cmpint (mst_record_get_integer (person, "unit"), ==, ids[0]);
  branch = fixture_get (&fixture, &mst_unit_type, "国库科");
  g_assert_cmpint (mst_record_get_integer (branch, "superior"), ==, ids[0]);
  g_assert_cmpint (fixture_count (&fixture, &mst_unit_type), ==, 3);
}

/* Two compounds with buildings, posts, people and units. */
static void
test_areas (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autoptr (MstRecord) moved = NULL;
  g_autoptr (MstRecord) deeper = NULL;
  g_autoptr (MstRecord) kept = NULL;
  g_autofree char *line = NULL;
  gint64 ids[2], community, zone;

  fixture_init (&fixture);
  community = find_area (&fixture, "银闸社区");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("name=%s|level=4|parent=%d|households=%u", i == 0 ? "瑞庭院" : "瑞庭小区",
                         (int) community, 100 + i);
      g_autofree char *building = NULL;
      g_autofree char *post = NULL;
      g_autofree char *person = NULL;
      g_autofree char *unit = NULL;

      ids[i] = fixture_add (&fixture, &mst_area_type, text);
      building = g_strdup_printf ("name=%u号楼|level=6|parent=%d", i + 1, (int) ids[i]);
      fixture_add (&fixture, &mst_area_type, building);
      post = g_strdup_printf ("name=%u门|kind=1|area=%d", i + 1, (int) ids[i]);
      fixture_add (&fixture, &mst_post_type, post);
      person = g_strdup_printf ("name=住户%u|class=5|area=%d", i + 1, (int) ids[i]);
      fixture_add (&fixture, &mst_person_type, person);
      unit = g_strdup_printf ("name=物业%u|area=%d", i + 1, (int) ids[i]);
      fixture_add (&fixture, &mst_unit_type, unit);
    }
  line = g_strdup_printf ("name=东片区|level=5|parent=%d", (int) ids[1]);
  zone = fixture_add (&fixture, &mst_area_type, line);
  g_free (line);
  line = g_strdup_printf ("name=9号楼|level=6|parent=%d", (int) zone);
  fixture_add (&fixture, &mst_area_type, line);

  merge = begin_merge (&fixture, &mst_area_type, ids, G_N_ELEMENTS (ids));
  g_assert_cmpint (count_references (merge, "area", "parent"), ==, 2);
  g_assert_cmpint (count_references (merge, "post", "area"), ==, 1);
  g_assert_cmpint (count_references (merge, "person", "area"), ==, 1);
  g_assert_cmpint (count_references (merge, "unit", "area"), ==, 1);
  apply_and_undo (&fixture, merge);

  /* What moved has a code below the keeper's. */
  kept = fixture_get (&fixture, &mst_area_type, "瑞庭院");
  moved = fixture_get (&fixture, &mst_area_type, "东片区");
  deeper = fixture_get (&fixture, &mst_area_type, "9号楼");
  g_assert_cmpint (mst_record_get_integer (moved, "parent"), ==, ids[0]);
  g_assert_true (g_str_has_prefix (mst_record_get (moved, "code"), mst_record_get (kept, "code")));
  g_assert_true (
    g_str_has_prefix (mst_record_get (deeper, "code"), mst_record_get (moved, "code")));
}

/* A community's compounds keep their codes' form; the statistical codes of communities stay. */
static void
test_statistical_codes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autoptr (MstRecord) moved = NULL;
  gint64 ids[2];

  fixture_init (&fixture);
  ids[0] = find_area (&fixture, "东华门街道");
  ids[1] = find_area (&fixture, "景山街道");
  merge = begin_merge (&fixture, &mst_area_type, ids, G_N_ELEMENTS (ids));
  apply (&fixture, merge);
  moved = fixture_get (&fixture, &mst_area_type, "吉祥社区");
  g_assert_cmpint (mst_record_get_integer (moved, "parent"), ==, ids[0]);
  g_assert_cmpstr (mst_record_get (moved, "code"), ==, "110101002002");
  test_file_assert_clean (fixture.store);
}

/* --- refusals --- */

static void
test_refusals (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 ids[2], missing[2], community;

  fixture_init (&fixture);
  community = find_area (&fixture, "银闸社区");
  ids[0] = find_area (&fixture, "东华门街道");
  ids[1] = ids[0];
  g_assert_null (mst_merge_new (fixture.store, &mst_area_type, ids, 2, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  missing[0] = ids[0];
  missing[1] = 4711;
  g_assert_null (mst_merge_new (fixture.store, &mst_area_type, missing, 2, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A community can't hold what stands beside it. */
  ids[0] = community;
  ids[1] = find_area (&fixture, "景山街道");
  merge = begin_merge (&fixture, &mst_area_type, ids, 2);
  before = dump (&fixture);
  g_assert_null (mst_merge_apply (merge, fixture.store, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  after = dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (mst_store_in_group (fixture.store));
}

/* The keeper is not of the unit whose pair the other leads until they are one. */
static void
test_leaders (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autoptr (MstRecord) pair = NULL;
  g_autofree char *led = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *lines = NULL;
  gint64 unit, ids[2];
  int area;

  fixture_init (&fixture);
  area = (int) find_area (&fixture, "银闸社区");
  unit = fixture_add (&fixture, &mst_unit_type, "name=区财政局");
  plain = g_strdup_printf ("name=张三|class=2|area=%d|phone=13800000001", area);
  led = g_strdup_printf ("name=张三|class=2|area=%d|unit=%d", area, (int) unit);
  ids[0] = fixture_add (&fixture, &mst_person_type, plain);
  ids[1] = fixture_add (&fixture, &mst_person_type, led);
  lines = g_strdup_printf ("kind=3|unit=%d|person=%d|area=%d|since=2022-11-01", (int) unit,
                           (int) ids[1], area);
  fixture_add (&fixture, &mst_liaison_type, lines);
  merge = begin_merge (&fixture, &mst_person_type, ids, G_N_ELEMENTS (ids));
  apply_and_undo (&fixture, merge);
  pair = fixture_get (&fixture, &mst_liaison_type, "区财政局 → 银闸社区");
  g_assert_cmpint (mst_record_get_integer (pair, "person"), ==, ids[0]);
}

static gint64
add_rule (const Fixture *fixture, const char *kind, gint64 unit, gint64 area)
{
  g_autofree char *line =
    g_strdup_printf ("kind=%s|unit=%d|area=%d|since=2022-11-01", kind, (int) unit, (int) area);

  return fixture_add (fixture, &mst_planning_rule_type, line);
}

static void
assert_rule (const Fixture *fixture, gint64 id, const char *name)
{
  g_autoptr (MstRecord) rule = mst_store_get (fixture->store, &mst_planning_rule_type, id, NULL);

  g_assert_cmpstr (mst_record_get_title (rule), ==, name);
}

/* What plans keep to goes along with units and places, and gets their names. */
static void
test_rules (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) units = NULL;
  g_autoptr (MstMerge) places = NULL;
  gint64 unit_ids[2], place_ids[2], lock, forbid;

  fixture_init (&fixture);
  unit_ids[0] = fixture_add (&fixture, &mst_unit_type, "name=东城区财政局|capacity=1");
  unit_ids[1] = fixture_add (&fixture, &mst_unit_type, "name=区财政局|capacity=1");
  place_ids[0] = fixture_add (&fixture, &mst_area_type, "name=瑞庭院|level=4|parent=4");
  place_ids[1] = fixture_add (&fixture, &mst_area_type, "name=瑞庭院小区|level=4|parent=4");
  lock = add_rule (&fixture, "1", unit_ids[1], place_ids[1]);
  forbid = add_rule (&fixture, "2", unit_ids[0], find_area (&fixture, "银闸社区"));

  units = begin_merge (&fixture, &mst_unit_type, unit_ids, G_N_ELEMENTS (unit_ids));
  g_assert_cmpint (count_references (units, "planning_rule", "unit"), ==, 1);
  apply_and_undo (&fixture, units);
  assert_rule (&fixture, lock, "东城区财政局 固定包联 瑞庭院小区");
  assert_rule (&fixture, forbid, "东城区财政局 不得包联 银闸社区");
  places = begin_merge (&fixture, &mst_area_type, place_ids, G_N_ELEMENTS (place_ids));
  apply_and_undo (&fixture, places);
  assert_rule (&fixture, lock, "东城区财政局 固定包联 瑞庭院");
}

/* Two that are said the contrary of can't be one until one of the rules goes. */
static void
test_contrary_rules (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 place, ids[2];

  fixture_init (&fixture);
  place = find_area (&fixture, "银闸社区");
  ids[0] = fixture_add (&fixture, &mst_unit_type, "name=东城区财政局");
  ids[1] = fixture_add (&fixture, &mst_unit_type, "name=区财政局");
  add_rule (&fixture, "1", ids[0], place);
  add_rule (&fixture, "2", ids[1], place);
  merge = begin_merge (&fixture, &mst_unit_type, ids, G_N_ELEMENTS (ids));
  before = dump (&fixture);
  g_assert_null (mst_merge_apply (merge, fixture.store, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "东城区财政局 固定包联 银闸社区"));
  after = dump (&fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_stale (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[2];

  fixture_init (&fixture);
  ids[0] = fixture_add (&fixture, &mst_unit_type, "name=区财政局");
  ids[1] = fixture_add (&fixture, &mst_unit_type, "name=财政局");
  merge = begin_merge (&fixture, &mst_unit_type, ids, 2);
  set_value (&fixture, &mst_unit_type, ids[1], "members", "12");
  g_assert_null (mst_merge_apply (merge, fixture.store, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "财政局"));
  g_assert_cmpint (fixture_count (&fixture, &mst_unit_type), ==, 2);
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (take_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/merge/take/", take_cases[i].about, NULL);

      g_test_add_data_func (path, &take_cases[i], test_take);
    }
  g_test_add_func ("/merge/take/a finer place", test_finer_place);
  g_test_add_func ("/merge/choosing", test_choosing);
  g_test_add_func ("/merge/number-moves", test_number_moves);
  g_test_add_func ("/merge/units", test_units);
  g_test_add_func ("/merge/areas", test_areas);
  g_test_add_func ("/merge/leaders", test_leaders);
  g_test_add_func ("/merge/rules", test_rules);
  g_test_add_func ("/merge/contrary-rules", test_contrary_rules);
  g_test_add_func ("/merge/statistical-codes", test_statistical_codes);
  g_test_add_func ("/merge/refusals", test_refusals);
  g_test_add_func ("/merge/stale", test_stale);
  return g_test_run ();
}
