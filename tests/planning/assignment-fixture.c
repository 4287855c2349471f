/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems for the tests, and two ways to solve them that share nothing with the solver. */

#include "assignment-fixture.h"

#include <math.h>
#include <string.h>

/* --- cases --- */

static gint64
get_plane_distance (MstAssignmentPoint a, MstAssignmentPoint b)
{
  gint64 square = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
  gint64 root = 0;

  while ((root + 1) * (root + 1) <= square)
    root++;
  return root;
}

static void
make_rules (Case *self, GRand *random)
{
  for (guint place = 0; place < self->n_places; place++)
    {
      if (g_rand_int_range (random, 0, 2) == 0)
        self->current[place] = (guint) g_rand_int_range (random, 0, (gint) self->n_units);
      if (g_rand_int_range (random, 0, 8) == 0)
        self->locked[place] = (guint) g_rand_int_range (random, 0, (gint) self->n_units);
      for (guint unit = 0; unit < self->n_units; unit++)
        {
          self->forbidden[place][unit] = g_rand_int_range (random, 0, 6) == 0;
          if (g_rand_int_range (random, 0, 6) == 0)
            self->bonus[place][unit] = g_rand_int_range (random, 0, 5);
        }
    }
  self->penalty = g_rand_int_range (random, 0, 4);
}

void
case_make_random (Case *self, GRand *random, CaseSource source, const CaseOptions *options)
{
  guint carried = 0;

  memset (self, 0, sizeof *self);
  self->n_units = options->n_units;
  self->n_places = options->n_places;
  self->fewest_changes = options->fewest_changes;
  for (guint unit = 0; unit < self->n_units; unit++)
    {
      guint share = 2 * options->n_places / options->n_units + 2;

      self->capacity[unit] = (guint) g_rand_int_range (random, 0, (gint) share);
      carried += self->capacity[unit];
      self->units[unit] = (MstAssignmentPoint){
        g_rand_int_range (random, -(gint) options->spread, (gint) options->spread),
        g_rand_int_range (random, -(gint) options->spread, (gint) options->spread),
      };
    }
  while (options->tight && carried != options->n_places)
    {
      guint unit = (guint) g_rand_int_range (random, 0, (gint) self->n_units);

      if (carried < options->n_places)
        self->capacity[unit]++, carried++;
      else if (self->capacity[unit] > 0)
        self->capacity[unit]--, carried--;
    }
  for (guint unit = 0; unit < self->n_units && options->with_required; unit++)
    self->at_least[unit] =
      (guint) g_rand_int_range (random, 0, (gint) MIN (self->capacity[unit], 2) + 1);
  for (guint place = 0; place < self->n_places; place++)
    {
      self->current[place] = self->locked[place] = MST_ASSIGNMENT_NONE;
      self->places[place] = (MstAssignmentPoint){
        g_rand_int_range (random, -(gint) options->spread, (gint) options->spread),
        g_rand_int_range (random, -(gint) options->spread, (gint) options->spread),
      };
      for (guint unit = 0; unit < self->n_units; unit++)
        self->distance[place][unit] =
          source == CASE_POINTS ? get_plane_distance (self->places[place], self->units[unit])
                                : g_rand_int_range (random, -1, (gint) options->spread);
    }
  if (options->with_rules)
    make_rules (self, random);
}

static gint64
get_distance_cb (guint place, guint unit, gpointer data)
{
  const Case *self = data;

  return self->distance[place][unit];
}

MstAssignmentProblem *
case_create_problem (const Case *self, CaseSource source)
{
  MstAssignmentProblem *problem = mst_assignment_problem_new (self->n_units, self->n_places);

  for (guint unit = 0; unit < self->n_units; unit++)
    mst_assignment_problem_set_unit (problem, unit, self->capacity[unit], self->at_least[unit]);
  if (source == CASE_FUNCTION)
    mst_assignment_problem_set_costs (problem, get_distance_cb, (gpointer) self, NULL);
  else if (source == CASE_POINTS)
    g_assert_true (mst_assignment_problem_set_points (problem, self->units, self->places, 1, NULL));
  mst_assignment_problem_set_change_penalty (problem, self->penalty);
  mst_assignment_problem_set_fewest_changes (problem, self->fewest_changes);
  for (guint place = 0; place < self->n_places; place++)
    {
      mst_assignment_problem_set_current (problem, place, self->current[place]);
      mst_assignment_problem_lock (problem, place, self->locked[place]);
      /* From the last on: the order in which pairs are said is nothing. */
      for (guint unit = self->n_units; unit-- > 0;)
        {
          if (source == CASE_PAIRS)
            mst_assignment_problem_add_pair (problem, place, unit, self->distance[place][unit]);
          if (self->bonus[place][unit] > 0)
            mst_assignment_problem_prefer (problem, place, unit, self->bonus[place][unit]);
          if (self->forbidden[place][unit])
            mst_assignment_problem_forbid (problem, place, unit);
        }
    }
  return problem;
}

