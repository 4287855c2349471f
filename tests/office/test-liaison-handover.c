/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place given to another unit, two places that swap theirs: what it means, refused, done, undone. */
#include "config.h"

#include "liaison-fixture.h"

#include "mst-liaison-handover.h"
#include "mst-query.h"

#include <string.h>

static MstLiaisonDay *
read_day (World *self)
{
  g_autoptr (GError) error = NULL;
  MstLiaisonDay *day = mst_liaison_day_read (self->fixture.store, DAY, &error);

  g_assert_no_error (error);
  return day;
}

static MstLiaisonHandover
weigh (World *self, const MstLiaisonDay *day, guint place, guint unit)
{
  MstLiaisonHandover handover;

  g_assert_true (mst_liaison_day_weigh (day, self->places[place], self->units[unit], &handover));
  return handover;
}

static void
hand_over (World *self, const MstLiaisonHandover *handovers, guint n)
{
  g_autoptr (GError) error = NULL;
  gint64 n_groups = mst_store_count_groups (self->fixture.store, NULL, NULL);
  g_autofree char *sentence =
    mst_liaison_hand_over (self->fixture.store, DAY, handovers, n, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sentence);
  g_assert_cmpint (mst_store_count_groups (self->fixture.store, NULL, NULL), ==, n_groups + 1);
}

static void
assert_refused (World *self, const MstLiaisonHandover *handovers, guint n, MstError code,
                const char *part)
{
  g_autoptr (GError) error = NULL;
  gint64 n_pairs = fixture_count (&self->fixture, &mst_liaison_type);

  g_assert_null (mst_liaison_hand_over (self->fixture.store, DAY, handovers, n, &error));
  g_assert_error (error, MST_ERROR, (gint) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” doesn't say “%s”", error->message, part);
  g_assert_cmpint (fixture_count (&self->fixture, &mst_liaison_type), ==, n_pairs);
  g_assert_false (mst_store_in_group (self->fixture.store));
}

static gint64
get_unit (World *self, guint place)
{
  g_autoptr (MstLiaisonDay) day = read_day (self);

  return mst_liaison_day_get_unit (day, self->places[place]);
}

static void
test_weigh (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonDay) day = NULL;
  g_autofree char *words = NULL;
  MstLiaisonHandover handover;

  world_add_pair (self, 1, 1, "since=2026-01-01");
  world_add_pair (self, 3, 0, "since=2026-01-01");
  /* Later ones are no load yet. */
  world_add_pair (self, 2, 2, "since=2026-09-01");
  day = read_day (self);
  g_assert_cmpstr (mst_liaison_day_get_iso (day), ==, DAY);

  handover = weigh (self, day, 1, 0);
  g_assert_cmpint (handover.before, ==, self->units[1]);
  g_assert_cmpint (handover.distance, ==, self->step);
  g_assert_cmpint (handover.before_distance, ==, 0);
  g_assert_cmpuint (handover.rank, ==, 2);
  g_assert_cmpuint (handover.n_units, ==, N_UNITS);
  g_assert_cmpuint (handover.load, ==, 2);
  g_assert_cmpint (handover.capacity, ==, 2);
  g_assert_cmpuint (handover.load_before, ==, 0);
  g_assert_null (handover.until);
  g_assert_cmpint (handover.state, ==, MST_HANDOVER_POSSIBLE);
  words = mst_liaison_handover_tell (&handover);
  g_assert_nonnull (strstr (words, "number 2 of 3 by distance"));
  g_assert_nonnull (strstr (words, "2 of 2 places"));
  g_assert_nonnull (strstr (words, "instead of “乙局” (0 m)"));

  handover = weigh (self, day, 2, 2);
  g_assert_cmpuint (handover.load, ==, 1);
  g_assert_cmpstr (handover.until, ==, "2026-09-01");
  g_assert_cmpint (weigh (self, day, 0, 1).state, ==, MST_HANDOVER_FULL);
  g_assert_cmpint (weigh (self, day, 1, 1).state, ==, MST_HANDOVER_SAME);
  g_assert_false (mst_liaison_day_weigh (day, self->places[0], 99999, &handover));
  g_assert_false (mst_liaison_day_weigh (day, 99999, self->units[0], &handover));
}

