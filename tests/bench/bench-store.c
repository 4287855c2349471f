/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store costs against bare SQLite: writing through the door against a bare insert loop, search
 * against a LIKE scan, the list's stalls. Ratios in one run on one machine. */
#include "config.h"

#include "mst-name.h"
#include "mst-number.h"
#include "mst-query.h"
#include "mst-row-model.h"
#include "mst-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define N_WRITTEN 25000
#define N_BIG 250000

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static void
die_on_error (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* --- invented people --- */

static const char *const surnames[] = { "王", "李", "张", "刘",   "陈",   "杨", "赵",
                                        "黄", "周", "吴", "徐",   "孙",   "马", "朱",
                                        "胡", "林", "单", "欧阳", "尉迟", "曾" };
static const char *const characters[] = {
  "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟",
  "涛", "明", "超", "秀", "霞", "平", "刚", "桂", "英", "华", "文", "志", "建", "国",
  "红", "玉", "萍", "鹏", "宇", "浩", "晨", "雪", "梅", "春", "海", "波", "凤", "兰",
  "德", "胜", "龙", "飞", "云", "燕", "辉", "斌", "宁", "康", "安", "福", "荣", "彬"
};
static const char *const bureaus[] = { "财政", "民政", "教育", "卫生健康", "城市管理",    "司法",
                                       "审计", "统计", "水务", "园林绿化", "市场监督管理" };
static const char *const workplaces[] = { "局", "委员会", "服务中心", "监督所", "综合执法队" };

static char *
make_name (GRand *random)
{
  return g_strconcat (surnames[g_rand_int_range (random, 0, G_N_ELEMENTS (surnames))],
                      characters[g_rand_int_range (random, 0, G_N_ELEMENTS (characters))],
                      g_rand_int_range (random, 0, 5) == 0
                        ? ""
                        : characters[g_rand_int_range (random, 0, G_N_ELEMENTS (characters))],
                      NULL);
}

static MstRecord *
make_person (GRand *random, guint serial, const char *area)
{
  MstRecord *person = mst_record_new (&mst_person_type);
  g_autofree char *name = make_name (random);
  g_autofree char *birth = g_strdup_printf ("%04u-%02u-%02u", 1960 + serial / (999 * 28 * 12) % 45,
                                            1 + serial / (999 * 28) % 12, 1 + serial / 999 % 28);
  g_autofree char *first_17 =
    g_strdup_printf ("110100%.4s%.2s%.2s%03u", birth, birth + 5, birth + 8, 1 + serial % 999);
  g_autofree char *number =
    g_strdup_printf ("%s%c", first_17, mst_citizen_number_get_check (first_17));
  g_autofree char *phone = g_strdup_printf ("138%08d", g_rand_int_range (random, 0, 100000000));
  g_autofree char *workplace = g_strdup_printf (
    "东城区%s%s第%u科", bureaus[g_rand_int_range (random, 0, G_N_ELEMENTS (bureaus))],
    workplaces[g_rand_int_range (random, 0, G_N_ELEMENTS (workplaces))],
    g_rand_int_range (random, 1, 9));

  mst_record_set (person, "name", name);
  mst_record_set (person, "sex", (first_17[16] - '0') % 2 ? "1" : "2");
  mst_record_set (person, "birth", birth);
  mst_record_set (person, "citizen_number", number);
  mst_record_set (person, "phone", phone);
  mst_record_set (person, "ethnic_group", "01");
  mst_record_set (person, "political_status", "01");
  mst_record_set (person, "joined", "2001-07");
  mst_record_set (person, "class", "5");
  mst_record_set (person, "area", area);
  mst_record_set (person, "workplace", workplace);
  mst_record_set (person, "position", "科员");
  return person;
}

/* --- the database --- */

static MstStore *
make_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  MstStore *store = mst_store_create (path, "东城区", &error);

  die_on_error (error);
  mst_store_begin (store, "insert", "Areas", &error);
  for (guint i = 0; i < 200 && error == NULL; i++)
    {
      g_autoptr (MstRecord) area = mst_record_new (&mst_area_type);
      g_autofree char *code = g_strdup_printf ("110101%03u%03u", 1 + i / 12, 1 + i % 12);
      g_autofree char *name = g_strdup_printf ("第%u社区", i + 1);

      mst_record_set (area, "code", code);
      mst_record_set (area, "name", name);
      mst_record_set (area, "level", "3");
      mst_store_insert (store, area, NULL, &error);
    }
  die_on_error (error);
  mst_store_commit (store, &error);
  die_on_error (error);
  return store;
}