static gboolean
is_change (const Case *self, guint place, guint unit)
{
  return self->current[place] != MST_ASSIGNMENT_NONE && self->current[place] != unit;
}

gint64
case_get_cost (const Case *self, guint place, guint unit)
{
  if (self->forbidden[place][unit] || self->capacity[unit] == 0
      || (self->locked[place] != MST_ASSIGNMENT_NONE && self->locked[place] != unit))
    return MST_ASSIGNMENT_IMPOSSIBLE;
  return self->distance[place][unit] - self->bonus[place][unit]
         + (is_change (self, place, unit) && !self->fewest_changes ? self->penalty : 0);
}

/* --- every plan --- */

typedef struct
{
  const Case *problem;
  guint place, unit;
  guint loads[CASE_MAX_UNITS];
  guint units[CASE_MAX_PLACES];
  CasePlan best;
  gboolean (*seen)[CASE_MAX_UNITS];
} Trial;

static void
judge (Trial *trial, gint64 changes, gint64 cost)
{
  const Case *problem = trial->problem;
  CasePlan *best = &trial->best;

  for (guint unit = 0; unit < problem->n_units; unit++)
    {
      if (trial->loads[unit] < problem->at_least[unit])
        return;
    }
  if (best->possible
      && (changes > best->changes || (changes == best->changes && cost > best->cost)))
    return;
  if (!best->possible || changes < best->changes || cost < best->cost)
    {
      *best = (CasePlan){ TRUE, changes, cost, 0 };
      if (trial->seen != NULL)
        memset (trial->seen, 0, CASE_MAX_PLACES * sizeof *trial->seen);
    }
  best->n_plans++;
  for (guint place = 0; trial->seen != NULL && place < problem->n_places; place++)
    trial->seen[place][trial->units[place]] = TRUE;
}

static void
try_place (Trial *trial, guint place, gint64 changes, gint64 cost)
{
  const Case *problem = trial->problem;

  if (place == problem->n_places)
    {
      judge (trial, changes, cost);
      return;
    }
  for (guint unit = 0; unit < problem->n_units; unit++)
    {
      gint64 added = case_get_cost (problem, place, unit);
      gboolean counts = problem->fewest_changes && is_change (problem, place, unit);

      if (added == MST_ASSIGNMENT_IMPOSSIBLE || trial->loads[unit] == problem->capacity[unit]
          || (place == trial->place && unit != trial->unit))
        continue;
      trial->loads[unit]++;
      trial->units[place] = unit;
      try_place (trial, place + 1, changes + counts, cost + added);
      trial->loads[unit]--;
    }
}

CasePlan
case_try_all (const Case *self, guint place, guint unit,
              gboolean seen[CASE_MAX_PLACES][CASE_MAX_UNITS])
{
  Trial trial = { .problem = self, .place = place, .unit = unit, .seen = seen };

  try_place (&trial, 0, 0, 0);
  return trial.best;
}

/* --- slots --- */

#define MAX_SLOTS 512
#define DEAR 100000000

