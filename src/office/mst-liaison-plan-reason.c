/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why each place of a liaison plan has its unit, in a sentence and in exact figures. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define PLACES_PER_LOOK 64
#define NEARER_NAMED 2
#define MOVES_NAMED 4

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
is_forbidden (const MstLiaisonPlan *self, gint64 place, gint64 unit)
{
  return mst_liaison_plan_options_has_rule (
    self->options, (MstLiaisonRule){ MST_LIAISON_RULE_FORBID, place, unit, 0 });
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
          || is_forbidden (self, place->id, unit->id))
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

static char *
tell_reason (const MstLiaisonPlan *self, const MstLiaisonPlanEntry *entry,
             const MstLiaisonPlace *place, const GArray *near)
{
  GString *text = g_string_new (NULL);

  if (entry->is_locked)
    g_string_append (text, _ ("Locked. "));
  append_rank (text, entry);
  if (!entry->is_locked && entry->rank > 1)
    append_nearer (text, self, near, entry->rank - 1);
  if (!entry->is_locked)
    append_change (text, self, entry, place);
  return g_string_free (text, FALSE);
}

static char *
tell_unplanned (const MstLiaisonPlanEntry *entry)
{
  if (entry->outcome == MST_LIAISON_ENDED)
    return g_strdup (_ ("The place needs no unit any more."));
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
          entry->reason = tell_unplanned (entry);
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
mst_liaison_plan_explain (const MstLiaisonPlan *self, gint64 place_id, guint n_choices)
{
  guint place = mst_liaison_district_find_place (self->district, place_id);
  guint planned = place != MST_ASSIGNMENT_NONE ? mst_liaison_plan_find_planned (self, place)
                                               : MST_ASSIGNMENT_NONE;
  g_autoptr (MstAssignmentExplanation) exact = NULL;
  g_autoptr (GArray) near = NULL;
  MstLiaisonExplanation *explanation;
  guint own;

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
      if (i >= n_choices && i != own)
        continue;
      if (i == own)
        explanation->own = explanation->choices->len;
      add_choice (explanation, self, place, &g_array_index (near, Near, i), exact);
    }
  return explanation;
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
