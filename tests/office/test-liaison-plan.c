/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of a district small enough to be reckoned by hand: places stand along a parallel, units among
 * them, and a hundredth of a degree of longitude is a known number of metres. */
#include "config.h"

#include "office-fixture.h"

#include "mst-edit.h"
#include "mst-liaison-plan.h"
#include "mst-liaison.h"
#include "mst-sample.h"

#include <string.h>

#define DAY "2026-03-01"
#define N_PLACES 4
#define N_UNITS 3

/** World: @places at 0, 1, 2, 3 hundredths east of the first; @units: north at 0 (carries 2), middle at 1
 *  (carries 1), south at 3 (carries 2). */
typedef struct
{
  Fixture fixture;
  gint64 places[N_PLACES];
  gint64 units[N_UNITS];
  gint64 step; /* metres of a hundredth */
  MstLiaisonPlanOptions *options;
} World;

static gint64
add (World *self, const MstRecordType *type, const char *format, ...)
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
    self->places[i] = add (self, &mst_area_type,
                           "name=%u号院|level=4|parent=%" G_GINT64_FORMAT
                           "|longitude=%g|latitude=39.9|households=100",
                           i + 1, mst_record_get_id (community), 116.40 + 0.01 * i);
  for (guint i = 0; i < N_UNITS; i++)
    self->units[i] =
      add (self, &mst_unit_type, "name=%s|capacity=%u|members=%u|longitude=%g|latitude=39.9",
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

static MstLiaisonPlan *
plan (World *self)
{
  g_autoptr (GError) error = NULL;
  MstLiaisonPlan *made =
    mst_liaison_plan_make (self->fixture.store, self->options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (mst_liaison_plan_get_figures (made)->proven);
  return made;
}

static void
apply (World *self, const MstLiaisonPlan *made)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence =
    mst_liaison_plan_apply (self->fixture.store, made, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sentence);
}

static gint64
add_pair (World *self, guint place, guint unit, const char *more)
{
  return add (self, &mst_liaison_type,
              "kind=3|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|%s", self->places[place],
              self->units[unit], more);
}

/* Also one that is over. */
static MstRecord *
get_pair (World *self, const char *name)
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

static MstLiaisonPlanUnit
get_unit (World *self, const MstLiaisonPlan *made, guint unit)
{
  for (guint i = 0; i < mst_liaison_plan_get_n_units (made); i++)
    {
      MstLiaisonPlanUnit found = mst_liaison_plan_get_unit (made, i);

      if (found.unit == self->units[unit])
        return found;
    }
  g_assert_not_reached ();
}

static void
rule (World *self, MstLiaisonRuleKind kind, gint64 place, gint64 unit, guint number)
{
  mst_liaison_plan_options_add_rule (self->options, (MstLiaisonRule){ kind, place, unit, number });
}

/* @expected: a letter for the unit of each place, "." for none. */
static void
assert_units (World *self, const MstLiaisonPlan *made, const char *expected)
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

static void
assert_no_plan (World *self, MstError code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mst_liaison_plan_make (self->fixture.store, self->options, NULL, NULL, &error));
  g_assert_error (error, MST_ERROR, (gint) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” doesn't say “%s”", error->message, part);
}

/* --- planning --- */

static void
test_figures (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = plan (self);
  const MstLiaisonPlanFigures *figures = mst_liaison_plan_get_figures (made);
  MstLiaisonPlanUnit south = get_unit (self, made, 2);
  const MstLiaisonPlanEntry *entry = mst_liaison_plan_find (made, self->places[2]);

  assert_units (self, made, "abcc");
  g_assert_cmpuint (figures->n_places, ==, 4);
  g_assert_cmpuint (figures->n_new, ==, 4);
  g_assert_cmpuint (figures->n_kept + figures->n_changed + figures->n_ended + figures->n_left, ==,
                    0);
  g_assert_cmpint (figures->total, ==, self->step);
  g_assert_cmpint (figures->worst, ==, self->step);
  g_assert_cmpint (figures->worst_place, ==, self->places[2]);
  g_assert_cmpfloat_with_epsilon (figures->mean, (double) self->step / 4, 0.01);
  g_assert_cmpuint (figures->capacity, ==, 5);
  g_assert_cmpuint (figures->n_units_used, ==, 3);
  /* Metres, and 20 for each of 100 households on 50 people. */
  g_assert_cmpint (figures->cost, ==, self->step + 4 * 40);
  g_assert_cmpuint (south.load, ==, 2);
  g_assert_cmpuint (south.load_before, ==, 0);
  g_assert_cmpuint (entry->rank, ==, 1);
  g_assert_cmpuint (entry->n_possible, ==, 3);
}

static void
test_keep (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) kept = NULL;
  g_autoptr (MstLiaisonPlan) moved = NULL;
  g_autoptr (GArray) differences = NULL;
  const MstLiaisonDifference *difference;

  /* The second place is a step from its unit; nothing else is where it stands. */
  add_pair (self, 1, 0, "since=2026-01-01");
  self->options->keep = 2 * self->step;
  kept = plan (self);
  assert_units (self, kept, "aacc");
  g_assert_cmpint (mst_liaison_plan_find (kept, self->places[1])->outcome, ==, MST_LIAISON_KEPT);
  g_assert_cmpint (mst_liaison_plan_get_figures (kept)->total_before, ==, self->step);

  self->options->keep = self->step - 1;
  moved = plan (self);
  assert_units (self, moved, "abcc");
  g_assert_cmpint (mst_liaison_plan_find (moved, self->places[1])->outcome, ==,
                   MST_LIAISON_CHANGED);
  differences = mst_liaison_plan_compare (kept, moved);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = &g_array_index (differences, MstLiaisonDifference, 0);
  g_assert_cmpint (difference->place, ==, self->places[1]);
  g_assert_cmpint (difference->unit_a, ==, self->units[0]);
  g_assert_cmpint (difference->unit_b, ==, self->units[1]);
}

