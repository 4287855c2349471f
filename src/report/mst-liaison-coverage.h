/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

G_BEGIN_DECLS

/** MstCoverageRole: who is asked for. Each is asked of places of one level. */
typedef enum
{
  MST_COVERAGE_DISTRICT_LEADER,    /* of subdistricts */
  MST_COVERAGE_SUBDISTRICT_LEADER, /* of communities */
  MST_COVERAGE_UNIT,               /* of compounds, and of communities without any, unless by a
                                      rule the place needs none */
  MST_COVERAGE_UNIT_LEADER,        /* the named leader of that unit */
  MST_COVERAGE_CADRE,              /* of compounds */
  MST_COVERAGE_BRANCH,             /* the grid branch, of compounds */
} MstCoverageRole;

#define MST_COVERAGE_N_ROLES 6

/**
 * MstCoverageState:
 * @MST_COVERAGE_COVERED: somebody is answerable; of a unit, a leader and a cadre also by a pair of the
 *   community that the compound lies in
 * @MST_COVERAGE_MISSING: nobody is, nor was
 * @MST_COVERAGE_RELEASED: somebody was, and nobody has followed
 * @MST_COVERAGE_DOUBLE: two or more units are; leaders and cadres may share a place
 * @MST_COVERAGE_OVERLOADED: the unit has more pairs on the day than it can carry
 * @MST_COVERAGE_STRANGER: the leader is not, or no longer, of the unit
 */
typedef enum
{
  MST_COVERAGE_NOT_ASKED,
  MST_COVERAGE_COVERED,
  MST_COVERAGE_MISSING,
  MST_COVERAGE_RELEASED,
  MST_COVERAGE_DOUBLE,
  MST_COVERAGE_OVERLOADED,
  MST_COVERAGE_STRANGER,
} MstCoverageState;

#define MST_COVERAGE_N_STATES 7

/** MstCoverageCell: @who: nullable: names separated by 、; of a released role who it was. @pair: the id of
 * the first of them, 0: none. @since: of it; @ended: of a released one; nullable */
typedef struct
{
  MstCoverageState state;
  gint64 pair;
  char *who;
  char *since;
  char *ended;
} MstCoverageCell;

/** MstCoveragePlace: @parent: position of the place above, G_MAXUINT: none; @subdistrict: position of the
 * one it lies in or is, G_MAXUINT: none. @households: 0 when unknown. @worst: the state that matters most of the place and all that lies in it. */
typedef struct
{
  gint64 id;
  int level; /* MstAreaLevel */
  char *code;
  char *name;
  guint parent;
  guint subdistrict;
  gint64 households;
  MstCoverageCell cells[MST_COVERAGE_N_ROLES];
  MstCoverageState worst;
} MstCoveragePlace;

/** MstCoverageCounts: of one role: places by state. */
typedef struct
{
  guint states[MST_COVERAGE_N_STATES];
  guint asked;
  guint covered; /* by at least one, in whatever state */
} MstCoverageCounts;

/**
 * MstLiaisonCoverage: who answers for each place in use on a day, and what is missing. Pairs are taken as
 * the file knows them now: what was entered late counts from the day it says.
 */
typedef struct _MstLiaisonCoverage MstLiaisonCoverage;

/* @day: ISO; @area: (nullable): the code of a place: only that and what lies in it. */
MstLiaisonCoverage *mst_liaison_coverage_new (MstStore *store, const char *day, const char *area,
                                              GError **error);
void mst_liaison_coverage_free (MstLiaisonCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstLiaisonCoverage, mst_liaison_coverage_free)

/* In the order of their codes. */
guint mst_liaison_coverage_get_n (const MstLiaisonCoverage *self);
const MstCoveragePlace *mst_liaison_coverage_get (const MstLiaisonCoverage *self, guint index);
/* G_MAXUINT when the place is not there on the day. */
guint mst_liaison_coverage_find (const MstLiaisonCoverage *self, gint64 area);
/* @subdistrict: position of a subdistrict; G_MAXUINT: all */
MstCoverageCounts mst_liaison_coverage_count (const MstLiaisonCoverage *self, guint subdistrict,
                                              MstCoverageRole role);
/* How many places are asked for something, and how many of them lack nothing. */
void mst_liaison_coverage_count_whole (const MstLiaisonCoverage *self, guint subdistrict,
                                       guint *asked, guint *whole);

/* Whether somebody is answerable in this state. */
gboolean mst_coverage_state_is_covered (MstCoverageState state);
/* The one that matters more. */
MstCoverageState mst_coverage_state_get_worse (MstCoverageState a, MstCoverageState b);
/* Stable words for programs: "district-leader", "released". */
const char *mst_coverage_role_get_nick (MstCoverageRole role);
const char *mst_coverage_state_get_nick (MstCoverageState state);
const char *mst_coverage_role_get_label (MstCoverageRole role);    /* translated */
const char *mst_coverage_state_get_label (MstCoverageState state); /* translated */

/**
 * mst_liaison_list_answers:
 * @day: (nullable): ISO; only pairs that count on that day
 *
 * Who answered for a place and the places above it, from when to when: the place first, then from below
 * upwards; of each place by kind and day. (element-type MstRecord) (transfer full)
 */
GPtrArray *mst_liaison_list_answers (MstStore *store, gint64 area, const char *day, GError **error);

G_END_DECLS
