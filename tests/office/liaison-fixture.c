/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district small enough to be reckoned by hand: places stand along a parallel, units among them, and a
 * hundredth of a degree of longitude is a known number of metres. */
#include "config.h"

#include "liaison-fixture.h"

#include <string.h>

gint64
world_add (World *self, const MstRecordType *type, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return fixture_add (&self->fixture, type, line);
}

static void
set_up (World *self, gconstpointer data)
{
  static const double unit_longitudes[N_UNITS] = { 116.40, 116.41, 116.43 };
  static const char *const unit_names[N_UNITS] = { "甲局", "乙局", "丙局" };
  static const guint capacities[N_UNITS] = { 2, 1, 2 };
  g_autoptr (MstRecord) community = NULL;
  MstSite a = { TRUE, 116.40, 39.9, 0, 0 }, b = { TRUE, 116.41, 39.9, 0, 0 };

  fixture_init (&self->fixture);
  community = fixture_get (&self->fixture, &mst_area_type, "多福巷社区");
  for (guint i = 0; i < N_PLACES; i++)
    self->places[i] = world_add (self, &mst_area_type,
                                 "name=%u号院|level=4|parent=%" G_GINT64_FORMAT
                                 "|longitude=%g|latitude=39.9|households=100",
                                 i + 1, mst_record_get_id (community), 116.40 + 0.01 * i);
  for (guint i = 0; i < N_UNITS; i++)
    self->units[i] =
      world_add (self, &mst_unit_type, "name=%s|capacity=%u|members=%u|longitude=%g|latitude=39.9",
                 unit_names[i], capacities[i], 50 * capacities[i], unit_longitudes[i]);
  self->step = mst_site_get_distance (&a, &b, NULL);
  self->options = mst_liaison_plan_options_new ();
  mst_liaison_plan_options_set_day (self->options, DAY);
}

static void
tear_down (World *self, gconstpointer data)
{
  mst_liaison_plan_options_free (self->options);
  fixture_clear (&self->fixture);
}

void
world_add_tests (int argc, char **argv, const WorldTest *tests, guint n)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n; i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, tear_down);
}

MstLiaisonPlan *
world_plan (World *self)
{
  g_autoptr (GError) error = NULL;
  MstLiaisonPlan *made =
    mst_liaison_plan_make (self->fixture.store, self->options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (mst_liaison_plan_get_figures (made)->proven);
  return made;
}

void
world_apply (World *self, const MstLiaisonPlan *made)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence =
    mst_liaison_plan_apply (self->fixture.store, made, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sentence);
}

gint64
world_add_pair (World *self, guint place, guint unit, const char *more)
{
  return world_add (self, &mst_liaison_type,
                    "kind=3|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|%s",
                    self->places[place], self->units[unit], more);
}

MstRecord *
world_get_pair (World *self, const char *name)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);
  g_autoptr (GArray) ids = NULL;

  mst_query_set_scope (query, MST_SCOPE_ALL);
  g_assert_true (mst_query_add_condition (query, "name", MST_OPERATOR_IS, name, NULL));
  ids = mst_query_list_ids (query, self->fixture.store, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return mst_store_get (self->fixture.store, &mst_liaison_type, g_array_index (ids, gint64, 0),
                        NULL);
}

MstLiaisonPlanUnit
world_get_unit (World *self, const MstLiaisonPlan *made, guint unit)
{
  for (guint i = 0; i < mst_liaison_plan_get_n_units (made); i++)
    {
      MstLiaisonPlanUnit found = mst_liaison_plan_get_unit (made, i);

      if (found.unit == self->units[unit])
        return found;
    }
  g_assert_not_reached ();
}

void
world_add_rule (World *self, MstLiaisonRuleKind kind, gint64 place, gint64 unit, guint number)
{
  mst_liaison_plan_options_add_rule (self->options, (MstLiaisonRule){ kind, place, unit, number });
}

void
world_assert_units (World *self, const MstLiaisonPlan *made, const char *expected)
{
  char found[N_PLACES + 1] = { 0 };

  for (guint i = 0; i < N_PLACES; i++)
    {
      const MstLiaisonPlanEntry *entry = mst_liaison_plan_find (made, self->places[i]);

      found[i] = '.';
      for (guint unit = 0; unit < N_UNITS; unit++)
        if (entry != NULL && entry->unit == self->units[unit])
          found[i] = (char) ('a' + unit);
      if (entry != NULL)
        g_assert_cmpuint (strlen (entry->reason), >, 0);
    }
  g_assert_cmpstr (found, ==, expected);
}

void
world_assert_no_plan (World *self, MstError code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mst_liaison_plan_make (self->fixture.store, self->options, NULL, NULL, &error));
  g_assert_error (error, MST_ERROR, (gint) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” doesn't say “%s”", error->message, part);
}
