/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-assignment.h"

G_BEGIN_DECLS

#define CASE_MAX_UNITS 64
#define CASE_MAX_PLACES 64

/** Case: one problem in plain words, so that it can be solved without the solver. */
typedef struct
{
  guint n_units, n_places;
  guint capacity[CASE_MAX_UNITS], at_least[CASE_MAX_UNITS];
  gint64 distance[CASE_MAX_PLACES][CASE_MAX_UNITS];
  guint current[CASE_MAX_PLACES], locked[CASE_MAX_PLACES]; /* MST_ASSIGNMENT_NONE */
  gboolean forbidden[CASE_MAX_PLACES][CASE_MAX_UNITS];
  gint64 bonus[CASE_MAX_PLACES][CASE_MAX_UNITS];
  gint64 penalty;
  gboolean fewest_changes;
  MstAssignmentPoint units[CASE_MAX_UNITS], places[CASE_MAX_PLACES]; /* of CASE_POINTS */
} Case;

/** Source: how the costs of a case are handed over; what comes out must be the same. */
typedef enum
{
  CASE_FUNCTION,
  CASE_PAIRS,
  CASE_POINTS, /* the distances are those of the points */
  CASE_N_SOURCES,
} CaseSource;

/** CaseOptions: what a random case may have. @spread: costs or coordinates below it, so that a small one
 *  makes many ties. */
typedef struct
{
  guint n_units, n_places;
  guint spread;
  gboolean tight, with_rules, with_required, fewest_changes;
} CaseOptions;

void case_make_random (Case *self, GRand *random, CaseSource source, const CaseOptions *options);
/* (transfer full) */
MstAssignmentProblem *case_create_problem (const Case *self, CaseSource source);

/* With all that is said of the pair; MST_ASSIGNMENT_IMPOSSIBLE. Changes count apart when fewest are asked. */
gint64 case_get_cost (const Case *self, guint place, guint unit);

/** CasePlan: changes are 0 unless fewest are asked for. */
typedef struct
{
  gboolean possible;
  gint64 changes;
  gint64 cost;
  guint n_plans; /* that are equally good; of case_try_all() */
} CasePlan;

/* Tries every plan; @place may be MST_ASSIGNMENT_NONE, else it gets @unit. @seen: (nullable) set where a
 * best plan has this unit for the place. */
CasePlan case_try_all (const Case *self, guint place, guint unit,
                       gboolean seen[CASE_MAX_PLACES][CASE_MAX_UNITS]);
/* The Hungarian method over places and slots; without required numbers and fewest changes. */
CasePlan case_solve_slots (const Case *self);

/* Fails the test unless the plan keeps to the rules, adds up and its prices prove it over all pairs. */
void case_check_plan (const Case *self, const MstAssignment *plan);

G_END_DECLS