/* The list ranks as single ones do. */
static void
test_list (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonDay) day = read_day (self);
  g_autoptr (GArray) units = mst_liaison_day_list_handovers (day, 0);

  for (guint place = 0; place < N_PLACES; place++)
    {
      g_autoptr (GArray) list = mst_liaison_day_list_handovers (day, self->places[place]);

      g_assert_cmpuint (list->len, ==, N_UNITS);
      for (guint i = 0; i < list->len; i++)
        {
          const MstLiaisonHandover *listed = &g_array_index (list, MstLiaisonHandover, i);
          MstLiaisonHandover weighed;

          g_assert_true (mst_liaison_day_weigh (day, self->places[place], listed->unit, &weighed));
          g_assert_cmpuint (listed->rank, ==, i + 1);
          g_assert_cmpuint (weighed.rank, ==, listed->rank);
          g_assert_cmpint (weighed.distance, ==, listed->distance);
          g_assert_cmpuint (weighed.load, ==, listed->load);
        }
    }
  g_assert_cmpuint (units->len, ==, N_UNITS);
  g_assert_cmpuint (g_array_index (units, MstLiaisonHandover, 0).load, ==, 0);
}

static void
test_give (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonDay) day = NULL;
  g_autoptr (MstRecord) released = NULL;
  g_autoptr (MstRecord) begun = NULL;
  g_autoptr (GError) error = NULL;
  MstLiaisonHandover handover;

  /* It was to be released in August, and the other takes its place until then. */
  world_add_pair (self, 0, 1, "since=2026-01-01|ended=2026-08-01");
  day = read_day (self);
  handover = weigh (self, day, 0, 0);
  hand_over (self, &handover, 1);
  released = world_get_pair (self, "乙局 → 1号院");
  g_assert_cmpstr (mst_record_get (released, "ended"), ==, DAY);
  begun = world_get_pair (self, "甲局 → 1号院");
  g_assert_cmpstr (mst_record_get (begun, "since"), ==, DAY);
  g_assert_cmpstr (mst_record_get (begun, "ended"), ==, "2026-08-01");
  g_assert_cmpint (get_unit (self, 0), ==, self->units[0]);
  test_file_assert_clean (self->fixture.store);

  g_assert_true (mst_store_undo (self->fixture.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_unit (self, 0), ==, self->units[1]);
}

/* One that began on the very day never was; a place without any gets one. */
static void
test_give_anew (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonDay) day = NULL;
  MstLiaisonHandover handover;

  world_add_pair (self, 0, 1, "since=" DAY);
  day = read_day (self);
  handover = weigh (self, day, 0, 0);
  hand_over (self, &handover, 1);
  g_assert_cmpint (fixture_count (&self->fixture, &mst_liaison_type), ==, 1);
  handover = weigh (self, day, 3, 2);
  g_assert_cmpint (handover.before, ==, 0);
  hand_over (self, &handover, 1);
  g_assert_cmpint (get_unit (self, 3), ==, self->units[2]);
}

