/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why each place of a liaison plan has its unit, in a sentence and in exact figures. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define PLACES_PER_LOOK 64
#define NEARER_NAMED 2
#define MOVES_NAMED 4
#define RULES_NAMED 4

/** Near: a possible unit of a place. */
typedef struct
{
  gint64 distance;
  MstNearness nearness;
  guint unit;
} Near;

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *p = a, *q = b;

  if (p->distance != q->distance)
    return p->distance < q->distance ? -1 : 1;
  return p->unit < q->unit ? -1 : p->unit > q->unit;
}

static gboolean
is_full (const MstLiaisonPlan *self, guint unit)
{
  return mst_assignment_get_load (self->assignment, unit)
         >= mst_liaison_district_get_unit (self->district, unit)->capacity;
}

/* The units that the place could have were it not locked, by distance. */
static void
list_near (const MstLiaisonPlan *self, guint place_number, GArray *near)
{
  const MstLiaisonPlace *place = mst_liaison_district_get_place (self->district, place_number);

  g_array_set_size (near, 0);
  for (guint i = 0; i < self->district->units->len; i++)
    {
      const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self->district, i);
      Near one = { .unit = i };

      if (unit->capacity == 0 || !mst_liaison_plan_may_pair (self, place_number, i)
          || mst_liaison_district_forbids (self->district, place->id, unit->id))
        continue;
      one.distance = mst_site_get_distance (&place->site, &unit->site, &one.nearness);
      g_array_append_val (near, one);
    }
  g_array_sort (near, compare_near);
}

static guint
find_own (const GArray *near, guint unit)
{
  guint at = 0;

  while (at < near->len && g_array_index (near, Near, at).unit != unit)
    at++;
  return at;
}

/* --- in a sentence --- */

static void
append_rank (GString *text, const MstLiaisonPlanEntry *entry)
{
  g_autofree char *distance = mst_liaison_tell_distance (entry->distance, entry->nearness);

  if (entry->n_possible == 1)
    g_string_append_printf (text, _ ("The only possible unit (%s)."), distance);
  else if (entry->rank == 1)
    g_string_append_printf (text, _ ("The nearest of %u possible units (%s)."), entry->n_possible,
                            distance);
  else
    g_string_append_printf (text, _ ("Number %u by distance of %u possible units (%s)."),
                            entry->rank, entry->n_possible, distance);
}

/* Who is nearer, and why not. */
static void
append_nearer (GString *text, const MstLiaisonPlan *self, const GArray *near, guint n_nearer)
{
  g_autoptr (GString) full = g_string_new (NULL);
  guint n_full = 0;

  for (guint i = 0; i < n_nearer; i++)
    {
      const Near *one = &g_array_index (near, Near, i);

      if (!is_full (self, one->unit))
        continue;
      if (n_full++ < NEARER_NAMED)
        g_string_append_printf (full, "%s%s", full->len > 0 ? _ (", ") : "",
                                mst_liaison_district_get_unit (self->district, one->unit)->name);
    }
  if (n_full > 0 && n_full <= NEARER_NAMED)
    g_string_append_printf (text, _ (" Nearer, and full with other places: %s."), full->str);
  else if (n_full > 0)
    g_string_append_printf (text, _ (" Nearer, and full with other places: %s and %u more."),
                            full->str, n_full - NEARER_NAMED);
  if (n_nearer > n_full)
    g_string_append_printf (
      text,
      self->options->households > 0
        ? _ (" %u nearer have room, but cost more with the households counted.")
        : _ (" %u nearer have room, but cost more in all."),
      n_nearer - n_full);
}

