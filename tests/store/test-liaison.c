/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of liaison pairs, kept by the door. */
#include "config.h"

#include "mst-rules.h"
#include "store-fixture.h"

#include <string.h>

/** Pairs: a store with two units, a leader of the first, a cadre and two compounds. */
typedef struct
{
  Fixture *base;
  gint64 units[2];
  gint64 leader, stranger;
  gint64 compounds[2];
} Pairs;

static char *
dup_id (gint64 id)
{
  return id != 0 ? g_strdup_printf ("%d", (int) id) : NULL;
}

static gint64
insert_compound (Pairs *self, const char *name)
{
  g_autofree char *community = dup_id (self->base->communities[0]);
  g_autoptr (MstRecord) compound =
    make_record (&mst_area_type, "name", name, "level", "4", "parent", community, NULL);

  return insert (self->base->store, compound);
}

static Pairs *
pairs_new (void)
{
  Pairs *self = g_new0 (Pairs, 1);
  g_autofree char *community = NULL;
  g_autofree char *unit = NULL;
  g_autoptr (MstRecord) first =
    make_record (&mst_unit_type, "name", "财政局", "capacity", "2", NULL);
  g_autoptr (MstRecord) second = make_record (&mst_unit_type, "name", "住建局", NULL);
  g_autoptr (MstRecord) leader = NULL;

  self->base = fixture_new ();
  community = dup_id (self->base->communities[0]);
  self->units[0] = insert (self->base->store, first);
  self->units[1] = insert (self->base->store, second);
  unit = dup_id (self->units[0]);
  leader = make_record (&mst_person_type, "name", "王伟", "class", "2", "area", community, "unit",
                        unit, NULL);
  self->leader = insert (self->base->store, leader);
  self->stranger = insert_person (self->base->store, "李芳", self->base->communities[0]);
  self->compounds[0] = insert_compound (self, "瑞庭院");
  self->compounds[1] = insert_compound (self, "福园小区");
  return self;
}

static void
pairs_free (Pairs *self)
{
  fixture_free (self->base);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pairs, pairs_free)

static MstRecord *
make_pair (gint64 unit, gint64 person, gint64 area, const char *since, const char *ended)
{
  g_autofree char *unit_id = dup_id (unit);
  g_autofree char *person_id = dup_id (person);
  g_autofree char *area_id = dup_id (area);
  MstRecord *pair = make_record (&mst_liaison_type, "area", area_id, "since", since, NULL);

  mst_record_set (pair, "unit", unit_id);
  mst_record_set (pair, "person", person_id);
  mst_record_set (pair, "ended", ended);
  return pair;
}

/* A group of one insert; the id, or 0 with @sentence. */
static gint64
try_insert (Pairs *self, MstRecord *pair, char **sentence)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;

  g_assert_true (mst_store_begin (self->base->store, "insert", "Insert", NULL));
  ok = mst_store_insert (self->base->store, pair, NULL, &error);
  if (ok)
    g_assert_true (mst_store_commit (self->base->store, NULL));
  else
    {
      g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
      mst_store_rollback (self->base->store);
    }
  if (sentence != NULL)
    *sentence = ok ? NULL : g_strdup (error->message);
  return ok ? mst_record_get_id (pair) : 0;
}

static gint64
pair_up (Pairs *self, gint64 unit, gint64 person, gint64 area, const char *since, const char *ended)
{
  g_autoptr (MstRecord) pair = make_pair (unit, person, area, since, ended);
  g_autofree char *sentence = NULL;
  gint64 id = try_insert (self, pair, &sentence);

  g_assert_cmpstr (sentence, ==, NULL);
  return id;
}

/* @words: of the sentence, separated by "|" */
static void
refuse_pair (Pairs *self, MstRecord *pair, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  g_autofree char *sentence = NULL;

  g_assert_cmpint (try_insert (self, pair, &sentence), ==, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (sentence, parts[i]) == NULL)
      g_error ("“%s” says nothing of “%s”", sentence, parts[i]);
  mst_record_unref (pair);
}

/* One change; the sentence when it is refused. */
static char *
try_change (Pairs *self, const MstRecordType *type, gint64 id, const char *field, const char *value,
            int code)
{
  g_autoptr (MstRecord) record = mst_store_get (self->base->store, type, id, NULL);
  g_autoptr (GError) error = NULL;
  char *sentence = NULL;

  mst_record_set (record, field, value);
  g_assert_true (mst_store_begin (self->base->store, "update", "Update", NULL));
  if (mst_store_update (self->base->store, record, NULL, &error))
    {
      g_assert_true (mst_store_commit (self->base->store, NULL));
      return NULL;
    }
  g_assert_error (error, MST_ERROR, code);
  sentence = g_strdup (error->message);
  mst_store_rollback (self->base->store);
  return sentence;
}

