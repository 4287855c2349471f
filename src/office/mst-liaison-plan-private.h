/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"

G_BEGIN_DECLS

/** MstLiaisonUnit: a unit as a plan sees it. @members: 0 when not known. @stated: how many places it can
 *  carry, of whatever kind, when it @has_capacity; @load: those it has on the day. @capacity: places of the plan;
 *  @people: members for each place it can carry, 0 when not known. @takes_new: FALSE when it keeps what it
 *  has at most. @within: areas that its places are in, NULL: any. @at_least_rule: 1 + the number of the rule
 *  that says @at_least, 0: none. @led: who leads in its pairs on the day, once for
 *  each; @leader: who leads in new ones, 0: nobody. */
typedef struct
{
  gint64 id;
  char *name;
  MstSite site;
  gint64 members;
  guint capacity, at_least, n_elsewhere, n_here;
  guint stated, load;
  double people;
  gboolean has_capacity, takes_new;
  GArray *within; /* gint64 */
  guint at_least_rule;
  GArray *led; /* gint64 */
  gint64 leader;
  char *leader_name;
  gboolean is_withdrawn;
  char *ended;
} MstLiaisonUnit;

/** MstLiaisonLaterPair: one that begins after the day of the plan. @unit: by number. */
typedef struct
{
  gint64 pair, version;
  guint unit;
} MstLiaisonLaterPair;

/** MstLiaisonPlace: @pair: the pair on the day, 0: none; @pair_ended: when that is released, nullable.
 *  @later_since: when the next one begins, nullable. @later: (nullable): MstLiaisonLaterPair. @current: its
 *  unit, %MST_ASSIGNMENT_NONE. @led_by: whom the pair names, 0: nobody; @gone_leader: his name when he is not of
 *  the unit any more, nullable. @rule: 1 + the number of the rule that locks or closes it, 0: none. @outcome:
 *  MST_LIAISON_ENDED, MST_LIAISON_LEFT, or anything else when it is to be planned. */
typedef struct
{
  gint64 id;
  char *code, *name, *path;
  MstSite site;
  gint64 households;
  gint64 pair, pair_version;
  char *pair_since, *pair_ended, *later_since;
  gint64 led_by;
  char *gone_leader;
  guint current;
  guint locked;
  guint rule;
  char *ended;
  GArray *later;
  MstLiaisonOutcome outcome;
} MstLiaisonPlace;

/** MstLiaisonNamedLeader: one that the officer named and who is of the unit. @name: NULL: nobody. */
typedef struct
{
  MstLiaisonLeader leader;
  char *name;
} MstLiaisonNamedLeader;

/** MstLiaisonDistrict: what a plan is made from: units and places by number. @rules: all, of which only those
 *  count that mst_liaison_held_rule_counts(). @forbidden: pairs of ids, see mst_liaison_district_forbids().
 *  @usual_people: for a place; stands for what is not known. @digest: of all that matters. */
typedef struct
{
  GArray *units;                            /* MstLiaisonUnit */
  GArray *places;                           /* MstLiaisonPlace, by code */
  GHashTable *unit_numbers, *place_numbers; /* gint64 → number + 1 */
  GHashTable *parents;                      /* area gint64 → gint64 */
  GArray *rules;                            /* MstLiaisonHeldRule */
  GHashTable *forbidden;
  GArray *named; /* MstLiaisonNamedLeader */
  double usual_people;
  char *digest;
} MstLiaisonDistrict;

MstLiaisonDistrict *
mst_liaison_district_read (MstStore *store, const MstLiaisonPlanOptions *options, GError **error);
void mst_liaison_district_free (MstLiaisonDistrict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstLiaisonDistrict, mst_liaison_district_free)

/* %MST_ASSIGNMENT_NONE when it isn't there. */
guint mst_liaison_district_find_unit (const MstLiaisonDistrict *self, gint64 id);
guint mst_liaison_district_find_place (const MstLiaisonDistrict *self, gint64 id);

static inline MstLiaisonUnit *
mst_liaison_district_get_unit (const MstLiaisonDistrict *self, guint number)
{
  return &g_array_index (self->units, MstLiaisonUnit, number);
}

static inline MstLiaisonPlace *
mst_liaison_district_get_place (const MstLiaisonDistrict *self, guint number)
{
  return &g_array_index (self->places, MstLiaisonPlace, number);
}

/* Whether @area is @within or part of it. */
gboolean mst_liaison_district_is_in (const MstLiaisonDistrict *self, gint64 area, gint64 within);

static inline const MstLiaisonHeldRule *
mst_liaison_district_get_rule (const MstLiaisonDistrict *self, guint number)
{
  return &g_array_index (self->rules, MstLiaisonHeldRule, number);
}

