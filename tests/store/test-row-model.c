/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row model: what a list sees of a query, of its changes and of other programs'. */
#include "config.h"

#include "store-fixture.h"

#include "mst-row-model.h"

#include <sqlite3.h>

#define N_PEOPLE 5000

/** Mirror: what a list that believes the signals has; checked against the model at each. */
typedef struct
{
  MstRowModel *model;
  guint n_items;
  guint n_signals;
  guint n_both; /* signals that both removed and added */
} Mirror;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->n_items);
  mirror->n_items += added - removed;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->n_items);
  mirror->n_signals++;
  mirror->n_both += removed > 0 && added > 0;
}

static void
wait (MstRowModel *model)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (mst_row_model_is_loading (model))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
tamper (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static const char *
peek_name (MstRowModel *model, guint position)
{
  g_autoptr (MstRow) row = g_list_model_get_item (G_LIST_MODEL (model), position);

  return mst_record_get_title (mst_row_get_record (row));
}

static void
add_people (Fixture *f, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_store_begin (f->store, "import", "Import", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = make_name (i);
      g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[i % 3]);
      g_autoptr (MstRecord) person =
        make_record (&mst_person_type, "name", name, "class", "5", "area", area, NULL);

      g_assert_true (mst_store_insert (f->store, person, NULL, &error));
    }
  g_assert_true (mst_store_commit (f->store, &error));
}

static MstRowModel *
make_model (Fixture *f, Mirror *mirror)
{
  MstRowModel *model = mst_row_model_new (f->store);

  *mirror = (Mirror){ .model = model };
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  return model;
}

static void
test_pages (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  Mirror mirror;
  g_autoptr (MstRowModel) model = make_model (f, &mirror);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MstRow) first = NULL;
  g_autoptr (MstRow) again = NULL;

  add_people (f, N_PEOPLE);
  mst_row_model_set_query (model, query);
  g_assert_true (mst_row_model_is_loading (model));
  g_assert_cmpuint (mirror.n_items, ==, 0);
  wait (model);
  g_assert_cmpuint (mirror.n_items, ==, N_PEOPLE);
  g_assert_nonnull (mst_row_model_get_sums (model));

  ids = mst_query_list_ids (query, f->store, NULL);
  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (MstRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_cmpint (mst_row_get_id (row), ==, g_array_index (ids, gint64, i));
      g_assert_cmpint (mst_row_model_get_id_at (model, i), ==, mst_row_get_id (row));
      g_assert_cmpint (mst_record_get_id (mst_row_get_record (row)), ==, mst_row_get_id (row));
    }
  /* A row that somebody holds stays the same object, though its page is gone from the cache. */
  again = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (again == first);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), N_PEOPLE));
  g_assert_cmpuint (mst_row_model_find (model, g_array_index (ids, gint64, 4321)), ==, 4321);
  g_assert_cmpuint (mst_row_model_find (model, -1), ==, G_MAXUINT);
  g_assert_cmpint (mst_row_model_get_id_at (model, N_PEOPLE), ==, 0);

  mst_row_model_set_query (model, NULL);
  g_assert_cmpuint (mirror.n_items, ==, 0);
  g_assert_false (mst_row_model_is_loading (model));
}

/* Only the last of several queries in a row is answered. */
static void
test_superseded (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  Mirror mirror;
  g_autoptr (MstRowModel) model = make_model (f, &mirror);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  static const char *const typed[] = { "w", "wa", "wan", "wang", "王", "nobody at all", "伟" };
  gint64 expected;

  add_people (f, N_PEOPLE);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      mst_query_set_search (query, typed[i]);
      mst_row_model_set_query (model, query);
    }
  wait (model);
  expected = mst_query_count (query, f->store, NULL);
  g_assert_cmpint (expected, >, 0);
  g_assert_cmpuint (mirror.n_items, ==, expected);
  g_assert_cmpuint (mirror.n_signals, ==, 1);
  /* Dropped while it loads. */
  mst_row_model_set_query (model, query);
}

