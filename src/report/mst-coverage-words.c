/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roles and states of liaison coverage are called, and which states matter more. */
#include "config.h"

#include "mst-liaison-coverage.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *nick;
  const char *label;
} roles[MST_COVERAGE_N_ROLES] = {
  [MST_COVERAGE_DISTRICT_LEADER] = { "district-leader", N_ ("District leader") },
  [MST_COVERAGE_SUBDISTRICT_LEADER] = { "subdistrict-leader", N_ ("Subdistrict leader") },
  [MST_COVERAGE_UNIT] = { "unit", N_ ("Liaison unit") },
  [MST_COVERAGE_UNIT_LEADER] = { "unit-leader", N_ ("Unit's leader") },
  [MST_COVERAGE_CADRE] = { "cadre", N_ ("Cadre") },
  [MST_COVERAGE_BRANCH] = { "branch", N_ ("Grid branch") },
};

/* @weight: how much it matters beside the others. */
static const struct
{
  const char *nick;
  const char *label;
  guint weight;
} states[MST_COVERAGE_N_STATES] = {
  [MST_COVERAGE_NOT_ASKED] = { "not-asked", N_ ("not asked for"), 0 },
  [MST_COVERAGE_COVERED] = { "covered", N_ ("covered"), 1 },
  [MST_COVERAGE_MISSING] = { "missing", N_ ("missing"), 6 },
  [MST_COVERAGE_RELEASED] = { "released", N_ ("released, nobody followed"), 5 },
  [MST_COVERAGE_DOUBLE] = { "double", N_ ("double"), 2 },
  [MST_COVERAGE_OVERLOADED] = { "overloaded", N_ ("over capacity"), 3 },
  [MST_COVERAGE_STRANGER] = { "stranger", N_ ("not of the unit"), 4 },
};

gboolean
mst_coverage_state_is_covered (MstCoverageState state)
{
  return state == MST_COVERAGE_COVERED || state == MST_COVERAGE_DOUBLE
         || state == MST_COVERAGE_OVERLOADED || state == MST_COVERAGE_STRANGER;
}

MstCoverageState
mst_coverage_state_get_worse (MstCoverageState a, MstCoverageState b)
{
  return states[b].weight > states[a].weight ? b : a;
}

const char *
mst_coverage_role_get_nick (MstCoverageRole role)
{
  return roles[role].nick;
}

const char *
mst_coverage_state_get_nick (MstCoverageState state)
{
  return states[state].nick;
}

const char *
mst_coverage_role_get_label (MstCoverageRole role)
{
  return _ (roles[role].label);
}

const char *
mst_coverage_state_get_label (MstCoverageState state)
{
  return _ (states[state].label);
}
