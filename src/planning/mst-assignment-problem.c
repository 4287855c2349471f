/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be assigned: units, places, what their pairs cost and which may not be. */

#include "mst-assignment-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* Sums along paths and over plans stay below this. */
#define MAX_SUM (G_GINT64_CONSTANT (1) << 61)

MstAssignmentProblem *
mst_assignment_problem_new (guint n_units, guint n_places)
{
  MstAssignmentProblem *self = g_new0 (MstAssignmentProblem, 1);

  g_return_val_if_fail (n_units < G_MAXINT32 && n_places < G_MAXINT32, NULL);

  g_atomic_ref_count_init (&self->references);
  self->n_units = n_units;
  self->n_places = n_places;
  self->capacities = g_new0 (guint32, n_units + 1);
  self->at_least = g_new0 (guint32, n_units + 1);
  self->current = g_new (guint32, n_places + 1);
  self->locked = g_new (guint32, n_places + 1);
  for (guint i = 0; i < n_places; i++)
    self->current[i] = self->locked[i] = MST_ASSIGNMENT_NONE;
  self->exceptions = g_array_new (FALSE, FALSE, sizeof (MstAssignmentException));
  return self;
}

static void
clear_costs (MstAssignmentProblem *self)
{
  if (self->cost_destroy != NULL)
    self->cost_destroy (self->cost_data);
  self->cost = NULL;
  self->cost_data = NULL;
  self->cost_destroy = NULL;
  g_clear_pointer (&self->unit_points, g_free);
  g_clear_pointer (&self->place_points, g_free);
  g_clear_pointer (&self->pairs, g_array_unref);
}

