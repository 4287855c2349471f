/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan: who has which place, and what is made of it. */

#include "mst-assignment-private.h"

static MstAssignment *
assignment_new (MstAssignmentProblem *problem)
{
  MstAssignment *self = g_new0 (MstAssignment, 1);
  guint n_units = problem->n_units, n_places = problem->n_places;

  self->problem = mst_assignment_problem_ref (problem);
  self->units = g_new (guint32, n_places + 1);
  self->costs = g_new0 (gint64, n_places + 1);
  self->next = g_new (guint32, n_places + 1);
  self->before = g_new (guint32, n_places + 1);
  self->prices = g_new0 (gint64, n_units + 1);
  self->loads = g_new0 (guint32, n_units + 1);
  self->first = g_new (guint32, n_units + 1);
  for (guint i = 0; i < n_places; i++)
    self->units[i] = MST_ASSIGNMENT_NONE;
  for (guint i = 0; i < n_units; i++)
    self->first[i] = MST_ASSIGNMENT_NONE;
  return self;
}

void
mst_assignment_free (MstAssignment *self)
{
  if (self == NULL)
    return;
  mst_assignment_problem_unref (self->problem);
  g_free (self->units);
  g_free (self->costs);
  g_free (self->next);
  g_free (self->before);
  g_free (self->prices);
  g_free (self->loads);
  g_free (self->first);
  g_free (self);
}

static void
take_away (MstAssignment *self, guint place)
{
  guint unit = self->units[place];
  guint before = self->before[place], next = self->next[place];

  if (unit == MST_ASSIGNMENT_NONE)
    return;
  if (before != MST_ASSIGNMENT_NONE)
    self->next[before] = next;
  else
    self->first[unit] = next;
  if (next != MST_ASSIGNMENT_NONE)
    self->before[next] = before;
  self->loads[unit]--;
}

void
mst_assignment_put (MstAssignment *self, guint place, guint unit)
{
  guint first;

  take_away (self, place);
  first = self->first[unit];
  self->before[place] = MST_ASSIGNMENT_NONE;
  self->next[place] = first;
  if (first != MST_ASSIGNMENT_NONE)
    self->before[first] = place;
  self->first[unit] = place;
  self->loads[unit]++;
  self->units[place] = unit;
  self->costs[place] = mst_assignment_problem_get_cost (self->problem, place, unit);
}

static void
add_up (MstAssignment *self)
{
  const MstAssignmentProblem *problem = self->problem;
  MstAssignmentTotals totals = { .proven = FALSE, .worst = G_MININT64 };
  gint64 bonuses = 0;

  for (guint place = 0; place < problem->n_places; place++)
    {
      guint unit = self->units[place];
      gint64 distance = mst_assignment_problem_get_distance (problem, place, unit);

      totals.distance += distance;
      totals.worst = MAX (totals.worst, distance);
      bonuses += mst_assignment_problem_get_bonus (problem, place, unit);
      if (problem->current[place] != MST_ASSIGNMENT_NONE && problem->current[place] != unit)
        totals.n_changed++;
    }
  if (problem->n_places == 0)
    totals.worst = 0;
  totals.objective = totals.distance - bonuses;
  if (!problem->fewest_changes)
    totals.objective += problem->change_penalty * totals.n_changed;
  self->totals = totals;
}

MstAssignment *
mst_assignment_solve (MstAssignmentProblem *problem, MstProgress *progress,
                      MstAssignmentReason **reason, GError **error)
{
  g_autoptr (MstAssignment) self = NULL;

  g_return_val_if_fail (problem != NULL, NULL);

  if (reason != NULL)
    *reason = NULL;
  if (!mst_assignment_problem_prepare (problem, error))
    return NULL;
  self = assignment_new (problem);
  if (!mst_assignment_fill (self, progress, reason, error))
    return NULL;
  if (!mst_assignment_fill_required (self, progress, reason, error))
    return NULL;
  add_up (self);
  if (!mst_assignment_prove (self, progress, error))
    return NULL;
  return g_steal_pointer (&self);
}

MstAssignmentTotals
mst_assignment_get_totals (const MstAssignment *self)
{
  return self->totals;
}

guint
mst_assignment_get_unit (const MstAssignment *self, guint place)
{
  g_return_val_if_fail (place < self->problem->n_places, MST_ASSIGNMENT_NONE);

  return self->units[place];
}

gint64
mst_assignment_get_distance (const MstAssignment *self, guint place)
{
  g_return_val_if_fail (place < self->problem->n_places, 0);

  return mst_assignment_problem_get_distance (self->problem, place, self->units[place]);
}

guint
mst_assignment_get_load (const MstAssignment *self, guint unit)
{
  g_return_val_if_fail (unit < self->problem->n_units, 0);

  return self->loads[unit];
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint p = *(const guint *) a, q = *(const guint *) b;

  return p < q ? -1 : p > q;
}

GArray *
mst_assignment_get_places (const MstAssignment *self, guint unit)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (unit < self->problem->n_units, places);

  for (guint place = self->first[unit]; place != MST_ASSIGNMENT_NONE; place = self->next[place])
    g_array_append_val (places, place);
  g_array_sort (places, compare_numbers);
  return places;
}

gint64
mst_assignment_get_place_price (const MstAssignment *self, guint place)
{
  g_return_val_if_fail (place < self->problem->n_places, 0);

  return mst_assignment_get_price (self, place);
}

gint64
mst_assignment_get_unit_price (const MstAssignment *self, guint unit)
{
  g_return_val_if_fail (unit < self->problem->n_units, 0);

  return self->prices[unit];
}
