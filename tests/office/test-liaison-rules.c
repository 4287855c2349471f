/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Liaison plans that keep to the rules of the file, name leaders, and are compared. */
#include "config.h"

#include "liaison-fixture.h"

#include "mst-edit.h"

#include <string.h>

#define ID "%" G_GINT64_FORMAT

static gint64
keep (World *self, MstLiaisonRuleKind kind, gint64 place, gint64 unit, const char *more)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_printf (line, "kind=%d|%s", kind, more);
  if (place != 0)
    g_string_append_printf (line, "|area=" ID, place);
  if (unit != 0)
    g_string_append_printf (line, "|unit=" ID, unit);
  return world_add (self, &mst_planning_rule_type, "%s", line->str);
}

static void
assert_says (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” says nothing of “%s”", text, part);
}

static gint64
count_groups (World *self)
{
  return mst_store_count_groups (self->fixture.store, NULL, NULL);
}

static gint64
count_rules (World *self, const char *day)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_planning_rule_type);

  mst_query_set_as_of (query, day);
  return mst_query_count (query, self->fixture.store, NULL);
}

/* --- rules --- */

static void
test_kept (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = NULL;
  const MstLiaisonPlanEntry *locked, *closed;

  /* Without any it is "abcc". */
  keep (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[2], "since=2026-01-01");
  keep (self, MST_LIAISON_RULE_CLOSED, self->places[3], 0, "since=2026-01-01");
  keep (self, MST_LIAISON_RULE_FORBID, self->places[1], self->units[1], "since=2026-01-01");
  made = world_plan (self);
  world_assert_units (self, made, "cac.");
  locked = mst_liaison_plan_find (made, self->places[0]);
  g_assert_true (locked->is_locked);
  assert_says (locked->reason, "丙局 固定包联 1号院");
  closed = mst_liaison_plan_find (made, self->places[3]);
  g_assert_cmpint (closed->outcome, ==, MST_LIAISON_ENDED);
  assert_says (closed->reason, "4号院 免包");
  assert_says (mst_liaison_plan_find (made, self->places[1])->reason, "乙局 不得包联 2号院");
  g_assert_true (mst_liaison_plan_has_rule (
    made, (MstLiaisonRule){ MST_LIAISON_RULE_LOCK, self->places[0], self->units[2], 0 }));
}

static void
test_limits (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) elsewhere = fixture_get (&self->fixture, &mst_area_type, "景山街道");
  g_autoptr (MstRecord) here = fixture_get (&self->fixture, &mst_area_type, "东华门街道");
  g_autoptr (MstLiaisonPlan) off = NULL;
  g_autoptr (MstLiaisonPlan) on = NULL;
  g_autoptr (MstLiaisonPlan) preferred = NULL;

  keep (self, MST_LIAISON_RULE_WITHIN, mst_record_get_id (elsewhere), self->units[1],
        "since=2026-01-01");
  off = world_plan (self);
  world_assert_units (self, off, "aacc");
  assert_says (mst_liaison_plan_find (off, self->places[1])->reason, "乙局 限于 景山街道");
  /* Of several areas any will do. */
  keep (self, MST_LIAISON_RULE_WITHIN, mst_record_get_id (here), self->units[1],
        "since=2026-01-01");
  keep (self, MST_LIAISON_RULE_AT_LEAST, 0, self->units[1], "number=1|since=2026-01-01");
  on = world_plan (self);
  world_assert_units (self, on, "abcc");
  self->options->preference = 3 * self->step;
  keep (self, MST_LIAISON_RULE_PREFER, self->places[2], self->units[1], "since=2026-01-01");
  preferred = world_plan (self);
  world_assert_units (self, preferred, "aabc");
  assert_says (mst_liaison_plan_find (preferred, self->places[2])->reason, "乙局 优先包联 3号院");
}

/* Only those of the day. */
static void
test_day (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstLiaisonPlan) later = NULL;

  keep (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[2],
        "since=2026-01-01|ended=" DAY);
  keep (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[1], "since=2026-03-02");
  made = world_plan (self);
  world_assert_units (self, made, "abcc");
  g_assert_cmpuint (mst_liaison_plan_get_rules (made)->len, ==, 0);
  mst_liaison_plan_options_set_day (self->options, "2026-03-02");
  later = world_plan (self);
  g_assert_cmpint (mst_liaison_plan_find (later, self->places[0])->unit, ==, self->units[1]);
}