static GPtrArray *
make_people (guint first, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (first + 1);
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_record_unref);

  for (guint i = 0; i < n; i++)
    {
      char area[8];

      g_snprintf (area, sizeof area, "%d", g_rand_int_range (random, 1, 201));
      g_ptr_array_add (people, make_person (random, first + i, area));
    }
  return people;
}

static void
write_people (MstStore *store, GPtrArray *people)
{
  g_autoptr (GError) error = NULL;

  mst_store_begin (store, "import", "Import", &error);
  for (guint i = 0; i < people->len && error == NULL; i++)
    {
      char source[200];

      g_snprintf (source, sizeof source,
                  "{\"file\":\"people-01.xlsx\",\"sheet\":\"花名册\",\"row\":%u}", i + 1);
      mst_store_insert (store, g_ptr_array_index (people, i), source, &error);
    }
  die_on_error (error);
  mst_store_commit (store, &error);
  die_on_error (error);
}

/* The same values into a table without index, journal, check or keys. */
static double
time_bare_insert (const char *path, GPtrArray *people)
{
  g_autoptr (GString) columns = g_string_new ("id INTEGER PRIMARY KEY, version INTEGER");
  g_autoptr (GString) parameters = g_string_new ("?, ?");
  g_autofree char *create = NULL;
  g_autofree char *insert = NULL;
  double start = now ();
  sqlite3 *db;
  sqlite3_stmt *statement;

  for (guint f = 0; f < mst_person_type.n_fields; f++)
    {
      g_string_append_printf (columns, ", %s TEXT", mst_person_type.fields[f].name);
      g_string_append (parameters, ", ?");
    }
  create =
    g_strdup_printf ("PRAGMA journal_mode = WAL; CREATE TABLE person (%s); BEGIN", columns->str);
  insert = g_strdup_printf ("INSERT INTO person VALUES (%s)", parameters->str);
  g_assert (sqlite3_open (path, &db) == SQLITE_OK);
  g_assert (sqlite3_exec (db, create, NULL, NULL, NULL) == SQLITE_OK);
  g_assert (sqlite3_prepare_v2 (db, insert, -1, &statement, NULL) == SQLITE_OK);
  for (guint i = 0; i < people->len; i++)
    {
      for (guint f = 0; f < mst_person_type.n_fields; f++)
        sqlite3_bind_text (statement, (int) f + 3,
                           mst_record_get_at (g_ptr_array_index (people, i), f), -1, SQLITE_STATIC);
      sqlite3_step (statement);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  g_assert (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
  start = now () - start;
  sqlite3_close (db);
  return start;
}

/* --- search --- */

typedef struct
{
  const char *what;
  const char *text;
  const char *like; /* the scan it is measured against */
} Search;

static const Search searches[] = {
  { "one character", "王", "name LIKE '%王%' OR workplace LIKE '%王%'" },
  { "rare character", "尉", "name LIKE '%尉%' OR workplace LIKE '%尉%'" },
  { "two characters", "建国", "name LIKE '%建国%' OR workplace LIKE '%建国%'" },
  { "three characters", "张建国", "name LIKE '%张建国%' OR workplace LIKE '%张建国%'" },
  { "workplace", "审计局第3科", "name LIKE '%审计局第3科%' OR workplace LIKE '%审计局第3科%'" },
  { "full pinyin", "zhangjianguo", "name LIKE '%张建国%' OR workplace LIKE '%张建国%'" },
  { "initials", "zjg", "name LIKE '%张建国%' OR workplace LIKE '%张建国%'" },
  { "telephone tail", "2345", "phone LIKE '%2345'" },
  { "citizen number tail", "001X", "citizen_number LIKE '%001X'" },
};

static double
time_search (MstStore *store, const char *text, gint64 *n)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
      g_autoptr (GArray) ids = NULL;
      double start = now ();

      mst_query_set_search (query, text);
      ids = mst_query_list_ids (query, store, &error);
      die_on_error (error);
      best = MIN (best, now () - start);
      *n = ids->len;
    }
  return best;
}