static void
append_change (GString *text, const MstLiaisonPlan *self, const MstLiaisonPlanEntry *entry,
               const MstLiaisonPlace *place)
{
  g_autofree char *metres = mst_text_format_integer (self->options->keep);
  g_autofree char *before = NULL;

  if (entry->outcome == MST_LIAISON_KEPT && entry->rank > 1 && !self->options->repair
      && self->options->keep > 0)
    g_string_append_printf (text, _ (" It stays: a change must save %s m."), metres);
  if (entry->outcome != MST_LIAISON_CHANGED)
    return;
  before = mst_liaison_tell_distance (entry->before_distance, entry->before_nearness);
  if (mst_liaison_district_get_unit (self->district, place->current)->is_withdrawn)
    g_string_append_printf (text, _ (" “%s” is withdrawn."), entry->before_name);
  else
    g_string_append_printf (text, _ (" Until now “%s” (%s)."), entry->before_name, before);
}

/* --- the rules in it --- */

/* "“…”, “…” and 2 more" */
static void
append_title (GString *titles, guint n, const char *title)
{
  if (n < RULES_NAMED)
    g_string_append_printf (titles, _ ("%s“%s”"), n > 0 ? _ (", ") : "", title);
}

static void
append_more (GString *titles, guint n)
{
  if (n > RULES_NAMED)
    g_string_append_printf (titles, _ (" and %u more"), n - RULES_NAMED);
}

/* "By the rule “…”. " */
static char *
tell_rule (const MstLiaisonHeldRule *held)
{
  return held->record != 0 ? g_strdup_printf (_ ("By the rule “%s”. "), held->title)
                           : g_strdup_printf (_ ("As said for this plan: “%s”. "), held->title);
}

/* Whether it keeps @unit, which would be nearer, from the place. */
static gboolean
excludes (const MstLiaisonPlan *self, const MstLiaisonHeldRule *held, const MstLiaisonPlace *place,
          const MstLiaisonUnit *unit)
{
  if (held->rule.kind == MST_LIAISON_RULE_FORBID)
    return held->rule.place == place->id;
  return held->rule.kind == MST_LIAISON_RULE_WITHIN
         && !mst_liaison_unit_may_serve (self->district, unit, place->id);
}

static void
append_excluded (GString *text, const MstLiaisonPlan *self, const MstLiaisonPlanEntry *entry,
                 const MstLiaisonPlace *place)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->district->rules->len; i++)
    {
      const MstLiaisonHeldRule *held = mst_liaison_district_get_rule (self->district, i);
      guint number = mst_liaison_district_find_unit (self->district, held->rule.unit);
      const MstLiaisonUnit *unit;

      if (number == MST_ASSIGNMENT_NONE || !mst_liaison_held_rule_counts (held))
        continue;
      unit = mst_liaison_district_get_unit (self->district, number);
      if (unit->is_withdrawn || unit->capacity == 0 || !excludes (self, held, place, unit)
          || mst_site_get_distance (&place->site, &unit->site, NULL) >= entry->distance)
        continue;
      append_title (titles, n++, held->title);
    }
  append_more (titles, n);
  if (n > 0)
    g_string_append_printf (text, _ (" Nearer, but kept off by rules: %s."), titles->str);
}

static void
append_wanted (GString *text, const MstLiaisonPlan *self, const MstLiaisonPlanEntry *entry,
               guint unit_number)
{
  const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self->district, unit_number);

  for (guint i = 0; i < self->district->rules->len; i++)
    {
      const MstLiaisonHeldRule *held = mst_liaison_district_get_rule (self->district, i);

      if (held->rule.kind == MST_LIAISON_RULE_PREFER && held->rule.place == entry->place
          && held->rule.unit == entry->unit && mst_liaison_held_rule_counts (held))
        g_string_append_printf (text, _ (" It is preferred: “%s”."), held->title);
    }
  if (unit->at_least_rule != 0 && entry->rank > 1
      && mst_assignment_get_load (self->assignment, unit_number) <= unit->at_least)
    g_string_append_printf (
      text, _ (" It must have places: “%s”."),
      mst_liaison_district_get_rule (self->district, unit->at_least_rule - 1)->title);
}

static gboolean
has_number (const GArray *numbers, guint number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      return TRUE;
  return FALSE;
}

/* A place that lacks units and is locked or closed to others; a unit that is kept off one; a unit that must
 * have places. */
