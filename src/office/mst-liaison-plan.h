/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-assignment.h"
#include "mst-planning-rule.h"
#include "mst-report-content.h"
#include "mst-site.h"
#include "mst-store.h"

G_BEGIN_DECLS

/** MstLiaisonPlanScope: which places get a unit; may be combined. */
typedef enum
{
  MST_LIAISON_PLAN_COMMUNITIES = 1 << 0,
  MST_LIAISON_PLAN_COMPOUNDS = 1 << 1,
} MstLiaisonPlanScope;

#define MST_LIAISON_PLAN_KEEP 300
#define MST_LIAISON_PLAN_HOUSEHOLDS 20
#define MST_LIAISON_PLAN_PREFERENCE 1000
#define MST_LIAISON_PLAN_MAX_WEIGHT 100000

/** MstLiaisonLeader: who leads when the place gets the unit. Ids; @person 0: nobody. */
typedef struct
{
  gint64 place, unit, person;
} MstLiaisonLeader;

/**
 * MstLiaisonPlanOptions: what the officer wants. Pairs are of ids.
 * @scope: MstLiaisonPlanScope
 * @day: ISO day: the district is seen as of it, and what is planned begins on it
 * @keep: metres that a change of a present pair must save; from 0
 * @households: metres that one household more for each person of the unit is worth; from 0, which
 *   leaves the sizes of places and units aside
 * @preference: metres that a preferred pair may be farther
 * @within_subdistrict: units serve only their own subdistrict
 * @propose_leaders: a new pair whose unit has no leader yet gets the one of its people whose post or rank
 *   leads, if there is one
 * @repair: only places that have a unit today, and of all plans one with the fewest changes
 * @rules: those that are said for this plan, on top of those that the file keeps for the day
 * @left: the ids of records of rules that this plan does not keep to
 * @leaders: whom the officer names in new pairs
 */
typedef struct
{
  guint scope;
  char *day;
  gint64 keep, households, preference;
  gboolean within_subdistrict;
  gboolean propose_leaders;
  gboolean repair;
  GArray *rules;   /* MstLiaisonRule */
  GArray *left;    /* gint64 */
  GArray *leaders; /* MstLiaisonLeader */
} MstLiaisonPlanOptions;

/** MstLiaisonRuleKind: those that the file keeps are the kinds of its records. */
typedef enum
{
  MST_LIAISON_RULE_LOCK = MST_PLANNING_RULE_LOCK,     /* @place gets @unit; 0: that of the day */
  MST_LIAISON_RULE_FORBID = MST_PLANNING_RULE_FORBID, /* @place does not get @unit */
  MST_LIAISON_RULE_PREFER = MST_PLANNING_RULE_PREFER, /* @place rather gets @unit */
  MST_LIAISON_RULE_WITHIN = MST_PLANNING_RULE_WITHIN, /* @unit only serves what is in @place, or
                                                             in another that it has so */
  MST_LIAISON_RULE_AT_LEAST = MST_PLANNING_RULE_AT_LEAST, /* @unit serves at least @number places */
  MST_LIAISON_RULE_CLOSED = MST_PLANNING_RULE_CLOSED,     /* @place needs no unit any more */
  MST_LIAISON_RULE_WITHDRAWN, /* @unit serves no place any more; of one plan only */
} MstLiaisonRuleKind;

/** MstLiaisonRule: @place, @unit: ids; 0 where the kind has none. */
typedef struct
{
  MstLiaisonRuleKind kind;
  gint64 place, unit;
  guint number;
} MstLiaisonRule;

/* Compounds, from today on, with the weights above. */
MstLiaisonPlanOptions *mst_liaison_plan_options_new (void);
/* Every place that has a unit today, with the fewest changes. */
MstLiaisonPlanOptions *mst_liaison_plan_options_new_repair (void);
MstLiaisonPlanOptions *mst_liaison_plan_options_copy (const MstLiaisonPlanOptions *self);
/* Makes it what @other is. */
void mst_liaison_plan_options_take_over (MstLiaisonPlanOptions *self,
                                         const MstLiaisonPlanOptions *other);
