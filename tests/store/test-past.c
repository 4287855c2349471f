/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of several queries at once, and figures of an evening that has passed. */
#include "config.h"

#include "store-fixture.h"

#define EVENING "2022-11-22"

/* What was done so far was done before the evening; what comes is done today. */
static void
make_past (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  mst_connection_execute (mst_store_get_connection (f->store),
                          "UPDATE journal_group SET at = '" EVENING "T23:59:59+08:00'", &error);
  g_assert_no_error (error);
}

static gboolean
count_one (const MstQuery *query, MstStore *store, gint64 *n, GError **error)
{
  return mst_query_count_past_each (&query, NULL, 1, store, EVENING, n, error);
}

static gint64
count_past (Fixture *f, const char *sex)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GError) error = NULL;
  gint64 n;

  if (sex != NULL)
    mst_query_add_condition (query, "sex", MST_OPERATOR_IS, sex, NULL);
  g_assert_true (count_one (query, f->store, &n, &error));
  g_assert_no_error (error);
  return n;
}

static gint64
add_person (Fixture *f, const char *sex, const char *ended)
{
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autoptr (MstRecord) person = make_record (&mst_person_type, "name", "丁一", "sex", sex, "class",
                                              "5", "area", area, "ended", ended, NULL);

  return insert (f->store, person);
}

static void
delete_record (Fixture *f, const MstRecordType *type, gint64 id)
{
  g_autoptr (MstRecord) record = mst_store_get (f->store, type, id, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_store_begin (f->store, "delete", "Delete", NULL));
  g_assert_true (mst_store_delete (f->store, type, id, mst_record_get_version (record), &error));
  g_assert_true (mst_store_commit (f->store, NULL));
}

static void
test_young_file (void)
{
  g_autoptr (Fixture) f = fixture_new ();

  add_person (f, "1", NULL);
  g_assert_cmpint (count_past (f, NULL), ==, -1);
  make_past (f);
  g_assert_cmpint (count_past (f, NULL), ==, 1);
}

static void
test_what_happens (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  gint64 stays = add_person (f, "1", NULL);
  gint64 goes = add_person (f, "1", NULL);
  gint64 ends = add_person (f, "2", NULL);
  gint64 returns = add_person (f, "2", "2022-11-01");
  gint64 changes = add_person (f, "1", NULL);
  gint64 comes;

  /* One who leaves on a day that was known then. */
  add_person (f, "1", "2022-11-25");
  make_past (f);
  g_assert_cmpint (count_past (f, NULL), ==, 5);
  g_assert_cmpint (count_past (f, "1"), ==, 4);
  g_assert_cmpint (count_past (f, "2"), ==, 1);

  delete_record (f, &mst_person_type, goes);
  change (f->store, &mst_person_type, ends, "ended", "2022-11-10");
  change (f->store, &mst_person_type, returns, "ended", NULL);
  change (f->store, &mst_person_type, changes, "sex", "2");
  change (f->store, &mst_person_type, stays, "name", "丁二");
  comes = add_person (f, "2", NULL);
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 4);
  g_assert_cmpint (count_past (f, NULL), ==, 5);
  g_assert_cmpint (count_past (f, "1"), ==, 4);
  g_assert_cmpint (count_past (f, "2"), ==, 1);

  /* Several things with one. */
  delete_record (f, &mst_person_type, changes);
  delete_record (f, &mst_person_type, comes);
  change (f->store, &mst_person_type, ends, "ended", NULL);
  g_assert_cmpint (count_past (f, NULL), ==, 5);
  g_assert_cmpint (count_past (f, "1"), ==, 4);
  g_assert_cmpint (count_past (f, "2"), ==, 1);
}

/* What was taken back and done again leaves the past alone. */
static void
test_undo (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  gint64 id = add_person (f, "1", NULL);

  make_past (f);
  change (f->store, &mst_person_type, id, "ended", "2022-11-10");
  add_person (f, "1", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (mst_store_undo (f->store, NULL));
      g_assert_cmpint (count_past (f, NULL), ==, 1);
    }
  g_assert_cmpint (count (f->store, &mst_person_type), ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (mst_store_redo (f->store, NULL));
      g_assert_cmpint (count_past (f, NULL), ==, 1);
    }
}

