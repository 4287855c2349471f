/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of a district small enough to be reckoned by hand. */
#include "config.h"

#include "liaison-fixture.h"

#include "mst-edit.h"

#include <string.h>

/* --- planning --- */

static void
test_figures (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = world_plan (self);
  const MstLiaisonPlanFigures *figures = mst_liaison_plan_get_figures (made);
  MstLiaisonPlanUnit south = world_get_unit (self, made, 2);
  const MstLiaisonPlanEntry *entry = mst_liaison_plan_find (made, self->places[2]);

  world_assert_units (self, made, "abcc");
  g_assert_cmpuint (figures->n_places, ==, 4);
  g_assert_cmpuint (figures->n_new, ==, 4);
  g_assert_cmpuint (figures->n_kept + figures->n_changed + figures->n_ended + figures->n_left, ==,
                    0);
  g_assert_cmpint (figures->total, ==, self->step);
  g_assert_cmpint (figures->worst, ==, self->step);
  g_assert_cmpint (figures->worst_place, ==, self->places[2]);
  g_assert_cmpfloat_with_epsilon (figures->mean, (double) self->step / 4, 0.01);
  g_assert_cmpuint (figures->capacity, ==, 5);
  g_assert_cmpuint (figures->n_units_used, ==, 3);
  /* Metres, and 20 for each of 100 households on 50 people. */
  g_assert_cmpint (figures->cost, ==, self->step + 4 * 40);
  g_assert_cmpuint (south.load, ==, 2);
  g_assert_cmpuint (south.load_before, ==, 0);
  g_assert_cmpuint (entry->rank, ==, 1);
  g_assert_cmpuint (entry->n_possible, ==, 3);
}

static void
test_keep (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) kept = NULL;
  g_autoptr (MstLiaisonPlan) moved = NULL;
  g_autoptr (GArray) differences = NULL;
  const MstLiaisonDifference *difference;

  /* The second place is a step from its unit; nothing else is where it stands. */
  world_add_pair (self, 1, 0, "since=2026-01-01");
  self->options->keep = 2 * self->step;
  kept = world_plan (self);
  world_assert_units (self, kept, "aacc");
  g_assert_cmpint (mst_liaison_plan_find (kept, self->places[1])->outcome, ==, MST_LIAISON_KEPT);
  g_assert_cmpint (mst_liaison_plan_get_figures (kept)->total_before, ==, self->step);

  self->options->keep = self->step - 1;
  moved = world_plan (self);
  world_assert_units (self, moved, "abcc");
  g_assert_cmpint (mst_liaison_plan_find (moved, self->places[1])->outcome, ==,
                   MST_LIAISON_CHANGED);
  differences = mst_liaison_plan_compare (kept, moved);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = &g_array_index (differences, MstLiaisonDifference, 0);
  g_assert_cmpint (difference->place, ==, self->places[1]);
  g_assert_cmpint (difference->unit_a, ==, self->units[0]);
  g_assert_cmpint (difference->unit_b, ==, self->units[1]);
}

static void
test_rules (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) locked = NULL;
  g_autoptr (MstLiaisonPlan) forbidden = NULL;
  g_autoptr (MstLiaisonPlan) required = NULL;

  world_add_rule (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[2], 0);
  locked = world_plan (self);
  g_assert_cmpint (mst_liaison_plan_find (locked, self->places[0])->unit, ==, self->units[2]);
  g_assert_true (mst_liaison_plan_find (locked, self->places[0])->is_locked);
  g_assert_true (mst_liaison_plan_options_remove_rule (
    self->options, (MstLiaisonRule){ MST_LIAISON_RULE_LOCK, self->places[0], self->units[2], 0 }));

  world_add_rule (self, MST_LIAISON_RULE_FORBID, self->places[1], self->units[1], 0);
  forbidden = world_plan (self);
  g_assert_cmpint (mst_liaison_plan_get_figures (forbidden)->total, ==, 2 * self->step);

  world_add_rule (self, MST_LIAISON_RULE_AT_LEAST, 0, self->units[2], 2);
  required = world_plan (self);
  g_assert_cmpuint (world_get_unit (self, required, 2).load, ==, 2);
  world_add_rule (self, MST_LIAISON_RULE_AT_LEAST, 0, self->units[2], 3);
  world_assert_no_plan (self, MST_ERROR_NO_SOLUTION, "丙局");
}

static void
test_only_within (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) other = fixture_get (&self->fixture, &mst_area_type, "景山街道");
  g_autoptr (MstRecord) own = fixture_get (&self->fixture, &mst_area_type, "东华门街道");
  g_autoptr (MstLiaisonPlan) within = NULL;

  world_add_rule (self, MST_LIAISON_RULE_WITHIN, mst_record_get_id (own), self->units[0], 0);
  within = world_plan (self);
  world_assert_units (self, within, "abcc");
  /* Five places less the two of the south. */
  world_add_rule (self, MST_LIAISON_RULE_WITHIN, mst_record_get_id (other), self->units[2], 0);
  mst_liaison_plan_options_remove_rule (
    self->options,
    (MstLiaisonRule){ MST_LIAISON_RULE_WITHIN, mst_record_get_id (own), self->units[0], 0 });
  world_assert_no_plan (self, MST_ERROR_NO_SOLUTION, "甲局");
}

static void
test_households (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) big =
    mst_store_get (self->fixture.store, &mst_area_type, self->places[1], NULL);
  g_autoptr (MstRecord) small =
    mst_store_get (self->fixture.store, &mst_unit_type, self->units[1], NULL);
  g_autoptr (MstLiaisonPlan) blind = NULL;
  g_autoptr (MstLiaisonPlan) seeing = NULL;

  mst_record_set (big, "households", "3000");
  mst_record_set (small, "members", "5");
  g_free (mst_edit_save (self->fixture.store, big, NULL));
  g_free (mst_edit_save (self->fixture.store, small, NULL));
  self->options->households = 0;
  blind = world_plan (self);
  world_assert_units (self, blind, "abcc");
  /* 600 households for each of five people, 60 for each of the north's fifty. */
  self->options->households = 20;
  seeing = world_plan (self);
  world_assert_units (self, seeing, "aacc");
}

