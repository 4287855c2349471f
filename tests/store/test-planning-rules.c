/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of planning rules keep to, kept by the door. */
#include "config.h"

#include "mst-planning-rule.h"
#include "mst-rules.h"
#include "store-fixture.h"

#include <string.h>

/** Rules: a store with two units and two compounds in different subdistricts. */
typedef struct
{
  Fixture *base;
  gint64 units[2]; /* the first can carry one place, the second what it likes */
  gint64 compounds[2];
} Rules;

static char *
dup_id (gint64 id)
{
  return id != 0 ? g_strdup_printf ("%d", (int) id) : NULL;
}

static gint64
insert_compound (Rules *self, const char *name, gint64 community)
{
  g_autofree char *parent = dup_id (community);
  g_autoptr (MstRecord) compound =
    make_record (&mst_area_type, "name", name, "level", "4", "parent", parent, NULL);

  return insert (self->base->store, compound);
}

static Rules *
rules_new (void)
{
  Rules *self = g_new0 (Rules, 1);
  g_autoptr (MstRecord) first =
    make_record (&mst_unit_type, "name", "财政局", "capacity", "1", NULL);
  g_autoptr (MstRecord) second = make_record (&mst_unit_type, "name", "住建局", NULL);

  self->base = fixture_new ();
  self->units[0] = insert (self->base->store, first);
  self->units[1] = insert (self->base->store, second);
  self->compounds[0] = insert_compound (self, "瑞庭院", self->base->communities[0]);
  self->compounds[1] = insert_compound (self, "福园小区", self->base->communities[2]);
  return self;
}

static void
rules_free (Rules *self)
{
  fixture_free (self->base);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rules, rules_free)

static MstRecord *
make_rule (MstPlanningRuleKind kind, gint64 unit, gint64 area, const char *number,
           const char *since, const char *ended)
{
  g_autofree char *code = g_strdup_printf ("%d", kind);
  g_autofree char *unit_id = dup_id (unit);
  g_autofree char *area_id = dup_id (area);
  MstRecord *rule = make_record (&mst_planning_rule_type, "kind", code, NULL);

  mst_record_set (rule, "unit", unit_id);
  mst_record_set (rule, "area", area_id);
  mst_record_set (rule, "number", number);
  mst_record_set (rule, "since", since);
  mst_record_set (rule, "ended", ended);
  return rule;
}

/* A group of one insert; the id, or 0 with @sentence. */
static gint64
try_insert (Rules *self, MstRecord *rule, char **sentence)
{
  g_autoptr (GError) error = NULL;

  *sentence = NULL;
  g_assert_true (mst_store_begin (self->base->store, "insert", "Insert", NULL));
  if (mst_store_insert (self->base->store, rule, NULL, &error))
    {
      g_assert_true (mst_store_commit (self->base->store, NULL));
      return mst_record_get_id (rule);
    }
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  mst_store_rollback (self->base->store);
  *sentence = g_strdup (error->message);
  return 0;
}

static gint64
keep (Rules *self, MstPlanningRuleKind kind, gint64 unit, gint64 area, const char *number,
      const char *since, const char *ended)
{
  g_autoptr (MstRecord) rule = make_rule (kind, unit, area, number, since, ended);
  g_autofree char *sentence = NULL;
  gint64 id = try_insert (self, rule, &sentence);

  g_assert_cmpstr (sentence, ==, NULL);
  return id;
}

/* @words: of the sentence, separated by "|" */
static void
refuse (Rules *self, MstPlanningRuleKind kind, gint64 unit, gint64 area, const char *number,
        const char *since, const char *ended, const char *words)
{
  g_autoptr (MstRecord) rule = make_rule (kind, unit, area, number, since, ended);
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  g_autofree char *sentence = NULL;

  g_assert_cmpint (try_insert (self, rule, &sentence), ==, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (sentence, parts[i]) == NULL)
      g_error ("“%s” says nothing of “%s”", sentence, parts[i]);
}

