/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a liaison plan comes to, in figures and words. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *nick, *label;
} Outcome;

static const Outcome outcomes[] = {
  [MST_LIAISON_KEPT] = { "kept", NC_ ("liaison", "kept") },
  [MST_LIAISON_NEW] = { "new", NC_ ("liaison", "new") },
  [MST_LIAISON_CHANGED] = { "changed", NC_ ("liaison", "changed") },
  [MST_LIAISON_ENDED] = { "ended", NC_ ("liaison", "ended") },
  [MST_LIAISON_LEFT] = { "left", NC_ ("liaison", "left as it is") },
};

const char *
mst_liaison_outcome_get_label (MstLiaisonOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (outcomes), "");

  return g_dpgettext2 (NULL, "liaison", outcomes[outcome].label);
}

const char *
mst_liaison_outcome_get_nick (MstLiaisonOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (outcomes), "");

  return outcomes[outcome].nick;
}

/* --- figures --- */

static void
count_units (MstLiaisonPlan *self)
{
  MstLiaisonPlanFigures *figures = &self->figures;

  for (guint i = 0; i < self->district->units->len; i++)
    {
      const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self->district, i);

      if (unit->is_withdrawn)
        continue;
      figures->n_units++;
      figures->capacity += unit->capacity;
      figures->n_without_capacity += !unit->has_capacity;
      figures->n_units_used += mst_assignment_get_load (self->assignment, i) > 0;
    }
}

gboolean
mst_liaison_plan_entry_renews (const MstLiaisonPlanEntry *entry)
{
  return entry->gone_leader != NULL && entry->leader != 0;
}

static void
count_entry (MstLiaisonPlanFigures *figures, const MstLiaisonPlanEntry *entry)
{
  figures->n_kept += entry->outcome == MST_LIAISON_KEPT;
  figures->n_new += entry->outcome == MST_LIAISON_NEW;
  figures->n_changed += entry->outcome == MST_LIAISON_CHANGED;
  figures->n_ended += entry->outcome == MST_LIAISON_ENDED && entry->before != 0;
  figures->n_left += entry->outcome == MST_LIAISON_LEFT;
  figures->n_unled += (entry->outcome == MST_LIAISON_NEW || entry->outcome == MST_LIAISON_CHANGED)
                      && entry->leader == 0;
  figures->n_gone += entry->gone_leader != NULL;
  figures->n_renewed += mst_liaison_plan_entry_renews (entry);
  figures->n_later += entry->n_later;
  if (entry->before != 0)
    {
      figures->n_before++;
      figures->total_before += entry->before_distance;
      figures->worst_before = MAX (figures->worst_before, entry->before_distance);
    }
  if (entry->unit == 0)
    return;
  figures->n_places++;
  figures->total += entry->distance;
  figures->n_graded += entry->nearness != MST_NEARNESS_MEASURED;
  if (entry->distance > figures->worst || figures->worst_place == 0)
    {
      figures->worst = entry->distance;
      figures->worst_place = entry->place;
    }
}

void
mst_liaison_plan_add_up (MstLiaisonPlan *self)
{
  MstAssignmentTotals totals = mst_assignment_get_totals (self->assignment);
  MstLiaisonPlanFigures *figures = &self->figures;

  *figures = (MstLiaisonPlanFigures){
    .cost = totals.objective,
    .proven = totals.proven,
    .n_tied = totals.n_tied,
  };
  for (guint i = 0; i < self->entries->len; i++)
    count_entry (figures, mst_liaison_plan_get_entry (self, i));
  count_units (self);
  figures->mean = figures->n_places > 0 ? (double) figures->total / figures->n_places : 0;
  figures->mean_before =
    figures->n_before > 0 ? (double) figures->total_before / figures->n_before : 0;
}

const MstLiaisonPlanFigures *
mst_liaison_plan_get_figures (const MstLiaisonPlan *self)
{
  return &self->figures;
}

/* --- words --- */

char *
mst_liaison_tell_distance (gint64 distance, MstNearness nearness)
{
  g_autofree char *metres = NULL;

  switch (nearness)
    {
    case MST_NEARNESS_SAME_COMMUNITY:
      return g_strdup (_ ("same community"));
    case MST_NEARNESS_SAME_SUBDISTRICT:
      return g_strdup (_ ("same subdistrict"));
    case MST_NEARNESS_SAME_DISTRICT:
      return g_strdup (_ ("same district"));
    case MST_NEARNESS_MEASURED:
    default:
      metres = mst_text_format_integer (distance);
      return g_strdup_printf (_ ("%s m"), metres);
    }
}

/* In pairs that are kept. */
static void
append_gone (GString *text, const MstLiaisonPlanFigures *figures)
{
  if (figures->n_gone == 0)
    return;
  g_string_append_printf (text,
                          ngettext (" In %u kept pair the leader is not of the unit any more",
                                    " In %u kept pairs the leader is not of the unit any more",
                                    figures->n_gone),
                          figures->n_gone);
  if (figures->n_renewed > 0)
    g_string_append_printf (text, _ ("; %u get another."), figures->n_renewed);
  else
    g_string_append (text, _ (": name another there, or have leaders proposed."));
}

char *
mst_liaison_plan_tell (const MstLiaisonPlan *self)
{
  const MstLiaisonPlanFigures *figures = &self->figures;
  g_autofree char *n = mst_text_format_integer (figures->n_places);
  g_autofree char *mean = mst_text_format_integer ((gint64) (figures->mean + 0.5));
  g_autofree char *worst = mst_text_format_integer (figures->worst);
  GString *text = g_string_new (NULL);

  if (figures->n_places == 0)
    g_string_append (text, _ ("No place is to be planned."));
  else
    g_string_append_printf (text,
                            _ ("%s places: %u kept, %u new, %u changed; %s m on average, %s m at "
                               "most."),
                            n, figures->n_kept, figures->n_new, figures->n_changed, mean, worst);
  if (figures->n_ended > 0)
    g_string_append_printf (text, _ (" %u need no unit any more."), figures->n_ended);
  if (figures->n_later > 0)
    g_string_append_printf (text,
                            ngettext (" %u pair that was to begin later is deleted.",
                                      " %u pairs that were to begin later are deleted.",
                                      figures->n_later),
                            figures->n_later);
  if (figures->n_left > 0)
    g_string_append_printf (text, _ (" %u are left as they are: a pair begins there later."),
                            figures->n_left);
  if (self->options->propose_leaders && figures->n_new + figures->n_changed > 0)
    g_string_append_printf (text, _ (" Of %u new pairs %u have a leader, %u have none."),
                            figures->n_new + figures->n_changed,
                            figures->n_new + figures->n_changed - figures->n_unled,
                            figures->n_unled);
  append_gone (text, figures);
  if (figures->n_places > 0 && figures->proven)
    g_string_append (text, _ (" Proven: no other plan costs less."));
  return g_string_free (text, FALSE);
}
