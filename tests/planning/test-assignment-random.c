/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random problems, against trying every plan and against the Hungarian method. */

#include "assignment-fixture.h"
#include "mst-error.h"

#include <string.h>

/* A reason is checked against the rules, not against the solver. */
static void
check_reason (const Case *problem, const MstAssignmentReason *reason, const GError *error)
{
  gboolean is_unit[CASE_MAX_UNITS] = { FALSE };
  guint64 carried = 0, required = 0;
  guint n_places = 0;

  g_assert_error (error, MST_ERROR, MST_ERROR_NO_SOLUTION);
  g_assert_nonnull (reason);
  for (guint i = 0; i < reason->units->len; i++)
    {
      guint unit = g_array_index (reason->units, guint, i);

      is_unit[unit] = TRUE;
      carried += problem->capacity[unit];
      required += problem->at_least[unit];
    }
  for (guint place = 0; place < problem->n_places; place++)
    {
      gboolean inside = FALSE, outside = FALSE, named = FALSE;

      for (guint unit = 0; unit < problem->n_units; unit++)
        {
          if (case_get_cost (problem, place, unit) == MST_ASSIGNMENT_IMPOSSIBLE)
            continue;
          if (is_unit[unit])
            inside = TRUE;
          else
            outside = TRUE;
        }
      for (guint i = 0; i < reason->places->len; i++)
        named |= g_array_index (reason->places, guint, i) == place;
      g_assert_cmpint (named, ==, reason->too_few_places ? inside : !outside);
      n_places += named;
    }
  g_assert_cmpuint (carried, ==, reason->n_carried);
  g_assert_cmpuint (required, ==, reason->n_required);
  if (reason->too_few_places)
    g_assert_cmpuint (n_places, <, required);
  else
    g_assert_cmpuint (n_places, >, carried);
}

/* How many places have another unit in some best plan. */
static guint
count_tied (const Case *problem, gboolean seen[CASE_MAX_PLACES][CASE_MAX_UNITS])
{
  guint n_tied = 0;

  for (guint place = 0; place < problem->n_places; place++)
    {
      guint n = 0;

      for (guint unit = 0; unit < problem->n_units; unit++)
        n += seen[place][unit];
      n_tied += n > 1;
    }
  return n_tied;
}

static void
check_small (const Case *problem, CaseSource source, guint *n_impossible)
{
  g_autoptr (MstAssignmentProblem) given = case_create_problem (problem, source);
  g_autoptr (MstAssignmentReason) reason = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstAssignment) plan = mst_assignment_solve (given, NULL, &reason, &error);
  gboolean seen[CASE_MAX_PLACES][CASE_MAX_UNITS] = { { FALSE } };
  CasePlan best = case_try_all (problem, MST_ASSIGNMENT_NONE, 0, seen);

  if (!best.possible)
    {
      g_assert_null (plan);
      check_reason (problem, reason, error);
      (*n_impossible)++;
      return;
    }
  g_assert_no_error (error);
  g_assert_null (reason);
  case_check_plan (problem, plan);
  g_assert_cmpint (mst_assignment_get_totals (plan).objective, ==, best.cost);
  if (problem->fewest_changes)
    g_assert_cmpint (mst_assignment_get_totals (plan).n_changed, ==, best.changes);
  g_assert_cmpuint (mst_assignment_get_totals (plan).n_tied, ==, count_tied (problem, seen));
}

/* Some have a plan and some have none, or the test tests nothing. */
static void
test_every_plan (gconstpointer data)
{
  CaseOptions options = *(const CaseOptions *) data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20240601);
  g_autofree Case *problem = g_new (Case, 1);
  guint n_impossible = 0;
  const guint n_rounds = 1200;

  for (guint i = 0; i < n_rounds; i++)
    {
      CaseSource source = (CaseSource) (i % CASE_N_SOURCES);

      options.n_units = (guint) g_rand_int_range (random, 1, 5);
      options.n_places = (guint) g_rand_int_range (random, 1, 7);
      case_make_random (problem, random, source, &options);
      check_small (problem, source, &n_impossible);
    }
  if (options.with_rules || options.with_required || !options.tight)
    g_assert_cmpuint (n_impossible, >, n_rounds / 50);
  g_assert_cmpuint (n_impossible, <, n_rounds * 9 / 10);
}

