/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it means that another unit answers for a place, in words. */
#include "config.h"

#include "mst-liaison-handover.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>

char *
mst_liaison_handover_tell_load (const MstLiaisonHandover *self)
{
  return self->capacity >= 0
           ? g_strdup_printf ("%u / %" G_GINT64_FORMAT, self->load, self->capacity)
           : g_strdup_printf ("%u", self->load);
}

static void
append_load (GString *text, const MstLiaisonHandover *self)
{
  if (self->capacity >= 0)
    g_string_append_printf (text, _ (" · %u of %u places"), self->load, (guint) self->capacity);
  else
    g_string_append_printf (text, ngettext (" · %u place", " · %u places", self->load), self->load);
}

char *
mst_liaison_handover_tell (const MstLiaisonHandover *self)
{
  g_autofree char *distance = NULL;
  g_autofree char *before = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  distance = mst_liaison_tell_distance (self->distance, self->nearness);
  g_string_append_printf (text, _ ("%s, number %u of %u by distance"), distance, self->rank,
                          self->n_units);
  append_load (text, self);
  if (self->before != 0 && self->before != self->unit)
    {
      before = mst_liaison_tell_distance (self->before_distance, self->before_nearness);
      g_string_append_printf (text, _ (" · instead of “%s” (%s)"), self->before_name, before);
    }
  if (self->until != NULL)
    g_string_append_printf (text, _ (" · until %s"), self->until);
  return g_string_free (text, FALSE);
}

char *
mst_liaison_handover_tell_refusal (const MstLiaisonHandover *self)
{
  g_autofree char *rule =
    self != NULL && self->rule != NULL ? mst_liaison_held_rule_tell (self->rule) : NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->state)
    {
    case MST_HANDOVER_SAME:
      return g_strdup_printf (_ ("“%s” answers for “%s” already."), self->unit_name,
                              self->place_name);
    case MST_HANDOVER_FULL:
      return g_strdup_printf (_ ("“%s” can carry %u places and has %u. Release one first, or swap "
                                 "two."),
                              self->unit_name, (guint) self->capacity, self->load - 1);
    case MST_HANDOVER_OUT_OF_USE:
      return g_strdup_printf (_ ("“%s” is out of use, or goes out of use. Choose another unit."),
                              self->unit_name);
    case MST_HANDOVER_LOCKED:
      return g_strdup_printf (_ ("“%s” is locked to a unit by the rule %s. Put that rule out of "
                                 "use first."),
                              self->place_name, rule);
    case MST_HANDOVER_FORBIDDEN:
      return g_strdup_printf (_ ("“%s” does not get “%s”, by the rule %s. Put that rule out of "
                                 "use first."),
                              self->place_name, self->unit_name, rule);
    case MST_HANDOVER_OUTSIDE:
      return g_strdup_printf (_ ("“%s” serves only other areas, by the rule %s. Put that rule "
                                 "out of use first."),
                              self->unit_name, rule);
    case MST_HANDOVER_CLOSED:
      return g_strdup_printf (_ ("“%s” needs no unit, by the rule %s. Put that rule out of use "
                                 "first."),
                              self->place_name, rule);
    case MST_HANDOVER_TOO_FEW:
      return g_strdup_printf (_ ("“%s” serves at least %u places by the rule %s, and would have "
                                 "%u. Put that rule out of use first, or swap two."),
                              self->before_name, self->at_least_before, rule, self->load_before);
    case MST_HANDOVER_POSSIBLE:
    default:
      return NULL;
    }
}

gboolean
mst_liaison_swap_measure (const MstLiaisonHandover *swap, gint64 *before, gint64 *extra)
{
  gint64 now = swap[0].before_distance + swap[1].before_distance;
  gint64 then = swap[0].distance + swap[1].distance;

  for (guint i = 0; i < 2; i++)
    if (swap[i].nearness != MST_NEARNESS_MEASURED
        || swap[i].before_nearness != MST_NEARNESS_MEASURED)
      {
        *extra = 0;
        return FALSE;
      }
  if (before != NULL)
    *before = now;
  *extra = then - now;
  return TRUE;
}

char *
mst_liaison_swap_tell (const MstLiaisonHandover *swap, const char *day)
{
  gint64 before = 0, extra;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  g_autofree char *difference = NULL;

  g_return_val_if_fail (swap != NULL, NULL);

  if (!mst_liaison_swap_measure (swap, &before, &extra))
    return g_strdup_printf (_ ("From %s on. Not all distances can be measured."), day);
  now = mst_text_format_integer (before);
  then = mst_text_format_integer (before + extra);
  difference = mst_text_format_integer (ABS (extra));
  return g_strdup_printf (extra < 0
                            ? _ ("From %s on. Both together %s m now, %s m then: %s m less.")
                            : _ ("From %s on. Both together %s m now, %s m then: %s m more."),
                          day, now, then, difference);
}

char *
mst_liaison_swap_tell_extra (const MstLiaisonSwap *self)
{
  g_autofree char *figure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->is_measured)
    return g_strdup ("");
  figure = mst_text_format_integer (ABS (self->extra));
  return g_strdup_printf (self->extra < 0 ? _ ("−%s m") : _ ("+%s m"), figure);
}

char *
mst_liaison_swap_tell_refusal (const MstLiaisonHandover *swap)
{
  char *refusal = mst_liaison_handover_tell_refusal (&swap[0]);

  return refusal != NULL ? refusal : mst_liaison_handover_tell_refusal (&swap[1]);
}
