/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-progress.h"

G_BEGIN_DECLS

/* Units and places are numbers from 0. */
#define MST_ASSIGNMENT_NONE G_MAXUINT
/* The cost of a pair that may not be. */
#define MST_ASSIGNMENT_IMPOSSIBLE G_MAXINT64

/**
 * MstAssignmentProblem: which unit answers for which place. Every place gets one unit; a unit takes no
 * more places than it can carry and no fewer than it must. Costs are whole numbers. Immutable once it
 * has been solved; reference counted. Without any of mst_assignment_problem_set_costs(), …set_points()
 * and …add_pair() every pair costs nothing.
 */
typedef struct _MstAssignmentProblem MstAssignmentProblem;

MstAssignmentProblem *mst_assignment_problem_new (guint n_units, guint n_places);
MstAssignmentProblem *mst_assignment_problem_ref (MstAssignmentProblem *self);
void mst_assignment_problem_unref (MstAssignmentProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstAssignmentProblem, mst_assignment_problem_unref)

/* A unit that is withdrawn has the capacity 0; a new one carries nothing until it is set. @at_least is
 * not above @capacity. */
void mst_assignment_problem_set_unit (MstAssignmentProblem *self, guint unit, guint capacity,
                                      guint at_least);

/* The cost of a pair, or %MST_ASSIGNMENT_IMPOSSIBLE. Always the same for the same pair; may be called
 * from the thread that solves, and later from one that explains. */
typedef gint64 (*MstAssignmentCostFunc) (guint place, guint unit, gpointer data);
void mst_assignment_problem_set_costs (MstAssignmentProblem *self, MstAssignmentCostFunc cost,
                                       gpointer data, GDestroyNotify destroy);

/** MstAssignmentPoint: in whole steps of a plane grid. */
typedef struct
{
  gint64 x, y;
} MstAssignmentPoint;

/* The widest distance between two coordinates of one problem, and the largest coordinate. */
#define MST_ASSIGNMENT_MAX_EXTENT G_GINT64_CONSTANT (2000000000)
#define MST_ASSIGNMENT_MAX_COORDINATE G_GINT64_CONSTANT (1000000000000000)

/**
 * mst_assignment_problem_set_points:
 * @units: (array): a point for each unit; copied
 * @places: (array): a point for each place; copied
 * @steps: steps of the grid to one unit of cost, from 1
 *
 * The cost of a pair is ⌊distance ÷ @steps⌋, exactly: an integer square root, no floating point. Pairs
 * are looked for from the nearest on, so that large problems never see most of them.
 *
 * Returns: %FALSE with %MST_ERROR_INPUT when the points spread wider than %MST_ASSIGNMENT_MAX_EXTENT
 */
gboolean mst_assignment_problem_set_points (MstAssignmentProblem *self,
                                            const MstAssignmentPoint *units,
                                            const MstAssignmentPoint *places, guint steps,
                                            GError **error);

/* Sparse costs: only the pairs added are possible. Of a pair added twice the last cost holds. */
void mst_assignment_problem_add_pair (MstAssignmentProblem *self, guint place, guint unit,
                                      gint64 cost);

/* The unit a place has today; %MST_ASSIGNMENT_NONE: none, and then any unit is no change. */
void mst_assignment_problem_set_current (MstAssignmentProblem *self, guint place, guint unit);
/* Added to the cost of each place that loses its current unit; from 0. */
void mst_assignment_problem_set_change_penalty (MstAssignmentProblem *self, gint64 penalty);
/* Fewest changes first, and only among those plans the lowest cost: how a plan is repaired. The change
 * penalty is then left aside. */
void mst_assignment_problem_set_fewest_changes (MstAssignmentProblem *self, gboolean fewest);
/* The place gets this unit or there is no plan; %MST_ASSIGNMENT_NONE unlocks. */
void mst_assignment_problem_lock (MstAssignmentProblem *self, guint place, guint unit);
void mst_assignment_problem_forbid (MstAssignmentProblem *self, guint place, guint unit);
/* @bonus, from 0, is taken off the cost of the pair. */
void mst_assignment_problem_prefer (MstAssignmentProblem *self, guint place, guint unit,
                                    gint64 bonus);

/* --- the plan --- */

/**
 * MstAssignmentReason: why there is no plan: @places have no possible units but @units, and these
 * carry only @n_carried; no smaller set of units found has this. Or, with @too_few_places: @units must have
 * @n_required places altogether, and @places are all that are possible for any of them.
 */
typedef struct
{
  gboolean too_few_places;
  GArray *places; /* guint, ascending */
  GArray *units;  /* guint, ascending */
  guint64 n_carried, n_required;
} MstAssignmentReason;