static gboolean
has_part (const MstLiaisonPlan *self, const MstLiaisonHeldRule *held,
          const MstAssignmentReason *reason)
{
  guint unit = mst_liaison_district_find_unit (self->district, held->rule.unit);
  guint place = mst_liaison_district_find_place (self->district, held->rule.place);
  guint planned = place != MST_ASSIGNMENT_NONE ? mst_liaison_plan_find_planned (self, place)
                                               : MST_ASSIGNMENT_NONE;
  gboolean is_unit = has_number (reason->units, unit);
  gboolean is_place = planned != MST_ASSIGNMENT_NONE && has_number (reason->places, planned);

  switch (held->rule.kind)
    {
    case MST_LIAISON_RULE_LOCK:
      return is_place || is_unit;
    case MST_LIAISON_RULE_FORBID:
      return is_place && (!is_unit || reason->too_few_places);
    case MST_LIAISON_RULE_WITHIN:
      return reason->too_few_places ? is_unit : !is_unit;
    case MST_LIAISON_RULE_AT_LEAST:
      return reason->too_few_places && is_unit;
    default:
      return FALSE;
    }
}

char *
mst_liaison_plan_tell_shortage_rules (const MstLiaisonPlan *self, const MstAssignmentReason *reason)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->district->rules->len; i++)
    {
      const MstLiaisonHeldRule *held = mst_liaison_district_get_rule (self->district, i);

      if (mst_liaison_held_rule_counts (held) && has_part (self, held, reason))
        append_title (titles, n++, held->title);
    }
  append_more (titles, n);
  if (n == 0)
    return g_strdup ("");
  return g_strdup_printf (_ (" By the rules: %s."), titles->str);
}

/* --- the sentence --- */

static char *
tell_reason (const MstLiaisonPlan *self, const MstLiaisonPlanEntry *entry,
             const MstLiaisonPlace *place, const GArray *near)
{
  GString *text = g_string_new (NULL);
  g_autofree char *rule =
    place->rule != 0 ? tell_rule (mst_liaison_district_get_rule (self->district, place->rule - 1))
                     : NULL;

  if (entry->is_locked && rule != NULL)
    g_string_append (text, rule);
  append_rank (text, entry);
  if (!entry->is_locked && entry->rank > 1)
    append_nearer (text, self, near, entry->rank - 1);
  if (!entry->is_locked)
    {
      append_excluded (text, self, entry, place);
      append_wanted (text, self, entry,
                     mst_liaison_district_find_unit (self->district, entry->unit));
    }
  if (!entry->is_locked)
    append_change (text, self, entry, place);
  if (entry->gone_leader != NULL)
    g_string_append_printf (text, _ (" “%s” leads here, and is not of the unit any more."),
                            entry->gone_leader);
  return g_string_free (text, FALSE);
}

static char *
tell_closed (const MstLiaisonPlan *self, const MstLiaisonPlanEntry *entry,
             const MstLiaisonPlace *place)
{
  g_autofree char *rule =
    place->rule != 0 ? tell_rule (mst_liaison_district_get_rule (self->district, place->rule - 1))
                     : g_strdup ("");
  g_autofree char *later = NULL;

  if (entry->n_later == 0)
    return g_strconcat (rule, _ ("The place needs no unit any more."), NULL);
  later = g_strdup_printf (
    ngettext (
      "The place needs no unit any more; %u pair that was to begin later is deleted too.",
      "The place needs no unit any more; %u pairs that were to begin later are deleted too.",
      entry->n_later),
    entry->n_later);
  return g_strconcat (rule, later, NULL);
}

static char *
tell_unplanned (const MstLiaisonPlan *self, const MstLiaisonPlanEntry *entry,
                const MstLiaisonPlace *place)
{
  if (entry->outcome == MST_LIAISON_ENDED)
    return tell_closed (self, entry, place);
  return g_strdup (_ ("Left as it is: a pair begins here later."));
}

