/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries: conditions, areas, orders, sums, tallies. */
#include "config.h"

#include "mst-number.h"
#include "store-fixture.h"

#include <string.h>

typedef struct
{
  const char *values[12]; /* field, value … */
  guint community;
} Invented;

static const Invented people[] = {
  { { "name", "单雄信", "sex", "1", "birth", "1985-07", "class", "1", "rank", "21" }, 0 },
  { { "name", "王伟", "sex", "1", "birth", "1985-07-15", "class", "5" }, 0 },
  { { "name", "王小伟", "sex", "2", "birth", "1990", "class", "5", "rank", "11" }, 1 },
  { { "name", "丁一", "sex", "2", "class", "4", "workplace", "财政局" }, 2 },
  { { "name", "刘芳", "sex", "2", "birth", "1985-08-01", "class", "4", "rank", "13" }, 2 },
};

static void
add_people (Fixture *f)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[people[i].community]);
      g_autoptr (MstRecord) person = make_record (&mst_person_type, "area", area, NULL);

      for (guint k = 0; people[i].values[k] != NULL; k += 2)
        mst_record_set (person, people[i].values[k], people[i].values[k + 1]);
      insert (f->store, person);
    }
}

typedef struct
{
  const char *field;
  MstOperator operator_;
  const char *value;
  const char *found; /* in order of pinyin */
} Condition;

static const Condition conditions[] = {
  { "sex", MST_OPERATOR_IS, "1", "单雄信 王伟" },
  { "sex", MST_OPERATOR_IS_NOT, "1", "丁一 刘芳 王小伟" },
  { "rank", MST_OPERATOR_IS_NOT, "11", "丁一 刘芳 单雄信 王伟" },
  { "rank", MST_OPERATOR_BLANK, NULL, "丁一 王伟" },
  { "rank", MST_OPERATOR_IS, NULL, "丁一 王伟" },
  { "rank", MST_OPERATOR_NOT_BLANK, NULL, "刘芳 单雄信 王小伟" },
  { "name", MST_OPERATOR_CONTAINS, "伟", "王伟 王小伟" },
  { "name", MST_OPERATOR_CONTAINS, "%", "" },
  { "name", MST_OPERATOR_CONTAINS, "_", "" },
  { "class", MST_OPERATOR_CONTAINS, "party", "丁一 刘芳" },
  { "area", MST_OPERATOR_CONTAINS, "隆福", "丁一 刘芳" },
  { "birth", MST_OPERATOR_AT_LEAST, "1985-07-15", "刘芳 王伟 王小伟" },
  { "birth", MST_OPERATOR_AT_MOST, "1985-07", "单雄信 王伟" },
  { "birth", MST_OPERATOR_AT_MOST, "1985", "刘芳 单雄信 王伟" },
  { "birth", MST_OPERATOR_BETWEEN, "1985-07-15..1985-08", "刘芳 王伟" },
  { "birth", MST_OPERATOR_BETWEEN, "1985..1985-07", "单雄信 王伟" },
  { "birth", MST_OPERATOR_BETWEEN, "1985-08..", "刘芳 王小伟" },
  { "birth", MST_OPERATOR_BETWEEN, "..1985", "刘芳 单雄信 王伟" },
  { "rank", MST_OPERATOR_BETWEEN, "11..13", "刘芳 王小伟" },
  { "name", MST_OPERATOR_NOT_CONTAINS, "伟", "丁一 刘芳 单雄信" },
  { "workplace", MST_OPERATOR_NOT_CONTAINS, "财政", "刘芳 单雄信 王伟 王小伟" },
  { "workplace", MST_OPERATOR_NOT_CONTAINS, NULL, "丁一" },
  { "class", MST_OPERATOR_NOT_CONTAINS, "party", "单雄信 王伟 王小伟" },
  { "area", MST_OPERATOR_NOT_CONTAINS, "隆福", "单雄信 王伟 王小伟" },
  { "name", MST_OPERATOR_IS, "' OR 1 = 1 --", "" },
};