void mst_liaison_plan_options_free (MstLiaisonPlanOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstLiaisonPlanOptions, mst_liaison_plan_options_free)
void mst_liaison_plan_options_set_day (MstLiaisonPlanOptions *self, const char *day);
/* A rule that says the same already is not added again. */
void mst_liaison_plan_options_add_rule (MstLiaisonPlanOptions *self, MstLiaisonRule rule);
/* FALSE when there was none. */
gboolean mst_liaison_plan_options_remove_rule (MstLiaisonPlanOptions *self, MstLiaisonRule rule);
/* In place of whom was named before. */
void mst_liaison_plan_options_name_leader (MstLiaisonPlanOptions *self, MstLiaisonLeader leader);
/* Whether the plan keeps to the rule of this record. */
void mst_liaison_plan_options_leave (MstLiaisonPlanOptions *self, gint64 record, gboolean leave);
gboolean mst_liaison_plan_options_leaves (const MstLiaisonPlanOptions *self, gint64 record);

/* --- the rules --- */

typedef enum
{
  MST_LIAISON_RULE_KEPT,      /* of the file */
  MST_LIAISON_RULE_SAID,      /* for this plan; the file has none like it */
  MST_LIAISON_RULE_LEFT,      /* of the file, left by this plan */
  MST_LIAISON_RULE_OVERRULED, /* of the file, against one that is said for this plan */
} MstLiaisonRuleState;

/** MstLiaisonHeldRule: a rule that the file has, or a plan is told. @record: 0 of one that is said. @title:
 *  what it is called: "财政局 固定包联 福园小区". @reason, @document: nullable. @since: since when it counts,
 *  @who: who made it; both NULL of one that is said. */
typedef struct
{
  MstLiaisonRule rule;
  MstLiaisonRuleState state;
  gint64 record;
  char *title;
  char *reason, *document;
  char *since, *who;
} MstLiaisonHeldRule;

/* So that it is found: "“财政局 固定包联 福园小区” (since 2026-03-01, 东组〔2026〕3号, made by 王岩)".
 * (transfer full) */
char *mst_liaison_held_rule_tell (const MstLiaisonHeldRule *self);

/* Those of the file that count on the day of the options, by id, then those of the options: a lock without
 * a unit has that of the day; one where there is none is left out. (element-type MstLiaisonHeldRule)
 * (transfer full); NULL with @error */
GArray *mst_liaison_plan_list_rules (MstStore *store, const MstLiaisonPlanOptions *options,
                                     GError **error);
/* Of those, how many the file would get, and how many it has would be put out of use. */
void mst_liaison_plan_count_rules (const GArray *rules, guint *n_new, guint *n_over);
/* "3 rules kept from 2026-03-01 on". (transfer full) */
char *mst_liaison_plan_tell_rules (guint n_new, guint n_over, const char *day);
/* What is wanted of a rule that is held or not: one that the file has is kept to again, or left; another is
 * said for the plan, in place of those of the plan that say the contrary, or said no more. @held: as
 * mst_liaison_plan_list_rules() has it for these options */
void mst_liaison_plan_options_want (MstLiaisonPlanOptions *self, const GArray *held,
                                    MstLiaisonRule rule, gboolean wanted);
/* --- the plan --- */

typedef enum
{
  MST_LIAISON_KEPT,
  MST_LIAISON_NEW,     /* it has no unit today */
  MST_LIAISON_CHANGED, /* another than today's */
  MST_LIAISON_ENDED,   /* it needs none any more */
  MST_LIAISON_LEFT,    /* not planned: a pair begins there later */
} MstLiaisonOutcome;