/* What is said for a plan comes on top, and what is left aside doesn't count. */
static void
test_on_top (World *self, gconstpointer data)
{
  gint64 lock =
    keep (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[2], "since=2026-01-01");
  g_autoptr (MstLiaisonPlan) over = NULL;
  g_autoptr (MstLiaisonPlan) left = NULL;
  g_autoptr (GArray) rules = NULL;

  world_add_rule (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[1], 0);
  over = world_plan (self);
  g_assert_cmpint (mst_liaison_plan_find (over, self->places[0])->unit, ==, self->units[1]);
  rules = mst_liaison_plan_list_rules (self->fixture.store, self->options, NULL);
  g_assert_cmpuint (rules->len, ==, 2);
  g_assert_cmpint (g_array_index (rules, MstLiaisonHeldRule, 0).state, ==,
                   MST_LIAISON_RULE_OVERRULED);
  g_assert_cmpint (g_array_index (rules, MstLiaisonHeldRule, 0).record, ==, lock);
  g_assert_cmpint (g_array_index (rules, MstLiaisonHeldRule, 1).state, ==, MST_LIAISON_RULE_SAID);

  mst_liaison_plan_options_want (
    self->options, rules,
    (MstLiaisonRule){ MST_LIAISON_RULE_LOCK, self->places[0], self->units[1], 0 }, FALSE);
  mst_liaison_plan_options_leave (self->options, lock, TRUE);
  left = world_plan (self);
  world_assert_units (self, left, "abcc");
}

/* A limit that the file has already is no other one, whichever stands first. */
static void
test_same_limit (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) elsewhere = fixture_get (&self->fixture, &mst_area_type, "景山街道");
  g_autoptr (MstRecord) here = fixture_get (&self->fixture, &mst_area_type, "东华门街道");
  const gint64 areas[] = { mst_record_get_id (elsewhere), mst_record_get_id (here) };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    keep (self, MST_LIAISON_RULE_WITHIN, areas[i], self->units[1], "since=2026-01-01");
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      MstLiaisonRule said = { MST_LIAISON_RULE_WITHIN, areas[i], self->units[1], 0 };
      g_autoptr (GArray) rules = NULL;

      mst_liaison_plan_options_add_rule (self->options, said);
      rules = mst_liaison_plan_list_rules (self->fixture.store, self->options, NULL);
      g_assert_cmpuint (rules->len, ==, 2);
      for (guint j = 0; j < rules->len; j++)
        g_assert_cmpint (g_array_index (rules, MstLiaisonHeldRule, j).state, ==,
                         MST_LIAISON_RULE_KEPT);
      mst_liaison_plan_options_remove_rule (self->options, said);
    }
}

/* Wanted and wanted no more: said, unsaid, left and kept to again. */
static void
test_want (World *self, gconstpointer data)
{
  MstLiaisonRule forbid = { MST_LIAISON_RULE_FORBID, self->places[0], self->units[0], 0 };
  MstLiaisonRule lock = { MST_LIAISON_RULE_LOCK, self->places[0], self->units[0], 0 };
  gint64 kept =
    keep (self, MST_LIAISON_RULE_FORBID, self->places[0], self->units[0], "since=2026-01-01");
  g_autoptr (GArray) held = mst_liaison_plan_list_rules (self->fixture.store, self->options, NULL);
  g_autoptr (GArray) then = NULL;

  mst_liaison_plan_options_want (self->options, held, forbid, TRUE);
  g_assert_cmpuint (self->options->rules->len, ==, 0);
  mst_liaison_plan_options_want (self->options, held, forbid, FALSE);
  g_assert_true (mst_liaison_plan_options_leaves (self->options, kept));
  then = mst_liaison_plan_list_rules (self->fixture.store, self->options, NULL);
  mst_liaison_plan_options_want (self->options, then, forbid, TRUE);
  g_assert_false (mst_liaison_plan_options_leaves (self->options, kept));
  g_assert_cmpuint (self->options->rules->len, ==, 0);
  /* The later of two that contradict holds. */
  mst_liaison_plan_options_want (self->options, NULL, lock, TRUE);
  lock.unit = self->units[1];
  mst_liaison_plan_options_want (self->options, NULL, lock, TRUE);
  g_assert_cmpuint (self->options->rules->len, ==, 1);
  g_assert_cmpint (g_array_index (self->options->rules, MstLiaisonRule, 0).unit, ==, lock.unit);
}