static void
test_conditions (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MstQuery) both = mst_query_new (&mst_person_type);
  g_autofree char *found = NULL;

  add_people (f);
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      const Condition *c = &conditions[i];
      g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
      g_autofree char *names = NULL;

      g_assert_true (mst_query_add_condition (query, c->field, c->operator_, c->value, NULL));
      names = list_titles (f->store, query);
      g_test_message ("%s %s", c->field, c->value);
      g_assert_cmpstr (names, ==, c->found);
    }
  mst_query_add_condition (both, "sex", MST_OPERATOR_IS, "2", NULL);
  mst_query_add_condition (both, "class", MST_OPERATOR_IS, "4", NULL);
  mst_query_set_search (both, "芳");
  found = list_titles (f->store, both);
  g_assert_cmpstr (found, ==, "刘芳");
  g_assert_false (mst_query_add_condition (both, "nothing", MST_OPERATOR_IS, "1", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_USAGE);
}

/* What a citizen number says of birth and sex: as precisely as it is known, and not of who has none. */
static void
test_numbers (void)
{
  static const struct
  {
    const char *name, *serial_sex, *sex, *birth;
  } cases[] = {
    { "甲", "001", "1", "1985-07-01" }, { "乙", "001", "2", "1985-07" },
    { "丙", "002", "2", "1985" },       { "丁", "002", "1", "1985-08" },
    { "戊", "003", "9", "1984" },       { "己", NULL, "2", "1900" },
    { "庚", "004", NULL, NULL },
  };
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) sexes = mst_query_new (&mst_person_type);
  g_autoptr (MstQuery) births = mst_query_new (&mst_person_type);
  g_autoptr (MstQuery) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autofree char *json = NULL;
  g_autofree char *of_sex = NULL;
  g_autofree char *of_birth = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstRecord) person =
        make_record (&mst_person_type, "name", cases[i].name, "class", "5", "area", area, NULL);

      mst_record_set (person, "sex", cases[i].sex);
      mst_record_set (person, "birth", cases[i].birth);
      if (cases[i].serial_sex != NULL)
        {
          g_autofree char *first =
            g_strdup_printf ("1101%02u19850701%s", 10 + i, cases[i].serial_sex);
          g_autofree char *number =
            g_strdup_printf ("%s%c", first, mst_citizen_number_get_check (first));

          mst_record_set (person, "citizen_number", number);
        }
      insert (f->store, person);
    }
  g_assert_true (mst_query_add_condition (sexes, "sex", MST_OPERATOR_DISAGREES, NULL, NULL));
  mst_query_set_sort (sexes, "name", MST_SORT_PINYIN, FALSE, NULL);
  of_sex = list_titles (f->store, sexes);
  g_assert_cmpstr (of_sex, ==, "丁 乙");
  g_assert_true (mst_query_add_condition (births, "birth", MST_OPERATOR_DISAGREES, NULL, NULL));
  json = mst_query_to_json (births);
  back = mst_query_from_json (json, &error);
  g_assert_no_error (error);
  mst_query_set_sort (back, "name", MST_SORT_PINYIN, FALSE, NULL);
  of_birth = list_titles (f->store, back);
  g_assert_cmpstr (of_birth, ==, "丁 戊");
  g_assert_false (mst_query_add_condition (sexes, "phone", MST_OPERATOR_DISAGREES, NULL, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
}

/* Many queries are counted outside of the database: they count what each of them counts within. */
static void
test_count_each (void)
{
  static const struct
  {
    const char *field;
    MstOperator operator_;
    const char *value;
    const char *other; /* a political status that is enough, too */
  } asked[] = {
    { "class", MST_OPERATOR_IS, "5", NULL },
    { "class", MST_OPERATOR_IS_NOT, "5", NULL },
    { "sex", MST_OPERATOR_IS_NOT, "1", NULL },
    { "sex", MST_OPERATOR_BLANK, NULL, "02" },
    { "birth", MST_OPERATOR_IS, NULL, NULL },
    { "birth", MST_OPERATOR_IS_NOT, NULL, NULL },
    { "birth", MST_OPERATOR_AT_LEAST, "1985-07", NULL },
    { "birth", MST_OPERATOR_AT_MOST, "1985-07", NULL },
    { "birth", MST_OPERATOR_AT_MOST, "1985", "01" },
    { "birth", MST_OPERATOR_BETWEEN, "1984..1985-07-01", NULL },
    { "birth", MST_OPERATOR_BETWEEN, "1985-08..", "02" },
    { "birth", MST_OPERATOR_DISAGREES, NULL, NULL },
    { "sex", MST_OPERATOR_DISAGREES, NULL, NULL },
    { "unit", MST_OPERATOR_BLANK, NULL, NULL },
  };
  static const char *const births[] = { NULL,         "1984-12-31", "1985",    "1985-07",
                                        "1985-07-01", "1985-07-02", "1985-08", "1986" };
  static const char *const sexes[] = { NULL, "1", "2", "9" };
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_query_unref);
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[0]);
  gint64 counts[G_N_ELEMENTS (asked)];
  g_autoptr (GError) error = NULL;
  guint n_some = 0;

  for (guint i = 0; i < G_N_ELEMENTS (births) * G_N_ELEMENTS (sexes); i++)
    {
      g_autoptr (MstRecord) person =
        make_record (&mst_person_type, "name", "甲", "class", i % 3 == 0 ? "5" : "7", "area", area,
                     "ended", i % 7 == 6 ? "2000-01-01" : NULL, NULL);
      g_autofree char *first = g_strdup_printf ("11010119850701%03u", i);
      g_autofree char *number =
        g_strdup_printf ("%s%c", first, mst_citizen_number_get_check (first));

      mst_record_set (person, "birth", births[i % G_N_ELEMENTS (births)]);
      mst_record_set (person, "sex", sexes[i / G_N_ELEMENTS (births)]);
      mst_record_set (person, "political_status", i % 5 == 0 ? "01" : i % 5 == 1 ? "02" : NULL);
      if (i % 4 != 3)
        mst_record_set (person, "citizen_number", number);
      insert (f->store, person);
    }
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      MstQuery *query = mst_query_new (&mst_person_type);

      g_assert_true (
        mst_query_add_condition (query, asked[i].field, asked[i].operator_, asked[i].value, NULL));
      if (asked[i].other != NULL)
        g_assert_true (mst_query_add_alternative (query, "political_status", MST_OPERATOR_IS,
                                                  asked[i].other, NULL));
      if (i % 2 == 1)
        mst_query_add_condition (query, "class", MST_OPERATOR_IS_NOT, "9", NULL);
      g_ptr_array_add (queries, query);
    }
  g_assert_true (mst_query_count_each ((const MstQuery *const *) queries->pdata, queries->len,
                                       f->store, counts, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < queries->len; i++)
    {
      g_assert_cmpint (counts[i], ==, mst_query_count (queries->pdata[i], f->store, NULL));
      n_some += counts[i] > 0 && counts[i] < 27;
    }
  g_assert_cmpuint (n_some, >=, 12);
}

