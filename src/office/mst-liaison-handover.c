/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it means that another unit answers for a place, and doing it. */
#include "config.h"

#include "mst-liaison-handover.h"

#include "mst-liaison-plan-private.h"
#include "mst-liaison.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MstLiaisonDay
{
  gatomicrefcount references;
  char *iso;
  MstLiaisonDistrict *district;
};

static MstLiaisonPlanOptions *
create_options (const char *day)
{
  MstLiaisonPlanOptions *options = mst_liaison_plan_options_new ();

  options->scope = MST_LIAISON_PLAN_COMMUNITIES | MST_LIAISON_PLAN_COMPOUNDS;
  mst_liaison_plan_options_set_day (options, day);
  return options;
}

MstLiaisonDay *
mst_liaison_day_read (MstStore *store, const char *day, GError **error)
{
  g_autoptr (MstLiaisonPlanOptions) options = NULL;
  MstLiaisonDistrict *district;
  MstLiaisonDay *self;
  MstDate date;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (day != NULL, NULL);

  if (!mst_date_from_iso (day, &date) || date.day == 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is no day such as 2026-03-01."),
                   day);
      return NULL;
    }
  options = create_options (day);
  district = mst_liaison_district_read (store, options, error);
  if (district == NULL)
    return NULL;
  self = g_new0 (MstLiaisonDay, 1);
  g_atomic_ref_count_init (&self->references);
  self->iso = g_strdup (day);
  self->district = district;
  return self;
}

