/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans which unit answers for which place. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include "mst-date.h"
#include "mst-liaison.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_NAMES 12

/* --- what a pair costs --- */

double
mst_liaison_get_households (const MstLiaisonPlace *place, const MstLiaisonUnit *unit)
{
  return unit->people > 0 ? (double) place->households / unit->people : 0;
}

gboolean
mst_liaison_unit_may_serve (const MstLiaisonDistrict *district, const MstLiaisonUnit *unit,
                            gint64 place)
{
  if (unit->within == NULL)
    return TRUE;
  for (guint i = 0; i < unit->within->len; i++)
    if (mst_liaison_district_is_in (district, place, g_array_index (unit->within, gint64, i)))
      return TRUE;
  return FALSE;
}

gboolean
mst_liaison_plan_may_pair (const MstLiaisonPlan *self, guint place_number, guint unit_number)
{
  const MstLiaisonPlace *place = mst_liaison_district_get_place (self->district, place_number);
  const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self->district, unit_number);

  if (unit->is_withdrawn || (!unit->takes_new && place->current != unit_number))
    return FALSE;
  if (!mst_liaison_unit_may_serve (self->district, unit, place->id))
    return FALSE;
  return !self->options->within_subdistrict || place->site.subdistrict == unit->site.subdistrict;
}

static gint64
get_cost_cb (guint number, guint unit_number, gpointer data)
{
  const MstLiaisonPlan *self = data;
  guint place_number = g_array_index (self->planned, guint, number);
  const MstLiaisonPlace *place = mst_liaison_district_get_place (self->district, place_number);
  const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self->district, unit_number);
  double people = unit->people > 0 ? unit->people : self->district->usual_people;
  gint64 cost;

  if (!mst_liaison_plan_may_pair (self, place_number, unit_number))
    return MST_ASSIGNMENT_IMPOSSIBLE;
  cost = mst_site_get_distance (&place->site, &unit->site, NULL);
  if (people > 0)
    cost += llround ((double) self->options->households * (double) place->households / people);
  return cost;
}

/* --- the problem --- */

static gboolean
check_options (const MstLiaisonPlanOptions *options, GError **error)
{
  MstDate day;

  if (!mst_date_from_iso (options->day, &day) || day.day == 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("“%s” is no day such as 2026-03-01."),
                   options->day);
      return FALSE;
    }
  if (MIN (options->keep, MIN (options->households, options->preference)) < 0
      || MAX (options->keep, MAX (options->households, options->preference))
           > MST_LIAISON_PLAN_MAX_WEIGHT)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("The weights of a plan are from 0 to %d metres."),
                   MST_LIAISON_PLAN_MAX_WEIGHT);
      return FALSE;
    }
  return TRUE;
}

/* @sentence: (transfer full): after the rule's name */
static void
set_no_plan (const MstLiaisonHeldRule *held, char *sentence, GError **error)
{
  g_set_error (error, MST_ERROR, MST_ERROR_NO_SOLUTION,
               held->record != 0 ? _ ("There is no plan that keeps to the rule “%s”: %s")
                                 : _ ("There is no plan in which “%s” holds: %s"),
               held->title, sentence);
  g_free (sentence);
}

static gboolean
check_lock (const MstLiaisonPlan *self, const MstLiaisonHeldRule *held, GError **error)
{
  const MstLiaisonDistrict *district = self->district;
  guint place = mst_liaison_district_find_place (district, held->rule.place);
  guint number = mst_liaison_district_find_unit (district, held->rule.unit);
  const MstLiaisonUnit *unit;

  if (place == MST_ASSIGNMENT_NONE)
    return TRUE;
  if (number == MST_ASSIGNMENT_NONE)
    {
      set_no_plan (held, g_strdup (_ ("the unit is not in the file any more. Take the rule back.")),
                   error);
      return FALSE;
    }
  unit = mst_liaison_district_get_unit (district, number);
  if (!unit->is_withdrawn)
    return TRUE;
  set_no_plan (held,
               g_strdup_printf (_ ("“%s” is withdrawn or out of use. Take the rule back, or put it "
                                   "out of use."),
                                unit->name),
               error);
  return FALSE;
}

