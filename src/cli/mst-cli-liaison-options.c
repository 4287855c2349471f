/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a liaison plan is told on the command line. */

#include "config.h"

#include "mst-cli-liaison-options.h"

#include "mst-liaison.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_reference (MstStore *store, const char *field_name, const char *text, gint64 *id,
                GError **error)
{
  const MstField *field = mst_record_type_get_field (&mst_liaison_type, field_name);
  g_autofree char *value = NULL;

  if (!mst_cli_read_value (store, NULL, field, text, &value, error))
    return FALSE;
  if (value == NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“%s”: name a place or a unit."), text);
      return FALSE;
    }
  *id = g_ascii_strtoll (value, NULL, 10);
  return TRUE;
}

gboolean
mst_cli_liaison_read_place (MstStore *store, const char *text, gint64 *id, GError **error)
{
  return read_reference (store, "area", text, id, error);
}

gboolean
mst_cli_liaison_read_unit (MstStore *store, const char *text, gint64 *id, GError **error)
{
  return read_reference (store, "unit", text, id, error);
}

/** Said: how an option's value is read. The letters are p: a place, u: a unit, n: a number, parted by "=".
 *  @may_be_half: what stands after "=" may be missing. */
typedef struct
{
  const char *option;
  MstLiaisonRuleKind kind;
  const char *parts;
  gboolean may_be_half;
} Said;

static const Said sayings[] = {
  { "lock", MST_LIAISON_RULE_LOCK, "pu", TRUE },
  { "forbid", MST_LIAISON_RULE_FORBID, "pu", FALSE },
  { "prefer", MST_LIAISON_RULE_PREFER, "pu", FALSE },
  { "within", MST_LIAISON_RULE_WITHIN, "up", FALSE },
  { "at-least", MST_LIAISON_RULE_AT_LEAST, "un", FALSE },
  { "withdraw", MST_LIAISON_RULE_WITHDRAWN, "u", FALSE },
  { "close", MST_LIAISON_RULE_CLOSED, "p", FALSE },
};

static gboolean
read_part (MstStore *store, char what, const char *text, MstLiaisonRule *rule, GError **error)
{
  guint64 number;

  if (what == 'p')
    return mst_cli_liaison_read_place (store, text, &rule->place, error);
  if (what == 'u')
    return mst_cli_liaison_read_unit (store, text, &rule->unit, error);
  if (!g_ascii_string_to_unsigned (text, 10, 0, 10000, &number, NULL))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("“%s” is no number of places."), text);
      return FALSE;
    }
  rule->number = (guint) number;
  return TRUE;
}

static gboolean
read_said (MstStore *store, const Said *said, const char *value, MstLiaisonPlanOptions *options,
           GError **error)
{
  MstLiaisonRule rule = { .kind = said->kind };
  g_auto (GStrv) parts = g_strsplit (value, "=", (gint) strlen (said->parts));
  guint n_parts = g_strv_length (parts);

  if (n_parts < strlen (said->parts) && !said->may_be_half)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“--%s %s”: two names belong here, with “=” between them."), said->option,
                   value);
      return FALSE;
    }
  for (guint i = 0; i < n_parts; i++)
    if (!read_part (store, said->parts[i], parts[i], &rule, error))
      return FALSE;
  mst_liaison_plan_options_add_rule (options, rule);
  return TRUE;
}

static gboolean
read_rules (MstStore *store, const MstCliArguments *arguments, MstLiaisonPlanOptions *options,
            GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      GPtrArray *values = mst_cli_get_options (arguments, sayings[i].option);

      for (guint j = 0; values != NULL && j < values->len; j++)
        if (!read_said (store, &sayings[i], g_ptr_array_index (values, j), options, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_left (MstStore *store, const MstCliArguments *arguments, MstLiaisonPlanOptions *options,
           GError **error)
{
  GPtrArray *values = mst_cli_get_options (arguments, "no-rule");

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      g_autoptr (MstRecord) rule =
        mst_cli_find_record (store, &mst_planning_rule_type, g_ptr_array_index (values, i), error);

      if (rule == NULL)
        return FALSE;
      mst_liaison_plan_options_leave (options, mst_record_get_id (rule), TRUE);
    }
  return TRUE;
}

static gboolean
read_scope (const char *word, guint *scope, GError **error)
{
  if (word == NULL)
    return TRUE;
  if (strcmp (word, "communities") == 0)
    *scope = MST_LIAISON_PLAN_COMMUNITIES;
  else if (strcmp (word, "compounds") == 0)
    *scope = MST_LIAISON_PLAN_COMPOUNDS;
  else if (strcmp (word, "both") == 0)
    *scope = MST_LIAISON_PLAN_COMMUNITIES | MST_LIAISON_PLAN_COMPOUNDS;
  else
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“--scope %s”: say communities, compounds or both."), word);
      return FALSE;
    }
  return TRUE;
}

gboolean
mst_cli_liaison_read_day (const MstCliArguments *arguments, char day[MST_DATE_ISO_SIZE],
                          GError **error)
{
  MstDate date = mst_date_today ();

  if (!mst_cli_get_day (arguments, "date", &date, error))
    return FALSE;
  mst_date_to_iso (date, day);
  return TRUE;
}

gboolean
mst_cli_liaison_options_read (MstStore *store, const MstCliArguments *arguments,
                              MstLiaisonPlanOptions *options, GError **error)
{
  char day[MST_DATE_ISO_SIZE];

  if (!read_scope (mst_cli_get_option (arguments, "scope"), &options->scope, error)
      || !mst_cli_liaison_read_day (arguments, day, error)
      || !mst_cli_get_number (arguments, "keep", 0, MST_LIAISON_PLAN_MAX_WEIGHT, options->keep,
                              &options->keep, error)
      || !mst_cli_get_number (arguments, "households", 0, MST_LIAISON_PLAN_MAX_WEIGHT,
                              options->households, &options->households, error))
    return FALSE;
  mst_liaison_plan_options_set_day (options, day);
  if (mst_cli_has_option (arguments, "within-subdistrict"))
    options->within_subdistrict = TRUE;
  options->propose_leaders = mst_cli_has_option (arguments, "leaders");
  return read_left (store, arguments, options, error)
         && read_rules (store, arguments, options, error);
}
