/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about who answers for which place: coverage, who. */

#include "config.h"

#include "mst-cli-liaison-options.h"

#include "mst-liaison-coverage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/* --- coverage --- */

static JsonObject *
create_counts (const MstLiaisonCoverage *coverage, guint subdistrict)
{
  JsonObject *object = json_object_new ();

  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    {
      MstCoverageCounts counts = mst_liaison_coverage_count (coverage, subdistrict, role);
      JsonObject *one = json_object_new ();

      json_object_set_int_member (one, "asked", counts.asked);
      json_object_set_int_member (one, "answered", counts.covered);
      for (guint state = MST_COVERAGE_COVERED; state < MST_COVERAGE_N_STATES; state++)
        json_object_set_int_member (one, mst_coverage_state_get_nick (state), counts.states[state]);
      json_object_set_object_member (object, mst_coverage_role_get_nick (role), one);
    }
  return object;
}

static void
set_whole (JsonObject *object, const MstLiaisonCoverage *coverage, guint subdistrict)
{
  guint asked, whole;

  mst_liaison_coverage_count_whole (coverage, subdistrict, &asked, &whole);
  json_object_set_int_member (object, "places", asked);
  json_object_set_int_member (object, "whole", whole);
  json_object_set_object_member (object, "roles", create_counts (coverage, subdistrict));
}

typedef void (*GapFunc) (MstStore *store, const MstCoveragePlace *place, MstCoverageRole role,
                         gpointer user_data);

static void
foreach_gap (const MstLiaisonCoverage *coverage, MstStore *store, GapFunc func, gpointer user_data)
{
  for (guint i = 0; i < mst_liaison_coverage_get_n (coverage); i++)
    for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
      {
        const MstCoveragePlace *place = mst_liaison_coverage_get (coverage, i);

        if (place->cells[role].state > MST_COVERAGE_COVERED)
          func (store, place, role, user_data);
      }
}

static void
add_gap (MstStore *store, const MstCoveragePlace *place, MstCoverageRole role, gpointer user_data)
{
  const MstCoverageCell *cell = &place->cells[role];
  g_autofree char *path = mst_store_dup_area_path (store, place->id);
  JsonObject *object = json_object_new ();

  set_text (object, "code", place->code);
  set_text (object, "place", place->name);
  set_text (object, "path", path);
  set_text (object, "role", mst_coverage_role_get_nick (role));
  set_text (object, "state", mst_coverage_state_get_nick (cell->state));
  set_text (object, "who", cell->who);
  set_text (object, "since", cell->since);
  set_text (object, "ended", cell->ended);
  if (cell->pair != 0)
    json_object_set_int_member (object, "pair", cell->pair);
  json_array_add_object_element (user_data, object);
}

static void
print_coverage_as_json (const MstLiaisonCoverage *coverage, MstStore *store, const char *day)
{
  JsonObject *object = json_object_new ();
  JsonArray *subdistricts = json_array_new ();
  JsonArray *gaps = json_array_new ();

  set_text (object, "date", day);
  set_whole (object, coverage, G_MAXUINT);
  for (guint i = 0; i < mst_liaison_coverage_get_n (coverage); i++)
    {
      const MstCoveragePlace *place = mst_liaison_coverage_get (coverage, i);
      JsonObject *one;

      if (place->subdistrict != i)
        continue;
      one = json_object_new ();
      set_text (one, "code", place->code);
      set_text (one, "name", place->name);
      set_whole (one, coverage, i);
      json_array_add_object_element (subdistricts, one);
    }
  foreach_gap (coverage, store, add_gap, gaps);
  json_object_set_array_member (object, "subdistricts", subdistricts);
  json_object_set_array_member (object, "gaps", gaps);
  mst_cli_print_object (object);
}

static void
print_gap (MstStore *store, const MstCoveragePlace *place, MstCoverageRole role, gpointer user_data)
{
  const MstCoverageCell *cell = &place->cells[role];
  g_autofree char *path = mst_store_dup_area_path (store, place->id);

  mst_cli_print ("%s\t%s\t%s\t%s\t%s\n", path, mst_coverage_role_get_label (role),
                 mst_coverage_state_get_label (cell->state), cell->who != NULL ? cell->who : "",
                 cell->ended != NULL   ? cell->ended
                 : cell->since != NULL ? cell->since
                                       : "");
}

