/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records are taken for one, how surely, and which are not. */

#include "config.h"

#include "office-fixture.h"

#include "mst-different.h"
#include "mst-duplicates.h"
#include "mst-merge.h"
#include "mst-number.h"

#include <string.h>

#define NONE ((MstDuplicateStrength) 0)
#define POSSIBLE MST_DUPLICATE_POSSIBLE
#define LIKELY MST_DUPLICATE_LIKELY
#define CERTAIN MST_DUPLICATE_CERTAIN

static char *man, *near_man, *other_man, *woman, *code, *near_code, *other_code;

/* In lines: %1 a man's number, born 1985-07-01; %2 one that differs in a digit; %3 another man's, born
 * 1990-02-03; %4 a woman's; %5 a credit code, %6 one that differs in a digit, %7 another; %a to %c areas: 银闸社区, 吉祥社区, 东华门街道. */
static char *
fill (const Fixture *fixture, const char *line)
{
  g_autoptr (GString) text = g_string_new (line);
  g_autoptr (MstRecord) community = fixture_get (fixture, &mst_area_type, "银闸社区");
  g_autoptr (MstRecord) other = fixture_get (fixture, &mst_area_type, "吉祥社区");
  g_autoptr (MstRecord) street = fixture_get (fixture, &mst_area_type, "东华门街道");
  const MstRecord *areas[] = { community, other, street };

  g_string_replace (text, "%1", man, 0);
  g_string_replace (text, "%2", near_man, 0);
  g_string_replace (text, "%3", other_man, 0);
  g_string_replace (text, "%4", woman, 0);
  g_string_replace (text, "%5", code, 0);
  g_string_replace (text, "%6", near_code, 0);
  g_string_replace (text, "%7", other_code, 0);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", (int) mst_record_get_id (areas[i]));
      char word[] = { '%', (char) ('a' + i), '\0' };

      g_string_replace (text, word, id, 0);
    }
  return g_strdup (text->str);
}

static gint64
add (const Fixture *fixture, const MstRecordType *type, const char *line)
{
  g_autofree char *whole = fill (fixture, line);

  return fixture_add (fixture, type, whole);
}