static gboolean
append_values (gint64 id, const char *const *values, gpointer user_data)
{
  g_string_append_printf (user_data, "%s %s %s;", values[0], values[1] != NULL ? values[1] : "-",
                          values[2] != NULL ? "placed" : "nowhere");
  return !g_str_has_prefix (values[0], "丁");
}

/* A few fields, in the order set, until it is enough; of ids as they are given. */
static void
test_values (void)
{
  static const char *const fields[] = { "name", "sex", "area", NULL };
  static const char *const names[] = { "丙", "甲", "丁", "乙" };
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) again = g_string_new (NULL);
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[0]);
  gint64 ids[4];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MstRecord) person =
        make_record (&mst_person_type, "name", names[i], "class", "7", "area", area, NULL);

      mst_record_set (person, "sex", i == 1 ? "2" : NULL);
      ids[i] = insert (f->store, person);
    }
  g_assert_true (mst_query_add_condition (query, "class", MST_OPERATOR_IS, "7", NULL));
  mst_query_set_sort (query, "name", MST_SORT_PINYIN, FALSE, NULL);
  g_assert_true (mst_query_foreach_values (query, f->store, fields, append_values, found, NULL));
  g_assert_cmpstr (found->str, ==, "丙 - placed;丁 - placed;");
  ids[0] = 987654;
  g_assert_true (mst_store_foreach_values (f->store, &mst_person_type, ids, 4, fields,
                                           append_values, again, NULL));
  g_assert_cmpstr (again->str, ==, "甲 2 placed;丁 - placed;");
  g_assert_cmpint (mst_value_to_integer ("12") + mst_value_to_integer (NULL), ==, 12);
}