static void
test_named (void)
{
  g_autoptr (Rules) r = rules_new ();
  MstStore *store = r->base->store;
  static const char *const names[] = {
    "住建局 固定包联 瑞庭院", "住建局 不得包联 福园小区", "财政局 优先包联 瑞庭院",
    "住建局 限于 东华门街道", "住建局 至少包联 2 处",     "福园小区 免包",
  };
  gint64 ids[] = {
    keep (r, MST_PLANNING_RULE_LOCK, r->units[1], r->compounds[0], NULL, "2022-03-01", NULL),
    keep (r, MST_PLANNING_RULE_FORBID, r->units[1], r->compounds[1], NULL, "2022-03-01", NULL),
    keep (r, MST_PLANNING_RULE_PREFER, r->units[0], r->compounds[0], NULL, "2022-03-01", NULL),
    keep (r, MST_PLANNING_RULE_WITHIN, r->units[1], r->base->subdistricts[0], NULL, "2022-03-01",
          NULL),
    keep (r, MST_PLANNING_RULE_AT_LEAST, r->units[1], 0, "2", "2022-03-01", NULL),
    keep (r, MST_PLANNING_RULE_CLOSED, 0, r->compounds[1], NULL, "2022-03-01", NULL),
  };
  g_autofree char *subdistrict =
    dup_value (store, &mst_area_type, r->base->subdistricts[0], "name");
  g_autofree char *renamed = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (MstQuery) query = mst_query_new (&mst_planning_rule_type);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = dup_value (store, &mst_planning_rule_type, ids[i], "name");
      g_autofree char *expected =
        i == 3 ? g_strdup_printf ("住建局 限于 %s", subdistrict) : g_strdup (names[i]);

      g_assert_cmpstr (name, ==, expected);
    }
  change (store, &mst_unit_type, r->units[1], "name", "区住建局");
  change (store, &mst_area_type, r->compounds[0], "name", "瑞庭院小区");
  renamed = dup_value (store, &mst_planning_rule_type, ids[0], "name");
  g_assert_cmpstr (renamed, ==, "区住建局 固定包联 瑞庭院小区");
  mst_query_set_search (query, "ruitingyuan");
  g_assert_cmpint (mst_query_count (query, store, NULL), ==, 2);
  test_file_assert_clean (store);
  g_assert_true (mst_store_undo (store, NULL));
  g_assert_true (mst_store_undo (store, NULL));
  undone = dup_value (store, &mst_planning_rule_type, ids[0], "name");
  g_assert_cmpstr (undone, ==, names[0]);
  test_file_assert_clean (store);
}

/* What a kind needs, and what has no meaning in it. */
static void
test_parts (void)
{
  g_autoptr (Rules) r = rules_new ();
  gint64 unit = r->units[1], place = r->compounds[0];

  for (int kind = 1; kind <= MST_PLANNING_RULE_N_KINDS; kind++)
    {
      gboolean has_number = kind == MST_PLANNING_RULE_AT_LEAST;
      gboolean has_unit = mst_planning_rule_kind_has_unit ((MstPlanningRuleKind) kind);
      gboolean has_area = mst_planning_rule_kind_has_area ((MstPlanningRuleKind) kind);

      refuse (r, (MstPlanningRuleKind) kind, has_unit ? 0 : unit, has_area ? place : 0,
              has_number ? "2" : NULL, "2022-03-01", NULL, has_unit ? "missing" : "no meaning");
      refuse (r, (MstPlanningRuleKind) kind, has_unit ? unit : 0, has_area ? 0 : place,
              has_number ? "2" : NULL, "2022-03-01", NULL, has_area ? "missing" : "no meaning");
      refuse (r, (MstPlanningRuleKind) kind, has_unit ? unit : 0, has_area ? place : 0,
              has_number ? NULL : "2", "2022-03-01", NULL, has_number ? "missing" : "no meaning");
    }
  refuse (r, MST_PLANNING_RULE_LOCK, unit, place, NULL, NULL, NULL, "missing");
  refuse (r, MST_PLANNING_RULE_LOCK, unit, place, NULL, "2022-03-01", "2022-03-01", "2022-03-01");
  refuse (r, MST_PLANNING_RULE_LOCK, unit, r->base->subdistricts[0], NULL, "2022-03-01", NULL,
          "as a whole");
}

