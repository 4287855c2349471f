/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-liaison-plan.h"
#include "mst-site.h"
#include "mst-store.h"

G_BEGIN_DECLS

/**
 * MstLiaisonDay: which unit answers for each community and compound on a day, and all that tells what another
 * would mean. Immutable; holds nothing of the file. Reference counted, for any thread.
 */
typedef struct _MstLiaisonDay MstLiaisonDay;

typedef enum
{
  MST_HANDOVER_POSSIBLE,
  MST_HANDOVER_SAME,       /* the unit has the place already */
  MST_HANDOVER_FULL,       /* the unit carries all it can */
  MST_HANDOVER_OUT_OF_USE, /* the unit is, or goes out of use before the pair would be released */
  MST_HANDOVER_LOCKED,     /* by a rule of the planning the place has another */
  MST_HANDOVER_FORBIDDEN,  /* by a rule of the planning it does not get this one */
  MST_HANDOVER_OUTSIDE,    /* by rules of the planning the unit serves other areas only */
  MST_HANDOVER_CLOSED,     /* by a rule of the planning the place needs none */
  MST_HANDOVER_TOO_FEW, /* by a rule of the planning the other unit serves more than are left to it */
} MstHandoverState;

/**
 * MstLiaisonHandover: a unit answers for a place from the day on. The names are the day's.
 * @path: where the place is, from the subdistrict down
 * @before: the unit that has it, 0: none; @pair: in which pair
 * @distance, @before_distance: metres; 0 without a unit
 * @rank: how many units in use there are up to @unit by distance, from 1, of @n_units
 * @load: places that the unit has then; @capacity: that it can carry; -1: not known
 * @load_before: places that the other has then; @at_least_before: that it has by a rule, 0: none
 * @until: on which day the pair is released, because the other was to be, or another begins then; nullable
 * @leader: whom the pair then names: weighed as whom the unit's other pairs name, 0: nobody, or a
 *   swap, to which a unit brings the leader that it names at the other place; @leader_name: nullable
 * @names_leader: the officer names @leader, who must be of the unit then, or nobody
 * @rule: of the day: which rule keeps the place from the unit; NULL when none does
 */
typedef struct
{
  gint64 place, unit, before, pair;
  const char *place_name, *path, *unit_name, *before_name;
  gint64 distance, before_distance;
  MstNearness nearness, before_nearness;
  guint rank, n_units;
  guint load, load_before, at_least_before;
  gint64 capacity;
  const char *until;
  gint64 leader;
  const char *leader_name;
  gboolean names_leader;
  const MstLiaisonHeldRule *rule;
  MstHandoverState state;
} MstLiaisonHandover;

/* @day: ISO. %MST_ERROR_INPUT when it is no day. */
MstLiaisonDay *mst_liaison_day_read (MstStore *store, const char *day, GError **error);
MstLiaisonDay *mst_liaison_day_ref (MstLiaisonDay *self);
void mst_liaison_day_unref (MstLiaisonDay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstLiaisonDay, mst_liaison_day_unref)

const char *mst_liaison_day_get_iso (const MstLiaisonDay *self);
/* The unit that answers for the place; 0: none, or no place that takes one. */
gint64 mst_liaison_day_get_unit (const MstLiaisonDay *self, gint64 place);
/* NULL when there is no such unit. */
const char *mst_liaison_day_get_unit_name (const MstLiaisonDay *self, gint64 unit);
/* Whether units answer for such a place. */
gboolean mst_liaison_day_has_place (const MstLiaisonDay *self, gint64 place);

/* FALSE when there is no such unit, or no such place that takes one. */
gboolean mst_liaison_day_weigh (const MstLiaisonDay *self, gint64 place, gint64 unit,
                                MstLiaisonHandover *handover);
/* Every unit in use, the nearest to the place first; of no place (0) by name, with what it has and can carry
 * only. (element-type MstLiaisonHandover) (transfer full) */
GArray *mst_liaison_day_list_handovers (const MstLiaisonDay *self, gint64 place);
/**
 * mst_liaison_day_weigh_swap:
 * @swap: (out caller-allocates) (array fixed-size=2): what @a gets, what @b gets
 *
 * Returns: FALSE with %MST_ERROR_INPUT when the places have not one unit each, different ones
 */
gboolean mst_liaison_day_weigh_swap (const MstLiaisonDay *self, gint64 a, gint64 b,
                                     MstLiaisonHandover *swap, GError **error);

/** MstLiaisonSwap: two places swap their units. @handovers: what the one gets, what the other gets, without
 *  ranks. @extra: metres that both together are farther then, below 0: nearer; 0 when not @is_measured. */
typedef struct
{
  MstLiaisonHandover handovers[2];
  gint64 extra;
  gboolean is_measured;
} MstLiaisonSwap;

/* With every other place that has another unit; those first that bring both nearer, those that can't be last.
 * %NULL with %MST_ERROR_INPUT when the place has no unit. (element-type MstLiaisonSwap) (transfer full) */
GArray *mst_liaison_day_list_swaps (const MstLiaisonDay *self, gint64 place, GError **error);

/* "840 m, number 3 of 297 by distance · 2 of 2 places · instead of “教委” (339 m)". (transfer full) */
char *mst_liaison_handover_tell (const MstLiaisonHandover *self);
/* "2 / 3", "2" when it is not known how many it can carry. (transfer full) */
char *mst_liaison_handover_tell_load (const MstLiaisonHandover *self);
/* Why it can't be, and what to do; NULL when it can. (transfer full) */
char *mst_liaison_handover_tell_refusal (const MstLiaisonHandover *self);

/* @swap: (array fixed-size=2). @before: (out) (optional), @extra: (out): metres, of both together. FALSE when not
 * all distances can be measured */
gboolean mst_liaison_swap_measure (const MstLiaisonHandover *swap, gint64 *before, gint64 *extra);
/* "From 2026-03-01 on. Both together 1,179 m now, 640 m then: 539 m less." (transfer full) */
char *mst_liaison_swap_tell (const MstLiaisonHandover *swap, const char *day);
/* "−539 m"; "" when not all distances can be measured. (transfer full) */
char *mst_liaison_swap_tell_extra (const MstLiaisonSwap *self);
/* Of either; NULL when it can be. (transfer full) */
char *mst_liaison_swap_tell_refusal (const MstLiaisonHandover *swap);

/**
 * mst_liaison_hand_over:
 * @day: ISO
 * @handovers: (array length=n): one, or the two of a swap
 *
 * One group of the journal, one step of undo: the present pairs are released from @day on, and those of
 * @handovers begin on it, as a plan is done.
 *
 * Returns: (transfer full): what was done, in a sentence; %NULL with %MST_ERROR_STALE when the places have
 *   not the pairs any more that they had, and with the errors of the door
 */
char *mst_liaison_hand_over (MstStore *store, const char *day, const MstLiaisonHandover *handovers,
                             guint n, GError **error);

G_END_DECLS
