/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop of everything at once: sheets find their type, and all of it is one step. */

#include "config.h"

#include "office-fixture.h"

#include "mst-area-file.h"
#include "mst-import-batch.h"
#include "mst-test-district.h"

static void
add_files (const Fixture *fixture, MstImportBatch *batch, GPtrArray *paths, guint n_refused)
{
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GError) error = NULL;

  mst_import_batch_add_files (batch, fixture->store, paths, &refused, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->len, ==, n_refused);
}

/* Posts first and compounds last, as a careless drop has them. */
static GPtrArray *
list_paths (const MstTestTruth *truth)
{
  GPtrArray *paths = g_ptr_array_new ();

  g_ptr_array_add (paths, truth->posts_path);
  for (guint i = 0; truth->people_paths[i] != NULL; i++)
    g_ptr_array_add (paths, truth->people_paths[i]);
  g_ptr_array_add (paths, truth->units_path);
  g_ptr_array_add (paths, truth->compounds_path);
  return paths;
}

static void
check_counts (const MstTestTruth *truth, MstImportBatch *batch)
{
  MstImportCounts counts = mst_import_batch_get_counts (batch);

  g_assert_cmpint (counts.imported, ==,
                   truth->people_importable + truth->compounds + truth->units + truth->posts);
  g_assert_cmpint (counts.rejected, ==, truth->rows_rejected);
}

static void
test_district (gconstpointer data)
{
  char style = (char) GPOINTER_TO_INT (data);
  g_auto (Fixture) fixture = { 0 };
  g_auto (MstTestTruth) truth = { 0 };
  g_autoptr (MstImportBatch) batch = mst_import_batch_new ();
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *rejects = NULL;

  fixture_init_blank (&fixture);
  mst_test_district_write (fixture.folder, style, 1500, 5, &truth, &error);
  g_assert_no_error (error);
  mst_area_file_read (fixture.store, truth.areas_path, NULL, &error);
  g_assert_no_error (error);
  paths = list_paths (&truth);
  add_files (&fixture, batch, paths, 0);
  g_assert_true (mst_import_batch_is_ready (batch));

  imports = mst_import_batch_list_imports (batch);
  g_assert_cmpuint (imports->len, ==, 4);
  g_assert_true (mst_import_get_record_type (g_ptr_array_index (imports, 0)) == &mst_area_type);
  g_assert_true (mst_import_get_record_type (g_ptr_array_index (imports, 3)) == &mst_post_type);

  mst_import_batch_read (batch, fixture.store, NULL, &error);
  g_assert_no_error (error);
  check_counts (&truth, batch);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 0);
  g_assert_cmpint (fixture_count (&fixture, &mst_unit_type), ==, 0);

  mst_import_batch_apply (batch, fixture.store, NULL, &error);
  g_assert_no_error (error);
  check_counts (&truth, batch);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, truth.people_importable);
  g_assert_cmpint (fixture_count (&fixture, &mst_post_type), ==, truth.posts);

  rejects = g_build_filename (fixture.folder, "rejects.xlsx", NULL);
  mst_import_batch_write_rejects (batch, rejects, written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (written->len, ==, 1);
  g_assert_true (g_file_test (rejects, G_FILE_TEST_EXISTS));

  /* One step. */
  mst_store_undo (fixture.store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 0);
  g_assert_cmpint (fixture_count (&fixture, &mst_post_type), ==, 0);
  g_assert_cmpint (fixture_count (&fixture, &mst_unit_type), ==, 0);
}

static const char *const roster[] = { "姓名|性别|人员类别|报到社区", "王毅夫|男|志愿者|多福巷社区",
                                      NULL };

static void
test_refused_file (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImportBatch) batch = mst_import_batch_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  g_ptr_array_add (paths, fixture_write_text (&fixture, "broken.xlsx", "PK\x03\x04 no workbook"));
  g_ptr_array_add (paths, fixture_write_xlsx (&fixture, "good.xlsx", roster));
  add_files (&fixture, batch, paths, 1);
  g_assert_cmpuint (mst_import_batch_get_sheets (batch)->len, ==, 1);
  mst_import_batch_apply (batch, fixture.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 1);
}

static void
test_change_type (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImportBatch) batch = mst_import_batch_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const MstBatchSheet *sheet;

  fixture_init (&fixture);
  g_ptr_array_add (paths, fixture_write_xlsx (&fixture, "roster.xlsx", roster));
  add_files (&fixture, batch, paths, 0);
  sheet = g_ptr_array_index (mst_import_batch_get_sheets (batch), 0);
  g_assert_true (sheet->type == &mst_person_type);

  mst_import_batch_set_type (batch, fixture.store, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (mst_import_batch_is_ready (batch));
  mst_import_batch_set_type (batch, fixture.store, 0, &mst_person_type, &error);
  g_assert_no_error (error);
  g_assert_true (mst_import_batch_is_ready (batch));
  mst_import_batch_apply (batch, fixture.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mst_import_batch_get_counts (batch).imported, ==, 1);
}

static void
test_cancelled (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MstImportBatch) batch = mst_import_batch_new ();
  g_autoptr (MstProgress) progress = mst_progress_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  g_ptr_array_add (paths, fixture_write_xlsx (&fixture, "roster.xlsx", roster));
  g_cancellable_cancel (mst_progress_get_cancellable (progress));
  g_assert_false (
    mst_import_batch_add_files (batch, fixture.store, paths, &refused, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (mst_import_batch_get_sheets (batch)->len, ==, 0);
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/batch/district/a", GINT_TO_POINTER ('a'), test_district);
  g_test_add_data_func ("/batch/district/b", GINT_TO_POINTER ('b'), test_district);
  g_test_add_func ("/batch/refused-file", test_refused_file);
  g_test_add_func ("/batch/change-type", test_change_type);
  g_test_add_func ("/batch/cancelled", test_cancelled);
  return g_test_run ();
}