static void
test_refused (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonDay) day = NULL;
  g_autoptr (GError) error = NULL;
  MstLiaisonHandover handover;

  world_add_pair (self, 1, 1, "since=2026-01-01");
  day = read_day (self);
  handover = weigh (self, day, 0, 1);
  assert_refused (self, &handover, 1, MST_ERROR_INPUT, "can carry 1 places and has 1");
  handover = weigh (self, day, 1, 1);
  assert_refused (self, &handover, 1, MST_ERROR_INPUT, "already");

  /* What the day doesn't show, the door still refuses: full from May on. */
  world_add_pair (self, 2, 0, "since=2026-05-01");
  world_add_pair (self, 3, 0, "since=2026-05-01");
  handover = weigh (self, day, 0, 0);
  assert_refused (self, &handover, 1, MST_ERROR_INPUT, "2026-05-01");

  /* Somebody else was quicker. */
  handover = weigh (self, day, 1, 2);
  hand_over (self, &handover, 1);
  assert_refused (self, &handover, 1, MST_ERROR_STALE, "2号院");
  g_assert_null (mst_liaison_day_read (self->fixture.store, "someday", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
}

/* The rules that plans keep to hold for the hand as well. */
static void
test_rules (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonDay) day = NULL;
  g_autofree char *refusal = NULL;
  MstLiaisonHandover handover;
  gint64 lock;

  world_add_pair (self, 0, 0, "since=2026-01-01");
  mst_store_set_user (self->fixture.store, "王岩");
  lock = world_add (self, &mst_planning_rule_type,
                    "kind=%d|since=2026-01-01|document=东组〔2026〕3号|area=%" G_GINT64_FORMAT
                    "|unit=%" G_GINT64_FORMAT,
                    MST_LIAISON_RULE_LOCK, self->places[0], self->units[0]);
  mst_store_set_user (self->fixture.store, "李江");
  world_add (self, &mst_planning_rule_type,
             "kind=%d|since=2026-01-01|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT,
             MST_LIAISON_RULE_FORBID, self->places[0], self->units[1]);
  world_add (self, &mst_planning_rule_type,
             "kind=%d|since=2026-01-01|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT,
             MST_LIAISON_RULE_FORBID, self->places[1], self->units[2]);
  day = read_day (self);
  handover = weigh (self, day, 0, 2);
  g_assert_cmpint (handover.state, ==, MST_HANDOVER_LOCKED);
  refusal = mst_liaison_handover_tell_refusal (&handover);
  g_assert_cmpstr (
    refusal, ==,
    "“1号院” is locked to a unit by the rule “甲局 固定包联 1号院” (since 2026-01-01, "
    "东组〔2026〕3号, made by 王岩). Put that rule out of use first.");
  g_assert_cmpint (handover.rule->record, ==, lock);
  assert_refused (self, &handover, 1, MST_ERROR_INPUT, "甲局 固定包联 1号院");
  g_assert_cmpint (weigh (self, day, 0, 0).state, ==, MST_HANDOVER_SAME);
  g_assert_null (weigh (self, day, 0, 0).rule);
  g_assert_cmpint (weigh (self, day, 1, 2).state, ==, MST_HANDOVER_FORBIDDEN);
  g_assert_cmpstr (weigh (self, day, 1, 2).rule->title, ==, "丙局 不得包联 2号院");
  g_assert_cmpint (weigh (self, day, 1, 1).state, ==, MST_HANDOVER_POSSIBLE);
}

/* One that must serve places gives none away, but may swap; and a rule that comes meanwhile holds too. */
static void
test_later_rules (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonDay) day = NULL;
  g_autoptr (MstLiaisonDay) then = NULL;
  g_autoptr (GError) error = NULL;
  MstLiaisonHandover handover, swap[2];

  world_add_pair (self, 0, 0, "since=2026-01-01");
  world_add_pair (self, 1, 1, "since=2026-01-01");
  day = read_day (self);
  handover = weigh (self, day, 0, 2);
  g_assert_cmpint (handover.state, ==, MST_HANDOVER_POSSIBLE);
  world_add (self, &mst_planning_rule_type,
             "kind=%d|since=2026-01-01|number=1|unit=%" G_GINT64_FORMAT, MST_LIAISON_RULE_AT_LEAST,
             self->units[0]);
  assert_refused (self, &handover, 1, MST_ERROR_INPUT, "“甲局” serves at least 1 places");
  then = read_day (self);
  g_assert_cmpint (weigh (self, then, 0, 2).state, ==, MST_HANDOVER_TOO_FEW);
  g_assert_true (mst_liaison_day_weigh_swap (then, self->places[0], self->places[1], swap, &error));
  g_assert_no_error (error);
  hand_over (self, swap, 2);
  g_assert_cmpint (get_unit (self, 1), ==, self->units[0]);
  world_add (self, &mst_planning_rule_type,
             "kind=%d|since=2026-01-01|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT,
             MST_LIAISON_RULE_FORBID, self->places[2], self->units[2]);
  handover = weigh (self, then, 2, 2);
  assert_refused (self, &handover, 1, MST_ERROR_INPUT, "does not get “丙局”");
}