static MstDuplicates *
find (const Fixture *fixture, const MstRecordType *type)
{
  g_autoptr (GError) error = NULL;
  MstDuplicates *found = mst_duplicates_find (fixture->store, type, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* --- two records --- */

/** PairCase: @reason: stands in one of the reasons; nullable */
typedef struct
{
  const char *about;
  const MstRecordType *type;
  const char *first, *second;
  MstDuplicateStrength strength;
  const char *reason;
} PairCase;

#define PERSON &mst_person_type
#define WHO "name=张三|class=5|area=%a"
#define HE "name=张三|class=4|area=%b"

static const PairCase people_cases[] = {
  { "name and mobile", PERSON, WHO "|phone=13800000000", HE "|phone=13800000000", CERTAIN,
    "138****0000" },
  { "one of two mobiles", PERSON, WHO "|phone=13800000000", HE "|phone=010-65000000/13800000000",
    CERTAIN, "138****0000" },
  { "name and a telephone of an office", PERSON, WHO "|phone=010-65000000",
    HE "|phone=010-65000000", POSSIBLE, "others may share" },
  { "a telephone of an office and the birth", PERSON, WHO "|phone=010-65000000|birth=1985-07",
    HE "|phone=010-65000000|birth=1985-07-01", LIKELY, "1985-07-01" },
  { "a telephone of an office alone", PERSON, WHO "|phone=010-65000000",
    "name=李四|class=5|area=%a|phone=010-65000000", NONE, NULL },
  { "name and mobile, other numbers", PERSON, WHO "|phone=13800000000|citizen_number=%1",
    HE "|phone=13800000000|citizen_number=%3", POSSIBLE, "another Citizen number" },
  { "name and mobile, another birth", PERSON, WHO "|phone=13800000000|birth=1985-07",
    HE "|phone=13800000000|birth=1986-07", POSSIBLE, "another Born" },
  { "name and mobile, another sex", PERSON, WHO "|phone=13800000000|sex=1",
    HE "|phone=13800000000|sex=2", LIKELY, "another Sex" },
  { "mobile alone", PERSON, WHO "|phone=13800000000", "name=李四|class=5|area=%a|phone=13800000000",
    POSSIBLE, "another Full name" },
  { "mobile and birth", PERSON, WHO "|phone=13800000000|birth=1985-07-01",
    "name=张山峰|class=5|area=%a|phone=13800000000|birth=1985-07-01", LIKELY, NULL },
  { "a mobile of two with other numbers", PERSON, WHO "|phone=13800000000|citizen_number=%1",
    "name=李四|class=5|area=%a|phone=13800000000|citizen_number=%3", NONE, NULL },
  { "a mobile of husband and wife", PERSON, WHO "|phone=13800000000|sex=1",
    "name=李四|class=5|area=%a|phone=13800000000|sex=2", NONE, NULL },
  { "mobile and a name that is read alike", PERSON, "name=李晓燕|class=5|area=%a|phone=13800000000",
    "name=李小燕|class=5|area=%a|phone=13800000000", LIKELY, "read alike" },
  { "name and birth", PERSON, WHO "|birth=1985-07-01", HE "|birth=1985-07-01", LIKELY,
    "1985-07-01" },
  { "name and a month that covers the day", PERSON, WHO "|birth=1985-07", HE "|birth=1985-07-01",
    POSSIBLE, "1985-07 " },
  { "the same in one place", PERSON, WHO "|birth=1985-07",
    "name=张三|class=4|area=%a|birth=1985-07-01", LIKELY, NULL },
  { "name and a year", PERSON, WHO "|birth=1985", HE "|birth=1985-07-01", NONE, NULL },
  { "name and another month", PERSON, WHO "|birth=1985-07", HE "|birth=1985-08", NONE, NULL },
  { "name and the birth a number tells", PERSON, WHO "|citizen_number=%1", HE "|birth=1985-07-01",
    LIKELY, NULL },
  { "name, birth and other numbers", PERSON, WHO "|birth=1985-07|citizen_number=%1",
    HE "|birth=1985-07|citizen_number=%4", NONE, NULL },
  { "name, birth and another sex", PERSON, WHO "|birth=1985-07-01|sex=1",
    HE "|birth=1985-07-01|sex=2", NONE, NULL },
  { "name, birth and mobiles of their own", PERSON, WHO "|birth=1985-07-01|phone=13800000000",
    HE "|birth=1985-07-01|phone=13900000000", POSSIBLE, NULL },
  { "name, birth and workplace", PERSON, WHO "|birth=1985-07-01|workplace=区财政局",
    HE "|birth=1985-07-01|workplace=区财政局", CERTAIN, "区财政局" },
  { "name, month and workplace", PERSON, WHO "|birth=1985-07|workplace=区财政局",
    HE "|birth=1985-07-01|workplace=区财政局", LIKELY, NULL },
  { "name and workplace", PERSON, WHO "|workplace=区财政局", HE "|workplace=区财政局", POSSIBLE,
    "区财政局" },
  { "name, workplace and another birth", PERSON, WHO "|workplace=区财政局|birth=1985-07",
    HE "|workplace=区财政局|birth=1990", NONE, NULL },
  { "name, workplace and other numbers", PERSON, WHO "|workplace=区财政局|citizen_number=%1",
    HE "|workplace=区财政局|citizen_number=%3", NONE, NULL },
  { "a digit of the number, and the workplace", PERSON, WHO "|workplace=区财政局|citizen_number=%1",
    HE "|workplace=区财政局|citizen_number=%2", LIKELY, "one digit" },
  { "a digit of the number alone", PERSON, WHO "|citizen_number=%1", HE "|citizen_number=%2", NONE,
    NULL },
  { "name alone", PERSON, WHO, HE, NONE, NULL },
  { "nothing", PERSON, WHO, "name=李四|class=5|area=%a", NONE, NULL },
  { "one is out of use", PERSON, WHO "|phone=13800000000", HE "|phone=13800000000|ended=2020-01-01",
    NONE, NULL },
};

#define AREA &mst_area_type
#define PLACE "|level=4|parent=%a"

static const PairCase place_cases[] = {
  { "brackets", AREA, "name=瑞庭院（一期）" PLACE, "name=瑞庭院一期" PLACE, CERTAIN, NULL },
  { "numerals", AREA, "name=瑞庭院一期" PLACE, "name=瑞庭院1期" PLACE, LIKELY,
    "written in another way" },
  { "stages", AREA, "name=瑞庭院一期" PLACE, "name=瑞庭院二期" PLACE, NONE, NULL },
  { "house numbers", AREA, "name=东馆24号院" PLACE, "name=东馆26号院" PLACE, NONE, NULL },
  { "one house number", AREA, "name=东馆24号院" PLACE, "name=东馆24号" PLACE, LIKELY, NULL },
  { "letters", AREA, "name=瑞庭A区" PLACE, "name=瑞庭B区" PLACE, NONE, NULL },
  { "sides", AREA, "name=瑞庭东院" PLACE, "name=瑞庭西院" PLACE, NONE, NULL },
  { "with and without its kind", AREA, "name=福园小区" PLACE, "name=福园" PLACE, LIKELY, NULL },
  { "with the name of the community", AREA, "name=银闸社区福园小区" PLACE, "name=福园小区" PLACE,
    LIKELY, NULL },
  { "read alike", AREA, "name=怡园小区" PLACE, "name=颐园小区" PLACE, POSSIBLE, "read alike" },
  { "read alike in one spot", AREA, "name=怡园小区" PLACE "|longitude=116.4|latitude=39.9",
    "name=颐园小区" PLACE "|longitude=116.4|latitude=39.9", LIKELY, "position" },
  { "one character", AREA, "name=瑞庭院" PLACE, "name=瑞馆院" PLACE, NONE, NULL },
  { "another kind", AREA, "name=瑞庭院" PLACE, "name=瑞庭里" PLACE, NONE, NULL },
  { "other communities", AREA, "name=福园小区" PLACE, "name=福园小区|level=4|parent=%b", NONE,
    NULL },
  { "one spot in other communities", AREA, "name=福园小区" PLACE "|longitude=116.4|latitude=39.9",
    "name=福园小区|level=4|parent=%b|longitude=116.4|latitude=39.9", POSSIBLE, "another Part of" },
  { "other levels", AREA, "name=福园" PLACE, "name=福园|level=5|parent=%a", NONE, NULL },
  { "one address", AREA, "name=福园小区" PLACE "|address=东四北大街12号",
    "name=工人宿舍" PLACE "|address=东四北大街１２号", POSSIBLE, "another Name" },
  { "one spot", AREA, "name=福园小区" PLACE "|longitude=116.4|latitude=39.9",
    "name=工人宿舍" PLACE "|longitude=116.4|latitude=39.9", POSSIBLE, "position" },
  { "another spot", AREA, "name=福园小区" PLACE "|longitude=116.4|latitude=39.9",
    "name=工人宿舍" PLACE "|longitude=116.4|latitude=39.91", NONE, NULL },
  { "a community and a village", AREA, "name=永安社区|level=3|parent=%c|code=110101001101",
    "name=永安村|level=3|parent=%c|code=110101001202", NONE, NULL },
  { "villages read alike", AREA, "name=敬村|level=3|parent=%c|code=110101001201",
    "name=荆村|level=3|parent=%c|code=110101001202", NONE, NULL },
  { "a community and its committee", AREA, "name=永安社区|level=3|parent=%c|code=110101001101",
    "name=永安居委会|level=3|parent=%c|code=110101001102", LIKELY, NULL },
  { "posts", &mst_post_type, "name=东门|kind=1|area=%a", "name=银闸社区东门卡口|kind=1|area=%a",
    LIKELY, NULL },
  { "posts on other sides", &mst_post_type, "name=东门|kind=1|area=%a", "name=西门|kind=1|area=%a",
    NONE, NULL },
  { "posts of other kinds", &mst_post_type, "name=东门|kind=1|area=%a", "name=东门|kind=2|area=%a",
    NONE, NULL },
  { "posts of other places", &mst_post_type, "name=东门|kind=1|area=%a", "name=东门|kind=1|area=%b",
    NONE, NULL },
};

#define UNIT &mst_unit_type

static const PairCase unit_cases[] = {
  { "forms of company", UNIT, "name=北京金隅物业管理有限公司", "name=北京金隅物业管理有限责任公司",
    LIKELY, "written in another way" },
  { "full width", UNIT, "name=北京Ａ座物业（集团）公司", "name=北京A座物业(集团)公司", CERTAIN,
    NULL },
  { "the district before it", UNIT, "name=东城区财政局", "name=区财政局", LIKELY, NULL },
  { "city and district before it", UNIT, "name=北京市东城区财政局", "name=财政局", LIKELY, NULL },
  { "the city's and the district's", UNIT, "name=北京市财政局", "name=东城区财政局", NONE, NULL },
  { "words that are no city", UNIT, "name=城东市政工程公司", "name=市政工程公司", NONE, NULL },
  { "a name it is known by", UNIT, "name=东城区发展和改革委员会", "name=区发改委", LIKELY, NULL },
  { "an office of a subdistrict", UNIT, "name=东华门街道办事处", "name=东华门街道", LIKELY, NULL },
  { "subdistricts", UNIT, "name=东华门街道办事处", "name=东直门街道办事处", NONE, NULL },
  { "agencies", UNIT, "name=区商务局", "name=区税务局", NONE, NULL },
  { "numbered schools", UNIT, "name=和平里第一小学", "name=和平里第四小学", NONE, NULL },
  { "parts of one name", UNIT, "name=北京同仁医院", "name=北京同仁堂医院", NONE, NULL },
  { "near names and one telephone", UNIT, "name=北京金隅物业管理公司|phone=010-65000000",
    "name=北京金偶物业管理公司|phone=010-65000000", POSSIBLE, NULL },
  { "one telephone", UNIT, "name=区商务局|phone=13800000000", "name=区税务局|phone=13800000000",
    NONE, NULL },
  { "one credit code", UNIT, "name=区教委|credit_code=%5", "name=东城教育学院|credit_code=%5",
    LIKELY, "same Credit code" },
  { "one credit code and nearly one name", UNIT, "name=区教委|credit_code=%5",
    "name=东城区教育委员会|credit_code=%5", CERTAIN, NULL },
  { "a branch has the code of the whole", UNIT, "name=区民政事务所|credit_code=%5",
    "name=区民政事务所第一分部|credit_code=%5", POSSIBLE, NULL },
  { "other credit codes", UNIT, "name=区教委|credit_code=%5",
    "name=东城区教育委员会|credit_code=%7", NONE, NULL },
  { "a digit of the credit code", UNIT, "name=区教委|credit_code=%5",
    "name=东城区教育委员会|credit_code=%6", LIKELY, "one digit" },
};

static void
test_pair (gconstpointer data)
{
  const PairCase *c = data;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstDuplicates) found = NULL;
  const MstDuplicateSet *set;
  gboolean is_told = c->reason == NULL;
  gint64 first, second;

  fixture_init (&fixture);
  first = add (&fixture, c->type, c->first);
  second = add (&fixture, c->type, c->second);
  found = find (&fixture, c->type);
  if (c->strength == NONE)
    {
      g_assert_cmpuint (mst_duplicates_get_n (found), ==, 0);
      return;
    }
  g_assert_cmpuint (mst_duplicates_get_n (found), ==, 1);
  set = mst_duplicates_get (found, 0);
  g_assert_cmpint (set->strength, ==, c->strength);
  g_assert_cmpuint (set->ids->len, ==, 2);
  g_assert_cmpint (g_array_index (set->ids, gint64, 0) + g_array_index (set->ids, gint64, 1), ==,
                   first + second);
  for (guint i = 0; i < set->reasons->len; i++)
    is_told |=
      strstr (g_ptr_array_index (set->reasons, i), c->reason != NULL ? c->reason : "") != NULL;
  g_assert_true (is_told);
}

/* --- sets --- */

static gboolean
has_id (const MstDuplicateSet *set, gint64 id)
{
  for (guint i = 0; i < set->ids->len; i++)
    if (g_array_index (set->ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
test_three_of_one (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstDuplicates) found = NULL;
  gint64 fullest;

  fixture_init (&fixture);
  add (&fixture, PERSON, WHO "|phone=13800000000");
  fullest = add (&fixture, PERSON, HE "|phone=13800000000|position=科员|note=会开车");
  add (&fixture, PERSON, HE "|phone=13800000000|position=科长");
  found = find (&fixture, PERSON);
  g_assert_cmpuint (mst_duplicates_get_n (found), ==, 1);
  g_assert_cmpuint (mst_duplicates_get (found, 0)->ids->len, ==, 3);
  /* The fullest is the one to keep. */
  g_assert_cmpint (g_array_index (mst_duplicates_get (found, 0)->ids, gint64, 0), ==, fullest);
}

/* A third that can be either of two men is not one with both. */
static void
test_either_of_two (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstDuplicates) found = NULL;
  gint64 first, second, third;

  fixture_init (&fixture);
  first = add (&fixture, PERSON, WHO "|workplace=区财政局|citizen_number=%1");
  second = add (&fixture, PERSON, WHO "|workplace=区财政局|citizen_number=%3");
  third = add (&fixture, PERSON, WHO "|workplace=区财政局");
  found = find (&fixture, PERSON);
  g_assert_cmpuint (mst_duplicates_get_n (found), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const MstDuplicateSet *set = mst_duplicates_get (found, i);

      g_assert_cmpuint (set->ids->len, ==, 2);
      g_assert_true (has_id (set, third));
      g_assert_true (has_id (set, first) != has_id (set, second));
    }
}

/* What is likely does not make more certain what is only possible. */
static void
test_sets_are_as_sure_as_they_say (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstDuplicates) found = NULL;
  gint64 third;

  fixture_init (&fixture);
  add (&fixture, PERSON, WHO "|phone=13800000000|workplace=区财政局");
  add (&fixture, PERSON, HE "|phone=13800000000");
  third = add (&fixture, PERSON, HE "|workplace=区财政局");
  found = find (&fixture, PERSON);
  g_assert_cmpuint (mst_duplicates_get_n (found), ==, 2);
  g_assert_cmpint (mst_duplicates_get (found, 0)->strength, ==, CERTAIN);
  g_assert_false (has_id (mst_duplicates_get (found, 0), third));
  g_assert_cmpint (mst_duplicates_get (found, 1)->strength, ==, POSSIBLE);
  g_assert_true (has_id (mst_duplicates_get (found, 1), third));
}

/* The mobile of an office, given for everybody in it, says little. */
static void
test_shared_mobile (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstDuplicates) found = NULL;

  fixture_init (&fixture);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *line =
        g_strdup_printf ("name=职员%c|class=4|area=%%a|phone=13800000000", (char) ('A' + i));

      add (&fixture, PERSON, line);
    }
  add (&fixture, PERSON, "name=职员A|class=5|area=%b|phone=13800000000");
  found = find (&fixture, PERSON);
  g_assert_cmpuint (mst_duplicates_get_n (found), ==, 1);
  g_assert_cmpint (mst_duplicates_get (found, 0)->strength, ==, POSSIBLE);
}