static void
test_rules (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) locked = NULL;
  g_autoptr (MstLiaisonPlan) forbidden = NULL;
  g_autoptr (MstLiaisonPlan) required = NULL;

  rule (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[2], 0);
  locked = plan (self);
  g_assert_cmpint (mst_liaison_plan_find (locked, self->places[0])->unit, ==, self->units[2]);
  g_assert_true (mst_liaison_plan_find (locked, self->places[0])->is_locked);
  g_assert_true (mst_liaison_plan_options_remove_rule (
    self->options, (MstLiaisonRule){ MST_LIAISON_RULE_LOCK, self->places[0], self->units[2], 0 }));

  rule (self, MST_LIAISON_RULE_FORBID, self->places[1], self->units[1], 0);
  forbidden = plan (self);
  g_assert_cmpint (mst_liaison_plan_get_figures (forbidden)->total, ==, 2 * self->step);

  rule (self, MST_LIAISON_RULE_AT_LEAST, 0, self->units[2], 2);
  required = plan (self);
  g_assert_cmpuint (get_unit (self, required, 2).load, ==, 2);
  rule (self, MST_LIAISON_RULE_AT_LEAST, 0, self->units[2], 3);
  assert_no_plan (self, MST_ERROR_NO_SOLUTION, "丙局");
}

static void
test_only_within (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) other = fixture_get (&self->fixture, &mst_area_type, "景山街道");
  g_autoptr (MstRecord) own = fixture_get (&self->fixture, &mst_area_type, "东华门街道");
  g_autoptr (MstLiaisonPlan) within = NULL;

  rule (self, MST_LIAISON_RULE_WITHIN, mst_record_get_id (own), self->units[0], 0);
  within = plan (self);
  assert_units (self, within, "abcc");
  /* Five places less the two of the south. */
  rule (self, MST_LIAISON_RULE_WITHIN, mst_record_get_id (other), self->units[2], 0);
  mst_liaison_plan_options_remove_rule (
    self->options,
    (MstLiaisonRule){ MST_LIAISON_RULE_WITHIN, mst_record_get_id (own), self->units[0], 0 });
  assert_no_plan (self, MST_ERROR_NO_SOLUTION, "甲局");
}

static void
test_households (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) big =
    mst_store_get (self->fixture.store, &mst_area_type, self->places[1], NULL);
  g_autoptr (MstRecord) small =
    mst_store_get (self->fixture.store, &mst_unit_type, self->units[1], NULL);
  g_autoptr (MstLiaisonPlan) blind = NULL;
  g_autoptr (MstLiaisonPlan) seeing = NULL;

  mst_record_set (big, "households", "3000");
  mst_record_set (small, "members", "5");
  g_free (mst_edit_save (self->fixture.store, big, NULL));
  g_free (mst_edit_save (self->fixture.store, small, NULL));
  self->options->households = 0;
  blind = plan (self);
  assert_units (self, blind, "abcc");
  /* 600 households for each of five people, 60 for each of the north's fifty. */
  self->options->households = 20;
  seeing = plan (self);
  assert_units (self, seeing, "aacc");
}

