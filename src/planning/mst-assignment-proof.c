/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves that a plan is the best, from nothing but the plan and the prices: by complementary slackness
 * a plan is best when no pair of all costs less than its two prices, the plan's own pairs cost just as much,
 * and units whose price isn't 0 are full, or have only what they must.
 *
 * Pairs that cost exactly their prices are where other plans are as good: a place is tied when such a pair of
 * it lies on a ring of them (a strongly connected component). */

#include "mst-assignment-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PLACES_PER_LOOK 256
#define MAX_TIES (1u << 24)

typedef struct
{
  guint32 from, to; /* units, or the sink */
  guint32 place;    /* MST_ASSIGNMENT_NONE to and from the sink */
} Arc;

typedef struct
{
  const MstAssignment *plan;
  guint place;
  gint64 price; /* of the place */
  gboolean holds;
  gboolean ties_counted;
  GArray *arcs;
} Proof;

static void
add_arc (Proof *self, guint from, guint to, guint place)
{
  Arc arc = { from, to, place };

  if (self->arcs->len < MAX_TIES)
    g_array_append_val (self->arcs, arc);
  else
    self->ties_counted = FALSE;
}

static void
look_at_unit (guint unit, gpointer data)
{
  Proof *self = data;
  const MstAssignment *plan = self->plan;
  gint64 cost = mst_assignment_problem_get_cost (plan->problem, self->place, unit);
  gint64 reduced;

  if (cost == MST_ASSIGNMENT_IMPOSSIBLE)
    return;
  reduced = cost - self->price - plan->prices[unit];
  if (reduced < 0)
    self->holds = FALSE;
  else if (reduced == 0 && unit != plan->units[self->place])
    add_arc (self, plan->units[self->place], unit, self->place);
}

/* What is said of single pairs only makes one dearer, but for bonuses and the current unit: look_at_said(). */
static gboolean
may_hold_less (guint64 square, gint64 highest_price, gpointer data)
{
  const Proof *self = data;
  const MstAssignmentProblem *problem = self->plan->problem;
  gint64 lowest = (gint64) (mst_integer_square_root (square) / problem->steps);

  if (problem->current[self->place] != MST_ASSIGNMENT_NONE)
    lowest += problem->change_weight;
  return lowest - highest_price <= self->price;
}

static gboolean
is_said (const MstAssignmentProblem *problem, guint place, guint unit)
{
  const MstAssignmentException *exceptions;
  guint n;

  if (problem->current[place] == unit)
    return TRUE;
  exceptions = mst_assignment_problem_get_exceptions (problem, place, &n);
  for (guint i = 0; i < n; i++)
    {
      if (exceptions[i].unit == unit)
        return TRUE;
    }
  return FALSE;
}

static void
look_at_unsaid (guint unit, gpointer data)
{
  const Proof *self = data;

  if (!is_said (self->plan->problem, self->place, unit))
    look_at_unit (unit, data);
}

static void
look_at_said (Proof *self)
{
  const MstAssignmentProblem *problem = self->plan->problem;
  guint current = problem->current[self->place];
  const MstAssignmentException *exceptions;
  guint n;

  exceptions = mst_assignment_problem_get_exceptions (problem, self->place, &n);
  for (guint i = 0; i < n; i++)
    {
      if (exceptions[i].unit != current)
        look_at_unit (exceptions[i].unit, self);
    }
  if (current != MST_ASSIGNMENT_NONE)
    look_at_unit (current, self);
}

static void
look_at_place (Proof *self, guint place)
{
  const MstAssignment *plan = self->plan;
  const MstAssignmentProblem *problem = plan->problem;

  self->place = place;
  self->price = mst_assignment_get_price (plan, place);
  if (mst_assignment_problem_get_cost (problem, place, plan->units[place]) != plan->costs[place])
    self->holds = FALSE;
  if (problem->tree != NULL)
    {
      mst_point_tree_visit (problem->tree, problem->place_points[place], may_hold_less,
                            look_at_unsaid, self);
      look_at_said (self);
    }
  else if (problem->pairs != NULL)
    {
      for (guint i = problem->first_pair[place]; i < problem->first_pair[place + 1]; i++)
        look_at_unit (g_array_index (problem->pairs, MstAssignmentPair, i).unit, self);
    }
  else
    {
      for (guint unit = 0; unit < problem->n_units; unit++)
        look_at_unit (unit, self);
    }
}

