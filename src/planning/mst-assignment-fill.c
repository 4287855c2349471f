/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives the places their units, one after the other, each along the shortest augmenting path.
 *
 * The nodes of the search are units; from a unit one goes on by passing one of its places to another. Prices
 * keep all reduced costs from 0 up, and no unit's price is above 0: so what a place hasn't been told of yet
 * can't be nearer than its bound. A search that comes to a bound asks for more candidates, and so it is
 * exact over all pairs without looking at them. */

#include "mst-assignment-private.h"

#include "mst-key-heap.h"

#include <glib/gi18n-lib.h>

#define PLACES_PER_LOOK 64

typedef struct
{
  MstAssignment *plan;
  MstCandidateFinder *finder;
  MstCandidates *candidates; /* by place */
  MstKeyHeap heap;           /* units; and from n_units on, places whose bound is reached */
  guint round;
  guint32 *rounds;    /* by unit: in which its distance was found … */
  gint64 *distances;  /* … how far it is … */
  guint32 *via;       /* … and what place would come to it */
  guint32 *settled;   /* by unit: the round in which it was gone through */
  GArray *path_units; /* guint: gone through in this round */
  gint64 *offsets;    /* by place: how far it is without its cost */
  gint64 best;
  guint best_unit;
} Search;

static void
search_init (Search *self, MstAssignment *plan)
{
  guint n_units = plan->problem->n_units, n_places = plan->problem->n_places;

  *self = (Search){ .plan = plan };
  self->finder = mst_candidate_finder_new (plan->problem);
  self->candidates = g_new0 (MstCandidates, n_places + 1);
  self->rounds = g_new0 (guint32, n_units + 1);
  self->settled = g_new0 (guint32, n_units + 1);
  self->distances = g_new (gint64, n_units + 1);
  self->via = g_new (guint32, n_units + 1);
  self->offsets = g_new (gint64, n_places + 1);
  self->path_units = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
search_clear (Search *self)
{
  for (guint i = 0; i < self->plan->problem->n_places; i++)
    g_free (self->candidates[i].items);
  mst_candidate_finder_free (self->finder);
  mst_key_heap_clear (&self->heap);
  g_free (self->candidates);
  g_free (self->rounds);
  g_free (self->settled);
  g_free (self->distances);
  g_free (self->via);
  g_free (self->offsets);
  g_array_unref (self->path_units);
}

static void
reach (Search *self, guint place, guint unit, gint64 distance)
{
  if (self->rounds[unit] == self->round && distance >= self->distances[unit])
    return;
  self->rounds[unit] = self->round;
  self->distances[unit] = distance;
  self->via[unit] = place;
  if (mst_assignment_has_room (self->plan, unit))
    {
      self->best = distance;
      self->best_unit = unit;
    }
  else
    {
      mst_key_heap_push (&self->heap, distance, unit);
    }
}

static void
go_on_from (Search *self, guint place)
{
  const MstCandidates *candidates = &self->candidates[place];
  const gint64 *prices = self->plan->prices;
  gint64 offset = self->offsets[place];

  for (guint i = 0; i < candidates->n; i++)
    {
      guint unit = candidates->items[i].unit;
      gint64 nearest = offset + candidates->items[i].cost;

      /* Prices only add. A unit that is listed by name may lie beyond the bound, so that is looked at yet. */
      if (nearest >= self->best)
        break;
      if (nearest - prices[unit] < self->best)
        reach (self, place, unit, nearest - prices[unit]);
    }
  if (candidates->bound != MST_ASSIGNMENT_IMPOSSIBLE && offset + candidates->bound < self->best)
    mst_key_heap_push (&self->heap, offset + candidates->bound,
                       (guint64) self->plan->problem->n_units + place);
}

static void
start_from (Search *self, guint place, gint64 offset)
{
  if (self->candidates[place].n_wanted == 0)
    mst_candidate_finder_extend (self->finder, place, &self->candidates[place]);
  self->offsets[place] = offset;
  go_on_from (self, place);
}

static void
settle (Search *self, guint unit)
{
  const MstAssignment *plan = self->plan;

  self->settled[unit] = self->round;
  g_array_append_val (self->path_units, unit);
  for (guint place = plan->first[unit]; place != MST_ASSIGNMENT_NONE; place = plan->next[place])
    start_from (self, place, self->distances[unit] - mst_assignment_get_price (plan, place));
}

/* Finds the nearest unit with room; FALSE when there is none. */
static gboolean
search (Search *self, guint from)
{
  guint n_units = self->plan->problem->n_units;

  self->round++;
  self->heap.n = 0;
  self->best = MST_ASSIGNMENT_IMPOSSIBLE;
  g_array_set_size (self->path_units, 0);
  start_from (self, from, 0);
  while (!mst_key_heap_is_empty (&self->heap) && mst_key_heap_get_lowest (&self->heap) < self->best)
    {
      MstKey key = mst_key_heap_pop (&self->heap);

      if (key.number >= n_units)
        {
          guint place = (guint) (key.number - n_units);

          mst_candidate_finder_extend (self->finder, place, &self->candidates[place]);
          go_on_from (self, place);
        }
      else if (self->settled[key.number] != self->round)
        {
          settle (self, (guint) key.number);
        }
    }
  return self->best != MST_ASSIGNMENT_IMPOSSIBLE;
}

/* Moves the places of the path on, the last first. */
static void
augment (Search *self, guint from)
{
  MstAssignment *plan = self->plan;
  guint unit = self->best_unit;

  for (guint i = 0; i < self->path_units->len; i++)
    {
      guint settled = g_array_index (self->path_units, guint, i);

      plan->prices[settled] += self->distances[settled] - self->best;
    }
  for (;;)
    {
      guint place = self->via[unit];
      guint left = plan->units[place];

      mst_assignment_put (plan, place, unit);
      if (place == from)
        return;
      unit = left;
    }
}

/* Those whose cheapest unit has room need no search. */
static void
fill_freely (Search *self)
{
  MstAssignment *plan = self->plan;

  for (guint place = 0; place < plan->problem->n_places; place++)
    {
      MstCandidates *candidates = &self->candidates[place];

      mst_candidate_finder_extend (self->finder, place, candidates);
      for (guint i = 0; i < candidates->n && candidates->items[i].cost == candidates->items[0].cost;
           i++)
        {
          if (mst_assignment_has_room (plan, candidates->items[i].unit))
            {
              mst_assignment_put (plan, place, candidates->items[i].unit);
              break;
            }
        }
    }
}

static gboolean
is_enough (const MstAssignmentProblem *problem)
{
  guint64 sum = 0;

  for (guint unit = 0; unit < problem->n_units; unit++)
    sum += problem->capacities[unit];
  return sum >= problem->n_places;
}

/* FALSE also without @error, when a place finds no unit. */
static gboolean
fill_all (Search *self, MstProgress *progress, GError **error)
{
  MstAssignment *plan = self->plan;
  guint n_places = plan->problem->n_places;

  fill_freely (self);
  for (guint place = 0; place < n_places; place++)
    {
      if (place % PLACES_PER_LOOK == 0)
        {
          mst_progress_set_done (progress, place);
          if (mst_progress_is_cancelled (progress, error))
            return FALSE;
        }
      if (plan->units[place] != MST_ASSIGNMENT_NONE)
        continue;
      if (!search (self, place))
        return FALSE;
      augment (self, place);
    }
  return TRUE;
}

gboolean
mst_assignment_fill (MstAssignment *self, MstProgress *progress, MstAssignmentReason **reason,
                     GError **error)
{
  g_autoptr (MstAssignmentReason) found = NULL;
  g_autoptr (GError) cancelled = NULL;
  gboolean filled = FALSE;
  Search search;

  mst_progress_set_stage (progress, _ ("Finding the best plan"));
  mst_progress_set_total (progress, self->problem->n_places);
  if (is_enough (self->problem))
    {
      search_init (&search, self);
      filled = fill_all (&search, progress, &cancelled);
      search_clear (&search);
    }
  if (filled)
    return TRUE;
  if (cancelled == NULL)
    found = mst_assignment_find_reason (self, progress, &cancelled);
  if (found == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cancelled));
      return FALSE;
    }
  mst_assignment_reason_tell (found, error);
  if (reason != NULL)
    *reason = g_steal_pointer (&found);
  return FALSE;
}
