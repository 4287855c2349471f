/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole untidy district in two styles: what is imported equals what was written. */

#include "config.h"

#include "office-fixture.h"

#include "mst-area-file.h"
#include "mst-test-district.h"

#include <string.h>

static MstImport *
import_files (const Fixture *fixture, const MstRecordType *type, char **paths)
{
  MstImport *import = mst_import_new (type);
  g_autoptr (GError) error = NULL;

  mst_import_add_files (import, fixture->store, (const char *const *) paths, NULL, &error);
  g_assert_no_error (error);
  fixture_apply (fixture, import);
  return import;
}

static MstImport *
import_one (const Fixture *fixture, const MstRecordType *type, char *path)
{
  return import_files (fixture, type, (char *[]){ path, NULL });
}

static gint64
count_where (const Fixture *fixture, const MstRecordType *type, const char *field,
             const char *value)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GError) error = NULL;
  gint64 n;

  mst_query_add_condition (query, field, MST_OPERATOR_IS, value, &error);
  g_assert_no_error (error);
  n = mst_query_count (query, fixture->store, &error);
  g_assert_no_error (error);
  return n;
}

static double
sum_of (const Fixture *fixture, const MstRecordType *type, const char *field)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GError) error = NULL;
  g_autofree double *sums = mst_query_sum (query, fixture->store, &error);

  g_assert_no_error (error);
  return sums[mst_record_type_find (type, field)];
}

static gint64
count_in (const Fixture *fixture, const MstRecordType *type, const char *subdistrict)
{
  g_autoptr (MstRecord) area = fixture_get (fixture, &mst_area_type, subdistrict);
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GError) error = NULL;
  gint64 n;

  mst_query_set_area (query, mst_record_get (area, "code"));
  n = mst_query_count (query, fixture->store, &error);
  g_assert_no_error (error);
  return n;
}

static void
check_ledgers (const Fixture *fixture, const MstTestTruth *truth)
{
  g_autoptr (MstImport) compounds = import_one (fixture, &mst_area_type, truth->compounds_path);
  g_autoptr (MstImport) units = import_one (fixture, &mst_unit_type, truth->units_path);
  g_autoptr (MstImport) posts = import_one (fixture, &mst_post_type, truth->posts_path);

  g_assert_cmpuint (fixture_count_problems (compounds, NULL), ==, 0);
  g_assert_cmpint (count_where (fixture, &mst_area_type, "level", "4"), ==, truth->compounds);
  g_assert_cmpint (count_where (fixture, &mst_area_type, "managed", "1"), ==,
                   truth->compounds_managed);
  g_assert_cmpfloat (sum_of (fixture, &mst_area_type, "households"), ==,
                     (double) truth->households);

  g_assert_cmpuint (fixture_count_problems (units, NULL), ==, 0);
  g_assert_cmpint (fixture_count (fixture, &mst_unit_type), ==, truth->units);
  g_assert_cmpfloat (sum_of (fixture, &mst_unit_type, "capacity"), ==, truth->units_capacity);
  g_assert_cmpuint (fixture_count_problems (units, "bad-credit-code"), ==,
                    truth->units_bad_credit_code);

  g_assert_cmpuint (fixture_count_problems (posts, NULL), ==, 0);
  g_assert_cmpint (fixture_count (fixture, &mst_post_type), ==, truth->posts);
  for (guint i = 0; i < MST_TEST_N_POST_KINDS; i++)
    {
      g_autofree char *kind = g_strdup_printf ("%u", i + 1);

      g_assert_cmpint (count_where (fixture, &mst_post_type, "kind", kind), ==,
                       truth->posts_by_kind[i]);
    }
}

