/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it costs that a few of 250,000 people, or many, are out of use, against asking for all; what
 * alternatives cost; and pages of a journal of a million entries against counting through it. FILE is
 * changed. */
#include "config.h"

#include "mst-query.h"
#include "mst-store.h"

#include <sqlite3.h>

#define N_FEW 50
#define N_MANY 50000
#define N_TIMES 5

/* A million entries in steps of fifty. */
#define N_GROUPS 20000
#define N_IN_GROUP 50

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

static void
run_sql (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

/* --- queries --- */

typedef enum
{
  LIST,
  COUNT,
  TALLY,
  READ,
} Use;

typedef struct
{
  const char *what;
  Use use;
  const char *search;
  const char *area;
  const char *field, *value; /* a condition */
  MstSortOrder order;
} Case;

static const Case cases[] = {
  { "list", LIST, NULL, NULL, NULL, NULL, MST_SORT_PINYIN },
  { "list by strokes", LIST, NULL, NULL, NULL, NULL, MST_SORT_STROKES },
  { "list of women", LIST, NULL, NULL, "sex", "2", MST_SORT_PINYIN },
  { "list of a search", LIST, "王", NULL, NULL, NULL, MST_SORT_PINYIN },
  { "count", COUNT, NULL, NULL, NULL, NULL, MST_SORT_PINYIN },
  { "count of women", COUNT, NULL, NULL, "sex", "2", MST_SORT_PINYIN },
  { "count of an area", COUNT, NULL, "110101001000", NULL, NULL, MST_SORT_PINYIN },
  { "tally by area", TALLY, NULL, NULL, NULL, NULL, MST_SORT_PINYIN },
  { "read all", READ, NULL, NULL, NULL, NULL, MST_SORT_PINYIN },
};

static gboolean
go_on (const MstRecord *record, gpointer user_data)
{
  return TRUE;
}

static void
use_query (const MstQuery *query, MstStore *store, Use use)
{
  g_autoptr (GError) error = NULL;

  switch (use)
    {
    case LIST:
      g_array_unref (mst_query_list_ids (query, store, &error));
      break;
    case COUNT:
      mst_query_count (query, store, &error);
      break;
    case TALLY:
      g_ptr_array_unref (mst_query_tally (query, store, "area", &error));
      break;
    case READ:
      mst_query_foreach (query, store, go_on, NULL, &error);
      break;
    default:
      g_assert_not_reached ();
    }
  die_on_error (error);
}

static MstQuery *
make_query (const Case *c, MstScope scope)
{
  MstQuery *query = mst_query_new (&mst_person_type);

  mst_query_set_scope (query, scope);
  mst_query_set_search (query, c->search);
  mst_query_set_area (query, c->area);
  mst_query_set_sort (query, "name", c->order, FALSE, NULL);
  if (c->field != NULL)
    mst_query_add_condition (query, c->field, MST_OPERATOR_IS, c->value, NULL);
  return query;
}

/* Taken in turn, so that what the machine does besides is shared fairly; the best of several. */
static void
measure_scope (MstStore *store, const char *how_many)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MstQuery) all = make_query (&cases[i], MST_SCOPE_ALL);
      g_autoptr (MstQuery) current = make_query (&cases[i], MST_SCOPE_CURRENT);
      double best_all = G_MAXDOUBLE, best_current = G_MAXDOUBLE;

      for (guint k = 0; k < N_TIMES; k++)
        {
          double start = now ();

          use_query (all, store, cases[i].use);
          best_all = MIN (best_all, now () - start);
          start = now ();
          use_query (current, store, cases[i].use);
          best_current = MIN (best_current, now () - start);
        }
      g_print ("scope  %-6s %-18s %8.2f ms current, %8.2f ms all, ratio %.2f\n", how_many,
               cases[i].what, best_current, best_all, best_current / best_all);
    }
}

