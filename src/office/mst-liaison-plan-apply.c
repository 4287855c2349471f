/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does what a liaison plan says: one group of the journal. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_PER_LOOK 16

typedef struct
{
  MstStore *store;
  const MstLiaisonPlan *plan;
  const MstLiaisonDistrict *district; /* as it is now */
  const MstLiaisonPlanWriting *writing;
  MstProgress *progress;
  guint n_done;
} Applying;

static gboolean
changes_hands (const MstLiaisonPlanEntry *entry)
{
  return entry->outcome == MST_LIAISON_NEW || entry->outcome == MST_LIAISON_CHANGED
         || mst_liaison_plan_entry_renews (entry);
}

static gboolean
is_released (const MstLiaisonPlanEntry *entry)
{
  return entry->outcome == MST_LIAISON_CHANGED || mst_liaison_plan_entry_renews (entry)
         || (entry->outcome == MST_LIAISON_ENDED && entry->before != 0);
}

static gboolean
is_called_off (const MstLiaisonPlanEntry *entry)
{
  return entry->n_later > 0;
}

static gboolean
look (Applying *self, GError **error)
{
  self->n_done++;
  if (self->n_done % ROWS_PER_LOOK != 0)
    return TRUE;
  mst_progress_set_done (self->progress, self->n_done);
  return !mst_progress_is_cancelled (self->progress, error);
}

static gboolean
release_pair (Applying *self, const MstLiaisonPlanEntry *entry, const MstLiaisonPlace *place,
              GError **error)
{
  return mst_liaison_pair_release (self->store, place, self->plan->options->day, error);
}

/* What was to begin later where nobody is needed any more never will. */
static gboolean
delete_later (Applying *self, const MstLiaisonPlanEntry *entry, const MstLiaisonPlace *place,
              GError **error)
{
  return mst_liaison_place_delete_later (place, self->store, error);
}

static gboolean
begin_pair (Applying *self, const MstLiaisonPlanEntry *entry, const MstLiaisonPlace *place,
            GError **error)
{
  guint number = mst_liaison_district_find_unit (self->district, entry->unit);
  MstLiaisonTerms terms = { .day = self->plan->options->day,
                            .until = entry->outcome == MST_LIAISON_KEPT && place->pair_ended != NULL
                                       ? place->pair_ended
                                       : place->ended,
                            .document = self->writing->document,
                            .reason = self->writing->reason,
                            .leader = entry->leader,
                            .is_unled = entry->leader == 0 };

  return mst_liaison_pair_begin (
    self->store, place, mst_liaison_district_get_unit (self->district, number), &terms, error);
}

typedef gboolean (*Step) (Applying *self, const MstLiaisonPlanEntry *entry,
                          const MstLiaisonPlace *place, GError **error);

static gboolean
write_each (Applying *self, gboolean (*concerns) (const MstLiaisonPlanEntry *entry), Step step,
            GError **error)
{
  for (guint i = 0; i < self->plan->entries->len; i++)
    {
      const MstLiaisonPlanEntry *entry = mst_liaison_plan_get_entry (self->plan, i);

      if (concerns (entry)
          && (!step (self, entry, mst_liaison_district_get_place (self->district, i), error)
              || !look (self, error)))
        return FALSE;
    }
  return TRUE;
}

/* All that is released is released first, so that units have room for what comes. */
static gboolean
write_all (Applying *self, GError **error)
{
  return write_each (self, is_released, release_pair, error)
         && write_each (self, is_called_off, delete_later, error)
         && write_each (self, changes_hands, begin_pair, error)
         && (!self->writing->keep_rules
             || mst_liaison_plan_write_rules (self->store, self->district->rules,
                                              self->plan->options->day, self->writing, error));
}

static gboolean
write_in_group (Applying *self, GError **error)
{
  g_autoptr (MstLiaisonDistrict) now =
    mst_liaison_district_read (self->store, self->plan->options, error);

  if (now == NULL)
    return FALSE;
  if (strcmp (now->digest, self->plan->district->digest) != 0)
    {
      g_set_error_literal (
        error, MST_ERROR, MST_ERROR_STALE,
        _ ("Units, places or pairs have changed since the plan was made. Nothing "
           "was written: make the plan again."));
      return FALSE;
    }
  self->district = now;
  return write_all (self, error);
}

static char *
tell_done (const MstLiaisonPlan *plan, guint n_rules_new, guint n_rules_over)
{
  const MstLiaisonPlanFigures *figures = &plan->figures;
  g_autofree char *changes =
    g_strdup_printf (_ ("%u new pairs, %u changed, %u released, from %s on"), figures->n_new,
                     figures->n_changed, figures->n_ended, plan->options->day);
  g_autofree char *pairs =
    figures->n_renewed > 0
      ? g_strdup_printf (_ ("%s; %u with another leader"), changes, figures->n_renewed)
      : g_strdup (changes);
  g_autofree char *rules =
    mst_liaison_plan_tell_rules (n_rules_new, n_rules_over, plan->options->day);

  if (n_rules_new + n_rules_over == 0)
    return g_steal_pointer (&pairs);
  if (figures->n_new + figures->n_changed + figures->n_ended + figures->n_renewed == 0)
    return g_steal_pointer (&rules);
  return g_strdup_printf (_ ("%s; %s"), pairs, rules);
}

char *
mst_liaison_plan_apply (MstStore *store, const MstLiaisonPlan *plan,
                        const MstLiaisonPlanWriting *writing, MstProgress *progress, GError **error)
{
  static const MstLiaisonPlanWriting nothing = { 0 };
  const MstLiaisonPlanFigures *figures = &plan->figures;
  Applying applying = { .store = store,
                        .plan = plan,
                        .writing = writing != NULL ? writing : &nothing,
                        .progress = progress };
  g_autofree char *label = NULL;
  guint n_rules_new = 0, n_rules_over = 0;

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  if (applying.writing->keep_rules)
    mst_liaison_plan_count_rules (plan->district->rules, &n_rules_new, &n_rules_over);
  if (figures->n_new + figures->n_changed + figures->n_ended + figures->n_later + figures->n_renewed
        + n_rules_new + n_rules_over
      == 0)
    return NULL;
  mst_progress_set_stage (progress, _ ("Writing the pairs"));
  mst_progress_set_total (progress, figures->n_new
                                      + 2 * (gint64) (figures->n_changed + figures->n_renewed)
                                      + figures->n_ended + figures->n_later);
  label = plan->options->repair
            ? g_strdup_printf (_ ("Repair the liaison from %s on"), plan->options->day)
            : g_strdup_printf (_ ("Plan the liaison from %s on"), plan->options->day);
  if (!mst_store_begin (store, "liaison", label, error))
    return NULL;
  if (!write_in_group (&applying, error))
    {
      mst_store_rollback (store);
      return NULL;
    }
  if (!mst_store_commit (store, error))
    return NULL;
  return tell_done (plan, n_rules_new, n_rules_over);
}