static void
test_given (void)
{
  g_autoptr (Pairs) p = pairs_new ();
  MstStore *store = p->base->store;
  static const char *const kinds[] = { "3", "1", "2", "4" };
  const gint64 areas[] = { p->compounds[0], p->base->subdistricts[0], p->base->communities[0],
                           p->compounds[0] };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 id = pair_up (p, i == 0 ? p->units[0] : 0, p->leader, areas[i], "2022-03-01", NULL);
      g_autofree char *kind = dup_value (store, &mst_liaison_type, id, "kind");
      g_autofree char *name = dup_value (store, &mst_liaison_type, id, "name");

      g_assert_cmpstr (kind, ==, kinds[i]);
      g_assert_true (g_str_has_prefix (name, i == 0 ? "财政局 → " : "王伟 → "));
    }
  test_file_assert_clean (store);
}

static void
test_renamed (void)
{
  g_autoptr (Pairs) p = pairs_new ();
  MstStore *store = p->base->store;
  gint64 id = pair_up (p, p->units[0], 0, p->compounds[0], "2022-03-01", NULL);
  g_autofree char *renamed = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);

  change (store, &mst_unit_type, p->units[0], "name", "区财政局");
  renamed = dup_value (store, &mst_liaison_type, id, "name");
  g_assert_cmpstr (renamed, ==, "区财政局 → 瑞庭院");
  change (store, &mst_area_type, p->compounds[0], "name", "瑞庭院小区");
  moved = dup_value (store, &mst_liaison_type, id, "name");
  g_assert_cmpstr (moved, ==, "区财政局 → 瑞庭院小区");
  mst_query_set_search (query, "区财政");
  g_assert_cmpint (mst_query_count (query, store, NULL), ==, 1);
  test_file_assert_clean (store);
  g_assert_true (mst_store_undo (store, NULL));
  g_assert_true (mst_store_undo (store, NULL));
  undone = dup_value (store, &mst_liaison_type, id, "name");
  g_assert_cmpstr (undone, ==, "财政局 → 瑞庭院");
  test_file_assert_clean (store);
}

static void
test_one_unit (void)
{
  g_autoptr (Pairs) p = pairs_new ();
  gint64 id = pair_up (p, p->units[0], 0, p->compounds[0], "2022-03-01", NULL);
  g_autofree char *sentence = NULL;

  refuse_pair (p, make_pair (p->units[1], 0, p->compounds[0], "2022-05-01", NULL),
               "财政局|瑞庭院|2022-03-01");
  refuse_pair (p, make_pair (p->units[1], 0, p->compounds[0], "2022-01-01", NULL), "财政局");
  /* Before it, and after it: the day of release is the first of the next. */
  pair_up (p, p->units[1], 0, p->compounds[0], "2022-01-01", "2022-03-01");
  change (p->base->store, &mst_liaison_type, id, "ended", "2022-05-01");
  refuse_pair (p, make_pair (p->units[1], 0, p->compounds[0], "2022-04-30", NULL),
               "财政局|2022-03-01|2022-05-01");
  pair_up (p, p->units[1], 0, p->compounds[0], "2022-05-01", NULL);
  /* Nor by a change of the old one. */
  sentence = try_change (p, &mst_liaison_type, id, "ended", NULL, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (sentence, "住建局"));
  test_file_assert_clean (p->base->store);
}

static void
test_person_once (void)
{
  g_autoptr (Pairs) p = pairs_new ();
  MstRecord *household = make_pair (0, p->stranger, p->compounds[0], "2022-03-01", NULL);

  pair_up (p, 0, p->stranger, p->compounds[0], "2022-03-01", "2022-04-01");
  refuse_pair (p, make_pair (0, p->stranger, p->compounds[0], "2022-03-31", NULL),
               "李芳|瑞庭院|2022-04-01");
  /* Another place, another person, another kind. */
  pair_up (p, 0, p->stranger, p->compounds[1], "2022-03-01", NULL);
  pair_up (p, 0, p->leader, p->compounds[0], "2022-03-01", NULL);
  mst_record_set (household, "household", "3号楼502");
  g_assert_cmpint (try_insert (p, household, NULL), !=, 0);
  mst_record_unref (household);
}