void mst_assignment_reason_free (MstAssignmentReason *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstAssignmentReason, mst_assignment_reason_free)

/** MstAssignmentTotals: @objective: what was made lowest: @distance, less the bonuses, and the change penalty
 *  for each of @n_changed. @distance: the sum of the costs as given. @worst: the highest of them. */
typedef struct
{
  gint64 objective;
  gint64 distance;
  gint64 worst;
  guint n_changed;
  gboolean proven; /* no pair of all, looked at or excluded by a bound, would lower the cost */
  gboolean ties_counted; /* FALSE when there were too many ties to count */
  guint n_tied;          /* places that have another unit in another plan that is just as good */
} MstAssignmentTotals;

/** MstAssignment: the best plan. Among plans that are equally good it is always the same one. Immutable;
 *  reads its problem, which it holds. */
typedef struct _MstAssignment MstAssignment;

/**
 * mst_assignment_solve:
 * @progress: (nullable)
 * @reason: (out) (optional) (nullable) (transfer full): why there is no plan
 *
 * The plan of the lowest objective, found with successive shortest augmenting paths (Jonker and
 * Volgenant 1987; Ahuja, Magnanti and Orlin, Network Flows, ch. 9) over candidates that grow while an
 * unseen pair could still be better, and proven with the dual prices against all pairs.
 *
 * Returns: (nullable): %NULL with %MST_ERROR_NO_SOLUTION and a sentence of the reason, with
 *   %MST_ERROR_INPUT when costs are so large that they can't be added up exactly, or with
 *   %G_IO_ERROR_CANCELLED
 */
MstAssignment *mst_assignment_solve (MstAssignmentProblem *problem, MstProgress *progress,
                                     MstAssignmentReason **reason, GError **error);
void mst_assignment_free (MstAssignment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstAssignment, mst_assignment_free)

MstAssignmentTotals mst_assignment_get_totals (const MstAssignment *self);
guint mst_assignment_get_unit (const MstAssignment *self, guint place);
/* The cost of the pair as given, without penalty and bonus. */
gint64 mst_assignment_get_distance (const MstAssignment *self, guint place);
guint mst_assignment_get_load (const MstAssignment *self, guint unit);
/* (transfer full) (element-type guint): a unit's places, ascending */
GArray *mst_assignment_get_places (const MstAssignment *self, guint unit);
/* The dual prices. No pair costs less than the place's price and the unit's together; those of the plan
 * cost just as much. A unit with room has a price of 0 or more, one with more than it must have 0 or less. */
gint64 mst_assignment_get_place_price (const MstAssignment *self, guint place);
gint64 mst_assignment_get_unit_price (const MstAssignment *self, guint unit);

/* --- explanations --- */

/** MstAssignmentChoice: a unit that is possible for the place. @cost has penalty and bonus in it. @extra: by how
 *  much the best plan in which the place has this unit costs more than the plan; 0 for the plan's own
 *  unit and for ties; %MST_ASSIGNMENT_IMPOSSIBLE when no plan has it. @extra_changes: how many changes more that
 *  plan has, where fewest changes are asked for; then @extra may be below 0. */
typedef struct
{
  guint unit;
  gint64 distance;
  gint64 cost;
  gint64 extra;
  guint extra_changes;
} MstAssignmentChoice;

/** MstAssignmentMove: a place that changes hands. */
typedef struct
{
  guint place;
  guint from, to;
} MstAssignmentMove;

/**
 * MstAssignmentExplanation: why a place has its unit. All possible units, the nearest first, then by
 * number; those before the plan's own are nearer (or equally near).
 */
typedef struct _MstAssignmentExplanation MstAssignmentExplanation;

/* Exact: a shortest path in the residual network over all pairs. A few milliseconds for a thousand units and two
 * thousand places. Mustn't outlive the plan. */
MstAssignmentExplanation *mst_assignment_explain (const MstAssignment *self, guint place);
void mst_assignment_explanation_free (MstAssignmentExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstAssignmentExplanation, mst_assignment_explanation_free)

const MstAssignmentChoice *
mst_assignment_explanation_get_choices (const MstAssignmentExplanation *self, guint *n_choices);
/* Where the plan's own unit stands among the choices, from 0. */
guint mst_assignment_explanation_get_rank (const MstAssignmentExplanation *self);
/* Other units with which the whole costs the same. */
guint mst_assignment_explanation_get_n_ties (const MstAssignmentExplanation *self);
/* (nullable) (transfer full) (element-type MstAssignmentMove): what to change so that the place has
 * @unit at the cost quoted, the place itself first; %NULL when no plan has it. */
GArray *mst_assignment_explanation_get_moves (const MstAssignmentExplanation *self, guint unit);

G_END_DECLS
