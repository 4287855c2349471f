/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why records may be one, in words. */
#include "config.h"

#include "mst-duplicates-private.h"

#include "mst-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_reason (GPtrArray *reasons, char *reason)
{
  if (g_ptr_array_find_with_equal_func (reasons, reason, g_str_equal, NULL))
    g_free (reason);
  else
    g_ptr_array_add (reasons, reason);
}

static const char *
get_label (const MstDuplicatePlan *plan, int position)
{
  return mst_field_get_label (&plan->type->fields[position]);
}

static char *
explain_phone (const MstDuplicatePlan *plan, const MstDuplicateEntry *a, const MstDuplicateEntry *b,
               gboolean is_shared)
{
  g_autofree char *phone = mst_duplicate_find_common_phone (a->phones, b->phones);
  g_autofree char *shown = mst_field_show (&plan->type->fields[plan->phone], phone, TRUE);

  return is_shared ? g_strdup_printf (_ ("same %s, which others may share: %s"),
                                      get_label (plan, plan->phone), shown)
                   : g_strdup_printf (_ ("same %s: %s"), get_label (plan, plan->phone), shown);
}

static char *
explain_dates (const MstDuplicatePlan *plan, const MstDuplicateEntry *a, const MstDuplicateEntry *b,
               gboolean is_other)
{
  const char *label = get_label (plan, plan->date);
  char first[MST_DATE_ISO_SIZE], second[MST_DATE_ISO_SIZE];

  mst_date_to_iso (a->date, first);
  mst_date_to_iso (b->date, second);
  return is_other
           ? g_strdup_printf (_ ("but another %s: %s and %s"), label, first, second)
           : g_strdup_printf (_ ("%s that may be the same: %s and %s"), label, first, second);
}

/* A workplace and the unit of that name are one reason. */
static void
explain_works (const MstDuplicateFinder *finder, const MstDuplicateEntry *a,
               const MstDuplicateEntry *b, GPtrArray *reasons)
{
  const MstDuplicatePlan *plan = &finder->plan;
  const char *told = NULL;

  for (guint i = 0; i < plan->n_works; i++)
    {
      const MstField *field = &plan->type->fields[plan->works[i]];
      const char *name = a->works[i];

      if (name == NULL || g_strcmp0 (name, b->works[i]) != 0)
        continue;
      if (field->kind == MST_FIELD_REFERENCE)
        name = mst_store_peek_title (finder->store, mst_record_type_get (field->reference),
                                     g_ascii_strtoll (name, NULL, 10));
      if (name == NULL || g_strcmp0 (name, told) == 0)
        continue;
      add_reason (reasons, g_strdup_printf (_ ("same %s: %s"), mst_field_get_label (field), name));
      told = name;
    }
}

static void
explain_titles (const MstDuplicatePlan *plan, guint signs, GPtrArray *reasons)
{
  const char *label = get_label (plan, plan->title);

  if (signs & MST_SIGN_TITLE)
    add_reason (reasons, g_strdup_printf (_ ("same %s"), label));
  if (signs & MST_SIGN_BASE)
    add_reason (reasons, g_strdup_printf (_ ("%s: the same, written in another way"), label));
  if (signs & MST_SIGN_SOUND)
    add_reason (reasons, g_strdup_printf (_ ("%s: read alike"), label));
  if (signs & MST_SIGN_NEAR_TITLE)
    add_reason (reasons, g_strdup_printf (_ ("%s: nearly the same"), label));
}

static void
explain_numbers (const MstDuplicatePlan *plan, guint signs, GPtrArray *reasons)
{
  if (signs & MST_SIGN_NUMBER)
    add_reason (reasons, g_strdup_printf (_ ("same %s"), get_label (plan, plan->number)));
  if (signs & MST_SIGN_NEAR_NUMBER)
    add_reason (reasons, g_strdup_printf (_ ("%s: one digit wrong, or two exchanged"),
                                          get_label (plan, plan->number)));
}

static void
explain_differences (const MstDuplicatePlan *plan, const MstDuplicateEntry *a,
                     const MstDuplicateEntry *b, guint signs, GPtrArray *reasons)
{
  if (signs & MST_SIGN_OTHER_TITLE)
    add_reason (reasons, g_strdup_printf (_ ("but another %s"), get_label (plan, plan->title)));
  if (signs & MST_SIGN_OTHER_NUMBER)
    add_reason (reasons, g_strdup_printf (_ ("but another %s"), get_label (plan, plan->number)));
  if (signs & MST_SIGN_OTHER_DATE)
    add_reason (reasons, explain_dates (plan, a, b, TRUE));
  if (signs & MST_SIGN_OTHER_SEX)
    add_reason (reasons, g_strdup_printf (_ ("but another %s"), get_label (plan, plan->sex)));
  if (signs & MST_SIGN_OTHER_SCOPE)
    add_reason (reasons, g_strdup_printf (_ ("but another %s"), get_label (plan, plan->scope)));
}

void
mst_duplicate_explain (const MstDuplicateFinder *finder, const MstDuplicateEntry *a,
                       const MstDuplicateEntry *b, guint signs, GPtrArray *reasons)
{
  const MstDuplicatePlan *plan = &finder->plan;

  explain_numbers (plan, signs, reasons);
  explain_titles (plan, signs, reasons);
  if (signs & (MST_SIGN_PHONE | MST_SIGN_SHARED_PHONE))
    add_reason (reasons, explain_phone (plan, a, b, (signs & MST_SIGN_PHONE) == 0));
  if (signs & MST_SIGN_DATE)
    {
      char day[MST_DATE_ISO_SIZE];

      add_reason (reasons, g_strdup_printf (_ ("same %s: %s"), get_label (plan, plan->date),
                                            mst_date_to_iso (a->date, day)));
    }
  if (signs & MST_SIGN_DATE_COVERS)
    add_reason (reasons, explain_dates (plan, a, b, FALSE));
  if (signs & MST_SIGN_WORK)
    explain_works (finder, a, b, reasons);
  if (signs & MST_SIGN_POSITION)
    add_reason (reasons, g_strdup (_ ("same position on the map")));
  if (signs & MST_SIGN_ADDRESS)
    add_reason (reasons, g_strdup_printf (_ ("same %s"), get_label (plan, plan->address)));
  explain_differences (plan, a, b, signs, reasons);
}

const char *
mst_duplicate_strength_get_label (MstDuplicateStrength strength)
{
  switch (strength)
    {
    case MST_DUPLICATE_CERTAIN:
      return _ ("Almost certain");
    case MST_DUPLICATE_LIKELY:
      return _ ("Likely");
    case MST_DUPLICATE_POSSIBLE:
      return _ ("Possible");
    default:
      g_return_val_if_reached ("");
    }
}