gboolean
mst_liaison_plan_reason (MstLiaisonPlan *self, MstProgress *progress, GError **error)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (Near));
  guint planned = 0;

  mst_progress_set_stage (progress, _ ("Finding the reasons"));
  mst_progress_set_total (progress, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    {
      MstLiaisonPlanEntry *entry = &g_array_index (self->entries, MstLiaisonPlanEntry, i);

      if (i % PLACES_PER_LOOK == 0)
        {
          mst_progress_set_done (progress, i);
          if (mst_progress_is_cancelled (progress, error))
            return FALSE;
        }
      if (entry->unit == 0)
        {
          entry->reason =
            tell_unplanned (self, entry, mst_liaison_district_get_place (self->district, i));
          continue;
        }
      list_near (self, i, near);
      entry->n_possible = near->len;
      entry->rank = find_own (near, mst_assignment_get_unit (self->assignment, planned++)) + 1;
      entry->reason =
        tell_reason (self, entry, mst_liaison_district_get_place (self->district, i), near);
    }
  return TRUE;
}

/* --- exactly --- */

static const MstAssignmentChoice *
find_choice (const MstAssignmentChoice *choices, guint n, guint unit)
{
  for (guint i = 0; i < n; i++)
    if (choices[i].unit == unit)
      return &choices[i];
  return NULL;
}

static const char *
get_place_name (const MstLiaisonPlan *self, guint planned)
{
  return mst_liaison_district_get_place (self->district,
                                         g_array_index (self->planned, guint, planned))
    ->name;
}

/* "福园小区 → 财政局, 兴化里 → 教委" */
static char *
tell_moves (const MstLiaisonPlan *self, const MstAssignmentExplanation *exact, guint unit)
{
  g_autoptr (GArray) moves = mst_assignment_explanation_get_moves (exact, unit);
  GString *text;

  if (moves == NULL || moves->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < moves->len && i < MOVES_NAMED; i++)
    {
      const MstAssignmentMove *move = &g_array_index (moves, MstAssignmentMove, i);

      g_string_append_printf (text, "%s%s → %s", i > 0 ? _ (", ") : "",
                              get_place_name (self, move->place),
                              mst_liaison_district_get_unit (self->district, move->to)->name);
    }
  if (moves->len > MOVES_NAMED)
    g_string_append_printf (text, _ (" and %u more"), moves->len - MOVES_NAMED);
  return g_string_free (text, FALSE);
}

static void
choice_clear (gpointer data)
{
  MstLiaisonChoice *choice = data;

  g_free (choice->moves);
}

static void
add_choice (MstLiaisonExplanation *explanation, const MstLiaisonPlan *self, guint place,
            const Near *near, const MstAssignmentExplanation *exact)
{
  const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self->district, near->unit);
  guint n_found;
  const MstAssignmentChoice *found = mst_assignment_explanation_get_choices (exact, &n_found);
  MstLiaisonChoice choice = {
    .unit = unit->id,
    .name = unit->name,
    .distance = near->distance,
    .nearness = near->nearness,
    .households =
      mst_liaison_get_households (mst_liaison_district_get_place (self->district, place), unit),
    .extra = MST_ASSIGNMENT_IMPOSSIBLE,
    .is_full = is_full (self, near->unit),
  };

  found = find_choice (found, n_found, near->unit);
  if (found != NULL)
    {
      choice.extra = found->extra;
      choice.extra_changes = found->extra_changes;
      choice.moves = tell_moves (self, exact, near->unit);
    }
  g_array_append_val (explanation->choices, choice);
}

