/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is out of use is left out of queries, unless they ask for it, and stays known. */
#include "config.h"

#include "store-fixture.h"

typedef struct
{
  const char *name;
  const char *sex;
  guint community;
  const char *ended;
} Invented;

static const Invented people[] = {
  { "丁一", "2", 0, NULL }, { "刘芳", "2", 0, "2022-11-10" },   { "单雄信", "1", 1, "2022-12-01" },
  { "王伟", "1", 2, NULL }, { "王小伟", "1", 2, "2999-01-01" },
};

static Fixture *
set_up (void)
{
  Fixture *f = fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[people[i].community]);
      g_autoptr (MstRecord) person =
        make_record (&mst_person_type, "name", people[i].name, "sex", people[i].sex, "class", "5",
                     "area", area, "ended", people[i].ended, NULL);

      insert (f->store, person);
    }
  return f;
}

typedef struct
{
  MstScope scope;
  const char *as_of;
  const char *search;
  const char *area;
  const char *sex;
  const char *found;
} Case;

static const Case cases[] = {
  { MST_SCOPE_CURRENT, NULL, NULL, NULL, NULL, "丁一 王伟 王小伟" },
  { MST_SCOPE_ENDED, NULL, NULL, NULL, NULL, "刘芳 单雄信" },
  { MST_SCOPE_ALL, NULL, NULL, NULL, NULL, "丁一 刘芳 单雄信 王伟 王小伟" },
  /* The day itself no longer counts. */
  { MST_SCOPE_CURRENT, "2022-11-09", NULL, NULL, NULL, "丁一 刘芳 单雄信 王伟 王小伟" },
  { MST_SCOPE_CURRENT, "2022-11-10", NULL, NULL, NULL, "丁一 单雄信 王伟 王小伟" },
  { MST_SCOPE_ENDED, "2022-11-10", NULL, NULL, NULL, "刘芳" },
  { MST_SCOPE_ENDED, "2999-01-01", NULL, NULL, NULL, "刘芳 单雄信 王小伟" },
  { MST_SCOPE_ENDED, "1999-01-01", NULL, NULL, NULL, "" },
  { MST_SCOPE_CURRENT, "2999-01-01", "伟", NULL, NULL, "王伟" },
  { MST_SCOPE_ENDED, NULL, "芳", NULL, NULL, "刘芳" },
  { MST_SCOPE_CURRENT, NULL, "芳", NULL, NULL, "" },
  { MST_SCOPE_CURRENT, NULL, NULL, "110101001000", NULL, "丁一" },
  { MST_SCOPE_ALL, NULL, NULL, "110101001000", NULL, "丁一 刘芳 单雄信" },
  { MST_SCOPE_ENDED, NULL, NULL, "110101001000", "1", "单雄信" },
  { MST_SCOPE_CURRENT, NULL, NULL, NULL, "1", "王伟 王小伟" },
};

static MstQuery *
make_query (const Case *c)
{
  MstQuery *query = mst_query_new (&mst_person_type);

  mst_query_set_scope (query, c->scope);
  mst_query_set_as_of (query, c->as_of);
  mst_query_set_search (query, c->search);
  mst_query_set_area (query, c->area);
  if (c->sex != NULL)
    mst_query_add_condition (query, "sex", MST_OPERATOR_IS, c->sex, NULL);
  return query;
}

static void
test_scopes (void)
{
  g_autoptr (Fixture) f = set_up ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstQuery) query = make_query (&cases[i]);
      g_autofree char *found = list_titles (f->store, query);
      g_autofree char *again = NULL;

      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].found);
      /* Within a group nothing is remembered. */
      g_assert_true (mst_store_begin (f->store, "update", "Change", NULL));
      again = list_titles (f->store, query);
      g_assert_cmpstr (again, ==, cases[i].found);
      mst_store_rollback (f->store);
    }
}