/* Several queries, of two types, in one walk. */
static void
test_several (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) communities = mst_query_new (&mst_area_type);
  g_autoptr (MstQuery) everywhere = mst_query_new (&mst_area_type);
  g_autoptr (MstQuery) people = mst_query_new (&mst_person_type);
  const MstQuery *queries[] = { communities, everywhere, people };
  gint64 counts[G_N_ELEMENTS (queries)];
  g_autoptr (GError) error = NULL;

  mst_query_add_condition (communities, "level", MST_OPERATOR_IS, "3", NULL);
  add_person (f, "1", NULL);
  make_past (f);
  add_person (f, "2", NULL);
  /* Of this entry the level isn't told. */
  change (f->store, &mst_area_type, f->communities[0], "ended", "2022-11-10");
  change (f->store, &mst_area_type, f->communities[1], "ended", "2999-11-10");
  g_assert_true (mst_query_count_past_each (queries, NULL, G_N_ELEMENTS (queries), f->store,
                                            EVENING, counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts[0], ==, 3);
  g_assert_cmpint (counts[1], ==, 6);
  g_assert_cmpint (counts[2], ==, 1);
}

static gint64
add_compound (Fixture *f, const char *code, const char *households)
{
  g_autofree char *parent = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autoptr (MstRecord) compound =
    make_record (&mst_area_type, "code", code, "name", code, "level", "4", "parent", parent, NULL);

  mst_record_set (compound, "households", households);
  return insert (f->store, compound);
}

/* What a field came to: changed, blank then, in records that have come or gone since. */
static void
test_sums (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) compounds = mst_query_new (&mst_area_type);
  const MstQuery *queries[] = { compounds, compounds };
  const char *const summed[] = { "households", NULL };
  gint64 first = add_compound (f, "110199001001991", "100");
  gint64 second = add_compound (f, "110199001001992", NULL);
  gint64 third = add_compound (f, "110199001001993", "7");
  gint64 counts[G_N_ELEMENTS (queries)];
  g_autoptr (GError) error = NULL;

  add_compound (f, "110199001001994", "1000");
  mst_query_add_condition (compounds, "level", MST_OPERATOR_IS, "4", NULL);
  make_past (f);
  add_compound (f, "110199001001995", "20");
  change (f->store, &mst_area_type, first, "households", "130");
  change (f->store, &mst_area_type, second, "households", "50");
  delete_record (f, &mst_area_type, third);
  g_assert_true (mst_query_count_past_each (queries, summed, G_N_ELEMENTS (queries), f->store,
                                            EVENING, counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts[0], ==, 1107);
  g_assert_cmpint (counts[1], ==, 4);
}