static void
count_notify_cb (MstRow *row, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
test_follows (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  Mirror mirror;
  g_autoptr (MstRowModel) model = make_model (f, &mirror);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (MstRow) row = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) other = NULL;
  gint64 id, deadline;
  guint n_notified = 0;

  add_people (f, 1000);
  mst_row_model_set_query (model, query);
  wait (model);
  mirror.n_signals = 0;

  /* A change that leaves the order: no row goes or comes, the shown one is read again. */
  row = g_list_model_get_item (G_LIST_MODEL (model), 500);
  id = mst_row_get_id (row);
  g_signal_connect (row, "notify::record", G_CALLBACK (count_notify_cb), &n_notified);
  change (f->store, &mst_person_type, id, "phone", "13800000001");
  g_assert_true (mst_row_model_is_loading (model));
  wait (model);
  g_assert_cmpuint (mirror.n_signals, ==, 0);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (mst_record_get (mst_row_get_record (row), "phone"), ==, "13800000001");

  /* One that comes, one that goes: only they are told. */
  insert_person (f->store, "阿一", f->communities[0]);
  wait (model);
  g_assert_cmpuint (mirror.n_signals, ==, 1);
  g_assert_cmpuint (mirror.n_items, ==, 1001);
  g_assert_cmpstr (peek_name (model, 0), ==, "阿一");
  g_assert_cmpuint (mst_row_model_find (model, id), ==, 501);
  g_assert_true (mst_store_begin (f->store, "delete", "Delete", NULL));
  g_assert_true (mst_store_delete (f->store, &mst_person_type, id, 2, &error));
  g_assert_true (mst_store_commit (f->store, &error));
  wait (model);
  g_assert_cmpuint (mirror.n_items, ==, 1000);
  g_assert_cmpuint (mst_row_model_find (model, id), ==, G_MAXUINT);
  g_assert_null (mst_row_get_record (row));

  /* A rollback leaves everything, another program's group is seen. */
  mirror.n_signals = 0;
  other = mst_store_open (f->path, &error);
  insert_person (other, "阿二", f->communities[0]);
  deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (mirror.n_signals == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (mirror.n_items, ==, 1001);

  /* Another order: everything is replaced, never in one signal that removes and adds. */
  mst_query_set_sort (query, "name", MST_SORT_PINYIN, TRUE, NULL);
  mst_row_model_set_query (model, query);
  wait (model);
  g_assert_cmpstr (peek_name (model, 1000), ==, "阿二");
  g_assert_cmpuint (mirror.n_both, ==, 0);
}

/* What is shown by name of another type follows that type. */
static void
test_follows_names (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  Mirror mirror;
  g_autoptr (MstRowModel) model = make_model (f, &mirror);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  insert_person (f->store, "王伟", f->communities[0]);
  mst_row_model_set_query (model, query);
  wait (model);
  change (f->store, &mst_area_type, f->communities[0], "name", "报房社区");
  g_assert_true (mst_row_model_is_loading (model));
  wait (model);
  mst_row_model_set_query (model, NULL);
  change (f->store, &mst_area_type, f->communities[0], "name", "多福巷社区");
  g_assert_false (mst_row_model_is_loading (model));
}

/* What can't be read says why, until it can. */
static void
test_unreadable (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (MstRowModel) model = mst_row_model_new (f->store);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  add_people (f, 3);
  tamper (f->path, "ALTER TABLE person RENAME TO gone");
  mst_row_model_set_query (model, query);
  wait (model);
  g_assert_nonnull (mst_row_model_get_error (model));
  tamper (f->path, "ALTER TABLE gone RENAME TO person");
  mst_row_model_reload (model);
  wait (model);
  g_assert_null (mst_row_model_get_error (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-model/pages", test_pages);
  g_test_add_func ("/row-model/superseded", test_superseded);
  g_test_add_func ("/row-model/follows", test_follows);
  g_test_add_func ("/row-model/follows-names", test_follows_names);
  g_test_add_func ("/row-model/unreadable", test_unreadable);
  return g_test_run ();
}
