/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of 5,000 among 25,000 people set at once, with preview, checks, journal and search index, its
 * undo and its redo, against 5,000 bare updates and inserts in the same database: medians of several
 * rounds and their ratios, and how much memory was needed at most. */

#include "config.h"

#include "mst-bulk-edit.h"
#include "mst-query.h"
#include "mst-sample.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define N_PEOPLE 25000
#define N_CHANGED 5000
#define N_ROUNDS 5

typedef enum
{
  BARE,
  PREVIEW,
  APPLY,
  UNDO,
  REDO,
  N_STEPS,
} Step;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static long
get_peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void
run (MstConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  mst_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

/* What any program does at least: the new value and a row that tells of it. */
static double
run_bare (MstStore *store, GArray *ids, const char *value)
{
  MstConnection *connection = mst_store_get_connection (store);
  g_autoptr (GError) error = NULL;
  double begin, taken;

  run (connection, "CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, person INTEGER, "
                   "before TEXT, after TEXT)");
  begin = now ();
  run (connection, "BEGIN IMMEDIATE");
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      MstStatement *update = mst_connection_prepare (
        connection, "UPDATE person SET position = $1 WHERE id = $2", &error);
      MstStatement *insert = mst_connection_prepare (
        connection, "INSERT INTO bare (person, before, after) VALUES ($1, $2, $3)", &error);

      mst_statement_bind_text (update, 1, value);
      mst_statement_bind_integer (update, 2, id);
      mst_statement_run (update, &error);
      mst_statement_bind_integer (insert, 1, id);
      mst_statement_bind_text (insert, 2, "{\"position\":\"科长\"}");
      mst_statement_bind_text (insert, 3, value);
      mst_statement_run (insert, &error);
      g_assert_no_error (error);
    }
  run (connection, "COMMIT");
  taken = now () - begin;
  run (connection, "DROP TABLE bare");
  return taken;
}

static void
run_round (MstStore *store, const char *bare_path, GArray *ids, guint round, double *steps)
{
  g_autofree char *value = g_strdup_printf ("下沉干部%u", round);
  g_autoptr (MstStore) bare = mst_store_open (bare_path, NULL);
  g_autoptr (MstBulkEdit) edit =
    mst_bulk_edit_new (&mst_person_type, (const gint64 *) ids->data, ids->len);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  double begin;

  steps[BARE] = run_bare (bare, ids, value);

  mst_bulk_edit_set (edit, mst_record_type_get_field (&mst_person_type, "position"), value);
  begin = now ();
  mst_bulk_edit_preview (edit, store, NULL, &error);
  g_assert_no_error (error);
  steps[PREVIEW] = now () - begin;

  begin = now ();
  done = mst_bulk_edit_apply (edit, store, NULL, &error);
  g_assert_no_error (error);
  steps[APPLY] = now () - begin;

  begin = now ();
  mst_store_undo (store, &error);
  g_assert_no_error (error);
  steps[UNDO] = now () - begin;

  begin = now ();
  mst_store_redo (store, &error);
  g_assert_no_error (error);
  steps[REDO] = now () - begin;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (double rounds[N_ROUNDS][N_STEPS], Step step)
{
  double values[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    values[i] = rounds[i][step];
  qsort (values, N_ROUNDS, sizeof values[0], compare);
  return values[N_ROUNDS / 2];
}

static int
remove_cb (const char *path, const struct stat *status, int flag, struct FTW *walk)
{
  return g_remove (path);
}

static MstStore *
make_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  MstStore *store = mst_store_create (path, MST_SAMPLE_DISTRICT, &error);

  g_assert_no_error (error);
  mst_sample_fill (store, N_PEOPLE, 1, NULL, &error);
  g_assert_no_error (error);
  return store;
}

int
main (void)
{
  static const char *const names[] = { "bare", "preview", "apply", "undo", "redo" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bench-bulk-edit-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "district.muster", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.muster", NULL);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (MstStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  double rounds[N_ROUNDS][N_STEPS];
  long before;

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_object_unref (make_store (bare_path));
  store = make_store (path);
  ids = mst_query_list_ids (query, store, &error);
  g_assert_no_error (error);
  g_array_set_size (ids, N_CHANGED);

  before = get_peak_kib ();
  for (guint i = 0; i < N_ROUNDS; i++)
    run_round (store, bare_path, ids, i, rounds[i]);
  for (Step step = 0; step < N_STEPS; step++)
    printf ("%-8s %6.0f ms  ratio %.2f\n", names[step], median (rounds, step),
            median (rounds, step) / median (rounds, BARE));
  printf ("memory at most %ld MiB, %ld MiB when the district was made\n", get_peak_kib () / 1024,
          before / 1024);

  g_clear_object (&store);
  nftw (folder, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  return EXIT_SUCCESS;
}