/* (丁一 or rank 11) and born 1985 or not known; values of alternatives are parameters too. */
static void
test_alternatives (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autofree char *first = NULL;
  g_autofree char *both = NULL;
  g_autofree char *narrowed = NULL;

  add_people (f);
  /* With nothing before it, it is a condition. */
  g_assert_true (mst_query_add_alternative (query, "name", MST_OPERATOR_IS, "丁一", NULL));
  g_assert_true (mst_query_add_alternative (query, "rank", MST_OPERATOR_IS, "11", NULL));
  g_assert_true (mst_query_add_alternative (query, "birth", MST_OPERATOR_AT_MOST, "1985-07", NULL));
  first = list_titles (f->store, query);
  g_assert_cmpstr (first, ==, "丁一 单雄信 王伟 王小伟");
  g_assert_true (mst_query_add_condition (query, "sex", MST_OPERATOR_IS, "2", NULL));
  both = list_titles (f->store, query);
  g_assert_cmpstr (both, ==, "丁一 王小伟");
  g_assert_true (mst_query_add_condition (query, "class", MST_OPERATOR_IS, "1", NULL));
  g_assert_true (mst_query_add_alternative (query, "class", MST_OPERATOR_IS, "5", NULL));
  mst_query_set_search (query, "王");
  narrowed = list_titles (f->store, query);
  g_assert_cmpstr (narrowed, ==, "王小伟");
}

static void
test_read_back (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GError) error = NULL;
  const MstField *field;
  MstOperator operator_;
  const char *value;
  gboolean is_alternative, descending;
  MstSortOrder order;

  g_assert_null (mst_query_get_sort (query, NULL, NULL));
  mst_query_add_condition (query, "sex", MST_OPERATOR_IS, "2", NULL);
  mst_query_add_alternative (query, "rank", MST_OPERATOR_BLANK, NULL, NULL);
  g_assert_cmpuint (mst_query_get_n_conditions (query), ==, 2);
  mst_query_get_condition (query, 0, &field, NULL, &value, &is_alternative);
  g_assert_cmpstr (field->name, ==, "sex");
  g_assert_cmpstr (value, ==, "2");
  g_assert_false (is_alternative);
  mst_query_get_condition (query, 1, &field, &operator_, &value, &is_alternative);
  g_assert_cmpstr (field->name, ==, "rank");
  g_assert_cmpint (operator_, ==, MST_OPERATOR_BLANK);
  g_assert_null (value);
  g_assert_true (is_alternative);
  mst_query_set_sort (query, "birth", MST_SORT_VALUE, TRUE, NULL);
  g_assert_cmpstr (mst_query_get_sort (query, &order, &descending), ==, "birth");
  g_assert_cmpint (order, ==, MST_SORT_VALUE);
  g_assert_true (descending);
  g_assert_false (mst_query_add_condition (query, "birth", MST_OPERATOR_BETWEEN, "1985", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_USAGE);
  g_assert_false (mst_query_add_condition (query, "birth", MST_OPERATOR_BETWEEN, "..", NULL));
  g_assert_false (mst_query_add_condition (query, "birth", MST_OPERATOR_BETWEEN, NULL, NULL));
}