/* With whom a place could swap: what brings both nearer first, what a rule keeps apart last. */
static void
test_swaps (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonDay) day = NULL;
  g_autoptr (MstLiaisonDay) then = NULL;
  g_autoptr (GArray) swaps = NULL;
  g_autoptr (GArray) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *extra = NULL;
  g_autofree char *refusal = NULL;
  g_autofree char *words = NULL;
  const MstLiaisonSwap *swap;

  world_add_pair (self, 0, 1, "since=2026-01-01");
  world_add_pair (self, 1, 0, "since=2026-01-01");
  world_add_pair (self, 3, 2, "since=2026-01-01");
  day = read_day (self);
  swaps = mst_liaison_day_list_swaps (day, self->places[0], NULL);
  g_assert_cmpuint (swaps->len, ==, 2);
  swap = &g_array_index (swaps, MstLiaisonSwap, 0);
  g_assert_cmpint (swap->handovers[1].place, ==, self->places[1]);
  g_assert_cmpint (swap->handovers[0].unit, ==, self->units[0]);
  g_assert_true (swap->is_measured);
  g_assert_cmpint (swap->extra, ==, -2 * self->step);
  words = mst_liaison_swap_tell (swap->handovers, DAY);
  g_assert_nonnull (strstr (words, "m less"));
  g_assert_cmpint (g_array_index (swaps, MstLiaisonSwap, 1).extra, >, swap->extra);
  extra = mst_liaison_swap_tell_extra (swap);
  g_assert_true (g_str_has_prefix (extra, "−"));
  g_assert_null (mst_liaison_day_list_swaps (day, self->places[2], &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);

  world_add (self, &mst_planning_rule_type,
             "kind=%d|since=2026-01-01|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT,
             MST_LIAISON_RULE_FORBID, self->places[1], self->units[1]);
  then = read_day (self);
  later = mst_liaison_day_list_swaps (then, self->places[0], NULL);
  swap = &g_array_index (later, MstLiaisonSwap, 1);
  g_assert_cmpint (swap->handovers[1].place, ==, self->places[1]);
  refusal = mst_liaison_swap_tell_refusal (swap->handovers);
  g_assert_nonnull (strstr (refusal, "乙局 不得包联 2号院"));
}

static gint64
add_person (World *self, const char *name, gint64 area, guint unit)
{
  return world_add (self, &mst_person_type,
                    "name=%s|class=3|area=%" G_GINT64_FORMAT "|unit=%" G_GINT64_FORMAT, name, area,
                    self->units[unit]);
}