static void
measure_alternatives (MstStore *store)
{
  static const char *const classes[] = { "1", "2", "3", "4" };
  g_autoptr (MstQuery) one = mst_query_new (&mst_person_type);
  g_autoptr (MstQuery) four = mst_query_new (&mst_person_type);
  double best_one = G_MAXDOUBLE, best_four = G_MAXDOUBLE;

  mst_query_add_condition (one, "class", MST_OPERATOR_IS, "1", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    mst_query_add_alternative (four, "class", MST_OPERATOR_IS, classes[i], NULL);
  for (guint k = 0; k < N_TIMES; k++)
    {
      double start = now ();

      use_query (one, store, LIST);
      best_one = MIN (best_one, now () - start);
      start = now ();
      use_query (four, store, LIST);
      best_four = MIN (best_four, now () - start);
    }
  g_print ("or     four classes              %8.2f ms, %8.2f ms one, ratio %.2f\n", best_four,
           best_one, best_four / best_one);
}

/* --- the journal --- */

/* Entries of nobody: their chain is broken, which reading doesn't ask about. */
static void
fill_journal (sqlite3 *db)
{
  g_autofree char *sql = g_strdup_printf (
    "BEGIN; DELETE FROM journal; DELETE FROM journal_group;"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d) "
    "INSERT INTO journal_group SELECT i + 1, 'change', strftime ('%%Y-%%m-%%dT%%H:%%M:%%S', "
    "'2022-01-01', i || ' minutes') || '+08:00', CASE i %% 3 WHEN 0 THEN '周静' ELSE '李强' END, "
    "CASE i %% 7 WHEN 0 THEN 'import' ELSE 'update' END, '修改 ' || i, NULL, i * %d + 1, %d FROM n;"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d) "
    "INSERT INTO journal SELECT i + 1, i / %d + 1, CASE i / %d %% 50 WHEN 0 THEN 'unit' ELSE "
    "'person' END, i %% 250000 + 1, 2, 'update', '{\"phone\":\"13800000001\"}', "
    "'{\"phone\":\"13800000002\"}', NULL, 'x' FROM n; COMMIT;",
    N_GROUPS, N_IN_GROUP, N_IN_GROUP, N_GROUPS * N_IN_GROUP, N_IN_GROUP, N_IN_GROUP);

  run_sql (db, sql);
}

typedef struct
{
  const char *what;
  MstJournalFilter filter;
} JournalCase;

static const JournalCase journal_cases[] = {
  { "all", { NULL } },
  { "a day", { .since = "2022-01-05", .until = "2022-01-05" } },
  { "a person", { .who = "周静" } },
  { "people", { .type = "person" } },
  { "units", { .type = "unit" } },
  { "posts, none", { .type = "post" } },
  { "a label", { .text = "修改 19" } },
  { "a rare name", { .text = "欧阳建国" } },
  { "a common name", { .text = "王" } },
};

static double
time_page (MstStore *store, const MstJournalFilter *filter, gboolean counts)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();

      if (counts)
        mst_store_count_groups (store, filter, &error);
      else
        g_ptr_array_unref (mst_store_list_groups_filtered (store, filter, 0, 100, &error));
      die_on_error (error);
      best = MIN (best, now () - start);
    }
  return best;
}

static void
measure_journal (MstStore *store, sqlite3 *db)
{
  double scan = G_MAXDOUBLE, entries = G_MAXDOUBLE;

  for (guint i = 0; i < N_TIMES; i++)
    {
      double start = now ();

      run_sql (db, "SELECT count(*) FROM journal WHERE change = 'insert'");
      scan = MIN (scan, now () - start);
      start = now ();
      g_ptr_array_unref (
        mst_store_list_group_entries (store, N_GROUPS / 2, N_IN_GROUP / 2, 100, NULL));
      entries = MIN (entries, now () - start);
    }
  for (guint i = 0; i < G_N_ELEMENTS (journal_cases); i++)
    {
      double page = time_page (store, &journal_cases[i].filter, FALSE);
      double count = time_page (store, &journal_cases[i].filter, TRUE);

      g_print ("log    %-18s %8.2f ms a page, %8.2f ms the count, ratio %.3f %.3f\n",
               journal_cases[i].what, page, count, page / scan, count / scan);
    }
  g_print ("log    entries of a step  %8.2f ms, ratio %.4f; a scan %.0f ms\n", entries,
           entries / scan, scan);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = NULL;
  g_autofree char *few =
    g_strdup_printf ("UPDATE person SET ended = '2022-11-10' WHERE id %% %d = 0", 250000 / N_FEW);
  g_autofree char *many =
    g_strdup_printf ("UPDATE person SET ended = '2022-11-10' WHERE id %% %d = 0", 250000 / N_MANY);
  sqlite3 *db;

  g_assert (argc == 2);
  store = mst_store_open (argv[1], &error);
  die_on_error (error);
  g_assert (sqlite3_open (argv[1], &db) == SQLITE_OK);
  run_sql (db, few);
  measure_scope (store, "few");
  run_sql (db, many);
  measure_scope (store, "many");
  measure_alternatives (store);
  fill_journal (db);
  measure_journal (store, db);
  sqlite3_close (db);
  return 0;
}