/* Marks what the rules say of units and places; preferred pairs are said to the problem itself. */
void mst_liaison_district_heed_rules (MstLiaisonDistrict *self);
/* Finds who leads in new pairs of each unit, and who leads and has left it. */
gboolean mst_liaison_district_read_leaders (MstLiaisonDistrict *self, MstStore *store,
                                            const MstLiaisonPlanOptions *options, GError **error);
/* Of a new pair; 0: nobody, and @name NULL. */
gint64 mst_liaison_district_get_leader (const MstLiaisonDistrict *self, gint64 place,
                                        const MstLiaisonUnit *unit, const char **name);
/* Whether the officer named the leader, or that nobody leads. */
gboolean mst_liaison_district_has_named (const MstLiaisonDistrict *self, gint64 place, gint64 unit);
/* Ids. */
gboolean mst_liaison_district_forbids (const MstLiaisonDistrict *self, gint64 place, gint64 unit);

/* Whether a rule says that the place needs no unit any more. */
gboolean mst_liaison_district_closes (const MstLiaisonDistrict *self, gint64 place);

/* Pairs that begin after the day: found; when the place needs none any more, their units have room for others,
 * and they are deleted. */
void mst_liaison_place_add_later (MstLiaisonPlace *self, const MstRecord *pair, guint unit);
void mst_liaison_place_give_room_back (const MstLiaisonPlace *self, MstLiaisonDistrict *district);
void mst_liaison_place_print_later (const MstLiaisonPlace *self, GString *text);
gboolean mst_liaison_place_delete_later (const MstLiaisonPlace *self, MstStore *store,
                                         GError **error);

/* Not when it is left or overruled. */
gboolean mst_liaison_held_rule_counts (const MstLiaisonHeldRule *self);
/* Whether the place keeps its unit, and another leads there. */
gboolean mst_liaison_plan_entry_renews (const MstLiaisonPlanEntry *entry);

/* Within a group; as mst_liaison_plan_keep_rules(). @writing: of the papers of the new ones. */
gboolean mst_liaison_plan_write_rules (MstStore *store, const GArray *rules, const char *day,
                                       const MstLiaisonPlanWriting *writing, GError **error);

struct _MstLiaisonPlan
{
  gatomicrefcount references;
  MstLiaisonPlanOptions *options;
  MstLiaisonDistrict *district;
  GArray *planned; /* guint: the place of each place of the assignment */
  MstAssignment *assignment;
  GArray *entries; /* MstLiaisonPlanEntry, as the district's places */
  MstLiaisonPlanFigures figures;
};

/** MstLiaisonTerms: @until, @document, @reason: nullable. @leader: whom the pair names; 0: whom the unit's
 *  other pairs name, if that is one, unless it @is_unled. Who isn't of the unit any more, or leaves, is not
 *  named, unless he @must_lead: then the pair is refused. */
typedef struct
{
  const char *day, *until, *document, *reason;
  gint64 leader;
  gboolean is_unled, must_lead;
} MstLiaisonTerms;

/* Both within a group. The pair of @place on the day is released from @day on. */
gboolean mst_liaison_pair_release (MstStore *store, const MstLiaisonPlace *place, const char *day,
                                   GError **error);
gboolean mst_liaison_pair_begin (MstStore *store, const MstLiaisonPlace *place,
                                 const MstLiaisonUnit *unit, const MstLiaisonTerms *terms,
                                 GError **error);

/* Households of the place for each of the unit's people; 0 when not known. */
double mst_liaison_get_households (const MstLiaisonPlace *place, const MstLiaisonUnit *unit);
/* Whether a place, by its id, lies in an area that the unit is limited to, if it is. */
gboolean mst_liaison_unit_may_serve (const MstLiaisonDistrict *district, const MstLiaisonUnit *unit,
                                     gint64 place);
/* The rules that have to do with it that there is no plan, as a sentence with a space before it; "" when
 * there are none. (transfer full) */
char *mst_liaison_plan_tell_shortage_rules (const MstLiaisonPlan *self,
                                            const MstAssignmentReason *reason);
/* The number of the place in the assignment; %MST_ASSIGNMENT_NONE. */
guint mst_liaison_plan_find_planned (const MstLiaisonPlan *self, guint place);
/* Whether the unit's limits and the districts' borders leave the pair possible, whatever the unit carries. */
gboolean mst_liaison_plan_may_pair (const MstLiaisonPlan *self, guint place, guint unit);
/* Fills rank, n_possible and reason of what is planned. FALSE when cancelled. */
gboolean mst_liaison_plan_reason (MstLiaisonPlan *self, MstProgress *progress, GError **error);
/* Adds up. */
void mst_liaison_plan_add_up (MstLiaisonPlan *self);

G_END_DECLS