/* Loads are counted anew; they are within bounds, and prices are as they have to be. */
static void
look_at_loads (Proof *self)
{
  const MstAssignment *plan = self->plan;
  const MstAssignmentProblem *problem = plan->problem;
  guint sink = problem->n_units;
  g_autofree guint32 *loads = g_new0 (guint32, problem->n_units + 1);

  for (guint place = 0; place < problem->n_places; place++)
    loads[plan->units[place]]++;
  for (guint unit = 0; unit < problem->n_units; unit++)
    {
      gboolean has_room = loads[unit] < problem->capacities[unit];
      gboolean can_do_with_less = loads[unit] > problem->at_least[unit];
      gint64 price = plan->prices[unit];

      if (loads[unit] > problem->capacities[unit] || loads[unit] < problem->at_least[unit]
          || (has_room && price < 0) || (can_do_with_less && price > 0))
        self->holds = FALSE;
      if (price == 0 && has_room)
        add_arc (self, unit, sink, MST_ASSIGNMENT_NONE);
      if (price == 0 && can_do_with_less)
        add_arc (self, sink, unit, MST_ASSIGNMENT_NONE);
    }
}

/* --- rings --- */

typedef struct
{
  const Arc *arcs;
  guint32 *first; /* by node, and the end */
  guint32 *at;    /* by node: the next arc to follow */
  guint32 *number, *low, *component;
  guint32 *stack, *path;
  guint n_stack, n_path, n_numbered, n_components;
} Rings;

static void
enter (Rings *self, guint node)
{
  self->number[node] = self->low[node] = ++self->n_numbered;
  self->at[node] = self->first[node];
  self->stack[self->n_stack++] = node;
  self->path[self->n_path++] = node;
}

static void
leave (Rings *self, guint node)
{
  self->n_path--;
  if (self->n_path > 0)
    {
      guint above = self->path[self->n_path - 1];

      self->low[above] = MIN (self->low[above], self->low[node]);
    }
  if (self->low[node] != self->number[node])
    return;
  self->n_components++;
  for (;;)
    {
      guint member = self->stack[--self->n_stack];

      self->component[member] = self->n_components;
      if (member == node)
        return;
    }
}

/* Tarjan 1972, without recursion. */
static void
find_components (Rings *self, guint start)
{
  enter (self, start);
  while (self->n_path > 0)
    {
      guint node = self->path[self->n_path - 1];
      guint to;

      if (self->at[node] == self->first[node + 1])
        {
          leave (self, node);
          continue;
        }
      to = self->arcs[self->at[node]++].to;
      if (self->number[to] == 0)
        enter (self, to);
      else if (self->component[to] == 0)
        self->low[node] = MIN (self->low[node], self->number[to]);
    }
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const Arc *p = a, *q = b;

  return p->from < q->from ? -1 : p->from > q->from;
}

static guint
count_tied (GArray *arcs, guint n_nodes, guint n_places)
{
  g_autofree guint32 *numbers = g_new0 (guint32, 7 * (gsize) n_nodes + 1);
  g_autofree gboolean *tied = g_new0 (gboolean, n_places + 1);
  Rings rings = {
    .arcs = (const Arc *) (gconstpointer) arcs->data,
    .first = numbers,
    .at = numbers + n_nodes + 1,
    .number = numbers + 2 * (gsize) n_nodes + 1,
    .low = numbers + 3 * (gsize) n_nodes + 1,
    .component = numbers + 4 * (gsize) n_nodes + 1,
    .stack = numbers + 5 * (gsize) n_nodes + 1,
    .path = numbers + 6 * (gsize) n_nodes + 1,
  };
  guint n_tied = 0;

  g_array_sort (arcs, compare_arcs);
  for (guint node = 0, at = 0; node <= n_nodes; node++)
    {
      while (at < arcs->len && rings.arcs[at].from < node)
        at++;
      rings.first[node] = at;
    }
  for (guint node = 0; node < n_nodes; node++)
    {
      if (rings.number[node] == 0)
        find_components (&rings, node);
    }
  for (guint i = 0; i < arcs->len; i++)
    {
      const Arc *arc = &rings.arcs[i];

      if (arc->place == MST_ASSIGNMENT_NONE || tied[arc->place]
          || rings.component[arc->from] != rings.component[arc->to])
        continue;
      tied[arc->place] = TRUE;
      n_tied++;
    }
  return n_tied;
}

gboolean
mst_assignment_prove (MstAssignment *self, MstProgress *progress, GError **error)
{
  const MstAssignmentProblem *problem = self->problem;
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  Proof proof = { .plan = self, .holds = TRUE, .ties_counted = TRUE, .arcs = arcs };

  mst_progress_set_stage (progress, _ ("Proving the plan"));
  mst_progress_set_total (progress, problem->n_places);
  if (problem->tree != NULL)
    mst_point_tree_set_values (problem->tree, self->prices);
  for (guint place = 0; place < problem->n_places; place++)
    {
      if (place % PLACES_PER_LOOK == 0)
        {
          mst_progress_set_done (progress, place);
          if (mst_progress_is_cancelled (progress, error))
            return FALSE;
        }
      look_at_place (&proof, place);
    }
  look_at_loads (&proof);
  self->totals.proven = proof.holds;
  self->totals.ties_counted = proof.ties_counted;
  if (proof.ties_counted)
    self->totals.n_tied = count_tied (arcs, problem->n_units + 1, problem->n_places);
  return TRUE;
}