/** MstLiaisonPlanEntry: what becomes of a place. @path: where it is, from the subdistrict down. @unit: the
 *  unit it gets, @before: the one it has; ids, 0: none. @unit_name, @before_name: NULL likewise. @distance,
 *  @before_distance: metres. @n_later: pairs of a place that needs none any more which were to begin
 *  after the day, and don't. @rank: how many possible units there are up to the unit, by distance, from 1.
 *  @n_possible: all of them. @is_locked: no other was asked for. @leader: of a new pair: who leads in it, 0: nobody; @leader_name: NULL
 *  likewise. @gone_leader: of a pair that is kept: who leads in it and is not of the unit any more, nullable;
 *  when @leader is there, a pair with him follows that one. @reason: why, in a sentence. */
typedef struct
{
  MstLiaisonOutcome outcome;
  gint64 place;
  const char *code;
  const char *name;
  const char *path;
  gint64 households;
  gint64 unit;
  const char *unit_name;
  gint64 before;
  const char *before_name;
  gint64 distance, before_distance;
  MstNearness nearness, before_nearness;
  guint n_later;
  guint rank, n_possible;
  gboolean is_locked;
  gint64 leader;
  const char *leader_name;
  const char *gone_leader;
  char *reason;
} MstLiaisonPlanEntry;

/** MstLiaisonPlanUnit: @members: 0 when not known. @capacity: places of the plan that it can carry. */
typedef struct
{
  gint64 unit;
  const char *name;
  gint64 members;
  guint capacity, load, load_before;
} MstLiaisonPlanUnit;

/** MstLiaisonPlanFigures: distances in metres, of the places that are planned; those of @before of the
 *  places that have a unit today. @n_graded: places whose distance could not be measured. @n_tied: places
 *  that could have another unit at the same cost. @cost: what was made lowest. @n_without_capacity: units of
 *  which it is not known how many places they can carry. @n_unled: new pairs in which nobody leads. @n_gone: kept pairs
 *  whose leader is not of the unit any more, @n_renewed: of those which get another. @n_later: pairs that
 *  were to begin later and are deleted. */
typedef struct
{
  guint n_places, n_kept, n_new, n_changed, n_ended, n_left, n_later;
  guint n_units, n_units_used, n_without_capacity;
  guint64 capacity;
  gint64 total, worst, total_before, worst_before;
  double mean, mean_before;
  gint64 worst_place;
  guint n_before, n_graded, n_tied, n_unled, n_gone, n_renewed;
  gint64 cost;
  gboolean proven;
} MstLiaisonPlanFigures;

/** MstLiaisonPlan: immutable; holds nothing of the file. Reference counted, for any thread. */
typedef struct _MstLiaisonPlan MstLiaisonPlan;

/** MstLiaisonShortage: why there is no plan, for those who want to list it: ids. */
typedef struct
{
  GArray *places; /* gint64 */
  GArray *units;  /* gint64 */
} MstLiaisonShortage;

void mst_liaison_shortage_free (MstLiaisonShortage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstLiaisonShortage, mst_liaison_shortage_free)

/**
 * mst_liaison_plan_make:
 * @progress: (nullable)
 * @shortage: (out) (optional) (nullable) (transfer full)
 *
 * The plan of the lowest cost: metres from unit to place, what the households weigh, and what changes must
 * save; proven. Reads one moment of the file and writes nothing.
 *
 * A unit of which it is not known how many places it can carry keeps those it has. One that goes out of use
 * after the day gets no place that it hasn't. Places where a pair begins after the day are left as they are.
 *
 * Returns: %NULL with %MST_ERROR_NO_SOLUTION and the reason with names, with %MST_ERROR_INPUT for a day
 *   or rule that can't be, or %G_IO_ERROR_CANCELLED
 */
MstLiaisonPlan *mst_liaison_plan_make (MstStore *store, const MstLiaisonPlanOptions *options,
                                       MstProgress *progress, MstLiaisonShortage **shortage,
                                       GError **error);
MstLiaisonPlan *mst_liaison_plan_ref (MstLiaisonPlan *self);
void mst_liaison_plan_unref (MstLiaisonPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstLiaisonPlan, mst_liaison_plan_unref)

