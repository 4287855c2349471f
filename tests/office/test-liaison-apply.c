/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Liaison plans done, undone, repaired and explained. */
#include "config.h"

#include "liaison-fixture.h"

#include "mst-edit.h"
#include "mst-liaison-map.h"
#include "mst-sample.h"

#include <string.h>

/* --- doing it --- */

static gint64
count_pairs (World *self, const char *day)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);

  mst_query_set_as_of (query, day);
  g_assert_true (mst_query_add_condition (query, "since", MST_OPERATOR_AT_MOST, day, NULL));
  return mst_query_count (query, self->fixture.store, NULL);
}

static void
test_apply (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstLiaisonPlan) again = NULL;
  g_autoptr (MstRecord) released = NULL;
  g_autoptr (MstRecord) begun = NULL;
  g_autoptr (GError) error = NULL;
  MstLiaisonPlanWriting writing = { .document = "东组发〔2026〕3号", .reason = "就近包联" };
  gint64 n_groups;

  /* One that is changed, one that began on the very day and is changed too. */
  world_add_pair (self, 0, 2, "since=2026-01-01");
  world_add_pair (self, 1, 2, "since=" DAY);
  self->options->keep = 0;
  made = world_plan (self);
  world_assert_units (self, made, "abcc");
  n_groups = mst_store_count_groups (self->fixture.store, NULL, NULL);
  g_free (mst_liaison_plan_apply (self->fixture.store, made, &writing, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mst_store_count_groups (self->fixture.store, NULL, NULL), ==, n_groups + 1);

  released = world_get_pair (self, "丙局 → 1号院");
  g_assert_cmpstr (mst_record_get (released, "ended"), ==, DAY);
  begun = world_get_pair (self, "甲局 → 1号院");
  g_assert_cmpstr (mst_record_get (begun, "since"), ==, DAY);
  g_assert_cmpstr (mst_record_get (begun, "document"), ==, "东组发〔2026〕3号");
  g_assert_cmpstr (mst_record_get (begun, "reason"), ==, "就近包联");
  g_assert_cmpint (count_pairs (self, "2026-02-28"), ==, 1);
  g_assert_cmpint (count_pairs (self, DAY), ==, 4);
  test_file_assert_clean (self->fixture.store);

  again = world_plan (self);
  g_assert_cmpuint (mst_liaison_plan_get_figures (again)->n_kept, ==, 4);
  g_assert_null (mst_liaison_plan_apply (self->fixture.store, again, NULL, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (mst_store_undo (self->fixture.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_pairs (self, DAY), ==, 2);
}

static void
test_leader (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "多福巷社区");
  gint64 person = world_add (self, &mst_person_type,
                             "name=王伟|class=3|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT,
                             mst_record_get_id (community), self->units[2]);
  g_autofree char *more = g_strdup_printf ("since=2026-01-01|person=%" G_GINT64_FORMAT, person);
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstRecord) led = NULL;
  g_autoptr (MstRecord) unled = NULL;

  world_add_pair (self, 3, 2, more);
  made = world_plan (self);
  world_apply (self, made);
  led = world_get_pair (self, "丙局 → 3号院");
  g_assert_cmpint (mst_record_get_integer (led, "person"), ==, person);
  unled = world_get_pair (self, "甲局 → 1号院");
  g_assert_null (mst_record_get (unled, "person"));
}

/* One who has gone to another unit, or leaves, leads nowhere new; the plan is done all the same. */
static void
test_former_leader (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "多福巷社区");
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, self->units[0]);
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstRecord) pair = NULL;
  g_autoptr (MstRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *more = NULL;
  gint64 id = world_add (self, &mst_person_type,
                         "name=王伟|class=3|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT,
                         mst_record_get_id (community), self->units[2]);

  more = g_strdup_printf ("since=2026-01-01|person=%" G_GINT64_FORMAT, id);
  world_add_pair (self, 3, 2, more);
  person = mst_store_get (self->fixture.store, &mst_person_type, id, NULL);
  mst_record_set (person, "unit", first);
  g_free (mst_edit_save (self->fixture.store, person, &error));
  g_assert_no_error (error);
  made = world_plan (self);
  world_apply (self, made);
  pair = world_get_pair (self, "丙局 → 3号院");
  g_assert_null (mst_record_get (pair, "person"));
}