/* Many have a common name, and some of them are of one month. */
static void
test_common_name (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstDuplicates) found = NULL;

  fixture_init (&fixture);
  add (&fixture, PERSON, WHO "|birth=1985-07");
  add (&fixture, PERSON, HE "|birth=1985-07-01");
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s|birth=%u-01-01", WHO, 1960 + i);

      add (&fixture, PERSON, line);
    }
  found = find (&fixture, PERSON);
  g_assert_cmpuint (mst_duplicates_get_n (found), ==, 0);
}

/* --- what the officer says are two --- */

static void
test_dismiss (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) journal = NULL;
  gint64 ids[3], wrong[2];

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add (&fixture, PERSON, i == 0 ? WHO "|phone=13800000000" : HE "|phone=13800000000");

  mst_duplicates_dismiss (fixture.store, PERSON, ids, 2, &error);
  g_assert_no_error (error);
  /* The third can be either. */
  {
    g_autoptr (MstDuplicates) found = find (&fixture, PERSON);

    g_assert_cmpuint (mst_duplicates_get_n (found), ==, 2);
    for (guint i = 0; i < 2; i++)
      g_assert_true (has_id (mst_duplicates_get (found, i), ids[2]));
  }
  mst_duplicates_dismiss (fixture.store, PERSON, ids, 3, &error);
  g_assert_no_error (error);

  /* It is in the file. */
  g_clear_object (&fixture.store);
  fixture.store = mst_store_open (fixture.path, &error);
  g_assert_no_error (error);
  {
    g_autoptr (MstDuplicates) found = find (&fixture, PERSON);

    g_assert_cmpuint (mst_duplicates_get_n (found), ==, 0);
  }
  journal = mst_store_list_journal (fixture.store, PERSON, ids[0], 0, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((MstJournalEntry *) g_ptr_array_index (journal, 0))->action, ==,
                   "not-duplicates");

  mst_duplicates_restore (fixture.store, PERSON, ids, 3, &error);
  g_assert_no_error (error);
  {
    g_autoptr (MstDuplicates) found = find (&fixture, PERSON);

    g_assert_cmpuint (mst_duplicates_get_n (found), ==, 1);
    g_assert_cmpuint (mst_duplicates_get (found, 0)->ids->len, ==, 3);
  }

  wrong[0] = ids[0];
  wrong[1] = 4711;
  g_assert_false (mst_duplicates_dismiss (fixture.store, PERSON, wrong, 2, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
}

static guint
count_sets (const Fixture *fixture)
{
  g_autoptr (MstDuplicates) found = find (fixture, PERSON);

  return mst_duplicates_get_n (found);
}

/* Saying so is a step, in the history of both. */
static void
test_dismissed_undo (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 ids[2];

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add (&fixture, PERSON, i == 0 ? WHO "|phone=13800000000" : HE "|phone=13800000000");
  mst_duplicates_dismiss (fixture.store, PERSON, ids, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sets (&fixture), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GPtrArray) journal =
        mst_store_list_journal (fixture.store, PERSON, ids[i], 0, 1, &error);
      const MstJournalEntry *entry = g_ptr_array_index (journal, 0);

      g_assert_cmpstr (entry->change, ==, MST_JOURNAL_DIFFERENT);
      g_assert_cmpint (mst_different_read_other (entry), ==, ids[1 - i]);
    }

  mst_store_undo (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sets (&fixture), ==, 1);
  mst_store_redo (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sets (&fixture), ==, 0);

  mst_duplicates_restore (fixture.store, PERSON, ids, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sets (&fixture), ==, 1);
  mst_store_undo (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sets (&fixture), ==, 0);
  label = mst_store_dup_undo_label (fixture.store);
  g_assert_nonnull (label);
}