/* Whom the unit's other pairs name leads here too, unless the officer says otherwise; nobody of elsewhere. */
static void
test_leader (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "多福巷社区");
  gint64 area = mst_record_get_id (community);
  gint64 usual = add_person (self, "王伟", area, 0);
  gint64 other = add_person (self, "李娜", area, 0);
  gint64 stranger = add_person (self, "张敏", area, 1);
  g_autofree char *led = g_strdup_printf ("since=2026-01-01|person=%" G_GINT64_FORMAT, usual);
  const struct
  {
    gboolean names;
    gint64 leader;
  } cases[] = { { FALSE, usual }, { TRUE, other }, { TRUE, 0 } };
  g_autoptr (MstLiaisonDay) day = NULL;
  g_autoptr (GError) error = NULL;
  MstLiaisonHandover handover;

  world_add_pair (self, 1, 0, led);
  day = read_day (self);
  g_assert_true (mst_liaison_day_weigh (day, self->places[0], self->units[0], &handover));
  g_assert_cmpint (handover.leader, ==, usual);
  g_assert_cmpstr (handover.leader_name, ==, "王伟");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstRecord) begun = NULL;

      handover.names_leader = cases[i].names;
      handover.leader = cases[i].names ? cases[i].leader : 0;
      hand_over (self, &handover, 1);
      begun = world_get_pair (self, "甲局 → 1号院");
      g_assert_cmpint (mst_record_get_integer (begun, "person"), ==, cases[i].leader);
      g_assert_true (mst_store_undo (self->fixture.store, &error));
      g_assert_no_error (error);
    }

  handover.names_leader = TRUE;
  handover.leader = stranger;
  g_assert_null (mst_liaison_hand_over (self->fixture.store, DAY, &handover, 1, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "“张敏” is of “乙局”"));
  g_assert_cmpint (get_unit (self, 0), ==, 0);
}

/* Both carry all they can, and the leader comes along. */
static void
test_swap (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "多福巷社区");
  gint64 leader = add_person (self, "王伟", mst_record_get_id (community), 1);
  g_autofree char *led = g_strdup_printf ("since=2026-01-01|person=%" G_GINT64_FORMAT, leader);
  g_autoptr (MstLiaisonDay) day = NULL;
  g_autoptr (MstRecord) begun = NULL;
  g_autoptr (GError) error = NULL;
  MstLiaisonHandover swap[2];

  world_add_pair (self, 0, 1, led);
  world_add_pair (self, 1, 0, "since=2026-01-01");
  world_add_pair (self, 2, 0, "since=2026-01-01");
  day = read_day (self);
  g_assert_true (mst_liaison_day_weigh_swap (day, self->places[0], self->places[1], swap, &error));
  g_assert_no_error (error);
  g_assert_cmpint (swap[0].unit, ==, self->units[0]);
  g_assert_cmpint (swap[0].before_distance, ==, self->step);
  g_assert_cmpint (swap[0].distance, ==, 0);
  g_assert_cmpuint (swap[0].load, ==, 2);
  g_assert_cmpint (swap[1].unit, ==, self->units[1]);
  g_assert_cmpint (swap[1].state, ==, MST_HANDOVER_POSSIBLE);
  hand_over (self, swap, 2);
  g_assert_cmpint (get_unit (self, 0), ==, self->units[0]);
  g_assert_cmpint (get_unit (self, 1), ==, self->units[1]);
  begun = world_get_pair (self, "乙局 → 2号院");
  g_assert_cmpint (mst_record_get_integer (begun, "person"), ==, leader);
  g_assert_true (mst_store_undo (self->fixture.store, &error));
  g_assert_cmpint (get_unit (self, 0), ==, self->units[1]);
  g_assert_cmpint (get_unit (self, 1), ==, self->units[0]);

  g_assert_false (mst_liaison_day_weigh_swap (day, self->places[1], self->places[2], swap, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_false (mst_liaison_day_weigh_swap (day, self->places[0], self->places[3], swap, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
}

int
main (int argc, char **argv)
{
  static const WorldTest tests[] = {
    { "/liaison-handover/weigh", test_weigh },
    { "/liaison-handover/list", test_list },
    { "/liaison-handover/give", test_give },
    { "/liaison-handover/give-anew", test_give_anew },
    { "/liaison-handover/refused", test_refused },
    { "/liaison-handover/rules", test_rules },
    { "/liaison-handover/later-rules", test_later_rules },
    { "/liaison-handover/leader", test_leader },
    { "/liaison-handover/swaps", test_swaps },
    { "/liaison-handover/swap", test_swap },
  };

  world_add_tests (argc, argv, tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