static double
time_like (sqlite3 *db, const char *like, gint64 *n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM person WHERE %s", like);
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 5; i++)
    {
      sqlite3_stmt *statement;
      double start = now ();

      g_assert (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK);
      for (*n = 0; sqlite3_step (statement) == SQLITE_ROW;)
        ++*n;
      sqlite3_finalize (statement);
      best = MIN (best, now () - start);
    }
  return best;
}

static void
measure_search (MstStore *store)
{
  sqlite3 *db;

  g_assert (sqlite3_open (mst_store_get_path (store), &db) == SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      gint64 found, liked;
      double like = time_like (db, searches[i].like, &liked);
      double search = time_search (store, searches[i].text, &found);

      g_print ("search %-20s %7.2f ms (%6d found), LIKE %7.2f ms (%6d), ratio %.3f\n",
               searches[i].what, search, (int) found, like, (int) liked, search / like);
    }
  sqlite3_close (db);
}

/* --- the list --- */

typedef struct
{
  double last;
  double worst;
} Heart;

static gboolean
beat_cb (gpointer user_data)
{
  Heart *heart = user_data;
  double at = now ();

  heart->worst = MAX (heart->worst, at - heart->last);
  heart->last = at;
  return G_SOURCE_CONTINUE;
}

static void
load (MstRowModel *model, const MstQuery *query, const char *what)
{
  Heart heart = { now (), 0 };
  guint source = g_idle_add_full (G_PRIORITY_LOW, beat_cb, &heart, NULL);
  double start = now ();

  mst_row_model_set_query (model, query);
  while (mst_row_model_is_loading (model))
    g_main_context_iteration (NULL, TRUE);
  /* What a list does then: the first screen and a jump. */
  for (guint i = 0; i < 200; i++)
    {
      g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), i));
    }
  beat_cb (&heart);
  g_source_remove (source);
  g_print ("list   %-20s %7.1f ms until shown, %u rows, longest stall %.1f ms\n", what,
           now () - start, g_list_model_get_n_items (G_LIST_MODEL (model)), heart.worst);
}

static void
measure_list (MstStore *store)
{
  g_autoptr (MstRowModel) model = mst_row_model_new (store);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  load (model, query, "by pinyin");
  mst_query_set_sort (query, "name", MST_SORT_STROKES, FALSE, NULL);
  load (model, query, "by strokes");
  mst_query_set_sort (query, "name", MST_SORT_FULL_STROKES, TRUE, NULL);
  load (model, query, "by full strokes, down");
  mst_query_set_sort (query, "area", MST_SORT_VALUE, FALSE, NULL);
  load (model, query, "by area");
  mst_query_set_sort (query, "workplace", MST_SORT_VALUE, FALSE, NULL);
  load (model, query, "by workplace");
  mst_query_set_sort (query, NULL, MST_SORT_VALUE, FALSE, NULL);
  mst_query_set_area (query, "110101003004");
  load (model, query, "of an area");
  mst_query_set_area (query, NULL);
  mst_query_add_condition (query, "sex", MST_OPERATOR_IS, "2", NULL);
  load (model, query, "women");
  mst_query_clear_conditions (query);
  mst_query_set_search (query, "王");
  load (model, query, "search");
}

static int
get_rss_mib (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &pages);
  return (int) (pages * 4 / 1024);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("muster-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.muster", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare.db", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -r '%s'", folder);
  g_autoptr (MstStore) store = make_store (path);
  GPtrArray *people = make_people (0, N_WRITTEN);
  double start, door, undo, plain;
  int rss;

  plain = time_bare_insert (bare, people);
  start = now ();
  write_people (store, people);
  door = now () - start;
  g_ptr_array_unref (people);
  g_print ("write  %d people: %.0f ms through the door, %.0f ms bare, ratio %.2f\n", N_WRITTEN,
           door, plain, door / plain);
  start = now ();
  mst_store_undo (store, NULL);
  undo = now () - start;
  start = now ();
  mst_store_redo (store, NULL);
  g_print ("undo   %.0f ms, redo %.0f ms\n", undo, now () - start);

  for (guint first = N_WRITTEN; first < N_BIG; first += N_WRITTEN)
    {
      people = make_people (first, N_WRITTEN);
      write_people (store, people);
      g_ptr_array_unref (people);
    }
  g_clear_object (&store);
  store = mst_store_open (path, NULL);
  rss = get_rss_mib ();
  measure_list (store);
  g_print ("memory %d MiB before the list, %d MiB after\n", rss, get_rss_mib ());
  measure_search (store);
  g_clear_object (&store);
  return system (remove);
}
