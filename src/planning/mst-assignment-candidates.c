/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cheapest units of a place, as many as are wanted so far. */

#include "mst-assignment-private.h"

#include <stdlib.h>

#define FIRST_CANDIDATES 8

struct _MstCandidateFinder
{
  const MstAssignmentProblem *problem;
  MstCandidate *row;  /* room for every unit */
  MstNearPoint *near; /* likewise, where there are points */
};

MstCandidateFinder *
mst_candidate_finder_new (const MstAssignmentProblem *problem)
{
  MstCandidateFinder *self = g_new0 (MstCandidateFinder, 1);

  self->problem = problem;
  self->row = g_new (MstCandidate, problem->n_units + 1);
  if (problem->tree != NULL)
    self->near = g_new (MstNearPoint, problem->n_units + 1);
  return self;
}

void
mst_candidate_finder_free (MstCandidateFinder *self)
{
  g_free (self->row);
  g_free (self->near);
  g_free (self);
}

static int
compare (const void *a, const void *b)
{
  const MstCandidate *p = a, *q = b;

  if (p->cost != q->cost)
    return p->cost < q->cost ? -1 : 1;
  return p->unit < q->unit ? -1 : p->unit > q->unit;
}

static guint
add (MstCandidateFinder *self, guint place, guint unit, guint n)
{
  gint64 cost = mst_assignment_problem_get_cost (self->problem, place, unit);

  if (cost == MST_ASSIGNMENT_IMPOSSIBLE)
    return n;
  self->row[n] = (MstCandidate){ cost, unit };
  return n + 1;
}

typedef struct
{
  const MstAssignmentProblem *problem;
  guint place;
} Pairing;

/* Whether nothing is said of the pair but that it may be. */
static gboolean
is_ordinary (guint unit, gconstpointer data)
{
  const Pairing *pairing = data;
  const MstAssignmentProblem *problem = pairing->problem;
  const MstAssignmentException *exceptions;
  guint n;

  if (problem->capacities[unit] == 0 || problem->current[pairing->place] == unit)
    return FALSE;
  exceptions = mst_assignment_problem_get_exceptions (problem, pairing->place, &n);
  for (guint i = 0; i < n; i++)
    {
      if (exceptions[i].unit == unit)
        return FALSE;
    }
  return TRUE;
}

/* The nearest, and all of which something is said. */
static guint
find_near (MstCandidateFinder *self, guint place, guint n_wanted, gint64 *bound)
{
  const MstAssignmentProblem *problem = self->problem;
  Pairing pairing = { problem, place };
  guint current = problem->current[place];
  guint n_near = mst_point_tree_find_nearest (problem->tree, problem->place_points[place], n_wanted,
                                              is_ordinary, &pairing, self->near);
  const MstAssignmentException *exceptions;
  guint n_exceptions;
  guint n = 0;

  *bound = MST_ASSIGNMENT_IMPOSSIBLE;
  for (guint i = 0; i < n_near; i++)
    {
      n = add (self, place, self->near[i].point, n);
      if (n_near == n_wanted)
        *bound = *bound == MST_ASSIGNMENT_IMPOSSIBLE ? self->row[n - 1].cost
                                                     : MAX (*bound, self->row[n - 1].cost);
    }
  exceptions = mst_assignment_problem_get_exceptions (problem, place, &n_exceptions);
  for (guint i = 0; i < n_exceptions; i++)
    {
      if (exceptions[i].unit != current)
        n = add (self, place, exceptions[i].unit, n);
    }
  if (current != MST_ASSIGNMENT_NONE)
    n = add (self, place, current, n);
  qsort (self->row, n, sizeof *self->row, compare);
  return n;
}

static void
swap (MstCandidate *a, MstCandidate *b)
{
  MstCandidate kept = *a;

  *a = *b;
  *b = kept;
}

/* Brings the @k lowest of @n to the front, in no order. */
static void
select_lowest (MstCandidate *row, guint n, guint k)
{
  guint low = 0, high = n;

  while (high - low > 1)
    {
      MstCandidate pivot = row[low + (high - low) / 2];
      guint below = low, at = low, above = high;

      while (at < above)
        {
          int order = compare (&row[at], &pivot);

          if (order < 0)
            swap (&row[below++], &row[at++]);
          else if (order > 0)
            swap (&row[at], &row[--above]);
          else
            at++;
        }
      if (k <= below)
        high = below;
      else if (k >= above)
        low = above;
      else
        return;
    }
}

static guint
find_cheapest (MstCandidateFinder *self, guint place, guint n_wanted, gint64 *bound)
{
  const MstAssignmentProblem *problem = self->problem;
  guint n = 0;

  *bound = MST_ASSIGNMENT_IMPOSSIBLE;
  if (problem->pairs != NULL)
    {
      for (guint i = problem->first_pair[place]; i < problem->first_pair[place + 1]; i++)
        n = add (self, place, g_array_index (problem->pairs, MstAssignmentPair, i).unit, n);
    }
  else
    {
      for (guint unit = 0; unit < problem->n_units; unit++)
        n = add (self, place, unit, n);
    }
  if (n > n_wanted)
    {
      select_lowest (self->row, n, n_wanted);
      n = n_wanted;
    }
  else
    {
      n_wanted = 0;
    }
  qsort (self->row, n, sizeof *self->row, compare);
  if (n_wanted > 0)
    *bound = self->row[n - 1].cost;
  return n;
}

void
mst_candidate_finder_extend (MstCandidateFinder *self, guint place, MstCandidates *candidates)
{
  const MstAssignmentProblem *problem = self->problem;
  guint locked = problem->locked[place];
  guint n_wanted =
    MIN (candidates->n_wanted == 0 ? FIRST_CANDIDATES : 2 * candidates->n_wanted, problem->n_units);

  if (locked != MST_ASSIGNMENT_NONE)
    {
      candidates->bound = MST_ASSIGNMENT_IMPOSSIBLE;
      candidates->n = add (self, place, locked, 0);
    }
  else if (problem->tree != NULL)
    candidates->n = find_near (self, place, n_wanted, &candidates->bound);
  else
    candidates->n = find_cheapest (self, place, n_wanted, &candidates->bound);
  /* All are there. */
  if (n_wanted == problem->n_units)
    candidates->bound = MST_ASSIGNMENT_IMPOSSIBLE;
  candidates->n_wanted = n_wanted;
  candidates->items = g_renew (MstCandidate, candidates->items, MAX (candidates->n, 1));
  for (guint i = 0; i < candidates->n; i++)
    candidates->items[i] = self->row[i];
}