static void
test_slots (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree Case *problem = g_new (Case, 1);
  guint n_possible = 0;

  for (guint i = 0; i < 600; i++)
    {
      CaseSource source = (CaseSource) (i % CASE_N_SOURCES);
      CaseOptions options = {
        .n_units = (guint) g_rand_int_range (random, 10, CASE_MAX_UNITS + 1),
        .n_places = (guint) g_rand_int_range (random, 10, CASE_MAX_PLACES + 1),
        .spread = g_rand_boolean (random) ? 6 : 1000,
        .tight = g_rand_boolean (random),
        .with_rules = i % 5 != 0,
      };
      g_autoptr (MstAssignmentProblem) given = NULL;
      g_autoptr (MstAssignmentReason) reason = NULL;
      g_autoptr (MstAssignment) plan = NULL;
      g_autoptr (GError) error = NULL;
      CasePlan best;

      case_make_random (problem, random, source, &options);
      best = case_solve_slots (problem);
      given = case_create_problem (problem, source);
      plan = mst_assignment_solve (given, NULL, &reason, &error);
      g_assert_cmpint (plan != NULL, ==, best.possible);
      if (!best.possible)
        {
          check_reason (problem, reason, error);
          continue;
        }
      n_possible++;
      case_check_plan (problem, plan);
      g_assert_cmpint (mst_assignment_get_totals (plan).objective, ==, best.cost);
    }
  g_assert_cmpuint (n_possible, >, 150);
}

/* The same plan every time, whatever was said first. */
static void
test_same_again (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree Case *problem = g_new (Case, 1);
  CaseOptions options = { 40, 60, 3, TRUE, FALSE, FALSE, FALSE };

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (MstAssignmentProblem) one = NULL, other = NULL;
      g_autoptr (MstAssignment) first = NULL, second = NULL;

      case_make_random (problem, random, CASE_FUNCTION, &options);
      one = case_create_problem (problem, CASE_FUNCTION);
      other = case_create_problem (problem, CASE_PAIRS);
      first = mst_assignment_solve (one, NULL, NULL, NULL);
      second = mst_assignment_solve (other, NULL, NULL, NULL);
      for (guint place = 0; place < problem->n_places; place++)
        g_assert_cmpuint (mst_assignment_get_unit (first, place), ==,
                          mst_assignment_get_unit (second, place));
    }
}

int
main (int argc, char **argv)
{
  static const CaseOptions plain = { 0, 0, 30, FALSE, FALSE, FALSE, FALSE };
  static const CaseOptions ties = { 0, 0, 3, TRUE, FALSE, FALSE, FALSE };
  static const CaseOptions rules = { 0, 0, 8, FALSE, TRUE, FALSE, FALSE };
  static const CaseOptions required = { 0, 0, 8, FALSE, FALSE, TRUE, FALSE };
  static const CaseOptions all = { 0, 0, 4, TRUE, TRUE, TRUE, FALSE };
  static const CaseOptions repair = { 0, 0, 8, FALSE, TRUE, TRUE, TRUE };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/assignment/every-plan/plain", &plain, test_every_plan);
  g_test_add_data_func ("/assignment/every-plan/ties", &ties, test_every_plan);
  g_test_add_data_func ("/assignment/every-plan/rules", &rules, test_every_plan);
  g_test_add_data_func ("/assignment/every-plan/required", &required, test_every_plan);
  g_test_add_data_func ("/assignment/every-plan/all", &all, test_every_plan);
  g_test_add_data_func ("/assignment/every-plan/repair", &repair, test_every_plan);
  g_test_add_func ("/assignment/slots", test_slots);
  g_test_add_func ("/assignment/same-again", test_same_again);
  return g_test_run ();
}
