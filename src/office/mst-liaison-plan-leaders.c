/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who leads in the new pairs of a liaison plan: whom the officer names, the leader of the unit's other
 * pairs, or, where that is asked for, the one of the unit's people whose post or rank leads. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include "mst-query.h"

#include <string.h>

/** Standing: how much speaks for one of a unit's people; more is better. */
typedef enum
{
  STANDING_NONE,
  STANDING_DEPUTY_RANK,
  STANDING_DEPUTY,
  STANDING_HEAD_RANK,
  STANDING_HEAD,
} Standing;

/** Candidate: the best so far of a unit. @n_led: pairs of the unit on the day. */
typedef struct
{
  gint64 person;
  char *name;
  guint n_led;
  Standing standing;
  int rank;
} Candidate;

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->name);
}

/* --- post and rank --- */

/* Of the parts of a unit. */
static const char *const minor_heads[] = { "科长",   "股长",   "班长",     "组长",   "室主任",
                                           "办主任", "科主任", "中心主任", "部主任", "办公室主任" };
static const char *const heads[] = { "书记", "局长", "主任", "院长",   "校长", "园长",   "主席",
                                     "会长", "行长", "经理", "董事长", "站长", "所长",   "馆长",
                                     "台长", "社长", "处长", "部长",   "队长", "理事长", "负责人" };

/* What leads nobody, though it sounds so: ranks, titles, callings. */
static const char *const no_heads[] = { "主任科员", "主任医师", "主任护师", "主任药师",
                                        "主任技师", "主任法医", "主任记者", "主任编辑",
                                        "主任检验", "班主任",   "书记员",   "客户经理" };

static gboolean
names_any (const char *text, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static Standing
judge_post (const char *text)
{
  Standing standing = STANDING_NONE;

  if (names_any (text, minor_heads, G_N_ELEMENTS (minor_heads))
      || names_any (text, no_heads, G_N_ELEMENTS (no_heads)))
    return STANDING_NONE;
  if (names_any (text, heads, G_N_ELEMENTS (heads)))
    standing = STANDING_HEAD;
  if (standing == STANDING_HEAD
      && (strstr (text, "副") != NULL || strstr (text, "助理") != NULL
          || strstr (text, "秘书") != NULL))
    standing = STANDING_DEPUTY;
  return standing;
}

/* A person may have several posts: "党组书记、副局长". */
static Standing
judge_posts (const char *position)
{
  g_auto (GStrv) posts = position != NULL ? g_strsplit_set (position, ",; /", -1) : NULL;
  Standing best = STANDING_NONE;

  for (guint i = 0; posts != NULL && posts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (posts[i], "、", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        best = MAX (best, judge_post (parts[j]));
    }
  return best;
}

/* The ranks of leading posts among the codes. */
static Standing
judge_rank (const char *rank)
{
  static const char *const head_ranks[] = { "11", "21", "31" };
  static const char *const deputy_ranks[] = { "13", "24", "34" };

  for (guint i = 0; rank != NULL && i < G_N_ELEMENTS (head_ranks); i++)
    {
      if (strcmp (rank, head_ranks[i]) == 0)
        return STANDING_HEAD_RANK;
      if (strcmp (rank, deputy_ranks[i]) == 0)
        return STANDING_DEPUTY_RANK;
    }
  return STANDING_NONE;
}

/* --- the best of a unit --- */

static guint
count_led (const MstLiaisonUnit *unit, gint64 person)
{
  guint n = 0;

  for (guint i = 0; i < unit->led->len; i++)
    n += g_array_index (unit->led, gint64, i) == person;
  return n;
}

static gboolean
is_better (const Candidate *a, const Candidate *b)
{
  if (b->person == 0)
    return TRUE;
  if (a->n_led != b->n_led)
    return a->n_led > b->n_led;
  if (a->standing != b->standing)
    return a->standing > b->standing;
  if (a->rank != b->rank)
    return a->rank < b->rank;
  return a->person < b->person;
}

/** Finding: @best: Candidate by unit number. */
typedef struct
{
  MstLiaisonDistrict *district;
  GArray *best;
} Finding;

static gboolean
weigh (const MstRecord *person, gpointer user_data)
{
  Finding *self = user_data;
  guint number =
    mst_liaison_district_find_unit (self->district, mst_record_get_integer (person, "unit"));
  const char *rank = mst_record_get (person, "rank");
  Candidate candidate = { .person = mst_record_get_id (person) };
  Candidate *best;

  if (number == MST_ASSIGNMENT_NONE || mst_record_get (person, MST_ENDED) != NULL)
    return TRUE;
  candidate.n_led =
    count_led (mst_liaison_district_get_unit (self->district, number), candidate.person);
  candidate.standing = MAX (judge_posts (mst_record_get (person, "position")), judge_rank (rank));
  candidate.rank = rank != NULL ? atoi (rank) : G_MAXINT;
  best = &g_array_index (self->best, Candidate, number);
  if ((candidate.n_led == 0 && candidate.standing == STANDING_NONE)
      || !is_better (&candidate, best))
    return TRUE;
  candidate.name = g_strdup (mst_record_get_title (person));
  g_free (best->name);
  *best = candidate;
  return TRUE;
}

static gboolean
find_among_all (Finding *self, MstStore *store, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  mst_query_set_scope (query, MST_SCOPE_ALL);
  return mst_query_add_condition (query, "unit", MST_OPERATOR_NOT_BLANK, NULL, error)
         && mst_query_set_sort (query, "unit", MST_SORT_VALUE, FALSE, error)
         && mst_query_foreach (query, store, weigh, self, error);
}

/* Only whom all of a unit's pairs name, if he is still of it. */
static gboolean
find_among_leaders (Finding *self, MstStore *store, GError **error)
{
  for (guint i = 0; i < self->district->units->len; i++)
    {
      const MstLiaisonUnit *unit = mst_liaison_district_get_unit (self->district, i);
      gint64 first = unit->led->len > 0 ? g_array_index (unit->led, gint64, 0) : 0;
      g_autoptr (MstRecord) person = NULL;

      if (first == 0 || count_led (unit, first) < unit->led->len)
        continue;
      person = mst_store_get (store, &mst_person_type, first, error);
      if (person == NULL)
        return FALSE;
      if (mst_record_get_integer (person, "unit") == unit->id)
        weigh (person, self);
    }
  return TRUE;
}

/* --- who has left --- */

/* On @day; NULL: with no end in sight. */
static gboolean
is_of_unit (const MstRecord *person, gint64 unit, const char *day)
{
  return person != NULL && mst_record_get_integer (person, "unit") == unit
         && (day != NULL ? mst_record_is_current (person, day)
                         : mst_record_get (person, MST_ENDED) == NULL);
}

static gboolean
find_gone (MstLiaisonDistrict *self, MstStore *store, const char *day, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) people = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const MstLiaisonPlace *place = mst_liaison_district_get_place (self, i);

      if (place->led_by == 0)
        continue;
      g_array_append_val (places, i);
      g_array_append_val (ids, place->led_by);
    }
  people = mst_store_get_many (store, &mst_person_type, (const gint64 *) (gpointer) ids->data,
                               ids->len, error);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      MstLiaisonPlace *place =
        mst_liaison_district_get_place (self, g_array_index (places, guint, i));
      const MstRecord *person = g_ptr_array_index (people, i);

      if (person != NULL
          && !is_of_unit (person, mst_liaison_district_get_unit (self, place->current)->id, day))
        place->gone_leader = g_strdup (mst_record_get_title (person));
    }
  return TRUE;
}