static void
test_communities (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "多福巷社区");
  g_autoptr (MstLiaisonPlan) made = NULL;
  const MstLiaisonPlanEntry *entry;

  add (self, &mst_unit_type, "name=丁局|capacity=9|area=%" G_GINT64_FORMAT,
       mst_record_get_id (community));
  self->options->scope = MST_LIAISON_PLAN_COMMUNITIES;
  made = plan (self);
  entry = mst_liaison_plan_find (made, mst_record_get_id (community));
  /* It stands amid its compounds, and has all their households. */
  g_assert_cmpint (entry->households, ==, 400);
  g_assert_cmpint (entry->unit, ==, self->units[1]);
  g_assert_cmpint (entry->distance, >, self->step / 2 - 5);
  g_assert_cmpint (entry->distance, <, self->step / 2 + 5);
  g_assert_cmpint (entry->nearness, ==, MST_NEARNESS_MEASURED);
  g_assert_null (mst_liaison_plan_find (made, self->places[0]));
  /* The others have no coordinates. */
  g_assert_cmpuint (mst_liaison_plan_get_figures (made)->n_graded, ==,
                    mst_liaison_plan_get_n_entries (made) - 1);
}

/* --- what stands in the file --- */

static void
test_elsewhere (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "银闸社区");
  g_autoptr (MstLiaisonPlan) made = NULL;
  const MstLiaisonPlanEntry *entry;

  /* A pair with a community takes one of the two that the south can carry. */
  add (self, &mst_liaison_type,
       "kind=3|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT "|since=2026-01-01",
       mst_record_get_id (community), self->units[2]);
  made = plan (self);
  g_assert_cmpuint (get_unit (self, made, 2).capacity, ==, 1);
  g_assert_cmpint (mst_liaison_plan_get_figures (made)->total, ==, 2 * self->step);
  entry = mst_liaison_plan_find (made, self->places[2]);
  g_assert_cmpint (entry->unit, ==, self->units[0]);
  g_assert_cmpuint (entry->rank, ==, 3);
  g_assert_nonnull (strstr (entry->reason, "丙局, 乙局"));
}

static void
test_later (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = NULL;

  add_pair (self, 3, 0, "since=2026-06-01");
  made = plan (self);
  g_assert_cmpint (mst_liaison_plan_find (made, self->places[3])->outcome, ==, MST_LIAISON_LEFT);
  g_assert_cmpuint (mst_liaison_plan_get_figures (made)->n_left, ==, 1);
  /* What begins later is carried by then. */
  g_assert_cmpuint (get_unit (self, made, 0).capacity, ==, 1);
}

static void
test_limited_lives (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) unit =
    mst_store_get (self->fixture.store, &mst_unit_type, self->units[1], NULL);
  g_autoptr (MstRecord) place =
    mst_store_get (self->fixture.store, &mst_area_type, self->places[3], NULL);
  g_autoptr (MstRecord) pair = NULL;
  g_autoptr (MstLiaisonPlan) made = NULL;

  mst_record_set (unit, "ended", "2026-09-01");
  mst_record_set (place, "ended", "2026-08-01");
  g_free (mst_edit_save (self->fixture.store, unit, NULL));
  g_free (mst_edit_save (self->fixture.store, place, NULL));
  made = plan (self);
  /* A unit on its way out gets nothing new. */
  assert_units (self, made, "aacc");
  apply (self, made);
  /* A pair lasts no longer than its place. */
  pair = get_pair (self, "丙局 → 4号院");
  g_assert_cmpstr (mst_record_get (pair, "ended"), ==, "2026-08-01");
}

static void
test_no_plan (World *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstLiaisonShortage) shortage = NULL;

  rule (self, MST_LIAISON_RULE_WITHDRAWN, 0, self->units[0], 0);
  g_assert_null (
    mst_liaison_plan_make (self->fixture.store, self->options, NULL, &shortage, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NO_SOLUTION);
  g_assert_nonnull (strstr (error->message, "丙局, 乙局"));
  g_assert_cmpuint (shortage->places->len, ==, 4);
  g_assert_cmpuint (shortage->units->len, ==, 2);

  mst_liaison_plan_options_set_day (self->options, "2026-03");
  assert_no_plan (self, MST_ERROR_INPUT, "2026-03");
  mst_liaison_plan_options_set_day (self->options, DAY);
  self->options->keep = -1;
  assert_no_plan (self, MST_ERROR_INPUT, "0");
}