static void
check_people (const Fixture *fixture, const MstTestTruth *truth, MstImport *import)
{
  MstImportCounts counts = mst_import_get_counts (import);
  GPtrArray *reconciliations = mst_import_get_reconciliations (import);

  g_assert_cmpint (counts.rows, ==, truth->rows);
  g_assert_cmpint (counts.imported, ==, truth->people_importable);
  g_assert_cmpint (counts.rejected, ==, truth->rows_rejected);
  g_assert_cmpint (counts.duplicates, ==, truth->duplicate_rows);
  g_assert_cmpint (counts.hidden, ==, truth->hidden_rows);
  g_assert_cmpint (counts.skipped_subtotal, ==, truth->subtotal_rows);
  g_assert_cmpint (counts.skipped_total, ==, truth->total_rows);
  g_assert_cmpuint (fixture_count_problems (import, "missing-required"), ==, truth->missing_name);
  g_assert_cmpuint (fixture_count_problems (import, "bad-check-digit"), ==, truth->bad_check_digit);
  g_assert_cmpuint (fixture_count_problems (import, "destroyed-number"), ==,
                    truth->destroyed_number);
  g_assert_cmpuint (fixture_count_problems (import, "unknown-place"), ==, truth->unknown_community);
  g_assert_cmpuint (fixture_count_problems (import, "unreadable-date"), ==, truth->unreadable_date);
  g_assert_cmpuint (fixture_count_problems (import, "sex-disagrees"), ==, truth->sex_disagrees);
  g_assert_cmpuint (fixture_count_problems (import, "birth-disagrees"), ==, 0);
  g_assert_cmpuint (mst_import_get_conflicts (import)->len, ==, 0);

  g_assert_cmpint (fixture_count (fixture, &mst_person_type), ==, truth->people_importable);
  for (guint i = 0; truth->subdistrict_names[i] != NULL; i++)
    g_assert_cmpint (count_in (fixture, &mst_person_type, truth->subdistrict_names[i]), ==,
                     truth->importable_by_subdistrict[i]);
  for (guint i = 0; i < MST_TEST_N_CLASSES; i++)
    {
      g_autofree char *class = g_strdup_printf ("%u", i + 1);

      g_assert_cmpint (count_where (fixture, &mst_person_type, "class", class), ==,
                       truth->importable_by_class[i]);
    }

  g_assert_cmpuint (reconciliations->len, >, 0);
  for (guint i = 0; i < reconciliations->len; i++)
    {
      const MstReconciliation *total = g_ptr_array_index (reconciliations, i);

      g_assert_cmpint (total->said, ==, total->found);
    }
}

static void
test_style (gconstpointer data)
{
  char style = (char) GPOINTER_TO_INT (data);
  g_auto (Fixture) fixture = { 0 };
  g_auto (MstTestTruth) truth = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstImport) import = NULL;
  g_autoptr (MstImport) again = NULL;
  MstImportCounts counts;

  fixture_init_blank (&fixture);
  mst_test_district_write (fixture.folder, style, 2000, 11, &truth, &error);
  g_assert_no_error (error);
  mst_area_file_read (fixture.store, truth.areas_path, NULL, &error);
  g_assert_no_error (error);
  check_ledgers (&fixture, &truth);

  import = import_files (&fixture, &mst_person_type, truth.people_paths);
  check_people (&fixture, &truth, import);

  /* Taken back, brought back, and once more: nothing changes. */
  g_assert_true (mst_store_undo (fixture.store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (&fixture, &mst_person_type), ==, 0);
  g_assert_true (mst_store_redo (fixture.store, &error));
  g_assert_no_error (error);
  again = import_files (&fixture, &mst_person_type, truth.people_paths);
  counts = mst_import_get_counts (again);
  g_assert_cmpint (counts.imported, ==, 0);
  g_assert_cmpint (counts.updated, ==, 0);
  g_assert_cmpint (counts.unchanged, ==, truth.people_importable);
  g_assert_cmpint (counts.rejected, ==, truth.rows_rejected);
  g_assert_cmpint (counts.duplicates, ==, truth.duplicate_rows);
  test_file_assert_clean (fixture.store);
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/district/a", GINT_TO_POINTER ('a'), test_style);
  g_test_add_data_func ("/district/b", GINT_TO_POINTER ('b'), test_style);
  return g_test_run ();
}