static void
test_communities (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "多福巷社区");
  g_autoptr (MstLiaisonPlan) made = NULL;
  const MstLiaisonPlanEntry *entry;

  world_add (self, &mst_unit_type, "name=丁局|capacity=9|area=%" G_GINT64_FORMAT,
             mst_record_get_id (community));
  self->options->scope = MST_LIAISON_PLAN_COMMUNITIES;
  made = world_plan (self);
  entry = mst_liaison_plan_find (made, mst_record_get_id (community));
  /* It stands amid its compounds, and has all their households. */
  g_assert_cmpint (entry->households, ==, 400);
  g_assert_cmpint (entry->unit, ==, self->units[1]);
  g_assert_cmpint (entry->distance, >, self->step / 2 - 5);
  g_assert_cmpint (entry->distance, <, self->step / 2 + 5);
  g_assert_cmpint (entry->nearness, ==, MST_NEARNESS_MEASURED);
  g_assert_null (mst_liaison_plan_find (made, self->places[0]));
  /* The others have no coordinates. */
  g_assert_cmpuint (mst_liaison_plan_get_figures (made)->n_graded, ==,
                    mst_liaison_plan_get_n_entries (made) - 1);
}

/* --- what stands in the file --- */

static void
test_elsewhere (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "银闸社区");
  g_autoptr (MstLiaisonPlan) made = NULL;
  const MstLiaisonPlanEntry *entry;

  /* A pair with a community takes one of the two that the south can carry. */
  world_add (self, &mst_liaison_type,
             "kind=3|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|since=2026-01-01",
             mst_record_get_id (community), self->units[2]);
  made = world_plan (self);
  g_assert_cmpuint (world_get_unit (self, made, 2).capacity, ==, 1);
  g_assert_cmpint (mst_liaison_plan_get_figures (made)->total, ==, 2 * self->step);
  entry = mst_liaison_plan_find (made, self->places[2]);
  g_assert_cmpint (entry->unit, ==, self->units[0]);
  g_assert_cmpuint (entry->rank, ==, 3);
  g_assert_nonnull (strstr (entry->reason, "丙局, 乙局"));
}

static void
test_later (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = NULL;

  world_add_pair (self, 3, 0, "since=2026-06-01");
  made = world_plan (self);
  g_assert_cmpint (mst_liaison_plan_find (made, self->places[3])->outcome, ==, MST_LIAISON_LEFT);
  g_assert_cmpuint (mst_liaison_plan_get_figures (made)->n_left, ==, 1);
  /* What begins later is carried by then. */
  g_assert_cmpuint (world_get_unit (self, made, 0).capacity, ==, 1);
}

static void
test_limited_lives (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) unit =
    mst_store_get (self->fixture.store, &mst_unit_type, self->units[1], NULL);
  g_autoptr (MstRecord) place =
    mst_store_get (self->fixture.store, &mst_area_type, self->places[3], NULL);
  g_autoptr (MstRecord) pair = NULL;
  g_autoptr (MstLiaisonPlan) made = NULL;

  mst_record_set (unit, "ended", "2026-09-01");
  mst_record_set (place, "ended", "2026-08-01");
  g_free (mst_edit_save (self->fixture.store, unit, NULL));
  g_free (mst_edit_save (self->fixture.store, place, NULL));
  made = world_plan (self);
  /* A unit on its way out gets nothing new. */
  world_assert_units (self, made, "aacc");
  world_apply (self, made);
  /* A pair lasts no longer than its place. */
  pair = world_get_pair (self, "丙局 → 4号院");
  g_assert_cmpstr (mst_record_get (pair, "ended"), ==, "2026-08-01");
}

static void
test_no_plan (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstLiaisonShortage) shortage = NULL;

  world_add_rule (self, MST_LIAISON_RULE_WITHDRAWN, 0, self->units[0], 0);
  g_assert_null (
    mst_liaison_plan_make (self->fixture.store, self->options, NULL, &shortage, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NO_SOLUTION);
  g_assert_nonnull (strstr (error->message, "丙局, 乙局"));
  g_assert_cmpuint (shortage->places->len, ==, 4);
  g_assert_cmpuint (shortage->units->len, ==, 2);

  mst_liaison_plan_options_set_day (self->options, "2026-03");
  world_assert_no_plan (self, MST_ERROR_INPUT, "2026-03");
  mst_liaison_plan_options_set_day (self->options, DAY);
  self->options->keep = -1;
  world_assert_no_plan (self, MST_ERROR_INPUT, "0");
}

static void
test_cancelled (World *self, gconstpointer data)
{
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_null (
    mst_liaison_plan_make (self->fixture.store, self->options, progress, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  static const WorldTest tests[] = {
    { "/liaison-plan/figures", test_figures },
    { "/liaison-plan/keep", test_keep },
    { "/liaison-plan/rules", test_rules },
    { "/liaison-plan/only-within", test_only_within },
    { "/liaison-plan/households", test_households },
    { "/liaison-plan/communities", test_communities },
    { "/liaison-plan/elsewhere", test_elsewhere },
    { "/liaison-plan/later", test_later },
    { "/liaison-plan/limited-lives", test_limited_lives },
    { "/liaison-plan/no-plan", test_no_plan },
    { "/liaison-plan/cancelled", test_cancelled },
  };

  world_add_tests (argc, argv, tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