static void
test_capacity (void)
{
  g_autoptr (Pairs) p = pairs_new ();
  MstStore *store = p->base->store;
  gint64 third = insert_compound (p, "锦祥家园");
  gint64 id;
  g_autofree char *sentence = NULL;
  g_autoptr (GPtrArray) breaches = NULL;

  id = pair_up (p, p->units[0], 0, p->compounds[0], "2022-03-01", "2022-06-01");
  pair_up (p, p->units[0], 0, p->compounds[1], "2022-05-01", NULL);
  /* In May it has two: a third that lasts into May is one too many, though it begins before. */
  refuse_pair (p, make_pair (p->units[0], 0, third, "2022-04-01", NULL), "财政局|2|2022-05-01");
  pair_up (p, p->units[0], 0, third, "2022-04-01", "2022-05-01");
  pair_up (p, p->units[0], 0, third, "2022-06-01", NULL);
  sentence = try_change (p, &mst_liaison_type, id, "ended", NULL, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (sentence, "2022-06-01"));
  /* A unit that says nothing has no bound; one that changes its mind is told of, not refused. */
  pair_up (p, p->units[1], 0, p->compounds[0], "2022-06-01", NULL);
  change (store, &mst_unit_type, p->units[0], "capacity", "1");
  breaches = mst_rules_list_breaches (store, NULL);
  g_assert_cmpuint (breaches->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (breaches, 0), "财政局"));
  /* Nothing in the way of less. */
  g_assert_null (try_change (p, &mst_liaison_type, id, "ended", "2022-04-01", 0));
}

static void
test_leader (void)
{
  g_autoptr (Pairs) p = pairs_new ();
  MstStore *store = p->base->store;
  g_autofree char *second = dup_id (p->units[1]);
  g_autoptr (GPtrArray) whole = NULL;
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (GPtrArray) mended = NULL;
  gint64 id;

  refuse_pair (p, make_pair (p->units[0], p->stranger, p->compounds[0], "2022-03-01", NULL),
               "李芳|财政局");
  refuse_pair (p, make_pair (p->units[1], p->leader, p->compounds[0], "2022-03-01", NULL),
               "王伟|财政局|住建局");
  id = pair_up (p, p->units[0], p->leader, p->compounds[0], "2022-03-01", NULL);
  whole = mst_rules_list_breaches (store, NULL);
  g_assert_cmpuint (whole->len, ==, 0);
  /* A leader who moves is a fact; the pair has to follow, and can be released meanwhile. */
  change (store, &mst_person_type, p->leader, "unit", second);
  breaches = mst_rules_list_breaches (store, NULL);
  g_assert_cmpuint (breaches->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (breaches, 0), "王伟"));
  g_assert_null (try_change (p, &mst_liaison_type, id, "ended", "2022-04-01", 0));
  mended = mst_rules_list_breaches (store, NULL);
  g_assert_cmpuint (mended->len, ==, 0);
}

static void
test_lives (void)
{
  g_autoptr (Pairs) p = pairs_new ();
  MstStore *store = p->base->store;
  gint64 id = pair_up (p, p->units[0], p->leader, p->compounds[0], "2022-03-01", NULL);
  const struct
  {
    const MstRecordType *type;
    gint64 id;
  } ends[] = { { &mst_unit_type, p->units[0] },
               { &mst_person_type, p->leader },
               { &mst_area_type, p->compounds[0] } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *sentence =
        try_change (p, ends[i].type, ends[i].id, "ended", "2022-06-01", MST_ERROR_IN_USE);

      g_assert_nonnull (strstr (sentence, "财政局 → 瑞庭院"));
    }
  change (store, &mst_liaison_type, id, "ended", "2022-06-01");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *early =
        try_change (p, ends[i].type, ends[i].id, "ended", "2022-05-31", MST_ERROR_IN_USE);

      g_assert_nonnull (early);
      g_assert_null (try_change (p, ends[i].type, ends[i].id, "ended", "2022-06-01", 0));
    }
  /* And a pair can't be made beyond them. */
  refuse_pair (p, make_pair (p->units[0], 0, p->compounds[1], "2022-05-01", NULL),
               "财政局|2022-06-01");
  refuse_pair (p, make_pair (p->units[1], 0, p->compounds[0], "2022-07-01", "2022-08-01"),
               "瑞庭院|2022-06-01");
  refuse_pair (p, make_pair (0, p->leader, p->compounds[1], "2022-05-01", "2022-06-02"),
               "王伟|2022-06-01");
  pair_up (p, p->units[0], 0, p->compounds[1], "2022-05-01", "2022-06-01");
  test_file_assert_clean (store);
}

static void
test_levels (void)
{
  g_autoptr (Pairs) p = pairs_new ();
  MstRecord *leader = make_pair (0, p->leader, p->base->communities[0], "2022-03-01", NULL);

  refuse_pair (p, make_pair (p->units[0], 0, p->base->subdistricts[0], "2022-03-01", NULL),
               "level");
  mst_record_set (leader, "kind", "1");
  refuse_pair (p, leader, "level");
  /* What belongs together in one record is its own check. */
  refuse_pair (p, make_pair (0, 0, p->compounds[0], "2022-03-01", NULL), "missing");
  refuse_pair (p, make_pair (p->units[0], 0, p->compounds[0], "2022-03-01", "2022-03-01"),
               "2022-03-01");
  refuse_pair (p, make_pair (p->units[0], 0, 0, "2022-03-01", NULL), "missing");
  refuse_pair (p, make_pair (p->units[0], 0, p->compounds[0], NULL, NULL), "missing");
}

