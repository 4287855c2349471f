/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office-fixture.h"

#include "mst-liaison-plan.h"
#include "mst-liaison.h"

G_BEGIN_DECLS

#define DAY "2026-03-01"
#define N_PLACES 4
#define N_UNITS 3

/** World: @places at 0, 1, 2, 3 hundredths east of the first; @units: north at 0 (carries 2), middle at 1
 *  (carries 1), south at 3 (carries 2). */
typedef struct
{
  Fixture fixture;
  gint64 places[N_PLACES];
  gint64 units[N_UNITS];
  gint64 step; /* metres of a hundredth */
  MstLiaisonPlanOptions *options;
} World;

/** WorldTest: a test in a world of its own. */
typedef struct
{
  const char *path;
  void (*test) (World *self, gconstpointer data);
} WorldTest;

/* Before anything else in main(). */
void world_add_tests (int argc, char **argv, const WorldTest *tests, guint n);
/* fixture_add() of a formatted line. */
gint64 world_add (World *self, const MstRecordType *type, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* A pair of a place and a unit by their places in the world; @more: "since=2026-01-01". */
gint64 world_add_pair (World *self, guint place, guint unit, const char *more);
/* The pair of this name, also one that is over; asserts there is one. */
MstRecord *world_get_pair (World *self, const char *name);
void world_add_rule (World *self, MstLiaisonRuleKind kind, gint64 place, gint64 unit, guint number);

/* What comes of the options; asserts that it is proven. */
MstLiaisonPlan *world_plan (World *self);
void world_apply (World *self, const MstLiaisonPlan *made);
MstLiaisonPlanUnit world_get_unit (World *self, const MstLiaisonPlan *made, guint unit);
/* @expected: a letter for the unit of each place, "." for none. */
void world_assert_units (World *self, const MstLiaisonPlan *made, const char *expected);
void world_assert_no_plan (World *self, MstError code, const char *part);

G_END_DECLS
