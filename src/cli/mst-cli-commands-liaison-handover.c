/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a place to another unit, swaps the units of two, and says before what that means. */

#include "config.h"

#include "mst-cli-liaison-options.h"

#include "mst-edit.h"
#include "mst-liaison-handover.h"
#include "mst-liaison.h"

#include <glib/gi18n-lib.h>

static JsonObject *
create_object (const MstLiaisonHandover *handover)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "place_id", handover->place);
  json_object_set_string_member (object, "place", handover->path);
  json_object_set_int_member (object, "unit_id", handover->unit);
  json_object_set_string_member (object, "unit", handover->unit_name);
  json_object_set_int_member (object, "distance", handover->distance);
  json_object_set_boolean_member (object, "measured", handover->nearness == MST_NEARNESS_MEASURED);
  json_object_set_int_member (object, "rank", handover->rank);
  json_object_set_int_member (object, "n_units", handover->n_units);
  json_object_set_int_member (object, "load", handover->load);
  if (handover->capacity >= 0)
    json_object_set_int_member (object, "capacity", handover->capacity);
  else
    json_object_set_null_member (object, "capacity");
  if (handover->before != 0)
    {
      json_object_set_int_member (object, "unit_before_id", handover->before);
      json_object_set_string_member (object, "unit_before", handover->before_name);
      json_object_set_int_member (object, "distance_before", handover->before_distance);
    }
  if (handover->leader != 0)
    {
      json_object_set_int_member (object, "leader_id", handover->leader);
      json_object_set_string_member (object, "leader", handover->leader_name);
    }
  if (handover->rule != NULL)
    {
      json_object_set_int_member (object, "rule_id", handover->rule->record);
      json_object_set_string_member (object, "rule", handover->rule->title);
    }
  return object;
}

static void
print_json (const char *day, const MstLiaisonHandover *handovers, guint n, gboolean is_applied)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_object_element (array, create_object (&handovers[i]));
  json_object_set_string_member (object, "date", day);
  json_object_set_boolean_member (object, "applied", is_applied);
  json_object_set_array_member (object, "handovers", array);
  mst_cli_print_object (object);
}

static void
print (const MstLiaisonHandover *handovers, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = mst_liaison_handover_tell (&handovers[i]);

      mst_cli_print (_ ("%s → %s: %s"), handovers[i].path, handovers[i].unit_name, words);
      if (handovers[i].leader != 0)
        mst_cli_print (_ (" · led by %s"), handovers[i].leader_name);
      mst_cli_print ("\n");
    }
}

/* Says what it means, and does it when asked to. */
static gboolean
hand_over (MstStore *store, const MstCliArguments *arguments, const char *day,
           const MstLiaisonHandover *handovers, guint n, GError **error)
{
  gboolean applies = mst_cli_has_option (arguments, "apply");
  g_autofree char *sentence = NULL;

  if (applies)
    {
      sentence = mst_liaison_hand_over (store, day, handovers, n, error);
      if (sentence == NULL)
        return FALSE;
    }
  if (arguments->json)
    print_json (day, handovers, n, applies);
  else
    print (handovers, n);
  for (guint i = 0; i < n && !applies; i++)
    {
      g_autofree char *refusal = mst_liaison_handover_tell_refusal (&handovers[i]);

      if (refusal != NULL)
        mst_cli_note ("%s", refusal);
    }
  if (sentence != NULL)
    mst_cli_note ("%s", sentence);
  return TRUE;
}

static MstLiaisonDay *
read_day (const MstCliArguments *arguments, MstStore *store, char iso[MST_DATE_ISO_SIZE],
          GError **error)
{
  return mst_cli_liaison_read_day (arguments, iso, error) ? mst_liaison_day_read (store, iso, error)
                                                          : NULL;
}

/* Whom the pair names, when that is said: one of the unit's people by name, citizen number or id, or nobody.
 * @name: (out): which @handover borrows */
static gboolean
read_leader (MstStore *store, const MstCliArguments *arguments, MstLiaisonHandover *handover,
             char **name, GError **error)
{
  const MstField *field = mst_record_type_get_field (&mst_liaison_type, "person");
  const char *text = mst_cli_get_option (arguments, "leader");
  g_autofree char *value = NULL;
  g_autoptr (GError) local = NULL;

  if (text == NULL)
    return TRUE;
  if (!mst_edit_read_reference (store, field, text, handover->unit, &value, &local)
      && !mst_cli_read_value (store, NULL, field, text, &value, NULL))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  handover->names_leader = TRUE;
  handover->leader = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
  if (value != NULL)
    *name = g_strdup (mst_store_peek_title (store, &mst_person_type, handover->leader));
  handover->leader_name = *name;
  return TRUE;
}