CasePlan
case_solve_slots (const Case *self)
{
  gint64 u[CASE_MAX_PLACES + 1] = { 0 };
  static gint64 v[MAX_SLOTS + 1], least[MAX_SLOTS + 1];
  static guint unit_of[MAX_SLOTS + 1], holder[MAX_SLOTS + 1], way[MAX_SLOTS + 1];
  static gboolean used[MAX_SLOTS + 1];
  CasePlan plan = { TRUE, 0, 0, 0 };
  guint n_slots = 0;

  for (guint unit = 0; unit < self->n_units; unit++)
    {
      for (guint i = 0; i < self->capacity[unit]; i++)
        unit_of[++n_slots] = unit;
    }
  g_assert_cmpuint (n_slots, <=, MAX_SLOTS);
  if (n_slots < self->n_places)
    return (CasePlan){ FALSE, 0, 0, 0 };

  memset (v, 0, sizeof v);
  memset (holder, 0, sizeof holder);
  for (guint place = 1; place <= self->n_places; place++)
    {
      guint slot = 0;

      holder[0] = place;
      memset (used, 0, sizeof used);
      for (guint j = 0; j <= n_slots; j++)
        least[j] = G_MAXINT64;
      do
        {
          guint next = 0;
          gint64 delta = G_MAXINT64;

          used[slot] = TRUE;
          for (guint j = 1; j <= n_slots; j++)
            {
              gint64 cost, reduced;

              if (used[j])
                continue;
              cost = case_get_cost (self, holder[slot] - 1, unit_of[j]);
              reduced = (cost == MST_ASSIGNMENT_IMPOSSIBLE ? DEAR : cost) - u[holder[slot]] - v[j];
              if (reduced < least[j])
                {
                  least[j] = reduced;
                  way[j] = slot;
                }
              if (least[j] < delta)
                {
                  delta = least[j];
                  next = j;
                }
            }
          for (guint j = 0; j <= n_slots; j++)
            {
              if (used[j])
                {
                  u[holder[j]] += delta;
                  v[j] -= delta;
                }
              else if (least[j] != G_MAXINT64)
                least[j] -= delta;
            }
          slot = next;
        }
      while (holder[slot] != 0);
      for (; slot != 0; slot = way[slot])
        holder[slot] = holder[way[slot]];
    }
  for (guint j = 1; j <= n_slots; j++)
    {
      gint64 cost;

      if (holder[j] == 0)
        continue;
      cost = case_get_cost (self, holder[j] - 1, unit_of[j]);
      if (cost == MST_ASSIGNMENT_IMPOSSIBLE)
        plan.possible = FALSE;
      else
        plan.cost += cost;
    }
  return plan;
}

/* --- what must hold --- */

void
case_check_plan (const Case *self, const MstAssignment *plan)
{
  MstAssignmentTotals totals = mst_assignment_get_totals (plan);
  guint loads[CASE_MAX_UNITS] = { 0 };
  gint64 cost = 0, distance = 0, worst = G_MININT64;
  guint n_changed = 0;

  for (guint place = 0; place < self->n_places; place++)
    {
      guint unit = mst_assignment_get_unit (plan, place);

      g_assert_cmpuint (unit, <, self->n_units);
      g_assert_cmpint (case_get_cost (self, place, unit), !=, MST_ASSIGNMENT_IMPOSSIBLE);
      g_assert_cmpint (mst_assignment_get_distance (plan, place), ==, self->distance[place][unit]);
      cost += case_get_cost (self, place, unit);
      distance += self->distance[place][unit];
      worst = MAX (worst, self->distance[place][unit]);
      n_changed += is_change (self, place, unit);
      loads[unit]++;
    }
  for (guint unit = 0; unit < self->n_units; unit++)
    {
      g_autoptr (GArray) places = mst_assignment_get_places (plan, unit);
      gint64 price = mst_assignment_get_unit_price (plan, unit);

      g_assert_cmpuint (loads[unit], ==, mst_assignment_get_load (plan, unit));
      g_assert_cmpuint (loads[unit], ==, places->len);
      g_assert_cmpuint (loads[unit], <=, self->capacity[unit]);
      g_assert_cmpuint (loads[unit], >=, self->at_least[unit]);
      g_assert_true (loads[unit] == self->capacity[unit] || price >= 0);
      g_assert_true (loads[unit] == self->at_least[unit] || price <= 0);
      for (guint place = 0; place < self->n_places && !self->fewest_changes; place++)
        {
          gint64 pair = case_get_cost (self, place, unit);

          if (pair != MST_ASSIGNMENT_IMPOSSIBLE)
            g_assert_cmpint (pair, >=, mst_assignment_get_place_price (plan, place) + price);
        }
    }
  g_assert_true (totals.proven);
  g_assert_true (totals.ties_counted);
  g_assert_cmpint (totals.objective, ==, cost);
  g_assert_cmpint (totals.distance, ==, distance);
  g_assert_cmpint (totals.worst, ==, worst);
  g_assert_cmpuint (totals.n_changed, ==, n_changed);
}
