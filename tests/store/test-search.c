/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search: what a person types finds whom he means, and as many as a scan of the texts. */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

typedef struct
{
  const char *typed;
  const char *found; /* names in order of pinyin, separated by spaces */
} Case;

static const Case cases[] = {
  /* Parts of names. */
  { "张", "张三丰 张伟" },
  { "三丰", "张三丰" },
  { "张三丰", "张三丰" },
  { "三", "张三丰" },
  { "丰三", "" },
  { " 张　伟 ", "张伟" },
  { "张 财政", "张伟" },
  /* Pinyin, whole, begun, from any syllable, in several words; initials. */
  { "zhangwei", "张伟" },
  { "ZhangW", "张伟" },
  { "zhang san", "张三丰" },
  { "sanfeng", "张三丰" },
  { "zsf", "张三丰" },
  { "zs", "张三丰" },
  { "ouyang", "欧阳娜" },
  { "oyn", "欧阳娜" },
  { "lvbu", "吕布" },
  /* Surnames are read as in life; the common second reading finds them too. */
  { "shanxiong", "单雄信" },
  { "danxiong", "单雄信" },
  { "qiuying", "仇英" },
  { "xiejin", "解缙" },
  { "zengguo", "曾国藩" },
  { "geju", "盖聚源" },
  { "oushi", "区适子" },
  { "piao", "朴树" },
  { "pu", "朴树" },
  { "zha", "查良镛 翟让 张三丰 张伟" },
  { "zhai", "翟让" },
  { "miaoxi", "缪希雍" },
  { "renbo", "任伯年" },
  { "huatuo", "华佗" },
  { "yuchi", "尉迟恭" },
  { "moqi", "万俟卨" },
  /* Ends of numbers, from four digits. */
  { "5678", "张伟" },
  { "012-345678", "" },
  { "678", "" },
  { "001X", "欧阳娜" },
  { "001x", "欧阳娜" },
  { "12345678", "张伟" },
  { "13812345678", "张伟" },
  { "1381234", "" },
  /* Workplaces. */
  { "财政局", "张伟" },
  { "财局", "" },
  { "A座", "吕布" },
  { "a座", "吕布" },
  { "12号A座", "吕布" },
  { "(二)", "吕布" },
  /* What looks like syntax is text. */
  { "\"", "" },
  { "张\"", "" },
  { "张*", "" },
  { "张 OR 李", "" },
  { "NOT", "" },
  { "name:张", "" },
  { "%", "吕布" },
  { "_", "" },
  { "'; DROP TABLE person; --", "" },
  { "^张", "" },
  { "张 -", "" },
};

static void
add_people (Fixture *f)
{
  static const char *const others[] = { "张三丰", "单雄信", "仇英", "解缙",   "曾国藩",
                                        "盖聚源", "区适子", "朴树", "查良镛", "翟让",
                                        "缪希雍", "任伯年", "华佗", "尉迟恭", "万俟卨" };
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[0]);
  g_autoptr (MstRecord) zhang =
    make_record (&mst_person_type, "name", "张伟", "class", "5", "area", area, "phone",
                 "13812345678", "workplace", "区财政局", NULL);
  g_autoptr (MstRecord) lv = make_record (&mst_person_type, "name", "吕布", "class", "5", "area",
                                          area, "workplace", "100%公司(二)12号A座", NULL);
  g_autoptr (MstRecord) ouyang =
    make_record (&mst_person_type, "name", "欧阳娜", "class", "5", "area", area, "citizen_number",
                 "11010019900103001X", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    insert_person (f->store, others[i], f->communities[0]);
  insert (f->store, zhang);
  insert (f->store, lv);
  insert (f->store, ouyang);
}

static gboolean
append_name (const MstRecord *record, gpointer user_data)
{
  GString *names = user_data;

  g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", mst_record_get_title (record));
  return TRUE;
}

static char *
find_people (MstStore *store, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  GString *names = g_string_new (NULL);
  gint64 n;

  mst_query_set_search (query, typed);
  mst_query_foreach (query, store, append_name, names, &error);
  g_assert_no_error (error);
  n = mst_query_count (query, store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n == 0, ==, names->len == 0);
  return g_string_free (names, FALSE);
}