static void
test_cancelled (World *self, gconstpointer data)
{
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_null (
    mst_liaison_plan_make (self->fixture.store, self->options, progress, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- doing it --- */

static gint64
count_pairs (World *self, const char *day)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_liaison_type);

  mst_query_set_as_of (query, day);
  g_assert_true (mst_query_add_condition (query, "since", MST_OPERATOR_AT_MOST, day, NULL));
  return mst_query_count (query, self->fixture.store, NULL);
}

static void
test_apply (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstLiaisonPlan) again = NULL;
  g_autoptr (MstRecord) released = NULL;
  g_autoptr (MstRecord) begun = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gint64 n_groups;

  /* One that is changed, one that began on the very day and is changed too. */
  add_pair (self, 0, 2, "since=2026-01-01");
  add_pair (self, 1, 2, "since=" DAY);
  self->options->keep = 0;
  made = plan (self);
  assert_units (self, made, "abcc");
  n_groups = mst_store_count_groups (self->fixture.store, NULL, NULL);
  g_free (mst_liaison_plan_apply (self->fixture.store, made, "东组发〔2026〕3号", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mst_store_count_groups (self->fixture.store, NULL, NULL), ==, n_groups + 1);

  released = get_pair (self, "丙局 → 1号院");
  g_assert_cmpstr (mst_record_get (released, "ended"), ==, DAY);
  begun = get_pair (self, "甲局 → 1号院");
  g_assert_cmpstr (mst_record_get (begun, "since"), ==, DAY);
  g_assert_cmpstr (mst_record_get (begun, "document"), ==, "东组发〔2026〕3号");
  g_assert_cmpint (count_pairs (self, "2026-02-28"), ==, 1);
  g_assert_cmpint (count_pairs (self, DAY), ==, 4);
  problems = mst_store_check (self->fixture.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  again = plan (self);
  g_assert_cmpuint (mst_liaison_plan_get_figures (again)->n_kept, ==, 4);
  g_assert_null (mst_liaison_plan_apply (self->fixture.store, again, NULL, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (mst_store_undo (self->fixture.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_pairs (self, DAY), ==, 2);
}

static void
test_leader (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "多福巷社区");
  gint64 person = add (self, &mst_person_type,
                       "name=王伟|class=3|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT,
                       mst_record_get_id (community), self->units[2]);
  g_autofree char *more = g_strdup_printf ("since=2026-01-01|person=%" G_GINT64_FORMAT, person);
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstRecord) led = NULL;
  g_autoptr (MstRecord) unled = NULL;

  add_pair (self, 3, 2, more);
  made = plan (self);
  apply (self, made);
  led = get_pair (self, "丙局 → 3号院");
  g_assert_cmpint (mst_record_get_integer (led, "person"), ==, person);
  unled = get_pair (self, "甲局 → 1号院");
  g_assert_null (mst_record_get (unled, "person"));
}

static void
test_stale (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = plan (self);
  g_autoptr (MstRecord) unit =
    mst_store_get (self->fixture.store, &mst_unit_type, self->units[0], NULL);
  g_autoptr (GError) error = NULL;

  mst_record_set (unit, "capacity", "1");
  g_free (mst_edit_save (self->fixture.store, unit, NULL));
  g_assert_null (mst_liaison_plan_apply (self->fixture.store, made, NULL, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_assert_cmpint (fixture_count (&self->fixture, &mst_liaison_type), ==, 0);
  g_assert_false (mst_store_in_group (self->fixture.store));

  /* What doesn't matter is in nobody's way. */
  mst_record_set (unit, "capacity", "2");
  mst_record_set (unit, "contact", "王伟");
  g_free (mst_edit_save (self->fixture.store, unit, NULL));
  apply (self, made);
}

static void
test_repair (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlanOptions) repair = mst_liaison_plan_options_new_repair ();
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstLiaisonPlan) repaired = NULL;
  g_autoptr (MstRecord) unit = NULL;
  const MstLiaisonPlanFigures *figures;
  g_autofree char *ended = NULL;

  rule (self, MST_LIAISON_RULE_CLOSED, self->places[2], 0, 0);
  made = plan (self);
  assert_units (self, made, "ab.c");
  apply (self, made);
  mst_liaison_plan_options_free (self->options);
  self->options = mst_liaison_plan_options_copy (repair);
  mst_liaison_plan_options_set_day (self->options, "2026-04-01");
  rule (self, MST_LIAISON_RULE_WITHDRAWN, 0, self->units[1], 0);
  rule (self, MST_LIAISON_RULE_CLOSED, self->places[3], 0, 0);
  repaired = plan (self);
  figures = mst_liaison_plan_get_figures (repaired);
  /* The place without a unit is no matter of the repair. */
  g_assert_cmpuint (figures->n_places, ==, 2);
  g_assert_cmpuint (figures->n_kept, ==, 1);
  g_assert_cmpuint (figures->n_changed, ==, 1);
  g_assert_cmpuint (figures->n_ended, ==, 1);
  assert_units (self, repaired, "aa..");
  apply (self, repaired);
  g_assert_cmpint (count_pairs (self, "2026-04-01"), ==, 2);
  /* Nothing holds the unit any more. */
  unit = mst_store_get (self->fixture.store, &mst_unit_type, self->units[1], NULL);
  ended =
    mst_edit_end (self->fixture.store, &mst_unit_type, &self->units[1], 1, "2026-04-01", NULL);
  g_assert_nonnull (ended);
}

/* --- why --- */

static void
test_explained (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = NULL;
  gint64 cost;

  add_pair (self, 2, 0, "since=2026-01-01");
  made = plan (self);
  cost = mst_liaison_plan_get_figures (made)->cost;
  for (guint place = 0; place < N_PLACES; place++)
    {
      g_autoptr (MstLiaisonExplanation) why =
        mst_liaison_plan_explain (made, self->places[place], 99);

      g_assert_cmpuint (why->choices->len, ==, N_UNITS);
      for (guint i = 0; i < why->choices->len; i++)
        {
          const MstLiaisonChoice *choice = &g_array_index (why->choices, MstLiaisonChoice, i);
          MstLiaisonRule lock = { MST_LIAISON_RULE_LOCK, self->places[place], choice->unit, 0 };
          g_autoptr (MstLiaisonPlan) again = NULL;

          mst_liaison_plan_options_add_rule (self->options, lock);
          again = plan (self);
          mst_liaison_plan_options_remove_rule (self->options, lock);
          g_assert_cmpint (cost + choice->extra, ==, mst_liaison_plan_get_figures (again)->cost);
          g_assert_true ((choice->moves == NULL) == (i == why->own));
        }
    }
  g_assert_null (mst_liaison_plan_explain (made, 999999, 3));
}

static void
test_sample (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstLiaisonPlanOptions) options = mst_liaison_plan_options_new ();
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstLiaisonPlan) again = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  const MstLiaisonPlanFigures *figures;

  fixture_init_blank (&fixture);
  g_assert_true (mst_sample_fill (fixture.store, 1000, 1, NULL, &error));
  made = mst_liaison_plan_make (fixture.store, options, NULL, NULL, &error);
  g_assert_no_error (error);
  figures = mst_liaison_plan_get_figures (made);
  g_assert_cmpuint (figures->n_places, >, 10);
  g_assert_true (figures->proven);
  sentence = mst_liaison_plan_apply (fixture.store, made, NULL, NULL, &error);
  g_assert_no_error (error);
  again = mst_liaison_plan_make (fixture.store, options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mst_liaison_plan_get_figures (again)->n_kept, ==, figures->n_places);
  problems = mst_store_check (fixture.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (World *, gconstpointer);
  } tests[] = {
    { "/liaison-plan/figures", test_figures },
    { "/liaison-plan/keep", test_keep },
    { "/liaison-plan/rules", test_rules },
    { "/liaison-plan/only-within", test_only_within },
    { "/liaison-plan/households", test_households },
    { "/liaison-plan/communities", test_communities },
    { "/liaison-plan/elsewhere", test_elsewhere },
    { "/liaison-plan/later", test_later },
    { "/liaison-plan/limited-lives", test_limited_lives },
    { "/liaison-plan/no-plan", test_no_plan },
    { "/liaison-plan/cancelled", test_cancelled },
    { "/liaison-plan/apply", test_apply },
    { "/liaison-plan/leader", test_leader },
    { "/liaison-plan/stale", test_stale },
    { "/liaison-plan/repair", test_repair },
    { "/liaison-plan/explained", test_explained },
  };

  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/liaison-plan/sample", test_sample);
  return g_test_run ();
}