MstLiaisonDay *
mst_liaison_day_ref (MstLiaisonDay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_liaison_day_unref (MstLiaisonDay *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  mst_liaison_district_free (self->district);
  g_free (self->iso);
  g_free (self);
}

const char *
mst_liaison_day_get_iso (const MstLiaisonDay *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->iso;
}

/* NULL when there is none. */
static const MstLiaisonPlace *
find_place (const MstLiaisonDay *self, gint64 id)
{
  guint number = mst_liaison_district_find_place (self->district, id);

  return number != MST_ASSIGNMENT_NONE ? mst_liaison_district_get_place (self->district, number)
                                       : NULL;
}

static const MstLiaisonUnit *
find_unit (const MstLiaisonDay *self, gint64 id)
{
  guint number = mst_liaison_district_find_unit (self->district, id);

  return number != MST_ASSIGNMENT_NONE ? mst_liaison_district_get_unit (self->district, number)
                                       : NULL;
}

/* Of the place; NULL when it has none. */
static const MstLiaisonUnit *
get_present (const MstLiaisonDay *self, const MstLiaisonPlace *place)
{
  return place->current != MST_ASSIGNMENT_NONE
           ? mst_liaison_district_get_unit (self->district, place->current)
           : NULL;
}

gint64
mst_liaison_day_get_unit (const MstLiaisonDay *self, gint64 place_id)
{
  const MstLiaisonPlace *place = find_place (self, place_id);
  const MstLiaisonUnit *unit = place != NULL ? get_present (self, place) : NULL;

  return unit != NULL ? unit->id : 0;
}

const char *
mst_liaison_day_get_unit_name (const MstLiaisonDay *self, gint64 id)
{
  const MstLiaisonUnit *unit = find_unit (self, id);

  return unit != NULL ? unit->name : NULL;
}

gboolean
mst_liaison_day_has_place (const MstLiaisonDay *self, gint64 place)
{
  return find_place (self, place) != NULL;
}

/* --- what it means --- */

static const char *
get_earlier (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return a != NULL ? a : b;
  return strcmp (a, b) < 0 ? a : b;
}

/* The rule of this kind that counts for the unit; @place 0: for whatever place. NULL */
static const MstLiaisonHeldRule *
find_rule (const MstLiaisonDistrict *district, MstLiaisonRuleKind kind, gint64 unit, gint64 place)
{
  for (guint i = 0; i < district->rules->len; i++)
    {
      const MstLiaisonHeldRule *held = mst_liaison_district_get_rule (district, i);

      if (held->rule.kind == kind && held->rule.unit == unit
          && (place == 0 || held->rule.place == place) && mst_liaison_held_rule_counts (held))
        return held;
    }
  return NULL;
}

/* @number: from 1, 0: none. */
static const MstLiaisonHeldRule *
get_rule (const MstLiaisonDistrict *district, guint number)
{
  return number > 0 ? mst_liaison_district_get_rule (district, number - 1) : NULL;
}

/* By the rules that plans keep to. @left: places that are left to the unit that gives it away; @rule: (out):
 * which it is by, NULL: none */
static MstHandoverState
find_state_by_rules (const MstLiaisonDistrict *district, const MstLiaisonPlace *place,
                     const MstLiaisonUnit *unit, guint left, const MstLiaisonHeldRule **rule)
{
  const MstLiaisonUnit *present = place->current != MST_ASSIGNMENT_NONE
                                    ? mst_liaison_district_get_unit (district, place->current)
                                    : NULL;

  *rule = get_rule (district, place->rule);
  if (place->outcome == MST_LIAISON_ENDED)
    return MST_HANDOVER_CLOSED;
  if (place->locked != MST_ASSIGNMENT_NONE
      && mst_liaison_district_get_unit (district, place->locked) != unit)
    return MST_HANDOVER_LOCKED;
  *rule = find_rule (district, MST_LIAISON_RULE_FORBID, unit->id, place->id);
  if (*rule != NULL)
    return MST_HANDOVER_FORBIDDEN;
  if (!mst_liaison_unit_may_serve (district, unit, place->id))
    {
      *rule = find_rule (district, MST_LIAISON_RULE_WITHIN, unit->id, 0);
      return MST_HANDOVER_OUTSIDE;
    }
  if (present == NULL || present->at_least <= left)
    return MST_HANDOVER_POSSIBLE;
  *rule = get_rule (district, present->at_least_rule);
  return MST_HANDOVER_TOO_FEW;
}

static MstHandoverState
find_state (const MstLiaisonDay *self, const MstLiaisonHandover *handover,
            const MstLiaisonUnit *unit, const MstLiaisonHeldRule **rule)
{
  const MstLiaisonPlace *place = find_place (self, handover->place);
  MstHandoverState by_rules;

  g_assert (place != NULL && unit != NULL);
  *rule = NULL;
  if (handover->before == unit->id)
    return MST_HANDOVER_SAME;
  by_rules = find_state_by_rules (self->district, place, unit, handover->load_before, rule);
  if (by_rules != MST_HANDOVER_POSSIBLE)
    return by_rules;
  if (unit->ended != NULL
      && (unit->is_withdrawn || handover->until == NULL
          || strcmp (unit->ended, handover->until) < 0))
    return MST_HANDOVER_OUT_OF_USE;
  return unit->has_capacity && handover->load > unit->stated ? MST_HANDOVER_FULL
                                                             : MST_HANDOVER_POSSIBLE;
}

static void
fill_unit (MstLiaisonHandover *handover, const MstLiaisonUnit *unit)
{
  handover->unit = unit->id;
  handover->unit_name = unit->name;
  handover->capacity = unit->has_capacity ? (gint64) unit->stated : -1;
  handover->load = unit->load;
  handover->leader = unit->leader;
  handover->leader_name = unit->leader_name;
}

/* All but the rank. */
static void
fill (const MstLiaisonDay *self, const MstLiaisonPlace *place, const MstLiaisonUnit *unit,
      MstLiaisonHandover *handover)
{
  const MstLiaisonUnit *before = get_present (self, place);

  *handover = (MstLiaisonHandover){ 0 };
  fill_unit (handover, unit);
  handover->place = place->id;
  handover->place_name = place->name;
  handover->path = place->path;
  handover->pair = place->pair;
  handover->distance = mst_site_get_distance (&place->site, &unit->site, &handover->nearness);
  handover->until = get_earlier (get_earlier (place->pair_ended, place->later_since), place->ended);
  if (before != NULL)
    {
      handover->before = before->id;
      handover->before_name = before->name;
      handover->before_distance =
        mst_site_get_distance (&place->site, &before->site, &handover->before_nearness);
      handover->load_before = before->load - 1;
      handover->at_least_before = before->at_least;
    }
  handover->load += handover->before != unit->id;
  handover->state = find_state (self, handover, unit, &handover->rule);
}

static void
fill_rank (const MstLiaisonDay *self, const MstLiaisonPlace *place, MstLiaisonHandover *handover)
{
  guint number = mst_liaison_district_find_unit (self->district, handover->unit);

  handover->rank = 1;
  for (guint i = 0; i < self->district->units->len; i++)
    {
      const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self->district, i);
      gint64 distance;

      if (unit->is_withdrawn)
        continue;
      handover->n_units++;
      distance = mst_site_get_distance (&place->site, &unit->site, NULL);
      handover->rank +=
        distance < handover->distance || (distance == handover->distance && i < number);
    }
}