const MstLiaisonPlanOptions *mst_liaison_plan_get_options (const MstLiaisonPlan *self);
const MstLiaisonPlanFigures *mst_liaison_plan_get_figures (const MstLiaisonPlan *self);
/* By area code, so that what lies together stands together. */
guint mst_liaison_plan_get_n_entries (const MstLiaisonPlan *self);
const MstLiaisonPlanEntry *mst_liaison_plan_get_entry (const MstLiaisonPlan *self, guint index);
/* NULL when the place is not in the plan. */
const MstLiaisonPlanEntry *mst_liaison_plan_find (const MstLiaisonPlan *self, gint64 place);
guint mst_liaison_plan_get_n_units (const MstLiaisonPlan *self);
MstLiaisonPlanUnit mst_liaison_plan_get_unit (const MstLiaisonPlan *self, guint index);
/* Whether the plan keeps to this rule, of the file or said for it. */
gboolean mst_liaison_plan_has_rule (const MstLiaisonPlan *self, MstLiaisonRule rule);
/* (element-type MstLiaisonHeldRule): as mst_liaison_plan_list_rules() had them */
const GArray *mst_liaison_plan_get_rules (const MstLiaisonPlan *self);
/* "540 places: 500 kept, 30 new, 10 changed; 812 m on average, 2,401 m at most; proven to be the best."
 * (transfer full) */
char *mst_liaison_plan_tell (const MstLiaisonPlan *self);
/* "820 m", or what stands for it: "same subdistrict". (transfer full) */
char *mst_liaison_tell_distance (gint64 distance, MstNearness nearness);
/* Translated: "kept", "new" … */
const char *mst_liaison_outcome_get_label (MstLiaisonOutcome outcome);
/* Stable: "kept" "new" "changed" "ended" "left". */
const char *mst_liaison_outcome_get_nick (MstLiaisonOutcome outcome);

/* --- two of them --- */

/** MstLiaisonVersion: a plan, or with @is_before what there is on its day. @name: what it is called. */
typedef struct
{
  const MstLiaisonPlan *plan;
  gboolean is_before;
  const char *name;
} MstLiaisonVersion;

/** MstLiaisonDifference: a place that has different units in two versions. 0: none, or not in the version. */
typedef struct
{
  gint64 place;
  const char *name, *path;
  gint64 unit_a, unit_b;
  const char *unit_name_a, *unit_name_b; /* nullable */
  gint64 distance_a, distance_b;
  MstNearness nearness_a, nearness_b;
} MstLiaisonDifference;

/** MstLiaisonVersionFigures: distances in metres. @n_changed: places that have another unit than on the day,
 *  @n_new: that have none on the day. @n_full: units that carry all they can. */
typedef struct
{
  guint n_places, n_changed, n_new, n_units, n_full, most;
  gint64 total, worst;
  double mean;
} MstLiaisonVersionFigures;

/** MstLiaisonLoad: places of a unit. @capacity: of the version in which it can carry more. */
typedef struct
{
  gint64 unit;
  const char *name;
  guint capacity, load_a, load_b;
} MstLiaisonLoad;

/* By area code. (element-type MstLiaisonDifference) (transfer container): not longer than the plans */
GArray *mst_liaison_versions_compare (MstLiaisonVersion a, MstLiaisonVersion b);
MstLiaisonVersionFigures mst_liaison_version_get_figures (MstLiaisonVersion self);
/* Of the units whose load differs. (element-type MstLiaisonLoad) (transfer container): likewise */
GArray *mst_liaison_versions_compare_loads (MstLiaisonVersion a, MstLiaisonVersion b);
/* The comparison as a document, for screen, paper and workbook: the places that differ, the figures of both,
 * the loads that differ. (transfer full) */
MstReportContent *mst_liaison_versions_report (MstStore *store, MstLiaisonVersion a,
                                               MstLiaisonVersion b, GError **error);