static gboolean
check_at_least (const MstLiaisonPlan *self, const MstLiaisonHeldRule *held, GError **error)
{
  guint number = mst_liaison_district_find_unit (self->district, held->rule.unit);
  const MstLiaisonUnit *unit =
    number != MST_ASSIGNMENT_NONE ? mst_liaison_district_get_unit (self->district, number) : NULL;

  if (unit == NULL || unit->is_withdrawn || unit->capacity >= held->rule.number)
    return TRUE;
  set_no_plan (held, g_strdup_printf (_ ("it can carry %u."), unit->capacity), error);
  return FALSE;
}

static gboolean
check_rules (const MstLiaisonPlan *self, GError **error)
{
  for (guint i = 0; i < self->district->rules->len; i++)
    {
      const MstLiaisonHeldRule *held = mst_liaison_district_get_rule (self->district, i);

      if (!mst_liaison_held_rule_counts (held))
        continue;
      if ((held->rule.kind == MST_LIAISON_RULE_LOCK && !check_lock (self, held, error))
          || (held->rule.kind == MST_LIAISON_RULE_AT_LEAST && !check_at_least (self, held, error)))
        return FALSE;
    }
  return TRUE;
}

guint
mst_liaison_plan_find_planned (const MstLiaisonPlan *self, guint place)
{
  guint low = 0, high = self->planned->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint here = g_array_index (self->planned, guint, middle);

      if (here == place)
        return middle;
      if (here < place)
        low = middle + 1;
      else
        high = middle;
    }
  return MST_ASSIGNMENT_NONE;
}

static void
say_rules (const MstLiaisonPlan *self, MstAssignmentProblem *problem)
{
  for (guint i = 0; i < self->district->rules->len; i++)
    {
      const MstLiaisonHeldRule *held = mst_liaison_district_get_rule (self->district, i);
      guint unit = mst_liaison_district_find_unit (self->district, held->rule.unit);
      guint place = mst_liaison_district_find_place (self->district, held->rule.place);
      guint planned = place != MST_ASSIGNMENT_NONE ? mst_liaison_plan_find_planned (self, place)
                                                   : MST_ASSIGNMENT_NONE;

      if (!mst_liaison_held_rule_counts (held) || unit == MST_ASSIGNMENT_NONE
          || planned == MST_ASSIGNMENT_NONE)
        continue;
      if (held->rule.kind == MST_LIAISON_RULE_FORBID)
        mst_assignment_problem_forbid (problem, planned, unit);
      else if (held->rule.kind == MST_LIAISON_RULE_PREFER)
        mst_assignment_problem_prefer (problem, planned, unit, self->options->preference);
    }
}

static MstAssignmentProblem *
create_problem (MstLiaisonPlan *self)
{
  const MstLiaisonDistrict *district = self->district;
  MstAssignmentProblem *problem =
    mst_assignment_problem_new (district->units->len, self->planned->len);

  for (guint i = 0; i < district->units->len; i++)
    {
      const MstLiaisonUnit *unit = mst_liaison_district_get_unit (district, i);

      mst_assignment_problem_set_unit (problem, i, unit->is_withdrawn ? 0 : unit->capacity,
                                       unit->is_withdrawn ? 0 : unit->at_least);
    }
  mst_assignment_problem_set_costs (problem, get_cost_cb, self, NULL);
  mst_assignment_problem_set_change_penalty (problem, self->options->keep);
  mst_assignment_problem_set_fewest_changes (problem, self->options->repair);
  for (guint i = 0; i < self->planned->len; i++)
    {
      const MstLiaisonPlace *place =
        mst_liaison_district_get_place (district, g_array_index (self->planned, guint, i));

      mst_assignment_problem_set_current (problem, i, place->current);
      mst_assignment_problem_lock (problem, i, place->locked);
    }
  say_rules (self, problem);
  return problem;
}

/* --- no plan --- */

void
mst_liaison_shortage_free (MstLiaisonShortage *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->places);
  g_array_unref (self->units);
  g_free (self);
}

static MstLiaisonShortage *
create_shortage (const MstLiaisonPlan *self, const MstAssignmentReason *reason)
{
  MstLiaisonShortage *shortage = g_new (MstLiaisonShortage, 1);

  shortage->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  shortage->units = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < reason->places->len; i++)
    {
      guint place = g_array_index (self->planned, guint, g_array_index (reason->places, guint, i));

      g_array_append_val (shortage->places,
                          mst_liaison_district_get_place (self->district, place)->id);
    }
  for (guint i = 0; i < reason->units->len; i++)
    {
      guint unit = g_array_index (reason->units, guint, i);

      g_array_append_val (shortage->units,
                          mst_liaison_district_get_unit (self->district, unit)->id);
    }
  return shortage;
}