/* What is entered today for later, or for long ago, was not there on the evening. */
static void
test_beginning (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *area = g_strdup_printf ("%d", (int) f->subdistricts[0]);
  g_autofree char *person = g_strdup_printf ("%d", (int) add_person (f, "1", NULL));
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autoptr (GError) error = NULL;
  const char *const since[] = { "2022-11-01", "2022-11-23", "2022-11-10" };
  const char *const ended[] = { "2022-11-05", NULL, "2022-11-23" };
  gint64 ids[G_N_ELEMENTS (since)];
  gint64 n;

  for (guint i = 0; i < G_N_ELEMENTS (since); i++)
    {
      g_autoptr (MstRecord) pair =
        make_record (&mst_liaison_type, "person", person, "area", area, "since", since[i], NULL);

      mst_record_set (pair, "ended", ended[i]);
      /* The first two are there on the evening, and neither counts. */
      if (i == 2)
        make_past (f);
      ids[i] = insert (f->store, pair);
    }
  g_assert_true (count_one (query, f->store, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 0);
  change (f->store, &mst_liaison_type, ids[2], "ended", "2022-11-11");
  change (f->store, &mst_liaison_type, ids[1], "since", "2022-11-22");
  g_assert_true (count_one (query, f->store, &n, &error));
  g_assert_cmpint (n, ==, 0);
}

/* --- conditions of every kind --- */

static const struct
{
  const char *field;
  MstOperator operator_;
  const char *value;
} conditions[] = {
  { NULL, MST_OPERATOR_IS, NULL },
  { "sex", MST_OPERATOR_IS, "1" },
  { "sex", MST_OPERATOR_IS_NOT, "1" },
  { "sex", MST_OPERATOR_CONTAINS, "ale" },
  { "phone", MST_OPERATOR_BLANK, NULL },
  { "phone", MST_OPERATOR_NOT_BLANK, NULL },
  { "birth", MST_OPERATOR_IS, "1985" },
  { "birth", MST_OPERATOR_BETWEEN, "1980-01-01..1989-12-31" },
  { "birth", MST_OPERATOR_BETWEEN, "1980.." },
  { "birth", MST_OPERATOR_AT_LEAST, "1990-01-01" },
  { "birth", MST_OPERATOR_AT_MOST, "1985" },
  { "name", MST_OPERATOR_CONTAINS, "丁" },
  { "name", MST_OPERATOR_NOT_CONTAINS, "丁" },
  { "note", MST_OPERATOR_CONTAINS, "\"B\\" },
  { "note", MST_OPERATOR_IS, "a \"b\\\nc" },
  { "area", MST_OPERATOR_IS_NOT, "4" },
};

#define N_CONDITIONS G_N_ELEMENTS (conditions)

/* One more than there are conditions: of alternatives. */
static void
make_queries (MstQuery *queries[N_CONDITIONS + 1], MstScope scope)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= N_CONDITIONS; i++)
    {
      queries[i] = mst_query_new (&mst_person_type);
      mst_query_set_scope (queries[i], scope);
      if (i < N_CONDITIONS && conditions[i].field != NULL)
        mst_query_add_condition (queries[i], conditions[i].field, conditions[i].operator_,
                                 conditions[i].value, &error);
      g_assert_no_error (error);
    }
  mst_query_add_condition (queries[N_CONDITIONS], "sex", MST_OPERATOR_IS, "1", &error);
  mst_query_add_alternative (queries[N_CONDITIONS], "name", MST_OPERATOR_CONTAINS, "丁", &error);
  mst_query_add_condition (queries[N_CONDITIONS], "birth", MST_OPERATOR_NOT_BLANK, NULL, &error);
  g_assert_no_error (error);
}

static void
clear_queries (MstQuery *queries[N_CONDITIONS + 1])
{
  for (guint i = 0; i <= N_CONDITIONS; i++)
    mst_query_unref (queries[i]);
}

static MstRecord *
make_somebody (Fixture *f, guint i)
{
  static const char *const births[] = { "1985-07-01", "1985", NULL, "1992-03", "1979-12-31" };
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[i % 3]);
  g_autofree char *name = make_name (i);
  MstRecord *person = make_record (&mst_person_type, "name", i % 7 == 0 ? "丁一" : name, "sex",
                                   i % 3 == 0 ? "1" : "2", "class", "5", "area", area, "birth",
                                   births[i % 5], "phone", i % 4 == 0 ? NULL : "13800000000", NULL);

  if (i % 9 == 0)
    mst_record_set (person, "ended", "2022-11-10");
  if (i % 6 == 0)
    mst_record_set (person, "note", "A \"b\\\nc");
  else if (i % 6 == 1)
    mst_record_set (person, "note", "a \"b\\\nc");
  return person;
}

static void
add_people (Fixture *f, guint first, guint n, gint64 *ids)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MstRecord) person = make_somebody (f, first + i);

      ids[i] = insert (f->store, person);
    }
}

/* Each figure is that of the query alone, in every scope. */
static void
test_each (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  gint64 ids[40];

  add_people (f, 0, G_N_ELEMENTS (ids), ids);
  for (int scope = MST_SCOPE_CURRENT; scope <= MST_SCOPE_ALL; scope++)
    {
      MstQuery *queries[N_CONDITIONS + 1];
      gint64 counts[N_CONDITIONS + 1];
      g_autoptr (GError) error = NULL;

      make_queries (queries, (MstScope) scope);
      g_assert_true (mst_query_count_each ((const MstQuery *const *) queries, N_CONDITIONS + 1,
                                           f->store, counts, &error));
      g_assert_no_error (error);
      for (guint i = 0; i <= N_CONDITIONS; i++)
        g_assert_cmpint (counts[i], ==, mst_query_count (queries[i], f->store, NULL));
      g_assert_cmpint (counts[0], >, 0);
      /* Part of what a place is called is asked of the database. */
      mst_query_add_condition (queries[0], "area", MST_OPERATOR_CONTAINS, "社区", NULL);
      g_assert_true (mst_query_count_each ((const MstQuery *const *) queries, N_CONDITIONS + 1,
                                           f->store, counts, &error));
      g_assert_cmpint (counts[0], ==, mst_query_count (queries[0], f->store, NULL));
      clear_queries (queries);
    }
}

