/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a place has its unit: what each other would cost, with all that would have to move.
 *
 * Giving the place to another unit closes a ring: the unit passes one of its places on, and so forth, until
 * the place's own unit has one again, or somebody has room. The cheapest ring is exact, since prices keep
 * all reduced costs from 0 up (Ahuja, Magnanti and Orlin, Network Flows, 9.3). */

#include "mst-assignment-private.h"

struct _MstAssignmentExplanation
{
  const MstAssignment *plan;
  guint place;
  MstResidual *residual;
  GArray *choices; /* MstAssignmentChoice */
  guint rank, n_ties;
};

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const MstAssignmentChoice *p = a, *q = b;

  if (p->distance != q->distance)
    return p->distance < q->distance ? -1 : 1;
  return p->unit < q->unit ? -1 : p->unit > q->unit;
}

static gint64
get_extra (const MstAssignmentExplanation *self, guint unit, gint64 cost)
{
  const MstAssignment *plan = self->plan;
  gint64 way = self->residual->distances[unit];

  if (unit == plan->units[self->place])
    return 0;
  if (way == MST_ASSIGNMENT_IMPOSSIBLE)
    return MST_ASSIGNMENT_IMPOSSIBLE;
  return cost - mst_assignment_get_price (plan, self->place) - plan->prices[unit] + way;
}

/* A change weighs more than twice what all else could differ by. */
static void
part_changes (const MstAssignmentProblem *problem, MstAssignmentChoice *choice)
{
  gint64 weight = problem->change_weight;

  if (!problem->fewest_changes || choice->extra == MST_ASSIGNMENT_IMPOSSIBLE)
    return;
  choice->extra_changes = (guint) ((choice->extra + weight / 2) / weight);
  choice->extra -= choice->extra_changes * weight;
}

MstAssignmentExplanation *
mst_assignment_explain (const MstAssignment *plan, guint place)
{
  MstAssignmentExplanation *self;
  const MstAssignmentProblem *problem = plan->problem;

  g_return_val_if_fail (place < problem->n_places, NULL);

  self = g_new0 (MstAssignmentExplanation, 1);
  self->plan = plan;
  self->place = place;
  self->residual = mst_residual_new (plan, plan->units[place], place, FALSE);
  self->choices = g_array_new (FALSE, FALSE, sizeof (MstAssignmentChoice));
  for (guint unit = 0; unit < problem->n_units; unit++)
    {
      gint64 cost = mst_assignment_problem_get_cost (problem, place, unit);
      MstAssignmentChoice choice = { unit, 0, cost, 0, 0 };

      if (cost == MST_ASSIGNMENT_IMPOSSIBLE)
        continue;
      choice.distance = mst_assignment_problem_get_distance (problem, place, unit);
      choice.extra = get_extra (self, unit, cost);
      if (choice.extra == 0 && unit != plan->units[place])
        self->n_ties++;
      part_changes (problem, &choice);
      g_array_append_val (self->choices, choice);
    }
  g_array_sort (self->choices, compare_choices);
  while (g_array_index (self->choices, MstAssignmentChoice, self->rank).unit != plan->units[place])
    self->rank++;
  return self;
}

void
mst_assignment_explanation_free (MstAssignmentExplanation *self)
{
  if (self == NULL)
    return;
  mst_residual_free (self->residual);
  g_array_unref (self->choices);
  g_free (self);
}

const MstAssignmentChoice *
mst_assignment_explanation_get_choices (const MstAssignmentExplanation *self, guint *n_choices)
{
  *n_choices = self->choices->len;
  return (const MstAssignmentChoice *) (gconstpointer) self->choices->data;
}

guint
mst_assignment_explanation_get_rank (const MstAssignmentExplanation *self)
{
  return self->rank;
}

guint
mst_assignment_explanation_get_n_ties (const MstAssignmentExplanation *self)
{
  return self->n_ties;
}

GArray *
mst_assignment_explanation_get_moves (const MstAssignmentExplanation *self, guint unit)
{
  const MstAssignment *plan = self->plan;
  const MstResidual *residual = self->residual;
  guint sink = plan->problem->n_units;
  guint own = plan->units[self->place];
  MstAssignmentMove move = { self->place, own, unit };
  GArray *moves;

  g_return_val_if_fail (unit < sink, NULL);

  if (unit != own
      && (residual->distances[unit] == MST_ASSIGNMENT_IMPOSSIBLE
          || mst_assignment_problem_get_cost (plan->problem, self->place, unit)
               == MST_ASSIGNMENT_IMPOSSIBLE))
    return NULL;
  moves = g_array_new (FALSE, FALSE, sizeof (MstAssignmentMove));
  if (unit == own)
    return moves;
  g_array_append_val (moves, move);
  for (guint node = unit; node != own; node = residual->next[node])
    {
      if (residual->places[node] == MST_ASSIGNMENT_NONE)
        continue;
      move = (MstAssignmentMove){ residual->places[node], node, residual->next[node] };
      g_array_append_val (moves, move);
    }
  return moves;
}
