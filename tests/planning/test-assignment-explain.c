/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an explanation quotes is what solving again costs. */

#include "assignment-fixture.h"

/* Solves with @place locked to @unit. */
static gboolean
solve_again (Case *problem, CaseSource source, guint place, guint unit, MstAssignmentTotals *totals)
{
  g_autoptr (MstAssignmentProblem) given = NULL;
  g_autoptr (MstAssignment) plan = NULL;
  guint locked = problem->locked[place];

  problem->locked[place] = unit;
  given = case_create_problem (problem, source);
  problem->locked[place] = locked;
  plan = mst_assignment_solve (given, NULL, NULL, NULL);
  if (plan != NULL)
    *totals = mst_assignment_get_totals (plan);
  return plan != NULL;
}

/* The moves make a plan that keeps to the rules and costs what was quoted. */
static void
check_moves (const Case *problem, const MstAssignment *plan,
             const MstAssignmentExplanation *explanation, guint place, guint unit, gint64 objective)
{
  g_autoptr (GArray) moves = mst_assignment_explanation_get_moves (explanation, unit);
  guint units[CASE_MAX_PLACES];
  guint loads[CASE_MAX_UNITS] = { 0 };
  gint64 cost = 0;

  g_assert_nonnull (moves);
  for (guint i = 0; i < problem->n_places; i++)
    units[i] = mst_assignment_get_unit (plan, i);
  for (guint i = 0; i < moves->len; i++)
    {
      const MstAssignmentMove *move = &g_array_index (moves, MstAssignmentMove, i);

      g_assert_cmpuint (units[move->place], ==, move->from);
      units[move->place] = move->to;
    }
  g_assert_cmpuint (units[place], ==, unit);
  for (guint i = 0; i < problem->n_places; i++)
    {
      gint64 added = case_get_cost (problem, i, units[i]);

      g_assert_cmpint (added, !=, MST_ASSIGNMENT_IMPOSSIBLE);
      cost += added;
      loads[units[i]]++;
    }
  for (guint i = 0; i < problem->n_units; i++)
    {
      g_assert_cmpuint (loads[i], <=, problem->capacity[i]);
      g_assert_cmpuint (loads[i], >=, problem->at_least[i]);
    }
  g_assert_cmpint (cost, ==, objective);
}

static guint
check_place (Case *problem, CaseSource source, const MstAssignment *plan, guint place)
{
  g_autoptr (MstAssignmentExplanation) explanation = mst_assignment_explain (plan, place);
  gint64 objective = mst_assignment_get_totals (plan).objective;
  guint n_changed = mst_assignment_get_totals (plan).n_changed;
  guint own = mst_assignment_get_unit (plan, place);
  const MstAssignmentChoice *choices;
  guint n_choices, n_ties = 0, n_possible = 0;

  choices = mst_assignment_explanation_get_choices (explanation, &n_choices);
  g_assert_cmpuint (choices[mst_assignment_explanation_get_rank (explanation)].unit, ==, own);
  for (guint unit = 0; unit < problem->n_units; unit++)
    n_possible += case_get_cost (problem, place, unit) != MST_ASSIGNMENT_IMPOSSIBLE;
  g_assert_cmpuint (n_choices, ==, n_possible);
  for (guint i = 0; i < n_choices; i++)
    {
      const MstAssignmentChoice *choice = &choices[i];
      MstAssignmentTotals again = { 0 };
      gboolean possible = solve_again (problem, source, place, choice->unit, &again);

      g_assert_true (i == 0 || choices[i - 1].distance <= choice->distance);
      g_assert_cmpint (choice->distance, ==, problem->distance[place][choice->unit]);
      if (!problem->fewest_changes)
        g_assert_cmpint (choice->cost, ==, case_get_cost (problem, place, choice->unit));
      g_assert_cmpint (choice->extra != MST_ASSIGNMENT_IMPOSSIBLE, ==, possible);
      if (!possible)
        {
          g_assert_null (mst_assignment_explanation_get_moves (explanation, choice->unit));
          continue;
        }
      g_assert_cmpint (objective + choice->extra, ==, again.objective);
      if (problem->fewest_changes)
        g_assert_cmpuint (n_changed + choice->extra_changes, ==, again.n_changed);
      check_moves (problem, plan, explanation, place, choice->unit, again.objective);
      n_ties += choice->extra == 0 && choice->extra_changes == 0 && choice->unit != own;
    }
  g_assert_cmpuint (mst_assignment_explanation_get_n_ties (explanation), ==, n_ties);
  return n_ties;
}

static void
test_quoted (gconstpointer data)
{
  CaseOptions options = *(const CaseOptions *) data;
  g_autoptr (GRand) random = g_rand_new_with_seed (99);
  g_autofree Case *problem = g_new (Case, 1);
  guint n_plans = 0, n_ties = 0;

  for (guint i = 0; i < 60; i++)
    {
      CaseSource source = (CaseSource) (i % CASE_N_SOURCES);
      g_autoptr (MstAssignmentProblem) given = NULL;
      g_autoptr (MstAssignment) plan = NULL;
      guint n_tied = 0;

      options.n_units = (guint) g_rand_int_range (random, 2, 9);
      options.n_places = (guint) g_rand_int_range (random, 2, 17);
      case_make_random (problem, random, source, &options);
      given = case_create_problem (problem, source);
      plan = mst_assignment_solve (given, NULL, NULL, NULL);
      if (plan == NULL)
        continue;
      n_plans++;
      for (guint place = 0; place < problem->n_places; place++)
        {
          guint ties = check_place (problem, source, plan, place);

          n_ties += ties;
          n_tied += ties > 0;
        }
      /* The proof counts them in another way. */
      g_assert_cmpuint (mst_assignment_get_totals (plan).n_tied, ==, n_tied);
    }
  g_assert_cmpuint (n_plans, >, 5);
  g_assert_cmpuint (n_ties, >, 0);
}

int
main (int argc, char **argv)
{
  static const CaseOptions plain = { 0, 0, 30, FALSE, FALSE, FALSE, FALSE };
  static const CaseOptions ties = { 0, 0, 3, TRUE, FALSE, FALSE, FALSE };
  static const CaseOptions rules = { 0, 0, 8, FALSE, TRUE, FALSE, FALSE };
  static const CaseOptions fewest = { 0, 0, 8, FALSE, TRUE, FALSE, TRUE };
  static const CaseOptions required = { 0, 0, 8, FALSE, FALSE, TRUE, FALSE };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/assignment/explain/plain", &plain, test_quoted);
  g_test_add_data_func ("/assignment/explain/ties", &ties, test_quoted);
  g_test_add_data_func ("/assignment/explain/rules", &rules, test_quoted);
  g_test_add_data_func ("/assignment/explain/fewest-changes", &fewest, test_quoted);
  g_test_add_data_func ("/assignment/explain/required", &required, test_quoted);
  return g_test_run ();
}
