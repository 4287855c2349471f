/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why there is no plan.
 *
 * From a place that finds no unit, the units reached by passing places on are all full, and the places they
 * have, with it, have no other units: one place too many (Hall 1935). No part of these places is too many by
 * itself, since every unit reached is full of them. Of all such sets the one with the fewest units is told. */

#include "mst-assignment-private.h"

#include "mst-error.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
mst_assignment_reason_free (MstAssignmentReason *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->places);
  g_array_unref (self->units);
  g_free (self);
}

static MstAssignmentReason *
reason_new (void)
{
  MstAssignmentReason *self = g_new0 (MstAssignmentReason, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->units = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/* --- filling regardless of cost --- */

typedef struct
{
  MstAssignment *plan;
  guint32 *unseen; /* units, the first @n_unseen of them not reached */
  guint n_unseen;
  guint32 *via;    /* by unit: the place that would come */
  GArray *reached; /* guint: units, in the order of reaching */
} Reach;

/* The units that @place can have and that weren't reached. One with room, or MST_ASSIGNMENT_NONE. */
static guint
reach_from (Reach *self, guint place)
{
  for (guint i = 0; i < self->n_unseen;)
    {
      guint unit = self->unseen[i];

      if (mst_assignment_problem_get_cost (self->plan->problem, place, unit)
          == MST_ASSIGNMENT_IMPOSSIBLE)
        {
          i++;
          continue;
        }
      self->unseen[i] = self->unseen[--self->n_unseen];
      self->unseen[self->n_unseen] = unit;
      self->via[unit] = place;
      g_array_append_val (self->reached, unit);
      if (mst_assignment_has_room (self->plan, unit))
        return unit;
    }
  return MST_ASSIGNMENT_NONE;
}

/* Finds @place a unit, others passing theirs on. */
static gboolean
place_somewhere (Reach *self, guint place)
{
  MstAssignment *plan = self->plan;
  guint unit;

  self->n_unseen = plan->problem->n_units;
  g_array_set_size (self->reached, 0);
  unit = reach_from (self, place);
  for (guint i = 0; unit == MST_ASSIGNMENT_NONE && i < self->reached->len; i++)
    {
      guint from = g_array_index (self->reached, guint, i);

      for (guint held = plan->first[from];
           unit == MST_ASSIGNMENT_NONE && held != MST_ASSIGNMENT_NONE; held = plan->next[held])
        unit = reach_from (self, held);
    }
  if (unit == MST_ASSIGNMENT_NONE)
    return FALSE;
  for (;;)
    {
      guint moved = self->via[unit];
      guint left = plan->units[moved];

      mst_assignment_put (plan, moved, unit);
      if (moved == place)
        return TRUE;
      unit = left;
    }
}

/* Whether the place can have none but the units marked. */
static gboolean
is_bound_to (const MstAssignmentProblem *problem, guint place, const gboolean *marked)
{
  for (guint unit = 0; unit < problem->n_units; unit++)
    {
      if (!marked[unit]
          && mst_assignment_problem_get_cost (problem, place, unit) != MST_ASSIGNMENT_IMPOSSIBLE)
        return FALSE;
    }
  return TRUE;
}

static MstAssignmentReason *
tell_units (const MstAssignmentProblem *problem, const gboolean *marked)
{
  MstAssignmentReason *self = reason_new ();

  for (guint unit = 0; unit < problem->n_units; unit++)
    {
      if (!marked[unit])
        continue;
      g_array_append_val (self->units, unit);
      self->n_carried += problem->capacities[unit];
      self->n_required += problem->at_least[unit];
    }
  return self;
}

MstAssignmentReason *
mst_assignment_find_reason (MstAssignment *self, MstProgress *progress, GError **error)
{
  const MstAssignmentProblem *problem = self->problem;
  guint n_units = problem->n_units;
  Reach reach = { .plan = self };
  g_autofree guint32 *unseen = g_new (guint32, n_units + 1);
  g_autofree guint32 *via = g_new (guint32, n_units + 1);
  g_autofree gboolean *marked = g_new0 (gboolean, n_units + 1);
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (guint));
  MstAssignmentReason *reason = NULL;
  guint fewest = G_MAXUINT;

  for (guint unit = 0; unit < n_units; unit++)
    unseen[unit] = unit;
  reach.unseen = unseen;
  reach.via = via;
  reach.reached = reached;
  for (guint place = 0; place < problem->n_places; place++)
    {
      if (mst_progress_is_cancelled (progress, error))
        return NULL;
      if (self->units[place] != MST_ASSIGNMENT_NONE || place_somewhere (&reach, place)
          || reached->len >= fewest)
        continue;
      fewest = reached->len;
      memset (marked, 0, n_units * sizeof *marked);
      for (guint i = 0; i < reached->len; i++)
        marked[g_array_index (reached, guint, i)] = TRUE;
    }
  if (fewest == G_MAXUINT)
    return NULL;

  reason = tell_units (problem, marked);
  for (guint place = 0; place < problem->n_places; place++)
    {
      if (is_bound_to (problem, place, marked))
        g_array_append_val (reason->places, place);
    }
  return reason;
}

MstAssignmentReason *
mst_assignment_find_requirement (const MstAssignment *self, const MstResidual *residual)
{
  const MstAssignmentProblem *problem = self->problem;
  g_autofree gboolean *marked = g_new0 (gboolean, problem->n_units + 1);
  MstAssignmentReason *reason;

  for (guint unit = 0; unit < problem->n_units; unit++)
    marked[unit] = residual->distances[unit] != MST_ASSIGNMENT_IMPOSSIBLE;
  reason = tell_units (problem, marked);
  reason->too_few_places = TRUE;
  for (guint place = 0; place < problem->n_places; place++)
    {
      for (guint i = 0; i < reason->units->len; i++)
        {
          if (mst_assignment_problem_get_cost (problem, place,
                                               g_array_index (reason->units, guint, i))
              != MST_ASSIGNMENT_IMPOSSIBLE)
            {
              g_array_append_val (reason->places, place);
              break;
            }
        }
    }
  return reason;
}

/* --- in words --- */

static char *
tell_too_many (guint n_places, guint n_units, const char *carried)
{
  if (n_units == 0)
    return g_strdup_printf (ngettext ("There is no plan: %u place has no possible unit.",
                                      "There is no plan: %u places have no possible unit.",
                                      n_places),
                            n_places);
  if (n_units == 1)
    return g_strdup_printf (
      ngettext ("There is no plan: %u place can only be served by one unit, which can carry %s.",
                "There is no plan: %u places can only be served by one unit, which can carry %s.",
                n_places),
      n_places, carried);
  return g_strdup_printf (
    ngettext ("There is no plan: %u place can only be served by %u units, which can carry %s.",
              "There is no plan: %u places can only be served by %u units, which can carry %s.",
              n_places),
    n_places, n_units, carried);
}

static char *
tell_too_few (guint n_places, guint n_units, const char *required)
{
  if (n_units == 1)
    return g_strdup_printf (
      ngettext (
        "There is no plan: one unit must serve %2$s places, but only %1$u is possible for it.",
        "There is no plan: one unit must serve %2$s places, but only %1$u are possible for it.",
        n_places),
      n_places, required);
  return g_strdup_printf (
    ngettext ("There is no plan: %2$u units must serve %3$s places, but only %1$u is possible for "
              "them.",
              "There is no plan: %2$u units must serve %3$s places, but only %1$u are possible for "
              "them.",
              n_places),
    n_places, n_units, required);
}

void
mst_assignment_reason_tell (const MstAssignmentReason *self, GError **error)
{
  g_autofree char *number =
    mst_text_format_integer ((gint64) (self->too_few_places ? self->n_required : self->n_carried));
  g_autofree char *words = self->too_few_places
                             ? tell_too_few (self->places->len, self->units->len, number)
                             : tell_too_many (self->places->len, self->units->len, number);

  g_set_error_literal (error, MST_ERROR, MST_ERROR_NO_SOLUTION, words);
}