static char *
join_names (const MstLiaisonPlan *self, const GArray *numbers, gboolean are_units)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len && i < MAX_NAMES; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      const char *name = are_units ? mst_liaison_district_get_unit (self->district, number)->name
                                   : mst_liaison_district_get_place (
                                       self->district, g_array_index (self->planned, guint, number))
                                       ->name;

      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", name);
    }
  if (numbers->len > MAX_NAMES)
    g_string_append (text, _ (", …"));
  return g_string_free (text, FALSE);
}

static void
name_reason (const MstLiaisonPlan *self, const MstAssignmentReason *reason, GError **error)
{
  g_autofree char *places = join_names (self, reason->places, FALSE);
  g_autofree char *units = join_names (self, reason->units, TRUE);
  g_autofree char *rules = mst_liaison_plan_tell_shortage_rules (self, reason);
  g_autofree char *sentence =
    reason->units->len > 0
      ? g_strdup_printf (_ ("%s Places: %s. Units: %s."), (*error)->message, places, units)
      : g_strdup_printf (_ ("%s Places: %s."), (*error)->message, places);

  g_clear_error (error);
  g_set_error (error, MST_ERROR, MST_ERROR_NO_SOLUTION, "%s%s", sentence, rules);
}

/* --- entries --- */

static void
set_before (MstLiaisonPlanEntry *entry, const MstLiaisonDistrict *district,
            const MstLiaisonPlace *place)
{
  const MstLiaisonUnit *unit;

  if (place->current == MST_ASSIGNMENT_NONE)
    return;
  unit = mst_liaison_district_get_unit (district, place->current);
  entry->before = unit->id;
  entry->before_name = unit->name;
  entry->before_distance =
    mst_site_get_distance (&place->site, &unit->site, &entry->before_nearness);
}

static void
set_unit (MstLiaisonPlanEntry *entry, const MstLiaisonDistrict *district,
          const MstLiaisonPlace *place, guint number, gboolean propose_leaders)
{
  const MstLiaisonUnit *unit = mst_liaison_district_get_unit (district, number);

  entry->unit = unit->id;
  entry->unit_name = unit->name;
  entry->distance = mst_site_get_distance (&place->site, &unit->site, &entry->nearness);
  entry->is_locked = place->locked != MST_ASSIGNMENT_NONE;
  entry->outcome = place->current == MST_ASSIGNMENT_NONE ? MST_LIAISON_NEW
                   : place->current == number            ? MST_LIAISON_KEPT
                                                         : MST_LIAISON_CHANGED;
  if (entry->outcome == MST_LIAISON_KEPT)
    entry->gone_leader = place->gone_leader;
  if (entry->outcome != MST_LIAISON_KEPT
      || (place->gone_leader != NULL
          && (propose_leaders || mst_liaison_district_has_named (district, place->id, unit->id))))
    entry->leader =
      mst_liaison_district_get_leader (district, place->id, unit, &entry->leader_name);
}

static void
entry_clear (gpointer data)
{
  MstLiaisonPlanEntry *entry = data;

  g_free (entry->reason);
}

static void
fill_entries (MstLiaisonPlan *self)
{
  const MstLiaisonDistrict *district = self->district;
  guint next = 0;

  for (guint i = 0; i < district->places->len; i++)
    {
      const MstLiaisonPlace *place = mst_liaison_district_get_place (district, i);
      MstLiaisonPlanEntry entry = {
        .outcome = place->outcome,
        .place = place->id,
        .code = place->code,
        .name = place->name,
        .path = place->path,
        .households = place->households,
      };

      set_before (&entry, district, place);
      if (place->outcome == MST_LIAISON_ENDED && place->later != NULL)
        entry.n_later = place->later->len;
      if (next < self->planned->len && g_array_index (self->planned, guint, next) == i)
        set_unit (&entry, district, place, mst_assignment_get_unit (self->assignment, next++),
                  self->options->propose_leaders);
      g_array_append_val (self->entries, entry);
    }
}

/* --- the plan --- */

static void
list_planned (MstLiaisonPlan *self)
{
  for (guint i = 0; i < self->district->places->len; i++)
    {
      MstLiaisonOutcome outcome = mst_liaison_district_get_place (self->district, i)->outcome;

      if (outcome != MST_LIAISON_ENDED && outcome != MST_LIAISON_LEFT)
        g_array_append_val (self->planned, i);
    }
}