static gboolean
give_command (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstStore) store =
    mst_cli_open (mst_cli_get_word (arguments, 0), !mst_cli_has_option (arguments, "apply"), error);
  g_autoptr (MstLiaisonDay) day = NULL;
  g_autofree char *leader_name = NULL;
  char iso[MST_DATE_ISO_SIZE];
  MstLiaisonHandover handover;
  gint64 place, unit;

  if (store == NULL
      || !mst_cli_liaison_read_place (store, mst_cli_get_word (arguments, 1), &place, error)
      || !mst_cli_liaison_read_unit (store, mst_cli_get_word (arguments, 2), &unit, error))
    return FALSE;
  day = read_day (arguments, store, iso, error);
  if (day == NULL)
    return FALSE;
  if (mst_liaison_day_weigh (day, place, unit, &handover))
    return read_leader (store, arguments, &handover, &leader_name, error)
           && hand_over (store, arguments, iso, &handover, 1, error);
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
               _ ("“%s” takes no unit on %s: units answer for communities and compounds in use."),
               mst_cli_get_word (arguments, 1), iso);
  return FALSE;
}

/* --- swapping --- */

static JsonObject *
create_swap_object (const MstLiaisonSwap *swap)
{
  g_autofree char *refusal = mst_liaison_swap_tell_refusal (swap->handovers);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (swap->handovers); i++)
    json_array_add_object_element (array, create_object (&swap->handovers[i]));
  json_object_set_array_member (object, "handovers", array);
  if (swap->is_measured)
    json_object_set_int_member (object, "extra", swap->extra);
  else
    json_object_set_null_member (object, "extra");
  if (refusal != NULL)
    json_object_set_string_member (object, "refusal", refusal);
  return object;
}

static void
print_swaps_as_json (const char *day, const GArray *swaps)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < swaps->len; i++)
    json_array_add_object_element (array,
                                   create_swap_object (&g_array_index (swaps, MstLiaisonSwap, i)));
  json_object_set_string_member (object, "date", day);
  json_object_set_array_member (object, "swaps", array);
  mst_cli_print_object (object);
}

/* The other place, its unit now, what both together are farther or nearer, and why it can't be. */
static void
print_swaps (const GArray *swaps)
{
  for (guint i = 0; i < swaps->len; i++)
    {
      const MstLiaisonSwap *swap = &g_array_index (swaps, MstLiaisonSwap, i);
      g_autofree char *extra = mst_liaison_swap_tell_extra (swap);
      g_autofree char *refusal = mst_liaison_swap_tell_refusal (swap->handovers);

      mst_cli_print ("%s\t%s\t%s\t%s\n", swap->handovers[1].path, swap->handovers[0].unit_name,
                     extra, refusal != NULL ? refusal : "");
    }
}

static gboolean
list_swaps (const MstCliArguments *arguments, const MstLiaisonDay *day, gint64 place,
            GError **error)
{
  g_autoptr (GArray) swaps = NULL;

  if (mst_cli_has_option (arguments, "apply"))
    {
      g_set_error_literal (
        error, MST_ERROR, MST_ERROR_USAGE,
        _ ("Name the place with which it swaps, too: without “--apply” those are "
           "listed with which it could."));
      return FALSE;
    }
  swaps = mst_liaison_day_list_swaps (day, place, error);
  if (swaps == NULL)
    return FALSE;
  if (arguments->json)
    print_swaps_as_json (mst_liaison_day_get_iso (day), swaps);
  else
    print_swaps (swaps);
  return TRUE;
}

static gboolean
swap_command (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstStore) store =
    mst_cli_open (mst_cli_get_word (arguments, 0), !mst_cli_has_option (arguments, "apply"), error);
  const char *other = mst_cli_get_word (arguments, 2);
  g_autoptr (MstLiaisonDay) day = NULL;
  char iso[MST_DATE_ISO_SIZE];
  MstLiaisonHandover swap[2];
  gint64 a, b;

  if (store == NULL
      || !mst_cli_liaison_read_place (store, mst_cli_get_word (arguments, 1), &a, error)
      || (other != NULL && !mst_cli_liaison_read_place (store, other, &b, error)))
    return FALSE;
  day = read_day (arguments, store, iso, error);
  if (day == NULL || other == NULL)
    return day != NULL && list_swaps (arguments, day, a, error);
  return mst_liaison_day_weigh_swap (day, a, b, swap, error)
         && hand_over (store, arguments, iso, swap, 2, error);
}

#define DATE_OPTION                                                       \
  {                                                                       \
    "date", "DAY", N_ ("the day from which on it counts; default: today") \
  }
#define APPLY_OPTION                                        \
  {                                                         \
    "apply", NULL, N_ ("write the pairs: one step of undo") \
  }

static const MstCliOption give_options[] = {
  { "leader", "PERSON",
    N_ ("which of the unit's people leads there, “-”: nobody; default: whom its other pairs "
        "name") },
  DATE_OPTION,
  APPLY_OPTION,
  { NULL },
};

static const MstCliOption swap_options[] = {
  DATE_OPTION,
  APPLY_OPTION,
  { NULL },
};

const MstCliCommand mst_cli_liaison_handover_commands[] = {
  { "liaison give", "FILE PLACE UNIT [--leader PERSON] [--date DAY] [--apply]",
    N_ ("what it means that the unit answers for the place; with --apply does it"), 3, 3,
    give_options, give_command },
  { "liaison swap", "FILE PLACE [PLACE] [--date DAY] [--apply]",
    N_ ("what it means that two places swap their units; with --apply does it. Of one place: with "
        "which it could swap, the least way first"),
    2, 3, swap_options, swap_command },
  { NULL },
};
