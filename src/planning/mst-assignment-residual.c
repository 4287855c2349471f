/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shortest paths through a finished plan, backwards from the unit that is to have one place more; and with
 * them the units that must have more than they were given. Looks at all pairs of the units it comes to. */

#include "mst-assignment-private.h"

#include "mst-key-heap.h"

static void
reach (MstResidual *self, MstKeyHeap *heap, guint node, gint64 distance, guint next, guint place)
{
  if (distance >= self->distances[node])
    return;
  self->distances[node] = distance;
  self->next[node] = next;
  self->places[node] = place;
  mst_key_heap_push (heap, distance, node);
}

/* Who could pass a place on to @unit. */
static void
go_back_from (MstResidual *self, const MstAssignment *plan, MstKeyHeap *heap, guint unit,
              guint fixed)
{
  const MstAssignmentProblem *problem = plan->problem;
  gint64 distance = self->distances[unit];

  for (guint place = 0; place < problem->n_places; place++)
    {
      guint holder = plan->units[place];
      gint64 cost;

      if (holder == unit || place == fixed || self->distances[holder] <= distance)
        continue;
      cost = mst_assignment_problem_get_cost (problem, place, unit);
      if (cost != MST_ASSIGNMENT_IMPOSSIBLE)
        reach (self, heap, holder,
               distance + cost - mst_assignment_get_price (plan, place) - plan->prices[unit], unit,
               place);
    }
  /* It takes what came to the sink by doing with one less itself. */
  if (plan->loads[unit] > problem->at_least[unit])
    reach (self, heap, problem->n_units, distance - plan->prices[unit], unit, MST_ASSIGNMENT_NONE);
}

static void
go_back_from_sink (MstResidual *self, const MstAssignment *plan, MstKeyHeap *heap)
{
  guint sink = plan->problem->n_units;

  for (guint unit = 0; unit < sink; unit++)
    {
      if (mst_assignment_has_room (plan, unit))
        reach (self, heap, unit, self->distances[sink] + plan->prices[unit], sink,
               MST_ASSIGNMENT_NONE);
    }
}

MstResidual *
mst_residual_new (const MstAssignment *plan, guint target, guint fixed, gboolean only_sink)
{
  guint n_units = plan->problem->n_units;
  MstResidual *self = g_new0 (MstResidual, 1);
  g_autofree gboolean *settled = g_new0 (gboolean, n_units + 1);
  MstKeyHeap heap = { NULL };

  self->target = target;
  self->distances = g_new (gint64, n_units + 1);
  self->next = g_new (guint32, n_units + 1);
  self->places = g_new (guint32, n_units + 1);
  for (guint i = 0; i <= n_units; i++)
    self->distances[i] = MST_ASSIGNMENT_IMPOSSIBLE;
  reach (self, &heap, target, 0, MST_ASSIGNMENT_NONE, MST_ASSIGNMENT_NONE);
  while (!mst_key_heap_is_empty (&heap))
    {
      guint node = (guint) mst_key_heap_pop (&heap).number;

      if (settled[node])
        continue;
      settled[node] = TRUE;
      if (node != n_units)
        go_back_from (self, plan, &heap, node, fixed);
      else if (only_sink)
        break;
      else
        go_back_from_sink (self, plan, &heap);
    }
  mst_key_heap_clear (&heap);
  return self;
}

void
mst_residual_free (MstResidual *self)
{
  g_free (self->distances);
  g_free (self->next);
  g_free (self->places);
  g_free (self);
}

/* Passes one place more to the target: from the unit that can do with one less, on along the path. */
static void
bring (MstAssignment *plan, const MstResidual *residual)
{
  guint n_units = plan->problem->n_units;
  gint64 far = residual->distances[n_units];
  guint unit = residual->next[n_units];

  for (guint i = 0; i < n_units; i++)
    {
      if (residual->distances[i] < far)
        plan->prices[i] += far - residual->distances[i];
    }
  while (unit != residual->target)
    {
      guint next = residual->next[unit];

      mst_assignment_put (plan, residual->places[unit], next);
      unit = next;
    }
}

gboolean
mst_assignment_fill_required (MstAssignment *self, MstProgress *progress,
                              MstAssignmentReason **reason, GError **error)
{
  const MstAssignmentProblem *problem = self->problem;

  for (guint unit = 0; unit < problem->n_units; unit++)
    {
      while (self->loads[unit] < problem->at_least[unit])
        {
          g_autoptr (MstResidual) residual = NULL;

          if (mst_progress_is_cancelled (progress, error))
            return FALSE;
          residual = mst_residual_new (self, unit, MST_ASSIGNMENT_NONE, TRUE);
          if (residual->distances[problem->n_units] == MST_ASSIGNMENT_IMPOSSIBLE)
            {
              MstAssignmentReason *found = mst_assignment_find_requirement (self, residual);

              mst_assignment_reason_tell (found, error);
              if (reason != NULL)
                *reason = found;
              else
                mst_assignment_reason_free (found);
              return FALSE;
            }
          bring (self, residual);
        }
    }
  return TRUE;
}