static void
test_no_plan (World *self, gconstpointer data)
{
  g_autoptr (MstRecord) elsewhere = fixture_get (&self->fixture, &mst_area_type, "景山街道");
  g_autoptr (MstRecord) unit = NULL;

  /* Five places less the two of the south, for four. */
  keep (self, MST_LIAISON_RULE_WITHIN, mst_record_get_id (elsewhere), self->units[2],
        "since=2026-01-01");
  world_assert_no_plan (self, MST_ERROR_NO_SOLUTION, "丙局 限于 景山街道");
  g_assert_true (mst_store_undo (self->fixture.store, NULL));
  keep (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[1], "since=2026-01-01");
  unit = mst_store_get (self->fixture.store, &mst_unit_type, self->units[1], NULL);
  mst_record_set (unit, "ended", "2026-02-01");
  g_free (mst_edit_save (self->fixture.store, unit, NULL));
  world_assert_no_plan (self, MST_ERROR_NO_SOLUTION, "乙局 固定包联 1号院");
  /* A unit that is withdrawn for one plan is free of what fixes it. */
  world_add_rule (self, MST_LIAISON_RULE_WITHDRAWN, 0, self->units[1], 0);
  mst_liaison_plan_unref (world_plan (self));
}

static void
test_keep_rules (World *self, gconstpointer data)
{
  gint64 n_groups;
  gint64 old =
    keep (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[2], "since=2026-01-01");
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr (MstRecord) ended = NULL;
  g_autoptr (GArray) rules = NULL;
  MstLiaisonPlanWriting writing = { .document = "东组〔2026〕3号", .reason = "区委文件" };

  world_add_rule (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[1], 0);
  world_add_rule (self, MST_LIAISON_RULE_WITHDRAWN, 0, self->units[0], 0);
  n_groups = count_groups (self);
  done = mst_liaison_plan_keep_rules (self->fixture.store, self->options, &writing, &error);
  g_assert_no_error (error);
  g_assert_nonnull (done);
  g_assert_cmpint (count_groups (self), ==, n_groups + 1);
  ended = mst_store_get (self->fixture.store, &mst_planning_rule_type, old, NULL);
  g_assert_cmpstr (mst_record_get (ended, "ended"), ==, DAY);
  g_assert_cmpint (count_rules (self, "2026-02-28"), ==, 1);
  g_assert_cmpint (count_rules (self, DAY), ==, 1);
  rules = mst_liaison_plan_list_rules (self->fixture.store, self->options, &error);
  g_assert_cmpstr (g_array_index (rules, MstLiaisonHeldRule, 0).document, ==, writing.document);
  g_assert_cmpstr (g_array_index (rules, MstLiaisonHeldRule, 0).reason, ==, writing.reason);
  nothing = mst_liaison_plan_keep_rules (self->fixture.store, self->options, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (nothing);
  g_assert_true (mst_store_undo (self->fixture.store, NULL));
  g_assert_cmpint (count_rules (self, DAY), ==, 1);
  g_clear_pointer (&ended, mst_record_unref);
  ended = mst_store_get (self->fixture.store, &mst_planning_rule_type, old, NULL);
  g_assert_null (mst_record_get (ended, "ended"));
}

/* Pairs and rules are one step; a rule that came meanwhile is a reason to look again. */
static void
test_apply (World *self, gconstpointer data)
{
  MstLiaisonPlanWriting writing = { .reason = "就近", .keep_rules = TRUE };
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstLiaisonPlan) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gint64 n_groups;

  world_add_rule (self, MST_LIAISON_RULE_FORBID, self->places[1], self->units[1], 0);
  made = world_plan (self);
  n_groups = count_groups (self);
  sentence = mst_liaison_plan_apply (self->fixture.store, made, &writing, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_groups (self), ==, n_groups + 1);
  g_assert_cmpint (count_rules (self, DAY), ==, 1);
  g_assert_cmpint (fixture_count (&self->fixture, &mst_liaison_type), ==, 4);
  g_assert_true (mst_store_undo (self->fixture.store, NULL));
  g_assert_cmpint (count_rules (self, DAY), ==, 0);
  g_assert_cmpint (fixture_count (&self->fixture, &mst_liaison_type), ==, 0);

  again = world_plan (self);
  keep (self, MST_LIAISON_RULE_LOCK, self->places[0], self->units[2], "since=2026-01-01");
  g_assert_null (mst_liaison_plan_apply (self->fixture.store, again, &writing, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
}

/* --- any unit --- */

static void
test_any_unit (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) made = NULL;
  g_autoptr (MstLiaisonExplanation) few = NULL;
  g_autoptr (MstLiaisonExplanation) more = NULL;
  g_autofree char *forbidden = NULL;

  keep (self, MST_LIAISON_RULE_FORBID, self->places[1], self->units[0], "since=2026-01-01");
  made = world_plan (self);
  few = mst_liaison_plan_explain (made, self->places[0], 1, 0);
  g_assert_cmpuint (few->choices->len, ==, 1);
  more = mst_liaison_plan_explain (made, self->places[0], 1, self->units[2]);
  g_assert_cmpuint (more->choices->len, ==, 2);
  g_assert_cmpint (g_array_index (more->choices, MstLiaisonChoice, 1).unit, ==, self->units[2]);
  g_assert_cmpint (g_array_index (more->choices, MstLiaisonChoice, 1).distance, ==, 3 * self->step);
  g_assert_null (mst_liaison_plan_tell_impossible (made, self->places[0], self->units[2]));
  forbidden = mst_liaison_plan_tell_impossible (made, self->places[1], self->units[0]);
  assert_says (forbidden, "甲局 不得包联 2号院");
}

/* --- leaders --- */

static gint64
add_person (World *self, const char *name, guint unit, const char *more)
{
  g_autoptr (MstRecord) community = fixture_get (&self->fixture, &mst_area_type, "多福巷社区");

  return world_add (self, &mst_person_type, "name=%s|class=2|area=" ID "|unit=" ID "%s", name,
                    mst_record_get_id (community), self->units[unit], more);
}

static void
assert_leader (const MstLiaisonPlan *made, gint64 place, const char *name)
{
  g_assert_cmpstr (mst_liaison_plan_find (made, place)->leader_name, ==, name);
}

static void
test_leaders (World *self, gconstpointer data)
{
  gint64 deputy, stranger;
  g_autoptr (MstLiaisonPlan) silent = NULL;
  g_autoptr (MstLiaisonPlan) proposed = NULL;
  g_autoptr (MstLiaisonPlan) led = NULL;
  g_autoptr (MstLiaisonPlan) named = NULL;
  g_autoptr (MstRecord) pair = NULL;

  add_person (self, "王伟", 0, "|position=办公室主任");
  add_person (self, "李芳", 0, "|position=党组成员、副局长");
  add_person (self, "张敏", 0, "|position=党组书记、局长");
  add_person (self, "刘洋", 1, "|rank=34");
  stranger = add_person (self, "陈静", 1, "|rank=31");
  add_person (self, "赵磊", 2, "|position=科长");
  add_person (self, "周强", 2, "|position=一级主任科员");
  add_person (self, "吴敏", 2, "|position=书记员");
  deputy = add_person (self, "孙丽", 2, "|position=干部");
  silent = world_plan (self);
  assert_leader (silent, self->places[0], NULL);
  self->options->propose_leaders = TRUE;
  proposed = world_plan (self);
  assert_leader (proposed, self->places[0], "张敏");
  assert_leader (proposed, self->places[1], "陈静");
  assert_leader (proposed, self->places[2], NULL);
  g_assert_cmpuint (mst_liaison_plan_get_figures (proposed)->n_unled, ==, 2);

  /* Who leads already goes first, whatever his post. */
  {
    g_autofree char *more = g_strdup_printf ("since=2026-01-01|person=" ID, deputy);

    world_add_pair (self, 3, 2, more);
  }
  led = world_plan (self);
  assert_leader (led, self->places[2], "孙丽");
  g_assert_cmpuint (mst_liaison_plan_get_figures (led)->n_unled, ==, 0);

  /* The officer knows better; but nobody leads for another unit. */
  mst_liaison_plan_options_name_leader (self->options,
                                        (MstLiaisonLeader){ self->places[0], self->units[0], 0 });
  mst_liaison_plan_options_name_leader (
    self->options, (MstLiaisonLeader){ self->places[2], self->units[2], stranger });
  named = world_plan (self);
  assert_leader (named, self->places[0], NULL);
  assert_leader (named, self->places[2], "孙丽");
  world_apply (self, named);
  pair = world_get_pair (self, "丙局 → 3号院");
  g_assert_cmpint (mst_record_get_integer (pair, "person"), ==, deputy);
}

static void
change_person (World *self, gint64 id, const char *field, const char *value)
{
  g_autoptr (MstRecord) person = mst_store_get (self->fixture.store, &mst_person_type, id, NULL);

  mst_record_set (person, field, value);
  g_assert_true (mst_store_begin (self->fixture.store, "edit", "changes", NULL));
  g_assert_true (mst_store_update (self->fixture.store, person, NULL, NULL));
  g_assert_true (mst_store_commit (self->fixture.store, NULL));
}

/* Who will leave with the pair has not left. */
static void
test_leaving_leader (World *self, gconstpointer data)
{
  gint64 leaving = add_person (self, "王伟", 0, "|position=局长");
  g_autofree char *led = g_strdup_printf ("since=2026-01-01|ended=2099-01-01|person=" ID, leaving);
  g_autoptr (MstLiaisonPlan) plan = NULL;

  world_add_pair (self, 0, 0, led);
  change_person (self, leaving, "ended", "2099-01-01");
  plan = world_plan (self);
  g_assert_null (mst_liaison_plan_find (plan, self->places[0])->gone_leader);
}

/* Who leads in a pair that is kept, and has left the unit, is told; another is proposed and written. */
static void
test_gone_leader (World *self, gconstpointer data)
{
  gint64 gone = add_person (self, "王伟", 0, "|position=局长");
  g_autofree char *led = g_strdup_printf ("since=2026-01-01|person=" ID, gone);
  g_autoptr (MstLiaisonPlan) told = NULL;
  g_autoptr (MstLiaisonPlan) proposed = NULL;
  g_autoptr (MstLiaisonPlan) after = NULL;
  g_autofree char *words = NULL;
  const MstLiaisonPlanEntry *entry;
  gint64 heir, n_pairs;

  world_add_pair (self, 0, 0, led);
  heir = add_person (self, "李芳", 0, "|position=副局长");
  change_person (self, gone, "unit", NULL);

  told = world_plan (self);
  entry = mst_liaison_plan_find (told, self->places[0]);
  g_assert_cmpint (entry->outcome, ==, MST_LIAISON_KEPT);
  g_assert_cmpstr (entry->gone_leader, ==, "王伟");
  g_assert_cmpint (entry->leader, ==, 0);
  assert_says (entry->reason, "“王伟” leads here");
  words = mst_liaison_plan_tell (told);
  assert_says (words, "In 1 kept pair the leader is not of the unit any more");

  self->options->propose_leaders = TRUE;
  proposed = world_plan (self);
  assert_leader (proposed, self->places[0], "李芳");
  g_assert_cmpuint (mst_liaison_plan_get_figures (proposed)->n_renewed, ==, 1);
  n_pairs = fixture_count (&self->fixture, &mst_liaison_type);
  world_apply (self, proposed);
  after = world_plan (self);
  g_assert_null (mst_liaison_plan_find (after, self->places[0])->gone_leader);
  g_assert_true (mst_store_undo (self->fixture.store, NULL));
  g_assert_cmpint (fixture_count (&self->fixture, &mst_liaison_type), ==, n_pairs);
  /* The officer names one himself. */
  self->options->propose_leaders = FALSE;
  mst_liaison_plan_options_name_leader (
    self->options, (MstLiaisonLeader){ self->places[0], self->units[0], heir });
  g_clear_pointer (&after, mst_liaison_plan_unref);
  after = world_plan (self);
  assert_leader (after, self->places[0], "李芳");
}

/* --- versions --- */

static void
test_versions (World *self, gconstpointer data)
{
  g_autoptr (MstLiaisonPlan) near = NULL;
  g_autoptr (MstLiaisonPlan) kept = NULL;
  g_autoptr (GArray) between = NULL;
  g_autoptr (GArray) since = NULL;
  g_autoptr (GArray) loads = NULL;
  g_autoptr (MstReportContent) report = NULL;
  g_autoptr (GError) error = NULL;
  MstLiaisonVersion a, b, today;
  MstLiaisonVersionFigures figures;
  const MstLiaisonDifference *difference;

  world_add_pair (self, 1, 0, "since=2026-01-01");
  self->options->keep = 0;
  near = world_plan (self);
  self->options->keep = 2 * self->step;
  kept = world_plan (self);
  world_assert_units (self, near, "abcc");
  world_assert_units (self, kept, "aacc");
  a = (MstLiaisonVersion){ .plan = near, .name = "方案一" };
  b = (MstLiaisonVersion){ .plan = kept, .name = "方案二" };
  today = (MstLiaisonVersion){ .plan = near, .is_before = TRUE, .name = "当日" };

  between = mst_liaison_versions_compare (a, b);
  g_assert_cmpuint (between->len, ==, 1);
  difference = &g_array_index (between, MstLiaisonDifference, 0);
  g_assert_cmpstr (difference->unit_name_a, ==, "乙局");
  g_assert_cmpstr (difference->unit_name_b, ==, "甲局");
  g_assert_cmpint (difference->distance_a, ==, 0);
  g_assert_cmpint (difference->distance_b, ==, self->step);
  since = mst_liaison_versions_compare (today, b);
  g_assert_cmpuint (since->len, ==, 3);

  figures = mst_liaison_version_get_figures (b);
  g_assert_cmpuint (figures.n_places, ==, 4);
  g_assert_cmpuint (figures.n_new, ==, 3);
  g_assert_cmpuint (figures.n_changed, ==, 0);
  g_assert_cmpint (figures.total, ==, 2 * self->step);
  g_assert_cmpint (figures.worst, ==, self->step);
  g_assert_cmpuint (figures.n_units, ==, 2);
  figures = mst_liaison_version_get_figures (today);
  g_assert_cmpuint (figures.n_places, ==, 1);
  g_assert_cmpint (figures.total, ==, self->step);

  loads = mst_liaison_versions_compare_loads (a, b);
  g_assert_cmpuint (loads->len, ==, 2);
  g_assert_cmpuint (g_array_index (loads, MstLiaisonLoad, 0).load_a, ==, 1);
  g_assert_cmpuint (g_array_index (loads, MstLiaisonLoad, 0).load_b, ==, 2);

  report = mst_liaison_versions_report (self->fixture.store, a, b, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mst_report_content_get_n_blocks (report), ==, 3);
  g_assert_cmpint (mst_report_content_count_rows (report, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  static const WorldTest tests[] = {
    { "/liaison-rules/kept", test_kept },
    { "/liaison-rules/limits", test_limits },
    { "/liaison-rules/day", test_day },
    { "/liaison-rules/on-top", test_on_top },
    { "/liaison-rules/same-limit", test_same_limit },
    { "/liaison-rules/want", test_want },
    { "/liaison-rules/no-plan", test_no_plan },
    { "/liaison-rules/keep-rules", test_keep_rules },
    { "/liaison-rules/apply", test_apply },
    { "/liaison-rules/any-unit", test_any_unit },
    { "/liaison-rules/leaders", test_leaders },
    { "/liaison-rules/leaving-leader", test_leaving_leader },
    { "/liaison-rules/gone-leader", test_gone_leader },
    { "/liaison-rules/versions", test_versions },
  };

  world_add_tests (argc, argv, tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
