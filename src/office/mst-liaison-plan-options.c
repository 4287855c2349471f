/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wanted of a liaison plan. */
#include "config.h"

#include "mst-liaison-plan.h"

#include "mst-date.h"

MstLiaisonPlanOptions *
mst_liaison_plan_options_new (void)
{
  MstLiaisonPlanOptions *self = g_new0 (MstLiaisonPlanOptions, 1);
  char buffer[MST_DATE_ISO_SIZE];

  self->scope = MST_LIAISON_PLAN_COMPOUNDS;
  self->day = g_strdup (mst_date_to_iso (mst_date_today (), buffer));
  self->keep = MST_LIAISON_PLAN_KEEP;
  self->households = MST_LIAISON_PLAN_HOUSEHOLDS;
  self->preference = MST_LIAISON_PLAN_PREFERENCE;
  self->rules = g_array_new (FALSE, FALSE, sizeof (MstLiaisonRule));
  self->left = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->leaders = g_array_new (FALSE, FALSE, sizeof (MstLiaisonLeader));
  return self;
}

MstLiaisonPlanOptions *
mst_liaison_plan_options_new_repair (void)
{
  MstLiaisonPlanOptions *self = mst_liaison_plan_options_new ();

  self->scope = MST_LIAISON_PLAN_COMMUNITIES | MST_LIAISON_PLAN_COMPOUNDS;
  self->repair = TRUE;
  return self;
}

MstLiaisonPlanOptions *
mst_liaison_plan_options_copy (const MstLiaisonPlanOptions *self)
{
  MstLiaisonPlanOptions *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (MstLiaisonPlanOptions, 1);
  *copy = *self;
  copy->day = g_strdup (self->day);
  copy->rules = g_array_copy (self->rules);
  copy->left = g_array_copy (self->left);
  copy->leaders = g_array_copy (self->leaders);
  return copy;
}

static void
clear (MstLiaisonPlanOptions *self)
{
  g_free (self->day);
  g_array_unref (self->rules);
  g_array_unref (self->left);
  g_array_unref (self->leaders);
}

void
mst_liaison_plan_options_free (MstLiaisonPlanOptions *self)
{
  if (self == NULL)
    return;
  clear (self);
  g_free (self);
}

void
mst_liaison_plan_options_take_over (MstLiaisonPlanOptions *self, const MstLiaisonPlanOptions *other)
{
  g_autofree MstLiaisonPlanOptions *copy = NULL;

  g_return_if_fail (self != NULL && other != NULL);

  copy = mst_liaison_plan_options_copy (other);
  clear (self);
  *self = *copy;
}

void
mst_liaison_plan_options_set_day (MstLiaisonPlanOptions *self, const char *day)
{
  g_return_if_fail (self != NULL && day != NULL);

  g_free (self->day);
  self->day = g_strdup (day);
}

static int
find_rule (const MstLiaisonPlanOptions *self, MstLiaisonRule rule)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const MstLiaisonRule *other = &g_array_index (self->rules, MstLiaisonRule, i);

      if (other->kind == rule.kind && other->place == rule.place && other->unit == rule.unit)
        return (int) i;
    }
  return -1;
}

void
mst_liaison_plan_options_add_rule (MstLiaisonPlanOptions *self, MstLiaisonRule rule)
{
  int at = find_rule (self, rule);

  if (at >= 0)
    g_array_index (self->rules, MstLiaisonRule, at) = rule;
  else
    g_array_append_val (self->rules, rule);
}

gboolean
mst_liaison_plan_options_remove_rule (MstLiaisonPlanOptions *self, MstLiaisonRule rule)
{
  int at = find_rule (self, rule);

  if (at >= 0)
    g_array_remove_index (self->rules, (guint) at);
  return at >= 0;
}

static int
find_left (const MstLiaisonPlanOptions *self, gint64 record)
{
  for (guint i = 0; i < self->left->len; i++)
    if (g_array_index (self->left, gint64, i) == record)
      return (int) i;
  return -1;
}

gboolean
mst_liaison_plan_options_leaves (const MstLiaisonPlanOptions *self, gint64 record)
{
  return find_left (self, record) >= 0;
}

void
mst_liaison_plan_options_leave (MstLiaisonPlanOptions *self, gint64 record, gboolean leave)
{
  int at = find_left (self, record);

  if (leave && at < 0)
    g_array_append_val (self->left, record);
  else if (!leave && at >= 0)
    g_array_remove_index (self->left, (guint) at);
}

void
mst_liaison_plan_options_name_leader (MstLiaisonPlanOptions *self, MstLiaisonLeader leader)
{
  for (guint i = self->leaders->len; i-- > 0;)
    {
      const MstLiaisonLeader *before = &g_array_index (self->leaders, MstLiaisonLeader, i);

      if (before->place == leader.place && before->unit == leader.unit)
        g_array_remove_index (self->leaders, i);
    }
  g_array_append_val (self->leaders, leader);
}
