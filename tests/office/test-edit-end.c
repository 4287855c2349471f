/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place goes out of use when nothing in use is in it any more, or together with what is. */
#include "config.h"

#include "office-fixture.h"

#include "mst-edit.h"
#include "mst-rules.h"

#include <string.h>

#define DAY "2026-03-01"

static void
assert_still_within (GError **error, const char *counted)
{
  g_assert_error (*error, MST_ERROR, MST_ERROR_IN_USE);
  if (strstr ((*error)->message, counted) == NULL)
    g_error ("“%s” doesn't say “%s”", (*error)->message, counted);
  g_clear_error (error);
}

static gint64
add_within (const Fixture *fixture, const MstRecordType *type, const char *format, gint64 area)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, area);
  g_auto (GStrv) parts = g_strsplit (format, "$", 2);
  g_autofree char *line = g_strjoinv (number, parts);

  return fixture_add (fixture, type, line);
}

static void
test_area (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) place = NULL;
  g_autoptr (MstRecord) ended = NULL;
  gint64 areas[2];
  gint64 people[2];
  gint64 n_groups;

  fixture_init (&fixture);
  place = fixture_get (&fixture, &mst_area_type, "多福巷社区");
  areas[0] = mst_record_get_id (place);
  areas[1] = add_within (&fixture, &mst_area_type, "name=瑞庭院|level=4|parent=$", areas[0]);
  people[0] = add_within (&fixture, &mst_person_type, "name=张三|class=5|area=$", areas[0]);
  people[1] = add_within (&fixture, &mst_person_type, "name=李四|class=5|area=$", areas[0]);
  n_groups = mst_store_count_groups (fixture.store, NULL, NULL);

  g_assert_null (mst_edit_end (fixture.store, &mst_area_type, areas, 1, DAY, &error));
  assert_still_within (&error, ": 1 area, 2 people.");
  /* Nor by the form or a cell of the list. */
  mst_record_set (place, "ended", DAY);
  g_assert_null (mst_edit_save (fixture.store, place, &error));
  assert_still_within (&error, ": 1 area, 2 people.");
  /* What goes with it isn't in its way. */
  g_assert_null (mst_edit_end (fixture.store, &mst_area_type, areas, 2, DAY, &error));
  assert_still_within (&error, ": 2 people.");
  g_assert_cmpint (mst_store_count_groups (fixture.store, NULL, NULL), ==, n_groups);

  g_free (mst_edit_end (fixture.store, &mst_person_type, people, 2, "2026-02-01", &error));
  g_assert_no_error (error);
  g_free (mst_edit_end (fixture.store, &mst_area_type, areas, 2, DAY, &error));
  g_assert_no_error (error);
  ended = mst_store_get (fixture.store, &mst_area_type, areas[0], &error);
  g_assert_cmpstr (mst_record_get (ended, "ended"), ==, DAY);
}

/* A rule that wants something of the place does, but not the one that it needs nobody. */
static void
test_rules (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) community = NULL;
  g_autoptr (GPtrArray) breaches = NULL;
  g_autofree char *done = NULL;
  gint64 place;

  fixture_init (&fixture);
  community = fixture_get (&fixture, &mst_area_type, "多福巷社区");
  place = add_within (&fixture, &mst_area_type, "name=瑞庭院|level=4|parent=$",
                      mst_record_get_id (community));
  fixture_add (&fixture, &mst_unit_type, "name=区财政局");
  add_within (&fixture, &mst_planning_rule_type, "kind=6|since=2026-01-01|area=$", place);
  add_within (&fixture, &mst_planning_rule_type, "kind=3|since=2026-01-01|unit=1|area=$", place);
  g_assert_null (mst_edit_end (fixture.store, &mst_area_type, &place, 1, DAY, &error));
  assert_still_within (&error, ": 1 liaison rule.");
  g_assert_true (mst_store_undo (fixture.store, NULL));
  done = mst_edit_end (fixture.store, &mst_area_type, &place, 1, DAY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (done);
  breaches = mst_rules_list_breaches (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (breaches->len, ==, 0);
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-end/area", test_area);
  g_test_add_func ("/edit-end/rules", test_rules);
  return g_test_run ();
}