static void
test_cases (void)
{
  g_autoptr (Fixture) f = fixture_new ();

  add_people (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find_people (f->store, cases[i].typed);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
  test_file_assert_clean (f->store);
}

/* The index follows every change, and undo. */
static void
test_follows (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  gint64 id = insert_person (f->store, "王伟", f->communities[0]);
  static const struct
  {
    const char *name;
    const char *typed;
  } steps[] = { { "李芳", "王" }, { "李娜", "芳" }, { "李娜娜", "lf" } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *old = NULL;
      g_autofree char *new = NULL;

      change (f->store, &mst_person_type, id, "name", steps[i].name);
      old = find_people (f->store, steps[i].typed);
      new = find_people (f->store, steps[i].name);
      g_assert_cmpstr (old, ==, "");
      g_assert_cmpstr (new, ==, steps[i].name);
    }
  while (mst_store_undo (f->store, NULL))
    {
    }
  g_assert_cmpint (count (f->store, &mst_area_type), ==, 0);
  test_file_assert_clean (f->store);
  while (mst_store_redo (f->store, NULL))
    {
    }
  {
    g_autofree char *last = find_people (f->store, "nana");

    g_assert_cmpstr (last, ==, "李娜娜");
  }
  test_file_assert_clean (f->store);
}

/* Every part of every name finds exactly those who have it. */
static void
test_like_a_scan (void)
{
  enum
  {
    N = 1500
  };
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[1]);

  g_assert_true (mst_store_begin (f->store, "import", "Import", NULL));
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (MstRecord) person = NULL;

      g_ptr_array_add (names, make_name (i));
      person = make_record (&mst_person_type, "name", g_ptr_array_index (names, i), "class", "5",
                            "area", area, NULL);
      g_assert_true (mst_store_insert (f->store, person, NULL, &error));
    }
  g_assert_true (mst_store_commit (f->store, &error));
  for (guint i = 0; i < 120; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      glong length = g_utf8_strlen (name, -1);

      for (glong from = 0; from < length; from++)
        for (glong to = from + 1; to <= length; to++)
          {
            char *part = g_utf8_substring (name, from, to);
            g_autoptr (MstQuery) query = NULL;
            gint64 expected = 0;

            if (!g_hash_table_add (seen, part))
              continue;
            query = mst_query_new (&mst_person_type);
            for (guint k = 0; k < N; k++)
              expected += strstr (g_ptr_array_index (names, k), part) != NULL;
            mst_query_set_search (query, part);
            g_assert_cmpint (mst_query_count (query, f->store, &error), ==, expected);
          }
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 200);
}

/* People are found by the name of their unit, also after it was renamed. */
static void
test_unit (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstRecord) unit = make_record (&mst_unit_type, "name", "区国资委", NULL);
  gint64 id = insert (f->store, unit);
  g_autofree char *value = g_strdup_printf ("%d", (int) id);
  g_autofree char *found = NULL;
  g_autofree char *renamed = NULL;

  change (f->store, &mst_person_type, insert_person (f->store, "王伟", f->communities[0]), "unit",
          value);
  insert_person (f->store, "李芳", f->communities[0]);
  found = find_people (f->store, "国资");
  g_assert_cmpstr (found, ==, "王伟");
  change (f->store, &mst_unit_type, id, "name", "区财政局");
  renamed = find_people (f->store, "财政 王");
  g_assert_cmpstr (renamed, ==, "王伟");
}

/* The box in the header bar: every kind of record, those so named first. */
static void
test_everywhere (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (MstRecord) unit =
    make_record (&mst_unit_type, "name", "隆福医院", "credit_code", "12110101400755617X", NULL);
  const MstHit *hit;

  insert (f->store, unit);
  insert_person (f->store, "隆福", f->communities[2]);
  hits = mst_store_search (f->store, "隆福", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 3);
  hit = g_ptr_array_index (hits, 0);
  g_assert_true (hit->type == &mst_area_type);
  g_assert_cmpstr (hit->title, ==, "隆福寺社区");
  g_assert_cmpstr (hit->subtitle, ==, "景山街道");
  hit = g_ptr_array_index (hits, 2);
  g_assert_cmpstr (hit->title, ==, "隆福");
  g_assert_cmpstr (hit->subtitle, ==, "景山街道 隆福寺社区");
  g_clear_pointer (&hits, g_ptr_array_unref);

  hits = mst_store_search (f->store, "longfu", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 3);
  g_clear_pointer (&hits, g_ptr_array_unref);
  /* Codes, from their beginning. */
  hits = mst_store_search (f->store, "110101001", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 3);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = mst_store_search (f->store, "1211010140075561", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = mst_store_search (f->store, "dhm", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = mst_store_search (f->store, "社区", 2, NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = mst_store_search (f->store, "  ", 2, NULL);
  g_assert_cmpuint (hits->len, ==, 0);
}

/* Who is called so comes before whose names only begin with these letters. */
static void
test_syllable (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GPtrArray) hits = NULL;

  insert_person (f->store, "万刚", f->communities[0]);
  insert_person (f->store, "王伟", f->communities[0]);
  hits = mst_store_search (f->store, "Wang", 1, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((MstHit *) g_ptr_array_index (hits, 0))->title, ==, "王伟");
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = mst_store_search (f->store, "wang", 5, NULL);
  g_assert_cmpuint (hits->len, ==, 2);
}

/* Whatever is pasted into the box is answered. */
static void
test_long (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *letters = g_strnfill (100000, 'a');
  g_autoptr (GString) characters = g_string_new (NULL);
  g_autofree char *found = NULL;

  insert_person (f->store, "王芳", f->communities[0]);
  while (characters->len < 100000)
    g_string_append (characters, "王");
  found = find_people (f->store, letters);
  g_assert_cmpstr (found, ==, "");
  g_free (found);
  found = find_people (f->store, characters->str);
  g_assert_cmpstr (found, ==, "");
  g_free (found);
  for (gsize i = 1; i < 100000; i += 2)
    letters[i] = ' ';
  found = find_people (f->store, letters);
  g_assert_cmpstr (found, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/cases", test_cases);
  g_test_add_func ("/search/follows", test_follows);
  g_test_add_func ("/search/like-a-scan", test_like_a_scan);
  g_test_add_func ("/search/unit", test_unit);
  g_test_add_func ("/search/long", test_long);
  g_test_add_func ("/search/everywhere", test_everywhere);
  g_test_add_func ("/search/syllable", test_syllable);
  return g_test_run ();
}