static void
test_contrary (void)
{
  g_autoptr (Rules) r = rules_new ();
  gint64 unit = r->units[1], place = r->compounds[0];
  gint64 lock = keep (r, MST_PLANNING_RULE_LOCK, unit, place, NULL, "2022-03-01", NULL);

  refuse (r, MST_PLANNING_RULE_FORBID, unit, place, NULL, "2022-05-01", NULL,
          "contrary|住建局 固定包联 瑞庭院|2022-03-01");
  refuse (r, MST_PLANNING_RULE_LOCK, r->units[0], place, NULL, "2022-05-01", NULL, "contrary");
  refuse (r, MST_PLANNING_RULE_CLOSED, 0, place, NULL, "2022-05-01", NULL, "contrary");
  refuse (r, MST_PLANNING_RULE_LOCK, unit, place, NULL, "2022-05-01", NULL, "said this|2022-03-01");
  /* Another place, another unit, another time. */
  keep (r, MST_PLANNING_RULE_FORBID, unit, r->compounds[1], NULL, "2022-05-01", NULL);
  refuse (r, MST_PLANNING_RULE_PREFER, unit, r->compounds[1], NULL, "2022-05-01", NULL, "contrary");
  keep (r, MST_PLANNING_RULE_FORBID, r->units[0], place, NULL, "2022-05-01", NULL);
  keep (r, MST_PLANNING_RULE_FORBID, unit, place, NULL, "2022-01-01", "2022-03-01");
  change (r->base->store, &mst_planning_rule_type, lock, "ended", "2022-05-01");
  keep (r, MST_PLANNING_RULE_CLOSED, 0, place, NULL, "2022-05-01", NULL);
  keep (r, MST_PLANNING_RULE_AT_LEAST, unit, 0, "1", "2022-05-01", NULL);
  refuse (r, MST_PLANNING_RULE_AT_LEAST, unit, 0, "2", "2022-05-01", NULL, "said this");
  test_file_assert_clean (r->base->store);
}

static void
test_within (void)
{
  g_autoptr (Rules) r = rules_new ();
  gint64 unit = r->units[1];

  keep (r, MST_PLANNING_RULE_WITHIN, unit, r->base->subdistricts[0], NULL, "2022-03-01", NULL);
  keep (r, MST_PLANNING_RULE_LOCK, unit, r->compounds[0], NULL, "2022-03-01", NULL);
  refuse (r, MST_PLANNING_RULE_LOCK, unit, r->compounds[1], NULL, "2022-03-01", NULL,
          "福园小区|限于");
  /* Several areas: any of them. */
  keep (r, MST_PLANNING_RULE_WITHIN, unit, r->base->communities[2], NULL, "2022-03-01", NULL);
  keep (r, MST_PLANNING_RULE_LOCK, unit, r->compounds[1], NULL, "2022-03-01", NULL);
  /* The other way round. */
  keep (r, MST_PLANNING_RULE_LOCK, r->units[0], r->base->communities[1], NULL, "2022-03-01", NULL);
  refuse (r, MST_PLANNING_RULE_WITHIN, r->units[0], r->base->subdistricts[1], NULL, "2022-03-01",
          NULL, "财政局|is fixed to");
  keep (r, MST_PLANNING_RULE_WITHIN, r->units[0], r->base->subdistricts[0], NULL, "2022-03-01",
        NULL);
}

/* The limit that holds a fixed place ends, and the other is left. */
static void
test_within_no_more (void)
{
  g_autoptr (Rules) r = rules_new ();
  MstStore *store = r->base->store;
  gint64 unit = r->units[1];
  gint64 held =
    keep (r, MST_PLANNING_RULE_WITHIN, unit, r->base->subdistricts[0], NULL, "2022-03-01", NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  keep (r, MST_PLANNING_RULE_WITHIN, unit, r->base->communities[2], NULL, "2022-03-01", NULL);
  keep (r, MST_PLANNING_RULE_LOCK, unit, r->compounds[0], NULL, "2022-03-01", NULL);
  keep (r, MST_PLANNING_RULE_LOCK, r->units[0], r->compounds[1], NULL, "2022-03-01", NULL);
  before = mst_rules_list_breaches (store, NULL);
  g_assert_cmpuint (before->len, ==, 0);
  change (store, &mst_planning_rule_type, held, "ended", "2022-05-01");
  after = mst_rules_list_breaches (store, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (after, 0), "住建局 固定包联 瑞庭院"));
}