/* What a pair needs can't be deleted. */
static void
test_referred (void)
{
  g_autoptr (Pairs) p = pairs_new ();
  MstStore *store = p->base->store;
  g_autoptr (GError) error = NULL;

  pair_up (p, p->units[0], 0, p->compounds[0], "2022-03-01", "2022-04-01");
  g_assert_true (mst_store_begin (store, "delete", "Delete", NULL));
  g_assert_false (mst_store_delete (store, &mst_unit_type, p->units[0], 1, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_IN_USE);
  mst_store_rollback (store);
}

/* Those that begin after the day of a query are not there; without a day they are planned. */
static void
test_as_of (void)
{
  static const struct
  {
    MstScope scope;
    const char *day;
    guint n;
  } cases[] = {
    { MST_SCOPE_CURRENT, "2021-12-31", 0 }, { MST_SCOPE_CURRENT, "2022-01-01", 1 },
    { MST_SCOPE_CURRENT, "2022-05-01", 1 }, { MST_SCOPE_ENDED, "2022-05-01", 1 },
    { MST_SCOPE_ALL, "2022-04-30", 1 },     { MST_SCOPE_ALL, "2022-05-01", 2 },
    { MST_SCOPE_CURRENT, NULL, 2 },         { MST_SCOPE_ALL, NULL, 3 },
  };
  g_autoptr (Pairs) p = pairs_new ();

  pair_up (p, p->units[0], 0, p->compounds[0], "2022-01-01", "2022-05-01");
  pair_up (p, p->units[1], 0, p->compounds[0], "2022-05-01", NULL);
  pair_up (p, p->units[1], 0, p->compounds[1], "2999-01-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);

      g_test_message ("case %u", i);
      mst_query_set_scope (query, cases[i].scope);
      mst_query_set_as_of (query, cases[i].day);
      /* As it is, then with a search that all of them fit. */
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (GArray) ids = NULL;

          mst_query_set_search (query, j == 0 ? NULL : "局");
          g_assert_cmpint (mst_query_count (query, p->base->store, NULL), ==, cases[i].n);
          ids = mst_query_list_ids (query, p->base->store, NULL);
          g_assert_cmpuint (ids->len, ==, cases[i].n);
        }
    }
}

/* So many that the order of all is remembered: with those that begin later. */
static void
test_many (void)
{
  const guint n = 1100;
  g_autoptr (Pairs) p = pairs_new ();
  MstStore *store = p->base->store;
  g_autoptr (MstQuery) then = mst_query_new (&mst_liaison_type);
  g_autoptr (MstQuery) members = mst_query_new (&mst_liaison_type);
  g_autoptr (GArray) counting = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) all = NULL;

  g_assert_true (mst_store_begin (store, "insert", "Insert", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *household = g_strdup_printf ("%04u", i);
      g_autoptr (MstRecord) pair =
        make_pair (0, p->stranger, p->compounds[0], i == 0 ? "2999-01-01" : "2022-03-01", NULL);

      mst_record_set (pair, "household", household);
      g_assert_true (mst_store_insert (store, pair, NULL, NULL));
    }
  g_assert_true (mst_store_commit (store, NULL));
  mst_query_set_as_of (then, "2022-03-01");
  counting = mst_query_list_ids (then, store, NULL);
  g_assert_cmpuint (counting->len, ==, n - 1);
  mst_query_set_search (then, "瑞庭院");
  found = mst_query_list_ids (then, store, NULL);
  g_assert_cmpuint (found->len, ==, n - 1);
  g_assert_true (mst_query_add_condition (members, "kind", MST_OPERATOR_IS, "5", NULL));
  all = mst_query_list_ids (members, store, NULL);
  g_assert_cmpuint (all->len, ==, n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (g_array_index (all, gint64, i - 1), <, g_array_index (all, gint64, i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/liaison/given", test_given);
  g_test_add_func ("/liaison/renamed", test_renamed);
  g_test_add_func ("/liaison/one-unit", test_one_unit);
  g_test_add_func ("/liaison/person-once", test_person_once);
  g_test_add_func ("/liaison/capacity", test_capacity);
  g_test_add_func ("/liaison/leader", test_leader);
  g_test_add_func ("/liaison/lives", test_lives);
  g_test_add_func ("/liaison/levels", test_levels);
  g_test_add_func ("/liaison/referred", test_referred);
  g_test_add_func ("/liaison/as-of", test_as_of);
  g_test_add_func ("/liaison/many", test_many);
  return g_test_run ();
}