MstAssignmentProblem *
mst_assignment_problem_ref (MstAssignmentProblem *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_assignment_problem_unref (MstAssignmentProblem *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  clear_costs (self);
  g_clear_pointer (&self->tree, mst_point_tree_free);
  g_array_unref (self->exceptions);
  g_free (self->first_pair);
  g_free (self->first_exception);
  g_free (self->capacities);
  g_free (self->at_least);
  g_free (self->current);
  g_free (self->locked);
  g_free (self);
}

void
mst_assignment_problem_set_unit (MstAssignmentProblem *self, guint unit, guint capacity,
                                 guint at_least)
{
  g_return_if_fail (!self->prepared);
  g_return_if_fail (unit < self->n_units && at_least <= capacity);

  self->capacities[unit] = capacity;
  self->at_least[unit] = at_least;
}

void
mst_assignment_problem_set_costs (MstAssignmentProblem *self, MstAssignmentCostFunc cost,
                                  gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (!self->prepared);

  clear_costs (self);
  self->cost = cost;
  self->cost_data = data;
  self->cost_destroy = destroy;
}

/* How far the points spread along the wider axis. */
static gint64
get_extent (const MstAssignmentPoint *units, guint n_units, const MstAssignmentPoint *places,
            guint n_places)
{
  MstAssignmentPoint low = { G_MAXINT64, G_MAXINT64 };
  MstAssignmentPoint high = { G_MININT64, G_MININT64 };

  for (guint i = 0; i < n_units + n_places; i++)
    {
      MstAssignmentPoint point = i < n_units ? units[i] : places[i - n_units];

      if (MAX (ABS (point.x), ABS (point.y)) > MST_ASSIGNMENT_MAX_COORDINATE)
        return G_MAXINT64;
      low.x = MIN (low.x, point.x);
      low.y = MIN (low.y, point.y);
      high.x = MAX (high.x, point.x);
      high.y = MAX (high.y, point.y);
    }
  return n_units + n_places > 0 ? MAX (high.x - low.x, high.y - low.y) : 0;
}

gboolean
mst_assignment_problem_set_points (MstAssignmentProblem *self, const MstAssignmentPoint *units,
                                   const MstAssignmentPoint *places, guint steps, GError **error)
{
  g_return_val_if_fail (!self->prepared, FALSE);
  g_return_val_if_fail (steps > 0, FALSE);

  if (get_extent (units, self->n_units, places, self->n_places) > MST_ASSIGNMENT_MAX_EXTENT)
    {
      g_set_error_literal (
        error, MST_ERROR, MST_ERROR_INPUT,
        _ ("The coordinates lie too far apart for exact distances. Check them, or "
           "give them with fewer decimals."));
      return FALSE;
    }
  clear_costs (self);
  self->unit_points = g_new (MstAssignmentPoint, self->n_units + 1);
  self->place_points = g_new (MstAssignmentPoint, self->n_places + 1);
  for (guint i = 0; i < self->n_units; i++)
    self->unit_points[i] = units[i];
  for (guint i = 0; i < self->n_places; i++)
    self->place_points[i] = places[i];
  self->steps = steps;
  return TRUE;
}

void
mst_assignment_problem_add_pair (MstAssignmentProblem *self, guint place, guint unit, gint64 cost)
{
  MstAssignmentPair pair = { place, unit, 0, cost };

  g_return_if_fail (!self->prepared);
  g_return_if_fail (place < self->n_places && unit < self->n_units);

  if (self->pairs == NULL)
    {
      clear_costs (self);
      self->pairs = g_array_new (FALSE, FALSE, sizeof (MstAssignmentPair));
    }
  pair.order = self->pairs->len;
  g_array_append_val (self->pairs, pair);
}

void
mst_assignment_problem_set_current (MstAssignmentProblem *self, guint place, guint unit)
{
  g_return_if_fail (!self->prepared);
  g_return_if_fail (place < self->n_places);
  g_return_if_fail (unit < self->n_units || unit == MST_ASSIGNMENT_NONE);

  self->current[place] = unit;
}

void
mst_assignment_problem_set_change_penalty (MstAssignmentProblem *self, gint64 penalty)
{
  g_return_if_fail (!self->prepared);
  g_return_if_fail (penalty >= 0);

  self->change_penalty = penalty;
}

void
mst_assignment_problem_set_fewest_changes (MstAssignmentProblem *self, gboolean fewest)
{
  g_return_if_fail (!self->prepared);

  self->fewest_changes = fewest;
}

void
mst_assignment_problem_lock (MstAssignmentProblem *self, guint place, guint unit)
{
  g_return_if_fail (!self->prepared);
  g_return_if_fail (place < self->n_places);
  g_return_if_fail (unit < self->n_units || unit == MST_ASSIGNMENT_NONE);

  self->locked[place] = unit;
}

static void
add_exception (MstAssignmentProblem *self, MstAssignmentException exception)
{
  g_return_if_fail (!self->prepared);
  g_return_if_fail (exception.place < self->n_places && exception.unit < self->n_units);

  exception.order = self->exceptions->len;
  g_array_append_val (self->exceptions, exception);
}

void
mst_assignment_problem_forbid (MstAssignmentProblem *self, guint place, guint unit)
{
  add_exception (self, (MstAssignmentException){ place, unit, 0, TRUE, FALSE, 0 });
}

void
mst_assignment_problem_prefer (MstAssignmentProblem *self, guint place, guint unit, gint64 bonus)
{
  g_return_if_fail (bonus >= 0);

  add_exception (self, (MstAssignmentException){ place, unit, 0, FALSE, TRUE, bonus });
}

/* --- made ready --- */

/* Both begin with place, unit and order. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (MstAssignmentPair, order)
                 == G_STRUCT_OFFSET (MstAssignmentException, order));

typedef struct
{
  guint32 place, unit;
  guint order;
} Said;

static int
compare_said (gconstpointer a, gconstpointer b)
{
  const Said *p = a, *q = b;

  if (p->place != q->place)
    return p->place < q->place ? -1 : 1;
  if (p->unit != q->unit)
    return p->unit < q->unit ? -1 : 1;
  return p->order < q->order ? -1 : p->order > q->order;
}

static const Said *
get_said (const GArray *array, guint index)
{
  return (const Said *) (gconstpointer) (array->data
                                         + index * g_array_get_element_size ((GArray *) array));
}

/* Where each place begins in what is sorted. */
static guint32 *
index_places (const GArray *array, guint n_places)
{
  guint32 *first = g_new (guint32, n_places + 1);
  guint at = 0;

  for (guint place = 0; place <= n_places; place++)
    {
      while (at < array->len && get_said (array, at)->place < place)
        at++;
      first[place] = at;
    }
  return first;
}

static void
sort_exceptions (MstAssignmentProblem *self)
{
  GArray *array = self->exceptions;
  guint n = 0;

  g_array_sort (array, compare_said);
  for (guint i = 0; i < array->len; i++)
    {
      MstAssignmentException exception = g_array_index (array, MstAssignmentException, i);
      MstAssignmentException *last =
        n > 0 ? &g_array_index (array, MstAssignmentException, n - 1) : NULL;

      if (last == NULL || last->place != exception.place || last->unit != exception.unit)
        {
          g_array_index (array, MstAssignmentException, n++) = exception;
          continue;
        }
      last->forbidden |= exception.forbidden;
      if (exception.has_bonus)
        last->bonus = exception.bonus;
    }
  g_array_set_size (array, n);
  self->first_exception = index_places (array, self->n_places);
}

static void
sort_pairs (MstAssignmentProblem *self)
{
  GArray *array = self->pairs;
  guint n = 0;

  g_array_sort (array, compare_said);
  for (guint i = 0; i < array->len; i++)
    {
      MstAssignmentPair pair = g_array_index (array, MstAssignmentPair, i);
      MstAssignmentPair *last = n > 0 ? &g_array_index (array, MstAssignmentPair, n - 1) : NULL;

      if (last == NULL || last->place != pair.place || last->unit != pair.unit)
        g_array_index (array, MstAssignmentPair, n++) = pair;
      else
        last->cost = pair.cost;
    }
  g_array_set_size (array, n);
  self->first_pair = index_places (array, self->n_places);
}

static guint64
get_size (gint64 cost)
{
  return cost == MST_ASSIGNMENT_IMPOSSIBLE ? 0 : cost < 0 ? -(guint64) cost : (guint64) cost;
}

/* No cost as given is larger, with or without sign. */
static guint64
get_largest (const MstAssignmentProblem *self)
{
  guint64 largest = 0;

  if (self->unit_points != NULL)
    {
      gint64 extent =
        get_extent (self->unit_points, self->n_units, self->place_points, self->n_places);

      return mst_integer_square_root (2 * (guint64) (extent * extent)) / self->steps;
    }
  if (self->pairs != NULL)
    {
      for (guint i = 0; i < self->pairs->len; i++)
        largest = MAX (largest, get_size (g_array_index (self->pairs, MstAssignmentPair, i).cost));
    }
  else if (self->cost != NULL)
    {
      for (guint place = 0; place < self->n_places; place++)
        for (guint unit = 0; unit < self->n_units; unit++)
          largest = MAX (largest, get_size (self->cost (place, unit, self->cost_data)));
    }
  return largest;
}

static guint64
get_largest_bonus (const MstAssignmentProblem *self)
{
  guint64 largest = 0;

  for (guint i = 0; i < self->exceptions->len; i++)
    largest =
      MAX (largest, (guint64) g_array_index (self->exceptions, MstAssignmentException, i).bonus);
  return largest;
}

gboolean
mst_assignment_problem_prepare (MstAssignmentProblem *self, GError **error)
{
  unsigned __int128 largest, weight;

  if (self->prepared)
    return TRUE;

  largest = (unsigned __int128) get_largest (self) + get_largest_bonus (self);
  /* More than all else could differ between two plans. */
  weight = self->fewest_changes ? 2 * largest * self->n_places + 1
                                : (unsigned __int128) self->change_penalty;
  /* Prices are sums along a path through the units, each with a cost to and fro. */
  if ((largest + weight) * (2 * (guint64) self->n_units + self->n_places + 4) > MAX_SUM)
    {
      g_set_error_literal (
        error, MST_ERROR, MST_ERROR_INPUT,
        _ ("The costs or the change penalty are too large to be added up exactly. "
           "Give them in a larger unit."));
      return FALSE;
    }
  self->change_weight = (gint64) weight;
  sort_exceptions (self);
  if (self->pairs != NULL)
    sort_pairs (self);
  if (self->unit_points != NULL)
    self->tree = mst_point_tree_new (self->unit_points, self->n_units);
  self->prepared = TRUE;
  return TRUE;
}

/* --- costs --- */

const MstAssignmentException *
mst_assignment_problem_get_exceptions (const MstAssignmentProblem *self, guint place,
                                       guint *n_exceptions)
{
  guint first = self->first_exception[place];

  *n_exceptions = self->first_exception[place + 1] - first;
  return &g_array_index (self->exceptions, MstAssignmentException, first);
}

/* The position of the pair among those from @low up to @high, or -1. */
static int
find_said (const GArray *array, guint low, guint high, guint unit)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint here = get_said (array, middle)->unit;

      if (here == unit)
        return (int) middle;
      if (here < unit)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

gint64
mst_assignment_problem_get_distance (const MstAssignmentProblem *self, guint place, guint unit)
{
  if (self->unit_points != NULL)
    return (gint64) (mst_integer_square_root (
                       mst_point_get_square (self->unit_points[unit], self->place_points[place]))
                     / self->steps);
  if (self->pairs != NULL)
    {
      int at = find_said (self->pairs, self->first_pair[place], self->first_pair[place + 1], unit);

      return at < 0 ? MST_ASSIGNMENT_IMPOSSIBLE
                    : g_array_index (self->pairs, MstAssignmentPair, at).cost;
    }
  return self->cost != NULL ? self->cost (place, unit, self->cost_data) : 0;
}

static const MstAssignmentException *
find_exception (const MstAssignmentProblem *self, guint place, guint unit)
{
  guint first = self->first_exception[place], end = self->first_exception[place + 1];
  int at = first < end ? find_said (self->exceptions, first, end, unit) : -1;

  return at < 0 ? NULL : &g_array_index (self->exceptions, MstAssignmentException, at);
}

gint64
mst_assignment_problem_get_bonus (const MstAssignmentProblem *self, guint place, guint unit)
{
  const MstAssignmentException *exception = find_exception (self, place, unit);

  return exception != NULL ? exception->bonus : 0;
}

gint64
mst_assignment_problem_get_cost (const MstAssignmentProblem *self, guint place, guint unit)
{
  const MstAssignmentException *exception;
  gint64 cost;

  if (self->capacities[unit] == 0)
    return MST_ASSIGNMENT_IMPOSSIBLE;
  if (self->locked[place] != MST_ASSIGNMENT_NONE && self->locked[place] != unit)
    return MST_ASSIGNMENT_IMPOSSIBLE;
  exception = find_exception (self, place, unit);
  if (exception != NULL && exception->forbidden)
    return MST_ASSIGNMENT_IMPOSSIBLE;
  cost = mst_assignment_problem_get_distance (self, place, unit);
  if (cost == MST_ASSIGNMENT_IMPOSSIBLE)
    return cost;
  if (exception != NULL)
    cost -= exception->bonus;
  if (self->current[place] != MST_ASSIGNMENT_NONE && self->current[place] != unit)
    cost += self->change_weight;
  return cost;
}
