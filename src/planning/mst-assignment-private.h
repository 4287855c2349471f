/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-assignment.h"
#include "mst-point-tree.h"

G_BEGIN_DECLS

/** What is said of one pair by name. */
typedef struct
{
  guint32 place, unit;
  guint order; /* in which they were said */
  gboolean forbidden, has_bonus;
  gint64 bonus;
} MstAssignmentException;

typedef struct
{
  guint32 place, unit;
  guint order;
  gint64 cost;
} MstAssignmentPair;

struct _MstAssignmentProblem
{
  gatomicrefcount references;
  guint n_units, n_places;
  guint32 *capacities, *at_least; /* by unit */
  guint32 *current, *locked;      /* by place; MST_ASSIGNMENT_NONE */
  gint64 change_penalty;
  gboolean fewest_changes;

  /* Where costs come from: one of these, or nothing. */
  MstAssignmentCostFunc cost;
  gpointer cost_data;
  GDestroyNotify cost_destroy;
  MstAssignmentPoint *unit_points, *place_points;
  guint steps;
  GArray *pairs; /* MstAssignmentPair */

  GArray *exceptions; /* MstAssignmentException */

  /* Made when it is first solved. */
  gboolean prepared;
  MstPointTree *tree;                    /* of the units' points */
  guint32 *first_pair, *first_exception; /* by place, and the end */
  gint64 change_weight;                  /* what a change costs in the search */
};

/* Sorts what was said and checks that sums of costs fit. */
gboolean mst_assignment_problem_prepare (MstAssignmentProblem *self, GError **error);
/* As given. */
gint64 mst_assignment_problem_get_distance (const MstAssignmentProblem *self, guint place,
                                            guint unit);
/* With all that is said of the pair. */
gint64 mst_assignment_problem_get_cost (const MstAssignmentProblem *self, guint place, guint unit);
gint64 mst_assignment_problem_get_bonus (const MstAssignmentProblem *self, guint place, guint unit);
const MstAssignmentException *
mst_assignment_problem_get_exceptions (const MstAssignmentProblem *self, guint place,
                                       guint *n_exceptions);

/* --- candidates --- */

typedef struct
{
  gint64 cost;
  guint32 unit;
} MstCandidate;

/** MstCandidates: the cheapest units of a place, ascending; no other costs less than @bound
 *  (%MST_ASSIGNMENT_IMPOSSIBLE: there is no other). */
typedef struct
{
  MstCandidate *items;
  guint n, n_wanted;
  gint64 bound;
} MstCandidates;

typedef struct _MstCandidateFinder MstCandidateFinder;
MstCandidateFinder *mst_candidate_finder_new (const MstAssignmentProblem *problem);
void mst_candidate_finder_free (MstCandidateFinder *self);
/* Twice as many as before, or the first few. */
void mst_candidate_finder_extend (MstCandidateFinder *self, guint place, MstCandidates *candidates);

/* --- the plan --- */

struct _MstAssignment
{
  MstAssignmentProblem *problem;
  guint32 *units;         /* by place; MST_ASSIGNMENT_NONE while it has none */
  gint64 *costs;          /* of the place with its unit */
  gint64 *prices;         /* by unit */
  guint32 *loads;         /* by unit */
  guint32 *first;         /* the first place of each unit … */
  guint32 *next, *before; /* … and its neighbours, by place */
  MstAssignmentTotals totals;
};

/* Gives @place to @unit; no prices change. */
void mst_assignment_put (MstAssignment *self, guint place, guint unit);

static inline gboolean
mst_assignment_has_room (const MstAssignment *self, guint unit)
{
  return self->loads[unit] < self->problem->capacities[unit];
}

static inline gint64
mst_assignment_get_price (const MstAssignment *self, guint place)
{
  return self->costs[place] - self->prices[self->units[place]];
}

/* FALSE with %MST_ERROR_NO_SOLUTION or cancelled. */
gboolean mst_assignment_fill (MstAssignment *self, MstProgress *progress,
                              MstAssignmentReason **reason, GError **error);
gboolean mst_assignment_fill_required (MstAssignment *self, MstProgress *progress,
                                       MstAssignmentReason **reason, GError **error);
/* Sets @totals. FALSE when cancelled. */
gboolean mst_assignment_prove (MstAssignment *self, MstProgress *progress, GError **error);

/* --- the residual network --- */

/** MstResidual: from every unit the cheapest way to pass a place on until @target has one more, without
 *  moving @fixed. Prices are in the distances. The sink stands after the units: a unit passes to it when
 *  it keeps what it got, and it passes to a unit that can do with one less. */
typedef struct
{
  guint target;
  gint64 *distances; /* by unit, and the sink; MST_ASSIGNMENT_IMPOSSIBLE */
  guint32 *next;     /* unit, or the sink, or MST_ASSIGNMENT_NONE */
  guint32 *places;   /* what moves there; MST_ASSIGNMENT_NONE to and from the sink */
} MstResidual;

/* @fixed: a place or %MST_ASSIGNMENT_NONE. @only_sink: nothing farther than the sink is looked at. */
MstResidual *mst_residual_new (const MstAssignment *plan, guint target, guint fixed,
                               gboolean only_sink);
void mst_residual_free (MstResidual *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstResidual, mst_residual_free)

/* --- reasons --- */

/* Fills what is left of a plan regardless of cost until it is certain what can't be filled, and tells the
 * smallest reason. NULL with @error when cancelled, or without when everything has its unit. */
MstAssignmentReason *mst_assignment_find_reason (MstAssignment *self, MstProgress *progress,
                                                 GError **error);
/* Of units that can't be given what they must have: those that @residual reaches. */
MstAssignmentReason *mst_assignment_find_requirement (const MstAssignment *self,
                                                      const MstResidual *residual);
/* Sets MST_ERROR_NO_SOLUTION. */
void mst_assignment_reason_tell (const MstAssignmentReason *self, GError **error);

G_END_DECLS