static MstLiaisonPlan *
plan_new (const MstLiaisonPlanOptions *options)
{
  MstLiaisonPlan *self = g_new0 (MstLiaisonPlan, 1);

  g_atomic_ref_count_init (&self->references);
  self->options = mst_liaison_plan_options_copy (options);
  self->planned = g_array_new (FALSE, FALSE, sizeof (guint));
  self->entries = g_array_new (FALSE, FALSE, sizeof (MstLiaisonPlanEntry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

MstLiaisonPlan *
mst_liaison_plan_ref (MstLiaisonPlan *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mst_liaison_plan_unref (MstLiaisonPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->assignment, mst_assignment_free);
  g_clear_pointer (&self->district, mst_liaison_district_free);
  mst_liaison_plan_options_free (self->options);
  g_array_unref (self->planned);
  g_array_unref (self->entries);
  g_free (self);
}

static gboolean
read_district (MstLiaisonPlan *self, MstStore *store, GError **error)
{
  if (!mst_store_hold (store, error))
    return FALSE;
  self->district = mst_liaison_district_read (store, self->options, error);
  mst_store_release (store);
  return self->district != NULL;
}

static gboolean
solve (MstLiaisonPlan *self, MstProgress *progress, MstLiaisonShortage **shortage, GError **error)
{
  g_autoptr (MstAssignmentProblem) problem = create_problem (self);
  g_autoptr (MstAssignmentReason) reason = NULL;
  g_autoptr (GError) failed = NULL;

  self->assignment = mst_assignment_solve (problem, progress, &reason, &failed);
  if (self->assignment != NULL)
    return TRUE;
  if (reason != NULL)
    name_reason (self, reason, &failed);
  if (reason != NULL && shortage != NULL)
    *shortage = create_shortage (self, reason);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

MstLiaisonPlan *
mst_liaison_plan_make (MstStore *store, const MstLiaisonPlanOptions *options, MstProgress *progress,
                       MstLiaisonShortage **shortage, GError **error)
{
  g_autoptr (MstLiaisonPlan) self = NULL;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  if (shortage != NULL)
    *shortage = NULL;
  if (!check_options (options, error))
    return NULL;
  self = plan_new (options);
  mst_progress_set_stage (progress, _ ("Reading units and places"));
  if (!read_district (self, store, error) || !check_rules (self, error))
    return NULL;
  list_planned (self);
  if (!solve (self, progress, shortage, error))
    return NULL;
  fill_entries (self);
  if (!mst_liaison_plan_reason (self, progress, error))
    return NULL;
  mst_liaison_plan_add_up (self);
  return g_steal_pointer (&self);
}

const MstLiaisonPlanOptions *
mst_liaison_plan_get_options (const MstLiaisonPlan *self)
{
  return self->options;
}

guint
mst_liaison_plan_get_n_entries (const MstLiaisonPlan *self)
{
  return self->entries->len;
}

const MstLiaisonPlanEntry *
mst_liaison_plan_get_entry (const MstLiaisonPlan *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return &g_array_index (self->entries, MstLiaisonPlanEntry, index);
}

const MstLiaisonPlanEntry *
mst_liaison_plan_find (const MstLiaisonPlan *self, gint64 place)
{
  guint number = mst_liaison_district_find_place (self->district, place);

  return number != MST_ASSIGNMENT_NONE ? mst_liaison_plan_get_entry (self, number) : NULL;
}

const GArray *
mst_liaison_plan_get_rules (const MstLiaisonPlan *self)
{
  return self->district->rules;
}

guint
mst_liaison_plan_get_n_units (const MstLiaisonPlan *self)
{
  return self->district->units->len;
}

MstLiaisonPlanUnit
mst_liaison_plan_get_unit (const MstLiaisonPlan *self, guint index)
{
  const MstLiaisonUnit *unit;

  g_return_val_if_fail (index < self->district->units->len, (MstLiaisonPlanUnit){ 0 });

  unit = mst_liaison_district_get_unit (self->district, index);
  return (MstLiaisonPlanUnit){
    .unit = unit->id,
    .name = unit->name,
    .members = unit->members,
    .capacity = unit->is_withdrawn ? 0 : unit->capacity,
    .load = mst_assignment_get_load (self->assignment, index),
    .load_before = unit->n_here,
  };
}