/* What was said of a record that becomes another is said of that one, until the merge is undone. */
static void
test_dismissed_merge (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstMerge) merge = NULL;
  g_autofree char *done = NULL;
  gint64 ids[3], pair[2];

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add (&fixture, PERSON, WHO "|phone=13800000000");
  mst_duplicates_dismiss (fixture.store, PERSON, ids + 1, 2, &error);
  g_assert_no_error (error);

  merge = mst_merge_new (fixture.store, PERSON, ids, 2, &error);
  g_assert_no_error (error);
  done = mst_merge_apply (merge, fixture.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sets (&fixture), ==, 0);
  mst_store_undo (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sets (&fixture), ==, 2);
  mst_store_redo (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sets (&fixture), ==, 0);

  pair[0] = ids[0];
  pair[1] = ids[2];
  mst_duplicates_restore (fixture.store, PERSON, pair, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_sets (&fixture), ==, 1);
}

static void
test_cancel (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  add (&fixture, PERSON, WHO);
  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_null (mst_duplicates_find (fixture.store, PERSON, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
make_code (const char *first_17)
{
  return g_strdup_printf ("%s%c", first_17, mst_credit_code_get_check (first_17));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *about;
    const PairCase *cases;
    guint n;
  } tables[] = {
    { "people", people_cases, G_N_ELEMENTS (people_cases) },
    { "places", place_cases, G_N_ELEMENTS (place_cases) },
    { "units", unit_cases, G_N_ELEMENTS (unit_cases) },
  };
  int status;

  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  man = fixture_make_number ("19850701", 1, FALSE);
  near_man = fixture_make_number ("19850701", 2, FALSE);
  other_man = fixture_make_number ("19900203", 1, FALSE);
  woman = fixture_make_number ("19850701", 61, TRUE);
  code = make_code ("11110101MB1234567");
  near_code = make_code ("11110101MB1234667");
  other_code = make_code ("11110101MB7654321");
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < tables[t].n; i++)
      {
        g_autofree char *path =
          g_strdup_printf ("/duplicates/%s/%s", tables[t].about, tables[t].cases[i].about);

        g_test_add_data_func (path, &tables[t].cases[i], test_pair);
      }
  g_test_add_func ("/duplicates/sets/three of one", test_three_of_one);
  g_test_add_func ("/duplicates/sets/either of two", test_either_of_two);
  g_test_add_func ("/duplicates/sets/as sure as they say", test_sets_are_as_sure_as_they_say);
  g_test_add_func ("/duplicates/shared mobile", test_shared_mobile);
  g_test_add_func ("/duplicates/common name", test_common_name);
  g_test_add_func ("/duplicates/dismiss", test_dismiss);
  g_test_add_func ("/duplicates/dismissed-undo", test_dismissed_undo);
  g_test_add_func ("/duplicates/dismissed-merge", test_dismissed_merge);
  g_test_add_func ("/duplicates/cancel", test_cancel);
  status = g_test_run ();
  g_free (man);
  g_free (near_man);
  g_free (other_man);
  g_free (woman);
  g_free (code);
  g_free (near_code);
  g_free (other_code);
  return status;
}