static void
print_coverage (const MstLiaisonCoverage *coverage, MstStore *store, const char *day)
{
  guint asked, whole;

  mst_liaison_coverage_count_whole (coverage, G_MAXUINT, &asked, &whole);
  mst_cli_print (_ ("%s: %u of %u places lack nothing"), day, whole, asked);
  mst_cli_print ("\n");
  for (guint role = 0; role < MST_COVERAGE_N_ROLES; role++)
    {
      MstCoverageCounts counts = mst_liaison_coverage_count (coverage, G_MAXUINT, role);

      mst_cli_print ("%s\t%u/%u", mst_coverage_role_get_label (role), counts.covered, counts.asked);
      for (guint state = MST_COVERAGE_MISSING; state < MST_COVERAGE_N_STATES; state++)
        if (counts.states[state] > 0)
          mst_cli_print ("\t%s %u", mst_coverage_state_get_label (state), counts.states[state]);
      mst_cli_print ("\n");
    }
  foreach_gap (coverage, store, print_gap, NULL);
}

static gboolean
coverage_command (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), TRUE, error);
  g_autoptr (MstLiaisonCoverage) coverage = NULL;
  g_autoptr (MstRecord) area = NULL;
  char day[MST_DATE_ISO_SIZE];

  if (store == NULL || !mst_cli_liaison_read_day (arguments, day, error))
    return FALSE;
  if (mst_cli_has_option (arguments, "area"))
    {
      gint64 place;

      if (!mst_cli_liaison_read_place (store, mst_cli_get_option (arguments, "area"), &place,
                                       error))
        return FALSE;
      area = mst_store_get (store, &mst_area_type, place, error);
      if (area == NULL)
        return FALSE;
    }
  coverage = mst_liaison_coverage_new (store, day,
                                       area != NULL ? mst_record_get (area, "code") : NULL, error);
  if (coverage == NULL)
    return FALSE;
  if (arguments->json)
    print_coverage_as_json (coverage, store, day);
  else
    print_coverage (coverage, store, day);
  return TRUE;
}

/* --- who --- */

static void
print_answers (MstCliRecords *records, GPtrArray *pairs)
{
  static const char *const fields[] = { "area",      "kind",  "unit", "person",
                                        "household", "since", "ended" };

  for (guint i = 0; i < pairs->len; i++)
    for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
      {
        const MstField *field = mst_record_type_get_field (&mst_liaison_type, fields[f]);
        g_autofree char *shown = mst_cli_records_show (
          records, field, mst_record_get (g_ptr_array_index (pairs, i), fields[f]));

        mst_cli_print ("%s%s", shown, f + 1 < G_N_ELEMENTS (fields) ? "\t" : "\n");
      }
}

static void
print_answers_as_json (MstStore *store, MstCliRecords *records, gint64 place, const char *day,
                       GPtrArray *pairs)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  g_autofree char *path = mst_store_dup_area_path (store, place);

  set_text (object, "place", mst_store_peek_title (store, &mst_area_type, place));
  set_text (object, "path", path);
  set_text (object, "date", day);
  for (guint i = 0; i < pairs->len; i++)
    {
      JsonNode *pair = mst_cli_records_to_json (records, g_ptr_array_index (pairs, i));

      json_array_add_element (array, pair);
    }
  json_object_set_array_member (object, "pairs", array);
  mst_cli_print_object (object);
}

static gboolean
who_command (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), TRUE, error);
  g_autoptr (MstCliRecords) records = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  char buffer[MST_DATE_ISO_SIZE];
  const char *day = NULL;
  gint64 place;

  if (store == NULL || !mst_cli_liaison_read_day (arguments, buffer, error))
    return FALSE;
  if (mst_cli_has_option (arguments, "date"))
    day = buffer;
  if (!mst_cli_liaison_read_place (store, mst_cli_get_word (arguments, 1), &place, error))
    return FALSE;
  pairs = mst_liaison_list_answers (store, place, day, error);
  if (pairs == NULL)
    return FALSE;
  records = mst_cli_records_new (store, FALSE);
  if (arguments->json)
    print_answers_as_json (store, records, place, day, pairs);
  else
    print_answers (records, pairs);
  return TRUE;
}

static const MstCliOption coverage_options[] = {
  { "date", "DAY", N_ ("the day; default: today") },
  { "area", "CODE", N_ ("only this place and what lies in it") },
  { NULL },
};

static const MstCliOption who_options[] = {
  { "date", "DAY", N_ ("only who answered on that day; default: from the beginning") },
  { NULL },
};

const MstCliCommand mst_cli_liaison_commands[] = {
  { "liaison coverage", "FILE [--date DAY] [--area CODE]",
    N_ ("who is asked for at each place and who is missing: figures, then each gap"), 1, 1,
    coverage_options, coverage_command },
  { "liaison who", "FILE PLACE [--date DAY]",
    N_ ("who answered for a place and those above it, from when to when"), 2, 2, who_options,
    who_command },
  { NULL },
};
