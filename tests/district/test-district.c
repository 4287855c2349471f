/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented districts: the same for the same seed, and a truth that adds up. */
#include "config.h"

#include "mst-test-district.h"

#include <glib/gstdio.h>

#define N_PEOPLE 600

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("muster-district-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_file (const char *path)
{
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
remove_district (const char *folder, const MstTestTruth *truth)
{
  remove_file (truth->areas_path);
  remove_file (truth->compounds_path);
  remove_file (truth->units_path);
  remove_file (truth->posts_path);
  remove_file (truth->truth_path);
  for (guint i = 0; truth->people_paths[i]; i++)
    remove_file (truth->people_paths[i]);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
assert_adds_up (const MstTestTruth *truth)
{
  guint by_subdistrict = 0, by_class = 0, by_kind = 0;

  for (guint i = 0; i < truth->subdistricts; i++)
    by_subdistrict += truth->importable_by_subdistrict[i];
  for (guint i = 0; i < MST_TEST_N_CLASSES; i++)
    by_class += truth->importable_by_class[i];
  for (guint i = 0; i < MST_TEST_N_POST_KINDS; i++)
    by_kind += truth->posts_by_kind[i];
  g_assert_cmpuint (truth->people, ==, N_PEOPLE);
  g_assert_cmpuint (truth->people_importable + truth->rows_rejected, ==, N_PEOPLE);
  g_assert_cmpuint (truth->rows, ==, N_PEOPLE + truth->duplicate_rows);
  g_assert_cmpuint (by_subdistrict, ==, truth->people_importable);
  g_assert_cmpuint (by_class, ==, truth->people_importable);
  g_assert_cmpuint (by_kind, ==, truth->posts);
  g_assert_cmpuint (truth->missing_name + truth->bad_check_digit + truth->destroyed_number
                      + truth->unknown_community + truth->unreadable_date,
                    ==, truth->rows_rejected);
  g_assert_cmpuint (g_strv_length (truth->people_paths), ==, truth->subdistricts);
}

static void
assert_equal_files (const char *a, const char *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  g_assert_true (g_file_get_contents (a, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (b, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_style (gconstpointer data)
{
  char style = GPOINTER_TO_INT (data);
  g_autofree char *first = make_folder ();
  g_autofree char *second = make_folder ();
  g_auto (MstTestTruth) a = { 0 };
  g_auto (MstTestTruth) b = { 0 };
  g_autoptr (GError) error = NULL;

  mst_test_district_write (first, style, N_PEOPLE, 7, &a, &error);
  g_assert_no_error (error);
  mst_test_district_write (second, style, N_PEOPLE, 7, &b, &error);
  g_assert_no_error (error);
  assert_adds_up (&a);
  assert_equal_files (a.areas_path, b.areas_path);
  assert_equal_files (a.compounds_path, b.compounds_path);
  assert_equal_files (a.units_path, b.units_path);
  assert_equal_files (a.posts_path, b.posts_path);
  assert_equal_files (a.truth_path, b.truth_path);
  for (guint i = 0; a.people_paths[i]; i++)
    assert_equal_files (a.people_paths[i], b.people_paths[i]);
  remove_district (first, &a);
  remove_district (second, &b);
}

/* Every fault occurs: a test that uses the district tries them all. */
static void
test_faults (gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_auto (MstTestTruth) truth = { 0 };
  g_autoptr (GError) error = NULL;

  mst_test_district_write (folder, GPOINTER_TO_INT (data), 2000, 7, &truth, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (truth.missing_name, >, 0);
  g_assert_cmpuint (truth.bad_check_digit, >, 0);
  g_assert_cmpuint (truth.destroyed_number, >, 0);
  g_assert_cmpuint (truth.unknown_community, >, 0);
  g_assert_cmpuint (truth.unreadable_date, >, 0);
  g_assert_cmpuint (truth.sex_disagrees, >, 0);
  g_assert_cmpuint (truth.duplicate_rows, >, 0);
  g_assert_cmpuint (truth.hidden_rows, >, 0);
  g_assert_cmpuint (truth.total_rows, >, 0);
  g_assert_cmpuint (truth.name_with_spaces, >, 0);
  g_assert_cmpuint (truth.full_width_number, >, 0);
  g_assert_cmpuint (truth.units_bad_credit_code, >, 0);
  remove_district (folder, &truth);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/district/style-a", GINT_TO_POINTER ('a'), test_style);
  g_test_add_data_func ("/district/style-b", GINT_TO_POINTER ('b'), test_style);
  g_test_add_data_func ("/district/faults-a", GINT_TO_POINTER ('a'), test_faults);
  g_test_add_data_func ("/district/faults-b", GINT_TO_POINTER ('b'), test_faults);
  return g_test_run ();
}