static void
test_areas (void)
{
  static const struct
  {
    const char *code;
    const char *found;
  } places[] = {
    { "110101000000", "丁一 刘芳 单雄信 王伟 王小伟" },
    { "110101001000", "单雄信 王伟 王小伟" },
    { "110101001002", "王小伟" },
    { "110101009000", "" },
    { "1101", "" },
  };
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) areas = mst_query_new (&mst_area_type);
  g_autofree char *below = NULL;

  add_people (f);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
      g_autofree char *names = NULL;

      mst_query_set_area (query, places[i].code);
      names = list_titles (f->store, query);
      g_assert_cmpstr (names, ==, places[i].found);
    }
  mst_query_set_area (areas, "110101001000");
  below = list_titles (f->store, areas);
  g_assert_cmpstr (below, ==, "东华门街道 多福巷社区 银闸社区");
}

typedef struct
{
  const char *field;
  MstSortOrder order;
  const char *up;
  const char *down;
} Order;

static const Order orders[] = {
  { NULL, MST_SORT_VALUE, "丁一 刘芳 单雄信 王伟 王小伟", "王小伟 王伟 单雄信 刘芳 丁一" },
  { "name", MST_SORT_PINYIN, "丁一 刘芳 单雄信 王伟 王小伟", "王小伟 王伟 单雄信 刘芳 丁一" },
  /* 丁 2 王 4 刘 6 单 8 strokes; 王伟 before 王小伟, whose second character has 3 strokes, only in
   * the order where a missing one counts as nothing. */
  { "name", MST_SORT_STROKES, "丁一 王伟 王小伟 刘芳 单雄信", "单雄信 刘芳 王小伟 王伟 丁一" },
  { "name", MST_SORT_FULL_STROKES, "丁一 王小伟 王伟 刘芳 单雄信", "单雄信 刘芳 王伟 王小伟 丁一" },
  /* By rank; blanks last either way, ties by id. */
  { "rank", MST_SORT_VALUE, "王小伟 刘芳 单雄信 王伟 丁一", "单雄信 刘芳 王小伟 丁一 王伟" },
  { "area", MST_SORT_VALUE, "单雄信 王伟 王小伟 丁一 刘芳", "刘芳 丁一 王小伟 王伟 单雄信" },
  { "area", MST_SORT_PINYIN, "单雄信 王伟 丁一 刘芳 王小伟", NULL },
  { "birth", MST_SORT_VALUE, "单雄信 王伟 刘芳 王小伟 丁一", "王小伟 刘芳 王伟 单雄信 丁一" },
};

static void
test_orders (void)
{
  g_autoptr (Fixture) f = fixture_new ();

  add_people (f);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    for (int down = 0; down <= (orders[i].down != NULL); down++)
      {
        g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
        g_autoptr (MstQuery) copy = NULL;
        g_autofree char *names = NULL;
        g_autofree char *filtered = NULL;

        g_assert_true (mst_query_set_sort (query, orders[i].field, orders[i].order, down, NULL));
        names = list_titles (f->store, query);
        g_test_message ("%s %d", orders[i].field, down);
        g_assert_cmpstr (names, ==, down ? orders[i].down : orders[i].up);
        /* The same in the way that conditions take. */
        copy = mst_query_copy (query);
        mst_query_add_condition (copy, "name", MST_OPERATOR_NOT_BLANK, NULL, NULL);
        filtered = list_titles (f->store, copy);
        g_assert_cmpstr (filtered, ==, names);
      }
}