/* --- named by the officer --- */

static gboolean
read_named (MstLiaisonDistrict *self, MstStore *store, const MstLiaisonPlanOptions *options,
            GError **error)
{
  for (guint i = 0; i < options->leaders->len; i++)
    {
      MstLiaisonLeader named = g_array_index (options->leaders, MstLiaisonLeader, i);
      g_autoptr (MstRecord) person = NULL;
      MstLiaisonNamedLeader kept = { named, NULL };

      if (named.person != 0
          && !mst_store_find (store, &mst_person_type, named.person, &person, error))
        return FALSE;
      /* Who has left the unit meanwhile can't lead for it. */
      if (named.person != 0 && !is_of_unit (person, named.unit, NULL))
        continue;
      kept.name = person != NULL ? g_strdup (mst_record_get_title (person)) : NULL;
      g_array_append_val (self->named, kept);
    }
  return TRUE;
}

static void
named_clear (gpointer data)
{
  MstLiaisonNamedLeader *named = data;

  g_free (named->name);
}

gboolean
mst_liaison_district_read_leaders (MstLiaisonDistrict *self, MstStore *store,
                                   const MstLiaisonPlanOptions *options, GError **error)
{
  g_autoptr (GArray) best = g_array_new (FALSE, TRUE, sizeof (Candidate));
  Finding finding = { self, best };

  g_array_set_clear_func (best, candidate_clear);
  g_array_set_size (best, self->units->len);
  self->named = g_array_new (FALSE, FALSE, sizeof (MstLiaisonNamedLeader));
  g_array_set_clear_func (self->named, named_clear);
  if (!find_gone (self, store, options->day, error)
      || !(options->propose_leaders ? find_among_all (&finding, store, error)
                                    : find_among_leaders (&finding, store, error)))
    return FALSE;
  for (guint i = 0; i < self->units->len; i++)
    {
      MstLiaisonUnit *unit = mst_liaison_district_get_unit (self, i);
      Candidate *found = &g_array_index (best, Candidate, i);

      unit->leader = found->person;
      unit->leader_name = g_steal_pointer (&found->name);
    }
  return read_named (self, store, options, error);
}

gboolean
mst_liaison_district_has_named (const MstLiaisonDistrict *self, gint64 place, gint64 unit)
{
  for (guint i = 0; i < self->named->len; i++)
    {
      MstLiaisonLeader leader = g_array_index (self->named, MstLiaisonNamedLeader, i).leader;

      if (leader.place == place && leader.unit == unit)
        return TRUE;
    }
  return FALSE;
}

gint64
mst_liaison_district_get_leader (const MstLiaisonDistrict *self, gint64 place,
                                 const MstLiaisonUnit *unit, const char **name)
{
  for (guint i = self->named->len; i-- > 0;)
    {
      const MstLiaisonNamedLeader *named = &g_array_index (self->named, MstLiaisonNamedLeader, i);

      if (named->leader.place != place || named->leader.unit != unit->id)
        continue;
      *name = named->name;
      return named->leader.person;
    }
  *name = unit->leader_name;
  return unit->leader;
}