gboolean
mst_liaison_day_weigh (const MstLiaisonDay *self, gint64 place_id, gint64 unit_id,
                       MstLiaisonHandover *handover)
{
  const MstLiaisonPlace *place = find_place (self, place_id);
  const MstLiaisonUnit *unit = find_unit (self, unit_id);

  g_return_val_if_fail (handover != NULL, FALSE);

  if (place == NULL || unit == NULL)
    return FALSE;
  fill (self, place, unit, handover);
  fill_rank (self, place, handover);
  return TRUE;
}

/* Of equal distance in the order of the units, which the sort leaves as it is. */
static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const MstLiaisonHandover *p = a, *q = b;

  return p->distance < q->distance ? -1 : p->distance > q->distance;
}

GArray *
mst_liaison_day_list_handovers (const MstLiaisonDay *self, gint64 place_id)
{
  const MstLiaisonPlace *place = find_place (self, place_id);
  GArray *handovers = g_array_new (FALSE, TRUE, sizeof (MstLiaisonHandover));

  for (guint i = 0; i < self->district->units->len; i++)
    {
      const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self->district, i);
      MstLiaisonHandover handover = { 0 };

      if (unit->is_withdrawn)
        continue;
      if (place != NULL)
        fill (self, place, unit, &handover);
      else
        fill_unit (&handover, unit);
      g_array_append_val (handovers, handover);
    }
  if (place != NULL)
    g_array_sort (handovers, compare_distances);
  for (guint i = 0; i < handovers->len; i++)
    {
      MstLiaisonHandover *handover = &g_array_index (handovers, MstLiaisonHandover, i);

      handover->rank = place != NULL ? i + 1 : 0;
      handover->n_units = handovers->len;
    }
  return handovers;
}

/* Each gives one place away and gets one, and brings the leader that it names there. */
static void
join (const MstLiaisonDay *self, MstLiaisonHandover *swap)
{
  for (guint i = 0; i < 2; i++)
    {
      swap[i].load--;
      swap[i].load_before++;
      swap[i].leader = 0;
      swap[i].leader_name = NULL;
      swap[i].state = find_state (self, &swap[i], find_unit (self, swap[i].unit), &swap[i].rule);
    }
}

gboolean
mst_liaison_day_weigh_swap (const MstLiaisonDay *self, gint64 a, gint64 b, MstLiaisonHandover *swap,
                            GError **error)
{
  gint64 first = mst_liaison_day_get_unit (self, a);
  gint64 second = mst_liaison_day_get_unit (self, b);

  if (first == 0 || second == 0 || first == second)
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("Choose two places for which different units answer."));
      return FALSE;
    }
  mst_liaison_day_weigh (self, a, second, &swap[0]);
  mst_liaison_day_weigh (self, b, first, &swap[1]);
  join (self, swap);
  return TRUE;
}

static gboolean
is_refused (const MstLiaisonSwap *swap)
{
  return swap->handovers[0].state != MST_HANDOVER_POSSIBLE
         || swap->handovers[1].state != MST_HANDOVER_POSSIBLE;
}

/* By the code of the other place when nothing else tells them apart: so the sort leaves them. */
static int
compare_swaps (gconstpointer a, gconstpointer b)
{
  const MstLiaisonSwap *p = a, *q = b;

  if (is_refused (p) != is_refused (q))
    return is_refused (p) ? 1 : -1;
  if (p->is_measured != q->is_measured)
    return p->is_measured ? -1 : 1;
  return p->extra < q->extra ? -1 : p->extra > q->extra;
}

GArray *
mst_liaison_day_list_swaps (const MstLiaisonDay *self, gint64 place_id, GError **error)
{
  const MstLiaisonPlace *place = find_place (self, place_id);
  const MstLiaisonUnit *unit = place != NULL ? get_present (self, place) : NULL;
  GArray *swaps;

  if (unit == NULL)
    {
      g_set_error_literal (
        error, MST_ERROR, MST_ERROR_INPUT,
        place != NULL
          ? _ ("No unit answers for the place, so it has none to swap. Give it one first.")
          : _ ("Units answer for communities and compounds. Choose one of those."));
      return NULL;
    }
  swaps = g_array_new (FALSE, TRUE, sizeof (MstLiaisonSwap));
  for (guint i = 0; i < self->district->places->len; i++)
    {
      const MstLiaisonPlace *other = mst_liaison_district_get_place (self->district, i);
      const MstLiaisonUnit *theirs = get_present (self, other);
      MstLiaisonSwap swap = { 0 };

      if (theirs == NULL || theirs == unit)
        continue;
      fill (self, place, theirs, &swap.handovers[0]);
      fill (self, other, unit, &swap.handovers[1]);
      join (self, swap.handovers);
      swap.is_measured = mst_liaison_swap_measure (swap.handovers, NULL, &swap.extra);
      g_array_append_val (swaps, swap);
    }
  g_array_sort (swaps, compare_swaps);
  return swaps;
}