static void
test_stale (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = world_plan (self);
  g_autoptr (MstRecord) unit =
    mst_store_get (self->fixture.store, &mst_unit_type, self->units[0], NULL);
  g_autoptr (GError) error = NULL;

  mst_record_set (unit, "capacity", "1");
  g_free (mst_edit_save (self->fixture.store, unit, NULL));
  g_assert_null (mst_liaison_plan_apply (self->fixture.store, made, NULL, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_assert_cmpint (fixture_count (&self->fixture, &mst_liaison_type), ==, 0);
  g_assert_false (mst_store_in_group (self->fixture.store));

  /* What doesn't matter is in nobody's way. */
  mst_record_set (unit, "capacity", "2");
  mst_record_set (unit, "contact", "王伟");
  g_free (mst_edit_save (self->fixture.store, unit, NULL));
  world_apply (self, made);
}

static void
test_repair (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlanOptions) repair = mst_liaison_plan_options_new_repair ();
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstLiaisonPlan) repaired = NULL;
  g_autoptr (MstRecord) unit = NULL;
  const MstLiaisonPlanFigures *figures;
  g_autofree char *ended = NULL;

  world_add_rule (self, MST_LIAISON_RULE_CLOSED, self->places[2], 0, 0);
  made = world_plan (self);
  world_assert_units (self, made, "ab.c");
  world_apply (self, made);
  mst_liaison_plan_options_free (self->options);
  self->options = mst_liaison_plan_options_copy (repair);
  mst_liaison_plan_options_set_day (self->options, "2026-04-01");
  world_add_rule (self, MST_LIAISON_RULE_WITHDRAWN, 0, self->units[1], 0);
  world_add_rule (self, MST_LIAISON_RULE_CLOSED, self->places[3], 0, 0);
  repaired = world_plan (self);
  figures = mst_liaison_plan_get_figures (repaired);
  /* The place without a unit is no matter of the repair. */
  g_assert_cmpuint (figures->n_places, ==, 2);
  g_assert_cmpuint (figures->n_kept, ==, 1);
  g_assert_cmpuint (figures->n_changed, ==, 1);
  g_assert_cmpuint (figures->n_ended, ==, 1);
  world_assert_units (self, repaired, "aa..");
  world_apply (self, repaired);
  g_assert_cmpint (count_pairs (self, "2026-04-01"), ==, 2);
  /* Nothing holds the unit any more. */
  unit = mst_store_get (self->fixture.store, &mst_unit_type, self->units[1], NULL);
  ended =
    mst_edit_end (self->fixture.store, &mst_unit_type, &self->units[1], 1, "2026-04-01", NULL);
  g_assert_nonnull (ended);
}

/* What was to begin later in a place that is closed is called off with it, and leaves the unit room. */
static void
test_later (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) left = NULL;
  g_autoptr (MstLiaisonPlan) closed = NULL;
  g_autofree char *ended = NULL;
  g_autofree char *words = NULL;
  const MstLiaisonPlanEntry *entry;

  world_add_pair (self, 1, 0, "since=2026-01-01|ended=2026-06-01");
  world_add_pair (self, 1, 1, "since=2026-06-01");
  world_add_pair (self, 2, 1, "since=2026-01-01|ended=2026-06-01");
  mst_liaison_plan_options_free (self->options);
  self->options = mst_liaison_plan_options_new_repair ();
  mst_liaison_plan_options_set_day (self->options, DAY);
  left = world_plan (self);
  world_assert_units (self, left, "..c.");
  g_assert_cmpuint (mst_liaison_plan_get_figures (left)->n_left, ==, 1);
  g_assert_null (
    mst_edit_end (self->fixture.store, &mst_area_type, &self->places[1], 1, DAY, NULL));

  world_add_rule (self, MST_LIAISON_RULE_CLOSED, self->places[1], 0, 0);
  closed = world_plan (self);
  world_assert_units (self, closed, "..b.");
  entry = mst_liaison_plan_find (closed, self->places[1]);
  g_assert_cmpuint (entry->n_later, ==, 1);
  g_assert_nonnull (strstr (entry->reason, "“2号院 免包”"));
  g_assert_nonnull (strstr (entry->reason, "1 pair that was to begin later"));
  words = mst_liaison_plan_tell (closed);
  g_assert_nonnull (strstr (words, "1 pair that was to begin later"));
  g_assert_cmpuint (world_get_unit (self, left, 1).capacity, ==, 0);
  g_assert_cmpuint (world_get_unit (self, closed, 1).capacity, ==, 1);
  world_apply (self, closed);
  g_assert_cmpint (count_pairs (self, "2026-07-01"), ==, 0);
  /* Nothing holds the place any more. */
  ended = mst_edit_end (self->fixture.store, &mst_area_type, &self->places[1], 1, DAY, NULL);
  g_assert_nonnull (ended);
  g_assert_true (mst_store_undo (self->fixture.store, NULL));
  g_assert_true (mst_store_undo (self->fixture.store, NULL));
  g_assert_cmpint (count_pairs (self, "2026-07-01"), ==, 1);
}