/* The same into a file, noted in the journal as handed out before it is written. */
gboolean mst_liaison_versions_save (MstStore *store, MstLiaisonVersion a, MstLiaisonVersion b,
                                    const char *path, MstProgress *progress, GError **error);
/* Those of two plans. */
GArray *mst_liaison_plan_compare (const MstLiaisonPlan *a, const MstLiaisonPlan *b);

/* --- why, exactly --- */

/** MstLiaisonChoice: a unit that the place could have. @households: of the place for each of the people that
 *  the unit has for it; 0 when not known. @extra: metres that the best plan with it costs more, all in all;
 *  %MST_ASSIGNMENT_IMPOSSIBLE when no plan has it. @extra_changes: of a repair, how many changes more it has.
 *  @is_full: it carries all it can. @moves: what would change
 *  hands, the place first, in words; NULL when nothing would. */
typedef struct
{
  gint64 unit;
  const char *name;
  gint64 distance;
  MstNearness nearness;
  double households;
  gint64 extra;
  guint extra_changes;
  gboolean is_full;
  char *moves;
} MstLiaisonChoice;

/** MstLiaisonExplanation: @choices: the nearest, the place's own, and who else was asked for; by distance. @own: where that stands. */
typedef struct
{
  const MstLiaisonPlanEntry *entry;
  GArray *choices; /* MstLiaisonChoice */
  guint own;
  guint n_possible;
  guint n_ties;
} MstLiaisonExplanation;

/* Of a place that is planned, else NULL. Exact: what a choice costs more is what planning again with it
 * locked costs more. Mustn't outlive the plan. @also: the id of a unit that is to be among the choices
 * however far it is, 0: none; it isn't when it can't have the place. */
MstLiaisonExplanation *mst_liaison_plan_explain (const MstLiaisonPlan *self, gint64 place,
                                                 guint n_choices, gint64 also);
/* Why a unit can't have a place, whatever others have; NULL when it can. (transfer full) */
char *mst_liaison_plan_tell_impossible (const MstLiaisonPlan *self, gint64 place, gint64 unit);
/* "+300 m", "1 more changed, −20 m", "as good". (transfer full) */
char *mst_liaison_choice_tell_extra (const MstLiaisonChoice *self);
void mst_liaison_explanation_free (MstLiaisonExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstLiaisonExplanation, mst_liaison_explanation_free)

/* --- doing it --- */

/** MstLiaisonPlanWriting: what a plan is done with. @document: the number of the document by which it is done,
 *  @reason: why; both of each new pair and rule, nullable. @keep_rules: the file is to keep to the rules as
 *  the plan has them, see mst_liaison_plan_keep_rules(). */
typedef struct
{
  const char *document;
  const char *reason;
  gboolean keep_rules;
} MstLiaisonPlanWriting;

/**
 * mst_liaison_plan_apply:
 * @writing: (nullable)
 *
 * One group of the journal, one step of undo: the pairs that change are released from the plan's day
 * on, and new ones begin on it, with the leaders that the plan names: the leader that the unit's other
 * pairs have, if that is one and still of the unit, or whom the options ask for. Pairs that
 * were to begin later in a place that needs none any more are deleted.
 *
 * Returns: (nullable) (transfer full): what was done, in a sentence; %NULL without @error when nothing
 *   changes; %NULL with %MST_ERROR_STALE when what the plan was made from has changed since
 */
char *mst_liaison_plan_apply (MstStore *store, const MstLiaisonPlan *plan,
                              const MstLiaisonPlanWriting *writing, MstProgress *progress,
                              GError **error);

/* Makes the file keep the rules as the options have them: those that are said become records from the day
 * on, and those that are left or overruled count to the day before it. One step of undo. Units that are
 * withdrawn are no rule of the file. @writing: (nullable): papers of the new ones. Returns: (transfer full)
 * (nullable): what was done; %NULL without @error when nothing changes */
char *mst_liaison_plan_keep_rules (MstStore *store, const MstLiaisonPlanOptions *options,
                                   const MstLiaisonPlanWriting *writing, GError **error);

G_END_DECLS