/* --- doing it --- */

static gboolean
check_unchanged (const MstLiaisonDay *now, const MstLiaisonHandover *handover, GError **error)
{
  const MstLiaisonPlace *place = find_place (now, handover->place);

  if (place != NULL && place->pair == handover->pair && find_unit (now, handover->unit) != NULL)
    return TRUE;
  g_set_error (error, MST_ERROR, MST_ERROR_STALE,
               _ ("Who answers for “%s” has changed meanwhile. Nothing was written: look at it "
                  "again."),
               handover->place_name);
  return FALSE;
}

/* Rules may have come meanwhile. */
static gboolean
check_rules (const MstLiaisonDay *now, const MstLiaisonHandover *handover, GError **error)
{
  const MstLiaisonPlace *place = find_place (now, handover->place);
  MstLiaisonHandover again = *handover;
  const MstLiaisonUnit *before;
  g_autofree char *refusal = NULL;

  g_assert (place != NULL);
  before = get_present (now, place);
  again.at_least_before = before != NULL ? before->at_least : 0;
  again.state = find_state_by_rules (now->district, place, find_unit (now, handover->unit),
                                     handover->load_before, &again.rule);
  refusal = mst_liaison_handover_tell_refusal (&again);
  if (refusal == NULL)
    return TRUE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT, refusal);
  return FALSE;
}

/* Whom the unit named at the place that it gives away; 0. */
static gint64
find_leader (const MstLiaisonDay *now, const MstLiaisonHandover *handovers, guint n, gint64 unit)
{
  for (guint i = 0; i < n; i++)
    {
      const MstLiaisonPlace *place =
        handovers[i].before == unit ? find_place (now, handovers[i].place) : NULL;

      if (place != NULL)
        return place->led_by;
    }
  return 0;
}

/* All that is released is released first, so that units have room for what comes. */
static gboolean
write_all (MstStore *store, const MstLiaisonDay *now, const MstLiaisonHandover *handovers, guint n,
           GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!check_unchanged (now, &handovers[i], error) || !check_rules (now, &handovers[i], error))
      return FALSE;
  for (guint i = 0; i < n; i++)
    if (handovers[i].pair != 0
        && !mst_liaison_pair_release (store, find_place (now, handovers[i].place), now->iso, error))
      return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const MstLiaisonHandover *handover = &handovers[i];
      MstLiaisonTerms terms = { .day = now->iso,
                                .until = handover->until,
                                .leader = handover->names_leader
                                            ? handover->leader
                                            : find_leader (now, handovers, n, handover->unit),
                                .is_unled = handover->names_leader && handover->leader == 0,
                                .must_lead = handover->names_leader };

      if (!mst_liaison_pair_begin (store, find_place (now, handover->place),
                                   find_unit (now, handover->unit), &terms, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_in_group (MstStore *store, const char *day, const MstLiaisonHandover *handovers, guint n,
                GError **error)
{
  g_autoptr (MstLiaisonDay) now = mst_liaison_day_read (store, day, error);

  return now != NULL && write_all (store, now, handovers, n, error);
}

static char *
tell (const char *day, const MstLiaisonHandover *handovers, guint n)
{
  if (n == 1)
    return g_strdup_printf (_ ("“%s” answers for “%s” from %s on"), handovers->unit_name,
                            handovers->place_name, day);
  return g_strdup_printf (_ ("Swap the units of “%s” and “%s” from %s on"), handovers[0].place_name,
                          handovers[1].place_name, day);
}

char *
mst_liaison_hand_over (MstStore *store, const char *day, const MstLiaisonHandover *handovers,
                       guint n, GError **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (n == 1 || n == 2, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *refusal = mst_liaison_handover_tell_refusal (&handovers[i]);

      if (refusal != NULL)
        {
          g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT, refusal);
          return NULL;
        }
    }
  label = tell (day, handovers, n);
  if (!mst_store_begin (store, "liaison", label, error))
    return NULL;
  if (!write_in_group (store, day, handovers, n, error))
    {
      mst_store_rollback (store);
      return NULL;
    }
  return mst_store_commit (store, error) ? g_steal_pointer (&label) : NULL;
}