/* Of a place without a unit the repair says nothing, unless one is to come and won't. */
static void
test_only_later (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) open = NULL;
  g_autoptr (MstLiaisonPlan) closed = NULL;

  world_add_pair (self, 1, 1, "since=2026-06-01");
  mst_liaison_plan_options_free (self->options);
  self->options = mst_liaison_plan_options_new_repair ();
  mst_liaison_plan_options_set_day (self->options, DAY);
  open = world_plan (self);
  g_assert_cmpuint (mst_liaison_plan_get_n_entries (open), ==, 0);
  world_add_rule (self, MST_LIAISON_RULE_CLOSED, self->places[1], 0, 0);
  closed = world_plan (self);
  g_assert_cmpuint (mst_liaison_plan_get_figures (closed)->n_later, ==, 1);
  world_apply (self, closed);
  g_assert_cmpint (count_pairs (self, "2026-07-01"), ==, 0);
}

/* --- why --- */

static void
test_explained (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = NULL;
  gint64 cost;

  world_add_pair (self, 2, 0, "since=2026-01-01");
  made = world_plan (self);
  cost = mst_liaison_plan_get_figures (made)->cost;
  for (guint place = 0; place < N_PLACES; place++)
    {
      g_autoptr (MstLiaisonExplanation) why =
        mst_liaison_plan_explain (made, self->places[place], 99, 0);

      g_assert_cmpuint (why->choices->len, ==, N_UNITS);
      for (guint i = 0; i < why->choices->len; i++)
        {
          const MstLiaisonChoice *choice = &g_array_index (why->choices, MstLiaisonChoice, i);
          MstLiaisonRule lock = { MST_LIAISON_RULE_LOCK, self->places[place], choice->unit, 0 };
          g_autoptr (MstLiaisonPlan) again = NULL;

          mst_liaison_plan_options_add_rule (self->options, lock);
          again = world_plan (self);
          mst_liaison_plan_options_remove_rule (self->options, lock);
          g_assert_cmpint (cost + choice->extra, ==, mst_liaison_plan_get_figures (again)->cost);
          g_assert_true ((choice->moves == NULL) == (i == why->own));
        }
    }
  g_assert_null (mst_liaison_plan_explain (made, 999999, 3, 0));
}

/* A mark of the map leads to the pairs behind it. */
static void
test_map (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = world_plan (self);
  g_autoptr (MstLiaisonCoverage) coverage = NULL;
  g_autoptr (MstChart) map = NULL;
  g_autoptr (GError) error = NULL;
  guint n_pairs = 0, n_covered = 0;

  world_apply (self, made);
  coverage = mst_liaison_coverage_new (self->fixture.store, DAY, NULL, &error);
  g_assert_no_error (error);
  map = mst_liaison_map_new (self->fixture.store, coverage, DAY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < mst_chart_get_n_marks (map); i++)
    {
      g_autofree char *words = mst_chart_describe_mark (map, i);
      g_autoptr (MstQuery) query = mst_query_from_json (mst_chart_get_mark_key (map, i), &error);

      g_assert_no_error (error);
      n_pairs += (guint) mst_query_count (query, self->fixture.store, NULL);
      n_covered += strstr (words, "has a unit") != NULL;
    }
  g_assert_cmpuint (n_covered, ==, N_PLACES);
  /* Each is behind its place and behind its unit. */
  g_assert_cmpuint (n_pairs, ==, 2 * N_PLACES);
}

static void
test_sample (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstLiaisonPlanOptions) options = mst_liaison_plan_options_new ();
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstLiaisonPlan) again = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  const MstLiaisonPlanFigures *figures;

  fixture_init_blank (&fixture);
  g_assert_true (mst_sample_fill (fixture.store, 1000, 1, NULL, &error));
  made = mst_liaison_plan_make (fixture.store, options, NULL, NULL, &error);
  g_assert_no_error (error);
  figures = mst_liaison_plan_get_figures (made);
  g_assert_cmpuint (figures->n_places, >, 10);
  g_assert_true (figures->proven);
  sentence = mst_liaison_plan_apply (fixture.store, made, NULL, NULL, &error);
  g_assert_no_error (error);
  again = mst_liaison_plan_make (fixture.store, options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mst_liaison_plan_get_figures (again)->n_kept, ==, figures->n_places);
  test_file_assert_clean (fixture.store);
}

int
main (int argc, char **argv)
{
  static const WorldTest tests[] = {
    { "/liaison-apply/apply", test_apply },
    { "/liaison-apply/leader", test_leader },
    { "/liaison-apply/former-leader", test_former_leader },
    { "/liaison-apply/stale", test_stale },
    { "/liaison-apply/repair", test_repair },
    { "/liaison-apply/later", test_later },
    { "/liaison-apply/only-later", test_only_later },
    { "/liaison-apply/explained", test_explained },
    { "/liaison-apply/map", test_map },
  };

  world_add_tests (argc, argv, tests, G_N_ELEMENTS (tests));
  g_test_add_func ("/liaison-apply/sample", test_sample);
  return g_test_run ();
}