/* Whatever is asked: what was counted on the evening is counted afterwards for the evening. */
static void
test_conditions (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  MstQuery *queries[N_CONDITIONS + 1];
  gint64 then[N_CONDITIONS + 1], counts[N_CONDITIONS + 1], ids[40], more[20];
  g_autoptr (GError) error = NULL;

  add_people (f, 0, G_N_ELEMENTS (ids), ids);
  make_past (f);
  make_queries (queries, MST_SCOPE_CURRENT);
  for (guint i = 0; i <= N_CONDITIONS; i++)
    {
      g_autoptr (MstQuery) query = mst_query_copy (queries[i]);

      mst_query_set_as_of (query, EVENING);
      then[i] = mst_query_count (query, f->store, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i += 2)
    {
      g_autoptr (MstRecord) other = make_somebody (f, 100 + i);

      if (i % 5 == 0)
        delete_record (f, &mst_person_type, ids[i]);
      else
        for (guint field = 0; field < mst_person_type.n_fields; field++)
          change (f->store, &mst_person_type, ids[i], mst_person_type.fields[field].name,
                  mst_record_get_at (other, field));
    }
  add_people (f, 200, G_N_ELEMENTS (more), more);
  g_assert_true (mst_query_count_past_each ((const MstQuery *const *) queries, NULL,
                                            N_CONDITIONS + 1, f->store, EVENING, counts, &error));
  g_assert_no_error (error);
  for (guint i = 0; i <= N_CONDITIONS; i++)
    if (counts[i] != then[i])
      g_error ("condition %u: %d, and then it was %d", i, (int) counts[i], (int) then[i]);

  /* Of what it is part of the journal tells nothing: that is said. */
  mst_query_add_condition (queries[1], "area", MST_OPERATOR_CONTAINS, "社区", NULL);
  g_assert_true (mst_query_count_past_each ((const MstQuery *const *) queries, NULL, 2, f->store,
                                            EVENING, counts, &error));
  g_assert_cmpint (counts[0], ==, then[0]);
  g_assert_cmpint (counts[1], ==, -1);
  clear_queries (queries);
}

/* Figures are compared as such, not as texts. */
static void
test_numbers (void)
{
  static const char *const members[] = { "2", "9", "10", "11", NULL };
  static const struct
  {
    MstOperator operator_;
    const char *value;
    gint64 n;
  } cases[] = {
    { MST_OPERATOR_IS, "9", 1 },          { MST_OPERATOR_IS_NOT, "9", 4 },
    { MST_OPERATOR_AT_LEAST, "9", 3 },    { MST_OPERATOR_AT_MOST, "10", 3 },
    { MST_OPERATOR_BETWEEN, "9..11", 3 }, { MST_OPERATOR_CONTAINS, "1", 2 },
    { MST_OPERATOR_BLANK, NULL, 1 },
  };
  g_autoptr (Fixture) f = fixture_new ();
  gint64 ids[G_N_ELEMENTS (members)];

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u局", i);
      g_autoptr (MstRecord) unit = make_record (&mst_unit_type, "name", name, NULL);

      mst_record_set (unit, "members", members[i]);
      ids[i] = insert (f->store, unit);
    }
  make_past (f);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    change (f->store, &mst_unit_type, ids[i], "members", i % 2 == 0 ? "100" : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstQuery) query = mst_query_new (&mst_unit_type);
      g_autoptr (GError) error = NULL;
      gint64 n;

      mst_query_add_condition (query, "members", cases[i].operator_, cases[i].value, &error);
      g_assert_no_error (error);
      g_assert_true (count_one (query, f->store, &n, &error));
      g_assert_no_error (error);
      g_assert_cmpint (n, ==, cases[i].n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/past/young-file", test_young_file);
  g_test_add_func ("/past/what-happens", test_what_happens);
  g_test_add_func ("/past/undo", test_undo);
  g_test_add_func ("/past/several", test_several);
  g_test_add_func ("/past/sums", test_sums);
  g_test_add_func ("/past/beginning", test_beginning);
  g_test_add_func ("/past/each", test_each);
  g_test_add_func ("/past/conditions", test_conditions);
  g_test_add_func ("/past/numbers", test_numbers);
  return g_test_run ();
}
