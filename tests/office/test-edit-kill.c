/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of 5,000 people killed at any moment is whole or has not been, in a file that is clean and can
 * go back. Slow mode kills 200 times. */

#include "config.h"

#include "office-fixture.h"
#include "test-victim.h"

#include "mst-bulk-edit.h"
#include "mst-sample.h"

#include <stdlib.h>

#define N_PEOPLE 5000
#define N_KILLS 5
#define N_KILLS_SLOW 200
#define POSITION "下沉干部"

static MstBulkEdit *
make_edit (MstStore *store)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  g_autoptr (GArray) ids = mst_query_list_ids (query, store, NULL);
  MstBulkEdit *edit = mst_bulk_edit_new (&mst_person_type, (const gint64 *) ids->data, ids->len);

  mst_bulk_edit_set (edit, mst_record_type_get_field (&mst_person_type, "position"), POSITION);
  return edit;
}

/* --- the one that is killed --- */

static int
run_victim (const char *path)
{
  g_autoptr (MstStore) store = mst_store_open (path, NULL);
  g_autoptr (MstBulkEdit) edit = store != NULL ? make_edit (store) : NULL;
  g_autofree char *done = NULL;

  if (edit == NULL || !mst_bulk_edit_preview (edit, store, NULL, NULL)
      || !test_victim_tell_ready ())
    return EXIT_FAILURE;
  done = mst_bulk_edit_apply (edit, store, NULL, NULL);
  return done != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* --- the one that kills --- */

static gint64
count_changed (MstStore *store)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);

  mst_query_add_condition (query, "position", MST_OPERATOR_IS, POSITION, NULL);
  return mst_query_count (query, store, NULL);
}

/* Whether the change is in the file; whole, or not at all. */
static gboolean
look_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (path, &error);
  g_autofree char *label = NULL;
  gint64 n;

  g_assert_no_error (error);
  test_file_assert_clean (store);
  n = count_changed (store);
  label = mst_store_dup_undo_label (store);
  if (n == 0)
    {
      g_assert_cmpstr (label, !=, "Set 5,000 people: Position to " POSITION);
      return FALSE;
    }
  g_assert_cmpint (n, ==, N_PEOPLE);
  g_assert_cmpstr (label, ==, "Set 5,000 people: Position to " POSITION);
  mst_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_changed (store), ==, 0);
  return TRUE;
}

static void
test_kill (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *work = NULL;

  fixture_init_blank (&fixture);
  g_assert_true (mst_sample_fill (fixture.store, N_PEOPLE, 1, NULL, &error));
  work = g_build_filename (fixture.folder, "work.muster", NULL);
  g_clear_object (&fixture.store);
  test_victim_kill (&(TestVictim){ fixture.path, work, (const char *[]){ work, NULL }, look_at },
                    g_test_slow () ? N_KILLS_SLOW : N_KILLS);
}

int
main (int argc, char **argv)
{
  char **victim = test_victim_init (argc, argv);

  if (victim != NULL)
    return run_victim (victim[0]);
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/killed", test_kill);
  return g_test_run ();
}