static void
test_sums_and_tallies (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) areas = mst_query_new (&mst_area_type);
  g_autoptr (MstQuery) all = mst_query_new (&mst_person_type);
  g_autoptr (GPtrArray) tallies = NULL;
  g_autofree double *sums = NULL;
  int households = mst_record_type_find (&mst_area_type, "households");
  const MstTally *tally;

  add_people (f);
  change (f->store, &mst_area_type, f->communities[0], "households", "1200");
  change (f->store, &mst_area_type, f->communities[2], "households", "34");
  sums = mst_query_sum (areas, f->store, NULL);
  g_assert_cmpfloat (sums[households], ==, 1234);
  g_clear_pointer (&sums, g_free);
  mst_query_set_area (areas, "110101001000");
  sums = mst_query_sum (areas, f->store, NULL);
  g_assert_cmpfloat (sums[households], ==, 1200);

  tallies = mst_query_tally (all, f->store, "sex", NULL);
  g_assert_cmpuint (tallies->len, ==, 2);
  tally = g_ptr_array_index (tallies, 0);
  g_assert_cmpstr (tally->value, ==, "2");
  g_assert_cmpint (tally->count, ==, 3);
  g_clear_pointer (&tallies, g_ptr_array_unref);
  tallies = mst_query_tally (all, f->store, "rank", NULL);
  tally = g_ptr_array_index (tallies, 0);
  g_assert_null (tally->value);
  g_assert_cmpint (tally->count, ==, 2);
}

static gboolean
stop_at_once (const MstRecord *record, gpointer user_data)
{
  return FALSE;
}

static gboolean
look_inside (const MstRecord *record, gpointer user_data)
{
  MstStore *store = user_data;
  g_autoptr (MstQuery) same = mst_query_new (&mst_person_type);

  /* The same statement, while the outer one runs. */
  g_assert_cmpint (mst_query_count (same, store, NULL), ==, G_N_ELEMENTS (people));
  g_assert_true (mst_query_foreach (same, store, stop_at_once, NULL, NULL));
  return FALSE;
}

static void
test_nested (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  add_people (f);
  g_assert_true (mst_query_foreach (query, f->store, look_inside, f->store, NULL));
}

static void
test_names (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *path = mst_store_dup_area_path (f->store, f->communities[0]);
  g_autofree char *district = mst_store_dup_area_path (f->store, f->district);
  g_autofree char *nothing = mst_store_dup_area_path (f->store, 999);
  const MstField *area = mst_record_type_get_field (&mst_person_type, "area");
  g_autofree char *value = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autofree char *shown = mst_store_show_value (f->store, area, value, FALSE);
  g_autofree char *renamed = NULL;

  g_assert_cmpstr (path, ==, "东华门街道 多福巷社区");
  g_assert_cmpstr (district, ==, "东城区");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (shown, ==, "多福巷社区");
  g_assert_null (mst_store_peek_title (f->store, &mst_area_type, 999));
  change (f->store, &mst_area_type, f->communities[0], "name", "报房社区");
  renamed = mst_store_show_value (f->store, area, value, FALSE);
  g_assert_cmpstr (renamed, ==, "报房社区");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/conditions", test_conditions);
  g_test_add_func ("/query/numbers", test_numbers);
  g_test_add_func ("/query/values", test_values);
  g_test_add_func ("/query/count-each", test_count_each);
  g_test_add_func ("/query/alternatives", test_alternatives);
  g_test_add_func ("/query/read-back", test_read_back);
  g_test_add_func ("/query/areas", test_areas);
  g_test_add_func ("/query/orders", test_orders);
  g_test_add_func ("/query/sums-and-tallies", test_sums_and_tallies);
  g_test_add_func ("/query/nested", test_nested);
  g_test_add_func ("/query/names", test_names);
  return g_test_run ();
}