/* What a rule names stays, and it is said what names it. */
static void
test_deleted (void)
{
  g_autoptr (Rules) r = rules_new ();
  MstStore *store = r->base->store;
  gint64 rule =
    keep (r, MST_PLANNING_RULE_LOCK, r->units[1], r->compounds[0], NULL, "2022-03-01", NULL);
  const struct
  {
    const MstRecordType *type;
    gint64 id;
  } named[] = { { &mst_unit_type, r->units[1] }, { &mst_area_type, r->compounds[0] } };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (mst_store_begin (store, "delete", "Delete", NULL));
      g_assert_false (mst_store_delete (store, named[i].type, named[i].id, 1, &error));
      g_assert_error (error, MST_ERROR, MST_ERROR_IN_USE);
      g_assert_nonnull (strstr (error->message, "1 liaison rule"));
      mst_store_rollback (store);
    }
  g_assert_true (mst_store_begin (store, "delete", "Delete", NULL));
  g_assert_true (mst_store_delete (store, &mst_planning_rule_type, rule, 1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    g_assert_true (mst_store_delete (store, named[i].type, named[i].id, 1, NULL));
  g_assert_true (mst_store_commit (store, NULL));
  test_file_assert_clean (store);
}

static void
test_capacity (void)
{
  g_autoptr (Rules) r = rules_new ();
  gint64 unit = r->units[0];
  gint64 first =
    keep (r, MST_PLANNING_RULE_LOCK, unit, r->compounds[0], NULL, "2022-05-01", "2022-06-01");
  g_autoptr (GPtrArray) breaches = NULL;
  g_autoptr (GPtrArray) moot = NULL;

  /* It begins before the other, and lasts into it. */
  refuse (r, MST_PLANNING_RULE_LOCK, unit, r->compounds[1], NULL, "2022-04-01", NULL,
          "财政局|1|2022-05-01");
  keep (r, MST_PLANNING_RULE_LOCK, unit, r->compounds[1], NULL, "2022-04-01", "2022-05-01");
  keep (r, MST_PLANNING_RULE_LOCK, unit, r->compounds[1], NULL, "2022-06-01", NULL);
  refuse (r, MST_PLANNING_RULE_AT_LEAST, unit, 0, "2", "2022-04-01", NULL, "财政局|1|2");
  keep (r, MST_PLANNING_RULE_AT_LEAST, unit, 0, "1", "2022-04-01", NULL);
  /* Facts that came later are told of, and in nobody's way: less is always possible. */
  change (r->base->store, &mst_unit_type, unit, "capacity", "0");
  change (r->base->store, &mst_planning_rule_type, first, "ended", "2022-05-15");
  change (r->base->store, &mst_planning_rule_type, first, "reason", "区委文件");
  breaches = mst_rules_list_breaches (r->base->store, NULL);
  g_assert_cmpuint (breaches->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (breaches, 0), "财政局"));
  change (r->base->store, &mst_unit_type, unit, "capacity", "1");
  change (r->base->store, &mst_unit_type, unit, "ended", "2022-10-01");
  moot = mst_rules_list_breaches (r->base->store, NULL);
  g_assert_cmpuint (moot->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (moot, 0), "2022-10-01"));
}

static void
test_lives (void)
{
  g_autoptr (Rules) r = rules_new ();

  change (r->base->store, &mst_unit_type, r->units[0], "ended", "2022-06-01");
  refuse (r, MST_PLANNING_RULE_LOCK, r->units[0], r->compounds[0], NULL, "2022-06-01", NULL,
          "财政局|2022-06-01");
  keep (r, MST_PLANNING_RULE_LOCK, r->units[0], r->compounds[0], NULL, "2022-05-31", NULL);
  change (r->base->store, &mst_area_type, r->compounds[1], "ended", "2022-06-01");
  refuse (r, MST_PLANNING_RULE_CLOSED, 0, r->compounds[1], NULL, "2022-07-01", NULL,
          "福园小区|2022-06-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning-rules/named", test_named);
  g_test_add_func ("/planning-rules/parts", test_parts);
  g_test_add_func ("/planning-rules/contrary", test_contrary);
  g_test_add_func ("/planning-rules/within", test_within);
  g_test_add_func ("/planning-rules/within-no-more", test_within_no_more);
  g_test_add_func ("/planning-rules/capacity", test_capacity);
  g_test_add_func ("/planning-rules/deleted", test_deleted);
  g_test_add_func ("/planning-rules/lives", test_lives);
  return g_test_run ();
}