MstLiaisonExplanation *
mst_liaison_plan_explain (const MstLiaisonPlan *self, gint64 place_id, guint n_choices, gint64 also)
{
  guint place = mst_liaison_district_find_place (self->district, place_id);
  guint planned = place != MST_ASSIGNMENT_NONE ? mst_liaison_plan_find_planned (self, place)
                                               : MST_ASSIGNMENT_NONE;
  g_autoptr (MstAssignmentExplanation) exact = NULL;
  g_autoptr (GArray) near = NULL;
  MstLiaisonExplanation *explanation;
  guint own, other = mst_liaison_district_find_unit (self->district, also);

  if (planned == MST_ASSIGNMENT_NONE)
    return NULL;
  near = g_array_new (FALSE, FALSE, sizeof (Near));
  list_near (self, place, near);
  exact = mst_assignment_explain (self->assignment, planned);
  own = find_own (near, mst_assignment_get_unit (self->assignment, planned));
  explanation = g_new0 (MstLiaisonExplanation, 1);
  explanation->entry = mst_liaison_plan_get_entry (self, place);
  explanation->n_possible = near->len;
  explanation->n_ties = mst_assignment_explanation_get_n_ties (exact);
  explanation->choices = g_array_new (FALSE, FALSE, sizeof (MstLiaisonChoice));
  g_array_set_clear_func (explanation->choices, choice_clear);
  for (guint i = 0; i < near->len; i++)
    {
      if (i >= n_choices && i != own && g_array_index (near, Near, i).unit != other)
        continue;
      if (i == own)
        explanation->own = explanation->choices->len;
      add_choice (explanation, self, place, &g_array_index (near, Near, i), exact);
    }
  return explanation;
}

static const MstLiaisonHeldRule *
find_obstacle (const MstLiaisonPlan *self, const MstLiaisonPlace *place, const MstLiaisonUnit *unit)
{
  for (guint i = 0; i < self->district->rules->len; i++)
    {
      const MstLiaisonHeldRule *held = mst_liaison_district_get_rule (self->district, i);

      if (held->rule.unit == unit->id && mst_liaison_held_rule_counts (held)
          && excludes (self, held, place, unit))
        return held;
    }
  return NULL;
}

char *
mst_liaison_plan_tell_impossible (const MstLiaisonPlan *self, gint64 place_id, gint64 unit_id)
{
  guint place_number = mst_liaison_district_find_place (self->district, place_id);
  guint number = mst_liaison_district_find_unit (self->district, unit_id);
  const MstLiaisonPlace *place;
  const MstLiaisonUnit *unit;
  const MstLiaisonHeldRule *obstacle;

  if (place_number == MST_ASSIGNMENT_NONE || number == MST_ASSIGNMENT_NONE)
    return g_strdup (_ ("The unit is not in the plan."));
  place = mst_liaison_district_get_place (self->district, place_number);
  unit = mst_liaison_district_get_unit (self->district, number);
  obstacle = find_obstacle (self, place, unit);
  if (obstacle != NULL)
    return g_strdup_printf (_ ("“%s” can't have the place by the rule “%s”."), unit->name,
                            obstacle->title);
  if (unit->is_withdrawn)
    return g_strdup_printf (_ ("“%s” is withdrawn or out of use."), unit->name);
  if (!unit->takes_new && place->current != number)
    return g_strdup_printf (_ ("“%s” goes out of use, so it gets no new place."), unit->name);
  if (!mst_liaison_plan_may_pair (self, place_number, number))
    return g_strdup_printf (_ ("“%s” only serves its own subdistrict."), unit->name);
  if (unit->capacity == 0)
    return g_strdup_printf (unit->has_capacity
                              ? _ ("“%s” can carry no place of the plan.")
                              : _ ("Of “%s” it is not known how many places it can carry."),
                            unit->name);
  return NULL;
}

void
mst_liaison_explanation_free (MstLiaisonExplanation *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->choices);
  g_free (self);
}

char *
mst_liaison_choice_tell_extra (const MstLiaisonChoice *self)
{
  g_autofree char *metres = NULL;

  if (self->extra == MST_ASSIGNMENT_IMPOSSIBLE)
    return g_strdup (_ ("impossible"));
  if (self->extra == 0 && self->extra_changes == 0)
    return g_strdup (_ ("as good"));
  metres = mst_text_format_integer (ABS (self->extra));
  if (self->extra_changes > 0)
    return g_strdup_printf (self->extra < 0 ? _ ("%u more changed, −%s m")
                                            : _ ("%u more changed, +%s m"),
                            self->extra_changes, metres);
  return g_strdup_printf (_ ("+%s m"), metres);
}