static void
assert_tally (const MstQuery *query, MstStore *store, const char *field, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tallies = mst_query_tally (query, store, field, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < tallies->len; i++)
    {
      const MstTally *tally = g_ptr_array_index (tallies, i);

      g_string_append_printf (text, "%s%s:%d", i > 0 ? " " : "", tally->value, (int) tally->count);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_figures (void)
{
  g_autoptr (Fixture) f = set_up ();
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (MstQuery) areas = mst_query_new (&mst_area_type);
  int households = mst_record_type_find (&mst_area_type, "households");
  g_autofree double *sums = NULL;

  assert_tally (query, f->store, "sex", "1:2 2:1");
  mst_query_set_scope (query, MST_SCOPE_ENDED);
  assert_tally (query, f->store, "sex", "1:1 2:1");
  mst_query_set_as_of (query, "2022-11-10");
  /* A value that nobody has any more isn't named. */
  assert_tally (query, f->store, "sex", "2:1");
  mst_query_set_scope (query, MST_SCOPE_ALL);
  assert_tally (query, f->store, "sex", "1:3 2:2");

  change (f->store, &mst_area_type, f->communities[0], "households", "1200");
  change (f->store, &mst_area_type, f->communities[1], "households", "34");
  change (f->store, &mst_area_type, f->communities[1], "ended", "2022-11-10");
  sums = mst_query_sum (areas, f->store, NULL);
  g_assert_cmpfloat (sums[households], ==, 1200);
  g_clear_pointer (&sums, g_free);
  mst_query_set_as_of (areas, "2022-11-09");
  sums = mst_query_sum (areas, f->store, NULL);
  g_assert_cmpfloat (sums[households], ==, 1234);
}

static void
test_search_finds_all (void)
{
  g_autoptr (Fixture) f = set_up ();
  g_autoptr (GPtrArray) hits = NULL;
  const MstHit *hit;

  change (f->store, &mst_person_type, 4, "ended", "2022-11-10");
  hits = mst_store_search (f->store, "王", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->title, ==, "王小伟");
  g_assert_false (hit->ended);
  hit = g_ptr_array_index (hits, 1);
  g_assert_cmpstr (hit->title, ==, "王伟");
  g_assert_true (hit->ended);
}

/* It is still there: for the check, for who refers to it, and for whoever would write it again. */
static void
test_stays_known (void)
{
  g_autoptr (Fixture) f = set_up ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) unit = make_record (&mst_unit_type, "name", "财政局", NULL);
  g_autoptr (MstRecord) again = make_record (&mst_unit_type, "name", "财政局", NULL);
  gint64 id = insert (f->store, unit);

  change (f->store, &mst_unit_type, id, "ended", "2022-11-10");
  g_assert_cmpint (count (f->store, &mst_unit_type), ==, 0);
  test_file_assert_clean (f->store);
  g_assert_true (mst_store_begin (f->store, "insert", "Insert", NULL));
  g_assert_false (mst_store_insert (f->store, again, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  mst_store_rollback (f->store);
  g_assert_true (mst_store_undo (f->store, NULL));
  g_assert_cmpint (count (f->store, &mst_unit_type), ==, 1);
  test_file_assert_clean (f->store);
}

static void
test_whole_day (void)
{
  g_autoptr (Fixture) f = set_up ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) person = mst_store_get (f->store, &mst_person_type, 1, NULL);

  mst_record_set (person, "ended", "2022-11");
  g_assert_true (mst_store_begin (f->store, "update", "Change", NULL));
  g_assert_false (mst_store_update (f->store, person, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  mst_store_rollback (f->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scope/scopes", test_scopes);
  g_test_add_func ("/scope/figures", test_figures);
  g_test_add_func ("/scope/search-finds-all", test_search_finds_all);
  g_test_add_func ("/scope/stays-known", test_stays_known);
  g_test_add_func ("/scope/whole-day", test_whole_day);
  return g_test_run ();
}
